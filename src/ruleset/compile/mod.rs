//! One ruleset as written → [`Ruleset`]: names become indices, defaults are filled in, values get their types.
//!
//! Owns elements, class groups and profiles, and what every ruleset must have.

mod checks;
mod conditions;
mod detect;
pub(super) mod docs;
mod law;
mod lexicon_builder;
mod rules;
mod sets;
pub(super) mod settings;
mod taken_in;

use super::called::{Called, unknown_class, unknown_element};
use super::check::Check;
use super::law::Source;
use super::merge::{Merged, phrase_id, required_id};
use super::mistakes::{Place, Sink, missing};
use super::model::*;
use super::tree::{At, Entry, Table, Value, tables};
use super::values::{Lang, SetId, Shows};
use crate::text::{Baked, Text};
use conditions::Known;
use detect::Detectors;
use sets::Sets;
use std::collections::BTreeSet;

/// Compiles; what comes out is of use only where `sink` stays empty. Beside `known`, which was compiled before,
/// nothing can be read with it: it is looked at for the mistakes of what is not the same there. `below` is what the
/// lowest layer compiles to: what no file changes is taken from it.
pub(super) fn compile(
    merged: &Merged,
    below: Option<Ruleset>,
    required: &[(&str, &str)],
    known: Option<&Merged>,
    sink: &Sink,
) -> Ruleset {
    let below = below.filter(|_| sets::only_words(merged));
    let mut ruleset = match below {
        Some(below) => onto(merged, below, known, sink),
        None => whole(merged, known.is_some(), sink),
    };
    let version = merged.root.table("ruleset").and_then(|ruleset| ruleset.string("version"));
    ruleset.name = merged.name.as_str().into();
    ruleset.version = version.unwrap_or_default().into();
    ruleset.language = merged.language().unwrap_or(Lang::Ja);
    ruleset.elsewhere = elsewhere(merged);
    check_publisher(merged, sink);
    let elements: BTreeSet<&str> = ruleset.elements.iter().map(|element| &*element.id).collect();
    for name in merged.root.tables("provided").iter().flat_map(|entry| entry.list("elements")) {
        if !elements.contains(name.value.as_str()) {
            let known: Vec<Called<'_>> = merged.all("elements").map(Called::of).collect();
            sink.push(unknown_element(&name.value, &name.place, &known));
        }
    }
    if usize::from(u16::MAX) < ruleset.sets.len().max(ruleset.elements.len()) {
        let (ja, en) = ("言葉の集まりが多すぎます", "too many term sets");
        sink.push(Place::default().problem("too-large", ja, en));
    }
    // Whatever is missing may be the echo of another mistake.
    if sink.is_empty() {
        check_required(&ruleset, required, sink);
    }
    ruleset
}

/// The rules that overrides bring in and that are not there without them.
fn elsewhere(merged: &Merged) -> Vec<String> {
    let of = |over: &Table| -> Vec<String> {
        let required = tables(over.map("elements")).filter(|(_, element)| element.has("required"));
        let phrases = over.map("phrases").keys().map(|phrase| phrase_id(phrase));
        let own = over.map("rules").keys().map(ToString::to_string);
        required.map(|(id, _)| required_id(id)).chain(phrases).chain(own).collect()
    };
    let all = merged.root.tables("override").iter().flat_map(of);
    all.filter(|id| merged.map("rules").get(id).is_none()).collect()
}

/// All of it anew.
fn whole(merged: &Merged, dry: bool, sink: &Sink) -> Ruleset {
    let mut sets = Sets::new(merged, sink);
    let mut ruleset = Ruleset::default();
    everything(&mut ruleset, merged, &mut sets, sink);
    finished(ruleset, sets, None, dry, sink)
}

