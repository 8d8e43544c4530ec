//! All words of a ruleset as one automaton, and the few patterns that stand beside them.
//!
//! Owns which set a word belongs to and which longer words make a match void. Knows nothing of notices.

use super::matcher::Matcher;
use super::model::SetId;
use daachorse::CharwiseDoubleArrayAhoCorasick;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::sync::OnceLock;

/// The words of a ruleset, compiled.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Lexicon {
    /// The serialised automaton; its values are indices in `words`. Empty where there is no word. The built-in one
    /// is embedded beside the ruleset: it is large, and used where it lies.
    #[serde(skip)]
    pub automaton: Cow<'static, [u8]>,
    /// What words mean. Words of one meaning share an entry.
    pub words: Vec<Word>,
    /// Regular expressions beside the words.
    pub patterns: Vec<Pattern>,
    /// Prepared at the first scan.
    #[serde(skip)]
    pub matcher: OnceLock<Matcher>,
}

impl Lexicon {
    /// Calls `found(set, start, end)` for every match in `text`, which is in normal form.
    pub fn scan(&self, text: &str, found: impl FnMut(SetId, usize, usize)) {
        self.matcher.get_or_init(|| Matcher::new(self)).scan(self, text, found);
    }
}

impl Lexicon {
    /// The automaton, for overlapping search; its values are indices in `words`. `None` where there is no word.
    pub fn compiled(&self) -> Option<CharwiseDoubleArrayAhoCorasick<u32>> {
        CharwiseDoubleArrayAhoCorasick::deserialize(&self.automaton).ok().map(|(automaton, _)| automaton)
    }
}

/// What a word means.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Word {
    /// The sets it belongs to.
    pub sets: Vec<SetId>,
    /// The sets whose matches inside this word are void (`not-in`).
    pub voids: Vec<SetId>,
    /// The patterns that can only match where this word was seen.
    pub wakes: Vec<u16>,
}

/// A regular expression of a set.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Pattern {
    /// The expression, over the normal form.
    pub regex: String,
    /// The set it belongs to.
    pub set: SetId,
    /// Whether it waits until a word it needs was seen.
    pub waits: bool,
}
