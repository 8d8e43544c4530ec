//! Mistakes in a ruleset: what is wrong, where in the TOML, and the cure.
//!
//! Owns their form, and the wording of those that several steps can find. Rendering them is `report`'s.
use crate::text::{Text, nearest};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::Range;

/// A file of a ruleset, as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TomlFile {
    /// Its name for people.
    pub name: String,
    /// Its text; that of a built-in one lies in the program.
    pub text: Cow<'static, str>,
}

/// One mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Whether the ruleset can be used all the same.
    pub warning: bool,
    /// Index in [`Problems::files`].
    pub file: usize,
    /// Bytes of that file.
    pub span: Range<usize>,
    /// A short name of the kind of mistake.
    pub code: &'static str,
    /// What is wrong.
    pub message: Text,
    /// The cure.
    pub help: Option<Text>,
    /// Other places that belong to it: file, bytes, what stands there.
    pub also: Vec<(usize, Range<usize>, Text)>,
}

impl Problem {
    /// Gives the cure.
    #[must_use]
    pub fn help(mut self, ja: impl Into<String>, en: impl Into<String>) -> Self {
        self.help = Some(text(ja, en));
        self
    }
    /// Gives the cure where there is none yet.
    #[must_use]
    pub fn or_help(self, ja: &str, en: &str) -> Self {
        if self.help.is_some() { self } else { self.help(ja, en) }
    }
    /// Points at a second place.
    #[must_use]
    pub fn also(mut self, place: &Place, ja: impl Into<String>, en: impl Into<String>) -> Self {
        self.also.push((place.file, place.span.clone(), text(ja, en)));
        self
    }
    /// Offers the nearest known name, or else the names that there are.
    #[must_use]
    pub fn suggest<'n>(self, wrong: &str, known: impl IntoIterator<Item = &'n str>) -> Self {
        let known: Vec<&str> = known.into_iter().collect();
        if let Some(near) = nearest(wrong, &known) {
            return self.help(format!("「{near}」のことですか?"), format!("did you mean `{near}`?"));
        }
        if known.is_empty() || known.len() > 24 { self } else { self.list(&known) }
    }
    /// As [`Self::suggest`], with all names however many there are.
    #[must_use]
    pub(super) fn choose(self, wrong: &str, known: Vec<&str>) -> Self {
        if nearest(wrong, &known).is_some() { self.suggest(wrong, known) } else { self.list(&known) }
    }
    /// The names that there are.
    #[must_use]
    pub(super) fn list(self, known: &[&str]) -> Self {
        let ja = known.iter().map(|name| format!("「{name}」")).collect::<String>();
        let en = known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        self.help(format!("使えるもの: {ja}"), format!("known here: {en}"))
    }
}

/// All mistakes of a ruleset, with the files they stand in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems {
    /// The files of all layers, in order.
    pub files: Vec<TomlFile>,
    /// The mistakes, in the order of the files.
    pub problems: Vec<Problem>,
}

/// Bytes of one of the files.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "(usize, usize, usize)", into = "(usize, usize, usize)")]
pub struct Place {
    /// Index of the file.
    pub file: usize,
    /// Its bytes.
    pub span: Range<usize>,
}

// The length is short where the end is not: half of what is embedded are places.
impl From<Place> for (usize, usize, usize) {
    fn from(Place { file, span }: Place) -> Self {
        (file, span.start, span.len())
    }
}

impl From<(usize, usize, usize)> for Place {
    fn from((file, start, length): (usize, usize, usize)) -> Self {
        Self { file, span: start..start + length }
    }
}

impl Place {
    /// A mistake at this place.
    pub fn problem(&self, code: &'static str, ja: impl Into<String>, en: impl Into<String>) -> Problem {
        let message = text(ja, en);
        Problem {
            warning: false,
            file: self.file,
            span: self.span.clone(),
            code,
            message,
            help: None,
            also: Vec::new(),
        }
    }
}

/// Collects mistakes; the work goes on after each.
#[derive(Debug, Default)]
pub(super) struct Sink {
    problems: RefCell<Vec<Problem>>,
    torn: RefCell<Vec<Place>>,
    /// Names that are none, with what they should name.
    strays: RefCell<Vec<(Place, &'static str, String)>>,
}

impl Sink {
    pub(super) fn push(&self, problem: Problem) {
        self.problems.borrow_mut().push(problem);
    }
    pub(super) fn is_empty(&self) -> bool {
        self.problems.borrow().is_empty()
    }
    pub(super) fn any(&self, test: impl Fn(&Problem) -> bool) -> bool {
        self.problems.borrow().iter().any(test)
    }
    /// Remembers the table at a place as one of which a key could not be read: what it seems to lack is the echo of that.
    pub(super) fn tear(&self, table: &Place) {
        self.torn.borrow_mut().push(table.clone());
    }
    /// Whether a key of the table at a place could not be read.
    pub(super) fn is_torn(&self, table: &Place) -> bool {
        self.torn.borrow().contains(table)
    }
    /// Remembers a name that is none: what it may mean is known only once every file is read.
    pub(super) fn stray(&self, place: &Place, of: &'static str, name: &str) {
        self.strays.borrow_mut().push((place.clone(), of, name.to_owned()));
    }
    /// Gives those names the cure that `meant` knows, if any.
    pub(super) fn name_strays(&self, meant: impl Fn(&'static str, &str, &Place) -> Option<Text>) {
        for (place, of, name) in self.strays.take() {
            let Some(help) = meant(of, &name, &place) else { continue };
            let mut problems = self.problems.borrow_mut();
            let own = |problem: &&mut Problem| {
                problem.code == BAD_ID && problem.file == place.file && problem.span == place.span
            };
            problems.iter_mut().filter(own).for_each(|problem| problem.help = Some(help.clone()));
        }
    }
    /// All so far.
    pub(super) fn all(&self) -> Vec<Problem> {
        self.problems.borrow().clone()
    }
    /// In the order of the files; what was found twice is told once.
    pub(super) fn into_sorted(self) -> Vec<Problem> {
        let mut problems = self.problems.into_inner();
        problems.sort_by_key(|problem| (problem.file, problem.span.start));
        problems.dedup();
        problems
    }
}

pub(super) fn text(ja: impl Into<String>, en: impl Into<String>) -> Text {
    Text::new(ja.into(), en.into())
}

/// That a table lacks a key: `cure` says what to write, where there is more to say than the key.
pub(super) fn missing(place: &Place, id: &str, key: &str) -> Problem {
    let (ja, en) = (format!("「{id}」に {key} がありません"), format!("`{id}` lacks `{key}`"));
    place.problem("missing-key", ja, en)
}

/// That a table lacks a key that every table of its form has.
pub(super) fn missing_key(place: &Place, name: &str, key: &str, example: &str) -> Problem {
    let (ja, en) = (format!("「{name}」に「{key}」がありません"), format!("`{name}` lacks `{key}`"));
    let problem = place.problem("missing-key", ja, en);
    problem.help(format!("{key} = {example} を加えてください"), format!("add {key} = {example}"))
}

/// The mistake of a name that is none.
pub(super) const BAD_ID: &str = "bad-id";

/// That a name is none for a table.
pub(super) fn bad_id(place: &Place, id: &str) -> Problem {
    let (ja, en) = (format!("「{id}」は名前に使えません"), format!("`{id}` is no name for this"));
    place.problem(BAD_ID, ja, en).help(
        "英小文字・数字・ハイフンで書いてください (例: my-words)",
        "use a-z, 0-9 and hyphens, such as my-words",
    )
}
