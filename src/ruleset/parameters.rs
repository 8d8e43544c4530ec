//! What kinds of checks are given besides lists of words: replacements, spellings, abbreviations, what a comparison goes by.
//!
//! Owns these types. Which kind takes which stands in the table of [`super::check`].

use super::detector::Detector;
use super::values::{SetId, Severity, Text};
use crate::text::lang::names;
use crate::text::{Baked, Strings};

/// What can be the matter with a suppression.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum SuppressionCase {
    /// It gives no reason, and silences nothing.
    NoReason,
    /// There was nothing to silence.
    Unused,
    /// Its last day has passed, and it silences nothing.
    Expired,
    /// It names a rule that is not there.
    UnknownRule,
    /// It cannot be read.
    #[default]
    Malformed,
}

names!(SuppressionCase {
    NoReason => "no-reason",
    Unused => "unused",
    Expired => "expired",
    UnknownRule => "unknown-rule",
    Malformed => "malformed",
});

/// How a check speaks of a case that weighs more, or less, than its rule says.
#[derive(Debug, Clone)]
pub struct Instead {
    /// The severity in place of the rule's.
    pub severity: Severity,
    /// What was read.
    pub message: Text,
    /// What to do.
    pub help: Option<Text>,
}

/// An abbreviation and what explains it.
#[derive(Debug, Clone)]
pub struct Term {
    /// The set that matches it.
    pub set: SetId,
    /// The set of words that explain it, anywhere in the text.
    pub explained: Option<SetId>,
}

/// A wrong word and the right one.
#[derive(Debug, Clone)]
pub struct Replacement {
    /// The set that matches the wrong word.
    pub wrong: SetId,
    /// What to write.
    pub right: Baked<str>,
}

/// One spelling of a word.
#[derive(Debug, Clone)]
pub struct Spelling {
    /// The set that matches it.
    pub set: SetId,
    /// How it is written.
    pub word: Baked<str>,
}

impl FollowUpWords {
    pub(super) fn conditions(&self, _: &str) -> &[Detector] {
        &[]
    }
}

/// What a comparison goes by. Every list of words is looked up near the fact it is about, none anywhere.
#[derive(Debug, Clone, Default)]
pub struct FollowUpWords {
    /// Ids of the elements compared; empty: all.
    pub elements: Strings,
    /// The events whose days are compared.
    pub events: Strings,
    /// Beside the new value or the old one: they say that something changed.
    pub said: Baked<[SetId]>,
    /// They name an earlier notice: beside the old value, or with [`FollowUpWords::points_back`].
    pub earlier: Baked<[SetId]>,
    /// With a word for an earlier notice: the reader is sent there.
    pub points_back: Baked<[SetId]>,
    /// They say that something is as it was.
    pub unchanged: Baked<[SetId]>,
    /// What stands for every element that is not told again.
    pub rest: Baked<[SetId]>,
    /// Beside a number: it will not be more.
    pub at_most: Baked<[SetId]>,
    /// Beside a number: it may be more.
    pub at_least: Baked<[SetId]>,
    /// What to say at the place in the earlier notice; else what stands there.
    pub there: Option<Text>,
    /// A number told as approximate may be off by so many percent.
    pub tolerance: u16,
}
