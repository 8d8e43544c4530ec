//! Kind `replace`: a word that should be another, with the right one at hand.

use super::Turn;
use super::said::Values;
use crate::document::Place;
use crate::ruleset::{Replacement, SetId};

/// Each wrong word is a finding but in a sentence that holds a word `beside` which it is right; its fix is offered where the
/// source is what the normal form says.
pub fn replace(turn: &mut Turn, pairs: &[Replacement], beside: &[SetId], safe: bool) {
    let scene = turn.case.view.scene;
    let mut found: Vec<(Place, &str)> = pairs
        .iter()
        .flat_map(|pair| scene.hits.of(pair.wrong).map(|place| (place, pair.right.as_str())))
        .collect();
    let right =
        |place: Place| scene.sentence(place.start).is_some_and(|sentence| scene.hits.any(beside, sentence));
    found.retain(|(place, _)| !right(*place));
    found.sort_unstable();
    for (place, right) in found {
        let span = scene.document.span(place);
        let values = Values::text(scene.document, place).with("right", right);
        turn.at(place, &values).with_fix(vec![(span, right.to_owned())], safe);
    }
}
