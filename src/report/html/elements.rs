//! The elements as a table: what is stated, where, and what was read there.
//!
//! Owns the places in the text that the table leads to.

use super::Sight;
use super::findings::{Note, class};
use super::head::part;
use super::marks::Evidence;
use super::markup::{Anchor, Markup, Value};
use crate::reading::elements::{ElementState, Status};
use crate::report::evidence::{places, summary};

/// Places of an element that the table leads to at most.
const PLACES: usize = 3;

/// Writes the table.
pub(crate) fn elements(
    page: &mut Markup,
    sight: &Sight<'_>,
    notes: &[Note<'_>],
    evidence: &mut Vec<Evidence>,
) {
    let ruleset = sight.entry.ruleset;
    let states = &sight.entry.result.reading.elements;
    if states.is_empty() {
        return;
    }
    let [title, status, what] = sight.words.columns();
    part(page, "elements", sight.told.elements(), |page| {
        page.element("table", &[], |page| {
            page.element("thead", &[], |page| {
                page.element("tr", &[], |page| {
                    for head in [title, status, what, sight.told.about()] {
                        page.line("th", &[("scope", Value::Is("col"))], head);
                    }
                });
            });
            page.element("tbody", &[], |page| {
                for (at, (element, state)) in ruleset.elements.iter().zip(states).enumerate() {
                    page.element("tr", &[("class", Value::Is(state.status.name()))], |page| {
                        page.line("th", &[("scope", Value::Is("row"))], element.title.get(sight.words.lang));
                        page.line("td", &[("class", Value::Is("state"))], status_word(sight, state));
                        page.element("td", &[], |page| read(page, sight, at, state, evidence));
                        page.element("td", &[("class", Value::Is("about"))], |page| {
                            about(page, sight, notes, at);
                        });
                    });
                }
            });
        });
    });
}

fn status_word(sight: &Sight<'_>, state: &ElementState) -> &'static str {
    match state.provided && state.status == Status::Absent {
        true => sight.told.provided(),
        false => sight.words.status(state.status),
    }
}

/// Where it stands, and what was read there.
fn read(page: &mut Markup, sight: &Sight<'_>, at: usize, state: &ElementState, evidence: &mut Vec<Evidence>) {
    let document = &sight.entry.result.reading.document;
    let mut told = String::new();
    for (index, place) in places(state).iter().take(PLACES).enumerate() {
        let line = sight.stands(sight.byte_of(*place));
        if line == told {
            continue;
        }
        let here = Anchor::new("e", at + 1).part(index + 1);
        page.line("a", &[("href", Value::To(&here))], &line);
        page.own(" ");
        told = line;
        evidence.push(Evidence { span: document.span(*place), here });
    }
    page.text(&summary(sight, at));
}

/// The findings about it.
fn about(page: &mut Markup, sight: &Sight<'_>, notes: &[Note<'_>], at: usize) {
    let of = |note: &&Note<'_>| note.findings.iter().any(|finding| finding.element == Some(at));
    for note in notes.iter().filter(of) {
        let name = sight.told.finding(note.number, sight.words.severity(note.severity()));
        let anchor = note.anchor();
        let attributes = [
            ("class", Value::Is(class(note.severity(), ["no e", "no w", "no i"]))),
            ("href", Value::To(&anchor)),
            ("aria-label", Value::Text(&name)),
        ];
        page.line("a", &attributes, &note.number.to_string());
        page.own(" ");
    }
}
