//! Kinds `element-dropped` and `deferral-unanswered`: elements that an earlier notice stated, or put off, and this
//! one lacks.

use super::newest;
use crate::checks::said::{Values, excerpt};
use crate::checks::{Turn, place};
use crate::document::Place;
use crate::elements::Status;
use crate::ruleset::FollowUpWords;

/// Points at where an element that was stated belongs.
pub fn dropped(turn: &mut Turn, words: &FollowUpWords) {
    absent_now(turn, words, Status::Stated);
}

/// Points at where an element that was put off belongs.
pub fn unanswered(turn: &mut Turn, words: &FollowUpWords) {
    absent_now(turn, words, Status::Deferred);
}

/// Elements that the newest earlier notice with a word on them has in state `before`, and this one lacks. Where it
/// promises one without substance, or sends the reader back for it, that is a word on it.
fn absent_now(turn: &mut Turn, words: &FollowUpWords, before: Status) {
    let scene = turn.case.view.scene;
    for (at, element) in scene.ruleset.elements.iter().enumerate() {
        let compared = words.elements.is_empty() || words.elements.contains(&element.id);
        let absent = |state: &&crate::elements::ElementState| {
            state.status == Status::Absent && state.hollow.is_empty() && !state.provided
        };
        if !compared || turn.case.elements.get(at).filter(absent).is_none() {
            continue;
        }
        let Some((notice, earlier, state)) = newest(turn, |earlier| {
            earlier.reading.elements.get(at).filter(|state| state.status != Status::Absent)
        }) else {
            continue;
        };
        let evidence = state.evidence.first().copied().filter(|_| state.status == before);
        let Some(evidence) = evidence.filter(|_| !sent_back(turn, words, at)) else { continue };
        let document = &earlier.reading.document;
        let title = element.title.get(turn.case.lang);
        let text = excerpt(document.slice(evidence));
        let values = Values::default().with("element", title).with("other", &text);
        let span = place::of_absent(turn.case, at);
        let finding = turn.report(span, &values);
        finding.element = Some(at);
        finding.with_label_in(notice, document.span(evidence), text);
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
