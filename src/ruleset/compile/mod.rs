//! One ruleset as written → [`Ruleset`]: names become indices, defaults are filled in, values get their types.
//!
//! Owns elements, class groups and profiles, and what every ruleset must have.

mod conditions;
mod detect;
pub(super) mod docs;
mod law;
mod lexicon_builder;
mod rules;
mod sets;
pub(super) mod settings;

use super::law::Source;
use super::merge::Merged;
use super::mistakes::{Place, Sink, missing, unknown_class};
use super::model::*;
use super::tree::{Entry, Table, Value};
use super::values::Lang;
use crate::text::Text;
use conditions::Known;
use detect::Detectors;
use sets::Sets;

/// Compiles; what comes out is of use only where `sink` stays empty. With `dry` nothing can be read with it: it is
/// looked at for its mistakes alone.
pub(super) fn compile(merged: &Merged, required: &[(&str, &str)], dry: bool, sink: &Sink) -> Ruleset {
    let mut sets = Sets::new(merged, sink);
    let events = merged.map("terms").keys().filter_map(|id| id.strip_prefix("event."));
    let detectors = Detectors { sink, events: events.collect() };
    let order = in_order(merged.all("elements"));
    let elements: Vec<Element> =
        order.iter().map(|(id, table)| element(id, table, &detectors, &mut sets, sink)).collect();
    let classes = classes(merged, &detectors, &mut sets, sink);
    let known = Known {
        sink,
        elements: order.iter().enumerate().map(|(at, (id, _))| (*id, at)).collect(),
        causes: merged.labels("cause").map(|(label, _)| label).collect(),
        publishers: merged.labels("publisher").map(|(label, _)| label).collect(),
    };
    let rules = rules::rules(merged, &known, &detectors, &mut sets);
    let deadlines = law::deadlines(merged, sink);
    let triggers = law::triggers(merged, &known, &detectors, &mut sets);
    let holidays = law::holidays(merged, sink);
    for rule in merged.all("rules").filter_map(|(_, rule)| rule.table("with")?.at("deadline")) {
        law::known_deadline(rule, merged, sink);
    }
    check_publisher(merged, sink);
    merged.all("elements").for_each(|(_, table)| known.check_tests(table, &sets));
    let profiles = profiles(merged, &known, &detectors, &mut sets);
    for name in merged.root.tables("provided").iter().flat_map(|entry| entry.list("elements")) {
        if !known.elements.contains_key(name.value.as_str()) {
            known.unknown_element(name);
        }
    }
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
    let version = merged.root.table("ruleset").and_then(|ruleset| ruleset.string("version"));
    let ruleset = Ruleset {
        name: merged.name.clone(),
        version: version.unwrap_or_default(),
        language: merged.language().unwrap_or(Lang::Ja),
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
    ruleset
}

/// Reports a publisher that no class knows.
pub(super) fn check_publisher(merged: &Merged, sink: &Sink) {
    let Some(publisher) = merged.setting("publisher") else { return };
    let mut known = merged.labels("publisher").map(|(label, _)| label).peekable();
    if known.peek().is_some() && !known.clone().any(|label| label == publisher.value) {
        sink.push(unknown_class(&publisher.value, &publisher.place, known));
    }
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

/// Tables in the order that they give; those without one come last, by name.
fn in_order<'m>(tables: impl Iterator<Item = (&'m str, &'m Table)>) -> Vec<(&'m str, &'m Table)> {
    let mut order: Vec<_> = tables.collect();
    order.sort_by_key(|(_, table)| table.number("order").unwrap_or(i64::MAX));
    order
}

fn element(id: &str, table: &Table, detectors: &Detectors<'_>, sets: &mut Sets<'_>, sink: &Sink) -> Element {
    let title = title(id, table, sink);
    let headings = detectors.words(table.list("headings"), sets);
    let mut all = detectors.all(table.tables("detect"), sets);
    // Its plain words stand for a detector.
    if let Some(first) = table.list("words").first() {
        let mut plain = Table::new(first.place.clone());
        plain.put("any", Entry::at(&first.place, Value::Strings(table.list("words").to_vec())));
        all.extend(detectors.all(&[plain], sets));
    }
    Element { id: id.to_owned(), title, headings, detectors: all }
}

fn classes(merged: &Merged, detectors: &Detectors<'_>, sets: &mut Sets<'_>, sink: &Sink) -> Vec<ClassGroup> {
    let mut all = Vec::new();
    for group in merged.map("classes").keys() {
        let label = |(label, table): (&str, &Table)| ClassLabel {
            id: label.to_owned(),
            title: title(&format!("{group}.{label}"), table, sink),
            at_least: table.number("at-least").unwrap_or(1),
            detectors: detectors.all(table.tables("detect"), sets),
        };
        let labels = in_order(merged.labels(group)).into_iter().map(label).collect();
        all.push(ClassGroup { id: group.to_string(), labels });
    }
    all
}

fn profiles(
    merged: &Merged,
    known: &Known<'_>,
    detectors: &Detectors<'_>,
    sets: &mut Sets<'_>,
) -> Vec<Profile> {
    let profile = |(_, table): (&str, &Table)| Profile {
        ruleset: table.string("ruleset").unwrap_or_default(),
        title: table.text("title").cloned().unwrap_or_default(),
        when: table.table("when").map(|when| known.condition(when, sets)),
        detectors: detectors.all(table.tables("detect"), sets),
    };
    in_order(merged.profiles()).into_iter().map(profile).collect()
}

/// The title that everything shown to people must have.
fn title(id: &str, table: &Table, sink: &Sink) -> Text {
    if !table.has("title") {
        sink.push(missing(&table.place, id, "title").help(
            "人に見せる名前を書いてください (例: title = \"補償\")",
            "give a name for people, such as title = \"Compensation\"",
        ));
    }
    table.text("title").cloned().unwrap_or_default()
}

/// Where something comes from.
fn sources(table: &Table) -> Vec<Source> {
    let source = |source: &Table| {
        let (since, checked) = (source.string("since"), source.string("checked"));
        Some(Source { name: source.string("name")?, since, checked })
    };
    table.tables("source").iter().filter_map(source).collect()
}
