//! `rules list`: all rules of a ruleset, as a table or as JSON.
//!
//! Owns both shapes.

use super::json::{line, ruleset_name};
use super::messages::ExplainWords;
use super::page::{Ink, Page};
use crate::ruleset::{Lang, Rule, Ruleset, Severity, Stage};
use crate::text::control_chars::visible;
use crate::text::width::{COLUMNS, cut, pad, width};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// As JSON.
pub fn json(ruleset: &Ruleset, lang: Lang) -> String {
    let row = |rule: &Rule| {
        json!({
            "id": rule.id,
            "title": rule.title.get(lang),
            "element": rule.element.map(|at| &ruleset.elements[usize::from(at)].id),
            "severity": weights(rule),
        })
    };
    let rules: Value = ruleset.rules.iter().map(row).collect();
    line(&json!({ "schema": "noticelint/rules/1", "ruleset": ruleset_name(ruleset), "rules": rules }))
}

/// What a rule weighs at each stage, by name.
pub fn weights(rule: &Rule) -> BTreeMap<&'static str, &'static str> {
    let weight = |stage: &Stage| (stage.name(), rule.severity_at(*stage).map_or("off", Severity::name));
    Stage::ALL.iter().map(weight).collect()
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
