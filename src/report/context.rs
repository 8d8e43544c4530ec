//! A checked draft with what every report needs to show it.
//!
//! Owns the lines of the draft and of the notices it was compared with, a few names in words, what was assumed of the draft,
//! and which findings are shown as one.

use super::Entry;
use super::messages::Words;
use super::position::{self, LineTable};
use crate::checks::{Finding, Label};
use crate::document::Place;
use crate::engine::Checked;
use crate::input::Source;
use crate::ruleset::{self, Lang, Ruleset, Stage};
use crate::text::control_chars::visible;
use crate::text::width::cut;

/// A checked draft.
#[derive(Debug)]
pub(crate) struct Draft<'a> {
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
    pub(crate) fn new(entry: &'a Entry<'a, Checked>, as_of: &'a str) -> Self {
        let table = LineTable::of(&entry.source.text, &entry.result.reading.document);
        let earlier = position::earlier(&entry.result.previous);
        Self { entry, table, earlier, words: Words::of(entry.result.lang), as_of }
    }

    /// The first byte of a place of the normal form.
    pub(crate) fn byte_of(&self, place: Place) -> usize {
        self.entry.result.reading.document.span(place).start
    }

    /// Where a byte stands, in words: a line, or a paragraph of a Word file.
    pub(crate) fn stands(&self, byte: usize) -> String {
        stands(self.words, &self.table, byte)
    }

    /// The name of the element that a finding is about, else of its rule.
    pub(crate) fn title(&self, finding: &Finding) -> String {
        visible(title(finding, self.entry.ruleset, self.words.lang)).into_owned()
    }

    /// The text that a label stands in, with its lines: an earlier notice, or the draft itself.
    pub(crate) fn of(&self, label: &Label) -> (&'a Source, &LineTable<'a>) {
        let notices = self.entry.result.previous.notices();
        let earlier = label.document.and_then(|at| Some((&notices.get(at)?.source, self.earlier.get(at)?)));
        earlier.unwrap_or((self.entry.source, &self.table))
    }

    /// Sources with the days they were checked; sources of one day share it.
    pub(crate) fn law(&self, sources: &[ruleset::Source]) -> String {
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
pub(crate) fn title<'r>(finding: &Finding, ruleset: &'r Ruleset, lang: Lang) -> &'r str {
    let element = finding.element.and_then(|at| ruleset.elements.get(at));
    element.map_or(&ruleset.rules[finding.rule].told.title, |element| &element.title).get(lang)
}

/// Where a byte of any draft stands, in words.
pub(crate) fn stands(words: Words, table: &LineTable<'_>, byte: usize) -> String {
    match table.anchor(byte) {
        Some(anchor) => words.anchor(anchor),
        None => words.line(&table.position(byte).line.to_string()),
    }
}

/// Stage and why, publisher, day of publication; first the kind, where it is no breach notice.
pub(crate) fn assumed(draft: &Draft<'_>) -> Vec<String> {
    let words = draft.words;
    let conclusions = &draft.entry.result.reading.conclusions;
    let follows = conclusions.stage == Stage::FollowUp && !draft.entry.result.previous.is_empty();
    let mut stage = words.stage(conclusions.stage).to_owned();
    if conclusions.stage_given {
        stage += words.given();
    } else if conclusions.stage_evidence.is_none() && follows {
        stage += words.followed();
    } else if let Some(place) = conclusions.stage_evidence {
        let reading = &draft.entry.result.reading;
        let quote = cut(&visible(reading.document.slice(place)), 28);
        stage += &words.read_from(&draft.stands(draft.byte_of(place)), &quote);
    }
    let publisher = match &conclusions.publisher {
        None => words.unknown_publisher().to_owned(),
        Some(id) => {
            let title = draft.entry.ruleset.label("publisher", id);
            let name = title.map_or(id.as_str(), |title| title.get(words.lang));
            let given = if conclusions.publisher_given { words.given() } else { "" };
            format!("{}{given}", visible(name))
        }
    };
    let day = match conclusions.published_on {
        Some(day) => words.published(&day.to_string(), conclusions.published_given),
        None => words.undated(draft.as_of),
    };
    let kind = words.kind(conclusions.kind).map(str::to_owned);
    kind.into_iter().chain([stage, publisher, day]).collect()
}

/// The earlier notices compared with, the newest first.
pub(crate) fn compared(draft: &Draft<'_>) -> Option<String> {
    let notices = draft.entry.result.previous.notices().iter().filter(|earlier| earlier.is_notice());
    let named = notices.map(|earlier| {
        let name = cut(&visible(&earlier.source.name), 56);
        earlier.published_on().map_or(name.clone(), |day| draft.words.dated(&name, &day.to_string()))
    });
    let named: Vec<_> = named.collect();
    (!named.is_empty()).then(|| draft.words.compared(&named.join(draft.words.comma())))
}

/// Absent elements of one severity that belong to one place go together; all others stand alone.
pub(crate) fn groups<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Vec<Vec<&'a Finding>> {
    let mut groups: Vec<Vec<&'a Finding>> = Vec::new();
    for finding in findings {
        // Only absences look for company, and there are no more of these than elements.
        let with = |group: &&mut Vec<&'a Finding>| {
            group.first().is_some_and(|first| {
                is_absence(first) && first.severity == finding.severity && first.span == finding.span
            })
        };
        let alike = if is_absence(finding) { groups.iter_mut().find(with) } else { None };
        match alike {
            Some(group) => group.push(finding),
            None => groups.push(vec![finding]),
        }
    }
    groups
}

/// Whether a finding is about an element that stands nowhere, with nothing else to show.
pub(crate) fn is_absence(finding: &Finding) -> bool {
    finding.element.is_some()
        && finding.labels.is_empty()
        && finding.span.is_some_and(|span| span.start == span.end)
}
