//! TOML → a tree of values, and every mistake that can be seen in the file alone.
//!
//! Owns the walk over tables by their schema. serde would stop at the first mistake of a table and word it in English.

mod keys;
mod type_hint;
mod values;

use super::mistakes::{Place, Sink, missing_key};
use super::schema::{Ids, MapShape, ROOT, Shape, TableShape, is_key, top_level};
use super::tree::{At, Entry, Map, Rows, Table, Value};
use crate::text::nearest;
use keys::Scope;
use std::borrow::Cow;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use type_hint::Want;
pub(super) use type_hint::spoken;
pub(super) use values::day_in;

/// Reads a file; `None` where it is no TOML, which is told by `syntax`.
pub(super) fn read(file: usize, text: &str, sink: &Sink) -> Option<Table> {
    let (root, errors) = DeTable::parse_recoverable(text);
    let reader = Reader { file, text, sink };
    errors.is_empty().then(|| reader.table("", reader.place(0..0), root.into_inner(), &ROOT))
}

/// The `extends` of a file: `None` where it is left out or the file cannot be read as TOML.
pub(crate) fn extends(file: usize, text: &str) -> Option<Vec<(String, Place)>> {
    // Most files say nothing of it, be it in other signs (ext\u0065nds), and are not read for it.
    if !text.contains("extends") && !text.contains('\\') {
        return None;
    }
    let sink = Sink::default();
    let mut table = DeTable::parse(text).ok()?.into_inner();
    let value = table.remove("extends")?;
    if !matches!(value.get_ref(), DeValue::Array(_)) {
        return None;
    }
    let strings = Reader { file, text, sink: &sink }.strings(&value);
    Some(strings.into_iter().map(|string| (string.value, string.place)).collect())
}

/// Where a file says what it stands on; its beginning where it does not.
pub(crate) fn extends_place(file: usize, text: &str) -> Place {
    let key = DeTable::parse(text).ok().and_then(|table| {
        let (key, value) = table.get_ref().get_key_value("extends")?;
        Some(key.span().start..value.span().end)
    });
    Place { file, span: key.unwrap_or(0..0) }
}

/// The file that tables are read from.
#[derive(Clone, Copy)]
struct Reader<'a> {
    file: usize,
    text: &'a str,
    sink: &'a Sink,
}

/// A value with its key.
struct Given<'a> {
    key: Range<usize>,
    value: Spanned<DeValue<'a>>,
}

impl<'a> Reader<'a> {
    fn place(self, span: Range<usize>) -> Place {
        Place { file: self.file, span }
    }

    /// A table with known keys, by its name for people.
    fn table(self, name: &str, place: Place, entries: DeTable<'a>, shape: &'static TableShape) -> Table {
        self.family(name, place, entries, shape).0
    }

    /// A table, and the tables that stand in it as members of its family.
    fn family(
        self,
        name: &str,
        place: Place,
        mut entries: DeTable<'a>,
        shape: &'static TableShape,
    ) -> (Table, Vec<(At, Table)>) {
        let mut table = Table::new(place);
        let mut torn = false;
        let mut lacking = Vec::new();
        for key in shape.keys() {
            let Some((span, value)) = entries.remove_entry(key.name) else {
                lacking.extend((key.must && !key.told).then_some(key));
                continue;
            };
            let (at, span) = (self.place(value.span()), span.span());
            let given = Given { key: span.clone(), value };
            let value = self.value(&key.shape, key.name, given);
            torn |= value.is_none();
            table.put(key.name, Entry { key: self.place(span), at, value });
        }
        let scope = Scope { name, shape };
        let mut members = Vec::new();
        for (key, value) in entries {
            let key = self.key(&key);
            match shape.others {
                Some(map) => members.extend(self.member(scope, map, key, value)),
                None => {
                    torn = true;
                    // A key that was meant is not lacking, too.
                    let meant = scope.meant(&key.value);
                    lacking.retain(|lacking| Some(lacking.name) != meant);
                    self.sink.push(scope.unknown(&key, value.get_ref()));
                }
            }
        }
        for key in lacking {
            self.sink.push(missing_key(&table.place, name, key.name, &key.shape.example()));
        }
        if torn {
            self.sink.tear(&table.place);
        }
        if let Some(check) = shape.check {
            check(name, &table, self.sink);
        }
        (table, members)
    }

