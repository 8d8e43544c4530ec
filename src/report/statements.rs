//! How each clause was read: act, mode, parties and topic, and the elements that took it as evidence.
//!
//! Owns the rows that `facts --statements` and `explain` show. Reads nothing anew.

use super::messages::FactWords;
use crate::document::Place;
use crate::reading::Reading;
use crate::ruleset::{Lang, Ruleset};
use crate::statements::{Names, Statement, Vocabulary};
use crate::text::slice;
use serde::Serialize;

/// How a clause was read, by name. Names are English in JSON, titles in the language of a page elsewhere.
#[derive(Debug, Clone, Serialize)]
pub struct StatementRow {
    /// The clause, in the normal form.
    #[serde(skip)]
    pub place: Place,
    /// What is done: the kinds of the word that ends the clause; none where no list holds it.
    pub act: Vec<String>,
    /// How it is meant.
    pub mode: String,
    /// Who does it; nobody where no one is named.
    pub who: Vec<String>,
    /// To whom.
    pub to: Vec<String>,
    /// From whom.
    pub from: Vec<String>,
    /// What it is about.
    pub topic: Vec<String>,
    /// The elements it is evidence of.
    pub elements: Vec<String>,
}

/// The rows of a document, in the order of its text; headings are none.
pub fn rows(reading: &Reading, ruleset: &Ruleset, lang: Lang) -> Vec<StatementRow> {
    let (names, vocabulary) = (Names::built_in(), Vocabulary::built_in());
    let row = |one: &Statement| StatementRow {
        place: one.place,
        act: names.acts(one.act, vocabulary, lang),
        mode: names.mode(one.mode, lang),
        who: names.parties(one.who, vocabulary, lang),
        to: names.parties(one.to, vocabulary, lang),
        from: names.parties(one.from, vocabulary, lang),
        topic: names.topics(one.topic, vocabulary, lang),
        elements: stated(reading, ruleset, one.place, lang),
    };
    let text = &reading.document.text;
    let said = |one: &&Statement| !slice(text, one.place.start..one.place.end).trim().is_empty();
    reading.statements.iter().filter(said).map(row).collect()
}

/// The elements that a clause is evidence of.
fn stated(reading: &Reading, ruleset: &Ruleset, place: Place, lang: Lang) -> Vec<String> {
    let meets = |other: &Place| other.start < place.end && place.start < other.end;
    let pairs = ruleset.elements.iter().zip(&reading.elements);
    let taken = pairs.filter(|(_, state)| state.evidence.iter().chain(&state.hollow).any(meets));
    taken
        .map(|(element, _)| match lang {
            Lang::Ja => element.title.get(lang).to_owned(),
            Lang::En => element.id.clone(),
        })
        .collect()
}

impl StatementRow {
    /// The reading in one line, without the words of the draft: what a report of a wrong reading needs.
    pub fn told(&self, words: FactWords) -> String {
        let parts = [
            (words.act(), &self.act),
            (words.mode(), &vec![self.mode.clone()]),
            (words.who(), &self.who),
            (words.to_whom(), &self.to),
            (words.source_of(), &self.from),
            (words.about(), &self.topic),
            (words.evidence_of(), &self.elements),
        ];
        let told = parts.iter().filter(|(_, said)| !said.is_empty());
        told.map(|(name, said)| format!("{name} {}", said.join("・"))).collect::<Vec<_>>().join("  ")
    }
}
