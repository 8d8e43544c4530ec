//! The numbers of notes.
//!
//! Owns reading the marker of a note (`※1`, `*1`, `注1)`, `[^1]`), which the normal form leaves out. Marks in running
//! text are the reader's of the normal form.

use super::{Block, BlockKind};
use std::collections::HashMap;

/// A note with a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Its block.
    pub block: usize,
    /// What stands in its marker: `1`, or the name of a Markdown footnote.
    pub key: String,
    /// Whether the format resolved a reference to it, which leaves no mark in the normal form.
    pub referred: bool,
}

/// The numbered notes of a document, in order.
pub(super) fn notes(source: &str, blocks: &[Block]) -> Vec<Note> {
    // Counted only where there is a footnote: few texts have any.
    let mut marks: Option<HashMap<&str, usize>> = None;
    let noted = blocks.iter().enumerate().filter(|(_, block)| block.kind == BlockKind::Note);
    noted
        .filter_map(|(at, block)| {
            let marker = source.get(block.marker?.start..block.marker?.end)?;
            if let Some((_, name)) = marker.split_once("[^") {
                let key = name.split(']').next()?.to_owned();
                let referred = marks
                    .get_or_insert_with(|| marks_of(source))
                    .get(key.as_str())
                    .is_some_and(|times| *times > 1);
                return Some(Note { block: at, key, referred });
            }
            let digits = |c: char| match c {
                '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10),
                _ => c.is_ascii_digit().then_some(c),
            };
            let key: String = marker.chars().filter_map(digits).collect();
            (!key.is_empty()).then_some(Note { block: at, key, referred: false })
        })
        .collect()
}

/// How often each `[^name]` stands in a source.
fn marks_of(source: &str) -> HashMap<&str, usize> {
    let mut marks = HashMap::new();
    for rest in source.split("[^").skip(1) {
        if let Some((name, _)) = rest.split_once(']') {
            *marks.entry(name).or_default() += 1;
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use crate::document::{Format, read};

    fn keys(text: &str, format: Format) -> Vec<(String, bool)> {
        read(text, format).notes.into_iter().map(|note| (note.key, note.referred)).collect()
    }

    #[test]
    fn numbers_as_typed() {
        let text = "会員サイト※1の件です。\n\n※１ 会員向けのサイト\n※2 ほかのサイト\n※ なお、調査中です。\n";
        assert_eq!(keys(text, Format::Text), [("1".to_owned(), false), ("2".to_owned(), false)]);
    }

    #[test]
    fn footnotes_of_markdown() {
        let text = "会員サイト[^a]の件です。\n\n[^a]: 会員向けのサイト\n\n[^b]: ほかのサイト\n";
        assert_eq!(keys(text, Format::Markdown), [("a".to_owned(), true), ("b".to_owned(), false)]);
    }

    #[test]
    fn a_date_after_a_bare_mark_is_no_number() {
        assert!(keys("対象は40名です。\n\n※3月1日時点の人数です。\n", Format::Text).is_empty());
    }
}
