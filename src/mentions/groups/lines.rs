//! Lists as ledgers: items, lines without markers, headings with a count each.
//!
//! Owns what a run of lines is, their levels, and which count above them is their total.

use super::ledger::{self, Ended, Entry, Lead};
use super::{Group, Spots, Tie};
use crate::document::{Block, BlockKind, Place};
use std::ops::Range;

/// A total stands at most so many characters before the end of the sentence that leads its parts in (分です。).
const TAIL: usize = 6;
/// What adds up the lines above begins with the word for it, or so many characters before it: 以上、.
const OPENS: usize = 4;
/// A line between a total and its parts is no longer than this.
const LABEL: usize = 8;
/// A line of a list without markers is no longer than this.
const LINE: usize = 60;

/// The groups of all lists.
pub(crate) fn lists(view: &Spots, ended: &mut Ended, groups: &mut Vec<Group>) {
    let document = view.document();
    for mut run in document.runs(|block| block.kind == BlockKind::Item) {
        // The last item of a list may read like a heading with nothing below it.
        run.end += usize::from(ends_list(view, run.end));
        let entries = entries(view, run.clone().zip(levels(view, run.clone())));
        let lead = entries.first().and_then(|first| lead(view, run.start, first.figure?));
        let parts = ledger::read(view, &entries, lead, groups);
        ended.keep(view, run.end, parts.unwrap_or_default());
    }
    explained(view, ended, groups);
    let lined: Vec<bool> = (0..document.blocks.len()).map(|at| line(view, at)).collect();
    let mut at = 0;
    while at < lined.len() {
        let section = document.blocks[at].section;
        let length = lined[at..].iter().enumerate();
        let length =
            length.take_while(|(by, line)| **line && document.blocks[at + by].section == section).count();
        if length > 0 {
            bare(view, at..at + length, ended, groups);
        }
        at += length.max(1);
    }
    headings(view, ended, groups);
}

/// Items with a count each that are explained line by line: (1)従業員 3,204名 / 氏名、住所 / (2)取引先 5,918名 / 氏名.
fn explained(view: &Spots, ended: &mut Ended, groups: &mut Vec<Group>) {
    let blocks = &view.document().blocks;
    let counted = |at: usize| {
        // A numbered line with text below it looks like a heading.
        let block = blocks.get(at).filter(|block| {
            block.kind == BlockKind::Item || block.kind == BlockKind::Heading && block.marker.is_some()
        })?;
        view.only(block.place)
    };
    let alike = |one: usize, other: usize| {
        let (one, other) = (&blocks[one], &blocks[other]);
        let sections = one.kind == BlockKind::Heading || one.section == other.section;
        one.kind == other.kind && (one.indent, one.mark) == (other.indent, other.mark) && sections
    };
    let explains = |at: usize| {
        let block = blocks.get(at).filter(|block| block.kind == BlockKind::Paragraph);
        block.is_some_and(|block| {
            view.within(block.place).is_empty() && !view.document().at(block.place).contains('。')
        })
    };
    let mut at = 0;
    while at < blocks.len() {
        let mut items: Vec<usize> = Vec::new();
        let mut end = at;
        while counted(end).is_some() && alike(at, end) && explains(end + 1) {
            items.push(end);
            end += 2;
        }
        if items.len() >= 2 {
            let entries = entries(view, items.iter().map(|&item| (item, 0)));
            // What stands above headings is theirs already.
            let item = blocks[at].kind == BlockKind::Item;
            let lead = entries.first().filter(|_| item).and_then(|first| lead(view, at, first.figure?));
            let parts = ledger::read(view, &entries, lead, groups);
            ended.keep(view, end, parts.unwrap_or_default());
        }
        at = end.max(at + 1);
    }
}

