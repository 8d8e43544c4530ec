//! Kinds `late-report` and `late-publication`: days counted from the day it was known.
//!
//! Owns which of the dated reports is the first that counts, and what counts as a dated reason. The days are those
//! of a deadline of the ruleset; neither kind speaks where the text leaves a day open.

use super::Turn;
use super::said::Values;
use crate::document::Place;
use crate::mentions::{DateMention, Known, PUBLICATION, REGULATOR, Reported};
use crate::reading::law::{self, number_of};
use crate::ruleset::{Deadline, Lang, LatePublication, LateReport, SetId, Stage, Text};
use crate::text::{slice, within};
use jiff::civil::Date;

/// From a step to a publication that followed on it, both days counted.
const SOON: i64 = 15;

/// A deadline with the day it counts from.
struct Count<'a> {
    row: &'a Deadline,
    from: Date,
    /// Where the text gives that day.
    known: &'a DateMention,
    /// The last day in time.
    last: Date,
}

impl<'a> Count<'a> {
    fn of(turn: &Turn<'a, '_>, deadline: &str) -> Option<Self> {
        let case = turn.case;
        let row = case.view.scene.ruleset.deadline(deadline, &case.law.day)?;
        let from = law::first_day(case.conclusions, row.counts_from)?;
        let on = |date: &&DateMention| date.date.and_then(law::civil) == Some(from) && !date.planned;
        let dates = || case.view.mentions.dates.iter().filter(on);
        // Noticed on a day that the text tells for something else: at once, or at an hour of it. One that is only
        // taken for that day, because it is the only one, is none to count from.
        let noticed = case.conclusions.noticed.day.and_then(law::civil) == Some(from);
        let known = dates().find(|date| date.known.is_some());
        let known = known.or_else(|| dates().find(|date| date.happened).filter(|_| noticed))?;
        let open = law::OpenDays::new(&case.view.scene.ruleset.holidays);
        let last = law::last_day(row, from, &open)?;
        Some(Self { row, from, known, last })
    }

    /// The number of a day that comes after the last. What the sender found by itself may be told of two days, one of
    /// which was the incident's: it must be late from either. Where the year of the first is not given, and the next one
    /// fits, too, nothing is late. `own` is where the day that may be late stands.
    fn late(&self, turn: &Turn, day: Date, own: Place) -> Option<i64> {
        let number = number_of(self.from, day);
        let next = self.from.saturating_add(jiff::Span::new().years(1));
        let guessed = !self.known.year_given && next <= day;
        (day > self.last && !guessed && !self.doubtful(turn, day, own)).then_some(number)
    }

    /// Whether a later day of knowing, from which the deadline was kept, stands beside one that nobody told the sender.
    fn doubtful(&self, turn: &Turn, day: Date, own: Place) -> bool {
        if self.known.known.is_none_or(|known| matches!(known, Known::Told | Known::Elsewhere)) {
            return false;
        }
        let open = law::OpenDays::new(&turn.case.view.scene.ruleset.holidays);
        let dates = turn.case.view.mentions.dates.iter().filter(|date| date.known.is_some() && !date.planned);
        let scene = turn.case.view.scene;
        let measures = scene.sets("heading.measures");
        let told =
            |date: &&DateMention| scene.block(date.place.start).is_none_or(|at| !scene.under(measures, at));
        let dates = dates.filter(|date| date.place != own).filter(told);
        let after = |from: &Date| self.from < *from && *from <= day;
        let mut later = dates.filter_map(|date| date.date.and_then(law::civil)).filter(after);
        later.any(|from| law::last_day(self.row, from, &open).is_some_and(|last| day <= last))
    }

    fn values(&self, turn: &Turn, place: Place, number: i64) -> Values {
        let lang = turn.case.lang;
        Values::text(turn.document(), place)
            .with("number", number)
            .with("ordinal", ordinal(lang, number))
            .with("days", self.row.days)
            .with("known", law::date(lang, self.from, self.from.year()))
    }
}

