//! What acts, parties, topics and modes are called, for a reader.
//!
//! Owns loading `rules/ja/grammar/names.toml`. English has no titles: the names themselves are English.

use super::claim::mode_name;
use super::{Kinds, Mode, Vocabulary};
use crate::grammar::{Tails, WordRow};
use crate::text::Lang;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The titles, by name.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Names {
    acts: BTreeMap<String, String>,
    parties: BTreeMap<String, String>,
    topics: BTreeMap<String, String>,
    modes: BTreeMap<String, String>,
    /// Ends of sentences that show what a word matches.
    pub tails: Tails,
}

static BUILT_IN: OnceLock<Names> = OnceLock::new();

/// The acts, then the classes of nouns, as they are written.
#[derive(Debug, Default, Deserialize)]
struct Acts {
    acts: BTreeMap<String, WordRow>,
    nouns: BTreeMap<String, WordRow>,
}

impl Names {
    /// Those that come with the program. A mistake in them is found by their test.
    pub(crate) fn built_in() -> &'static Self {
        let read = || toml::from_str(include_str!("../../rules/ja/grammar/names.toml")).unwrap_or_default();
        BUILT_IN.get_or_init(read)
    }

    /// The acts, then the classes of nouns, by name, with their words as they are written.
    pub(crate) fn with_words() -> Vec<(String, Vec<String>)> {
        let read = toml::from_str(include_str!("../../rules/ja/grammar/acts.toml"));
        let Acts { acts, nouns } = read.unwrap_or_default();
        acts.into_iter().chain(nouns).map(|(name, row)| (name, row.words())).collect()
    }

    /// What an act or a class of nouns is called in Japanese.
    pub(crate) fn act(&self, name: &str) -> &str {
        self.acts.get(name).map_or("", String::as_str)
    }

    /// The acts and classes of nouns in a set.
    pub(crate) fn acts(&self, set: Kinds, vocabulary: &Vocabulary, lang: Lang) -> Vec<String> {
        titled(&self.acts, vocabulary.kinds_of(set), lang)
    }
    /// The parties in a set.
    pub(crate) fn parties(&self, set: Kinds, vocabulary: &Vocabulary, lang: Lang) -> Vec<String> {
        titled(&self.parties, vocabulary.parties_of(set), lang)
    }
    /// The topics in a set.
    pub(crate) fn topics(&self, set: Kinds, vocabulary: &Vocabulary, lang: Lang) -> Vec<String> {
        titled(&self.topics, vocabulary.topics_of(set), lang)
    }
    /// How it is meant.
    pub(crate) fn mode(&self, mode: Mode, lang: Lang) -> String {
        titled(&self.modes, vec![mode_name(mode)], lang).remove(0)
    }
}

fn titled(titles: &BTreeMap<String, String>, names: Vec<&str>, lang: Lang) -> Vec<String> {
    let title = |name: &str| match lang {
        Lang::Ja => titles.get(name).cloned().unwrap_or_else(|| name.to_owned()),
        Lang::En => name.to_owned(),
    };
    names.into_iter().map(title).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_read_by_name_has_a_title() {
        let (names, vocabulary) = (Names::built_in(), Vocabulary::built_in());
        let lacking = |titles: &BTreeMap<String, String>, names: Vec<&str>| {
            names
                .into_iter()
                .filter(|name| !titles.contains_key(*name))
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        assert_eq!(lacking(&names.acts, vocabulary.kinds_of(Kinds::MAX)), Vec::<String>::new());
        assert_eq!(lacking(&names.parties, vocabulary.parties_of(Kinds::MAX)), Vec::<String>::new());
        assert_eq!(lacking(&names.topics, vocabulary.topics_of(Kinds::MAX)), Vec::<String>::new());
        let modes = [Mode::Done, Mode::Linked, Mode::Noun, Mode::Will, Mode::Asked, Mode::Denied];
        assert_eq!(lacking(&names.modes, modes.map(mode_name).to_vec()), Vec::<String>::new());
    }

    #[test]
    fn no_title_is_left_over() {
        let (names, vocabulary) = (Names::built_in(), Vocabulary::built_in());
        let known = names.acts.keys().all(|name| vocabulary.kind(name).is_some())
            && names.parties.keys().all(|name| vocabulary.party(name).is_some())
            && names.topics.keys().all(|name| vocabulary.topic(name).is_some());
        assert!(known);
    }
}
