//! A table over a list that is sorted by where its items start: which of them lie near an offset.
//!
//! Owns narrowing a binary search. In a long text the list is larger than the processor's cache, and every step of a
//! search over all of it would wait for memory.

use std::ops::Range;

/// Items of a stretch, about: each more halves the table, and costs a search hardly a step.
const FEW: usize = 4;

/// The table. An empty one narrows nothing.
#[derive(Debug, Clone, Default)]
pub(crate) struct Starts {
    /// Bits of an offset within a stretch of the text.
    shift: u32,
    /// For each stretch, how many items start before it.
    before: Vec<u32>,
}

impl Starts {
    /// Shorter lists are searched whole.
    pub(crate) const LEAST: usize = 64;

    /// The table of a list, by the starts of its items in order.
    pub(crate) fn of(starts: impl ExactSizeIterator<Item = usize> + Clone) -> Self {
        let count = starts.len();
        let Some(last) =
            starts.clone().last().filter(|_| count >= Self::LEAST && u32::try_from(count).is_ok())
        else {
            return Self::default();
        };
        // A stretch for every few items.
        let shift = (last / count * FEW).max(1).ilog2();
        let mut before = Vec::with_capacity((last >> shift) + 2);
        for (index, start) in starts.enumerate() {
            while before.len() <= start >> shift {
                before.push(index as u32);
            }
        }
        before.push(count as u32);
        Self { shift, before }
    }

    /// The part of a list of `count` items that a search for an offset has to look at: all before it start earlier, all
    /// behind it later.
    pub(crate) fn near(&self, offset: usize, count: usize) -> Range<usize> {
        if self.before.is_empty() {
            return 0..count;
        }
        let stretch = offset >> self.shift;
        match (self.before.get(stretch), self.before.get(stretch + 1)) {
            (Some(from), Some(to)) => *from as usize..*to as usize,
            (Some(from), None) => *from as usize..count,
            _ => count..count,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_narrow_search_finds_what_a_whole_one_finds(
            mut starts in prop::collection::vec(0_usize..5000, 0..300),
            offsets in prop::collection::vec(0_usize..6000, 1..50),
        ) {
            starts.sort_unstable();
            let table = Starts::of(starts.iter().copied());
            for offset in offsets {
                let near = table.near(offset, starts.len());
                let upto = near.start + starts[near.clone()].partition_point(|start| *start <= offset);
                prop_assert_eq!(upto, starts.partition_point(|start| *start <= offset));
                let before = near.start + starts[near].partition_point(|start| *start < offset);
                prop_assert_eq!(before, starts.partition_point(|start| *start < offset));
            }
        }
    }
}
