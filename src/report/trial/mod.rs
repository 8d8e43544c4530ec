//! `rules test`: what came of the tests of rulesets, for people and for programs.
//!
//! Owns the drawing of a test that fails at its place in the TOML, and the one line that `check` gives it. Which
//! answer is called what is `trial`'s.

pub(crate) mod json;

use super::messages::{TestWords, Words};
use super::page::{Ink, Page};
use super::position::LineTable;
use super::problems::Sheet;
use crate::document::Span;
use crate::rule_tests::{Came, Gap, Reason, State, Trial, Tried, Verdict};
use crate::ruleset::{Example, Kind, Lang, Loaded, Place};
use crate::text::control_chars::visible;
use crate::text::width::{COLUMNS, columns, cut, pad, width, wrap};
use codespan_reporting::diagnostic::{Diagnostic, LabelStyle};
use std::ops::Range;

/// A ruleset with what came of its tests.
#[derive(Debug)]
pub(crate) struct Ruled<'a> {
    /// What it is called: its file, or `builtin:ja`.
    pub name: &'a str,
    /// The ruleset.
    pub loaded: &'a Loaded,
    /// What came of its tests.
    pub trial: Trial<'a>,
    /// What has no test, where that was asked.
    pub gaps: Option<Vec<Gap<'a>>>,
    /// Whether only some rules were asked for.
    pub chosen: bool,
}

/// Columns of a note.
const NOTE: usize = COLUMNS - 8;

/// Tests that `check` tells of.
const WARNINGS: usize = 5;

/// A ruleset's tests for people: those that fail at their places, then the tally.
pub(crate) fn human(ruled: &Ruled<'_>, lang: Lang, color: bool) -> String {
    let words = TestWords::of(lang);
    let mut page = Page::new(color);
    let trial = &ruled.trial;
    if trial.failing().next().is_some() {
        let sheet = Sheet::new(&ruled.loaded.files, color, true);
        for tried in trial.failing() {
            page.put(&sheet.draw(&diagnostic(tried, ruled.loaded, &sheet, words), words.failed()));
        }
    }
    let name = visible(ruled.name);
    if trial.tests.is_empty() {
        page.line(&if ruled.chosen { words.none_chosen(&name) } else { words.none(&name) });
    } else {
        let failed = trial.failing().count();
        page.ink_line(Ink::Strong, &words.ended(&name, trial.tests.len(), failed));
        let (rules, elements) = Verdict::ALL.split_at(4);
        for verdicts in [rules, elements] {
            let counts = verdicts.iter().map(|verdict| (*verdict, trial.count(*verdict)));
            let told: Vec<_> = counts.collect();
            if told.iter().any(|(_, count)| *count > 0) {
                let told = told.iter().map(|(verdict, count)| format!("{} {count}", words.verdict(*verdict)));
                page.line(&told.collect::<Vec<_>>().join(words.dot()));
            }
        }
    }
    for (tried, reason) in trial.tests.iter().filter_map(|tried| Some((tried, tried.idle.as_ref()?))) {
        let place = place(&tried.example.expect_place, ruled.loaded);
        let why = words.silent(reason, tried.about());
        page.line(&words.idle(&place, &visible(tried.about()), &why));
    }
    if trial.left_out > 0 {
        page.ink_line(Ink::Faint, &words.left_out(trial.left_out));
    }
    if let Some(gaps) = &ruled.gaps {
        page.line("");
        coverage(&mut page, gaps, ruled.loaded, words);
    }
    page.text()
}

/// What `check` says of tests that fail: a line each, and where to read more.
pub(crate) fn warnings(trial: &Trial<'_>, loaded: &Loaded, lang: Lang) -> Vec<String> {
    let words = TestWords::of(lang);
    let told = trial.failing().take(WARNINGS).map(|tried| {
        let place = place(&tried.example.expect_place, loaded);
        words.warning(&place, &visible(tried.about()), &failure(tried, words))
    });
    let mut lines: Vec<String> = told.collect();
    if !lines.is_empty() {
        let file = loaded.files.last().map_or("", |file| &file.name);
        lines.push(words.more(trial.failing().count() - lines.len(), &visible(file)));
    }
    lines
}

/// A file with its line.
fn place(place: &Place, loaded: &Loaded) -> String {
    let Some(file) = loaded.files.get(place.file) else { return String::new() };
    format!("{}:{}", visible(&file.name), LineTable::new(&file.text).position(place.span.start).line)
}

