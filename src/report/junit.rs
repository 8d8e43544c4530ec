//! `check --format junit`: a suite for each document, for services that show tests.
//!
//! Owns what counts as a test: each finding that ends the run with 1 is one that failed; a document without such is
//! one that passed, one that is no notice is skipped, and a file that could not be read is an error. What else was
//! found stands in the output of the suite. Names are told once in a suite: services compare runs by them.

use super::ci::{self, line, lines};
use super::messages::{FormatWords, Words};
use super::position::LineTable;
use super::{Entry, Gathered, Report, Sheet, Summary};
use crate::checks::Finding;
use crate::engine::Checked;
use crate::ruleset::{Lang, Severity};
use std::collections::HashMap;
use std::fmt::Write as _;

/// The name of the test that a document without failing findings passes.
const WHOLE: &str = "noticelint";

/// Suites of tests in XML.
#[derive(Debug, Clone)]
pub struct Junit {
    /// The least severity that ends the run with 1.
    pub fail_on: Option<Severity>,
    /// Language of messages about the run.
    pub lang: Lang,
}

impl Report<Checked> for Junit {
    fn opening(&self, _: Lang) -> String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"noticelint\">\n".to_owned()
    }

    fn document(&self, entry: &Entry<'_, Checked>) -> Sheet {
        let fails = |finding: &Finding| self.fail_on.is_some_and(|least| finding.severity >= least);
        let (failing, others): (Vec<&Finding>, Vec<&Finding>) =
            entry.result.findings.iter().partition(|finding| fails(finding));
        let skipped = failing.is_empty() && ci::passed_over(entry);
        let mut suite = Suite::new(&entry.source.name);
        let table = LineTable::new(&entry.source.text);
        for finding in &failing {
            let rule = &entry.ruleset.rules[finding.rule];
            let title = format!("{} [{}]", line(&finding.message), rule.id);
            let said = self.said(entry, &table, finding);
            let inside = Inside::Failure(finding, &said);
            suite.case(&title, &inside);
        }
        if skipped {
            let why = others
                .first()
                .map_or(FormatWords::of(entry.result.lang).not_a_notice(), |first| &first.message);
            suite.case(WHOLE, &Inside::Skipped(why));
        } else if failing.is_empty() {
            suite.case(WHOLE, &Inside::Passed);
        }
        let told: Vec<String> = match skipped {
            true => Vec::new(),
            false => others.iter().map(|finding| self.said(entry, &table, finding)).collect(),
        };
        suite.text(&told.join("\n\n")).into()
    }

    fn closing(&self, summary: &Summary, _: &Gathered) -> String {
        let words = FormatWords::of(self.lang);
        let mut text = String::new();
        for failure in &summary.failures {
            let mut suite = Suite::new(&failure.path);
            suite.case(WHOLE, &Inside::Error(words.unreadable(), &failure.message));
            text.push_str(&suite.text(""));
        }
        text + "</testsuites>\n"
    }
}

impl Junit {
    /// A finding in full, in lines.
    fn said(&self, entry: &Entry<'_, Checked>, table: &LineTable<'_>, finding: &Finding) -> String {
        let words = Words::of(entry.result.lang);
        let rule = &entry.ruleset.rules[finding.rule];
        let mut text = line(ci::plain(&entry.source.name));
        if let Some(anchor) = ci::anchor(entry, finding) {
            let _ = write!(text, ": {}", words.anchor(anchor));
        } else if let Some(span) = finding.span {
            let place = table.position(span.start);
            let _ = write!(text, ":{}:{}", place.line, place.column);
        }
        let severity = words.severity(finding.severity);
        let _ = write!(text, ": {severity}: {} [{}]", line(&finding.message), rule.id);
        if let Some(help) = &finding.help {
            let _ = write!(text, "\n{}{}", words.mend(), lines(help));
        }
        if let Some(why) = &rule.told.why {
            let _ = write!(text, "\n{}{}", words.why(), lines(why.get(words.lang)));
        }
        text
    }
}

/// What stands in a test.
enum Inside<'a> {
    Passed,
    Failure(&'a Finding, &'a str),
    Skipped(&'a str),
    Error(&'a str, &'a str),
}

/// The tests of one file.
struct Suite {
    name: String,
    cases: String,
    seen: HashMap<String, usize>,
    tests: usize,
    failures: usize,
    errors: usize,
    skipped: usize,
}

