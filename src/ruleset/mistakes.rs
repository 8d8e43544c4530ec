//! Mistakes in a ruleset: what is wrong, where in the TOML, and the cure.
//!
//! Owns their form, and the wording of those that several steps can find. Rendering them is `report`'s.
use crate::text::{Text, nearest};
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::collections::BTreeSet;
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
    Text { ja: ja.into(), en: en.into() }
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

/// That a name is none for a table.
pub(super) fn bad_id(place: &Place, id: &str) -> Problem {
    let (ja, en) = (format!("「{id}」は名前に使えません"), format!("`{id}` is no name for this"));
    place.problem("bad-id", ja, en).help(
        "英小文字・数字・ハイフンで書いてください (例: my-words)",
        "use a-z, 0-9 and hyphens, such as my-words",
    )
}

pub(super) fn unknown_rule<'n>(wrong: &str, place: &Place, known: impl Iterator<Item = &'n str>) -> Problem {
    let known: Vec<&str> = known.collect();
    let (ja, en) = (format!("「{wrong}」という規則はありません"), format!("no rule is called `{wrong}`"));
    let problem = place.problem("unknown-rule", ja, en);
    let families: BTreeSet<&str> = known.iter().filter_map(|rule| Some(rule.split_once('/')?.0)).collect();
    if wrong.starts_with("*/") {
        let all = families.iter().next().map_or("", |family| *family);
        return problem.help(
            format!(
                "まとめて書けるのは「対象/*」(例: {all}/*) です。問題ごとなら、規則を一つずつ書いてください"
            ),
            format!("only subject/*, such as {all}/*, names many; a problem is named rule by rule"),
        );
    }
    if let Some(family) = wrong.strip_suffix("/*") {
        if let Some(near) = nearest(family, &families.iter().copied().collect::<Vec<_>>()) {
            let (ja, en) = (format!("「{near}/*」のことですか?"), format!("did you mean `{near}/*`?"));
            return problem.help(ja, en);
        }
    } else if families.contains(wrong) {
        let family = format!("{wrong}/");
        let members = known.iter().copied().filter(|rule| rule.starts_with(&family));
        let all = format!("{family}*");
        return problem.list(&members.chain([all.as_str()]).collect::<Vec<_>>());
    } else if let Some(turned) = turned(wrong).filter(|turned| known.contains(&turned.as_str())) {
        return problem.help(format!("「{turned}」のことですか?"), format!("did you mean `{turned}`?"));
    } else if nearest(wrong, &known).is_some() {
        return problem.suggest(wrong, known);
    } else if known.iter().all(|rule| rule.starts_with("phrases/")) {
        return problem.help(
            "組み込みの規則を土台にしていません。extends の行を消すか、extends = [\"builtin:ja\"] と書いてください",
            "it does not stand on the built-in rules: take `extends` out, or write extends = [\"builtin:ja\"]",
        );
    }
    problem.help(
        "規則の一覧は noticelint rules list で見られます",
        "noticelint rules list shows the rules that there are",
    )
}

/// The two halves of an id the other way round.
fn turned(id: &str) -> Option<String> {
    id.split_once('/').map(|(problem, subject)| format!("{subject}/{problem}"))
}
