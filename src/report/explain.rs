//! `explain`: a rule or an element, for people.
//!
//! Owns the layout. What is said is the ruleset's.

use super::messages::{ExplainWords, FactWords, Words};
use super::page::{Ink, Page};
use super::position::LineTable;
use super::{context, how_read};
use crate::input::Source;
use crate::reading::Reading;
use crate::ruleset::{Doc, Evidence, Example, Expect, Kind, Lang, Loaded, Rule, Ruleset, Severity, Stage};
use crate::text::control_chars::visible;
use crate::text::width::{COLUMNS, pad, width, wrap};

/// Examples of one kind shown at most.
const EXAMPLES: usize = 1;

/// Explains a rule.
pub(crate) fn rule(loaded: &Loaded, rule: &Rule, lang: Lang, color: bool) -> String {
    let words = ExplainWords::of(lang);
    let mut page = Page::new(color);
    title(&mut page, &rule.id, rule.told.title.get(lang));
    let doc = loaded.docs.rules.get(&*rule.id);
    part(&mut page, words.why(), rule.told.why.as_ref().map(|why| why.get(lang)));
    let looks_for = doc.and_then(|doc| doc.looks_for.as_ref()).map(|text| text.get(lang));
    part(&mut page, words.looks_for(), looks_for);
    part(&mut page, words.mend(), rule.told.help.as_ref().map(|help| help.get(lang)));
    part(&mut page, words.severity(), Some(&severities(rule, lang)));
    for (at, told) in conditions(&loaded.ruleset, rule, lang).iter().enumerate() {
        part(&mut page, if at == 0 { conditions_name(lang) } else { "" }, Some(told));
    }
    if rule.severity == [None; 4] {
        part(&mut page, "", Some(&words.switch_on(&rule.id)));
    }
    let element = rule.element.and_then(|at| loaded.ruleset.elements.get(usize::from(at)));
    let element = element.map(|element| format!("{} ({})", element.title.get(lang), element.id));
    part(&mut page, words.element(), element.as_deref());
    let sources = rule.told.sources.iter().map(|source| {
        format!("{}{}", source.name, words.dates(source.since.as_deref(), source.checked.as_deref()))
    });
    for (at, source) in sources.enumerate() {
        part(&mut page, if at == 0 { words.sources() } else { "" }, Some(&source));
    }
    if let Some(doc) = doc {
        part(&mut page, words.evidence(), evidence(doc, lang).as_deref());
        examples(&mut page, doc, &[Expect::Finding, Expect::Silent], lang);
    }
    page.text()
}

/// Explains an element.
pub(crate) fn element(loaded: &Loaded, at: usize, lang: Lang, color: bool) -> String {
    let words = ExplainWords::of(lang);
    let element = &loaded.ruleset.elements[at];
    let mut page = Page::new(color);
    title(&mut page, &element.id, element.title.get(lang));
    let doc = loaded.docs.elements.get(&*element.id);
    let looks_for = doc.and_then(|doc| doc.looks_for.as_ref()).map(|text| text.get(lang));
    part(&mut page, words.looks_for(), looks_for);
    let about = loaded.ruleset.rules.iter().filter(|rule| rule.element.map(usize::from) == Some(at));
    let about: Vec<_> = about.collect();
    let columns = about.iter().map(|rule| width(&rule.id)).max().unwrap_or(0);
    for (nth, rule) in about.iter().enumerate() {
        let line = format!("{}  {}", pad(&rule.id, columns), rule.told.title.get(lang));
        part(&mut page, if nth == 0 { words.rules() } else { "" }, Some(&line));
    }
    if let Some(doc) = doc {
        part(&mut page, words.evidence(), evidence(doc, lang).as_deref());
        examples(&mut page, doc, &[Expect::Stated, Expect::Deferred, Expect::Absent], lang);
    }
    page.text()
}

/// How the clauses of a draft that are evidence of an element, or about it, were read.
pub(crate) fn statements(
    source: &Source,
    read: &Reading,
    ruleset: &Ruleset,
    at: usize,
    lang: Lang,
    color: bool,
) -> String {
    let facts = FactWords::of(lang);
    let words = Words::of(lang);
    let mut page = Page::new(color);
    page.line("");
    page.ink(Ink::Strong, &visible(&source.name));
    page.line(&format!("  {}", words.status(read.elements[at].status)));
    let table = LineTable::of(&source.text, &read.document);
    for row in how_read::rows_about(read, ruleset, lang, at) {
        let line = context::stands(words, &table, read.document.span(row.place).start);
        let quote = visible(read.document.slice(row.place)).trim().to_owned();
        how_read::draw(&mut page, &line, width(&line), &quote, &row, facts);
    }
    page.text()
}

fn title(page: &mut Page, id: &str, title: &str) {
    page.ink(Ink::Strong, &visible(id));
    page.line(&format!("  {}", visible(title)));
    page.line("");
}

/// A named paragraph, where there is something to say.
fn part(page: &mut Page, name: &str, text: Option<&str>) {
    let Some(text) = text.filter(|text| !text.is_empty()) else { return };
    let columns = 16;
    for (at, line) in wrap(&visible(text), COLUMNS - columns).iter().enumerate() {
        page.ink(Ink::Frame, &pad(if at == 0 { name } else { "" }, columns));
        page.line(line);
    }
}

