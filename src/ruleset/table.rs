//! Reads one TOML table key by key, so that every mistake in it is told in one run.
//!
//! Owns types and names of keys. serde would stop at the first mistake of a table and word it in English.
//! Every key asked for is known; what is left over at [`Table::finish`] is not.

use super::problem::{Place, Sink, text};
use super::values::Text;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value with its place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct At<T> {
    pub value: T,
    pub place: Place,
    /// Where the file holds a string letter by letter, without escapes: the first byte of it.
    pub verbatim: Option<usize>,
}

impl At<String> {
    /// The place of a part of the string; the whole string where escapes make that unknown.
    pub(super) fn part(&self, part: Range<usize>) -> Place {
        match self.verbatim {
            Some(start) => Place { file: self.place.file, span: start + part.start..start + part.end },
            None => self.place.clone(),
        }
    }
}

/// The file that tables are read from.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub file: usize,
    pub text: &'a str,
    pub sink: &'a Sink,
}

impl<'a> Reader<'a> {
    pub(super) fn place(self, span: Range<usize>) -> Place {
        Place { file: self.file, span }
    }
    pub(super) fn wrong_type(self, span: Range<usize>, found: &DeValue<'_>, ja: &str, en: &str) {
        let (found_ja, found_en) = match found {
            DeValue::String(_) => ("文字列", "a string"),
            DeValue::Integer(_) => ("整数", "an integer"),
            DeValue::Float(_) => ("小数", "a decimal number"),
            DeValue::Boolean(_) => ("真偽値", "true or false"),
            DeValue::Datetime(_) => ("日付", "a date"),
            DeValue::Array(_) => ("配列", "an array"),
            DeValue::Table(_) => ("表", "a table"),
        };
        let message =
            (format!("値の型が違います: {found_ja}です"), format!("wrong type: this is {found_en}"));
        let problem = self.place(span).problem("wrong-type", message.0, message.1);
        self.sink.push(problem.help(format!("{ja}を書いてください"), format!("give {en}")));
    }
    fn string(self, value: &Spanned<DeValue<'a>>) -> Option<At<String>> {
        match value.get_ref() {
            DeValue::String(string) => {
                let raw = self.text.get(value.span()).unwrap_or("");
                let verbatim = raw.find(string.as_ref()).map(|at| value.span().start + at);
                Some(At { value: string.to_string(), place: self.place(value.span()), verbatim })
            }
            other => {
                self.wrong_type(value.span(), other, "引用符で囲んだ文字列", "a string in quotes");
                None
            }
        }
    }
    /// An array of strings.
    pub(super) fn strings(self, value: &Spanned<DeValue<'a>>) -> Vec<At<String>> {
        match value.get_ref() {
            DeValue::Array(items) => items.iter().filter_map(|item| self.string(item)).collect(),
            other => {
                self.wrong_type(value.span(), other, "文字列の配列 [\"…\"]", "an array of strings, [\"…\"]");
                Vec::new()
            }
        }
    }
    /// One of a closed list of names.
    pub(super) fn choice<T: Copy>(self, given: &At<String>, known: &[(&str, T)]) -> Option<T> {
        let found = known.iter().find(|(name, _)| *name == given.value);
        if found.is_none() {
            let (ja, en) = (
                format!("「{}」という値はありません", given.value),
                format!("`{}` is not a value here", given.value),
            );
            let problem = given.place.problem("unknown-value", ja, en);
            self.sink.push(problem.suggest(&given.value, known.iter().map(|(name, _)| *name)));
        }
        found.map(|(_, value)| *value)
    }
    /// A text for people: a string, or a table by language.
    fn text_of(self, value: Spanned<DeValue<'a>>, key: Range<usize>, name: &str) -> Option<Text> {
        let place = self.place(value.span());
        let text = match value.into_inner() {
            DeValue::String(string) => Text::same(&string),
            DeValue::Table(table) => {
                let mut table = Table::new(self, key, name, table);
                let (ja, en) = (table.string("ja"), table.string("en"));
                table.finish();
                match (ja, en) {
                    (Some(ja), Some(en)) => text(ja.value, en.value),
                    (Some(one), None) | (None, Some(one)) => Text::same(&one.value),
                    (None, None) => Text::default(),
                }
            }
            other => {
                let en = "a text in quotes, or { ja = \"…\", en = \"…\" }";
                self.wrong_type(place.span, &other, "文字列か { ja = \"…\", en = \"…\" }", en);
                return None;
            }
        };
        if text.ja.trim().is_empty() || text.en.trim().is_empty() {
            let problem = place.problem("empty-text", "文が空です", "this text is empty");
            self.sink.push(
                problem.help("文を書くか、キーごと消してください", "write a text, or take the key out"),
            );
            return None;
        }
        Some(text)
    }
}

/// A table that is being read.
pub(super) struct Table<'a> {
    pub reader: Reader<'a>,
    /// Where its name stands.
    pub place: Place,
    name: String,
    entries: DeTable<'a>,
    known: Vec<&'static str>,
}

impl<'a> Table<'a> {
    pub(super) fn new(reader: Reader<'a>, key: Range<usize>, name: &str, entries: DeTable<'a>) -> Self {
        Self { reader, place: reader.place(key), name: name.to_owned(), entries, known: Vec::new() }
    }
    /// Takes a key out: where the key stands, and its value.
    pub(super) fn take(&mut self, key: &'static str) -> Option<(Range<usize>, Spanned<DeValue<'a>>)> {
        self.known.push(key);
        let (name, value) = self.entries.remove_entry(key)?;
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
    /// The entries that are tables themselves.
    pub(super) fn subtables(&mut self) -> Vec<(At<String>, Table<'a>)> {
        let mut tables = Vec::new();
        for (key, value) in self.rest() {
            if matches!(value.get_ref(), DeValue::Table(_)) {
                if let Some(table) = self.reader.table(&key.value, key.place.span.clone(), value) {
                    tables.push((key, table));
                }
            } else {
                self.unknown(&key);
            }
        }
        tables
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
        let (ja, en) = (
            format!("「{}」に「{}」というキーはありません", self.name, key.value),
            format!("`{}` has no key `{}`", self.name, key.value),
        );
        let problem = key.place.problem("unknown-key", ja, en);
        self.reader.sink.push(problem.suggest(&key.value, self.known.iter().copied()));
    }
}

impl<'a> Reader<'a> {
    /// A value that has to be a table.
    pub(super) fn table(
        self,
        name: &str,
        key: Range<usize>,
        value: Spanned<DeValue<'a>>,
    ) -> Option<Table<'a>> {
        let span = value.span();
        match value.into_inner() {
            DeValue::Table(table) => Some(Table::new(self, key, name, table)),
            other => {
                self.wrong_type(span, &other, "表 { … }", "a table, { … }");
                None
            }
        }
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
