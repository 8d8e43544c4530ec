//! From settled findings and readings to what people and programs read.
//!
//! Owns lines, columns, colours, layouts and formats: the only room that knows them. Refuses to decide
//! anything: what arrives here is filtered and ordered, and is printed as it is.

pub(crate) mod ci;
pub(crate) mod config;
mod context;
pub mod docx;
mod evidence;
pub(crate) mod explain;
pub(crate) mod facts_human;
pub(crate) mod facts_json;
pub(crate) mod github;
pub(crate) mod github_log;
pub(crate) mod gitlab;
pub(crate) mod how_read;
pub(crate) mod html;
pub(crate) mod human;
pub(crate) mod json;
pub(crate) mod junit;
pub(crate) mod messages;
mod mistaken;
pub(crate) mod page;
pub(crate) mod position;
pub(crate) mod problems;
pub(crate) mod rdjson;
pub(crate) mod reference;
pub(crate) mod rooted;
pub(crate) mod rules_diff;
pub(crate) mod rules_list;
pub(crate) mod sarif;
pub(crate) mod schema;
pub(crate) mod short;
pub(crate) mod summary;
pub(crate) mod survey;
pub(crate) mod template;
#[cfg(test)]
pub(crate) mod test_support;
pub(crate) mod trial;
pub(crate) mod version;

use crate::checks::Finding;
use crate::engine::Checked;
use crate::input::Source;
use crate::ruleset::{Lang, Ruleset, Severity};
use std::collections::BTreeMap;

/// A document with what was made of it: [`crate::engine::Checked`] or [`crate::reading::Reading`].
#[derive(Debug)]
pub struct Entry<'a, T> {
    /// Where it was read from.
    pub source: &'a Source,
    /// The ruleset it was read with.
    pub ruleset: &'a Ruleset,
    /// What was made of it.
    pub result: &'a T,
}

impl<'a> Entry<'a, Checked> {
    /// The profile that would look closer at the document.
    fn suggested(&self) -> Option<&'a crate::ruleset::Profile> {
        self.result.suggested.and_then(|at| self.ruleset.profiles.get(at))
    }
}

/// A file that could not be read.
#[derive(Debug, Clone)]
pub struct Failure {
    /// Its path, as typed.
    pub path: String,
    /// What was wrong and what to do.
    pub message: String,
}

/// A whole run.
#[derive(Debug, Clone, Default)]
pub struct Summary {
    /// Documents read.
    pub documents: usize,
    /// Findings of severity `error`.
    pub errors: usize,
    /// Findings of severity `warning`.
    pub warnings: usize,
    /// Findings of severity `info`.
    pub infos: usize,
    /// Findings that a comment or a baseline silenced.
    pub suppressed: usize,
    /// With `--since`: findings on lines that have not changed, which are not told.
    pub unchanged: Option<usize>,
    /// With `--baseline`: known findings that are no longer there.
    pub vanished: Option<usize>,
    /// Rules that `--only` or `--skip` switched off, by id, sorted.
    pub skipped_rules: Vec<String>,
    /// Files that could not be read, in order.
    pub failures: Vec<Failure>,
    /// Whether the user ended the run before its time.
    pub interrupted: bool,
}

/// What a format makes of one document.
#[derive(Debug, Default)]
pub struct Sheet {
    /// What is printed in the document's turn.
    pub text: String,
    /// What is kept for the end of the run: little, or a run of many documents would fill the memory.
    pub kept: Vec<Kept>,
}

impl From<String> for Sheet {
    fn from(text: String) -> Self {
        Self { text, kept: Vec::new() }
    }
}

/// Something that is printed at the end of a run, if at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// How much it weighs.
    pub severity: Option<Severity>,
    /// What it is told by where it comes up again.
    pub key: String,
    /// The text itself.
    pub text: String,
}

/// What came together in a run so far.
#[derive(Debug, Default)]
pub struct Gathered {
    /// Whether a document has been printed.
    pub begun: bool,
    /// What is kept for the end, in order of the documents.
    pub kept: Vec<Kept>,
    /// How many more there were than are kept.
    pub dropped: usize,
    /// What was counted, by name: formats that tell totals before all else.
    pub tally: BTreeMap<&'static str, usize>,
}

/// One format. Documents are rendered one by one, in any order and by any thread; they are printed in the order of
/// the input, so that a run never has to be held in memory.
pub trait Report<T>: Sync {
    /// What stands before the first document; `lang` is the language of its messages.
    fn opening(&self, _lang: Lang) -> String {
        String::new()
    }
    /// One document.
    fn document(&self, entry: &Entry<'_, T>) -> Sheet;
    /// What stands between two documents.
    fn between(&self) -> &'static str {
        ""
    }
    /// Takes a document in its turn: what of it is printed now.
    fn gather(&self, sheet: Sheet, gathered: &mut Gathered) -> String {
        gathered.kept.extend(sheet.kept);
        match std::mem::replace(&mut gathered.begun, true) {
            true => format!("{}{}", self.between(), sheet.text),
            false => sheet.text,
        }
    }
    /// What stands after the last document.
    fn closing(&self, _summary: &Summary, _gathered: &Gathered) -> String {
        String::new()
    }
}

/// How many findings there are of each severity, the worst first.
pub(crate) fn counts<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> [usize; 3] {
    let mut counts = [0; 3];
    for finding in findings {
        counts[Severity::Error as usize - finding.severity as usize] += 1;
    }
    counts
}

/// One checked draft, whole: what a run over it alone prints.
pub fn alone(report: &dyn Report<Checked>, source: &Source, ruleset: &Ruleset, result: &Checked) -> String {
    let shown = source.covered(&result.reading.masked, &result.reading.secrets);
    let sheet = report.document(&Entry { source: &shown, ruleset, result });
    let [errors, warnings, infos] = counts(&result.findings);
    let suppressed = result.suppressed.len();
    let summary = Summary { documents: 1, errors, warnings, infos, suppressed, ..Summary::default() };
    let mut gathered = Gathered::default();
    let opening = report.opening(result.lang);
    let own = report.gather(sheet, &mut gathered);
    opening + &own + &report.closing(&summary, &gathered)
}

#[cfg(test)]
mod tests;
