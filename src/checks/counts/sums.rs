//! Kind `sums`: parts that do not add up to their total.
//!
//! Points at the total, shows each part, and works the sum out. Which of the numbers is wrong is not said.

use super::figure::{Figures, grouped};
use super::group::{Group, Verdict};
use super::{lines, prose};
use crate::checks::Held;
use crate::checks::Turn;
use crate::checks::said::Values;
use crate::document::Place;
use crate::ruleset::SumWords;
use std::collections::BTreeSet;

/// Each total is told once; a total that holds against one list of its parts is not held against another.
pub fn sums(turn: &mut Turn, words: &SumWords) {
    let case = turn.case;
    let figures = Figures::of(case);
    let groups = groups(&figures, words);
    let mut held: BTreeSet<Place> = BTreeSet::new();
    let mut said: BTreeSet<String> = turn.outcome.held.iter().map(|held| held.text.clone()).collect();
    let mut broken: Vec<&Group> = Vec::new();
    for group in &groups {
        match group.verdict(&figures, words) {
            Verdict::Holds if !held.contains(&group.total.place()) => {
                let sum = format!("{} = {}", grouped(group.total.value()), plus(group));
                if said.insert(sum.clone()) {
                    let figures = [&group.total].into_iter().chain(&group.parts);
                    let places = figures.map(|figure| turn.document().span(figure.place())).collect();
                    turn.outcome.held.push(Held { text: sum, places });
                }
                held.insert(group.total.place());
            }
            Verdict::Broken => broken.push(group),
            _ => {}
        }
    }
    let mut told = held;
    for group in broken {
        if told.insert(group.total.place()) {
            tell(turn, words, group);
        }
    }
}

/// Every total with parts.
pub fn groups<'a>(figures: &Figures<'a>, words: &SumWords) -> Vec<Group<'a>> {
    let mut groups = Vec::new();
    lines::tables(figures, words, &mut groups);
    lines::lists(figures, words, &mut groups);
    lines::headings(figures, words, &mut groups);
    prose::sentences(figures, words, &mut groups);
    groups
}

fn plus(group: &Group) -> String {
    group.parts.iter().map(|part| grouped(part.value())).collect::<Vec<_>>().join(" + ")
}

fn tell(turn: &mut Turn, words: &SumWords, group: &Group) {
    let document = turn.document();
    let lang = turn.case.lang;
    let labels: Vec<_> = group
        .parts
        .iter()
        .map(|part| (document.span(part.place()), document.at(part.place()).to_owned()))
        .collect();
    let sum = group.sum().unwrap_or_default();
    let values = Values::text(document, group.total.place())
        .with("parts", plus(group))
        .with("sum", grouped(sum))
        .with("total", grouped(group.total.value()));
    let mut finding = turn.at(group.total.place(), &values);
    for (span, label) in labels {
        finding = finding.with_label(span, label);
    }
    if let Some(over) = words.over.as_ref().filter(|_| !group.all) {
        finding.speak(over, &values, lang);
    }
}
