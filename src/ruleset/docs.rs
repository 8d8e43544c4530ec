//! What only `explain` and tests need of a ruleset: kept apart, so that checking need not load it.

use super::problem::Place;
use super::values::{Lang, Stage, Text};
use std::collections::BTreeMap;

/// Documentation of a ruleset.
#[derive(Debug, Clone, Default)]
pub struct Docs {
    /// By id of the rule.
    pub rules: BTreeMap<String, Doc>,
    /// By id of the element.
    pub elements: BTreeMap<String, Doc>,
}

/// Documentation of a rule or an element.
#[derive(Debug, Clone, Default)]
pub struct Doc {
    /// Where it is defined.
    pub place: Place,
    /// Where later layers change it.
    pub changed: Vec<Place>,
    /// What it looks for, in words.
    pub looks_for: Option<Text>,
    /// How often it fires on real notices.
    pub evidence: Option<Evidence>,
    /// Examples that run as tests.
    pub tests: Vec<Example>,
}

/// How often a rule fires on real notices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Evidence {
    /// In so many of so many notices.
    Measured {
        /// Notices it fires in.
        fires: u32,
        /// Notices looked at.
        of: u32,
    },
    /// Not measured, with the reason.
    NotMeasured(Text),
}

/// An example that runs as a test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// Where it stands.
    pub place: Place,
    /// A notice, or a part of one.
    pub text: String,
    /// What should come of it.
    pub expect: Expect,
    /// The stage to assume.
    pub stage: Option<Stage>,
}

/// What should come of an example.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expect {
    /// The rule speaks.
    Finding,
    /// The rule is silent.
    Silent,
    /// The element is stated.
    Stated,
    /// The element is put off.
    Deferred,
    /// The element is absent.
    Absent,
}

/// What a ruleset file says about runs, not about notices.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// A label of the class group `publisher`.
    pub publisher: Option<String>,
    /// Language of messages.
    pub language: Option<Lang>,
}
