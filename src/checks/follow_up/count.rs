//! Kind `count-changed`: the number affected is another than before.

use super::{group, newest, own_sentence, said_near, there};
use crate::checks::Turn;
use crate::checks::said::Values;
use crate::document::Place;
use crate::mentions::{Count, Role, Scene};
use crate::previous::Earlier;
use crate::ruleset::FollowUpWords;

/// Mentions of one number looked at: where there are more, the number is no longer what the text is about.
const MOST: usize = 100;

/// Points at the new number and shows the old one. Where the whole is as before, its parts are compared.
pub fn changed(turn: &mut Turn, words: &FollowUpWords) {
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

/// Points at a number and shows what it was.
pub fn tell(
    turn: &mut Turn,
    words: &FollowUpWords,
    (at, earlier): (usize, &Earlier),
    (old, new): (Place, Place),
) {
    let document = &earlier.reading.document;
    let before = document.slice(old);
    let values = Values::text(turn.document(), new).with("other", before);
    let shown = there(turn, words, earlier, &values, before);
    turn.at(new, &values).with_label_in(at, document.span(old), shown);
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

/// Whether the text says what changed: beside the new number, beside the old one, by both in one sentence, or by
/// the difference.
pub fn said(turn: &Turn, words: &FollowUpWords, old: u64, new: u64) -> bool {
    let scene = &turn.case.view.scene;
    let counts = &turn.case.view.mentions.counts;
    let of = |value: u64| counts.iter().filter(move |count| count.value == value).take(MOST);
    let both = |count: &Count| {
        let sentence = own_sentence(scene, count.place);
        of(new).any(|other| sentence.contains(other.place))
    };
    let named = |count: &Count| {
        let sentence = own_sentence(scene, count.place);
        both(count) || scene.hits.any(&words.said, sentence) || scene.hits.any(&words.earlier, sentence)
    };
    // Nobody writes just this number by chance, unless it is small.
    const BY_CHANCE: u64 = 10;
    let difference = |count: &Count| {
        count.value >= BY_CHANCE || scene.hits.any(&words.said, own_sentence(scene, count.place))
    };
    of(new).any(|count| said_near(scene, count.place, &words.said))
        || of(old).any(named)
        || of(old.abs_diff(new)).any(difference)
}
