//! What a user lays down for a run.

use super::outcome::Waiver;
use crate::reading::{Previous, ReadOptions};
use crate::ruleset::{Lang, names_rule};
use crate::text::Day;

/// What the user laid down for a run.
#[derive(Debug, Clone)]
pub struct Options {
    /// How documents are read.
    pub reading: ReadOptions,
    /// Language of messages; default: the language of the document.
    pub lang: Option<Lang>,
    /// Only these rules (ids or `family/*`); empty: all.
    pub only: Vec<String>,
    /// Not these rules.
    pub skip: Vec<String>,
    /// Earlier notices of the same incident.
    pub previous: Previous,
    /// The entries of `[[ignore]]` that cover the document.
    pub waivers: Vec<Waiver>,
}

impl Options {
    /// Nothing laid down but the day.
    pub fn on(as_of: Day) -> Self {
        Self {
            reading: ReadOptions::on(as_of),
            lang: None,
            only: Vec::new(),
            skip: Vec::new(),
            previous: Previous::default(),
            waivers: Vec::new(),
        }
    }

    /// Whether the user wants to hear of a rule in this run.
    pub fn asked(&self, id: &str) -> bool {
        let any = |list: &[String]| list.iter().any(|pattern| names_rule(pattern, id));
        (self.only.is_empty() || any(&self.only)) && !any(&self.skip)
    }
}
