//! The comment that lets a finding pass.
//!
//! Owns where it is put: on a line of its own before the block it is for; a list and a table are one. It says no reason:
//! until somebody writes one it lets nothing pass, and is told for that.

use super::draft::Draft;
use crate::checks::Finding;
use crate::document::{BlockKind, Document, Span};
use crate::report::position::LineTable;
use crate::text::slice;

/// The place and the text of the comment.
pub fn comment(draft: &Draft, table: &LineTable<'_>, finding: &Finding) -> (usize, String) {
    let text = &draft.source.text;
    let rule = &draft.known.ruleset.rules[finding.rule].id;
    let comment = format!("<!-- noticelint-ignore {rule}:  -->");
    let end = line_end(text);
    let document = &draft.checked.reading.document;
    let span = finding.span.filter(|span| span.start < span.end);
    match span.and_then(|span| before(document, span)) {
        Some(byte) => {
            let line = table.line_span(table.position(byte).line).start;
            (line, format!("{comment}{end}"))
        }
        // What is absent stands in no block: a comment anywhere is for it.
        None => {
            let at = finding.span.map_or(text.len(), |span| span.start);
            let line = table.line_span(table.position(at).line).end;
            (line, format!("{end}{end}{comment}"))
        }
    }
}

/// The first byte of the block of a span, or of the list or table that holds it.
fn before(document: &Document, span: Span) -> Option<usize> {
    let place = document.place(span)?;
    let mut at = document.block_at(place.start)?;
    let own = &document.blocks[at];
    if matches!(own.kind, BlockKind::Item | BlockKind::Row) {
        let alike = |other: usize| {
            let block = &document.blocks[other];
            block.kind == own.kind && block.section == own.section
        };
        while at > 0 && alike(at - 1) {
            at -= 1;
        }
    }
    let block = &document.blocks[at];
    let start = document.span(block.place).start;
    Some(block.marker.map_or(start, |marker| marker.start.min(start)))
}

/// How a text ends its lines.
pub fn line_end(text: &str) -> &'static str {
    match text.find('\n') {
        Some(at) if slice(text, ..at).ends_with('\r') => "\r\n",
        None if text.contains('\r') => "\r",
        _ => "\n",
    }
}
