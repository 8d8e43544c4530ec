//! Kind `phrase`: words that stand together where they should not.

use super::Turn;
use super::said::Values;
use crate::document::Place;
use crate::elements::matched_words;
use crate::ruleset::Detector;

/// Each match is a finding; with `once`, only the first of a document.
pub fn phrase(turn: &mut Turn, detectors: &[Detector], once: bool) {
    let view = &turn.case.view;
    let mut places: Vec<Place> =
        detectors.iter().flat_map(|detector| matched_words(view, detector)).collect();
    places.sort_unstable_by_key(|place| (place.start, std::cmp::Reverse(place.end)));
    places.dedup_by(|next, before| before.touches(*next));
    let most = if once { 1 } else { usize::MAX };
    for place in places.into_iter().take(most) {
        turn.at(place, &Values::text(turn.document(), place));
    }
}
