//! Reads one TOML table key by key, so that every mistake in it is told in one run.
//!
//! Owns the reading; which keys there are, and of which form, says the table's [`TableShape`]. serde would stop at
//! the first mistake of a table and word it in English.

use super::elsewhere;
use super::keys;
use super::mend::Want;
use super::params::WITH;
use super::problem::{Place, Problem};
use super::reader::{At, Reader};
use super::shape::{MapShape, Shape, TableShape};
use super::values::Text;
use crate::text::Day;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A table that is being read.
pub(super) struct Table<'a> {
    pub reader: Reader<'a>,
    /// Where its name stands.
    pub place: Place,
    name: String,
    shape: &'static TableShape,
    entries: DeTable<'a>,
    given: Given,
}

/// The keys of a table that were there, readable or not: what is unreadable is not reported as missing, too.
#[derive(Debug, Clone, Default)]
pub(super) struct Given(Vec<GivenKey>);

/// A key that was there.
#[derive(Debug, Clone)]
pub(super) struct GivenKey {
    pub name: &'static str,
    /// Where the key stands.
    pub key: Place,
    /// Where its value stands.
    pub value: Place,
}

impl Given {
    pub(super) fn has(&self, key: &str) -> bool {
        self.0.iter().any(|given| given.name == key)
    }
    /// The last that was given: the one that counts.
    pub(super) fn get(&self, key: &str) -> Option<&GivenKey> {
        self.0.iter().rev().find(|given| given.name == key)
    }
    pub(super) fn iter(&self) -> impl Iterator<Item = &GivenKey> {
        self.0.iter()
    }
    pub(super) fn extend(&mut self, over: Self) {
        self.0.extend(over.0);
    }
}

