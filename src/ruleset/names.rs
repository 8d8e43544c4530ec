//! Names of sets and families, looked up at every turn of a reading.
//!
//! Owns the look-up. What stands under a name is decided where sets are compiled.

use super::values::SetId;
use crate::text::{Baked, hash_of};
use std::collections::BTreeMap;

/// Names with their sets: `apology`, `data-type`, `data-type.email-address`. They lie one behind the other: there are
/// hundreds.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// All names.
    pub text: Baked<str>,
    /// All their sets.
    pub sets: Baked<[SetId]>,
    /// Where each name and its sets begin; one more stands behind the last.
    pub ends: Baked<[(u32, u32)]>,
    /// The same by the hash of a name. Half of them are taken at most, so that every search ends at a free one.
    pub slots: Baked<[Slot]>,
    /// Those of an organisation, which are looked at first: what is new, or stands for other sets now.
    pub own: Option<Box<Names>>,
}

/// From where to where a name lies, and its sets.
type Slot = [u32; 4];

/// A slot that holds no name.
const FREE: Slot = [u32::MAX; 4];

impl Names {
    /// The sets of a name, none if unknown. Most names are asked for as they are written in the program, where the hash of
    /// one is worked out when that is compiled.
    #[inline]
    pub fn get(&self, name: &str) -> &[SetId] {
        self.look_up(name, hash_of(name))
    }

    fn look_up(&self, name: &str, hash: usize) -> &[SetId] {
        let own = self.own.as_ref().map_or(&[][..], |own| own.find(name, hash));
        if own.is_empty() { self.find(name, hash) } else { own }
    }

    /// With names that are new, or stand for other sets now.
    pub(super) fn with(self, names: BTreeMap<String, Vec<SetId>>) -> Self {
        if names.is_empty() {
            return self;
        }
        if self.slots.is_empty() {
            return names.into_iter().collect();
        }
        let mut own: BTreeMap<_, _> = self.own.into_iter().flat_map(|own| *own).collect();
        own.extend(names);
        Self { own: Some(Box::new(own.into_iter().collect())), ..self }
    }

    fn find(&self, name: &str, hash: usize) -> &[SetId] {
        let end = self.slots.len().wrapping_sub(1);
        let mut at = hash & end;
        while let Some(&[from, to, first, last]) = self.slots.get(at).filter(|slot| slot[0] != FREE[0]) {
            if self.text.as_bytes().get(from as usize..to as usize) == Some(name.as_bytes()) {
                return self.sets.get(first as usize..last as usize).unwrap_or_default();
            }
            at = (at + 1) & end;
        }
        &[]
    }

    /// From where to where each name lies, and its sets.
    fn slots(&self) -> impl Iterator<Item = Slot> {
        self.ends.windows(2).map(|ends| [ends[0].0, ends[1].0, ends[0].1, ends[1].1])
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &[SetId])> {
        let own = self.own.as_deref();
        let below = self.below().filter(move |(name, _)| own.is_none_or(|own| own.get(name).is_empty()));
        below.chain(own.into_iter().flat_map(Self::below))
    }

    fn below(&self) -> impl Iterator<Item = (&str, &[SetId])> {
        self.slots().filter_map(|[from, to, first, last]| {
            let name = self.text.get(from as usize..to as usize)?;
            Some((name, self.sets.get(first as usize..last as usize)?))
        })
    }

    fn fill(&self) -> Vec<Slot> {
        let mut slots = vec![FREE; (self.ends.len() * 2 + 1).next_power_of_two()];
        let last = slots.len() - 1;
        for ((name, _), slot) in self.below().zip(self.slots()) {
            let mut at = hash_of(name) & last;
            while slots[at] != FREE {
                at = (at + 1) & last;
            }
            slots[at] = slot;
        }
        slots
    }
}

impl IntoIterator for Names {
    type Item = (String, Vec<SetId>);
    type IntoIter = std::vec::IntoIter<Self::Item>;
    fn into_iter(self) -> Self::IntoIter {
        let owned = self.iter().map(|(name, sets)| (name.to_owned(), sets.to_vec()));
        owned.collect::<Vec<_>>().into_iter()
    }
}

impl FromIterator<(String, Vec<SetId>)> for Names {
    fn from_iter<I: IntoIterator<Item = (String, Vec<SetId>)>>(names: I) -> Self {
        let (mut text, mut all, mut ends) = (String::new(), Vec::new(), vec![(0, 0)]);
        // There are far fewer names, and letters in them, than a number holds.
        let end = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        for (name, sets) in names {
            text.push_str(&name);
            all.extend(sets);
            ends.push((end(text.len()), end(all.len())));
        }
        let names = Self { text: text.into(), sets: all.into(), ends: ends.into(), ..Self::default() };
        Self { slots: names.fill().into(), ..names }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names_of(all: &[(&str, Vec<u16>)]) -> BTreeMap<String, Vec<SetId>> {
        let sets = |sets: &[u16]| sets.iter().copied().map(SetId).collect();
        all.iter().map(|(name, of)| ((*name).to_owned(), sets(of))).collect()
    }

    #[test]
    fn each_name_has_its_sets() {
        let all = [("apology", vec![3]), ("kind", vec![]), ("kind.one", vec![1, 2]), ("", vec![9])];
        let all = all.map(|(name, sets)| (name.to_owned(), sets.into_iter().map(SetId).collect::<Vec<_>>()));
        let names: Names = all.iter().cloned().collect();
        for (name, sets) in &all {
            assert_eq!(names.get(name), sets, "{name}");
        }
        assert!(names.get("kind.two").is_empty());
        assert_eq!(names.clone().into_iter().collect::<Vec<_>>(), all);
        // Those of an organisation are found first, however often some are added.
        let more = |name: &str, set| names_of(&[(name, vec![set])]);
        let names = names.with(more("kind.two", 5)).with(more("kind.one", 6));
        let sets = ["kind.two", "kind.one", "apology", "kind.three"].map(|name| names.get(name).to_vec());
        assert_eq!(sets, [vec![SetId(5)], vec![SetId(6)], vec![SetId(3)], vec![]]);
        assert_eq!(names.iter().count(), all.len() + 1);
    }
}
