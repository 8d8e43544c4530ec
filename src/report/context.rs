//! A checked draft with what every report needs to show it.
//!
//! Owns the lines of the draft and of the notices it was compared with, and a few names in words.

use super::Entry;
use super::messages::Words;
use super::position::{self, LineTable};
use crate::checks::{Finding, Label};
use crate::document::Place;
use crate::engine::Checked;
use crate::input::Source;
use crate::ruleset::{self, Lang, Ruleset};
use crate::text::control_chars::visible;

/// A checked draft.
#[derive(Debug)]
pub struct Draft<'a> {
    /// The draft and what was made of it.
    pub entry: &'a Entry<'a, Checked>,
    /// Its lines.
    pub table: LineTable<'a>,
    /// The lines of the earlier notices.
    pub earlier: Vec<LineTable<'a>>,
    /// The words of its messages' language.
    pub words: Words,
    /// The day of the run.
    pub as_of: &'a str,
}

impl<'a> Draft<'a> {
    /// Reads the lines.
    pub fn new(entry: &'a Entry<'a, Checked>, as_of: &'a str) -> Self {
        let table = LineTable::of(&entry.source.text, &entry.result.reading.document);
        let earlier = position::earlier(&entry.result.previous);
        Self { entry, table, earlier, words: Words::of(entry.result.lang), as_of }
    }

    /// The first byte of a place of the normal form.
    pub fn byte_of(&self, place: Place) -> usize {
        self.entry.result.reading.document.span(place).start
    }

    /// Where a byte stands, in words: a line, or a paragraph of a Word file.
    pub fn stands(&self, byte: usize) -> String {
        stands(self.words, &self.table, byte)
    }

    /// The name of the element that a finding is about, else of its rule.
    pub fn title(&self, finding: &Finding) -> String {
        visible(title(finding, self.entry.ruleset, self.words.lang)).into_owned()
    }

    /// The text that a label stands in, with its lines: an earlier notice, or the draft itself.
    pub fn of(&self, label: &Label) -> (&'a Source, &LineTable<'a>) {
        let notices = self.entry.result.previous.notices();
        let earlier = label.document.and_then(|at| Some((&notices.get(at)?.source, self.earlier.get(at)?)));
        earlier.unwrap_or((self.entry.source, &self.table))
    }

    /// Sources with the days they were checked; sources of one day share it.
    pub fn law(&self, sources: &[ruleset::Source]) -> String {
        let mut text = String::new();
        for (at, source) in sources.iter().enumerate() {
            text.push_str(&visible(&source.name));
            match sources.get(at + 1) {
                Some(next) if next.checked == source.checked => text.push_str(self.words.comma()),
                next => {
                    if let Some(checked) = &source.checked {
                        text.push_str(&self.words.checked_on(&visible(checked)));
                    }
                    if next.is_some() {
                        text.push_str(self.words.comma());
                    }
                }
            }
        }
        text
    }
}

/// The name of the element that a finding is about, else of its rule.
pub fn title<'r>(finding: &Finding, ruleset: &'r Ruleset, lang: Lang) -> &'r str {
    let element = finding.element.and_then(|at| ruleset.elements.get(at));
    element.map_or(&ruleset.rules[finding.rule].title, |element| &element.title).get(lang)
}

/// Where a byte of any draft stands, in words.
pub fn stands(words: Words, table: &LineTable<'_>, byte: usize) -> String {
    match table.anchor(byte) {
        Some(anchor) => words.anchor(anchor),
        None => words.line(&table.position(byte).line.to_string()),
    }
}
