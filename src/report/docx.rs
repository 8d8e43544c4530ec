//! Word files, which have no lines: where a place stands in them, and findings as comments.
//!
//! Owns the anchors of a line table, and the words of a comment. Where a comment is put is `annotate`'s.

use super::messages::Words;
use super::position::LineTable;
#[cfg(feature = "docx")]
use crate::annotate::{Failure, Remark, annotate};
use crate::checks::Finding;
use crate::document::{Anchor, Document, Span};
use crate::engine::Checked;
use crate::input::Source;
use crate::ruleset::Ruleset;
use crate::text::{Day, slice};

/// What no search in Word reaches over.
const ENDS: [char; 2] = ['\t', '\u{200B}'];

/// Characters on either side that are looked at: more than a row ever shows.
const FAR: usize = 400;

impl<'a> LineTable<'a> {
    /// The lines of a source, which a Word file counts as paragraphs.
    pub fn of(text: &'a str, document: &'a Document) -> Self {
        let mut table = Self::new(text);
        table.anchors = Some(document).filter(|document| document.is_anchored());
        table
    }

    /// Where a byte stands, in a file whose lines have no numbers.
    pub fn anchor(&self, byte: usize) -> Option<Anchor> {
        self.anchors?.anchor(Span { start: byte, end: byte })
    }

    /// The number shown before its row: that of its line, or of the paragraph it stands in or behind.
    pub fn number(&self, byte: usize) -> usize {
        match self.anchors {
            Some(document) => document.paragraph_before(Span { start: byte, end: byte }),
            None => self.line(byte),
        }
    }

    /// The bytes around a stretch of a line that can be found by searching for them.
    pub fn findable(&self, line: Span, from: usize) -> Span {
        if self.anchors.is_none() {
            return line;
        }
        let text = self.text();
        let mut near = line;
        for (start, character) in slice(text, line.start..from).char_indices().rev().take(FAR) {
            near.start = line.start + start;
            if ENDS.contains(&character) {
                near.start += character.len_utf8();
                break;
            }
        }
        for (length, character) in slice(text, from..line.end).char_indices().take(FAR) {
            near.end = from + length;
            if ENDS.contains(&character) {
                break;
            }
            near.end += character.len_utf8();
        }
        near
    }
}

#[cfg(feature = "docx")]
/// The bytes of a copy of a Word file. `source` is what was read from `bytes` when it was checked; `day` is the day the
/// comments bear. There is none where the file is no longer what was checked, or no paragraph can hold a comment.
pub fn copy(
    bytes: &[u8],
    source: &Source,
    checked: &Checked,
    ruleset: &Ruleset,
    day: Day,
) -> Result<Vec<u8>, Failure> {
    let remarks: Vec<Remark> =
        checked.findings.iter().map(|finding| remark(finding, checked, ruleset)).collect();
    annotate(bytes, &source.text, &remarks, day)
}

#[cfg(feature = "docx")]
/// What a comment says: severity and message, what to do, the rule.
fn remark(finding: &Finding, checked: &Checked, ruleset: &Ruleset) -> Remark {
    let words = Words::of(checked.lang);
    let mut paragraphs = vec![format!("{}: {}", words.severity(finding.severity), finding.message)];
    let mut help = finding.help.iter().flat_map(|help| help.lines());
    paragraphs.extend(help.next().map(|first| format!("{}{first}", words.mend())));
    paragraphs.extend(help.map(str::to_owned));
    for label in finding.labels.iter().filter(|label| label.document.is_none() && !label.message.is_empty()) {
        let place = checked.reading.document.anchor(label.span);
        paragraphs.extend(place.map(|place| format!("{}: {}", words.anchor(place), label.message)));
    }
    paragraphs.push(format!("[{}]", ruleset.rules[finding.rule].id));
    Remark { span: finding.span, paragraphs }
}
