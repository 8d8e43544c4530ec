//! Runs the examples that the built-in ruleset gives of its rules and elements, and holds every rule to the same
//! form: an example that fires and one that is silent, both languages, a message that fits a line.
//!
//! Owns no example: those stand beside their rules.

use noticelint::builtin_loaded;
use noticelint::{Choice, rule_test_gaps, run_rule_tests};
use noticelint::{Expect, Lang, Loaded, Text};
use std::fmt::Write as _;

/// The longest message, in full-width characters. A placeholder counts as three: most values are short.
const LONGEST: usize = 30;

const ALL: Choice<'_> = Choice { only: &[], inherited: true, lang: Lang::Ja };

#[test]
fn every_example_is_answered_as_it_says() {
    let loaded = loaded();
    let trial = run_rule_tests(&loaded, &ALL);
    assert!(trial.tests.len() > 180, "the probe finds what it looks for: {}", trial.tests.len());
    let mut failures = String::new();
    for tried in trial.failing() {
        let file = &loaded.files[tried.example.place.file];
        let before = &file.text[..tried.example.place.span.start];
        let line = before.matches('\n').count() + 1;
        let _ = writeln!(failures, "{}:{line}: {} {:?}", file.name, tried.about(), tried.came);
    }
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn nothing_lacks_an_example() {
    let loaded = loaded();
    let trial = run_rule_tests(&loaded, &ALL);
    let gaps = rule_test_gaps(&loaded, &ALL, &trial.tests);
    assert!(gaps.is_empty(), "{gaps:#?}");
}

#[test]
fn every_rule_has_an_example_that_fires_and_one_that_is_silent() {
    let loaded = loaded();
    for rule in &loaded.ruleset.rules {
        let doc = &loaded.docs.rules[&*rule.id];
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
        let looks_for = loaded.docs.rules[&*rule.id].looks_for.as_ref();
        let texts = [
            ("title", Some(&rule.told.title)),
            ("message", Some(&rule.told.message)),
            ("label", rule.told.label.as_ref()),
            ("help", rule.told.help.as_ref()),
            ("why", rule.told.why.as_ref()),
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
        let width = width(&rule.told.message.ja);
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
