//! Whether a trigger holds, and where the text says so.

use crate::document::Place;
use crate::mentions::Certainty;
use crate::reading::conclude::Conclusions;
use crate::reading::elements::{View, first_match, holds};
use crate::ruleset::{SetId, Trigger};

/// A trigger that holds.
#[derive(Debug, Clone)]
pub struct Held {
    /// Its row in the ruleset.
    pub trigger: usize,
    /// Where it stands, in the order of the text.
    pub evidence: Vec<Evidence>,
    /// The number that was passed.
    pub limit: Option<u64>,
}

/// A place that a trigger was read from.
pub(crate) type Evidence = Place;

/// Looks at one trigger: everything that it asks for holds.
pub(crate) fn held(view: &View, conclusions: &Conclusions, at: usize, trigger: &Trigger) -> Option<Held> {
    let mut evidence: Vec<Evidence> = Vec::new();
    for kinds in [&trigger.leaked, &trigger.with] {
        if !kinds.is_empty() {
            evidence.extend(leaked(view, conclusions, kinds)?);
        }
    }
    if !trigger.cause.is_empty() {
        if !trigger.cause.iter().any(|cause| *cause == conclusions.cause_class) {
            return None;
        }
        // A condition of its own says better where it stands.
        evidence.extend(conclusions.cause_evidence.filter(|_| trigger.detect.is_empty()));
    }
    let mut limit = None;
    if let Some(row) = &trigger.affected_over {
        let (persons, place) = conclusions.persons_affected?;
        let most = row.of(conclusions.publisher.as_deref());
        if persons <= most {
            return None;
        }
        limit = Some(most);
        evidence.extend(place);
    }
    if !trigger.detect.is_empty() {
        evidence.push(trigger.detect.iter().find_map(|detector| first_match(view, detector))?);
    }
    if trigger.unless.iter().any(|unless| holds(view, unless)) {
        return None;
    }
    evidence.sort_unstable();
    evidence.dedup();
    Some(Held { trigger: at, evidence, limit })
}

/// Whether one of these kinds leaked, or may have, and where the text first says so.
fn leaked(view: &View, conclusions: &Conclusions, kinds: &[SetId]) -> Option<Option<Place>> {
    let any = conclusions.leaked.iter().any(|set| kinds.contains(set));
    let mut data = view.mentions.data_types.iter().filter(|data| data.certainty != Certainty::Denied);
    let first = data.find(|data| data.set.is_some_and(|set| kinds.contains(&set)));
    any.then(|| first.map(|data| data.place))
}
