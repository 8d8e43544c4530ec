//! Sets of names of which there are few, at a quarter of the size of [`Kinds`].
//!
//! Owns the way there and back. There is a statement for every clause, and a long list has one for every dozen bytes.

use crate::grammar::Kinds;
use std::ops::{BitAnd, BitAndAssign, BitOr, BitOrAssign, Not};

/// A set of parties, topics or times, which is read as any set of kinds is. [`super::load`] refuses more names than
/// have room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Few(u32);

impl Few {
    /// None of them.
    pub const NONE: Self = Self(0);

    /// The set.
    #[inline]
    pub fn all(self) -> Kinds {
        Kinds::from(self.0)
    }
}

impl From<Kinds> for Few {
    #[inline]
    fn from(kinds: Kinds) -> Self {
        debug_assert!(kinds <= Kinds::from(u32::MAX));
        Self(kinds as u32)
    }
}

impl PartialEq<Kinds> for Few {
    #[inline]
    fn eq(&self, kinds: &Kinds) -> bool {
        self.all() == *kinds
    }
}

impl BitAnd<Kinds> for Few {
    type Output = Kinds;
    #[inline]
    fn bitand(self, kinds: Kinds) -> Kinds {
        self.all() & kinds
    }
}

impl BitOr<Kinds> for Few {
    type Output = Kinds;
    #[inline]
    fn bitor(self, kinds: Kinds) -> Kinds {
        self.all() | kinds
    }
}

impl BitOr for Few {
    type Output = Kinds;
    #[inline]
    fn bitor(self, other: Self) -> Kinds {
        self.all() | other.all()
    }
}

impl BitOrAssign<Kinds> for Few {
    #[inline]
    fn bitor_assign(&mut self, kinds: Kinds) {
        *self = (self.all() | kinds).into();
    }
}

impl BitAndAssign<Kinds> for Few {
    #[inline]
    fn bitand_assign(&mut self, kinds: Kinds) {
        *self = (self.all() & kinds).into();
    }
}

impl BitAnd<Few> for Kinds {
    type Output = Kinds;
    #[inline]
    fn bitand(self, few: Few) -> Kinds {
        self & few.all()
    }
}

impl BitOrAssign<Few> for Kinds {
    #[inline]
    fn bitor_assign(&mut self, few: Few) {
        *self |= few.all();
    }
}

impl Not for Few {
    type Output = Kinds;
    #[inline]
    fn not(self) -> Kinds {
        !self.all()
    }
}
