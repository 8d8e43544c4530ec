//! Groups that stand in lines: the rows of a table, the items of a list, headings with a count each.
//!
//! Owns what a run of lines is and which count before or among them is their total.

use super::figure::{Figure, Figures};
use super::group::Group;
use crate::document::{BlockKind, Place};
use crate::ruleset::SumWords;
use std::ops::Range;

/// A total stands at most so many characters before the end of the sentence that leads its parts in (分です。).
const TAIL: usize = 6;
/// A line between a total and its parts is no longer than this.
const LABEL: usize = 8;
/// A line of a list without markers is no longer than this.
const LINE: usize = 60;

/// The groups of all tables.
pub fn tables<'a>(figures: &Figures<'a>, words: &SumWords, groups: &mut Vec<Group<'a>>) {
    for run in runs(figures, |figures, at| block(figures, at).kind == BlockKind::Row) {
        let width = run.clone().map(|at| block(figures, at).cells.len()).max().unwrap_or(0);
        for column in 0..width {
            groups.extend(self::column(figures, words, run.clone(), column));
        }
    }
}

/// One column of a table with one row of totals, the first or the last that counts.
fn column<'a>(
    figures: &Figures<'a>,
    words: &SumWords,
    run: Range<usize>,
    column: usize,
) -> Option<Group<'a>> {
    let mut cells: Vec<(Figure, bool)> = Vec::new();
    for (row, at) in run.enumerate() {
        let block = block(figures, at);
        let found = block.cells.get(column).map_or(&[][..], |cell| figures.within(*cell));
        let is_total = block.cells.iter().take(column).any(|cell| figures.any(&words.total, *cell));
        match found {
            [figure] => cells.push((*figure, is_total)),
            // The head of the table counts nothing.
            [] if row == 0 => {}
            _ => return None,
        }
    }
    let totals = cells.iter().filter(|(_, is_total)| *is_total).count();
    let at =
        cells.iter().position(|(_, is_total)| *is_total).filter(|&at| at == 0 || at + 1 == cells.len())?;
    let (total, _) = cells.remove(at);
    (totals == 1).then(|| Group::whole(total, cells.into_iter().map(|(figure, _)| figure).collect()))?
}

/// The groups of all lists.
pub fn lists<'a>(figures: &Figures<'a>, words: &SumWords, groups: &mut Vec<Group<'a>>) {
    for run in runs(figures, |figures, at| block(figures, at).kind == BlockKind::Item) {
        groups.extend(list(figures, words, run, false));
    }
    // Lines without markers are a list only where the line above them says that they are parts, or is a total.
    for run in runs(figures, line) {
        let above = |at: usize| block(figures, at).kind != BlockKind::Row;
        let led = run
            .start
            .checked_sub(1)
            .is_some_and(|lead| above(lead) && figures.any(&words.parts, block(figures, lead).place));
        if led {
            groups.extend(list(figures, words, run, true));
        } else {
            groups.extend(labelled(figures, words, run));
        }
    }
}

/// 「件数 184件」 over the lines of its parts, with one short line between them at the most (対象).
fn labelled<'a>(figures: &Figures<'a>, words: &SumWords, mut run: Range<usize>) -> Option<Group<'a>> {
    let total = |at: usize| {
        let place = block(figures, at).place;
        let figure = only(figures, at).filter(|_| line(figures, at))?;
        let summed = figures.right_before(&words.total, place.start, &figure, TAIL).is_some();
        let opens = figures.hit(&words.labels, place).is_some_and(|label| {
            label.start == place.start && figures.apart(label.end, figure.place().start) <= 1
        });
        (opens || summed).then_some(figure)
    };
    let short = |at: usize| {
        let place = block(figures, at).place;
        figures.within(place).is_empty() && figures.apart(place.start, place.end) <= LABEL
    };
    let found = if let Some(found) = total(run.start) {
        run.start += 1;
        found
    } else {
        let above = run.start.checked_sub(2).filter(|at| short(at + 1))?;
        total(above)?
    };
    let parts: Vec<Figure> = run.map(|at| only(figures, at)).collect::<Option<_>>()?;
    Group::whole(found, parts)
}

/// Headings of one level with a count each, and the total in the sentence before them.
pub fn headings<'a>(figures: &Figures<'a>, words: &SumWords, groups: &mut Vec<Group<'a>>) {
    for blocks in siblings(figures) {
        if let Some(first) = blocks.first() {
            let parts: Option<Vec<Figure>> = blocks.iter().map(|&at| only(figures, at)).collect();
            let group = parts.and_then(|parts| {
                let total = lead(figures, words, *first, &parts)?;
                Group::whole(total, parts)
            });
            groups.extend(group);
        }
    }
}

/// The counts of neighbouring headings of one level: candidates for parts of a total told below the last.
pub fn siblings<'f>(figures: &'f Figures) -> &'f [Vec<usize>] {
    figures.siblings.get_or_init(|| find_siblings(figures))
}

fn find_siblings(figures: &Figures) -> Vec<Vec<usize>> {
    let document = figures.case.view.scene.document;
    let mut found: Vec<Vec<usize>> = Vec::new();
    let mut previous: Option<(Option<usize>, u8)> = None;
    for section in &document.sections {
        let Some(heading) = section.heading else { continue };
        let counted = only(figures, heading).is_some();
        let level = (section.parent, section.level);
        match found.last_mut() {
            Some(run) if counted && previous == Some(level) => run.push(heading),
            _ if counted => found.push(vec![heading]),
            _ => {}
        }
        previous = counted.then_some(level);
    }
    found.retain(|run| run.len() >= 2);
    found
}

