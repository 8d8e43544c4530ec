//! A ruleset as written: values with their places, in whatever table they stand.
//!
//! Owns how a value is asked for. Which keys a table may have, and of which form, is `schema`'s: what was read, or
//! merged, has that form, and what has not was told as a mistake.

use super::mistakes::Place;
use super::values::Severity;
use crate::text::{Lang, Text};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// The name of a key.
pub(super) type Name = Cow<'static, str>;

/// A string with its place.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct At {
    pub value: String,
    pub place: Place,
    /// Where the file holds it letter by letter, without escapes: how many bytes of its place stand before it.
    pub verbatim: Option<usize>,
}

/// A value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) enum Value {
    Flag(bool),
    Number(i64),
    /// A string, whatever it means: a word, a name, a day, one of a few names.
    String(At),
    Text(Text),
    /// A text given in one language alone: it stands for the other, too, where nothing below says that.
    OneText(Lang, Text),
    Levels(Levels),
    Strings(Vec<At>),
    Lists(Vec<Vec<At>>),
    Table(Table),
    Tables(Vec<Table>),
    Map(Map),
    Rows(Rows),
}

/// Severity by stage, in the order of `Stage::ALL`, where given.
pub(super) type Levels = [Option<Level>; 4];

/// A severity, or off, and where that is said.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Level {
    pub severity: Option<Severity>,
    pub place: Place,
}

/// A key that was there, with its value where that could be read: what could not is not told as missing, too.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Entry {
    /// Where the key stands.
    pub key: Place,
    /// Where its value stands.
    pub at: Place,
    pub value: Option<Value>,
}

/// A table with known keys, in the order of the schema.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Table {
    /// Where its name stands.
    pub place: Place,
    /// Of a table in a list: the end of its last value.
    pub end: usize,
    entries: Vec<(Name, Entry)>,
}

/// A table whose keys are names of one's own.
pub(super) type Map = BTreeMap<Name, Entry>;

/// What is written under one name: `[deadlines.x]`, or `[[deadlines.x]]` with a row for each time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Rows {
    /// Written as one table: over rows of a lower layer, its keys go into each of them.
    pub one: bool,
    pub rows: Vec<Table>,
}

/// Where there are no names.
static NONE: Map = BTreeMap::new();

impl At {
    pub(super) fn new(value: &str, place: &Place) -> Self {
        Self { value: value.to_owned(), place: place.clone(), verbatim: None }
    }
    /// The place of a part of the string; the whole string where escapes make that unknown.
    pub(super) fn part(&self, part: Range<usize>) -> Place {
        match self.verbatim {
            Some(before) => {
                let start = self.place.span.start + before;
                Place { file: self.place.file, span: start + part.start..start + part.end }
            }
            None => self.place.clone(),
        }
    }
    /// Where the string itself stands, without what is around it.
    pub(super) fn inside(&self) -> Option<Range<usize>> {
        let Range { start, end } = self.place.span;
        self.verbatim.map(|before| start + before..end.saturating_sub(before))
    }
}

impl Entry {
    /// An entry of which all stands at one place.
    pub(super) fn at(place: &Place, value: Value) -> Self {
        Self { key: place.clone(), at: place.clone(), value: Some(value) }
    }
    pub(super) fn table(&self) -> Option<&Table> {
        if let Some(Value::Table(table)) = &self.value { Some(table) } else { None }
    }
}

