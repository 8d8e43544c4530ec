//! Which ruleset would look closer at such a case: the first of the ruleset's profiles that is at hand.

use super::{Case, condition};
use crate::reading::elements::holds;
use crate::ruleset::{Kind, Profile};

/// The profile to suggest: an index in the ruleset's.
pub(crate) fn suggested(case: &Case) -> Option<usize> {
    let at_hand = |profile: &Profile| {
        profile.when.as_ref().is_none_or(|when| condition::holds(case, when))
            && (profile.detectors.is_empty()
                || profile.detectors.iter().any(|detector| holds(&case.view, detector)))
    };
    let profiles = &case.view.scene.ruleset.profiles;
    profiles.iter().position(at_hand).filter(|_| case.conclusions.kind == Kind::Breach)
}
