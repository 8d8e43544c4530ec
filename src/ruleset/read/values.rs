//! Single values of a TOML file, by their form.
//!
//! Owns the wording of wrong types and unknown values. Tables are read by the module above.

use super::type_hint::{self, Want};
use super::{Given, Reader};
use crate::ruleset::mistakes::Place;
use crate::ruleset::schema::{BY_STAGE, ELSE, LANGUAGES, LEVELS, Shape, TableShape};
use crate::ruleset::table_checks::check_path;
use crate::ruleset::tree::{At, Entry, Level, Levels, Table, Value};
use crate::ruleset::values::{Severity, Stage};
use crate::text::{Day, Lang, Text};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeArray, DeValue};

impl<'a> Reader<'a> {
    /// A value in the form that its key has.
    pub(super) fn value(self, shape: &'static Shape, key: &'static str, given: Given<'a>) -> Option<Value> {
        let value = &given.value;
        match shape {
            Shape::Boolean => self.taken(value, Want::Boolean, DeValue::as_bool).map(Value::Flag),
            Shape::Integer(from, to) => self.number(value, *from, *to).map(Value::Number),
            Shape::Day => self.day(value).map(Value::String),
            Shape::Text => self.text_of(given, key),
            Shape::Severity => Some(Value::Levels(self.levels(given))),
            Shape::List(Shape::Table(table)) => self.tables(key, given, table).map(Value::Tables),
            Shape::List(Shape::List(_)) => self.lists(value).map(Value::Lists),
            Shape::List(item) => Some(Value::Strings(self.checked(self.listed(value)?, item))),
            Shape::OneOrMore(item) => Some(Value::Strings(match value.get_ref() {
                DeValue::String(_) => self.checked(self.string(value).into_iter().collect(), item),
                _ => self.checked(self.listed(value)?, item),
            })),
            Shape::Limits(from, to, _) => Some(Value::Map(self.limits(given.value, *from, *to))),
            Shape::Named(table) => self.named(key, given, table),
            Shape::Table(table) => {
                let place = self.place(given.key);
                Some(Value::Table(self.table(
                    key,
                    place,
                    self.entries_or(given.value, Want::Named(table))?,
                    table,
                )))
            }
            Shape::Map(map) => self.map(key, given.value, map).map(Value::Map),
            Shape::Choice(names) => self.string(value).filter(|at| self.choice(at, names)).map(Value::String),
            _ => self.checked(self.string(value).into_iter().collect(), shape).pop().map(Value::String),
        }
    }

    /// Strings; what is wrong with one of them is told.
    fn checked(self, list: Vec<At>, shape: &Shape) -> Vec<At> {
        match shape {
            Shape::Choice(names) => list.iter().for_each(|given| _ = self.choice(given, names)),
            Shape::Path => list.iter().for_each(|path| check_path(path, self.sink)),
            _ => {}
        }
        list
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

    /// What a value holds, where it is of the type.
    fn taken<'v, T>(
        self,
        value: &'v Spanned<DeValue<'a>>,
        want: Want,
        take: impl FnOnce(&'v DeValue<'a>) -> Option<T>,
    ) -> Option<T> {
        let taken = take(value.get_ref());
        if taken.is_none() {
            self.wrong_type(value.span(), value.get_ref(), want);
        }
        taken
    }

    fn string(self, value: &Spanned<DeValue<'a>>) -> Option<At> {
        let string = self.taken(value, Want::String, DeValue::as_str)?;
        let verbatim = self.text.get(value.span()).unwrap_or("").find(string);
        Some(At { value: string.to_owned(), place: self.place(value.span()), verbatim })
    }

    /// An array of strings.
    fn listed(self, value: &Spanned<DeValue<'a>>) -> Option<Vec<At>> {
        let items = self.taken(value, Want::Strings, DeValue::as_array)?;
        Some(items.iter().filter_map(|item| self.string(item)).collect())
    }

    /// The same; none where there is no such array.
    pub(super) fn strings(self, value: &Spanned<DeValue<'a>>) -> Vec<At> {
        self.listed(value).unwrap_or_default()
    }

    /// An array of arrays of strings.
    fn lists(self, value: &Spanned<DeValue<'a>>) -> Option<Vec<Vec<At>>> {
        let flat =
            |items: &DeArray<'_>| !items.is_empty() && items.iter().all(|item| item.get_ref().is_str());
        let items = self.taken(value, Want::Lists, |value| value.as_array().filter(|items| !flat(items)))?;
        Some(items.iter().map(|item| self.strings(item)).collect())
    }

    fn number(self, value: &Spanned<DeValue<'a>>, from: i64, to: i64) -> Option<i64> {
        let DeValue::Integer(integer) = value.get_ref() else {
            self.wrong_type(value.span(), value.get_ref(), Want::Integer);
            return None;
        };
        let number = i64::from_str_radix(integer.as_str(), integer.radix()).ok();
        let number = number.filter(|number| (from..=to).contains(number));
        if number.is_none() {
            let place = self.place(value.span());
            let problem = place.problem("out-of-range", "数が範囲の外です", "this number is out of range");
            let (ja, en) = if to == i64::MAX {
                (format!("{from}以上の数を書いてください"), format!("{from} or more"))
            } else {
                (format!("{from}から{to}まで"), format!("from {from} to {to}"))
            };
            self.sink.push(problem.help(ja, en));
        }
        number
    }

