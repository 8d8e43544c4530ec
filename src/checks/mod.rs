//! Checks: they look at a reading and report what a rule asks for.
//!
//! Owns the kinds of checks, one file each. A check never searches the text, never filters by severity or
//! suppression, and words nothing of its own: what it says stands in the rule.

mod absent;
mod advice;
mod certainty;
pub(crate) mod condition;
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
mod spelling;
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
use crate::statements::Statement;
pub use finding::{Finding, Fix, Held, Label};
pub(crate) use said::{Values, excerpt};

/// What a check looks at.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Case<'a> {
    /// Words and mentions.
    pub view: View<'a>,
    /// What the text states, clause by clause.
    pub statements: &'a [Statement],
    /// The elements, in the ruleset's order.
    pub elements: &'a [ElementState],
    /// Kind, stage, dates.
    pub conclusions: &'a Conclusions,
    /// What the law asks of it.
    pub law: &'a Law,
    /// Language of messages.
    pub lang: Lang,
    /// Language of the document.
    pub language: Lang,
    /// Whether the user named this document, instead of a folder above it.
    pub named: bool,
    /// Earlier notices of the same incident, the newest first.
    pub previous: &'a [Earlier],
}

/// What the checks of a document found, and what they found to hold.
#[derive(Debug, Clone, Default)]
pub(crate) struct Outcome {
    /// Findings, unsettled.
    pub findings: Vec<Finding>,
    /// What was checked and holds.
    pub held: Vec<Held>,
    /// The ruleset's profile that would look closer, an index in its profiles.
    pub suggested: Option<usize>,
    /// A finding beyond [`MOST`], which nobody is told.
    beyond: Option<Finding>,
}

/// Findings of one rule that are told of one document: nobody reads more of them, and each takes a hundred times the
/// memory of the few letters that it may be about.
const MOST: usize = 10_000;

