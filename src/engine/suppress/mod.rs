//! Suppressions: findings that somebody lets pass, with a reason, in a comment or in `[[ignore]]`.
//!
//! Owns which findings are silenced, and what is the matter with a suppression that silences none. A comment is for
//! the block it stands in or before; what is absent stands in no block, and is silenced by a comment that names its
//! rule wherever that stands. Nothing that is said of suppressions can be silenced.

mod comment;
#[cfg(test)]
mod tests;

use super::options::Options;
use super::outcome::{Origin, Suppressed, expired};
use crate::checks::{Case, Finding, Values, worded};
use crate::document::Span;
use crate::ruleset::{Check, Ruleset, SuppressionCase, names_rule};
use crate::text::nearest::closest;
use std::collections::BTreeMap;

/// What became of the findings of a document.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// Those that stand.
    pub findings: Vec<Finding>,
    /// Those that were silenced, in the same order.
    pub suppressed: Vec<Suppressed>,
    /// What is the matter with the suppressions.
    pub told: Vec<Finding>,
}

/// Silences what is to be silenced.
pub(crate) fn suppress(findings: Vec<Finding>, case: &Case, options: &Options) -> Outcome {
    if case.view.scene.document.directives.is_empty() && options.waivers.is_empty() {
        return Outcome { findings, ..Outcome::default() };
    }
    let mut desk = Desk { case, options, asks: Vec::new(), by_rule: BTreeMap::new(), told: Vec::new() };
    desk.take_comments();
    desk.take_waivers();
    let mut outcome = Outcome::default();
    for finding in findings {
        match desk.silence(&finding) {
            Some(ask) => {
                let Ask { reason, until, origin, .. } = ask;
                let (reason, until, origin) = (reason.clone(), until.clone(), origin.clone());
                outcome.suppressed.push(Suppressed { finding, reason, until, origin });
            }
            None => outcome.findings.push(finding),
        }
    }
    desk.tell_unused();
    outcome.told = desk.told;
    outcome
}

/// One rule that a suppression names.
struct Ask {
    rule: String,
    /// Where a comment names it; `None` for an entry of a file.
    span: Option<Span>,
    reason: String,
    until: Option<String>,
    origin: Origin,
    used: bool,
}

/// Suppressions of one rule, or family.
#[derive(Default)]
struct Named {
    /// For the line they stand on and for the block they stand before, by place: those of one place together. The
    /// places of a kind do not overlap.
    blocks: [BTreeMap<Span, Vec<usize>>; 2],
    /// For the whole document.
    whole: Vec<usize>,
    /// All that are for a block, wherever they stand: what is absent stands in none.
    anywhere: Vec<usize>,
    /// Whether something absent was silenced: then all of `anywhere` were of use.
    absent: bool,
}

struct Desk<'a> {
    case: &'a Case<'a>,
    options: &'a Options,
    asks: Vec<Ask>,
    by_rule: BTreeMap<String, Named>,
    told: Vec<Finding>,
}