/// What later files change, upon what there was.
fn onto(merged: &Merged, mut below: Ruleset, before: Option<&Merged>, sink: &Sink) -> Ruleset {
    let mut sets = Sets::of(&mut below, merged, sink);
    let again = sets.add_to(merged, before);
    let aside = |key: &str| matches!(key, "terms" | "rules" | "phrases" | "profiles" | "elements");
    let more = elements_behind(merged, &below.elements);
    if let Some(more) = more.filter(|_| !again && merged.touched().all(aside)) {
        let detectors = Detectors { sink, merged, events: events(merged) };
        let mut elements = std::mem::take(&mut below.elements);
        if !more.is_empty() {
            let more = more.iter().map(|one| element(*one, merged, &detectors, &mut sets, sink));
            elements.to_mut().extend(more);
        }
        let known = Known::new(elements.iter().map(|element| &*element.id), merged, sink);
        rules::changed(below.rules.to_mut(), (merged, before), &known, &detectors, &mut sets);
        deadlines_of_rules(merged, sink);
        more.iter().for_each(|(_, table)| known.check_tests(table, &sets));
        // Those of a lower layer are given up by any layer over it.
        if !merged.given_up.is_empty() || merged.map("profiles").touched().next().is_some() {
            below.profiles = profiles(merged, &known, &detectors, &mut sets);
        }
        drop(known);
        below.elements = elements;
    } else {
        everything(&mut below, merged, &mut sets, sink);
    }
    let lexicon = std::mem::take(&mut below.lexicon);
    finished(below, sets, Some(lexicon), before.is_some(), sink)
}

/// The elements of later files, where none of them changes one that there was or comes before it: all that goes by their
/// places holds.
fn elements_behind<'m>(merged: &'m Merged, there: &[Element]) -> Option<Vec<(&'m str, &'m Table)>> {
    let map = merged.map("elements");
    let touched = map.touched().filter_map(|(id, entry)| Some((id, entry.table()?)));
    let more = in_order(touched);
    let last = there.last().and_then(|last| Some((&*last.id, merged.named("elements", &last.id)?)));
    let last = last.map(|(id, table)| (order(table), id));
    let behind = |(id, table): &(&str, &Table)| {
        map.below(id).is_none() && last.is_none_or(|last| (order(table), *id) > last)
    };
    more.iter().all(behind).then_some(more)
}

/// Everything but the sets and their words.
fn everything(ruleset: &mut Ruleset, merged: &Merged, sets: &mut Sets<'_>, sink: &Sink) {
    let detectors = Detectors { sink, merged, events: events(merged) };
    let order = in_order(merged.all("elements"));
    ruleset.elements = order.iter().map(|one| element(*one, merged, &detectors, sets, sink)).collect();
    ruleset.classes = classes(merged, &detectors, sets, sink);
    let known = Known::new(order.iter().map(|(id, _)| *id), merged, sink);
    ruleset.rules = rules::rules(merged, &known, &detectors, sets).into();
    ruleset.deadlines = law::deadlines(merged, sink);
    ruleset.triggers = law::triggers(merged, &known, &detectors, sets);
    ruleset.holidays = law::holidays(merged, sink);
    deadlines_of_rules(merged, sink);
    merged.all("elements").for_each(|(_, table)| known.check_tests(table, sets));
    ruleset.profiles = profiles(merged, &known, &detectors, sets);
}

/// Puts the sets in, and makes one lexicon of their words, upon the one that there was.
fn finished(
    ruleset: Ruleset,
    sets: Sets<'_>,
    below: Option<super::Lexicon>,
    dry: bool,
    sink: &Sink,
) -> Ruleset {
    let Sets { sets, known, names, lexicon, .. } = sets;
    // With a mistake nobody reads notices with it.
    let lexicon = match below {
        _ if dry || !sink.is_empty() => Ok(super::Lexicon::default()),
        Some(below) => lexicon.onto(below),
        None => lexicon.build(),
    };
    let lexicon = lexicon.unwrap_or_else(|reason| {
        let (ja, en) = (format!("言葉が多すぎます ({reason})"), format!("too many words: {reason}"));
        sink.push(Place::default().problem("too-large", ja, en));
        super::Lexicon::default()
    });
    let open_ends = open_ends(&ruleset);
    Ruleset { sets: sets.into(), names: known.with(names), lexicon, open_ends, ..ruleset }
}

/// What leaves a list of kinds of data open, by the rules about that.
fn open_ends(ruleset: &Ruleset) -> Baked<[SetId]> {
    let ends = ruleset.rules.iter().filter_map(|rule| match &rule.check {
        Check::OpenEnded(given) => Some(given.endings.iter().copied()),
        _ => None,
    });
    let ends: BTreeSet<SetId> = ends.flatten().collect();
    ends.into_iter().collect()
}

