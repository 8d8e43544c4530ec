//! Kind `lacks`: a condition that should hold somewhere in the text, and holds nowhere.

use super::said::Values;
use super::{Turn, place};
use crate::reading::elements::holds;
use crate::ruleset::Detector;

/// None of the conditions holds.
pub(crate) fn lacks(turn: &mut Turn, detectors: &[Detector]) {
    if detectors.iter().any(|detector| holds(&turn.case.view, detector)) {
        return;
    }
    let span = match turn.rule.element {
        Some(element) => place::of_absent(turn.case, usize::from(element)),
        None => place::end_of_text(turn.case),
    };
    turn.report(span, &Values::default());
}
