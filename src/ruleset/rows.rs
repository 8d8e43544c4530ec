//! The tables of the law as written: `[deadlines]`, `[triggers]`, `[holidays]`.
//!
//! Owns what they share: rows of different times, sources, and how an organisation's rows go over the law's.

use super::law::Effective;
use super::law_keys::{DEADLINE, HOLIDAY, TRIGGER};
use super::merge::once;
use super::parse::kebab;
use super::problem::{Place, Sink};
use super::reader::{At, Reader};
use super::shape::TableShape;
use super::table::Table;
use super::{deadlines, holidays, triggers};
use std::collections::BTreeMap;
use toml::de::DeValue;

/// The law of a file.
#[derive(Debug, Clone, Default)]
pub(super) struct WrittenLaw {
    deadlines: Vec<(String, Rows<deadlines::DeadlineTable>)>,
    triggers: Vec<(String, Rows<triggers::TriggerTable>)>,
    holidays: Vec<(String, Rows<holidays::HolidayTable>)>,
}

/// The law of all layers.
#[derive(Debug, Clone, Default)]
pub(super) struct MergedLaw {
    pub deadlines: BTreeMap<String, Rows<deadlines::DeadlineTable>>,
    pub triggers: BTreeMap<String, Rows<triggers::TriggerTable>>,
    pub holidays: BTreeMap<String, Rows<holidays::HolidayTable>>,
}

/// What is written under one id: `[deadlines.x]`, or `[[deadlines.x]]` with a row for each time.
#[derive(Debug, Clone)]
pub(super) struct Rows<T> {
    pub place: Place,
    /// Written as one table: over rows of a lower layer, its keys go into each of them.
    one: bool,
    pub rows: Vec<T>,
}

/// A row whose keys can be put over those of another.
pub(super) trait Row: Clone {
    /// Puts the keys given over one's own.
    fn absorb(&mut self, over: Self);
    /// Takes the time out: a row of a later layer says its own.
    fn timeless(&mut self);
}

/// Reads the tables of the law out of a file.
pub(super) fn read(root: &mut Table<'_>, written: &mut WrittenLaw) {
    written.deadlines = by_id(root, "deadlines", &DEADLINE, deadlines::read);
    written.triggers = by_id(root, "triggers", &TRIGGER, triggers::read);
    written.holidays = by_id(root, "holidays", &HOLIDAY, holidays::read);
}

fn by_id<'a, T>(
    root: &mut Table<'a>,
    key: &'static str,
    shape: &'static TableShape,
    read: impl Fn(Table<'a>) -> T,
) -> Vec<(String, Rows<T>)> {
    let reader = root.reader;
    let mut found = Vec::new();
    for (id, value) in root.map(key) {
        kebab(reader, &id, &id.value);
        let At { value: id, place, .. } = id;
        let one = !matches!(value.get_ref(), DeValue::Array(_));
        let span = value.span();
        let values = match value.into_inner() {
            DeValue::Array(items) => items.into_iter().collect(),
            other => vec![toml::Spanned::new(span, other)],
        };
        let tables = values.into_iter().filter_map(|value| {
            let at = if one { place.span.clone() } else { value.span() };
            reader.table(&id, at, value, shape)
        });
        let rows: Vec<T> = tables.map(&read).collect();
        found.push((id, Rows { place, one, rows }));
    }
    found
}

impl MergedLaw {
    /// Puts a layer over those before.
    pub(super) fn put(&mut self, layer: Vec<WrittenLaw>, sink: &Sink) {
        let (mut deadlines, mut triggers, mut holidays) = (Vec::new(), Vec::new(), Vec::new());
        for file in layer {
            deadlines.extend(file.deadlines);
            triggers.extend(file.triggers);
            holidays.extend(file.holidays);
        }
        put(&mut self.deadlines, deadlines, sink);
        put(&mut self.triggers, triggers, sink);
        put(&mut self.holidays, holidays, sink);
    }
}

fn put<T: Row>(merged: &mut BTreeMap<String, Rows<T>>, layer: Vec<(String, Rows<T>)>, sink: &Sink) {
    for (id, over) in once(layer, Clone::clone, |rows: &Rows<T>| &rows.place, sink) {
        match merged.get_mut(&id) {
            Some(old) => old.absorb(over),
            None => _ = merged.insert(id, over),
        }
    }
}

impl<T: Row> Rows<T> {
    fn absorb(&mut self, over: Self) {
        if over.one {
            for row in &mut self.rows {
                over.rows.iter().for_each(|over| row.absorb(over.clone()));
            }
            return;
        }
        let Some(base) = self.rows.first().cloned() else { return *self = over };
        let on_base = |over: T| {
            let mut row = base.clone();
            row.timeless();
            row.absorb(over);
            row
        };
        self.rows = over.rows.into_iter().map(on_base).collect();
    }
}

/// When a row holds.
pub(super) fn effective(table: &mut Table<'_>) -> Effective {
    Effective { from: table.date("effective-from"), to: table.date("effective-to") }
}

/// Puts the ends given over those of another row.
pub(super) fn put_effective(old: &mut Effective, over: Effective) {
    old.from = over.from.or(old.from.take());
    old.to = over.to.or(old.to.take());
}

/// A number without its source: nobody could tell later whose number it was.
pub(super) fn needs_source(reader: Reader<'_>, key: &str, place: Option<&Place>) {
    let Some(place) = place else { return };
    let (ja, en) =
        (format!("{key} を決める根拠 (source) がありません"), format!("`{key}` comes without its `source`"));
    reader.sink.push(place.problem("number-without-source", ja, en).help(
        "数には根拠を添えてください (例: source = \"情報管理規程 12条\")",
        "a number travels with its source, such as source = \"Incident policy, section 12\"",
    ));
}
