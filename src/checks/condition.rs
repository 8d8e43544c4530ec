//! Whether the condition of a rule, its `when`, holds of what was read.

use super::Case;
use crate::reading::conclude::Conclusions;
use crate::reading::elements::{ElementState, Status};
use crate::ruleset::Condition;
use crate::text::Baked;

/// Whether all that the condition asks for holds.
pub(crate) fn holds(case: &Case, when: &Condition) -> bool {
    met(when, case.conclusions, case.elements)
}

/// Whether all that the condition asks for holds of these conclusions and elements.
pub(crate) fn met(when: &Condition, conclusions: &Conclusions, elements: &[ElementState]) -> bool {
    let among = |list: &[Baked<str>], value: Option<&str>| {
        list.is_empty() || value.is_some_and(|value| list.iter().any(|one| one == value))
    };
    let all = |asked: &[u16], status: Status| {
        let state = |at: &u16| elements.get(usize::from(*at));
        asked.iter().all(|at| state(at).is_some_and(|state| state.status == status))
    };
    let leaked = |set| conclusions.leaked.contains(set);
    (when.leaked.is_empty() || when.leaked.iter().any(leaked))
        && when.affected_over.is_none_or(|limit| conclusions.total_affected.is_some_and(|n| n > limit))
        && among(&when.causes, Some(&conclusions.cause_class))
        && among(&when.publishers, conclusions.publisher.as_deref())
        && (when.stages.is_empty() || when.stages.contains(&conclusions.stage))
        && all(&when.stated, Status::Stated)
        && all(&when.deferred, Status::Deferred)
        && all(&when.absent, Status::Absent)
}
