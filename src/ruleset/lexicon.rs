//! All words of a ruleset as one tree, the few patterns that stand beside them, and the one scan for both.
//!
//! Owns which set a word belongs to and which longer words make a match void. Knows where words stand, not what follows
//! from them.

use super::meanings::{self, Meaning, Numbers};
use super::outline::Outline;
use super::values::SetId;
use super::word_trie::WordTrie;
use crate::text::slice;
use regex_automata::meta::{Config, Regex};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;
use std::sync::OnceLock;

/// The words of a ruleset, compiled.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Lexicon {
    /// The words as a tree; its numbers are places in `meanings`. Empty where there is no word. The built-in ones are
    /// embedded beside the ruleset: they are large, and read where they lie.
    #[serde(skip)]
    pub tree: Cow<'static, [u8]>,
    /// What words mean.
    #[serde(skip)]
    pub meanings: Cow<'static, [u8]>,
    /// Regular expressions beside the words.
    pub patterns: Vec<Pattern>,
    /// Words of an organisation, beside those of the tree.
    #[serde(skip)]
    pub(super) own: Option<Own>,
    /// The patterns, compiled.
    #[serde(skip)]
    pub(super) compiled: OnceLock<Compiled>,
}

impl Lexicon {
    /// Calls `found(set, start, end)` for every match in `text`, which is in normal form.
    pub fn scan(&self, text: &str, found: impl FnMut(SetId, usize, usize)) {
        self.compiled.get_or_init(|| Compiled::of(self)).scan(self, text, found);
    }

    /// Every word that stands in a text in normal form: from where to where, and the place of its meaning.
    pub(super) fn hits(&self, text: &str) -> Vec<(usize, usize, u32)> {
        let mut hits = Vec::new();
        let Some(own) = &self.own else {
            WordTrie::of(&self.tree).scan(text, |start, end, word| hits.push((start, end, word)));
            return hits;
        };
        WordTrie::of(&self.tree).scan(text, |start, end, word| {
            if !own.replaced.contains(slice(text, start..end)) {
                hits.push((start, end, word));
            }
        });
        let before = meanings::places(&self.meanings);
        WordTrie::of(&own.tree)
            .scan(text, |start, end, word| hits.push((start, end, before.saturating_add(word))));
        hits
    }

    /// What a word means.
    pub(super) fn meaning(&self, word: &str) -> Option<Meaning> {
        let whole = |(start, end, _): &(usize, usize, u32)| *start == 0 && *end == word.len();
        let (_, _, value) = self.hits(word).into_iter().find(whole)?;
        let [sets, voids, wakes] = self.means(value);
        Some(Meaning {
            sets: sets.sets().collect(),
            voids: voids.sets().collect(),
            wakes: wakes.each().collect(),
        })
    }

    /// The sets, the voids and the wakes at the place of a meaning.
    pub(super) fn means(&self, at: u32) -> [Numbers<'_>; 3] {
        let before = meanings::places(&self.meanings);
        match (&self.own, at.checked_sub(before)) {
            (Some(own), Some(at)) => meanings::read(&own.meanings, at),
            _ => meanings::read(&self.meanings, at),
        }
    }
}

/// Words that came later, and those of the tree that mean something else with them: so that some words more do
/// not cost all that there were.
#[derive(Debug, Clone)]
pub(super) struct Own {
    /// As the tree, of these words alone.
    pub tree: Vec<u8>,
    /// What they mean.
    pub meanings: Vec<u8>,
    /// Words of the large tree that stand here with what they mean now.
    pub replaced: HashSet<String>,
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
    /// Whether it matches nothing itself, but makes void what the set matches inside it.
    pub voids: bool,
    /// What stands wherever it matches.
    pub outline: Outline,
}

/// The patterns of a lexicon: compiled when first needed; `None` inside where the expression is broken (the loader
/// reports it).
#[derive(Clone)]
pub(super) struct Compiled(Vec<OnceLock<Option<Regex>>>);

impl fmt::Debug for Compiled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Compiled").field("patterns", &self.0.len()).finish_non_exhaustive()
    }
}

