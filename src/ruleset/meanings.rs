//! What words mean, laid out so that it is read where it lies.
//!
//! Owns the bytes: built-in, they are a part of the program, beside the tree of its words, whose numbers say where a
//! meaning begins. Knows no word.

use super::values::SetId;
use std::collections::HashMap;

/// What a word means. Words of one meaning share it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(super) struct Meaning {
    /// The sets it belongs to.
    pub sets: Vec<SetId>,
    /// The sets whose matches inside this word are void (`not-in`).
    pub voids: Vec<SetId>,
    /// The patterns that can only match where this word was seen.
    pub wakes: Vec<u16>,
    /// The patterns that match this word, each with its place among the texts that the pattern matches.
    pub spells: Vec<(u16, u16)>,
}

/// A list of numbers, where it lies.
#[derive(Debug, Clone, Copy)]
pub(super) struct Numbers<'b>(&'b [[u8; 2]]);

impl<'b> Numbers<'b> {
    pub(super) fn each(self) -> impl Iterator<Item = u16> + use<'b> {
        self.0.iter().map(|number| u16::from_le_bytes(*number))
    }
    pub(super) fn sets(self) -> impl Iterator<Item = SetId> + use<'b> {
        self.each().map(SetId)
    }
    pub(super) fn pairs(self) -> impl Iterator<Item = (u16, u16)> + use<'b> {
        let pairs = self.0.as_chunks::<2>().0.iter();
        pairs.map(|[one, other]| (u16::from_le_bytes(*one), u16::from_le_bytes(*other)))
    }
}

/// The sets alone.
pub(super) fn sets(bytes: &[u8], at: u32) -> Numbers<'_> {
    let (numbers, _) = bytes.as_chunks::<2>();
    let all = numbers.get(at as usize..).unwrap_or_default();
    let count = all.first().map_or(0, |count| u16::from_le_bytes(*count));
    Numbers(all.get(4..).and_then(|rest| rest.get(..count.into())).unwrap_or_default())
}

/// Whether the meaning that begins at a place has nothing but sets.
pub(super) fn is_plain(bytes: &[u8], at: u32) -> bool {
    let (numbers, _) = bytes.as_chunks::<2>();
    numbers
        .get(at as usize..)
        .and_then(|all| all.first_chunk())
        .is_some_and(|[_, others @ ..]: &[_; 4]| *others == [[0; 2]; 3])
}

/// The sets, the voids, the wakes and the spells of the meaning that begins at a place; nothing where none begins.
pub(super) fn read(bytes: &[u8], at: u32) -> [Numbers<'_>; 4] {
    let (numbers, _) = bytes.as_chunks::<2>();
    let all = numbers.get(at as usize..).unwrap_or_default();
    let (counts, mut rest) = all.split_at_checked(4).unwrap_or_default();
    [0, 1, 2, 3].map(|which| {
        let count = counts.get(which).map_or(0, |count| u16::from_le_bytes(*count));
        let (own, behind) = rest.split_at_checked(count.into()).unwrap_or_default();
        rest = behind;
        Numbers(own)
    })
}

/// Meanings that are being laid out.
#[derive(Default)]
pub(super) struct Meanings {
    bytes: Vec<u8>,
    known: HashMap<Meaning, u32>,
}

impl Meanings {
    /// Where a meaning begins; an error where there is no room for more.
    pub(super) fn put(&mut self, meaning: Meaning) -> Result<u32, String> {
        if let Some(at) = self.known.get(&meaning) {
            return Ok(*at);
        }
        let at = u32::try_from(self.bytes.len() / 2).map_err(|error| error.to_string())?;
        let count = |count: usize| u16::try_from(count).map_err(|error| error.to_string());
        let Meaning { sets, voids, wakes, spells } = &meaning;
        let counts = [count(sets.len())?, count(voids.len())?, count(wakes.len())?, count(2 * spells.len())?];
        let sets = sets.iter().chain(voids).map(|set| set.0);
        let spells = spells.iter().flat_map(|(pattern, place)| [*pattern, *place]);
        let numbers = counts.into_iter().chain(sets).chain(wakes.iter().copied()).chain(spells);
        self.bytes.extend(numbers.flat_map(u16::to_le_bytes));
        self.known.insert(meaning, at);
        Ok(at)
    }

    /// Their bytes.
    pub(super) fn finish(self) -> Vec<u8> {
        self.bytes
    }
}

/// How many places there are: where meanings beside these begin to count.
pub(super) fn places(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len() / 2).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_down_is_read() {
        let meaning = |sets: &[u16], voids: &[u16], wakes: &[u16], spells: &[(u16, u16)]| {
            let ids = |ids: &[u16]| ids.iter().map(|id| SetId(*id)).collect();
            Meaning { sets: ids(sets), voids: ids(voids), wakes: wakes.to_vec(), spells: spells.to_vec() }
        };
        let all = [
            meaning(&[7, 300], &[], &[1], &[]),
            meaning(&[], &[2], &[], &[(0, 9), (1, 300)]),
            meaning(&[], &[], &[], &[]),
        ];
        let mut meanings = Meanings::default();
        let places: Vec<u32> = all.iter().map(|one| meanings.put(one.clone()).unwrap()).collect();
        assert_eq!(meanings.put(all[0].clone()), Ok(places[0]));
        let bytes = meanings.finish();
        for (one, at) in all.iter().zip(places) {
            let [sets, voids, wakes, spells] = read(&bytes, at);
            let read = Meaning {
                sets: sets.sets().collect(),
                voids: voids.sets().collect(),
                wakes: wakes.each().collect(),
                spells: spells.pairs().collect(),
            };
            assert_eq!(read, *one);
            assert_eq!(super::sets(&bytes, at).sets().collect::<Vec<_>>(), one.sets);
            let others = [one.voids.len(), one.wakes.len(), one.spells.len()];
            assert_eq!(is_plain(&bytes, at), others == [0; 3]);
        }
        // What is none says nothing.
        assert!(
            read(&[255; 5], 0).iter().chain(&read(&bytes, 9_999)).all(|list| list.each().next().is_none())
        );
    }
}
