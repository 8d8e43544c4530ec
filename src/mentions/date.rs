//! Dates and periods of a document, with their year and what happened then.
//!
//! Owns what a date is taken for. Its day is resolved in `resolved`; what happened then is `event`'s; order, delay and
//! weekdays are the checks'.

use super::ahead;
use super::day_receiver;
use super::day_role::{Act, DayRole, NOTHING};
use super::day_roles::DayRoles;
use super::day_rows;
use super::event::{self, OCCURRENCE, PUBLICATION};
use super::events_told;
use super::header;
use super::neighbours;
use super::resolved::{is_given, resolve};
use super::scan::Scene;
use super::written::{DayOf, Month, Period, Written};
use super::written_dates;
use super::years::Anchor;
use super::{DateMention, Day, Ends, Known};
use crate::document::Place;
use crate::statements::Statement;
use jiff::civil::Date;

/// What makes a day a time of it: 翌日の朝.
const TIMES: [&str; 14] =
    ["朝", "昼", "夜", "夕", "午", "うち", "晩", "未明", "早朝", "深夜", "正午", "時点", "段階", "点検"];

/// Finds the dates of a document. `published` is the planned day of publication where the user gives it.
pub(crate) fn dates(scene: &Scene, statements: &[Statement], published: Option<Day>) -> Vec<DateMention> {
    let mut written = written_dates::find(scene);
    // What the text says of its day of publication goes before what the site's system says.
    if let Some(front) = scene.document.dated {
        let own = |(place, _): &(Place, Period)| !front.touches(*place);
        let text: Vec<_> = written.iter().filter(|found| own(found)).cloned().collect();
        if header::day(scene, &text).is_some() {
            written = text;
        }
    }
    let header = header::day(scene, &written);
    // Without a day of publication, dates around the latest one with a year are of the same months.
    let anchor = match published.or(header) {
        Some(last) => Some(Anchor { last, published: true }),
        None => latest_given(&written).map(|day| Anchor { last: half_a_year_on(day), published: false }),
    };
    // 7月31日の夜、翌日の予約帳を撮った写真を: a day of a thing ends nothing that is told of the one before.
    let of_thing = |place: &Place| {
        let behind = scene.document.text.get(place.end..).unwrap_or_default();
        let relative = !scene.document.slice(*place).contains(|c: char| c.is_ascii_digit());
        relative
            && behind.strip_prefix('の').is_some_and(|noun| !TIMES.iter().any(|time| noun.starts_with(time)))
    };
    // How many such days in a row are passed over.
    const PASSED: usize = 4;
    let mut next = vec![scene.document.text.len(); written.len()];
    let (mut following, mut passed) = (scene.document.text.len(), 0);
    for (at, (place, _)) in written.iter().enumerate().rev() {
        next[at] = following;
        passed = if of_thing(place) { (passed + 1) % PASSED } else { 0 };
        following = if passed == 0 { place.start } else { following };
    }
    let planned: Vec<bool> = (0..written.len()).map(|at| is_ahead(scene, &written, at, next[at])).collect();
    let days = resolve(scene, &written, &planned, header, anchor);
    let mut found: Vec<DateMention> = Vec::with_capacity(written.len());
    for (at, (place, period)) in written.iter().enumerate() {
        let (date, end) = days[at];
        let in_header = date == header && header::holds(scene, *place);
        let event = if in_header { PUBLICATION.to_owned() } else { event::of(scene, *place, next[at]) };
        // The day of publication is named again where the text lists its own notice.
        let event = if date.is_some() && date == header && event == OCCURRENCE {
            PUBLICATION.to_owned()
        } else {
            event
        };
        let happened = !in_header && !planned[at] && event::happened(scene, *place, next[at], &event);
        let year_given = is_given(&period.first, anchor);
        let written = written_ends(*place, period, anchor);
        found.push(DateMention {
            place: *place,
            date,
            end,
            year_given,
            event,
            happened,
            planned: planned[at],
            known: None,
            began: false,
            notice: false,
            done: false,
            told_to: Vec::new(),
            written,
        });
    }
    event::share(scene, &mut found);
    match DayRoles::new(scene, statements) {
        Some(roles) => by_statements(scene, &roles, &next, &mut found),
        // Without statements, words alone tell.
        None => {
            for date in found.iter_mut().filter(|date| !date.planned) {
                date.known = event::known(&date.event);
            }
        }
    }
    day_receiver::tell(scene, statements, published.or(header).is_some(), &mut found);
    found
}

