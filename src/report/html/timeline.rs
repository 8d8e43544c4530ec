//! The course of the incident as the text tells it, with the deadlines between.
//!
//! Owns which dates belong to it and their order. What happened on a date was read before.

use super::Sight;
use super::head::part;
use super::marks::Evidence;
use super::markup::{Anchor, Markup, Value};
use crate::document::Place;
use crate::mentions::{DateMention, Day, OTHER};
use crate::reading::law::{self, number_of};
use crate::report::messages::HtmlWords;
use crate::text::control_chars::visible;
use crate::text::width::cut;
use jiff::civil::Date;

/// Dates shown at most.
const MOST: usize = 60;
/// Places of one date that the timeline leads to at most.
const PLACES: usize = 3;

/// What stands on the line.
enum What<'a> {
    /// Dates of one day and one event.
    Told(Vec<&'a DateMention>),
    /// A deadline, an index in the clocks.
    Due(usize),
    /// The day of the run.
    Today,
}

/// Writes the timeline.
pub(crate) fn timeline(page: &mut Markup, sight: &Sight<'_>, evidence: &mut Vec<Evidence>) {
    let reading = &sight.entry.result.reading;
    let mut line: Vec<(Day, What)> = Vec::new();
    for date in reading.mentions.dates.iter().filter(|date| date.event != OTHER || date.happened) {
        let Some(day) = date.date else { continue };
        let alike =
            |first: &DateMention| (first.date, first.end, &first.event) == (date.date, date.end, &date.event);
        let same = line.iter().position(
            |(_, what)| matches!(what, What::Told(dates) if dates.first().is_some_and(|first| alike(first))),
        );
        match same {
            None if line.len() < MOST => line.push((day, What::Told(vec![date]))),
            None => {}
            Some(at) => {
                if let Some((_, What::Told(dates))) = line.get_mut(at) {
                    dates.push(date);
                }
            }
        }
    }
    if line.is_empty() {
        return;
    }
    line.extend(reading.law.clocks.iter().enumerate().map(|(at, clock)| (day_of(clock.due), What::Due(at))));
    if reading.conclusions.published_on.is_none()
        && let Ok(today) = sight.as_of.parse::<Date>()
    {
        line.push((day_of(today), What::Today));
    }
    line.sort_by_key(|(day, what)| (*day, !matches!(what, What::Told(_))));
    let known = reading.conclusions.known_on.and_then(law::civil);
    part(page, "timeline", sight.told.timeline(), |page| {
        page.element("ol", &[], |page| {
            for (at, (day, what)) in line.iter().enumerate() {
                let kind = match what {
                    What::Told(_) => "told",
                    What::Due(_) => "due",
                    What::Today => "today",
                };
                page.element("li", &[("class", Value::Is(kind))], |page| {
                    let end = match what {
                        What::Told(dates) => dates.first().and_then(|date| date.end),
                        _ => None,
                    };
                    days(page, sight, *day, end);
                    page.own(" ");
                    let number = known.and_then(|known| Some(number_of(known, law::civil(*day)?)));
                    if let Some(number) = number.filter(|number| *number > 0) {
                        page.line("span", &[("class", Value::Is("nth"))], &sight.told.nth_day(number));
                        page.own(" ");
                    }
                    match what {
                        What::Told(dates) => told(page, sight, at, dates, evidence),
                        What::Due(clock) => {
                            page.line("b", &[], sight.told.due());
                            page.own(" ");
                            let clock = &reading.law.clocks[*clock];
                            page.text(&law::told(sight.entry.ruleset, sight.words.lang, clock));
                        }
                        What::Today => {
                            page.line("b", &[], sight.told.today());
                        }
                    }
                });
            }
        });
    });
}

fn day_of(date: Date) -> Day {
    Day { year: date.year(), month: date.month().unsigned_abs(), day: Some(date.day().unsigned_abs()) }
}

/// A day, or a period, with weekdays.
fn days(page: &mut Markup, sight: &Sight<'_>, day: Day, end: Option<Day>) {
    page.element("span", &[("class", Value::Is("day"))], |page| {
        for (at, day) in [Some(day), end].into_iter().flatten().enumerate() {
            if at > 0 {
                page.text(sight.words.to());
            }
            let iso = day.to_string();
            let attribute = [("datetime", Value::Text(&iso))];
            // A day that its month does not have is told as written.
            let valid = day.exists();
            page.line(
                if valid { "time" } else { "span" },
                if valid { &attribute } else { &[] },
                &dated(sight.told, day),
            );
        }
    });
}

/// A day with its weekday.
pub(crate) fn dated(told: HtmlWords, day: Day) -> String {
    match (law::civil(day), day.day) {
        (Some(date), _) => {
            let weekday = usize::from(date.weekday().to_monday_zero_offset().unsigned_abs());
            let words = law::date(told.lang, date, Date::MIN.year());
            format!("{words}({})", told.weekdays()[weekday % 7])
        }
        (None, None) => told.month(day.year, day.month),
        (None, Some(_)) => day.to_string(),
    }
}

/// What happened, in the words of the draft.
fn told(
    page: &mut Markup,
    sight: &Sight<'_>,
    at: usize,
    dates: &[&DateMention],
    evidence: &mut Vec<Evidence>,
) {
    let Some(first) = dates.first() else { return };
    let document = &sight.entry.result.reading.document;
    let ruleset = sight.entry.ruleset;
    let set = ruleset.sets.iter().find(|set| {
        set.family.as_deref() == Some("event") && set.id.rsplit('.').next() == Some(first.event.as_str())
    });
    let title = set.and_then(|set| set.title.as_ref()).map(|title| title.get(sight.words.lang));
    if first.event != OTHER {
        page.line("b", &[], sight.told.event(&first.event).or(title).unwrap_or(&first.event));
        page.own(" ");
    }
    for (index, date) in dates.iter().take(PLACES).enumerate() {
        let here = Anchor::new("t", at + 1).part(index + 1);
        let line = sight.stands(sight.byte_of(date.place));
        page.line("a", &[("href", Value::To(&here))], &line);
        page.own(" ");
        evidence.push(Evidence { span: document.span(date.place), here });
    }
    let quote = document.sentence_at(first.place.start).map(|at| document.sentences[at].place);
    let quote = document
        .at(Place { start: first.place.start, end: quote.map_or(first.place.end, |place| place.end) });
    let quote = quote.trim_end_matches('。');
    // A date that stands alone says no more than the day does.
    if quote.len() > first.place.end - first.place.start {
        page.line("q", &[], &cut(&visible(quote), QUOTE));
    }
}

/// Columns of the words that are quoted.
const QUOTE: usize = 56;
