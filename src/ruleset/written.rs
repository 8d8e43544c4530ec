//! A ruleset as written: every key optional, every name still a name, every value with its place.
//!
//! Owns the shape of files, and how one table goes over another of the same id.

use super::check::Instead;
use super::docs::{Evidence, Example};
use super::kind::CheckKind;
use super::model::{Confidence, Grade, Scope, Source};
use super::problem::Place;
use super::reader::At;
use super::values::{Kind, Lang, Severity, Stage, Text};

/// A file.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub version: Option<At<i64>>,
    /// Whether it is there at all, readable or not.
    pub has_version: bool,
    pub name: Option<At<String>>,
    pub number: Option<At<String>>,
    pub language: Option<Lang>,
    pub publisher: Option<At<String>>,
    pub speaks: Option<Lang>,
    pub sets: Vec<(String, SetTable)>,
    pub elements: Vec<(String, ElementTable)>,
    /// Group and label.
    pub classes: Vec<((String, String), ClassTable)>,
    pub rules: Vec<(String, RuleTable)>,
    /// Rule or `family/*`.
    pub severity: Vec<(At<String>, Severities)>,
}

/// Severity by stage, in the order of [`Stage::ALL`]: not given, off, or one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Severities(pub [Option<Option<Severity>>; 4]);

impl Severities {
    pub(super) fn absorb(&mut self, over: Self) {
        for stage in Stage::ALL {
            let at = *stage as usize;
            self.0[at] = over.0[at].or(self.0[at]);
        }
    }
}

#[derive(Debug, Clone, Default)]
pub(super) struct SetTable {
    pub place: Place,
    /// The keys that are there, readable or not.
    pub given: Vec<&'static str>,
    pub family: Option<String>,
    pub words: Vec<At<String>>,
    pub not_in: Vec<At<String>>,
    pub include: Vec<At<String>>,
    pub patterns: Vec<PatternTable>,
    pub title: Option<Text>,
    pub category: Option<At<String>>,
}

impl SetTable {
    pub(super) fn absorb(&mut self, over: Self) {
        self.given.extend(over.given);
        self.words.extend(over.words);
        self.not_in.extend(over.not_in);
        self.include.extend(over.include);
        self.patterns.extend(over.patterns);
        replace(&mut self.title, over.title);
        replace(&mut self.category, over.category);
    }
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

impl DocTable {
    fn absorb(&mut self, over: Self) {
        replace(&mut self.looks_for, over.looks_for);
        replace(&mut self.evidence, over.evidence);
        self.tests.extend(over.tests);
    }
}

#[derive(Debug, Clone, Default)]
pub(super) struct ElementTable {
    pub place: Place,
    /// The keys that are there, readable or not.
    pub given: Vec<&'static str>,
    pub title: Option<Text>,
    pub order: Option<At<i64>>,
    pub headings: Option<Vec<At<String>>>,
    pub detect: Vec<DetectorTable>,
    pub doc: DocTable,
}

impl ElementTable {
    pub(super) fn absorb(&mut self, over: Self) {
        self.given.extend(over.given);
        replace(&mut self.title, over.title);
        replace(&mut self.order, over.order);
        replace(&mut self.headings, over.headings);
        self.detect.extend(over.detect);
        self.doc.absorb(over.doc);
    }
}

#[derive(Debug, Clone, Default)]
pub(super) struct ClassTable {
    pub place: Place,
    /// The keys that are there, readable or not.
    pub given: Vec<&'static str>,
    pub title: Option<Text>,
    pub order: Option<At<i64>>,
    pub at_least: Option<At<i16>>,
    pub detect: Vec<DetectorTable>,
}

impl ClassTable {
    pub(super) fn absorb(&mut self, over: Self) {
        self.given.extend(over.given);
        replace(&mut self.title, over.title);
        replace(&mut self.order, over.order);
        replace(&mut self.at_least, over.at_least);
        self.detect.extend(over.detect);
    }
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
    /// The keys that are there, readable or not.
    pub given: Vec<&'static str>,
    pub check: Option<At<CheckKind>>,
    pub element: Option<At<String>>,
    pub severity: Severities,
    pub kinds: Option<Vec<Kind>>,
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
    pub with: Option<WithTable>,
    pub doc: DocTable,
}

impl RuleTable {
    pub(super) fn absorb(&mut self, over: Self) {
        self.given.extend(over.given);
        replace(&mut self.check, over.check);
        replace(&mut self.element, over.element);
        self.severity.absorb(over.severity);
        replace(&mut self.kinds, over.kinds);
        replace(&mut self.confidence, over.confidence);
        replace(&mut self.rank, over.rank);
        replace(&mut self.replaces, over.replaces);
        replace(&mut self.replaces_here, over.replaces_here);
        replace(&mut self.title, over.title);
        replace(&mut self.message, over.message);
        replace(&mut self.label, over.label);
        replace(&mut self.help, over.help);
        replace(&mut self.why, over.why);
        replace(&mut self.holds, over.holds);
        replace(&mut self.sources, over.sources);
        replace(&mut self.with, over.with);
        self.doc.absorb(over.doc);
    }
}

/// Parameters of a check, of whatever kind: which of them belong is known when the kind is.
#[derive(Debug, Clone, Default)]
pub(super) struct WithTable {
    /// The keys given, with their places.
    pub given: Vec<(&'static str, Place)>,
    pub detect: Vec<DetectorTable>,
    pub mild: Vec<DetectorTable>,
    pub when: Vec<DetectorTable>,
    pub affected_over: Option<u64>,
    pub public_over: Option<u64>,
    pub once: bool,
    /// Wrong, right.
    pub pairs: Vec<(At<String>, At<String>)>,
    pub not_in: Vec<At<String>>,
    pub safe: bool,
    pub groups: Vec<Vec<At<String>>>,
    pub event: Option<At<String>>,
    /// An abbreviation, and what explains it.
    pub terms: Vec<Vec<At<String>>>,
    pub assumed: Option<Text>,
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
    /// Lists of words, by key: see [`WORD_LISTS`].
    pub words: Vec<(&'static str, Vec<At<String>>)>,
}

/// The parameters that are nothing but words.
pub(super) const WORD_LISTS: &[&str] = &[
    "endings",
    "leaked",
    "open",
    "explained",
    "asserted",
    "partly",
    "claims",
    "told",
    "as-of",
    "not-with",
    "under",
    "lacks",
    "has",
    "total",
    "parts",
    "labels",
    "some",
    "rest",
    "partial",
    "refers",
    "whole",
    "states",
    "records",
    "not",
    "exposed",
    "public",
    "groups-of",
];

impl WithTable {
    /// The words of a parameter of [`WORD_LISTS`]; none where it is not given.
    pub(super) fn list(&self, key: &str) -> &[At<String>] {
        self.words.iter().find(|(known, _)| *known == key).map_or(&[], |(_, words)| words)
    }
}

fn replace<T>(old: &mut Option<T>, new: Option<T>) {
    if new.is_some() {
        *old = new;
    }
}