impl Compiled {
    fn of(lexicon: &Lexicon) -> Self {
        Self(lexicon.patterns.iter().map(|_| OnceLock::new()).collect())
    }

    /// Calls `found(set, start, end)` for every match of every set, matches inside a set's decoys left out.
    fn scan(&self, lexicon: &Lexicon, text: &str, mut found: impl FnMut(SetId, usize, usize)) {
        let hits = lexicon.hits(text);
        let mut voids: Vec<(SetId, usize, usize)> = Vec::new();
        // Most sets have no decoy in a text, and need no look at the voids.
        let mut decoyed: Vec<bool> = Vec::new();
        let mut awake = vec![false; lexicon.patterns.len()];
        for &(start, end, value) in &hits {
            let [_, void, wakes] = lexicon.means(value);
            for set in void.sets() {
                voids.push((set, start, end));
                let at = usize::from(set.0);
                decoyed.resize(decoyed.len().max(at + 1), false);
                decoyed[at] = true;
            }
            for pattern in wakes.each() {
                if let Some(flag) = awake.get_mut(usize::from(pattern)) {
                    *flag = true;
                }
            }
        }
        let woken = |index: usize, pattern: &Pattern| {
            (!pattern.waits || awake[index]) && (self.is_there(index) || pattern.outline.may_match(text))
        };
        let patterns = |voids: bool| {
            let all = lexicon.patterns.iter().enumerate();
            all.filter(move |(at, pattern)| pattern.voids == voids && woken(*at, pattern))
        };
        for (index, pattern) in patterns(true) {
            let Some(regex) = self.pattern(index, pattern) else { continue };
            let at = usize::from(pattern.set.0);
            decoyed.resize(decoyed.len().max(at + 1), false);
            decoyed[at] = true;
            voids.extend(regex.find_iter(text).map(|m| (pattern.set, m.start(), m.end())));
        }
        voids.sort_unstable();
        let mut report = |set: SetId, start: usize, end: usize| {
            let decoyed = decoyed.get(usize::from(set.0)).copied().unwrap_or(false);
            if !(decoyed && inside(&voids, set, start, end)) {
                found(set, start, end);
            }
        };
        for (start, end, value) in hits {
            let [sets, ..] = lexicon.means(value);
            for set in sets.sets() {
                report(set, start, end);
            }
        }
        for (index, pattern) in patterns(false) {
            let Some(regex) = self.pattern(index, pattern) else { continue };
            for m in regex.find_iter(text).filter(|m| !m.is_empty()) {
                report(pattern.set, m.start(), m.end());
            }
        }
    }

    /// Whether a pattern is compiled already: then it is the quickest way to tell whether it matches.
    fn is_there(&self, index: usize) -> bool {
        self.0[index].get().is_some()
    }

    fn pattern(&self, index: usize, pattern: &Pattern) -> Option<&Regex> {
        self.0[index].get_or_init(|| compiled(&pattern.regex)).as_ref()
    }
}

/// A pattern as it is searched for. What looks ahead for its literals takes longer to build than a notice to read, and
/// finds hardly more quickly what waits for its words anyway. The limits are those of `regex`.
fn compiled(pattern: &str) -> Option<Regex> {
    const LARGEST: usize = 10 << 20;
    const CACHE: usize = 2 << 20;
    let config = Config::new().nfa_size_limit(Some(LARGEST)).hybrid_cache_capacity(CACHE);
    Regex::builder().configure(config.auto_prefilter(false)).build(pattern).ok()
}

/// Whether a decoy of `set` covers `start..end`. `voids` is sorted; decoys are short, so the look back is too.
fn inside(voids: &[(SetId, usize, usize)], set: SetId, start: usize, end: usize) -> bool {
    const LONGEST_DECOY: usize = 1_024;
    let until = voids.partition_point(|&(s, from, _)| (s, from) <= (set, start));
    voids[..until]
        .iter()
        .rev()
        .take_while(|&&(s, from, _)| s == set && start - from <= LONGEST_DECOY)
        .any(|&(_, _, to)| end <= to)
}