/// Whether a block is marked like the item before it, has a count, and heads nothing.
fn ends_list(view: &Spots, at: usize) -> bool {
    let document = view.document();
    let Some(block) = document.blocks.get(at).filter(|block| block.kind == BlockKind::Heading) else {
        return false;
    };
    let before = at.checked_sub(1).map(|before| view.block(before));
    let alike = before.is_some_and(|item| (item.indent, item.mark) == (block.indent, block.mark));
    let section = document.sections.get(block.section);
    let below = section.and_then(|section| document.blocks.get(section.blocks.start + 1..section.blocks.end));
    // What is set in less than the heading does not stand below it.
    let outer = |below: &Block| below.indent < block.indent;
    let empty =
        below.is_some_and(|below| below.iter().find(|below| below.kind != BlockKind::Note).is_none_or(outer));
    // 「以上、合計99名です。」 below it is of the list, too.
    let added = below.and_then(|below| below.first()).is_some_and(|first| {
        let word = view.hit("sum.total", first.place);
        word.is_some_and(|word| view.apart(first.place.start, word.start) <= OPENS)
    });
    alike && (empty || added) && view.only(block.place).is_some()
}

/// Lines without markers: a list where they end in their total, or the line above says that they are parts, or the
/// first of them is a total with its label.
fn bare(view: &Spots, run: Range<usize>, ended: &mut Ended, groups: &mut Vec<Group>) {
    let even = |run: Range<usize>| entries(view, run.map(|at| (at, 0)));
    let Some(first) = view.only(view.block(run.start).place) else { return };
    let place = view.block(run.start).place;
    // 「内訳 A 9名」: the first line itself announces its parts.
    let opens = view.hit("sum.parts", place).filter(|word| view.apart(place.start, word.start) <= 1);
    if opens.is_some() {
        let lead = total_above(view, run.start, first).map(|total| Lead { total, tie: Tie::Sum });
        ledger::read(view, &even(run), lead, groups);
        return;
    }
    // Lines that are set in are the parts of the line above them.
    let entries = || entries(view, run.clone().zip(levels(view, run.clone())));
    let led = run.start.checked_sub(1).filter(|&lead| {
        view.block(lead).kind != BlockKind::Row && view.has("sum.parts", view.block(lead).place)
    });
    if led.is_some() {
        let lead = lead(view, run.start, first);
        ended.keep(view, run.end, ledger::read(view, &entries(), lead, groups).unwrap_or_default());
        return;
    }
    let labelled = |at: usize| {
        let place = view.block(at).place;
        let figure = view.only(place).filter(|_| line(view, at))?;
        let opens = view.hit("sum.labels", place).is_some_and(|label| {
            label.start == place.start && view.apart(label.end, view.place(figure).start) <= 1
        });
        opens.then_some(figure)
    };
    let short = |at: usize| {
        let place = view.block(at).place;
        view.within(place).is_empty() && view.apart(place.start, place.end) <= LABEL
    };
    if let Some(total) = labelled(run.start) {
        let lead = Lead { total, tie: Tie::Loose };
        ledger::read(view, &even(run.start + 1..run.end), Some(lead), groups);
        return;
    }
    let above = run.start.checked_sub(2).filter(|at| short(at + 1)).and_then(labelled);
    let lead =
        above.map(|total| Lead { total, tie: Tie::Loose }).or_else(|| heading_lead(view, run.start, first));
    ended.keep(view, run.end, ledger::read(view, &entries(), lead, groups).unwrap_or_default());
}

/// Lines, each with its level, as entries of a ledger.
fn entries(view: &Spots, lines: impl Iterator<Item = (usize, usize)>) -> Vec<Entry> {
    let entry = |(at, level): (usize, usize)| {
        let place = view.block(at).place;
        let figure = view.only(place);
        let end = figure.map_or(place.end, |figure| view.place(figure).start);
        Entry { figure, label: Place { start: place.start, end }, level }
    };
    lines.map(entry).collect()
}

/// The level of each item of a run: items set in as far and marked alike are of one.
fn levels(view: &Spots, run: Range<usize>) -> Vec<usize> {
    let mut stack: Vec<(u16, u8)> = Vec::new();
    let level = |at: usize| {
        let block = view.block(at);
        let key = (block.indent, block.mark);
        if let Some(level) = stack.iter().position(|known| *known == key) {
            stack.truncate(level + 1);
        } else {
            while stack.last().is_some_and(|top| top.0 > key.0) {
                stack.pop();
            }
            stack.push(key);
        }
        stack.len() - 1
    };
    run.map(level).collect()
}

