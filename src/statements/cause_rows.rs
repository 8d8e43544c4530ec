//! The classes of words and the rows of causes as they are written.
//!
//! Owns loading `rules/ja/grammar/causes.toml`; an unknown name is told. Compiled into `build.rs`, where it is done.

use super::Vocabulary;
use super::causes::{CauseRow, Causes};
use crate::grammar::{Kinds, WordRow, WordRows};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Debug, Deserialize)]
struct File {
    words: BTreeMap<String, WordRow>,
    row: Vec<Row>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    class: String,
    weight: i16,
    #[serde(default)]
    title: bool,
    all: Vec<String>,
    #[serde(default)]
    any: Vec<String>,
    #[serde(default)]
    none: Vec<String>,
}

impl Causes {
    /// Reads the tables.
    pub(crate) fn load(vocabulary: &Vocabulary) -> Result<Self, String> {
        let file: File = toml::from_str(include_str!("../../rules/ja/grammar/causes.toml"))
            .map_err(|error| error.to_string())?;
        let mut words = WordRows::default();
        let names: Vec<&String> = file.words.keys().collect();
        for (at, row) in file.words.values().enumerate() {
            words.add(row, 1 << at, &vocabulary.spellings);
        }
        let bits = |asked: &[String]| -> Result<Kinds, String> {
            asked.iter().try_fold(0, |all, name| {
                let at = names.iter().position(|known| *known == name);
                Ok(all | 1 << at.ok_or_else(|| format!("nothing is called `{name}`"))?)
            })
        };
        let rows = file.row.iter().map(|row| {
            Ok(CauseRow {
                class: row.class.as_str().into(),
                weight: row.weight,
                title: row.title,
                all: bits(&row.all)?,
                any: bits(&row.any)?,
                none: bits(&row.none)?,
            })
        });
        let rows: Vec<CauseRow> = rows.collect::<Result<_, String>>()?;
        Ok(Self { words: words.finish(), rows: rows.into() })
    }
}
