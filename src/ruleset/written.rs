//! A ruleset as written: every key optional, every name still a name, every value with its place.
//!
//! Owns the shape of what was read from files. How one table goes over another is `absorb`'s.

use super::check::{Instead, SuppressionCase};
use super::docs::{Draft, Evidence, Example};
use super::ignore::IgnoreTable;
use super::kind::CheckKind;
use super::model::{Confidence, Grade, Scope, Source};
use super::problem::Place;
use super::reader::At;
use super::table::Given;
use super::values::{Kind, Lang, Severity, Stage, Text, TraceKind};

/// A file, or what an override lays over the rules for some paths.
#[derive(Debug, Clone, Default)]
pub(super) struct Written {
    pub version: Option<At<i64>>,
    /// Whether it is there at all, readable or not.
    pub has_version: bool,
    pub name: Option<At<String>>,
    pub number: Option<At<String>>,
    pub written_for: Option<At<String>>,
    pub language: Option<Lang>,
    pub publisher: Option<At<String>>,
    pub speaks: Option<At<Lang>>,
    pub sets: Vec<(String, SetTable)>,
    pub phrases: Vec<(String, PhraseTable)>,
    pub elements: Vec<(String, ElementTable)>,
    /// Group and label.
    pub classes: Vec<((String, String), ClassTable)>,
    pub rules: Vec<(String, RuleTable)>,
    /// Rule or `family/*`.
    pub severity: Vec<(At<String>, Severities)>,
    pub shorthands: Shorthands,
    pub draft: Draft,
    pub provided: Vec<ProvidedTable>,
    pub profiles: Vec<(String, super::profiles::ProfileTable)>,
    /// Rule or element; nothing where a later file takes an entry back.
    pub evidence: Vec<(At<String>, Option<Evidence>)>,
    pub ignores: Vec<IgnoreTable>,
    pub files: super::places::FilesTable,
    pub overrides: Vec<super::places::OverrideTable>,
    /// Deadlines, triggers, holidays.
    pub law: super::rows::WrittenLaw,
}

/// Severity by stage, in the order of [`Stage::ALL`], where given.
#[derive(Debug, Clone, Default)]
pub(super) struct Severities(pub [Option<Level>; 4]);

/// A severity, or off, and where that is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Level {
    pub severity: Option<Severity>,
    pub place: Place,
}

#[derive(Debug, Clone, Default)]
pub(super) struct SetTable {
    pub place: Place,
    pub given: Given,
    pub family: Option<String>,
    pub words: Vec<At<String>>,
    pub add: Vec<At<String>>,
    pub remove: Vec<At<String>>,
    pub not_in: Vec<At<String>>,
    pub include: Vec<At<String>>,
    pub patterns: Vec<PatternTable>,
    pub title: Option<Text>,
    pub category: Option<At<String>>,
}

#[derive(Debug, Clone)]
pub(super) struct PatternTable {
    pub regex: At<String>,
    pub needs: Option<At<String>>,
}

/// What documentation and tests need of a rule or an element.
#[derive(Debug, Clone, Default)]
pub(super) struct DocTable {
    pub looks_for: Option<Text>,
    pub evidence: Option<Evidence>,
    pub tests: Vec<Example>,
}

#[derive(Debug, Clone, Default)]
pub(super) struct ElementTable {
    pub place: Place,
    pub given: Given,
    pub title: Option<Text>,
    pub order: Option<At<i64>>,
    /// Heading and prompt in a draft to start from.
    pub draft: Option<(Text, Text)>,
    pub headings: Vec<At<String>>,
    pub add_headings: Vec<At<String>>,
    pub remove_headings: Vec<At<String>>,
    /// Any of these states it.
    pub words: Vec<At<String>>,
    pub add: Vec<At<String>>,
    pub remove: Vec<At<String>>,
    pub detect: Vec<DetectorTable>,
    pub add_detect: Vec<DetectorTable>,
    pub remove_detect: Vec<DetectorTable>,
    pub required: Option<Severities>,
    pub when: Option<WhenTable>,
    pub help: Option<Text>,
    pub why: Option<Text>,
    pub sources: Option<Vec<Source>>,
    pub doc: DocTable,
}

#[derive(Debug, Clone, Default)]
pub(super) struct ClassTable {
    pub place: Place,
    pub given: Given,
    pub title: Option<Text>,
    pub order: Option<At<i64>>,
    pub at_least: Option<At<i16>>,
    pub detect: Vec<DetectorTable>,
    pub add_detect: Vec<DetectorTable>,
    pub remove_detect: Vec<DetectorTable>,
}

