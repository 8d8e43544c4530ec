//! Words in dictionary form, ready to be found in a text.
//!
//! Owns stems, spellings and whether what follows a stem is an ending of it. A noun counts where its compound ends:
//! 漏えい防止 is a 防止. Knows no meaning: a word belongs to kinds, which others name.

use super::conjugation::{Class, Forms};
use super::spelling::{Spellings, kanji};
use crate::text::slice;
use serde::Deserialize;
use std::collections::HashMap;

/// A set of kinds of words.
pub type Kinds = u128;

/// The words of one kind, as they are written in a ruleset.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(untagged)]
pub enum WordRow {
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
    pub fn words(self) -> Vec<String> {
        match self {
            Self::List(words) => words,
            Self::Parts { verbs, nouns, phrases } => [verbs, nouns, phrases].concat(),
            Self::None => Vec::new(),
        }
    }
}

#[derive(Debug, Clone)]
struct Entry {
    stem: Box<str>,
    class: Class,
    /// Neither the end of a compound nor an ending is asked for.
    phrase: bool,
    kinds: Kinds,
}

/// Where a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// First byte.
    pub start: usize,
    /// The end of what never changes.
    pub stem: usize,
    /// The end with the longest ending that the class has.
    pub end: usize,
    /// How it bends.
    pub class: Class,
    /// What it is.
    pub kinds: Kinds,
    /// A phrase: it bends no further.
    pub phrase: bool,
}

/// Words, by their first character, the longest first.
#[derive(Debug, Clone, Default)]
pub struct Words {
    by_first: HashMap<char, Vec<Entry>>,
    endings: HashMap<Class, Vec<(String, Forms)>>,
}

impl Words {
    /// Adds the words of a kind.
    pub fn add(&mut self, row: &WordRow, kind: Kinds, spellings: &Spellings) {
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
            let Some(first) = stem.chars().next() else { continue };
            self.endings.entry(class).or_insert_with(|| class.endings());
            let list = self.by_first.entry(first).or_default();
            match list.iter_mut().find(|known| *known.stem == *stem && known.class == class) {
                Some(known) => known.kinds |= kind,
                None => {
                    list.push(Entry { stem: stem.into(), class, phrase, kinds: kind });
                    list.sort_by_key(|entry| std::cmp::Reverse(entry.stem.len()));
                }
            }
        }
    }

    /// The forms of a class that an ending makes.
    pub fn forms(&self, class: Class, ending: &str) -> Forms {
        let all = self.endings.get(&class).map_or(&[][..], Vec::as_slice);
        all.iter().filter(|(known, _)| known == ending).fold(Forms::default(), |all, one| all | one.1)
    }

    /// Calls `found` for every word of a text, in order of its start; of those that start together the longest first.
    pub fn scan(&self, text: &str, mut found: impl FnMut(Hit)) {
        for (start, first) in text.char_indices() {
            let Some(entries) = self.by_first.get(&first) else { continue };
            for entry in entries {
                if !slice(text, start..).starts_with(&*entry.stem) {
                    continue;
                }
                let stem = start + entry.stem.len();
                let Some(end) = self.end(entry, text, stem) else { continue };
                let (class, kinds, phrase) = (entry.class, entry.kinds, entry.phrase);
                found(Hit { start, stem, end, class, kinds, phrase });
            }
        }
    }

    /// Where a word ends that has its stem before `stem`; `None` where what follows is no ending of it.
    fn end(&self, entry: &Entry, text: &str, stem: usize) -> Option<usize> {
        if entry.phrase {
            return Some(stem);
        }
        let rest = slice(text, stem..);
        let endings = self.endings.get(&entry.class)?;
        let longest =
            endings.iter().filter(|(ending, _)| rest.starts_with(ending.as_str())).map(|one| one.0.len());
        let length = longest.max()?;
        // A noun ends where its compound ends.
        let open = length == 0 && matches!(entry.class, Class::Noun | Class::Do) && goes_on(text, stem);
        (!open).then_some(stem + length)
    }
}

/// Whether a character is part of a compound: an ideograph, katakana, a letter or a digit.
pub fn is_dense(found: char) -> bool {
    kanji(found) || matches!(found, 'ァ'..='ヶ' | 'ー' | '〇') || found.is_ascii_alphanumeric()
}

/// Whether a compound goes on behind an offset. What only says when, or that there is more, is no part of it; nor is
/// an auxiliary: ご案内申し上げます.
fn goes_on(text: &str, at: usize) -> bool {
    const BEHIND: [&str; 22] = [
        "等", "中", "済", "後", "時", "前", "以", "者", "元", "先", "完了", "開始", "予定", "様", "全員",
        "宛", "申", "致", "頂", "願", "差し", "下さ",
    ];
    let rest = slice(text, at..);
    let Some(next) = rest.chars().next() else { return false };
    // 係員三名: how many of them is no part of what they are.
    let counted = rest.trim_start_matches(|c| "一二三四五六七八九十百".contains(c));
    if counted.len() < rest.len() && counted.starts_with(['名', '人']) {
        return false;
    }
    let last = slice(text, ..at).chars().next_back();
    // 情報PDF and 氏名1件: a change of script is an end, but for ideographs and katakana.
    let same = is_dense(next) && !next.is_ascii()
        || next.is_ascii_alphanumeric() && last.is_some_and(|c| c.is_ascii());
    same && !BEHIND.iter().any(|behind| rest.starts_with(behind))
}
