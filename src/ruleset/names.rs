//! Names of sets and families, looked up at every turn of a reading.
//!
//! Owns the look-up. What stands under a name is decided where sets are compiled.

use super::values::SetId;
use crate::text::hash_of;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::sync::OnceLock;

/// Names with their sets: `apology`, `data-type`, `data-type.email-address`.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Names {
    all: Vec<(String, Vec<SetId>)>,
    /// Where each name stands in `all`, by its hash; filled at the first look-up.
    #[serde(skip)]
    slots: OnceLock<Vec<u16>>,
}

/// A slot that holds no name.
const FREE: u16 = u16::MAX;

impl Names {
    /// The sets of a name, none if unknown. Most names are asked for as they are written in the program, where the hash of
    /// one is worked out when that is compiled.
    #[inline]
    pub fn get(&self, name: &str) -> &[SetId] {
        self.find(name, hash_of(name))
    }

    fn find(&self, name: &str, hash: usize) -> &[SetId] {
        let slots = self.slots.get_or_init(|| self.fill());
        let mut at = hash & (slots.len() - 1);
        while let Some((known, sets)) = self.all.get(usize::from(slots[at])) {
            if known == name {
                return sets;
            }
            at = (at + 1) & (slots.len() - 1);
        }
        &[]
    }

    /// At most half of the slots are taken, so that every search ends at a free one.
    fn fill(&self) -> Vec<u16> {
        let mut slots = vec![FREE; (self.all.len() * 2 + 1).next_power_of_two()];
        let last = slots.len() - 1;
        for ((name, _), index) in self.all.iter().zip(0..FREE) {
            let mut at = hash_of(name) & last;
            while slots[at] != FREE {
                at = (at + 1) & last;
            }
            slots[at] = index;
        }
        slots
    }
}

// Whether somebody has looked a name up already is nobody's business.
impl fmt::Debug for Names {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.all.fmt(f)
    }
}

impl IntoIterator for Names {
    type Item = (String, Vec<SetId>);
    type IntoIter = std::vec::IntoIter<Self::Item>;
    fn into_iter(self) -> Self::IntoIter {
        self.all.into_iter()
    }
}

impl FromIterator<(String, Vec<SetId>)> for Names {
    fn from_iter<I: IntoIterator<Item = (String, Vec<SetId>)>>(names: I) -> Self {
        Self { all: names.into_iter().collect(), slots: OnceLock::new() }
    }
}
