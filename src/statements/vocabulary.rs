//! The closed classes: acts, nouns, parties, topics, times, each a bit.
//!
//! Owns loading `rules/ja/grammar`, and names. The lists are data.

use crate::grammar::{Endings, EndingsFile, Kinds, Spellings, WordRow, Words};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Everything the reading of statements knows by name.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
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
    /// Verbs that say what stands somewhere: written, or merely there.
    pub held: Words,
    /// Verbs that end an exposure: stopped, or taken back.
    pub ended: Words,
    /// What is written in several ways.
    pub spellings: Spellings,
    /// What may stand between a party and its particle.
    pub behind: Vec<String>,
    /// What marks the noun before it as a means.
    pub means: Vec<String>,
    /// What tells in what circumstance something came about.
    pub circumstances: Vec<String>,
    kinds: Vec<String>,
    party_names: Vec<String>,
    topic_names: Vec<String>,
    time_names: Vec<String>,
    after: Kinds,
}

#[derive(Debug, Deserialize)]
struct ActsFile {
    held: HeldRows,
    ended: EndedRows,
    acts: BTreeMap<String, WordRow>,
    nouns: BTreeMap<String, WordRow>,
}

#[derive(Debug, Deserialize)]
struct HeldRows {
    written: WordRow,
    there: WordRow,
}

#[derive(Debug, Deserialize)]
struct EndedRows {
    stopped: WordRow,
    erased: WordRow,
    taken: WordRow,
}

#[derive(Debug, Deserialize)]
struct PartiesFile {
    behind: Vec<String>,
    parties: BTreeMap<String, WordRow>,
}

#[derive(Debug, Deserialize)]
struct TopicsFile {
    means: Vec<String>,
    circumstances: Vec<String>,
    after: Vec<String>,
    about: BTreeMap<String, Vec<String>>,
    when: BTreeMap<String, Vec<String>>,
}

static BUILT_IN: OnceLock<Vocabulary> = OnceLock::new();

impl Vocabulary {
    /// Of `held`: what it says stands there in writing.
    pub const WRITTEN: Kinds = 1;
    /// Of `held`: what it says is there.
    pub const THERE: Kinds = 2;

    /// Of `ended`: nothing can be seen or used any more.
    pub const STOPPED: Kinds = 1;
    /// Of `ended`: it is back in hand.
    pub const TAKEN: Kinds = 2;
    /// Of `ended`: there is no copy left, be it in others' hands.
    pub const ERASED: Kinds = 4;

