//! Checks of dates: against the calendar, against each other, against the day of publication.
//!
//! Owns what several of them ask: calendar days, and how a finding says that its year is assumed.

mod calendar;
mod duration;
mod era;
mod lone;
mod order;
mod publication;
mod stale;

pub(crate) use calendar::{invalid, wrong_weekday};
pub(crate) use duration::wrong_duration;
pub(crate) use era::wrong_era;
pub(crate) use lone::{lone_date, no_year, undated};
pub(crate) use order::out_of_order;
pub(crate) use publication::future;
pub(crate) use stale::stale;

use super::Turn;
use super::said::Values;
use crate::checks::{Finding, Held};
use crate::document::Place;
use crate::mentions::PUBLICATION;
use crate::reading::law::civil;
use crate::ruleset::{Confidence, Text};
use jiff::civil::Date;

/// The days from one day to another; negative where the other is earlier.
fn days_between(from: Date, to: Date) -> i64 {
    from.duration_until(to).as_hours() / 24
}

/// Where the day of publication stands in the text, with what stands there.
fn published_at(turn: &Turn, published: Date) -> Option<(crate::document::Span, String)> {
    let dates = turn.case.view.mentions.dates.iter();
    let mut own = dates.filter(|date| date.event == PUBLICATION);
    let date = own.find(|date| date.date.and_then(civil) == Some(published))?;
    Some((turn.document().span(date.place), turn.told(date.place)))
}

/// Monday = 0.
fn weekday(date: Date) -> u8 {
    date.weekday().to_monday_zero_offset().unsigned_abs()
}

impl<'a> Turn<'a, '_> {
    /// As `at`; a finding that rests on a year that the text does not give says so.
    fn at_in_year(
        &mut self,
        place: Place,
        values: &Values,
        given: bool,
        assumed: Option<&Text>,
    ) -> &mut Finding {
        let label = assumed.filter(|_| !given).map(|text| values.fill(text.get(self.case.lang)));
        let finding = self.at(place, values);
        if !given {
            finding.confidence = Confidence::Medium;
            finding.label = label.or_else(|| finding.label.take());
        }
        finding
    }

    /// Notes what was checked and holds, in the rule's words, and where it was read.
    pub(in crate::checks) fn hold(&mut self, values: &Values, places: &[Place]) {
        if let Some(text) = &self.rule.told.holds {
            let places = places.iter().map(|place| self.document().span(*place)).collect();
            self.outcome.held.push(Held { text: values.fill(text.get(self.case.lang)), places });
        }
    }

    /// What stands at a place, in a few words.
    pub(in crate::checks) fn told(&self, place: Place) -> String {
        super::said::excerpt(self.document().slice(place))
    }
}
