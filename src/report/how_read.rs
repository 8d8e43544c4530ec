//! How each clause was read: act, mode, parties and topic, and the elements that took it as evidence.
//!
//! Also what words in dictionary form match: spellings, forms, and how sentences that end with them are read. Owns the rows
//! that `facts --statements`, `explain` and `rules forms` show. Reads nothing anew.

use super::json;
use super::messages::{FactWords, FormsWords};
use super::page::{Ink, Page};
use crate::document::Place;
use crate::grammar::{Class, Sampled, sampled};
use crate::reading::Reading;
use crate::reading::elements::ElementState;
use crate::ruleset::{Lang, Ruleset};
use crate::statements::{Names, Statement, Vocabulary};
use crate::text::control_chars::visible;
use crate::text::slice;
use crate::text::width::{COLUMNS, cut, pad, width, wrap};
use serde_json::{Value, json};

/// How a clause was read, by name. Names are English in JSON, titles in the language of a page elsewhere.
#[derive(Debug, Clone)]
pub(crate) struct StatementRow {
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
pub(crate) fn rows(reading: &Reading, ruleset: &Ruleset, lang: Lang) -> Vec<StatementRow> {
    reading
        .statements
        .iter()
        .filter(|one| says(reading, one))
        .map(|one| row(reading, ruleset, lang, one))
        .collect()
}

/// Those that are evidence of an element, or about it.
pub(crate) fn rows_about(
    reading: &Reading,
    ruleset: &Ruleset,
    lang: Lang,
    element: usize,
) -> Vec<StatementRow> {
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
        Lang::En => element.id.to_string(),
    });
    StatementRow {
        place: one.place,
        act: names.acts(one.act, vocabulary, lang),
        mode: names.mode(one.mode, lang),
        who: names.parties(one.who.all(), vocabulary, lang),
        to: names.parties(one.to.all(), vocabulary, lang),
        from: names.parties(one.from.all(), vocabulary, lang),
        topic: names.topics(one.topic.all(), vocabulary, lang),
        elements: elements.collect(),
    }
}

/// Whether a clause is evidence of an element.
fn taken(state: &ElementState, place: Place) -> bool {
    let meets = |other: &Place| other.start < place.end && place.start < other.end;
    state.evidence.iter().chain(&state.hollow).any(meets)
}

/// Draws a row: where the clause stands, its words, and below them how they were read.
pub(crate) fn draw(
    page: &mut Page,
    line: &str,
    columns: usize,
    quote: &str,
    row: &StatementRow,
    words: FactWords,
) {
    page.line(&format!("  {}  {}", pad(line, columns), cut(quote, COLUMNS.saturating_sub(columns + 4))));
    page.ink_line(Ink::Faint, &format!("  {}  {}", pad("", columns), row.told(words)));
}

impl StatementRow {
    /// The reading in one line, without the words of the draft: what a report of a wrong reading needs.
    pub(crate) fn told(&self, words: FactWords) -> String {
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

/// As JSON.
pub(crate) fn forms_json(words: &[String]) -> String {
    let vocabulary = Vocabulary::built_in();
    let names = Names::built_in();
    let out = |word: &String| {
        let found = sampled(word, &vocabulary.endings, &vocabulary.spellings, &names.tails);
        let mode =
            |(mode, examples): &(_, _)| json!({ "mode": names.mode(*mode, Lang::En), "examples": examples });
        json!({
            "word": word,
            "class": found.class.map(Class::name),
            "kinds": kinds(word, vocabulary, Lang::En),
            "spellings": found.spellings,
            "forms": found.forms,
            "modes": found.modes.iter().map(mode).collect::<Value>(),
        })
    };
    json::line(&json!({ "schema": "noticelint/forms/1", "words": words.iter().map(out).collect::<Value>() }))
}

/// As a page.
pub(crate) fn forms_table(words: &[String], lang: Lang, color: bool) -> String {
    let vocabulary = Vocabulary::built_in();
    let mut page = Page::new(color);
    for (at, word) in words.iter().enumerate() {
        if at > 0 {
            page.line("");
        }
        let found = sampled(word, &vocabulary.endings, &vocabulary.spellings, &Names::built_in().tails);
        one(&mut page, word, &found, &kinds(word, vocabulary, lang), FormsWords::of(lang));
    }
    page.text()
}

fn one(page: &mut Page, word: &str, found: &Sampled, kinds: &[String], words: FormsWords) {
    page.ink(Ink::Strong, &visible(word));
    let class = found.class.map_or(words.noun().to_owned(), |class| words.class(class));
    page.line(&format!("  {class}"));
    if let Some(other) = found.class.and_then(|class| words.or_else(class, word)) {
        page.line(&format!("  {other}"));
    }
    let names = Names::built_in();
    let modes: Vec<_> =
        found.modes.iter().map(|(mode, said)| (names.mode(*mode, words.lang), said)).collect();
    let heads = [words.kinds(), words.spellings(), words.forms()];
    let columns = heads.iter().map(|head| width(head)).chain(modes.iter().map(|(mode, _)| width(mode)));
    let columns = columns.max().unwrap_or(0);
    let mut row = |head: &str, said: &[String]| {
        if said.is_empty() {
            return;
        }
        let lines = wrap(&visible(&said.join(words.between())), COLUMNS.saturating_sub(columns + 4));
        for (at, line) in lines.iter().enumerate() {
            page.line(&format!("  {}  {line}", pad(if at == 0 { head } else { "" }, columns)));
        }
    };
    row(words.kinds(), kinds);
    row(words.spellings(), if found.spellings.len() > 1 { &found.spellings } else { &[] });
    row(words.forms(), if found.class.is_some() { &found.forms } else { &[] });
    for (mode, said) in modes {
        row(&mode, said);
    }
    if found.class.is_none() {
        page.line(&format!("  {}", words.as_written(&visible(word))));
        if word.ends_with('い') {
            page.line(&format!("  {}", words.adjective(&visible(word))));
        }
    }
}

/// The classes of the grammar that hold a word.
fn kinds(word: &str, vocabulary: &Vocabulary, lang: Lang) -> Vec<String> {
    let stem = Class::of(word).map_or(word, |(stem, _)| stem);
    let mut kinds = 0;
    vocabulary.words.scan(word, |hit| {
        if hit.start == 0 && hit.stem == stem.len() {
            kinds |= hit.kinds;
        }
    });
    Names::built_in().acts(kinds, vocabulary, lang)
}
