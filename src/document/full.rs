//! Lines that are as wide as a wrapped line is.
//!
//! Owns widths. Whether a line that is full goes on in the next is for [`super::joins`].

use super::line::{Hint, Line};
use crate::text::width::{self, plain_width};
use std::collections::BinaryHeap;

/// A wrapped line is at least this many columns wide, and this part of the widest.
const FULL: usize = 30;
const PART: usize = 85;

/// Columns and characters of a line, without the marks of its format.
fn width(source: &str, line: &Line) -> (usize, usize) {
    let texts = line.pieces.iter().map(|piece| piece.text(source));
    let indent = (line.indent, line.indent);
    texts.fold(indent, |sum, text| {
        let (columns, characters) =
            plain_width(text).unwrap_or_else(|| (width::width(text), text.chars().count()));
        (sum.0 + columns, sum.1 + characters)
    })
}

/// The part of the widest width that two more come near to; no line reaches it where there is none.
fn near_widest(widths: impl Iterator<Item = usize>, least: usize) -> usize {
    let mut widths: BinaryHeap<usize> = widths.filter(|width| *width >= least).collect();
    let mut three = [widths.pop(), widths.pop(), widths.pop()];
    while let [Some(widest), _, Some(third)] = three {
        if third * 100 >= widest * PART {
            return (widest * PART).div_ceil(100);
        }
        three = [three[1], three[2], widths.pop()];
    }
    usize::MAX
}

/// Which lines are as wide as a wrapped line is: as wide, nearly, as three wrapped lines of the document, or
/// just as wide as the line above or below in the same run.
pub(super) fn full(source: &str, lines: &[Line]) -> Vec<bool> {
    let bare = |index: usize| !matches!(lines[index].hint, Hint::Row(_) | Hint::Heading(_));
    let goes_on = |index: usize| lines.get(index + 1).is_some_and(|next| !next.blank_before) && bare(index);
    let wrapped = || (0..lines.len()).filter(|index| goes_on(*index));
    // Only what may be wrapped is measured first: often that is nothing.
    let measured = |index: usize| if goes_on(index) { width(source, &lines[index]) } else { (0, 0) };
    let mut widths: Vec<(usize, usize)> = (0..lines.len()).map(measured).collect();
    // Editors wrap at a column, mail programs and copied pages at a number of characters.
    let columns = near_widest(wrapped().map(|index| widths[index].0), FULL);
    let characters = near_widest(wrapped().map(|index| widths[index].1), FULL / 2 + 5);
    if columns < usize::MAX || characters < usize::MAX {
        let others = lines.iter().zip(&mut widths).enumerate().filter(|(index, _)| !goes_on(*index));
        others.for_each(|(_, (line, own))| *own = width(source, line));
    }
    let alike = |one: usize, other: usize| {
        let (one, other) = (widths[one], widths[other]);
        one.0.min(other.0) >= FULL && (one.1.abs_diff(other.1) <= 1 || one.0.abs_diff(other.0) <= 2)
    };
    let run = |index: usize| {
        let below = goes_on(index + 1) && alike(index, index + 1);
        let above = index > 0 && goes_on(index - 1) && alike(index - 1, index);
        goes_on(index) && (below || above)
    };
    let as_wide = |index: usize| widths[index].0 >= columns.max(FULL) || widths[index].1 >= characters;
    (0..lines.len()).map(|index| as_wide(index) || run(index)).collect()
}
