//! Rows of a snippet: windows cut out of the text around the labels.
//!
//! Owns how much of a line is shown. The rows stand in a text of their own, which knows the true lines and columns
//! of its file.

use super::Setting;
use crate::checks::Finding;
use crate::document::{Anchor, Span};
use crate::report::messages::Words;
use crate::report::page::{Drawn, Rows};
use crate::report::position::LineTable;
use crate::text::width::{COLUMNS, char_width, cut, width};
use crate::text::{control_chars, slice, within};
use codespan_reporting::diagnostic::Label;
use std::ops::Range;

/// Columns of a row.
const ROW: usize = 40;
/// Columns of what leads up to a place where something is to be added.
const LEAD: usize = 26;
/// Characters looked at on either side, however wide they are.
const REACH: usize = 80;

/// A place to show.
#[derive(Debug, Clone)]
pub(crate) struct Mark {
    /// Where.
    pub span: Span,
    /// What stands there; may be empty.
    pub message: String,
    /// Whether the finding is about this place.
    pub primary: bool,
}

/// A mark as it stands in the rows.
#[derive(Debug, Clone)]
pub(crate) struct Shown {
    /// Bytes of the rows.
    pub range: Range<usize>,
    /// What stands there.
    pub message: String,
    /// Whether the finding is about this place.
    pub primary: bool,
    column: usize,
}

/// The rows of one file in a snippet.
#[derive(Debug, Default)]
pub(crate) struct Windows {
    name: String,
    text: String,
    rows: Vec<(Range<usize>, usize)>,
    /// The marks, in the order of the text.
    pub shown: Vec<Shown>,
}

impl Windows {
    /// Cuts the rows for some marks.
    pub(crate) fn cut(name: &str, table: &LineTable<'_>, words: Words, mut marks: Vec<Mark>) -> Self {
        marks.sort_by_key(|mark| (mark.span.start, mark.span.end, !mark.primary));
        let digits = marks.iter().map(|mark| table.number(mark.span.start).to_string().len()).max();
        let mut windows = Self { name: control_chars::visible(name).into_owned(), ..Self::default() };
        let mut rest = marks.as_slice();
        while !rest.is_empty() {
            let (row, after) = rest.split_at(together(table, rest));
            windows.add_row(table, words, row, COLUMNS - digits.unwrap_or(1) - 3);
            rest = after;
        }
        windows
    }

    /// Columns that stand before the text of a row or a note.
    pub(crate) fn gutter(&self) -> usize {
        self.rows.iter().map(|(_, line)| line.to_string().len()).max().unwrap_or(0) + 3
    }

    /// One row for marks of one line, at most `room` columns with the message behind the carets.
    fn add_row(&mut self, table: &LineTable<'_>, words: Words, marks: &[Mark], room: usize) {
        let [first, ..] = marks else { return };
        let place = table.position(first.span.start);
        let whole = table.line_span(place.line);
        let from = place.byte.min(whole.end);
        // In a Word file the words shown are words that its search finds.
        let line = table.findable(whole, from);
        let far = within(marks.iter().map(|mark| mark.span.end).max().unwrap_or(from), from, line.end);
        let empty = far == from;
        let message = marks.iter().map(|mark| width(&mark.message)).max().unwrap_or(0);
        // What stands behind the carets has a right to its place, but not to more than half of the row.
        let most = within(room.saturating_sub(message + 1), room / 2, ROW.max(room / 2)).min(ROW);
        // What is no paragraph has no number: its place is told in words.
        let place_in_words = match table.anchor(place.byte) {
            None | Some(Anchor::Paragraph(_)) => String::new(),
            Some(anchor) => format!("[{}] ", words.anchor(anchor)),
        };
        let most = most.saturating_sub(width(&place_in_words)).max(12);
        let to = forward(table.text(), from, far, if empty { 0 } else { most - 2 });
        let covered = width(slice(table.text(), from..to));
        let spare = if empty { LEAD.min(most - 2) } else { most.saturating_sub(covered + 2) };
        let lead = if empty { spare } else { spare.min((ROW - covered.min(ROW)) / 2) };
        let start = backward(table.text(), line.start, from, lead);
        let tail = ROW.saturating_sub(covered + width(slice(table.text(), start..from)) + 4);
        let end = if empty || to < far { to } else { trail(table.text(), to, line.end, tail) };

        let begin = self.text.len();
        self.text.push_str(&place_in_words);
        if has_text(table.text(), whole.start, start) {
            self.text.push_str("… ");
        }
        let clamp = |byte: usize| within(table.position(byte).byte, start, end);
        let ends: Vec<_> = marks.iter().map(|mark| clamp(mark.span.start)..clamp(mark.span.end)).collect();
        let mut ranges = vec![0..0; marks.len()];
        let mut at = start;
        for character in slice(table.text(), start..end).chars().map(Some).chain([None]) {
            for (range, ends) in ranges.iter_mut().zip(&ends) {
                if ends.start == at {
                    *range = self.text.len()..self.text.len();
                }
                if ends.end == at {
                    range.end = self.text.len();
                }
            }
            if let Some(character) = character {
                control_chars::push(&mut self.text, character);
                at += character.len_utf8();
            }
        }
        if self.text.len() == begin + place_in_words.len() {
            self.text.push('…');
        } else if has_text(table.text(), end, whole.end) {
            self.text.push_str(" …");
        }
        self.rows.push((begin..self.text.len(), table.number(place.byte)));
        self.text.push('\n');
        self.shown.extend(marks.iter().zip(ranges).map(|(mark, range)| Shown {
            range,
            message: cut(&control_chars::visible(&mark.message), room / 2 - 1),
            primary: mark.primary,
            column: table.position(mark.span.start).column,
        }));
    }
}