fn failure(tried: &Tried<'_>, words: TestWords) -> String {
    let status = match &tried.came {
        Came::State(state) => Some(state.status),
        _ => None,
    };
    words.failure(tried.verdict, tried.example.expect, status)
}

/// A test that fails, at its place.
fn diagnostic(tried: &Tried<'_>, loaded: &Loaded, sheet: &Sheet, words: TestWords) -> Diagnostic<usize> {
    let example = tried.example;
    let at = &example.expect_place;
    let (span, said) = match &tried.came {
        Came::Finding { span, .. } => (*span, words.here().to_owned()),
        Came::State(State { status, span, .. })
        | Came::Silence { reason: Some(Reason::State(State { status, span, .. })), .. } => {
            (*span, words.read_here(*status))
        }
        Came::Silence { .. } => (None, String::new()),
    };
    let (beside, said) = match span.filter(|span| span.start < span.end) {
        Some(Span { start, end }) => (part(example, start..end, loaded), said),
        None => (part(example, 0..example.text.len(), loaded), words.text().to_owned()),
    };
    let labels = vec![
        sheet.label(LabelStyle::Primary, (at.file, &at.span), ""),
        sheet.label(LabelStyle::Secondary, (beside.file, &beside.span), &said),
    ];
    Diagnostic::error()
        .with_code(tried.verdict.name())
        .with_message(format!("{}: {}", visible(tried.about()), failure(tried, words)))
        .with_labels(labels)
        .with_notes(notes(tried, loaded, words))
}

/// Where a part of a text stands, to the end of its first row that says something: a snippet shows rows, and the
/// first may be empty. Among escapes it is found by its words, where these stand there once.
fn part(example: &Example, part: Range<usize>, loaded: &Loaded) -> Place {
    let shown = example.text.get(part.clone()).unwrap_or("");
    let start = part.start + (shown.len() - shown.trim_start().len());
    let row = shown.trim_start().lines().next().unwrap_or("").trim_end();
    let place = example.part(start..start + row.len());
    if example.verbatim.is_some() || row.is_empty() {
        return place;
    }
    let written = loaded.files.get(place.file).and_then(|file| file.text.get(place.span.clone()));
    let mut found = written.into_iter().flat_map(|text| text.match_indices(row));
    match (found.next(), found.next()) {
        (Some((at, _)), None) => {
            let start = place.span.start + at;
            Place { file: place.file, span: start..start + row.len() }
        }
        _ => place,
    }
}

fn notes(tried: &Tried<'_>, loaded: &Loaded, words: TestWords) -> Vec<String> {
    let mut notes = Vec::new();
    if let Came::Finding { message, .. } = &tried.came {
        notes.push(note(words.said(), message));
    }
    let (reason, cure) = why(tried, loaded, words);
    notes.extend(reason.map(|reason| note(words.reason(), &reason)));
    notes.extend(cure.map(|cure| note(words.mend(), &cure)));
    // In a text that is no notice only that is told, and the reason says so already.
    if !tried.others.is_empty() && tried.kind != Kind::NoNotice {
        let room = NOTE - width(words.others());
        notes.push(format!("{}{}", words.others(), cut(&visible(&tried.others.join(", ")), room)));
    }
    notes
}

/// Why it fails, and what to do, where that is known.
fn why(tried: &Tried<'_>, loaded: &Loaded, words: TestWords) -> (Option<String>, Option<String>) {
    match &tried.came {
        Came::Silence { reason: Some(reason), .. } => {
            let element = match reason {
                Reason::State(state) => element_title(state, loaded, words),
                _ => tried.about(),
            };
            (Some(words.silent(reason, element)), words.cure(reason, tried.id))
        }
        Came::State(_) if tried.kind == Kind::NoNotice => {
            (Some(words.no_notice()), Some(words.like_a_notice().to_owned()))
        }
        _ => (None, None),
    }
}

fn element_title<'a>(state: &State, loaded: &'a Loaded, words: TestWords) -> &'a str {
    loaded.ruleset.elements.get(state.element).map_or("", |element| element.title.get(words.lang))
}

