//! A line of plain text, cut into cells: between tabs, bars, commas, slashes or gaps.
//!
//! Owns where cells begin and end, and which lines are only drawn. Which lines are rows is for [`super::columns`].

use super::line::{Hint, Line};
use crate::text::normal::white;
use crate::text::script::{is_hiragana, is_ideograph};
use crate::text::{one_of, slice};
use std::ops::Range;

/// A cell is no longer than this; running text with a gap in it is no row.
const CELL: usize = 40;

pub(super) fn columns(space: char) -> usize {
    match white(space) {
        Some(true) => 2,
        _ => 1,
    }
}

/// What rules between the lines of a table are drawn with.
const STROKES: [char; 11] = ['-', '=', '+', '_', '─', '━', '═', '－', '＝', '＿', '┼'];
/// A line of so many strokes may be a mark: ---, ＝＝.
const SHORT: usize = 4;

/// Whether a text is nothing but strokes.
pub(super) fn is_drawn(text: &str) -> bool {
    text.starts_with(STROKES) && text.chars().all(|found| found == ' ' || STROKES.contains(&found))
}

/// A line cut into cells.
#[derive(Default)]
pub(super) struct Cut {
    pub(super) cells: Vec<Range<usize>>,
    pub(super) certain: bool,
    pub(super) ruler: bool,
    /// Nothing but strokes.
    pub(super) strokes: bool,
    /// So many strokes that they are no mark.
    pub(super) drawn: bool,
    /// Its cells stand between slashes.
    pub(super) slashed: bool,
}

/// What stands between the cells of a line.
const BARS: [char; 2] = ['|', '｜'];

pub(super) fn cut(source: &str, line: &Line) -> Cut {
    let [piece] = line.pieces.as_slice() else { return Cut::default() };
    if piece.text.is_some() || line.hint != Hint::None || line.counted.is_some() {
        return Cut::default();
    }
    let text = piece.text(source);
    if text.len() > 1000 {
        return Cut::default();
    }
    let start = piece.span.start;
    let bars = text.matches(BARS).count();
    // 発送した日｜7月15日: a wide bar needs no spaces.
    let apart = text.contains(" | ") || text.contains('｜');
    if bars > 1 && text.starts_with(BARS) || bars > 0 && apart {
        let ruler = text.contains("--") && text.chars().all(|found| matches!(found, '|' | '-' | ':' | ' '));
        let text = text.strip_suffix(BARS).unwrap_or(text);
        let body = text.strip_prefix(BARS).unwrap_or(text);
        let cells = split(body, start + text.len() - body.len(), &BARS);
        let certain = text.starts_with(BARS) || bars > 1;
        return Cut { cells, certain, ruler, ..Cut::default() };
    }
    if text.contains('\t') {
        let cells = split(text, start, &['\t']);
        let certain = cells.iter().all(|cell| slice(source, cell.clone()).chars().nth(CELL).is_none());
        return match certain {
            true if cells[0].len() > 4 => Cut { cells, certain, ..Cut::default() },
            // A number of two digits and one value are a marker and its heading.
            true if cells.len() > 2 => Cut { cells, ..Cut::default() },
            _ => Cut::default(),
        };
    }
    if is_drawn(text) {
        let drawn = text.chars().nth(SHORT).is_some();
        return Cut { strokes: true, drawn, ..Cut::default() };
    }
    if let Some(cells) = listed(text, start) {
        return Cut { cells, ..Cut::default() };
    }
    if let Some(cells) = slashed(text, start) {
        return Cut { cells, slashed: true, ..Cut::default() };
    }
    if !has_gap(text) {
        return Cut::default();
    }
    let cells = gaps(text, start);
    let short = |cell: &Range<usize>| {
        let cell = slice(source, cell.clone());
        cell.chars().nth(CELL).is_none() && !cell.contains('。')
    };
    // `氏　名` is one word set wide, not two cells, and `１　概要` is a marker and its heading; `カード番号　○` is a row.
    let answer = |found: char| !found.is_alphanumeric() || one_of!("有無可否済未", found);
    let single = |(at, cell): (usize, &Range<usize>)| {
        let mut chars = slice(source, cell.clone()).chars();
        let marks = at > 0 && at + 1 == cells.len() && chars.clone().all(answer);
        // `計　6,000` is a label and its number.
        let labels = at == 0
            && cells.len() == 2
            && chars.clone().all(is_ideograph)
            && numbers(slice(source, cells[1].clone()));
        chars.nth(1).is_none() && !marks && !labels
    };
    if cells.iter().all(short) && !cells.iter().enumerate().any(single) {
        return Cut { cells, ..Cut::default() };
    }
    Cut::default()
}

