//! From settled findings and readings to what people and programs read.
//!
//! Owns lines, columns, colours, layouts and formats: the only room that knows them. Refuses to decide
//! anything: what arrives here is filtered and ordered, and is printed as it is.

pub mod explain;
pub mod facts_human;
pub mod facts_json;
pub mod human;
pub mod json;
pub mod mask;
pub mod page;
pub mod position;
pub mod problems;
pub mod reference;
pub mod rules_diff;
pub mod rules_list;
pub mod rules_show;
#[cfg(test)]
pub(crate) mod sample;
pub mod schema;
pub mod short;
pub mod survey;
pub mod template;
pub mod trial;
pub mod words;
pub mod wrap;

use crate::input::Source;
use crate::ruleset::{Lang, Ruleset};

/// A document with what was made of it: [`crate::lint::Checked`] or [`crate::lint::Reading`].
#[derive(Debug)]
pub struct Entry<'a, T> {
    /// Where it was read from.
    pub source: &'a Source,
    /// The ruleset it was read with.
    pub ruleset: &'a Ruleset,
    /// What was made of it.
    pub result: &'a T,
}

impl<'a> Entry<'a, crate::lint::Checked> {
    /// The profile that would look closer at the document.
    fn suggested(&self) -> Option<&'a crate::ruleset::Profile> {
        self.result.suggested.and_then(|at| self.ruleset.profiles.get(at))
    }
}

/// A file that could not be read.
#[derive(Debug, Clone)]
pub struct Failure {
    /// Its path, as typed.
    pub path: String,
    /// What was wrong and what to do.
    pub message: String,
}

/// A whole run.
#[derive(Debug, Clone, Default)]
pub struct Summary {
    /// Documents read.
    pub documents: usize,
    /// Findings of severity `error`.
    pub errors: usize,
    /// Findings of severity `warning`.
    pub warnings: usize,
    /// Findings of severity `info`.
    pub infos: usize,
    /// Findings that a comment or a baseline silenced.
    pub suppressed: usize,
    /// Rules that `--only` or `--skip` switched off, by id, sorted.
    pub skipped_rules: Vec<String>,
    /// Files that could not be read, in order.
    pub failures: Vec<Failure>,
}

/// One format. Documents are rendered one by one and independently of each other, so that a run never has
/// to be held in memory.
pub trait Report<T> {
    /// What stands before the first document; `lang` is the language of its messages.
    fn opening(&self, lang: Lang) -> String;
    /// One document.
    fn document(&self, entry: &Entry<'_, T>) -> String;
    /// What stands between two documents.
    fn between(&self) -> &'static str;
    /// What stands after the last document.
    fn closing(&self, summary: &Summary) -> String;
}

#[cfg(test)]
mod tests;
