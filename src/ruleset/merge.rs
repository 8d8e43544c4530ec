//! Layers of files → one ruleset as written.
//!
//! Owns what "later wins" means, and finds what stands twice in one layer. Names stay names.

use super::absorb;
use super::docs::{Draft, Settings};
use super::ignore;
use super::places::{self, FilesTable, OverrideTable};
use super::problem::{Place, Sink};
use super::profiles::ProfileTable;
use super::reader::At;
use super::shorthand;
use super::show;
use super::stray;
use super::values::{Lang, Severity, names_rule};
use super::warn::{Idle, Replaced};
use super::written::*;
use crate::text::nearest;
use std::collections::{BTreeMap, BTreeSet};

/// All layers as one.
#[derive(Debug, Clone, Default)]
pub(super) struct Merged {
    pub name: String,
    pub version: String,
    pub language: Option<Lang>,
    pub settings: Settings,
    pub publisher: Option<At<String>>,
    pub speaks: Option<At<Lang>>,
    /// The version of the built-in rules that a file was written for.
    pub written_for: Vec<At<String>>,
    pub sets: BTreeMap<String, SetTable>,
    pub elements: BTreeMap<String, ElementTable>,
    pub classes: BTreeMap<(String, String), ClassTable>,
    pub rules: BTreeMap<String, RuleTable>,
    pub phrases: BTreeMap<String, PhraseTable>,
    pub shorthands: Shorthands,
    pub draft: Draft,
    pub provided: Vec<ProvidedTable>,
    pub files: FilesTable,
    pub overrides: Vec<OverrideTable>,
    /// Deadlines, triggers, holidays.
    pub law: super::rows::MergedLaw,
    /// What overrides change nothing.
    pub idle: Idle,
    /// Those of lower layers are given up: whoever lays rules over others has chosen already.
    pub profiles: BTreeMap<String, ProfileTable>,
    /// Rules that are off at every stage where they are defined.
    pub optional: BTreeSet<String>,
    /// Where later layers changed a rule or an element.
    pub changed: BTreeMap<String, Vec<Place>>,
}

/// Puts layers over each other, later ones on top.
pub(super) fn merge(layers: Vec<Vec<Written>>, sink: &Sink) -> Merged {
    let mut merged = Merged::default();
    for layer in layers {
        merged.put(layer, sink);
    }
    ignore::check_rules(&merged.settings, merged.rules.keys().map(String::as_str), sink);
    merged
}

