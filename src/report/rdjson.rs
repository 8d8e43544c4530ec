//! `check --format rdjson`: what reviewdog reads.
//!
//! Owns the shape of its `DiagnosticResult`. Columns count bytes of UTF-8 there, from 1.

use super::ci::{self, line, lines};
use super::context::Draft;
use super::gitlab::listed;
use super::json::text;
use super::messages::FormatWords;
use super::position::{self, LineTable};
use super::{Entry, Gathered, Report, Sheet, Summary};
use crate::checks::Finding;
use crate::document::{Format, Span};
use crate::engine::Checked;
use crate::ruleset::{Lang, Severity};
use serde::Serialize;

/// One `DiagnosticResult`.
#[derive(Debug, Clone)]
pub struct Rdjson {
    /// The least severity that ends the run with 1.
    pub fail_on: Option<Severity>,
    /// Language of messages about the run.
    pub lang: Lang,
}

#[derive(Serialize)]
struct Diagnostic<'a> {
    message: String,
    location: Location<'a>,
    severity: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<Code<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Related<'a>>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    end: Position,
}

#[derive(Serialize)]
struct Position {
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct Code<'a> {
    value: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct Suggestion<'a> {
    range: Range,
    text: &'a str,
}

#[derive(Serialize)]
struct Related<'a> {
    message: String,
    location: Location<'a>,
}

impl Report<Checked> for Rdjson {
    fn opening(&self, _: Lang) -> String {
        "{\"source\":{\"name\":\"noticelint\"},\"diagnostics\":[".to_owned()
    }

    fn document(&self, entry: &Entry<'_, Checked>) -> Sheet {
        let draft = Draft::new(entry, "");
        let told = ci::told(entry, self.fail_on).map(|(_, finding)| text(&diagnostic(&draft, finding)));
        told.collect::<Vec<_>>().join(",\n").into()
    }

    fn gather(&self, sheet: Sheet, gathered: &mut Gathered) -> String {
        listed(sheet.text, gathered)
    }

    fn closing(&self, summary: &Summary, gathered: &Gathered) -> String {
        let words = FormatWords::of(self.lang);
        let unread = summary.failures.iter().map(|failure| {
            text(&Diagnostic {
                message: format!("{}: {}", words.unreadable(), lines(&failure.message)),
                location: Location { path: ci::plain(&failure.path), range: None },
                severity: "ERROR",
                code: None,
                suggestions: Vec::new(),
                related_locations: Vec::new(),
            })
        });
        let unread: Vec<String> = unread.collect();
        let between = if gathered.begun && !unread.is_empty() { ",\n" } else { "" };
        let worst = match summary {
            Summary { errors: 0, warnings: 0, infos: 0, .. } if unread.is_empty() => "UNKNOWN_SEVERITY",
            Summary { errors: 0, warnings: 0, .. } if unread.is_empty() => "INFO",
            Summary { errors: 0, .. } if unread.is_empty() => "WARNING",
            _ => "ERROR",
        };
        format!("{between}{}],\"severity\":\"{worst}\"}}\n", unread.join(",\n"))
    }
}

fn range(table: &LineTable<'_>, span: Span) -> Range {
    let stretch = table.stretch(span);
    let position = |place: position::Position| Position {
        line: place.line,
        column: place.byte - table.line_span(place.line).start + 1,
    };
    Range { start: position(stretch.start), end: position(stretch.end) }
}

fn diagnostic<'a>(draft: &Draft<'a>, finding: &'a Finding) -> Diagnostic<'a> {
    let (entry, words, table) = (draft.entry, draft.words, &draft.table);
    let rule = &entry.ruleset.rules[finding.rule];
    let help = finding.help.as_deref().map(|help| format!("\n{}{}", words.mend(), lines(help)));
    let anchor = ci::anchored(entry, finding);
    let related = finding.labels.iter().map(|label| {
        let (source, table) = draft.of(label);
        let range = source.layout.is_none().then(|| range(table, label.span));
        let location = Location { path: ci::plain(&source.name), range };
        Related { message: line(&label.message), location }
    });
    // The text of a Word file is an extract: nothing can be replaced in it.
    let fix = finding.fix.iter().filter(|_| entry.source.format != Format::Word);
    let edits = fix.flat_map(|fix| &fix.edits);
    Diagnostic {
        message: format!("{anchor}{}{}", line(&finding.message), help.unwrap_or_default()),
        location: Location {
            path: ci::plain(&entry.source.name),
            range: ci::span(entry, finding).map(|span| range(table, span)),
        },
        severity: match finding.severity {
            Severity::Error => "ERROR",
            Severity::Warning => "WARNING",
            Severity::Info => "INFO",
        },
        code: Some(Code { value: &rule.id, url: ci::address(finding.sources(entry.ruleset)) }),
        suggestions: edits.map(|(span, text)| Suggestion { range: range(table, *span), text }).collect(),
        related_locations: related.collect(),
    }
}
