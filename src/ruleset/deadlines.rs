//! `[deadlines]`: numbers of days, with their sources.
//!
//! Owns the keys of a deadline and what it must have. Counting is `law`'s own room.

use super::compile::missing;
use super::fields;
use super::law::{CountsFrom, Deadline, Effective};
use super::model::Source;
use super::problem::{Place, Sink};
use super::reader::At;
use super::rows::{self, Row, Rows};
use super::table::{Given, Table};
use super::values::Text;
use std::collections::BTreeMap;

pub(super) const FROM: &[(&str, CountsFrom)] =
    &[("known-on", CountsFrom::KnownOn), ("discovered-on", CountsFrom::DiscoveredOn)];

/// A deadline as written.
#[derive(Debug, Clone)]
pub(super) struct DeadlineTable {
    pub place: Place,
    pub given: Given,
    pub title: Option<Text>,
    pub days: Option<u16>,
    pub at_least: Option<u16>,
    pub counts_from: Option<CountsFrom>,
    pub moves: Option<bool>,
    pub replaces: Option<Vec<At<String>>>,
    pub tells: Option<Text>,
    pub moved: Option<Text>,
    pub sources: Option<Vec<Source>>,
    pub effective: Effective,
}

pub(super) fn read(mut table: Table<'_>) -> DeadlineTable {
    let reader = table.reader;
    let mut read = DeadlineTable {
        place: table.place.clone(),
        given: Given::default(),
        title: table.text("title"),
        days: table.integer("days").map(|at| at.value),
        at_least: table.integer("at-least").map(|at| at.value),
        counts_from: table.choice("counts-from", FROM).map(|at| at.value),
        moves: table.boolean("moves"),
        replaces: table.strings("replaces"),
        tells: table.text("tells"),
        moved: table.text("moved"),
        sources: fields::sources(&mut table),
        effective: rows::effective(&mut table),
    };
    read.given = table.finish();
    if !read.given.has("source") {
        let number = read.given.get("days").or_else(|| read.given.get("at-least"));
        rows::needs_source(reader, "days", number.map(|given| &given.key));
    }
    read
}

impl Row for DeadlineTable {
    fn absorb(&mut self, over: Self) {
        self.given.extend(over.given);
        self.title = over.title.or(self.title.take());
        // "3 to 5" is one number: another 5 leaves nothing of the 3.
        self.at_least = over.at_least.or(self.at_least.filter(|_| over.days.is_none()));
        self.days = over.days.or(self.days);
        self.counts_from = over.counts_from.or(self.counts_from);
        self.moves = over.moves.or(self.moves);
        self.replaces = over.replaces.or(self.replaces.take());
        self.tells = over.tells.or(self.tells.take());
        self.moved = over.moved.or(self.moved.take());
        self.sources = over.sources.or(self.sources.take());
        rows::put_effective(&mut self.effective, over.effective);
    }
    fn timeless(&mut self) {
        self.effective = Effective::default();
    }
}

/// All rows, by id.
pub(super) fn compile(tables: &BTreeMap<String, Rows<DeadlineTable>>, sink: &Sink) -> Vec<Deadline> {
    let mut all = Vec::new();
    for (id, rows) in tables {
        for row in &rows.rows {
            for key in ["title", "days", "source"] {
                if !row.given.has(key) {
                    let problem = missing(&row.place, id, key);
                    sink.push(problem.help(format!("{key} = … を加えてください"), format!("add {key} = …")));
                }
            }
            all.push(deadline(id, row, tables, sink));
        }
    }
    all
}

fn deadline(
    id: &str,
    row: &DeadlineTable,
    tables: &BTreeMap<String, Rows<DeadlineTable>>,
    sink: &Sink,
) -> Deadline {
    let title = row.title.clone().unwrap_or_default();
    let plain =
        || Text { ja: format!("{}は{{due}}まで", title.ja), en: format!("{} by {{due}}", title.en) };
    let replaces: Vec<String> = row.replaces.iter().flatten().map(|at| known(at, tables, sink)).collect();
    Deadline {
        id: id.to_owned(),
        tells: row.tells.clone().unwrap_or_else(plain),
        title,
        days: row.days.unwrap_or(1),
        at_least: row.at_least,
        counts_from: row.counts_from.unwrap_or(CountsFrom::KnownOn),
        moves: row.moves.unwrap_or(false),
        replaces,
        moved: row.moved.clone(),
        sources: row.sources.clone().unwrap_or_default(),
        effective: row.effective.clone(),
    }
}

/// The name of a deadline, which has to be there.
pub(super) fn known<T>(at: &At<String>, tables: &BTreeMap<String, T>, sink: &Sink) -> String {
    if !tables.contains_key(&at.value) {
        let (ja, en) = (
            format!("「{}」という期限はありません", at.value),
            format!("no deadline is called `{}`", at.value),
        );
        let problem = at.place.problem("unknown-deadline", ja, en);
        sink.push(problem.suggest(&at.value, tables.keys().map(String::as_str)));
    }
    at.value.clone()
}