fn note(head: &str, text: &str) -> String {
    let mut lines = wrap(&visible(text), NOTE - width(head)).into_iter();
    let first = format!("{head}{}", lines.next().unwrap_or_default());
    let indent = " ".repeat(width(head));
    lines.fold(first, |note, line| format!("{note}\n{indent}{line}"))
}

fn coverage(page: &mut Page, gaps: &[Gap<'_>], loaded: &Loaded, words: TestWords) {
    if gaps.is_empty() {
        return page.line(words.no_gaps());
    }
    page.line(words.gaps());
    let rows: Vec<_> = gaps.iter().map(|gap| (visible(gap.id), place(gap.place, loaded))).collect();
    let [ids, places] = columns(rows.iter().map(|(id, place)| [id.as_ref(), place.as_str()]));
    for (gap, (id, place)) in gaps.iter().zip(&rows) {
        let lacks: Vec<_> = gap.lacks.iter().map(|case| words.case(*case)).collect();
        page.line(&format!(
            "  {}  {}  {}",
            pad(id, ids),
            pad(place, places),
            lacks.join(Words::of(words.lang).comma())
        ));
    }
}

/// The place of the whole of a test's answer, for programs.
fn expected(example: &Example) -> Span {
    Span { start: example.expect_place.span.start, end: example.expect_place.span.end }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builtin::load_file;
    use crate::rule_tests::{Choice, run};
    use std::path::Path;

    const HEAD: &str = "noticelint = 1\nextends = []\n[rules.\"acme/loss\"]\ncheck = \"phrase\"\nseverity = \"info\"\n\
                        title = \"t\"\nmessage = \"m\"\nkinds = [\"not-a-notice\"]\n\
                        with = { detect = [{ any = [\"紛失\"] }] }\n[[rules.\"acme/loss\".tests]]\n";

    fn loaded(test: &str) -> Loaded {
        let text = format!("{HEAD}{test}\nexpect = \"finding\"\n");
        load_file(Path::new("noticelint.toml"), &text).map_err(|problems| problems.problems).unwrap()
    }

    /// What is underlined of a test's text for a part of it.
    fn underlined(test: &str, words: &str) -> String {
        let loaded = loaded(test);
        let example = &loaded.docs.rules["acme/loss"].tests[0];
        let start = example.text.find(words).unwrap();
        let place = part(example, start..start + words.len(), &loaded);
        loaded.files[place.file].text[place.span].to_owned()
    }

    #[test]
    fn words_are_found_in_the_toml() {
        assert_eq!(underlined("text = \"鍵の紛失です\"", "紛失"), "紛失");
        assert_eq!(underlined("text = '''\n鍵の\n紛失\nです'''", "紛失"), "紛失");
        assert_eq!(underlined("text = \"\"\"\n\n鍵の紛失\nです\"\"\"", "\n鍵の紛失\nです"), "鍵の紛失");
    }

    #[test]
    fn among_escapes_words_that_stand_there_once_are_found() {
        assert_eq!(underlined("text = \"題\\n\\n鍵の紛失です\"", "紛失"), "紛失");
        assert_eq!(underlined("text = \"題\\n\\n紛失と紛失\"", "紛失"), "\"題\\n\\n紛失と紛失\"");
        assert_eq!(underlined("text = \"\\u7d1b失\"", "紛失"), "\"\\u7d1b失\"");
    }

    #[test]
    fn a_long_row_is_shown_by_its_sentence() {
        let filler = "当社の業務についてご説明します。".repeat(20);
        let loaded = loaded(&format!("text = \"{filler}鍵をなくしました。{filler}\""));
        let choice = Choice { only: &[], inherited: false, lang: Lang::Ja };
        let trial = run(&loaded, &choice);
        let shown = Ruled { name: "noticelint.toml", loaded: &loaded, trial, gaps: None, chosen: false };
        let text = human(&shown, Lang::Ja, false);
        assert!(text.contains("Missing"), "{text}");
        let widest = text.lines().map(width).max().unwrap();
        assert!(widest <= 120, "{widest}\n{text}");
    }

    #[test]
    fn a_note_is_wrapped_under_its_head() {
        let text = note("理由: ", &"指摘は出ません。".repeat(12));
        assert!(text.lines().count() > 1);
        assert!(text.lines().skip(1).all(|line| line.starts_with("      指")), "{text}");
        assert!(text.lines().all(|line| width(line) <= NOTE), "{text}");
    }
}