impl Desk<'_> {
    fn ruleset(&self) -> &Ruleset {
        self.case.view.scene.ruleset
    }

    fn take_comments(&mut self) {
        for directive in &self.case.view.scene.document.directives {
            let read = match comment::read(directive) {
                Ok(read) => read,
                Err(part) => {
                    let text = directive.text.get(part.start.saturating_sub(directive.start)..);
                    let text = text.and_then(|text| text.get(..part.end.saturating_sub(part.start)));
                    let text =
                        text.unwrap_or(&directive.text).split_whitespace().collect::<Vec<_>>().join(" ");
                    let values = Values::default().with("text", crate::checks::excerpt(&text));
                    self.tell(SuppressionCase::Malformed, Some(part), &values);
                    continue;
                }
            };
            let Some(reason) = read.reason else {
                let names: Vec<_> = read.rules.iter().map(|(rule, _)| rule.as_str()).collect();
                let values = Values::default().with("text", crate::checks::excerpt(&names.join(", ")));
                self.tell(SuppressionCase::NoReason, Some(directive.span), &values);
                continue;
            };
            for (rule, span) in read.rules {
                if !self.ruleset().rules.iter().any(|known| names_rule(&rule, &known.id)) {
                    let near = likest(&rule, self.ruleset());
                    let values =
                        Values::default().with("text", crate::checks::excerpt(&rule)).with("near", near);
                    self.tell(SuppressionCase::UnknownRule, Some(span), &values);
                } else if expired(read.until.as_deref(), self.options.reading.as_of) {
                    let until = read.until.as_deref().unwrap_or_default();
                    let values = Values::default().with("text", &rule).with("until", until);
                    self.tell(SuppressionCase::Expired, Some(span), &values);
                } else {
                    let at = self.asks.len();
                    let named = self.by_rule.entry(rule.clone()).or_default();
                    match (read.file_wide, directive.block) {
                        (true, _) => named.whole.push(at),
                        (false, block) => {
                            named.anywhere.push(at);
                            if let Some(block) = block {
                                let before = usize::from(directive.span.start <= block.start);
                                named.blocks[before].entry(block).or_default().push(at);
                            }
                        }
                    }
                    self.asks.push(Ask {
                        rule,
                        span: Some(span),
                        reason: reason.clone(),
                        until: read.until.clone(),
                        origin: Origin::Comment(directive.span),
                        used: false,
                    });
                }
            }
        }
    }

    fn take_waivers(&mut self) {
        for waiver in &self.options.waivers {
            if waiver.expired(self.options.reading.as_of) {
                let whence = match &waiver.origin {
                    Origin::File { name, line, .. } => format!("{} ({name}:{line})", waiver.rule),
                    Origin::Comment(_) | Origin::Baseline { .. } => waiver.rule.clone(),
                };
                let until = waiver.until.as_deref().unwrap_or_default();
                let values = Values::default().with("text", whence).with("until", until);
                let start = Span { start: 0, end: 0 };
                let text = !self.case.view.scene.document.blocks.is_empty();
                self.tell(SuppressionCase::Expired, text.then_some(start), &values);
                continue;
            }
            self.by_rule.entry(waiver.rule.clone()).or_default().whole.push(self.asks.len());
            self.asks.push(Ask {
                rule: waiver.rule.clone(),
                span: None,
                reason: waiver.reason.clone(),
                until: waiver.until.clone(),
                origin: waiver.origin.clone(),
                used: false,
            });
        }
    }

    /// The suppression that silences a finding: the closest one. All that would have are of use.
    fn silence(&mut self, finding: &Finding) -> Option<&Ask> {
        let rule = &self.case.view.scene.ruleset.rules[finding.rule];
        if matches!(rule.check, Check::Suppression { .. }) {
            return None;
        }
        let family = rule.id.split_once('/').map(|(subject, _)| format!("{subject}/*"));
        let (mut close, mut wide) = (None, None);
        for pattern in [Some(rule.id.as_str()), family.as_deref()].into_iter().flatten() {
            let Some(named) = self.by_rule.get_mut(pattern) else { continue };
            match finding.span.filter(|span| span.start < span.end) {
                None => {
                    named.absent |= !named.anywhere.is_empty();
                    close = close.or(named.anywhere.first().copied());
                }
                Some(span) => {
                    for blocks in &named.blocks {
                        let touching = blocks.range(..Span { start: span.end, end: 0 }).rev();
                        for (_, asks) in touching.take_while(|(block, _)| block.end > span.start) {
                            close = close.or(asks.first().copied());
                            self.asks[asks[0]].used = true;
                        }
                    }
                }
            }
            wide = wide.or(named.whole.first().copied());
            if let Some(first) = named.whole.first() {
                self.asks[*first].used = true;
            }
        }
        self.asks.get(close.or(wide)?)
    }

    /// Tells of what comments were not needed for, as far as this run can know.
    fn tell_unused(&mut self) {
        for named in self.by_rule.values() {
            // Of those that say the same of the same place, the first stands for all.
            let groups = named.blocks.iter().flat_map(BTreeMap::values).chain(std::iter::once(&named.whole));
            for group in groups {
                let used = group.iter().any(|at| self.asks[*at].used);
                group.iter().for_each(|at| self.asks[*at].used |= used);
            }
            if named.absent {
                named.anywhere.iter().for_each(|at| self.asks[*at].used = true);
            }
        }
        let known = |rule: &str| {
            let mut meant = self.ruleset().rules.iter().filter(|known| names_rule(rule, &known.id));
            meant.all(|known| self.options.asked(&known.id))
        };
        let unused: Vec<(Span, String)> = (self.asks.iter())
            .filter(|ask| !ask.used)
            .filter_map(|ask| Some((ask.span?, ask.rule.clone())))
            .filter(|(_, rule)| known(rule))
            .collect();
        for (span, rule) in unused {
            let values = Values::default().with("text", rule);
            self.tell(SuppressionCase::Unused, Some(span), &values);
        }
    }

    /// Says it in the words of each rule that is for this case.
    fn tell(&mut self, of: SuppressionCase, span: Option<Span>, values: &Values) {
        let conclusions = self.case.conclusions;
        for (index, rule) in self.case.view.scene.ruleset.rules.iter().enumerate() {
            let meant = matches!(&rule.check, Check::Suppression(given) if given.case == of);
            let speaks = rule.kinds.contains(&conclusions.kind);
            if let (true, Some(severity)) = (meant && speaks, rule.severity_at(conclusions.stage)) {
                self.told.push(worded((index, rule), severity, span, values, self.case.lang));
            }
        }
    }
}

/// The rule or family whose name is most like what was written.
fn likest(written: &str, ruleset: &Ruleset) -> String {
    let names = ruleset.rules.iter().flat_map(|rule| {
        let family = rule.id.split_once('/').map(|(subject, _)| format!("{subject}/*"));
        family.into_iter().chain([rule.id.to_string()])
    });
    let names: Vec<String> = names.collect();
    let known: Vec<&str> = names.iter().map(String::as_str).collect();
    closest(written, &known).map_or_else(String::new, |(_, name)| name.to_owned())
}
