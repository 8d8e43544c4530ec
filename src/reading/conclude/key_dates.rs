//! The dates that matter: occurrence, finding, publication, report to the regulator.
//!
//! Owns choosing them among the dates of a text. Compares them with no deadline.

use super::noticed::Noticed;
use crate::mentions::{DateMention, Day, Known, Mentions, OTHER, PUBLICATION, Reported, Scene, header};

/// The first day of the incident or of the exposed period.
pub(crate) fn occurred_on(dates: &[DateMention], published: Option<Day>) -> Option<Day> {
    let past = |day: &Day| published.is_none_or(|published| *day <= published);
    let began = dates.iter().filter(|date| date.began).filter_map(|date| date.date.filter(Day::exists));
    let days: Vec<Day> = of(dates, "occurrence").chain(began).filter(past).collect();
    // 2025年11月3日から, and 2025年11月 in a table of its months: the day says more than its month.
    let within = |first: &Day| {
        let same = |day: &&Day| day.day.is_some() && (day.year, day.month) == (first.year, first.month);
        days.iter().filter(same).min().copied()
    };
    let told = days.iter().min().map(|first| within(first).unwrap_or(*first));
    // Where no word names the occurrence, it is what happened before anything else was done.
    told.or_else(|| {
        let told = dates.iter().filter(|date| date.happened);
        let days = told.filter_map(|date| Some((date.date?, date.event.as_str())));
        let days = days.filter(|(day, _)| past(day)).min().filter(|(_, event)| *event == OTHER);
        let answered = answered_on(dates);
        days.map(|(day, _)| day).filter(|day| answered.is_none_or(|answered| *day <= answered))
    })
}

/// The day the sender established or noticed the leak: the first dated finding of its own, else the first time it was
/// told, else, where it was noticed without a date of its own, the one day on which it happened.
pub(crate) fn discovered_on(
    dates: &[DateMention],
    occurred: Option<Day>,
    noticed: &Noticed,
    undated: bool,
) -> Option<Day> {
    let on = |known| on(dates, move |who| who == known).min();
    let one_day = || {
        let first = dates.iter().find(|date| date.date == occurred && date.happened)?;
        occurred.filter(|day| undated && day.day.is_some() && first.end.is_none())
    };
    // What was done about it on the day it happened was done by somebody who knew.
    let at_once = || occurred.filter(|day| day.day.is_some() && Some(*day) == answered_on(dates));
    let own = noticed.hour.filter(|_| noticed.own);
    let found = on(Known::Found).into_iter().chain(own).min();
    let established = on(Known::Established).or(found);
    let other = || on(Known::Told).or_else(|| on(Known::Elsewhere));
    established.or_else(other).or(noticed.day).or_else(one_day).or_else(at_once)
}

/// The first day on which something was done about it: word to a regulator, to the police, to those affected.
fn answered_on(dates: &[DateMention]) -> Option<Day> {
    ["regulator", "police", "individual-notice"].iter().flat_map(|event| of(dates, event)).min()
}

/// The earliest dated warning or finding, by anyone.
pub(crate) fn known_on(dates: &[DateMention], noticed: &Noticed) -> Option<Day> {
    on(dates, |_| true).chain(noticed.hour).min()
}

/// The day of publication: of this notice, not of an earlier or a later one. Where several are printed, the latest;
/// one that stands on a line of its own is this notice's, one in a sentence may be that of the next report. Where the
/// text tells of an earlier notice, the days on which something was published are that one's.
pub(crate) fn published_on(scene: &Scene, dates: &[DateMention], told_before: bool) -> Option<Day> {
    let document = scene.document;
    let line = |date: &DateMention| {
        let block = document.block_at(date.place.start).map(|at| document.slice(document.blocks[at].place));
        block.is_some_and(|line| !line.ends_with('。'))
    };
    let earlier =
        |date: &DateMention| told_before && (date.done || line(date)) && !header::holds(scene, date.place);
    let own: Vec<&DateMention> =
        dates.iter().filter(|date| date.event == PUBLICATION && !earlier(date)).collect();
    let printed = own.iter().filter(|date| line(date)).filter_map(|date| date.date).max();
    let told = own.iter().filter(|date| !date.planned).filter_map(|date| date.date.filter(Day::exists));
    printed.or_else(|| told.max())
}

/// The day of the first report to a regulator: one that was made, not one announced for a day to come. A report to
/// the local authority only counts where there is no other.
pub(crate) fn regulator_reported_on(
    scene: &Scene,
    mentions: &Mentions,
    published: Option<Day>,
) -> Option<Day> {
    let planned = mentions.regulators.iter().all(|regulator| regulator.reported == Reported::Planned);
    let made = mentions.regulators.is_empty() || !planned;
    let past = |day: &Day| published.is_none_or(|published| *day <= published);
    let local = scene.sets("regulator.local");
    // Whether a day has a regulator of its own behind it, and one that is more than the local authority.
    let named = |(at, date): (usize, &DateMention)| {
        let sentence = scene.sentence(date.place.start)?;
        let next = mentions.dates.get(at + 1).map_or(sentence.end, |next| next.place.start);
        let end = next.min(sentence.end).max(date.place.end);
        let from = mentions.regulators.partition_point(|one| one.place.start < date.place.end);
        let mut own = mentions.regulators[from..].iter().take_while(|one| one.place.end <= end).peekable();
        own.peek()?;
        Some(own.any(|one| !local.contains(&one.set)))
    };
    let reports = mentions.dates.iter().enumerate().filter(|(_, date)| date.event == "regulator");
    let reports: Vec<(Option<bool>, &DateMention)> =
        reports.map(|(at, date)| (named((at, date)), date)).collect();
    let other = reports.iter().any(|(named, date)| *named == Some(true) && !date.planned);
    let days = reports.iter().filter(|(named, date)| !(date.planned || other && *named == Some(false)));
    let days = days.filter_map(|(_, date)| date.date.filter(Day::exists)).filter(past);
    made.then(|| days.min()).flatten()
}

/// The days on which somebody came to know; nothing is noticed over a period.
fn on(dates: &[DateMention], who: impl Fn(Known) -> bool) -> impl Iterator<Item = Day> {
    let known = dates.iter().filter(move |date| date.known.is_some_and(&who) && date.end.is_none());
    known.filter_map(|date| date.date.filter(Day::exists))
}

fn of<'a>(dates: &'a [DateMention], event: &'a str) -> impl Iterator<Item = Day> + 'a {
    dates
        .iter()
        .filter(move |date| date.event == event && !date.planned)
        .filter_map(|date| date.date.filter(Day::exists))
}
