//! What a rule can check, and the words that each kind of check reads by.
//!
//! Owns one variant for each kind of check, its parameters resolved. Knows neither TOML nor how a check works.

use super::detector::Detector;
use super::values::{SetId, Severity, Text, TraceKind};
use crate::text::lang::names;
use serde::{Deserialize, Serialize};

/// The kinds of checks. A rule in TOML names one and gives its parameters in `with`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Check {
    /// `missing`: the rule's element is absent.
    Missing,
    /// `unreported`: the rule's element is absent, and a trigger of the law holds.
    Unreported {
        /// What is added to the help where clocks run.
        clocks: Option<Text>,
    },
    /// `deferred`: the rule's element is put off.
    Deferred {
        /// What is added to the help where clocks run.
        clocks: Option<Text>,
    },
    /// `late-report`: the first report to a regulator came after the last day of a deadline.
    LateReport(LateReport),
    /// `late-publication`: the publication comes after the last day of a deadline, and no dated reason is given.
    LatePublication(LatePublication),
    /// `hollow`: the rule's element is absent, and something announces or promises it.
    Hollow,
    /// `vague`: the rule's element is stated by `vague` detectors only.
    Vague,
    /// `phrase`: a detector's condition holds somewhere in the text.
    Phrase {
        /// Each match is a finding.
        detectors: Vec<Detector>,
        /// Each match is a finding of severity info at most.
        mild: Vec<Detector>,
        /// Only the first match in a document.
        once: bool,
    },
    /// `lacks`: a condition that holds nowhere in the text.
    Lacks {
        /// What must hold: one of these is enough.
        detectors: Vec<Detector>,
    },
    /// `replace`: a word that should be another.
    Replace {
        /// Wrong word, right word. The wrong word's set.
        pairs: Vec<Replacement>,
        /// Whether the right word may be put in without asking.
        safe: bool,
    },
    /// `mixed`: words of one meaning in several spellings.
    Mixed {
        /// Each group: two or more spellings, each a set.
        groups: Vec<Vec<Spelling>>,
    },
    /// `radicals`: characters that only look like ideographs (U+2E80–2FDF).
    Radicals,
    /// `unseen`: characters that no reader sees.
    Unseen,
    /// `open-ended`: a list of leaked kinds that ends in "and so on".
    OpenEnded {
        /// The words that leave a list open.
        endings: Vec<SetId>,
    },
    /// `not-a-notice`: the document is no notice.
    NotANotice,
    /// `advice`: kinds of data leaked, and the text says nothing of what the reader should do about them.
    Advice {
        /// The kinds of data.
        leaked: Vec<SetId>,
        /// What counts as a word on it.
        detectors: Vec<Detector>,
    },
    /// `undated`: the rule's element is stated, and no date is tied to it.
    Undated {
        /// The event whose dates are its own.
        event: String,
    },
    /// `next-report`: something is put off, and nothing says when or where more will follow.
    NextReport {
        /// Words that leave something open though no element is put off.
        open: Vec<SetId>,
        /// What announces the next report with its date or place.
        detectors: Vec<Detector>,
    },
    /// `delayed`: the exposure, or the use, went on after it was known.
    Delayed(Delayed),
    /// `certainty`: told as a fact in one sentence, as a possibility in another.
    Certainty {
        /// Words that say as a fact that data leaked.
        asserted: Vec<SetId>,
        /// Words that tell what is certain from what is possible.
        explained: Vec<SetId>,
    },
    /// `undefined`: an abbreviation that is nowhere explained.
    Undefined {
        /// The abbreviations.
        terms: Vec<Term>,
    },
    /// `notes`: a mark without its note, or a note without its mark.
    Notes,
    /// `lists-differ`: two lists of what leaked, each claiming to be complete, that are not the same.
    ListsDiffer {
        /// Words before or above a list that claim it is the one of what leaked.
        claims: Vec<SetId>,
        /// Words that make a list a part.
        partly: Vec<SetId>,
        /// Words that leave a list open.
        open: Vec<SetId>,
        /// Groups of persons: lists of different groups are not compared.
        groups: Vec<SetId>,
    },
    /// `personal-data`: an affected person's own name, number or address.
    PersonalData,
    /// `wrong-weekday`: the weekday beside a date is not the calendar's.
    WrongWeekday {
        /// Label where the text does not give the year.
        assumed: Option<Text>,
    },
    /// `invalid-date`: a day or a time that does not exist.
    InvalidDate {
        /// Label where the text does not give the year.
        assumed: Option<Text>,
    },
    /// `wrong-era`: a year of an era that is not the year beside it, or that the era does not have.
    WrongEra {
        /// Message for a year that the era does not have.
        outside: Option<Text>,
    },
    /// `date-order`: a dated list or table that goes neither up nor down; an effect labelled before its cause.
    DateOrder {
        /// Pairs of events: the first comes before the second or on the same day.
        before: Vec<(String, String)>,
    },
    /// `wrong-duration`: a number of days that is not the length of the period beside it, both ends counted.
    WrongDuration {
        /// Differences up to this many days are accepted.
        tolerance: u16,
    },
    /// `future-date`: told as done, and dated after the publication.
    FutureDate {
        /// Words of what is done.
        told: Vec<SetId>,
        /// Words of what is planned: with one of them beside it a date is silent.
        not_with: Vec<SetId>,
        /// Headings under which a list tells what was done even without such words.
        under: Vec<SetId>,
    },
    /// `stale-status`: a state as of a day long before the publication.
    StaleStatus {
        /// Words after a date that make it the day of a state.
        as_of: Vec<SetId>,
        /// Words that make it a matter of the past after all.
        not_with: Vec<SetId>,
        /// The most days that may lie between.
        days: u16,
    },
    /// `no-year`: a date whose year cannot be had. Once a document.
    NoYear,
    /// `unpublished`: no date of publication.
    Unpublished,
    /// `lone-date`: an event is dated, and another that belongs to it is not.
    LoneDate {
        /// The events of which none is dated.
        lacks: Vec<String>,
        /// The events of which one is dated.
        has: Vec<String>,
        /// Not where one of these holds.
        unless: Vec<Detector>,
        /// Not where a period, or a day before those of `has`, is tied to no event: it may be what is lacking.
        spared_by_earlier: bool,
        /// Not where a day between those of `has` and the publication is tied to no event: it may be what is lacking.
        spared_by_later: bool,
    },
    /// `sums`: parts that do not add up to their total.
    Sums(SumWords),
    /// `totals`: two places that give different totals of the same persons.
    Totals(TotalWords),
    /// What an earlier notice said, and this one says otherwise or no more.
    FollowUp(Comparison, FollowUpWords),
    /// `units`: one group counted in persons and in records.
    Units(UnitWords),
    /// `trace`: the file holds something beside the text its readers are meant to see.
    Trace(TraceWords),
    /// `suppression`: a comment or an entry that silences findings, or was meant to.
    Suppression {
        /// What is the matter with it.
        case: SuppressionCase,
    },
}

