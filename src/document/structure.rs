//! Entries as blocks: what is a heading, an item, a note, the title.
//!
//! Owns the one judgement for all formats: it looks at an entry and its neighbours, never further. Refuses
//! to know what a heading says.

use super::line::{Entry, Hint, Line};
use super::marker::{Kind, Marker};
use super::normal::Normal;
use super::sections::Ladder;
use super::unwrap;
use super::{Block, BlockKind, Place, Section, shape};
use crate::text::{one_of, slice};

/// A marked heading is no longer than this, a bare one than the second, a title than the third.
const MARKED: usize = 40;
const PLAIN: usize = 25;
const TITLE: usize = 120;
/// A line that stands alone at the top and is no longer than this is a heading, not the title.
const TERSE: usize = 6;

/// What structure makes of a source.
pub(super) struct Structure {
    pub(super) normal: Normal,
    pub(super) title: Option<Place>,
    pub(super) blocks: Vec<Block>,
    pub(super) sections: Vec<Section>,
}

/// Turns lines into blocks and sections.
pub(super) fn structure(source: &str, lines: &[Line]) -> Structure {
    let (normal, entries) = unwrap::entries(source, lines);
    let mut kinds = marked(&normal.text, &entries);
    let title = title(&normal.text, &entries, &mut kinds);
    bare(&normal.text, &entries, &mut kinds, title.map_or(0, |title| title.body));
    let mut ladder = Ladder::default();
    let mut blocks = Vec::with_capacity(entries.len());
    let mut marked = true;
    for (entry, kind) in entries.into_iter().zip(&kinds) {
        if *kind == BlockKind::Heading {
            let given = match entry.hint {
                Hint::Heading(level) => Some(*level),
                _ => None,
            };
            ladder.open(blocks.len(), given, entry.marker.map(|marker| marker.kind));
        }
        blocks.push(Block {
            kind: *kind,
            place: entry.place,
            section: ladder.current(),
            marker: entry.marker_span,
            label: entry.label,
            cells: entry.cells.into(),
            indent: u16::try_from(entry.indent).unwrap_or(u16::MAX),
            mark: entry.marker.map_or(0, |marker| marker.kind.sort()),
            quoted: entry.quoted,
            apart: entry.blank_before || marked,
        });
        marked = matches!(entry.hint, Hint::Heading(_));
    }
    let title = title.and_then(|title| blocks.get(title.entry)).map(|block| block.place);
    let sections = ladder.close(blocks.len());
    Structure { normal, title, blocks, sections }
}

