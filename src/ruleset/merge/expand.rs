//! Shorthands → the rules they stand for: `required` of an element, and phrases.
//!
//! Owns which rule a shorthand becomes. What such a rule says stands in `[shorthands]` of a ruleset.

use crate::ruleset::called::{Called, meant};
use crate::ruleset::check::CheckKind;
use crate::ruleset::mistakes::{Place, Problem};
use crate::ruleset::tree::{At, Entry, Table, Value};
use crate::ruleset::values::Kind;
use crate::text::{Lang, Text, nearest, quote};

/// The id of the rule that `required` of an element becomes.
pub(in crate::ruleset) fn required_id(element: &str) -> String {
    format!("{element}/missing")
}

/// The id of the rule that a phrase becomes.
pub(in crate::ruleset) fn phrase_id(phrase: &str) -> String {
    format!("phrases/{phrase}")
}

/// The rule that `required` of an element becomes.
pub(super) fn required(id: &str, own: &Table, title: Option<&Text>, said: Option<&Table>) -> Option<Table> {
    let severity = own.get("required")?;
    let place = severity.key.clone();
    let mut rule = Table::new(place.clone());
    rule.put("check", name(CheckKind::Missing.name(), &place));
    rule.put("element", name(id, &place));
    rule.put("severity", severity.clone());
    let title = title.cloned().unwrap_or_else(|| Text::same(id));
    speak(&mut rule, own, said, &[("{element}", &title)]);
    copy(&mut rule, own, &["when", "help", "why", "source", "looks-for"]);
    Some(rule)
}

/// The rules that a phrase becomes: one to avoid it, or one to have it.
pub(super) fn phrase(phrase: &str, table: &Table, said: Option<&Table>) -> Result<Table, Box<Problem>> {
    let given = |key: &str| table.get(key).filter(|entry| entry.value.is_some());
    let (check, severity, said) = match (given("severity"), given("required")) {
        (Some(severity), None) => {
            (CheckKind::Phrase, severity, said.and_then(|said| said.table("forbidden")))
        }
        (None, Some(severity)) => (CheckKind::Lacks, severity, said.and_then(|said| said.table("wanted"))),
        (given, _) => return Err(Box::new(neither_or_both(phrase, table, given.is_some()))),
    };
    let place = &table.place;
    let mut any = vec![At::new(phrase, place)];
    any.extend_from_slice(table.list("words"));
    let mut detect = Table::new(place.clone());
    detect.put("any", Entry::at(place, Value::Strings(any)));
    detect.put("in-headings", Entry::at(place, Value::Flag(true)));
    let mut with = Table::new(place.clone());
    with.put("detect", Entry::at(place, Value::Tables(vec![detect])));
    copy(&mut with, table, &["not-in"]);
    let mut rule = Table::new(place.clone());
    rule.put("check", name(check.name(), place));
    rule.put("severity", severity.clone());
    // What must not be said must not be said anywhere; what has to be said belongs into a notice.
    if check == CheckKind::Phrase {
        let all = Kind::NAMES.iter().map(|kind| At::new(kind, place)).collect();
        rule.put("kinds", Entry::at(place, Value::Strings(all)));
    }
    let instead = table.text("instead").cloned();
    let shown = Text::same(phrase);
    let empty = Text::default();
    speak(&mut rule, table, said, &[("{phrase}", &shown), ("{instead}", instead.as_ref().unwrap_or(&empty))]);
    if instead.is_none() {
        rule.take("help");
    }
    copy(&mut rule, table, &["kinds", "when", "title", "message", "help", "why", "source", "tests"]);
    rule.put("with", Entry::at(place, Value::Table(with)));
    Ok(rule)
}

fn name(name: &str, place: &Place) -> Entry {
    Entry::at(place, Value::String(At::new(name, place)))
}