/// Parameters of `trace`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct TraceWords {
    /// The kinds looked for.
    pub kinds: Vec<TraceKind>,
    /// Only those that say one of these; empty: all. Of persons' names nothing is asked.
    pub saying: Vec<SetId>,
    /// What is said where only persons were found.
    pub person: Option<Instead>,
}

/// What can be the matter with a suppression.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SuppressionCase {
    /// It gives no reason, and silences nothing.
    NoReason,
    /// There was nothing to silence.
    Unused,
    /// Its last day has passed, and it silences nothing.
    Expired,
    /// It names a rule that is not there.
    UnknownRule,
    /// It cannot be read.
    Malformed,
}

names!(SuppressionCase {
    NoReason => "no-reason",
    Unused => "unused",
    Expired => "expired",
    UnknownRule => "unknown-rule",
    Malformed => "malformed",
});

/// Parameters of `late-report`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct LateReport {
    /// The deadline, by id.
    pub deadline: String,
    /// Whom the report must reach to count.
    pub to: Vec<SetId>,
    /// Words for reporting.
    pub told: Vec<SetId>,
    /// Whom it may have reached, without a name: such a report may have been in time.
    pub perhaps: Vec<SetId>,
    /// Whom a report may reach without counting.
    pub others: Vec<SetId>,
    /// Beside a date: this report was not the first.
    pub later: Vec<SetId>,
    /// Beside no date: a first report was made, nobody knows when.
    pub first: Vec<SetId>,
    /// Label at the day that counts as day 1.
    pub known: Option<Text>,
    /// What is added to the help where clocks run.
    pub clocks: Option<Text>,
}

/// The words of a `delayed`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Delayed {
    /// Words that make the period in their sentence one of exposure or use.
    pub exposed: Vec<SetId>,
    /// Words that give a reason for it.
    pub explained: Vec<SetId>,
    /// Words that say that something went on.
    pub lasting: Vec<SetId>,
    /// Words that say until when, or after what.
    pub until: Vec<SetId>,
    /// Words of what else may go on: an inquiry, a closure.
    pub not_with: Vec<SetId>,
}

