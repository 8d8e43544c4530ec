//! Shorthands → the rules they stand for: `required` of an element, and phrases.
//!
//! Owns which rule a shorthand becomes. What such a rule says stands in `[shorthands]` of a ruleset.

use super::absorb::key_place;
use super::kind::CheckKind;
use super::parse::PHRASES;
use super::problem::{Place, Problem};
use super::reader::At;
use super::values::{Lang, Text};
use super::written::*;

/// The id of the rule that `required` of an element becomes.
pub(super) fn required_id(element: &str) -> String {
    format!("{element}/missing")
}

/// The rule that `required` of an element becomes.
pub(super) fn required(
    id: &str,
    own: &ElementTable,
    title: Option<&Text>,
    said: Option<&Said>,
) -> Option<RuleTable> {
    let severity = own.required.clone()?;
    let place = key_place(&own.given, "required", &own.place);
    let element = At { value: id.to_owned(), place: place.clone(), verbatim: None };
    let title = title.cloned().unwrap_or_else(|| Text::same(id));
    let mut rule = RuleTable {
        check: Some(At { value: CheckKind::Missing, place: place.clone(), verbatim: None }),
        place,
        given: own.given.clone(),
        element: Some(element),
        severity,
        when: own.when.clone(),
        ..RuleTable::default()
    };
    if let Some(said) = said {
        speak(&mut rule, said, &[("{element}", &title)]);
    }
    if own.help.is_some() {
        rule.help.clone_from(&own.help);
    }
    rule.why.clone_from(&own.why);
    rule.doc.looks_for.clone_from(&own.doc.looks_for);
    if own.sources.is_some() {
        rule.sources.clone_from(&own.sources);
    }
    Some(rule)
}

/// The rules that a phrase becomes: one to avoid it, or one to have it.
pub(super) fn phrase(
    phrase: &str,
    table: &PhraseTable,
    said: &Shorthands,
) -> Result<RuleTable, Box<Problem>> {
    let (check, severity, said) = match (&table.severity, &table.required) {
        (Some(severity), None) => (CheckKind::Phrase, severity, &said.forbidden),
        (None, Some(severity)) => (CheckKind::Lacks, severity, &said.wanted),
        (given, _) => return Err(Box::new(neither_or_both(phrase, table, given.is_some()))),
    };
    let at = |value: &str| At { value: value.to_owned(), place: table.place.clone(), verbatim: None };
    let any = std::iter::once(at(phrase)).chain(table.words.iter().cloned()).collect();
    let detect =
        DetectorTable { place: table.place.clone(), any, in_headings: true, ..DetectorTable::default() };
    let mut rule = RuleTable {
        place: table.place.clone(),
        given: table.given.clone(),
        check: Some(At { value: check, place: table.place.clone(), verbatim: None }),
        severity: severity.clone(),
        when: table.when.clone(),
        why: table.why.clone(),
        sources: table.sources.clone(),
        with: WithTable { detect: vec![detect], not_in: table.not_in.clone(), ..WithTable::default() },
        doc: DocTable { tests: table.tests.clone(), ..DocTable::default() },
        ..RuleTable::default()
    };
    if let Some(said) = said {
        let shown = Text::same(phrase);
        let instead = table.instead.clone().unwrap_or_default();
        speak(&mut rule, said, &[("{phrase}", &shown), ("{instead}", &instead)]);
        if table.instead.is_none() {
            rule.help = None;
        }
    }
    for (own, rules) in
        [(&table.title, &mut rule.title), (&table.message, &mut rule.message), (&table.help, &mut rule.help)]
    {
        if own.is_some() {
            rules.clone_from(own);
        }
    }
    Ok(rule)
}

/// The id of the rule that a phrase becomes.
pub(super) fn phrase_id(phrase: &str) -> String {
    format!("{PHRASES}/{phrase}")
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

fn neither_or_both(phrase: &str, table: &PhraseTable, both: bool) -> Problem {
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

fn speak(rule: &mut RuleTable, said: &Said, values: &[(&str, &Text)]) {
    let fill = |text: &Text| {
        let one = |lang: Lang| {
            let start = text.get(lang).to_owned();
            values.iter().fold(start, |text, (name, value)| text.replace(name, value.get(lang)))
        };
        Text { ja: one(Lang::Ja), en: one(Lang::En) }
    };
    rule.title = Some(fill(&said.title));
    rule.message = Some(fill(&said.message));
    rule.label = said.label.as_ref().map(fill);
    rule.help = said.help.as_ref().map(fill);
}
