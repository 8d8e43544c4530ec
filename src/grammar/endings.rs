//! The endings: auxiliaries and nouns that say how a clause is meant, in every form they take.
//!
//! Owns how they are found. What they are expanded from is [`super::ending_rows`]' table.

use super::conjugation::Forms;
use super::flags::Flags;
use crate::text::{Baked, ByChar};
use serde::Deserialize;

/// What must stand before an ending.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum On {
    /// て, で.
    #[serde(rename = "て")]
    Te,
    /// 止め, 行い, or the noun of a verb.
    Stem,
    /// 止め, 行わ.
    Neg,
    /// 止めた.
    Past,
    /// What may stand before a noun.
    Plain,
    /// 止めれ, 行え.
    Ba,
    /// を, も, は.
    Object,
    /// は, が, も.
    Topic,
}

/// One ending, as written.
#[derive(Debug, Clone)]
pub(crate) struct Ending {
    /// As written.
    pub text: Baked<str>,
    /// Its own form.
    pub form: Forms,
    /// What must stand before.
    pub on: Option<On>,
    /// What it says.
    pub flag: Flags,
    /// A noun, not an auxiliary.
    pub noun: bool,
}

/// All endings, by their last character and the one before it, or by the only one; the longest first.
#[derive(Debug, Clone, Default)]
pub(crate) struct Endings {
    /// The endings.
    pub by_last: ByChar<Ending>,
}

impl Endings {
    /// The endings that may stand at the end of a text, the longest first.
    pub(super) fn behind(&self, text: &str) -> [&[Ending]; 2] {
        let mut signs = text.chars().rev();
        let (last, before) = (signs.next(), signs.next());
        let single = last.map_or(&[][..], |last| self.by_last.get(last));
        let longer = last.zip(before).map_or(&[][..], |(last, before)| self.by_last.pair(last, before));
        [longer, single]
    }
}