impl Merged {
    pub(super) fn put(&mut self, layer: Vec<Written>, sink: &Sink) {
        let (mut sets, mut elements, mut phrases) = (Vec::new(), Vec::new(), Vec::new());
        let (mut classes, mut rules, mut severity) = (Vec::new(), Vec::new(), Vec::new());
        let known: BTreeSet<String> = self.rules.keys().cloned().collect();
        self.profiles.values_mut().for_each(|profile| profile.given_up = true);
        let mut evidence = Vec::new();
        let mut law = Vec::new();
        for file in layer {
            law.push(file.law);
            self.profiles.extend(file.profiles);
            sets.extend(file.sets);
            phrases.extend(file.phrases);
            elements.extend(file.elements);
            classes.extend(file.classes);
            rules.extend(file.rules);
            severity.extend(file.severity);
            self.provided.extend(file.provided);
            evidence.extend(file.evidence);
            ignore::add(&mut self.settings, file.ignores);
            places::put_files(&mut self.files, file.files);
            self.overrides.extend(file.overrides);
            if let Some(number) = file.number {
                self.version = number.value;
            }
            self.written_for.extend(file.written_for);
            self.language = file.language.or(self.language);
            if let Some(speaks) = file.speaks {
                self.settings.language = Some(speaks.value);
                self.speaks = Some(speaks);
            }
            if let Some(publisher) = file.publisher {
                self.settings.publisher = Some(publisher.value.clone());
                self.publisher = Some(publisher);
            }
            absorb::draft(&mut self.draft, file.draft);
            let Shorthands { required, forbidden, wanted } = file.shorthands;
            self.shorthands.required = required.or(self.shorthands.required.take());
            self.shorthands.forbidden = forbidden.or(self.shorthands.forbidden.take());
            self.shorthands.wanted = wanted.or(self.shorthands.wanted.take());
        }
        for (id, table) in once(sets, Clone::clone, |table: &SetTable| &table.place, sink) {
            self.put_set(id, table, sink);
        }
        let name = |(group, label): &(String, String)| format!("{group}.{label}");
        for (id, table) in once(classes, name, |table: &ClassTable| &table.place, sink) {
            let label = format!("{}.{}", id.0, id.1);
            let known =
                self.classes.keys().filter(|(group, _)| *group == id.0).map(|(_, label)| label.as_str());
            let stray = stray::class(&id.1, &table, known).filter(|_| !self.classes.contains_key(&id));
            if let Some(problem) = stray {
                sink.push(problem);
                continue;
            }
            let given = table.given.clone();
            let before = self.classes.get(&id).map(|old| show::class_section(&label, old));
            let class = self.classes.entry(id).or_insert_with(|| over(table.place.clone()));
            class.absorb(table, sink);
            if let Some(before) = before {
                self.idle.compare(&before, &show::class_section(&label, class), &given);
            }
        }
        let rules = once(rules, Clone::clone, |table: &RuleTable| &table.place, sink);
        for (id, table) in once(elements, Clone::clone, |table: &ElementTable| &table.place, sink) {
            self.put_element(id, table, &rules, sink);
        }
        for (phrase, table) in once(phrases, Clone::clone, |table: &PhraseTable| &table.place, sink) {
            let known = self.phrases.entry(phrase.clone()).or_insert_with(|| over(table.place.clone()));
            known.absorb(table);
            match shorthand::phrase(&phrase, known, &self.shorthands) {
                Ok(rule) => _ = self.rules.insert(shorthand::phrase_id(&phrase), rule),
                Err(problem) => sink.push(*problem),
            }
        }
        for (id, table) in rules {
            let known = || self.rules.keys().map(String::as_str);
            if let (false, Some(problem)) = (self.rules.contains_key(&id), stray::rule(&id, &table, known()))
            {
                problem.into_iter().for_each(|problem| sink.push(problem));
                continue;
            }
            let given = table.given.clone();
            let before = self.rules.get(&id).map(|old| show::rule_section(&id, old));
            let rule = self.rules.entry(id.clone()).or_insert_with(|| over(table.place.clone()));
            let place = table.place.clone();
            rule.absorb(table, sink);
            if let Some(before) = before {
                self.idle.compare(&before, &show::rule_section(&id, rule), &given);
                self.changed.entry(id).or_default().push(place);
            }
        }
        self.law.put(law, sink);
        // Families first, so that a rule's own entry wins over that of its family.
        severity.sort_by_key(|(id, _)| !id.value.ends_with("/*"));
        for (id, given) in severity {
            self.set_severity(&id, given, sink);
        }
        let off = |rule: &RuleTable| {
            rule.severity.0.iter().all(|level| level.as_ref().is_some_and(|level| level.severity.is_none()))
        };
        let new = self.rules.iter().filter(|(id, rule)| !known.contains(*id) && off(rule));
        self.optional.extend(new.map(|(id, _)| id.clone()));
        super::evidence::put(self, evidence, sink);
    }

    /// A set over the one of its name. `remove` of a family takes out of its members.
    fn put_set(&mut self, id: String, mut table: SetTable, sink: &Sink) {
        let family = format!("{id}.");
        let is_family = |known: &String| known.starts_with(&family);
        if !self.sets.contains_key(&id) && self.sets.keys().any(is_family) {
            for word in std::mem::take(&mut table.remove) {
                let mut found = false;
                for (_, member) in self.sets.iter_mut().filter(|(known, _)| is_family(known)) {
                    found |= absorb::out_of(&mut member.words, &word);
                }
                if !found {
                    let members = self.sets.iter().filter(|(known, _)| is_family(known));
                    let known = members.flat_map(|(_, set)| &set.words).map(|entry| entry.value.as_str());
                    sink.push(absorb::not_there(&word, known));
                }
            }
            if table.given.iter().all(|given| given.name == "remove") {
                return;
            }
        }
        let new = !self.sets.contains_key(&id);
        let change = table.given.get("add").or_else(|| table.given.get("remove"));
        if let Some(add) = change.filter(|_| new && !table.given.has("words")) {
            table.remove.clear();
            let (ja, en) = (
                format!("「{id}」という言葉の集まりは土台にありません"),
                format!("there is no set `{id}` to change"),
            );
            let known = self.sets.keys().map(String::as_str);
            let problem = add.key.problem("unknown-set", ja, en).suggest(&id, known);
            let cure = "新しい集まりなら、言葉は words に書いてください";
            sink.push(problem.or_help(cure, "a new set takes its words in `words`"));
        }
        if let Some(old) = self.sets.get(&id) {
            let words = table.words.clone();
            let replaced = table.given.get("words").map(|given| Replaced { place: given.key.clone(), words });
            self.idle.words(&old.words, &table.add, replaced.as_ref());
        }
        let family = table.family.clone();
        let set = self.sets.entry(id).or_insert_with(|| SetTable { family, ..over(table.place.clone()) });
        set.absorb(table, sink);
    }

