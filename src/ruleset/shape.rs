//! What a ruleset file may hold: every table, every key, the form of its value, and what it means.
//!
//! Owns the forms. The tables themselves stand in `keys` and `params`. Files are read by them ([`super::table`]),
//! and the JSON Schema and the reference of the language are made from them, so that none can differ.

use super::values::Lang;

/// Japanese and English.
pub type Both = (&'static str, &'static str);

/// The one in that language.
pub const fn said(both: Both, lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => both.0,
        Lang::En => both.1,
    }
}

/// The form of a value.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// `true` or `false`.
    Boolean,
    /// A whole number, both ends included.
    Integer(i64, i64),
    /// Any text in quotes.
    String,
    /// A day, `"2026-11-22"`, in quotes or as a TOML date.
    Day,
    /// A text for people: a string, or `{ ja = "…", en = "…" }`.
    Text,
    /// A word of notices: `{a|b}` is one of, `[a]` with or without.
    Word,
    /// A word, `@set` or `@family`.
    Words,
    /// A word, `@set`, or something read from the text: `#count`, `#date.discovery` …
    Operand,
    /// A name that some table of the ruleset defines.
    Name,
    /// The id of a rule, or `family/*`.
    Rule,
    /// One of a few names.
    Choice(fn() -> Vec<&'static str>),
    /// A severity, or a table of severities by stage.
    Severity,
    /// `[ … ]`.
    List(&'static Shape),
    /// A value, or a list of such values.
    OneOrMore(&'static Shape),
    /// A value of one of these forms.
    Either(&'static [Shape]),
    /// A table with known keys.
    Table(&'static TableShape),
    /// A table whose keys are names of one's own.
    Map(&'static MapShape),
}

/// A table with known keys.
#[derive(Debug)]
pub struct TableShape {
    /// A name for it, in the schema and the reference.
    pub name: &'static str,
    /// What it is.
    pub about: Both,
    /// Its keys.
    pub keys: &'static [Key],
    /// What other keys may hold, where others are allowed.
    pub others: Option<&'static MapShape>,
}

/// A table whose keys are names of one's own.
#[derive(Debug)]
pub struct MapShape {
    /// What its keys are called, as in `[terms.<name>]`.
    pub key: &'static str,
    /// What a key may look like: a regular expression over the whole of it.
    pub pattern: &'static str,
    /// What it is.
    pub about: Both,
    /// The form of each value.
    pub value: Shape,
}

/// A key of a table.
#[derive(Debug)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// The form of its value.
    pub shape: Shape,
    /// Whether it must be there, wherever the table stands.
    pub must: bool,
    /// What it means.
    pub about: Both,
}

/// A key that may be left out.
pub const fn key(name: &'static str, shape: Shape, ja: &'static str, en: &'static str) -> Key {
    Key { name, shape, must: false, about: (ja, en) }
}

/// A key that must be there.
pub const fn must(name: &'static str, shape: Shape, ja: &'static str, en: &'static str) -> Key {
    Key { name, shape, must: true, about: (ja, en) }
}

impl Shape {
    /// What a value may look like, for people.
    pub fn example(&self) -> String {
        match self {
            Self::Boolean => "true".to_owned(),
            Self::Integer(..) => "…".to_owned(),
            Self::Day => "\"2022-04-01\"".to_owned(),
            Self::Choice(names) => format!("\"{}\"", names().first().unwrap_or(&"…")),
            Self::Severity => "\"warning\"".to_owned(),
            Self::List(inner) | Self::OneOrMore(inner) => format!("[{}]", inner.example()),
            Self::Either(shapes) => shapes.first().map_or_else(|| "…".to_owned(), Self::example),
            Self::Table(shape) if shape.key("any").is_some() => "{ any = [\"…\"] }".to_owned(),
            Self::Table(_) => "{ … }".to_owned(),
            Self::Map(_) => "{ \"…\" = \"…\" }".to_owned(),
            _ => "\"…\"".to_owned(),
        }
    }
    /// The form of the tables in a list of them.
    pub fn rows(&self) -> Option<&'static TableShape> {
        match self {
            Self::List(Self::Table(shape)) => Some(shape),
            Self::Either(shapes) => shapes.iter().find_map(Self::rows),
            _ => None,
        }
    }
}

impl TableShape {
    /// The key of that name.
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }
}

/// The names of a list of names with their values.
pub fn names<T>(list: &[(&'static str, T)]) -> Vec<&'static str> {
    list.iter().map(|(name, _)| *name).collect()
}
