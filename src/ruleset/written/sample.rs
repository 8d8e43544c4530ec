//! Words and readings that should meet a condition.
//!
//! Owns which are taken of many. How they are said in a text is up to who tries them.

use crate::grammar::plain;
use crate::ruleset::merge::Merged;
use crate::ruleset::tree::{At, Table};
use crate::ruleset::words::{self, Named};
use std::collections::BTreeSet;

/// At most so many words of one operand, and so many ways to meet a condition, are tried.
const MOST: usize = 8;

/// What should meet a condition.
#[derive(Debug)]
pub struct Sample {
    /// A heading that it may ask for.
    pub under: Option<String>,
    /// Ways to meet it, each in the order of its operands; never empty.
    pub ways: Vec<Vec<Said>>,
}

/// One operand, as something that can be said.
#[derive(Debug, Clone)]
pub enum Said {
    /// A word of it.
    Word(String),
    /// A reading (without its #), with a word for the event that it may be of.
    Reading(String, Option<String>),
}

impl Sample {
    /// Of a condition; `None` where nothing can be said that it asks for.
    pub(super) fn of(merged: &Merged, condition: &Table) -> Option<Self> {
        let said = |operand: &At| said(merged, operand);
        let mut parts: Vec<Vec<Said>> = condition.list("all").iter().map(said).collect();
        if !condition.list("any").is_empty() {
            parts.push(condition.list("any").iter().flat_map(said).collect());
        }
        let heading = condition.list("under");
        let under = heading.iter().find_map(|word| match said(word).into_iter().next()? {
            Said::Word(word) => Some(word),
            Said::Reading(..) => None,
        });
        let said = !parts.is_empty() && parts.iter().all(|part| !part.is_empty());
        let count = parts.iter().map(Vec::len).max().unwrap_or(0).min(MOST);
        // Each of the longest list once, beside one of every other.
        let way = |at: usize| {
            parts.iter().filter_map(|part| part.get(at.checked_rem(part.len())?)).cloned().collect()
        };
        let complete = said && (heading.is_empty() || under.is_some());
        complete.then(|| Self { under, ways: (0..count).map(way).collect() })
    }

    /// Of a word by itself.
    pub(super) fn word(word: &At) -> Option<Self> {
        Some(Self { under: None, ways: vec![vec![Said::Word(spelled(word)?)]] })
    }

    /// Whether words alone meet it.
    pub fn is_plain(&self) -> bool {
        self.ways.iter().flatten().all(|said| matches!(said, Said::Word(_)))
    }

    /// The first way, for people.
    pub fn told(&self) -> String {
        let one = |said: &Said| match said {
            Said::Word(word) => word.clone(),
            Said::Reading(name, _) => format!("#{name}"),
        };
        self.ways.first().into_iter().flatten().map(one).collect::<Vec<_>>().join("…")
    }

    /// The words of the first way.
    pub fn words(&self) -> Vec<&str> {
        let mut words = Vec::new();
        for said in self.ways.first().into_iter().flatten() {
            if let Said::Word(word) = said {
                words.push(word.as_str());
            }
        }
        words
    }
}

/// A word, or the first of a set, as somebody would type it.
pub(super) fn first(merged: &Merged, word: &At) -> Option<String> {
    match said(merged, word).into_iter().next()? {
        Said::Word(word) => Some(word),
        Said::Reading(..) => None,
    }
}

/// A word as somebody would type it.
fn spelled(word: &At) -> Option<String> {
    words::expand(&word.value).ok()?.first().map(|spelling| plain(spelling).to_owned())
}

/// What an operand stands for.
fn said(merged: &Merged, operand: &At) -> Vec<Said> {
    match words::named(&operand.value) {
        None => spelled(operand).map(Said::Word).into_iter().collect(),
        Some(Named::Set(name)) => {
            let mut found = Vec::new();
            of_set(merged, name, &mut BTreeSet::new(), &mut found);
            found.into_iter().map(Said::Word).collect()
        }
        Some(Named::Reading(name)) => {
            let event = name.strip_prefix("date.").map(|event| format!("event.{event}"));
            let mut words = Vec::new();
            event.iter().for_each(|event| of_set(merged, event, &mut BTreeSet::new(), &mut words));
            vec![Said::Reading(name.to_owned(), words.into_iter().next())]
        }
    }
}

/// The first words of a set, or of sets that it takes in.
fn of_set(merged: &Merged, name: &str, seen: &mut BTreeSet<String>, found: &mut Vec<String>) {
    if !seen.insert(name.to_owned()) {
        return;
    }
    let family = format!("{name}.");
    let members = merged.map("terms").names().filter(|id| id.starts_with(&family));
    let tables = [name].into_iter().chain(members).filter_map(|id| merged.named("terms", id));
    let tables: Vec<&Table> = tables.collect();
    for word in tables.iter().flat_map(|table| table.list("words")) {
        if found.len() >= MOST {
            return;
        }
        match words::named(&word.value) {
            None => found.extend(spelled(word)),
            Some(Named::Set(name)) => of_set(merged, name, seen, found),
            Some(Named::Reading(_)) => {}
        }
    }
    for name in tables.iter().flat_map(|table| table.list("include")) {
        of_set(merged, &name.value, seen, found);
    }
}
