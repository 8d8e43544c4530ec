//! Single values of a TOML file, with their places.
//!
//! Owns the wording of wrong types and unknown values. Tables are read by [`Table`].

use super::mend::Want;
use super::problem::{Place, Sink, text};
use super::shape::{Shape, TableShape, key};
use super::spoken;
use super::table::Table;
use super::values::Text;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A text for people, by language.
static LANGUAGES: TableShape = TableShape {
    name: "text",
    about: ("言語ごとの文", "A text by language"),
    keys: &[key("ja", Shape::String, "日本語", "Japanese"), key("en", Shape::String, "英語", "English")],
    others: None,
};

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
    pub(super) fn wrong_type(self, span: Range<usize>, found: &DeValue<'_>, want: Want) {
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
        let cure = want.cure(self.text.get(span.clone()).unwrap_or(""), found);
        let problem = self.place(span).problem("wrong-type", message.0, message.1);
        self.sink.push(problem.help(cure.ja, cure.en));
    }
    pub(super) fn string(self, value: &Spanned<DeValue<'a>>) -> Option<At<String>> {
        match value.get_ref() {
            DeValue::String(string) => {
                let raw = self.text.get(value.span()).unwrap_or("");
                let verbatim = raw.find(string.as_ref()).map(|at| value.span().start + at);
                Some(At { value: string.to_string(), place: self.place(value.span()), verbatim })
            }
            other => {
                self.wrong_type(value.span(), other, Want::String);
                None
            }
        }
    }
    /// An array of strings.
    pub(super) fn strings(self, value: &Spanned<DeValue<'a>>) -> Vec<At<String>> {
        match value.get_ref() {
            DeValue::Array(items) => items.iter().filter_map(|item| self.string(item)).collect(),
            other => {
                self.wrong_type(value.span(), other, Want::Strings);
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
            let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
            let meant = spoken::meant(&given.value, &names);
            self.sink.push(problem.choose(meant.unwrap_or(&given.value), names));
        }
        found.map(|(_, value)| *value)
    }
    /// A text for people: a string, or a table by language.
    pub(super) fn text_of(self, value: Spanned<DeValue<'a>>, key: Range<usize>, name: &str) -> Option<Text> {
        let place = self.place(value.span());
        let text = match value.into_inner() {
            DeValue::String(string) => Text::same(&string),
            DeValue::Table(table) => {
                let mut table = Table::new(self, key, name, table, &LANGUAGES);
                let (ja, en) = (table.string("ja"), table.string("en"));
                table.finish();
                match (ja, en) {
                    (Some(ja), Some(en)) => text(ja.value, en.value),
                    (Some(one), None) | (None, Some(one)) => Text::same(&one.value),
                    (None, None) => Text::default(),
                }
            }
            other => {
                self.wrong_type(place.span, &other, Want::Text);
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
    /// A value that has to be a table.
    pub(super) fn table(
        self,
        name: &str,
        key: Range<usize>,
        value: Spanned<DeValue<'a>>,
        shape: &'static TableShape,
    ) -> Option<Table<'a>> {
        let entries = self.entries(value)?;
        Some(Table::new(self, key, name, entries, shape))
    }
    /// A value that has to be a table, under a name of one's own.
    pub(super) fn named_table(
        self,
        name: At<String>,
        value: Spanned<DeValue<'a>>,
        shape: &'static TableShape,
    ) -> Option<(At<String>, Table<'a>)> {
        let table = self.table(&name.value, name.place.span.clone(), value, shape)?;
        Some((name, table))
    }
    /// A table whose keys are names of one's own.
    pub(super) fn map(self, value: Spanned<DeValue<'a>>) -> Vec<(At<String>, Spanned<DeValue<'a>>)> {
        let entries = self.entries(value).unwrap_or_default().into_iter();
        entries.map(|(key, value)| (self.key(&key), value)).collect()
    }
    pub(super) fn key(self, key: &Spanned<std::borrow::Cow<'a, str>>) -> At<String> {
        At { place: self.place(key.span()), value: key.get_ref().to_string(), verbatim: None }
    }
    fn entries(self, value: Spanned<DeValue<'a>>) -> Option<DeTable<'a>> {
        let span = value.span();
        match value.into_inner() {
            DeValue::Table(table) => Some(table),
            other => {
                self.wrong_type(span, &other, Want::Table);
                None
            }
        }
    }
}
