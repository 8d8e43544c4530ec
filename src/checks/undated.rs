//! Kind `undated`: an element is stated, and nothing says when.

use super::Turn;
use super::said::Values;
use crate::document::{BlockKind, Place};
use crate::reading::elements::Status;

/// Points at where the element is stated, if no date is its own and none stands beside it.
pub(crate) fn undated(turn: &mut Turn, event: &str) {
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

/// Whether a date stands in the sentence of a place or, in a list or a table, in the row, or governs it.
fn dated(turn: &Turn, place: Place) -> bool {
    let scene = turn.case.view.scene;
    let Some(at) = scene.block(place.start) else { return false };
    let block = &scene.document.blocks[at];
    let listed = matches!(block.kind, BlockKind::Item | BlockKind::Row);
    let own = if listed { Some(block.place) } else { scene.sentence(place.start) };
    let dates = &turn.case.view.mentions.dates;
    let mut zones = scene.governors(at).chain(own);
    zones.any(|zone| {
        let first = dates.partition_point(|date| date.place.start < zone.start);
        dates.get(first).is_some_and(|date| zone.contains(date.place))
    })
}
