//! The kinds of checks as TOML names them, and the parameters each takes.
//!
//! Owns names and parameters. What a kind does is `checks`' own.

/// The kinds of checks, by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CheckKind {
    Missing,
    Deferred,
    Hollow,
    Vague,
    Phrase,
    Lacks,
    Replace,
    Mixed,
    Radicals,
    OpenEnded,
    NotANotice,
    Advice,
    Undated,
    NextReport,
    Delayed,
    Certainty,
    Undefined,
    Notes,
    ListsDiffer,
    PersonalData,
    WrongWeekday,
    InvalidDate,
    WrongEra,
    DateOrder,
    WrongDuration,
    FutureDate,
    StaleStatus,
    NoYear,
    Unpublished,
    LoneDate,
    Sums,
    Totals,
    Units,
}

impl CheckKind {
    pub(super) const NAMES: &'static [(&'static str, Self)] = &[
        ("missing", Self::Missing),
        ("deferred", Self::Deferred),
        ("hollow", Self::Hollow),
        ("vague", Self::Vague),
        ("phrase", Self::Phrase),
        ("lacks", Self::Lacks),
        ("replace", Self::Replace),
        ("mixed", Self::Mixed),
        ("radicals", Self::Radicals),
        ("open-ended", Self::OpenEnded),
        ("not-a-notice", Self::NotANotice),
        ("advice", Self::Advice),
        ("undated", Self::Undated),
        ("next-report", Self::NextReport),
        ("delayed", Self::Delayed),
        ("certainty", Self::Certainty),
        ("undefined", Self::Undefined),
        ("notes", Self::Notes),
        ("lists-differ", Self::ListsDiffer),
        ("personal-data", Self::PersonalData),
        ("wrong-weekday", Self::WrongWeekday),
        ("invalid-date", Self::InvalidDate),
        ("wrong-era", Self::WrongEra),
        ("date-order", Self::DateOrder),
        ("wrong-duration", Self::WrongDuration),
        ("future-date", Self::FutureDate),
        ("stale-status", Self::StaleStatus),
        ("no-year", Self::NoYear),
        ("unpublished", Self::Unpublished),
        ("lone-date", Self::LoneDate),
        ("sums", Self::Sums),
        ("totals", Self::Totals),
        ("units", Self::Units),
    ];
    pub(super) fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, kind)| *kind == self).map_or("", |(name, _)| name)
    }
    pub(super) fn needs_element(self) -> bool {
        matches!(
            self,
            Self::Missing | Self::Deferred | Self::Hollow | Self::Vague | Self::OpenEnded | Self::Undated
        )
    }
    /// The parameters it must have and those it may have.
    pub(super) fn parameters(self) -> (&'static [&'static str], &'static [&'static str]) {
        match self {
            Self::Missing => (&[], &["when", "affected-over", "public", "public-over"]),
            Self::Phrase => (&["detect"], &["mild", "not-in", "once"]),
            Self::Lacks => (&["detect"], &["not-in"]),
            Self::Replace => (&["pairs"], &["not-in", "safe"]),
            Self::Mixed => (&["groups"], &["not-in"]),
            Self::OpenEnded => (&["endings"], &[]),
            Self::Advice => (&["leaked", "detect"], &[]),
            Self::Undated => (&["event"], &[]),
            Self::NextReport => (&["detect"], &["open"]),
            Self::Delayed => (&[], &["exposed", "explained"]),
            Self::Certainty => (&["asserted"], &["explained"]),
            Self::Undefined => (&["terms"], &["not-in"]),
            Self::WrongWeekday | Self::InvalidDate => (&[], &["assumed"]),
            Self::WrongEra => (&[], &["outside"]),
            Self::DateOrder => (&[], &["before"]),
            Self::WrongDuration => (&[], &["tolerance"]),
            Self::FutureDate => (&["told"], &["not-with", "under"]),
            Self::StaleStatus => (&["as-of"], &["not-with", "days"]),
            Self::LoneDate => (&["lacks", "has"], &["unless", "spared-by-earlier", "spared-by-later"]),
            Self::Sums => {
                (&[], &["total", "parts", "labels", "some", "rest", "open", "partial", "explained", "over"])
            }
            Self::Totals => (&[], &["refers", "whole", "states", "labels", "explained"]),
            Self::Units => (&[], &["records", "not", "some", "explained", "differ"]),
            Self::ListsDiffer => (&["claims"], &["partly", "open", "groups-of"]),
            _ => (&[], &[]),
        }
    }
}
