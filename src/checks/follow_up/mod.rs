//! Kinds `count-changed`, `date-changed`, `element-dropped`, `deferral-unanswered` and `denial-reversed`: what an
//! earlier notice said, and this one says otherwise or no more.
//!
//! Owns finding the notice to compare with, and where a text itself says what changed. For each fact the newest
//! earlier notice that gives it counts.

mod count;
mod date;
mod denial;
mod element;
mod group;

use super::Turn;
use super::said::Values;
use crate::document::{BlockKind, Place};
use crate::mentions::Scene;
use crate::previous::Earlier;
use crate::ruleset::{Comparison, FollowUpWords, SetId};

/// Compares with the earlier notices; silent where there is none.
pub fn follow_up(turn: &mut Turn, comparison: Comparison, words: &FollowUpWords) {
    if turn.case.previous.is_empty() {
        return;
    }
    match comparison {
        Comparison::Count => count::changed(turn, words),
        Comparison::Date => date::changed(turn, words),
        Comparison::Dropped => element::dropped(turn, words),
        Comparison::Deferral => element::unanswered(turn, words),
        Comparison::Denial => denial::reversed(turn, words),
    }
}

/// The newest earlier notice of which `fact` gives something, by its index.
fn newest<'a, T>(
    turn: &Turn<'a, '_>,
    fact: impl Fn(&'a Earlier) -> Option<T>,
) -> Option<(usize, &'a Earlier, T)> {
    let notices = turn.case.previous.iter().enumerate();
    notices
        .filter(|(_, earlier)| earlier.is_notice())
        .find_map(|(at, earlier)| Some((at, earlier, fact(earlier)?)))
}

/// What is said at the place in an earlier notice: the rule's words, else what stands there.
fn there(turn: &Turn, words: &FollowUpWords, earlier: &Earlier, values: &Values, text: &str) -> String {
    let Some(said) = &words.there else { return text.to_owned() };
    let name = || earlier.source.name.clone();
    let published = earlier.published_on().map_or_else(name, |day| day.to_string());
    values.clone().with("published", published).fill(said.get(turn.case.lang))
}

/// Whether a word stands near a place: in its sentence or one beside it in the paragraph, in its item or row, or in
/// what governs it.
fn said_near(scene: &Scene, place: Place, words: &[SetId]) -> bool {
    near(scene, place).into_iter().any(|zone| scene.hits.any(words, zone))
}

fn near(scene: &Scene, place: Place) -> Vec<Place> {
    let document = scene.document;
    let Some(at) = scene.block(place.start) else { return Vec::new() };
    let block = &document.blocks[at];
    let mut zones: Vec<Place> = scene.governors(at).collect();
    zones.push(match (block.kind, document.sentence_at(place.start)) {
        (BlockKind::Item | BlockKind::Row, _) | (_, None) => block.place,
        (_, Some(own)) => {
            let beside = own.saturating_sub(1)..(own + 2).min(document.sentences.len());
            let beside = beside.map(|at| &document.sentences[at]).filter(|sentence| sentence.block == at);
            beside.fold(document.sentences[own].place, |zone, sentence| zone.join(sentence.place))
        }
    });
    zones
}

/// The sentence of a place or, in a table, its row.
fn own_sentence(scene: &Scene, place: Place) -> Place {
    let row = scene.block(place.start).map(|at| &scene.document.blocks[at]);
    let row = row.filter(|block| block.kind == BlockKind::Row).map(|block| block.place);
    row.or_else(|| scene.sentence(place.start)).unwrap_or(place)
}
