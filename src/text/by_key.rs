//! What is found at once by a character, by two of them, or by a name.
//!
//! Owns the tables that are searched so. They are made while running, or stand in the program as constants: see
//! [`super::baked`].

use super::baked::{Baked, Strings};
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

/// Rows by a character, or by it and the next, found at once: every character of a text is asked for.
#[derive(Debug, Clone)]
pub(crate) struct ByChar<T: Clone + fmt::Debug + 'static> {
    /// A bit for every key, at a place of its own or of a few: most of what is asked for has no rows, and is told so here.
    pub sieve: Baked<[u64]>,
    /// A bit for every last twelve bits of a character that has rows, alone or before another.
    pub firsts: Baked<[u64]>,
    /// A key and its rows, from and to; the first free slot ends a search.
    pub slots: Baked<[(u64, u32, u32)]>,
    /// The rows, those of one character together.
    pub rows: Baked<[T]>,
}

impl<T: Clone + fmt::Debug> Default for ByChar<T> {
    fn default() -> Self {
        Self {
            sieve: Baked::default(),
            firsts: Baked::default(),
            slots: Baked::default(),
            rows: Baked::default(),
        }
    }
}

impl<T: Clone + fmt::Debug> ByChar<T> {
    /// Whether there may be rows of a character, alone or before another: of most characters of a text there are none.
    #[inline]
    pub(crate) fn begins(&self, of: char) -> bool {
        let (word, bit) = first_in(of);
        self.firsts.get(word).is_some_and(|bits| bits & bit != 0)
    }

    /// The rows of a character.
    #[inline]
    pub(crate) fn get(&self, of: char) -> &[T] {
        let key = key(of, None);
        if passes(&self.sieve, key) { self.find(key) } else { &[] }
    }

    /// The rows of a character before another.
    #[inline]
    pub(crate) fn pair(&self, of: char, next: char) -> &[T] {
        let key = key(of, Some(next));
        if passes(&self.sieve, key) { self.find(key) } else { &[] }
    }

    /// What there are rows for, and their places in all rows.
    pub(crate) fn keys(&self) -> impl Iterator<Item = ((char, Option<char>), Range<u32>)> {
        let sign = |of: u64| u32::try_from(of).ok().and_then(char::from_u32);
        let taken = self.slots.iter().filter(|(_, from, to)| from != to);
        taken.filter_map(move |(key, from, to)| {
            let next = key & u64::from(u32::MAX);
            Some(((sign(key >> 32)?, next.checked_sub(1).and_then(sign)), *from..*to))
        })
    }

    fn find(&self, of: u64) -> &[T] {
        let last = self.slots.len().wrapping_sub(1);
        let mut at = hash(of) & last;
        while let Some(&(known, from, to)) = self.slots.get(at) {
            if known == of || from == to {
                return self.rows.get(from as usize..to as usize).unwrap_or_default();
            }
            at = (at + 1) & last;
        }
        &[]
    }
}

impl<T: Clone + fmt::Debug> From<BTreeMap<char, Vec<T>>> for ByChar<T> {
    fn from(lists: BTreeMap<char, Vec<T>>) -> Self {
        lists.into_iter().map(|(of, rows)| ((of, None), rows)).collect::<BTreeMap<_, _>>().into()
    }
}

impl<T: Clone + fmt::Debug> From<BTreeMap<(char, Option<char>), Vec<T>>> for ByChar<T> {
    fn from(lists: BTreeMap<(char, Option<char>), Vec<T>>) -> Self {
        let lists: Vec<_> = lists.into_iter().filter(|(_, rows)| !rows.is_empty()).collect();
        // A third of the slots is taken at most, so that most searches end where they begin.
        let mut slots = vec![(0, 0, 0); (lists.len() * 3).next_power_of_two()];
        // One of 24 bits is set at most.
        let mut sieve = vec![0; (slots.len() / 8).max(1)];
        let mut firsts = vec![0; if lists.is_empty() { 0 } else { FIRSTS }];
        let (last, mut all) = (slots.len() - 1, Vec::new());
        for ((of, next), rows) in lists {
            let (word, bit) = first_in(of);
            firsts[word] |= bit;
            let of = key(of, next);
            let (word, bit) = place_in(sieve.len(), of);
            sieve[word] |= bit;
            let mut at = hash(of) & last;
            while slots[at].1 != slots[at].2 {
                at = (at + 1) & last;
            }
            let from = all.len();
            all.extend(rows);
            // There are far fewer rows in any table than a number holds.
            slots[at] = (of, u32::try_from(from).unwrap_or(0), u32::try_from(all.len()).unwrap_or(0));
        }
        Self { sieve: sieve.into(), firsts: firsts.into(), slots: slots.into(), rows: all.into() }
    }
}

