//! Kind `lists-differ`: what leaked is told in two ways: a list names a kind that the list of what leaked does not have,
//! or a kind is told as leaked in one place and as not leaked in another. Once a document.
//!
//! Lists of one section are those of several groups of persons, and are not held against each other.

use super::Turn;
use super::said::{Values, excerpt};
use crate::document::{BlockKind, Place};
use crate::mentions::{Certainty, DataType};
use crate::ruleset::{ListsDiffer, SetId};

/// A list with fewer kinds is no list.
const LEAST: usize = 3;
/// Lists looked at.
const MOST: usize = 100;

struct List<'a> {
    kinds: &'a [DataType],
    /// Its section; 0 is the opening.
    section: usize,
    /// Where words about the list stand: its sentence and what governs it.
    zones: Vec<Place>,
    /// A heading, a label or a lead announces it as the list of what leaked.
    announced: bool,
}

impl List<'_> {
    fn place(&self) -> Place {
        let first = self.kinds.first().map_or(Place { start: 0, end: 0 }, |kind| kind.place);
        self.kinds.iter().fold(first, |all, kind| all.join(kind.place))
    }
}

/// Points at a kind that is told in two ways, and shows the other place.
pub fn lists_differ(turn: &mut Turn, words: &ListsDiffer) {
    let kinds = &turn.case.view.mentions.data_types;
    let lists = lists(turn, words, kinds);
    let found = beside_the_list(turn, words, &lists).or_else(|| both_ways(turn, words, &lists, kinds));
    let Some((at, other)) = found else { return };
    let document = turn.document();
    let values = Values::default().with("text", excerpt(document.slice(at)));
    let (span, shown) = (document.span(other), excerpt(document.slice(other)));
    turn.at(at, &values).with_label(span, shown);
}

/// A kind that stands in a list, and not in the one that is announced as the list of what leaked.
fn beside_the_list(turn: &Turn, words: &ListsDiffer, lists: &[List]) -> Option<(Place, Place)> {
    let main = lists
        .iter()
        .max_by_key(|list| (list.announced, list.kinds.len(), std::cmp::Reverse(list.place())))?;
    // One section may have a list for each group.
    let mains: Vec<&List> = lists
        .iter()
        .filter(|list| main.section > 0 && list.section == main.section || list.place() == main.place())
        .collect();
    if mains.iter().any(|list| open(turn, words, list)) {
        return None;
    }
    let known: Vec<&DataType> = mains.iter().flat_map(|list| list.kinds).collect();
    // 名簿には…を、申込書には…を: what one sentence sets side by side is told of two things.
    let sentence = |list: &List| turn.document().sentence_at(list.place().start);
    let others = lists.iter().filter(|list| {
        !mains.iter().any(|main| main.place() == list.place() || sentence(main) == sentence(list))
    });
    for list in others.filter(|list| list.kinds.len() >= LEAST) {
        let (odd, shared): (Vec<&DataType>, Vec<&DataType>) =
            list.kinds.iter().partition(|kind| lacks(turn, &known, kind));
        let odd: Vec<&DataType> = odd.into_iter().filter(|kind| kind.set.is_some()).collect();
        if odd.is_empty()
            || shared.is_empty()
            || partly(turn, words, list)
            || mains.iter().any(|main| !same_persons(turn, words, main, list))
        {
            continue;
        }
        return Some((odd[0].place, main.place()));
    }
    None
}

/// A kind that is told as leaked and as not leaked.
fn both_ways(turn: &Turn, words: &ListsDiffer, lists: &[List], kinds: &[DataType]) -> Option<(Place, Place)> {
    let text = |kind: &DataType| turn.document().slice(kind.place).trim_start_matches(['お', 'ご', '御']);
    for list in lists {
        for kind in list.kinds {
            let denied = kinds.iter().take(MOST).filter(|other| other.certainty == Certainty::Denied);
            for other in denied.filter(|other| other.set == kind.set && text(other) == text(kind)) {
                let sentence = turn.case.view.scene.sentence(other.place.start)?;
                // 「住所を含まないもの」 names a row of a table, and so a group.
                let row = turn.case.view.scene.block(other.place.start);
                if row.is_some_and(|at| turn.document().blocks[at].kind == BlockKind::Row)
                    && sentence.end > other.place.end
                {
                    continue;
                }
                let has = |sets: &[SetId], place: Place| turn.case.view.scene.hits.any(sets, place);
                let subject = turn.case.view.scene.sets("data.subject");
                let of_some = |place: Place, to: usize| {
                    has(subject, Place { start: place.start, end: to.max(place.start) })
                };
                // 「当社ではカード番号を保存しておりません」: what is not kept may leak where it is typed in.
                let kept = has(turn.case.view.scene.sets("data.kept"), sentence);
                let grouped = has(&words.groups, sentence) || of_some(sentence, other.place.start);
                // What some leaked of, nobody's did not leak; an earlier list may have been wrong.
                let earlier = turn.case.view.scene.sets("list.earlier");
                let earlier = list.zones.iter().any(|zone| has(earlier, *zone));
                let others = !same_section(turn, words, list, other);
                if grouped || kept || has(&words.partly, sentence) || earlier || others {
                    continue;
                }
                return Some((kind.place, sentence));
            }
        }
    }
    None
}

