//! Emphasis that Markdown does not see.
//!
//! Owns the asterisks of `会員**「氏名」**が`: beside Japanese brackets CommonMark takes them for text, their author
//! did not. Only pairs go; a lone pair of asterisks stays what it is.

use super::super::line::{Hint, Line, Piece};
use crate::text::slice;

/// Takes the pairs out of lines. What one block holds is looked at together.
pub(super) fn drop_pairs(source: &str, lines: &mut [Line]) {
    let mut first = 0;
    while first < lines.len() {
        let more = lines[first + 1..].iter().take_while(|line| !line.blank_before).count();
        let block = &mut lines[first..=first + more];
        first += more + 1;
        let runs = block.iter().enumerate().flat_map(|(at, line)| runs(source, at, line, '*', 3));
        let mut drop: Vec<Run> = pairs(source, runs).into_iter().flatten().collect();
        if drop.is_empty() {
            continue;
        }
        drop.sort_by_key(|run| (run.line, run.piece, run.start));
        for own in drop.chunk_by(|one, next| one.line == next.line) {
            cut(&mut block[own[0].line], own);
        }
    }
}

/// Two or more of a sign.
#[derive(Clone, Copy)]
pub(super) struct Run {
    pub(super) line: usize,
    pub(super) piece: usize,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Where two and up to `most` of a sign stand in a line.
pub(super) fn runs(source: &str, line: usize, pieces: &Line, sign: char, most: usize) -> Vec<Run> {
    let mut runs = Vec::new();
    for (piece, found) in pieces.pieces.iter().enumerate().filter(|(_, found)| found.text.is_none()) {
        let text = found.text(source);
        let mut at = 0;
        while let Some(offset) = slice(text, at..).find(sign) {
            let start = at + offset;
            let rest = slice(text, start..);
            let length = rest.len() - rest.trim_start_matches(sign).len();
            at = start + length;
            if length < 2 * sign.len_utf8() {
                continue;
            }
            let (start, end) = (found.span.start + start, found.span.start + at);
            if length <= most
                && !slice(source, ..start).ends_with(['\\', sign])
                && !slice(source, end..).starts_with(sign)
            {
                runs.push(Run { line, piece, start, end });
            }
        }
    }
    runs
}

/// Those that stand around something: the first beside what follows it, the second beside what precedes it.
pub(super) fn pairs(source: &str, runs: impl IntoIterator<Item = Run>) -> Vec<[Run; 2]> {
    let mut drop = Vec::new();
    let mut open: Option<Run> = None;
    for run in runs {
        let closes = slice(source, ..run.start).ends_with(|found: char| !found.is_whitespace());
        let opens = slice(source, run.end..).starts_with(|found: char| !found.is_whitespace());
        match open.take() {
            Some(first) if closes && first.end < run.start => drop.push([first, run]),
            _ if opens => open = Some(run),
            _ => {}
        }
    }
    drop
}

/// Cuts runs out of a line; cells keep their pieces.
pub(super) fn cut(line: &mut Line, drop: &[Run]) {
    let mut pieces = Vec::with_capacity(line.pieces.len() + drop.len());
    let mut moved = Vec::with_capacity(line.pieces.len() + 1);
    let mut drop = drop.iter().peekable();
    for (at, piece) in line.pieces.drain(..).enumerate() {
        moved.push(pieces.len());
        let mut from = piece.span.start;
        while let Some(run) = drop.next_if(|run| run.piece == at) {
            if from < run.start {
                pieces.push(Piece::plain(from, run.start));
            }
            from = run.end;
        }
        if from == piece.span.start {
            pieces.push(piece);
        } else if from < piece.span.end {
            pieces.push(Piece::plain(from, piece.span.end));
        }
    }
    moved.push(pieces.len());
    if let Hint::Row(cells) = &mut line.hint {
        for cell in cells {
            let at = |index: usize| moved.get(index).copied().unwrap_or(pieces.len());
            *cell = at(cell.start)..at(cell.end);
        }
    }
    line.pieces = pieces;
}
