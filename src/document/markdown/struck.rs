//! What is struck through: ~~260名~~.
//!
//! Owns taking it out of the text: it no longer holds. One tilde is a range in a Japanese text, and stays.

use super::super::line::{Hint, Line};
use super::super::{Span, Trace, TraceKind};
use super::stars::{Run, cut, pairs, runs};
use crate::text::slice;

/// Takes what is struck through in one line out of the lines, and tells it.
pub(super) fn take_out(source: &str, lines: &mut [Line]) -> Vec<Trace> {
    let mut traces = Vec::new();
    for line in lines {
        let pairs = pairs(source, runs(source, 0, line, '~', 2));
        let pairs = pairs.into_iter().filter(|[open, close]| in_one_cell(line, open, close));
        let mut drop: Vec<Run> = Vec::new();
        for [open, close] in pairs {
            let span = Span { start: open.start, end: close.end };
            let text = slice(source, open.end..close.start).trim().to_owned();
            traces.push(Trace { kind: TraceKind::Struck, span: Some(span), text, author: None });
            drop.extend((open.piece..=close.piece).filter_map(|piece| {
                let whole = line.pieces.get(piece)?.span;
                let (start, end) = (whole.start.max(span.start), whole.end.min(span.end));
                Some(Run { line: 0, piece, start, end })
            }));
        }
        if !drop.is_empty() {
            cut(line, &drop);
        }
    }
    traces
}

/// Whether two signs of a row stand in one of its cells.
fn in_one_cell(line: &Line, open: &Run, close: &Run) -> bool {
    match &line.hint {
        Hint::Row(cells) => {
            cells.iter().any(|cell| cell.contains(&open.piece) && cell.contains(&close.piece))
        }
        _ => true,
    }
}
