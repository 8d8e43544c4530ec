//! `rules test --format json`: the schema `noticelint/rules-test/1`.
//!
//! Owns the shape that other programs read.

use super::{Ruled, expected, failure, why};
use crate::report::Failure;
use crate::report::json::{by_name, failures, line, ruleset_name, tool};
use crate::report::messages::TestWords;
use crate::report::position::LineTable;
use crate::rule_tests::{AS_OF, Came, Gap, Reason, Tried, Verdict};
use crate::ruleset::{Lang, Loaded};
use serde_json::{Value, json};

/// The whole run.
pub(crate) fn text(rulesets: &[Ruled<'_>], errors: &[Failure], lang: Lang) -> String {
    let tests = || rulesets.iter().flat_map(|ruled| &ruled.trial.tests);
    let of = |verdict: &Verdict| tests().filter(|tried| tried.verdict == *verdict).count();
    let counts = Verdict::ALL.iter().map(|verdict| (verdict.name().to_lowercase(), of(verdict)));
    let all = ["tests".to_owned(), "failed".to_owned()];
    let sums = [tests().count(), tests().filter(|tried| tried.verdict.fails()).count()];
    line(&json!({
        "schema": "noticelint/rules-test/1",
        "tool": tool(),
        "as_of": AS_OF.to_string(),
        "lang": lang.name(),
        "rulesets": rulesets.iter().map(|ruled| ruleset(ruled, lang)).collect::<Value>(),
        "errors": failures(errors),
        "summary": by_name(all.into_iter().zip(sums).chain(counts)),
    }))
}

fn ruleset(ruled: &Ruled<'_>, lang: Lang) -> Value {
    let loaded = ruled.loaded;
    let tables: Vec<_> = loaded.files.iter().map(|file| LineTable::new(&file.text)).collect();
    let tests = ruled.trial.tests.iter().filter_map(|tried| {
        let at = tried.example.expect_place.file;
        test(tried, loaded, tables.get(at)?, lang)
    });
    let gap = |gap: &Gap<'_>| {
        let span = crate::document::Span { start: gap.place.span.start, end: gap.place.span.end };
        Some(json!({
            "id": gap.id,
            "element": gap.is_element,
            "path": loaded.files.get(gap.place.file)?.name,
            "span": tables.get(gap.place.file)?.stretch(span),
            "lacks": gap.lacks.iter().map(|case| case.name()).collect::<Value>(),
        }))
    };
    json!({
        "path": ruled.name,
        "ruleset": ruleset_name(&loaded.ruleset),
        "tests": tests.collect::<Value>(),
        "left_out": ruled.trial.left_out,
        "gaps": ruled.gaps.as_ref().map(|gaps| gaps.iter().filter_map(gap).collect::<Value>()),
    })
}

fn test(tried: &Tried<'_>, loaded: &Loaded, table: &LineTable<'_>, lang: Lang) -> Option<Value> {
    let words = TestWords::of(lang);
    let fails = tried.verdict.fails();
    let reason = match &tried.came {
        Came::Silence { reason: Some(reason), .. } => Some(code(reason)),
        // A text that is no notice states nothing; else the words themselves decide.
        Came::State(_) => Some("kind"),
        _ => None,
    };
    let (message, help) = why(tried, loaded, words);
    let reason = reason.zip(message).filter(|_| fails);
    let (came, finding) = match &tried.came {
        Came::Finding { message, .. } => ("finding", Some(message.as_str())),
        Came::Silence { .. } => ("silent", None),
        Came::State(state) => (state.status.name(), None),
    };
    Some(json!({
        "id": tried.id,
        "rule": tried.rule,
        "path": loaded.files.get(tried.example.expect_place.file)?.name,
        "span": table.stretch(expected(tried.example)),
        "expect": tried.example.expect.name(),
        "came": came,
        "verdict": tried.verdict.name().to_lowercase(),
        "passed": !fails,
        "kind": tried.kind.name(),
        "stage": tried.stage.name(),
        "message": fails.then(|| failure(tried, words)),
        "reason": reason.map(|(code, message)| json!({ "code": code, "message": message, "help": help })),
        "finding": finding,
        "others": tried.others,
    }))
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
