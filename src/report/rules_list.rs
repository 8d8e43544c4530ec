//! `rules list`: all rules of a ruleset, as a table or as JSON.
//!
//! Owns both shapes.

use super::json::{self, RulesetName};
use super::messages::ExplainWords;
use super::page::{Ink, Page};
use crate::ruleset::{Lang, Rule, Ruleset, Stage};
use crate::text::control_chars::visible;
use crate::text::width::{COLUMNS, cut, pad, width};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
struct Listed<'a> {
    schema: &'static str,
    ruleset: RulesetName<'a>,
    rules: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    title: &'a str,
    element: Option<&'a str>,
    severity: BTreeMap<&'static str, &'static str>,
}

/// As JSON.
pub fn json(ruleset: &Ruleset, lang: Lang) -> String {
    let rows = ruleset.rules.iter().map(|rule| Row {
        id: &rule.id,
        title: rule.title.get(lang),
        element: rule.element.map(|at| ruleset.elements[usize::from(at)].id.as_str()),
        severity: Stage::ALL
            .iter()
            .map(|stage| (stage.name(), rule.severity_at(*stage).map_or("off", |severity| severity.name())))
            .collect(),
    });
    let ruleset = RulesetName { name: &ruleset.name, version: &ruleset.version };
    json::text(&Listed { schema: "noticelint/rules/1", ruleset, rules: rows.collect() }) + "\n"
}

/// As a table.
pub fn table(ruleset: &Ruleset, lang: Lang, color: bool) -> String {
    let heads = ExplainWords::of(lang).columns();
    let rows: Vec<_> = ruleset.rules.iter().map(|rule| (visible(&rule.id), severities(rule, lang))).collect();
    let ids = rows.iter().map(|(id, _)| width(id)).chain([width(heads[0])]).max().unwrap_or(0);
    let weights = rows.iter().map(|(_, weight)| width(weight)).chain([width(heads[1])]).max().unwrap_or(0);
    let mut page = Page::new(color);
    page.ink_line(Ink::Faint, &format!("{}  {}  {}", pad(heads[0], ids), pad(heads[1], weights), heads[2]));
    for (rule, (id, weight)) in ruleset.rules.iter().zip(&rows) {
        let room = COLUMNS.saturating_sub(ids + weights + 4).max(20);
        let title = cut(&visible(rule.title.get(lang)), room);
        page.line(format!("{}  {}  {title}", pad(id, ids), pad(weight, weights)).trim_end());
    }
    page.line("");
    page.ink_line(Ink::Faint, ExplainWords::of(lang).legend());
    page.text()
}

/// One letter for each stage.
fn severities(rule: &Rule, lang: Lang) -> String {
    let words = ExplainWords::of(lang);
    let marks = Stage::ALL.iter().map(|stage| words.mark(rule.severity_at(*stage)));
    marks.collect::<Vec<_>>().join(" ")
}
