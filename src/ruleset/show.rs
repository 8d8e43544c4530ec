//! The merged ruleset, written out again: each value with the place that set it.
//!
//! Owns the form of what `rules show` prints, which is TOML that loads to the same rules. Refuses to know of
//! terminals, and of tests and evidence, which change no reading.

use super::docs::Ignore;
use super::fields::CASES;
use super::merge::Merged;
use super::model::Source;
use super::problem::{Place, TomlFile};
use super::profiles::ProfileTable;
use super::reader::At;
use super::table::Given;
use super::values::{Lang, Stage, Text};
use super::written::*;
use super::written_as::quoted_list;
use crate::text::quote;

/// A table of the merged ruleset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// `rule`, `element`, `terms`, `class` or empty, and the id: what it is asked for by.
    pub id: String,
    /// `[rules."cause/missing"]`.
    pub header: String,
    /// Its values.
    pub lines: Vec<Line>,
}

/// A line of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// TOML.
    pub text: String,
    /// What set it; `None` for the brackets of a list.
    pub place: Option<Place>,
}

/// All tables: settings, words, elements, classes, rules.
pub(super) fn sections(merged: &Merged, files: &[TomlFile]) -> Vec<Section> {
    let mut all = vec![top(merged)];
    all.extend(settings(merged));
    all.extend(merged.sets.iter().map(|(id, set)| set_section(id, set)));
    all.extend(merged.elements.iter().map(|(id, element)| element_section(id, element)));
    for ((group, label), class) in &merged.classes {
        all.push(class_section(&format!("{group}.{label}"), class));
    }
    all.extend(merged.rules.iter().map(|(id, rule)| rule_section(id, rule)));
    all.extend(super::show_law::sections(&merged.law));
    let profiles = merged.profiles.iter().filter(|(_, profile)| !profile.given_up);
    all.extend(profiles.map(|(id, profile)| profile_section(id, profile)));
    all.extend(merged.provided.iter().map(provided_section));
    all.extend(merged.settings.ignores.iter().map(ignore_section));
    all.extend(super::places::files_section(&merged.files));
    all.extend(merged.overrides.iter().filter_map(|entry| super::places::override_section(entry, files)));
    all
}

/// The lines of one table as they grow.
pub(super) struct Lines<'g> {
    given: &'g Given,
    /// Where a value stands that no key gave.
    place: &'g Place,
    lines: Vec<Line>,
}

