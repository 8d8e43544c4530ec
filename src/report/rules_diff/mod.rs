//! `rules diff`: what another ruleset would make of a folder of notices.
//!
//! Owns the sums over files, and where changes stand. What counts as a change is `compare`'s.

pub(crate) mod compare;
pub(crate) mod human;

use super::Failure;
use super::json::{failures, line, tool};
use super::position::LineTable;
use super::rules_diff::compare::Changed;
use super::rules_list::weights;
use crate::engine::Checked;
use crate::input::Part;
use crate::reading::elements::Status;
use crate::ruleset::{Rule, Ruleset, Severity, Stage, Text};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// All changes of a run.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    /// Documents read.
    pub documents: usize,
    /// The documents in which something changes, in order.
    pub files: Vec<FileChanges>,
    /// Changes of each rule, in the order of [`Change::ALL`].
    pub rules: BTreeMap<String, [usize; 4]>,
    /// Elements that are read in another state: their id, the states, how many documents, and the first of them.
    pub states: Vec<StateChange>,
}

/// An element that is read in another state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StateChange {
    /// Its id.
    pub element: String,
    /// Its state so far.
    pub from: Status,
    /// Its state from now on.
    pub to: Status,
    /// In how many documents.
    pub documents: usize,
    /// The first of them.
    pub first: String,
}

/// The changes of a document.
#[derive(Debug)]
pub(crate) struct FileChanges {
    /// The document.
    pub path: String,
    /// Its changes, in the order of the text.
    pub changes: Vec<PlacedChange>,
}

/// A change with its place in the file.
#[derive(Debug)]
pub(crate) struct PlacedChange {
    /// What changes.
    pub changed: Changed,
    /// The line of the file, where it has one.
    pub line: Option<usize>,
    /// Its column there, too.
    pub column: Option<usize>,
    /// The words it stands on.
    pub text: String,
}

/// One of the two rulesets.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Side<'a> {
    /// As typed.
    pub typed: &'a str,
    /// What it is.
    pub ruleset: &'a Ruleset,
}

/// Changes with what is needed to tell of them.
#[derive(Debug)]
pub(crate) struct Told<'a> {
    /// The changes.
    pub changes: &'a Changes,
    /// The ruleset so far.
    pub old: Side<'a>,
    /// The one from now on.
    pub new: Side<'a>,
    /// The day of the run.
    pub as_of: &'a str,
    /// Files that could not be read.
    pub failures: &'a [Failure],
}

/// Rules of both whose words differ, with the keys that do.
pub(crate) fn reworded<'r>(old: &Ruleset, new: &'r Ruleset) -> Vec<(&'r str, Vec<&'static str>)> {
    let words = |rule: &'_ Rule| {
        let some = |text: &Text| Some(text.clone());
        let optional =
            [&rule.told.label, &rule.told.help, &rule.told.why, &rule.told.holds].map(Clone::clone);
        let [label, help, why, holds] = optional;
        [
            ("title", some(&rule.told.title)),
            ("message", some(&rule.told.message)),
            ("label", label),
            ("help", help),
            ("why", why),
            ("holds", holds),
        ]
    };
    let differ = |rule: &'r Rule| {
        let before = old.rules.iter().find(|known| known.id == rule.id)?;
        let pairs = words(before).into_iter().zip(words(rule));
        let keys: Vec<_> = pairs.filter(|(was, is)| was.1 != is.1).map(|(_, (key, _))| key).collect();
        (!keys.is_empty()).then_some((rule.id.as_str(), keys))
    };
    new.rules.iter().filter_map(differ).collect()
}

/// A rule that weighs otherwise: before and now; none where it is not there.
pub(crate) struct Reweighed<'r> {
    /// Its id.
    pub id: &'r str,
    /// In the ruleset so far.
    pub old: Option<&'r Rule>,
    /// In the one from now on.
    pub new: Option<&'r Rule>,
}

/// Rules that weigh otherwise at some stage, are new or are gone, whatever the notices at hand show of it.
pub(crate) fn reweighed<'r>(old: &'r Ruleset, new: &'r Ruleset) -> Vec<Reweighed<'r>> {
    let of = |ruleset: &'r Ruleset| ruleset.rules.iter().map(|rule| (rule.id.as_str(), rule));
    let (before, now): (BTreeMap<_, _>, BTreeMap<_, _>) = (of(old).collect(), of(new).collect());
    let ids: BTreeSet<&str> = before.keys().chain(now.keys()).copied().collect();
    let both = |id: &'r str| Reweighed { id, old: before.get(id).copied(), new: now.get(id).copied() };
    let same = |rule: &Reweighed<'_>| match (rule.old, rule.new) {
        (Some(old), Some(new)) => {
            Stage::ALL.iter().all(|stage| old.severity_at(*stage) == new.severity_at(*stage))
        }
        _ => false,
    };
    ids.into_iter().map(both).filter(|rule| !same(rule)).collect()
}