/// The parts of the list or of the headings that end right before a block.
pub fn before<'a>(figures: &Figures<'a>, at: usize) -> Option<Vec<Figure<'a>>> {
    let item = |at: usize| block(figures, at).kind == BlockKind::Item;
    let end = at;
    let mut start = at;
    while start > 0 && item(start - 1) {
        start -= 1;
    }
    if end - start >= 2 && flat(figures, start..end) {
        return (start..end).map(|at| only(figures, at)).collect();
    }
    let counted = |at: usize| block(figures, at).kind == BlockKind::Paragraph && only(figures, at).is_some();
    let mut start = at;
    while start > 0 && counted(start - 1) {
        start -= 1;
    }
    if at - start >= 2 {
        return (start..at).map(|at| only(figures, at)).collect();
    }
    let section = block(figures, at).section;
    let document = figures.case.view.scene.document;
    // Sections are numbered in the order of their headings.
    let runs = siblings(figures);
    let ends = |run: &Vec<usize>| run.last().map(|&last| document.blocks[last].section);
    let run = runs.binary_search_by_key(&Some(section), ends).ok()?;
    runs[run].iter().map(|&at| only(figures, at)).collect()
}

fn list<'a>(figures: &Figures<'a>, words: &SumWords, run: Range<usize>, bare: bool) -> Option<Group<'a>> {
    if run.len() < 2 || (!bare && !flat(figures, run.clone())) {
        return None;
    }
    let mut parts: Vec<Figure> = run.clone().map(|at| only(figures, at)).collect::<Option<_>>()?;
    let is_total = |figure: &Figure| {
        figures.right_before(&words.total, block(figures, figure.block).place.start, figure, TAIL).is_some()
    };
    if let Some(at) = parts.iter().position(is_total) {
        let edge = at == 0 || at + 1 == parts.len();
        let total = parts.remove(at);
        return (edge && !parts.iter().any(is_total)).then(|| Group::whole(total, parts))?;
    }
    let total = lead(figures, words, run.start, &parts)?;
    Group::whole(total, parts)
}

/// The total in the sentence that leads in what starts at a block.
fn lead<'a>(figures: &Figures<'a>, words: &SumWords, first: usize, parts: &[Figure]) -> Option<Figure<'a>> {
    let unit = parts.first()?.unit();
    let document = figures.case.view.scene.document;
    let mut at = first.checked_sub(1)?;
    let mut sentence = document.sentences.partition_point(|sentence| sentence.block <= at).checked_sub(1)?;
    if document.sentences[sentence].block != at {
        return None;
    }
    let mut place = figures.sentence(sentence);
    let announced = figures.hit(&words.parts, place).is_some();
    if announced && figures.within(place).is_empty() {
        // 「内訳は以下のとおりです。」 under its total.
        sentence = sentence.checked_sub(1)?;
        at = document.sentences[sentence].block;
        place = figures.sentence(sentence);
        if at + 2 < first || !matches!(block(figures, at).kind, BlockKind::Paragraph | BlockKind::Heading) {
            return None;
        }
    } else if block(figures, at).kind == BlockKind::Item {
        return None;
    }
    let same: Vec<Figure> = figures.plain(place).into_iter().filter(|figure| figure.unit() == unit).collect();
    let [total] = same.as_slice() else { return None };
    let after = Place { start: total.place().end, end: place.end };
    if figures.any(&words.some, after) {
        return None;
    }
    let ends = figures.apart(after.start, after.end) <= TAIL;
    (ends || announced).then_some(*total)
}

/// The one count of a block outside brackets.
fn only<'a>(figures: &Figures<'a>, at: usize) -> Option<Figure<'a>> {
    let mut plain = figures.within(block(figures, at).place).iter().filter(|figure| figure.bracket.is_none());
    let first = plain.next()?;
    plain.next().is_none().then_some(*first)
}

/// Whether a paragraph is a line of a list: short, with one count at its end.
fn line(figures: &Figures, at: usize) -> bool {
    let block = block(figures, at);
    block.kind == BlockKind::Paragraph
        && figures.apart(block.place.start, block.place.end) <= LINE
        && only(figures, at).is_some_and(|figure| figures.apart(figure.place().end, block.place.end) <= 1)
}

/// Whether the items of a run are all of one depth, as far as their indentation tells.
fn flat(figures: &Figures, run: Range<usize>) -> bool {
    let document = figures.case.view.scene.document;
    let mut steps = (run.start + 1..run.end).map(|at| {
        let before = document.span(document.blocks[at - 1].place).end;
        document.blocks[at].marker.map(|marker| marker.start.saturating_sub(before))
    });
    let first = steps.next();
    steps.all(|step| Some(step) == first)
}

/// The longest runs of neighbouring blocks of one section that `belongs` takes.
fn runs(figures: &Figures, belongs: impl Fn(&Figures, usize) -> bool) -> Vec<Range<usize>> {
    let blocks = &figures.case.view.scene.document.blocks;
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, block) in blocks.iter().enumerate().filter(|(at, _)| belongs(figures, *at)) {
        match runs.last_mut() {
            Some(run) if run.end == at && blocks[run.start].section == block.section => run.end += 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

fn block<'f>(figures: &'f Figures, at: usize) -> &'f crate::document::Block {
    &figures.case.view.scene.document.blocks[at]
}
