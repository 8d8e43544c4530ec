//! What the law asks of an incident: whether it is reportable, and which days that sets.
//!
//! Owns counting days, days on which no office is open, and which triggers hold. The numbers, conditions and words
//! are the ruleset's. Reports nothing: whether something came too late is a check.

mod business_days;
mod day_count;
mod phrases;
mod trigger;

pub(crate) use crate::mentions::civil;
pub(crate) use business_days::OpenDays;
pub(crate) use day_count::{Clock, last_day, number_of};
pub(crate) use phrases::{comma, date, label, sentence, told, weekday};
pub(crate) use trigger::Held;

use crate::mentions::Day;
use crate::reading::conclude::Conclusions;
use crate::reading::elements::View;
use crate::ruleset::{CountsFrom, Kind, Ruleset};
use crate::text::Baked;
use jiff::civil::Date;

/// What the law asks of one incident.
#[derive(Debug, Clone, Default)]
pub struct Law {
    /// The day whose law holds (an ISO date): that of publication, else that of the run.
    pub day: String,
    /// The triggers that hold, in the ruleset's order.
    pub held: Vec<Held>,
    /// The clocks that run, the first to end first.
    pub clocks: Vec<Clock>,
    /// The clocks as they would run from a recent day of occurrence, where the text gives no day from which they do:
    /// what happened and was noticed on one day is often told with one date.
    pub supposed: Vec<Clock>,
    /// Whether the text says enough to see that no trigger holds.
    pub spared: bool,
}

/// Reads what the law asks of a notice. `today` stands in for a day of publication.
pub(crate) fn read(view: &View, conclusions: &Conclusions, today: Day) -> Law {
    let day = conclusions.published_on.unwrap_or(today).to_string();
    if conclusions.kind != Kind::Breach {
        return Law { day, ..Law::default() };
    }
    let ruleset = view.scene.ruleset;
    let rows = ruleset.triggers.iter().enumerate().filter(|(_, trigger)| trigger.effective.holds(&day));
    let held: Vec<Held> =
        rows.filter_map(|(at, trigger)| trigger::held(view, conclusions, at, trigger)).collect();
    let clocks = clocks(ruleset, &held, &day, |from| first_day(conclusions, from));
    let occurred = recent_occurrence(view, conclusions, today);
    let supposed = match clocks.is_empty() {
        true => self::clocks(ruleset, &held, &day, |_| occurred),
        false => Vec::new(),
    };
    let spared = held.is_empty() && !conclusions.leaked.is_empty() && conclusions.persons_affected.is_some();
    Law { day, held, clocks, supposed, spared }
}

/// The deadlines that the triggers start, and those that need none.
fn clocks(
    ruleset: &Ruleset,
    held: &[Held],
    day: &str,
    first: impl Fn(CountsFrom) -> Option<Date>,
) -> Vec<Clock> {
    let started: Vec<&str> =
        held.iter().flat_map(|held| &ruleset.triggers[held.trigger].starts).map(Baked::as_str).collect();
    let free =
        |id: &str| !ruleset.triggers.iter().any(|trigger| trigger.starts.iter().any(|start| start == id));
    let mut ids: Vec<&str> = ruleset.deadlines.iter().map(|deadline| deadline.id.as_str()).collect();
    ids.dedup();
    ids.retain(|id| started.contains(id) || free(id));
    let rows: Vec<_> = ids.iter().filter_map(|id| ruleset.deadline(id, day)).collect();
    let replaced: Vec<&Baked<str>> = rows.iter().flat_map(|row| &row.replaces).collect();
    let open = OpenDays::new(&ruleset.holidays);
    let running = rows.iter().filter(|row| !replaced.contains(&&row.id));
    let mut clocks: Vec<Clock> =
        running.filter_map(|row| day_count::clock(ruleset, row, first(row.counts_from)?, &open)).collect();
    clocks.sort_by_key(|clock| clock.due);
    clocks
}

/// The one day of the incident, where it lies shortly before the publication.
fn recent_occurrence(view: &View, conclusions: &Conclusions, today: Day) -> Option<Date> {
    const RECENT: i64 = 14;
    let day = conclusions.occurred_on?;
    let mut dates = view.mentions.dates.iter().filter(|date| date.date == Some(day));
    let told = civil(conclusions.published_on.unwrap_or(today))?;
    let occurred = civil(day)?;
    let recent = (1..=RECENT).contains(&number_of(occurred, told));
    (recent && dates.all(|date| date.end.is_none())).then_some(occurred)
}

/// The day that counts as day 1, where the text gives it to the day.
pub(crate) fn first_day(conclusions: &Conclusions, from: CountsFrom) -> Option<Date> {
    let day = match from {
        CountsFrom::KnownOn => conclusions.known_on,
        CountsFrom::DiscoveredOn => conclusions.discovered_on,
    };
    civil(day?)
}
