//! Points for what a text states: does it tell of an incident, and did data go where it should not.
//!
//! Owns the signs, a closed list, and the table of points in `rules/ja/grammar/kind.toml`. Seeing the signs is
//! [`super::incident`]'s; those of what a text mentions are set by who reads the mentions.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::OnceLock;

/// Names the signs once: as a variant, and as the table writes it.
macro_rules! signs {
    ($($sign:ident = $name:literal;)*) => {
        /// What a text states or shows that speaks for its kind. `kind.toml` says what each means.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
        pub enum Sign { $(#[serde(rename = $name)] $sign),* }

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
pub struct Signs(u64);

impl fmt::Debug for Signs {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_set().entries(ALL.iter().filter(|sign| self.has(**sign))).finish()
    }
}

impl Signs {
    /// Sets a sign where `on` holds.
    pub fn set(&mut self, sign: Sign, on: bool) {
        self.0 |= u64::from(on) << sign as u64;
    }
    /// Takes a sign away unless `on` holds.
    pub fn keep(&mut self, sign: Sign, on: bool) {
        self.0 &= !(u64::from(!on) << sign as u64);
    }
    /// Whether a sign is set.
    pub fn has(self, sign: Sign) -> bool {
        self.0 & (1 << sign as u64) != 0
    }
}

/// The table of points.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Points {
    incident: Incident,
    data: Data,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Incident {
    breach: i16,
    other: i16,
    points: BTreeMap<Sign, i16>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Data {
    at_least: i16,
    needs: Vec<Sign>,
    points: BTreeMap<Sign, i16>,
}

static BUILT_IN: OnceLock<Points> = OnceLock::new();

impl Points {
    /// Those that come with the program. A mistake in them is found by their test.
    pub fn built_in() -> &'static Self {
        BUILT_IN.get_or_init(|| Self::load().unwrap_or_default())
    }

    fn load() -> Result<Self, toml::de::Error> {
        toml::from_str(include_str!("../../rules/ja/grammar/kind.toml"))
    }

    /// Whether data or papers went where they should not, or were lost.
    pub fn of_data(&self, signs: Signs) -> bool {
        let needed = self.data.needs.iter().any(|sign| signs.has(*sign));
        needed && sum(&self.data.points, signs) >= self.data.at_least
    }

    /// Whether the text tells of an incident, of data or of another.
    pub fn tells(&self, signs: Signs, of_data: bool) -> bool {
        let least = if of_data { self.incident.breach } else { self.incident.other };
        sum(&self.incident.points, signs) >= least
    }
}

fn sum(points: &BTreeMap<Sign, i16>, signs: Signs) -> i16 {
    points.iter().filter(|(sign, _)| signs.has(**sign)).map(|(_, points)| points).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_has_points() {
        let table = Points::load().unwrap();
        for sign in ALL {
            let counts = |points: &BTreeMap<Sign, i16>| points.get(sign).is_some_and(|points| *points != 0);
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