    /// A member of a family; a misspelt key of the family itself is none.
    fn member(
        self,
        family: Scope<'_>,
        map: &'static MapShape,
        key: At,
        value: Spanned<DeValue<'a>>,
    ) -> Option<(At, Table)> {
        let span = value.span();
        let (entries, shape) = match (value.into_inner(), &map.value) {
            (DeValue::Table(entries), Shape::Table(shape)) => (entries, shape),
            (other, _) => {
                let words =
                    || self.text.get(span).and_then(|raw| keys::words_of_member(family, &key, &other, raw));
                let problem = family.unknown(&key, &other);
                self.sink.push(words().unwrap_or(problem));
                return None;
            }
        };
        let keys: Vec<&str> = shape.keys().map(|key| key.name).collect();
        let own = keys.iter().any(|key| entries.contains_key(*key));
        if !own && (nearest(&key.value, &keys).is_some() || is_key(&key.value)) {
            self.sink.push(family.unknown(&key, &DeValue::Table(entries)));
            return None;
        }
        let good = self.good_id(map, &key, None);
        let name = format!("{}.{}", family.name, key.value);
        let table = self.table(&name, key.place.clone(), entries, shape);
        good.then_some((key, table))
    }

    /// A table whose keys are names of one's own.
    fn map(self, key: &'static str, value: Spanned<DeValue<'a>>, shape: &'static MapShape) -> Option<Map> {
        let mut map = Map::new();
        for (name, value) in self.entries_or(value, Want::Names(key))? {
            let name = self.key(&name);
            let plain = !matches!(value.get_ref(), DeValue::Table(_));
            let topmost = match shape.value {
                Shape::Table(_) => plain,
                Shape::Severity => true,
                _ => false,
            };
            if topmost && top_level().any(|top| top.name == name.value) {
                self.sink.push(keys::to_the_top(&name));
                continue;
            }
            if let (Shape::Table(_), true) = (shape.value, plain) {
                self.wrong_type(value.span(), value.get_ref(), Want::Member(key));
                continue;
            }
            if let (Shape::Severity, DeValue::Table(inner)) = (shape.value, value.get_ref())
                && let Some(problem) =
                    keys::dotted_rule(&name, inner.keys().map(|key| key.get_ref().as_ref()))
            {
                self.sink.push(problem);
                continue;
            }
            // What stands under a name that is none is read for its mistakes alone.
            let good = self.good_id(shape, &name, Some(value.get_ref()));
            if !good && shape.ids == Ids::Rule && !name.value.contains('/') {
                continue;
            }
            let mut put = |id: String, key: &Place, at: Place, value: Option<Value>| {
                if good {
                    map.insert(Cow::Owned(id), Entry { key: key.clone(), at, value });
                }
            };
            let at = self.place(value.span());
            let Shape::Table(table) = shape.value else {
                let given = Given { key: name.place.span.clone(), value };
                let value = self.named_value(&shape.value, key, &name, given);
                put(name.value, &name.place, at, value);
                continue;
            };
            let DeValue::Table(entries) = value.into_inner() else { continue };
            let (own, members) = self.family(&name.value, name.place.clone(), entries, table);
            // A table that holds nothing but members is no set of its own.
            if !own.is_empty() || members.is_empty() {
                put(name.value.clone(), &name.place, at.clone(), Some(Value::Table(own)));
            }
            for (member, table) in members {
                let id = format!("{}.{}", name.value, member.value);
                put(id, &member.place, at.clone(), Some(Value::Table(table)));
            }
        }
        Some(map)
    }

