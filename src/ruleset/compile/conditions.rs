//! Conditions over what was read: names to indices.
//!
//! Owns which names `when`, and `given` of tests, may hold. Whether a condition holds is `checks`' to see.

use super::sets::Sets;
use crate::ruleset::called::{Called, as_id, unknown_class, unknown_element};
use crate::ruleset::merge::Merged;
use crate::ruleset::mistakes::Sink;
use crate::ruleset::model::{Condition, DATA_TYPE, is_kind};
use crate::ruleset::tree::{At, Table};
use crate::ruleset::values::{SetId, Stage};
use crate::text::{Baked, Strings};
use std::collections::BTreeMap;

/// What conditions are resolved against.
pub(super) struct Known<'a> {
    pub sink: &'a Sink,
    /// Elements with their indices.
    pub elements: BTreeMap<&'a str, usize>,
    /// As written: titles are looked up where a name is not known.
    pub merged: &'a Merged,
}

/// The cause class where nothing speaks for any other.
pub(super) const UNKNOWN_CAUSE: &str = "unknown";

impl<'a> Known<'a> {
    /// What there is in a ruleset whose elements are these, in order.
    pub(super) fn new(elements: impl Iterator<Item = &'a str>, merged: &'a Merged, sink: &'a Sink) -> Self {
        Self { sink, merged, elements: elements.enumerate().map(|(at, id)| (id, at)).collect() }
    }

    pub(super) fn condition(&self, when: &Table, sets: &Sets<'_>) -> Condition {
        let stages = when.list("stage").iter();
        Condition {
            leaked: when.list("leaked").iter().flat_map(|name| self.leaked(name, sets)).collect(),
            affected_over: when.number("affected-over"),
            causes: self.labels(when.list("cause"), "cause", &[UNKNOWN_CAUSE]),
            publishers: self.labels(when.list("publisher"), "publisher", &[]),
            stages: stages.filter_map(|stage| Stage::from_name(&stage.value)).collect(),
            stated: self.indices(when.list("stated")),
            deferred: self.indices(when.list("deferred")),
            absent: self.indices(when.list("absent")),
        }
    }

    /// Reports names in `given` of tests that mean nothing.
    pub(super) fn check_tests(&self, table: &Table, sets: &Sets<'_>) {
        for given in table.tables("tests").iter().filter_map(|test| test.table("given")) {
            for name in given.list("leaked") {
                self.leaked(name, sets);
            }
            let one = |key: &str| given.at(key).map_or(&[][..], std::slice::from_ref);
            self.labels(one("cause"), "cause", &[UNKNOWN_CAUSE]);
            self.labels(one("publisher"), "publisher", &[]);
            for key in ["stated", "deferred", "absent"] {
                self.indices(given.list(key));
            }
        }
    }

    /// A kind of data, or all kinds of a category.
    pub(super) fn leaked(&self, name: &At, sets: &Sets<'_>) -> Vec<SetId> {
        let all = sets.named(DATA_TYPE).iter().copied();
        let means = |set: &SetId| is_kind(&name.value, &sets.sets[usize::from(set.0)]);
        let mut found: Vec<SetId> = all.filter(means).collect();
        found.sort_unstable();
        if found.is_empty() {
            let members = sets.sets.iter().filter(|set| set.family.as_deref() == Some(DATA_TYPE));
            let known: Vec<Called<'_>> = members
                .flat_map(|set| {
                    let id = set.id.split_once('.').map_or(&*set.id, |(_, id)| id);
                    let category = set.category.as_deref().map(Called::plain);
                    category.into_iter().chain([Called { id, title: set.title.as_ref() }])
                })
                .collect();
            let (ja, en) = (
                format!("「{}」という情報の種類も分類もありません", name.value),
                format!("no kind of data, and no category, is called `{}`", name.value),
            );
            let problem = name.place.problem("unknown-kind", ja, en);
            let new = as_id(&name.value);
            self.sink.push(problem.offer(&name.value, &known).unwrap_or_else(|| {
                problem.help(
                    format!("[terms.data-type.{new}] を加えるか、ある名前を書いてください (一覧: noticelint rules list --data)"),
                    format!("add [terms.data-type.{new}], or give a name that there is (noticelint rules list --data)"),
                )
            }));
        }
        found
    }

    /// Labels of a class group. Its labels are looked at only where one is named.
    pub(super) fn labels(&self, names: &[At], group: &str, also: &[&str]) -> Strings {
        for name in names {
            let mut known = self.merged.labels(group).map(Called::of);
            let is_known = known.any(|called| called.id == name.value);
            if !is_known && !also.contains(&name.value.as_str()) {
                let all: Vec<Called<'_>> = self
                    .merged
                    .labels(group)
                    .map(Called::of)
                    .chain(also.iter().copied().map(Called::plain))
                    .collect();
                self.sink.push(unknown_class(&name.value, &name.place, &all));
            }
        }
        names.iter().map(|name| name.value.as_str().into()).collect()
    }

    pub(super) fn unknown_element(&self, name: &At) {
        let known: Vec<Called<'_>> = self.merged.all("elements").map(Called::of).collect();
        self.sink.push(unknown_element(&name.value, &name.place, &known));
    }

    fn indices(&self, names: &[At]) -> Baked<[u16]> {
        let index = |name: &At| match self.elements.get(name.value.as_str()) {
            Some(at) => u16::try_from(*at).ok(),
            None => {
                self.unknown_element(name);
                None
            }
        };
        names.iter().filter_map(index).collect()
    }
}
