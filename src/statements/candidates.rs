//! Which rows of the claims a statement may fit, by what nearly all of them ask for: an act, a topic, a mode.
//!
//! Owns all rows, and the sets of them, each a bit a row, in their order. Whether a row fits is asked in [`super::fits`]. Compiled into
//! `build.rs`, too: see [`super::built_in`].

use super::claim::{Claim, MODES};
use crate::grammar::{Kinds, Mode};
use crate::text::Baked;

/// All rows.
#[derive(Debug, Clone, Default)]
pub struct Claims {
    pub(super) claims: Baked<[Claim]>,
    pub(super) by_claim: Candidates,
    pub(super) deferrals: Baked<[Claim]>,
    pub(super) by_deferral: Candidates,
}

/// Sets of rows.
#[derive(Debug, Clone, Default)]
pub(super) struct Candidates {
    /// Numbers that a set has, of 64 rows each.
    pub(super) size: usize,
    /// The sets, one behind the other, in the order of the places below.
    pub(super) sets: Baked<[u64]>,
}

/// Where rows stand that any act fits.
const ANY_ACT: usize = 0;
/// Those that an act fits which no list holds.
const OPEN: usize = 1;
/// Those that ask for no topic.
const NO_TOPIC: usize = 2;
/// Those of the first act, of the first topic, of the first mode.
const ACTS: usize = 3;
const TOPICS: usize = ACTS + Kinds::BITS as usize;
const MODE: usize = TOPICS + Kinds::BITS as usize;

/// The places of the bits of a set.
fn bits(of: Kinds) -> impl Iterator<Item = usize> {
    let mut left = of;
    std::iter::from_fn(move || {
        let at = (left != 0).then_some(left.trailing_zeros() as usize)?;
        left &= left - 1;
        Some(at)
    })
}

impl Candidates {
    /// Sorts rows into sets.
    #[allow(dead_code, reason = "done when the program is built")]
    pub(super) fn of(rows: &[Claim]) -> Self {
        let size = rows.len().div_ceil(64);
        let mut sets = vec![0_u64; size * (MODE + MODES.len())];
        for (at, row) in rows.iter().enumerate() {
            let mut put = |set: usize| sets[set * size + at / 64] |= 1 << (at % 64);
            match row.any {
                true => put(ANY_ACT),
                false => bits(row.act).for_each(|act| put(ACTS + act)),
            }
            if row.open {
                put(OPEN);
            }
            match row.about {
                0 => put(NO_TOPIC),
                about => bits(about).for_each(|topic| put(TOPICS + topic)),
            }
            for (mode, (_, known)) in MODES.iter().enumerate() {
                if row.modes.is_empty() || row.modes.contains(known) {
                    put(MODE + mode);
                }
            }
        }
        Self { size, sets: sets.into() }
    }

    /// The places of the rows that a statement may fit, in order.
    pub(super) fn for_each(&self, act: Kinds, topics: Kinds, mode: Mode, mut then: impl FnMut(usize)) {
        for word in 0..self.size {
            let set = |set: usize| self.sets.get(set * self.size + word).copied().unwrap_or(0);
            let open = if act == 0 { set(OPEN) } else { 0 };
            let acts = bits(act).fold(set(ANY_ACT) | open, |all, act| all | set(ACTS + act));
            let topics = bits(topics).fold(set(NO_TOPIC), |all, topic| all | set(TOPICS + topic));
            // The modes are named in their order.
            let mut left = acts & topics & set(MODE + mode as usize);
            while left != 0 {
                then(word * 64 + left.trailing_zeros() as usize);
                left &= left - 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statements::Claims;

    #[test]
    fn modes_are_named_in_their_order() {
        assert!(MODES.iter().enumerate().all(|(at, (_, mode))| *mode as usize == at));
    }

    #[test]
    fn no_row_that_fits_is_left_out() {
        let rows = &Claims::built_in().claims;
        let candidates = Candidates::of(rows);
        for (at, row) in rows.iter().enumerate() {
            for (_, mode) in MODES.iter().filter(|(_, mode)| row.modes.is_empty() || row.modes.contains(mode))
            {
                let act = if row.open { 0 } else { row.act };
                let mut found = Vec::new();
                candidates.for_each(act, row.about, *mode, |at| found.push(at));
                assert!(found.contains(&at), "{row:?}");
                assert!(found.is_sorted() && found.len() < rows.len());
            }
        }
    }
}
