//! The way between the normal form and the source, in runs.
//!
//! Owns the arithmetic of offsets. Refuses to know characters: it counts bytes only.

use super::{Place, Span};

/// A run of equal units: each unit of the run is `normal` bytes there and `source` bytes here.
///
/// Text taken over unchanged is a run of one-byte units; full-width digits are a run of 1:3 units; a
/// cluster that composed or fell apart is a run of one unit, and every byte in it stands for the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    /// Half the size of a `usize`: in a text of short lines the runs are more than the text.
    normal_start: u32,
    source_start: u32,
    normal: u32,
    source: u32,
}

impl Run {
    fn new(normal_start: usize, source_start: usize, normal: u32, source: u32) -> Self {
        Self { normal_start: narrow(normal_start), source_start: narrow(source_start), normal, source }
    }

    fn normal_start(&self) -> usize {
        self.normal_start as usize
    }

    fn source_start(&self) -> usize {
        self.source_start as usize
    }
}

/// The offset map of a document.
#[derive(Debug, Clone, Default)]
pub(super) struct OffsetMap {
    runs: Vec<Run>,
    normal_end: usize,
    source_end: usize,
}

impl OffsetMap {
    /// Bytes of the source that the last unit ends at.
    pub(super) fn source_end(&self) -> usize {
        self.source_end
    }

    /// Adds one unit that stands for `source`, `normal` bytes long.
    pub(super) fn push(&mut self, normal: usize, source: Span, unchanged: bool) {
        if normal == 0 {
            return;
        }
        let length = source.end - source.start;
        let unit = if unchanged && normal == length { (1, 1) } else { (narrow(normal), narrow(length)) };
        let goes_on = self.source_end == source.start
            && self.runs.last().is_some_and(|run| (run.normal, run.source) == unit && run.source > 0);
        if !goes_on {
            self.runs.push(Run::new(self.normal_end, source.start, unit.0, unit.1));
        }
        self.normal_end += normal;
        self.source_end = source.end;
    }

    /// Adds all of another map behind this one.
    pub(super) fn append(&mut self, other: &OffsetMap) {
        let shift = self.normal_end;
        for (index, run) in other.runs.iter().enumerate() {
            let goes_on = index == 0
                && run.source_start() == self.source_end
                && run.source > 0
                && self
                    .runs
                    .last()
                    .is_some_and(|last| (last.normal, last.source) == (run.normal, run.source));
            if !goes_on {
                self.runs.push(Run { normal_start: narrow(run.normal_start() + shift), ..*run });
            }
        }
        if !other.runs.is_empty() {
            self.normal_end += other.normal_end;
            self.source_end = other.source_end;
        }
    }

    /// Empties the map, keeping its memory.
    pub(super) fn clear(&mut self) {
        self.runs.clear();
        self.normal_end = 0;
        self.source_end = 0;
    }

    /// The source of a place: from the first byte of its first unit to the last byte of its last. An empty
    /// place is an empty span before the unit it stands at.
    pub(super) fn span(&self, place: Place) -> Span {
        let start = self.unit_at(place.start).map_or(self.source_end, |span| span.start);
        if place.end <= place.start {
            return Span { start, end: start };
        }
        let end = self.unit_at(place.end - 1).map_or(self.source_end, |span| span.end);
        Span { start, end: end.max(start) }
    }

    /// The smallest place whose source touches every byte of `span` that has one; `None` where none has.
    /// An empty span is an empty place.
    pub(super) fn place(&self, span: Span) -> Option<Place> {
        if span.start >= span.end {
            return self.point(span.start);
        }
        // First run that reaches beyond the start, last run that begins before the end.
        let first = self.first_beyond(span.start)?;
        let run = self.runs[first];
        let into = span.start.saturating_sub(run.source_start()) / run.source.max(1) as usize;
        let start = run.normal_start() + into * run.normal as usize;
        let after = self.runs.partition_point(|run| run.source_start() < span.end);
        let last = self.runs[..after].iter().rposition(|run| run.source > 0)?;
        let run = self.runs[last];
        let units = (span.end - run.source_start()).div_ceil(run.source.max(1) as usize);
        let end = (run.normal_start() + units * run.normal as usize).min(self.run_end(last));
        (start < end).then_some(Place { start, end })
    }

