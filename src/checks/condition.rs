//! Whether the condition of a rule, its `when`, holds of what was read.

use super::Case;
use crate::elements::Status;
use crate::ruleset::Condition;

/// Whether all that the condition asks for holds.
pub fn holds(case: &Case, when: &Condition) -> bool {
    let conclusions = case.conclusions;
    let among = |list: &[String], value: Option<&str>| {
        list.is_empty() || value.is_some_and(|value| list.iter().any(|one| one == value))
    };
    let all = |elements: &[u16], status: Status| {
        let state = |at: &u16| case.elements.get(usize::from(*at));
        elements.iter().all(|at| state(at).is_some_and(|state| state.status == status))
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
