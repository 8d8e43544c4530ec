//! What is not wrong in a ruleset, and yet not what its writer means: `rules check`.
//!
//! Owns warnings. Mistakes, without which no ruleset comes to be, are found where tables are read and compiled.

mod idle;
mod never;
mod texts;
mod words;

pub(super) use idle::{Idle, Replaced};

use super::merge::Merged;
use super::problem::{Place, Problem, Sink};

/// The warnings about a ruleset; `own` says of which files, `today` (ISO) how old a source may be, and `builtin` is
/// the version of the built-in rules.
pub(super) fn warnings(
    merged: &Merged,
    own: &dyn Fn(&Place) -> bool,
    today: &str,
    builtin: &str,
) -> Vec<Problem> {
    let sink = Sink::default();
    for problem in merged.idle.problems() {
        sink.push(problem.clone());
    }
    never::rules(merged, &sink);
    words::words(merged, &sink);
    texts::placeholders(merged, &sink);
    texts::sources(merged, today, &sink);
    texts::written_for(merged, builtin, &sink);
    let mut problems = sink.into_sorted();
    problems.retain(|problem| own(&Place { file: problem.file, span: problem.span.clone() }));
    // Of two remarks on one value the first says why, the second is its echo.
    problems.dedup_by_key(|problem| (problem.file, problem.span.clone()));
    for problem in &mut problems {
        problem.warning = true;
    }
    problems
}
