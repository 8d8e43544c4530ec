//! The last line of a notice, where writers leave a number or an address below what they have said.
//!
//! Owns whether something stands in it that nothing above points at. Whose it is then is for those who ask.

use super::scan::Scene;
use crate::document::Place;

/// The last line, and the one above.
pub(super) struct LastLine {
    pub(super) line: Place,
    pub(super) above: Place,
}

/// The last line, where a place stands in it and the line above does not point at it: 「次のとおりです。」.
pub(super) fn last_line(scene: &Scene, place: Place) -> Option<LastLine> {
    let blocks = &scene.document.blocks;
    let at = scene.block(place.start).filter(|at| at + 1 == blocks.len())?;
    let above = blocks[at.checked_sub(1)?].place;
    let line = blocks[at].place;
    (!scene.hits.any(scene.sets("pointer"), above)).then_some(LastLine { line, above })
}
