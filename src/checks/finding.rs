//! What a check reports: one finding, with its places in the source.
//!
//! Owns the shape of findings. Refuses to know lines, columns, colours or formats: that is `report`'s.

use crate::document::{Secrets, Span};
use crate::ruleset::{Confidence, Ruleset, Severity, Source};

/// One finding about one document.
#[derive(Debug, Clone)]
pub struct Finding {
    /// Index of the rule in the ruleset.
    pub rule: usize,
    /// Its severity at the document's stage.
    pub severity: Severity,
    /// How sure the reading is.
    pub confidence: Confidence,
    /// What was read, in the language of the run.
    pub message: String,
    /// A few words at the place.
    pub label: Option<String>,
    /// What to do.
    pub help: Option<String>,
    /// Index of the element it is about.
    pub element: Option<usize>,
    /// Bytes of the source. Empty for an absent element (where it should be written); `None` only where
    /// the document has no text.
    pub span: Option<Span>,
    /// Other places that belong to it.
    pub labels: Vec<Label>,
    /// What it rests on, where that is more than its rule knows: a deadline, a trigger. Empty: what the rule names.
    pub sources: Vec<Source>,
    /// A mechanical correction.
    pub fix: Option<Fix>,
}

impl Finding {
    /// The law or rule behind it.
    pub fn sources<'a>(&'a self, ruleset: &'a Ruleset) -> &'a [Source] {
        if self.sources.is_empty() { &ruleset.rules[self.rule].told.sources } else { &self.sources }
    }
}

impl Finding {
    /// Covers what must not be repeated in all that it says.
    pub(crate) fn hush(&mut self, secrets: &Secrets) {
        let Self { message, label, help, labels, .. } = self;
        let said = std::iter::once(message).chain(label).chain(help);
        said.chain(labels.iter_mut().map(|label| &mut label.message)).for_each(|text| secrets.cover_in(text));
    }
}

/// A second place of a finding.
#[derive(Debug, Clone)]
pub struct Label {
    /// The document it stands in: an index in the earlier notices; `None`: the one checked.
    pub document: Option<usize>,
    /// Bytes of the source.
    pub span: Span,
    /// What stands there.
    pub message: String,
}

/// Something that was checked and holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// What, in the language of the run.
    pub text: String,
    /// Where it was read, in the order in which it is told: a total, then its parts; may be empty.
    pub places: Vec<Span>,
}

/// A mechanical correction.
#[derive(Debug, Clone)]
pub struct Fix {
    /// Replacements, in order, not overlapping.
    pub edits: Vec<(Span, String)>,
    /// Whether it may be applied without asking.
    pub safe: bool,
}
