//! An override that changes nothing, and one that takes away more than it seems to.
//!
//! Owns the comparison of what stood before with what stands after. It is made while layers are put over each other.

use super::impossible::{EMPTY, says_nothing};
use crate::ruleset::merge::Watch;
use crate::ruleset::mistakes::{Place, Problem};
use crate::ruleset::schema::{Merge, SET, Shape, TableShape};
use crate::ruleset::tree::{At, Entry, Table, Value};
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
            if says_nothing(after) && !says_nothing(before) {
                let place = over.key_place("remove");
                let (ja, en) = ("この集まりには言葉が残りません", "no word is left in this set");
                self.0.push(place.problem("empty-set", ja, en).help(EMPTY.0, EMPTY.1));
            }
            return self.words(before, over);
        }
        over.entries().for_each(|(name, given)| self.lists(shape, name, given, before, after));
        self.same(shape, before, over, after);
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
    /// Keys that say what was said before, each where it stands.
    fn same(&mut self, shape: &TableShape, before: &Table, over: &Table, after: &Table) {
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
            if let (Merge::Inner, Shape::Table(inner)) = (key.merge, &key.shape) {
                let (before, after) = (before.table(name), after.table(name));
                if let (Some(before), Some(over), Some(after)) = (before, given.table(), after) {
                    self.same(inner, before, over, after);
                }
                continue;
            }
            let (Some(old), Some(new)) = (before.value(changed), after.value(changed)) else { continue };
            if !new.says_nothing() && old == new {
                self.push(&given.key, format!("「{name}」は、もとと同じ値です"), {
                    format!("`{name}` is what it was before")
                });
            }
        }
    }
}

impl NoEffect {
    pub(super) fn problems(self) -> impl Iterator<Item = Problem> {
        self.0.into_iter()
    }

    /// Lists of words that took the place of others, in whatever table: what they no longer hold is told.
    fn lists(&mut self, shape: &TableShape, name: &str, given: &Entry, before: &Table, after: &Table) {
        let Some(key) = shape.key(name) else { return };
        match (&key.shape, key.merge) {
            (Shape::Table(inner), Merge::Inner) => {
                let (Some(over), Some(before), Some(after)) =
                    (given.table(), before.table(name), after.table(name))
                else {
                    return;
                };
                over.entries().for_each(|(name, given)| self.lists(inner, name, given, before, after));
            }
            (Shape::List(_) | Shape::Map(_), Merge::Replace) => {
                let (Some(old), Some(new)) = (before.value(name), after.value(name)) else { return };
                let (old, new) = (looked_for(old), looked_for(new));
                let lost: Vec<&str> = old.into_iter().filter(|word| !new.contains(word)).collect();
                self.lost(&given.key, name, &lost, shape.key(&format!("add-{name}")).map(|key| key.name));
            }
            _ => {}
        }
    }

    fn lost(&mut self, place: &Place, name: &str, lost: &[&str], add: Option<&str>) {
        let Some(first) = lost.first() else { return };
        let count = lost.len();
        let problem = place.problem(
            "words-lost",
            match count {
                1 => format!("もとの {name} の「{first}」が使われなくなります"),
                _ => format!("もとの {name} の{count}語(「{first}」など)が使われなくなります"),
            },
            match count {
                1 => format!("`{first}`, which was in `{name}`, is gone"),
                _ => format!("{count} words of `{name}` that were there (such as `{first}`) are gone"),
            },
        );
        self.0.push(match add {
            Some(add) => problem.help(
                format!("足すだけなら {name} ではなく {add} と書いてください"),
                format!("write `{add}` instead of `{name}` to add to them"),
            ),
            None if first.starts_with('@') => {
                let set = first.trim_start_matches('@');
                problem.help(
                    format!("足すだけなら [terms.{set}] の add に書いてください"),
                    format!("to add to them write `add` of [terms.{set}]"),
                )
            }
            None => problem.help(
                "もとの言葉も要るなら並べて書いてください (noticelint rules show 規則 で見られます)",
                "write them, too, where they are still meant: noticelint rules show RULE prints them",
            ),
        });
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

/// The words and names that a list looks for, in whatever form.
fn looked_for(value: &Value) -> Vec<&str> {
    match value {
        Value::Strings(list) => list.iter().map(|word| word.value.as_str()).collect(),
        Value::Lists(lists) => lists.iter().flatten().map(|word| word.value.as_str()).collect(),
        Value::Tables(tables) => {
            let words = tables.iter().flat_map(|table| table.list("all").iter().chain(table.list("any")));
            words.map(|word| word.value.as_str()).collect()
        }
        Value::Map(names) => names.keys().map(AsRef::as_ref).collect(),
        _ => Vec::new(),
    }
}

fn spellings(list: &[At]) -> BTreeSet<String> {
    let each = list.iter().flat_map(|word| words::expand(&word.value).unwrap_or_default());
    each.flat_map(|spelling| normal::word(&spelling)).collect()
}