/// The number of a day as English writes it.
fn ordinal(lang: Lang, number: i64) -> String {
    let ending = match (number % 10, number % 100) {
        _ if lang == Lang::Ja => "",
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// The first report that counts came too late.
pub(crate) fn report(turn: &mut Turn, words: &LateReport) {
    let case = turn.case;
    // Who says that it reports of its own accord has no days to keep; a deadline that no trigger starts, such as one by
    // contract, runs for everybody.
    let mut triggers = case.view.scene.ruleset.triggers.iter();
    let started = triggers.any(|trigger| trigger.starts.contains(&words.deadline));
    let scene = case.view.scene;
    if told_without_date(turn, words) {
        return;
    }
    let Some(count) = Count::of(turn, &words.deadline) else { return };
    let published = case.conclusions.published_on.and_then(law::civil);
    let regulators = scene.sets(REGULATOR);
    let of_regulators = words.to.iter().any(|set| regulators.contains(set));
    let told_to = |date: &DateMention| date.told_to.iter().any(|rule| usize::from(*rule) == turn.index);
    let all = &case.view.mentions.dates;
    let dates = all.iter().filter(|date| date.event == REGULATOR && of_regulators || told_to(date));
    let made = dates.filter_map(|date| Some((date.date.and_then(law::civil)?, date)));
    let made = made.filter(|(day, _)| published.is_none_or(|published| *day <= published));
    let made = made.filter_map(|(day, date)| Some((day, addressed(turn, date, words)?, date)));
    let Some((day, Reached::Counted, date)) = made.min_by_key(|(day, reached, _)| (*day, *reached)) else {
        return;
    };
    let voluntary = scene.sets("report.voluntary");
    let own_accord = scene.sentence(date.place.start).is_some_and(|at| scene.hits.any(voluntary, at));
    if started && case.law.spared && own_accord {
        return;
    }
    let Some(number) = count.late(turn, day, date.place) else { return };
    let told = words.clocks.as_ref().and_then(|clocks| turn.clocks(clocks));
    let values = count.values(turn, date.place, number);
    let sure = date.year_given || count.known.year_given;
    tell(turn, &count, date.place, &values, words.known.as_ref(), sure).with_clocks(told);
}

/// Whom a dated report reached.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reached {
    /// Whom it must.
    Counted,
    /// Somebody without a name, who may be whom it must.
    Perhaps,
}

/// Whom a dated report reached; `None` for somebody else, and for a report that was not the first.
fn addressed(turn: &Turn, date: &DateMention, words: &LateReport) -> Option<Reached> {
    let scene = turn.case.view.scene;
    let sentence = scene.sentence(date.place.start)?;
    // One sentence may tell of several reports: what belongs to this date stands between it and the next date or
    // the word that says it was reported, else right before it.
    let dates = &turn.case.view.mentions.dates;
    let end =
        next(dates, date).map_or(sentence.end, |next| next.place.start.min(sentence.end)).max(date.place.end);
    let tail = Place { start: date.place.end, end };
    // 速報を2月6日に、確報を3月25日に: what stands behind the day is the next one's.
    let lead = slice(&scene.document.text, sentence.start..date.place.start).trim_end();
    // 委員会には6月5日に、警察には6月6日に: who is told stands before the day.
    let told_before =
        ["には", "へは", "に対し", "に対して", "に対しては"].iter().any(|to| lead.ends_with(to));
    let named = lead.ends_with('を') || told_before;
    let behind = slice(&scene.document.text, tail.start..tail.end);
    let said = match named {
        true => Place {
            start: before(dates, date).map_or(sentence.start, |other| other.place.end.max(sentence.start)),
            end: tail.start + behind.find(['、', ',']).unwrap_or(behind.len()),
        },
        false => tail,
    };
    if scene.hits.any(&words.later, said) {
        return None;
    }
    let own = Place { end: scene.hits.first(&words.told, tail).map_or(end, |told| told.end), ..tail };
    let before = before(dates, date)
        .map_or(sentence.start, |other| within(other.place.end, sentence.start, date.place.start));
    let before = Place { start: before, end: date.place.start };
    let zones = if told_before { [before, own, sentence] } else { [own, before, sentence] };
    let governors = scene.block(date.place.start).into_iter().flat_map(|block| scene.governors(block));
    zones.into_iter().chain(governors).find_map(|zone| {
        let any = |sets: &[SetId]| scene.hits.any(sets, zone);
        match (any(&words.to), any(&words.perhaps), any(&words.others)) {
            (true, _, _) => Some(Some(Reached::Counted)),
            (_, true, _) => Some(Some(Reached::Perhaps)),
            (_, _, true) => Some(None),
            _ => None,
        }
    })?
}

/// Whether a first report is told of, and not when it was made.
fn told_without_date(turn: &Turn, words: &LateReport) -> bool {
    let scene = turn.case.view.scene;
    let mentions = turn.case.view.mentions;
    mentions.regulators.iter().filter(|regulator| regulator.reported == Reported::Done).any(|regulator| {
        let Some(sentence) = scene.sentence(regulator.place.start) else { return false };
        !dated(&mentions.dates, sentence) && scene.hits.any(&words.first, sentence)
    })
}

/// The publication comes too late; where a dated reason is given, that is noted instead.
pub(crate) fn publication(turn: &mut Turn, words: &LatePublication) {
    let case = turn.case;
    let Some(published) = case.conclusions.published_on.and_then(law::civil) else { return };
    // A last report is late only where it is read to be the first, too.
    let last = case.conclusions.stage == Stage::Final;
    let told = case.conclusions.stage_given || !case.previous.is_empty();
    if last && (told || case.conclusions.told_before) {
        return;
    }
    let Some(count) = Count::of(turn, &words.deadline) else { return };
    let mut dates = case.view.mentions.dates.iter().filter(|date| date.event == PUBLICATION);
    // 2月6日の第一報に続くご報告です: the first that was published is counted.
    let earlier = |date: &DateMention| {
        let day = date.date.and_then(law::civil);
        date.notice && day.is_some_and(|day| count.from <= day && day < published)
    };
    if case.view.mentions.dates.iter().any(earlier) {
        return;
    }
    let printed = dates.find(|date| date.date.and_then(law::civil) == Some(published));
    // Where the day is not in the text, there is one place only to show.
    let place = printed.map_or(count.known.place, |date| date.place);
    let Some(number) = count.late(turn, published, place) else { return };
    let reason = reason(turn, words, count.from, published).or(case.conclusions.delayed);
    if let Some(reason) = reason {
        let values = count.values(turn, reason, number);
        return turn.hold(&values, &[reason]);
    }
    let values = count.values(turn, place, number);
    tell(turn, &count, place, &values, words.known.as_ref(), count.known.year_given);
}

/// The place of a reason for the time that passed: a dated step that took so long, or a word on the delay with its
/// reason, where the time between is accounted for by a date.
fn reason(turn: &Turn, words: &LatePublication, known: Date, published: Date) -> Option<Place> {
    let scene = turn.case.view.scene;
    let between = |date: &&DateMention| {
        let day = date.end.or(date.date).and_then(law::civil);
        let told = |day: &Date| date.event != PUBLICATION || *day < published;
        day.is_some_and(|day| known < day && day <= published && told(&day))
    };
    let dates = &turn.case.view.mentions.dates;
    let steps = dates.iter().filter(between).find_map(|date| {
        let sentence = scene.sentence(date.place.start)?;
        let end = next(dates, date).map_or(sentence.end, |next| next.place.start.min(sentence.end));
        let hit = first(scene.hits, &words.steps, Place { start: date.place.end, end })?;
        // What ended long before the publication accounts for no day since, unless the text ties the two.
        let soon =
            date.end.or(date.date).and_then(law::civil).is_some_and(|day| number_of(day, published) <= SOON);
        let links = scene.sets("delay.link");
        if !soon && !links.is_empty() && !scene.hits.any(links, sentence) {
            return None;
        }
        Some(date.place.join(hit))
    });
    let waited = || {
        dates.iter().find(between)?;
        let waited = words.waited.iter().flat_map(|&set| scene.hits.of(set)).min()?;
        let block = scene.block(waited.start)?;
        let section = scene.document.section_place(scene.document.blocks[block].section);
        scene.hits.any(&words.reasons, section).then_some(waited)
    };
    steps.or_else(waited)
}

/// The date that follows, in the order of the text.
fn next<'a>(dates: &'a [DateMention], date: &DateMention) -> Option<&'a DateMention> {
    dates.get(dates.partition_point(|other| other.place.start <= date.place.start))
}