impl<'g> Lines<'g> {
    pub(super) fn new(given: &'g Given, place: &'g Place) -> Self {
        Self { given, place, lines: Vec::new() }
    }
    pub(super) fn put(&mut self, key: &str, value: &str, place: Option<&Place>) {
        let place = place.cloned().unwrap_or_else(|| {
            let root = key.split('.').next_back().unwrap_or(key);
            self.given.get(root).map_or_else(|| self.place.clone(), |given| given.key.clone())
        });
        self.lines.push(Line { text: format!("{key} = {value}"), place: Some(place) });
    }
    pub(super) fn value(&mut self, key: &str, value: Option<impl ToString>) {
        if let Some(value) = value {
            self.put(key, &value.to_string(), None);
        }
    }
    pub(super) fn text(&mut self, key: &str, text: Option<&Text>) {
        self.value(key, text.map(text_of));
    }
    fn at(&mut self, key: &str, value: Option<&At<String>>) {
        if let Some(at) = value {
            self.put(key, &quote::toml(&at.value), Some(&at.place));
        }
    }
    /// Words, those of one place together.
    pub(super) fn words(&mut self, key: &str, words: &[At<String>]) {
        let runs =
            words.chunk_by(|one, next| one.place.file == next.place.file && near(&one.place, &next.place));
        let items = runs.map(|run| {
            let items: Vec<String> = run.iter().map(|word| quote::toml(&word.value)).collect();
            (items.join(", "), run[0].place.clone())
        });
        self.items(key, items.collect());
    }
    pub(super) fn detectors(&mut self, key: &str, detectors: &[DetectorTable]) {
        self.items(key, detectors.iter().map(|one| (one.to_string(), one.place.clone())).collect());
    }
    fn items(&mut self, key: &str, items: Vec<(String, Place)>) {
        match items.as_slice() {
            [] => {}
            [(item, place)] => self.put(key, &format!("[{item}]"), Some(place)),
            _ => {
                self.lines.push(Line { text: format!("{key} = ["), place: None });
                let item = |(text, place)| Line { text: format!("  {text},"), place: Some(place) };
                self.lines.extend(items.into_iter().map(item));
                self.lines.push(Line { text: "]".to_owned(), place: None });
            }
        }
    }
    fn severities(&mut self, key: &str, severities: &Severities) {
        let name = |level: &Level| quote::toml(level.severity.map_or("off", |severity| severity.name()));
        if let [Some(first), rest @ ..] = &severities.0
            && rest.iter().all(|level| level.as_ref() == Some(first))
        {
            self.put(key, &name(first), Some(&first.place));
            return;
        }
        for stage in Stage::ALL {
            if let Some(level) = &severities.0[*stage as usize] {
                self.put(&format!("{key}.{stage}"), &name(level), Some(&level.place));
            }
        }
    }
    pub(super) fn sources(&mut self, sources: Option<&Vec<Source>>) {
        let one = |source: &Source| {
            let mut keys = vec![format!("name = {}", quote::toml(&source.name))];
            keys.extend(source.since.as_ref().map(|day| format!("since = {}", quote::toml(day))));
            keys.extend(source.checked.as_ref().map(|day| format!("checked = {}", quote::toml(day))));
            format!("{{ {} }}", keys.join(", "))
        };
        let list = |sources: &Vec<Source>| sources.iter().map(one).collect::<Vec<_>>().join(", ");
        self.value("source", sources.map(|sources| format!("[{}]", list(sources))));
    }
    fn when(&mut self, when: Option<&WhenTable>) {
        let Some(when) = when else { return };
        let lists = [
            ("leaked", &when.leaked),
            ("cause", &when.cause),
            ("publisher", &when.publisher),
            ("stated", &when.stated),
            ("deferred", &when.deferred),
            ("absent", &when.absent),
        ];
        let mut keys: Vec<String> = lists
            .iter()
            .filter(|(_, names)| !names.is_empty())
            .map(|(key, names)| format!("{key} = {}", quoted_list(names)))
            .collect();
        keys.extend(when.affected_over.map(|limit| format!("affected-over = {limit}")));
        if !when.stages.is_empty() {
            let stages: Vec<String> = when.stages.iter().map(|stage| quote::toml(stage.name())).collect();
            keys.push(format!("stage = [{}]", stages.join(", ")));
        }
        self.put("when", &format!("{{ {} }}", keys.join(", ")), Some(&when.place));
    }
    pub(super) fn section(self, id: &str, header: String) -> Section {
        Section { id: id.to_owned(), header, lines: self.lines }
    }
}

/// Whether two words stand in one list, so that one remark does for both.
fn near(one: &Place, next: &Place) -> bool {
    next.span.start >= one.span.end && next.span.start - one.span.end <= 2
}

fn text_of(text: &Text) -> String {
    if text.ja == text.en {
        return quote::toml(&text.ja);
    }
    format!("{{ ja = {}, en = {} }}", quote::toml(text.get(Lang::Ja)), quote::toml(text.get(Lang::En)))
}

fn top(merged: &Merged) -> Section {
    let line = |text: String| Line { text, place: None };
    let mut lines = vec![line("noticelint = 1".to_owned()), line("extends = []".to_owned())];
    lines.push(line(String::new()));
    lines.push(line("[ruleset]".to_owned()));
    lines.push(line(format!("name = {}", quote::toml(&merged.name))));
    lines.push(line(format!("version = {}", quote::toml(&merged.version))));
    lines.extend(merged.language.map(|lang| line(format!("language = {}", quote::toml(lang.name())))));
    Section { id: String::new(), header: String::new(), lines }
}

