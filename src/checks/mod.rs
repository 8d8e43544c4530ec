//! Checks: they look at a reading and report what a rule asks for.
//!
//! Owns the kinds of checks, one file each. A check never searches the text, never filters by severity or
//! suppression, and words nothing of its own: what it says stands in the rule.

#![cfg_attr(not(test), warn(clippy::string_slice))]

mod absent;
mod advice;
mod certainty;
pub mod condition;
mod counts;
mod dates;
mod delayed;
mod finding;
mod follow_up;
mod lacks;
mod late;
mod list;
mod lists_differ;
mod mixed;
mod next_report;
mod notes;
mod personal_data;
mod phrase;
mod place;
mod radical;
mod replace;
mod said;
mod suggest;
mod trace;
mod undated;
mod undefined;
mod unreported;
mod unseen;

use crate::document::{Document, Place, Span};
use crate::reading::Earlier;
use crate::reading::conclude::Conclusions;
use crate::reading::elements::{ElementState, View};
use crate::reading::law::{self, Clock, Law};
use crate::ruleset::{Check, Instead, Lang, Rule, Severity, Source, Text};
pub use finding::{Finding, Fix, Held, Label};
pub(crate) use said::{Values, excerpt};

/// What a check looks at.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// Words and mentions.
    pub view: View<'a>,
    /// The elements, in the ruleset's order.
    pub elements: &'a [ElementState],
    /// Kind, stage, dates.
    pub conclusions: &'a Conclusions,
    /// What the law asks of it.
    pub law: &'a Law,
    /// Language of messages.
    pub lang: Lang,
    /// Whether the user named this document, instead of a folder above it.
    pub named: bool,
    /// Earlier notices of the same incident, the newest first.
    pub previous: &'a [Earlier],
}

/// What the checks of a document found, and what they found to hold.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// Findings, unsettled.
    pub findings: Vec<Finding>,
    /// What was checked and holds.
    pub held: Vec<Held>,
    /// The ruleset's profile that would look closer, an index in its profiles.
    pub suggested: Option<usize>,
}

/// Runs every rule that speaks in this kind of document.
pub fn run(case: &Case) -> Outcome {
    let mut outcome = Outcome { suggested: suggest::suggested(case), ..Outcome::default() };
    for (index, rule) in case.view.scene.ruleset.rules.iter().enumerate() {
        let speaks = rule.kinds.contains(&case.conclusions.kind)
            && rule.when.as_ref().is_none_or(|when| condition::holds(case, when));
        let severity = rule.severity_at(case.conclusions.stage);
        if let (true, Some(severity)) = (speaks, severity) {
            let mut turn = Turn { case, index, rule, severity, outcome: &mut outcome };
            turn.run();
        }
    }
    outcome
}

/// One rule's turn on one document.
struct Turn<'a, 'o> {
    case: &'a Case<'a>,
    index: usize,
    rule: &'a Rule,
    severity: Severity,
    outcome: &'o mut Outcome,
}

