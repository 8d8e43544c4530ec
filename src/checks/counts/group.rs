//! A total and what the text says are its parts.
//!
//! Owns the doubts that keep a group from being held against its total.

use super::figure::{Figure, Figures};
use crate::document::Place;
use crate::ruleset::SumWords;

/// A total and its parts, all of one unit.
#[derive(Debug, Clone)]
pub struct Group<'a> {
    pub total: Figure<'a>,
    pub parts: Vec<Figure<'a>>,
    /// Whether the parts are all there are. Otherwise a part can only be too large.
    pub all: bool,
}

/// How parts and total stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Holds,
    Broken,
    /// Nothing can be said.
    Open,
}

impl<'a> Group<'a> {
    /// A group whose parts are all there are; `None` where it is no sum.
    pub fn whole(total: Figure<'a>, parts: Vec<Figure<'a>>) -> Option<Self> {
        let same = parts.iter().all(|part| part.unit() == total.unit());
        (parts.len() >= 2 && same).then_some(Self { total, parts, all: true })
    }

    /// The sum of the parts.
    pub fn sum(&self) -> Option<u64> {
        self.parts.iter().try_fold(0_u64, |sum, part| sum.checked_add(part.value()))
    }

    /// What can be said of the group.
    pub fn verdict(&self, figures: &Figures, words: &SumWords) -> Verdict {
        let Some(sum) = self.sum() else { return Verdict::Open };
        let exact = figures.exact(&self.total) && self.parts.iter().all(|part| figures.exact(part));
        if !exact {
            return Verdict::Open;
        }
        let doubtful = || self.doubtful(figures, words);
        match self.all {
            true if sum == self.total.value() => Verdict::Holds,
            false if sum <= self.total.value() => Verdict::Open,
            // A part as large as the total: what is listed are kinds of data of the same persons.
            true if self.parts.iter().any(|part| part.value() == self.total.value()) => Verdict::Open,
            _ if doubtful() => Verdict::Open,
            _ => Verdict::Broken,
        }
    }

    fn doubtful(&self, figures: &Figures, words: &SumWords) -> bool {
        let document = figures.case.view.scene.document;
        let blocks = self.parts.iter().map(|part| part.block).chain([self.total.block]);
        let (first, last) = blocks.fold((usize::MAX, 0), |(a, b), at| (a.min(at), b.max(at)));
        // A note below or a sentence above may tell of an overlap.
        let above = document.blocks[first.saturating_sub(1)].place;
        let below = document.blocks[(last + 2).min(document.blocks.len() - 1)].place;
        if figures.any(&words.explained, above.join(below)) {
            return true;
        }
        let total = figures.sentence(self.total.sentence);
        let lead = self.parts.first().map_or(total, |part| {
            let start = total.start.min(part.place().start);
            Place { start, end: part.place().start.max(total.end.min(part.place().start)) }
        });
        figures.any(&words.partial, lead)
            || self
                .parts
                .iter()
                .any(|part| figures.right_after(&words.open, part, 1) || kind(figures, words, part))
    }
}

/// Whether a part is named by a kind of data: persons have several, so that they do not add up.
fn kind(figures: &Figures, words: &SumWords, part: &Figure) -> bool {
    let document = figures.case.view.scene.document;
    let sentence = figures.sentence(part.sentence);
    let start = document.blocks[part.block].place.start.max(sentence.start);
    let behind = figures.within(Place { start, end: part.place().start }).last();
    let from = behind.map_or(start, |before| before.place().end);
    // What stands before 「内訳」 names the total.
    let zone = Place { start: from, end: part.place().start };
    let from = figures.hit(&words.parts, zone).map_or(from, |word| word.end);
    let zone = Place { start: from, end: zone.end };
    figures.case.view.mentions.data_types.iter().any(|data| zone.contains(data.place))
}
