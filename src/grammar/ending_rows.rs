//! The table of endings as rules write it, expanded to every form.
//!
//! Owns the expansion of dictionary forms to what is written. The table itself is data
//! (`rules/ja/grammar/endings.toml`). Compiled into `build.rs`, where all of it is done.

use super::conjugation::{Class, Forms};
use super::endings::{Ending, Endings, On};
use super::flags::Flags;
use super::spelling::Spellings;
use serde::Deserialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The table as written: what a row says, and its rows.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct EndingsFile {
    /// Rows by what they say.
    pub endings: BTreeMap<String, Vec<Row>>,
    /// Parts of words that are written in several ways.
    #[serde(default)]
    pub spellings: Vec<Vec<String>>,
}

/// A row of the table.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Row {
    /// What must stand before.
    #[serde(default)]
    on: Option<On>,
    /// Auxiliaries in dictionary form.
    #[serde(default)]
    aux: Vec<String>,
    /// Nouns.
    #[serde(default)]
    noun: Vec<String>,
}

impl Spellings {
    /// Of groups as they are written.
    pub(crate) fn new(groups: &[Vec<String>]) -> Self {
        let group = |parts: &Vec<String>| parts.iter().map(|part| part.as_str().into()).collect();
        Self(groups.iter().map(group).collect())
    }
}

/// Endings that are being put together.
#[derive(Default)]
struct Expanded(BTreeMap<char, Vec<Ending>>);

impl Endings {
    /// Expands a table. What a row says must be known; unknown names are told.
    pub(crate) fn new(file: &EndingsFile) -> Result<Self, String> {
        let spellings = Spellings::new(&file.spellings);
        let mut found = Expanded::default();
        for (name, rows) in &file.endings {
            let flag = Flags::named(name).ok_or_else(|| format!("no ending is called `{name}`"))?;
            for row in rows {
                for aux in &row.aux {
                    for word in spellings.of(aux) {
                        found.expand(&word, row.on, flag);
                    }
                }
                for noun in &row.noun {
                    for word in spellings.of(noun) {
                        found.push(&word, Forms::NOUN | Forms::STEM, row.on, flag, true);
                    }
                }
            }
        }
        found.0.values_mut().for_each(|list| list.sort_by_key(|ending| Reverse(ending.text.len())));
        let mut by_last: BTreeMap<(char, Option<char>), Vec<Ending>> = BTreeMap::new();
        for (last, list) in found.0 {
            for ending in list {
                let before = ending.text.chars().rev().nth(1);
                by_last.entry((last, before)).or_default().push(ending);
            }
        }
        Ok(Self { by_last: by_last.into() })
    }
}

impl Expanded {
    /// All forms of an auxiliary.
    fn expand(&mut self, word: &str, on: Option<On>, flag: Flags) {
        let (stem, class) = match word {
            "です" => ("", Class::Desu),
            "だ" => ("", Class::Da),
            "ます" => ("", Class::Polite),
            // Fixed ends of words: they have one form.
            "た" => return self.push("た", Forms::TA, None, flag, false),
            "ん" | "ぬ" => return self.push(word, Forms::DICT | Forms::STEM, on, flag, false),
            "う" | "よう" => return self.push(word, Forms::DICT, on, flag, false),
            "ず" | "ずに" => return self.push(word, Forms::STEM | Forms::TE, on, flag, false),
            _ => match Class::of(word) {
                Some(found) => found,
                None => {
                    self.push(word, Forms::ANY, on, flag, false);
                    // そうだ, そうだった and そうです are one.
                    if let Some(stem) = word.strip_suffix('だ') {
                        self.push(&format!("{stem}だった"), Forms::TA, on, flag, false);
                        for (ending, form) in Class::Desu.endings() {
                            self.push(&format!("{stem}{ending}"), form, on, flag, false);
                        }
                    }
                    return;
                }
            },
        };
        for (ending, form) in class.endings() {
            if !form.meets(Forms::NOUN) || !stem.is_empty() {
                self.push(&format!("{stem}{ending}"), form, on, flag, false);
            }
        }
    }

    fn push(&mut self, text: &str, form: Forms, on: Option<On>, flag: Flags, noun: bool) {
        let Some(last) = text.chars().next_back() else { return };
        let list = self.0.entry(last).or_default();
        list.push(Ending { text: text.into(), form, on, flag, noun });
    }
}
