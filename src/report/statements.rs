//! How each clause was read: act, mode, parties and topic, and the elements that took it as evidence.
//!
//! Owns the rows that `facts --statements` and `explain` show. Reads nothing anew.

use super::messages::FactWords;
use super::page::{Ink, Page};
use crate::document::Place;
use crate::reading::Reading;
use crate::reading::elements::ElementState;
use crate::ruleset::{Lang, Ruleset};
use crate::statements::{Names, Statement, Vocabulary};
use crate::text::slice;
use crate::text::width::{COLUMNS, cut, pad};

/// How a clause was read, by name. Names are English in JSON, titles in the language of a page elsewhere.
#[derive(Debug, Clone)]
pub struct StatementRow {
    /// The clause, in the normal form.
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

/// The rows of a document, in the order of its text.
pub fn rows(reading: &Reading, ruleset: &Ruleset, lang: Lang) -> Vec<StatementRow> {
    reading
        .statements
        .iter()
        .filter(|one| says(reading, one))
        .map(|one| row(reading, ruleset, lang, one))
        .collect()
}

/// Those that are evidence of an element, or about it.
pub fn rows_about(reading: &Reading, ruleset: &Ruleset, lang: Lang, element: usize) -> Vec<StatementRow> {
    let topic = Vocabulary::built_in().topic(&ruleset.elements[element].id).unwrap_or(0);
    let about = |one: &&Statement| one.topic & topic != 0 || taken(&reading.elements[element], one.place);
    let found = reading.statements.iter().filter(|one| says(reading, one)).filter(about);
    found.map(|one| row(reading, ruleset, lang, one)).collect()
}

/// Whether anything stands there but space.
fn says(reading: &Reading, one: &Statement) -> bool {
    !slice(&reading.document.text, one.place.start..one.place.end).trim().is_empty()
}

fn row(reading: &Reading, ruleset: &Ruleset, lang: Lang, one: &Statement) -> StatementRow {
    let (names, vocabulary) = (Names::built_in(), Vocabulary::built_in());
    let pairs = ruleset.elements.iter().zip(&reading.elements);
    let elements = pairs.filter(|(_, state)| taken(state, one.place)).map(|(element, _)| match lang {
        Lang::Ja => element.title.get(lang).to_owned(),
        Lang::En => element.id.clone(),
    });
    StatementRow {
        place: one.place,
        act: names.acts(one.act, vocabulary, lang),
        mode: names.mode(one.mode, lang),
        who: names.parties(one.who, vocabulary, lang),
        to: names.parties(one.to, vocabulary, lang),
        from: names.parties(one.from, vocabulary, lang),
        topic: names.topics(one.topic, vocabulary, lang),
        elements: elements.collect(),
    }
}

/// Whether a clause is evidence of an element.
fn taken(state: &ElementState, place: Place) -> bool {
    let meets = |other: &Place| other.start < place.end && place.start < other.end;
    state.evidence.iter().chain(&state.hollow).any(meets)
}

/// Draws a row: where the clause stands, its words, and below them how they were read.
pub fn draw(page: &mut Page, line: &str, columns: usize, quote: &str, row: &StatementRow, words: FactWords) {
    page.line(&format!("  {}  {}", pad(line, columns), cut(quote, COLUMNS.saturating_sub(columns + 4))));
    page.ink_line(Ink::Faint, &format!("  {}  {}", pad("", columns), row.told(words)));
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
