//! Which elements a notice states, puts off or lacks, and where.
//!
//! Owns the evaluation of the ruleset's detectors. Decides nothing about severity.

use crate::document::Place;

/// State of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Substance stands in the text.
    Stated,
    /// Put off, and no substance.
    Deferred,
    /// Neither.
    Absent,
}

impl Status {
    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Deferred => "deferred",
            Self::Absent => "absent",
        }
    }
}

/// One element, read.
#[derive(Debug, Clone)]
pub struct ElementState {
    /// Its state.
    pub status: Status,
    /// Where the state was read, in order; empty for an absent one.
    pub evidence: Vec<Place>,
    /// Stated by vague detectors only.
    pub vague: bool,
    /// Where an absent element is announced or promised without substance.
    pub hollow: Vec<Place>,
}
