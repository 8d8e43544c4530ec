//! Kinds `element-dropped` and `deferral-unanswered`: elements that an earlier notice stated, or put off, and this
//! one lacks.

use super::{newest, there as said_there};
use crate::checks::said::{Values, excerpt};
use crate::checks::{Turn, place};
use crate::document::Place;
use crate::reading::Earlier;
use crate::reading::elements::{ElementState, Status, View, holds};
use crate::ruleset::{Detector, Element, FollowUpWords, Grade, MentionQuery, Operand};
use crate::text::Baked;

/// Points at where an element that was stated belongs.
pub(crate) fn dropped(turn: &mut Turn, words: &FollowUpWords) {
    each(turn, words, |view, element, state, before| {
        let told = before.state.status == Status::Stated
            && before.deferral().is_none()
            && is_absent(state)
            && !denied(view, element)
            && !elsewhere(view, element);
        Some((before.state.evidence.first().copied().filter(|_| told)?, None))
    });
}

/// Points at where an element that was put off belongs, or at the bare word that it is left with.
pub(crate) fn unanswered(turn: &mut Turn, words: &FollowUpWords) {
    each(turn, words, |_, _, state, before| {
        let bare = state.status == Status::Stated && state.vague && state.deferred.is_empty();
        let deferral = before.deferral().filter(|_| bare || is_absent(state))?;
        Some((deferral, state.evidence.first().copied()))
    });
}

/// An element in an earlier notice.
struct Before<'a> {
    state: &'a ElementState,
}

impl Before<'_> {
    /// Where it was put off; a bare word beside that is no answer.
    fn deferral(&self) -> Option<Place> {
        let answered = self.state.status == Status::Stated && !self.state.vague;
        self.state.deferred.first().copied().filter(|_| !answered)
    }
}

/// Promised without substance is another matter, and other rules' own.
fn is_absent(state: &ElementState) -> bool {
    state.status == Status::Absent && state.hollow.is_empty()
}

/// Whether the element is told by kinds of data that leaked, and the text says of some that they did not.
fn denied(view: &View, element: &Element) -> bool {
    let leaked = Operand::Mention(MentionQuery::DataType(Some(true)));
    let told_by =
        |detector: &Detector| detector.all.iter().chain(&detector.any).any(|operand| *operand == leaked);
    !view.mentions.data_types.is_empty() && element.detectors.iter().any(told_by)
}

/// Whether the element stands under a heading for something else: to the reader it is told.
fn elsewhere(view: &View, element: &Element) -> bool {
    let held_back = element.detectors.iter().filter(|detector| !detector.not_under.is_empty());
    let mut stated = held_back.filter(|detector| detector.grade == Grade::Stated);
    stated.any(|detector| holds(view, &Detector { not_under: Baked::default(), ..detector.clone() }))
}

/// Takes each element with what the newest earlier notice with a word on it says of it through `judge`, which gives
/// the place there and, where there is one, the place here.
fn each(
    turn: &mut Turn,
    words: &FollowUpWords,
    judge: impl Fn(&View, &Element, &ElementState, &Before) -> Option<(Place, Option<Place>)>,
) {
    let view = turn.case.view;
    for (at, element) in view.scene.ruleset.elements.iter().enumerate() {
        let compared = words.elements.is_empty() || words.elements.contains(&element.id);
        let Some(state) = turn.case.elements.get(at).filter(|state| compared && !state.provided) else {
            continue;
        };
        let given = |earlier: &'_ Earlier| {
            earlier.reading.elements.get(at).is_some_and(|state| state.status != Status::Absent).then_some(())
        };
        let Some((notice, earlier, ())) = newest(turn, given) else { continue };
        let Some(known) = earlier.reading.elements.get(at) else { continue };
        let before = Before { state: known };
        let Some((there, here)) = judge(&view, element, state, &before) else { continue };
        if sent_back(turn, words, at) {
            continue;
        }
        let document = &earlier.reading.document;
        let text = excerpt(document.slice(there));
        let values =
            Values::default().with("element", element.title.get(turn.case.lang)).with("other", &text);
        let span = match here {
            Some(here) => Some(turn.document().span(here)),
            None => place::of_absent(turn.case, at),
        };
        let shown = said_there(turn, words, earlier, &values, &text);
        let finding = turn.report(span, &values);
        finding.element = Some(at);
        finding.with_label_in(notice, document.span(there), shown);
    }
}

/// Whether a sentence sends the reader to an earlier notice, or says that nothing changed, for this element or for
/// all that is not told again.
fn sent_back(turn: &Turn, words: &FollowUpWords, element: usize) -> bool {
    let scene = turn.case.view.scene;
    let named = &scene.ruleset.elements[element].headings;
    scene.document.sentences.iter().any(|sentence| {
        let has = |sets: &[_], zone: Place| scene.hits.any(sets, zone);
        let place = sentence.place;
        let back =
            has(&words.earlier, place) && has(&words.points_back, place) || has(&words.unchanged, place);
        back && (has(&words.rest, place) || has(named, place) || scene.under(named, sentence.block))
    })
}
