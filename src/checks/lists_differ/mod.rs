//! Kind `lists-differ`: what leaked is told in two ways: a list names a kind that the list of what leaked does not have,
//! a kind is told as leaked that a list of all there is leaves out, each of two lists has one that the other lacks, or
//! one is told as leaked and as not leaked. Once a document.
//!
//! Lists of one section are those of several groups of persons, and are not held against each other, but for one whose
//! own sentence says that it is what leaked.

mod kinds;
mod list;
mod persons;

use super::Turn;
use super::said::{Values, excerpt};
use crate::document::Place;
use crate::grammar::Mode;
use crate::mentions::{Certainty, Claim, DataType, counted, is_copula};
use crate::ruleset::ListsDiffer;
use crate::statements;
use kinds::{is_whole, lacks, same_kind};
use list::{CLAIMED, LEAST, List, MOST, lists, measures};
use persons::{of_some, open, owned, partly, same_holder, same_persons, same_section};
use std::collections::BTreeSet;

/// Points at a kind that is told in two ways, and shows the other place.
pub(crate) fn lists_differ(turn: &mut Turn, words: &ListsDiffer) {
    let kinds = &turn.case.view.mentions.data_types;
    // What is told in passing is held against the rest where the rest agrees.
    let (aside, lists): (Vec<List>, Vec<List>) =
        lists(turn, words, kinds).into_iter().partition(|one| one.aside);
    let found = told_twice(turn, words, &lists, kinds).or_else(|| {
        let mut all: Vec<List> = lists.into_iter().chain(aside).collect();
        all.sort_by_key(List::place);
        told_twice(turn, words, &all, kinds)
    });
    let Some((at, other)) = found else { return };
    let document = turn.document();
    let values = Values::default().with("text", excerpt(document.slice(at)));
    let (span, shown) = (document.span(other), excerpt(document.slice(other)));
    turn.at(at, &values).with_label(span, shown);
}

/// A kind that is told in two ways by some lists, and the other place.
fn told_twice(
    turn: &Turn,
    words: &ListsDiffer,
    lists: &[List],
    kinds: &[DataType],
) -> Option<(Place, Place)> {
    beyond_all(turn, words, lists)
        .or_else(|| beside_the_list(turn, words, lists))
        .or_else(|| beyond_whole(turn, words, lists))
        .or_else(|| crossed(turn, words, lists))
        .or_else(|| both_ways(turn, words, lists, kinds))
}

/// A kind that is told as leaked, and not in the list that is said to be all that leaked: 氏名と住所の2項目です.
fn beyond_all(turn: &Turn, words: &ListsDiffer, lists: &[List]) -> Option<(Place, Place)> {
    let closes = |list: &&List| list.claim() == Claim::All && list.announced && !partly(turn, words, list);
    let mut closed = lists.iter().filter(closes);
    let (Some(all), None) = (closed.next(), closed.next()) else { return None };
    let known: Vec<&DataType> = all.kinds.iter().collect();
    let only = lists.iter().all(|list| !list.announced || list.subject || list.place() == all.place());
    let sentence = |list: &List| turn.document().sentence_at(list.place().start);
    let mut others = lists.iter().filter(|list| {
        let loose = list.is_loose() || list.prose && list.subject;
        let apart = list.section == 0 || list.section != all.section || all.told && loose;
        list.place() != all.place() && apart && sentence(list) != sentence(all)
    });
    others.find_map(|list| {
        let (odd, shared): (Vec<&DataType>, Vec<&DataType>) =
            list.kinds.iter().partition(|kind| lacks(turn, &known, kind));
        let odd = odd.into_iter().find(|kind| kind.set.is_some() && !is_whole(turn, kind))?;
        // A kind or two by themselves are the rest of nothing but the one list there is.
        let one =
            !shared.is_empty() && (list.announced || list.is_held()) || only && list.prose && list.subject;
        let told = one && !partly(turn, words, list) && same_persons(turn, words, all, list);
        told.then(|| (odd.place, all.place()))
    })
}