/// Ties dates to events by what the text states; what a label or the place of publication says goes first.
fn by_statements(scene: &Scene, roles: &DayRoles, next: &[usize], found: &mut [DateMention]) {
    let run = |date: &DateMention| {
        scene.block(date.place.start).and_then(|block| neighbours::run(scene, block, date.place))
    };
    let runs: Vec<_> = found.iter().map(run).collect();
    let places: Vec<Place> = found.iter().map(|date| date.place).collect();
    let read = |(at, date): (usize, &DateMention)| {
        let listed = runs[at];
        // Of a list under a heading that names one event, no entry is that event for its heading alone.
        let among = listed.is_some()
            && (at > 0 && runs[at - 1] == listed || runs.get(at + 1).is_some_and(|next| *next == listed));
        if roles.is_counted(date.place) {
            return NOTHING;
        }
        if let Some(role) = day_rows::role(scene, &roles.acts.kinds, &places, at) {
            return role;
        }
        if roles.shares(date.place, next[at]) {
            return event::role(&date.event, DayRole { listed: true, ..NOTHING });
        }
        // Nothing is found over a time.
        if let Some(role) = roles.labelled(date.place).filter(|_| date.end.is_none()) {
            return DayRole { labelled: true, listed: listed.is_some(), ..role };
        }
        let mut role = roles.of(date.place, next[at], listed.is_some());
        if date.end.is_some() && role.known.is_some() {
            // 7月14日から15日まで、他人の情報が出ることが分かりました: nothing is found over a time.
            let act = if role.act == Act::Nothing { Act::Open } else { role.act };
            role = DayRole { known: None, act, found: role.found.or(role.known), ..role };
        }
        match role.act {
            Act::Open | Act::Nothing if role.known.is_none() => {
                let open = role.act == Act::Open || among || roles.is_limit(date.place);
                event::labelled(scene, date.place, open)
                    .map_or(role, |event| event::role(&event, DayRole { labelled: true, ..role }))
            }
            _ => role,
        }
    };
    let told: Vec<DayRole> = found.iter().enumerate().map(read).collect();
    let mut told = within_sentences(scene, roles, found, told);
    for (at, role) in told.iter_mut().enumerate() {
        role.ended = role.known.is_none() && roles.ends_inquiry(found[at].place, next[at]);
    }
    roles.noticed_at_once(found, next, &mut told);
    let printed: Vec<bool> = found.iter().map(|date| date.event == PUBLICATION && !date.happened).collect();
    let header: Vec<bool> = found
        .iter()
        .zip(printed)
        .map(|(date, printed)| printed && header::holds(scene, date.place))
        .collect();
    events_told::settle(found, told);
    for (date, _) in found.iter_mut().zip(header).filter(|(_, header)| *header) {
        PUBLICATION.clone_into(&mut date.event);
        (date.happened, date.known) = (false, None);
    }
}

/// What the days of one sentence say of one another: what was found is dated by the day before it, and by that alone.
fn within_sentences(
    scene: &Scene,
    roles: &DayRoles,
    found: &[DateMention],
    mut told: Vec<DayRole>,
) -> Vec<DayRole> {
    let sentence = |at: usize| scene.document.sentence_at(found[at].place.start);
    let (mut own, mut known) = (None, false);
    for at in 0..told.len() {
        if at == 0 || sentence(at) != own {
            (own, known) = (sentence(at), false);
        }
        // 12月22日に完了し、3月4日から10月29日までに…漏えいしたことを確認: the inquiry found it when it ended.
        let next = at + 1 < told.len() && sentence(at + 1) == own;
        if next && told[at].known.is_none() && roles.finds(found[at].place) {
            told[at].known = told[at + 1].found;
        }
        let reported = matches!(told[at].known, None | Some(Known::Told));
        if !next && reported && (told[at].known.is_some() || roles.finds(found[at].place)) {
            told[at].known = roles.resulted(found[at].place).or(told[at].known);
        }
        if known {
            told[at].inside = None;
        }
        known |= told[at].known.is_some();
    }
    told
}

fn is_ahead(scene: &Scene, written: &[(Place, Period)], at: usize, next: usize) -> bool {
    let date = written[at].0;
    let run = scene.block(date.start).and_then(|block| neighbours::run(scene, block, date));
    let following = written.get(at + 1).filter(|(place, _)| place.start == next);
    let today = following.is_some_and(|(_, period)| matches!(period.first.day, DayOf::FromToday(0)));
    ahead::is_ahead(scene, date, next, today, run.is_some())
}

fn latest_given(written: &[(Place, Period)]) -> Option<Day> {
    let ends = written.iter().flat_map(|(_, period)| [Some(&period.first), period.last.as_ref()]);
    ends.flatten().filter_map(header::given).max()
}

fn half_a_year_on(day: Day) -> Day {
    let month = day.month + 6;
    match month > 12 {
        true => Day { year: day.year + 1, month: month - 12, ..day },
        false => Day { month, ..day },
    }
}

fn written_ends(place: Place, period: &Period, anchor: Option<Anchor>) -> Ends {
    // Two days under one month (3月16-17日) are one writing.
    let apart = period.last.as_ref().filter(|last| last.len < period.len);
    let end = if apart.is_some() { place.start + period.first.len } else { place.end };
    Ends {
        first: Place { start: place.start, end },
        last: apart.map(|last| Place { start: place.end - last.len, end: place.end }),
        weekday: period.first.weekday(),
        end_weekday: period.last.as_ref().and_then(Written::weekday),
        end_year_given: period.last.as_ref().is_some_and(|last| is_given(last, anchor)),
        days: period.last.as_ref().and_then(|last| days_of(&period.first, last)),
        relative: !matches!(
            (period.first.month, period.first.day),
            (Month::Given(_), DayOf::Given(_) | DayOf::None)
        ),
    }
}

/// The days from one day to another of a year that is not told; `None` over its end, or over that of February.
fn days_of(first: &Written, last: &Written) -> Option<u16> {
    let day = |written: &Written, month: Month| match (month, written.day) {
        (Month::Given(month), DayOf::Given(day)) => {
            let day = Date::new(2025, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
            u16::try_from(day.day_of_year()).ok()
        }
        _ => None,
    };
    let within = if last.month == Month::Same { first.month } else { last.month };
    let (from, to) = (day(first, first.month)?, day(last, within)?);
    let apart = matches!((first.month, within), (Month::Given(..=2), Month::Given(3..)));
    (from <= to && !apart).then(|| to - from + 1)
}

#[cfg(test)]
mod tests;
