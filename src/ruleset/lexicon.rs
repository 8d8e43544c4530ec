//! All words of a ruleset as one tree, the few patterns that stand beside them, and the one scan for both.
//!
//! Owns which set a word belongs to and which longer words make a match void. Knows where words stand, not what follows
//! from them.

use super::meanings::{self, Meaning, Numbers};
use super::outline::Outline;
use super::values::SetId;
use super::word_trie::WordTrie;
use crate::text::{Baked, slice};
use regex_automata::Input;
use regex_automata::meta::{Config, Regex};
use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;
use std::ops::Range;
use std::sync::OnceLock;

/// The words of a ruleset, compiled.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    /// The words as a tree; its numbers are places in `meanings`. Empty where there is no word. The built-in ones are
    /// embedded beside the ruleset: they are large, and read where they lie.
    pub tree: Cow<'static, [u8]>,
    /// What words mean.
    pub meanings: Cow<'static, [u8]>,
    /// Regular expressions beside the words.
    pub patterns: Baked<[Pattern]>,
    /// Words of an organisation, beside those of the tree.
    pub(super) own: Option<Own>,
    /// The patterns, compiled.
    pub(super) compiled: OnceLock<Compiled>,
}

impl Lexicon {
    /// Calls `found(set, start, end)` for every match in `text`, which is in normal form.
    pub fn scan(&self, text: &str, found: impl FnMut(SetId, usize, usize)) {
        self.compiled.get_or_init(|| Compiled::of(self)).scan(self, text, found);
    }

    /// Every word that stands in a text in normal form: from where to where, and the place of its meaning.
    pub(super) fn hits(&self, text: &str) -> Vec<(usize, usize, u32)> {
        // Few texts have more than two words in three characters.
        let mut hits = Vec::with_capacity(text.len() / 4);
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
        let known = WordTrie::of(&self.tree).exact(word);
        let value = match &self.own {
            None => known?,
            Some(own) => known.filter(|_| !own.replaced.contains(word)).or_else(|| {
                let before = meanings::places(&self.meanings);
                Some(before.saturating_add(WordTrie::of(&own.tree).exact(word)?))
            })?,
        };
        let [sets, voids, wakes, spells] = self.means(value);
        Some(Meaning {
            sets: sets.sets().collect(),
            voids: voids.sets().collect(),
            wakes: wakes.each().collect(),
            spells: spells.pairs().collect(),
        })
    }

    /// The sets, the voids, the wakes and the spells at the place of a meaning.
    pub(super) fn means(&self, at: u32) -> [Numbers<'_>; 4] {
        let (meanings, at) = self.place(at);
        meanings::read(meanings, at)
    }

