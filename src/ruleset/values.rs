//! Small values shared by rulesets, readings and reports: languages, severities, stages, kinds.
//!
//! Owns their names in TOML and JSON. Knows nothing of files, text or messages.

use crate::text::lang::names;
pub(crate) use crate::text::{Lang, Text};
use serde::{Deserialize, Serialize};

/// Index of a term set in `Ruleset::sets`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SetId(pub u16);

/// How bad a finding is. Ordered: `Info < Warning < Error`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Taste, or something to know.
    Info,
    /// Practice expects it otherwise.
    Warning,
    /// The notice cannot go out like this.
    Error,
}

/// Where a notice stands in the course of an incident (CONTRACT, "Stage").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// The inquiry goes on, or more will follow.
    First,
    /// Refers to the sender's own earlier notice of this incident.
    FollowUp,
    /// The inquiry has ended, and its results are given.
    Final,
    /// None of the others.
    Single,
}

/// The facts that the table of elements shows of one that is stated, in place of the words it was read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shows {
    /// Numbers affected, the total first.
    Counts,
    /// The kinds of data that leaked.
    DataTypes,
    /// When it happened, when it was found.
    Timeline,
    /// The sender's contacts.
    Contacts,
    /// The regulators, with the day of the report; where none is named, whether one is due.
    Regulators,
}

names!(Shows {
    Counts => "counts",
    DataTypes => "data-types",
    Timeline => "timeline",
    Contacts => "contacts",
    Regulators => "regulators",
});

/// What kind of text a document is (CONTRACT, "Kind").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A notice of a leak of personal data, or a news text about one.
    Breach,
    /// Impersonation, spam, discipline, arrest: an incident without a leak to tell of.
    OtherIncident,
    /// No notice at all.
    NoNotice,
}

/// Kinds of traces: what a file holds beside the text its readers are meant to see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TraceKind {
    /// Text put in under tracked changes; it is part of the text.
    Insertion,
    /// Text taken out under tracked changes; it is no part of the text, its span is empty.
    Deletion,
    /// A comment.
    Comment,
    /// Text that is formatted as hidden; it is no part of the text, its span is empty.
    Hidden,
    /// Text that is struck through; it is no part of the text.
    Struck,
    /// The title in a file's properties.
    Title,
    /// The subject, keywords, category, status or description in a file's properties.
    Property,
    /// A person in a file's properties: author, last editor, manager.
    Person,
    /// That search engines are asked to leave the page out.
    NoIndex,
    /// An image where text was to be expected; what it says is its alternative text.
    Image,
}

names!(Severity { Info => "info", Warning => "warning", Error => "error" });
names!(Stage { First => "first", FollowUp => "follow-up", Final => "final", Single => "single" });
names!(Kind {
    Breach => "breach-notice",
    OtherIncident => "other-incident-notice",
    NoNotice => "not-a-notice",
});
names!(TraceKind {
    Insertion => "insertion",
    Deletion => "deletion",
    Comment => "comment",
    Hidden => "hidden",
    Struck => "struck",
    Title => "title",
    Property => "property",
    Person => "person",
    NoIndex => "noindex",
    Image => "image",
});

/// Whether a pattern means a rule: its id, or its family (`cause/*`).
pub(crate) fn names_rule(pattern: &str, id: &str) -> bool {
    match pattern.strip_suffix("/*") {
        Some(family) => id.split_once('/').is_some_and(|(subject, _)| subject == family),
        None => pattern == id,
    }
}
