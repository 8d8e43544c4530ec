//! Text in normal form with the map back to its source.
//!
//! Owns how pieces of a source become both. The form itself is `text::normal`'s. Refuses to know lines from blocks: what
//! it is given is one stretch of text.

use super::Span;
use super::line::Piece;
use super::offset_map::OffsetMap;
use crate::text::normal::{Stands, Stretch};

/// Normal text with its map.
#[derive(Debug, Clone, Default)]
pub(super) struct Normal {
    pub(super) text: String,
    pub(super) map: OffsetMap,
}

impl Normal {
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.map.clear();
    }

    /// Adds the text of `pieces`, without white space at its ends.
    pub(super) fn add(&mut self, source: &str, pieces: &[Piece]) {
        self.add_from(source, pieces, 0);
    }

    /// Adds what stands from a byte of the source on.
    pub(super) fn add_from(&mut self, source: &str, pieces: &[Piece], first: usize) {
        let mut stretch = Stretch::begin(&self.text);
        let map = &mut self.map;
        for piece in pieces.iter().filter(|piece| piece.span.end > first || first == 0) {
            let span = Span { start: piece.span.start.max(first), ..piece.span };
            let (text, stands) = match &piece.text {
                Some(text) => (&**text, Stands::For(span.start..span.end)),
                None => (source.get(span.start..span.end).unwrap_or_default(), Stands::At(span.start)),
            };
            stretch.add(text, stands, &mut self.text, &mut |length, source, unchanged| {
                map.push(length, Span { start: source.start, end: source.end }, unchanged);
            });
        }
    }

    /// Adds one space that stands for `span`.
    pub(super) fn space(&mut self, span: Span) {
        self.text.push(' ');
        self.map.push(1, span, false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Place;

    #[test]
    fn characters_know_their_source() {
        let source = " か\u{3099}㈱ 1\u{200B}2";
        let mut normal = Normal::default();
        normal.add(source, &[Piece::plain(0, source.len())]);
        assert_eq!(normal.text, "が(株) 12");
        let slice = |start, end| {
            let span = normal.map.span(Place { start, end });
            &source[span.start..span.end]
        };
        assert_eq!(slice(0, 3), "か\u{3099}");
        assert_eq!(slice(4, 7), "㈱");
        assert_eq!(slice(8, 9), " ");
        assert_eq!(slice(9, 11), "1\u{200B}2");
    }

    #[test]
    fn replaced_text_stands_for_the_whole() {
        let source = "A&amp;B";
        let amp = Piece { span: Span { start: 1, end: 6 }, text: Some("&".into()) };
        let mut normal = Normal::default();
        normal.add(source, &[Piece::plain(0, 1), amp, Piece::plain(6, 7)]);
        assert_eq!(normal.text, "A&B");
        assert_eq!(normal.map.span(Place { start: 1, end: 2 }), Span { start: 1, end: 6 });
        assert_eq!(normal.map.span(Place { start: 2, end: 3 }), Span { start: 6, end: 7 });
    }
}
