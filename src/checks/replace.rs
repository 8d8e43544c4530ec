//! Kind `replace`: a word that should be another, with the right one at hand.

use super::Turn;
use super::said::Values;
use super::spelling::{covered, goes_on, is_part};
use crate::document::Place;
use crate::ruleset::{Replacement, SetId};
use crate::text::{normal::normal, slice};

/// Each wrong word is a finding but in a sentence that holds a word `beside` which it is right, in a right word that holds
/// it, and in a longer wrong one; its fix is offered where the source is what the normal form says, and is no safe one
/// inside a longer word.
pub(crate) fn replace(turn: &mut Turn, pairs: &[Replacement], beside: &[SetId], safe: bool) {
    let scene = turn.case.view.scene;
    let text = &scene.document.text;
    let mut found: Vec<(Place, &str)> = Vec::new();
    for pair in pairs {
        let mut hits = scene.hits.of(pair.wrong).peekable();
        if hits.peek().is_none() {
            continue;
        }
        let right = normal(&pair.right);
        let done = |place: &Place| {
            // A spelling that the right one goes on from: whether a longer word needs it, too, cannot be told.
            let begun = right.starts_with(slice(text, place.start..place.end)) && goes_on(text, *place);
            covered(text, *place, &right) || begun
        };
        found.extend(hits.filter(|place| !done(place)).map(|place| (place, pair.right.as_str())));
    }
    let right =
        |place: Place| scene.sentence(place.start).is_some_and(|sentence| scene.hits.any(beside, sentence));
    found.retain(|(place, _)| !right(*place));
    found.sort_unstable_by_key(|(place, right)| (place.start, std::cmp::Reverse(place.end), *right));
    let mut last = Place { start: 0, end: 0 };
    for (place, right) in found {
        if last.contains(place) && last != place {
            continue;
        }
        last = place;
        let span = scene.document.span(place);
        let values = Values::text(scene.document, place).with("right", right);
        let safe = safe && !is_part(text, place);
        turn.at(place, &values).with_fix(vec![(span, right.to_owned())], safe);
    }
}
