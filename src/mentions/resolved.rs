//! The day of each written date: what it says, what it hangs on, and the year that neighbours give it.
//!
//! Owns the order in which these are asked. Years are chosen in `years`, the months of bare days in `months`.

use super::Day;
use super::attribute::{self, Attribute};
use super::day_classes::Classes;
use super::header;
use super::months::Months;
use super::neighbours;
use super::scan::Scene;
use super::written::{DayOf, Month, Period, Written, Year};
use super::years::{self, Anchor, Dated, Neighbour, Order};
use crate::document::Place;
use crate::text::{one_of, slice};
use jiff::ToSpan;
use jiff::civil::Date;
use std::cell::OnceCell;

/// Bare days in a row that are asked which month fits them.
const RUN: usize = 40;

/// The days of every date and of the end of its period.
pub(super) fn resolve(
    scene: &Scene,
    written: &[(Place, Period)],
    planned: &[bool],
    header: Option<Day>,
    anchor: Option<Anchor>,
) -> Vec<(Option<Day>, Option<Day>)> {
    // Dates with a month of their own, and the ends of periods, settle their years together.
    let links = neighbours::of(scene, written, planned);
    let mut nodes: Vec<Dated> = Vec::new();
    let mut of_date: Vec<[Option<usize>; 2]> = vec![[None; 2]; written.len()];
    for (at, (place, period)) in written.iter().enumerate() {
        let link = links[at].and_then(|(before, order)| {
            let node = of_date[before][1].or(of_date[before][0])?;
            Some(Neighbour { at: node, order })
        });
        let publication =
            header.is_some() && header == header::given(&period.first) && header::holds(scene, *place);
        let node = |written: &Written, neighbour| {
            let day = own_day(written, anchor)?;
            let given = is_given(written, anchor);
            let publication =
                publication || is_born(scene, *place) || is_aside(period) || is_far(written, anchor);
            let weekday = written.weekday();
            Some(Dated { day, given, weekday, ahead: planned[at], neighbour, publication })
        };
        if let Some(first) = node(&period.first, link) {
            of_date[at][0] = Some(nodes.len());
            nodes.push(first);
        }
        let start = of_date[at][0].map(|at| Neighbour { at, order: Order::After });
        if let Some(last) = period.last.as_ref().and_then(|last| node(last, start)) {
            of_date[at][1] = Some(nodes.len());
            nodes.push(Dated { ahead: last.ahead && start.is_none(), ..last });
        }
    }
    let settled = years::resolve(&nodes, anchor);
    // 同日 hangs on a day of the story; a bare 8日 takes its month from the head of the page, too.
    let (mut context, mut story): (Option<Day>, Option<Day>) = (None, None);
    // The last that has a day of its own: 9月末までの写真 lends its month to its own block only.
    let mut full: Option<Day> = None;
    let mut months = Months::new(anchor.filter(|anchor| anchor.published).map(|anchor| anchor.last));
    let mut days = Vec::with_capacity(written.len());
    let hangs = |(_, period): &(Place, Period)| !matches!(period.first.day, DayOf::Given(_) | DayOf::None);
    let hanging = written.iter().rposition(hangs);
    // Few texts have such times.
    let kinds = OnceCell::new();
    // 昨年11月25日に公表しておりました。気づいたのは24日: a day of a year before lends its month to its own sentence only.
    let mut back: Option<(Option<usize>, Option<Day>)> = None;
    for (at, ((place, period), nodes)) in written.iter().zip(&of_date).enumerate() {
        let block = scene.block(place.start);
        let sentence = scene.document.sentence_at(place.start);
        if let Some((_, before)) = back.take_if(|(own, _)| *own != sentence) {
            context = before;
        }
        let begins = block != months.block();
        let bare = period.first.month == Month::Same;
        if begins && context.is_some_and(|context| context.day.is_none()) {
            context = full.or(context);
        }
        if bare && context.is_some_and(|context| begins || months.ahead(context)) {
            let run = written.iter().zip(planned).skip(at);
            let run = run.take_while(|((place, period), _)| {
                period.first.month == Month::Same && scene.block(place.start) == block
            });
            let run: Vec<_> = run.take(RUN).map(|((_, period), planned)| (&period.first, *planned)).collect();
            context = context.map(|context| months.fitting(context, &run));
        }
        let day = |node: Option<usize>, written: &Written, context| match node {
            Some(node) => settled[node],
            None if hangs_on_a_deed(scene, *place) => None,
            None => relative(written, context, story, anchor),
        };
        let date = day(nodes[0], &period.first, context);
        let end = period.last.as_ref().and_then(|last| day(nodes[1], last, date.or(context)));
        days.push((date, end));
        if is_born(scene, *place) || period.first.is_age() || is_held(scene, *place) {
            continue;
        }
        if matches!(period.first.year, Year::Ago(_)) && context.is_some() {
            back = back.or(Some((sentence, context)));
        }
        context = end.or(date).or(context);
        full = context.filter(|context| context.day.is_some()).or(full);
        months.tell(context, block);
        // 十一月一日から十五日までにお受けした申込書: 同日 is no day of those.
        let before = period.last.is_some() && hanging.is_some_and(|last| at < last);
        if before && is_whose(scene, kinds.get_or_init(Classes::built_in), *place) {
            continue;
        }
        let published = header.is_some() && date == header && header::holds(scene, *place);
        story = if published { story } else { end.or(date).or(story) };
    }
    days
}

