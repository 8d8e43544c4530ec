//! The table of endings: auxiliaries and nouns that say how a clause is meant, in every form they take.
//!
//! Owns the expansion of dictionary forms to what is written. The table itself is data
//! (`rules/ja/grammar/endings.toml`).

use super::conjugation::{Class, Forms};
use super::flags::Flags;
use super::spelling::Spellings;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};

/// The table as written: what a row says, and its rows.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct EndingsFile {
    /// Rows by what they say.
    pub endings: BTreeMap<String, Vec<Row>>,
    /// Parts of words that are written in several ways.
    #[serde(default)]
    pub spellings: Vec<Vec<String>>,
}

/// A row of the table.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
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

/// What must stand before an ending.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum On {
    /// て, で.
    #[serde(rename = "て")]
    Te,
    /// 止め, 行い, or the noun of a verb.
    Stem,
    /// 止め, 行わ.
    Neg,
    /// 止めた.
    Past,
    /// What may stand before a noun.
    Plain,
    /// 止めれ, 行え.
    Ba,
    /// を, も, は.
    Object,
    /// は, が, も.
    Topic,
}

/// One ending, as written.
#[derive(Debug, Clone)]
pub struct Ending {
    /// As written.
    pub text: Box<str>,
    /// Its own form.
    pub form: Forms,
    /// What must stand before.
    pub on: Option<On>,
    /// What it says.
    pub flag: Flags,
    /// A noun, not an auxiliary.
    pub noun: bool,
}

/// All endings, by their last character, the longest first.
#[derive(Debug, Clone, Default)]
pub struct Endings {
    by_last: HashMap<char, Vec<Ending>>,
}

impl Endings {
    /// Expands a table. What a row says must be known; unknown names are told.
    pub fn new(file: &EndingsFile) -> Result<Self, String> {
        let spellings = Spellings(file.spellings.clone());
        let mut found = Self::default();
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
        for list in found.by_last.values_mut() {
            list.sort_by_key(|ending| std::cmp::Reverse(ending.text.len()));
        }
        Ok(found)
    }

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
        let list = self.by_last.entry(last).or_default();
        list.push(Ending { text: text.into(), form, on, flag, noun });
    }

    /// The endings that may stand before an offset, by the character before it.
    pub(super) fn behind(&self, last: char) -> &[Ending] {
        self.by_last.get(&last).map_or(&[], Vec::as_slice)
    }
}