#[derive(Debug, Clone, Default)]
pub(super) struct DetectorTable {
    pub place: Place,
    pub grade: Option<Grade>,
    pub all: Vec<At<String>>,
    pub any: Vec<At<String>>,
    pub none: Vec<At<String>>,
    pub within: Option<At<Scope>>,
    pub none_within: Option<At<Scope>>,
    pub under: Vec<At<String>>,
    pub not_under: Vec<At<String>>,
    pub ordered: bool,
    pub near: Option<u16>,
    pub in_headings: bool,
    pub weight: Option<i16>,
}

#[derive(Debug, Clone, Default)]
pub(super) struct RuleTable {
    pub place: Place,
    pub given: Given,
    pub check: Option<At<CheckKind>>,
    pub element: Option<At<String>>,
    pub severity: Severities,
    pub kinds: Option<Vec<Kind>>,
    pub when: Option<WhenTable>,
    pub confidence: Option<Confidence>,
    pub rank: Option<u8>,
    pub replaces: Option<Vec<At<String>>>,
    pub replaces_here: Option<Vec<At<String>>>,
    pub title: Option<Text>,
    pub message: Option<Text>,
    pub label: Option<Text>,
    pub help: Option<Text>,
    pub why: Option<Text>,
    pub holds: Option<Text>,
    pub sources: Option<Vec<Source>>,
    pub with: WithTable,
    pub add: Vec<At<String>>,
    pub remove: Vec<At<String>>,
    pub doc: DocTable,
}

/// Parameters of a check, of whatever kind: which of them belong is known when the kind is.
#[derive(Debug, Clone, Default)]
pub(super) struct WithTable {
    pub given: Given,
    pub detect: Vec<DetectorTable>,
    pub mild: Vec<DetectorTable>,
    pub deadline: Option<At<String>>,
    pub known: Option<Text>,
    pub clocks: Option<Text>,
    pub once: bool,
    /// Wrong, right.
    pub pairs: Vec<(At<String>, At<String>)>,
    pub not_in: Vec<At<String>>,
    pub safe: bool,
    pub groups: Vec<Vec<At<String>>>,
    pub event: Option<At<String>>,
    pub case: Option<At<SuppressionCase>>,
    /// An abbreviation, and what explains it.
    pub terms: Vec<Vec<At<String>>>,
    pub assumed: Option<Text>,
    pub there: Option<Text>,
    pub outside: Option<Text>,
    /// Pairs, once checked.
    pub before: Vec<Vec<At<String>>>,
    pub tolerance: Option<u16>,
    pub days: Option<u16>,
    pub unless: Vec<DetectorTable>,
    pub spared_by_earlier: bool,
    pub spared_by_later: bool,
    pub differ: Option<Instead>,
    pub over: Option<Instead>,
    /// Kinds of traces as written, and those that are known.
    pub traces: Vec<At<String>>,
    pub trace_kinds: Vec<TraceKind>,
    pub person: Option<Instead>,
    /// Lists of words and names, by key.
    pub words: Vec<(&'static str, Vec<At<String>>)>,
}

impl WithTable {
    /// The words of a parameter that is a list; none where it is not given.
    pub(super) fn list(&self, key: &str) -> &[At<String>] {
        self.words.iter().find(|(known, _)| *known == key).map_or(&[], |(_, words)| words)
    }
}

/// Conditions over what was read.
#[derive(Debug, Clone, Default)]
pub(super) struct WhenTable {
    pub place: Place,
    pub leaked: Vec<At<String>>,
    pub affected_over: Option<u64>,
    pub cause: Vec<At<String>>,
    pub publisher: Vec<At<String>>,
    pub stages: Vec<Stage>,
    pub stated: Vec<At<String>>,
    pub deferred: Vec<At<String>>,
    pub absent: Vec<At<String>>,
}

/// A phrase to avoid, or to have.
#[derive(Debug, Clone, Default)]
pub(super) struct PhraseTable {
    pub place: Place,
    pub given: Given,
    pub severity: Option<Severities>,
    pub required: Option<Severities>,
    pub instead: Option<Text>,
    pub words: Vec<At<String>>,
    pub not_in: Vec<At<String>>,
    pub title: Option<Text>,
    pub message: Option<Text>,
    pub help: Option<Text>,
    pub why: Option<Text>,
    pub sources: Option<Vec<Source>>,
    pub when: Option<WhenTable>,
    pub tests: Vec<Example>,
}

/// What rules made from shorthands say.
#[derive(Debug, Clone, Default)]
pub(super) struct Shorthands {
    pub required: Option<Said>,
    pub forbidden: Option<Said>,
    pub wanted: Option<Said>,
}

#[derive(Debug, Clone)]
pub(super) struct Said {
    pub title: Text,
    pub message: Text,
    pub label: Option<Text>,
    pub help: Option<Text>,
}

/// What stands around a file.
#[derive(Debug, Clone)]
pub(super) struct ProvidedTable {
    pub paths: Vec<At<String>>,
    pub elements: Vec<At<String>>,
}
