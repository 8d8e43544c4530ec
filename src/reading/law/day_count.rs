//! Counting days: day 1 is the day something was known, and every day of the calendar counts.

use super::business_days::{Closed, OpenDays};
use crate::ruleset::{Deadline, Ruleset};
use jiff::{ToSpan, civil::Date};

/// A deadline that runs.
#[derive(Debug, Clone)]
pub struct Clock {
    /// Its row in the ruleset.
    pub deadline: usize,
    /// Day 1.
    pub from: Date,
    /// The day of the lower end, of "3 to 5".
    pub earliest: Option<Date>,
    /// The last day by count.
    pub nominal: Date,
    /// The last day: that by count, or the next on which offices are open.
    pub due: Date,
    /// Why it moved.
    pub moved: Option<Closed>,
}

/// The day of a number, where `from` is day 1.
pub(crate) fn nth_day(from: Date, number: u16) -> Option<Date> {
    from.checked_add((i64::from(number) - 1).days()).ok()
}

/// The number of a day, where `from` is day 1; zero and less for days before it.
pub(crate) fn number_of(from: Date, day: Date) -> i64 {
    from.duration_until(day).as_hours() / 24 + 1
}

/// The last day by count.
pub(crate) fn last_day(row: &Deadline, from: Date, open: &OpenDays) -> Option<Date> {
    if row.working { open.nth_after(from, row.days) } else { nth_day(from, row.days) }
}

/// Starts a clock.
pub(crate) fn clock(ruleset: &Ruleset, row: &Deadline, from: Date, open: &OpenDays) -> Option<Clock> {
    let deadline = ruleset.deadlines.iter().position(|known| std::ptr::eq(known, row))?;
    let nominal = last_day(row, from, open)?;
    let moved = open.closed(nominal).filter(|_| row.moves);
    let due = if moved.is_some() { open.next(nominal)? } else { nominal };
    let earliest = row.at_least.filter(|least| *least < row.days).and_then(|least| nth_day(from, least));
    Some(Clock { deadline, from, earliest, nominal, due, moved })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// known, 5th day, 30 days, 60 days.
    const VECTORS: [[&str; 4]; 4] = [
        ["2026-11-02", "2026-11-06", "2026-12-01", "2027-01-04"],
        ["2026-04-03", "2026-04-07", "2026-05-07", "2026-06-01"],
        ["2025-12-01", "2025-12-05", "2026-01-05", "2026-01-29"],
        ["2026-01-13", "2026-01-17", "2026-02-12", "2026-03-13"],
    ];

    #[test]
    fn the_guideline_is_counted_as_it_says() {
        let ruleset = crate::builtin::builtin().unwrap();
        let open = OpenDays::new(&ruleset.holidays);
        for [known, fifth, thirty, sixty] in VECTORS {
            let from: Date = known.parse().unwrap();
            let due = |id: &str| {
                let row = ruleset.deadline(id, known).unwrap();
                clock(&ruleset, row, from, &open).unwrap().due.to_string()
            };
            assert_eq!(due("regulator-first-report"), fifth, "{known}");
            assert_eq!(due("regulator-final-report"), thirty, "{known}");
            assert_eq!(due("regulator-final-report-wrongful"), sixty, "{known}");
        }
    }

    #[test]
    fn three_to_five_days() {
        let ruleset = crate::builtin::builtin().unwrap();
        let row = ruleset.deadline("regulator-first-report", "2024-10-11").unwrap();
        let clock = clock(&ruleset, row, date(2024, 10, 9), &OpenDays::new(&ruleset.holidays)).unwrap();
        assert_eq!((clock.earliest, clock.due), (Some(date(2024, 10, 11)), date(2024, 10, 13)));
        assert!(clock.moved.is_none(), "the 13th is a Sunday, but this deadline does not move");
    }

    #[test]
    fn days_are_numbered_from_one() {
        let from = date(2024, 2, 28);
        assert_eq!(number_of(from, from), 1);
        assert_eq!(number_of(from, date(2024, 3, 1)), 3);
        assert_eq!(number_of(from, date(2024, 2, 27)), 0);
        assert_eq!(nth_day(from, 3), Some(date(2024, 3, 1)));
        assert_eq!(nth_day(Date::MAX, 2), None);
    }
}
