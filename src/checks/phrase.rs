//! Kind `phrase`: words that stand together where they should not.

use super::Turn;
use super::said::Values;
use crate::document::Place;
use crate::reading::elements::matched_words;
use crate::ruleset::{Detector, Severity};

/// Each match is a finding, a match of `mild` one of severity info at most; with `once`, only the first of a
/// document.
pub(crate) fn phrase(turn: &mut Turn, detectors: &[Detector], mild: &[Detector], once: bool) {
    let view = &turn.case.view;
    let find = |detectors: &[Detector], severity: Severity| -> Vec<(Place, Severity)> {
        let matches = detectors.iter().flat_map(|detector| matched_words(view, detector));
        matches.map(|place| (place, severity)).collect()
    };
    let mut found = find(detectors, turn.severity);
    found.extend(find(mild, turn.severity.min(Severity::Info)));
    // Where both match, the milder one counts.
    found.sort_unstable_by_key(|(place, severity)| (place.start, std::cmp::Reverse(place.end), *severity));
    found.dedup_by(|next, before| before.0.touches(next.0));
    // Code is shown, not said.
    found.retain(|(place, _)| !turn.document().in_code(*place));
    let most = if once { 1 } else { usize::MAX };
    for (place, severity) in found.into_iter().take(most) {
        turn.at(place, &Values::text(turn.document(), place)).severity = severity;
    }
}
