//! What the law lays down, as used: from when on an incident is reportable, which days are counted, and on which
//! days no office is open.
//!
//! Owns the types. Which row holds on a day is asked of [`Effective`]; counting is `law`'s own room.

use super::detector::Detector;
use super::values::{SetId, Text};
use crate::text::lang::names;
use crate::text::{Baked, Strings};
use serde::{Deserialize, Serialize};

/// From when to when a row holds, both days included; ISO dates.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Effective {
    /// The first day; none: ever since.
    pub from: Option<Baked<str>>,
    /// The last day; none: until further notice.
    pub to: Option<Baked<str>>,
}

impl Effective {
    /// Whether it holds on a day (an ISO date).
    pub fn holds(&self, day: &str) -> bool {
        self.from.as_deref().is_none_or(|from| from <= day) && self.to.as_deref().is_none_or(|to| day <= to)
    }
}

/// Where a rule or a number comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The law, guideline or document, with its article.
    pub name: Baked<str>,
    /// In force since (ISO date), where known.
    #[serde(default)]
    pub since: Option<Baked<str>>,
    /// Last checked (ISO date), where said.
    #[serde(default)]
    pub checked: Option<Baked<str>>,
}

/// The day that counts as day 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountsFrom {
    /// The earliest dated warning or finding, by anyone.
    KnownOn,
    /// The day the sender established or noticed the leak.
    DiscoveredOn,
}

names!(CountsFrom { KnownOn => "known-on", DiscoveredOn => "discovered-on" });

/// Spring or autumn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Equinox {
    Spring,
    Autumn,
}

names!(Equinox { Spring => "spring", Autumn => "autumn" });

/// A number of days, with its source. A deadline may have several rows, of different times.
#[derive(Debug, Clone)]
pub struct Deadline {
    /// `regulator-first-report` …
    pub id: Baked<str>,
    /// Its name for people.
    pub title: Text,
    /// The days; day 1 is the day it counts from, or, of working days, the first open day after it.
    pub days: u16,
    /// Whether only days on which offices are open count.
    pub working: bool,
    /// The lower end of "3 to 5".
    pub at_least: Option<u16>,
    /// Which day is day 1.
    pub counts_from: CountsFrom,
    /// Whether the last day moves to the next day on which offices are open.
    pub moves: bool,
    /// Where this deadline runs, these do not.
    pub replaces: Strings,
    /// How its day is told. Placeholders: `{due}`, `{days}`.
    pub tells: Text,
    /// What is added where the last day moved. Placeholders: `{nominal}`, `{days}`, `{because}`.
    pub moved: Option<Text>,
    /// Where the number comes from.
    pub sources: Baked<[Source]>,
    /// When this row holds.
    pub effective: Effective,
}

/// What makes an incident reportable: all that is given must hold; of a list, one.
#[derive(Debug, Clone)]
pub struct Trigger {
    /// `special-care` …
    pub id: Baked<str>,
    /// Its name for people: short, it stands in messages.
    pub title: Text,
    /// What is said where it was read. Placeholders: `{text}`, `{limit}`.
    pub label: Text,
    /// Kinds of data that leaked, or may have.
    pub leaked: Baked<[SetId]>,
    /// Kinds of data that leaked beside them.
    pub with: Baked<[SetId]>,
    /// Classes of causes.
    pub cause: Strings,
    /// More than this many persons.
    pub affected_over: Option<Limit>,
    /// One of these conditions.
    pub detect: Baked<[Detector]>,
    /// None of these.
    pub unless: Baked<[Detector]>,
    /// The deadlines that it starts.
    pub starts: Strings,
    /// Where it comes from.
    pub sources: Baked<[Source]>,
    /// When this row holds.
    pub effective: Effective,
}

/// A number of persons, by who publishes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limit {
    /// Labels of the class group `publisher`, each with its number.
    pub by_publisher: Baked<[(Baked<str>, u64)]>,
    /// For everybody else, and where the publisher is not known.
    pub other: u64,
}

impl Limit {
    /// The number for a publisher.
    pub fn of(&self, publisher: Option<&str>) -> u64 {
        let own = self.by_publisher.iter().find(|(label, _)| Some(&**label) == publisher);
        own.map_or(self.other, |(_, limit)| *limit)
    }
}

/// Days on which no office is open, every year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holiday {
    /// `mountain-day` …
    pub id: Baked<str>,
    /// Its name for people.
    pub title: Text,
    /// Which day of the year it is.
    pub on: YearDay,
    /// How many days it lasts.
    pub days: u8,
    /// Whether it is a public holiday: one on a Sunday is made up for, and a day between two is one, too.
    pub public: bool,
    /// When this row holds.
    pub effective: Effective,
}

/// A day of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YearDay {
    /// Day and month.
    Fixed(i8, i8),
    /// The how-manieth Monday of a month.
    Monday(i8, i8),
    /// The day of the spring equinox.
    SpringEquinox,
    /// The day of the autumn equinox.
    AutumnEquinox,
}