fn settings(merged: &Merged) -> Option<Section> {
    let (given, place) = (Given::default(), Place::default());
    let mut lines = Lines::new(&given, &place);
    lines.at("publisher", merged.publisher.as_ref());
    if let Some(speaks) = &merged.speaks {
        lines.put("language", &quote::toml(speaks.value.name()), Some(&speaks.place));
    }
    let there = !lines.lines.is_empty();
    there.then(|| lines.section("settings", "[settings]".to_owned()))
}

/// Its paths are relative to the file that the remark names.
fn provided_section(entry: &ProvidedTable) -> Section {
    let (given, place) = (Given::default(), Place::default());
    let mut lines = Lines::new(&given, &place);
    lines.words("path", &entry.paths);
    lines.words("elements", &entry.elements);
    lines.section("provided", "[[provided]]".to_owned())
}

/// As [`provided_section`].
fn ignore_section(entry: &Ignore) -> Section {
    let given = Given::default();
    let mut lines = Lines::new(&given, &entry.place);
    if let Some(path) = &entry.path {
        lines.put("path", &quote::toml(path), Some(&entry.path_place));
    }
    lines.value("rule", Some(quote::toml(&entry.rule)));
    lines.value("reason", Some(quote::toml(&entry.reason)));
    lines.value("until", entry.until.as_ref().map(|day| quote::toml(day)));
    lines.section("ignore", "[[ignore]]".to_owned())
}

fn set_section(id: &str, set: &SetTable) -> Section {
    let mut lines = Lines::new(&set.given, &set.place);
    lines.text("title", set.title.as_ref());
    lines.at("category", set.category.as_ref());
    lines.words("words", &set.words);
    lines.words("not-in", &set.not_in);
    lines.words("include", &set.include);
    let patterns = set.patterns.iter().map(|pattern| {
        let needs = pattern.needs.as_ref().map(|needs| format!(", needs = {}", quote::toml(&needs.value)));
        let text =
            format!("{{ regex = {}{} }}", quote::toml(&pattern.regex.value), needs.unwrap_or_default());
        (text, pattern.regex.place.clone())
    });
    lines.items("patterns", patterns.collect());
    lines.section(id, format!("[terms.{id}]"))
}

pub(super) fn element_section(id: &str, element: &ElementTable) -> Section {
    let mut lines = Lines::new(&element.given, &element.place);
    lines.text("title", element.title.as_ref());
    lines.value("order", element.order.as_ref().map(|order| order.value));
    lines.words("headings", &element.headings);
    lines.words("words", &element.words);
    lines.detectors("detect", &element.detect);
    lines.text("looks-for", element.doc.looks_for.as_ref());
    lines.section(id, format!("[elements.{id}]"))
}

pub(super) fn class_section(id: &str, class: &ClassTable) -> Section {
    let mut lines = Lines::new(&class.given, &class.place);
    lines.text("title", class.title.as_ref());
    lines.value("order", class.order.as_ref().map(|order| order.value));
    lines.value("at-least", class.at_least.as_ref().map(|least| least.value));
    lines.detectors("detect", &class.detect);
    lines.section(id, format!("[classes.{id}]"))
}

