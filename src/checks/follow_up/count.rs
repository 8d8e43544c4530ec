//! Kind `count-changed`: the number affected is another than before.

use super::{group, newest, own_sentence, said, tell};
use crate::checks::Turn;
use crate::document::Place;
use crate::mentions::{Count, Role, Scene};
use crate::reading::Earlier;
use crate::ruleset::FollowUpWords;

/// Points at the new number and shows the old one. Where the whole is as before, its parts are compared.
pub(crate) fn changed(turn: &mut Turn, words: &FollowUpWords) {
    let counts = &turn.case.view.mentions.counts;
    let Some(new) = told(counts, turn.case.conclusions.total_affected) else { return };
    let given = |earlier: &Earlier| earlier.reading.conclusions.total_affected;
    let Some((at, earlier, _)) = newest(turn, given) else { return };
    let Some(old) = told(&earlier.reading.mentions.counts, given(earlier)) else { return };
    // Persons against persons, records against records, as far as both are told.
    let alike = || counts.iter().filter(|count| count.affected && count.unit == old.unit);
    if new.unit != old.unit && alike().any(|count| count.value == old.value) {
        return;
    }
    let new =
        if new.persons == old.persons { new } else { alike().max_by_key(|count| count.value).unwrap_or(new) };
    if new.value == old.value {
        return group::changed(turn, words, (at, earlier), old.value);
    }
    let scene = earlier.scene(turn.case.view.scene.ruleset);
    if !foreseen(&scene, old, new.value, words) && !said(turn, words, old.value, new.value) {
        tell(turn, words, (at, earlier), (old.place, new.place));
    }
}

/// The mention that gives the total.
fn told(counts: &[Count], total: Option<u64>) -> Option<&Count> {
    let total = total?;
    let mut given = counts.iter().filter(|count| count.affected && count.value == total);
    let first = given.clone().next();
    given.find(|count| count.role == Role::Total).or(first)
}

/// Whether the old number left room for the new one: about so many, at most so many.
fn foreseen(scene: &Scene, old: &Count, new: u64, words: &FollowUpWords) -> bool {
    let off = u128::from(old.value.abs_diff(new)) * 100;
    if old.approximate && off <= u128::from(old.value) * u128::from(words.tolerance) {
        return true;
    }
    const NEAR: usize = "少なくとも、のべ".len();
    let sentence = own_sentence(scene, old.place);
    let before =
        Place { start: sentence.start.max(old.place.start.saturating_sub(NEAR)), end: old.place.start };
    let after = Place { start: old.place.end, end: sentence.end.min(old.place.end + NEAR) };
    let beside = |sets: &[_]| scene.hits.any(sets, before) || scene.hits.any(sets, after);
    new < old.value && beside(&words.at_most) || new > old.value && beside(&words.at_least)
}
