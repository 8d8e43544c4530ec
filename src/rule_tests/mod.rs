//! The tests that stand beside rules, elements and phrases: a ruleset in, answers out.
//!
//! Owns which tests are run, and what each answer is called. Prints nothing and knows no format. How one test is
//! answered is `judge`'s; what has no test, `coverage`'s.

mod coverage;
mod judge;
#[cfg(test)]
mod tests;

pub use coverage::gaps;
pub(crate) use coverage::{Case, Gap};

use crate::builtin;
use crate::document::Span;
use crate::mentions::Day;
use crate::reading::elements::Status;
use crate::ruleset::{Doc, Docs, Example, Expect, Kind, Lang, Loaded, Place, Stage, names_rule};
use crate::text::lang::names;
use std::collections::BTreeMap;

/// The day that counts as today: a test that held yesterday holds tomorrow.
pub(crate) const AS_OF: Day = Day { year: 2026, month: 11, day: Some(22) };

/// Which tests to run.
#[derive(Debug, Clone, Copy)]
pub struct Choice<'c> {
    /// Only those of these rules (ids or `family/*`) and elements; empty: all.
    pub only: &'c [String],
    /// Also those of the built-in rules that an organisation's file extends.
    pub inherited: bool,
    /// The language of findings.
    pub lang: Lang,
}

/// What came of the tests of a ruleset.
#[derive(Debug)]
pub struct Trial<'a> {
    /// In the order of the files.
    pub tests: Vec<Tried<'a>>,
    /// How many tests of what is extended were not run.
    pub left_out: usize,
}

/// A test and its answer.
#[derive(Debug)]
pub struct Tried<'a> {
    /// The rule or the element that it stands beside.
    pub id: &'a str,
    /// The rule it asks about; `None` where it asks for the state of an element.
    pub rule: Option<String>,
    /// The test.
    pub example: &'a Example,
    /// What the answer is called.
    pub verdict: Verdict,
    /// The kind of text that it was read as.
    pub kind: Kind,
    /// The stage that it was read at.
    pub stage: Stage,
    /// The answer.
    pub came: Came,
    /// Where it fails: the other rules that spoke.
    pub others: Vec<&'a str>,
    /// Silent as expected, and not because of its words: why.
    pub idle: Option<Reason>,
}

/// What an answer is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Silent, as expected.
    Validated,
    /// A finding, as expected.
    Reported,
    /// Silent, where a finding is expected.
    Missing,
    /// A finding, where silence is expected.
    Noisy,
    /// The state that is expected.
    Read,
    /// Another state.
    Misread,
}

/// What came of a test.
#[derive(Debug)]
pub enum Came {
    /// The rule spoke.
    Finding {
        /// What it said first.
        message: String,
        /// Where in the text.
        span: Option<Span>,
    },
    /// It was silent.
    Silence {
        /// Why, where a finding is expected and a reason is known.
        reason: Option<Reason>,
        /// Whether it never speaks of such a text, whatever its words: of another kind, or at a stage where it is off.
        deaf: bool,
    },
    /// The state of the element.
    State(State),
}

/// The state of an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// Index of the element.
    pub element: usize,
    /// Its state.
    pub status: Status,
    /// Where it was read.
    pub span: Option<Span>,
}

/// Why a rule is silent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// There is no such rule: the element is not required.
    NoRule,
    /// It does not speak in a text of this kind.
    Kind(Kind),
    /// It is off at this stage.
    Off(Stage),
    /// Its `when` does not hold.
    When,
    /// The text was read as a title or a heading, where it does not look.
    Heading,
    /// It would have spoken, but gave way to these rules.
    GaveWay(Vec<String>),
    /// The element it is about is in another state.
    State(State),
}

names!(Verdict {
    Validated => "Validated",
    Reported => "Reported",
    Missing => "Missing",
    Noisy => "Noisy",
    Read => "Read",
    Misread => "Misread",
});

impl Verdict {
    /// Whether the answer is another than expected.
    pub const fn fails(self) -> bool {
        matches!(self, Self::Missing | Self::Noisy | Self::Misread)
    }
}

