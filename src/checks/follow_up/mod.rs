//! Kinds `count-changed`, `date-changed`, `element-dropped`, `deferral-unanswered` and `denial-reversed`: what an
//! earlier notice said, and this one says otherwise or no more.
//!
//! Owns finding the notice to compare with, and where a text itself says what changed. For each fact the newest
//! earlier notice that gives it counts.

pub(crate) mod count;
pub(crate) mod date;
pub(crate) mod denial;
pub(crate) mod element;
mod group;

use super::Turn;
use super::said::Values;
use crate::document::{BlockKind, Place};
use crate::mentions::{Count, Scene};
use crate::reading::Earlier;
use crate::ruleset::{FollowUpWords, SetId};

/// Mentions of one number looked at: where there are more, the number is no longer what the text is about.
const MOST: usize = 100;

/// Compares with the earlier notices; silent where there is none.
pub(crate) fn compare(turn: &mut Turn, words: &FollowUpWords, comparison: fn(&mut Turn, &FollowUpWords)) {
    if !turn.case.previous.is_empty() {
        comparison(turn, words);
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

/// Points at a number and shows what it was.
fn tell(
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

/// Whether the text says what changed: beside the new number, beside the old one, by both in one sentence, or by
/// the difference.
fn said(turn: &Turn, words: &FollowUpWords, old: u64, new: u64) -> bool {
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
