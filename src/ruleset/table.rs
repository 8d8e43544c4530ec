//! Reads one TOML table key by key, so that every mistake in it is told in one run.
//!
//! Owns types and names of keys. serde would stop at the first mistake of a table and word it in English.
//! Every key asked for is known; what is left over at [`Table::finish`] is not.

use super::problem::Place;
use super::reader::{At, Reader};
use super::values::Text;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A table that is being read.
pub(super) struct Table<'a> {
    pub reader: Reader<'a>,
    /// Where its name stands.
    pub place: Place,
    name: String,
    entries: DeTable<'a>,
    known: Vec<&'static str>,
    given: Vec<&'static str>,
}

impl<'a> Table<'a> {
    pub(super) fn new(reader: Reader<'a>, key: Range<usize>, name: &str, entries: DeTable<'a>) -> Self {
        Self {
            reader,
            place: reader.place(key),
            name: name.to_owned(),
            entries,
            known: Vec::new(),
            given: Vec::new(),
        }
    }
    /// Takes a key out: where the key stands, and its value.
    pub(super) fn take(&mut self, key: &'static str) -> Option<(Range<usize>, Spanned<DeValue<'a>>)> {
        self.known.push(key);
        let (name, value) = self.entries.remove_entry(key)?;
        self.given.push(key);
        Some((name.span(), value))
    }
    pub(super) fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
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
                self.reader.wrong_type(value.span(), other, "true か false ", "true or false");
                None
            }
        }
    }
    pub(super) fn integer<T: TryFrom<i64>>(
        &mut self,
        key: &'static str,
        from: i64,
        to: i64,
    ) -> Option<At<T>> {
        let (_, value) = self.take(key)?;
        let place = self.reader.place(value.span());
        let DeValue::Integer(integer) = value.get_ref() else {
            self.reader.wrong_type(value.span(), value.get_ref(), "整数", "an integer");
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
        let (name, value) = self.take(key)?;
        self.reader.table(key, name, value)
    }
    /// An array of tables.
    pub(super) fn tables(&mut self, key: &'static str) -> Option<Vec<Table<'a>>> {
        let (_, value) = self.take(key)?;
        let span = value.span();
        match value.into_inner() {
            DeValue::Array(items) => {
                Some(items.into_iter().filter_map(|item| self.reader.table(key, item.span(), item)).collect())
            }
            other => {
                self.reader.wrong_type(span, &other, "表の配列 [{ … }]", "an array of tables, [{ … }]");
                None
            }
        }
    }
    /// All entries that are left, as tables by name.
    pub(super) fn rest(&mut self) -> Vec<(At<String>, Spanned<DeValue<'a>>)> {
        let rest = std::mem::take(&mut self.entries).into_iter();
        let place = |key: &Spanned<_>| self.reader.place(key.span());
        rest.map(|(key, value)| {
            (At { place: place(&key), value: key.get_ref().to_string(), verbatim: None }, value)
        })
        .collect()
    }
    /// All entries that are left; each has to be a table.
    pub(super) fn subtables(&mut self) -> Vec<(At<String>, Table<'a>)> {
        let reader = self.reader;
        let read = |(key, value): (At<String>, _)| {
            let table = reader.table(&key.value, key.place.span.clone(), value)?;
            Some((key, table))
        };
        self.rest().into_iter().filter_map(read).collect()
    }
    /// The keys that were there, readable or not: what is unreadable is not reported as missing, too.
    pub(super) fn given(&self) -> Vec<&'static str> {
        self.given.clone()
    }
    /// A string that must be there.
    pub(super) fn required(&mut self, key: &'static str) -> Option<At<String>> {
        if self.has(key) { self.string(key) } else { self.missing(key) }
    }
    /// Reports a key that must be there.
    pub(super) fn missing<T>(&mut self, key: &'static str) -> Option<T> {
        self.known.push(key);
        let (ja, en) =
            (format!("「{}」に「{key}」がありません", self.name), format!("`{}` lacks `{key}`", self.name));
        let problem = self.place.problem("missing-key", ja, en);
        self.reader.sink.push(problem.help(format!("{key} = … を加えてください"), format!("add {key} = …")));
        None
    }
    /// Where a key stands.
    pub(super) fn key_place(&self, key: &str) -> Option<Place> {
        self.entries.get_key_value(key).map(|(name, _)| self.reader.place(name.span()))
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
        if is_day(&given) {
            return Some(given);
        }
        let place = self.reader.place(value.span());
        let problem = place.problem("bad-date", "日付として読めません", "this is no date");
        self.reader.sink.push(problem.help(
            "年-月-日で書いてください (例: \"2022-04-01\")",
            "write year-month-day, such as \"2022-04-01\"",
        ));
        None
    }
    /// An array of arrays of strings.
    pub(super) fn string_lists(&mut self, key: &'static str) -> Vec<Vec<At<String>>> {
        let Some((_, value)) = self.take(key) else { return Vec::new() };
        match value.get_ref() {
            DeValue::Array(items) => items.iter().map(|item| self.reader.strings(item)).collect(),
            other => {
                let en = "an array of arrays, [[\"…\", \"…\"]]";
                self.reader.wrong_type(value.span(), other, "配列の配列 [[\"…\", \"…\"]]", en);
                Vec::new()
            }
        }
    }
    /// All entries as key and string.
    pub(super) fn string_pairs(mut self) -> Vec<(At<String>, At<String>)> {
        let rest = self.rest();
        rest.into_iter().filter_map(|(key, value)| Some((key, self.reader.string(&value)?))).collect()
    }
    /// Reports what is left over.
    pub(super) fn finish(mut self) {
        for (key, _) in self.rest() {
            self.unknown(&key);
        }
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
        let problem = key.place.problem("unknown-key", ja, en);
        self.reader.sink.push(problem.suggest(&key.value, self.known.iter().copied()));
    }
}

fn is_day(given: &str) -> bool {
    let mut parts = given.split('-');
    let mut part = |width: usize| {
        let part =
            parts.next().filter(|part| part.len() == width && part.bytes().all(|b| b.is_ascii_digit()))?;
        part.parse::<u32>().ok()
    };
    let (Some(year), Some(month), Some(day)) = (part(4), part(2), part(2)) else { return false };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=last).contains(&day) && parts.next().is_none()
}