    /// The meanings in which a place lies, and where in these.
    fn place(&self, at: u32) -> (&[u8], u32) {
        match (&self.own, at.checked_sub(meanings::places(&self.meanings))) {
            (Some(own), Some(at)) => (&own.meanings, at),
            _ => (&self.meanings, at),
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
#[derive(Debug, Clone)]
pub struct Pattern {
    /// The expression, over the normal form.
    pub regex: Baked<str>,
    /// The set it belongs to.
    pub set: SetId,
    /// Whether it waits until a word it needs was seen.
    pub waits: bool,
    /// Whether it matches nothing itself, but makes void what the set matches inside it.
    pub voids: bool,
    /// Whether the texts that it matches are words of the tree.
    pub spelt: bool,
    /// What stands wherever it matches, where that is not told by words.
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
        let few = hits.len() / 8;
        let mut voids: Vec<(SetId, usize, usize)> = Vec::with_capacity(few);
        // Most sets have no decoy in a text, and need no look at the voids.
        let mut decoyed: Vec<bool> = Vec::new();
        let mut awake = vec![false; lexicon.patterns.len()];
        let mut woken: Vec<(u16, usize, usize)> = Vec::with_capacity(few);
        let mut spelt: Vec<Spelt> = Vec::with_capacity(few);
        for &(start, end, value) in &hits {
            let (meanings, at) = lexicon.place(value);
            if meanings::is_plain(meanings, at) {
                continue;
            }
            let [_, void, wakes, spells] = meanings::read(meanings, at);
            for set in void.sets() {
                voids.push((set, start, end));
                let at = usize::from(set.0);
                decoyed.resize(decoyed.len().max(at + 1), false);
                decoyed[at] = true;
            }
            for pattern in wakes.each() {
                let at = usize::from(pattern);
                if let (Some(flag), Some(known)) = (awake.get_mut(at), lexicon.patterns.get(at)) {
                    *flag = true;
                    if !known.spelt {
                        woken.push((pattern, start, end));
                    }
                }
            }
            spelt.extend(spells.pairs().map(|(pattern, place)| (pattern, start, place, end)));
        }
        spelt.sort_unstable();
        woken.sort_unstable();
        let matched = |voids: bool, then: &mut dyn FnMut(SetId, usize, usize)| {
            for (index, pattern) in lexicon.patterns.iter().enumerate() {
                if pattern.voids != voids || pattern.waits && !awake[index] {
                    continue;
                }
                if pattern.spelt {
                    first_of(&spelt, index, |start, end| then(pattern.set, start, end));
                    continue;
                }
                for zone in zones(pattern, index, text, &woken) {
                    let may_match = || pattern.outline.may_match(slice(text, zone.clone()));
                    if (self.is_there(index) || may_match())
                        && let Some(regex) = self.pattern(index, pattern)
                    {
                        let matches = regex.find_iter(Input::new(text).range(zone));
                        matches.for_each(|m| then(pattern.set, m.start(), m.end()));
                    }
                }
            }
        };
        matched(true, &mut |set, start, end| {
            let at = usize::from(set.0);
            decoyed.resize(decoyed.len().max(at + 1), false);
            decoyed[at] = true;
            voids.push((set, start, end));
        });
        voids.sort_unstable();
        let mut report = |set: SetId, start: usize, end: usize| {
            let decoyed = decoyed.get(usize::from(set.0)).copied().unwrap_or(false);
            if !(decoyed && inside(&voids, set, start, end)) {
                found(set, start, end);
            }
        };
        for (start, end, value) in hits {
            let (meanings, at) = lexicon.place(value);
            for set in meanings::sets(meanings, at).sets() {
                report(set, start, end);
            }
        }
        matched(false, &mut |set, start, end| {
            if start < end {
                report(set, start, end);
            }
        });
    }

    /// Whether a pattern is compiled already: then it is the quickest way to tell whether it matches.
    fn is_there(&self, index: usize) -> bool {
        self.0[index].get().is_some()
    }

    fn pattern(&self, index: usize, pattern: &Pattern) -> Option<&Regex> {
        self.0[index].get_or_init(|| compiled(&pattern.regex)).as_ref()
    }
}

/// A text that a pattern matches: the pattern, where it starts, its place among the texts of the pattern, where it ends.
type Spelt = (u16, usize, u16, usize);

/// Where a pattern may match, in order: around the words that woke it, where it waits for some; each match holds one.
fn zones(pattern: &Pattern, index: usize, text: &str, woken: &[(u16, usize, usize)]) -> Vec<Range<usize>> {
    let mut zones: Vec<Range<usize>> = Vec::new();
    if !pattern.waits {
        zones.push(0..text.len());
        return zones;
    }
    let from = woken.partition_point(|one| usize::from(one.0) < index);
    for &(_, start, end) in woken[from..].iter().take_while(|one| usize::from(one.0) == index) {
        // One line is one zone, however many words in it wake the pattern.
        let inside = |last: &Range<usize>| last.start <= start && end <= last.end;
        if pattern.outline.is_of_a_line() && zones.last().is_some_and(inside) {
            continue;
        }
        let zone = pattern.outline.around(text, start, end);
        match zones.last_mut().filter(|last| zone.start <= last.end) {
            Some(last) => last.end = last.end.max(zone.end),
            None => zones.push(zone),
        }
        // The last one reaches to the end: all others lie in it.
        if zones.last().is_some_and(|last| last.end == text.len()) {
            break;
        }
    }
    zones
}

/// The matches of a pattern: of its texts that start together the first, and none that starts inside the one before.
fn first_of(spelt: &[Spelt], pattern: usize, mut then: impl FnMut(usize, usize)) {
    let from = spelt.partition_point(|one| usize::from(one.0) < pattern);
    let mut free = 0;
    for &(_, start, _, end) in spelt[from..].iter().take_while(|one| usize::from(one.0) == pattern) {
        if start >= free {
            then(start, end);
            free = end;
        }
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