/// Parameters of `late-publication`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct LatePublication {
    /// The deadline, by id.
    pub deadline: String,
    /// Beside a date between the two: what took until then.
    pub steps: Vec<SetId>,
    /// Says that it took long, or that the publication waited.
    pub waited: Vec<SetId>,
    /// Beside that: why.
    pub reasons: Vec<SetId>,
    /// Label at the day that counts as day 1.
    pub known: Option<Text>,
}

/// The words by which a text says what is part of what. None of them is looked for alone: each stands at a count.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct SumWords {
    /// Right before a count: it is the total of what was told before (合計, 合わせて).
    pub total: Vec<SetId>,
    /// Announces all the parts (内訳).
    pub parts: Vec<SetId>,
    /// Opens a line that gives a total and nothing else (件数 184件).
    pub labels: Vec<SetId>,
    /// Announces some of the parts (うち).
    pub some: Vec<SetId>,
    /// Makes parts that were some into all (残り).
    pub rest: Vec<SetId>,
    /// Right after a part: more parts are not told (など).
    pub open: Vec<SetId>,
    /// Between a total and its parts: these are not all (主な).
    pub partial: Vec<SetId>,
    /// Near the sum: persons may stand in two parts (重複).
    pub explained: Vec<SetId>,
    /// What is said where a part alone is larger than its total.
    pub over: Option<Instead>,
}

/// The words by which a text refers to the persons affected.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct TotalWords {
    /// Right before a count: all who are affected (対象の).
    pub refers: Vec<SetId>,
    /// Right after a count: all of those told before (の皆様).
    pub whole: Vec<SetId>,
    /// Right after a count: it tells whose data leaked (の個人情報).
    pub states: Vec<SetId>,
    /// A word that labels a count as the total (対象人数).
    pub labels: Vec<SetId>,
    /// Near either count: why they differ (訂正, 最大, うち).
    pub explained: Vec<SetId>,
}

/// The words by which a text counts records of persons.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct UnitWords {
    /// What the records hold or whose they are, right before a count or right after it.
    pub records: Vec<SetId>,
    /// Right before or after a count: it counts something else (メール件数).
    pub not: Vec<SetId>,
    /// In the sentence of either count: one is a part of the other (うち).
    pub some: Vec<SetId>,
    /// Anywhere: how the two hang together (1人で複数).
    pub explained: Vec<SetId>,
    /// What is said where the two numbers differ.
    pub differ: Option<Instead>,
}

/// How a check speaks of a case that weighs more, or less, than its rule says.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Instead {
    /// The severity in place of the rule's.
    pub severity: Severity,
    /// What was read.
    pub message: Text,
    /// What to do.
    pub help: Option<Text>,
}

/// An abbreviation and what explains it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Term {
    /// The set that matches it.
    pub set: SetId,
    /// The set of words that explain it, anywhere in the text.
    pub explained: Option<SetId>,
}

/// A wrong word and the right one.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Replacement {
    /// The set that matches the wrong word.
    pub wrong: SetId,
    /// What to write.
    pub right: String,
}

/// One spelling of a word.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Spelling {
    /// The set that matches it.
    pub set: SetId,
    /// How it is written.
    pub word: String,
}

/// What is held against an earlier notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Comparison {
    /// `count-changed`: the number affected, and the parts of it.
    Count,
    /// `date-changed`: the days of events.
    Date,
    /// `element-dropped`: elements stated before and absent now.
    Dropped,
    /// `deferral-unanswered`: elements put off before and absent now.
    Deferral,
    /// `denial-reversed`: kinds of data said not to have leaked that now have.
    Denial,
}

/// What a comparison goes by. Every list of words is looked up near the fact it is about, none anywhere.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct FollowUpWords {
    /// Ids of the elements compared; empty: all.
    pub elements: Vec<String>,
    /// The events whose days are compared.
    pub events: Vec<String>,
    /// Beside the new value or the old one: they say that something changed.
    pub said: Vec<SetId>,
    /// They name an earlier notice: beside the old value, or with [`FollowUpWords::points_back`].
    pub earlier: Vec<SetId>,
    /// With a word for an earlier notice: the reader is sent there.
    pub points_back: Vec<SetId>,
    /// They say that something is as it was.
    pub unchanged: Vec<SetId>,
    /// What stands for every element that is not told again.
    pub rest: Vec<SetId>,
    /// Beside a number: it will not be more.
    pub at_most: Vec<SetId>,
    /// Beside a number: it may be more.
    pub at_least: Vec<SetId>,
    /// What to say at the place in the earlier notice; else what stands there.
    pub there: Option<Text>,
    /// A number told as approximate may be off by so many percent.
    pub tolerance: u16,
}
