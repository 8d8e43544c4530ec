//! Dates and periods of a document, with their year and what happened then.
//!
//! Owns resolving what a written date leaves to its context. What happened then is `event`'s; order, delay and
//! weekdays are the checks'.

use super::calendar;
use super::event::{self, OCCURRENCE, PUBLICATION};
use super::scan::Scene;
use super::written::{DayOf, Month, Period, Written, Year};
use super::{DateMention, Day, Ends};
use crate::document::{Block, BlockKind, Place};

/// Finds the dates of a document. `published` is the planned day of publication where the user gives it.
pub fn dates(scene: &Scene, published: Option<Day>) -> Vec<DateMention> {
    let mut written = find(scene);
    // What the text says of its day of publication goes before what the site's system says.
    if let Some(front) = scene.document.dated {
        let own = |(place, _): &(Place, Period)| !front.touches(*place);
        let text: Vec<_> = written.iter().filter(|found| own(found)).copied().collect();
        if header_date(scene, &text).is_some() {
            written = text;
        }
    }
    let header = header_date(scene, &written);
    // Without a day of publication, dates around the latest one with a year are of the same months.
    let latest = latest_given(&written);
    let anchor = published.or(header).or(latest).map(|day| Anchor {
        year: day.year,
        last: if published.or(header).is_some() { day } else { half_a_year_on(day) },
    });
    let mut context: Option<Day> = None;
    let mut found: Vec<DateMention> = Vec::with_capacity(written.len());
    for (at, (place, period)) in written.iter().enumerate() {
        let date = resolve(&period.first, context, anchor);
        let end = period.last.and_then(|last| match date {
            Some(first) => ends(&last, first),
            None => resolve(&last, context, anchor),
        });
        context = end.or(date).or(context);
        let next = written.get(at + 1).map_or(scene.document.text.len(), |(place, _)| place.start);
        let in_header = header.is_some() && date == header && is_header(scene, *place);
        let event = if in_header { PUBLICATION.to_owned() } else { event::of(scene, *place, next) };
        // The day of publication is named again where the text lists its own notice.
        let event = if date.is_some() && date == header && event == OCCURRENCE {
            PUBLICATION.to_owned()
        } else {
            event
        };
        let happened = !in_header && event::happened(scene, *place, next, &event);
        let year_given = matches!(period.first.year, Year::Given(_));
        let written = written_ends(*place, period);
        found.push(DateMention { place: *place, date, end, year_given, event, happened, written });
    }
    event::share(scene, &mut found);
    found
}

/// Every written date, in order.
fn find(scene: &Scene) -> Vec<(Place, Period)> {
    let text = &scene.document.text;
    let mut found: Vec<(Place, Period)> = Vec::new();
    let mut free = 0;
    // A number goes on over these marks only where digits stand before them: 1.2月 is no date, 期間:2月 is one.
    let (mut before, mut earlier) = ('\n', '\n');
    for (at, c) in text.char_indices() {
        let starts = c.is_ascii_digit()
            || matches!(c, '令' | '平' | '昭' | '同' | '翌' | '本' | '今' | '昨' | '去' | '来');
        let goes_on = || {
            before.is_ascii_digit()
                || matches!(before, '.' | '/' | '-' | ':' | ',') && earlier.is_ascii_digit()
        };
        if starts
            && at >= free
            && !goes_on()
            && let Some(period) = calendar::period(&text[at..], !found.is_empty())
        {
            free = at + period.len;
            found.push((Place { start: at, end: free }, period));
        }
        (earlier, before) = (before, c);
    }
    found
}

/// The day of publication as drafts print it: in the title, on a line of its own at the top, or at the end.
fn header_date(scene: &Scene, written: &[(Place, Period)]) -> Option<Day> {
    written
        .iter()
        .filter(|(place, period)| period.last.is_none() && is_header(scene, *place))
        .find_map(|(_, period)| given(&period.first))
}

/// Whether a date stands where a day of publication stands: in the title, or beside the sender's name at the top or
/// at the end, on a line that is no sentence.
fn is_header(scene: &Scene, place: Place) -> bool {
    const LONGEST: usize = 40;
    let document = scene.document;
    let Some(at) = scene.block(place.start) else { return false };
    let block = &document.blocks[at];
    let (start, end) = (block.place.start, block.place.end);
    let edge = place.start == start || place.end + 1 >= end;
    match block.kind {
        BlockKind::Title => edge,
        BlockKind::Paragraph if block.label.is_none() && edge => {
            // A date whose weekday goes on in the next block (`6月2日(火` and `)`) stands in running text.
            let Some(behind) = document.text.get(place.end..end) else { return false };
            let rest = [&document.text[start..place.start], behind].concat();
            let line = rest.chars().count() <= LONGEST && !rest.contains(|c| "。、をにはが【】:".contains(c));
            let bottom = at + 4 >= document.blocks.len();
            line && (is_top(scene, at) || bottom)
        }
        BlockKind::Item => place == block.place && at < 4,
        _ => false,
    }
}

