//! Kinds of data and their categories, as conditions name them.
//!
//! Owns what of a list of them can never be, or changes nothing. That a name is none is told where it is resolved.

use crate::ruleset::called::{Called, meant};
use crate::ruleset::check::CheckKind;
use crate::ruleset::merge::Merged;
use crate::ruleset::mistakes::{Place, Sink};
use crate::ruleset::model::DATA_TYPE;
use crate::ruleset::tree::At;
use crate::text::{Lang, Text};
use std::collections::{BTreeMap, BTreeSet};

/// Warns of a category of one kind alone that no condition names.
pub(super) fn lone(merged: &Merged, own: &dyn Fn(&Place) -> bool, sink: &Sink) {
    let mut members: BTreeMap<&str, Vec<&At>> = BTreeMap::new();
    for (_, set) in merged.all("terms") {
        if let Some(category) = set.at("category") {
            members.entry(&category.value).or_default().push(category);
        }
    }
    // A ruleset that stands on no other makes its categories.
    if members.values().flatten().all(|kind| own(&kind.place)) {
        return;
    }
    let named = named(merged);
    let known: Vec<&str> = members
        .iter()
        .filter(|(category, kinds)| named.contains(*category) || kinds.iter().any(|kind| !own(&kind.place)))
        .map(|(category, _)| *category)
        .collect();
    // What a category holds is what people know it by.
    let titles = |category: &&str| {
        let kinds =
            merged.all("terms").filter(|(_, set)| set.string("category").as_deref() == Some(*category));
        let titles: Vec<&Text> = kinds.filter_map(|(_, set)| set.text("title")).collect();
        let all = |lang: Lang| titles.iter().map(|title| title.get(lang)).collect::<Vec<_>>().join("、");
        Text::new(all(Lang::Ja), all(Lang::En))
    };
    for (category, kinds) in members.iter().filter(|(category, _)| !known.contains(category)) {
        let titles: Vec<Text> = known.iter().map(titles).collect();
        let called = known.iter().zip(&titles).map(|(id, title)| Called { id, title: Some(title) });
        let near = meant(category, &called.collect::<Vec<_>>());
        let plain: Vec<Called<'_>> = known.iter().copied().map(Called::plain).collect();
        // Several kinds of one category may be meant to stand by themselves, unless it is nearly another.
        let kinds = if kinds.len() == 1 || near.is_some() { &kinds[..] } else { &[] };
        for kind in kinds {
            let (ja, en) = (
                format!("「{category}」という分類は、ほかのどこにもありません"),
                format!("nothing else knows a category `{category}`"),
            );
            let problem = kind.place.problem("unknown-category", ja, en);
            let offered = near.and_then(|near| problem.offer(near.id, &plain));
            sink.push(offered.unwrap_or_else(|| {
                problem.help(
                format!("ある分類: {}。新しい分類なら、when.leaked などで使ってください", known.join("、")),
                format!(
                    "known here: {}; a new one does something only where when.leaked or the like names it",
                    known.join(", ")
                ),
            )
            }));
        }
    }
}

/// The names that conditions ask for.
fn named(merged: &Merged) -> BTreeSet<&str> {
    let rules = merged.all("rules").map(|(_, rule)| rule);
    let rules = rules.flat_map(|rule| rule.table("when").into_iter().chain(rule.table("with")));
    let triggers = merged.rows("triggers").flat_map(|(_, rows)| &rows.rows);
    let profiles = merged.profiles().filter_map(|(_, profile)| profile.table("when"));
    let tables = rules.chain(triggers).chain(profiles);
    tables
        .flat_map(|table| ["leaked", "with", "except"].into_iter().flat_map(|key| table.list(key)))
        .map(|name| name.value.as_str())
        .collect()
}

/// Warns of triggers and advice whose kinds of data are all excepted, and of exceptions from what is not among them.
pub(super) fn excepted(merged: &Merged, sink: &Sink) {
    let advice = merged.all("rules").filter(|(_, rule)| {
        rule.choice("check", CheckKind::from_name).is_some_and(|kind| matches!(kind, CheckKind::Advice))
    });
    let advice = advice.filter_map(|(id, rule)| Some((id.to_owned(), rule.table("with")?)));
    let triggers =
        merged.rows("triggers").flat_map(|(id, rows)| rows.rows.iter().map(move |row| (id.to_owned(), row)));
    for (id, table) in triggers.chain(advice) {
        let [leaked, except, with] = ["leaked", "except", "with"].map(|key| kinds(merged, table.list(key)));
        if leaked.is_empty() {
            continue;
        }
        if leaked.is_subset(&except) {
            let (ja, en) = (
                format!("「{id}」は決して当てはまりません: leaked の種類がすべて except にあります"),
                format!("`{id}` never holds: all kinds of `leaked` stand in `except`"),
            );
            let problem = table.key_place("except").problem("never-fires", ja, en);
            sink.push(problem.help("どちらかから外してください", "take some of them out of one of the two"));
            continue;
        }
        for name in table.list("except") {
            if kinds(merged, std::slice::from_ref(name)).is_disjoint(&leaked) {
                let (ja, en) = (
                    format!("「{}」は leaked の種類にないので、except は何も変えません", name.value),
                    format!("`{}` is not among the kinds of `leaked`: `except` changes nothing", name.value),
                );
                let problem = name.place.problem("idle-key", ja, en);
                sink.push(problem.help("外してください", "take it out"));
            }
        }
        if !with.is_empty() && leaked.is_subset(&with) {
            let (ja, en) = (
                "with は何も変えません。leaked の種類がすべて with にもあります",
                "`with` changes nothing: every kind of `leaked` stands in it, too",
            );
            let problem = table.key_place("with").problem("idle-key", ja, en);
            sink.push(problem.help(
                "いっしょに漏れたときだけにする、ほかの種類を書いてください",
                "name other kinds, which must have leaked beside them",
            ));
        }
    }
}

/// The kinds of data that names, or names of categories, stand for.
fn kinds<'m>(merged: &'m Merged, names: &[At]) -> BTreeSet<&'m str> {
    let members = merged.all("terms").filter_map(|(id, set)| {
        let kind = id.strip_prefix(DATA_TYPE)?.strip_prefix('.')?;
        let named = |name: &At| {
            let name = name.value.trim_start_matches("@data-type.");
            name == kind || set.string("category").as_deref() == Some(name)
        };
        names.iter().any(named).then_some(kind)
    });
    members.collect()
}
