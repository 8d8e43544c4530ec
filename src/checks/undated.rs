//! Kind `undated`: an element is stated, and nothing says when.

use super::Turn;
use super::said::Values;
use crate::document::Place;
use crate::elements::Status;

/// Points at where the element is stated, if no date is its own and none stands beside it.
pub fn undated(turn: &mut Turn, event: &str) {
    let stated = turn.state().filter(|state| state.status == Status::Stated);
    let Some(state) = stated else { return };
    let Some(&first) = state.evidence.first() else { return };
    let dates = &turn.case.view.mentions.dates;
    let own = dates.iter().any(|date| date.event == event);
    if own || state.evidence.iter().any(|place| dated(turn, *place)) {
        return;
    }
    turn.at(first, &Values::text(turn.document(), first));
}

/// Whether a date stands in the block of a place, or governs it.
fn dated(turn: &Turn, place: Place) -> bool {
    let scene = turn.case.view.scene;
    let Some(at) = scene.block(place.start) else { return false };
    let zones = scene.governors(at).chain([scene.document.blocks[at].place]);
    let dates = &turn.case.view.mentions.dates;
    let mut zones = zones;
    zones.any(|zone| dates.iter().any(|date| zone.contains(date.place)))
}
