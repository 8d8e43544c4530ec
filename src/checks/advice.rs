//! Kind `advice`: what leaked asks for a word to the reader, and the text has none. Once a document.

use super::Turn;
use super::said::Values;
use crate::document::Place;
use crate::mentions::Certainty;
use crate::reading::elements::matches;
use crate::ruleset::{Detector, SetId};
use crate::text::Baked;
use std::collections::BTreeSet;

/// Points at the first such kind of data. `told_in`: the elements of which a sentence must state one, or may, for its
/// words to count; that passwords were used in several places may be why it happened.
pub(crate) fn advice(turn: &mut Turn, leaked: &[SetId], detectors: &[Detector], told_in: &[Baked<str>]) {
    let view = &turn.case.view;
    let concerned = view.mentions.data_types.iter().find(|data| {
        data.certainty != Certainty::Denied && data.set.is_some_and(|set| leaked.contains(&set))
    });
    let Some(data) = concerned else { return };
    let named = |id: &str| told_in.iter().any(|name| name == id);
    let elements = view.scene.ruleset.elements.iter().zip(turn.case.elements);
    let sentence = |place: Place| view.scene.sentence(place.start).map_or(place.start, |found| found.start);
    let stating: BTreeSet<usize> = elements
        .filter(|(element, _)| named(&element.id))
        .flat_map(|(_, state)| state.evidence.iter().chain(&state.unsure))
        .map(|place| sentence(*place))
        .collect();
    let counts = |place: Place| told_in.is_empty() || stating.contains(&sentence(place));
    if detectors.iter().any(|detector| matches(view, detector).into_iter().any(counts)) {
        return;
    }
    turn.at(data.place, &Values::text(turn.document(), data.place));
}