/// Whether a kind that did not leak is told of the persons of a list: no heading, label or lead of another group stands
/// over it.
fn same_section(turn: &Turn, words: &ListsDiffer, list: &List, denied: &DataType) -> bool {
    let scene = turn.case.view.scene;
    let Some(block) = scene.block(denied.place.start) else { return false };
    let zones: Vec<Place> =
        scene.governors(block).filter(|zone| Some(*zone) != scene.document.title).collect();
    let own = List { kinds: &[], section: scene.document.blocks[block].section, zones, announced: false };
    let grouped = |list: &List| {
        let has = |set: &SetId| list.zones.iter().any(|zone| scene.hits.any(&[*set], *zone));
        words.groups.iter().any(has)
    };
    list.section == own.section || !grouped(&own) || same_persons(turn, words, list, &own)
}

/// Whether words about a list make it a part of what leaked, or that of an earlier notice.
fn partly(turn: &Turn, words: &ListsDiffer, list: &List) -> bool {
    list.zones.iter().any(|zone| turn.case.view.scene.hits.any(&words.partly, *zone))
}

/// Whether a word right behind a list leaves it open.
fn open(turn: &Turn, words: &ListsDiffer, list: &List) -> bool {
    let end = list.place().end;
    list.zones.iter().any(|zone| {
        let after = Place { start: end, end: zone.end.max(end) };
        turn.case.view.scene.hits.first(&words.open, after).is_some_and(|hit| hit.start <= end + "」、".len())
    })
}

/// Whether both are of the same persons as far as they say.
fn same_persons(turn: &Turn, words: &ListsDiffer, one: &List, other: &List) -> bool {
    let of = |list: &List| -> Vec<SetId> {
        let has = |set: &SetId| list.zones.iter().any(|zone| turn.case.view.scene.hits.any(&[*set], *zone));
        words.groups.iter().copied().filter(has).collect()
    };
    let (mine, theirs) = (of(one), of(other));
    mine.is_empty() || theirs.is_empty() || mine.iter().any(|set| theirs.contains(set))
}

/// Whether no kind of a list is this one. A word for a whole category (カード情報) stands for all of it.
fn lacks(turn: &Turn, known: &[&DataType], kind: &DataType) -> bool {
    let scene = turn.case.view.scene;
    let text = |kind: &DataType| scene.document.slice(kind.place);
    let category = |kind: &DataType| kind.set.and_then(|set| scene.ruleset.set(set).category.as_deref());
    let whole = |kind: &DataType| text(kind).ends_with("情報") || text(kind) == "連絡先";
    let own = text(kind);
    !known.iter().any(|one| {
        let named =
            one.set.is_some() && one.set == kind.set || text(one).contains(own) || own.contains(text(one));
        let alike = category(one).is_some() && category(one) == category(kind);
        named || alike && (whole(one) || whole(kind))
    })
}

/// The lists of two kinds and more that are told as leaked.
fn lists<'a>(turn: &Turn, words: &ListsDiffer, kinds: &'a [DataType]) -> Vec<List<'a>> {
    let scene = turn.case.view.scene;
    let mut found = Vec::new();
    for kinds in kinds.chunk_by(|one, other| one.list == other.list) {
        let leaked = kinds.iter().all(|kind| kind.certainty != Certainty::Denied);
        let first = kinds[0].place;
        let (Some(at), Some(sentence)) = (scene.block(first.start), scene.sentence(first.start)) else {
            continue;
        };
        if kinds.len() < 2 || !leaked || found.len() == MOST {
            continue;
        }
        let block = &scene.document.blocks[at];
        let announced = scene.governors(at).any(|zone| scene.hits.any(&words.claims, zone))
            || block.kind == BlockKind::Item && block.label.is_none() && kinds.len() >= LEAST;
        let own = Place { start: sentence.start, end: first.start };
        let claimed = scene.hits.any(&words.claims, own)
            && block.kind == BlockKind::Paragraph
            && own.end - own.start < 90;
        let zones = scene.governors(at).chain([sentence]).collect();
        found.push(List { kinds, section: block.section, zones, announced: announced || claimed });
    }
    found
}
