//! Conditions over what was read: names to indices.
//!
//! Owns which names `when`, and `given` of tests, may hold. Whether a condition holds is `checks`' to see.

use super::compile::unknown_element;
use super::docs::Facts;
use super::model::{Condition, DATA_TYPE, SetId, kinds};
use super::problem::{Problem, Sink};
use super::reader::At;
use super::sets::Sets;
use super::written::WhenTable;
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
const UNKNOWN_CAUSE: &str = "unknown";

impl Known<'_> {
    pub(super) fn condition(&self, when: &WhenTable, sets: &Sets<'_>) -> Condition {
        Condition {
            leaked: when.leaked.iter().flat_map(|name| self.leaked(name, sets)).collect(),
            affected_over: when.affected_over,
            causes: self.labels(&when.cause, &self.causes, &[UNKNOWN_CAUSE]),
            publishers: self.labels(&when.publisher, &self.publishers, &[]),
            stages: when.stages.clone(),
            stated: self.indices(&when.stated),
            deferred: self.indices(&when.deferred),
            absent: self.indices(&when.absent),
        }
    }

    /// Reports names in `given` that mean nothing.
    pub(super) fn check(&self, facts: &Facts, sets: &Sets<'_>) {
        let at = |name: &String| {
            let named = facts.names.iter().find(|(known, _)| known == name);
            let place = named.map_or(&facts.place, |(_, place)| place).clone();
            At { value: name.clone(), place, verbatim: None }
        };
        let all = |names: &[String]| names.iter().map(at).collect::<Vec<_>>();
        let one = |name: &Option<String>| name.iter().map(at).collect::<Vec<_>>();
        for name in all(&facts.leaked) {
            self.leaked(&name, sets);
        }
        self.labels(&one(&facts.cause), &self.causes, &[UNKNOWN_CAUSE]);
        self.labels(&one(&facts.publisher), &self.publishers, &[]);
        for names in [&facts.stated, &facts.deferred, &facts.absent] {
            self.indices(&all(names));
        }
    }

    /// A kind of data, or all kinds of a category.
    fn leaked(&self, name: &At<String>, sets: &Sets<'_>) -> Vec<SetId> {
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

    fn labels(&self, names: &[At<String>], known: &[&str], also: &[&str]) -> Vec<String> {
        for name in names {
            if !known.contains(&name.value.as_str()) && !also.contains(&name.value.as_str()) {
                self.sink.push(unknown_class(name, known.iter().chain(also).copied()));
            }
        }
        names.iter().map(|name| name.value.clone()).collect()
    }

    fn indices(&self, names: &[At<String>]) -> Vec<u16> {
        let index = |name: &At<String>| match self.elements.get(name.value.as_str()) {
            Some(at) => u16::try_from(*at).ok(),
            None => {
                self.sink.push(unknown_element(name, self.elements.keys().copied()));
                None
            }
        };
        names.iter().filter_map(index).collect()
    }
}

/// That a label is not one of its group.
pub(super) fn unknown_class<'n>(at: &At<String>, known: impl Iterator<Item = &'n str>) -> Problem {
    let (ja, en) =
        (format!("「{}」という分類はありません", at.value), format!("no class is called `{}`", at.value));
    at.place.problem("unknown-class", ja, en).suggest(&at.value, known)
}
