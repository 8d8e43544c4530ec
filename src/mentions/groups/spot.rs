//! Spots: the counts of a document with the block, sentence and bracket each stands in.
//!
//! Owns when two counts are of one unit, when a number is exact, and what stands between one count and the next.

use crate::document::{Block, Document, Place};
use crate::mentions::Count;
use crate::mentions::scan::Scene;
use crate::ruleset::SetId;

/// So many characters between a word and the count that it is said of, at most: 「合計で418名」, 「残りの5名」.
pub(super) const NEAR: usize = 4;

/// Where a count stands.
#[derive(Debug, Clone, Copy)]
pub struct Spot {
    /// The block.
    pub block: usize,
    /// The sentence.
    pub sentence: usize,
    /// The clause in brackets it stands in, if any.
    pub(super) in_bracket: Option<u32>,
    /// From the count before it in the sentence, or the start of the bracket, the cell or the sentence, to it.
    pub before: Place,
    /// From it to the next count of the sentence, or the end of the bracket, the cell or the sentence.
    pub after: Place,
}

impl Spot {
    /// The clause in brackets it stands in, if any.
    pub(crate) fn bracket(&self) -> Option<usize> {
        self.in_bracket.map(|clause| clause as usize)
    }
}

/// The counts of a document with their spots, and the questions asked of them. A count is told by its number.
#[derive(Clone, Copy)]
pub(crate) struct Spots<'a> {
    pub scene: &'a Scene<'a>,
    pub counts: &'a [Count],
    pub all: &'a [Spot],
}

/// Where each count stands.
pub(crate) fn spots(scene: &Scene, counts: &[Count]) -> Vec<Spot> {
    let document = scene.document;
    let mut all: Vec<Spot> = Vec::with_capacity(counts.len());
    for (at, count) in counts.iter().enumerate() {
        let start = count.place.start;
        let block = document.block_at(start).unwrap_or_default();
        let sentence = document.sentence_at(start).unwrap_or_default();
        let clause = document.clause_at(start);
        let bracket = clause.filter(|&clause| document.clauses[clause].parent().is_some());
        let mut room = document.sentences.get(sentence).map_or(count.place, |sentence| sentence.place);
        if let Some(bracket) = bracket {
            room = document.clauses[bracket].place;
        }
        let cells = document.blocks.get(block).map_or(&[][..], |block| &block.cells);
        let cell = cells[..cells.partition_point(|cell| cell.start <= start)].last();
        if let Some(cell) = cell.filter(|cell| cell.contains(count.place)) {
            room = Place { start: room.start.max(cell.start), end: room.end.min(cell.end) };
        }
        let mut before = Place { start: room.start.min(start), end: start };
        if let Some((last, behind)) = all.last_mut().zip(at.checked_sub(1).map(|at| &counts[at])) {
            // What a bracket holds is none of what stands between.
            let end = match last.bracket().filter(|&last| Some(last) != bracket) {
                Some(closed) if document.clauses[closed].place.end <= start => {
                    document.clauses[closed].place.end
                }
                _ => behind.place.end,
            };
            before.start = before.start.max(end.min(start));
            last.after.end = last.after.end.min(start).max(last.after.start);
        }
        let after = Place { start: count.place.end, end: room.end.max(count.place.end) };
        let in_bracket = bracket.and_then(|clause| u32::try_from(clause).ok());
        all.push(Spot { block, sentence, in_bracket, before, after });
    }
    all
}

