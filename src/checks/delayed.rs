//! Kind `delayed`: data stayed exposed, or in use, after somebody knew. Once a document.

use super::Turn;
use super::said::Values;
use crate::mentions::{DateMention, Day, OTHER};
use crate::ruleset::SetId;

const OCCURRENCE: &str = "occurrence";

/// Points at the period and shows the day it was known. Months say too little to compare.
pub fn delayed(turn: &mut Turn, exposed: &[SetId], explained: &[SetId]) {
    let case = turn.case;
    let dates = &case.view.mentions.dates;
    let Some(known) = case.conclusions.known_on.filter(|day| day.day.is_some()) else { return };
    let within = |date: &&DateMention| {
        let last: Option<Day> = date.end.filter(|end| end.day.is_some() && *end > known);
        let scene = case.view.scene;
        let words = || scene.sentence(date.place.start).is_some_and(|at| scene.hits.any(exposed, at));
        (date.event == OCCURRENCE || date.event == OTHER && words())
            && date.date.is_some_and(|first| first <= known)
            && last.is_some()
    };
    let Some(period) = dates.iter().find(within) else { return };
    let warned = |date: &&DateMention| date.date == Some(known) && date.known.is_some();
    let Some(warning) = dates.iter().find(warned) else { return };
    if told(turn, period, known, explained) {
        return;
    }
    let document = turn.document();
    let span = document.span(warning.place);
    let day = document.slice(warning.place).to_owned();
    let values = Values::text(document, period.place).with("known", &day);
    turn.at(period.place, &values).with_label(span, day);
}

/// Whether a reason stands beside the period, or beside what was done to end it.
fn told(turn: &Turn, period: &DateMention, known: Day, explained: &[SetId]) -> bool {
    let scene = turn.case.view.scene;
    let containment =
        |date: &&DateMention| date.event == "containment" && date.date.is_some_and(|day| day >= known);
    let ends = turn.case.view.mentions.dates.iter().filter(containment);
    ends.chain([period]).any(|date| {
        let sentence = scene.sentence(date.place.start).unwrap_or(date.place);
        scene.hits.any(explained, sentence)
    })
}
