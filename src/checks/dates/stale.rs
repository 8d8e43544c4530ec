//! A state as of a day long before the publication: 「10月25日時点で」 in a notice of 18 November.
//!
//! Owns telling a state of today from one that was. What is told as done on a day is [`super::publication`]'s.

use super::{Turn, Values, civil, days_between, published_at};
use crate::document::Place;
use crate::ruleset::{Confidence, SetId};

/// What a sentence says of states.
struct States {
    sentence: Place,
    /// Where the first ends that is one of today.
    first_present: Option<usize>,
    /// Where the last begins that is over.
    last_past: Option<usize>,
}

impl States {
    fn of(turn: &Turn, sets: &[SetId], sentence: Place) -> Self {
        let past = |place: &Place| turn.document().at(*place).ends_with(['た', 'り', 'ん']);
        let scene = turn.case.view.scene;
        let all: Vec<Place> = sets.iter().flat_map(|&set| scene.hits.within(set, sentence)).collect();
        let first_present = all.iter().filter(|place| !past(place)).map(|place| place.end).min();
        let last_past = all.iter().filter(|place| past(place)).map(|place| place.start).max();
        Self { sentence, first_present, last_past }
    }
}

/// A state as of a day more than `days` before the publication.
pub(crate) fn stale(turn: &mut Turn, as_of: &[SetId], not_with: &[SetId], days: u16) {
    const BESIDE: usize = 12;
    let Some(published) = turn.case.conclusions.published_on.and_then(civil) else { return };
    let scene = turn.case.view.scene;
    let document = scene.document;
    let mut states: Option<States> = None;
    let mut comma: Option<Place> = None;
    for mention in &turn.case.view.mentions.dates {
        let Some(day) = mention.date.filter(|_| mention.end.is_none()).and_then(civil) else { continue };
        let age = days_between(day, published);
        let Some(sentence) = scene.sentence(mention.place.start) else { continue };
        let tail = Place { start: mention.place.end, end: sentence.end };
        let Some(word) = scene.hits.first(as_of, tail) else { continue };
        let rest = Place { start: word.start, end: sentence.end };
        // 8月29日の時点では…おそれがございました: what was so then, and why.
        let was = ["ございました", "ありました", "おりました", "いました"];
        let told = turn.document().at(sentence).trim_end_matches(['。', ' ']);
        // 1月28日の時点では絞り込めず、調査の完了を待ちました: what was done then, and no state.
        let then = told.ends_with("ました");
        if then || was.iter().any(|state| told.ends_with(state)) {
            continue;
        }
        if age <= i64::from(days) || word.start - mention.place.end > BESIDE {
            continue;
        }
        // 4月1日時点で在籍する, 時点の名簿: whose; 時点で、名簿が悪用された tells a state. A bracket says it of what stands before.
        if states.as_ref().is_none_or(|states| states.sentence != sentence) {
            states = Some(States::of(turn, not_with, sentence));
        }
        let Some(states) = &states else { continue };
        let beside = if document.at(word).ends_with(')') {
            states.first_present.is_some_and(|end| end <= mention.place.start)
        } else {
            // The same comma is the next of all that stand before it.
            if !comma.is_some_and(|comma: Place| comma.start <= rest.start && rest.start < comma.end) {
                let near = document.slice(rest).find('、').map_or(rest.end, |comma| rest.start + comma);
                comma = Some(Place { end: near, ..rest });
            }
            let beside = Place { end: comma.map_or(rest.end, |comma| comma.end.min(rest.end)), ..rest };
            scene.hits.any(not_with, beside)
        };
        if beside || states.last_past.is_some_and(|start| start >= rest.start) {
            continue;
        }
        let place = mention.place.join(word);
        let values = Values::text(turn.document(), place).with("days", age).with("published", published);
        let label = published_at(turn, published);
        let finding = turn.at(place, &values);
        if !mention.year_given {
            finding.confidence = Confidence::Medium;
        }
        if let Some((span, text)) = label {
            finding.with_label(span, text);
        }
    }
}
