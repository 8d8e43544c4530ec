//! `rules schema --format markdown`: the reference of the language of rulesets, key by key.
//!
//! Owns its layout. What stands in it comes from the shapes that files are read by.

use super::messages::ReferenceWords;
use crate::ruleset::CHECKS;
use crate::ruleset::schema::{BY_STAGE, Key, MapShape, ROOT, Shape, TableShape, WITH, said};
use crate::ruleset::{Lang, READINGS};
use std::fmt::Write as _;

/// The reference, in that language.
pub(crate) fn markdown(lang: Lang) -> String {
    let words = ReferenceWords::of(lang);
    let text = format!("# {}\n\n{}\n", words.title(), words.intro(&readings(words)));
    let mut page = Page { lang, words, text, done: Vec::new() };
    page.table(words.top(), &ROOT);
    page.checks();
    page.text
}

/// What a condition may ask of a text beside words, those of one subject on a line.
fn readings(words: ReferenceWords) -> String {
    let subject = |row: &(&'static str, &str, &str)| row.0.split('.').next().unwrap_or(row.0);
    let lines = READINGS.chunk_by(|one, other| subject(one) == subject(other)).map(|rows| {
        let names = rows.iter().map(|(name, ..)| format!("`{name}`"));
        let events = (subject(&rows[0]) == "#date").then(|| format!("`#date.<{}>`", words.event()));
        names.chain(events).collect::<Vec<_>>().join(" ")
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The form of a value, in words.
pub(crate) fn form(shape: &Shape, lang: Lang) -> String {
    let words = ReferenceWords::of(lang);
    match shape {
        Shape::Boolean => "`true` / `false`".to_owned(),
        Shape::Integer(from, to) if *from == i64::MIN || *to > 1 << 30 => words.integer().to_owned(),
        Shape::Integer(from, to) => format!("{} ({from}–{to})", words.integer()),
        Shape::String | Shape::Path => words.string().to_owned(),
        Shape::Day => words.day().to_owned(),
        Shape::Text => words.text().to_owned(),
        Shape::Word => words.word().to_owned(),
        Shape::Words => words.words().to_owned(),
        Shape::Operand => words.operand().to_owned(),
        Shape::Name => words.name().to_owned(),
        Shape::Rule => words.rule().to_owned(),
        Shape::Choice(names) => match names.len() {
            0..=8 => names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" / "),
            _ => words.check().to_owned(),
        },
        Shape::Severity => words.severity().to_owned(),
        Shape::List(item) => format!("[{}, …]", form(item, lang)),
        Shape::OneOrMore(item) => format!("{0} / [{0}, …]", form(item, lang)),
        Shape::Limits(from, to, _) => {
            format!("{} / {}", form(&Shape::Integer(*from, *to), lang), words.table())
        }
        Shape::Named(_) => format!("{} / [{}, …]", words.string(), words.table()),
        Shape::Rows(_) => format!("{0} / [{0}, …]", words.table()),
        Shape::Table(_) | Shape::Map(_) => words.table().to_owned(),
    }
}

struct Page {
    lang: Lang,
    words: ReferenceWords,
    text: String,
    /// Tables that have their section already.
    done: Vec<&'static str>,
}

impl Page {
    /// A section for a table, then one for each table that it holds.
    fn table(&mut self, heading: &str, table: &'static TableShape) {
        if self.done.contains(&table.name) {
            return;
        }
        self.done.push(table.name);
        let _ = write!(self.text, "\n## {heading}\n\n{}\n\n", said(table.about, self.lang));
        let [key, value, meaning] = self.words.columns();
        let _ = writeln!(self.text, "| {key} | {value} | {meaning} |\n|---|---|---|");
        for key in table.keys() {
            let must = if key.must { self.words.must() } else { "" };
            let meaning = cell(said(key.about, self.lang));
            let form = cell(&form(&key.shape, self.lang));
            let _ = writeln!(self.text, "| `{}` | {form} | {meaning}{must} |", key.name);
        }
        if let Some(map) = table.others {
            let form = cell(&form(&map.value, self.lang));
            let _ =
                writeln!(self.text, "| `<{}>` | {form} | {} |", map.key, cell(said(map.about, self.lang)));
        }
        for key in table.keys() {
            self.inner(heading, table, key);
        }
        if let Some(map) = table.others {
            self.map(&path(heading, table), map);
        }
    }

    fn inner(&mut self, heading: &str, table: &'static TableShape, key: &Key) {
        let path = path(heading, table);
        let named = if path.is_empty() { key.name.to_owned() } else { format!("{path}.{}", key.name) };
        self.shape(&named, &key.shape);
    }

    fn shape(&mut self, named: &str, shape: &Shape) {
        match shape {
            Shape::Table(table) => self.table(&format!("`[{named}]`"), table),
            Shape::Map(map) => self.map(named, map),
            Shape::List(Shape::Table(table)) | Shape::Named(table) => {
                self.table(&format!("`[[{named}]]`"), table);
            }
            Shape::Rows(table) => self.table(&format!("`[{named}]`"), table),
            Shape::Limits(_, _, map) => self.map(named, map),
            Shape::Severity => self.table(&format!("`{named} = {{ … }}`"), &BY_STAGE),
            _ => {}
        }
    }

    fn map(&mut self, path: &str, map: &'static MapShape) {
        let quotes = if map.pattern.contains('/') || map.pattern == ".+" { "\"" } else { "" };
        let named = format!("{path}.{quotes}<{}>{quotes}", map.key);
        self.shape(&named, &map.value);
    }

    /// The kinds of checks, with their parameters and the values of their messages.
    fn checks(&mut self) {
        let [name, meaning, parameters, values] = self.words.check_columns();
        let _ = write!(self.text, "\n## {}\n\n{}\n\n", self.words.checks(), self.words.checks_intro());
        let _ = writeln!(self.text, "| {name} | {meaning} | {parameters} | {values} |\n|---|---|---|---|");
        for check in CHECKS {
            let element = if check.needs_element { Some("`element`".to_owned()) } else { None };
            let must = check.must.iter().map(|key| format!("`{key}`{}", self.words.must()));
            let may = check.may.iter().map(|key| format!("`{key}`"));
            let all: Vec<String> = element.into_iter().chain(must).chain(may).collect();
            let values: Vec<String> = check.values.iter().map(|value| format!("`{{{value}}}`")).collect();
            let _ = writeln!(
                self.text,
                "| `{}` | {} | {} | {} |",
                check.name,
                cell(said(check.about, self.lang)),
                all.join(" "),
                values.join(" ")
            );
        }
        self.table("`with`", &WITH);
    }
}

/// The path of a table from its heading.
fn path(heading: &str, table: &TableShape) -> String {
    if table.name == ROOT.name {
        return String::new();
    }
    heading.trim_matches(['`', '[', ']']).to_owned()
}

/// A text within a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}
