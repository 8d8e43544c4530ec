//! What happened on a date.
//!
//! Owns tying a date to an event by the words around it. Which words tell of which event is the ruleset's family
//! `event` (in prose) and `event-heading` (in headings and labels).

use super::day_role::{Act, DayRole};
use super::scan::Scene;
use super::{DateMention, Known, Place};
use crate::document::BlockKind;
use crate::ruleset::SetId;
use crate::text::slice;

/// The event of a date that is tied to none.
pub(crate) const OTHER: &str = "other";
/// The event of the day of publication.
pub(crate) const PUBLICATION: &str = "publication";
/// Somebody else noticed, and said so.
pub(crate) const WARNING: &str = "warning";
/// The event of the incident itself.
pub(crate) const OCCURRENCE: &str = "occurrence";
pub(crate) const REGULATOR: &str = "regulator";

/// The event of the date at a place. `next` is where the next date begins.
pub(crate) fn of(scene: &Scene, date: Place, next: usize) -> String {
    let set = in_prose(scene, date, next).or_else(|| governed(scene, date));
    match set {
        Some(Told::Event(set)) => {
            let id = &*scene.ruleset.set(set).id;
            id.rsplit('.').next().unwrap_or(OTHER).to_owned()
        }
        Some(Told::Report) => REGULATOR.to_owned(),
        None => OTHER.to_owned(),
    }
}

/// The event that a label gives a date, or, where nothing is stated of it, a heading. An open act is what it is under
/// any heading.
pub(crate) fn labelled(scene: &Scene, date: Place, open: bool) -> Option<String> {
    let own = scene.block(date.start).map(|at| &scene.document.blocks[at])?;
    // A day in the first of two cells heads its row; one in the second has the first for its label.
    let label = own.label.is_some() || own.cells.len() == 2 && date.start >= own.cells[1].start;
    match governed(scene, date).filter(|_| label || !open)? {
        Told::Event(set) => scene.ruleset.set(set).id.rsplit('.').next().map(str::to_owned),
        Told::Report => Some(REGULATOR.to_owned()),
    }
}

/// The role of a day whose heading or label tells its event.
pub(crate) fn role(event: &str, role: DayRole) -> DayRole {
    let act = match event {
        OCCURRENCE => Act::Incident,
        REGULATOR => Act::Regulator,
        "police" => Act::Police,
        "individual-notice" => Act::Persons,
        PUBLICATION => Act::Published,
        _ => Act::Nothing,
    };
    DayRole { act, known: known(event), ..role }
}

/// Who came to know of the incident, by the name of an event.
pub(crate) fn known(event: &str) -> Option<Known> {
    match event {
        "discovery" => Some(Known::Found),
        WARNING => Some(Known::Told),
        _ => None,
    }
}

/// Whether a date tells of something that happened: a named event, or any past predicate or noun after it.
pub(crate) fn happened(scene: &Scene, date: Place, next: usize, event: &str) -> bool {
    if event != OTHER {
        return event != PUBLICATION;
    }
    let (Some(sentence), Some(at)) = (scene.sentence(date.start), scene.block(date.start)) else {
        return false;
    };
    let tail = Place { start: date.end, end: sentence.end.min(next).max(date.end) };
    if bracketed(scene, date) || scene.hits.any(scene.sets("event.other"), tail) {
        return false;
    }
    let block = &scene.document.blocks[at];
    let listed = block.kind == BlockKind::Item || block.label.is_some();
    let future = scene.hits.any(scene.sets("tense.future"), tail);
    !future && (listed || scene.hits.any(scene.sets("tense.past"), tail))
}

/// (2024年7月) after what was done says when; what follows the bracket is another matter.
fn bracketed(scene: &Scene, date: Place) -> bool {
    let clause = scene.document.clause_at(date.start).map(|at| &scene.document.clauses[at]);
    clause.is_some_and(|clause| {
        clause.parent().is_some() && clause.place.start + 3 >= date.start && clause.place.end <= date.end + 3
    })
}

enum Told {
    Event(SetId),
    Report,
}

