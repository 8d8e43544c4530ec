//! Where the words of a ruleset stand in a document, and the questions extractors ask about it.
//!
//! Owns the hits of the one scan and looking them up by place. Every extractor, detector and check asks here;
//! none searches the text again.

use super::signs::Signs;
use crate::document::{BlockKind, Document, Narrow, Place, Starts};
use crate::ruleset::{Ruleset, SetId};
use std::num::NonZeroU32;

/// The hits of every set, each list in order of place.
#[derive(Debug, Clone, Default)]
pub struct Hits {
    /// Those of one set together, in the order of the sets.
    places: Vec<Narrow>,
    /// Where the list of each set begins; one more stands behind the last.
    lists: Vec<usize>,
    /// Of the lists that are long, by their set.
    tables: Vec<(usize, Starts)>,
    /// Kinds of data in order, the longest of those that start together first.
    kinds: Vec<Place>,
    /// Kinds of data by where they end, and where they start.
    kind_ends: Vec<(usize, usize)>,
    /// Nouns that head a kind of data, in the same way.
    heads: Vec<(usize, usize)>,
    /// Where shapes may begin.
    pub(super) signs: Signs,
}

impl Hits {
    /// Scans the normal form of a document.
    pub fn scan(document: &Document, ruleset: &Ruleset) -> Self {
        let mut found: Vec<(SetId, Narrow)> = Vec::with_capacity(document.text.len() / 2);
        ruleset
            .lexicon
            .scan(&document.text, |set, start, end| found.push((set, Place { start, end }.into())));
        // 個人情報保護委員會: a word is the same in the old forms of its characters.
        if let Some(folded) = &document.folded {
            ruleset.lexicon.scan(&folded.text, |set, start, end| {
                if folded.reaches(start, end) {
                    found.push((set, Place { start, end }.into()));
                }
            });
        }
        let mut hits = Self::listed(&found, ruleset.sets.len());
        hits.kinds = hits.merged(ruleset.named("data-type")).into_iter().map(|(place, _)| place).collect();
        hits.kinds.dedup();
        hits.kind_ends = hits.by_end(ruleset.named("data-type"));
        hits.heads = hits.by_end(ruleset.named("data.head"));
        hits.signs = Signs::of(&document.text);
        hits
    }

    /// Hits with their set, put into the lists of so many sets.
    fn listed(found: &[(SetId, Narrow)], sets: usize) -> Self {
        let listed = |set: &SetId| usize::from(set.0) < sets;
        // Where the list of each set begins; before the hits are put there, one place further on.
        let mut lists = vec![0; sets + 2];
        for (set, _) in found.iter().filter(|(set, _)| listed(set)) {
            lists[usize::from(set.0) + 2] += 1;
        }
        let (mut all, mut longest) = (0, 0);
        for count in &mut lists {
            longest = longest.max(*count);
            all += *count;
            *count = all;
        }
        let mut places = vec![Narrow::default(); all];
        for (set, place) in found.iter().filter(|(set, _)| listed(set)) {
            let at = &mut lists[usize::from(set.0) + 1];
            places[*at] = *place;
            *at += 1;
        }
        lists.truncate(sets + 1);
        let (mut kept, mut end) = (0, 0);
        for set in 0..sets {
            let (from, to) = (end, lists[set + 1]);
            end = to;
            lists[set] = kept;
            if to == from {
                continue;
            }
            // The longest of several that start together comes first, so that it is the one shown.
            if to > from + 1 {
                places[from..to]
                    .sort_unstable_by_key(|place| (place.start(), std::cmp::Reverse(place.end())));
            }
            for at in from..to {
                if at == from || places[at] != places[at - 1] {
                    places[kept] = places[at];
                    kept += 1;
                }
            }
        }
        lists[sets] = kept;
        places.truncate(kept);
        let mut hits = Self { places, lists, ..Self::default() };
        if longest >= Starts::LEAST {
            let lists = hits.lists.windows(2).map(|list| &hits.places[list[0]..list[1]]).enumerate();
            let long = lists.filter(|(_, list)| list.len() >= Starts::LEAST);
            let table = |list: &[Narrow]| Starts::of(list.iter().map(|hit| hit.start()));
            hits.tables = long.map(|(set, list)| (set, table(list))).collect();
        }
        hits
    }

