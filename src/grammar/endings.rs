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
pub enum On {
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
pub struct Ending {
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

/// Endings of two characters and more that share the last two, or those of one; the longest first.
#[derive(Debug, Clone)]
pub struct Alike {
    /// The last but one.
    pub before: Option<char>,
    /// The endings.
    pub endings: Baked<[Ending]>,
}

/// All endings, by their last character, and those by the one before it.
#[derive(Debug, Clone, Default)]
pub struct Endings {
    /// The endings.
    pub by_last: ByChar<Alike>,
}

impl Endings {
    /// The endings that may stand at the end of a text, the longest first.
    pub(super) fn behind(&self, text: &str) -> impl Iterator<Item = &Ending> {
        let mut signs = text.chars().rev();
        let (last, before) = (signs.next(), signs.next());
        let groups = last.map_or(&[][..], |last| self.by_last.get(last));
        let group = move |before| groups.iter().filter(move |group| group.before == before);
        let longer = group(before).filter(move |_| before.is_some());
        longer.chain(group(None)).flat_map(|group| group.endings.iter())
    }
}