/// Numbers that have a bit for every last twelve bits of a character.
const FIRSTS: usize = 64;

/// The number that has the bit of a first character, and the bit.
#[inline]
fn first_in(of: char) -> (usize, u64) {
    let last = of as usize % (FIRSTS * 64);
    (last / 64, 1 << (last % 64))
}

/// Whether a key may have rows.
#[inline]
fn passes(sieve: &[u64], key: u64) -> bool {
    let (word, bit) = place_in(sieve.len(), key);
    sieve.get(word).is_some_and(|bits| bits & bit != 0)
}

/// The number of a sieve that has the bit of a key, and the bit. The length is a power of two.
#[inline]
fn place_in(length: usize, key: u64) -> (usize, u64) {
    let hash = hash(key);
    ((hash >> 6) & length.wrapping_sub(1), 1 << (hash & 63))
}

#[inline]
fn key(of: char, next: Option<char>) -> u64 {
    u64::from(of) << 32 | next.map_or(0, |next| u64::from(next) + 1)
}

#[inline]
fn hash(of: u64) -> usize {
    (of.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40) as usize
}

/// Names by their place in a list of at most 255, found at once.
#[derive(Debug, Clone, Default)]
pub(crate) struct ByName {
    /// Places, each one more than it is; 0 where a slot is free.
    pub slots: Baked<[u8]>,
    /// The names.
    pub names: Strings,
}

impl ByName {
    /// The place of a name. The hash of one that the program names is worked out when that is compiled.
    #[inline]
    pub(crate) fn place(&self, name: &str) -> Option<usize> {
        self.find(name, hash_of(name))
    }

    fn find(&self, name: &str, hash: usize) -> Option<usize> {
        let last = self.slots.len().checked_sub(1)?;
        let mut at = hash & last;
        loop {
            let place = usize::from(*self.slots.get(at)?).checked_sub(1)?;
            if self.names.get(place).is_some_and(|known| **known == *name) {
                return Some(place);
            }
            at = (at + 1) & last;
        }
    }
}

impl From<Strings> for ByName {
    fn from(names: Strings) -> Self {
        // A third of the slots is taken at most, so that most searches end where they begin.
        let mut slots = vec![0; (names.len() * 3 + 1).next_power_of_two()];
        let last = slots.len() - 1;
        for (name, place) in names.iter().zip(1..=u8::MAX) {
            let mut at = hash_of(name) & last;
            while slots[at] != 0 {
                at = (at + 1) & last;
            }
            slots[at] = place;
        }
        Self { slots: slots.into(), names }
    }
}

/// Of its length, its first eight bytes and its last; names are the rules', nobody's attack.
#[inline]
pub(crate) fn hash_of(name: &str) -> usize {
    let step = |hash: u64, word: u64| (hash ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
    let bytes = name.as_bytes();
    let (first, last) = match bytes.first_chunk().zip(bytes.last_chunk()) {
        Some((first, last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
        None => (bytes.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)), 0),
    };
    step(step(bytes.len() as u64 ^ first, last), first) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn each_character_has_its_rows(lists in prop::collection::btree_map(any::<char>(), prop::collection::vec(0..9, 0..3), 0..40), other in any::<char>()) {
            let found: ByChar<i32> = lists.clone().into();
            for (of, rows) in &lists {
                prop_assert_eq!(found.get(*of), rows.as_slice());
            }
            prop_assert_eq!(found.get(other), lists.get(&other).map_or(&[][..], Vec::as_slice));
        }

        #[test]
        fn each_pair_has_its_rows(lists in prop::collection::btree_map((any::<char>(), any::<Option<char>>()), prop::collection::vec(0..9, 0..3), 0..40)) {
            let found: ByChar<i32> = lists.clone().into();
            for ((of, next), rows) in &lists {
                prop_assert_eq!(next.map_or_else(|| found.get(*of), |next| found.pair(*of, next)), rows.as_slice());
            }
        }

        #[test]
        fn each_name_has_its_place(names in prop::collection::btree_set("[a-z-]{0,20}", 0..120), other in "[a-z-]{0,3}") {
            let names: Vec<String> = names.into_iter().collect();
            let found = ByName::from(names.iter().map(|name| Baked::from(name.as_str())).collect::<Strings>());
            for (place, name) in names.iter().enumerate() {
                prop_assert_eq!(found.place(name), Some(place));
            }
            prop_assert_eq!(found.place(&other), names.iter().position(|name| *name == other));
        }
    }
}
