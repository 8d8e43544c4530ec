//! Of whom and of how much a list is told: of all, of a part, of one group of persons, of what an earlier notice said.
//!
//! Owns the words around a list. What two lists differ in is [`super`]'s.

use super::super::Turn;
use super::list::List;
use crate::document::Place;
use crate::grammar::is_dense;
use crate::mentions::{Claim, DataType};
use crate::ruleset::{ListsDiffer, SetId};
use crate::text::slice;

/// Whether a kind that did not leak is told of the persons of a list: no heading, label or lead of another group stands
/// over it.
pub(super) fn same_section(turn: &Turn, words: &ListsDiffer, list: &List, denied: &DataType) -> bool {
    let scene = turn.case.view.scene;
    let Some(block) = scene.block(denied.place.start) else { return false };
    let zones: Vec<Place> =
        scene.governors(block).filter(|zone| Some(*zone) != scene.document.title).collect();
    let own = List {
        kinds: &[],
        section: scene.document.blocks[block].section,
        zones,
        announced: false,
        told: false,
        prose: true,
        subject: false,
        aside: false,
        table: None,
    };
    let grouped = |list: &List| !groups(turn, words, list).is_empty();
    list.section == own.section || !grouped(&own) || same_persons(turn, words, list, &own)
}

/// Whether words about a list make it a part of what leaked, or that of an earlier notice.
pub(super) fn partly(turn: &Turn, words: &ListsDiffer, list: &List) -> bool {
    const TAIL: usize = 30;
    let scene = turn.case.view.scene;
    let end = list.place().end;
    // 氏名と住所のみです: what closes the list makes it no part.
    let closes = |hit: Place| list.claim() == Claim::All && (end..end + TAIL).contains(&hit.start);
    let some = |zone: &Place| {
        let mut hits = words.partly.iter().flat_map(|&set| scene.hits.within(set, *zone));
        hits.any(|hit| !closes(hit)) || of_some(turn, *zone)
    };
    list.zones.iter().any(some)
}

/// Whether a zone speaks of a number of the persons: 12名は, 12名については.
pub(super) fn of_some(turn: &Turn, zone: Place) -> bool {
    let counts = &turn.case.view.mentions.counts;
    let from = counts.partition_point(|count| count.place.start < zone.start);
    counts[from..].iter().take_while(|count| count.place.end <= zone.end).any(|count| {
        let behind = slice(&turn.document().text, count.place.end..zone.end);
        let behind = behind.trim_start_matches(['様', '分']);
        ["は", "について", "につきまして", "に関して", ":"].iter().any(|topic| behind.starts_with(topic))
    })
}

/// Whether a word right behind a list leaves it open.
pub(super) fn open(turn: &Turn, words: &ListsDiffer, list: &List) -> bool {
    let end = list.place().end;
    list.zones.iter().any(|zone| {
        let after = Place { start: end, end: zone.end.max(end) };
        let hit = turn.case.view.scene.hits.first(&words.open, after);
        // ほかにはありません closes it.
        let goes_on = |hit: Place| slice(&turn.document().text, hit.end..after.end).starts_with(['に', 'は']);
        hit.is_some_and(|hit| hit.start <= end + "」、".len() && !goes_on(hit))
    })
}

/// Whether both are of the same persons as far as they say.
pub(super) fn same_persons(turn: &Turn, words: &ListsDiffer, one: &List, other: &List) -> bool {
    let (mine, theirs) = (groups(turn, words, one), groups(turn, words, other));
    mine.is_empty() || theirs.is_empty() || mine.iter().any(|set| theirs.contains(set))
}

/// The groups of persons that a list is told of.
fn groups(turn: &Turn, words: &ListsDiffer, list: &List) -> Vec<SetId> {
    let of = |set: SetId, zone: Place| {
        turn.case.view.scene.hits.within(set, zone).any(|hit| !is_told(turn, hit, zone.end))
    };
    // What its own sentence says comes before its label, its lead and the headings above, from the nearest on.
    let named = |zone: &Place| words.groups.iter().copied().filter(|&set| of(set, *zone)).collect();
    let mut found = list.zones.iter().map(named);
    found.find(|named: &Vec<SetId>| !named.is_empty()).unwrap_or_default()
}