/// Members of the family `event`: what `#date.…` may ask for.
fn events(merged: &Merged) -> BTreeSet<&str> {
    merged.map("terms").names().filter_map(|id| id.strip_prefix("event.")).collect()
}

/// Reports deadlines that rules name and that there are none of.
fn deadlines_of_rules(merged: &Merged, sink: &Sink) {
    for (_, entry) in merged.map("rules").touched() {
        let deadline = entry.table().and_then(|rule| rule.table("with")?.at("deadline"));
        deadline.into_iter().for_each(|name| _ = law::known_deadline(name, merged, sink));
    }
}

/// Reports a publisher that no class knows.
pub(super) fn check_publisher(merged: &Merged, sink: &Sink) {
    let Some(publisher) = merged.setting("publisher") else { return };
    let known: Vec<Called<'_>> = merged.labels("publisher").map(Called::of).collect();
    if !known.is_empty() && !known.iter().any(|called| called.id == publisher.value) {
        sink.push(unknown_class(&publisher.value, &publisher.place, &known));
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
pub(super) fn in_order<'m>(tables: impl Iterator<Item = (&'m str, &'m Table)>) -> Vec<(&'m str, &'m Table)> {
    let mut order: Vec<_> = tables.collect();
    order.sort_by_key(|(_, table)| self::order(table));
    order
}

fn order(table: &Table) -> i64 {
    table.number("order").unwrap_or(i64::MAX)
}

fn element(
    (id, table): (&str, &Table),
    merged: &Merged,
    detectors: &Detectors<'_>,
    sets: &mut Sets<'_>,
    sink: &Sink,
) -> Element {
    let title = title(id, table, sink);
    let headings = detectors.words(table.list("headings"), sets);
    let listed = |keys: [(&'static str, Vec<At>); 2], sets: &mut Sets<'_>| {
        let mut plain = Table::new(table.place.clone());
        for (key, words) in keys {
            plain.put(key, Entry::at(&table.place, Value::Strings(words)));
        }
        detectors.all(&[plain], sets)
    };
    let words = table.list("words").to_vec();
    let words = if words.is_empty() {
        Baked::default()
    } else {
        listed([("any", words), ("under", Vec::new())], sets)
    };
    // What stands below the headings that the built-in rules know is read by what it is about.
    let own = table.list("headings").iter().filter(|heading| !heading.value.starts_with("@heading."));
    let own: Vec<At> = own.cloned().collect();
    let read = |first: &At| SUBSTANCE.map(|name| At { value: name.to_owned(), ..first.clone() }).to_vec();
    let sections = own.first().map(read);
    let sections = sections.map_or_else(Baked::default, |any| listed([("any", any), ("under", own)], sets));
    let shows = table.choice("shows", Shows::from_name);
    let all = detectors.all(table.tables("detect"), sets);
    let replaced = merged.replaced.contains(id);
    Element { id: id.into(), title, headings, shows, detectors: all, replaced, words, sections }
}

/// What is substance below a heading: a sentence, and what is read from lines that are none.
const SUBSTANCE: [&str; 4] = ["#sentence", "#contact", "#count", "#data-type"];

fn classes(
    merged: &Merged,
    detectors: &Detectors<'_>,
    sets: &mut Sets<'_>,
    sink: &Sink,
) -> Baked<[ClassGroup]> {
    let mut all = Vec::new();
    for group in merged.map("classes").names() {
        let label = |(label, table): (&str, &Table)| ClassLabel {
            id: label.into(),
            title: title(&format!("{group}.{label}"), table, sink),
            at_least: table.number("at-least").unwrap_or(1),
            detectors: detectors.all(table.tables("detect"), sets),
        };
        let labels = in_order(merged.labels(group)).into_iter().map(label).collect();
        all.push(ClassGroup { id: group.into(), labels });
    }
    all.into()
}

fn profiles(
    merged: &Merged,
    known: &Known<'_>,
    detectors: &Detectors<'_>,
    sets: &mut Sets<'_>,
) -> Baked<[Profile]> {
    let profile = |(_, table): (&str, &Table)| Profile {
        ruleset: table.string("ruleset").unwrap_or_default().into(),
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
        let text = |key: &str| source.string(key).map(Baked::from);
        Some(Source { name: text("name")?, since: text("since"), checked: text("checked") })
    };
    table.tables("source").iter().filter_map(source).collect()
}
