//! Comparisons with an earlier notice: their parameters and words.
//!
//! Owns what each comparison goes by. How they compare is `checks`' own.

use super::compile::unknown_element;
use super::detect::Detectors;
use super::model::SetId;
use super::sets::Sets;
use super::values::Text;
use super::written::WithTable;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is held against an earlier notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Comparison {
    /// `count-changed`: the number affected, and the parts of it.
    Count,
    /// `date-changed`: the days of events.
    Date,
    /// `element-dropped`: elements stated before and absent now.
    Dropped,
    /// `deferral-unanswered`: elements put off before and absent now.
    Deferral,
    /// `denial-reversed`: kinds of data said not to have leaked that now have.
    Denial,
}

/// What a comparison goes by. Every list of words is looked up near the fact it is about, none anywhere.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct FollowUpWords {
    /// Ids of the elements compared; empty: all.
    pub elements: Vec<String>,
    /// The events whose days are compared.
    pub events: Vec<String>,
    /// Beside the new value or the old one: they say that something changed.
    pub said: Vec<SetId>,
    /// They name an earlier notice: beside the old value, or with [`FollowUpWords::points_back`].
    pub earlier: Vec<SetId>,
    /// With a word for an earlier notice: the reader is sent there.
    pub points_back: Vec<SetId>,
    /// They say that something is as it was.
    pub unchanged: Vec<SetId>,
    /// What stands for every element that is not told again.
    pub rest: Vec<SetId>,
    /// Beside a number: it will not be more.
    pub at_most: Vec<SetId>,
    /// Beside a number: it may be more.
    pub at_least: Vec<SetId>,
    /// What to say at the place in the earlier notice; else what stands there.
    pub there: Option<Text>,
    /// A number told as approximate may be off by so many percent.
    pub tolerance: u16,
}

impl FollowUpWords {
    pub(super) fn resolve(with: &WithTable, detectors: &Detectors<'_>, sets: &mut Sets<'_>) -> Self {
        let names = |key| with.list(key).iter().map(|name| name.value.clone()).collect();
        let mut words = |key| detectors.words(with.list(key), sets);
        Self {
            elements: names("elements"),
            events: names("events"),
            said: words("said"),
            earlier: words("earlier"),
            points_back: words("points-back"),
            unchanged: words("unchanged"),
            rest: words("rest"),
            at_most: words("at-most"),
            at_least: words("at-least"),
            there: with.there.clone(),
            tolerance: with.tolerance.unwrap_or(0),
        }
    }
}

/// Reports elements and events that there are none of.
pub(super) fn check_names(with: &WithTable, elements: &BTreeMap<&str, usize>, detectors: &Detectors<'_>) {
    for element in with.list("elements").iter().filter(|name| !elements.contains_key(name.value.as_str())) {
        detectors.sink.push(unknown_element(element, elements.keys().copied()));
    }
    for event in with.list("events").iter().filter(|name| !detectors.events.contains(name.value.as_str())) {
        let (ja, en) = (
            format!("「{}」という出来事はありません", event.value),
            format!("no event is called `{}`", event.value),
        );
        let problem = event.place.problem("unknown-event", ja, en);
        detectors.sink.push(problem.suggest(&event.value, detectors.events.iter().copied()));
    }
}