    /// The hits of sets by where they end.
    fn by_end(&self, sets: &[SetId]) -> Vec<(usize, usize)> {
        let all = sets.iter().flat_map(|&set| self.of(set));
        let mut ends: Vec<_> = all.map(|place| (place.end, place.start)).collect();
        ends.sort_unstable();
        ends
    }

    /// All hits of a set.
    pub fn of(&self, set: SetId) -> impl DoubleEndedIterator<Item = Place> + ExactSizeIterator + Clone {
        self.list(set).iter().copied().map(Narrow::place)
    }

    #[inline]
    fn list(&self, set: SetId) -> &[Narrow] {
        let at = usize::from(set.0);
        match self.lists.get(at).zip(self.lists.get(at + 1)) {
            Some((from, to)) => &self.places[*from..*to],
            None => &[],
        }
    }

    /// Where the kinds of data start that stand inside a place and end where it ends, the longest first.
    pub fn kinds_at_end(&self, place: Place) -> impl Iterator<Item = usize> {
        at_end(&self.kind_ends, place)
    }

    /// The kinds of data that lie inside a place, in order, the longest of those that start together first.
    pub fn kinds_in(&self, place: Place) -> impl Iterator<Item = Place> {
        let from = self.kinds.partition_point(|kind| kind.start < place.start);
        let inside = self.kinds[from..].iter().copied().take_while(move |kind| kind.start < place.end);
        inside.filter(move |kind| kind.end <= place.end)
    }

    /// The same of the nouns that head a kind of data.
    pub fn heads_at_end(&self, place: Place) -> impl Iterator<Item = usize> {
        at_end(&self.heads, place)
    }

    /// The hits of a set that lie inside a place.
    #[inline]
    pub fn within(&self, set: SetId, place: Place) -> impl Iterator<Item = Place> {
        let list = self.list(set);
        // Most sets have no hit in a text.
        let from = if list.is_empty() { 0 } else { self.behind(set, list, place.start) };
        list[from..]
            .iter()
            .copied()
            .map(Narrow::place)
            .take_while(move |hit| hit.start < place.end)
            .filter(move |hit| hit.end <= place.end)
    }

    /// The place in the list of a set of its first hit that starts at an offset or behind it.
    fn behind(&self, set: SetId, list: &[Narrow], start: usize) -> usize {
        let at = || self.tables.binary_search_by_key(&usize::from(set.0), |(set, _)| *set).ok();
        let table = if list.len() < Starts::LEAST { None } else { at() };
        let near = table.map_or(0..list.len(), |at| self.tables[at].1.near(start, list.len()));
        near.start + list[near].partition_point(|hit| hit.start() < start)
    }

    /// The first hit of any of these sets inside a place.
    pub fn first(&self, sets: &[SetId], place: Place) -> Option<Place> {
        sets.iter().filter_map(|&set| self.within(set, place).next()).min()
    }

    /// Whether any of these sets has a hit inside a place.
    pub fn any(&self, sets: &[SetId], place: Place) -> bool {
        sets.iter().any(|&set| self.within(set, place).next().is_some())
    }

    /// All hits of these sets with their set, in order of place, the longest first where several start together.
    pub fn merged(&self, sets: &[SetId]) -> Vec<(Place, SetId)> {
        let mut all: Vec<_> =
            sets.iter().flat_map(|&set| self.of(set).map(move |place| (place, set))).collect();
        all.sort_unstable_by_key(|&(place, set)| (place.start, std::cmp::Reverse(place.end), set));
        all
    }

    /// The hits of these sets inside a place, with their set, in order.
    pub fn merged_in(&self, sets: &[SetId], place: Place) -> Vec<(Place, SetId)> {
        let mut all: Vec<_> =
            sets.iter().flat_map(|&set| self.within(set, place).map(move |hit| (hit, set))).collect();
        all.sort_unstable_by_key(|&(place, set)| (place.start, std::cmp::Reverse(place.end), set));
        all
    }

    /// The last of what [`Hits::merged_in`] finds.
    pub fn last(&self, sets: &[SetId], place: Place) -> Option<(Place, SetId)> {
        let last = |set: SetId| {
            let list = self.list(set);
            let before = list.partition_point(|hit| hit.start() < place.end);
            let inside = list[..before].iter().rev().map(|hit| hit.place());
            let mut inside =
                inside.take_while(|hit| hit.start >= place.start).filter(|hit| hit.end <= place.end);
            let last = inside.next()?;
            inside.take_while(|hit| hit.start == last.start).chain([last]).min().map(|hit| (hit, set))
        };
        sets.iter()
            .filter_map(|&set| last(set))
            .max_by_key(|&(hit, set)| (hit.start, std::cmp::Reverse(hit.end), set))
    }

