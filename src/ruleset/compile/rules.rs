//! Rules as written → rules as used.
//!
//! Owns all of a rule but what its kind of check is given.

use super::checks::check;
use super::conditions::Known;
use super::detect::Detectors;
use super::sets::Sets;
use super::{sources, title};
use crate::ruleset::called::Called;
use crate::ruleset::check::{Check, CheckKind};
use crate::ruleset::merge::Merged;
use crate::ruleset::mistakes::{Sink, missing};
use crate::ruleset::model::{Confidence, Rule, Told};
use crate::ruleset::tree::Table;
use crate::ruleset::values::{Kind, Severity, Stage, names_rule};

/// All rules, ordered by id.
pub(super) fn rules(
    merged: &Merged,
    known: &Known<'_>,
    detectors: &Detectors<'_>,
    sets: &mut Sets<'_>,
) -> Vec<Rule> {
    let mut rules = Vec::new();
    for (id, table) in merged.all("rules") {
        check_replaces(table, merged, known.sink);
        rules.push(rule(id, table, known, detectors, sets, None));
        known.check_tests(table, sets);
    }
    rules
}

/// Puts the rules that later files changed in place of those that there were; `before` holds those that were looked at
/// already.
pub(super) fn changed(
    rules: &mut Vec<Rule>,
    (merged, before): (&Merged, Option<&Merged>),
    known: &Known<'_>,
    detectors: &Detectors<'_>,
    sets: &mut Sets<'_>,
) {
    let map = merged.map("rules");
    for (id, entry) in map.touched() {
        let Some(table) = entry.table() else { continue };
        // What was looked at before is sound still: nothing that it names was taken away.
        if before.is_some_and(|before| before.named("rules", id) == Some(table)) {
            continue;
        }
        check_replaces(table, merged, known.sink);
        let at = rules.binary_search_by(|rule| (*rule.id).cmp(id));
        let below = map.below(id).and_then(|entry| entry.table().cloned());
        let same = |key: &str| below.as_ref().is_some_and(|below| below.value(key) == table.value(key));
        // What it looks for is resolved already, where it still looks for that.
        let kept = at.ok().filter(|_| same("check") && same("with"));
        let kept = kept.and_then(|at| rules.get(at)).map(|rule| rule.check.clone());
        // A rule that is new has no sets to give up.
        if kept.is_none() && at.is_ok() {
            sets.give_up(id);
        }
        let rule = rule(id, table, known, detectors, sets, kept);
        match at {
            Ok(at) => rules[at] = rule,
            Err(at) => rules.insert(at, rule),
        }
        known.check_tests(table, sets);
    }
}

fn rule(
    id: &str,
    table: &Table,
    known: &Known<'_>,
    detectors: &Detectors<'_>,
    sets: &mut Sets<'_>,
    kept: Option<Check>,
) -> Rule {
    let sink = known.sink;
    check_names(table, known, detectors);
    if !table.has("message") {
        sink.push(missing(&table.place, id, "message").help(
            "何が読み取られたかを message = \"…\" に書いてください",
            "say what was read in message = \"…\"",
        ));
    }
    let kinds = table.has("kinds").then(|| table.list("kinds").iter());
    let text = |key: &str| table.text(key).cloned();
    Rule {
        id: id.into(),
        check: kept.unwrap_or_else(|| check(id, table, known, detectors, sets)),
        element: element(id, table, known),
        severity: severity(id, table, sink),
        kinds: kinds.map_or_else(
            || vec![Kind::Breach].into(),
            |kinds| kinds.filter_map(|kind| Kind::from_name(&kind.value)).collect(),
        ),
        when: table.table("when").map(|when| known.condition(when, sets)),
        confidence: table.choice("confidence", Confidence::from_name).unwrap_or(Confidence::Medium),
        rank: table.number("rank").unwrap_or(50),
        replaces: table.strings("replaces").into(),
        replaces_here: table.strings("replaces-here").into(),
        // Last: mistakes are told in the order of the keys.
        told: Told {
            title: title(id, table, sink),
            message: text("message").unwrap_or_default(),
            label: text("label"),
            help: text("help"),
            why: text("why"),
            holds: text("holds"),
            sources: sources(table),
        }
        .into(),
    }
}