impl Rows for Windows {
    fn name(&self) -> &str {
        &self.name
    }

    fn text(&self) -> &str {
        &self.text
    }

    fn row(&self, index: usize) -> Option<(Range<usize>, usize)> {
        self.rows.get(index).cloned()
    }

    fn row_of(&self, byte: usize) -> usize {
        self.rows.partition_point(|(row, _)| row.end < byte).min(self.rows.len().saturating_sub(1))
    }

    /// That of the mark which starts here.
    fn column(&self, _row: usize, byte: usize) -> usize {
        let here = self.shown.iter().filter(|shown| shown.range.start == byte);
        here.max_by_key(|shown| shown.primary).map_or(1, |shown| shown.column)
    }
}

/// How many of the marks, the first included, stand close enough together for one row.
fn together(table: &LineTable<'_>, marks: &[Mark]) -> usize {
    let [first, ..] = marks else { return 0 };
    let whole = table.line_span(table.position(first.span.start).line);
    let from = within(first.span.start, whole.start, whole.end);
    let line = table.findable(whole, from);
    let fits = marks.iter().skip(1).take_while(|mark| {
        let apart = mark.span.end.saturating_sub(first.span.start);
        mark.span.end <= line.end
            && apart < 4 * ROW
            && width(table.slice(Span { start: first.span.start, end: mark.span.end })) <= ROW - 4
    });
    1 + fits.count()
}

/// The end of at most so many columns from `from` on.
fn forward(text: &str, from: usize, to: usize, columns: usize) -> usize {
    let mut used = 0;
    let mut end = from;
    for character in slice(text, from..to).chars().take(2 * REACH) {
        used += char_width(character);
        if used > columns {
            break;
        }
        end += character.len_utf8();
    }
    end
}

/// The start of at most so many columns before `at`, within the sentence and without half a word.
fn backward(text: &str, line: usize, at: usize, columns: usize) -> usize {
    let mut used = 0;
    let mut start = at;
    for (seen, character) in slice(text, line..at).chars().rev().take(REACH).enumerate() {
        used += char_width(character);
        // Right after the end of a sentence, that sentence is what leads up to the place.
        if used > columns || (character == '。' && seen > 0) {
            break;
        }
        start -= character.len_utf8();
    }
    let cut_word = slice(text, line..start).chars().next_back().is_some_and(is_word);
    let window = slice(text, start..at);
    let skipped = if cut_word { window.find(|c| !is_word(c)).unwrap_or(window.len()) } else { 0 };
    at - slice(window, skipped..).trim_start().len()
}

/// The end of at most so many columns after `at`, within the sentence and without half a word.
fn trail(text: &str, at: usize, line: usize, columns: usize) -> usize {
    let mut used = 0;
    let mut end = at;
    for character in slice(text, at..line).chars().take(REACH) {
        used += char_width(character);
        if used > columns {
            break;
        }
        end += character.len_utf8();
        if character == '。' {
            break;
        }
    }
    let cut_word = slice(text, end..line).chars().next().is_some_and(is_word);
    let window = slice(text, at..end);
    let kept = if cut_word { window.trim_end_matches(is_word) } else { window };
    at + kept.trim_end().len()
}

fn is_word(character: char) -> bool {
    character.is_ascii_alphanumeric() || "-_./:@".contains(character)
}

/// Whether anything but white space stands there; looks no further than needed.
fn has_text(text: &str, from: usize, to: usize) -> bool {
    slice(text, from..to).chars().any(|character| !character.is_whitespace())
}

/// Rows of one or more files, the draft's first.
#[derive(Debug, Default)]
pub(crate) struct Snippet(pub Drawn<Windows>);

impl Snippet {
    /// The rows for a finding with its first `most` labels; `primary` is what stands at its own place.
    pub(crate) fn cut(setting: &Setting<'_>, finding: &Finding, primary: String, most: usize) -> Self {
        let Some(span) = finding.span else { return Self(Drawn(vec![Windows::default()])) };
        let entry = setting.entry;
        let labels = || finding.labels.iter().take(most);
        let of = |document: Option<usize>| {
            let here = labels().filter(move |label| label.document == document);
            here.map(|label| Mark { span: label.span, message: label.message.clone(), primary: false })
        };
        let mut marks = vec![Mark { span, message: primary, primary: true }];
        marks.extend(of(None));
        let mut files = vec![Windows::cut(&entry.source.name, &setting.table, setting.words, marks)];
        let notices = entry.result.previous.notices();
        for (at, (earlier, table)) in notices.iter().zip(&setting.earlier).enumerate() {
            let marks: Vec<Mark> = of(Some(at)).collect();
            if !marks.is_empty() {
                files.push(Windows::cut(&earlier.source.name, table, setting.words, marks));
            }
        }
        Self(Drawn(files))
    }

    /// Columns that stand before the text of a row or a note.
    pub(crate) fn gutter(&self) -> usize {
        self.0.0.iter().map(Windows::gutter).max().unwrap_or(3).max(3)
    }

    /// The labels, file by file, as the renderer takes them.
    pub(crate) fn labels(&self) -> Vec<Label<usize>> {
        let files = self.0.0.iter().enumerate();
        let labels = files.flat_map(|(file, windows)| {
            windows.shown.iter().map(move |shown| {
                let label = if shown.primary { Label::primary } else { Label::secondary };
                label(file, shown.range.clone()).with_message(shown.message.clone())
            })
        });
        labels.collect()
    }
}
