//! Damages the clean examples in known ways and compares the rules that answer; checks the examples' own
//! promises as well.
//!
//! Owns no notice and no expectation: those stand in `mutations/cases.toml`, `examples/` and its README.
//! A rule fitted to one wording fails here, since no two examples say a thing alike.

use noticelint::Day;
use noticelint::Format;
use noticelint::Source;
use noticelint::{Lang, Ruleset, Severity};
use noticelint::{Options, lint};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    file: String,
    name: String,
    replace: Vec<(String, String)>,
    expect: BTreeSet<String>,
}

/// The fewest cases a clean example may have.
const CASES_PER_EXAMPLE: usize = 8;

#[test]
fn every_damage_is_answered_by_exactly_the_expected_rules() {
    let ruleset = ruleset();
    let before: BTreeMap<String, (String, BTreeSet<String>)> = examples("clean")
        .into_iter()
        .map(|(name, text)| {
            let fired = rules_fired(&ruleset, &name, &text, Severity::Info);
            (name, (text, fired))
        })
        .collect();
    let mut failures = String::new();
    let mut killed: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for case in cases() {
        let (text, fired) = before.get(&case.file).expect("a case names an example");
        let mut damaged = text.clone();
        for (old, new) in &case.replace {
            assert!(damaged.contains(old.as_str()), "{} ({}): {old:?} does not occur", case.file, case.name);
            damaged = damaged.replace(old.as_str(), new);
        }
        let after = rules_fired(&ruleset, &case.file, &damaged, Severity::Info);
        let new: BTreeSet<String> = after.difference(fired).cloned().collect();
        for id in &case.expect {
            assert!(ruleset.rule(id).is_some(), "{} ({}): no rule is called {id}", case.file, case.name);
            let (hit, total) = killed.entry(id.clone()).or_default();
            *hit += usize::from(new.contains(id));
            *total += 1;
        }
        if new != case.expect {
            let silent: Vec<_> = case.expect.difference(&new).collect();
            let noisy: Vec<_> = new.difference(&case.expect).collect();
            let _ = writeln!(failures, "{} ({}): silent {silent:?}, noisy {noisy:?}", case.file, case.name);
        }
    }
    // Shown with `--nocapture`: how often each rule answered the damage that was meant for it.
    for (id, (hit, total)) in &killed {
        println!("{hit:>3} / {total:<3} {id}");
    }
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn clean_examples_have_no_error_and_no_warning() {
    let ruleset = ruleset();
    let mut failures = String::new();
    for (name, text) in examples("clean") {
        let fired = rules_fired(&ruleset, &name, &text, Severity::Warning);
        if !fired.is_empty() {
            let _ = writeln!(failures, "{name}: {fired:?}");
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn flawed_examples_show_what_their_readme_says() {
    let ruleset = ruleset();
    let promised = promises();
    let mut failures = String::new();
    for (name, text) in examples("flawed") {
        let rules =
            promised.get(&name).unwrap_or_else(|| panic!("{name} is not in the README of the examples"));
        let fired = rules_fired(&ruleset, &name, &text, Severity::Info);
        let silent: Vec<_> = rules.difference(&fired).collect();
        if !silent.is_empty() {
            let _ = writeln!(failures, "{name}: silent {silent:?}");
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn every_clean_example_has_cases_and_stands_in_the_readme() {
    let promised = promises();
    for (name, _) in examples("clean") {
        let count = cases().iter().filter(|case| case.file == name).count();
        assert!(count >= CASES_PER_EXAMPLE, "{name} has {count} cases");
        assert!(promised.contains_key(&name), "{name} is not in the README of the examples");
    }
}

fn ruleset() -> Ruleset {
    noticelint::builtin().expect("the built-in ruleset loads")
}

fn rules_fired(ruleset: &Ruleset, name: &str, text: &str, least: Severity) -> BTreeSet<String> {
    lint(&source(name, text), ruleset, &options())
        .findings
        .iter()
        .filter(|finding| finding.severity >= least)
        .map(|finding| ruleset.rules[finding.rule].id.to_string())
        .collect()
}

/// A draft that the user named.
pub(crate) fn source(name: &str, text: &str) -> Source {
    let format = if name.ends_with(".md") { Format::Markdown } else { Format::Text };
    Source::new(name, text, format)
}

/// A run on a fixed day, in Japanese.
pub(crate) fn options() -> Options {
    let day = Day { year: 2026, month: 11, day: Some(22) };
    Options { lang: Some(Lang::Ja), ..Options::on(day) }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn cases() -> Vec<Case> {
    let text = read(&root().join("tests/mutations/cases.toml"));
    toml::from_str::<Cases>(&text).expect("cases.toml is well formed").case
}

/// The examples of a folder: file name and text, by name.
fn examples(folder: &str) -> BTreeMap<String, String> {
    let folder = root().join("examples").join(folder);
    let entries = fs::read_dir(&folder).expect("the folder of examples is there");
    entries
        .map(|entry| {
            let path = entry.expect("an example can be listed").path();
            let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
            (name, read(&path))
        })
        .collect()
}

/// What the tables of the examples' README promise: file name and the rule ids in its row.
fn promises() -> BTreeMap<String, BTreeSet<String>> {
    let text = read(&root().join("examples/README.md"));
    let mut rows = BTreeMap::new();
    for line in text.lines() {
        let Some(row) = line.strip_prefix("| `") else { continue };
        let Some((file, rest)) = row.split_once('`') else { continue };
        let ids = rest.split('`').skip(1).step_by(2).filter(|id| id.contains('/'));
        rows.insert(file.to_owned(), ids.map(str::to_owned).collect());
    }
    rows
}