/// The kinds that a marker or the format decides; bare lines are paragraphs so far.
fn marked(text: &str, entries: &[Entry]) -> Vec<BlockKind> {
    // The next entry that is no note: a note under an item does not make it a heading.
    let mut content = vec![None; entries.len()];
    let mut next = None;
    for (index, entry) in entries.iter().enumerate().rev() {
        content[index] = next;
        if !is_note(entry) {
            next = Some(index);
        }
    }
    let mut kinds = Vec::with_capacity(entries.len());
    // The number of the last heading of a numbered kind, to see that a numbering goes on.
    let mut run: Option<(Kind, u32)> = None;
    for (index, entry) in entries.iter().enumerate() {
        let following = content[index].map(|next| &entries[next]);
        let kind = match (entry.hint, entry.marker) {
            (Hint::Row(_), _) => BlockKind::Row,
            (Hint::Heading(_), _) => BlockKind::Heading,
            (Hint::Note(_), _) => BlockKind::Note,
            (Hint::Item(_), _) => BlockKind::Item,
            (_, None) => BlockKind::Paragraph,
            (_, Some(marker)) => match marker.kind {
                Kind::Note => BlockKind::Note,
                Kind::Bullet => BlockKind::Item,
                kind => {
                    let same =
                        following.is_some_and(|next| next.marker.is_some_and(|next| alike(next.kind, kind)));
                    let goes_on =
                        run.is_some_and(|run| marker.number > 1 && run == (kind, marker.number - 1));
                    let follows = match following {
                        None => index + 1 < entries.len(),
                        Some(_) => !same || goes_on,
                    };
                    // 2 漏えいした情報(218名分。1通につき1名分): what a bracket adds is no part of the heading's form.
                    let body = shape::before_bracket(slice(text, entry.place.start..entry.place.end));
                    let bracketed = matches!(kind, Kind::Bracketed(_));
                    let headed = short(body, MARKED)
                        && !shape::ends_sentence(body)
                        && !shape::ends_in_verb(body)
                        && !body.contains('。')
                        && !counts_on(marker, body)
                        && (bracketed || !valued(entry));
                    match (follows && headed, bracketed) {
                        (true, _) => BlockKind::Heading,
                        (false, true) => BlockKind::Paragraph,
                        (false, false) => BlockKind::Item,
                    }
                }
            },
        };
        // The last of a run of items is one too, although text follows it.
        let last_item = entry.marker.is_some_and(|marker| {
            let before = |back: u32| {
                let index = kinds.len().checked_sub(back as usize);
                index.is_some_and(|index| {
                    let known = entries[index].marker.map(|marker| (marker.kind, marker.number));
                    kinds[index] == BlockKind::Item && known == Some((marker.kind, marker.number - back))
                })
            };
            // ○氏名, ○住所, ○病歴 without a blank line between them, and one behind the last.
            let above = index.checked_sub(1).map(|above| (&entries[above], kinds[above]));
            let tight = !entry.blank_before
                && entries.get(index + 1).is_some_and(|next| next.blank_before)
                && above.is_some_and(|(above, kind)| {
                    kind == BlockKind::Item
                        && above.marker.is_some_and(|above| alike(above.kind, marker.kind))
                });
            marker.number > 2 && before(1) && before(2) || marker.number == 0 && tight
        });
        let kind = if kind == BlockKind::Heading && last_item { BlockKind::Item } else { kind };
        if let Some(marker) = entry.marker {
            let heading = kind == BlockKind::Heading && marker.number > 0;
            if heading {
                run = Some((marker.kind, marker.number));
            } else if run.is_some_and(|run| run.0 == marker.kind) {
                run = None;
            }
        }
        kinds.push(kind);
    }
    kinds
}

/// Whether the numbering of a line goes on inside it: ①氏名②住所, ①氏名、②住所.
fn counts_on(marker: Marker, body: &str) -> bool {
    let next = (marker.number + 1).to_string();
    let inside = |(at, _): (usize, &str)| {
        let letter = |found: char| !found.is_ascii_digit() && found.is_alphabetic();
        let before = slice(body, ..at).chars().next_back();
        let behind = slice(body, at + next.len()..).chars().next().filter(|found| letter(*found));
        // ①令和8年 2月の点検 counts days.
        let counted = behind.is_some_and(|unit| one_of!("年月日時分名人件枚通組回歳", unit));
        behind.is_some()
            && before.is_some_and(|found| letter(found) || one_of!("、,・; /", found) && !counted)
    };
    marker.kind == Kind::Circled && body.match_indices(&next).any(inside)
}

/// Whether two kinds are of one list: equal, or boxes of which some are ticked.
fn alike(one: Kind, other: Kind) -> bool {
    let square = |kind: Kind| matches!(kind, Kind::Symbol('■' | '□'));
    one == other || square(one) && square(other)
}

/// Where the title stands, and where the body begins.
#[derive(Clone, Copy)]
struct Title {
    entry: usize,
    body: usize,
}

