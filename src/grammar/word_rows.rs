//! Words as rules write them, made ready to be found: every spelling, its stem and its class.
//!
//! Owns the rows, and the order in which words that begin alike are tried. Finding them is [`super::words`]'.

use super::conjugation::Class;
use super::spelling::Spellings;
use super::words::{Bending, Entry, Kinds, Words};
use serde::Deserialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The words of one kind, as they are written in a ruleset.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(untagged)]
pub(crate) enum WordRow {
    /// A list: what can be told for a verb is one, all else is a noun.
    List(Vec<String>),
    /// By part of speech.
    Parts {
        /// Verbs and adjectives.
        #[serde(default)]
        verbs: Vec<String>,
        /// Nouns.
        #[serde(default)]
        nouns: Vec<String>,
        /// Whatever stands exactly so, wherever it stands.
        #[serde(default)]
        phrases: Vec<String>,
    },
    /// Nothing.
    #[default]
    None,
}

impl WordRow {
    /// Its words, verbs first.
    pub(crate) fn words(self) -> Vec<String> {
        match self {
            Self::List(words) => words,
            Self::Parts { verbs, nouns, phrases } => [verbs, nouns, phrases].concat(),
            Self::None => Vec::new(),
        }
    }
}

/// Words that are being put together.
#[derive(Debug, Clone, Default)]
pub(crate) struct WordRows {
    by_first: BTreeMap<(char, Option<char>), Vec<Entry>>,
    classes: Vec<Class>,
}

impl WordRows {
    /// Adds the words of a kind.
    pub(crate) fn add(&mut self, row: &WordRow, kind: Kinds, spellings: &Spellings) {
        match row {
            WordRow::List(words) => {
                for word in words {
                    self.put(word, kind, spellings, false, true);
                }
            }
            WordRow::Parts { verbs, nouns, phrases } => {
                for word in verbs {
                    self.put(word, kind, spellings, false, true);
                }
                for word in nouns {
                    self.put(word, kind, spellings, false, false);
                }
                for word in phrases {
                    self.put(word, kind, spellings, true, false);
                }
            }
            WordRow::None => {}
        }
    }

    fn put(&mut self, word: &str, kind: Kinds, spellings: &Spellings, phrase: bool, bends: bool) {
        for word in spellings.of(word) {
            let read = if bends { Class::of(&word) } else { None };
            let (stem, class) = read.unwrap_or((&word, Class::Noun));
            let mut signs = stem.chars();
            let (first, second) = (signs.next(), signs.next());
            let Some(first) = first else { continue };
            if !self.classes.contains(&class) {
                self.classes.push(class);
            }
            let list = self.by_first.entry((first, second)).or_default();
            match list.iter_mut().find(|known| *known.stem == *stem && known.class == class) {
                Some(known) => known.kinds |= kind,
                None => list.push(Entry { stem: stem.into(), class, phrase, kinds: kind }),
            }
        }
    }

    /// The words, those that begin alike the longest first, and so the endings of a class.
    pub(crate) fn finish(mut self) -> Words {
        self.by_first.values_mut().for_each(|list| list.sort_by_key(|entry| Reverse(entry.stem.len())));
        let bending = |class: Class| -> Bending {
            let mut endings = class.endings();
            endings.sort_by_key(|(ending, _)| Reverse(ending.len()));
            let endings = endings.into_iter();
            (class, endings.map(|(ending, forms)| (ending.as_str().into(), forms)).collect())
        };
        let endings = self.classes.into_iter().map(bending).collect();
        Words { by_first: self.by_first.into(), endings }
    }
}
