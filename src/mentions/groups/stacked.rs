//! Lines below one another, each ending in a count, that nothing else ties together: one of them, or the count right
//! above, is their total where the others make it, or would but for one slip.
//!
//! Owns that arithmetic alone decides here. What words or marks tie is read elsewhere.

use super::{Group, Spots, Tie, slipped};
use crate::document::BlockKind;
use std::collections::HashSet;
use std::ops::Range;

/// A line is no longer than this.
const LINE: usize = 60;

/// Adds the groups of such lines.
pub(crate) fn lines(view: &Spots, groups: &mut Vec<Group>) {
    let tied: HashSet<usize> =
        groups.iter().flat_map(|group| group.parts.iter().copied().chain([group.total])).collect();
    let blocks = view.document().blocks.len();
    let mut at = 0;
    while at < blocks {
        let length = (at..blocks).map_while(|line| ends(view, line)).count();
        let figures: Vec<usize> = (at..at + length).filter_map(|line| ends(view, line)).collect();
        for run in figures.chunk_by(|&one, &next| view.unit(one) == view.unit(next)) {
            if run.iter().all(|figure| !tied.contains(figure)) {
                groups.extend(total(view, run, at));
            }
        }
        at += length.max(1);
    }
}

/// The total among the lines of one unit, or right above them.
fn total(view: &Spots, run: &[usize], first: usize) -> Option<Group> {
    let above = || {
        let line = view.all[*run.first()?].block;
        let before = line.checked_sub(1).filter(|_| line == first)?;
        view.plain(view.block(before).place).pop().filter(|&total| view.unit(total) == view.unit(run[0]))
    };
    let among = |total: usize, parts: Range<usize>| group(view, *run.get(total)?, run.get(parts)?);
    let last = run.len().checked_sub(1)?;
    among(last, 0..last).or_else(|| among(0, 1..run.len())).or_else(|| group(view, above()?, run))
}

fn group(view: &Spots, total: usize, parts: &[usize]) -> Option<Group> {
    let values = || parts.iter().map(|&part| view.value(part));
    let sum = values().try_fold(0_u64, u64::checked_add)?;
    let whole = view.value(total);
    let makes = sum == whole || slipped(whole, sum, values());
    (parts.len() >= 2 && makes && values().all(|part| part < whole)).then(|| Group {
        total,
        parts: parts.to_vec(),
        less: None,
        tie: Tie::Loose,
    })
}

/// The count that ends a line and is its only one.
fn ends(view: &Spots, at: usize) -> Option<usize> {
    let block = view.block(at);
    // 店舗会員  440件: set in columns by spaces.
    let lined =
        matches!(block.kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Note | BlockKind::Row);
    let short = block.place.end - block.place.start <= 4 * LINE
        && view.apart(block.place.start, block.place.end) <= LINE;
    let figure = view.only(block.place).filter(|_| lined && short)?;
    (view.apart(view.place(figure).end, block.place.end) <= 1).then_some(figure)
}