    /// The stretches that a place is made of, in order: each with its source. A stretch that is taken over unchanged
    /// is one, of all others each unit is.
    pub(super) fn stretches(&self, place: Place) -> impl Iterator<Item = (Place, Span)> + '_ {
        let first = self.runs.partition_point(|run| run.normal_start() <= place.start).saturating_sub(1);
        let runs = self.runs.iter().enumerate().skip(first);
        runs.take_while(move |(_, run)| run.normal_start() < place.end).flat_map(move |(index, run)| {
            let (normal, source) = (run.normal.max(1) as usize, run.source as usize);
            let end = self.run_end(index).min(place.end);
            let start = place.start.max(run.normal_start());
            let step = if (normal, source) == (1, 1) { end.saturating_sub(start).max(1) } else { normal };
            let from = start - (start - run.normal_start()) % step.min(normal);
            (from..end).step_by(step).map(move |at| {
                let units = (at - run.normal_start()) / normal;
                let begin = run.source_start() + units * source;
                let length = if step == normal && (normal, source) != (1, 1) { source } else { step };
                (Place { start: at, end: (at + step).min(end) }, Span { start: begin, end: begin + length })
            })
        })
    }

    fn point(&self, offset: usize) -> Option<Place> {
        if self.runs.is_empty() || offset > self.source_end {
            return None;
        }
        let start = match self.first_beyond(offset) {
            None => self.normal_end,
            Some(first) => {
                let run = self.runs[first];
                let into = offset.saturating_sub(run.source_start()) / run.source.max(1) as usize;
                run.normal_start() + into * run.normal as usize
            }
        };
        Some(Place { start, end: start })
    }

    /// The first run with source bytes at or beyond `offset`.
    fn first_beyond(&self, offset: usize) -> Option<usize> {
        let behind = self.runs.partition_point(|run| run.source_start() <= offset);
        let nearest = self.runs.get(behind.saturating_sub(1))?.source_start();
        // Text that stands for a whole (`&amp;`) makes runs with one start; the first of them counts.
        let mut index = self.runs.partition_point(|run| run.source_start() < nearest);
        // Its first character may have gone on with the run before it, where it stands for no more than one byte.
        index -= usize::from(index > 0 && self.source_end_of(index - 1) > offset);
        // Separators have no source; between two runs with source stands at most one of them.
        while index < self.runs.len() {
            if self.runs[index].source > 0 && self.source_end_of(index) > offset {
                return Some(index);
            }
            index += 1;
        }
        None
    }

    /// Where the source of a run ends.
    fn source_end_of(&self, index: usize) -> usize {
        let run = self.runs[index];
        let units = (self.run_end(index) - run.normal_start()) / run.normal.max(1) as usize;
        run.source_start() + units * run.source as usize
    }

    fn run_end(&self, index: usize) -> usize {
        self.runs.get(index + 1).map_or(self.normal_end, Run::normal_start)
    }

    /// The source of the unit that holds a byte of the normal form.
    fn unit_at(&self, offset: usize) -> Option<Span> {
        if offset >= self.normal_end {
            return None;
        }
        let index = self.runs.partition_point(|run| run.normal_start() <= offset).checked_sub(1)?;
        let run = self.runs[index];
        let unit = (offset - run.normal_start()) / run.normal.max(1) as usize;
        let start = run.source_start() + unit * run.source as usize;
        Some(Span { start, end: start + run.source as usize })
    }
}