    /// The one that comes with the program. A mistake in it is found by its test; a part that cannot be read is empty.
    pub fn built_in() -> &'static Self {
        BUILT_IN.get_or_init(|| Self::load().unwrap_or_default())
    }

    /// Reads the tables.
    pub fn load() -> Result<Self, String> {
        let endings: EndingsFile = parsed(include_str!("../../rules/ja/grammar/endings.toml"))?;
        let acts: ActsFile = parsed(include_str!("../../rules/ja/grammar/acts.toml"))?;
        let parties: PartiesFile = parsed(include_str!("../../rules/ja/grammar/parties.toml"))?;
        let topics: TopicsFile = parsed(include_str!("../../rules/ja/grammar/topics.toml"))?;
        let spellings = Spellings(endings.spellings.clone());
        let mut found = Self { endings: Endings::new(&endings)?, ..Self::default() };
        for (name, row) in acts.acts.iter().chain(&acts.nouns) {
            let kind = named(&mut found.kinds, name)?;
            found.words.add(row, kind, &spellings);
        }
        found.held.add(&acts.held.written, Self::WRITTEN, &spellings);
        found.held.add(&acts.held.there, Self::THERE, &spellings);
        found.ended.add(&acts.ended.stopped, Self::STOPPED, &spellings);
        found.ended.add(&acts.ended.taken, Self::TAKEN, &spellings);
        found.ended.add(&acts.ended.erased, Self::ERASED, &spellings);
        for (name, row) in &parties.parties {
            let kind = named(&mut found.party_names, name)?;
            found.parties.add(row, kind, &spellings);
        }
        for (name, words) in &topics.about {
            let kind = named(&mut found.topic_names, name)?;
            found.topics.add(&phrases(words), kind, &spellings);
        }
        for name in &topics.after {
            found.after |= found.topic(name).ok_or_else(|| format!("no topic `{name}`"))?;
        }
        for (name, words) in &topics.when {
            let kind = named(&mut found.time_names, name)?;
            found.times.add(&phrases(&voiced(words)), kind, &spellings);
        }
        (found.means, found.circumstances, found.behind) =
            (topics.means, topics.circumstances, parties.behind);
        found.spellings = spellings;
        Ok(found)
    }

    /// The acts, then the classes of nouns, by name, with their words as they are written.
    pub fn acts() -> Vec<(String, Vec<String>)> {
        let acts: Option<ActsFile> = parsed(include_str!("../../rules/ja/grammar/acts.toml")).ok();
        let rows = acts.into_iter().flat_map(|file| file.acts.into_iter().chain(file.nouns));
        rows.map(|(name, row)| (name, row.words())).collect()
    }

    /// The bit of an act or a class of nouns.
    pub fn kind(&self, name: &str) -> Option<Kinds> {
        bit(&self.kinds, name)
    }
    /// The bits of several.
    pub fn kinds(&self, names: &[&str]) -> Kinds {
        names.iter().filter_map(|name| self.kind(name)).fold(0, |all, kind| all | kind)
    }
    /// The bit of a party.
    pub fn party(&self, name: &str) -> Option<Kinds> {
        bit(&self.party_names, name)
    }
    /// The bit of a topic.
    pub fn topic(&self, name: &str) -> Option<Kinds> {
        bit(&self.topic_names, name)
    }
    /// Whether what is said about a topic tells of the incident itself, and not of what came after it.
    pub fn tells(&self, topic: Kinds) -> bool {
        topic & self.after == 0
    }
    /// The bit of a time.
    pub fn time(&self, name: &str) -> Option<Kinds> {
        bit(&self.time_names, name)
    }
    /// The names of acts and classes of nouns in a set.
    pub fn kinds_of(&self, set: Kinds) -> Vec<&str> {
        named_in(&self.kinds, set)
    }
    /// The names of parties in a set.
    pub fn parties_of(&self, set: Kinds) -> Vec<&str> {
        named_in(&self.party_names, set)
    }
    /// The names of topics in a set.
    pub fn topics_of(&self, set: Kinds) -> Vec<&str> {
        named_in(&self.topic_names, set)
    }
}

fn parsed<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, String> {
    toml::from_str(text).map_err(|error| error.to_string())
}

/// た後 is だ後 behind some verbs: 済んだ後.
fn voiced(words: &[String]) -> Vec<String> {
    let too = words.iter().filter_map(|word| word.strip_prefix('た').map(|rest| format!("だ{rest}")));
    words.iter().cloned().chain(too).collect()
}

fn phrases(words: &[String]) -> WordRow {
    WordRow::Parts { verbs: Vec::new(), nouns: Vec::new(), phrases: words.to_vec() }
}

fn named(names: &mut Vec<String>, name: &str) -> Result<Kinds, String> {
    let at = names.len();
    if at >= Kinds::BITS as usize {
        return Err(format!("too many classes: {name}"));
    }
    names.push(name.to_owned());
    Ok(1 << at)
}

fn bit(names: &[String], name: &str) -> Option<Kinds> {
    names.iter().position(|known| known == name).map(|at| 1 << at)
}

fn named_in(names: &[String], set: Kinds) -> Vec<&str> {
    let has = |at: &usize| set & (1 << at) != 0;
    (0..names.len()).filter(has).map(|at| names[at].as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_can_be_read() {
        let vocabulary = Vocabulary::load().unwrap();
        for name in ["tell", "report", "misuse", "inquire", "postposition"] {
            assert!(vocabulary.kind(name).is_some(), "{name}");
        }
        assert!(vocabulary.party("persons").is_some() && vocabulary.topic("cause").is_some());
    }
}
