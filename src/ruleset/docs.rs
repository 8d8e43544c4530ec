//! What only `explain` and tests need of a ruleset: kept apart, so that checking need not load it.

use super::mistakes::Place;
use super::values::{Lang, Stage, Text};
use crate::text::lang::names;
use std::collections::BTreeMap;
use std::ops::Range;

/// Documentation of a ruleset.
#[derive(Debug, Clone, Default)]
pub struct Docs {
    /// By id of the rule.
    pub rules: BTreeMap<String, Doc>,
    /// By id of the element.
    pub elements: BTreeMap<String, Doc>,
    /// The draft to start from.
    pub draft: Draft,
}

/// The draft to start from, but for its elements.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// What marks a place to fill in: `{prompt}` stands for what is to be written.
    pub mark: Option<Text>,
    /// Before the prompt of an element that is not always asked for.
    pub sometimes: Option<Text>,
    /// Below the title.
    pub opening: Option<Text>,
    /// At the end.
    pub closing: Option<Text>,
    /// What differs by stage, in the order of [`Stage::ALL`].
    pub stages: [Option<DraftStage>; 4],
}

/// The draft of a stage.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DraftStage {
    /// Its title.
    pub title: Text,
    /// Its first paragraph.
    pub lead: Option<Text>,
    /// Heading of what comes next.
    pub ahead: Option<Text>,
    /// What is to be written there.
    pub ahead_prompt: Option<Text>,
}

/// Documentation of a rule or an element.
#[derive(Debug, Clone, Default)]
pub struct Doc {
    /// Where it is defined.
    pub place: Place,
    /// Where later layers change it.
    pub changed: Vec<Place>,
    /// A rule that is off at every stage where it is defined: it waits for whoever puts it to use.
    pub optional: bool,
    /// What it looks for, in words.
    pub looks_for: Option<Text>,
    /// Heading and prompt in a draft to start from: elements only.
    pub draft: Option<(Text, Text)>,
    /// How often it fires on real notices, or how many state it.
    pub evidence: Option<Evidence>,
    /// Examples that run as tests.
    pub tests: Vec<Example>,
}

/// How often a rule fires on real notices, or how many of them state an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Evidence {
    /// In so many of so many notices.
    Measured {
        /// Notices it fires in.
        fires: u32,
        /// Notices looked at.
        of: u32,
    },
    /// So many of so many notices state the element.
    Stated {
        /// Notices that state it.
        stated: u32,
        /// Notices looked at.
        of: u32,
    },
    /// Not measured, with the reason.
    NotMeasured(Text),
}

/// An example that runs as a test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// Where it stands.
    pub place: Place,
    /// A notice, or a part of one.
    pub text: String,
    /// The text as a value.
    pub text_place: Place,
    /// Where the file holds the text letter by letter, without escapes: the first byte of it.
    pub verbatim: Option<usize>,
    /// What should come of it.
    pub expect: Expect,
    /// That as a value.
    pub expect_place: Place,
    /// The stage to assume.
    pub stage: Option<Stage>,
    /// What to take as read.
    pub given: Option<Facts>,
    /// An earlier notice of the same incident, for rules that compare.
    pub previous: Option<String>,
}

impl Example {
    /// The place of a part of the text; the whole text where escapes make that unknown.
    pub fn part(&self, part: Range<usize>) -> Place {
        match self.verbatim {
            Some(start) => Place { file: self.text_place.file, span: start + part.start..start + part.end },
            None => self.text_place.clone(),
        }
    }
}

/// Facts to take as read, though the text does not hold them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// Where they stand.
    pub place: Place,
    /// The kind of document.
    pub kind: Option<super::values::Kind>,
    /// Kinds of data that leaked, or their categories.
    pub leaked: Vec<String>,
    /// The number affected.
    pub affected: Option<u64>,
    /// The cause class.
    pub cause: Option<String>,
    /// The publisher.
    pub publisher: Option<String>,
    /// Elements that are stated.
    pub stated: Vec<String>,
    /// Elements that are put off.
    pub deferred: Vec<String>,
    /// Elements that are absent.
    pub absent: Vec<String>,
    /// What the file holds beside its text.
    pub traces: Vec<GivenTrace>,
    /// Where each name among them stands.
    pub names: Vec<(String, Place)>,
}

/// Something that a file is taken to hold beside its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenTrace {
    /// What it is.
    pub kind: super::values::TraceKind,
    /// What it says.
    pub text: String,
    /// Who left it.
    pub author: Option<String>,
}

/// What should come of an example.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expect {
    /// The rule speaks.
    Finding,
    /// The rule is silent.
    Silent,
    /// The element is stated.
    Stated,
    /// The element is put off.
    Deferred,
    /// The element is absent.
    Absent,
}

names!(Expect {
    Stated => "stated",
    Deferred => "deferred",
    Absent => "absent",
    Finding => "finding",
    Silent => "silent",
});

/// What a ruleset file says about runs, not about notices.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// A label of the class group `publisher`.
    pub publisher: Option<String>,
    /// Language of messages.
    pub language: Option<Lang>,
    /// What stands around files.
    pub provided: Vec<Provided>,
    /// Findings that are let pass: `[[ignore]]`.
    pub ignores: Vec<Ignore>,
    /// Which files are checked: `[files]`.
    pub files: FileGlobs,
    /// What goes over the rules for some paths: `[[override]]`.
    pub overrides: Vec<Override>,
}

impl Settings {
    /// Every pattern of paths, with its place.
    pub fn patterns(&self) -> impl Iterator<Item = (&str, &Place)> {
        let globs = self.files.include.iter().chain(&self.files.exclude);
        let globs = globs.chain(self.overrides.iter().flat_map(|one| &one.paths));
        let globs = globs.map(|glob| (glob.pattern.as_str(), &glob.place));
        let ignored = self.ignores.iter().filter_map(|one| Some((one.path.as_deref()?, &one.path_place)));
        let provided = self.provided.iter();
        let provided = provided.flat_map(|one| one.paths.iter().map(|path| (path.as_str(), &one.place)));
        globs.chain(ignored).chain(provided)
    }
}

/// Which files are checked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileGlobs {
    /// Only these; all where there are none.
    pub include: Vec<Glob>,
    /// Not these.
    pub exclude: Vec<Glob>,
}

/// A pattern of paths, relative to the folder of its file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Glob {
    /// The pattern.
    pub pattern: String,
    /// Where it stands.
    pub place: Place,
}

/// An entry of `[[override]]`; what it lays over the rules is known to the ruleset.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Override {
    /// Which documents.
    pub paths: Vec<Glob>,
    /// Where it stands, from its header to its last value.
    pub whole: Place,
}

/// An entry of `[[ignore]]`: findings that are let pass, with a reason.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ignore {
    /// The documents, as a pattern relative to the folder of its file; all where it is left out.
    pub path: Option<String>,
    /// Where the pattern stands.
    pub path_place: Place,
    /// A rule, or `family/*`.
    pub rule: String,
    /// Why.
    pub reason: String,
    /// The last day on which it holds, as year-month-day.
    pub until: Option<String>,
    /// Where the rule is named.
    pub place: Place,
    /// The line (from 1) of the file at which the entry begins.
    pub line: usize,
}

/// Elements that the site's layout adds around a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provided {
    /// Which files: globs, relative to the file that says so. Empty: all.
    pub paths: Vec<String>,
    /// Ids of elements.
    pub elements: Vec<String>,
    /// Where it stands.
    pub place: Place,
}
