//! What the headings above a block say it is about, and the short lines that head what stands below them.
//!
//! Owns how far a heading reaches: to the next, to a paragraph behind its list, not to a letter that follows. A line that says
//! how to reach somebody is about the desk, whatever stands above it.

use super::labels::is_number;
use super::{Found, Statement, Vocabulary, leads, within};
use crate::document::{BlockKind, Document, Place};
use crate::grammar::Kinds;
use crate::text::numeral::is_numeral;
use crate::text::{ends_with, one_of, slice};

/// What the headings above each block say, the nearest that says anything first.
pub(super) fn governors(
    document: &Document,
    vocabulary: &Vocabulary,
    statements: &[Statement],
    about: &impl Fn(Place) -> Kinds,
    desk: &impl Fn(Place) -> bool,
) -> Vec<Kinds> {
    let shape = |place: Place, named| leads::by_shape(document, (place, named), statements, vocabulary);
    let contact = vocabulary.topic("contact-point").unwrap_or(0);
    let sorry = vocabulary.topic("apology").unwrap_or(0);
    let mut found = Vec::with_capacity(document.blocks.len());
    // A short line that ends in a noun heads what stands below it, whatever structure made of it.
    let mut local: (usize, Kinds) = (usize::MAX, 0);
    // A paragraph behind a list goes on with the letter, not with what the list was headed.
    let mut listed = false;
    let mut left = false;
    // A line that its text follows without an empty line between them heads that text only.
    let mut tight: Option<(usize, bool)> = None;
    let mut above = 0;
    // Where the first sentence ends.
    let stop = document.text.find('。').unwrap_or(usize::MAX);
    for (at, block) in document.blocks.iter().enumerate() {
        if local.0 != block.section {
            local = (block.section, 0);
            (listed, left) = (false, false);
            tight = document
                .sections
                .get(block.section)
                .and_then(|section| section.heading)
                .filter(|heading| unmarked(document, *heading))
                .map(|heading| (heading, false));
            above = document
                .headings_above(block.section)
                .map(|heading| match addresses(document, heading.place, stop) {
                    true => 0,
                    // 誤掲載に関するお詫び above a letter: what stands below says more than sorry.
                    false => shape(heading.place, about(heading.place) & !sorry),
                })
                .find(|topic| *topic != 0)
                .unwrap_or(0);
        }
        let item = matches!(block.kind, BlockKind::Item | BlockKind::Row);
        left |= listed && block.kind == BlockKind::Paragraph && block.label.is_none();
        listed |= item;
        let apart = leads::apart(document, at);
        tight = tight.map(|(head, tight)| (head, if head + 1 == at { !apart } else { tight }));
        if apart && tight.is_some_and(|(_, tight)| tight) && block.kind == BlockKind::Paragraph {
            (local.1, left, tight) = (0, true, None);
        }
        if block.kind == BlockKind::Paragraph && heads(document, block.place) {
            tight = Some((at, false));
            // 情報セキュリティ対策本部 is a desk, whatever its name is made of.
            let named = about(block.place) & if desk(block.place) { contact } else { Kinds::MAX };
            local.1 = if addresses(document, block.place, stop) { 0 } else { shape(block.place, named) };
        }
        let line = |at: usize| {
            let other = document.blocks.get(at).filter(|other| other.section == block.section);
            other.map_or("", |other| slice(&document.text, other.place.start..other.place.end))
        };
        // How to reach a desk is about the desk, whatever stands above it.
        let contacts =
            reaches(line(at)) || desk(block.place) && (reaches(line(at + 1)) || reaches(line(at + 2)));
        found.push(match local.1 {
            _ if contacts => contact,
            0 if left => 0,
            0 => above,
            topic => topic,
        });
    }
    found
}

/// Whether neither a mark nor a number makes a line a heading: where it stands does.
fn unmarked(document: &Document, heading: usize) -> bool {
    let block = &document.blocks[heading];
    let first = slice(&document.text, block.place.start..block.place.end).chars().next();
    block.marker.is_none() && first.is_some_and(|first| first.is_alphabetic() && !is_numeral(first))
}

/// Whether a line addresses the readers, and heads nothing: 会員の皆様へ, before the first sentence.
fn addresses(document: &Document, heading: Place, stop: usize) -> bool {
    let said = slice(&document.text, heading.start..heading.end).trim_end();
    let readers = ["皆様へ", "皆さまへ", "みなさまへ", "皆さんへ", "みなさんへ", "皆様", "皆さま", "各位"];
    heading.start <= stop && readers.iter().any(|end| ends_with(said, end))
}

/// Whether a line has the form of a heading: short, without the end of a sentence.
fn heads(document: &Document, place: Place) -> bool {
    const LONGEST: usize = 24;
    let text = slice(&document.text, place.start..place.end).trim();
    // 四、取った措置: its number is no part of what it says.
    let text = match text.split_once(['、', '.', ')']) {
        Some((number, rest)) if is_number(number) => rest.trim_start(),
        _ => text,
    };
    text.chars().nth(LONGEST).is_none()
        && !text.contains(['。', '、', ':'])
        && !text.chars().any(|c| c.is_ascii_digit())
}

/// Whether a line ends in the name of a desk: 顧客相談室.
pub(super) fn names_desk(document: &Document, vocabulary: &Vocabulary, hits: &Found, place: Place) -> bool {
    let ours = vocabulary.party("ours").unwrap_or(0);
    let end = place.start + slice(&document.text, place.start..place.end).trim_end().len();
    within(&hits.parties, place).iter().any(|hit| hit.end == end && hit.kinds & ours != 0)
}

/// Whether a line says how to reach somebody and is no sentence: a number to call, an address to write to.
fn reaches(text: &str) -> bool {
    const DIGITS: usize = 10;
    let many = |text: &str| text.bytes().filter(u8::is_ascii_digit).count() >= DIGITS;
    // 2024-07-10 11:52 is no number to call.
    let number = || {
        many(text)
            && text
                .split(|sign: char| !sign.is_ascii_digit() && !one_of!("-()+", sign))
                .any(|number| number.contains('-') && many(number))
    };
    let mail = || {
        text.match_indices('@').any(|(at, _)| {
            let (before, behind) = (slice(text, ..at), slice(text, at + 1..));
            before.ends_with(|c: char| c.is_ascii_alphanumeric())
                && behind.starts_with(|c: char| c.is_ascii_alphanumeric())
        })
    };
    (number() || mail()) && !text.contains('。')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_no_number_to_call() {
        for line in ["03-0000-0000", "電話 0120-000-000(平日9時から17時)", "desk@example.jp"] {
            assert!(reaches(line), "{line}");
        }
        for line in ["2026-07-10 11:52 非公開に変更", "2026-07-10から2026-07-12まで", "会員1,234名"]
        {
            assert!(!reaches(line), "{line}");
        }
    }
}
