//! What follows from elements and mentions: kind, stage, cause class, total, the dates that matter.
//!
//! Owns conclusions about the whole document. Reports nothing.

use crate::document::Place;
use crate::mentions::Day;
use crate::ruleset::{Kind, Stage};

/// Conclusions about one document.
#[derive(Debug, Clone)]
pub struct Conclusions {
    /// What kind of text it is.
    pub kind: Kind,
    /// Where in the course of the incident it stands.
    pub stage: Stage,
    /// Why that stage; `None` where it was given by flag or nothing spoke for another than `single`.
    pub stage_evidence: Option<Place>,
    /// Whether the stage was given by flag or settings.
    pub stage_given: bool,
    /// Who publishes: a label of the class group `publisher`.
    pub publisher: Option<String>,
    /// Whether the publisher was given by flag or settings.
    pub publisher_given: bool,
    /// First day of the incident or of the exposed period.
    pub occurred_on: Option<Day>,
    /// Earliest dated warning or finding, by anyone.
    pub known_on: Option<Day>,
    /// The day the sender established or noticed the leak.
    pub discovered_on: Option<Day>,
    /// The day of publication.
    pub published_on: Option<Day>,
    /// Whether the day of publication comes from `--publish-on`.
    pub published_given: bool,
    /// The day of the first report to the regulator.
    pub regulator_reported_on: Option<Day>,
    /// The number affected, as printed.
    pub total_affected: Option<u64>,
    /// A label of the class group `cause`, or `unknown`.
    pub cause_class: String,
}
