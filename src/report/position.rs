//! From bytes to lines and columns.
//!
//! Owns the line table of a source. Lookups cost the same wherever they fall, so that a file of one line
//! and five megabytes with a thousand findings stays linear.

use crate::document::{Document, Span};
use crate::reading::Previous;
use crate::text::{boundary, slice, within};
use serde::Serialize;
use std::sync::OnceLock;

/// Bytes between two points at which the number of characters so far is kept.
const STEP: usize = 128;

/// A place in a source, for people and programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Position {
    /// Offset in the decoded source, from 0.
    pub byte: usize,
    /// From 1. `\n`, `\r\n` and a lone `\r` end a line.
    pub line: usize,
    /// From 1, in Unicode scalar values.
    pub column: usize,
}

/// A stretch of a source, for programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Stretch {
    /// Its first character.
    pub start: Position,
    /// One past its last.
    pub end: Position,
}

/// The lines of a source.
#[derive(Debug)]
pub struct LineTable<'a> {
    text: &'a str,
    starts: Vec<usize>,
    characters: Vec<usize>,
    /// As `characters`, of those beyond the sixteen bits; counted where an editor asks.
    pairs: OnceLock<Vec<usize>>,
    /// What knows the paragraphs of a file whose lines have no numbers.
    pub(super) anchors: Option<&'a Document>,
}

impl<'a> LineTable<'a> {
    /// Reads the lines of a text.
    pub fn new(text: &'a str) -> Self {
        let mut starts = vec![0];
        // Most texts have none that ends a line alone.
        let returns = text.contains('\r');
        let mut from = 0;
        for line in text.split_inclusive('\n') {
            if returns {
                let alone =
                    line.match_indices('\r').filter(|(at, _)| line.as_bytes().get(at + 1) != Some(&b'\n'));
                starts.extend(alone.map(|(at, _)| from + at + 1));
            }
            from += line.len();
            starts.extend(line.ends_with('\n').then_some(from));
        }
        Self { text, starts, characters: sums(text, scalars), pairs: OnceLock::new(), anchors: None }
    }

    /// The text itself.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// Where a byte stands. One past the end is answered with the end, one inside a character with its start.
    pub fn position(&self, byte: usize) -> Position {
        let byte = boundary(self.text, byte);
        let line = self.line(byte);
        let column = self.characters_before(byte) - self.characters_before(self.starts[line - 1]) + 1;
        Position { byte, line, column }
    }

    /// The line that a byte stands in.
    pub(super) fn line(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start <= byte).max(1)
    }

    /// Where a byte stands as editors count: line and UTF-16 units before it in the line, both from 0.
    pub fn utf16(&self, byte: usize) -> (usize, usize) {
        let place = self.position(byte);
        let start = self.starts[place.line - 1];
        // Beyond the sixteen bits a character is two units.
        let pairs = self.pairs_before(place.byte) - self.pairs_before(start);
        (place.line - 1, place.column - 1 + pairs)
    }

    /// The byte at a place as editors count it; what lies past the end of a line is its end.
    pub fn byte_at_utf16(&self, line: usize, units: usize) -> usize {
        let line = self.line_span(line.saturating_add(1));
        let mut left = units;
        let fits = |unit: &char| {
            let fits = left >= unit.len_utf16();
            left = left.saturating_sub(unit.len_utf16());
            fits
        };
        line.start
            + slice(self.text, line.start..line.end)
                .chars()
                .take_while(fits)
                .map(char::len_utf8)
                .sum::<usize>()
    }

    /// Where a span stands.
    pub fn stretch(&self, span: Span) -> Stretch {
        let start = self.position(span.start);
        Stretch { start, end: self.position(span.end.max(span.start)) }
    }

    /// The text of a span; the empty text for one that does not fit.
    pub fn slice(&self, span: Span) -> &'a str {
        let start = boundary(self.text, span.start);
        self.text.get(start..boundary(self.text, span.end.max(span.start))).unwrap_or("")
    }

    /// The bytes of the line (from 1) that a byte stands in, without what ends the line.
    pub fn line_span(&self, line: usize) -> Span {
        let index = within(line, 1, self.starts.len()) - 1;
        let start = self.starts[index];
        let next = self.starts.get(index + 1).copied().unwrap_or(self.text.len());
        let body = slice(self.text, start..next);
        Span { start, end: start + body.trim_end_matches(['\n', '\r']).len() }
    }

    fn characters_before(&self, byte: usize) -> usize {
        self.before(byte, &self.characters, scalars)
    }

    fn pairs_before(&self, byte: usize) -> usize {
        self.before(byte, self.pairs.get_or_init(|| sums(self.text, beyond)), beyond)
    }

    /// What is counted before a byte, from the sum that is kept next before it.
    fn before(&self, byte: usize, kept: &[usize], count: fn(&[u8]) -> usize) -> usize {
        let Some(last) = kept.len().checked_sub(1) else { return 0 };
        let step = (byte / STEP).min(last);
        kept[step] + count(&self.text.as_bytes()[step * STEP..byte])
    }
}

