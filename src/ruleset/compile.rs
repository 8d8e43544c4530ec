//! One ruleset as written → [`Ruleset`]: names become indices, defaults are filled in.
//!
//! Owns elements and class groups, and what every ruleset must have. Rules are in `rules`.

use super::detect::Detectors;
use super::docs::{Doc, Docs, Provided};
use super::merge::Merged;
use super::model::*;
use super::problem::{Place, Problem, Sink};
use super::reader::At;
use super::sets::Sets;
use super::table::Given;
use super::values::{Lang, Text};
use super::when::{Known, unknown_class};
use super::written::{ClassTable, DetectorTable, DocTable, ElementTable, ProvidedTable, RuleTable};
use crate::text::nearest;
use std::collections::BTreeMap;

/// Compiles; what comes out is of use only where `sink` stays empty. With `dry` nothing can be read with it: it is
/// looked at for its mistakes alone.
pub(super) fn compile(
    merged: &Merged,
    required: &[(&str, &str)],
    dry: bool,
    sink: &Sink,
) -> (Ruleset, Docs, Vec<Provided>) {
    let mut sets = Sets::new(&merged.sets, sink);
    let detectors = Detectors { sink, events: members(merged, "event").into_iter().collect() };
    let order = element_order(&merged.elements);
    let elements: Vec<Element> =
        order.iter().map(|(id, table)| element(id, table, &detectors, &mut sets, sink)).collect();
    let classes = classes(&merged.classes, &detectors, &mut sets, sink);
    let places: BTreeMap<&str, usize> = order.iter().enumerate().map(|(at, (id, _))| (*id, at)).collect();
    let known = Known {
        sink,
        elements: places,
        causes: labels(merged, "cause"),
        publishers: labels(merged, "publisher"),
    };
    let rules = super::rules::rules(&merged.rules, &known, &detectors, &mut sets);
    let deadlines = super::deadlines::compile(&merged.law.deadlines, sink);
    let triggers = super::triggers::compile(&merged.law, &known, &detectors, &mut sets);
    let holidays = super::holidays::compile(&merged.law.holidays, sink);
    for name in merged.rules.values().filter_map(|rule| rule.with.deadline.as_ref()) {
        super::deadlines::known(name, &merged.law.deadlines, sink);
    }
    check_publisher(merged, sink);
    for given in
        merged.elements.values().flat_map(|table| &table.doc.tests).filter_map(|test| test.given.as_ref())
    {
        known.check(given, &sets);
    }
    let profiles = super::profiles::profiles(&merged.profiles, &known, &detectors, &mut sets);
    let provided = merged.provided.iter().map(|table| provided(table, &known)).collect();
    if usize::from(u16::MAX) < sets.sets.len().max(elements.len()) {
        let (ja, en) = ("言葉の集まりが多すぎます", "too many term sets");
        sink.push(Place::default().problem("too-large", ja, en));
    }
    let Sets { sets, names, lexicon, .. } = sets;
    // With a mistake nobody reads notices with it.
    let lexicon = if sink.is_empty() && !dry { lexicon.build() } else { Ok(super::Lexicon::default()) };
    let lexicon = lexicon.unwrap_or_else(|reason| {
        let (ja, en) = (format!("言葉が多すぎます ({reason})"), format!("too many words: {reason}"));
        sink.push(Place::default().problem("too-large", ja, en));
        super::Lexicon::default()
    });
    let ruleset = Ruleset {
        name: merged.name.clone(),
        version: merged.version.clone(),
        language: merged.language.unwrap_or(Lang::Ja),
        sets,
        names: names.into_iter().collect(),
        lexicon,
        elements,
        classes,
        rules,
        deadlines,
        triggers,
        holidays,
        profiles,
    };
    // Whatever is missing may be the echo of another mistake.
    if sink.is_empty() {
        check_required(&ruleset, required, sink);
    }
    (ruleset, docs(merged), provided)
}

/// Reports a publisher that no class knows.
pub(super) fn check_publisher(merged: &Merged, sink: &Sink) {
    let Some(publisher) = &merged.publisher else { return };
    let known = labels(merged, "publisher");
    if !known.is_empty() && !known.contains(&publisher.value.as_str()) {
        sink.push(unknown_class(publisher, known.iter().copied()));
    }
}

/// What stands around files, its elements known.
fn provided(table: &ProvidedTable, known: &Known<'_>) -> Provided {
    for name in table.elements.iter().filter(|name| !known.elements.contains_key(name.value.as_str())) {
        known.sink.push(unknown_element(name, known.elements.keys().copied()));
    }
    let values = |names: &[At<String>]| names.iter().map(|name| name.value.clone()).collect();
    let place = table.paths.first().or(table.elements.first()).map(|name| name.place.clone());
    let place = place.unwrap_or_default();
    Provided { paths: values(&table.paths), elements: values(&table.elements), place }
}

fn labels<'m>(merged: &'m Merged, group: &str) -> Vec<&'m str> {
    merged.classes.keys().filter(|(of, _)| of == group).map(|(_, label)| label.as_str()).collect()
}

/// The members of a family of term sets.
fn members<'m>(merged: &'m Merged, family: &str) -> Vec<&'m str> {
    let ids = merged.sets.keys().filter_map(|id| id.split_once('.'));
    ids.filter(|(of, _)| *of == family).map(|(_, member)| member).collect()
}

