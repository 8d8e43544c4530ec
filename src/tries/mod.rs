//! What an organisation's file says, tried: can it ever match, and does it do what it says?
//!
//! Owns the texts that it is tried on. What is wrong by itself is told where files are read; what is idle by its form
//! alone, by `ruleset`'s own warnings.

mod expressions;
mod phrases;
mod sample;
#[cfg(test)]
mod tests;

use crate::builtin;
use crate::document::Format;
use crate::input::Source;
use crate::mentions::Hits;
use crate::ruleset::{Loaded, Place, Problem, Ruleset, SetId, TomlFile};
use std::path::Path;

/// The warnings about the files that `own` names.
pub fn warnings(loaded: &Loaded, own: impl Fn(&TomlFile) -> bool) -> Vec<Problem> {
    let written = loaded.written(own);
    let mut found = expressions::words(&loaded.ruleset, &written.words);
    found.extend(expressions::patterns(&loaded.ruleset, &written.patterns));
    found.extend(phrases::conditions(&loaded.ruleset, &written.conditions));
    found.extend(phrases::swaps(&loaded.ruleset, &written.swaps));
    found.extend(
        written.suggested.iter().filter_map(|(name, place)| unknown_ruleset(name, place, &loaded.files)),
    );
    for problem in &mut found {
        problem.warning = true;
    }
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
    let problem = place.problem("unknown-ruleset", ja, en).suggest(name, known.iter().map(String::as_str));
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
        let of = |at: u16| found.of(SetId(at)).iter().map(|place| document.span(*place).start).collect();
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
