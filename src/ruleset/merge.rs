//! Layers of files → one ruleset as written.
//!
//! Owns what "later wins" means, and finds what stands twice in one layer. Names stay names.

use super::docs::Settings;
use super::problem::{Place, Sink, nearest};
use super::reader::At;
use super::values::{Lang, names_rule};
use super::written::*;
use std::collections::BTreeMap;

/// All layers as one.
#[derive(Debug, Default)]
pub(super) struct Merged {
    pub name: String,
    pub version: String,
    pub language: Option<Lang>,
    pub settings: Settings,
    pub publisher: Option<At<String>>,
    pub sets: BTreeMap<String, SetTable>,
    pub elements: BTreeMap<String, ElementTable>,
    pub classes: BTreeMap<(String, String), ClassTable>,
    pub rules: BTreeMap<String, RuleTable>,
    /// Where later layers changed a rule or an element.
    pub changed: BTreeMap<String, Vec<Place>>,
}

/// Puts layers over each other, later ones on top.
pub(super) fn merge(layers: Vec<Vec<Written>>, sink: &Sink) -> Merged {
    let mut merged = Merged::default();
    for layer in layers {
        merged.put(layer, sink);
    }
    merged
}

impl Merged {
    fn put(&mut self, layer: Vec<Written>, sink: &Sink) {
        let (mut sets, mut elements) = (Vec::new(), Vec::new());
        let (mut classes, mut rules, mut severity) = (Vec::new(), Vec::new(), Vec::new());
        for file in layer {
            sets.extend(file.sets);
            elements.extend(file.elements);
            classes.extend(file.classes);
            rules.extend(file.rules);
            severity.extend(file.severity);
            if let Some(name) = file.name {
                self.name = name.value;
            }
            if let Some(number) = file.number {
                self.version = number.value;
            }
            self.language = file.language.or(self.language);
            self.settings.language = file.speaks.or(self.settings.language);
            if let Some(publisher) = file.publisher {
                self.settings.publisher = Some(publisher.value.clone());
                self.publisher = Some(publisher);
            }
        }
        for (id, table) in once(sets, |id: &String| id.clone(), |table: &SetTable| &table.place, sink) {
            match self.sets.get_mut(&id) {
                Some(old) => old.absorb(table),
                None => _ = self.sets.insert(id, table),
            }
        }
        for (id, table) in once(elements, |id: &String| id.clone(), |table: &ElementTable| &table.place, sink)
        {
            match self.elements.get_mut(&id) {
                Some(old) => {
                    self.changed.entry(id).or_default().push(table.place.clone());
                    old.absorb(table);
                }
                None => _ = self.elements.insert(id, table),
            }
        }
        let name = |(group, label): &(String, String)| format!("{group}.{label}");
        for (id, table) in once(classes, name, |table: &ClassTable| &table.place, sink) {
            match self.classes.get_mut(&id) {
                Some(old) => old.absorb(table),
                None => _ = self.classes.insert(id, table),
            }
        }
        for (id, table) in once(rules, |id: &String| id.clone(), |table: &RuleTable| &table.place, sink) {
            match self.rules.get_mut(&id) {
                Some(old) => {
                    self.changed.entry(id).or_default().push(table.place.clone());
                    old.absorb(table);
                }
                None => _ = self.rules.insert(id, table),
            }
        }
        // Families first, so that a rule's own entry wins over that of its family.
        severity.sort_by_key(|(id, _)| !id.value.ends_with("/*"));
        for (id, given) in severity {
            self.set_severity(&id, given, sink);
        }
    }

    fn set_severity(&mut self, id: &At<String>, given: Severities, sink: &Sink) {
        let mut found = false;
        for (_, rule) in self.rules.iter_mut().filter(|(rule, _)| names_rule(&id.value, rule)) {
            rule.severity.absorb(given);
            found = true;
        }
        if !found {
            sink.push(unknown_rule(id, self.rules.keys().map(String::as_str)));
        }
    }
}

pub(super) fn unknown_rule<'n>(
    id: &At<String>,
    known: impl Iterator<Item = &'n str>,
) -> super::problem::Problem {
    let known: Vec<&str> = known.collect();
    let (ja, en) =
        (format!("「{}」という規則はありません", id.value), format!("no rule is called `{}`", id.value));
    let problem = id.place.problem("unknown-rule", ja, en);
    match nearest(&id.value, &known) {
        Some(_) => problem.suggest(&id.value, known),
        None => problem.help(
            "規則の一覧は noticelint rules list で見られます",
            "noticelint rules list shows the rules that there are",
        ),
    }
}

/// Keeps the first table of each id of a layer, and reports the others.
fn once<K: Ord + Clone, T>(
    tables: Vec<(K, T)>,
    name: impl Fn(&K) -> String,
    place: impl Fn(&T) -> &Place,
    sink: &Sink,
) -> Vec<(K, T)> {
    let mut seen: BTreeMap<K, Place> = BTreeMap::new();
    let mut kept = Vec::with_capacity(tables.len());
    for (id, table) in tables {
        if let Some(first) = seen.get(&id) {
            let id = name(&id);
            let (ja, en) = (format!("「{id}」が2度定義されています"), format!("`{id}` is defined twice"));
            let problem = place(&table).problem("duplicate-id", ja, en).also(first, "1度目", "first here");
            sink.push(problem.help(
                "2つを1つにまとめるか、一方の名前を変えてください",
                "put the two together, or rename one of them",
            ));
            continue;
        }
        seen.insert(id.clone(), place(&table).clone());
        kept.push((id, table));
    }
    kept
}