/// Whether a relative day is told from one that only what was done on it names: 気づいた日の翌日, 発送日の前日.
fn hangs_on_a_deed(scene: &Scene, date: Place) -> bool {
    let before = slice(&scene.document.text, ..date.start);
    let named = before.strip_suffix("日の").and_then(|before| before.chars().next_back());
    named.is_some_and(|last| {
        !last.is_ascii_digit() && !one_of!("一二三四五六七八九十同翌前当本昨今曜その", last)
    })
}

/// Whether a time says whose data or which papers are spoken of.
fn is_whose(scene: &Scene, kinds: &Classes, date: Place) -> bool {
    let text = &scene.document.text;
    let whose = attribute::of(kinds, slice(text, date.end.min(text.len())..));
    matches!(whose, Some(Attribute::Person | Attribute::Thing))
}

/// Whether a date is somebody's birthday: it is no day of the story.
fn is_born(scene: &Scene, date: Place) -> bool {
    let text = &scene.document.text;
    slice(text, date.end.min(text.len())..).starts_with("生")
}

/// Whether a bracket says when something is held that is named besides: 演奏会(11月24日)の精算表.
pub(super) fn is_held(scene: &Scene, date: Place) -> bool {
    let text = &scene.document.text;
    slice(text, ..date.start).ends_with('(') && slice(text, date.end.min(text.len())..).starts_with(")の")
}

/// Whether a date says nothing of the days around it: a long period, or a month of a year told from the publication.
fn is_aside(period: &Period) -> bool {
    is_long(period) || period.first.is_age()
}

/// Whether a day lies years beyond the publication: 2036年9月30日まで残す. What stands beside it is of other years.
fn is_far(written: &Written, anchor: Option<Anchor>) -> bool {
    const YEARS: i16 = 2;
    let published = anchor.filter(|anchor| anchor.published).map(|anchor| anchor.last.year);
    matches!((written.year, published), (Year::Given(year), Some(published)) if year >= published + YEARS)
}

/// Whether a period of given years lasts half a year and longer: what was done in it says nothing of the year of the days
/// around it.
fn is_long(period: &Period) -> bool {
    const LONG: i32 = 6;
    let months = |written: &Written| match (written.year, written.month) {
        (Year::Given(year), Month::Given(month)) => Some(i32::from(year) * 12 + i32::from(month)),
        _ => None,
    };
    let last = period.last.as_ref().and_then(months);
    last.zip(months(&period.first)).is_some_and(|(last, first)| last - first >= LONG)
}

/// The day of a date that names its month; the year counts only where it is given.
fn own_day(written: &Written, anchor: Option<Anchor>) -> Option<Day> {
    let month = match written.month {
        Month::Given(month) => month,
        _ => return None,
    };
    let day = match written.day {
        DayOf::Given(day) => Some(day),
        DayOf::None => None,
        _ => return None,
    };
    let year = match written.year {
        Year::Given(year) => year,
        Year::Unwritten => 0,
        Year::This => anchor?.last.year,
        Year::Ago(years) => anchor?.last.year - years,
        Year::Same | Year::Next | Year::Before => return None,
    };
    Some(Day { year, month, day })
}

/// Whether the text gives the year, if only as the one before that of publication.
pub(super) fn is_given(written: &Written, anchor: Option<Anchor>) -> bool {
    match written.year {
        Year::Given(_) => true,
        Year::This | Year::Ago(_) => anchor.is_some_and(|anchor| anchor.published),
        Year::Same | Year::Next | Year::Before | Year::Unwritten => false,
    }
}

/// The day of a date that hangs on the date before it or on the publication; `None` where the year is not to be had.
fn relative(
    written: &Written,
    context: Option<Day>,
    story: Option<Day>,
    anchor: Option<Anchor>,
) -> Option<Day> {
    let published = anchor.filter(|anchor| anchor.published).map(|anchor| anchor.last);
    match written.day {
        DayOf::Same => return story,
        DayOf::After(days) => return days_on(story?, days),
        DayOf::Next(number) => return days_on(story?, 1).filter(|next| next.day == Some(number)),
        DayOf::FromToday(days) => return days_on(published?, days),
        DayOf::Given(_) | DayOf::None => {}
    }
    let day = match written.day {
        DayOf::Given(day) => Some(day),
        _ => None,
    };
    let (from, months) = match written.month {
        Month::Given(month) => (Day { month, ..context? }, 0),
        Month::Same => (context?, 0),
        Month::Next => (context?, 1),
        Month::Before => (context?, -1),
        Month::Ago(months) => (published?, -months),
    };
    let months = i16::from(from.month) - 1 + i16::from(months);
    let month = u8::try_from(months.rem_euclid(12) + 1).ok()?;
    let year = from.year + months.div_euclid(12);
    let year = match written.year {
        Year::Next => year + 1,
        Year::Before => year - 1,
        _ => year,
    };
    Some(Day { year, month, day })
}

fn days_on(from: Day, days: i8) -> Option<Day> {
    let date = Date::new(from.year, i8::try_from(from.month).ok()?, i8::try_from(from.day?).ok()?).ok()?;
    let date = date.checked_add(i64::from(days).days()).ok()?;
    let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok());
    Some(Day { year: date.year(), month, day })
}

#[cfg(test)]
mod tests {
    use crate::mentions::testing::read;
    use crate::mentions::written_dates;

    #[test]
    fn years_far_off_are_counted() {
        let long = |text: &str| {
            read(text, |scene| written_dates::find(scene).iter().any(|(_, one)| super::is_aside(one)))
        };
        assert!(long("2740年1月から9999年12月までの申込者"));
        assert!(!long("2026年1月から3月までの申込者"));
    }
}