impl Table {
    pub(super) fn new(place: Place) -> Self {
        Self { place, end: 0, entries: Vec::new() }
    }
    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
    pub(super) fn entries(&self) -> impl Iterator<Item = (&str, &Entry)> {
        self.entries.iter().map(|(name, entry)| (name.as_ref(), entry))
    }
    pub(super) fn into_entries(self) -> impl Iterator<Item = (Name, Entry)> {
        self.entries.into_iter()
    }
    pub(super) fn get(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|(name, _)| name == key).map(|(_, entry)| entry)
    }
    pub(super) fn get_mut(&mut self, key: &str) -> Option<&mut Entry> {
        self.entries.iter_mut().find(|(name, _)| name == key).map(|(_, entry)| entry)
    }
    /// Puts an entry in, in place of the one of its name.
    pub(super) fn put(&mut self, name: impl Into<Name>, entry: Entry) {
        let name = name.into();
        match self.get_mut(&name) {
            Some(old) => *old = entry,
            None => self.entries.push((name, entry)),
        }
    }
    pub(super) fn take(&mut self, key: &str) -> Option<Entry> {
        let at = self.entries.iter().position(|(name, _)| name == key)?;
        Some(self.entries.remove(at).1)
    }
    /// Whether a key was there, readable or not.
    /// A copy that lacks a key.
    pub(super) fn without(&self, key: &str) -> Self {
        let entries = self.entries.iter().filter(|(name, _)| name.as_ref() != key).cloned().collect();
        Self { place: self.place.clone(), end: self.end, entries }
    }
    pub(super) fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }
    /// Where a key stands, or else its table.
    pub(super) fn key_place(&self, key: &str) -> &Place {
        self.get(key).map_or(&self.place, |entry| &entry.key)
    }
    pub(super) fn value(&self, key: &str) -> Option<&Value> {
        self.get(key)?.value.as_ref()
    }
    pub(super) fn value_mut(&mut self, key: &str) -> Option<&mut Value> {
        self.get_mut(key)?.value.as_mut()
    }
    pub(super) fn flag(&self, key: &str) -> Option<bool> {
        if let Value::Flag(flag) = self.value(key)? { Some(*flag) } else { None }
    }
    /// A number; which ones may stand there is seen to where it is read.
    pub(super) fn number<T: TryFrom<i64>>(&self, key: &str) -> Option<T> {
        if let Value::Number(number) = self.value(key)? { T::try_from(*number).ok() } else { None }
    }
    pub(super) fn at(&self, key: &str) -> Option<&At> {
        if let Value::String(at) = self.value(key)? { Some(at) } else { None }
    }
    pub(super) fn string(&self, key: &str) -> Option<String> {
        self.at(key).map(|at| at.value.clone())
    }
    /// One of a few names.
    pub(super) fn choice<T>(&self, key: &str, named: impl Fn(&str) -> Option<T>) -> Option<T> {
        named(&self.at(key)?.value)
    }
    pub(super) fn text(&self, key: &str) -> Option<&Text> {
        match self.value(key)? {
            Value::Text(text) | Value::OneText(_, text) => Some(text),
            _ => None,
        }
    }
    pub(super) fn levels(&self, key: &str) -> Option<&Levels> {
        if let Value::Levels(levels) = self.value(key)? { Some(levels) } else { None }
    }
    /// Words or names; none where there is no such list.
    pub(super) fn list(&self, key: &str) -> &[At] {
        if let Some(Value::Strings(list)) = self.value(key) { list } else { &[] }
    }
    pub(super) fn strings(&self, key: &str) -> Vec<String> {
        self.list(key).iter().map(|at| at.value.clone()).collect()
    }
    pub(super) fn lists(&self, key: &str) -> &[Vec<At>] {
        if let Some(Value::Lists(lists)) = self.value(key) { lists } else { &[] }
    }
    pub(super) fn table(&self, key: &str) -> Option<&Table> {
        self.get(key)?.table()
    }
    pub(super) fn tables(&self, key: &str) -> &[Table] {
        if let Some(Value::Tables(tables)) = self.value(key) { tables } else { &[] }
    }
    pub(super) fn map(&self, key: &str) -> &Map {
        if let Some(Value::Map(map)) = self.value(key) { map } else { &NONE }
    }
}

/// The tables of a map, with their names.
pub(super) fn tables(map: &Map) -> impl Iterator<Item = (&str, &Table)> + Clone {
    map.iter().filter_map(|(name, entry)| Some((name.as_ref(), entry.table()?)))
}

impl Value {
    /// Whether it says no more than its absence does.
    pub(super) fn says_nothing(&self) -> bool {
        match self {
            Self::Flag(flag) => !flag,
            Self::Strings(list) => list.is_empty(),
            Self::Lists(lists) => lists.is_empty(),
            Self::Map(map) => map.is_empty(),
            Self::Tables(tables) => tables.is_empty(),
            _ => false,
        }
    }
    /// Every string in it.
    pub(super) fn each_string(&mut self, act: &mut dyn FnMut(&mut At)) {
        let entry = |entry: &mut Entry, act: &mut dyn FnMut(&mut At)| {
            entry.value.iter_mut().for_each(|value| value.each_string(act));
        };
        let mut table = |table: &mut Table| table.entries.iter_mut().for_each(|(_, own)| entry(own, act));
        match self {
            Self::String(at) => act(at),
            Self::Strings(list) => list.iter_mut().for_each(act),
            Self::Lists(lists) => lists.iter_mut().flatten().for_each(act),
            Self::Table(own) => table(own),
            Self::Tables(tables) => tables.iter_mut().for_each(table),
            Self::Rows(rows) => rows.rows.iter_mut().for_each(table),
            Self::Map(map) => map.values_mut().for_each(|own| entry(own, act)),
            Self::Flag(_) | Self::Number(_) | Self::Text(_) | Self::OneText(..) | Self::Levels(_) => {}
        }
    }
}

// What is said is the same wherever it stands.

impl PartialEq for At {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl PartialEq for Level {
    fn eq(&self, other: &Self) -> bool {
        self.severity == other.severity
    }
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

/// In whatever order, and without what says no more than its absence does.
impl PartialEq for Table {
    fn eq(&self, other: &Self) -> bool {
        let told = |table: &Self| table.entries().filter(|(_, entry)| entry.says_something()).count();
        let mut own = self.entries().filter(|(_, entry)| entry.says_something());
        told(self) == told(other) && own.all(|(key, entry)| entry.value.as_ref() == other.value(key))
    }
}

impl Entry {
    pub(super) fn says_something(&self) -> bool {
        self.value.as_ref().is_none_or(|value| !value.says_nothing())
    }
}
