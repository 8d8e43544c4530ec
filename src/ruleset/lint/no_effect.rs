//! An override that changes nothing, and one that takes away more than it seems to.
//!
//! Owns the comparison of what stood before with what stands after. It is made while layers are put over each other.

use crate::ruleset::merge::Watch;
use crate::ruleset::mistakes::{Place, Problem};
use crate::ruleset::schema::{Merge, SET, TableShape};
use crate::ruleset::tree::{At, Table};
use crate::ruleset::words;
use crate::text::normal;
use std::collections::BTreeSet;

/// What was noticed while layers were put over each other.
#[derive(Debug, Clone, Default)]
pub(crate) struct NoEffect(Vec<Problem>);

impl Watch for NoEffect {
    fn there(&self) -> bool {
        true
    }

    fn table(&mut self, shape: &TableShape, before: &Table, over: &Table, after: &Table) {
        if shape.name == SET.name {
            return self.words(before, over);
        }
        for (name, given) in over.entries() {
            let Some(key) = shape.key(name).filter(|key| key.shown.is_some()) else { continue };
            let changed = match key.merge {
                Merge::AddTo(key) => key,
                Merge::TakeFrom([key]) => key,
                Merge::Replace | Merge::Inner | Merge::ByStage => name,
                _ => continue,
            };
            // `add` and `remove` of words are told where they are none.
            if matches!(name, "add" | "remove") {
                continue;
            }
            let (Some(old), Some(new)) = (before.value(changed), after.value(changed)) else { continue };
            if !new.says_nothing() && old.same(new) {
                self.push(&given.key, format!("「{name}」は、もとと同じ値です"), {
                    format!("`{name}` is what it was before")
                });
            }
        }
    }

    fn same_severity(&mut self, id: &str, place: &Place) {
        self.push(
            place,
            format!("「{id}」の重さは、もとと同じです"),
            format!("the severity of `{id}` is what it was before"),
        );
    }
}

impl NoEffect {
    pub(super) fn problems(self) -> impl Iterator<Item = Problem> {
        self.0.into_iter()
    }

    /// Compares the words of a set before and after: words added that were there, words lost without `remove`.
    fn words(&mut self, before: &Table, over: &Table) {
        let there = spellings(before.list("words"));
        for word in over.list("add") {
            let own = spellings(std::slice::from_ref(word));
            if !own.is_empty() && own.is_subset(&there) {
                self.push(
                    &word.place,
                    format!("「{}」はもう入っています", word.value),
                    format!("`{}` is there already", word.value),
                );
            }
        }
        let Some(replaced) = over.get("words") else { return };
        let kept = spellings(over.list("words"));
        let lost: Vec<&String> = there.difference(&kept).collect();
        if let Some(first) = lost.first() {
            let count = lost.len();
            let problem = replaced.key.problem(
                "words-lost",
                format!("もとの言葉{count}語(「{first}」など)が使われなくなります"),
                format!("{count} words that were there (such as `{first}`) are gone"),
            );
            self.0.push(problem.help(
                "足すだけなら words ではなく add、外すなら remove と書いてください",
                "write `add` instead of `words` to add to them, `remove` to take words out",
            ));
        }
    }

    fn push(&mut self, place: &Place, ja: String, en: String) {
        let problem = place.problem("changes-nothing", ja, en);
        self.0.push(problem.help("消してもかまいません", "it may be taken out"));
    }
}

fn spellings(list: &[At]) -> BTreeSet<String> {
    let each = list.iter().flat_map(|word| words::expand(&word.value).unwrap_or_default());
    each.flat_map(|spelling| normal::word(&spelling)).collect()
}
