//! What was read for an element, in a few words.
//!
//! Owns the choice of what stands in the last column of the table: the facts themselves for elements that
//! are facts, else the words of the draft.

use super::context::Draft;
use crate::document::{Anchor, Place};
use crate::mentions::{Certainty, Mentions};
use crate::reading::elements::{ElementState, Status};
use crate::ruleset::{Kind, Shows};
use crate::text::control_chars::visible;
use crate::text::width::cut;

/// Lines named for an element at most.
const LINES: usize = 3;

/// The lines on which an element was read; in a Word file the paragraphs, and what is none.
pub(crate) fn lines(draft: &Draft<'_>, state: &ElementState) -> String {
    let mut bytes: Vec<usize> = places(state).iter().map(|place| draft.byte_of(*place)).collect();
    bytes.sort_unstable();
    let of_line = |byte: &usize| !matches!(draft.table.anchor(*byte), Some(anchor) if !is_paragraph(anchor));
    let mut others: Vec<String> = Vec::new();
    for told in bytes.iter().filter(|byte| !of_line(byte)).map(|byte| draft.stands(*byte)) {
        if others.last() != Some(&told) {
            others.push(told);
        }
    }
    let mut numbers: Vec<usize> =
        bytes.iter().filter(|byte| of_line(byte)).map(|byte| draft.table.number(*byte)).collect();
    numbers.dedup();
    if numbers.is_empty() {
        let more = if others.len() > 1 { "…" } else { "" };
        return others.into_iter().next().map_or(String::new(), |first| first + more);
    }
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => runs.push((number, number)),
        }
    }
    let shown = runs.iter().take(LINES).map(|(first, last)| match last - first {
        0 => first.to_string(),
        1 => format!("{first},{last}"),
        _ => format!("{first}{}{last}", draft.words.to()),
    });
    let text = shown.collect::<Vec<_>>().join(",");
    let paragraphs = draft.entry.source.layout.is_some();
    let text = if paragraphs { draft.words.paragraph(&text) } else { draft.words.line(&text) };
    text + if runs.len() > LINES || !others.is_empty() { "…" } else { "" }
}

fn is_paragraph(anchor: Anchor) -> bool {
    matches!(anchor, Anchor::Paragraph(_))
}

/// What was read there.
pub(crate) fn summary(draft: &Draft<'_>, element: usize) -> String {
    let reading = &draft.entry.result.reading;
    let Some(state) = reading.elements.get(element) else { return String::new() };
    let mentions = &reading.mentions;
    let facts = match (state.status, draft.entry.ruleset.elements[element].shows) {
        (Status::Absent, Some(Shows::Regulators)) => return unreported(draft),
        (Status::Stated, Some(Shows::Counts)) => counts(draft, mentions),
        (Status::Stated, Some(Shows::DataTypes)) => data_types(draft, mentions),
        (Status::Stated, Some(Shows::Timeline)) => timeline(draft),
        (Status::Stated, Some(Shows::Contacts)) => contacts(draft, mentions),
        (Status::Stated, Some(Shows::Regulators)) => regulators(draft, mentions),
        _ => String::new(),
    };
    if !facts.is_empty() {
        return facts;
    }
    let first = places(state).first();
    first.map_or(String::new(), |place| {
        let text = visible(reading.document.slice(*place)).into_owned();
        cut(text.trim_end_matches('。'), 60)
    })
}

/// Where the state was read; for an absent element, where it is announced without substance.
pub(crate) fn places(state: &ElementState) -> &[Place] {
    if state.evidence.is_empty() { &state.hollow } else { &state.evidence }
}

fn counts(draft: &Draft<'_>, mentions: &Mentions) -> String {
    let total = draft.entry.result.reading.conclusions.total_affected;
    let mut counts: Vec<_> = mentions.counts.iter().filter(|count| count.affected).collect();
    counts.sort_by_key(|count| Some(count.value) != total);
    words(draft, counts.iter().map(|count| count.place))
}

fn data_types(draft: &Draft<'_>, mentions: &Mentions) -> String {
    let leaked = mentions.data_types.iter().filter(|kind| kind.certainty != Certainty::Denied);
    words(draft, leaked.map(|kind| kind.place))
}

fn contacts(draft: &Draft<'_>, mentions: &Mentions) -> String {
    words(draft, mentions.contacts.iter().filter(|contact| contact.own).map(|contact| contact.place))
}

fn regulators(draft: &Draft<'_>, mentions: &Mentions) -> String {
    let names = words(draft, mentions.regulators.iter().map(|regulator| regulator.place));
    let day = draft.entry.result.reading.conclusions.regulator_reported_on;
    day.filter(|_| !names.is_empty()).map_or(names.clone(), |day| format!("{names} {day}"))
}

/// Why nothing is said of a report that is told nowhere.
fn unreported(draft: &Draft<'_>) -> String {
    let reading = &draft.entry.result.reading;
    let law = &reading.law;
    if !law.held.is_empty()
        || reading.conclusions.kind != Kind::Breach
        || draft.entry.ruleset.triggers.is_empty()
    {
        return String::new();
    }
    if !law.spared {
        return draft.words.maybe_reportable().to_owned();
    }
    let mentions = &reading.mentions;
    let persons = reading.conclusions.persons_affected.and_then(|(_, place)| place);
    let count = words(draft, persons.into_iter());
    let parts = [count, data_types(draft, mentions)].join(draft.words.comma());
    draft.words.not_reportable(&cut(&parts, 22))
}

fn timeline(draft: &Draft<'_>) -> String {
    let reading = &draft.entry.result.reading;
    let conclusions = &reading.conclusions;
    let occurred = conclusions.occurred_on.map(|day| {
        let period = reading.mentions.dates.iter().find(|date| date.date == Some(day) && date.end.is_some());
        let end = period.and_then(|period| period.end);
        let text = end.map_or(day.to_string(), |end| format!("{day}{}{end}", draft.words.to()));
        draft.words.occurred(&text)
    });
    let discovered = conclusions.discovered_on.map(|day| draft.words.discovered(&day.to_string()));
    let parts: Vec<_> = occurred.into_iter().chain(discovered).collect();
    parts.join(draft.words.comma())
}

/// The words at these places, each once.
fn words(draft: &Draft<'_>, places: impl Iterator<Item = Place>) -> String {
    let document = &draft.entry.result.reading.document;
    let mut seen: Vec<String> = Vec::new();
    for place in places {
        let text = visible(document.slice(place)).trim().to_owned();
        if !text.is_empty() && !seen.contains(&text) {
            seen.push(text);
        }
        if seen.len() > 12 {
            break;
        }
    }
    seen.join(draft.words.comma())
}
