//! From findings to settled findings: the only place that filters, replaces and orders.

use crate::document::Span;
use crate::finding::Finding;
use crate::lint::Options;
use crate::ruleset::{Ruleset, names_rule};

/// Leaves out what the user did not ask for and what a more specific finding replaces; orders the rest by
/// severity, rank and place; drops what is said twice.
pub fn settle(mut findings: Vec<Finding>, ruleset: &Ruleset, options: &Options) -> Vec<Finding> {
    let id = |finding: &Finding| ruleset.rules[finding.rule].id.as_str();
    let asked = |id: &str| {
        let any = |list: &[String]| list.iter().any(|pattern| names_rule(pattern, id));
        (options.only.is_empty() || any(&options.only)) && !any(&options.skip)
    };
    findings.retain(|finding| asked(id(finding)));
    let replaced: Vec<&str> = findings
        .iter()
        .flat_map(|finding| ruleset.rules[finding.rule].replaces.iter().map(String::as_str))
        .collect();
    findings.retain(|finding| !replaced.iter().any(|pattern| names_rule(pattern, id(finding))));
    let here: Vec<(&str, Span)> = findings
        .iter()
        .filter_map(|finding| Some((finding.span?, &ruleset.rules[finding.rule].replaces_here)))
        .flat_map(|(span, list)| list.iter().map(move |pattern| (pattern.as_str(), span)))
        .collect();
    let shares = |one: Span, other: Span| one.start < other.end && other.start < one.end;
    findings.retain(|finding| {
        let given_way = |(pattern, span): &(&str, Span)| {
            names_rule(pattern, id(finding)) && finding.span.is_some_and(|own| shares(own, *span))
        };
        !here.iter().any(given_way)
    });
    let order = |finding: &Finding| {
        let rule = &ruleset.rules[finding.rule];
        (std::cmp::Reverse(finding.severity), rule.rank, finding.span, finding.element, finding.rule)
    };
    findings.sort_by_key(order);
    findings.dedup_by(|next, before| next.rule == before.rule && next.span == before.span);
    findings
}
