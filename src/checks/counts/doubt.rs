//! Why two numbers may differ: the text prints what lies between them, or tells of a change.
//!
//! Owns the doubts that keep one number from being held against another.

use super::verdict;
use crate::mentions::{Group, Role, Spots};
use crate::ruleset::TotalWords;
use std::collections::BTreeSet;

/// Counts of a sentence that are looked at.
const MOST: usize = 200;

/// Letters between a word for a total and its number.
const LABEL: usize = 4;

/// Whether the text prints the difference of the two, or both together.
pub(crate) fn accounted(printed: &BTreeSet<u64>, one: u64, other: u64) -> bool {
    printed.contains(&one.abs_diff(other)) || printed.contains(&one.saturating_add(other))
}

/// Whether the text says why the two differ, in words near either. Of numbers that are hardly two, only what tells of
/// a change does.
pub(crate) fn explained(view: &Spots, words: &TotalWords, one: usize, other: usize, slip: bool) -> bool {
    let document = view.document();
    let changed = view.scene.sets("sum.changed");
    let told = if slip { changed } else { &words.explained[..] };
    let near = |figure: usize, more: usize| {
        let at = view.all[figure].sentence;
        let last = (at + more).min(document.sentences.len() - 1);
        let same = document.sentences[last].block == view.all[figure].block;
        let place = view.sentence(at).join(view.sentence(if same { last } else { at }));
        // 「14,820名から15,376名に増えました」 says why these two differ, and no more.
        let own = view
            .within(view.sentence(at))
            .take(MOST)
            .any(|count| view.counts[count].role == Role::Superseded);
        !(slip && own) && view.any(told, place)
    };
    near(one, usize::from(!slip)) || near(other, 0)
}

/// Whether the numbers of a group that does not add up do so in another way: one of the parts is what the others make,
/// what lies between is printed beside them (8名は両年度に), or they make the number that stands right before them. A number
/// that tells of all there are is no total of them.
pub(crate) fn adds_up_otherwise(view: &Spots, group: &Group) -> bool {
    let Some(sum) = verdict::sum(view, group) else { return false };
    // 組合員の総数は4万1,500人: all there are, and not all whose data it was.
    if view.told_before("count.population", group.total, LABEL).is_some() {
        return true;
    }
    let total = view.value(group.total);
    let part = |part: &usize| view.value(*part);
    if group.parts.len() > 2 && group.parts.iter().any(|one| sum.checked_sub(part(one)) == Some(part(one))) {
        return true;
    }
    let own = |figure: usize| figure == group.total || group.parts.contains(&figure);
    let alike = |figure: usize| !own(figure) && view.unit(figure) == view.unit(group.total);
    // Its sentence, that of its last part, and the next.
    let sentences = group.parts.iter().chain([&group.total]).map(|figure| view.all[*figure].sentence);
    let (first, last) = sentences.fold((usize::MAX, 0), |(first, last), at| (first.min(at), last.max(at)));
    let next = (last + 1).min(view.document().sentences.len() - 1);
    let mut beside = view.within(view.sentence(first).join(view.sentence(next))).take(MOST);
    if beside.any(|figure| alike(figure) && view.value(figure) == sum.abs_diff(total)) {
        return true;
    }
    let labelled = view.told_before("count.total", group.total, LABEL).is_some();
    let begins = group.parts.iter().copied().min().filter(|first| *first < group.total && !labelled);
    let before = begins.and_then(|first| (0..first).rev().take(MOST).find(|figure| alike(*figure)));
    before.is_some_and(|figure| view.value(figure) == sum)
}
