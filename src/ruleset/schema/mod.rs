//! What a ruleset file may hold: every table, every key, the form of its value, what it means, and what it does to
//! the same key of a layer below.
//!
//! Owns the description, one line a key. Files are read by it, layers are merged by it and written out again, and the
//! JSON Schema and the reference of the language are made from it: so none of them can differ.

mod checks;
mod elements;
mod file;
mod law;
mod rules;

pub(crate) use checks::WITH;
pub(super) use elements::{CLASS, ELEMENT, ELEMENT_DETECTOR, PHRASE, SET};
pub(crate) use file::{BY_STAGE, LEVEL, ROOT};
pub(super) use file::{LANGUAGES, LEVELS, SETTINGS, is_key, tables_with};
pub(super) use rules::{RULE, RULE_TEST, WHEN};

use super::mistakes::Sink;
use super::tree::Table;
use super::values::Stage;
use crate::text::Lang;

/// Japanese and English.
pub(crate) type Both = (&'static str, &'static str);

/// The one in that language.
pub(crate) const fn said(both: Both, lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => both.0,
        Lang::En => both.1,
    }
}

/// The form of a value.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Shape {
    /// `true` or `false`.
    Boolean,
    /// A whole number, both ends included.
    Integer(i64, i64),
    /// Any text in quotes.
    String,
    /// A pattern of paths, relative to the folder of the file.
    Path,
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
    Choice(&'static [&'static str]),
    /// A severity, or a table of severities by stage.
    Severity,
    /// `[ … ]`.
    List(&'static Shape),
    /// A value, or a list of such values.
    OneOrMore(&'static Shape),
    /// A number for all, or one for each name; `else` is for those not named.
    Limits(i64, i64, &'static MapShape),
    /// A name alone, or a list of tables of which it is the first key.
    Named(&'static TableShape),
    /// A table, or a list of tables that hold at different times.
    Rows(&'static TableShape),
    /// A table with known keys.
    Table(&'static TableShape),
    /// A table whose keys are names of one's own.
    Map(&'static MapShape),
}

/// A table with known keys.
#[derive(Debug)]
pub(crate) struct TableShape {
    /// A name for it, in the schema and the reference.
    pub name: &'static str,
    /// What it is.
    pub about: Both,
    /// Its keys, some of which it may share with other tables.
    parts: &'static [&'static [Key]],
    /// What other keys may hold, where others are allowed.
    pub others: Option<&'static MapShape>,
    /// Finds what is wrong with a table whose keys are right one by one.
    pub(super) check: Option<TableCheck>,
}

/// Finds what is wrong with a table, by its name for people.
pub(super) type TableCheck = fn(&str, &Table, &Sink);

/// A table whose keys are names of one's own.
#[derive(Debug)]
pub(crate) struct MapShape {
    /// What its keys are called, as in `[terms.<name>]`.
    pub key: &'static str,
    /// What a key may look like: a regular expression over the whole of it.
    pub pattern: &'static str,
    /// What it is.
    pub about: Both,
    /// The form of each value.
    pub value: Shape,
    pub(super) ids: Ids,
}

/// Which names are told to be none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ids {
    /// None here: names are looked up later.
    Any,
    /// What is not lower case, digits, hyphens.
    Kebab,
    /// What is no id of a rule.
    Rule,
}

/// A key of a table.
#[derive(Debug)]
pub(crate) struct Key {
    /// Its name.
    pub name: &'static str,
    /// The form of its value.
    pub shape: Shape,
    /// Whether it must be there, wherever the table stands.
    pub must: bool,
    /// What it means.
    pub about: Both,
    /// Whether the table's own check tells that it is missing.
    pub(super) told: bool,
    pub(super) merge: Merge,
    /// Where `rules show` prints it: smaller first, else in the order of the schema; `None`: not at all.
    pub(super) shown: Option<i8>,
    /// Other ways to say the same: given over a layer below, it leaves nothing of them.
    pub(super) instead_of: &'static [&'static str],
}

/// What a key does to the same key of a layer below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Merge {
    /// Takes its place.
    Replace,
    /// Goes into it, key by key or name by name.
    Inner,
    /// Takes the place of the stages that it names.
    ByStage,
    /// Stands behind it.
    Append,
    /// Is added to the list of another key.
    AddTo(&'static str),
    /// Is taken out of the lists of other keys.
    TakeFrom(&'static [&'static str]),
    /// Becomes a condition of `with`.
    AddCondition,
    /// Is taken out of everything that `with` looks for.
    TakeFromWith,
}

/// The keys of a table: `table! { NAME: "name", "ja", "en" { "key": Shape => "ja", "en", changes of the default; } }`.
/// Formatters leave it alone, so that a key is a line.
macro_rules! table {
    ($(#[$attribute:meta])* $vis:vis $name:ident: $called:literal, $ja:literal, $en:literal
        { $($keys:tt)* } $(+ $shared:ident)? $(check $check:path)?) => {
        #[doc = $en]
        $vis static $name: TableShape = TableShape {
            name: $called,
            about: ($ja, $en),
            parts: &[keys!($($keys)*) $(, $shared)?],
            others: None,
            check: table!(@check $($check)?),
        };
    };
    (@check) => { None };
    (@check $check:path) => { Some($check) };
}

/// Keys alone, for tables that share them.
macro_rules! keys {
    ($($name:literal: $shape:expr => $ja:literal, $en:literal $(, $change:ident $(($value:expr))?)*;)*) => {
        &[$(Key::new($name, $shape, ($ja, $en)) $(.$change($($value)?))*),*]
    };
}

/// A table of names: `map! { NAME: "name", pattern, ids, "ja", "en" => Shape }`.
macro_rules! map {
    ($vis:vis $name:ident: $key:literal, $pattern:expr, $ids:ident, $ja:literal, $en:literal => $value:expr) => {
        #[doc = $en]
        $vis static $name: MapShape =
            MapShape { key: $key, pattern: $pattern, about: ($ja, $en), value: $value, ids: Ids::$ids };
    };
}

use {keys, map, table};

/// Stages, as they are listed for people.
const STAGES: &[&str] =
    &[Stage::First.name(), Stage::FollowUp.name(), Stage::Single.name(), Stage::Final.name()];
/// The name that stands for all that are not named.
pub(super) const ELSE: &str = "else";
/// Names of sets, elements, classes: lower case, digits, hyphens.
const KEBAB: &str = "[a-z0-9-]+";
const WORDS: Shape = Shape::List(&Shape::Word);
const OPERANDS: Shape = Shape::List(&Shape::Operand);
const NAMES: Shape = Shape::OneOrMore(&Shape::Name);
const PATTERNS: Shape = Shape::OneOrMore(&Shape::Path);

impl Key {
    /// A key that may be left out, and takes the place of that of a layer below.
    const fn new(name: &'static str, shape: Shape, about: Both) -> Self {
        let (merge, shown, instead_of) = (Merge::Replace, Some(0), &[]);
        Self { name, shape, must: false, about, told: false, merge, shown, instead_of }
    }
    const fn must(self) -> Self {
        Self { must: true, ..self }
    }
    /// It must be there; that it is not is told by the table's own check.
    const fn must_told(self) -> Self {
        Self { must: true, told: true, ..self }
    }
    const fn inner(self) -> Self {
        Self { merge: Merge::Inner, ..self }
    }
    const fn by_stage(self) -> Self {
        Self { merge: Merge::ByStage, ..self }
    }
    const fn append(self) -> Self {
        Self { merge: Merge::Append, ..self }
    }
    const fn add_to(self, key: &'static str) -> Self {
        Self { merge: Merge::AddTo(key), ..self }
    }
    const fn take_from(self, keys: &'static [&'static str]) -> Self {
        Self { merge: Merge::TakeFrom(keys), ..self }
    }
    const fn add_condition(self) -> Self {
        Self { merge: Merge::AddCondition, ..self }
    }
    const fn take_from_with(self) -> Self {
        Self { merge: Merge::TakeFromWith, ..self }
    }
    const fn instead_of(self, keys: &'static [&'static str]) -> Self {
        Self { instead_of: keys, ..self }
    }
    const fn shown(self, at: i8) -> Self {
        Self { shown: Some(at), ..self }
    }
    const fn hidden(self) -> Self {
        Self { shown: None, ..self }
    }
}

impl Shape {
    /// What a value may look like, for people.
    pub(crate) fn example(&self) -> String {
        match self {
            Self::Boolean => "true".to_owned(),
            Self::Integer(..) | Self::Limits(..) => "…".to_owned(),
            Self::Day => "\"2022-04-01\"".to_owned(),
            Self::Choice(names) => format!("\"{}\"", names.first().unwrap_or(&"…")),
            Self::Severity => "\"warning\"".to_owned(),
            Self::List(inner) | Self::OneOrMore(inner) => format!("[{}]", inner.example()),
            Self::Table(shape) | Self::Rows(shape) if shape.is_condition() => "{ any = [\"…\"] }".to_owned(),
            Self::Table(_) | Self::Rows(_) => "{ … }".to_owned(),
            Self::Map(_) => "{ \"…\" = \"…\" }".to_owned(),
            _ => "\"…\"".to_owned(),
        }
    }
}

impl TableShape {
    /// Its keys, in order.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &'static Key> + Clone {
        self.parts.iter().flat_map(|part| part.iter())
    }
    /// Whether it is a condition: words, or what is read from a text.
    pub(super) fn is_condition(&self) -> bool {
        self.key("any").is_some()
    }
    /// The key of that name.
    pub(crate) fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys().find(|key| key.name == name)
    }
}

/// The keys of a condition over what was read.
pub(crate) fn when() -> impl Iterator<Item = &'static Key> {
    WHEN.keys()
}

/// The keys that stand before the first table only.
pub(crate) fn top_level() -> impl Iterator<Item = &'static Key> {
    ROOT.keys().filter(|key| matches!(key.shape, Shape::Integer(..) | Shape::List(Shape::String)))
}
