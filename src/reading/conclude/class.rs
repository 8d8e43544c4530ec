//! Choosing one label of a class group by the weight of what speaks for each.
//!
//! Owns the choice. What speaks for a label is the ruleset's.

use crate::document::Place;
use crate::reading::elements::{View, first_match};
use crate::ruleset::{ClassGroup, ClassLabel};

/// A label that was chosen.
#[derive(Debug, Clone)]
pub struct Choice<'a> {
    /// The label.
    pub label: &'a ClassLabel,
    /// Where the strongest word for it stands.
    pub evidence: Option<Place>,
}

/// The first label, in the ruleset's order, whose weight reaches what it needs.
pub fn first<'a>(view: &View, group: &'a ClassGroup) -> Option<Choice<'a>> {
    group.labels.iter().find_map(|label| {
        let (weight, evidence) = weigh(view, label);
        (weight >= label.at_least).then_some(Choice { label, evidence })
    })
}

/// The heaviest label among those whose weight reaches what they need; of equals, the first.
pub fn heaviest<'a>(view: &View, group: &'a ClassGroup) -> Option<Choice<'a>> {
    let mut best: Option<(i16, Choice<'a>)> = None;
    for label in &group.labels {
        let (weight, evidence) = weigh(view, label);
        if weight >= label.at_least && best.as_ref().is_none_or(|(most, _)| weight > *most) {
            best = Some((weight, Choice { label, evidence }));
        }
    }
    best.map(|(_, choice)| choice)
}

/// The sum of the weights of the detectors that match, and the place of the heaviest.
fn weigh(view: &View, label: &ClassLabel) -> (i16, Option<Place>) {
    let mut sum = 0_i16;
    let mut strongest: Option<(i16, Place)> = None;
    for detector in &label.detectors {
        let Some(place) = first_match(view, detector) else { continue };
        sum = sum.saturating_add(detector.weight);
        if strongest.is_none_or(|(weight, _)| detector.weight > weight) {
            strongest = Some((detector.weight, place));
        }
    }
    (sum, strongest.map(|(_, place)| place))
}
