//! The straight line: a source and a ruleset in, a reading and settled findings out.
//!
//! Owns the order of the steps. Holds no state and prints nothing.

use crate::conclude::Conclusions;
use crate::document::Document;
use crate::elements::ElementState;
use crate::finding::Finding;
use crate::mentions::{Day, Mentions};
use crate::ruleset::{Lang, Stage};

/// What the user laid down for a run.
#[derive(Debug, Clone)]
pub struct Options {
    /// The day the run counts as today.
    pub as_of: Day,
    /// The planned day of publication, where the draft does not say.
    pub publish_on: Option<Day>,
    /// The stage, where the user gives it.
    pub stage: Option<Stage>,
    /// The publisher, where the user gives it.
    pub publisher: Option<String>,
    /// Language of messages; default: the language of the document.
    pub lang: Option<Lang>,
    /// Only these rules (ids or `family/*`); empty: all.
    pub only: Vec<String>,
    /// Not these rules.
    pub skip: Vec<String>,
}

/// A document, understood: what `facts` prints.
#[derive(Debug, Clone)]
pub struct Reading {
    /// Its structure and normal form.
    pub document: Document,
    /// What it mentions.
    pub mentions: Mentions,
    /// Its elements, in the order of the ruleset's.
    pub elements: Vec<ElementState>,
    /// What follows.
    pub conclusions: Conclusions,
    /// Its language.
    pub language: Lang,
}

/// A document, checked: what `check` prints.
#[derive(Debug, Clone)]
pub struct Checked {
    /// What was understood.
    pub reading: Reading,
    /// Settled findings: filtered, replaced, ordered for people (severity, rank, place).
    pub findings: Vec<Finding>,
    /// What was checked and holds, in the language of messages.
    pub held: Vec<String>,
    /// Language of messages.
    pub lang: Lang,
}
