//! Kind `advice`: what leaked asks for a word to the reader, and the text has none. Once a document.

use super::Turn;
use super::said::Values;
use crate::mentions::Certainty;
use crate::reading::elements::holds;
use crate::ruleset::{Detector, SetId};

/// Points at the first such kind of data.
pub fn advice(turn: &mut Turn, leaked: &[SetId], detectors: &[Detector]) {
    let view = &turn.case.view;
    let concerned = view.mentions.data_types.iter().find(|data| {
        data.certainty != Certainty::Denied && data.set.is_some_and(|set| leaked.contains(&set))
    });
    let Some(data) = concerned else { return };
    if detectors.iter().any(|detector| holds(view, detector)) {
        return;
    }
    turn.at(data.place, &Values::text(turn.document(), data.place));
}
