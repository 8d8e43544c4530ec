//! What is not wrong in a ruleset, and yet hardly meant.
//!
//! Owns putting together what says so: the form of a file, trying its rules, the files of the machine. Finds nothing by
//! itself, and prints nothing.

use super::reach;
use crate::builtin;
use crate::ruleset::{Loaded, Problem, Surroundings, TomlFile};
use crate::statements::claims::Claims;
use crate::tries;

/// What is not wrong and yet not what was meant: by its form, and by trying it.
pub fn of(loaded: &Loaded, own: impl Fn(&TomlFile) -> bool, today: &str) -> anyhow::Result<Vec<Problem>> {
    let stated = |element: &str, grade: &str| Claims::built_in().give(element, grade);
    let surroundings = Surroundings { today, builtin: &builtin::version()?, told: stated };
    let mut problems = loaded.warnings(&own, &surroundings);
    let told = |problem: &Problem, all: &[Problem]| {
        let over =
            |other: &Problem| other.span.start < problem.span.end && problem.span.start < other.span.end;
        all.iter().any(|other| other.file == problem.file && over(other))
    };
    // Of two remarks on one place the first says why, the second is its echo.
    let tried = tries::warnings(loaded, &own).into_iter().filter(|problem| !told(problem, &problems));
    let reached = reach::warnings(loaded, &own);
    let tried: Vec<Problem> =
        tried.chain(reached).map(|problem| Problem { warning: true, ..problem }).collect();
    problems.extend(tried);
    problems.sort_by_key(|problem| (problem.file, problem.span.start));
    problems.dedup_by_key(|problem| (problem.file, problem.span.clone()));
    Ok(problems)
}
