//! Days on which no office is open: weekends, public holidays, the turn of the year.
//!
//! Owns what follows from the holidays of a ruleset: the day made up for one that falls on a Sunday, and the day
//! between two holidays (国民の祝日に関する法律 3条). Which days are holidays is the ruleset's.

use crate::ruleset::{Holiday, Text, YearDay};
use jiff::civil::{Date, Weekday};

/// Why offices are closed on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Closed {
    /// Saturday or Sunday.
    Weekend(Weekday),
    /// A holiday, by name.
    Holiday(Text),
    /// The day made up for a holiday on a Sunday.
    MadeUp,
    /// The day between two holidays.
    Between,
}

/// The calendar of open days.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OpenDays<'a> {
    holidays: &'a [Holiday],
}

impl<'a> OpenDays<'a> {
    /// The calendar of a ruleset.
    pub(crate) fn new(holidays: &'a [Holiday]) -> Self {
        Self { holidays }
    }

    /// Why offices are closed on a day; `None` where they are open.
    pub(crate) fn closed(&self, day: Date) -> Option<Closed> {
        match day.weekday() {
            weekday @ (Weekday::Saturday | Weekday::Sunday) => Some(Closed::Weekend(weekday)),
            _ => self.holiday(day).or_else(|| self.named(day, false).map(Closed::Holiday)),
        }
    }

    /// The first open day from a day on.
    pub(crate) fn next(&self, day: Date) -> Option<Date> {
        // No run of closed days comes near a year: a ruleset that closes every day has no open one.
        const MOST: usize = 366;
        let mut day = day;
        for _ in 0..MOST {
            if self.closed(day).is_none() {
                return Some(day);
            }
            day = day.tomorrow().ok()?;
        }
        None
    }

    /// The open day of a number, where the first open day after `from` is day 1.
    pub(crate) fn nth_after(&self, from: Date, number: u16) -> Option<Date> {
        let mut day = from;
        for _ in 0..number {
            day = self.next(day.tomorrow().ok()?)?;
        }
        Some(day)
    }

    /// The public holiday on a day, weekday or not.
    pub(crate) fn holiday(&self, day: Date) -> Option<Closed> {
        if let Some(title) = self.named(day, true) {
            return Some(Closed::Holiday(title));
        }
        let public = |day: Date| self.named(day, true).is_some();
        let yesterday = day.yesterday().ok()?;
        if !public(yesterday) {
            return None;
        }
        // A Sunday's holiday is made up for on the next day that is none.
        let mut before = yesterday;
        while public(before) {
            if before.weekday() == Weekday::Sunday {
                return Some(Closed::MadeUp);
            }
            before = before.yesterday().ok()?;
        }
        day.tomorrow().is_ok_and(public).then_some(Closed::Between)
    }

    /// The holiday that the ruleset names on a day.
    fn named(&self, day: Date, public: bool) -> Option<Text> {
        let iso = day.to_string();
        let mut holidays =
            self.holidays.iter().filter(|holiday| holiday.public == public && holiday.effective.holds(&iso));
        holidays.find(|holiday| covers(holiday, day)).map(|holiday| holiday.title.clone())
    }
}

/// Whether a holiday, which may have begun the year before, lasts on a day.
fn covers(holiday: &Holiday, day: Date) -> bool {
    [day.year(), day.year().saturating_sub(1)].into_iter().any(|year| {
        first(holiday.on, year).is_some_and(|first| {
            let since = first.duration_until(day).as_hours() / 24;
            (0..i64::from(holiday.days)).contains(&since)
        })
    })
}

/// The day of the year in a year.
fn first(on: YearDay, year: i16) -> Option<Date> {
    match on {
        YearDay::Fixed(month, day) => Date::new(year, month, day).ok(),
        YearDay::Monday(month, which) => {
            Date::new(year, month, 1).ok()?.nth_weekday_of_month(which, Weekday::Monday).ok()
        }
        YearDay::SpringEquinox => Date::new(year, 3, equinox(year, 20_843_100)?).ok(),
        YearDay::AutumnEquinox => Date::new(year, 9, equinox(year, 23_248_800)?).ok(),
    }
}