impl<'a> Table<'a> {
    pub(super) fn new(
        reader: Reader<'a>,
        key: Range<usize>,
        name: &str,
        entries: DeTable<'a>,
        shape: &'static TableShape,
    ) -> Self {
        let place = reader.place(key);
        Self { reader, place, name: name.to_owned(), shape, entries, given: Given::default() }
    }
    /// Takes a key out: where the key stands, and its value.
    pub(super) fn take(&mut self, key: &'static str) -> Option<(Range<usize>, Spanned<DeValue<'a>>)> {
        debug_assert!(self.shape.key(key).is_some(), "`{key}` is not described");
        let (name, value) = self.entries.remove_entry(key)?;
        let place = |span| self.reader.place(span);
        self.given.0.push(GivenKey { name: key, key: place(name.span()), value: place(value.span()) });
        Some((name.span(), value))
    }
    fn shape_of(&self, key: &str) -> Option<Shape> {
        self.shape.key(key).map(|key| key.shape)
    }
    pub(super) fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }
    pub(super) fn is_string(&self, key: &str) -> bool {
        matches!(self.entries.get(key).map(Spanned::get_ref), Some(DeValue::String(_)))
    }
    pub(super) fn string(&mut self, key: &'static str) -> Option<At<String>> {
        let (_, value) = self.take(key)?;
        self.reader.string(&value)
    }
    pub(super) fn strings(&mut self, key: &'static str) -> Option<Vec<At<String>>> {
        let (_, value) = self.take(key)?;
        Some(self.reader.strings(&value))
    }
    pub(super) fn text(&mut self, key: &'static str) -> Option<Text> {
        let (name, value) = self.take(key)?;
        self.reader.text_of(value, name, key)
    }
    pub(super) fn boolean(&mut self, key: &'static str) -> Option<bool> {
        let (_, value) = self.take(key)?;
        match value.get_ref() {
            DeValue::Boolean(boolean) => Some(*boolean),
            other => {
                self.reader.wrong_type(value.span(), other, Want::Boolean);
                None
            }
        }
    }
    pub(super) fn integer<T: TryFrom<i64>>(&mut self, key: &'static str) -> Option<At<T>> {
        let Some(Shape::Integer(from, to)) = self.shape_of(key) else { return None };
        let (_, value) = self.take(key)?;
        let place = self.reader.place(value.span());
        let DeValue::Integer(integer) = value.get_ref() else {
            self.reader.wrong_type(value.span(), value.get_ref(), Want::Integer);
            return None;
        };
        let number = i64::from_str_radix(integer.as_str(), integer.radix()).ok();
        let number =
            number.filter(|number| (from..=to).contains(number)).and_then(|number| T::try_from(number).ok());
        if number.is_none() {
            let problem = place.problem("out-of-range", "数が範囲の外です", "this number is out of range");
            self.reader
                .sink
                .push(problem.help(format!("{from}から{to}まで"), format!("from {from} to {to}")));
        }
        number.map(|value| At { value, place, verbatim: None })
    }
    pub(super) fn choice<T: Copy>(&mut self, key: &'static str, known: &[(&str, T)]) -> Option<At<T>> {
        let given = self.string(key)?;
        let value = self.reader.choice(&given, known)?;
        Some(At { value, place: given.place, verbatim: None })
    }
    pub(super) fn table(&mut self, key: &'static str) -> Option<Table<'a>> {
        let Some(Shape::Table(shape)) = self.shape_of(key) else { return None };
        let (name, value) = self.take(key)?;
        self.reader.table(key, name, value, shape)
    }
    /// A table whose keys are names of one's own: each name with its value.
    pub(super) fn map(&mut self, key: &'static str) -> Vec<(At<String>, Spanned<DeValue<'a>>)> {
        let Some((_, value)) = self.take(key) else { return Vec::new() };
        self.reader.map(value)
    }
    /// A table of tables.
    pub(super) fn map_of_tables(&mut self, key: &'static str) -> Vec<(At<String>, Table<'a>)> {
        let Some(Shape::Map(MapShape { value: Shape::Table(shape), .. })) = self.shape_of(key) else {
            return Vec::new();
        };
        let reader = self.reader;
        let mut tables = Vec::new();
        for (name, value) in self.map(key) {
            match value.get_ref() {
                DeValue::Table(_) => tables.extend(reader.named_table(name, value, shape)),
                _ if keys::top_level().any(|top| top.name == name.value) => {
                    reader.sink.push(to_the_top(&name));
                }
                other => reader.wrong_type(value.span(), other, Want::Member(key)),
            }
        }
        tables
    }
    /// An array of tables.
    pub(super) fn tables(&mut self, key: &'static str) -> Option<Vec<Table<'a>>> {
        let shape = self.shape_of(key)?.rows()?;
        let (_, value) = self.take(key)?;
        let span = value.span();
        match value.into_inner() {
            DeValue::Array(items) => Some(
                items
                    .into_iter()
                    .filter_map(|item| self.reader.table(key, item.span(), item, shape))
                    .collect(),
            ),
            other => {
                self.reader.wrong_type(span, &other, Want::Tables);
                None
            }
        }
    }
    /// All entries that are left, as tables by name.
    pub(super) fn rest(&mut self) -> Vec<(At<String>, Spanned<DeValue<'a>>)> {
        let rest = std::mem::take(&mut self.entries).into_iter();
        rest.map(|(key, value)| (self.reader.key(&key), value)).collect()
    }
    /// The keys that were there.
    pub(super) fn given(&self) -> &Given {
        &self.given
    }
    /// A string that must be there.
    pub(super) fn required(&mut self, key: &'static str) -> Option<At<String>> {
        if self.has(key) { self.string(key) } else { self.missing(key) }
    }
    /// Reports a key that must be there.
    pub(super) fn missing<T>(&mut self, key: &'static str) -> Option<T> {
        let (ja, en) =
            (format!("「{}」に「{key}」がありません", self.name), format!("`{}` lacks `{key}`", self.name));
        let problem = self.place.problem("missing-key", ja, en);
        let example = self.shape.key(key).map_or("…".to_owned(), |key| key.shape.example());
        self.reader.sink.push(
            problem.help(format!("{key} = {example} を加えてください"), format!("add {key} = {example}")),
        );
        None
    }
    /// The name of the first entry.
    pub(super) fn first(&self) -> Option<&str> {
        self.entries.keys().next().map(|name| name.get_ref().as_ref())
    }
    /// A day: a string or a TOML date.
    pub(super) fn date(&mut self, key: &'static str) -> Option<String> {
        let (_, value) = self.take(key)?;
        let given = match value.get_ref() {
            DeValue::String(string) => string.to_string(),
            DeValue::Datetime(date) => date.to_string(),
            _ => String::new(),
        };
        if given.parse::<Day>().is_ok() {
            return Some(given);
        }
        let place = self.reader.place(value.span());
        let problem = place.problem("bad-date", "日付として読めません", "this is no date");
        let cure = match day_in(&given) {
            Some(day) => (format!("\"{day}\" と書いてください"), format!("write \"{day}\"")),
            None => (
                "ある日を、年-月-日で書いてください (例: \"2022-04-01\")".to_owned(),
                "write a day that there is, year-month-day, such as \"2022-04-01\"".to_owned(),
            ),
        };
        self.reader.sink.push(problem.help(cure.0, cure.1));
        None
    }
    /// An array of arrays of strings.
    pub(super) fn string_lists(&mut self, key: &'static str) -> Vec<Vec<At<String>>> {
        let Some((_, value)) = self.take(key) else { return Vec::new() };
        match value.get_ref() {
            DeValue::Array(items) => items.iter().map(|item| self.reader.strings(item)).collect(),
            other => {
                self.reader.wrong_type(value.span(), other, Want::Lists);
                Vec::new()
            }
        }
    }
    /// A string, or an array of strings.
    pub(super) fn one_or_more(&mut self, key: &'static str) -> Option<Vec<At<String>>> {
        let (_, value) = self.take(key)?;
        Some(match value.get_ref() {
            DeValue::String(_) => self.reader.string(&value).into_iter().collect(),
            _ => self.reader.strings(&value),
        })
    }
    /// Reports what is left over, and gives the keys that were there.
    pub(super) fn finish(mut self) -> Given {
        for (key, _) in self.rest() {
            self.unknown(&key);
        }
        self.given
    }
    /// Reports entries taken out by [`Table::rest`] that have no place here.
    pub(super) fn unknown_all(&self, rest: &[(At<String>, Spanned<DeValue<'a>>)]) {
        for (key, _) in rest {
            self.unknown(key);
        }
    }
    /// Reports a key that has no place here.
    pub(super) fn unknown(&self, key: &At<String>) {
        let (ja, en) = if self.name.is_empty() {
            (format!("「{}」という表はありません", key.value), format!("there is no table `{}`", key.value))
        } else {
            (
                format!("「{}」に「{}」というキーはありません", self.name, key.value),
                format!("`{}` has no key `{}`", self.name, key.value),
            )
        };
        if !self.name.is_empty() && keys::top_level().any(|top| top.name == key.value) {
            return self.reader.sink.push(to_the_top(key));
        }
        let problem = key.place.problem("unknown-key", ja, en);
        let tables = elsewhere::tables(&key.value);
        self.reader.sink.push(if self.name.is_empty() || tables.is_empty() {
            let known = self.shape.keys.iter().map(|key| key.name);
            problem.suggest(&key.value, known)
        } else if self.shape.key("with").is_some() && WITH.key(&key.value).is_some() {
            problem.help(
                format!("with = {{ {} = … }} のように、with の中に書いてください", key.value),
                format!("it goes into `with`: with = {{ {} = … }}", key.value),
            )
        } else {
            let list = tables.join(", ");
            problem.help(
                format!("{} を書けるのはここです: {list}", key.value),
                format!("`{}` is a key of {list}", key.value),
            )
        });
    }
}

/// That a key of the top of the file stands in a table.
pub(super) fn to_the_top(key: &At<String>) -> Problem {
    let name = &key.value;
    let (ja, en) = (format!("「{name}」が表の中にあります"), format!("`{name}` stands in a table"));
    // What follows from the version or the base not being read is not told, too.
    let code = if name == "noticelint" { "version" } else { "extends" };
    key.place.problem(code, ja, en).help(
        format!("{name} はファイルの先頭、最初の [表] より前に書きます"),
        format!("`{name}` goes to the top of the file, before the first [table]"),
    )
}

/// The day that three numbers in a row mean: `2025年4月1日`, `2025/4/1`.
fn day_in(given: &str) -> Option<String> {
    let numbers: Vec<&str> =
        given.split(|sign: char| !sign.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let [year, month, day] = numbers.as_slice() else { return None };
    Some(format!("{year}-{month:0>2}-{day:0>2}")).filter(|day| day.parse::<Day>().is_ok())
}
