//! What the fuzz targets do with the bytes they are given.
//!
//! Owns the targets and what must hold in each. Where bytes come from is no affair of theirs: libFuzzer gives them
//! (`fuzz_targets`), and so does the driver that runs with the tests (`tests/fuzz.rs`), for which alone this needs no
//! nightly compiler.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a target fails as a test does")]

mod choices;
mod editor;
mod notice;
mod phrases;
mod readers;
mod rules;
mod word;

pub use editor::lsp;
pub use notice::{follow_up, notice};
pub use readers::{decode, docx, html, markdown, text};
pub use rules::toml;
pub use word::word;

use super::docx as word_files;
use noticelint::internals::{apply, safe_edits};
use noticelint::reports::{
    Entry, FactsHuman, FactsJson, Github, Gitlab, Html, Human, Json, Junit, Rdjson, Report, Sarif, Short,
    alone, comments,
};
use noticelint::{Checked, Day, Format, Lang, Options, Ruleset, Severity, Source, lint, read_bytes};
use std::sync::LazyLock;

static RULESET: LazyLock<Ruleset> = LazyLock::new(|| noticelint::builtin().expect("the built-in ruleset"));

const TODAY: Day = Day { year: 2026, month: 11, day: Some(22) };
/// Digits that make a number of somebody's telephone, card or account.
const DIGITS: usize = 9;

/// Takes bytes through the whole run with the built-in ruleset, and checks what must hold for any.
fn whole(name: &str, bytes: &[u8]) {
    whole_with(&RULESET, name, bytes, &Options::on(TODAY));
}

fn whole_with(ruleset: &Ruleset, name: &str, bytes: &[u8], options: &Options) {
    let Ok(source) = read_bytes(name, bytes.to_vec(), None) else { return };
    let checked = lint(&source, ruleset, options);
    for finding in &checked.findings {
        let own = finding.labels.iter().filter(|label| label.document.is_none()).map(|label| &label.span);
        for span in finding.span.iter().chain(own) {
            assert!(source.text.get(span.start..span.end).is_some(), "{span:?} of {}", source.text.len());
        }
    }
    let printed = printed(&source, ruleset, &checked);
    for (format, text) in &printed {
        // Clean drafts have no line of their own in what is for programs that count lines.
        assert!(!text.is_empty() || matches!(*format, "short" | "github"), "{format} is empty");
    }
    for number in masked_numbers(&source, &checked) {
        for (format, text) in &printed {
            assert!(!text.contains(number), "{format} repeats a number that is covered elsewhere");
        }
    }
    mended(&source, ruleset, &checked, options);
    if source.format == Format::Word {
        commented(bytes, &source, ruleset, &checked);
    }
}

fn printed(source: &Source, ruleset: &Ruleset, checked: &Checked) -> Vec<(&'static str, String)> {
    let as_of = "2026-11-22".to_owned();
    let (fail_on, lang) = (Some(Severity::Warning), checked.lang);
    let human = Human {
        color: true,
        boxes: true,
        infos_in_full: true,
        everything: true,
        quiet: false,
        suppressed: true,
        lang: Some(Lang::Ja),
        as_of: as_of.clone(),
    };
    let github = Github { fail_on, lang, summary: true };
    let formats: [(&str, &dyn Report<Checked>); 9] = [
        ("human", &human),
        ("json", &Json { as_of: as_of.clone(), lines: false, suppressed: true }),
        ("html", &Html { lang, as_of }),
        ("short", &Short { color: false, suppressed: true }),
        ("github", &github),
        ("gitlab", &Gitlab::new(fail_on, lang)),
        ("junit", &Junit { fail_on, lang }),
        ("rdjson", &Rdjson { fail_on, lang }),
        ("sarif", &Sarif::new(fail_on, lang)),
    ];
    let mut printed: Vec<(&str, String)> =
        formats.iter().map(|(name, format)| (*name, alone(*format, source, ruleset, checked))).collect();
    let shown = source.covered(&checked.reading.masked, &checked.reading.secrets);
    let entry = Entry { source: &shown, ruleset, result: &checked.reading };
    let facts = FactsHuman { color: false, lang: None, statements: true };
    printed.push(("facts", facts.document(&entry).text));
    printed.push(("facts as JSON", FactsJson { lines: true, statements: true }.document(&entry).text));
    printed
}

/// The numbers of affected persons, as the source spells them.
fn masked_numbers<'a>(source: &'a Source, checked: &'a Checked) -> impl Iterator<Item = &'a str> {
    let covered = checked.reading.masked.iter().filter_map(|span| source.text.get(span.start..span.end));
    covered.filter(|text| text.chars().filter(char::is_ascii_digit).count() >= DIGITS)
}

/// What is certain to be a slip is corrected, and the corrected text is read, too.
fn mended(source: &Source, ruleset: &Ruleset, checked: &Checked, options: &Options) {
    if source.format == Format::Word {
        return;
    }
    let edits = safe_edits(&source.text, &checked.findings, |_| true);
    if edits.is_empty() {
        return;
    }
    let (text, made) = apply(&source.text, &edits);
    assert_eq!(made, edits.len());
    lint(&Source { text, ..source.clone() }, ruleset, options);
}

/// A copy with comments holds the same text, or there is none because the file has no place for one.
fn commented(bytes: &[u8], source: &Source, ruleset: &Ruleset, checked: &Checked) {
    match comments::copy(bytes, source, checked, ruleset, TODAY) {
        Ok(copy) => {
            let again = read_bytes(&source.name, copy, None).expect("a copy is read");
            assert_eq!(again.text, source.text);
        }
        Err(failure) => assert_ne!(failure.to_string(), "Spoilt"),
    }
}