/// The date before.
fn before<'a>(dates: &'a [DateMention], date: &DateMention) -> Option<&'a DateMention> {
    dates[..dates.partition_point(|other| other.place.start < date.place.start)].last()
}

/// Whether a date stands in a sentence.
fn dated(dates: &[DateMention], sentence: Place) -> bool {
    let from = dates.partition_point(|date| date.place.start < sentence.start);
    dates.get(from).is_some_and(|date| sentence.contains(date.place))
}

fn first(hits: &crate::mentions::Hits, sets: &[SetId], zone: Place) -> Option<Place> {
    (zone.start < zone.end).then(|| hits.first(sets, zone)).flatten()
}

fn tell<'o>(
    turn: &'o mut Turn,
    count: &Count,
    place: Place,
    values: &Values,
    known: Option<&Text>,
    sure: bool,
) -> &'o mut crate::checks::Finding {
    let span = turn.document().span(count.known.place);
    let told = turn.told(count.known.place);
    let message = known.map_or(told, |text| values.fill(text.get(turn.case.lang)));
    let shown = (place != count.known.place).then_some((span, message));
    let finding = turn.at(place, values);
    if !sure {
        finding.confidence = crate::ruleset::Confidence::Medium;
    }
    finding.sources = count.row.sources.to_vec();
    if let Some((span, message)) = shown {
        finding.with_label(span, message);
    }
    finding
}