/// A kind that stands in a list, and not in the one that is announced as the list of what leaked.
fn beside_the_list(turn: &Turn, words: &ListsDiffer, lists: &[List]) -> Option<(Place, Place)> {
    let main = lists.iter().filter(|list| !partly(turn, words, list)).max_by_key(|list| {
        (list.announced && !list.subject, list.kinds.len(), std::cmp::Reverse(list.place()))
    })?;
    // One section may have a list for each group.
    let mains: Vec<&List> = lists
        .iter()
        .filter(|list| {
            let grouped = main.section > 0 && list.section == main.section && !(main.told && list.is_loose());
            grouped || list.place() == main.place()
        })
        .collect();
    if mains.iter().any(|list| open(turn, words, list)) {
        return None;
    }
    let known: Vec<&DataType> = mains.iter().flat_map(|list| list.kinds).collect();
    // 名簿には…を、申込書には…を: what one sentence sets side by side is told of two things.
    let sentence = |list: &List| turn.document().sentence_at(list.place().start);
    let others = lists.iter().filter(|list| {
        let tabled = |main: &&List| list.table.is_some() && main.table == list.table;
        let beside = |main: &&List| sentence(main) == sentence(list) || tabled(main);
        !mains.iter().any(|main| main.place() == list.place() || beside(main))
    });
    for list in others.filter(|list| list.kinds.len() >= if list.announced { CLAIMED } else { LEAST }) {
        let (odd, shared): (Vec<&DataType>, Vec<&DataType>) =
            list.kinds.iter().partition(|kind| lacks(turn, &known, kind));
        if shared.is_empty()
            || partly(turn, words, list)
            || mains.iter().any(|main| !same_persons(turn, words, main, list))
        {
            continue;
        }
        if let Some(odd) = odd.iter().find(|kind| kind.set.is_some()) {
            return Some((odd.place, main.place()));
        }
        // A list of some length that leaves one out, or has another in its place, and is not open.
        let own: Vec<&DataType> = list.kinds.iter().collect();
        let left = main.kinds.iter().find(|kind| kind.set.is_some() && lacks(turn, &own, kind));
        let enough = shared.len() + usize::from(!odd.is_empty()) >= LEAST;
        if enough
            && !open(turn, words, list)
            && let Some(left) = left
        {
            return Some((left.place, list.place()));
        }
    }
    None
}

/// A kind of what is told to be a part of the list before (このうち外に伝えられたのは、氏名と住所です) that the list has not. What
/// some persons had beside the rest (うち3名は、住所も) is no part of it.
fn beyond_whole(turn: &Turn, words: &ListsDiffer, lists: &[List]) -> Option<(Place, Place)> {
    const OF_IT: [&str; 5] = ["このうち", "そのうち", "これらのうち", "うち", "この中で"];
    let document = turn.document();
    let part = |list: &&List| {
        let Some(sentence) = turn.case.view.scene.sentence(list.place().start) else { return false };
        let before = document.slice(Place { end: list.place().start, ..sentence });
        let behind = document.slice(sentence.from(list.place().end.min(sentence.end)));
        OF_IT.iter().any(|of| before.starts_with(of))
            && ["たのは", "だのは"].iter().any(|asked| before.contains(asked))
            && is_copula(counted(behind).0)
    };
    let mut parts = lists.iter().enumerate().filter(|(_, list)| part(list));
    parts.find_map(|(at, list)| {
        let whole = lists[..at].last().filter(|whole| whole.section == list.section)?;
        let known: Vec<&DataType> = whole.kinds.iter().collect();
        let beyond =
            |kind: &&DataType| kind.set.is_some() && !is_whole(turn, kind) && lacks(turn, &known, kind);
        let odd = list.kinds.iter().find(beyond)?;
        let closed = whole.kinds.len() >= LEAST && !open(turn, words, whole);
        closed.then(|| (odd.place, whole.place()))
    })
}

