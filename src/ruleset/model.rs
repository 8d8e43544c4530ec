//! The ruleset as used: validated, merged, with every name resolved to an index.
//!
//! Owns the types that the rest of the program reads. Everything here can stand in the program as a constant, as the built-in
//! ruleset does: see `text::baked`. Knows nothing of TOML.

use super::check::Check;
use super::detector::Detector;
use super::law::Source;
use super::packed::Packed;
use super::values::{Kind, Lang, SetId, Severity, Shows, Stage, Text};
use crate::text::lang::names;
use crate::text::{Baked, Strings};
use serde::{Deserialize, Serialize};

/// A whole ruleset, ready to read notices with.
#[derive(Debug, Clone, Default)]
pub struct Ruleset {
    /// `builtin:ja`, or the name an organisation gives.
    pub name: Baked<str>,
    /// Its version.
    pub version: Baked<str>,
    /// Language of the notices it reads.
    pub language: Lang,
    /// Floor 1: words, with what they mean.
    pub sets: Baked<[TermSet]>,
    /// Names of sets and families.
    pub names: super::names::Names,
    /// All words of all sets, as one tree.
    pub lexicon: super::lexicon::Lexicon,
    /// What leaves a list of kinds of data open, by its rules: such words belong to no kind.
    pub open_ends: Baked<[SetId]>,
    /// Floor 2: what a notice can state, in the order of the tables.
    pub elements: Baked<[Element]>,
    /// Groups of labels that conclusions choose from: `kind`, `stage`, `cause`, `publisher`.
    pub classes: Baked<[ClassGroup]>,
    /// Floor 3: rules, ordered by id.
    pub rules: Baked<[Rule]>,
    /// Ids of rules that an override of other documents brings in.
    pub elsewhere: Vec<String>,
    /// Numbers of days, with their sources; several rows of one id hold at different times.
    pub deadlines: Baked<[super::law::Deadline]>,
    /// What makes an incident reportable.
    pub triggers: Baked<[super::law::Trigger]>,
    /// Days on which no office is open.
    pub holidays: Baked<[super::law::Holiday]>,
    /// Rulesets for some cases only, and when to suggest them.
    pub profiles: Baked<[Profile]>,
}

/// A ruleset for some cases only, such as those of payment cards, and when to suggest it.
#[derive(Debug, Clone)]
pub struct Profile {
    /// Its name, as `--rules` and `extends` take it.
    pub ruleset: Baked<str>,
    /// What such a case is called, as in 「カード情報の事案」.
    pub title: Text,
    /// What must hold of what was read.
    pub when: Option<Condition>,
    /// One of these must hold in the text; empty: no matter.
    pub detectors: Baked<[Detector]>,
}

/// A set of words of one meaning.
#[derive(Debug, Clone)]
pub struct TermSet {
    /// `apology`, or `data-type.email-address` for a member of a family.
    pub id: Baked<str>,
    /// `data-type` for a member of that family.
    pub family: Option<Baked<str>>,
    /// What the member belongs to (`contact`, `credential` …): data types only.
    pub category: Option<Baked<str>>,
    /// Its name for people.
    pub title: Option<Text>,
}

/// The family of the kinds of data.
pub(crate) const DATA_TYPE: &str = "data-type";

/// The sets of a kind of data by its name, or of all kinds of a category.
pub(crate) fn kinds(name: &str, sets: &[TermSet]) -> Vec<SetId> {
    sets.iter().zip(0..u16::MAX).filter(|(set, _)| is_kind(name, set)).map(|(_, at)| SetId(at)).collect()
}

/// Whether a set is the kind of data of a name, or one of the category.
pub(super) fn is_kind(name: &str, set: &TermSet) -> bool {
    let own = || set.id.strip_prefix(DATA_TYPE)?.strip_prefix('.');
    set.family.as_deref() == Some(DATA_TYPE) && (set.category.as_deref() == Some(name) || own() == Some(name))
}

/// Something a notice can state.
#[derive(Debug, Clone)]
pub struct Element {
    /// `affected-count` …
    pub id: Baked<str>,
    /// Its name for people.
    pub title: Text,
    /// Headings under which it is looked for first, and after which a missing element is to be written.
    pub headings: Baked<[SetId]>,
    /// The facts that tables show of it.
    pub shows: Option<Shows>,
    /// How it is read. All are tried; the strongest grade wins.
    pub detectors: Baked<[Detector]>,
    /// Whether nothing else states it: what statements tell of it was replaced.
    pub replaced: bool,
    /// Words that state it, unless their clause denies it, asks for it or puts it off.
    pub words: Baked<[Detector]>,
    /// Sentences below headings of its own, which state it in the same way.
    pub sections: Baked<[Detector]>,
}

