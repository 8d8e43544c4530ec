//! One finding in full: message, snippet, what to do, why, id.
//!
//! Owns the order of these and how notes are broken into lines.

use super::Setting;
use super::window::Snippet;
use crate::checks::Finding;
use crate::report::page::{Page, level};
use crate::ruleset::{Rule, Severity};
use crate::text::control_chars::visible;
use crate::text::slice;
use crate::text::width::{COLUMNS, cut, pad, width, wrap};
use codespan_reporting::diagnostic::Diagnostic;
use codespan_reporting::term::{self, Chars, Config};

/// Other places of a finding shown at most; more are counted.
const LABELS: usize = 4;

/// Draws a finding.
pub(crate) fn finding(page: &mut Page, setting: &Setting<'_>, finding: &Finding) {
    let label = finding.label.clone().unwrap_or_default();
    let snippet = Snippet::cut(setting, finding, label, LABELS);
    let rule = &setting.entry.ruleset.rules[finding.rule];
    let notes = notes(setting, finding, rule, COLUMNS - snippet.gutter());
    draw(page, setting, finding.severity, &finding.message, &snippet, notes);
}

/// Draws absent elements of one severity that belong to one place.
pub(crate) fn missing(page: &mut Page, setting: &Setting<'_>, findings: &[&Finding]) {
    let [first, ..] = findings else { return };
    let words = setting.words;
    let snippet = Snippet::cut(setting, first, words.add_here().to_owned(), 0);
    let rules = &setting.entry.ruleset.rules;
    let titles: Vec<_> = findings.iter().map(|each| setting.title(each)).collect();
    let ids: Vec<_> = findings.iter().map(|each| format!("[{}]", visible(&rules[each.rule].id))).collect();
    let title_columns = titles.iter().map(|title| width(title)).max().unwrap_or(0);
    let columns = COLUMNS - snippet.gutter();
    let mut notes = Vec::new();
    for ((title, id), finding) in titles.iter().zip(&ids).zip(findings) {
        let room = columns.saturating_sub(title_columns + width(id) + 3);
        let help = brief(&visible(finding.help.as_deref().unwrap_or("")), room);
        notes.push(format!("{}  {} {id}", pad(title, title_columns), pad(&help, room)));
    }
    notes.push(words.explain(&visible(&rules[first.rule].id)));
    draw(page, setting, first.severity, &words.missing(findings.len()), &snippet, notes);
}

/// The first sentence or, where that is too wide, as much of it as makes sense.
fn brief(help: &str, columns: usize) -> String {
    let sentence = help.split_inclusive(['。', '\n']).next().unwrap_or("").trim().trim_end_matches('。');
    let sentence = sentence.split_once(". ").map_or(sentence, |(first, _)| first);
    if width(sentence) <= columns {
        return sentence.to_owned();
    }
    let short = cut(sentence, columns);
    let whole = short.trim_end_matches('…').rfind(['、', '(', '。']).filter(|at| at * 4 > short.len() * 3);
    whole.map_or(short.clone(), |at| slice(&short, ..at).to_owned() + "…")
}

/// What to do, why, and the id behind the last of these.
fn notes(setting: &Setting<'_>, finding: &Finding, rule: &Rule, columns: usize) -> Vec<String> {
    let words = setting.words;
    let mut notes = Vec::new();
    if finding.labels.len() > LABELS {
        notes.push(vec![words.more_places(finding.labels.len() - LABELS)]);
    }
    if let Some(help) = &finding.help {
        // What follows on a line of its own, such as the days of a deadline, is a note of its own.
        for (at, part) in help.lines().enumerate() {
            let head = if at == 0 { words.mend() } else { "" };
            notes.push(wrap(&format!("{head}{}", visible(part)), columns));
        }
    }
    let sources = finding.sources(setting.entry.ruleset);
    if !sources.is_empty() {
        notes.push(wrap(&format!("{}{}", words.law(), setting.law(sources)), columns));
    } else if let Some(why) = &rule.told.why {
        notes.push(wrap(&format!("{}{}", words.why(), visible(why.get(words.lang))), columns));
    }
    let id = format!("[{}]", visible(&rule.id));
    match notes.last_mut() {
        None => notes.push(vec![id]),
        Some(lines) => match lines.last_mut() {
            Some(line) if width(line) + 1 + width(&id) <= columns => *line = format!("{line} {id}"),
            _ => lines.push(id),
        },
    }
    notes.into_iter().map(|lines| lines.join("\n")).collect()
}

fn draw(
    page: &mut Page,
    setting: &Setting<'_>,
    severity: Severity,
    message: &str,
    snippet: &Snippet,
    notes: Vec<String>,
) {
    let word = setting.words.severity(severity);
    let mut lines = wrap(&format!("{word}: {}", visible(message)), COLUMNS);
    // The first line carries the word, which the page itself writes.
    if let Some(first) = lines.first_mut() {
        *first = first.trim_start_matches(word).trim_start_matches(':').trim_start().to_owned();
    }
    let diagnostic = Diagnostic::new(level(severity))
        .with_message(lines.join("\n"))
        .with_labels(snippet.labels())
        .with_notes(notes);
    let chars = if setting.style.boxes { Chars::box_drawing() } else { Chars::ascii() };
    page.name_severity(word);
    // The rows and labels were made for each other, and the page takes whatever is written.
    let _ = term::emit_to_write_style(page, &Config { chars, ..Config::default() }, &snippet.0, &diagnostic);
}
