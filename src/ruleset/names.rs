//! Names of sets and families, looked up at every turn of a reading.
//!
//! Owns the look-up. What stands under a name is decided where sets are compiled.

use super::values::SetId;
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
    /// The sets of a name, none if unknown.
    pub fn get(&self, name: &str) -> &[SetId] {
        let slots = self.slots.get_or_init(|| self.fill());
        let mut at = hash(name) & (slots.len() - 1);
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
            let mut at = hash(name) & last;
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

impl FromIterator<(String, Vec<SetId>)> for Names {
    fn from_iter<I: IntoIterator<Item = (String, Vec<SetId>)>>(names: I) -> Self {
        Self { all: names.into_iter().collect(), slots: OnceLock::new() }
    }
}

/// Eight bytes at a time; names are the rules', nobody's attack.
fn hash(name: &str) -> usize {
    let step = |hash: u64, word: u64| (hash ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
    let (words, rest) = name.as_bytes().as_chunks::<8>();
    let hash = words.iter().fold(name.len() as u64, |hash, word| step(hash, u64::from_le_bytes(*word)));
    let rest = rest.iter().fold(0, |word, byte| word << 8 | u64::from(*byte));
    step(hash, rest) as usize
}
