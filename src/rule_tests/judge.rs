//! One test: its text is checked, and what comes is held against what is expected.
//!
//! Owns the verdict, and the reason why a rule that should speak is silent.

use super::{AS_OF, Came, Question, Reason, State, Tried, Verdict};
use crate::checks::Finding;
use crate::checks::condition;
use crate::document::Format;
use crate::engine::{Checked, Options, lint};
use crate::input::Source;
use crate::reading::elements::Status;
use crate::reading::{Previous, ReadOptions, Reading};
use crate::ruleset::{
    Check, Example, Expect, Facts, Kind, Lang, Loaded, Rule, Ruleset, Severity, names_rule,
};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Where tests are answered.
pub(super) struct Bench<'a> {
    pub loaded: &'a Loaded,
    pub lang: Lang,
}

impl<'a> Bench<'a> {
    /// Answers a test; the publisher is the one that the settings name.
    pub(super) fn answer(&self, question: Question<'a>, publisher: Option<String>) -> Tried<'a> {
        let Question { id, rule, example } = question;
        let position = |id: &String| self.loaded.ruleset.rules.iter().position(|rule| rule.id == *id);
        let at = rule.as_ref().and_then(position);
        let ruleset = &*self.awake(at);
        let rules = &ruleset.rules;
        let mut checked = self.check(ruleset, example, publisher.clone(), Vec::new());
        // A part of a notice is one of a notice, though its words alone do not say so.
        let fragment = checked.reading.conclusions.kind == Kind::NoNotice
            && at.is_none_or(|at| !rules[at].kinds.contains(&Kind::NoNotice))
            && example.given.as_ref().is_none_or(|given| given.kind.is_none());
        let assumed = fragment.then(|| {
            let given = Facts { kind: Some(Kind::Breach), ..example.given.clone().unwrap_or_default() };
            Example { given: Some(given), ..example.clone() }
        });
        let read_as = assumed.as_ref().unwrap_or(example);
        if assumed.is_some() {
            checked = self.check(ruleset, read_as, publisher.clone(), Vec::new());
        }
        let came = match (&rule, at, self.loaded.ruleset.element(id)) {
            (None, _, Some(element)) => Came::State(state(&checked.reading, element)),
            (_, Some(at), _) => match checked.findings.iter().find(|finding| finding.rule == at) {
                Some(Finding { message, span, .. }) => {
                    Came::Finding { message: message.clone(), span: *span }
                }
                None => {
                    let wanted = example.expect == Expect::Finding;
                    let reason = wanted
                        .then(|| self.reason(ruleset, &rules[at], &checked, read_as, publisher.clone()));
                    Came::Silence { reason: reason.flatten(), deaf: deafness(&rules[at], &checked).is_some() }
                }
            },
            _ => Came::Silence { reason: Some(Reason::NoRule), deaf: true },
        };
        let verdict = verdict(example.expect, &came);
        let others = if verdict.fails() { self.others(&checked, at, id) } else { Vec::new() };
        let idle = at.filter(|_| verdict == Verdict::Validated);
        let idle = idle.and_then(|at| self.idle(ruleset, at, &checked, read_as, publisher));
        let conclusions = &checked.reading.conclusions;
        let (kind, stage) = (conclusions.kind, conclusions.stage);
        Tried { id, rule, example, verdict, kind, stage, came, others, idle }
    }

    /// The ruleset, with a rule switched on that is off where it is defined: whoever puts it to use relies on its
    /// tests. One that an organisation switched off stays so.
    fn awake(&self, at: Option<usize>) -> Cow<'a, Ruleset> {
        let ruleset = &self.loaded.ruleset;
        let waits = |at: &usize| {
            let rule = &ruleset.rules[*at];
            let optional = self.loaded.docs.rules.get(&*rule.id).is_some_and(|doc| doc.optional);
            optional && rule.severity == [None; 4]
        };
        let Some(at) = at.filter(waits) else {
            return Cow::Borrowed(ruleset);
        };
        let mut awake = ruleset.clone();
        awake.rules.to_mut()[at].severity = [Some(Severity::Info); 4];
        Cow::Owned(awake)
    }

    fn check(
        &self,
        ruleset: &Ruleset,
        example: &Example,
        publisher: Option<String>,
        only: Vec<String>,
    ) -> Checked {
        let source = |name: &str, text: &str| Source::new(name, text, Format::Text);
        // What stands around the files of a site does not stand around a test.
        let mut options = Options {
            reading: ReadOptions {
                stage: example.stage,
                publisher,
                given: example.given.clone(),
                ..ReadOptions::on(AS_OF)
            },
            lang: Some(self.lang),
            only,
            ..Options::on(AS_OF)
        };
        let earlier: Vec<Source> = example.previous.iter().map(|text| source("earlier.txt", text)).collect();
        options.previous = Previous::read(&earlier, ruleset, &options.reading);
        lint(&source("test.txt", &example.text), ruleset, &options)
    }