impl<'a> Turn<'a, '_> {
    fn run(&mut self) {
        match &self.rule.check {
            Check::Missing => absent::missing(self),
            Check::Unreported { clocks } => unreported::unreported(self, clocks.as_ref()),
            Check::LateReport(words) => late::report(self, words),
            Check::LatePublication(words) => late::publication(self, words),
            Check::Deferred { clocks } => absent::deferred(self, clocks.as_ref()),
            Check::Hollow => absent::hollow(self),
            Check::Vague => absent::vague(self),
            Check::Phrase { detectors, mild, once } => phrase::phrase(self, detectors, mild, *once),
            Check::Lacks { detectors } => lacks::lacks(self, detectors),
            Check::Replace { pairs, safe } => replace::replace(self, pairs, *safe),
            Check::Mixed { groups } => mixed::mixed(self, groups),
            Check::Radicals => radical::radicals(self),
            Check::Unseen => unseen::unseen(self),
            Check::OpenEnded { endings } => list::open_ended(self, endings),
            Check::Sums(words) => counts::sums(self, words),
            Check::Totals(words) => counts::totals(self, words),
            Check::Units(words) => counts::units(self, words),
            // What was silenced is known only when all the others have had their turn.
            Check::Suppression { .. } => {}
            Check::NotANotice => absent::not_a_notice(self),
            Check::Advice { leaked, detectors } => advice::advice(self, leaked, detectors),
            Check::FollowUp(comparison, words) => follow_up::follow_up(self, *comparison, words),
            Check::Undated { event } => undated::undated(self, event),
            Check::NextReport { open, detectors } => next_report::next_report(self, open, detectors),
            Check::Delayed(words) => delayed::delayed(self, words),
            Check::Certainty { asserted, explained } => certainty::certainty(self, asserted, explained),
            Check::Undefined { terms } => undefined::undefined(self, terms),
            Check::Notes => notes::notes(self),
            Check::ListsDiffer { claims, partly, open, groups } => {
                lists_differ::lists_differ(self, lists_differ::Words { claims, partly, open, groups });
            }
            Check::Trace(words) => trace::traces(self, words),
            Check::PersonalData => personal_data::personal_data(self),
            Check::WrongWeekday { assumed } => dates::wrong_weekday(self, assumed.as_ref()),
            Check::InvalidDate { assumed } => dates::invalid(self, assumed.as_ref()),
            Check::WrongEra { outside } => dates::wrong_era(self, outside.as_ref()),
            Check::DateOrder { before } => dates::out_of_order(self, before),
            Check::WrongDuration { tolerance } => dates::wrong_duration(self, *tolerance),
            Check::FutureDate { told, not_with, under } => dates::future(self, told, not_with, under),
            Check::StaleStatus { as_of, not_with, days } => dates::stale(self, as_of, not_with, *days),
            Check::NoYear => dates::no_year(self),
            Check::Unpublished => dates::undated(self),
            Check::LoneDate { lacks, has, unless, spared_by_earlier, spared_by_later } => {
                dates::lone_date(self, (lacks, has), unless, (*spared_by_earlier, *spared_by_later));
            }
        }
    }

    fn document(&self) -> &'a Document {
        self.case.view.scene.document
    }

    /// The state of the rule's element; `None` where what stands around the file gives it.
    fn state(&self) -> Option<&'a ElementState> {
        self.case.elements.get(usize::from(self.rule.element?)).filter(|state| !state.provided)
    }

    /// What the clocks that triggers started say, in a sentence of the rule, and what they rest on.
    fn clocks(&self, sentence: &Text) -> Option<Clocks> {
        let (lang, ruleset, law) = (self.case.lang, self.case.view.scene.ruleset, self.case.law);
        let started = |clock: &&Clock| {
            let id = &ruleset.deadlines[clock.deadline].id;
            law.held.iter().any(|held| ruleset.triggers[held.trigger].starts.contains(id))
        };
        let clocks = if law.clocks.is_empty() { &law.supposed } else { &law.clocks };
        let running: Vec<&Clock> = clocks.iter().filter(started).collect();
        let told = law::sentence(sentence, ruleset, lang, &running)?;
        let rows = running.iter().map(|clock| &ruleset.deadlines[clock.deadline]);
        let sources = rows.flat_map(|row| row.sources.iter().cloned()).collect();
        Some(Clocks { told, sources })
    }

    /// Reports a finding at a place of the normal form.
    fn at(&mut self, place: Place, values: &Values) -> &mut Finding {
        let span = self.document().span(place);
        self.report(Some(span), values)
    }

    /// Reports a finding.
    fn report(&mut self, span: Option<Span>, values: &Values) -> &mut Finding {
        let finding = worded((self.index, self.rule), self.severity, span, values, self.case.lang);
        let findings = &mut self.outcome.findings;
        let at = findings.len();
        findings.push(finding);
        &mut findings[at]
    }
}

/// A finding in the words of its rule.
pub(crate) fn worded(
    (index, rule): (usize, &Rule),
    severity: Severity,
    span: Option<Span>,
    values: &Values,
    lang: Lang,
) -> Finding {
    let say = |text: &Text| values.fill(text.get(lang));
    Finding {
        rule: index,
        severity,
        confidence: rule.confidence,
        message: say(&rule.message),
        label: rule.label.as_ref().map(say),
        help: rule.help.as_ref().map(say),
        element: rule.element.map(usize::from),
        span,
        labels: Vec::new(),
        sources: Vec::new(),
        fix: None,
    }
}

/// What clocks say, and what they rest on.
struct Clocks {
    told: String,
    sources: Vec<Source>,
}

impl Finding {
    /// Adds the days to what is to be done.
    fn with_clocks(&mut self, clocks: Option<Clocks>) -> &mut Self {
        if let Some(Clocks { told, sources }) = clocks {
            self.help = Some(match self.help.take() {
                Some(help) => format!("{help}\n{told}"),
                None => told,
            });
            unreported::add(&mut self.sources, &sources);
        }
        self
    }
    fn with_label(&mut self, span: Span, message: String) -> &mut Self {
        self.labels.push(Label { document: None, span, message });
        self
    }
    /// A label in an earlier notice.
    fn with_label_in(&mut self, document: usize, span: Span, message: String) -> &mut Self {
        self.labels.push(Label { document: Some(document), span, message });
        self
    }
    /// Says it as a case of its own, and as gravely as that case is.
    fn speak(&mut self, instead: &Instead, values: &Values, lang: Lang) -> &mut Self {
        self.severity = instead.severity;
        self.message = values.fill(instead.message.get(lang));
        self.help =
            instead.help.as_ref().map(|help| values.fill(help.get(lang))).or_else(|| self.help.take());
        self
    }
    fn with_fix(&mut self, edits: Vec<(Span, String)>, safe: bool) -> &mut Self {
        self.fix = Some(Fix { edits, safe });
        self
    }
}
