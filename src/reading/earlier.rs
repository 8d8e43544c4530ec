//! Earlier notices of the same incident: what a follow-up is held against.
//!
//! Owns reading each of them once and their order, the newest first. Compares nothing: that is the checks'.

use super::{ReadOptions, Reading, read_with};
use crate::document::Secrets;
use crate::input::Source;
use crate::mentions::{Hits, Lead, Scene};
use crate::ruleset::{Kind, Ruleset};
use crate::text::Day;
use std::cmp::Reverse;
use std::sync::Arc;

/// An earlier notice, understood.
#[derive(Debug, Clone)]
pub struct Earlier {
    /// Where it was read from; what must not be repeated is covered.
    pub source: Source,
    /// What it says.
    pub reading: Reading,
    hits: Hits,
    leads: Vec<Option<Lead>>,
}

impl Earlier {
    /// The notice with the words in it. `ruleset` is the one it was read with.
    pub fn scene<'a>(&'a self, ruleset: &'a Ruleset) -> Scene<'a> {
        Scene { document: &self.reading.document, hits: &self.hits, ruleset, leads: &self.leads }
    }

    /// Whether it is a notice at all.
    pub fn is_notice(&self) -> bool {
        self.reading.conclusions.kind != Kind::NoNotice
    }

    /// When it was published.
    pub fn published_on(&self) -> Option<Day> {
        self.reading.conclusions.published_on
    }
}

/// The earlier notices of a draft, the newest first. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Previous(Arc<[Earlier]>);

impl Previous {
    /// Reads earlier notices. The newest by its day of publication comes first, then those without one; of equals
    /// the one given last. What the user laid down for the draft (its stage, its day) is not theirs.
    pub fn read(sources: &[Source], ruleset: &Ruleset, options: &ReadOptions) -> Self {
        let options = ReadOptions { stage: None, publish_on: None, follows: false, ..options.clone() };
        let mut read: Vec<Earlier> = sources
            .iter()
            .map(|source| {
                let (reading, (hits, leads)) = read_with(source, ruleset, &options, |sight| {
                    let scene = sight.view.scene;
                    (scene.hits.clone(), scene.leads.to_vec())
                });
                let source = source.covered(&reading.masked, &reading.secrets).into_owned();
                Earlier { source, reading, hits, leads }
            })
            .collect();
        read.reverse();
        read.sort_by_key(|earlier| Reverse(earlier.published_on()));
        Self(read.into())
    }

    /// The notices, the newest first.
    pub fn notices(&self) -> &[Earlier] {
        &self.0
    }

    /// What must not be repeated of any of them.
    pub(crate) fn secrets(&self) -> Secrets {
        let mut secrets = Secrets::default();
        self.0.iter().for_each(|earlier| secrets.join(&earlier.reading.secrets));
        secrets
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Format;

    fn source(name: &str, text: &str) -> Source {
        Source::new(name, text, Format::Text)
    }

    #[test]
    fn the_newest_comes_first_and_what_has_no_day_last() {
        let ruleset = crate::builtin::builtin().unwrap();
        let notice = |day: &str| {
            format!(
                "名簿の紛失について\n\n{day}\n\n名簿を紛失し、会員20名の氏名が漏えいしました。お詫びします。\n"
            )
        };
        let sources = [
            source("none.txt", &notice("")),
            source("march.txt", &notice("2026年3月4日")),
            source("april.txt", &notice("2026年4月1日")),
            source("april-again.txt", &notice("2026年4月1日")),
        ];
        let previous =
            Previous::read(&sources, &ruleset, &ReadOptions::on(Day { year: 2026, month: 5, day: Some(1) }));
        let names: Vec<&str> = previous.notices().iter().map(|one| one.source.name.as_str()).collect();
        assert_eq!(names, ["april-again.txt", "april.txt", "march.txt", "none.txt"]);
    }
}