impl Suite {
    fn new(name: &str) -> Self {
        let name = line(ci::plain(name));
        let (cases, seen) = (String::new(), HashMap::new());
        Self { name, cases, seen, tests: 0, failures: 0, errors: 0, skipped: 0 }
    }

    fn case(&mut self, title: &str, inside: &Inside<'_>) {
        self.tests += 1;
        let count = self.seen.entry(title.to_owned()).or_default();
        *count += 1;
        let title = if *count > 1 { format!("{title} ({count})") } else { title.to_owned() };
        let file = xml(&self.name);
        let _ = write!(
            self.cases,
            "    <testcase name=\"{}\" classname=\"{file}\" file=\"{file}\" time=\"0\"",
            xml(&title)
        );
        let inside = match inside {
            Inside::Passed => String::new(),
            Inside::Failure(finding, said) => {
                self.failures += 1;
                format!(
                    "<failure message=\"{}\" type=\"{}\">{}</failure>",
                    xml(&line(&finding.message)),
                    finding.severity,
                    xml(said)
                )
            }
            Inside::Skipped(why) => {
                self.skipped += 1;
                format!("<skipped message=\"{}\"/>", xml(&line(why)))
            }
            Inside::Error(title, why) => {
                self.errors += 1;
                let why = lines(why);
                format!("<error message=\"{}\" type=\"unreadable\">{}</error>", xml(title), xml(&why))
            }
        };
        match inside.is_empty() {
            true => self.cases.push_str("/>\n"),
            false => {
                let _ = writeln!(self.cases, ">\n      {inside}\n    </testcase>");
            }
        }
    }

    fn text(&self, output: &str) -> String {
        let Self { name, cases, tests, failures, errors, skipped, .. } = self;
        let output = match output.is_empty() {
            true => String::new(),
            false => format!("    <system-out>{}</system-out>\n", xml(output)),
        };
        format!(
            "  <testsuite name=\"{}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\" \
             skipped=\"{skipped}\" time=\"0\">\n{cases}{output}  </testsuite>\n",
            xml(name)
        )
    }
}

/// A text within an element or between quotes: what has a meaning there escaped, and what XML 1.0 has no place for
/// made visible.
fn xml(text: &str) -> String {
    let mut shown = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '&' => shown.push_str("&amp;"),
            '<' => shown.push_str("&lt;"),
            '>' => shown.push_str("&gt;"),
            '"' => shown.push_str("&quot;"),
            '\n' => shown.push('\n'),
            '\u{fffe}' | '\u{ffff}' => shown.push('\u{fffd}'),
            other => crate::text::control_chars::push(&mut shown, other),
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Failure;
    use crate::report::test_support::Sample;
    use crate::ruleset::Kind;

    fn whole(samples: &[Sample], fail_on: Option<Severity>) -> String {
        let junit = Junit { fail_on, lang: Lang::En };
        let mut gathered = Gathered::default();
        let mut text = junit.opening(Lang::Ja);
        for sample in samples {
            text += &junit.gather(junit.document(&sample.entry()), &mut gathered);
        }
        let failure = Failure { path: "x]]>.md".to_owned(), message: "no such file".to_owned() };
        let summary = Summary { failures: vec![failure], ..Summary::default() };
        text + &junit.closing(&summary, &gathered)
    }

    fn sample() -> Sample {
        let mut sample = Sample::new("a/<b>&\u{1}\".md", "情報が流失しました。\n", Lang::Ja);
        sample.finding("terms/wrong", Severity::Error, "流失", "「流失」\u{fffe}は\u{b}「流出」").help =
            Some("書き換える。\n二行目]]>".to_owned());
        sample.finding("terms/wrong", Severity::Error, "情報", "「流失」\u{fffe}は\u{b}「流出」");
        sample.finding("terms/mixed", Severity::Info, "情報", "二とおり");
        sample
    }

    #[test]
    fn failing_findings_are_tests_that_failed() {
        insta::assert_snapshot!(whole(&[sample()], Some(Severity::Warning)));
    }

    #[test]
    fn what_does_not_fail_the_run_fails_no_test() {
        let mut readme = Sample::new("README.md", "使い方", Lang::Ja);
        readme.checked.reading.conclusions.kind = Kind::NoNotice;
        readme.source.named = false;
        readme.finding("document/not-a-notice", Severity::Info, "使い方", "告知文とは読めません");
        let text = whole(&[sample(), readme], None);
        assert!(!text.contains("<failure"), "{text}");
        assert!(text.contains("name=\"README.md\" tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"1\""));
        assert_eq!(text.matches("<testcase ").count(), 3, "{text}");
    }
}
