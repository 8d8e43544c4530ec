//! Choosing one label of a class group by the weight of what speaks for each.
//!
//! Owns the choice. What speaks for a label is the ruleset's.

use crate::document::Place;
use crate::reading::elements::{View, first_match, matches};
use crate::ruleset::{ClassGroup, ClassLabel, Scope};

/// A label that was chosen.
#[derive(Debug, Clone)]
pub(crate) struct Choice<'a> {
    /// The label.
    pub label: &'a ClassLabel,
    /// Where the strongest word for it stands.
    pub evidence: Option<Place>,
}

/// What speaks for a label, and where the strongest of it stands.
pub(crate) type Weight = (i16, Option<Place>);

/// The first label, in the ruleset's order, whose weight reaches what it needs.
pub(crate) fn first<'a>(view: &View, group: &'a ClassGroup) -> Option<Choice<'a>> {
    group.labels.iter().find_map(|label| {
        let (weight, evidence) = weigh(view, label);
        (weight >= label.at_least).then_some(Choice { label, evidence })
    })
}

/// Whether enough speaks for one label.
pub(crate) fn speaks(view: &View, group: &ClassGroup, id: &str) -> bool {
    let mut labels = group.labels.iter().filter(|label| label.id == id);
    labels.any(|label| weigh(view, label).0 >= label.at_least)
}

/// The heaviest label among those whose weight reaches what they need; of equals, the first.
pub(crate) fn heaviest<'a>(view: &View, group: &'a ClassGroup) -> Option<Choice<'a>> {
    choose(group, |label| weigh(view, label))
}

/// The weight of what a text tells to have happened, and of its title: a measure against a leak, or a letter that came
/// back, says nothing of its cause.
pub(crate) fn weigh_told(view: &View, told: &[Place], label: &ClassLabel) -> Weight {
    let tells = |place: Place| {
        let next = told.partition_point(|one| one.end <= place.start);
        told.get(next).is_some_and(|one| one.touches(place))
    };
    sum(label.detectors.iter().filter_map(|detector| {
        let titled = matches!(detector.within, Scope::Title | Scope::Heading);
        let mut places = matches(view, detector).into_iter();
        places.find(|place| titled || tells(*place)).map(|place| (detector.weight, place))
    }))
}

/// The heaviest label by a weight, among those that reach what they need; of equals, the first.
pub(crate) fn choose<'a>(group: &'a ClassGroup, weigh: impl Fn(&ClassLabel) -> Weight) -> Option<Choice<'a>> {
    let mut best: Option<(i16, Choice<'a>)> = None;
    for label in &group.labels {
        let (weight, evidence) = weigh(label);
        if weight >= label.at_least && best.as_ref().is_none_or(|(most, _)| weight > *most) {
            best = Some((weight, Choice { label, evidence }));
        }
    }
    best.map(|(_, choice)| choice)
}

/// The weights of the detectors that match.
fn weigh(view: &View, label: &ClassLabel) -> Weight {
    let found = |detector| first_match(view, detector).map(|place| (detector.weight, place));
    sum(label.detectors.iter().filter_map(found))
}

/// The sum of the weights, and the place of the heaviest.
fn sum(found: impl Iterator<Item = (i16, Place)>) -> Weight {
    let mut sum = 0_i16;
    let mut strongest: Option<(i16, Place)> = None;
    for (weight, place) in found {
        sum = sum.saturating_add(weight);
        if strongest.is_none_or(|(most, _)| weight > most) {
            strongest = Some((weight, place));
        }
    }
    (sum, strongest.map(|(_, place)| place))
}