/// A kind of a list of what was held that another one has not, which has one of its own: a list that tells less is but
/// short, two that each tell what the other does not cannot both be right.
fn crossed(turn: &Turn, words: &ListsDiffer, lists: &[List]) -> Option<(Place, Place)> {
    const NEAR: usize = 12;
    let full = |list: &&List| {
        (list.announced || list.is_held())
            && list.table.is_none()
            && !partly(turn, words, list)
            && !open(turn, words, list)
    };
    let told: Vec<&List> = lists.iter().filter(full).take(NEAR).collect();
    let sentence = |list: &List| turn.document().sentence_at(list.place().start);
    let pairs =
        told.iter().enumerate().flat_map(|(at, one)| told[at + 1..].iter().map(move |other| (one, other)));
    for (one, other) in pairs {
        let apart = one.section == 0 && other.section == 0 || one.section != other.section;
        if !apart
            || sentence(one) == sentence(other)
            || !same_holder(turn, one, other)
            || !same_persons(turn, words, one, other)
        {
            continue;
        }
        let (mine, theirs): (Vec<&DataType>, Vec<&DataType>) =
            (one.kinds.iter().collect(), other.kinds.iter().collect());
        let shared = other.kinds.iter().any(|kind| !lacks(turn, &mine, kind));
        let odd = |of: &List, known: &[&DataType]| {
            let mut odd = of.kinds.iter().filter(|kind| kind.set.is_some() && !is_whole(turn, kind));
            odd.find(|kind| lacks(turn, known, kind)).map(|kind| kind.place)
        };
        if shared && let (Some(left), Some(right)) = (odd(one, &theirs), odd(other, &mine)) {
            return Some((right, left));
        }
    }
    None
}

/// A kind that is told as leaked and as not leaked.
fn both_ways(turn: &Turn, words: &ListsDiffer, lists: &[List], kinds: &[DataType]) -> Option<(Place, Place)> {
    let scene = turn.case.view.scene;
    let denied = |kind: &&DataType| kind.certainty == Certainty::Denied;
    let denied: Vec<&DataType> = kinds.iter().filter(denied).take(MOST).collect();
    let changed: BTreeSet<usize> = measures(turn).iter().map(|place| place.start).collect();
    for list in lists.iter().filter(|list| list.kinds.len() >= CLAIMED || list.is_told(turn)) {
        for kind in list.kinds {
            for other in denied.iter().filter(|other| same_kind(turn, words, kind, other)) {
                let sentence = scene.sentence(other.place.start)?;
                // What some leaked of, nobody's did not leak; an earlier list may have been wrong; what is left out from
                // now on was there.
                let earlier = scene.sets("list.earlier");
                let typed = kind.set.is_some_and(|set| words.typed_in.contains(&set));
                let aside = names_a_group(turn, other)
                    || typed && unkept(turn, sentence)
                    || owned(turn, words, list, sentence, other.place)
                    || scene.hits.any(&words.partly, sentence)
                    || of_some(turn, sentence)
                    || list.zones.iter().any(|zone| scene.hits.any(earlier, *zone))
                    || !same_section(turn, words, list, other)
                    || changed.contains(&sentence.start)
                    || of_today(turn, sentence);
                if !aside {
                    return Some((kind.place, sentence));
                }
            }
        }
    }
    None
}

/// Whether a sentence says how it is now that things were changed: 現在は、どなたにも見えません.
fn of_today(turn: &Turn, sentence: Place) -> bool {
    let scene = turn.case.view.scene;
    scene.hits.any(scene.sets("list.today"), sentence)
}

/// Whether a kind stands in a cell that names a group by it: the negation is said of a noun, 「住所を含まない|もの」.
fn names_a_group(turn: &Turn, kind: &DataType) -> bool {
    let document = turn.document();
    let row = turn.case.view.scene.block(kind.place.start).map(|at| &document.blocks[at]);
    let cell = row.and_then(|row| row.cells.get(row.column(kind.place)?));
    cell.is_some_and(|cell| {
        let behind = document.slice(cell.from(kind.place.end.min(cell.end)));
        behind.split_once("ない").is_some_and(|(_, noun)| noun.starts_with(char::is_alphabetic))
    })
}

/// Whether a sentence says that something is not kept: 「当社ではカード番号を保存しておりません」. It may leak where it is typed
/// in. 「お預かりしておらず、漏れておりません」 says that it did not.
fn unkept(turn: &Turn, sentence: Place) -> bool {
    let scene = turn.case.view.scene;
    let denied = |name: &str| {
        let mut hits = scene.sets(name).iter().flat_map(|&set| scene.hits.within(set, sentence));
        let says = |hit: Place| statements::at(turn.case.statements, hit.start);
        hits.any(|hit| says(hit).is_some_and(|one| one.mode == Mode::Denied))
    };
    denied("data.kept") && !denied("leak.verb") && !denied("leak.word")
}
