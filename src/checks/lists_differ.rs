//! Kind `lists-differ`: two lists of what leaked, each claiming to be the list, that are not the same. Once a document.
//!
//! Lists under one outermost heading are those of several groups of persons, and are not held against each other.

use super::Turn;
use super::said::{Values, excerpt};
use crate::document::{BlockKind, Place};
use crate::mentions::Certainty;
use crate::ruleset::{ListsDiffer, SetId};

/// A list with fewer kinds is no list.
const LEAST: usize = 3;
/// Lists looked at: every one is held against every other.
const MOST: usize = 100;
/// Two lists of the same persons share at least so many kinds.
const SHARED: usize = 2;

struct Kind<'a> {
    place: Place,
    text: &'a str,
    set: Option<SetId>,
    category: Option<&'a str>,
}

struct List<'a> {
    kinds: Vec<Kind<'a>>,
    /// The outermost section.
    root: usize,
    /// Where words about the list stand: its block and what governs it.
    zones: Vec<Place>,
}

impl List<'_> {
    fn place(&self) -> Place {
        let mut places = self.kinds.iter().map(|kind| kind.place);
        let first = places.next().unwrap_or(Place { start: 0, end: 0 });
        places.fold(first, Place::join)
    }
}

/// Points at a kind that only one of two lists has, and shows the other list.
pub fn lists_differ(turn: &mut Turn, words: &ListsDiffer) {
    let lists = lists(turn, words);
    let grouped = |root: usize| lists.iter().filter(|list| list.root == root).count() > 1;
    for (at, one) in lists.iter().enumerate() {
        for other in &lists[at + 1..] {
            if one.root == other.root || !same_persons(turn, words, one, other) {
                continue;
            }
            let (mine, theirs) = (only(one, other), only(other, one));
            let groups = grouped(one.root) || grouped(other.root);
            let shared = one.kinds.len() - mine.len();
            if shared < SHARED || groups {
                continue;
            }
            let (odd, list) = if theirs.is_empty() { (mine, other) } else { (theirs, one) };
            let Some(first) = odd.first() else { continue };
            let document = turn.document();
            let texts: Vec<&str> = odd.iter().map(|kind| kind.text).collect();
            let values = Values::default().with("text", excerpt(&texts.join("、")));
            let place = list.place();
            let (span, shown) = (document.span(place), excerpt(document.slice(place)));
            turn.at(first.place, &values).with_label(span, shown);
            return;
        }
    }
}

/// Whether neither list is a part or open, and both are of the same persons as far as they say.
fn same_persons(turn: &Turn, words: &ListsDiffer, one: &List, other: &List) -> bool {
    let hits = turn.case.view.scene.hits;
    let has = |list: &List, sets: &[SetId]| list.zones.iter().any(|zone| hits.any(sets, *zone));
    let open = |list: &List| {
        let end = list.place().end;
        list.zones.iter().any(|zone| {
            let after = Place { start: end, end: zone.end.max(end) };
            hits.first(&words.open, after).is_some_and(|hit| hit.start <= end + "」、".len())
        })
    };
    if [one, other].into_iter().any(|list| has(list, &words.partly) || open(list)) {
        return false;
    }
    let of = |list: &List| -> Vec<SetId> {
        words.groups.iter().copied().filter(|set| has(list, &[*set])).collect()
    };
    let (mine, theirs) = (of(one), of(other));
    mine.is_empty() || theirs.is_empty() || mine.iter().any(|set| theirs.contains(set))
}

/// The kinds of `list` that `other` lacks. A word for a whole category (カード情報) stands for all of it.
fn only<'l, 'a>(list: &'l List<'a>, other: &List) -> Vec<&'l Kind<'a>> {
    let whole = |kind: &Kind| kind.text.ends_with("情報") || kind.text == "連絡先";
    let umbrella = |list: &List, category: Option<&str>| {
        category.is_some() && list.kinds.iter().any(|kind| kind.category == category && whole(kind))
    };
    let lacks = |kind: &&Kind| {
        let named = other.kinds.iter().any(|known| match (known.set, kind.set) {
            (Some(known), Some(set)) => known == set,
            _ => known.text == kind.text || known.text.contains(kind.text) || kind.text.contains(known.text),
        });
        let covered = umbrella(other, kind.category)
            || whole(kind) && other.kinds.iter().any(|known| known.category == kind.category);
        !named && !covered
    };
    list.kinds.iter().filter(lacks).collect()
}

fn lists<'a>(turn: &Turn<'a, '_>, words: &ListsDiffer) -> Vec<List<'a>> {
    let mut lists = in_items(turn, words);
    lists.extend(in_sentences(turn, words));
    lists.retain(|list| list.kinds.len() >= LEAST);
    lists.sort_by_key(List::place);
    lists.truncate(MOST);
    lists
}

