//! From the events of the parser to slices of the source.
//!
//! Owns where in the source each word stands.

use super::Reader;
use crate::document::Span;
use crate::document::line::Piece;
use crate::text::slice;
use std::ops::Range;

impl Reader<'_> {
    /// A slice of text; where the source says it otherwise (`&amp;`), the text stands for the slice.
    pub(super) fn text(&mut self, text: &str, range: Range<usize>) {
        if self.muted > 0 || self.hidden || range.is_empty() {
            return;
        }
        let span = Span { start: range.start, end: range.end };
        let same = text.is_empty() || self.source.get(range) == Some(text);
        let piece = Piece { span, text: (!same).then(|| text.into()) };
        let cell = self.cells.as_ref().and_then(|cells| cells.last()).map_or(0, |cell| cell.start);
        let begun = cell < self.line.pieces.len();
        match self.line.pieces.last_mut() {
            // A footnote's reference or a cut entity may leave slices that touch.
            Some(last) if begun && same && last.text.is_none() && last.span.end == span.start => {
                last.span.end = span.end;
            }
            _ => {
                // Most lines are one.
                if self.line.pieces.is_empty() {
                    self.line.pieces.reserve_exact(1);
                }
                self.line.pieces.push(piece);
            }
        }
    }

    pub(super) fn code(&mut self, text: &str, range: Range<usize>) {
        let slice = self.source.get(range.clone()).unwrap_or_default();
        match slice.find(text) {
            Some(offset) if !text.is_empty() => {
                let start = range.start + offset;
                self.text(text, start..start + text.len());
            }
            _ => self.text(text, range),
        }
    }

    /// Keeps `(https://…)` behind the words of a link.
    pub(super) fn target(&mut self, range: Range<usize>) {
        let slice = self.source.get(range.clone()).unwrap_or_default();
        if let Some(offset) = slice.rfind("](") {
            self.text("", range.start + offset + 1..range.end);
        }
    }

    pub(super) fn item_marker(&self, range: &Range<usize>) -> Span {
        let text = self.source.get(range.clone()).unwrap_or_default();
        let lead = text.len() - text.trim_start().len();
        let length = slice(text, lead..).find(char::is_whitespace).unwrap_or(text.len() - lead).min(12);
        let start = range.start + lead;
        Span { start, end: start + if text.is_char_boundary(lead + length) { length } else { 0 } }
    }

    /// Puts `(https://…)` behind the words of a link whose address is defined elsewhere; it stands for the name of the
    /// definition, or else the bracket that ends the words.
    pub(super) fn defined(&mut self, url: &str, range: Range<usize>) {
        let slice = self.source.get(range.clone()).unwrap_or_default();
        let start = slice.rfind("][").map_or(range.end.saturating_sub(1), |at| range.start + at + 1);
        if self.muted == 0 && !self.hidden && start < range.end {
            let span = Span { start, end: range.end };
            self.line.pieces.push(Piece { span, text: Some(format!("({url})").into()) });
        }
    }
}
