//! A list whose total stands far from it: 「540名分の名簿が … ・登録者 402名 氏名、住所 ・利用者 138名 氏名」.
//!
//! And a breakdown whose total stands far from it: 「60名の名簿が … 会ごとの内訳は、昼25名、夜35名です」.
//!
//! Owns that arithmetic alone decides where nothing says that the parts are all: they would make a number told of those
//! affected but for one slip. A text that tells of persons counted twice ties nothing so.

use super::{Group, Spots, Tie, slipped};
use crate::document::{BlockKind, Place};
use crate::mentions::Role;
use std::collections::{BTreeMap, HashSet};

/// Entries of a list that are looked at.
const MOST: usize = 30;
/// Parts below are no parts to be added up.
const LEAST: u64 = 2;

/// Adds the groups of lists and tables that nothing ties to a total.
pub(crate) fn lists(view: &Spots, groups: &mut Vec<Group>) {
    let tied: HashSet<usize> = groups.iter().flat_map(|group| group.parts.iter().copied()).collect();
    let whole = Place { start: 0, end: view.document().text.len() };
    let twice = view.has("sum.overlap", whole);
    for kind in [BlockKind::Item, BlockKind::Row] {
        for run in view.document().runs(|block| block.kind == kind) {
            let counted: Vec<usize> =
                run.clone().filter(|&at| !view.within(view.block(at).place).is_empty()).collect();
            let parts: Vec<usize> =
                counted.iter().filter_map(|&at| view.only(view.block(at).place)).collect();
            let each = parts.len() == counted.len() && (2..=MOST).contains(&parts.len());
            let part = |part| is_part(view, part, parts[0]) && matches!(view.counts[part].role, Role::Other);
            if each && !twice && parts.iter().all(|&at| !tied.contains(&at) && part(at)) {
                groups.extend(total(view, parts));
            }
        }
    }
}

/// Adds the groups of sentences that are a breakdown by their own word, and of which nothing near tells the total.
pub(crate) fn breakdowns(view: &Spots, groups: &mut Vec<Group>) {
    let tied: HashSet<usize> =
        groups.iter().flat_map(|group| group.parts.iter().copied().chain([group.total])).collect();
    let text = Place { start: 0, end: view.document().text.len() };
    for word in view.scene.sets("sum.parts").iter().flat_map(|&set| view.scene.hits.within(set, text)) {
        let Some(sentence) = view.scene.sentence(word.start) else { continue };
        if of_some(view, sentence, word) {
            continue;
        }
        let parts: Vec<usize> = view.within(sentence).collect();
        let behind = parts.iter().all(|&part| view.place(part).start >= word.end);
        let each = behind && (2..=MOST).contains(&parts.len());
        if each && parts.iter().all(|&part| !tied.contains(&part) && is_part(view, part, parts[0])) {
            groups.extend(whole(view, parts));
        }
    }
}

/// つながらなかった方の内訳は: whether a breakdown is of some of them, by what stands before its word.
pub(crate) fn of_some(view: &Spots, sentence: Place, word: Place) -> bool {
    let before = Place { start: sentence.start, end: word.start };
    ["sum.some", "sum.rest", "sum.reached"].iter().any(|name| view.has(name, before))
}

/// The one number of persons affected that parts are the breakdown of.
fn whole(view: &Spots, parts: Vec<usize>) -> Option<Group> {
    let mut totals = totals(view, &parts);
    let values = || parts.iter().map(|&part| view.value(part));
    let sum = values().fold(0_u64, u64::saturating_add);
    let total = totals
        .remove(&sum)
        .or_else(|| if totals.len() == 1 { totals.pop_first() } else { None }.map(|(_, total)| total))?;
    Some(Group { total, parts, less: None, tie: Tie::Sum })
}

/// Whether a count may be a part of a list of persons affected.
fn is_part(view: &Spots, figure: usize, first: usize) -> bool {
    let count = &view.counts[figure];
    count.persons
        && count.affected
        && view.exact(figure)
        && count.value >= LEAST
        && matches!(count.role, Role::Other | Role::Total | Role::Part)
        && view.unit(figure) == view.unit(first)
}

/// The one number outside the list that its parts would make.
fn total(view: &Spots, parts: Vec<usize>) -> Option<Group> {
    let values = || parts.iter().map(|&part| view.value(part));
    let sum = values().fold(0_u64, u64::saturating_add);
    let totals = totals(view, &parts);
    if totals.contains_key(&sum) {
        return None;
    }
    let mut near = totals.iter().filter(|(value, _)| slipped(**value, sum, values()));
    let (_, &total) = near.next()?;
    near.next().is_none().then_some(Group { total, parts, less: None, tie: Tie::Loose })
}

/// The numbers of persons affected that are more than each of some parts, the first of each value.
fn totals(view: &Spots, parts: &[usize]) -> BTreeMap<u64, usize> {
    let of = |figure: &usize| {
        let count = &view.counts[*figure];
        let role = matches!(count.role, Role::Total | Role::Other);
        role && count.affected
            && count.persons
            && view.exact(*figure)
            && !parts.contains(figure)
            && parts.iter().all(|&part| view.value(part) < count.value)
    };
    let mut totals: BTreeMap<u64, usize> = BTreeMap::new();
    for figure in (0..view.all.len()).filter(of) {
        totals.entry(view.value(figure)).or_insert(figure);
    }
    totals
}
