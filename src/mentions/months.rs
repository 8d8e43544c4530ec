//! The month of a day that is told without one.
//!
//! Owns the choice between the months a text has named so far. Years are chosen in `years`.

use super::written::{DayOf, Written};
use super::years;
use crate::text::Day;

/// The days told so far.
pub(crate) struct Months {
    /// The days told, each with its block.
    told: Vec<(Day, Option<usize>)>,
    /// The day of publication.
    last: Option<Day>,
}

impl Months {
    /// None yet, under the day of publication.
    pub(crate) fn new(last: Option<Day>) -> Self {
        Self { told: Vec::new(), last }
    }

    /// Takes in a day of a block.
    pub(crate) fn tell(&mut self, day: Option<Day>, block: Option<usize>) {
        self.told.extend(day.map(|day| (day, block)));
    }

    /// The block of the last day told.
    pub(crate) fn block(&self) -> Option<usize> {
        self.told.last().and_then(|(_, block)| *block)
    }

    /// The month of the bare days at the beginning of a block or behind a day to come: that of the last date, unless a
    /// weekday beside them or the day of publication denies it and allows a month named before: the last date was the
    /// end of a booking, or the day a machine broke.
    pub(crate) fn fitting(&self, context: Day, run: &[(&Written, bool)]) -> Day {
        const BACK: usize = 12;
        let denied = |month: Day| {
            run.iter().any(|(written, planned)| {
                let DayOf::Given(number) = written.day else { return false };
                let day = Day { day: Some(number), ..month };
                let late = !planned && self.last.is_some_and(|last| day > last);
                let told = written.weekday();
                late || years::weekday(day).is_none_or(|real| told.is_some_and(|told| told != real))
            })
        };
        if !denied(context) && !self.ahead(context) {
            return context;
        }
        let mut others = self.told.iter().rev().take(BACK).map(|(day, _)| *day);
        others.find(|month| !denied(*month) && !self.ahead(*month)).unwrap_or(context)
    }

    /// Whether a day is still to come: behind it the story goes on in a month of its own.
    pub(crate) fn ahead(&self, day: Day) -> bool {
        self.last.is_some_and(|last| day > last)
    }
}
