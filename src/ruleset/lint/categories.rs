//! Categories of kinds of data that nothing else knows.
//!
//! Owns the question whether a category was meant to be one that there is.

use crate::ruleset::called::{Called, meant};
use crate::ruleset::merge::Merged;
use crate::ruleset::mistakes::{Place, Sink};
use crate::ruleset::tree::At;
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
    for (category, kinds) in members.iter().filter(|(category, _)| !known.contains(category)) {
        let [kind] = kinds.as_slice() else { continue };
        let (ja, en) = (
            format!("「{category}」という分類は、ほかのどこにもありません"),
            format!("nothing else knows a category `{category}`"),
        );
        let problem = kind.place.problem("unknown-category", ja, en);
        let called: Vec<Called<'_>> = known.iter().copied().map(Called::plain).collect();
        sink.push(match meant(category, &called) {
            Some(near) => problem.offer(near.id, &called).unwrap_or(problem),
            None => problem.help(
                format!("ある分類: {}。新しい分類なら、when.leaked などで使ってください", known.join("、")),
                format!(
                    "known here: {}; a new one does something only where when.leaked or the like names it",
                    known.join(", ")
                ),
            ),
        });
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
