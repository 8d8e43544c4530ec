//! Conditions over what was read: names to indices.
//!
//! Owns which names `when`, and `given` of tests, may hold. Whether a condition holds is `checks`' to see.

use super::sets::Sets;
use crate::ruleset::mistakes::{Sink, unknown_class, unknown_element};
use crate::ruleset::model::{Condition, DATA_TYPE, kinds};
use crate::ruleset::tree::{At, Table};
use crate::ruleset::values::SetId;
use crate::ruleset::values::Stage;
use std::collections::BTreeMap;

/// What conditions are resolved against.
pub(super) struct Known<'a> {
    pub sink: &'a Sink,
    /// Elements with their indices.
    pub elements: BTreeMap<&'a str, usize>,
    /// Labels of the class group `cause`.
    pub causes: Vec<&'a str>,
    /// Labels of the class group `publisher`.
    pub publishers: Vec<&'a str>,
}

/// The cause class where nothing speaks for any other.
pub(super) const UNKNOWN_CAUSE: &str = "unknown";

impl Known<'_> {
    pub(super) fn condition(&self, when: &Table, sets: &Sets<'_>) -> Condition {
        let stages = when.list("stage").iter();
        Condition {
            leaked: when.list("leaked").iter().flat_map(|name| self.leaked(name, sets)).collect(),
            affected_over: when.number("affected-over"),
            causes: self.labels(when.list("cause"), &self.causes, &[UNKNOWN_CAUSE]),
            publishers: self.labels(when.list("publisher"), &self.publishers, &[]),
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
            self.labels(one("cause"), &self.causes, &[UNKNOWN_CAUSE]);
            self.labels(one("publisher"), &self.publishers, &[]);
            for key in ["stated", "deferred", "absent"] {
                self.indices(given.list(key));
            }
        }
    }

    /// A kind of data, or all kinds of a category.
    pub(super) fn leaked(&self, name: &At, sets: &Sets<'_>) -> Vec<SetId> {
        let found = kinds(&name.value, &sets.sets);
        if found.is_empty() {
            let members = sets.sets.iter().filter(|set| set.family.as_deref() == Some(DATA_TYPE));
            let known = members.flat_map(|set| {
                set.id.split_once('.').map(|(_, name)| name).into_iter().chain(set.category.as_deref())
            });
            let (ja, en) = (
                format!("「{}」という情報の種類も分類もありません", name.value),
                format!("no kind of data, and no category, is called `{}`", name.value),
            );
            let problem = name.place.problem("unknown-kind", ja, en).suggest(&name.value, known);
            self.sink.push(problem.or_help(
                &format!("[terms.data-type.{}] を加えるか、ある名前を書いてください", name.value),
                &format!("add [terms.data-type.{}], or give a name that there is", name.value),
            ));
        }
        found
    }

    pub(super) fn labels(&self, names: &[At], known: &[&str], also: &[&str]) -> Vec<String> {
        for name in names {
            if !known.contains(&name.value.as_str()) && !also.contains(&name.value.as_str()) {
                self.sink.push(unknown_class(&name.value, &name.place, known.iter().chain(also).copied()));
            }
        }
        names.iter().map(|name| name.value.clone()).collect()
    }

    pub(super) fn unknown_element(&self, name: &At) {
        self.sink.push(unknown_element(&name.value, &name.place, self.elements.keys().copied()));
    }

    fn indices(&self, names: &[At]) -> Vec<u16> {
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
