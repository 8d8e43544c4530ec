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
    /// What to take as read.
    pub given: Option<Facts>,
}

/// Facts to take as read, though the text does not hold them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// Where they stand.
    pub place: Place,
    /// Kinds of data that leaked, or their categories.
    pub leaked: Vec<String>,
    /// The number affected.
    pub affected: Option<u64>,
    /// The cause class.
    pub cause: Option<String>,
    /// The publisher.
    pub publisher: Option<String>,
    /// Elements that are stated.
    pub stated: Vec<String>,
    /// Elements that are put off.
    pub deferred: Vec<String>,
    /// Elements that are absent.
    pub absent: Vec<String>,
    /// Where each name among them stands.
    pub names: Vec<(String, Place)>,
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
    /// What stands around files.
    pub provided: Vec<Provided>,
}

/// Elements that the site's layout adds around a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provided {
    /// Which files: globs, relative to the file that says so. Empty: all.
    pub paths: Vec<String>,
    /// Ids of elements.
    pub elements: Vec<String>,
    /// Where it stands.
    pub place: Place,
}
