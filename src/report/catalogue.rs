//! `rules list --elements` and the like: names of a ruleset with their titles, as a table or as JSON.
//!
//! Owns both shapes. What stands in a list is the ruleset's.

use super::json::{line, ruleset_name};
use super::page::{Ink, Page};
use crate::ruleset::{Catalogue, Lang, Listed, Loaded, Ruleset};
use crate::statements::{Names, Vocabulary};
use crate::text::Text;
use crate::text::control_chars::visible;
use crate::text::width::{COLUMNS, cut, pad, width};
use serde_json::{Value, json};

/// A list: its name, and what stands in it.
#[derive(Debug)]
pub struct List {
    name: &'static str,
    rows: Vec<Listed>,
}

impl List {
    /// Of names that a policy may use.
    pub fn of(loaded: &Loaded, which: Catalogue) -> Self {
        Self { name: which.name(), rows: loaded.catalogue(which) }
    }

    /// Of what clauses do, as `facts --statements` names it; nothing of it is a policy's to change.
    pub fn acts() -> Self {
        let row = |(name, words): (String, Vec<String>)| {
            let title = Text { ja: Names::built_in().act(&name).to_owned(), en: String::new() };
            Listed {
                also: Text::same(&words.iter().take(4).cloned().collect::<Vec<_>>().join("、")),
                name,
                title,
            }
        };
        Self { name: "acts", rows: Vocabulary::acts().into_iter().map(row).collect() }
    }
}

/// As JSON.
pub fn json(list: &List, ruleset: &Ruleset, lang: Lang) -> String {
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
pub fn table(list: &List, lang: Lang, color: bool) -> String {
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
    let first = names.iter().map(|name| width(name)).max().unwrap_or(0);
    let alone = untitled || rows.iter().all(|row| row.also.get(lang).is_empty());
    let widest = titles.iter().map(|title| width(title)).max().unwrap_or(0);
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
