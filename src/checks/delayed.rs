//! Kind `delayed`: data stayed exposed, or in use, after somebody knew. Once a document.

use super::Turn;
use super::said::Values;
use crate::document::{BlockKind, Place};
use crate::mentions::{DateMention, Day, OTHER};
use crate::reading::law;
use crate::ruleset::{Delayed, SetId};

const OCCURRENCE: &str = "occurrence";

/// Points at the period and shows the day it was known. Months say too little to compare.
pub fn delayed(turn: &mut Turn, words: &Delayed) {
    let (exposed, explained) = (&words.exposed[..], &words.explained[..]);
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
    let lasted = |date: &&DateMention| goes_on(turn, date, known, words);
    let period = dates.iter().find(within);
    let after = period.is_none().then(|| dates.iter().find(lasted).or_else(|| ended(turn, known, words)));
    let after = after.flatten();
    let Some(period) = period.or(after) else { return };
    let warned = |date: &&DateMention| date.date == Some(known) && date.known.is_some();
    let Some(warning) = dates.iter().find(warned) else { return };
    if after.is_none() && told(turn, period, known, explained) {
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

/// The day on which the exposure was ended (画面を閉鎖, 見えないように), where it comes after the warning, no reason stands
/// beside it, and nothing was ended before or at a time that is not told.
fn ended<'a>(turn: &Turn<'a, '_>, known: Day, words: &Delayed) -> Option<&'a DateMention> {
    let scene = turn.case.view.scene;
    let dates = &turn.case.view.mentions.dates;
    let mut first: Option<&DateMention> = None;
    let ends = scene.sets("exposure.end").iter().flat_map(|&set| scene.hits.of(set));
    for end in ends {
        let block = scene.block(end.start)?;
        let kind = scene.document.blocks[block].kind;
        if matches!(kind, BlockKind::Heading | BlockKind::Title)
            || scene.under(scene.sets("heading.measures"), block)
        {
            continue;
        }
        let sentence = scene.sentence(end.start)?;
        let zone = scene.document.blocks[block].place;
        let zone = if matches!(kind, BlockKind::Row | BlockKind::Item) { zone } else { sentence };
        let before = dates.partition_point(|date| date.place.end <= end.start);
        let date = dates[..before].last().filter(|date| zone.contains(date.place))?;
        // What is done the next day is done at once.
        let soon = |day: Day| match (law::civil(known), law::civil(day)) {
            (Some(known), Some(day)) => law::number_of(known, day) <= 2,
            _ => true,
        };
        let day = date.date.filter(|day| date.end.is_none() && !soon(*day))?;
        if date.planned || scene.hits.any(&words.explained, sentence) {
            return None;
        }
        if first.is_none_or(|first| Some(day) < first.date) {
            first = Some(date);
        }
    }
    first
}

/// Whether a sentence with a day after the warning says that it went on until then: 10日に止めるまで、見える状態が続き
/// ました, その後も開いたままで. A word on why stands outside of what went on.
fn goes_on(turn: &Turn, date: &DateMention, known: Day, words: &Delayed) -> bool {
    let scene = turn.case.view.scene;
    let published = turn.case.conclusions.published_on;
    let past =
        |day: Day| day.day.is_some() && day > known && published.is_none_or(|published| day <= published);
    if date.planned || !date.date.is_some_and(past) {
        return false;
    }
    let Some(sentence) = scene.sentence(date.place.start) else { return false };
    if !scene.hits.any(&words.until, sentence) {
        return false;
    }
    let lasting = words.lasting.iter().flat_map(|&set| scene.hits.within(set, sentence));
    lasting.filter_map(|hit| Some((hit, scene.clause(hit.start)?))).any(|(hit, clause)| {
        let reasons = words.explained.iter().flat_map(|&set| scene.hits.within(set, sentence));
        let mut reasons = reasons.filter(|reason| !clause.contains(*reason));
        // 止めるまで、見える状態が続き: what goes on stands behind until when.
        let until = scene.hits.first(&words.until, clause).map_or(clause.start, |until| until.end);
        let own = Place { start: until.min(hit.start), end: hit.end };
        scene.hits.any(&words.exposed, clause)
            && !scene.hits.any(&words.not_with, own)
            && reasons.next().is_none()
    })
}
