//! What is not wrong in a ruleset, and yet not what its writer means: `rules check`.
//!
//! Owns warnings. Mistakes, without which no ruleset comes to be, are found where tables are read and compiled.

mod categories;
mod dead_rules;
mod foreign;
mod impossible;
mod no_effect;
mod texts;
mod words;

pub(super) use no_effect::NoEffect;

use super::merge::Merged;
use super::mistakes::{Place, Problem, Sink};

/// The warnings about a ruleset; `seen` tells what had no effect while it was put together, `own` says of which files, `today` (ISO) how old a source may be, and `builtin` is
/// the version of the built-in rules.
pub(super) fn warnings(
    merged: &Merged,
    seen: NoEffect,
    own: &dyn Fn(&Place) -> bool,
    today: &str,
    builtin: &str,
) -> Vec<Problem> {
    let sink = Sink::default();
    seen.problems().for_each(|problem| sink.push(problem));
    dead_rules::rules(merged, &sink);
    words::words(merged, &sink);
    impossible::elements_and_sets(merged, &sink);
    foreign::signs(merged, &sink);
    categories::lone(merged, own, &sink);
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