    /// The value of a name; tables among them are called by it.
    fn named_value(
        self,
        shape: &'static Shape,
        key: &'static str,
        name: &At,
        given: Given<'a>,
    ) -> Option<Value> {
        match shape {
            Shape::Map(map) => self.map(key, given.value, map).map(Value::Map),
            Shape::Rows(table) => Some(Value::Rows(self.rows(key, name, given.value, table))),
            _ => self.value(shape, key, given),
        }
    }

    fn rows(
        self,
        key: &'static str,
        name: &At,
        value: Spanned<DeValue<'a>>,
        shape: &'static TableShape,
    ) -> Rows {
        let one = !matches!(value.get_ref(), DeValue::Array(_));
        let span = value.span();
        let values = match value.into_inner() {
            DeValue::Array(items) => items.into_iter().collect(),
            other => vec![Spanned::new(span, other)],
        };
        let row = |value: Spanned<DeValue<'a>>| {
            let place = if one { name.place.clone() } else { self.place(value.span()) };
            Some(self.table(&name.value, place, self.entries_or(value, Want::Member(key))?, shape))
        };
        Rows { one, rows: values.into_iter().filter_map(row).collect() }
    }

    /// An array of tables; one that has to be written with two brackets is told so.
    fn tables(self, name: &str, given: Given<'a>, shape: &'static TableShape) -> Option<Vec<Table>> {
        let headed = |item: &Spanned<DeValue<'_>>| {
            matches!(item.get_ref(), DeValue::Table(_))
                && self.text.get(item.span().start..).is_some_and(|text| text.starts_with('['))
        };
        let first = shape.keys().find(|key| key.must).map(|key| Want::Item(key.name));
        let want = if shape.is_condition() { Want::Condition } else { first.unwrap_or(Want::Table) };
        let cure = keys::brackets(name);
        let span = given.value.span();
        match given.value.into_inner() {
            DeValue::Array(items) if name != "override" || items.iter().all(headed) => {
                let table = |item: Spanned<DeValue<'a>>| {
                    let (place, end) = (self.place(item.span()), end_of(&item));
                    let mut table = self.table(name, place, self.entries_or(item, want)?, shape);
                    table.end = end;
                    Some(table)
                };
                let given = items.len();
                let tables: Vec<Table> = items.into_iter().filter_map(table).collect();
                // None of them could be read: that was told, and is not told as none being there.
                (given == 0 || !tables.is_empty()).then_some(tables)
            }
            other => {
                match cure {
                    Some(cure) => self.sink.push(cure(&self.place(given.key))),
                    None => self.wrong_type(span, &other, Want::Tables),
                }
                None
            }
        }
    }

    fn key(self, key: &Spanned<Cow<'a, str>>) -> At {
        At::new(key.get_ref(), &self.place(key.span()))
    }

    fn entries(self, value: Spanned<DeValue<'a>>) -> Option<DeTable<'a>> {
        self.entries_or(value, Want::Table)
    }

    fn entries_or(self, value: Spanned<DeValue<'a>>, want: Want) -> Option<DeTable<'a>> {
        let span = value.span();
        match value.into_inner() {
            DeValue::Table(table) => Some(table),
            other => {
                self.wrong_type(span, &other, want);
                None
            }
        }
    }

    /// Whether a name is one; that it is none is told.
    fn good_id(self, map: &'static MapShape, name: &At, value: Option<&DeValue<'_>>) -> bool {
        let good = match map.ids {
            Ids::Any => true,
            Ids::Kebab => keys::kebab(self.sink, &name.place, &name.value),
            Ids::Rule => {
                let first = value.and_then(DeValue::as_table).and_then(|table| table.keys().next());
                keys::rule_id(self.sink, name, first.map(|key| key.get_ref().as_ref()))
            }
        };
        if !good {
            self.sink.stray(&name.place, map.key, &name.value);
        }
        good
    }
}

/// Where the last of a value ends: that of a table with a header goes on behind the header.
fn end_of(value: &Spanned<DeValue<'_>>) -> usize {
    let within = match value.get_ref() {
        DeValue::Table(table) => table.values().map(end_of).max(),
        DeValue::Array(items) => items.iter().map(end_of).max(),
        _ => None,
    };
    within.unwrap_or(0).max(value.span().end)
}
