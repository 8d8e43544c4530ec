//! Places as editors count them: lines and UTF-16 units, from 0.
//!
//! Owns the way between these and bytes.

use crate::document::Span;
use crate::report::position::LineTable;
use lsp_types::{Position, Range};

/// Where a byte stands.
pub fn position(table: &LineTable<'_>, byte: usize) -> Position {
    let (line, units) = table.utf16(byte);
    let fits = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Position { line: fits(line), character: fits(units) }
}

/// Where a span stands.
pub fn range(table: &LineTable<'_>, span: Span) -> Range {
    Range { start: position(table, span.start), end: position(table, span.end.max(span.start)) }
}

/// The byte at a place: one past a line is its end, one past the text the text's.
pub fn byte(table: &LineTable<'_>, place: Position) -> usize {
    let line = place.line as usize;
    let last = table.position(table.text().len()).line;
    if line >= last { table.text().len() } else { table.byte_at_utf16(line, place.character as usize) }
}

/// The span of a range, whichever end comes first.
pub fn span(table: &LineTable<'_>, range: Range) -> Span {
    let (one, other) = (byte(table, range.start), byte(table, range.end));
    Span { start: one.min(other), end: one.max(other) }
}