/// What follows somebody over how they are called.
fn past_honorific(rest: &str) -> &str {
    const CALLED: [&str; 10] =
        ["の皆様", "の皆さま", "のみなさま", "の方々", "の方", "全員", "各位", "様", "さま", "さん"];
    CALLED.iter().find_map(|called| rest.strip_prefix(called)).unwrap_or(rest)
}

/// Whether those named at a place are but who is told, or who asks: 保護者の皆様|には.
fn is_told(turn: &Turn, persons: Place, end: usize) -> bool {
    let rest = slice(&turn.document().text, persons.end..end.max(persons.end));
    let rest = past_honorific(rest);
    let about = ["について", "につき", "に関", "に係", "における"];
    let other = ["に", "へ", "から", "より"].iter().any(|mark| rest.starts_with(mark));
    other && !about.iter().any(|about| rest.starts_with(about))
}

/// Whether a sentence says of whom a kind is that it tells: 退職者の|住所は, 銀行振込の方は、|住所が. Those of the list
/// itself are no others, nor are all.
pub(super) fn owned(turn: &Turn, words: &ListsDiffer, list: &List, sentence: Place, kind: Place) -> bool {
    const ALL: [&str; 5] = ["いずれの", "どの", "すべての", "全ての", "各"];
    let scene = turn.case.view.scene;
    let text = &turn.document().text;
    let before = Place { start: sentence.start, end: kind.start.max(sentence.start) };
    let own = groups(turn, words, list);
    // 3月までに注文した|お客様の: some of them, whatever the list is of.
    let some = |hit: Place| {
        let clause =
            slice(text, sentence.start..hit.start.max(sentence.start)).trim_end_matches(['ご', 'お']);
        clause.ends_with(['た', 'る', 'い', 'な', 'の'])
    };
    // | 入院された患者 | 氏名、病名 |: the row is of these very persons.
    let these = |hit: Place| {
        let clause = slice(text, sentence.start..hit.start.max(sentence.start));
        let clause = clause.rsplit(['、', '。']).next().unwrap_or_default();
        let word = clause.find(is_dense).map_or("", |at| slice(clause, at..));
        let word = slice(word, ..word.find(|c| !is_dense(c)).unwrap_or(word.len()));
        let long = word.chars().nth(1).is_some();
        long && list.table.is_some()
            && list.zones.iter().any(|zone| scene.document.slice(*zone).contains(word))
    };
    let mine = |hit: Place| {
        (!some(hit) || these(hit)) && own.iter().any(|&set| scene.hits.within(set, hit).next().is_some())
    };
    let all = |hit: Place| ALL.iter().any(|all| slice(text, before.start..hit.start).ends_with(all));
    let named = |sets: &[SetId]| {
        let mut hits = sets.iter().flat_map(|&set| scene.hits.within(set, before));
        hits.any(|hit| has(slice(text, hit.end..before.end)) && !all(hit) && !mine(hit))
    };
    // 口座番号は、退職者については: of whom may stand behind it, too.
    let behind = Place { start: kind.end, end: sentence.end.max(kind.end) };
    let mut topics = words.groups.iter().flat_map(|&set| scene.hits.within(set, behind));
    named(scene.sets("data.subject"))
        || named(&words.groups)
        || topics.any(|hit| {
            let rest = slice(text, hit.end..behind.end);
            !mine(hit) && ["については", "に関しては", "の分は"].iter().any(|topic| rest.starts_with(topic))
        })
}

/// Whether what follows somebody makes something theirs, or speaks of them: 様の, の方については.
fn has(rest: &str) -> bool {
    let rest = past_honorific(rest);
    ["の", "は", "で", "が", "も", "について", "につき", "に関", "に係"]
        .iter()
        .any(|mark| rest.starts_with(mark))
}

/// Whether two lists are of one thing as far as they say: 会員名簿には, 当番表には are two.
pub(super) fn same_holder(turn: &Turn, one: &List, other: &List) -> bool {
    let text = &turn.document().text;
    let of = |list: &List| {
        let start = turn.case.view.scene.sentence(list.place().start).map_or(0, |sentence| sentence.start);
        let before = slice(text, start.min(list.place().start)..list.place().start);
        let holder = before.rsplit_once("には").map(|(holder, _)| holder);
        holder.map(|holder| holder.rsplit(['、', 'た', 'は', 'の']).next().unwrap_or(holder))
    };
    match (of(one), of(other)) {
        (Some(mine), Some(theirs)) => mine.ends_with(theirs) || theirs.ends_with(mine),
        _ => true,
    }
}
