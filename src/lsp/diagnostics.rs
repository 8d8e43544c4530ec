//! Findings of a draft as an editor shows them.
//!
//! Owns their form: severity and words as in `check`, several places, the address of a source.

use super::client::Client;
use super::draft::Draft;
use super::position::{position, range, uri as uri_of};
use crate::checks::Finding;
use crate::document::Span;
use crate::report::messages::{EditorWords, Words};
use crate::report::position::LineTable;
use crate::report::{ci, counts};
use crate::ruleset::Severity;
use crate::text::control_chars::visible;
use lsp_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, Location,
    NumberOrString, Position, Range, Uri,
};
use std::str::FromStr as _;

/// What stands beside every finding.
pub(crate) const SOURCE: &str = "noticelint";

/// All findings of a draft.
pub(crate) fn of(draft: &Draft, uri: &Uri, client: &Client) -> Vec<Diagnostic> {
    let table = LineTable::new(&draft.source.text);
    let findings = draft.checked.findings.iter();
    let mut told: Vec<Diagnostic> =
        findings.map(|finding| diagnostic(draft, &table, finding, uri, client)).collect();
    if let Some(file) = &draft.mistaken {
        let words = EditorWords::of(draft.checked.lang);
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let mut broken = whole(words.broken_rules(&visible(&name)), DiagnosticSeverity::WARNING);
        let place = uri_of(file).map(|uri| Location { uri, range: Range::default() });
        broken.related_information = place.filter(|_| client.related).map(|location| {
            vec![DiagnosticRelatedInformation { location, message: visible(&name).into_owned() }]
        });
        told.insert(0, broken);
    }
    told
}

/// A finding.
pub(crate) fn diagnostic(
    draft: &Draft,
    table: &LineTable<'_>,
    finding: &Finding,
    uri: &Uri,
    client: &Client,
) -> Diagnostic {
    let rule = &draft.known.ruleset.rules[finding.rule];
    let words = Words::of(draft.checked.lang);
    let help = finding.help.as_deref().map(|help| format!("\n{}{}", words.mend(), ci::lines(help)));
    let address = ci::address(finding.sources(&draft.known.ruleset));
    let related = finding.labels.iter().filter(|label| label.document.is_none()).map(|label| {
        let location = Location { uri: uri.clone(), range: range(table, label.span) };
        DiagnosticRelatedInformation { location, message: ci::line(&label.message) }
    });
    let related: Vec<_> = related.collect();
    Diagnostic {
        range: finding.span.map_or_else(Range::default, |span| range(table, span)),
        severity: Some(match finding.severity {
            Severity::Error => DiagnosticSeverity::ERROR,
            Severity::Warning => DiagnosticSeverity::WARNING,
            Severity::Info => DiagnosticSeverity::INFORMATION,
        }),
        code: Some(NumberOrString::String(rule.id.to_string())),
        code_description: address.and_then(|href| Some(CodeDescription { href: Uri::from_str(href).ok()? })),
        source: Some(SOURCE.to_owned()),
        message: ci::lines(&finding.message) + &help.unwrap_or_default(),
        related_information: (client.related && !related.is_empty()).then_some(related),
        tags: removes(finding).then(|| vec![DiagnosticTag::UNNECESSARY]),
        data: None,
    }
}

/// Whether what a finding points at is only to be taken out.
fn removes(finding: &Finding) -> bool {
    let fix = finding.fix.as_ref();
    fix.is_some_and(|fix| !fix.edits.is_empty() && fix.edits.iter().all(|(_, put)| put.is_empty()))
}

/// Something about a text as a whole, at its beginning.
pub(crate) fn whole(message: String, severity: DiagnosticSeverity) -> Diagnostic {
    Diagnostic {
        range: Range { start: Position::new(0, 0), end: Position::new(0, 0) },
        severity: Some(severity),
        source: Some(SOURCE.to_owned()),
        message,
        ..Diagnostic::default()
    }
}

/// The findings that a range touches, or that the line of its start has where they have no extent.
pub(crate) fn at<'a>(
    draft: &'a Draft,
    table: &'a LineTable<'_>,
    wanted: Span,
) -> impl Iterator<Item = &'a Finding> {
    draft.checked.findings.iter().filter(move |finding| {
        let Some(span) = finding.span else { return false };
        let touches = span.start <= wanted.end && wanted.start <= span.end;
        let line = |byte| position(table, byte).line;
        touches || span.start == span.end && line(span.start) == line(wanted.start)
    })
}

/// How many findings there are.
pub(crate) fn tally(draft: &Draft) -> String {
    let counts = counts(&draft.checked.findings);
    let words = Words::of(draft.checked.lang);
    if counts == [0; 3] { words.clean().to_owned() } else { words.findings(counts[0], counts[1], counts[2]) }
}