/// The day of the month of an equinox, by the usual reckoning for 1980 to 2099; `at` is its moment in 1980, in
/// millionths of a day. The official day is announced in February of the year before.
fn equinox(year: i16, at: i64) -> Option<i8> {
    const YEARLY: i64 = 242_194;
    let years = i64::from(year) - 1980;
    if !(0..120).contains(&years) {
        return None;
    }
    i8::try_from((at + YEARLY * years) / 1_000_000 - years / 4).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ruleset::Ruleset;
    use jiff::ToSpan;
    use jiff::civil::date;
    use proptest::prelude::*;
    use std::sync::LazyLock;

    static RULESET: LazyLock<Ruleset> = LazyLock::new(|| crate::builtin::builtin().unwrap());

    /// Every public holiday as the Cabinet Office lists it: year, then month and day.
    const OFFICIAL: [(i16, &[&str]); 6] = [
        (
            2022,
            &[
                "01-01", "01-10", "02-11", "02-23", "03-21", "04-29", "05-03", "05-04", "05-05", "07-18",
                "08-11", "09-19", "09-23", "10-10", "11-03", "11-23",
            ],
        ),
        (
            2023,
            &[
                "01-01", "01-02", "01-09", "02-11", "02-23", "03-21", "04-29", "05-03", "05-04", "05-05",
                "07-17", "08-11", "09-18", "09-23", "10-09", "11-03", "11-23",
            ],
        ),
        (
            2024,
            &[
                "01-01", "01-08", "02-11", "02-12", "02-23", "03-20", "04-29", "05-03", "05-04", "05-05",
                "05-06", "07-15", "08-11", "08-12", "09-16", "09-22", "09-23", "10-14", "11-03", "11-04",
                "11-23",
            ],
        ),
        (
            2025,
            &[
                "01-01", "01-13", "02-11", "02-23", "02-24", "03-20", "04-29", "05-03", "05-04", "05-05",
                "05-06", "07-21", "08-11", "09-15", "09-23", "10-13", "11-03", "11-23", "11-24",
            ],
        ),
        (
            2026,
            &[
                "01-01", "01-12", "02-11", "02-23", "03-20", "04-29", "05-03", "05-04", "05-05", "05-06",
                "07-20", "08-11", "09-21", "09-22", "09-23", "10-12", "11-03", "11-23",
            ],
        ),
        (
            2027,
            &[
                "01-01", "01-11", "02-11", "02-23", "03-21", "03-22", "04-29", "05-03", "05-04", "05-05",
                "07-19", "08-11", "09-20", "09-23", "10-11", "11-03", "11-23",
            ],
        ),
    ];

    #[test]
    fn every_public_holiday_of_six_years() {
        let open = OpenDays::new(&RULESET.holidays);
        for (year, expected) in OFFICIAL {
            let mut day = date(year, 1, 1);
            let mut found = Vec::new();
            while day.year() == year {
                if open.holiday(day).is_some() {
                    found.push(day.to_string()[5..].to_owned());
                }
                day = day.tomorrow().unwrap();
            }
            assert_eq!(found, expected, "{year}");
        }
    }

    #[test]
    fn days_made_up_for_and_days_between() {
        let open = OpenDays::new(&RULESET.holidays);
        assert_eq!(open.holiday(date(2026, 5, 6)), Some(Closed::MadeUp), "for Sunday, 3 May");
        assert_eq!(open.holiday(date(2026, 9, 22)), Some(Closed::Between));
        assert_eq!(open.holiday(date(2026, 5, 7)), None);
        assert_eq!(open.holiday(date(2018, 12, 24)), None, "the Emperor's birthday was not yet in February");
        assert_eq!(open.holiday(date(2019, 2, 23)), None);
    }

    #[test]
    fn the_turn_of_the_year() {
        let open = OpenDays::new(&RULESET.holidays);
        for (day, closed) in [
            (date(2025, 12, 26), false),
            (date(2025, 12, 29), true),
            (date(2025, 12, 31), true),
            (date(2026, 1, 1), true),
            (date(2026, 1, 2), true),
            (date(2026, 1, 5), false),
            (date(2024, 1, 3), true),
            (date(2024, 1, 4), false),
        ] {
            assert_eq!(open.closed(day).is_some(), closed, "{day}");
        }
        assert_eq!(open.next(date(2025, 12, 27)), Some(date(2026, 1, 5)));
    }

    #[test]
    fn a_ruleset_that_never_opens() {
        let title = Text::same("always");
        let always = Holiday {
            id: "always".into(),
            title,
            on: YearDay::Fixed(1, 1),
            days: 255,
            public: false,
            effective: Default::default(),
        };
        let rest = Holiday { on: YearDay::Fixed(9, 1), ..always.clone() };
        assert_eq!(OpenDays::new(&[always, rest]).next(date(2026, 1, 1)), None);
        assert_eq!(OpenDays::new(&[]).next(date(2026, 1, 1)), Some(date(2026, 1, 1)));
        assert_eq!(OpenDays::new(&[]).next(Date::MAX), Some(Date::MAX));
    }

    /// The guideline, word by word: go on day by day, from the official list.
    fn naive(from: Date, days: u16) -> Date {
        let closed = |day: Date| {
            let list = OFFICIAL.iter().find(|(year, _)| *year == day.year()).unwrap().1;
            let text = day.to_string();
            list.contains(&&text[5..])
                || matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
                || ["12-29", "12-30", "12-31", "01-01", "01-02", "01-03"].contains(&&text[5..])
        };
        let mut day = from;
        for _ in 1..days {
            day = day.tomorrow().unwrap();
        }
        while closed(day) {
            day = day.tomorrow().unwrap();
        }
        day
    }

    proptest! {
        #[test]
        fn the_last_day_is_that_of_the_naive_count(offset in 0_i64..(6 * 365 - 90), days in 1_u16..=75) {
            let from = date(2022, 1, 1).checked_add(offset.days()).unwrap();
            let nominal = crate::reading::law::day_count::nth_day(from, days).unwrap();
            let due = OpenDays::new(&RULESET.holidays).next(nominal).unwrap();
            prop_assert_eq!(due, naive(from, days));
            prop_assert_eq!(crate::reading::law::number_of(from, nominal), i64::from(days));
        }
    }
}
