//! `rules list` and `rules show`: rules and names as a table or as JSON, and the merged ruleset as TOML.
//!
//! Owns these shapes. What stands in a list, and what a section holds, is the ruleset's.

use super::json::{line, ruleset_name};
use super::messages::ExplainWords;
use super::page::{Ink, Page};
use crate::ruleset::{
    Catalogue, Lang, Listed, Loaded, Place, Rule, Ruleset, Section, Severity, Stage, TomlFile,
};
use crate::statements::Names;
use crate::text::Text;
use crate::text::control_chars::visible;
use crate::text::width::{COLUMNS, columns, cut, pad, width};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// As JSON.
pub(crate) fn json(ruleset: &Ruleset, lang: Lang) -> String {
    let row = |rule: &Rule| {
        json!({
            "id": rule.id,
            "title": rule.told.title.get(lang),
            "element": rule.element.map(|at| &ruleset.elements[usize::from(at)].id),
            "severity": weights(rule),
        })
    };
    let rules: Value = ruleset.rules.iter().map(row).collect();
    line(&json!({ "schema": "noticelint/rules/1", "ruleset": ruleset_name(ruleset), "rules": rules }))
}

/// What a rule weighs at each stage, by name.
pub(crate) fn weights(rule: &Rule) -> BTreeMap<&'static str, &'static str> {
    let weight = |stage: &Stage| (stage.name(), rule.severity_at(*stage).map_or("off", Severity::name));
    Stage::ALL.iter().map(weight).collect()
}

/// As a table.
pub(crate) fn table(ruleset: &Ruleset, lang: Lang, color: bool) -> String {
    let heads = ExplainWords::of(lang).columns();
    let rows: Vec<_> = ruleset.rules.iter().map(|rule| (visible(&rule.id), severities(rule, lang))).collect();
    let cells = rows.iter().map(|(id, weight)| [id.as_ref(), weight.as_str()]);
    let [ids, weights] = columns(cells.chain([[heads[0], heads[1]]]));
    let mut page = Page::new(color);
    page.ink_line(Ink::Faint, &format!("{}  {}  {}", pad(heads[0], ids), pad(heads[1], weights), heads[2]));
    for (rule, (id, weight)) in ruleset.rules.iter().zip(&rows) {
        let room = COLUMNS.saturating_sub(ids + weights + 4).max(20);
        let title = cut(&visible(rule.told.title.get(lang)), room);
        page.line(format!("{}  {}  {title}", pad(id, ids), pad(weight, weights)).trim_end());
    }
    page.line("");
    page.ink_line(Ink::Faint, ExplainWords::of(lang).legend());
    page.text()
}

/// One letter for each stage.
pub(crate) fn severities(rule: &Rule, lang: Lang) -> String {
    let words = ExplainWords::of(lang);
    let marks = Stage::ALL.iter().map(|stage| words.mark(rule.severity_at(*stage)));
    marks.collect::<Vec<_>>().join(" ")
}

/// A list: its name, and what stands in it.
#[derive(Debug)]
pub(crate) struct List {
    name: &'static str,
    rows: Vec<Listed>,
}

impl List {
    /// Of names that a policy may use.
    pub(crate) fn of(loaded: &Loaded, which: Catalogue) -> Self {
        Self { name: which.name(), rows: loaded.catalogue(which) }
    }

    /// Of what clauses do, as `facts --statements` names it; nothing of it is a policy's to change.
    pub(crate) fn acts() -> Self {
        let row = |(name, words): (String, Vec<String>)| {
            let title = Text::new(Names::built_in().act(&name), "");
            Listed {
                also: Text::same(&words.iter().take(4).cloned().collect::<Vec<_>>().join("、")),
                name,
                title,
            }
        };
        Self { name: "acts", rows: Names::with_words().into_iter().map(row).collect() }
    }
}

/// As JSON.
pub(crate) fn names_json(list: &List, ruleset: &Ruleset, lang: Lang) -> String {
    let some = |text: &Text| Some(text.get(lang).to_owned()).filter(|text| !text.is_empty());
    let name = |row: &Listed| json!({ "name": row.name, "title": some(&row.title), "also": some(&row.also) });
    line(&json!({
        "schema": "noticelint/catalogue/1",
        "ruleset": ruleset_name(ruleset),
        "list": list.name,
        "names": list.rows.iter().map(name).collect::<Value>(),
    }))
}

/// As a table.
pub(crate) fn names_table(list: &List, lang: Lang, color: bool) -> String {
    const TITLE: usize = 36;
    let rows = &list.rows;
    let names: Vec<_> = rows.iter().map(|row| visible(&row.name)).collect();
    // Where nothing has a title, what else there is stands in its place.
    let untitled = rows.iter().filter(|row| row.title.get(lang).is_empty()).count() * 2 > rows.len();
    let titles: Vec<_> = rows
        .iter()
        .map(|row| match untitled && row.title.get(lang).is_empty() {
            true => visible(row.also.get(lang)),
            false => visible(row.title.get(lang)),
        })
        .collect();
    let alone = untitled || rows.iter().all(|row| row.also.get(lang).is_empty());
    let [first, widest] = columns(names.iter().zip(&titles).map(|(name, title)| [name, title]));
    let second = if alone { widest } else { widest.min(TITLE) };
    let mut page = Page::new(color);
    for ((row, name), title) in rows.iter().zip(&names).zip(&titles) {
        page.ink(Ink::Strong, &pad(name, first));
        let room = COLUMNS.saturating_sub(first + 2).max(20);
        let title = cut(title, if alone { room } else { second });
        let also = if alone { visible("") } else { visible(row.also.get(lang)) };
        let rest = cut(&also, COLUMNS.saturating_sub(first + second + 4).max(20));
        page.line(format!("  {}  {rest}", pad(&title, second)).trim_end());
    }
    page.text()
}

/// Values longer than this have their remark after two spaces, wherever that is.
const REMARKS_AT: usize = 60;

/// Sections as TOML.
pub(crate) fn toml(sections: &[Section], files: &[TomlFile], color: bool) -> String {
    let mut page = Page::new(color);
    for (at, section) in sections.iter().enumerate() {
        if at > 0 {
            page.put("\n");
        }
        if !section.header.is_empty() {
            page.ink_line(Ink::Strong, &visible(&section.header));
        }
        for line in &section.lines {
            let text = visible(&line.text);
            page.put(&text);
            if let Some(remark) = line.place.as_ref().and_then(|place| remark(place, files)) {
                page.put(&" ".repeat(REMARKS_AT.saturating_sub(width(&text)).max(2)));
                page.ink(Ink::Faint, &format!("# {remark}"));
            }
            page.put("\n");
        }
    }
    page.text()
}

/// `file:line`.
fn remark(place: &Place, files: &[TomlFile]) -> Option<String> {
    let file = files.get(place.file)?;
    let before = file.text.get(..place.span.start)?;
    Some(format!("{}:{}", visible(&file.name), before.matches('\n').count() + 1))
}
