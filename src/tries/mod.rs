//! What an organisation's file says, tried: can it ever match, and does it do what it says?
//!
//! Owns the texts that it is tried on. What is wrong by itself is told where files are read; what is idle by its form
//! alone, by `ruleset`'s own warnings.

mod conditions;
mod expressions;
mod phrases;
mod readings;

use super::builtin;
use crate::document::Format;
use crate::input::Source;
use crate::mentions::Hits;
use crate::ruleset::{Loaded, Place, Problem, Ruleset, SetId, TomlFile, Written};
use regex_syntax::hir::{Class, ClassUnicode, Hir, HirKind};
use std::path::Path;

/// The warnings about the files that `own` names.
pub(crate) fn warnings(loaded: &Loaded, own: impl Fn(&TomlFile) -> bool) -> Vec<Problem> {
    let written = loaded.written(&own);
    let mut found = tried(loaded, &written);
    for over in loaded.each_override() {
        let mut new = over.written(&own);
        new.forget(&written);
        found.extend(tried(&over, &new));
    }
    for problem in &mut found {
        problem.warning = true;
    }
    found
}

fn tried(loaded: &Loaded, written: &Written) -> Vec<Problem> {
    let mut found = expressions::words(&loaded.ruleset, &written.words);
    found.extend(expressions::patterns(&loaded.ruleset, &written.patterns));
    found.extend(conditions::conditions(&loaded.ruleset, &written.conditions));
    found.extend(conditions::excuses(&loaded.ruleset, &written.excuses));
    found.extend(phrases::swaps(&loaded.ruleset, &written.swaps));
    found.extend(phrases::cases(&loaded.ruleset, &written.cases));
    found.extend(phrases::advised(&loaded.ruleset, &written.advised));
    found.extend(readings::claims(&loaded.ruleset, &written.claims));
    found.extend(readings::labels(&loaded.ruleset, &written.labels));
    found.extend(
        written.suggested.iter().filter_map(|(name, place)| unknown_ruleset(name, place, &loaded.files)),
    );
    found
}

/// That a profile suggests a ruleset that there is not.
fn unknown_ruleset(name: &str, place: &Place, files: &[TomlFile]) -> Option<Problem> {
    let known: Vec<String> = builtin::names().collect();
    let beside = files.get(place.file).and_then(|file| Path::new(&file.name).parent());
    let there = match name.starts_with(builtin::PREFIX) {
        true => known.iter().any(|known| known == name),
        false => beside.is_none_or(|folder| folder.join(name).is_file()),
    };
    let (ja, en) = (format!("「{name}」という規則はありません"), format!("there is no ruleset `{name}`"));
    let full = format!("{}{name}", builtin::PREFIX);
    let meant = if known.contains(&full) { full.as_str() } else { name };
    let problem = place.problem("unknown-ruleset", ja, en).suggest(meant, known.iter().map(String::as_str));
    (!there).then(|| problem.or_help("パスを確かめてください", "see whether the path is right"))
}

/// Lines of text, read as a document by a ruleset.
struct Lines {
    /// Where each line begins in the source.
    starts: Vec<usize>,
    /// Source bytes of the hits of each set, by set.
    hits: Vec<Vec<usize>>,
}

impl Lines {
    /// Reads lines: each is a paragraph of its own.
    fn read(ruleset: &Ruleset, lines: impl Iterator<Item = String>) -> Self {
        let (mut text, mut starts) = ("案内\n\n".to_owned(), Vec::new());
        for line in lines {
            starts.push(text.len());
            text += &line;
            text += "\n\n";
        }
        // What is tried is not the end of the document, either.
        text += "ほかに申し上げることはありません。\n";
        let document = Source::new("tried.txt", text, Format::Text).document();
        let found = Hits::scan(&document, ruleset);
        let of = |at: u16| found.of(SetId(at)).map(|place| document.span(place).start).collect();
        let sets = u16::try_from(ruleset.sets.len()).unwrap_or(u16::MAX);
        Self { starts, hits: (0..sets).map(of).collect() }
    }

    /// Whether a set has a hit in a line.
    fn hit(&self, set: SetId, line: usize) -> bool {
        let from = self.starts.get(line).copied().unwrap_or(usize::MAX);
        let to = self.starts.get(line + 1).copied().unwrap_or(usize::MAX);
        self.hits.get(usize::from(set.0)).is_some_and(|hits| hits.iter().any(|at| (from..to).contains(at)))
    }
}

/// A text in the middle of a sentence.
fn sentence(inner: &str) -> String {
    format!("ここに{inner}とあります。")
}

/// At most so many texts of one expression.
const MOST: usize = 48;
/// No longer repetitions are written out.
const LONGEST: u32 = 64;
/// Signs that a class is shown by, where it holds them.
const SIGNS: [char; 8] = ['0', '5', 'a', 'A', 'あ', 'ア', '漢', '一'];

/// Some texts that an expression matches; none where it cannot be read.
pub(super) fn samples(regex: &str) -> Vec<String> {
    regex_syntax::parse(regex).map(|hir| of(&hir)).unwrap_or_default()
}

fn of(hir: &Hir) -> Vec<String> {
    let mut found = match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => vec![String::new()],
        HirKind::Literal(literal) => vec![String::from_utf8_lossy(&literal.0).into_owned()],
        HirKind::Class(Class::Unicode(class)) => signs(class).into_iter().map(String::from).collect(),
        HirKind::Class(Class::Bytes(_)) => Vec::new(),
        HirKind::Repetition(repeated) => {
            let least = repeated.min.min(LONGEST);
            let one = of(&repeated.sub);
            let times = |count: u32| one.iter().map(move |text| text.repeat(count as usize));
            let more = repeated.max.is_none_or(|max| max > least).then(|| times(least + 1));
            times(least).chain(more.into_iter().flatten()).collect()
        }
        HirKind::Capture(capture) => of(&capture.sub),
        HirKind::Concat(parts) => parts.iter().fold(vec![String::new()], |before, part| {
            let after = of(part);
            // Each of the longer list once: of a product only as many as there are of either.
            let count = before.len().max(after.len()).min(MOST);
            let pick =
                |list: &[String], at: usize| list.get(at % list.len().max(1)).cloned().unwrap_or_default();
            match after.is_empty() {
                true => Vec::new(),
                false => (0..count).map(|at| pick(&before, at) + &pick(&after, at)).collect(),
            }
        }),
        HirKind::Alternation(parts) => parts.iter().flat_map(of).collect(),
    };
    found.truncate(MOST);
    found
}

fn signs(class: &ClassUnicode) -> Vec<char> {
    let holds = |sign: char| class.iter().any(|range| (range.start()..=range.end()).contains(&sign));
    let known = SIGNS.into_iter().filter(|sign| holds(*sign));
    let first = class.iter().take(4).map(regex_syntax::hir::ClassUnicodeRange::start);
    let mut signs: Vec<char> = known.chain(first).collect();
    signs.dedup();
    signs
}

#[cfg(test)]
mod tests;