/// No source is as long as 4 GiB: what is read has a limit of a few dozen megabytes.
pub(super) fn narrow(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map() -> OffsetMap {
        let mut map = OffsetMap::default();
        map.push(3, Span { start: 0, end: 3 }, true); // あ
        map.push(3, Span { start: 3, end: 6 }, true); // い
        map.push(1, Span { start: 6, end: 9 }, false); // １
        map.push(1, Span { start: 9, end: 12 }, false); // ２
        map.push(5, Span { start: 12, end: 15 }, false); // ㈱ -> (株)
        map.push(1, Span { start: 15, end: 15 }, false); // separator
        map.push(1, Span { start: 20, end: 21 }, true); // a
        map
    }

    #[test]
    fn equal_units_share_a_run() {
        assert_eq!(map().runs.len(), 5);
    }

    #[test]
    fn a_place_maps_to_whole_units() {
        let map = map();
        let span = |start, end| map.span(Place { start, end });
        assert_eq!(span(0, 3), Span { start: 0, end: 3 });
        assert_eq!(span(7, 8), Span { start: 9, end: 12 });
        assert_eq!(span(9, 12), Span { start: 12, end: 15 }, "part of a cluster is the whole of it");
        assert_eq!(span(0, 15), Span { start: 0, end: 21 });
        assert_eq!(span(13, 13), Span { start: 15, end: 15 }, "the end of a block");
        assert_eq!(span(14, 14), Span { start: 20, end: 20 });
        assert_eq!(span(15, 15), Span { start: 21, end: 21 });
    }

    #[test]
    fn a_span_maps_back() {
        let map = map();
        let place = |start, end| map.place(Span { start, end });
        assert_eq!(place(0, 6), Some(Place { start: 0, end: 6 }));
        assert_eq!(place(9, 12), Some(Place { start: 7, end: 8 }));
        assert_eq!(place(6, 15), Some(Place { start: 6, end: 13 }));
        assert_eq!(place(16, 19), None);
        assert_eq!(place(14, 21), Some(Place { start: 8, end: 15 }));
        assert_eq!(place(20, 20), Some(Place { start: 14, end: 14 }));
        assert_eq!(place(99, 100), None);
    }

    #[test]
    fn stretches_are_unchanged_runs_and_single_units() {
        let map = map();
        let of = |start, end| {
            let stretches = map.stretches(Place { start, end });
            stretches.map(|(place, span)| (place.start..place.end, span.start..span.end)).collect::<Vec<_>>()
        };
        assert_eq!(of(0, 8), [(0..6, 0..6), (6..7, 6..9), (7..8, 9..12)]);
        assert_eq!(of(3, 7), [(3..6, 3..6), (6..7, 6..9)]);
        assert_eq!(of(7, 15), [(7..8, 9..12), (8..13, 12..15), (13..14, 15..15), (14..15, 20..21)]);
        assert_eq!(of(9, 10), [(8..10, 12..15)]);
        assert_eq!(of(15, 15), []);
    }

    #[test]
    fn words_that_stand_for_one_byte_are_found_whole() {
        let mut map = OffsetMap::default();
        map.push(1, Span { start: 4, end: 5 }, true); // a
        for _ in "(b)".chars() {
            map.push(1, Span { start: 5, end: 6 }, false);
        }
        map.push(3, Span { start: 6, end: 9 }, true);
        assert_eq!(map.place(Span { start: 5, end: 6 }), Some(Place { start: 1, end: 4 }));
        assert_eq!(map.place(Span { start: 4, end: 5 }), Some(Place { start: 0, end: 1 }));
    }

    #[test]
    fn appending_keeps_both() {
        let mut one = OffsetMap::default();
        one.push(1, Span { start: 0, end: 1 }, true);
        let mut two = OffsetMap::default();
        two.push(1, Span { start: 1, end: 2 }, true);
        two.push(1, Span { start: 2, end: 5 }, false);
        one.append(&two);
        assert_eq!(one.runs.len(), 2);
        assert_eq!(one.span(Place { start: 1, end: 3 }), Span { start: 1, end: 5 });
    }
}