/// The lines of earlier notices, in their order.
pub(crate) fn earlier(previous: &Previous) -> Vec<LineTable<'_>> {
    previous
        .notices()
        .iter()
        .map(|earlier| LineTable::of(&earlier.source.text, &earlier.reading.document))
        .collect()
}

/// What is counted before each step of a text.
fn sums(text: &str, count: fn(&[u8]) -> usize) -> Vec<usize> {
    let chunks = text.as_bytes().chunks(STEP);
    chunks.scan(0, |sum, chunk| Some(std::mem::replace(sum, *sum + count(chunk)))).collect()
}

/// Characters that begin in these bytes.
fn scalars(bytes: &[u8]) -> usize {
    counted(bytes, |byte| (byte as i8) >= -0x40)
}

/// Characters beyond the sixteen bits that begin in these bytes.
fn beyond(bytes: &[u8]) -> usize {
    counted(bytes, |byte| byte >= 0xF0)
}

/// How many bytes are so. Of each step that is a number of eight bits, of which many are added up at once.
fn counted(bytes: &[u8], is: impl Fn(u8) -> bool) -> usize {
    let count = |chunk: &[u8]| chunk.iter().fold(0_u8, |sum, byte| sum + u8::from(is(*byte)));
    bytes.chunks(STEP).map(|chunk| usize::from(count(chunk))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(text: &str, byte: usize) -> (usize, usize) {
        let place = LineTable::new(text).position(byte);
        (place.line, place.column)
    }

    #[test]
    fn counts_scalar_values_and_every_line_ending() {
        let text = "一行目\n二\r\n三\r四😀五";
        assert_eq!(at(text, 0), (1, 1));
        assert_eq!(at(text, "一行".len()), (1, 3));
        assert_eq!(at(text, "一行目".len()), (1, 4));
        assert_eq!(at(text, "一行目\n".len()), (2, 1));
        assert_eq!(at(text, "一行目\n二\r".len()), (2, 3));
        assert_eq!(at(text, "一行目\n二\r\n".len()), (3, 1));
        assert_eq!(at(text, "一行目\n二\r\n三\r".len()), (4, 1));
        assert_eq!(at(text, "一行目\n二\r\n三\r四😀".len()), (4, 3));
        assert_eq!(at(text, text.len()), (4, 4));
    }

    #[test]
    fn forgives_offsets_that_do_not_fit() {
        assert_eq!(at("", 0), (1, 1));
        assert_eq!(at("あい", 99), (1, 3));
        assert_eq!(at("あい", 1), (1, 1));
        let table = LineTable::new("あい");
        assert_eq!(table.slice(Span { start: 3, end: 99 }), "い");
        assert_eq!(table.slice(Span { start: 5, end: 2 }), "");
    }

    #[test]
    fn lines_end_before_their_line_feed() {
        let table = LineTable::new("ab\r\ncd\n");
        assert_eq!(table.line_span(1), Span { start: 0, end: 2 });
        assert_eq!(table.line_span(2), Span { start: 4, end: 6 });
        assert_eq!(table.line_span(3), Span { start: 7, end: 7 });
    }

    proptest! {
        #[test]
        fn editors_count_units_of_sixteen_bits(text in "[aあ😀\r\n]{0,60}", repeat in 1usize..80) {
            let text = text.repeat(repeat);
            let table = LineTable::new(&text);
            for (at, _) in text.char_indices() {
                let (line, units) = table.utf16(at);
                let start = table.line_span(line + 1).start;
                prop_assert_eq!(units, text[start..at].encode_utf16().count());
                if !text[at..].starts_with(['\r', '\n']) {
                    prop_assert_eq!(table.byte_at_utf16(line, units), at);
                }
            }
            prop_assert!(table.byte_at_utf16(usize::MAX, usize::MAX) <= text.len());
        }

        #[test]
        fn agrees_with_counting_from_the_start(text in "[aあ😀\r\n]{0,60}", repeat in 1usize..80) {
            let text = text.repeat(repeat);
            let table = LineTable::new(&text);
            let (mut line, mut column, mut before) = (1, 1, '\0');
            for (byte, character) in text.char_indices() {
                if before == '\n' || (before == '\r' && character != '\n') {
                    line += 1;
                    column = 1;
                }
                prop_assert_eq!(table.position(byte), Position { byte, line, column });
                column += 1;
                before = character;
            }
        }
    }
}