/// What the shorthand's own table gives goes over what is said of all.
fn copy(rule: &mut Table, own: &Table, keys: &[&'static str]) {
    for key in keys {
        if let Some(entry) = own.get(key).filter(|entry| entry.value.is_some()) {
            rule.put(*key, entry.clone());
        }
    }
}

/// What is said of all, values filled in. It stands where the table's own key would, or else where the table does.
fn speak(rule: &mut Table, own: &Table, said: Option<&Table>, values: &[(&str, &Text)]) {
    let fill = |text: &Text| {
        let one = |lang: Lang| {
            let start = text.get(lang).to_owned();
            values.iter().fold(start, |text, (name, value)| text.replace(name, value.get(lang)))
        };
        Text::new(one(Lang::Ja), one(Lang::En))
    };
    for key in ["title", "message", "label", "help"] {
        if let Some(text) = said.and_then(|said| said.text(key)) {
            let place = own.get(key).map_or(&rule.place, |entry| &entry.key).clone();
            rule.put(key, Entry::at(&place, Value::Text(fill(text))));
        }
    }
}

/// That `required` and a rule of the same name stand in one layer.
pub(super) fn twice(element: &str, required: &Place, rule: &Place) -> Problem {
    let id = required_id(element);
    let (ja, en) = (
        format!("[elements.{element}] の required と [rules.\"{id}\"] は同じ規則です"),
        format!("`required` of [elements.{element}] and [rules.\"{id}\"] are the same rule"),
    );
    required.problem("duplicate-id", ja, en).also(rule, "もう一方", "the other").help(
        "どちらか一方にしてください。重さだけなら required、文言も変えるなら [rules] に",
        "keep one: `required` for a severity alone, [rules] to change its words, too",
    )
}

fn neither_or_both(phrase: &str, table: &Table, both: bool) -> Problem {
    let (ja, en) = match both {
        true => (
            format!("「{phrase}」に severity と required の両方があります"),
            format!("`{phrase}` has both `severity` and `required`"),
        ),
        false => (
            format!("「{phrase}」に severity も required もありません"),
            format!("`{phrase}` has neither `severity` nor `required`"),
        ),
    };
    table.place.problem("phrase", ja, en).help(
        "使わせないなら severity = \"warning\"、必ず入れるなら required = \"warning\" の一方を書いてください",
        "give one of them: severity = \"warning\" to avoid the phrase, required = \"warning\" to have it",
    )
}

/// What is wrong with the table of a rule that there is not: `None` where it is a new rule. Of an id that is no
/// name at all enough was said. A phrase has its rule from `[phrases]` alone: without one there is nothing to lay over.
pub(super) fn rule<'n, K: Iterator<Item = &'n str>>(
    id: &str,
    table: &Table,
    known: impl Fn() -> K,
    stray: impl Fn(&Place) -> Problem,
) -> Option<Option<Problem>> {
    if table.has("check") {
        return None;
    }
    let name = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || matches!(sign, '-' | '/');
    let phrase = id.strip_prefix("phrases/");
    if phrase.is_none() && !id.chars().all(name) {
        return Some(None);
    }
    if nearest(id, &known().collect::<Vec<_>>()).is_some() {
        return Some(Some(stray(&table.place)));
    }
    if let Some(phrase) = phrase {
        let header = format!("[phrases.{}]", quote::toml(phrase));
        return Some(Some(stray(&table.place).help(
            format!("新しい言い回しなら {header} に severity か required を書いてください"),
            format!("give a new phrase `severity` or `required` in {header}"),
        )));
    }
    if table.has("title") || table.has("message") {
        return None;
    }
    Some(Some(stray(&table.place).help(
        "今ある規則は noticelint rules list で見られます。新しい規則なら check、title、message も書いてください",
        "noticelint rules list shows the rules that there are; a new one needs check, title and message, too",
    )))
}

/// That an element or a class without a title has nearly the name of another; `unknown` says so.
pub(super) fn untitled<'n>(
    id: &str,
    table: &Table,
    known: impl Iterator<Item = (&'n str, &'n Table)>,
    unknown: impl Fn(&str, &Place, &[Called<'_>]) -> Problem,
) -> Option<Problem> {
    if table.has("title") {
        return None;
    }
    let known: Vec<Called<'_>> = known.map(Called::of).collect();
    meant(id, &known).map(|_| unknown(id, &table.place, &known))
}

/// That what was counted is neither a rule nor an element.
pub(super) fn evidence(id: &str, place: &Place, known: &[Called<'_>]) -> Problem {
    let (ja, en) =
        (format!("「{id}」という規則も項目もありません"), format!("no rule or element is called `{id}`"));
    let problem = place.problem("unknown-rule", ja, en);
    problem.offer(id, known).unwrap_or_else(|| {
        problem.help(
            "規則の一覧は noticelint rules list で見られます",
            "noticelint rules list shows the rules that there are",
        )
    })
}

/// That a rule is counted as elements are, or the other way round.
pub(super) fn wrong_count(id: &str, place: &Place, of: &str, right: &str, wrong: &str) -> Problem {
    let (ja, en) = if of == "rules" { ("規則", "a rule") } else { ("項目", "an element") };
    let (ja, en) = (
        format!("「{id}」は{ja}なので、{wrong} では数えません"),
        format!("`{id}` is {en}, which is not counted by `{wrong}`"),
    );
    let problem = place.problem("unknown-key", ja, en);
    problem.help(format!("{right} = … と書いてください"), format!("write {right} = …"))
}
