//! The role of a day: what was done then, and who came to know.
//!
//! Owns the types, and how the statements of one day come together. How a role is read is `day_roles`'.

use super::Known;

/// What the text states of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Act {
    /// A report to a regulator.
    Regulator,
    /// A report to the police.
    Police,
    /// Word to the persons affected.
    Persons,
    /// An earlier notice, or another one.
    Published,
    /// The incident itself.
    Incident,
    /// Something done that no class claims.
    Open,
    /// Nothing that happened: a state, a limit, an attribute, a measure, a wish.
    Nothing,
}

/// A day with its role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DayRole {
    /// What was done.
    pub act: Act,
    /// Who came to know of it then.
    pub known: Option<Known>,
    /// Something was done at one hour of it that came to be known at another.
    pub began: bool,
    /// Whether it heads an entry of a chronology.
    pub listed: bool,
    /// It is that of another notice: 5月1日に公表した件.
    pub notice: bool,
    /// A label names what happened then: 発生日.
    pub labelled: bool,
    /// It is told as done or under way.
    pub done: bool,
    /// Something was checked, and nothing says what came of it.
    pub checked: bool,
    /// A misuse was noticed: where nothing was known before, that is how it came to light.
    pub hint: bool,
    /// What somebody told was a concern: 漏えいの懸念があると連絡.
    pub concern: bool,
    /// An inquiry ended then, or its report came in.
    pub ended: bool,
    /// What was sent or made on this day is what went wrong, and nothing else is said of the day.
    pub carried: bool,
    /// Something was handed over then, and nothing says that it was word of what had happened.
    pub handed: bool,
    /// It is told in prose of why it happened: what was so long before.
    pub background: bool,
    /// It may be the day of the finding, though it stands inside of what was found.
    pub inside: Option<Known>,
    /// What its sentence finds, of which it is no day of its own.
    pub found: Option<Known>,
}

/// A day of which nothing is told.
pub(crate) const NOTHING: DayRole = DayRole {
    act: Act::Nothing,
    known: None,
    began: false,
    listed: false,
    labelled: false,
    notice: false,
    done: false,
    checked: false,
    hint: false,
    concern: false,
    ended: false,
    carried: false,
    handed: false,
    background: false,
    inside: None,
    found: None,
};

impl DayRole {
    /// The first act counts, and whoever came to know; the sender before others.
    pub(crate) fn take(&mut self, other: Self) {
        let open = matches!(self.act, Act::Nothing) || self.act == Act::Open && other.act != Act::Nothing;
        // お電話をいただき、誤送信が分かりました: what is told behind a finding did not happen then.
        let behind = self.known.is_some() && matches!(other.act, Act::Open | Act::Incident);
        if open && !behind && self.act != Act::Incident {
            self.act = other.act;
        }
        self.done |= other.done;
        self.checked |= other.checked;
        self.hint |= other.hint;
        self.concern |= other.concern;
        self.handed |= other.handed;
        self.inside = self.inside.or(other.inside);
        self.found = self.found.or(other.found);
        self.known = match (self.known, other.known) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
    }
}
