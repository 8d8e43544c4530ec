//! Which rows of the claims a statement may fit, by what most of them ask for or exclude: acts, topics, a mode, words, parties.
//!
//! Owns all rows, and the sets of them, each a bit a row, in their order. Whether a row fits is asked in [`super::fits`]. Compiled into
//! `build.rs`, too: see [`super::built_in`].

use super::claim::{Claim, MODES};
use crate::grammar::{Kinds, Mode};
use crate::text::Baked;

/// All rows.
#[derive(Debug, Clone, Default)]
pub(crate) struct Claims {
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

/// What of a statement the sets tell.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked {
    pub(super) act: Kinds,
    pub(super) topics: Kinds,
    pub(super) mode: Mode,
    /// All its words.
    pub(super) with: Kinds,
    pub(super) who: Kinds,
    pub(super) to: Kinds,
}

/// Where rows stand that any act fits.
const ANY_ACT: usize = 0;
/// Those that an act fits which no list holds.
const OPEN: usize = 1;
/// Those that ask for no topic, for no word, for no addressee.
const NO_TOPIC: usize = 2;
const NO_WORD: usize = 3;
const NO_ADDRESSEE: usize = 4;
/// Those of the first act, of the first topic, of the first word, of the first addressee.
const ACTS: usize = 5;
const TOPICS: usize = ACTS + Kinds::BITS as usize;
const WORDS: usize = TOPICS + Kinds::BITS as usize;
const ADDRESSEES: usize = WORDS + Kinds::BITS as usize;
/// Those that exclude the first act, the first topic, the first word, the first who acts.
const NOT_ACTS: usize = ADDRESSEES + Kinds::BITS as usize;
const NOT_TOPICS: usize = NOT_ACTS + Kinds::BITS as usize;
const NOT_WORDS: usize = NOT_TOPICS + Kinds::BITS as usize;
const NOT_WHO: usize = NOT_WORDS + Kinds::BITS as usize;
/// Those of the first mode.
const MODE: usize = NOT_WHO + Kinds::BITS as usize;

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
            let asks =
                [(row.about, NO_TOPIC, TOPICS), (row.of, NO_WORD, WORDS), (row.to, NO_ADDRESSEE, ADDRESSEES)];
            for (asked, none, first) in asks {
                match asked {
                    0 => put(none),
                    asked => bits(asked).for_each(|one| put(first + one)),
                }
            }
            let excludes = [
                (row.not_act, NOT_ACTS),
                (row.not_about, NOT_TOPICS),
                (row.not_of, NOT_WORDS),
                (row.not_who, NOT_WHO),
            ];
            for (excluded, first) in excludes {
                bits(excluded).for_each(|one| put(first + one));
            }
            for (mode, (_, known)) in MODES.iter().enumerate() {
                if (row.modes.is_empty() || row.modes.contains(known)) && !row.not_modes.contains(known) {
                    put(MODE + mode);
                }
            }
        }
        Self { size, sets: sets.into() }
    }

    /// The places of the rows that a statement may fit, in order.
    pub(super) fn for_each(&self, of: Asked, mut then: impl FnMut(usize)) {
        for from in (0..self.size).step_by(LANES) {
            let to = self.size.min(from + LANES);
            // The rows of a set, added to others.
            let and = |mut all: Lanes, set: usize| {
                let rows = self.sets.get(set * self.size + from..set * self.size + to).unwrap_or_default();
                all.iter_mut().zip(rows).for_each(|(all, rows)| *all |= rows);
                all
            };
            let and_any = |all: Lanes, first: usize, kinds: Kinds| {
                bits(kinds).fold(all, |all, one| and(all, first + one))
            };
            let set = |set: usize| and([0; LANES], set);
            let open = if of.act == 0 { set(OPEN) } else { [0; LANES] };
            // The modes are named in their order.
            let mut left = set(MODE + of.mode as usize);
            keep(&mut left, and_any(and(open, ANY_ACT), ACTS, of.act));
            keep(&mut left, and_any(set(NO_TOPIC), TOPICS, of.topics));
            if left == [0; LANES] {
                continue;
            }
            keep(&mut left, and_any(set(NO_WORD), WORDS, of.with));
            keep(&mut left, and_any(set(NO_ADDRESSEE), ADDRESSEES, of.to));
            let not = and_any(and_any([0; LANES], NOT_ACTS, of.act), NOT_TOPICS, of.topics);
            let not = and_any(and_any(not, NOT_WORDS, of.with), NOT_WHO, of.who);
            keep(&mut left, not.map(|rows| !rows));
            for (lane, mut left) in left.into_iter().enumerate() {
                while left != 0 {
                    then((from + lane) * 64 + left.trailing_zeros() as usize);
                    left &= left - 1;
                }
            }
        }
    }
}

/// So many numbers of a set are looked at together.
const LANES: usize = 4;
type Lanes = [u64; LANES];

/// Takes out the rows that are not among others.
fn keep(left: &mut Lanes, among: Lanes) {
    left.iter_mut().zip(among).for_each(|(left, among)| *left &= among);
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
            let meant = |mode: &Mode| {
                (row.modes.is_empty() || row.modes.contains(mode)) && !row.not_modes.contains(mode)
            };
            for (_, mode) in MODES.iter().filter(|(_, mode)| meant(mode)) {
                let act = if row.open { 0 } else { row.act & !row.not_act };
                let topics = row.about & !row.not_about;
                let (with, to) = (row.of & !row.not_of, row.to);
                let asked = Asked { act, topics, mode: *mode, with, who: 0, to };
                let mut found = Vec::new();
                candidates.for_each(asked, |at| found.push(at));
                assert!(found.contains(&at), "{row:?}");
                assert!(found.is_sorted() && found.len() < rows.len());
            }
        }
    }
}