pub(super) fn rule_section(id: &str, rule: &RuleTable) -> Section {
    let mut lines = Lines::new(&rule.given, &rule.place);
    if let Some(check) = &rule.check {
        lines.put("check", &quote::toml(check.value.name()), Some(&check.place));
    }
    lines.at("element", rule.element.as_ref());
    lines.severities("severity", &rule.severity);
    let kinds =
        |kinds: &Vec<_>| kinds.iter().map(|kind: &super::values::Kind| quote::toml(kind.name())).collect();
    lines.value(
        "kinds",
        rule.kinds.as_ref().map(kinds).map(|names: Vec<String>| format!("[{}]", names.join(", "))),
    );
    lines.when(rule.when.as_ref());
    let confidence = super::fields::CONFIDENCES.iter().find(|(_, known)| Some(*known) == rule.confidence);
    lines.value("confidence", confidence.map(|(name, _)| quote::toml(name)));
    lines.value("rank", rule.rank);
    lines.words("replaces", rule.replaces.as_deref().unwrap_or_default());
    lines.words("replaces-here", rule.replaces_here.as_deref().unwrap_or_default());
    lines.text("title", rule.title.as_ref());
    lines.text("message", rule.message.as_ref());
    lines.text("label", rule.label.as_ref());
    lines.text("help", rule.help.as_ref());
    lines.text("why", rule.why.as_ref());
    lines.text("holds", rule.holds.as_ref());
    lines.sources(rule.sources.as_ref());
    lines.text("looks-for", rule.doc.looks_for.as_ref());
    let mut with = Lines::new(&rule.with.given, &rule.place);
    parameters(&mut with, &rule.with);
    lines.lines.extend(with.lines);
    lines.section(id, format!("[rules.{}]", quote::toml(id)))
}

fn profile_section(id: &str, profile: &ProfileTable) -> Section {
    let mut lines = Lines::new(&profile.given, &profile.place);
    lines.value("order", profile.order.as_ref().map(|order| order.value));
    lines.at("ruleset", profile.ruleset.as_ref());
    lines.text("title", profile.title.as_ref());
    lines.when(profile.when.as_ref());
    lines.detectors("detect", &profile.detect);
    lines.section(id, format!("[profiles.{id}]"))
}

/// The parameters as dotted keys, so that each stands on a line of its own.
fn parameters(lines: &mut Lines<'_>, with: &WithTable) {
    lines.detectors("with.detect", &with.detect);
    lines.detectors("with.mild", &with.mild);
    lines.detectors("with.unless", &with.unless);
    for (key, words) in &with.words {
        lines.words(&format!("with.{key}"), words);
    }
    lines.words("with.not-in", &with.not_in);
    for (wrong, right) in &with.pairs {
        lines.put(
            &format!("with.pairs.{}", quote::toml(&wrong.value)),
            &quote::toml(&right.value),
            Some(&wrong.place),
        );
    }
    for (key, lists) in [("groups", &with.groups), ("terms", &with.terms), ("before", &with.before)] {
        let items = lists.iter().filter_map(|list| Some((quoted_list(list), list.first()?.place.clone())));
        lines.items(&format!("with.{key}"), items.collect());
    }
    lines.words("with.traces", &with.traces);
    lines.at("with.event", with.event.as_ref());
    if let Some(case) = &with.case {
        let name = CASES.iter().find(|(_, known)| *known == case.value).map_or("", |(name, _)| name);
        lines.put("with.case", &quote::toml(name), Some(&case.place));
    }
    lines.text("with.assumed", with.assumed.as_ref());
    lines.text("with.outside", with.outside.as_ref());
    lines.text("with.there", with.there.as_ref());
    lines.at("with.deadline", with.deadline.as_ref());
    lines.text("with.known", with.known.as_ref());
    lines.text("with.clocks", with.clocks.as_ref());
    lines.value("with.tolerance", with.tolerance);
    lines.value("with.days", with.days);
    let flags = [
        ("once", with.once),
        ("safe", with.safe),
        ("spared-by-earlier", with.spared_by_earlier),
        ("spared-by-later", with.spared_by_later),
    ];
    for (key, flag) in flags.into_iter().filter(|(_, flag)| *flag) {
        lines.value(&format!("with.{key}"), Some(flag));
    }
    for (key, instead) in [("differ", &with.differ), ("over", &with.over), ("person", &with.person)] {
        let told = instead.as_ref().map(|instead| {
            let help = instead.help.as_ref().map(|help| format!(", help = {}", text_of(help)));
            let severity = quote::toml(instead.severity.name());
            let (message, help) = (text_of(&instead.message), help.unwrap_or_default());
            format!("{{ severity = {severity}, message = {message}{help} }}")
        });
        lines.value(&format!("with.{key}"), told);
    }
}