fn kind<'a>(turn: &Turn<'a, '_>, place: Place, set: Option<SetId>) -> Kind<'a> {
    let scene = turn.case.view.scene;
    let category = set.and_then(|set| scene.ruleset.set(set).category.as_deref());
    Kind { place, text: scene.document.slice(place), set, category }
}

/// One list for the items of a section that each name a kind, under what claims to announce the list.
fn in_items<'a>(turn: &Turn<'a, '_>, words: &ListsDiffer) -> Vec<List<'a>> {
    let scene = turn.case.view.scene;
    let mut found: Vec<(usize, List)> = Vec::new();
    for data in &turn.case.view.mentions.data_types {
        let Some(at) = scene.block(data.place.start) else { continue };
        let block = &scene.document.blocks[at];
        let item =
            block.kind == BlockKind::Item && block.label.is_none() && data.certainty != Certainty::Denied;
        let claimed = item && scene.governors(at).any(|zone| scene.hits.any(&words.claims, zone));
        // An item that says more than the kind is a sentence or a group of its own.
        const REST: usize = 24;
        if !claimed || block.place.end - block.place.start > data.place.end - data.place.start + REST {
            continue;
        }
        let kind = kind(turn, data.place, data.set);
        match found.last_mut().filter(|(section, _)| *section == block.section) {
            Some((_, list)) => {
                list.kinds.push(kind);
                list.zones.push(block.place);
            }
            None => {
                let zones = scene.governors(at).chain([block.place]).collect();
                found.push((block.section, List { kinds: vec![kind], root: root(turn, at), zones }));
            }
        }
    }
    found.into_iter().map(|(_, list)| list).collect()
}

/// Runs of kinds in a sentence that a claim stands right before, or that fill a block under one.
fn in_sentences<'a>(turn: &Turn<'a, '_>, words: &ListsDiffer) -> Vec<List<'a>> {
    const GAP: usize = 30;
    let scene = turn.case.view.scene;
    let mentions = &turn.case.view.mentions.data_types;
    let denied = |place: Place| {
        let at = mentions.binary_search_by_key(&place, |data| data.place);
        at.is_ok_and(|at| mentions[at].certainty == Certainty::Denied)
    };
    let mut found: Vec<List> = Vec::new();
    let mut last: Option<Place> = None;
    for (place, set) in scene.hits.longest(scene.sets("data-type")) {
        let near = last.is_some_and(|last| {
            place.start <= last.end + GAP
                && scene.document.sentence_at(last.start) == scene.document.sentence_at(place.start)
        });
        last = Some(place);
        let kind = kind(turn, place, Some(set));
        if near && let Some(list) = found.last_mut() {
            list.kinds.push(kind);
            continue;
        }
        let (Some(at), Some(sentence)) = (scene.block(place.start), scene.sentence(place.start)) else {
            continue;
        };
        let zones = scene.governors(at).chain([sentence]).collect();
        found.push(List { kinds: vec![kind], root: root(turn, at), zones });
    }
    found.retain(|list| !list.kinds.iter().any(|kind| denied(kind.place)) && claimed(turn, words, list));
    found
}

fn claimed(turn: &Turn, words: &ListsDiffer, list: &List) -> bool {
    const BESIDE: usize = "」「(".len();
    const OWNER: usize = "お客様5,000名のご登録の".len();
    let scene = turn.case.view.scene;
    let start = list.place().start;
    let (Some(at), Some(sentence)) = (scene.block(start), scene.sentence(start)) else { return false };
    let block = &scene.document.blocks[at];
    if matches!(block.kind, BlockKind::Heading | BlockKind::Title) {
        return false;
    }
    let before = Place { start: sentence.start, end: start };
    let beside =
        words.claims.iter().any(|&set| scene.hits.within(set, before).any(|hit| hit.end + BESIDE >= start));
    let first = block.label.map_or(block.place.start, |label| label.end + 1);
    // A line that is nothing but the list, with whose data it is before it.
    let alone = start <= first + OWNER && list.place().end + BESIDE >= block.place.end;
    let fills = start <= first + BESIDE || alone;
    beside || fills && scene.governors(at).any(|zone| scene.hits.any(&words.claims, zone))
}

/// The outermost section of a block.
fn root(turn: &Turn, block: usize) -> usize {
    let document = turn.document();
    let mut section = document.blocks[block].section;
    while let Some(parent) = document.sections[section].parent.filter(|parent| *parent > 0) {
        section = parent;
    }
    section
}