fn severity(id: &str, table: &Table, sink: &Sink) -> [Option<Severity>; 4] {
    let given = table.levels("severity").cloned().unwrap_or_default();
    let unset = Stage::ALL.iter().filter(|stage| given[**stage as usize].is_none());
    let unset: Vec<&str> = unset.map(|stage| stage.name()).collect();
    if !unset.is_empty() {
        let stages = unset.join(", ");
        // What a shorthand becomes has no word of its own for it.
        let (lacks, required) = (CheckKind::Lacks.name(), CheckKind::Missing.name());
        let check = table.at("check").map(|check| check.value.as_str());
        let shorthand = id.starts_with("phrases/") && check == Some(lacks)
            || check == Some(required) && table.at("check").is_some_and(|check| check.place == table.place);
        let key = if shorthand { "required" } else { "severity" };
        let (ja, en) = if unset.len() == given.len() {
            (format!("「{id}」に {key} がありません"), format!("`{id}` lacks `{key}`"))
        } else {
            let ja = format!("「{id}」の {key} が決まっていない段階があります: {stages}");
            (ja, format!("`{id}` has no `{key}` for {stages}"))
        };
        sink.push(table.place.problem("missing-severity", ja, en).help(
            format!(
                "{key} = \"warning\" か、その表に else = \"warning\" を加えてください (\"off\" も書けます)"
            ),
            format!("add {key} = \"warning\", or else = \"warning\" in its table (\"off\" will do too)"),
        ));
    }
    given.map(|level| level.and_then(|level| level.severity))
}

fn element(id: &str, table: &Table, known: &Known<'_>) -> Option<u16> {
    let Some(named) = table.at("element") else {
        let check = table.choice("check", CheckKind::from_name);
        if let Some(check) = check.filter(|check| !table.has("element") && check.shape().needs_element) {
            let name = check.name();
            known.sink.push(missing(&table.place, id, "element").help(
                format!("check = \"{name}\" には、どの項目を見るか element = \"…\" が要ります"),
                format!("check = \"{name}\" needs to know which element: element = \"…\""),
            ));
        }
        return None;
    };
    match known.elements.get(named.value.as_str()) {
        Some(at) => u16::try_from(*at).ok(),
        None => {
            known.unknown_element(named);
            None
        }
    }
}

fn check_replaces(table: &Table, merged: &Merged, sink: &Sink) {
    let rules = || merged.map("rules").names();
    for replaced in table.list("replaces").iter().chain(table.list("replaces-here")) {
        if !rules().any(|rule| names_rule(&replaced.value, rule)) {
            sink.push(merged.unknown_rule(&replaced.value, &replaced.place, &[]));
        }
    }
}

/// Reports elements and events that a rule names and that there are none of.
fn check_names(table: &Table, known: &Known<'_>, detectors: &Detectors<'_>) {
    let Some(with) = table.table("with") else { return };
    let elements = ["elements", "told-in"].into_iter().flat_map(|key| with.list(key));
    for element in elements.filter(|name| !known.elements.contains_key(name.value.as_str())) {
        known.unknown_element(element);
    }
    let events = ["events", "lacks", "has"].into_iter().flat_map(|key| with.list(key));
    let events = events.chain(with.at("event")).chain(with.lists("before").iter().flatten());
    for event in events.filter(|name| !detectors.events.contains(name.value.as_str())) {
        let (ja, en) = (
            format!("「{}」という出来事はありません", event.value),
            format!("no event is called `{}`", event.value),
        );
        let problem = event.place.problem("unknown-event", ja, en);
        let title =
            |id: &str| known.merged.named("terms", &format!("event.{id}")).and_then(|set| set.text("title"));
        let called: Vec<Called<'_>> =
            detectors.events.iter().map(|id| Called { id, title: title(id) }).collect();
        let found = problem.offer(&event.value, &called);
        known
            .sink
            .push(found.unwrap_or_else(|| problem.suggest(&event.value, detectors.events.iter().copied())));
    }
}