/// Dates that stand together (「2月7日および3月16日に」) share the event of the last.
pub(crate) fn share(scene: &Scene, dates: &mut [DateMention]) {
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

/// The event that the words after a date tell of: right beside it, else the last before the next comma (a Japanese
/// predicate ends its clause), else the first in the rest of the sentence.
fn in_prose(scene: &Scene, date: Place, next: usize) -> Option<Told> {
    const BESIDE: usize = 12;
    let sentence = scene.sentence(date.start)?;
    let clause = scene.clause(date.start)?;
    let regulators = scene.sets("event.regulator");
    if bracketed(scene, date) {
        // 個人情報保護委員会(9月29日): the bracket dates the report to whom stands before it.
        let before = Place { start: date.start.saturating_sub(REACH).max(sentence.start), end: clause.start };
        return (before.start < before.end && scene.hits.any(regulators, before)).then_some(Told::Report);
    }
    let text = &scene.document.text;
    let tail = Place { start: date.end, end: sentence.end.min(next).max(date.end) };
    if names_persons(slice(text, tail.start..tail.end)) {
        return None;
    }
    let own = Place { start: date.end, end: first_comma(text, tail).min(clause.end.max(date.end)) };
    let clause_here = Place { start: clause.start, end: clause.end.min(tail.end).max(date.end) };
    let told = |name: &str| scene.hits.any(scene.sets(name), Place { start: date.end, end: clause_here.end });
    let reported = told("report.done") || told("report.planned") || told("report.noun");
    if reported && scene.hits.any(regulators, clause_here) {
        return Some(Told::Report);
    }
    let hits = scene.hits.merged_in(scene.sets("event"), tail);
    let first = *hits.first()?;
    if first.0.start - tail.start <= BESIDE {
        return Some(Told::Event(first.1));
    }
    if let Some(found) = topic(scene, tail, &hits) {
        return Some(Told::Event(found));
    }
    let mut own = hits.iter().rev().filter(|(place, _)| own.contains(*place)).map(|(_, set)| *set);
    // 「気付いて停止した」: what was done at once does not hide that it was noticed.
    let last = own.next();
    let noticed = own.find(|set| scene.sets("event.discovery").contains(set));
    let done = last.is_some_and(|set| scene.sets("event.containment").contains(&set));
    Some(Told::Event(noticed.filter(|_| done).or(last).unwrap_or(first.1)))
}

/// 「2月10日、…していたことが分かりました」: a date set off by a comma is the topic of the whole sentence, and the
/// finding that ends it is what happened then.
fn topic(scene: &Scene, tail: Place, hits: &[(Place, SetId)]) -> Option<SetId> {
    let text = slice(&scene.document.text, tail.start..tail.end);
    let set_off = ["、", ",", "に、", "に,", "には、"].iter().any(|start| text.starts_with(start));
    let (place, set) =
        hits.last().filter(|(_, set)| set_off && scene.sets("event.discovery").contains(set))?;
    let before = slice(&scene.document.text, tail.start..place.start);
    let told = before.rfind("こと").map(|at| before.len() - at);
    told.is_some_and(|distance| distance <= REACH).then_some(*set)
}

/// Bytes before a bracket in which its noun stands.
const REACH: usize = 60;

/// 「…までの利用者」 says whose data it is, not when it happened; 「…までの間に」 does.
fn names_persons(tail: &str) -> bool {
    tail.strip_prefix("までの").is_some_and(|rest| {
        !["間", "期間", "あいだ"].iter().any(|span| rest.starts_with(span))
            && !rest.starts_with(|c: char| c.is_ascii_digit())
    })
}

/// The first comma that does not stand right after the date.
fn first_comma(text: &str, tail: Place) -> usize {
    const SOON: usize = 12;
    let from = tail.start + SOON;
    let rest = text
        .get(from..tail.end)
        .or_else(|| text.get(from + 1..tail.end))
        .or_else(|| text.get(from + 2..tail.end));
    rest.and_then(|rest| rest.find(['、', ',']).map(|at| tail.end - rest.len() + at)).unwrap_or(tail.end)
}

/// The event that a heading or label tells of, or, for a dated heading, the first thing told under it.
fn governed(scene: &Scene, date: Place) -> Option<Told> {
    let at = scene.block(date.start)?;
    let block = &scene.document.blocks[at];
    let headings = scene.sets("event-heading");
    // 判明日時: 日時 alone names no event beside a longer word that holds it.
    let in_zone = |zone: Place| {
        let last = scene.hits.last(headings, zone)?;
        let holds = |(place, _): &(Place, SetId)| place.start < last.0.start && place.contains(last.0);
        let near = Place { start: zone.start.max(last.0.start.saturating_sub(REACH)), end: last.0.end };
        Some(scene.hits.merged_in(headings, near).into_iter().find(holds).unwrap_or(last).1)
    };
    // A dated line or label says before the date what it dates; an earlier sentence speaks of something else.
    let own = scene.sentence(date.start).map_or(block.place.start, |sentence| sentence.start);
    let before = Place { start: own, end: date.start };
    let named = |name: &str| scene.hits.any(scene.sets(name), before);
    if named("event.regulator") && named("report.noun") {
        return Some(Told::Report);
    }
    // 判明までの経緯: all of its days, not that of the finding.
    let course = |zone: &Place| {
        let heading = scene.document.slice(*zone);
        ["までの", "に至る", "からの", "の経緯", "の経過"].iter().any(|course| heading.contains(course))
    };
    // 再発防止: what stands under it is no day of what an outer heading names.
    let measures = scene.sets("heading.measures");
    let governors = scene.governors(at).take_while(|zone| !scene.hits.any(measures, *zone));
    let governors = governors.filter(|zone| !course(zone));
    if let Some(set) = governors.into_iter().find_map(in_zone).or_else(|| in_zone(before)) {
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