    /// As [`Hits::merged`], without hits that lie inside a longer one before them.
    pub fn longest(&self, sets: &[SetId]) -> Vec<(Place, SetId)> {
        let mut end = 0;
        let mut kept = self.merged(sets);
        kept.retain(|(place, _)| {
            let keep = place.end > end;
            end = end.max(place.end);
            keep
        });
        kept
    }
}

fn at_end(ends: &[(usize, usize)], place: Place) -> impl Iterator<Item = usize> {
    let from = ends.partition_point(|hit| *hit < (place.end, place.start));
    ends[from..].iter().take_while(move |hit| hit.0 == place.end).map(|hit| hit.1)
}

/// The number of a sentence that leads a block in, in few bytes: there is a place for each block.
#[derive(Debug, Clone, Copy)]
pub struct Lead(NonZeroU32);

impl Lead {
    /// Of a sentence, by its number.
    pub(super) fn of(sentence: usize) -> Option<Self> {
        u32::try_from(sentence).ok()?.checked_add(1).and_then(NonZeroU32::new).map(Self)
    }

    /// That sentence.
    pub(super) fn sentence(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// A document with its hits: what extractors, detectors and checks look at.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    /// Its structure.
    pub document: &'a Document,
    /// Where words stand.
    pub hits: &'a Hits,
    /// What they mean.
    pub ruleset: &'a Ruleset,
    /// What governs each block: see [`Scene::governors`].
    pub leads: &'a [Option<Lead>],
}

impl<'a> Scene<'a> {
    /// The sets of a name, none where the ruleset lacks it.
    #[inline]
    pub fn sets(&self, name: &str) -> &'a [SetId] {
        self.ruleset.named(name)
    }

    /// Whether the text has a word of any of the sets of these names.
    pub(crate) fn has(&self, names: &[&str]) -> bool {
        let seen = |name: &&str| self.sets(name).iter().any(|&set| self.hits.of(set).len() > 0);
        names.iter().any(seen)
    }

    /// The innermost clause at an offset.
    pub fn clause(&self, offset: usize) -> Option<Place> {
        self.document.clause_at(offset).map(|at| self.document.clauses[at].place)
    }

    /// The sentence at an offset.
    pub fn sentence(&self, offset: usize) -> Option<Place> {
        self.document.sentence_at(offset).map(|at| self.document.sentences[at].place)
    }

    /// The block at an offset.
    pub fn block(&self, offset: usize) -> Option<usize> {
        self.document.block_at(offset)
    }

    /// The cell of a row at an offset.
    pub fn cell(&self, offset: usize) -> Option<Place> {
        let cells = &self.document.blocks[self.block(offset)?].cells;
        cells
            .get(cells.partition_point(|cell| cell.end <= offset))
            .copied()
            .filter(|cell| cell.start <= offset)
    }

    /// The places that govern a block, innermost first: its label, the sentence that leads its list in, and the
    /// headings above. What they announce holds for the block.
    pub fn governors(&self, block: usize) -> impl Iterator<Item = Place> + 'a {
        let document = self.document;
        let own = &document.blocks[block];
        let lead = self.lead(block);
        let headings = document.headings_above(own.section).map(|heading| heading.place);
        own.label.into_iter().chain(lead).chain(headings)
    }

    /// The first of the two cells of a row, for what stands in the second: 漏れた情報 | 氏名、住所.
    pub fn row_head(&self, block: usize, place: Place) -> Option<Place> {
        let row = self.document.blocks.get(block).filter(|block| block.kind == BlockKind::Row)?;
        let [head, value] = row.cells[..] else { return None };
        value.contains(place).then_some(head)
    }

    /// The sentence that leads a block in.
    pub fn lead(&self, block: usize) -> Option<Place> {
        self.leads.get(block).copied().flatten().map(|lead| self.document.sentences[lead.sentence()].place)
    }

    /// Whether one of these sets has a hit in a governor of the block.
    pub fn under(&self, sets: &[SetId], block: usize) -> bool {
        self.governors(block).any(|place| self.hits.any(sets, place))
    }
}
