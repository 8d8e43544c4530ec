//! `rules test --format json`: the schema `noticelint/rules-test/1`.
//!
//! Owns the shape that other programs read.

use super::{Ruled, expected, failure, why};
use crate::report::Failure;
use crate::report::json::{self, RulesetName, TOOL, Tool};
use crate::report::messages::TestWords;
use crate::report::position::{LineTable, Stretch};
use crate::rule_tests::{AS_OF, Came, Gap, Reason, Tried, Verdict};
use crate::ruleset::{Lang, Loaded};
use serde::Serialize;

const SCHEMA: &str = "noticelint/rules-test/1";

#[derive(Serialize)]
struct Run<'a> {
    schema: &'static str,
    tool: Tool,
    as_of: String,
    lang: &'static str,
    rulesets: Vec<RulesetOut<'a>>,
    errors: Vec<ErrorOut<'a>>,
    summary: Tally,
}

#[derive(Serialize)]
struct RulesetOut<'a> {
    path: &'a str,
    ruleset: RulesetName<'a>,
    tests: Vec<TestOut<'a>>,
    left_out: usize,
    /// `null` where it was not asked.
    gaps: Option<Vec<GapOut<'a>>>,
}

#[derive(Serialize)]
struct TestOut<'a> {
    /// The rule or element that it stands beside.
    id: &'a str,
    /// The rule it asks about; `null` where it asks for the state of an element.
    rule: Option<&'a str>,
    path: &'a str,
    span: Stretch,
    expect: &'static str,
    came: &'static str,
    verdict: &'static str,
    passed: bool,
    kind: &'static str,
    stage: &'static str,
    /// Of a test that fails.
    message: Option<String>,
    reason: Option<ReasonOut>,
    finding: Option<&'a str>,
    others: &'a [&'a str],
}

#[derive(Serialize)]
struct ReasonOut {
    code: &'static str,
    message: String,
    help: Option<String>,
}

#[derive(Serialize)]
struct GapOut<'a> {
    id: &'a str,
    element: bool,
    path: &'a str,
    span: Stretch,
    lacks: Vec<&'static str>,
}

#[derive(Serialize)]
struct ErrorOut<'a> {
    path: &'a str,
    message: &'a str,
}

#[derive(Default, Serialize)]
struct Tally {
    tests: usize,
    failed: usize,
    validated: usize,
    reported: usize,
    missing: usize,
    noisy: usize,
    read: usize,
    misread: usize,
}

/// All rulesets of a run as one object.
pub fn text(rulesets: &[Ruled<'_>], errors: &[Failure], lang: Lang) -> String {
    let mut summary = Tally::default();
    for tried in rulesets.iter().flat_map(|ruled| &ruled.trial.tests) {
        summary.count(tried.verdict);
    }
    let run = Run {
        schema: SCHEMA,
        tool: TOOL,
        as_of: AS_OF.to_string(),
        lang: lang.name(),
        rulesets: rulesets.iter().map(|ruled| ruleset(ruled, lang)).collect(),
        errors: errors.iter().map(|error| ErrorOut { path: &error.path, message: &error.message }).collect(),
        summary,
    };
    json::text(&run) + "\n"
}

impl Tally {
    fn count(&mut self, verdict: Verdict) {
        self.tests += 1;
        self.failed += usize::from(verdict.fails());
        *match verdict {
            Verdict::Validated => &mut self.validated,
            Verdict::Reported => &mut self.reported,
            Verdict::Missing => &mut self.missing,
            Verdict::Noisy => &mut self.noisy,
            Verdict::Read => &mut self.read,
            Verdict::Misread => &mut self.misread,
        } += 1;
    }
}

fn ruleset<'a>(ruled: &'a Ruled<'a>, lang: Lang) -> RulesetOut<'a> {
    let loaded = ruled.loaded;
    let tables: Vec<_> = loaded.files.iter().map(|file| LineTable::new(&file.text)).collect();
    let tests = ruled.trial.tests.iter().filter_map(|tried| {
        let at = tried.example.expect_place.file;
        test(tried, loaded, tables.get(at)?, lang)
    });
    let gap = |gap: &'a Gap<'a>| {
        let span = crate::document::Span { start: gap.place.span.start, end: gap.place.span.end };
        Some(GapOut {
            id: gap.id,
            element: gap.is_element,
            path: &loaded.files.get(gap.place.file)?.name,
            span: tables.get(gap.place.file)?.stretch(span),
            lacks: gap.lacks.iter().map(|case| case.name()).collect(),
        })
    };
    RulesetOut {
        path: ruled.name,
        ruleset: RulesetName { name: &loaded.ruleset.name, version: &loaded.ruleset.version },
        tests: tests.collect(),
        left_out: ruled.trial.left_out,
        gaps: ruled.gaps.as_ref().map(|gaps| gaps.iter().filter_map(gap).collect()),
    }
}

fn test<'a>(
    tried: &'a Tried<'a>,
    loaded: &'a Loaded,
    table: &LineTable<'_>,
    lang: Lang,
) -> Option<TestOut<'a>> {
    let words = TestWords::of(lang);
    let fails = tried.verdict.fails();
    let reason = match &tried.came {
        Came::Silence { reason: Some(reason), .. } => Some(code(reason)),
        Came::State(_) => Some("kind"),
        _ => None,
    };
    let (message, help) = why(tried, loaded, words);
    let reason = reason.zip(message).map(|(code, message)| ReasonOut { code, message, help });
    let (came, finding) = match &tried.came {
        Came::Finding { message, .. } => ("finding", Some(message.as_str())),
        Came::Silence { .. } => ("silent", None),
        Came::State(state) => (state.status.name(), None),
    };
    Some(TestOut {
        id: tried.id,
        rule: tried.rule.as_deref(),
        path: &loaded.files.get(tried.example.expect_place.file)?.name,
        span: table.stretch(expected(tried.example)),
        expect: tried.example.expect.name(),
        came,
        verdict: verdict(tried.verdict),
        passed: !fails,
        kind: tried.kind.name(),
        stage: tried.stage.name(),
        message: fails.then(|| failure(tried, words)),
        reason: reason.filter(|_| fails),
        finding,
        others: &tried.others,
    })
}

const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Validated => "validated",
        Verdict::Reported => "reported",
        Verdict::Missing => "missing",
        Verdict::Noisy => "noisy",
        Verdict::Read => "read",
        Verdict::Misread => "misread",
    }
}

const fn code(reason: &Reason) -> &'static str {
    match reason {
        Reason::NoRule => "no-rule",
        Reason::Kind(_) => "kind",
        Reason::Off(_) => "off",
        Reason::When => "when",
        Reason::Heading => "heading",
        Reason::GaveWay(_) => "gave-way",
        Reason::State(_) => "state",
    }
}
