//! Bare numbers in the bracket behind a total, which tells their unit: 「8,412アカウント(iOS版5,130、Android版3,282)」.
//!
//! Owns which brackets hold nothing but labels and their numbers. A bracket whose numbers are nowhere near the total
//! holds no parts: codes, classes, pages.

use super::cells::{Cell, Unit};
use crate::document::Place;
use crate::mentions::Count;
use crate::mentions::number;
use crate::mentions::scan::Scene;
use crate::text::{boundary, slice};

/// A bracket of parts is no longer than this, in bytes.
const BRACKET: usize = 240;

/// Finds the numbers that take their unit from the total before their bracket, in order; `known` are the counts that
/// have one.
pub(crate) fn bracketed(scene: &Scene, known: &[Count]) -> Vec<Cell> {
    let text = &scene.document.text;
    let mut found = Vec::new();
    for (at, total) in known.iter().enumerate() {
        let open = total.place.end + 1;
        let rest = slice(text, total.place.end..boundary(text, (open + BRACKET).min(text.len())));
        let Some(inside) = rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) else { continue };
        let end = open + inside.0.len();
        // A number with its unit is read where it stands.
        if known.get(at + 1).is_some_and(|next| next.place.start < end) {
            continue;
        }
        let parts: Option<Vec<(Place, u64)>> = pieces(open, inside.0).map(labelled).collect();
        let Some(parts) = parts.filter(|parts| parts.len() >= 2) else { continue };
        let sum = parts.iter().fold(0_u64, |sum, (_, value)| sum.saturating_add(*value));
        let near = sum <= total.value.saturating_mul(2) && total.value <= sum.saturating_mul(2);
        if near && parts.iter().all(|(_, value)| *value < total.value) {
            let unit = Unit { text: total.unit.clone(), persons: total.persons };
            found.extend(parts.into_iter().map(|(place, value)| Cell { place, value, unit: unit.clone() }));
        }
    }
    found
}

/// What stands between the commas of a bracket, with where it begins.
fn pieces(start: usize, inside: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = start;
    inside.split('、').map(move |piece| {
        let here = at;
        at += piece.len() + '、'.len_utf8();
        (here, piece)
    })
}

/// The number at the end of a piece, where a label and nothing else stands before it.
fn labelled((start, piece): (usize, &str)) -> Option<(Place, u64)> {
    let label = piece.trim_end_matches(|sign: char| sign.is_ascii_digit() || sign == ',');
    let number = slice(piece, label.len()..);
    let read = number::read(number).filter(|read| read.len == number.len() && !read.ideographic)?;
    let named = label.trim_end_matches([':', ' ', 'が', 'は']);
    let counts = named.ends_with(char::is_alphabetic) && !named.ends_with(['第', '年', '月', '日', '時']);
    counts.then_some((Place { start: start + label.len(), end: start + piece.len() }, read.value))
}
