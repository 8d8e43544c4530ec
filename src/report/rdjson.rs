//! `check --format rdjson`: what reviewdog reads.
//!
//! Owns the shape of its `DiagnosticResult`. Columns count bytes of UTF-8 there, from 1.

use super::ci::{self, line, lines};
use super::context::Draft;
use super::gitlab::listed;
use super::json::without_empty;
use super::messages::FormatWords;
use super::position::{LineTable, Position};
use super::{Entry, Gathered, Report, Sheet, Summary};
use crate::checks::Finding;
use crate::document::{Format, Span};
use crate::engine::Checked;
use crate::ruleset::{Lang, Severity};
use serde_json::{Value, json};

/// One `DiagnosticResult`.
#[derive(Debug, Clone)]
pub struct Rdjson {
    /// The least severity that ends the run with 1.
    pub fail_on: Option<Severity>,
    /// Language of messages about the run.
    pub lang: Lang,
}

impl Report<Checked> for Rdjson {
    fn opening(&self, _: Lang) -> String {
        "{\"source\":{\"name\":\"noticelint\"},\"diagnostics\":[".to_owned()
    }

    fn document(&self, entry: &Entry<'_, Checked>) -> Sheet {
        let draft = Draft::new(entry, "");
        let told = ci::told(entry, self.fail_on).map(|finding| diagnostic(&draft, finding).to_string());
        told.collect::<Vec<_>>().join(",\n").into()
    }

    fn gather(&self, sheet: Sheet, gathered: &mut Gathered) -> String {
        listed(sheet.text, gathered)
    }

    fn closing(&self, summary: &Summary, gathered: &Gathered) -> String {
        let words = FormatWords::of(self.lang);
        let unread = summary.failures.iter().map(|failure| {
            let message = format!("{}: {}", words.unreadable(), lines(&failure.message));
            let location = json!({ "path": ci::plain(&failure.path) });
            json!({ "message": message, "location": location, "severity": "ERROR" }).to_string()
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

fn range(table: &LineTable<'_>, span: Span) -> Value {
    let stretch = table.stretch(span);
    let place = |place: Position| json!({ "line": place.line, "column": place.byte - table.line_span(place.line).start + 1 });
    json!({ "start": place(stretch.start), "end": place(stretch.end) })
}

/// Where something stands, as far as there is a place.
fn location(path: &str, range: Option<Value>) -> Value {
    without_empty(json!({ "path": ci::plain(path), "range": range }), &["range"])
}

fn diagnostic(draft: &Draft<'_>, finding: &Finding) -> Value {
    let (entry, words, table) = (draft.entry, draft.words, &draft.table);
    let rule = &entry.ruleset.rules[finding.rule];
    let help = finding.help.as_deref().map(|help| format!("\n{}{}", words.mend(), lines(help)));
    let anchor = ci::anchored(entry, finding);
    let related = finding.labels.iter().map(|label| {
        let (source, table) = draft.of(label);
        let range = source.layout.is_none().then(|| range(table, label.span));
        json!({ "message": line(&label.message), "location": location(&source.name, range) })
    });
    // The text of a Word file is an extract: nothing can be replaced in it.
    let fix = finding.fix.iter().filter(|_| entry.source.format != Format::Word);
    let edits = fix.flat_map(|fix| &fix.edits);
    let code = json!({ "value": rule.id, "url": ci::address(finding.sources(entry.ruleset)) });
    let severity = finding.severity.name().to_uppercase();
    let out = json!({
        "message": format!("{anchor}{}{}", line(&finding.message), help.unwrap_or_default()),
        "location": location(&entry.source.name, ci::span(entry, finding).map(|span| range(table, span))),
        "severity": severity,
        "code": without_empty(code, &["url"]),
        "suggestions": edits
            .map(|(span, text)| json!({ "range": range(table, *span), "text": text }))
            .collect::<Value>(),
        "related_locations": related.collect::<Value>(),
    });
    without_empty(out, &["suggestions", "related_locations"])
}
