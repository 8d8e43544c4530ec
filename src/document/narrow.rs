//! Places at half their size, for lists that hold more of them than the text has characters.
//!
//! Owns the way there and back. A text longer than four gigabytes is never read.

use super::Place;

/// A place at half its size, in the same order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Narrow {
    start: u32,
    end: u32,
}

impl Narrow {
    /// Its first byte.
    pub(crate) fn start(self) -> usize {
        self.start as usize
    }

    /// One past its last byte.
    pub(crate) fn end(self) -> usize {
        self.end as usize
    }

    /// The place.
    pub(crate) fn place(self) -> Place {
        Place { start: self.start(), end: self.end() }
    }
}

impl From<Place> for Narrow {
    fn from(place: Place) -> Self {
        let narrow = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { start: narrow(place.start), end: narrow(place.end) }
    }
}
