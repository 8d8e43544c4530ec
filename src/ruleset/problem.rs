//! Mistakes in a ruleset: what is wrong, where in the TOML, and the cure.
//!
//! Owns their shape and the "did you mean". Rendering them is `report`'s.

use super::values::Text;
use crate::text::nearest;
use std::cell::RefCell;
use std::ops::Range;

/// A file of a ruleset, as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TomlFile {
    /// Its name for people.
    pub name: String,
    /// Its text.
    pub text: String,
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
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// Index of the file.
    pub file: usize,
    /// Its bytes.
    pub span: Range<usize>,
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
pub(super) struct Sink(RefCell<Vec<Problem>>);

impl Sink {
    pub(super) fn push(&self, problem: Problem) {
        self.0.borrow_mut().push(problem);
    }
    pub(super) fn is_empty(&self) -> bool {
        self.0.borrow().is_empty()
    }
    pub(super) fn any(&self, test: impl Fn(&Problem) -> bool) -> bool {
        self.0.borrow().iter().any(test)
    }
    /// All so far.
    pub(super) fn all(&self) -> Vec<Problem> {
        self.0.borrow().clone()
    }
    /// In the order of the files; what was found twice is told once.
    pub(super) fn into_sorted(self) -> Vec<Problem> {
        let mut problems = self.0.into_inner();
        problems.sort_by_key(|problem| (problem.file, problem.span.start));
        problems.dedup();
        problems
    }
}

pub(super) fn text(ja: impl Into<String>, en: impl Into<String>) -> Text {
    Text { ja: ja.into(), en: en.into() }
}
