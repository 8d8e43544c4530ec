//! Where something stands in a file whose lines have no numbers.
//!
//! Owns which paragraph number is shown, and how far the words around a place can be found in that file: no search
//! reaches over the end of a paragraph, a tab or the mark of a note.

use super::position::LineTable;
use crate::document::{Anchor, Document, Span};
use crate::text::slice;

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
            None => self.position(byte).line,
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
