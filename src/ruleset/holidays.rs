//! `[holidays]`: days on which no office is open.
//!
//! Owns the keys of a holiday. Days made up for and days between two holidays follow from them: that is `law`'s
//! own room.

use super::compile::missing;
use super::law::{Effective, Holiday, YearDay};
use super::problem::{Place, Sink};
use super::rows::{self, Row, Rows};
use super::table::{Given, Table};
use super::values::Text;
use std::collections::BTreeMap;

/// Spring or autumn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Equinox {
    Spring,
    Autumn,
}

pub(super) const EQUINOXES: &[(&str, Equinox)] = &[("spring", Equinox::Spring), ("autumn", Equinox::Autumn)];

/// A holiday as written.
#[derive(Debug, Clone)]
pub(super) struct HolidayTable {
    pub place: Place,
    pub given: Given,
    pub title: Option<Text>,
    pub month: Option<i8>,
    pub day: Option<i8>,
    pub monday: Option<i8>,
    pub equinox: Option<Equinox>,
    pub days: Option<u8>,
    pub public: Option<bool>,
    pub effective: Effective,
}

pub(super) fn read(mut table: Table<'_>) -> HolidayTable {
    let mut read = HolidayTable {
        place: table.place.clone(),
        given: Given::default(),
        title: table.text("title"),
        month: table.integer("month").map(|at| at.value),
        day: table.integer("day").map(|at| at.value),
        monday: table.integer("monday").map(|at| at.value),
        equinox: table.choice("equinox", EQUINOXES).map(|at| at.value),
        days: table.integer("days").map(|at| at.value),
        public: table.boolean("public"),
        effective: rows::effective(&mut table),
    };
    read.given = table.finish();
    read
}

impl Row for HolidayTable {
    fn absorb(&mut self, over: Self) {
        self.given.extend(over.given);
        self.title = over.title.or(self.title.take());
        self.month = over.month.or(self.month);
        // Another way to say the day leaves nothing of the one before.
        if over.day.is_some() || over.monday.is_some() || over.equinox.is_some() {
            (self.day, self.monday, self.equinox) = (over.day, over.monday, over.equinox);
        }
        self.days = over.days.or(self.days);
        self.public = over.public.or(self.public);
        rows::put_effective(&mut self.effective, over.effective);
    }
    fn timeless(&mut self) {
        self.effective = Effective::default();
    }
}

/// All rows, by id.
pub(super) fn compile(tables: &BTreeMap<String, Rows<HolidayTable>>, sink: &Sink) -> Vec<Holiday> {
    let rows = tables.iter().flat_map(|(id, rows)| rows.rows.iter().map(move |row| (id, row)));
    rows.filter_map(|(id, row)| holiday(id, row, sink)).collect()
}

fn holiday(id: &str, row: &HolidayTable, sink: &Sink) -> Option<Holiday> {
    if !row.given.has("title") {
        let problem = missing(&row.place, id, "title");
        sink.push(problem.help("title = … を加えてください", "add title = …"));
    }
    let on = match (row.month, row.day, row.monday, row.equinox) {
        (Some(month), Some(day), None, None) => YearDay::Fixed(month, day),
        (Some(month), None, Some(which), None) => YearDay::Monday(month, which),
        (None, None, None, Some(Equinox::Spring)) => YearDay::SpringEquinox,
        (None, None, None, Some(Equinox::Autumn)) => YearDay::AutumnEquinox,
        _ => {
            let (ja, en) = (
                format!("「{id}」が何月何日かが読み取れません"),
                format!("which day `{id}` is cannot be read"),
            );
            sink.push(row.place.problem("no-day", ja, en).help(
                "month と day (3月1日)、month と monday (第2月曜なら monday = 2)、equinox のどれかで書いてください",
                "give month and day, month and monday (monday = 2 for the second), or equinox",
            ));
            return None;
        }
    };
    Some(Holiday {
        id: id.to_owned(),
        title: row.title.clone().unwrap_or_default(),
        on,
        days: row.days.unwrap_or(1),
        public: row.public.unwrap_or(true),
        effective: row.effective.clone(),
    })
}
