//! What a file that is no text says of the text taken from it: its lines, and where in the file each stands.
//!
//! Owns the shape that `input` hands over with the text of a Word file. Refuses to know files: bytes mean those of
//! the extracted text.

use super::line::{Hint, Line, Piece};
use super::trace::Trace;
use super::{Block, Document, Span, columns, text};
use std::fmt;

/// The layout of an extracted text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Layout {
    /// Its lines, in order of their spans, none empty.
    pub lines: Vec<LaidLine>,
    /// What the file holds beside its text.
    pub traces: Vec<Trace>,
}

/// A line of an extracted text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LaidLine {
    /// Its bytes, without the line end and white space around it.
    pub span: Span,
    /// What the file says it is.
    pub role: Role,
    /// Whether an empty paragraph, or the start of something else, stands before it.
    pub blank_before: bool,
    /// Where it stands in the file.
    pub anchor: Anchor,
}

/// What a file says a line is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// Text.
    Text,
    /// A heading of this level, from 1.
    Heading(u8),
    /// The first line of a list item, with its marker.
    Item(Option<Span>),
    /// A further line of the list item above.
    Inside,
    /// A row of a table: the bytes of each cell.
    Row(Vec<Span>),
    /// A footnote, with its marker.
    Note(Option<Span>),
}

/// Where something stands in a file whose lines have no numbers; all numbers from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Anchor {
    /// A paragraph of the body, as Word counts them.
    Paragraph(usize),
    /// A row of a table.
    Row {
        /// The table.
        table: usize,
        /// The row.
        row: usize,
    },
    /// A footnote or an endnote.
    Note(usize),
    /// A header of a page.
    Header,
    /// A footer of a page.
    Footer,
    /// A text box.
    Box(usize),
}

/// As the contract has it (`paragraph 26`, `table 1 row 2`): the form for programs.
impl fmt::Display for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Paragraph(number) => write!(f, "paragraph {number}"),
            Self::Row { table, row } => write!(f, "table {table} row {row}"),
            Self::Note(number) => write!(f, "note {number}"),
            Self::Header => f.write_str("header"),
            Self::Footer => f.write_str("footer"),
            Self::Box(number) => write!(f, "text box {number}"),
        }
    }
}

impl Document {
    /// Where a place of the source stands in its file; `None` where its lines have numbers.
    pub fn anchor(&self, span: Span) -> Option<Anchor> {
        let behind = self.anchors.partition_point(|(line, _)| line.start <= span.start);
        self.anchors.get(behind.saturating_sub(1)).map(|(_, anchor)| *anchor)
    }

    /// Whether its places are told by anchors.
    pub fn is_anchored(&self) -> bool {
        !self.anchors.is_empty()
    }

    /// The paragraph that a place stands in or, where it stands in none, that goes before it; 1 where none does.
    pub fn paragraph_before(&self, span: Span) -> usize {
        let behind = self.anchors.partition_point(|(line, _)| line.start <= span.start);
        let before = self.anchors[..behind].iter().rev();
        let number = before.filter_map(|(_, anchor)| match anchor {
            Anchor::Paragraph(number) => Some(*number),
            _ => None,
        });
        number.into_iter().next().unwrap_or(1)
    }

    /// The last block of the text itself: no footnote, no header or footer of a file.
    pub fn last_of_text(&self) -> Option<&Block> {
        let beside = |block: &&Block| {
            let anchor = self.anchor(self.span(block.place));
            !matches!(anchor, Some(Anchor::Note(_) | Anchor::Header | Anchor::Footer))
        };
        self.blocks.iter().rev().find(beside).or(self.blocks.last())
    }
}

/// The lines as every reader makes them. Of what the file calls text, columns drawn with tabs and gaps are rows, as
/// they are in a file that is nothing but text.
pub(super) fn lines(source: &str, layout: &Layout) -> Vec<Line> {
    let line = |laid: &LaidLine| {
        let cells = match &laid.role {
            Role::Row(cells) => cells.as_slice(),
            _ => std::slice::from_ref(&laid.span),
        };
        let pieces: Vec<Piece> = cells.iter().map(|cell| Piece::plain(cell.start, cell.end)).collect();
        let hint = match &laid.role {
            Role::Text => Hint::None,
            Role::Heading(level) => Hint::Heading(*level),
            Role::Item(marker) => Hint::Item(*marker),
            Role::Inside => Hint::Inside,
            Role::Row(_) => Hint::Row((0..pieces.len()).map(|cell| cell..cell + 1).collect()),
            Role::Note(marker) => Hint::Note(*marker),
        };
        let before = source.get(..laid.span.start).unwrap_or_default();
        let indent = text::indent(before);
        Line { pieces, hint, blank_before: laid.blank_before, indent, ..Line::default() }
    };
    let mut lines = layout.lines.iter().map(line).collect();
    columns::rows(source, &mut lines);
    lines
}