/// Whether no sentence and no heading comes before a block.
fn is_top(scene: &Scene, at: usize) -> bool {
    const MOST: usize = 8;
    let before = &scene.document.blocks[..at];
    let body = |block: &Block| {
        let text = &scene.document.text[block.place.start..block.place.end];
        block.kind == BlockKind::Heading || text.ends_with('。')
    };
    before.len() <= MOST && !before.iter().any(body)
}

fn given(written: &Written) -> Option<Day> {
    match (written.year, written.month, written.day) {
        (Year::Given(year), Month::Given(month), DayOf::Given(day)) => {
            Some(Day { year, month, day: Some(day) })
        }
        _ => None,
    }
}

fn latest_given(written: &[(Place, Period)]) -> Option<Day> {
    written
        .iter()
        .flat_map(|(_, period)| [Some(period.first), period.last])
        .flatten()
        .filter_map(|w| given(&w))
        .max()
}

/// What dates without a year are told from.
#[derive(Debug, Clone, Copy)]
struct Anchor {
    /// The year that 本年 means.
    year: i16,
    /// The last day that a date without a year can mean.
    last: Day,
}

fn half_a_year_on(day: Day) -> Day {
    let month = day.month + 6;
    match month > 12 {
        true => Day { year: day.year + 1, month: month - 12, ..day },
        false => Day { month, ..day },
    }
}

/// The day a written date stands for: `None` where no year can be had.
fn resolve(written: &Written, context: Option<Day>, anchor: Option<Anchor>) -> Option<Day> {
    let month = match written.month {
        Month::Given(month) => month,
        Month::Same => context?.month,
        Month::Next => context?.month % 12 + 1,
    };
    let base = match written.day {
        DayOf::Given(day) => Some(day),
        DayOf::None => None,
        DayOf::Same => return context,
        DayOf::Next(number) => {
            let next = tomorrow(context?)?;
            return number.is_none_or(|number| next.day == Some(number)).then_some(next);
        }
    };
    let year = match written.year {
        Year::Given(year) => year,
        Year::Same => context?.year,
        Year::Next => context?.year + 1,
        Year::This => anchor?.year,
        Year::Last => anchor?.year - 1,
        Year::Coming => anchor?.year + 1,
        Year::Unwritten if written.month == Month::Same => context?.year,
        // The latest year in which the date does not lie after the publication.
        Year::Unwritten => {
            let anchor = anchor?.last;
            let later = (month, base) > (anchor.month, anchor.day.or(base));
            anchor.year - i16::from(later)
        }
    };
    Some(Day { year, month, day: base })
}

/// The last day of a period that begins on `first`: where it has no year of its own, the next such day.
fn ends(last: &Written, first: Day) -> Option<Day> {
    let end = resolve(last, Some(first), Some(Anchor { year: first.year, last: first }))?;
    let unyeared = last.year == Year::Unwritten && matches!(last.month, Month::Given(_));
    let year = if !unyeared {
        end.year
    } else {
        let earlier = (end.month, end.day) < (first.month, first.day.and(end.day).and(first.day));
        first.year + i16::from(earlier)
    };
    Some(Day { year, ..end })
}

fn written_ends(place: Place, period: &Period) -> Ends {
    let given = |written: &Written| matches!(written.year, Year::Given(_));
    // Two days under one month (3月16-17日) are one writing.
    let apart = period.last.filter(|last| last.len < period.len);
    let end = if apart.is_some() { place.start + period.first.len } else { place.end };
    Ends {
        first: Place { start: place.start, end },
        last: apart.map(|last| Place { start: place.end - last.len, end: place.end }),
        weekday: period.first.weekday,
        end_weekday: period.last.and_then(|last| last.weekday),
        end_year_given: period.last.as_ref().is_some_and(given),
        relative: !matches!(
            (period.first.month, period.first.day),
            (Month::Given(_), DayOf::Given(_) | DayOf::None)
        ),
    }
}

fn tomorrow(day: Day) -> Option<Day> {
    let date =
        jiff::civil::Date::new(day.year, i8::try_from(day.month).ok()?, i8::try_from(day.day?).ok()?).ok()?;
    let next = date.tomorrow().ok()?;
    Some(Day {
        year: next.year(),
        month: u8::try_from(next.month()).ok()?,
        day: u8::try_from(next.day()).ok(),
    })
}
