//! Bare numbers at the ends of lines below one another, whose unit the line of their total tells: 「東支所:74」 above
//! 「合計:257件」.
//!
//! Owns which lines stand above a total. A number that no total stands below is no count.

use super::cells::{Cell, Unit};
use crate::document::{Block, BlockKind, Place};
use crate::mentions::Count;
use crate::mentions::number;
use crate::mentions::scan::Scene;
use crate::text::slice;

/// A label is no longer than this, in bytes.
const LABEL: usize = 90;

/// Finds the numbers of lines that take their unit from their total, in order; `known` are the counts that have one.
pub(crate) fn lines(scene: &Scene, known: &[Count]) -> Vec<Cell> {
    let mut found = Vec::new();
    let mut free = 0;
    for total in known {
        let Some(at) = scene.block(total.place.start).filter(|&at| totals(scene, at, total)) else {
            continue;
        };
        let above = scene.document.blocks.get(free..at).unwrap_or_default();
        free = at + 1;
        let above = above.split_last().map_or(above, |(last, rest)| {
            let drawn = is_drawn(scene.document.at(last.place));
            if drawn { rest } else { above }
        });
        let numbers = above.iter().rev().map_while(|line| bare(scene, line));
        let numbers: Vec<(Place, u64)> = numbers.collect();
        if numbers.len() >= 2 {
            let unit = Unit { text: total.unit.clone(), persons: total.persons };
            let cell = |(place, value)| Cell { place, value, unit: unit.clone() };
            found.extend(numbers.into_iter().rev().map(cell));
        }
    }
    found
}

/// A line without a letter or a digit.
pub(crate) fn is_drawn(line: &str) -> bool {
    line.chars().all(|sign| sign == 'ー' || !sign.is_alphanumeric())
}

/// Whether a block is the line of a total: the word for it, and the count.
fn totals(scene: &Scene, at: usize, count: &Count) -> bool {
    let place = scene.document.blocks[at].place;
    let label = Place { start: place.start, end: count.place.start };
    count.place.end == place.end
        && label.end - label.start <= LABEL
        && scene.hits.first(scene.sets("sum.total"), label).is_some_and(|word| word.start == label.start)
}

/// The number that ends a line behind its label.
fn bare(scene: &Scene, line: &Block) -> Option<(Place, u64)> {
    let place = line.place;
    let lined = matches!(line.kind, BlockKind::Paragraph | BlockKind::Item) && line.cells.is_empty();
    if !lined || place.end - place.start > LABEL {
        return None;
    }
    let text = scene.document.at(place);
    let label = text.trim_end_matches(|sign: char| sign.is_ascii_digit() || sign == ',');
    let number = slice(text, label.len()..);
    let read = number::read(number).filter(|read| read.len == number.len() && !read.ideographic)?;
    let named = label.trim_end_matches([':', ' ', '…', '.', '・']).chars().any(char::is_alphabetic);
    named.then_some((Place { start: place.start + label.len(), end: place.end }, read.value))
}