/// Headings of one level with a count each, and the total in the sentence before them.
fn headings(view: &Spots, ended: &mut Ended, groups: &mut Vec<Group>) {
    let document = view.document();
    let mut runs: Vec<Vec<usize>> = Vec::new();
    let mut previous: Option<(Option<usize>, u8)> = None;
    for section in &document.sections {
        let Some(heading) = section.heading else { continue };
        let counted = view.only(document.blocks[heading].place).is_some();
        let level = (section.parent, section.level);
        match runs.last_mut() {
            Some(run) if counted && previous == Some(level) => run.push(heading),
            _ if counted => runs.push(vec![heading]),
            _ => {}
        }
        previous = counted.then_some(level);
    }
    for run in runs.into_iter().filter(|run| run.len() >= 2) {
        let entries: Vec<Entry> = entries(view, run.iter().map(|&at| (at, 0)));
        let lead = entries.first().and_then(|first| lead(view, run[0], first.figure?));
        let parts = ledger::read(view, &entries, lead, groups).unwrap_or_default();
        // What adds them up stands at the end of the section of the last.
        if let Some(last) = run.last() {
            ended.keep(view, document.sections[document.blocks[*last].section].blocks.end, parts);
        }
    }
}

/// The total that leads in what starts at a block: in the sentence before, or in the heading above.
pub(crate) fn lead(view: &Spots, first: usize, part: usize) -> Option<Lead> {
    let unit = view.unit(part);
    let document = view.document();
    let mut at = first.checked_sub(1)?;
    let mut sentence = document.sentences.partition_point(|sentence| sentence.block <= at).checked_sub(1)?;
    if document.sentences[sentence].block != at {
        return None;
    }
    let mut place = view.sentence(sentence);
    let announced = view.has("sum.parts", place);
    if announced && view.within(place).is_empty() {
        // 「内訳は以下のとおりです。」 under its total.
        sentence = sentence.checked_sub(1)?;
        at = document.sentences[sentence].block;
        place = view.sentence(sentence);
        let told =
            matches!(view.block(at).kind, BlockKind::Paragraph | BlockKind::Heading | BlockKind::Title);
        if at + 2 < first || !told {
            return None;
        }
    } else if matches!(view.block(at).kind, BlockKind::Item | BlockKind::Row) {
        return None;
    }
    let of_unit = |figure: &usize| view.unit(*figure) == unit;
    let plain = view.plain(place);
    let mut same: Vec<usize> = plain.iter().copied().filter(of_unit).collect();
    // A total of another unit: whether the parts make it is seen below.
    if same.is_empty() && plain.len() == 1 {
        same = plain;
    }
    let [total] = same[..] else { return heading_lead(view, first, part) };
    let after = Place { start: view.place(total).end, end: place.end };
    if view.has("sum.some", after) {
        return None;
    }
    let ends = view.apart(after.start, after.end) <= TAIL;
    let summed = announced || view.told_before("sum.total", total, TAIL).is_some();
    // 「次の三教室、合わせて214名の名簿が見えていました。」 above a list.
    let listed = summed && view.block(first).kind == BlockKind::Item;
    let tie = if summed && (ends || announced) { Tie::Sum } else { Tie::Loose };
    (ends || announced || listed).then_some(Lead { total, tie })
}

/// 「対象者(合計168名)」 as the heading right above: the word and the count in brackets.
fn heading_lead(view: &Spots, first: usize, part: usize) -> Option<Lead> {
    let above = first.checked_sub(1).filter(|&above| view.block(above).kind == BlockKind::Heading)?;
    let within = view.within(view.block(above).place);
    let total = (within.len() == 1).then_some(within.start)?;
    let summed = view.told_before("sum.total", total, TAIL).is_some();
    (summed && view.unit(total) == view.unit(part)).then_some(Lead { total, tie: Tie::Sum })
}

/// The last count of the block above, where it is of one unit with what follows.
fn total_above(view: &Spots, first: usize, part: usize) -> Option<usize> {
    let above = first.checked_sub(1)?;
    let total = view.plain(view.block(above).place).pop()?;
    (view.unit(total) == view.unit(part)).then_some(total)
}

/// Whether a paragraph is a line of a list: short, with one count at its end.
fn line(view: &Spots, at: usize) -> bool {
    let block = view.block(at);
    block.kind == BlockKind::Paragraph
        && block.place.end - block.place.start <= 4 * LINE
        && view.apart(block.place.start, block.place.end) <= LINE
        && view
            .only(block.place)
            .is_some_and(|figure| view.apart(view.place(figure).end, block.place.end) <= 1)
}