    /// Whether a string is one of a closed list of names.
    fn choice(self, given: &At, names: &[&str]) -> bool {
        let known = names.contains(&given.value.as_str());
        if !known {
            let (ja, en) = (
                format!("「{}」という値はありません", given.value),
                format!("`{}` is not a value here", given.value),
            );
            let problem = given.place.problem("unknown-value", ja, en);
            let meant = type_hint::meant(&given.value, names);
            self.sink.push(match type_hint::check_meant(&given.value, names) {
                Some(cure) => problem.help(cure.ja, cure.en),
                None => problem.choose(meant.unwrap_or(&given.value), names.to_vec()),
            });
        }
        known
    }

    /// A day: a string or a TOML date.
    fn day(self, value: &Spanned<DeValue<'a>>) -> Option<At> {
        let given = match value.get_ref() {
            DeValue::String(string) => string.to_string(),
            DeValue::Datetime(date) => date.to_string(),
            _ => String::new(),
        };
        let place = self.place(value.span());
        if given.parse::<Day>().is_ok() {
            return Some(At::new(&given, &place));
        }
        let problem = place.problem("bad-date", "日付として読めません", "this is no date");
        let cure = match day_in(&given) {
            Some(day) => (format!("\"{day}\" と書いてください"), format!("write \"{day}\"")),
            None => (
                "ある日を、年-月-日で書いてください (例: \"2022-04-01\")".to_owned(),
                "write a day that there is, year-month-day, such as \"2022-04-01\"".to_owned(),
            ),
        };
        self.sink.push(problem.help(cure.0, cure.1));
        None
    }

    /// A text for people: a string, or a table by language.
    fn text_of(self, given: Given<'a>, key: &str) -> Option<Value> {
        let place = self.place(given.value.span());
        let (only, text) = match given.value.into_inner() {
            DeValue::String(string) => (None, Text::same(&string)),
            DeValue::Table(entries) => {
                let table = self.table(key, self.place(given.key), entries, &LANGUAGES);
                match (table.string("ja"), table.string("en")) {
                    (Some(ja), Some(en)) => (None, Text::new(ja, en)),
                    (Some(ja), None) => (Some(Lang::Ja), Text::same(&ja)),
                    (None, Some(en)) => (Some(Lang::En), Text::same(&en)),
                    (None, None) => (None, Text::default()),
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
        Some(match only {
            Some(lang) => Value::OneText(lang, text),
            None => Value::Text(text),
        })
    }

    /// A severity for all stages, or a table by stage.
    fn levels(self, given: Given<'a>) -> Levels {
        let place = self.place(given.value.span());
        // What cannot be read counts as given: that it is wrong is told once.
        let unreadable = Level { severity: None, place: place.clone() };
        let level = |at: &At| Level { severity: Severity::from_name(&at.value), place: at.place.clone() };
        match given.value.into_inner() {
            DeValue::String(name) => {
                let name = At::new(&name, &place);
                let known = self.choice(&name, LEVELS);
                [const { None }; 4]
                    .map(|_: Option<Level>| Some(if known { level(&name) } else { unreadable.clone() }))
            }
            DeValue::Table(entries) => {
                let table = self.table("severity", self.place(given.key), entries, &BY_STAGE);
                let of = |key: &str| {
                    table.get(key).map(|_| table.at(key).map_or_else(|| unreadable.clone(), level))
                };
                let mut levels: Levels = [const { None }; 4];
                for stage in Stage::ALL {
                    levels[*stage as usize] = of(stage.name()).or_else(|| of("else"));
                }
                levels
            }
            other => {
                self.wrong_type(place.span, &other, Want::Severity);
                [const { None }; 4].map(|_: Option<Level>| Some(unreadable.clone()))
            }
        }
    }

    /// A number for all, or one for each name.
    fn limits(self, value: Spanned<DeValue<'a>>, from: i64, to: i64) -> crate::ruleset::tree::Map {
        let all = At::new(ELSE, &self.place(value.span()));
        let limits = match value.get_ref() {
            DeValue::Table(_) => {
                let entries = self.entries(value).unwrap_or_default().into_iter();
                entries.map(|(key, value)| (self.key(&key), value)).collect()
            }
            _ => vec![(all, value)],
        };
        let number = |(name, value): (At, Spanned<DeValue<'a>>)| {
            let number = Value::Number(self.number(&value, from, to)?);
            Some((
                name.value.into(),
                Entry { key: name.place, at: self.place(value.span()), value: Some(number) },
            ))
        };
        limits.into_iter().filter_map(number).collect()
    }

    /// A name alone, or tables of which it is the first key.
    fn named(self, key: &'static str, given: Given<'a>, shape: &'static TableShape) -> Option<Value> {
        if !matches!(given.value.get_ref(), DeValue::String(_)) {
            return self.tables(key, given, shape).map(Value::Tables);
        }
        let at = self.string(&given.value)?;
        let mut table = Table::new(at.place.clone());
        let place: Place = at.place.clone();
        table.put(shape.keys().next()?.name, Entry::at(&place, Value::String(at)));
        Some(Value::Tables(vec![table]))
    }
}

/// The day that three numbers in a row mean: `2025年4月1日`, `2025/4/1`.
pub(in crate::ruleset) fn day_in(given: &str) -> Option<String> {
    let numbers: Vec<&str> =
        given.split(|sign: char| !sign.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let [year, month, day] = numbers.as_slice() else { return None };
    Some(format!("{year}-{month:0>2}-{day:0>2}")).filter(|day| day.parse::<Day>().is_ok())
}
