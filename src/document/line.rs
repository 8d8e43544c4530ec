//! Lines: the shape that every reader makes of its format, and that the structure stage starts from.
//!
//! Owns nothing but the shape. A reader says what it knows for certain (a Markdown heading, a cell); what a
//! bare line means is judged later, the same way for all formats.

use std::ops::Range;

use super::marker::Marker;
use super::{Place, Span};

/// A slice of the source that is text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// Where it stands.
    pub(super) span: Span,
    /// What it says, where that is not what stands there (`&amp;`).
    pub(super) text: Option<Box<str>>,
}

impl Piece {
    pub(super) fn plain(start: usize, end: usize) -> Piece {
        Piece { span: Span { start, end }, text: None }
    }

    /// Its text.
    pub(super) fn text<'a>(&'a self, source: &'a str) -> &'a str {
        match &self.text {
            Some(text) => text,
            None => source.get(self.span.start..self.span.end).unwrap_or_default(),
        }
    }
}

/// What a format says about a line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum Hint {
    /// Nothing.
    #[default]
    None,
    /// A heading of this level.
    Heading(u8),
    /// The first line of a list item, with its marker.
    Item(Option<Span>),
    /// A further line of the list item above.
    Inside,
    /// A row of a table: ranges of the line's pieces, one for each cell.
    Row(Vec<Range<usize>>),
    /// A footnote, with its marker.
    Note(Option<Span>),
}

/// A line of text.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    /// The slices that make it, in order.
    pub(super) pieces: Vec<Piece>,
    /// What the format says.
    pub(super) hint: Hint,
    /// Whether an empty line, or the start of a block, stands before it.
    pub(super) blank_before: bool,
    /// Columns of white space before the text.
    pub(super) indent: usize,
    /// The marker that the format sets before it and its source does not hold.
    pub(super) counted: Option<Marker>,
    /// Whether the format sets it apart as a quotation.
    pub(super) quoted: bool,
}

impl Line {
    /// Makes a line of a part of the source that begins at `by` one of the whole.
    pub(super) fn shift(&mut self, by: usize) {
        let shift = |span: &mut Span| (span.start, span.end) = (span.start + by, span.end + by);
        self.pieces.iter_mut().for_each(|piece| shift(&mut piece.span));
        if let Hint::Item(Some(span)) | Hint::Note(Some(span)) = &mut self.hint {
            shift(span);
        }
    }

    /// Fills `head` with the first characters of its text and the bytes of the source they stand on; words that stand
    /// for something else end it, a character (`&#9632;`) does not. Says how many there are.
    pub(super) fn head(&self, source: &str, places: &mut [Span], head: &mut [char]) -> usize {
        let mut length = 0;
        for piece in &self.pieces {
            let text = piece.text(source);
            if piece.text.is_some() && text.chars().nth(1).is_some() {
                break;
            }
            for (offset, found) in text.char_indices() {
                let (Some(place), Some(at)) = (head.get_mut(length), places.get_mut(length)) else {
                    return length;
                };
                let start = piece.span.start + offset;
                let written = Span { start, end: start + found.len_utf8() };
                (*place, *at) = (found, if piece.text.is_some() { piece.span } else { written });
                length += 1;
            }
        }
        length
    }
}

/// One or more lines as one stretch of normal text; entries are separated by `\n`.
#[derive(Debug, Clone)]
pub(super) struct Entry<'a> {
    pub(super) place: Place,
    pub(super) hint: &'a Hint,
    pub(super) cells: Vec<Place>,
    pub(super) marker: Option<Marker>,
    pub(super) marker_span: Option<Span>,
    pub(super) label: Option<Place>,
    pub(super) blank_before: bool,
    pub(super) indent: usize,
    pub(super) quoted: bool,
}
