//! From findings to settled findings: the only place that filters, replaces and orders.

use super::baseline::Entry;
use super::fingerprint::Fingerprints;
use super::options::Options;
use super::outcome::{Checked, Origin, Suppressed};
use super::suppress::suppress;
use crate::checks::{Case, Finding};
use crate::document::Span;
use crate::ruleset::{Check, Lang, Ruleset, Severity, names_rule};
use crate::text::Baked;
use std::collections::{BTreeMap, BTreeSet};

/// Findings, settled.
#[derive(Debug)]
pub(crate) struct Settled {
    /// Those that stand, in order.
    pub findings: Vec<Finding>,
    /// Those that are silenced with a reason, in the same order.
    pub suppressed: Vec<Suppressed>,
}

/// Leaves out what the user did not ask for, what a more specific finding replaces and what is silenced; orders the
/// rest by severity, rank and place; drops what is said twice.
pub(crate) fn settle(mut findings: Vec<Finding>, case: &Case, options: &Options) -> Settled {
    let ruleset = case.view.scene.ruleset;
    findings.retain(|finding| options.asked(&ruleset.rules[finding.rule].id));
    replace(&mut findings, ruleset);
    order(&mut findings, ruleset);
    // What gave way to a more specific finding does not come back where that one is silenced.
    let mut outcome = suppress(findings, case, options);
    outcome.told.retain(|finding| options.asked(&ruleset.rules[finding.rule].id));
    if !outcome.told.is_empty() {
        outcome.findings.append(&mut outcome.told);
        order(&mut outcome.findings, ruleset);
    }
    Settled { findings: outcome.findings, suppressed: outcome.suppressed }
}

/// Silences what was known before, by a document's entries of the baseline `name`. Those that nothing was found for
/// have vanished, and are given back: as far as this run can know. What is said of suppressions cannot be known.
pub(crate) fn known<'e>(
    checked: &mut Checked,
    ruleset: &Ruleset,
    (name, entries): (&str, &'e [Entry]),
    options: &Options,
) -> Vec<&'e Entry> {
    if entries.is_empty() {
        return Vec::new();
    }
    let prints = Fingerprints::of(checked, ruleset);
    let by_print: BTreeMap<&str, &Entry> =
        entries.iter().map(|entry| (entry.fingerprint.as_str(), entry)).collect();
    let reason = match checked.lang {
        Lang::Ja => "以前からある指摘",
        Lang::En => "known before",
    };
    let found = std::mem::take(&mut checked.findings).into_iter().zip(&prints.findings);
    for (finding, print) in found {
        let silent = !matches!(ruleset.rules[finding.rule].check, Check::Suppression { .. });
        match by_print.get(print.as_str()).filter(|_| silent) {
            Some(entry) => checked.suppressed.push(Suppressed {
                finding,
                reason: reason.to_owned(),
                until: None,
                origin: Origin::Baseline { name: name.to_owned(), line: entry.line },
            }),
            None => checked.findings.push(finding),
        }
    }
    checked.suppressed.sort_by_key(|found| place_in_order(&found.finding, ruleset));
    let still: BTreeSet<&String> = prints.findings.iter().chain(&prints.suppressed).collect();
    let knows = |entry: &&Entry| options.asked(&entry.rule) && !still.contains(&entry.fingerprint);
    let mut vanished: Vec<&Entry> = by_print.into_values().filter(knows).collect();
    vanished.sort_by_key(|entry| entry.line);
    vanished
}

/// Leaves out what lies on no changed line, and counts it. What is absent, or stands nowhere, is about the
/// whole document, which has changed; of several places that belong together one is enough.
pub(crate) fn changed(checked: &mut Checked, lines: Vec<Span>) {
    let lines = Reach::of(lines);
    let before = checked.findings.len();
    checked.findings.retain(|finding| {
        let labels = finding.labels.iter().filter(|label| label.document.is_none());
        let touched = labels.map(|label| label.span).chain(finding.span).any(|span| lines.touch(span));
        touched || finding.span.is_none_or(|span| span.start == span.end)
    });
    checked.unchanged += before - checked.findings.len();
}

/// Drops the findings that give way to others.
fn replace(findings: &mut Vec<Finding>, ruleset: &Ruleset) {
    let id = |finding: &Finding| ruleset.rules[finding.rule].id.as_str();
    let replaced: BTreeSet<&str> = findings
        .iter()
        .flat_map(|finding| ruleset.rules[finding.rule].replaces.iter().map(Baked::as_str))
        .collect();
    findings.retain(|finding| !replaced.iter().any(|pattern| names_rule(pattern, id(finding))));
    let mut here: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
    for finding in findings.iter() {
        for pattern in &ruleset.rules[finding.rule].replaces_here {
            here.entry(pattern).or_default().extend(finding.span);
        }
    }
    let here: Vec<(&str, Reach)> =
        here.into_iter().map(|(pattern, spans)| (pattern, Reach::of(spans))).collect();
    findings.retain(|finding| {
        let given_way = |(pattern, spans): &(&str, Reach)| {
            names_rule(pattern, id(finding)) && finding.span.is_some_and(|own| spans.touch(own))
        };
        !here.iter().any(given_way)
    });
    one_for_each_absence(findings, ruleset);
}

fn order(findings: &mut Vec<Finding>, ruleset: &Ruleset) {
    findings.sort_by_key(|finding| place_in_order(finding, ruleset));
    findings.dedup_by(|next, before| {
        // What says another thing of the same place says it with another weight.
        (next.rule, next.span, next.element, next.severity)
            == (before.rule, before.span, before.element, before.severity)
    });
}

/// What a finding is ordered by.
fn place_in_order(finding: &Finding, ruleset: &Ruleset) -> impl Ord + use<> {
    let rank = ruleset.rules[finding.rule].rank;
    (std::cmp::Reverse(finding.severity), rank, finding.span, finding.element, finding.rule)
}

/// Of two findings about the absence of one element, the more specific one stays, unless it weighs less.
fn one_for_each_absence(findings: &mut Vec<Finding>, ruleset: &Ruleset) {
    let absence = |finding: &Finding| {
        let empty = finding.span.is_none_or(|span| span.start == span.end);
        finding.element.filter(|_| empty)
    };
    let specific = findings.iter().filter(|finding| absence(finding).is_some());
    let specific: Vec<(usize, Option<usize>, Severity)> = specific
        .filter(|finding| !ruleset.rules[finding.rule].replaces_here.is_empty())
        .map(|finding| (finding.rule, finding.element, finding.severity))
        .collect();
    findings.retain(|finding| {
        let id = ruleset.rules[finding.rule].id.as_str();
        let gives_way = |(rule, element, severity): &(usize, Option<usize>, Severity)| {
            absence(finding).is_some()
                && *element == finding.element
                && finding.severity <= *severity
                && ruleset.rules[*rule].replaces_here.iter().any(|pattern| names_rule(pattern, id))
        };
        !specific.iter().any(gives_way)
    });
}

/// Spans in order of their starts, each with how far it and all before it reach.
struct Reach(Vec<(usize, usize)>);

impl Reach {
    fn of(mut spans: Vec<Span>) -> Self {
        spans.sort_unstable_by_key(|span| span.start);
        let mut reach = 0;
        let reaching = spans.into_iter().map(|span| {
            reach = reach.max(span.end);
            (span.start, reach)
        });
        Self(reaching.collect())
    }

    /// Whether one of them shares a byte with `own`.
    fn touch(&self, own: Span) -> bool {
        let before = self.0.partition_point(|(start, _)| *start < own.end);
        before.checked_sub(1).is_some_and(|last| own.start < self.0[last].1)
    }
}
