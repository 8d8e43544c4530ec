//! The closed classes: acts, nouns, parties, topics, times, each a bit.
//!
//! Owns which bit a name has. The lists are data, loaded by [`super::load`] when the program is built: see
//! [`super::built_in`].

use crate::grammar::{Begins, Endings, Kinds, Spellings, Words};
use crate::text::{ByName, Strings};

/// Everything the reading of statements knows by name.
#[derive(Debug, Clone, Default)]
pub(crate) struct Vocabulary {
    /// Endings of clauses.
    pub endings: Endings,
    /// Acts and nouns.
    pub words: Words,
    /// Who and to whom.
    pub parties: Words,
    /// What a heading, a label or a topic is about; bits of `topics`.
    pub topics: Words,
    /// Times.
    pub times: Words,
    /// What tells how something came about.
    pub how: Words,
    /// Where words of these five begin.
    pub begins: Begins,
    /// Verbs that say what stands somewhere: written, or merely there.
    pub held: Words,
    /// Verbs that end an exposure: stopped, or taken back.
    pub ended: Words,
    /// What is written in several ways.
    pub spellings: Spellings,
    /// What may stand between a party and its particle.
    pub behind: Strings,
    pub(super) kinds: ByName,
    pub(super) party_names: ByName,
    pub(super) topic_names: ByName,
    pub(super) time_names: ByName,
    pub(super) after: Kinds,
}

impl Vocabulary {
    /// Of `held`: what it says stands there in writing.
    pub(crate) const WRITTEN: Kinds = 1;
    /// Of `how`: what marks the noun before it as a means.
    pub(crate) const MEANS: Kinds = 1;
    /// Of `how`: what tells in what circumstance it was.
    pub(crate) const CIRCUMSTANCE: Kinds = 2;
    /// Of `ended`: nothing can be seen or used any more.
    pub(crate) const STOPPED: Kinds = 1;
    /// Of `ended`: there is no copy left, be it in others' hands.
    pub(crate) const ERASED: Kinds = 4;
    /// Of `ended`: a setting was put right.
    pub(crate) const UNDONE: Kinds = 8;

    /// Acts and nouns, parties, topics, times, and how: all that is looked for in every text.
    pub(crate) fn lists(&self) -> [&Words; 5] {
        [&self.words, &self.parties, &self.topics, &self.times, &self.how]
    }

    /// The bit of an act or a class of nouns.
    #[inline]
    pub(crate) fn kind(&self, name: &str) -> Option<Kinds> {
        bit(&self.kinds, name)
    }
    /// The bits of several.
    #[inline]
    pub(crate) fn kinds(&self, names: &[&str]) -> Kinds {
        names.iter().filter_map(|name| self.kind(name)).fold(0, |all, kind| all | kind)
    }
    /// The bit of a party.
    #[inline]
    pub(crate) fn party(&self, name: &str) -> Option<Kinds> {
        bit(&self.party_names, name)
    }
    /// The bits of several parties.
    #[inline]
    pub(crate) fn any_party(&self, names: &[&str]) -> Kinds {
        names.iter().filter_map(|name| self.party(name)).fold(0, |all, party| all | party)
    }
    /// The bit of a topic.
    #[inline]
    pub(crate) fn topic(&self, name: &str) -> Option<Kinds> {
        bit(&self.topic_names, name)
    }
    /// Whether what is said about a topic tells of the incident itself, and not of what came after it.
    pub(crate) fn tells(&self, topic: Kinds) -> bool {
        topic & self.after == 0
    }
    /// The bit of a time.
    #[inline]
    pub(crate) fn time(&self, name: &str) -> Option<Kinds> {
        bit(&self.time_names, name)
    }
    /// The names of acts and classes of nouns in a set.
    pub(crate) fn kinds_of(&self, set: Kinds) -> Vec<&str> {
        named_in(&self.kinds, set)
    }
    /// The names of parties in a set.
    pub(crate) fn parties_of(&self, set: Kinds) -> Vec<&str> {
        named_in(&self.party_names, set)
    }
    /// The names of topics in a set.
    pub(crate) fn topics_of(&self, set: Kinds) -> Vec<&str> {
        named_in(&self.topic_names, set)
    }
    /// The names of times in a set.
    #[cfg(test)]
    pub(crate) fn times_of(&self, set: Kinds) -> Vec<&str> {
        named_in(&self.time_names, set)
    }
}

#[inline]
fn bit(names: &ByName, name: &str) -> Option<Kinds> {
    names.place(name).map(|at| 1 << at)
}

fn named_in(names: &ByName, set: Kinds) -> Vec<&str> {
    let names = &names.names;
    let has = |at: &usize| set & (1 << at) != 0;
    (0..names.len()).filter(has).map(|at| &*names[at]).collect()
}