fn severities(rule: &Rule, lang: Lang) -> String {
    let words = Words::of(lang);
    let own = ExplainWords::of(lang);
    let name = |severity: Option<Severity>| severity.map_or(own.off(), |severity| words.severity(severity));
    let first = rule.severity[0];
    if rule.severity.iter().all(|severity| *severity == first) {
        // Where it has conditions, these say when.
        return match rule.when.is_some() {
            true => name(first).to_owned(),
            false => format!("{} ({})", name(first), own.always()),
        };
    }
    let each =
        Stage::ALL.iter().map(|stage| format!("{} {}", words.stage(*stage), name(rule.severity_at(*stage))));
    each.collect::<Vec<_>>().join(words.comma())
}

/// How often it was met in real notices.
pub(crate) fn evidence(doc: &Doc, lang: Lang) -> Option<String> {
    let words = ExplainWords::of(lang);
    doc.evidence.as_ref().map(|evidence| match evidence {
        Evidence::Measured { fires, of } => words.measured(*fires, *of),
        Evidence::Stated { stated, of } => words.stated(*stated, *of),
        Evidence::NotMeasured(reason) => words.not_measured(reason.get(lang)),
    })
}

/// The shortest examples say most.
fn examples(page: &mut Page, doc: &Doc, kinds: &[Expect], lang: Lang) {
    for kind in kinds {
        let mut found: Vec<&Example> = doc.tests.iter().filter(|test| test.expect == *kind).collect();
        found.sort_by_key(|test| test.text.len());
        for test in found.into_iter().take(EXAMPLES) {
            page.line("");
            page.ink(Ink::Frame, ExplainWords::of(lang).example(*kind));
            if let Some(stage) = test.stage {
                page.put(&format!(" ({})", Words::of(lang).stage(stage)));
            }
            page.put("\n");
            if let Some(previous) = &test.previous {
                page.line(&format!("  {}", ExplainWords::of(lang).before()));
                text(page, previous);
                page.line(&format!("  {}", ExplainWords::of(lang).now()));
            }
            text(page, &test.text);
        }
    }
}

fn text(page: &mut Page, text: &str) {
    for line in text.trim_matches('\n').lines() {
        if line.trim().is_empty() {
            page.line("");
        }
        for line in wrap(&visible(line), COLUMNS - 4) {
            page.line(&format!("    {line}"));
        }
    }
}

/// What stands before the conditions.
fn conditions_name(lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => "条件",
        Lang::En => "only where",
    }
}

/// The conditions of a rule, each by itself; all of them must hold.
fn conditions(ruleset: &Ruleset, rule: &Rule, lang: Lang) -> Vec<String> {
    let mut told = Vec::new();
    let pick = |ja: String, en: String| if lang == Lang::Ja { ja } else { en };
    let or = |names: Vec<String>| names.join(if lang == Lang::Ja { "・" } else { " or " });
    let label = |group: &str, id: &str| {
        ruleset.label(group, id).map_or_else(|| id.to_owned(), |title| title.get(lang).to_owned())
    };
    if let Some(when) = &rule.when {
        if !when.leaked.is_empty() {
            let title = |set: &crate::ruleset::SetId| {
                let set = ruleset.set(*set);
                set.title.as_ref().map_or_else(|| set.id.to_string(), |title| title.get(lang).to_owned())
            };
            let kinds = or(when.leaked.iter().map(title).collect());
            told.push(pick(
                format!("{kinds} のどれかが漏れた(可能性がある)とき"),
                format!("{kinds} leaked, or may have"),
            ));
        }
        if let Some(limit) = when.affected_over {
            told.push(pick(
                format!("対象が{limit}人を超えるとき"),
                format!("more than {limit} persons are affected"),
            ));
        }
        if !when.causes.is_empty() {
            let causes = or(when.causes.iter().map(|cause| label("cause", cause)).collect());
            told.push(pick(format!("原因が {causes} のとき"), format!("the cause is {causes}")));
        }
        if !when.publishers.is_empty() {
            let names = or(when.publishers.iter().map(|name| label("publisher", name)).collect());
            told.push(pick(format!("発信者が {names} のとき"), format!("the publisher is {names}")));
        }
        if !when.stages.is_empty() {
            let stage = |stage: &Stage| Words::of(lang).stage(*stage).to_owned();
            let stages = or(when.stages.iter().map(stage).collect());
            told.push(pick(format!("段階が {stages} のとき"), format!("the stage is {stages}")));
        }
        let states = [
            (&when.stated, "が書かれているとき", "stated"),
            (&when.deferred, "が後日とされているとき", "put off"),
            (&when.absent, "が書かれていないとき", "absent"),
        ];
        for (elements, ja, en) in states.into_iter().filter(|(elements, ..)| !elements.is_empty()) {
            let title = |at: &u16| ruleset.elements[usize::from(*at)].title.get(lang).to_owned();
            let titles: Vec<String> = elements.iter().map(title).collect();
            let and = titles.join(if lang == Lang::Ja { "と" } else { " and " });
            told.push(pick(format!("{and}{ja}"), format!("{and} {en}")));
        }
    }
    if rule.kinds.iter().any(|kind| *kind != Kind::Breach) {
        let word = |kind: &Kind| match (Words::of(lang).kind(*kind), lang) {
            (Some(word), _) => word.to_owned(),
            (None, Lang::Ja) => "漏えい等の告知文".to_owned(),
            (None, Lang::En) => "breach notices".to_owned(),
        };
        if Kind::NAMES.len() == rule.kinds.len() {
            told.push(pick("どの種類の文書でも".to_owned(), "texts of any kind".to_owned()));
            return told;
        }
        let kinds = or(rule.kinds.iter().map(word).collect());
        told.push(pick(format!("文書の種類: {kinds}"), format!("kinds of text: {kinds}")));
    }
    told
}