/// Labels of which a conclusion chooses one.
#[derive(Debug, Clone)]
pub struct ClassGroup {
    /// `kind`, `stage`, `cause`, `publisher`.
    pub id: Baked<str>,
    /// The labels, strongest first.
    pub labels: Baked<[ClassLabel]>,
}

/// One label and what speaks for it.
#[derive(Debug, Clone)]
pub struct ClassLabel {
    /// `malware-ransomware` …
    pub id: Baked<str>,
    /// Its name for people.
    pub title: Text,
    /// The sum of weights that it needs.
    pub at_least: i16,
    /// What speaks for it (or against it, with a negative weight).
    pub detectors: Baked<[Detector]>,
}

/// A rule: one kind of check with its parameters, severities and words.
#[derive(Debug, Clone)]
pub struct Rule {
    /// `<subject>/<problem>`.
    pub id: Baked<str>,
    /// The kind of check and its parameters.
    pub check: Check,
    /// The element it is about, an index in [`Ruleset::elements`].
    pub element: Option<u16>,
    /// Severity at each stage, in the order of [`Stage::ALL`]; `None` is off.
    pub severity: [Option<Severity>; 4],
    /// The kinds of document it speaks in.
    pub kinds: Baked<[Kind]>,
    /// What must hold for it to speak.
    pub when: Option<Condition>,
    /// Whether the reading behind it is certain (`high`) or probable (`medium`).
    pub confidence: Confidence,
    /// Order within a severity: smaller is shown first.
    pub rank: u8,
    /// Rules whose findings give way to this one: ids, or `prefix/*`.
    pub replaces: Strings,
    /// As `replaces`, but only findings that share a place with this one's; where both are about the absence of one
    /// element, only those that weigh no more.
    pub replaces_here: Strings,
    /// What is told of it. Embedded, it waits until somebody is told: most rules are silent.
    pub told: Packed<Told>,
}

/// What a rule tells.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Told {
    /// A name for people.
    pub title: Text,
    /// What was read. May hold placeholders such as `{text}`.
    pub message: Text,
    /// A few words at the caret.
    pub label: Option<Text>,
    /// What to do.
    pub help: Option<Text>,
    /// Why it matters, in one sentence.
    pub why: Option<Text>,
    /// What to say, in a few words, where the check found that all is well.
    pub holds: Option<Text>,
    /// The law or rule behind it.
    pub sources: Vec<Source>,
}

/// Conditions over what was read: all that are given must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Condition {
    /// One of these kinds of data leaked; empty: no matter.
    pub leaked: Baked<[SetId]>,
    /// More than so many are affected.
    pub affected_over: Option<u64>,
    /// The cause class is one of these; empty: no matter.
    pub causes: Strings,
    /// The publisher is one of these; empty: no matter.
    pub publishers: Strings,
    /// The stage is one of these; empty: no matter.
    pub stages: Baked<[Stage]>,
    /// All of these elements are stated. Indices in [`Ruleset::elements`], here and below.
    pub stated: Baked<[u16]>,
    /// All of these are put off.
    pub deferred: Baked<[u16]>,
    /// All of these are absent.
    pub absent: Baked<[u16]>,
}

impl Rule {
    /// Its severity at a stage; `None` where it is off.
    pub fn severity_at(&self, stage: Stage) -> Option<Severity> {
        self.severity[stage as usize]
    }
}

/// How sure a reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confidence {
    /// Arithmetic, or a literal match.
    High,
    /// A reading of prose.
    Medium,
}

names!(Confidence { High => "high", Medium => "medium" });

impl Ruleset {
    /// The sets of a name (`@name` without the sign): one for a set, all members for a family, none if unknown.
    #[inline]
    pub fn named(&self, name: &str) -> &[SetId] {
        self.names.get(name)
    }
    /// The set of an id.
    pub fn set(&self, id: SetId) -> &TermSet {
        &self.sets[usize::from(id.0)]
    }
    /// The element of an id.
    pub fn element(&self, id: &str) -> Option<usize> {
        self.elements.iter().position(|element| element.id == id)
    }
    /// The class group of an id.
    pub fn group(&self, id: &str) -> Option<&ClassGroup> {
        self.classes.iter().find(|group| group.id == id)
    }
    /// The title of a label of a class group, by the ids of both.
    pub fn label(&self, group: &str, id: &str) -> Option<&Text> {
        let label = self.group(group)?.labels.iter().find(|label| label.id == id);
        label.map(|label| &label.title)
    }
    /// The row of a deadline that holds on a day (an ISO date): of several, the one that came last.
    pub fn deadline(&self, id: &str, day: &str) -> Option<&super::law::Deadline> {
        let rows = self.deadlines.iter().filter(|row| *row.id == *id && row.effective.holds(day));
        rows.max_by(|one, other| one.effective.from.as_deref().cmp(&other.effective.from.as_deref()))
    }
    /// The rule of an id.
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| *rule.id == *id)
    }
}
