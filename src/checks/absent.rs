//! Kinds `missing`, `deferred`, `hollow`, `vague` and `not-a-notice`: what the state of an element, or of the
//! whole document, asks for.

use super::said::Values;
use super::{Turn, place};
use crate::document::Place;
use crate::reading::elements::{ElementState, Status};
use crate::ruleset::{Instead, Severity, Text};
use std::collections::BTreeSet;

/// The element is absent, and nothing in the text may speak of it.
pub(crate) fn missing(turn: &mut Turn) {
    if turn.state().is_none_or(|state| state.status != Status::Absent || !state.unsure.is_empty()) {
        return;
    }
    let Some(element) = turn.rule.element.map(usize::from) else { return };
    let title = turn.case.view.scene.ruleset.elements[element].title.get(turn.case.lang).to_owned();
    let span = place::of_absent(turn.case, element);
    turn.report(span, &Values::default().with("element", title));
}

/// The element is put off. Where the days run for it, their clocks are told.
pub(crate) fn deferred(turn: &mut Turn, clocks: Option<&Text>) {
    let state = turn.state().filter(|state| state.status == Status::Deferred);
    let Some(place) = state.and_then(|state| first(&state.evidence)) else { return };
    let told = clocks.and_then(|clocks| turn.clocks(clocks));
    turn.at(place, &Values::text(turn.document(), place)).with_clocks(told);
}

/// The element is absent, but announced or promised without substance, and no other sentence may speak of it.
pub(crate) fn hollow(turn: &mut Turn) {
    let scene = turn.case.view.scene;
    let sentence = |place: &Place| scene.sentence(place.start).map(|sentence| sentence.start);
    let other = |state: &ElementState| {
        let told: BTreeSet<_> = state.hollow.iter().map(sentence).collect();
        state.unsure.iter().any(|place| !told.contains(&sentence(place)))
    };
    let first = turn
        .state()
        .filter(|state| state.status == Status::Absent && !other(state))
        .and_then(|state| first(&state.hollow));
    tell(turn, first);
}

/// The element is stated by vague detectors only, and nothing else in the text may speak of it.
pub(crate) fn vague(turn: &mut Turn) {
    let first = turn
        .state()
        .filter(|state| state.status == Status::Stated && state.vague && state.unsure.is_empty())
        .and_then(|state| first(&state.evidence));
    tell(turn, first);
}

/// The document is no notice: a warning where the user named it, to know where a folder held it.
pub(crate) fn not_a_notice(turn: &mut Turn, foreign: Option<&Instead>) {
    if !turn.case.named {
        turn.severity = Severity::Info;
    }
    let document = turn.document();
    let place = document.title.or_else(|| document.blocks.first().map(|block| block.place));
    let span = place.map(|place| document.span(place));
    let (severity, lang) = (turn.severity, turn.case.lang);
    let foreign = foreign.filter(|_| turn.case.language != turn.case.view.scene.ruleset.language);
    let finding = turn.report(span, &Values::default());
    if let Some(foreign) = foreign {
        finding.speak(foreign, &Values::default(), lang).severity = severity;
    }
}

fn first(places: &[Place]) -> Option<Place> {
    places.first().copied()
}

fn tell(turn: &mut Turn, place: Option<Place>) {
    if let Some(place) = place {
        turn.at(place, &Values::text(turn.document(), place));
    }
}