    /// Why a rule would be silent whatever such a text says; `None` where its words decide, or where the test says
    /// itself what is to be taken as read.
    fn idle(
        &self,
        ruleset: &Ruleset,
        at: usize,
        checked: &Checked,
        example: &Example,
        publisher: Option<String>,
    ) -> Option<Reason> {
        let rule = &ruleset.rules[at];
        let told = |given: &Facts| {
            Facts { kind: None, place: Default::default(), ..given.clone() } != Facts::default()
        };
        if example.stage.is_some() || example.given.as_ref().is_some_and(told) {
            return None;
        }
        // What such a rule looks at is the kind.
        if matches!(rule.check, Check::NotANotice(_)) {
            return None;
        }
        if let Some(deaf) = unasked(rule, checked) {
            return Some(deaf);
        }
        let line = example.text.trim();
        if !matches!(rule.check, Check::Phrase { .. }) || line.contains('\n') || line.ends_with('。') {
            return None;
        }
        let prose = Example { text: format!("件名\n\n{line}。\n"), ..example.clone() };
        let spoken = self.check(ruleset, &prose, publisher, vec![rule.id.to_string()]);
        (!spoken.findings.is_empty()).then_some(Reason::Heading)
    }

    /// Why a rule is silent.
    fn reason(
        &self,
        ruleset: &Ruleset,
        rule: &Rule,
        checked: &Checked,
        example: &Example,
        publisher: Option<String>,
    ) -> Option<Reason> {
        if let Some(deaf) = unasked(rule, checked) {
            return Some(deaf);
        }
        let alone = self.check(ruleset, example, publisher, vec![rule.id.to_string()]);
        if !alone.findings.is_empty() {
            let rules = &self.loaded.ruleset.rules;
            let spoke: BTreeSet<usize> = checked.findings.iter().map(|finding| finding.rule).collect();
            let first = spoke.into_iter().filter(|at| {
                let mut replaced = rules[*at].replaces.iter().chain(&rules[*at].replaces_here);
                replaced.any(|pattern| names_rule(pattern, &rule.id))
            });
            return Some(Reason::GaveWay(first.map(|at| rules[at].id.to_string()).collect()));
        }
        let of_state =
            matches!(rule.check, Check::Missing | Check::Deferred { .. } | Check::Hollow | Check::Vague);
        let element = rule.element.filter(|_| of_state)?;
        Some(Reason::State(state(&checked.reading, usize::from(element))))
    }

    /// The other rules that spoke; that an element is missing comes last, as it does in most short texts. Beside
    /// the state of an element only the rules about it say anything.
    fn others(&self, checked: &Checked, asked: Option<usize>, id: &str) -> Vec<&'a str> {
        let ruleset = &self.loaded.ruleset;
        let element = ruleset.element(id).filter(|_| asked.is_none());
        let spoke = checked.findings.iter().filter(|finding| {
            Some(finding.rule) != asked && (element.is_none() || finding.element == element)
        });
        let mut others: Vec<usize> = Vec::new();
        for finding in spoke {
            if !others.contains(&finding.rule) {
                others.push(finding.rule);
            }
        }
        others
            .sort_by_key(|at| matches!(ruleset.rules[*at].check, Check::Missing | Check::Unreported { .. }));
        others.into_iter().map(|at| ruleset.rules[at].id.as_str()).collect()
    }
}

/// Why a rule does not look at a text at all: its kind, or conditions that do not hold.
fn unasked(rule: &Rule, checked: &Checked) -> Option<Reason> {
    let reading = &checked.reading;
    let met = |when| condition::met(when, &reading.conclusions, &reading.elements);
    deafness(rule, checked).or_else(|| (!rule.when.as_ref().is_none_or(met)).then_some(Reason::When))
}

/// Why a rule never speaks of a text like this, whatever its words.
fn deafness(rule: &Rule, checked: &Checked) -> Option<Reason> {
    let conclusions = &checked.reading.conclusions;
    if !rule.kinds.contains(&conclusions.kind) {
        return Some(Reason::Kind(conclusions.kind));
    }
    let off = rule.severity_at(conclusions.stage).is_none();
    off.then_some(Reason::Off(conclusions.stage))
}

fn state(reading: &Reading, element: usize) -> State {
    let read = &reading.elements[element];
    let place = read.evidence.first().or(read.hollow.first());
    State { element, status: read.status, span: place.map(|place| reading.document.span(*place)) }
}

fn verdict(expect: Expect, came: &Came) -> Verdict {
    match (expect, came) {
        (Expect::Finding, Came::Finding { .. }) => Verdict::Reported,
        (Expect::Finding, _) => Verdict::Missing,
        (Expect::Silent, Came::Finding { .. }) => Verdict::Noisy,
        (Expect::Silent, _) => Verdict::Validated,
        (Expect::Stated, Came::State(State { status: Status::Stated, .. }))
        | (Expect::Deferred, Came::State(State { status: Status::Deferred, .. }))
        | (Expect::Absent, Came::State(State { status: Status::Absent, .. })) => Verdict::Read,
        _ => Verdict::Misread,
    }
}
