//! `survey`: how a ruleset reads an archive, counted over all of its notices.
//!
//! Owns what is counted, and over which notices: elements over breach notices, a rule over the documents that it
//! could have spoken in. Of a notice nothing is kept but a few short examples.

mod bodies;
#[cfg(feature = "cli")]
pub(crate) mod csv;
pub(crate) mod derived;
pub(crate) mod human;
pub(crate) mod json;
pub(crate) mod own;

use super::Failure;
use super::position::LineTable;
use crate::engine::Checked;
use crate::input::Part;
use crate::reading::elements::Status;
use crate::ruleset::{Evidence, Kind, Loaded, Rule, Ruleset, Severity, Stage, Text};
use crate::text::slice;
use std::collections::BTreeMap;

/// Characters of an example that are kept.
const QUOTED: usize = 40;

/// Counts over an archive.
#[derive(Debug, Clone)]
pub(crate) struct Survey {
    /// Documents of each kind, in the order of [`Kind::ALL`].
    pub kinds: [usize; 3],
    /// Notices of each stage, in the order of [`Stage::ALL`].
    pub stages: [usize; 4],
    /// Breach notices of each class of causes.
    pub causes: BTreeMap<String, usize>,
    /// Of each element, in the order of the ruleset.
    pub elements: Vec<ElementTally>,
    /// Of each rule, in the order of the ruleset.
    pub rules: Vec<RuleTally>,
    /// What the ruleset does not know.
    pub own: own::Own,
    /// Examples kept of each.
    examples: usize,
}

/// How breach notices deal with an element.
#[derive(Debug, Clone, Default)]
pub(crate) struct ElementTally {
    /// Notices by status: stated, deferred, absent.
    pub notices: [usize; 3],
    /// Examples by status.
    pub examples: [Vec<Example>; 3],
}

/// How often a rule speaks.
#[derive(Debug, Clone, Default)]
pub(crate) struct RuleTally {
    /// Documents of a kind that it speaks in, at a stage at which it is not off.
    pub of: usize,
    /// Documents it fires in, by the worst severity there, in the order of [`Severity::ALL`].
    pub fires: [usize; 3],
    /// Examples.
    pub examples: Vec<(Severity, Example)>,
}

impl RuleTally {
    /// Documents it fires in.
    pub(crate) fn fires(&self) -> usize {
        self.fires.iter().sum()
    }
}

/// Where something was read.
#[derive(Debug, Clone)]
pub(crate) struct Example {
    /// The notice.
    pub path: String,
    /// The line of its file; none for what is not there.
    pub line: Option<usize>,
    /// The beginning of what stands there.
    pub text: String,
}

/// A survey with what is needed to tell of it.
#[derive(Debug)]
pub(crate) struct Told<'a> {
    /// The counts.
    pub survey: &'a Survey,
    /// The ruleset, with what it says was not measured.
    pub loaded: &'a Loaded,
    /// The day of the run.
    pub as_of: &'a str,
    /// Files that could not be read.
    pub failures: &'a [Failure],
}

impl Survey {
    /// Nothing counted yet; keeps so many examples of each.
    pub(crate) fn new(ruleset: &Ruleset, examples: usize) -> Self {
        Self {
            kinds: [0; 3],
            stages: [0; 4],
            causes: BTreeMap::new(),
            elements: vec![ElementTally::default(); ruleset.elements.len()],
            rules: vec![RuleTally::default(); ruleset.rules.len()],
            own: own::Own::default(),
            examples,
        }
    }

    /// All documents.
    pub(crate) fn documents(&self) -> usize {
        self.kinds.iter().sum()
    }

    /// Documents that are notices of any kind.
    pub(crate) fn notices(&self) -> usize {
        self.documents() - self.kinds[Kind::NoNotice as usize]
    }

    /// Breach notices: what elements are counted over.
    pub(crate) fn breaches(&self) -> usize {
        self.kinds[Kind::Breach as usize]
    }

    /// Counts a document.
    pub(crate) fn add(&mut self, part: &Part, ruleset: &Ruleset, checked: &Checked) {
        let reading = &checked.reading;
        let (kind, stage) = (reading.conclusions.kind, reading.conclusions.stage);
        self.kinds[kind as usize] += 1;
        if kind != Kind::NoNotice {
            self.stages[stage as usize] += 1;
        }
        let shown = part.source.covered(&reading.masked, &reading.secrets);
        let table = LineTable::new(&shown.text);
        let example = |span: Option<crate::document::Span>| Example {
            path: shown.name.clone(),
            line: span.map(|span| part.line_in_file(table.position(span.start).line)),
            text: span.map_or_else(String::new, |span| quoted(table.slice(span))),
        };
        if kind == Kind::Breach {
            *self.causes.entry(reading.conclusions.cause_class.clone()).or_default() += 1;
            for (tally, state) in self.elements.iter_mut().zip(&reading.elements) {
                let at = status_at(state.status);
                tally.notices[at] += 1;
                if tally.examples[at].len() < self.examples {
                    let first = state.evidence.first().map(|place| reading.document.span(*place));
                    tally.examples[at].push(example(first));
                }
            }
        }
        for (tally, rule) in self.rules.iter_mut().zip(&ruleset.rules) {
            tally.of += usize::from(could_speak(rule, kind, stage));
        }
        // Findings come with the worst first, so the first of a rule is the worst of it.
        let mut spoken = vec![false; ruleset.rules.len()];
        for finding in &checked.findings {
            if std::mem::replace(&mut spoken[finding.rule], true) {
                continue;
            }
            let tally = &mut self.rules[finding.rule];
            tally.fires[finding.severity as usize] += 1;
            if tally.examples.len() < self.examples {
                let mut example = example(finding.span);
                if example.text.is_empty() {
                    example.text = quoted(&finding.message);
                }
                tally.examples.push((finding.severity, example));
            }
        }
    }
}

impl Told<'_> {
    /// Why an element was not measured.
    pub(crate) fn element_unmeasured(&self, id: &str) -> Option<&Text> {
        reason(self.loaded.docs.elements.get(id)?.evidence.as_ref())
    }

    /// Why a rule was not measured.
    pub(crate) fn rule_unmeasured(&self, id: &str) -> Option<&Text> {
        reason(self.loaded.docs.rules.get(id)?.evidence.as_ref())
    }
}

fn reason(evidence: Option<&Evidence>) -> Option<&Text> {
    match evidence? {
        Evidence::NotMeasured(reason) => Some(reason),
        Evidence::Measured { .. } | Evidence::Stated { .. } => None,
    }
}

/// Whether a rule could have spoken in a document at all. Whether what it looks for was there is what is counted.
fn could_speak(rule: &Rule, kind: Kind, stage: Stage) -> bool {
    rule.kinds.contains(&kind) && rule.severity_at(stage).is_some()
}

/// Where a status stands in the arrays of a tally.
pub(crate) fn status_at(status: Status) -> usize {
    match status {
        Status::Stated => 0,
        Status::Deferred => 1,
        Status::Absent => 2,
    }
}

/// States in the order of the arrays of a tally.
pub(crate) const STATES: [Status; 3] = [Status::Stated, Status::Deferred, Status::Absent];

/// The share of a count, where there is something to share.
fn share(count: usize, of: usize) -> Option<f64> {
    // Ten thousandths: no reader needs more, and no machine prints it otherwise.
    (of > 0).then(|| (count as f64 / of as f64 * 10_000.0).round() / 10_000.0)
}

fn percent(count: usize, of: usize) -> usize {
    (count * 100 + of / 2) / of.max(1)
}

fn quoted(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", slice(&text, ..end)),
        None => text,
    }
}
