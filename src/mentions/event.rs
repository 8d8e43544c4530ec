//! What happened on a date.
//!
//! Owns tying a date to an event by the words around it. Which words tell of which event is the ruleset's family
//! `event` (in prose) and `event-heading` (in headings and labels).

use super::scan::Scene;
use super::{DateMention, Place};
use crate::document::BlockKind;
use crate::ruleset::SetId;

/// The event of a date that is tied to none.
pub const OTHER: &str = "other";
/// The event of the day of publication.
pub const PUBLICATION: &str = "publication";
const REGULATOR: &str = "regulator";

/// The event of the date at a place. `next` is where the next date begins.
pub fn of(scene: &Scene, date: Place, next: usize) -> String {
    let set = in_prose(scene, date, next).or_else(|| governed(scene, date));
    match set {
        Some(Told::Event(set)) => {
            let id = scene.ruleset.set(set).id.as_str();
            id.rsplit('.').next().unwrap_or(OTHER).to_owned()
        }
        Some(Told::Report) => REGULATOR.to_owned(),
        None => OTHER.to_owned(),
    }
}

/// Whether a date tells of something that happened: a named event, or any past predicate or noun after it.
pub fn happened(scene: &Scene, date: Place, next: usize, event: &str) -> bool {
    if event != OTHER {
        return event != PUBLICATION;
    }
    let (Some(sentence), Some(at)) = (scene.sentence(date.start), scene.block(date.start)) else { return false };
    let tail = Place { start: date.end, end: sentence.end.min(next.max(date.end)) };
    if bracketed(scene, date) || scene.hits.any(scene.sets("event.other"), tail) {
        return false;
    }
    let block = &scene.document.blocks[at];
    let listed = matches!(block.kind, BlockKind::Item | BlockKind::Row) || block.label.is_some();
    let future = scene.hits.any(scene.sets("tense.future"), tail);
    !future && (listed || scene.hits.any(scene.sets("tense.past"), tail))
}

/// (2024年7月) after what was done says when; what follows the bracket is another matter.
fn bracketed(scene: &Scene, date: Place) -> bool {
    let clause = scene.document.clause_at(date.start).map(|at| &scene.document.clauses[at]);
    clause.is_some_and(|clause| {
        clause.parent.is_some() && clause.place.start + 3 >= date.start && clause.place.end <= date.end + 3
    })
}

enum Told {
    Event(SetId),
    Report,
}

/// Dates that stand together (「2月7日および3月16日に」) share the event of the last.
pub fn share(scene: &Scene, dates: &mut [DateMention]) {
    const BESIDE: usize = 15;
    for at in (1..dates.len()).rev() {
        let (before, date) = (&dates[at - 1], &dates[at]);
        let together = date.place.start - before.place.end <= BESIDE
            && scene.document.sentence_at(before.place.start) == scene.document.sentence_at(date.place.start);
        if together && before.event == OTHER {
            dates[at - 1].event = dates[at].event.clone();
        }
    }
}

/// The event that the words after a date tell of: right beside it, else the last in its own clause (a Japanese
/// predicate ends its clause), else the first in the rest of the sentence.
fn in_prose(scene: &Scene, date: Place, next: usize) -> Option<Told> {
    const BESIDE: usize = 12;
    let sentence = scene.sentence(date.start)?;
    let clause_at = scene.document.clause_at(date.start)?;
    let clause = scene.document.clauses[clause_at].clone();
    if bracketed(scene, date) {
        return None;
    }
    let events = scene.sets("event");
    let tail = Place { start: date.end, end: sentence.end.min(next.max(date.end)) };
    let own = Place { start: date.end, end: clause.place.end.clamp(date.end, tail.end) };
    let reported = scene.hits.any(scene.sets("event.regulator"), clause.place)
        && (scene.hits.any(scene.sets("report.done"), own)
            || scene.hits.any(scene.sets("report.planned"), own));
    if reported {
        return Some(Told::Report);
    }
    let hits = scene.hits.merged_in(events, tail);
    let first = *hits.first()?;
    if first.0.start - tail.start <= BESIDE {
        return Some(Told::Event(first.1));
    }
    let last = hits.iter().rev().find(|(place, _)| own.contains(*place));
    Some(Told::Event(last.unwrap_or(&first).1))
}

/// The event that a heading or label tells of, or, for a dated heading, the first thing told under it.
fn governed(scene: &Scene, date: Place) -> Option<Told> {
    let at = scene.block(date.start)?;
    let block = &scene.document.blocks[at];
    let headings = scene.sets("event-heading");
    let in_zone = |zone: Place| scene.hits.merged_in(headings, zone).last().map(|(_, set)| *set);
    let before = Place { start: block.place.start, end: date.start };
    if let Some(set) = scene.governors(at).find_map(in_zone).or_else(|| in_zone(before)) {
        return Some(Told::Event(set));
    }
    if block.kind != BlockKind::Heading {
        return None;
    }
    let under =
        scene.document.blocks.get(at + 1..)?.iter().take_while(|below| below.section == block.section);
    let told =
        under.filter_map(|below| scene.hits.merged_in(scene.sets("event"), below.place).first().copied());
    told.map(|(_, set)| Told::Event(set)).next()
}
