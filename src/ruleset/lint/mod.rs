//! What is not wrong in a ruleset, and yet not what its writer means: `rules check`.
//!
//! Owns warnings. Mistakes, without which no ruleset comes to be, are found where tables are read and compiled.

mod data;
mod dead_rules;
mod decoys;
mod foreign;
mod impossible;
mod no_effect;
mod texts;
mod titles;
mod words;

pub(super) use no_effect::NoEffect;

use super::merge::Merged;
use super::mistakes::{Place, Problem, Sink};

/// What a ruleset is held against, beside itself.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings<'a> {
    /// The day (ISO) that says how old a source is.
    pub today: &'a str,
    /// The version of the built-in rules.
    pub builtin: &'a str,
    /// Whether statements alone, without a word of the ruleset, give an element (by name) a grade (by name).
    pub told: fn(&str, &str) -> bool,
}

impl Surroundings<'_> {
    /// A ruleset that stands alone defines its elements by itself: statements tell it nothing.
    fn tell(&self, merged: &Merged, element: &str, grade: &str) -> bool {
        let replaced = merged.replaced.contains(element) && matches!(grade, "stated" | "vague");
        !replaced && merged.named("terms", "heading.measures").is_some() && (self.told)(element, grade)
    }
}

/// The warnings about a ruleset; `seen` tells what had no effect while it was put together, `own` says of which files.
pub(super) fn warnings(
    merged: &Merged,
    seen: NoEffect,
    own: &dyn Fn(&Place) -> bool,
    around: &Surroundings,
) -> Vec<Problem> {
    let sink = Sink::default();
    seen.problems().for_each(|problem| sink.push(problem));
    dead_rules::rules(merged, around, &sink);
    words::words(merged, &sink);
    decoys::idle(merged, own, &sink);
    impossible::elements_and_sets(merged, around, &sink);
    impossible::conditions(merged, &sink);
    impossible::deadlines(merged, own, around.today, &sink);
    impossible::orders(merged, &sink);
    impossible::phrases(merged, &sink);
    impossible::over(merged, around.today, &sink);
    foreign::signs(merged, &sink);
    foreign::sets_as_texts(merged, &sink);
    data::lone(merged, own, &sink);
    data::excepted(merged, &sink);
    titles::twins(merged, own, &sink);
    texts::placeholders(merged, &sink);
    texts::shorthands(merged, &sink);
    texts::one_language(merged, &sink);
    texts::sources(merged, around.today, &sink);
    texts::written_for(merged, around.builtin, &sink);
    let mut problems = sink.into_sorted();
    problems.retain(|problem| own(&Place { file: problem.file, span: problem.span.clone() }));
    // Of two remarks on one value the first says why, the second is its echo.
    problems.dedup_by_key(|problem| (problem.file, problem.span.clone()));
    for problem in &mut problems {
        problem.warning = true;
    }
    problems
}