impl Changes {
    /// Whether anything changes.
    pub(crate) fn any(&self) -> bool {
        !self.files.is_empty()
    }

    /// Takes in how the elements of both rulesets are read in a document.
    pub(crate) fn add_states(&mut self, path: &str, old: (&Ruleset, &Checked), new: (&Ruleset, &Checked)) {
        let states = |(ruleset, checked): (&Ruleset, &Checked)| -> Vec<(String, Status)> {
            let states = checked.reading.elements.iter().map(|state| state.status);
            ruleset.elements.iter().map(|element| element.id.to_string()).zip(states).collect()
        };
        let before = states(old);
        for (element, to) in states(new) {
            let was = before.iter().find(|(id, _)| *id == element);
            let Some(from) = was.map(|(_, from)| *from).filter(|from| *from != to) else { continue };
            let same =
                |known: &&mut StateChange| known.element == element && (known.from, known.to) == (from, to);
            match self.states.iter_mut().find(same) {
                Some(known) => known.documents += 1,
                None => {
                    let first = path.to_owned();
                    self.states.push(StateChange { element, from, to, documents: 1, first });
                }
            }
        }
    }

    /// Takes in a document. `text` is its text as it may be shown.
    pub(crate) fn add(&mut self, part: &Part, text: &str, changes: Vec<Changed>) {
        self.documents += 1;
        if changes.is_empty() {
            return;
        }
        for changed in &changes {
            self.rules.entry(changed.rule.clone()).or_default()[changed.change as usize] += 1;
        }
        let table = LineTable::new(text);
        let placed = changes.into_iter().map(|changed| PlacedChange {
            line: changed.span.map(|span| part.line_in_file(table.position(span.start).line)),
            column: changed.span.map(|span| table.position(span.start).column),
            text: changed.span.map_or("", |span| table.slice(span)).to_owned(),
            changed,
        });
        self.files.push(FileChanges { path: part.source.name.clone(), changes: placed.collect() });
    }
}

/// One object.
pub(crate) fn json(told: &Told<'_>) -> String {
    let changes = told.changes;
    let rule = |(id, [added, removed, raised, lowered]): (&String, &[usize; 4])| json!({ "id": id, "added": added, "removed": removed, "raised": raised, "lowered": lowered });
    let files = changes.files.iter().map(
        |file| json!({ "path": file.path, "changes": file.changes.iter().map(change).collect::<Value>() }),
    );
    let reworded = reworded(told.old.ruleset, told.new.ruleset).into_iter();
    let reweighed = reweighed(told.old.ruleset, told.new.ruleset).into_iter();
    let weighed = |rule: Reweighed<'_>| json!({ "id": rule.id, "from": rule.old.map(weights), "to": rule.new.map(weights) });
    line(&json!({
        "schema": "noticelint/rules-diff/1",
        "tool": tool(),
        "as_of": told.as_of,
        "old": side(told.old),
        "new": side(told.new),
        "documents": changes.documents,
        "changed_documents": changes.files.len(),
        "rules": changes.rules.iter().map(rule).collect::<Value>(),
        "states": changes.states.iter().map(state).collect::<Value>(),
        "reweighed": reweighed.map(weighed).collect::<Value>(),
        "reworded": reworded.map(|(id, keys)| json!({ "id": id, "keys": keys })).collect::<Value>(),
        "files": files.collect::<Value>(),
        "errors": failures(told.failures),
    }))
}

fn side(side: Side<'_>) -> Value {
    json!({ "rules": side.typed, "name": side.ruleset.name, "version": side.ruleset.version })
}

fn state(state: &StateChange) -> Value {
    json!({
        "element": state.element,
        "from": state.from.name(),
        "to": state.to.name(),
        "documents": state.documents,
        "first": state.first,
    })
}

fn change(placed: &PlacedChange) -> Value {
    let changed = &placed.changed;
    json!({
        "change": changed.change.name(),
        "rule": changed.rule,
        "from": changed.from.map(Severity::name),
        "to": changed.to.map(Severity::name),
        "message": changed.message,
        "line": placed.line,
        "column": placed.column,
        "text": placed.text,
    })
}
