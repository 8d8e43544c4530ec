//! Points for what a text states: does it tell of an incident, and did data go where it should not.
//!
//! Owns the signs, a closed list, and what the points come to. Seeing the signs is [`super::incident`]'s; those of what a text
//! mentions are set by who reads the mentions. Compiled into `build.rs`, too: see [`super::built_in`].

use crate::text::Baked;
use serde::Deserialize;
use std::fmt;

/// Names the signs once: as a variant, and as the table writes it.
macro_rules! signs {
    ($($sign:ident = $name:literal;)*) => {
        /// What a text states or shows that speaks for its kind. `kind.toml` says what each means.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
        pub(crate) enum Sign { $(#[serde(rename = $name)] $sign),* }

        const ALL: &[Sign] = &[$(Sign::$sign),*];
    };
}

signs! {
    Apologises = "apologises";
    Told = "told";
    ToldBoth = "told-both";
    Police = "police";
    TitleNamesAMatter = "title-names-a-matter";
    TitleNamesALeak = "title-names-a-leak";
    TitleNamesData = "title-names-data";
    TitleNamesALeakOfData = "title-names-a-leak-of-data";
    TitleNamesMisuse = "title-names-misuse";
    WordsOfAnotherIncident = "words-of-another-incident";
    WordsOfANotice = "words-of-a-notice";
    BeginsWithWhatHappened = "begins-with-what-happened";
    Dated = "dated";
    DatedEvent = "dated-event";
    LeakTold = "leak-told";
    LeakRegretted = "leak-regretted";
    LeakNamed = "leak-named";
    LeakOfData = "leak-of-data";
    LeakOfDataDone = "leak-of-data-done";
    LeakOfDataAgain = "leak-of-data-again";
    LeakFeared = "leak-feared";
    LeakDenied = "leak-denied";
    OnlyDenied = "only-denied";
    NoneHeld = "none-held";
    MisuseTold = "misuse-told";
    Aftermath = "aftermath";
    DataStood = "data-stood";
    DataOfPersons = "data-of-persons";
    KindsOfData = "kinds-of-data";
    ListOfKinds = "list-of-kinds";
    PersonsCounted = "persons-counted";
    MostlyTold = "mostly-told";
    MostlyRules = "mostly-rules";
    Questions = "questions";
    Quotes = "quotes";
    FewStatements = "few-statements";
    ShortApology = "short-apology";
}

/// Signs that a text shows.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Signs(u64);

impl fmt::Debug for Signs {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_set().entries(ALL.iter().filter(|sign| self.has(**sign))).finish()
    }
}

impl Signs {
    /// Sets a sign where `on` holds.
    pub(crate) fn set(&mut self, sign: Sign, on: bool) {
        self.0 |= u64::from(on) << sign as u64;
    }
    /// Takes a sign away unless `on` holds.
    pub(crate) fn keep(&mut self, sign: Sign, on: bool) {
        self.0 &= !(u64::from(!on) << sign as u64);
    }
    /// Whether a sign is set.
    pub(crate) fn has(self, sign: Sign) -> bool {
        self.0 & (1 << sign as u64) != 0
    }
}

/// The table of points.
#[derive(Debug, Clone)]
pub(crate) struct Points {
    pub(super) incident: Incident,
    pub(super) data: Data,
}

/// What speaks for a text that tells of an incident.
#[derive(Debug, Clone)]
pub(super) struct Incident {
    pub(super) breach: i16,
    pub(super) other: i16,
    pub(super) points: Baked<[(Sign, i16)]>,
}

/// What speaks for data that went where they should not.
#[derive(Debug, Clone)]
pub(super) struct Data {
    pub(super) at_least: i16,
    pub(super) needs: Baked<[Sign]>,
    pub(super) points: Baked<[(Sign, i16)]>,
}

impl Points {
    /// Whether data or papers went where they should not, or were lost.
    pub(crate) fn of_data(&self, signs: Signs) -> bool {
        let needed = self.data.needs.iter().any(|sign| signs.has(*sign));
        needed && sum(&self.data.points, signs) >= self.data.at_least
    }

    /// Whether the text tells of an incident, of data or of another.
    pub(crate) fn tells(&self, signs: Signs, of_data: bool) -> bool {
        let least = if of_data { self.incident.breach } else { self.incident.other };
        sum(&self.incident.points, signs) >= least
    }
}

fn sum(points: &[(Sign, i16)], signs: Signs) -> i16 {
    points.iter().filter(|(sign, _)| signs.has(*sign)).map(|(_, points)| points).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_has_points() {
        let table = Points::built_in();
        for sign in ALL {
            let counts =
                |points: &[(Sign, i16)]| points.iter().any(|(of, points)| of == sign && *points != 0);
            assert!(counts(&table.incident.points) || counts(&table.data.points), "{sign:?}");
        }
    }

    #[test]
    fn points_are_added_up() {
        let mut signs = Signs::default();
        assert!(!Points::built_in().of_data(signs) && !Points::built_in().tells(signs, true));
        for sign in ALL {
            signs.set(*sign, !matches!(sign, Sign::MostlyRules | Sign::Questions));
            assert_eq!(signs.has(*sign), !matches!(sign, Sign::MostlyRules | Sign::Questions));
        }
        assert!(Points::built_in().of_data(signs) && Points::built_in().tells(signs, false));
    }
}
