//! Kind `date-changed`: an event has another day than before.

use super::{newest, own_sentence, said_near, there};
use crate::checks::Turn;
use crate::checks::said::Values;
use crate::mentions::{DateMention, Day, OCCURRENCE, OTHER, PUBLICATION, REGULATOR};
use crate::reading::Earlier;
use crate::reading::conclude::Conclusions;
use crate::ruleset::FollowUpWords;

const KNOWN: [&str; 2] = ["discovery", "warning"];
// The comparisons of days are kept out of line: inlined into the filters, LLVM 22 makes of them what link-time
// optimisation cannot read back ("Callee is not a pointer type").

/// Points at the new day of each event and shows the old one. Days that are told in both notices anyhow, and those
/// after the earlier notice, which are of something new, are left alone.
pub(crate) fn changed(turn: &mut Turn, words: &FollowUpWords) {
    let mut told = Vec::new();
    for event in &words.events {
        let Some((at, earlier, old)) = newest(turn, |earlier| {
            let reading = &earlier.reading;
            day(&reading.conclusions, &reading.mentions.dates, event)
        }) else {
            continue;
        };
        let dates = &turn.case.view.mentions.dates;
        let Some(new) = day(turn.case.conclusions, dates, event) else { continue };
        let (Some(before), Some(now)) = (old.date, new.date) else { continue };
        // A year that neither text gives is no difference: the dates are of the months around their notices.
        let guessed = before.year != now.year && !(old.year_given && new.year_given);
        let later = earlier.published_on().is_some_and(|published| now > published);
        // Of a day and a month alone, the month is read from another sentence, not told anew.
        let vaguer = before.day.is_some() && now.day.is_none();
        if same(before, now) || guessed || later || vaguer || told.contains(&new.place) {
            continue;
        }
        let then = &earlier.reading.mentions.dates;
        let told_anyhow = still(event, dates, then, before) || still(event, then, dates, now);
        if told_anyhow || said(turn, words, before, now) {
            continue;
        }
        told.push(new.place);
        tell(turn, words, (at, earlier), event, (old, new));
    }
}

fn tell(
    turn: &mut Turn,
    words: &FollowUpWords,
    (at, earlier): (usize, &Earlier),
    event: &str,
    (old, new): (&DateMention, &DateMention),
) {
    let scene = turn.case.view.scene;
    let set = scene.sets(&format!("event.{event}")).first();
    let title = set.and_then(|set| scene.ruleset.set(*set).title.as_ref());
    let title = title.map_or(event, |title| title.get(turn.case.lang));
    // 「同日」 says nothing to those who do not see what it refers to.
    let shown =
        |document: &crate::document::Document, date: &DateMention| match (date.written.relative, date.date) {
            (true, Some(day)) => format!("{}({day})", document.slice(date.written.first)),
            _ => document.slice(date.written.first).to_owned(),
        };
    let document = &earlier.reading.document;
    let before = shown(document, old);
    let values = Values::default()
        .with("event", title)
        .with("text", shown(turn.document(), new))
        .with("other", &before);
    let shown = there(turn, words, earlier, &values, &before);
    turn.at(new.place, &values).with_label_in(at, document.span(old.place), shown);
}

/// The mention that gives the day of an event: the one that conclusions go by.
fn day<'d>(conclusions: &Conclusions, dates: &'d [DateMention], event: &str) -> Option<&'d DateMention> {
    let day = match event {
        OCCURRENCE => conclusions.occurred_on,
        "discovery" => conclusions.discovered_on,
        "warning" => conclusions.known_on,
        REGULATOR => conclusions.regulator_reported_on,
        _ => dates.iter().filter(|date| date.event == event).filter_map(|date| date.date).min(),
    }?;
    let own = |date: &&DateMention| match KNOWN.contains(&event) {
        true => KNOWN.contains(&date.event.as_str()),
        false => date.event == event,
    };
    dates.iter().find(|date| date.date == Some(day) && own(date))
}

/// Whether a date tied to `other` may be that of `event`: a first warning is how a leak comes to be known, and what
/// happened is not always said in words for a leak.
#[inline(never)]
fn alike(event: &str, other: &str) -> bool {
    event == other
        || KNOWN.contains(&event) && KNOWN.contains(&other)
        || event == OCCURRENCE && other == OTHER
}

/// Whether a day of an event is among these dates, too: tied to that event, to another one that may be it, or to one
/// that `others`, where it is the day of the event, do not tie it to.
#[inline(never)]
fn still(event: &str, dates: &[DateMention], others: &[DateMention], day: Day) -> bool {
    let on = |date: &&DateMention| date.event != PUBLICATION && date.date.is_some_and(|date| same(date, day));
    let ties = |event: &str| others.iter().filter(on).any(|date| date.event == event);
    dates.iter().filter(on).any(|date| alike(event, &date.event) || !ties(&date.event))
}

/// Whether two days are one as far as both are told: 2024-03 is no other day than 2024-03-05.
#[inline(never)]
fn same(one: Day, other: Day) -> bool {
    let days = one.day.zip(other.day).is_none_or(|(one, other)| one == other);
    (one.year, one.month) == (other.year, other.month) && days
}

/// Whether the text says what changed: beside the new day, beside the old one, or by both in one sentence.
fn said(turn: &Turn, words: &FollowUpWords, old: Day, new: Day) -> bool {
    let scene = &turn.case.view.scene;
    let dates = &turn.case.view.mentions.dates;
    let of = |day: Day| dates.iter().filter(move |date| date.date == Some(day));
    let named = |date: &DateMention| {
        let sentence = own_sentence(scene, date.place);
        scene.hits.any(&words.said, sentence) || scene.hits.any(&words.earlier, sentence)
    };
    of(new).any(|date| said_near(scene, date.place, &words.said)) || of(old).any(named)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(month: u8, day: Option<u8>) -> Day {
        Day { year: 2024, month, day }
    }

    #[test]
    fn a_month_is_no_other_day_than_one_in_it() {
        assert!(same(day(3, None), day(3, Some(5))) && same(day(3, Some(5)), day(3, None)));
        assert!(!same(day(3, Some(4)), day(3, Some(5))) && !same(day(2, None), day(3, Some(5))));
        assert!(!same(Day { year: 2023, ..day(3, Some(5)) }, day(3, Some(5))));
    }

    #[test]
    fn a_day_is_still_told_where_it_may_be_that_of_the_event() {
        let place = crate::document::Place { start: 0, end: 1 };
        let on = |event: &str, number: u8| DateMention {
            place,
            date: Some(day(3, Some(number))),
            end: None,
            year_given: true,
            event: event.to_owned(),
            happened: true,
            planned: false,
            known: None,
            began: false,
            notice: false,
            done: false,
            told_to: Vec::new(),
            written: crate::mentions::Ends::at(place),
        };
        let fifth = day(3, Some(5));
        let before = [on("occurrence", 5), on("discovery", 5)];
        // Found on the 5th as before; that it happened then is no longer told.
        assert!(!still("occurrence", &[on("occurrence", 2), on("discovery", 5)], &before, fifth));
        assert!(still("occurrence", &[on("occurrence", 2), on(OTHER, 5)], &before, fifth));
        assert!(still("occurrence", &[on("occurrence", 2), on("containment", 5)], &before, fifth));
        assert!(!still("occurrence", &[on(PUBLICATION, 5)], &before, fifth));
        assert!(still("discovery", &[on("warning", 5)], &before, fifth));
    }
}
