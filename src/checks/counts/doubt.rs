//! Why two numbers may differ: the text prints what lies between them, or tells of a change.
//!
//! Owns the doubts that keep one number from being held against another.

use crate::mentions::{Role, Spots};
use crate::ruleset::TotalWords;
use std::collections::BTreeSet;

/// Counts of a sentence that are looked at.
const MOST: usize = 200;

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
