//! Kind `sums`: parts that do not add up to their total.
//!
//! Points at the total, shows each part, and works the sum out. Which of the numbers is wrong is not said.

use super::alike::grouped;
use super::doubt::adds_up_otherwise;
use super::verdict::{self, Verdict, verdict};
use crate::checks::Held;
use crate::checks::Turn;
use crate::checks::said::Values;
use crate::mentions::{Group, Spots, Tie, slipped};
use crate::ruleset::SumWords;
use std::collections::BTreeSet;

/// Each total is told once; a total that holds against one list of its parts is held against another only where the text says
/// that they add up, and one slip explains why they do not.
pub(crate) fn sums(turn: &mut Turn, words: &SumWords) {
    let case = turn.case;
    let view = super::figures(case);
    let mut held: BTreeSet<usize> = BTreeSet::new();
    let mut said: BTreeSet<String> = turn.outcome.held.iter().map(|held| held.text.clone()).collect();
    let mut broken: Vec<&Group> = Vec::new();
    for group in &case.view.mentions.groups.all {
        match verdict(&view, case.statements, group, words) {
            Verdict::Holds if held.insert(group.total) => {
                let sum = format!("{} = {}", grouped(view.value(group.total)), plus(&view, group));
                if said.insert(sum.clone()) {
                    let figures = [group.total].into_iter().chain(group.parts.iter().copied());
                    let places = figures.map(|figure| turn.document().span(view.place(figure))).collect();
                    turn.outcome.held.push(Held { text: sum, places });
                }
            }
            Verdict::Broken if !adds_up_otherwise(&view, group) => broken.push(group),
            _ => {}
        }
    }
    let mut told: BTreeSet<usize> = BTreeSet::new();
    for group in broken {
        let parts = group.parts.iter().map(|&part| view.value(part));
        let slip =
            || verdict::sum(&view, group).is_some_and(|sum| slipped(view.value(group.total), sum, parts));
        let shielded = held.contains(&group.total) && !(group.tie == Tie::Sum && slip());
        if !shielded && told.insert(group.total) {
            tell(turn, words, &view, group);
        }
    }
}

fn plus(view: &Spots, group: &Group) -> String {
    let parts: Vec<String> = group.parts.iter().map(|&part| grouped(view.value(part))).collect();
    let less = group.less.filter(|_| {
        group.parts.iter().map(|&part| view.value(part)).fold(0_u64, u64::saturating_add)
            != view.value(group.total)
    });
    let less = less.map(|less| format!(" - {}", grouped(view.value(less)))).unwrap_or_default();
    parts.join(" + ") + &less
}

fn tell(turn: &mut Turn, words: &SumWords, view: &Spots, group: &Group) {
    let document = turn.document();
    let lang = turn.case.lang;
    let parts = group.parts.iter().copied().chain(group.less);
    let labels: Vec<_> = parts
        .map(|part| (document.span(view.place(part)), document.at(view.place(part)).to_owned()))
        .collect();
    let total = view.place(group.total);
    let sum = verdict::sum(view, group).unwrap_or_default();
    let values = Values::text(document, total)
        .with("parts", plus(view, group))
        .with("sum", grouped(sum))
        .with("total", grouped(view.value(group.total)));
    let mut finding = turn.at(total, &values);
    for (span, label) in labels {
        finding = finding.with_label(span, label);
    }
    if let Some(over) = words.over.as_ref().filter(|_| group.tie == Tie::Some) {
        finding.speak(over, &values, lang);
    }
}
