//! Runs the examples that the built-in ruleset gives of its rules and elements, and holds every rule to the same
//! form: an example that fires and one that is silent, both languages, a message that fits a line.
//!
//! Owns no example: those stand beside their rules.

use noticelint::builtin::builtin_loaded;
use noticelint::document::Format;
use noticelint::elements::Status;
use noticelint::input::Source;
use noticelint::lint::{Checked, Options, lint};
use noticelint::mentions::Day;
use noticelint::previous::Previous;
use noticelint::ruleset::{Doc, Example, Expect, Lang, Loaded, Severity, Text};
use std::fmt::Write as _;

/// The longest message, in full-width characters. A placeholder counts as three: most values are short.
const LONGEST: usize = 30;

#[test]
fn every_example_of_a_rule_is_answered_as_it_says() {
    let failures = wrong_answers(loaded(), |_| true);
    assert!(failures.is_empty(), "\n{failures}");
}

/// The examples of rules that are not answered as they say. A rule that is off is asked all the same: whoever
/// switches it on relies on it.
pub fn wrong_answers(mut loaded: Loaded, asked: impl Fn(&str) -> bool) -> String {
    let mut failures = String::new();
    for at in 0..loaded.ruleset.rules.len() {
        let id = loaded.ruleset.rules[at].id.clone();
        let severity = loaded.ruleset.rules[at].severity;
        if severity == [None; 4] {
            loaded.ruleset.rules[at].severity = [Some(Severity::Info); 4];
        }
        let rule = &loaded.ruleset.rules[at];
        for (number, example) in examples(loaded.docs.rules.get(&id).filter(|_| asked(&id))) {
            let checked = check(&loaded, example);
            let kind = checked.reading.conclusions.kind;
            if !rule.kinds.contains(&kind) && example.expect == Expect::Finding {
                let _ = writeln!(failures, "{id} test {number}: read as {kind}");
                continue;
            }
            let fired = checked.findings.iter().any(|finding| finding.rule == at);
            if fired != (example.expect == Expect::Finding) {
                let _ = writeln!(failures, "{id} test {number}: {}", ["silent", "fires"][usize::from(fired)]);
            }
        }
        loaded.ruleset.rules[at].severity = severity;
    }
    failures
}

#[test]
fn every_example_of_an_element_is_read_as_it_says() {
    let loaded = loaded();
    let mut failures = String::new();
    for (at, element) in loaded.ruleset.elements.iter().enumerate() {
        for (number, example) in examples(loaded.docs.elements.get(&element.id)) {
            let status = check(&loaded, example).reading.elements[at].status;
            let expected = match example.expect {
                Expect::Stated => Status::Stated,
                Expect::Deferred => Status::Deferred,
                _ => Status::Absent,
            };
            if status != expected {
                let _ = writeln!(failures, "{} test {number}: {}", element.id, status.name());
            }
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn every_rule_has_an_example_that_fires_and_one_that_is_silent() {
    let loaded = loaded();
    for rule in &loaded.ruleset.rules {
        let doc = &loaded.docs.rules[&rule.id];
        for expect in [Expect::Finding, Expect::Silent] {
            assert!(doc.tests.iter().any(|test| test.expect == expect), "{} lacks a {expect:?}", rule.id);
        }
    }
}

#[test]
fn every_rule_speaks_both_languages_on_one_line() {
    let loaded = loaded();
    let mut failures = String::new();
    for rule in &loaded.ruleset.rules {
        let looks_for = loaded.docs.rules[&rule.id].looks_for.as_ref();
        let texts = [
            ("title", Some(&rule.title)),
            ("message", Some(&rule.message)),
            ("label", rule.label.as_ref()),
            ("help", rule.help.as_ref()),
            ("why", rule.why.as_ref()),
            ("looks-for", looks_for),
        ];
        for (key, text) in texts {
            match text {
                None => _ = writeln!(failures, "{} lacks {key}", rule.id),
                Some(Text { ja, en }) if ja.is_empty() || en.is_empty() || ja == en => {
                    let _ = writeln!(failures, "{}: {key} in one language", rule.id);
                }
                Some(_) => {}
            }
        }
        let width = width(&rule.message.ja);
        if width > 2 * LONGEST {
            let _ = writeln!(failures, "{}: a message of {width} columns", rule.id);
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

/// The columns of a message, without the braces and names of its placeholders.
fn width(message: &str) -> usize {
    const VALUE: usize = 6;
    let mut parts = message.split('{');
    let column = |text: &str| text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>();
    let first = parts.next().map_or(0, column);
    let rest =
        parts.map(|part| part.split_once('}').map_or(column(part), |(_, after)| VALUE + column(after)));
    first + rest.sum::<usize>()
}

fn loaded() -> Loaded {
    builtin_loaded().unwrap_or_else(|problems| panic!("{:?}", problems.problems))
}

/// The examples of a rule or an element, numbered from 1.
pub fn examples(doc: Option<&Doc>) -> impl Iterator<Item = (usize, &Example)> {
    doc.into_iter().flat_map(|doc| &doc.tests).enumerate().map(|(at, test)| (at + 1, test))
}

/// How an element of an example is read.
pub fn status_of(loaded: &Loaded, example: &Example, element: &str) -> Status {
    let at = loaded.ruleset.element(element).expect("an element");
    check(loaded, example).reading.elements[at].status
}

/// Whether a rule speaks on an example.
pub fn fires(loaded: &Loaded, example: &Example, rule: &str) -> bool {
    let named = |at: usize| loaded.ruleset.rules[at].id == rule;
    check(loaded, example).findings.iter().any(|finding| named(finding.rule))
}

fn check(loaded: &Loaded, example: &Example) -> Checked {
    let source = |name: &str, text: &str| Source {
        name: name.to_owned(),
        text: text.to_owned(),
        format: Format::Text,
        named: true,
    };
    let mut options = Options {
        given: None,
        provided: Vec::new(),
        as_of: Day { year: 2026, month: 11, day: Some(22) },
        publish_on: None,
        stage: example.stage,
        publisher: None,
        lang: Some(Lang::Ja),
        only: Vec::new(),
        skip: Vec::new(),
        previous: Previous::default(),
        waivers: Vec::new(),
    };
    let earlier: Vec<Source> = example.previous.iter().map(|text| source("earlier.txt", text)).collect();
    options.previous = Previous::read(&earlier, &loaded.ruleset, &options);
    lint(&source("example.txt", &example.text), &loaded.ruleset, &options)
}