impl<'a> Spots<'a> {
    pub(crate) fn document(&self) -> &'a Document {
        self.scene.document
    }

    pub(crate) fn block(&self, at: usize) -> &'a Block {
        &self.scene.document.blocks[at]
    }

    pub(crate) fn value(&self, figure: usize) -> u64 {
        self.counts[figure].value
    }

    pub(crate) fn place(&self, figure: usize) -> Place {
        self.counts[figure].place
    }

    /// What is counted: only counts of one unit are held against each other. 名, 人, 名様 and 名分 are one unit.
    pub(crate) fn unit(&self, figure: usize) -> &'a str {
        let count = &self.counts[figure];
        let unit = &*count.unit;
        match count.persons {
            true if !["世帯", "家庭"].contains(&unit) => "名",
            _ => unit.trim_end_matches(['分', '様']),
        }
    }

    /// The figures that lie inside a place.
    pub(crate) fn within(&self, place: Place) -> std::ops::Range<usize> {
        let from = self.counts.partition_point(|count| count.place.start < place.start);
        let to = from + self.counts[from..].partition_point(|count| count.place.start < place.end);
        from..to
    }

    /// The figures of a place that stand in no brackets.
    pub(crate) fn plain(&self, place: Place) -> Vec<usize> {
        self.within(place).filter(|&figure| self.all[figure].bracket().is_none()).collect()
    }

    /// The one count of a place outside brackets; in a block that is one bracket, the one inside.
    pub(crate) fn only(&self, place: Place) -> Option<usize> {
        let within = self.within(place);
        let mut plain = within.clone().filter(|&figure| self.all[figure].bracket().is_none());
        match (plain.next(), plain.next()) {
            (Some(only), None) => Some(only),
            (None, _) if within.len() == 1 && self.document().at(place).starts_with('(') => {
                Some(within.start)
            }
            _ => None,
        }
    }

    pub(crate) fn sentence(&self, at: usize) -> Place {
        self.document().sentences[at].place
    }

    /// The first hit of the sets of a name inside a place.
    pub(crate) fn hit(&self, name: &str, place: Place) -> Option<Place> {
        (place.start < place.end).then(|| self.scene.hits.first(self.scene.sets(name), place))?
    }

    pub(crate) fn has(&self, name: &str, place: Place) -> bool {
        self.hit(name, place).is_some()
    }

    /// Whether one of these sets has a hit inside a place.
    pub(crate) fn any(&self, sets: &[SetId], place: Place) -> bool {
        place.start < place.end && self.scene.hits.any(sets, place)
    }

    /// How many characters lie between two offsets; of many, no more than is ever asked for.
    pub(crate) fn apart(&self, from: usize, to: usize) -> usize {
        const FAR: usize = 256;
        self.document().text.get(from..to).map_or(usize::MAX, |gap| gap.chars().take(FAR).count())
    }

    /// The last hit of these sets between the count before and a figure, where it ends within `near` characters of it.
    pub(crate) fn right_before(&self, sets: &[SetId], figure: usize, near: usize) -> Option<Place> {
        let zone = self.all[figure].before;
        // A word begins at most so many bytes before where it must end.
        let from = zone.start.max(zone.end.saturating_sub(4 * (near + 24)));
        let zone = Place { start: from, end: zone.end };
        let hits = sets.iter().flat_map(|&set| self.scene.hits.within(set, zone));
        hits.filter(|hit| self.apart(hit.end, zone.end) <= near).max()
    }

    /// The same, for the sets of a name.
    pub(crate) fn told_before(&self, name: &str, figure: usize, near: usize) -> Option<Place> {
        self.right_before(self.scene.sets(name), figure, near)
    }

    /// Whether one of these sets has a hit that starts within `near` characters after a figure.
    pub(crate) fn right_after(&self, sets: &[SetId], figure: usize, near: usize) -> bool {
        let from = self.place(figure).end;
        let end = self.block(self.all[figure].block).place.end;
        let end = end.min(from.saturating_add(4 * (near + 24)));
        let first = self.scene.hits.first(sets, Place { start: from, end: end.max(from) });
        first.is_some_and(|hit| self.apart(from, hit.start) <= near)
    }

    /// Whether a number is said to be all of them: 61名全員.
    pub(crate) fn is_all(&self, figure: usize) -> bool {
        self.right_after(self.scene.sets("sum.all"), figure, 1)
    }

    /// Whether a number is what it says: not about, not rounded to a large unit (7.2万).
    pub(crate) fn exact(&self, figure: usize) -> bool {
        let count = &self.counts[figure];
        let written = self.document().at(count.place);
        let number = written.strip_suffix(&*count.unit).unwrap_or(written).trim_end();
        let rounded = number.ends_with(['万', '千', '億']) || number.contains('.');
        let open = count.unit.contains("以上") || count.unit.contains("超え");
        !(count.approximate || rounded || open)
    }
}
