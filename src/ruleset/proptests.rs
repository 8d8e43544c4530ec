//! A word that a ruleset takes is found in its own text, whatever its signs.

use super::schema::{ROOT, Shape, TableShape};
use super::tree::{Entry, Table, Value};
use super::{Lexicon, Loaded, TomlFile, load_with, words};
use crate::builtin;
use crate::document::{self, Format};
use crate::text::normal::normal;
use crate::text::quote;
use proptest::prelude::*;

/// The words that the tables of a map look for.
fn of_entries(entries: &mut dyn Iterator<Item = &Entry>, shape: &'static Shape, found: &mut Vec<String>) {
    for value in entries.filter_map(|entry| entry.value.as_ref()) {
        match (shape, value) {
            (Shape::Table(shape), Value::Table(table)) => of_table(table, shape, found),
            (Shape::Map(shape), Value::Map(map)) => of_entries(&mut map.values(), &shape.value, found),
            (Shape::Rows(shape), Value::Rows(rows)) => {
                rows.rows.iter().for_each(|row| of_table(row, shape, found));
            }
            _ => {}
        }
    }
}

fn of_table(table: &Table, shape: &'static TableShape, found: &mut Vec<String>) {
    for key in shape.keys() {
        match (&key.shape, table.value(key.name)) {
            (Shape::List(Shape::Word | Shape::Words | Shape::Operand), Some(Value::Strings(list))) => {
                let own = list.iter().filter(|word| !word.value.starts_with(['@', '#']));
                found.extend(own.map(|word| word.value.clone()));
            }
            (Shape::List(Shape::Table(shape)), Some(Value::Tables(tables))) => {
                tables.iter().for_each(|table| of_table(table, shape, found));
            }
            (Shape::Table(shape), Some(Value::Table(table))) => of_table(table, shape, found),
            _ => {}
        }
    }
}

/// Whether a spelling is a word that is found in a text.
fn finds(words: &Lexicon, text: &str, spelling: &str) -> bool {
    let normal = normal(spelling);
    words.hits(text).iter().any(|(start, end, _)| text[*start..*end] == normal)
}

fn loaded(name: &str) -> Loaded {
    builtin::load_named(name).unwrap().map_err(|problems| problems.problems).unwrap()
}

#[test]
fn every_shipped_word_is_found_in_a_notice() {
    for name in builtin::names() {
        let loaded = loaded(&name);
        let mut found = Vec::new();
        for key in ROOT.keys() {
            if let Shape::Map(map) = &key.shape {
                of_entries(
                    &mut loaded.merged.map(key.name).iter().map(|(_, entry)| entry),
                    &map.value,
                    &mut found,
                );
            }
        }
        found.sort();
        found.dedup();
        assert!(found.len() > 3_000, "{name}: {}", found.len());
        for word in found {
            for spelling in words::expand(&word).unwrap() {
                let document = document::read(&format!("このたびの{spelling}についてです。"), Format::Text);
                assert!(finds(&loaded.ruleset.lexicon, &document.text, &spelling), "{name}: {spelling:?}");
            }
        }
    }
}

/// Letters of all kinds, spaces of all widths, marks, what has no shape, radicals, and the signs of the grammar.
fn word() -> impl Strategy<Value = String> {
    let sign = prop_oneof![
        4 => prop::sample::select("青葉会社件名あいカキﾊﾞｶﾞＡｂ１-~〜−".chars().collect::<Vec<_>>()),
        1 => prop::sample::select(" \u{3000}\t\u{2003}\u{a0}".chars().collect::<Vec<_>>()),
        1 => prop::sample::select("⻑⽇⼀\u{3099}\u{309a}\u{301}゛¨\u{200b}\u{fe0f}\u{ad}".chars().collect::<Vec<_>>()),
        1 => prop::sample::select("{}[]|\\".chars().collect::<Vec<_>>()),
        1 => any::<char>(),
    ];
    prop::collection::vec(sign, 1..8).prop_map(|signs| signs.into_iter().collect())
}

proptest! {
    #[test]
    fn what_rules_check_accepts_is_found_in_its_own_text(word in word()) {
        let text = format!("noticelint = 1\n[terms.own]\nwords = [{}]\n", quote::toml(&word));
        let file = TomlFile { name: "own.toml".into(), text: text.into() };
        if let Ok(loaded) = load_with(vec![vec![file]], Vec::new(), &[]) {
                for spelling in words::expand(&word).unwrap() {
                prop_assert!(finds(&loaded.ruleset.lexicon, &normal(&spelling), &spelling), "{spelling:?}");
            }
        }
    }
}