/// Whether a cell is a number, with a short unit or none.
fn numbers(cell: &str) -> bool {
    const UNIT: usize = 2;
    let digit = |sign: char| sign.is_ascii_digit() || one_of!("０１２３４５６７８９,，", sign);
    let unit = cell.trim_start_matches(digit);
    unit.len() < cell.len() && unit.chars().nth(UNIT).is_none()
}

fn split(text: &str, start: usize, at: &[char]) -> Vec<Range<usize>> {
    let mut cells = Vec::new();
    let mut from = 0;
    for (end, sign) in text.match_indices(at).chain(std::iter::once((text.len(), ""))) {
        let cell = slice(text, from..end);
        let lead = start + from + cell.len() - cell.trim_start().len();
        cells.push(lead..lead + cell.trim().len());
        from = end + sign.len();
    }
    cells
}

/// Values between commas, as a file of records is exported: at least three that are short, perhaps quoted, and say nothing
/// in a sentence. The comma of 1,200 is none, and clauses that end in a particle or twice in kana are prose.
fn listed(text: &str, start: usize) -> Option<Vec<Range<usize>>> {
    if text.bytes().filter(|byte| *byte == b',').count() < 2 || text.contains('。') {
        return None;
    }
    let groups = |at: usize| {
        let digits = slice(text, at + 1..).bytes().take_while(u8::is_ascii_digit).count();
        digits == 3 && slice(text, ..at).ends_with(|c: char| c.is_ascii_digit())
    };
    let mut cells = Vec::new();
    let mut from = 0;
    let ends = text.match_indices(',').map(|(at, _)| at).filter(|at| !groups(*at)).chain([text.len()]);
    for end in ends {
        let cell = slice(text, from..end);
        let value = cell.trim().trim_matches('"').trim();
        let lead = cell.find(value).unwrap_or_default();
        if value.chars().nth(CELL).is_some() {
            return None;
        }
        cells.push(start + from + lead..start + from + lead + value.len());
        from = end + 1;
    }
    let clause = |cell: &Range<usize>| {
        let cell = slice(text, cell.start - start..cell.end - start);
        (cell.ends_with(is_hiragana) && !cell.chars().all(is_hiragana))
            .then(|| cell.ends_with(['は', 'が', 'を', 'に', 'へ', 'で']))
    };
    let clauses: Vec<bool> = cells.iter().filter_map(clause).collect();
    (cells.len() > 2 && clauses.len() < 2 && !clauses.contains(&true)).then_some(cells)
}

/// Values between slashes that stand free, each short and none a sentence: 従業員 / 4,912名 / 氏名. The slash of 8/5 or of
/// an address is none.
fn slashed(text: &str, start: usize) -> Option<Vec<Range<usize>>> {
    const BETWEEN: [&str; 2] = [" / ", " ／ "];
    let between = BETWEEN.iter().find(|between| text.contains(**between))?;
    if text.contains('。') {
        return None;
    }
    let mut cells = Vec::new();
    let mut from = 0;
    for cell in text.split(between) {
        let lead = cell.len() - cell.trim_start().len();
        let value = cell.trim();
        if value.is_empty() || value.chars().nth(CELL).is_some() {
            return None;
        }
        cells.push(start + from + lead..start + from + lead + value.len());
        from += cell.len() + between.len();
    }
    Some(cells)
}

/// Whether there may be a gap in a text that no white space ends. Every byte is looked at, without a branch: that is
/// what a processor does to many at once.
fn has_gap(text: &str) -> bool {
    text.as_bytes().windows(3).fold(false, |found, bytes| {
        let (one, two, three) = (bytes[0], bytes[1], bytes[2]);
        let space = (one == b' ') & ((two <= b' ') | (two == 0x7F));
        let control = (one < b' ') | (one == 0x7F);
        // U+0080 to U+00A0, U+1680, U+2000 to U+207F, U+3000.
        let latin = (one == 0xC2) & (two <= 0xA0);
        let ogham = (one == 0xE1) & (two == 0x9A);
        let general = (one == 0xE2) & (two & 0xFE == 0x80);
        let wide = (one == 0xE3) & (two == 0x80) & (three == 0x80);
        found | space | control | latin | ogham | general | wide
    })
}

/// Cells between ideographic spaces or two and more spaces.
fn gaps(text: &str, start: usize) -> Vec<Range<usize>> {
    let mut cells = Vec::new();
    let (mut from, mut end, mut width) = (0, 0, 0);
    for (offset, found) in text.char_indices() {
        if white(found).is_some() {
            width += columns(found);
            continue;
        }
        if width > 1 {
            cells.push(start + from..start + end);
            from = offset;
        }
        width = 0;
        end = offset + found.len_utf8();
    }
    cells.push(start + from..start + end);
    cells
}
