//! What tells of which class of cause: classes of words, and rows of what stands together in one sentence.
//!
//! Owns whether a sentence fits a row. Weighing a text by them is the reading's. Compiled into `build.rs`, too: see
//! [`super::built_in`].

use crate::grammar::{Kinds, Words};
use crate::text::Baked;

/// Words and rows.
#[derive(Debug, Clone, Default)]
pub(crate) struct Causes {
    /// The words, each with the bits of its classes.
    pub words: Words,
    /// The rows.
    pub rows: Baked<[CauseRow]>,
}

/// What speaks for a class of cause, or, with a weight below nothing, against it.
#[derive(Debug, Clone)]
pub(crate) struct CauseRow {
    /// A label of the class group `cause`.
    pub class: Baked<str>,
    /// How much.
    pub weight: i16,
    /// It must stand in the title.
    pub title: bool,
    /// Each of these must stand in the sentence.
    pub all: Kinds,
    /// One of these, where any are given.
    pub any: Kinds,
    /// None of these.
    pub none: Kinds,
}

impl CauseRow {
    /// Whether a sentence with these words speaks so.
    pub(crate) fn fits(&self, found: Kinds, titled: bool) -> bool {
        (titled || !self.title)
            && found & self.all == self.all
            && (self.any == 0 || found & self.any != 0)
            && found & self.none == 0
    }
}
