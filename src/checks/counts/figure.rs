//! Figures: the counts of a document with the block, sentence and bracket each stands in.
//!
//! Owns when two counts are of one unit and when a number is exact. Reads no words.

use crate::checks::Case;
use crate::document::Place;
use crate::mentions::Count;
use crate::ruleset::SetId;
use std::cell::OnceCell;

/// A count and where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Figure<'a> {
    pub count: &'a Count,
    pub block: usize,
    pub sentence: usize,
    /// The clause in brackets it stands in, if any.
    pub bracket: Option<usize>,
}

impl Figure<'_> {
    pub fn value(&self) -> u64 {
        self.count.value
    }

    pub fn place(&self) -> Place {
        self.count.place
    }

    /// What is counted: only counts of one unit are held against each other. 名, 人, 名様 and 名分 are one unit.
    pub fn unit(&self) -> &str {
        let unit = self.count.unit.as_str();
        match self.count.persons {
            true if !["世帯", "家庭"].contains(&unit) => "名",
            _ => unit.trim_end_matches(['分', '様']),
        }
    }
}

/// The figures of a document, in order, with the questions asked of them.
pub struct Figures<'a> {
    pub case: &'a Case<'a>,
    pub all: Vec<Figure<'a>>,
    /// Kept by [`super::lines::siblings`], which every sum in prose may ask for.
    pub siblings: OnceCell<Vec<Vec<usize>>>,
}

impl<'a> Figures<'a> {
    pub fn of(case: &'a Case<'a>) -> Self {
        let document = case.view.scene.document;
        let figure = |count: &'a Count| {
            let start = count.place.start;
            let clause = document.clause_at(start);
            Some(Figure {
                count,
                block: document.block_at(start)?,
                sentence: document.sentence_at(start)?,
                bracket: clause.filter(|&clause| document.clauses[clause].parent.is_some()),
            })
        };
        let all = case.view.mentions.counts.iter().filter_map(figure).collect();
        Self { case, all, siblings: OnceCell::new() }
    }

    /// The figures that lie inside a place.
    pub fn within(&self, place: Place) -> &[Figure<'a>] {
        let from = self.all.partition_point(|figure| figure.place().start < place.start);
        let rest = &self.all[from..];
        &rest[..rest.iter().take_while(|figure| figure.place().start < place.end).count()]
    }

    /// The figures of a block that stand in no brackets.
    pub fn plain(&self, place: Place) -> Vec<Figure<'a>> {
        self.within(place).iter().copied().filter(|figure| figure.bracket.is_none()).collect()
    }

    pub fn sentence(&self, at: usize) -> Place {
        self.case.view.scene.document.sentences[at].place
    }

    /// The first hit of these sets inside a place.
    pub fn hit(&self, sets: &[SetId], place: Place) -> Option<Place> {
        self.case.view.scene.hits.first(sets, place)
    }

    pub fn any(&self, sets: &[SetId], place: Place) -> bool {
        place.start < place.end && self.case.view.scene.hits.any(sets, place)
    }

    /// How many characters lie between two offsets.
    pub fn apart(&self, from: usize, to: usize) -> usize {
        self.case.view.scene.document.text.get(from..to).map_or(usize::MAX, |gap| gap.chars().count())
    }

    /// Whether one of these sets has a hit that ends within `near` characters before a figure, and after `from`.
    pub fn right_before(&self, sets: &[SetId], from: usize, figure: &Figure, near: usize) -> Option<Place> {
        let zone = Place { start: from, end: figure.place().start };
        let hits = &self.case.view.scene.hits;
        let all = sets.iter().flat_map(|&set| hits.within(set, zone));
        all.filter(|hit| self.apart(hit.end, zone.end) <= near).max()
    }

    /// Whether one of these sets has a hit that starts within `near` characters after a figure.
    pub fn right_after(&self, sets: &[SetId], figure: &Figure, near: usize) -> bool {
        let document = self.case.view.scene.document;
        let from = figure.place().end;
        let end = document.blocks[figure.block].place.end;
        self.hit(sets, Place { start: from, end }).is_some_and(|hit| self.apart(from, hit.start) <= near)
    }

    /// Whether a number is what it says: not about, not occurrences, not rounded to a large unit (7.2万).
    pub fn exact(&self, figure: &Figure) -> bool {
        let written = self.case.view.scene.document.at(figure.place());
        let number = written.strip_suffix(figure.count.unit.as_str()).unwrap_or(written).trim_end();
        let rounded = number.ends_with(['万', '千', '億']) || number.contains('.');
        let open = figure.count.unit.contains("以上") || figure.count.unit.contains("超え");
        !(figure.count.approximate || figure.count.cumulative || rounded || open)
    }
}

/// A number as it is written in a sum.
pub fn grouped(value: u64) -> String {
    let digits = value.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn thousands_are_set_apart() {
        for (value, text) in [(0, "0"), (184, "184"), (1126, "1,126"), (1_234_567, "1,234,567")] {
            assert_eq!(grouped(value), text);
        }
    }
}
