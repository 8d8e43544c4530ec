//! What is left of a number told before: 「46世帯には … 44世帯とはお話ができ、残る2世帯には」, 「84枚を … 79枚が戻り、3枚は
//! 裁断され … 残る2枚は」.
//!
//! Owns which counts go with the one that is left, and which number they were taken from. Both are readings: only a slip of
//! the hand is told of them.

use super::spot::NEAR;
use super::{Group, Spots, Tie, slipped};
use crate::mentions::Role;

/// Parts beside the one that is left.
const MOST: usize = 3;
/// Counts before the parts that are looked at for what they were taken from.
const FAR: usize = 100;

/// What a sentence tells as left, with what went before it.
pub(crate) fn told(view: &Spots, sentence: usize, plain: &[usize]) -> Option<Group> {
    let at = plain.iter().position(|&figure| view.told_before("sum.rest", figure, NEAR).is_some())?;
    let left = plain[at];
    // The counts right before it: those of its sentence, else of the one before.
    let mut before = plain[..at].to_vec();
    if before.is_empty() {
        let last = sentence.checked_sub(1)?;
        let near = view.document().sentences[last].block == view.all[left].block;
        before = if near { view.plain(view.sentence(last)) } else { Vec::new() };
    }
    before.retain(|&figure| view.unit(figure) == view.unit(left) && view.exact(figure));
    let nearest = before.len().saturating_sub(MOST);
    let takes = |from: usize| taken_from(view, &before[from..], left);
    let whole = |group: &Group| total_of(view, group) == view.value(group.total);
    let mut found: Vec<Group> = (nearest..before.len()).rev().flat_map(takes).collect();
    // What they make is no news of it: other parts of it may be told, and be off.
    if found.iter().any(whole) {
        return None;
    }
    found.retain(|group| {
        slipped(
            view.value(group.total),
            total_of(view, group),
            group.parts.iter().map(|&part| view.value(part)),
        )
    });
    let total = view.value(found.first()?.total);
    let one = found.iter().all(|group| view.value(group.total) == total);
    one.then(|| found.swap_remove(0))
}

/// The groups that some parts and what is left may be, by the number they are taken from.
fn taken_from(view: &Spots, parts: &[usize], left: usize) -> Vec<Group> {
    let Some(&first) = parts.first() else { return Vec::new() };
    let most = parts.iter().chain([&left]).map(|&part| view.value(part)).max().unwrap_or_default();
    let holds = |figure: usize| {
        let role = matches!(view.counts[figure].role, Role::Total | Role::Other | Role::Part);
        role && view.exact(figure) && view.unit(figure) == view.unit(left) && view.value(figure) > most
    };
    let before = (first.saturating_sub(FAR)..first).rev().filter(|&figure| holds(figure));
    let parts: Vec<usize> = parts.iter().copied().chain([left]).collect();
    before.map(|total| Group { total, parts: parts.clone(), less: None, tie: Tie::Loose }).collect()
}

fn total_of(view: &Spots, group: &Group) -> u64 {
    group.parts.iter().fold(0, |sum, &part| sum.saturating_add(view.value(part)))
}
