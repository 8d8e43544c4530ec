//! Kinds `missing`, `deferred`, `hollow`, `vague` and `not-a-notice`: what the state of an element, or of the
//! whole document, asks for.

use super::said::Values;
use super::{Turn, place};
use crate::document::Place;
use crate::elements::{Status, holds};
use crate::ruleset::{Detector, Severity};

/// The element is absent, and its condition, if it has one, holds.
pub fn missing(turn: &mut Turn, when: &[Detector], affected_over: Option<u64>) {
    let Some(state) = turn.state().filter(|state| state.status == Status::Absent) else { return };
    let _ = state;
    let many =
        affected_over.is_some_and(|limit| turn.case.conclusions.total_affected.is_some_and(|n| n > limit));
    let free = when.is_empty() && affected_over.is_none();
    if !(free || many || when.iter().any(|when| holds(&turn.case.view, when))) {
        return;
    }
    let Some(element) = turn.rule.element.map(usize::from) else { return };
    let title = turn.case.view.scene.ruleset.elements[element].title.get(turn.case.lang).to_owned();
    let span = place::of_absent(turn.case, element);
    turn.report(span, &Values::default().with("element", title));
}

/// The element is put off.
pub fn deferred(turn: &mut Turn) {
    let first = turn
        .state()
        .filter(|state| state.status == Status::Deferred)
        .and_then(|state| first(&state.evidence));
    tell(turn, first);
}

/// The element is absent, but announced or promised without substance.
pub fn hollow(turn: &mut Turn) {
    let first =
        turn.state().filter(|state| state.status == Status::Absent).and_then(|state| first(&state.hollow));
    tell(turn, first);
}

/// The element is stated by vague detectors only.
pub fn vague(turn: &mut Turn) {
    let first = turn
        .state()
        .filter(|state| state.status == Status::Stated && state.vague)
        .and_then(|state| first(&state.evidence));
    tell(turn, first);
}

/// The document is no notice: a warning where the user named it, to know where a folder held it.
pub fn not_a_notice(turn: &mut Turn) {
    if !turn.case.named {
        turn.severity = Severity::Info;
    }
    let document = turn.document();
    let place = document.title.or_else(|| document.blocks.first().map(|block| block.place));
    let span = place.map(|place| document.span(place));
    turn.report(span, &Values::default());
}

fn first(places: &[Place]) -> Option<Place> {
    places.first().copied()
}

fn tell(turn: &mut Turn, place: Option<Place>) {
    if let Some(place) = place {
        turn.at(place, &Values::text(turn.document(), place));
    }
}
