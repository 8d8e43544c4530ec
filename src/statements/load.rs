//! The tables of `rules/ja/grammar` → [`Vocabulary`].
//!
//! Owns their form. Compiled into `build.rs`, where it is done.

use super::Vocabulary;
use crate::grammar::{Begins, Endings, EndingsFile, Kinds, Spellings, WordRow, WordRows, Words};
use crate::text::{Baked, ByName, Strings};
use serde::Deserialize;
use std::collections::BTreeMap;

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
    undone: WordRow,
}

impl EndedRows {
    fn rows(&self) -> impl Iterator<Item = &WordRow> {
        [&self.stopped, &self.erased, &self.taken].into_iter()
    }
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

/// Names that there is room for in [`super::Few`].
const FEW: u32 = u32::BITS;
/// Of `held`: what it says is there.
const THERE: Kinds = 2;
/// Of `ended`: it is back in hand.
const TAKEN: Kinds = 2;

impl Vocabulary {
    /// Reads the tables. Those that come with the program are read when it is built.
    pub(crate) fn load() -> Result<Self, String> {
        let endings: EndingsFile = parsed(include_str!("../../rules/ja/grammar/endings.toml"))?;
        let acts: ActsFile = parsed(include_str!("../../rules/ja/grammar/acts.toml"))?;
        let parties: PartiesFile = parsed(include_str!("../../rules/ja/grammar/parties.toml"))?;
        let topics: TopicsFile = parsed(include_str!("../../rules/ja/grammar/topics.toml"))?;
        let spellings = Spellings::new(&endings.spellings);
        let mut found = Self { endings: Endings::new(&endings)?, ..Self::default() };
        let plain = |(name, row): (_, &WordRow)| (name, row.clone());
        let rows = acts.acts.iter().chain(&acts.nouns).map(plain);
        // What ends an exposure is an act as well.
        let halt = acts.acts.get_key_value("halt").map(|(name, _)| name).into_iter();
        let ended = halt.flat_map(|name| acts.ended.rows().map(move |row| (name, row.clone())));
        (found.words, found.kinds) = classes(rows.chain(ended), &spellings, Kinds::BITS)?;
        let mut held = WordRows::default();
        held.add(&acts.held.written, Self::WRITTEN, &spellings);
        held.add(&acts.held.there, THERE, &spellings);
        found.held = held.finish();
        let mut ended = WordRows::default();
        ended.add(&acts.ended.stopped, Self::STOPPED, &spellings);
        ended.add(&acts.ended.taken, TAKEN, &spellings);
        ended.add(&acts.ended.erased, Self::ERASED, &spellings);
        ended.add(&acts.ended.undone, Self::UNDONE, &spellings);
        found.ended = ended.finish();
        (found.parties, found.party_names) = classes(parties.parties.iter().map(plain), &spellings, FEW)?;
        let about = topics.about.iter().map(|(name, words)| (name, phrases(words)));
        (found.topics, found.topic_names) = classes(about, &spellings, FEW)?;
        for name in &topics.after {
            found.after |= found.topic(name).ok_or_else(|| format!("no topic `{name}`"))?;
        }
        let when = topics.when.iter().map(|(name, words)| (name, phrases(&voiced(words))));
        (found.times, found.time_names) = classes(when, &spellings, FEW)?;
        // They stand as they are written.
        let mut how = WordRows::default();
        how.add(&phrases(&topics.means), Self::MEANS, &Spellings::default());
        how.add(&phrases(&topics.circumstances), Self::CIRCUMSTANCE, &Spellings::default());
        (found.how, found.behind) = (how.finish(), baked(&parties.behind));
        found.spellings = spellings;
        found.begins = Begins::of(&found.lists());
        Ok(found)
    }
}

/// The words of classes, each with the bit of its place, and the names of the classes, of which there are no more than
/// there is room for. A name may come again.
fn classes<'r>(
    rows: impl IntoIterator<Item = (&'r String, WordRow)>,
    spellings: &Spellings,
    room: u32,
) -> Result<(Words, ByName), String> {
    let (mut words, mut names) = (WordRows::default(), Vec::<Baked<str>>::new());
    for (name, row) in rows {
        let at = names.iter().position(|known| **known == **name).unwrap_or(names.len());
        if at >= room as usize {
            return Err(format!("too many classes: {name}"));
        }
        words.add(&row, 1 << at, spellings);
        if at == names.len() {
            names.push(name.as_str().into());
        }
    }
    Ok((words.finish(), Strings::from(names).into()))
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

fn baked(words: &[String]) -> Strings {
    words.iter().map(|word| word.as_str().into()).collect()
}