fn check_required(ruleset: &Ruleset, required: &[(&str, &str)], sink: &Sink) {
    for (name, who) in required {
        let found = match name.strip_prefix("classes.") {
            Some(group) => ruleset.group(group).is_some(),
            None => !ruleset.named(name).is_empty(),
        };
        if !found {
            let table =
                if name.starts_with("classes.") { (*name).to_owned() } else { format!("terms.{name}") };
            let (ja, en) = (
                format!("[{table}] がありません ({who} の読み取りに要ります)"),
                format!("there is no [{table}], which reading {who} needs"),
            );
            sink.push(Place::default().problem("missing-table", ja, en).help(
                "extends = [\"builtin:ja\"] で組み込みの規則の上に書くか、この表を加えてください",
                "build on the built-in rules with extends = [\"builtin:ja\"], or add the table",
            ));
        }
    }
}

/// Elements in the order of the tables; those without an order come last, by name.
fn element_order(tables: &BTreeMap<String, ElementTable>) -> Vec<(&str, &ElementTable)> {
    let mut order: Vec<_> = tables.iter().map(|(id, table)| (id.as_str(), table)).collect();
    order.sort_by_key(|(_, table)| table.order.as_ref().map_or(i64::MAX, |order| order.value));
    order
}

fn element(
    id: &str,
    table: &ElementTable,
    detectors: &Detectors<'_>,
    sets: &mut Sets<'_>,
    sink: &Sink,
) -> Element {
    Element {
        id: id.to_owned(),
        title: title(id, table.title.as_ref(), &table.given, &table.place, sink),
        headings: detectors.words(&table.headings, sets),
        detectors: detectors.all(&element_detectors(table), sets),
    }
}

/// Its detectors, and the one that its plain words stand for.
fn element_detectors(table: &ElementTable) -> Vec<DetectorTable> {
    let mut all = table.detect.clone();
    if let Some(first) = table.words.first() {
        let (place, any) = (first.place.clone(), table.words.clone());
        all.push(DetectorTable { place, any, ..DetectorTable::default() });
    }
    all
}

fn classes(
    tables: &BTreeMap<(String, String), ClassTable>,
    detectors: &Detectors<'_>,
    sets: &mut Sets<'_>,
    sink: &Sink,
) -> Vec<ClassGroup> {
    let mut groups: BTreeMap<&str, Vec<(&str, &ClassTable)>> = BTreeMap::new();
    for ((group, label), table) in tables {
        groups.entry(group).or_default().push((label, table));
    }
    let mut all = Vec::with_capacity(groups.len());
    for (id, mut labels) in groups {
        labels.sort_by_key(|(_, table)| table.order.as_ref().map_or(i64::MAX, |order| order.value));
        let label = |(label, table): (&str, &ClassTable)| ClassLabel {
            id: label.to_owned(),
            title: title(&format!("{id}.{label}"), table.title.as_ref(), &table.given, &table.place, sink),
            at_least: table.at_least.as_ref().map_or(1, |at| at.value),
            detectors: detectors.all(&table.detect, sets),
        };
        all.push(ClassGroup { id: id.to_owned(), labels: labels.into_iter().map(label).collect() });
    }
    all
}

/// The title that everything shown to people must have.
pub(super) fn title(id: &str, title: Option<&Text>, given: &Given, place: &Place, sink: &Sink) -> Text {
    if title.is_none() && !given.has("title") {
        sink.push(missing(place, id, "title").help(
            "人に見せる名前を書いてください (例: title = \"補償\")",
            "give a name for people, such as title = \"Compensation\"",
        ));
    }
    title.cloned().unwrap_or_default()
}

pub(super) fn missing(place: &Place, id: &str, key: &str) -> Problem {
    let (ja, en) = (format!("「{id}」に {key} がありません"), format!("`{id}` lacks `{key}`"));
    place.problem("missing-key", ja, en)
}

pub(super) fn unknown_element<'n>(at: &At<String>, known: impl Iterator<Item = &'n str>) -> Problem {
    let known: Vec<&str> = known.collect();
    let (ja, en) =
        (format!("「{}」という項目はありません", at.value), format!("no element is called `{}`", at.value));
    let problem = at.place.problem("unknown-element", ja, en);
    if nearest(&at.value, &known).is_some() {
        return problem.suggest(&at.value, known);
    }
    problem.help(
        format!("[elements.{}] を加えるか、ある項目の名前を書いてください", at.value),
        format!("add [elements.{}], or name an element that there is", at.value),
    )
}

fn docs(merged: &Merged) -> Docs {
    let doc = |id: &str, place: &Place, table: &DocTable| Doc {
        place: place.clone(),
        changed: merged.changed.get(id).cloned().unwrap_or_default(),
        optional: merged.optional.contains(id),
        looks_for: table.looks_for.clone(),
        draft: None,
        evidence: table.evidence.clone(),
        tests: table.tests.clone(),
    };
    let rule_doc = |id: &str, rule: &RuleTable| Doc {
        evidence: super::evidence::of_rule(merged, rule),
        ..doc(id, &rule.place, &rule.doc)
    };
    Docs {
        rules: merged.rules.iter().map(|(id, rule)| (id.clone(), rule_doc(id, rule))).collect(),
        elements: merged
            .elements
            .iter()
            .map(|(id, table)| {
                let doc = doc(id, &table.place, &table.doc);
                (id.clone(), Doc { draft: table.draft.clone(), ..doc })
            })
            .collect(),
        draft: merged.draft.clone(),
    }
}