/// Runs every rule that speaks in this kind of document.
pub(crate) fn run(case: &Case) -> Outcome {
    let mut outcome = Outcome { suggested: suggest::suggested(case), ..Outcome::default() };
    for (index, rule) in case.view.scene.ruleset.rules.iter().enumerate() {
        let speaks = rule.kinds.contains(&case.conclusions.kind)
            && rule.when.as_ref().is_none_or(|when| condition::holds(case, when));
        let severity = rule.severity_at(case.conclusions.stage);
        if let (true, Some(severity)) = (speaks, severity) {
            let first = outcome.findings.len();
            let mut turn = Turn { case, index, rule, severity, outcome: &mut outcome, first, left_out: 0 };
            turn.run();
            turn.tell_left_out();
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
    /// Where its findings begin.
    first: usize,
    /// How many there are beyond [`MOST`].
    left_out: usize,
}

impl<'a> Turn<'a, '_> {
    fn run(&mut self) {
        match &self.rule.check {
            Check::Missing => absent::missing(self),
            Check::Unreported(given) => unreported::unreported(self, given.clocks.as_ref()),
            Check::LateReport(words) => late::report(self, words),
            Check::LatePublication(words) => late::publication(self, words),
            Check::Deferred(given) => absent::deferred(self, given.clocks.as_ref()),
            Check::Hollow => absent::hollow(self),
            Check::Vague => absent::vague(self),
            Check::Phrase(given) => phrase::phrase(self, &given.detectors, &given.mild, given.once),
            Check::Lacks(given) => lacks::lacks(self, &given.detectors),
            Check::Replace(given) => replace::replace(self, &given.pairs, &given.beside, given.safe),
            Check::Mixed(given) => mixed::mixed(self, &given.groups),
            Check::Radicals => radical::radicals(self),
            Check::Unseen => unseen::unseen(self),
            Check::OpenEnded(given) => list::open_ended(self, &given.endings),
            Check::Sums(words) => counts::sums(self, words),
            Check::Totals(words) => counts::totals(self, words),
            Check::Units(words) => counts::units(self, words),
            // What was silenced is known only when all the others have had their turn.
            Check::Suppression(_) => {}
            Check::NotANotice(given) => absent::not_a_notice(self, given.foreign.as_ref()),
            Check::Advice(given) => {
                advice::advice(self, &given.leaked, &given.detectors, &given.told_in);
            }
            Check::CountChanged(words) => follow_up::compare(self, words, follow_up::count::changed),
            Check::DateChanged(words) => follow_up::compare(self, words, follow_up::date::changed),
            Check::ElementDropped(words) => follow_up::compare(self, words, follow_up::element::dropped),
            Check::DeferralUnanswered(words) => {
                follow_up::compare(self, words, follow_up::element::unanswered);
            }
            Check::DenialReversed(words) => follow_up::compare(self, words, follow_up::denial::reversed),
            Check::Undated(given) => undated::undated(self, &given.event),
            Check::NextReport(given) => {
                next_report::next_report(self, (&given.open, &given.later), &given.detectors);
            }
            Check::Delayed(words) => delayed::delayed(self, words),
            Check::Certainty(given) => certainty::certainty(self, &given.asserted, &given.explained),
            Check::Undefined(given) => undefined::undefined(self, given),
            Check::Notes => notes::notes(self),
            Check::ListsDiffer(words) => lists_differ::lists_differ(self, words),
            Check::Trace(words) => trace::traces(self, words),
            Check::PersonalData => personal_data::personal_data(self),
            Check::WrongWeekday(given) => dates::wrong_weekday(self, given.assumed.as_ref()),
            Check::InvalidDate(given) => dates::invalid(self, given.assumed.as_ref()),
            Check::WrongEra(given) => dates::wrong_era(self, given.outside.as_ref()),
            Check::DateOrder(given) => dates::out_of_order(self, &given.before),
            Check::WrongDuration(given) => dates::wrong_duration(self, given.tolerance),
            Check::FutureDate(given) => dates::future(self, &given.told, &given.not_with, &given.under),
            Check::StaleStatus(given) => dates::stale(self, &given.as_of, &given.not_with, given.days),
            Check::NoYear => dates::no_year(self),
            Check::Unpublished => dates::undated(self),
            Check::LoneDate(given) => {
                let spared = (given.spared_by_earlier, given.spared_by_later);
                dates::lone_date(self, (&given.lacks, &given.has), &given.unless, spared);
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
        if at - self.first >= MOST {
            self.left_out += 1;
            return self.outcome.beyond.insert(finding);
        }
        findings.push(finding);
        &mut findings[at]
    }

    /// Says with the last finding how many are not told.
    fn tell_left_out(&mut self) {
        let left_out = self.left_out;
        let Some(last) = self.outcome.findings.last_mut().filter(|_| left_out > 0) else { return };
        let told = match self.case.lang {
            Lang::Ja => {
                format!("ほか{left_out}か所は、1つの規則の指摘が{MOST}件を超えたので挙げていません。")
            }
            Lang::En => {
                format!("{left_out} more are not listed: a rule has at most {MOST} findings a document")
            }
        };
        last.help = Some(last.help.take().map_or(told.clone(), |help| format!("{help}\n{told}")));
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
        message: say(&rule.told.message),
        label: rule.told.label.as_ref().map(say),
        help: rule.told.help.as_ref().map(say),
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
    /// A correction; edits that touch are one.
    fn with_fix(&mut self, mut edits: Vec<(Span, String)>, safe: bool) -> &mut Self {
        edits.dedup_by(|next, before| {
            let touches = before.0.end == next.0.start && before.0.start < before.0.end;
            if touches && next.0.start < next.0.end {
                before.0.end = next.0.end;
                before.1.push_str(&next.1);
                return true;
            }
            false
        });
        self.fix = Some(Fix { edits, safe });
        self
    }
}