impl Trial<'_> {
    /// The tests that fail.
    pub fn failing(&self) -> impl Iterator<Item = &Tried<'_>> {
        self.tests.iter().filter(|tried| tried.verdict.fails())
    }
    /// How many answers are called that.
    pub fn count(&self, verdict: Verdict) -> usize {
        self.tests.iter().filter(|tried| tried.verdict == verdict).count()
    }
}

impl Tried<'_> {
    /// The rule or element that it asks about.
    pub fn about(&self) -> &str {
        self.rule.as_deref().unwrap_or(self.id)
    }
}

/// Runs the tests of a ruleset.
pub fn run<'a>(loaded: &'a Loaded, choice: &Choice<'_>) -> Trial<'a> {
    asked(loaded, &loaded.docs, choice)
}

/// Runs the tests of an organisation's own files, whatever is left out beside them.
pub(crate) fn run_own(loaded: &Loaded, lang: Lang) -> Trial<'_> {
    asked(loaded, loaded.docs.changed(), &Choice { only: &[], inherited: false, lang })
}

fn asked<'a>(loaded: &'a Loaded, docs: &'a Docs, choice: &Choice<'_>) -> Trial<'a> {
    let own = Own::of(loaded);
    let mut left_out = 0;
    let mut asked: Vec<_> = questions(docs)
        .filter(|question| question.is_chosen(choice.only))
        .filter(|question| {
            let run = choice.inherited || own.holds(&question.example.place);
            left_out += usize::from(!run);
            run
        })
        .collect();
    asked.sort_by_key(|question| (question.example.place.file, question.example.place.span.start));
    let bench = judge::Bench { loaded, lang: choice.lang };
    let tests = asked.into_iter().map(|question| {
        let publisher = loaded.settings.publisher.clone().filter(|_| own.over(&question.example.place));
        bench.answer(question, publisher)
    });
    Trial { tests: tests.collect(), left_out }
}

/// Whether any rule or element has this name, or any rule is of this family.
pub(crate) fn is_known(loaded: &Loaded, name: &str) -> bool {
    loaded.ruleset.element(name).is_some()
        || loaded.ruleset.rules.iter().any(|rule| names_rule(name, &rule.id))
}

/// A test, and what it asks.
struct Question<'a> {
    id: &'a str,
    /// The rule it asks about.
    rule: Option<String>,
    example: &'a Example,
}

impl Question<'_> {
    fn is_chosen(&self, only: &[String]) -> bool {
        only.is_empty() || only.iter().any(|name| is_meant(name, self.id, self.rule.as_deref()))
    }
}

/// Whether a name means a test of this rule or element. `cause/*` means the element `cause`, too.
fn is_meant(name: &str, id: &str, rule: Option<&str>) -> bool {
    let family = name.strip_suffix("/*") == Some(id);
    name == id || family || rule.is_some_and(|rule| names_rule(name, rule))
}

fn questions(docs: &Docs) -> impl Iterator<Item = Question<'_>> {
    fn each(docs: &BTreeMap<String, Doc>) -> impl Iterator<Item = (&str, &Example)> {
        docs.iter().flat_map(|(id, doc)| doc.tests.iter().map(|test| (id.as_str(), test)))
    }
    let rules = each(&docs.rules).map(|(id, example)| Question { id, rule: Some(id.to_owned()), example });
    let elements = each(&docs.elements).map(|(id, example)| {
        let speaks = matches!(example.expect, Expect::Finding | Expect::Silent);
        Question { id, rule: speaks.then(|| required(id)), example }
    });
    rules.chain(elements)
}

/// The rule that `required` of an element makes.
fn required(element: &str) -> String {
    format!("{element}/missing")
}

/// Which files of a ruleset are the organisation's own.
struct Own {
    /// By file.
    own: Vec<bool>,
    /// Whether any is: else the built-in ruleset stands alone, and its tests are meant.
    any: bool,
}

impl Own {
    fn of(loaded: &Loaded) -> Self {
        let own: Vec<bool> = loaded.files.iter().map(|file| !builtin::is_source(file)).collect();
        let any = own.contains(&true);
        Self { own, any }
    }
    /// Whether a place is in what the user asks about.
    fn holds(&self, place: &Place) -> bool {
        !self.any || self.over(place)
    }
    /// Whether a place is in an organisation's file.
    fn over(&self, place: &Place) -> bool {
        self.own.get(place.file).copied().unwrap_or(false)
    }
}
