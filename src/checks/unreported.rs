//! Kind `unreported`: the incident is reportable, and no report is told.

use super::said::Values;
use super::{Turn, place};
use crate::reading::elements::Status;
use crate::reading::law::{self, Held};
use crate::ruleset::{Source, Text, Trigger};

/// Points at where the report is to be told, and shows what makes the incident reportable.
pub(crate) fn unreported(turn: &mut Turn, clocks: Option<&Text>) {
    let case = turn.case;
    if case.law.held.is_empty() || turn.state().is_none_or(|state| state.status != Status::Absent) {
        return;
    }
    let Some(element) = turn.rule.element.map(usize::from) else { return };
    let ruleset = case.view.scene.ruleset;
    let document = turn.document();
    let trigger = |held: &Held| -> &Trigger { &ruleset.triggers[held.trigger] };
    let mut sources: Vec<Source> = Vec::new();
    let mut labels = Vec::new();
    for held in &case.law.held {
        let trigger = trigger(held);
        add(&mut sources, &trigger.sources);
        for place in &held.evidence {
            let text = turn.told(*place);
            labels.push((document.span(*place), law::label(trigger, case.lang, held.limit, &text)));
        }
    }
    labels.sort();
    labels.dedup();
    let told = clocks.and_then(|clocks| turn.clocks(clocks));
    let values = Values::default()
        .with("element", ruleset.elements[element].title.get(case.lang))
        .with("triggers", titles(case.law.held.iter().map(trigger), turn));
    let finding = turn.report(place::of_absent(case, element), &values).with_clocks(told);
    for (span, message) in labels {
        finding.with_label(span, message);
    }
    add(&mut sources, &finding.sources);
    finding.sources = sources;
}

/// The titles of triggers, each once, in the order of the ruleset.
fn titles<'r>(triggers: impl Iterator<Item = &'r Trigger>, turn: &Turn) -> String {
    let lang = turn.case.lang;
    let mut titles: Vec<&str> = Vec::new();
    for trigger in triggers {
        let title = trigger.title.get(lang);
        if !titles.contains(&title) {
            titles.push(title);
        }
    }
    titles.join(law::comma(lang))
}

/// Adds sources that are not there yet.
pub(crate) fn add(sources: &mut Vec<Source>, more: &[Source]) {
    for source in more {
        if !sources.contains(source) {
            sources.push(source.clone());
        }
    }
}
