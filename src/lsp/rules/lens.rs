//! What came of the tests beside rules, over the tables that they stand beside.
//!
//! Owns choosing the line and counting. Running tests is `rule_tests`'.

use super::names::{self, Kind};
use super::outline::Outline;
use crate::document::Span;
use crate::report::messages::EditorWords;
use crate::rule_tests::{self, Choice};
use crate::ruleset::{Lang, Loaded};
use std::collections::BTreeMap;

/// The lines over tables of a file, each with the place it belongs to.
pub fn of(text: &str, file: usize, loaded: &Loaded, lang: Lang) -> Vec<(Span, String)> {
    let outline = Outline::of(text);
    let trial = rule_tests::run(loaded, &Choice { only: &[], inherited: false, lang });
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for tried in trial.tests.iter().filter(|tried| tried.example.place.file == file) {
        let (all, failing) = counts.entry(tried.id).or_default();
        *all += 1;
        *failing += usize::from(tried.verdict.fails());
    }
    let words = EditorWords::of(lang);
    let mut told = Vec::new();
    for spot in outline.spots.iter().filter(|spot| spot.key && spot.header) {
        let phrase = || match names::plain(&spot.path) {
            [first, phrase] if first == "phrases" => Some(format!("phrases/{phrase}")),
            _ => None,
        };
        let own = names::of(spot).filter(|name| name.kind != Kind::Set && names::defines(spot));
        let Some(id) = own.map(|name| name.id).or_else(phrase) else { continue };
        // Where a table is opened more than once, its tests are told at the first.
        let Some((all, failing)) = counts.remove(id.as_str()) else { continue };
        told.push((spot.span, words.tests(all, failing)));
    }
    told
}
