//! From the extracted text back to the body's XML.
//!
//! Owns the shape of that way. It is walked only when comments are put into a copy.

use super::model::Piece;
use std::ops::Range;

/// A stretch of the extracted text and what it comes from.
#[derive(Debug, Clone)]
pub struct Spot {
    /// Its bytes in the text.
    pub at: Range<usize>,
    /// What it comes from.
    pub target: Target,
}

/// What a stretch comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A slice of a run.
    Piece(Piece),
    /// A run as a whole: that which refers to a note.
    Run(usize),
    /// A number of a list, which stands nowhere: the paragraph, by the bytes between which its content stands.
    Paragraph(Range<usize>),
    /// Another part, which the body does not refer to at any place of its text.
    Front,
}
