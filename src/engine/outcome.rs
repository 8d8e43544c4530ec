//! What comes of checking a document: findings that stand, and those that are silenced.
//!
//! Owns these shapes. Decides nothing.

use crate::checks::{Finding, Held};
use crate::document::{Secrets, Span};
use crate::reading::{Previous, Reading};
use crate::ruleset::Lang;
use crate::text::Day;

/// A document, checked: what `check` prints.
#[derive(Debug, Clone)]
pub struct Checked {
    /// What was understood.
    pub reading: Reading,
    /// Settled findings: filtered, replaced, ordered for people (severity, rank, place).
    pub findings: Vec<Finding>,
    /// Findings that a comment or an entry of `[[ignore]]` silences, in the same order.
    pub suppressed: Vec<Suppressed>,
    /// How many findings were left out as they lie on lines that have not changed.
    pub unchanged: usize,
    /// What was checked and holds, in the language of messages.
    pub held: Vec<Held>,
    /// The ruleset's profile that would look closer, an index in its profiles.
    pub suggested: Option<usize>,
    /// Language of messages.
    pub lang: Lang,
    /// The earlier notices that labels may stand in.
    pub previous: Previous,
}

/// A finding that was silenced.
#[derive(Debug, Clone)]
pub struct Suppressed {
    /// The finding.
    pub finding: Finding,
    /// Why.
    pub reason: String,
    /// The last day on which it is silenced, as year-month-day.
    pub until: Option<String>,
    /// What silences it.
    pub origin: Origin,
}

/// Where a suppression is written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// In a comment of the document.
    Comment(Span),
    /// In a file of rules.
    File {
        /// Its name.
        name: String,
        /// The line, from 1.
        line: usize,
        /// The byte at which the rule is named: no two entries share it.
        byte: usize,
    },
    /// In a baseline: it was there before.
    Baseline {
        /// Its name.
        name: String,
        /// The line, from 1.
        line: usize,
    },
}

/// An entry of `[[ignore]]` that covers the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// A rule, or `family/*`.
    pub rule: String,
    /// Why.
    pub reason: String,
    /// The last day on which it holds, as year-month-day.
    pub until: Option<String>,
    /// Where it is written.
    pub origin: Origin,
}

impl Waiver {
    /// Whether its last day lies before a day.
    pub fn expired(&self, today: Day) -> bool {
        expired(self.until.as_deref(), today)
    }
}

/// Whether a last day, as year-month-day, lies before a day.
pub(crate) fn expired(until: Option<&str>, today: Day) -> bool {
    until.is_some_and(|until| until < today.to_string().as_str())
}

/// What reports need to know before they show any of the source.
pub(crate) trait Masked {
    /// What must not be shown.
    fn masked(&self) -> &[Span];
    /// The values of that.
    fn secrets(&self) -> Secrets;
}

impl Masked for Reading {
    fn masked(&self) -> &[Span] {
        &self.masked
    }
    fn secrets(&self) -> Secrets {
        self.secrets.clone()
    }
}

/// A text that is printed as it is: a diff that is covered already, or the user's own mended draft.
impl Masked for String {
    fn masked(&self) -> &[Span] {
        &[]
    }
    fn secrets(&self) -> Secrets {
        Secrets::default()
    }
}

impl Masked for Checked {
    fn masked(&self) -> &[Span] {
        &self.reading.masked
    }
    fn secrets(&self) -> Secrets {
        self.reading.secrets.clone()
    }
}