    /// An element over the one of its name, and the rule that `required` makes of it.
    fn put_element(&mut self, id: String, table: ElementTable, rules: &[(String, RuleTable)], sink: &Sink) {
        let known = self.elements.keys().map(String::as_str);
        let stray = stray::element(&id, &table, known).filter(|_| !self.elements.contains_key(&id));
        if let Some(problem) = stray {
            sink.push(problem);
            return;
        }
        let before = self.elements.get(&id).map(|old| show::element_section(&id, old));
        if before.is_some() {
            self.changed.entry(id.clone()).or_default().push(table.place.clone());
        }
        let own = rules.iter().find(|(rule, _)| *rule == shorthand::required_id(&id));
        if let (Some((_, rule)), Some(required)) = (own, table.given.get("required")) {
            sink.push(shorthand::twice(&id, &required.key, &rule.place));
        }
        let element = self.elements.entry(id.clone()).or_insert_with(|| over(table.place.clone()));
        let title = table.title.as_ref().or(element.title.as_ref());
        let made = shorthand::required(&id, &table, title, self.shorthands.required.as_ref());
        if let Some(made) = made {
            match self.rules.get_mut(&shorthand::required_id(&id)) {
                // The rule has its own words already: only what was given goes over them.
                Some(rule) => {
                    let before = levels(&rule.severity);
                    self.changed.entry(shorthand::required_id(&id)).or_default().push(made.place);
                    rule.severity.absorb(made.severity);
                    rule.when = made.when.or(rule.when.take());
                    rule.sources = made.sources.or(rule.sources.take());
                    rule.help = table.help.clone().or(rule.help.take());
                    rule.why = table.why.clone().or(rule.why.take());
                    if let (true, Some(given)) =
                        (levels(&rule.severity) == before, table.given.get("required"))
                    {
                        let value = shorthand::required_id(&id);
                        self.idle.same_severity(&At { value, place: given.key.clone(), verbatim: None });
                    }
                }
                None => _ = self.rules.insert(shorthand::required_id(&id), made),
            }
        }
        let given = table.given.clone();
        element.absorb(table, sink);
        if let Some(before) = before {
            self.idle.compare(&before, &show::element_section(&id, element), &given);
        }
    }

    fn set_severity(&mut self, id: &At<String>, given: Severities, sink: &Sink) {
        let (mut found, mut changes) = (false, false);
        for (_, rule) in self.rules.iter_mut().filter(|(rule, _)| names_rule(&id.value, rule)) {
            let before = levels(&rule.severity);
            rule.severity.absorb(given.clone());
            changes |= levels(&rule.severity) != before;
            found = true;
        }
        if found && !changes {
            self.idle.same_severity(id);
        }
        if !found {
            sink.push(unknown_rule(id, self.rules.keys().map(String::as_str)));
        }
    }
}

/// The severities, wherever they were set.
fn levels(severities: &Severities) -> [Option<Option<Severity>>; 4] {
    severities.0.each_ref().map(|level| level.as_ref().map(|level| level.severity))
}

/// An empty table to put the first one of an id over.
fn over<T: Default + Placed>(place: Place) -> T {
    let mut table = T::default();
    *table.place() = place;
    table
}

/// A table that knows where it stands.
trait Placed {
    fn place(&mut self) -> &mut Place;
}

macro_rules! placed {
    ($($table:ty),+) => { $(impl Placed for $table {
        fn place(&mut self) -> &mut Place {
            &mut self.place
        }
    })+ };
}

placed!(SetTable, ElementTable, ClassTable, PhraseTable, RuleTable);

pub(super) fn unknown_rule<'n>(
    id: &At<String>,
    known: impl Iterator<Item = &'n str>,
) -> super::problem::Problem {
    let known: Vec<&str> = known.collect();
    let (ja, en) =
        (format!("「{}」という規則はありません", id.value), format!("no rule is called `{}`", id.value));
    let problem = id.place.problem("unknown-rule", ja, en);
    let families: BTreeSet<&str> = known.iter().filter_map(|rule| Some(rule.split_once('/')?.0)).collect();
    if let Some(family) = id.value.strip_suffix("/*") {
        if let Some(near) = nearest(family, &families.iter().copied().collect::<Vec<_>>()) {
            let (ja, en) = (format!("「{near}/*」のことですか?"), format!("did you mean `{near}/*`?"));
            return problem.help(ja, en);
        }
    } else if families.contains(id.value.as_str()) {
        let family = format!("{}/", id.value);
        let members = known.iter().copied().filter(|rule| rule.starts_with(&family));
        let all = format!("{family}*");
        return problem.list(&members.chain([all.as_str()]).collect::<Vec<_>>());
    } else if nearest(&id.value, &known).is_some() {
        return problem.suggest(&id.value, known);
    }
    problem.help(
        "規則の一覧は noticelint rules list で見られます",
        "noticelint rules list shows the rules that there are",
    )
}

/// Keeps the first table of each id of a layer, and reports the others.
pub(super) fn once<K: Ord + Clone, T>(
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