/// The first top heading of Markdown; else the longest line of the header.
fn title(text: &str, entries: &[Entry], kinds: &mut [BlockKind]) -> Option<Title> {
    let ends = |(entry, kind): (&Entry, &BlockKind)| {
        let body = slice(text, entry.place.start..entry.place.end);
        let open = matches!(entry.marker.map(|marker| marker.kind), Some(Kind::Bracketed(_)));
        // 偽の電話が増えています! is a title where it stands first.
        let calls = entry.place.start == 0 && body.ends_with('!');
        *kind != BlockKind::Paragraph && !open || shape::ends_sentence(body) && !calls || !short(body, TITLE)
    };
    let given = entries.iter().position(|entry| matches!(entry.hint, Hint::Heading(_)));
    // A text that begins with the only heading of its level begins with its title, whatever the level.
    let alone = |index: usize| {
        let same = entries.iter().filter(|entry| entry.hint == entries[index].hint);
        let line = slice(text, entries[index].place.start..entries[index].place.end);
        index == 0 && same.take(2).count() == 1 && line.chars().count() > TERSE
    };
    let given = given.filter(|index| *entries[*index].hint == Hint::Heading(1) || alone(*index));
    let from = given.map_or(0, |index| index + 1);
    let mut lines = entries.iter().zip(kinds.iter()).skip(from);
    let body = lines.position(ends).map_or(entries.len(), |length| from + length);
    if let Some(entry) = given {
        kinds[entry] = BlockKind::Title;
        return Some(Title { entry, body });
    }
    // What says that it is about something, else the longest line; one that a day stands in (2026年4月1日 見本市総務部)
    // is the sender's where there is another.
    let mut best: Option<(u8, usize, usize)> = None;
    for (index, entry) in entries.iter().enumerate().take(body) {
        let line = slice(text, entry.place.start..entry.place.end);
        let length = line.chars().count();
        let dated = line.split(' ').any(shape::is_date) || shape::begins_with_date(line);
        let label = entry.label.is_some() && !entry.blank_before;
        let rank = if dated || length <= TERSE { 0 } else { 1 + u8::from(shape::is_about(line)) };
        let better = |(first, most, _): (u8, usize, usize)| (rank, length) > (first, most);
        if !shape::is_date(line) && !label && best.is_none_or(better) {
            best = Some((rank, length, index));
        }
    }
    let (_, _, entry) = best.filter(|best| best.1 > TERSE)?;
    kinds[entry] = BlockKind::Title;
    Some(Title { entry, body })
}

/// Finds headings among the lines without a marker, in the body.
fn bare(text: &str, entries: &[Entry], kinds: &mut [BlockKind], body: usize) {
    let line = |index: usize| slice(text, entries[index].place.start..entries[index].place.end);
    // Backwards, for a line is judged by what the next one is.
    for index in (body..entries.len().saturating_sub(1)).rev() {
        let entry = &entries[index];
        if kinds[index] != BlockKind::Paragraph || entry.marker.is_some() || *entry.hint != Hint::None {
            continue;
        }
        let next = &entries[index + 1];
        let words = line(index);
        let stands_free = entry.blank_before || index == 0 || shape::ends_sentence(line(index - 1));
        let content_of_heading = index > 0 && kinds[index - 1] == BlockKind::Heading;
        let before_content = kinds[index + 1] != BlockKind::Heading
            && kinds[index + 1] != BlockKind::Title
            && !is_note(next)
            && !is_short_line(next, kinds[index + 1], line(index + 1));
        if stands_free && !content_of_heading && before_content && could_head(entry, words) {
            kinds[index] = BlockKind::Heading;
        }
    }
}

/// Whether a bare line has the form of a heading.
fn could_head(entry: &Entry, words: &str) -> bool {
    short(words, PLAIN)
        && !words.contains(['。', '、', '!', '?'])
        && !valued(entry)
        && !shape::is_date(words)
        && !shape::ends_in_count(words)
        && !shape::ends_in_verb(words)
        && words.chars().any(char::is_alphabetic)
        && !words.starts_with(['(', '"', '「'])
}

/// A bare short line, whether it could be a heading or not; dates and labelled values are content.
fn is_short_line(entry: &Entry, kind: BlockKind, words: &str) -> bool {
    kind == BlockKind::Paragraph
        && entry.marker.is_none()
        && short(words, PLAIN)
        && !shape::ends_sentence(words)
        && !shape::is_date(words)
        && !shape::ends_in_count(words)
        && entry.label.is_none()
}

/// Whether the entry is a label with its value.
fn valued(entry: &Entry) -> bool {
    entry.label.is_some_and(|label| label.end + 1 < entry.place.end)
}

fn is_note(entry: &Entry) -> bool {
    matches!(entry.hint, Hint::Note(_)) || entry.marker.is_some_and(|marker| marker.kind == Kind::Note)
}

fn short(text: &str, limit: usize) -> bool {
    text.len() <= limit || text.len() <= 4 * limit && text.chars().nth(limit).is_none()
}

#[cfg(test)]
mod tests;
