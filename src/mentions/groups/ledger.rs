//! A ledger: lines or cells below one another, each with a label and a count, as a list or a column of a table has
//! them.
//!
//! Owns levels, sub-totals, 「うち」 lines, lines of overlaps, and the line of the total. Where its lines come from is
//! the lists' and the tables'.

use super::{Group, Spots, Tie, group, mixed, mixed_units};
use crate::document::Place;
use crate::mentions::count::is_drawn;
use std::collections::HashMap;

/// One line.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry {
    /// Its count; `None` where it is only a heading for the lines below it.
    pub figure: Option<usize>,
    /// What names it.
    pub label: Place,
    /// 0 for the outermost lines.
    pub level: usize,
}

/// The parts that end right before a block: candidates for what is added up there.
#[derive(Debug, Default)]
pub(crate) struct Ended(HashMap<usize, Vec<usize>>);

impl Ended {
    pub(crate) fn before(&self, block: usize) -> Option<&Vec<usize>> {
        self.0.get(&block)
    }

    /// A line that is drawn between the parts and their total is none of either.
    pub(crate) fn keep(&mut self, view: &Spots, block: usize, parts: Vec<usize>) {
        if parts.len() >= 2 {
            let blocks = view.document().blocks.get(block..).unwrap_or_default();
            let drawn = blocks.first().is_some_and(|block| is_drawn(view.document().at(block.place)));
            self.0.insert(block + usize::from(drawn), parts);
        }
    }
}

/// A total above the lines.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lead {
    pub total: usize,
    pub tie: Tie,
}

/// What a line is to its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Part,
    Some,
    Sub,
    Total,
    Overlap,
    /// The total again, each counted once: no part of the sum.
    Distinct,
}

/// A line with its count, and what it is.
#[derive(Debug, Clone, Copy)]
struct Line {
    figure: usize,
    kind: Kind,
    label: Place,
    /// Its own parts stand below it, set in.
    whole: bool,
}

/// Reads the groups of a ledger. Gives its outermost parts, where all its lines have a count.
pub(crate) fn read(
    view: &Spots,
    entries: &[Entry],
    lead: Option<Lead>,
    groups: &mut Vec<Group>,
) -> Option<Vec<usize>> {
    let leads_out = last_is_total(view, entries);
    let level = |at: usize| if leads_out && at + 1 == entries.len() { 0 } else { entries[at].level };
    // Backwards, each line after those below it; of each level the lines that wait for the line above them.
    // In a long list of one level all lines wait: there is room for them, and no more.
    let outer = (0..entries.len()).filter(|at| level(*at) == 0).count();
    let mut waiting: Vec<Vec<Line>> = vec![Vec::with_capacity(outer)];
    let mut whole = true;
    for (at, entry) in entries.iter().enumerate().rev() {
        let level = level(at);
        if waiting.len() < level + 1 {
            waiting.resize_with(level + 1, Vec::new);
        }
        let mut below: Vec<Line> = waiting.drain(level + 1..).rev().flatten().collect();
        match entry.figure {
            Some(figure) => {
                let kind = kind(view, entry, figure);
                let under = children(view, figure, kind, &below);
                waiting[level].push(Line { figure, kind, label: entry.label, whole: under.is_some() });
                groups.extend(under);
            }
            None if below.is_empty() => whole = false,
            // A line without a count hands its parts up.
            None => {
                below.retain(|line| line.kind == Kind::Part);
                waiting[level].append(&mut below);
            }
        }
    }
    let deeper = waiting.split_off(waiting.len().min(1));
    let mut outermost: Vec<Line> = deeper.into_iter().rev().flatten().collect();
    let mut outer = waiting.pop().unwrap_or_default();
    if outermost.is_empty() {
        outermost = outer;
    } else {
        outermost.append(&mut outer);
    }
    outermost.reverse();
    column(view, &outermost, lead.filter(|_| whole), groups).filter(|_| whole)
}

/// The lines below a count, deeper than it, the last first. Where it is named a total, they are all of it.
fn children(view: &Spots, total: usize, kind: Kind, below: &[Line]) -> Option<Group> {
    let counts = |line: &Line| line.whole || matches!(line.kind, Kind::Part | Kind::Some | Kind::Sub);
    let part = |line: &Line| counts(line).then_some(line.figure);
    let parts: Vec<usize> = below.iter().rev().filter_map(part).collect();
    let some = below.iter().any(|line| line.kind == Kind::Some);
    let tie = if kind == Kind::Total { Tie::Sum } else { Tie::Loose };
    group(view, total, parts, if some { Tie::Some } else { tie })
}

/// Whether the last line has the total: it belongs to the outermost, however far it is set in.
fn last_is_total(view: &Spots, entries: &[Entry]) -> bool {
    let last = entries.last().and_then(|last| Some((last, last.figure?)));
    last.is_some_and(|(last, figure)| kind(view, last, figure) == Kind::Total)
}

fn kind(view: &Spots, entry: &Entry, figure: usize) -> Kind {
    let label = entry.label;
    let starts =
        |name: &str| view.hit(name, label).is_some_and(|hit| view.apart(label.start, hit.start) <= 1);
    let text = view.document();
    // A label is a few words; where a total is named, it ends in the name: 東地区 計.
    let ends = |name: &str| {
        let sets = view.scene.sets(name).iter();
        let hits = sets.flat_map(|&set| view.scene.hits.within(set, label));
        hits.max_by_key(|hit| hit.end).is_some_and(|hit| {
            let behind = text.at(Place { start: hit.end, end: label.end });
            behind.chars().filter(|c| c.is_alphanumeric()).count() <= TAIL
        })
    };
    if starts("sum.some") {
        Kind::Some
    } else if view.has("count.distinct", label) {
        Kind::Distinct
    } else if view.has("sum.shared", label) {
        Kind::Overlap
    } else if ends("sum.sub-total") || view.told_before("sum.sub-total", figure, TAIL).is_some() {
        Kind::Sub
    } else if ends("sum.total") || view.told_before("sum.total", figure, TAIL).is_some() {
        Kind::Total
    } else {
        Kind::Part
    }
}

/// Characters of a label behind the word for a total: 合計人数.
const TAIL: usize = 6;

/// The groups of lines of one level, top to bottom: parts, sub-totals of the parts above them, and one total at the
/// top or the bottom.
fn column(view: &Spots, lines: &[Line], lead: Option<Lead>, groups: &mut Vec<Group>) -> Option<Vec<usize>> {
    let mut sums = Sums::default();
    let last = lines.iter().rposition(|line| line.kind == Kind::Total);
    let mut total: Option<Line> = None;
    // 「社内の方 小計7,225名」 above its parts: a sub-total with nothing before it heads what is below.
    let heads = lines.first().is_some_and(|line| line.kind == Kind::Sub);
    for (at, line) in lines.iter().enumerate() {
        match line.kind {
            Kind::Total if at == 0 && last == Some(0) => total = Some(*line),
            // 「社員 計512名」 above its own parts is a part of what is added up below.
            Kind::Total if line.whole && last != Some(at) => sums.part(view, line.figure, groups),
            // Several lines of totals: all but the last are of what stands above them.
            Kind::Total if last != Some(at) => {
                // Two totals with nothing between them are no sub-totals.
                if sums.loose.is_empty() {
                    return None;
                }
                sums.sub(view, line, groups);
            }
            Kind::Total => {
                sums.end_some(view, groups);
                total = Some(*line);
                break;
            }
            Kind::Sub if heads => sums.head(view, line, groups),
            Kind::Sub => sums.sub(view, line, groups),
            Kind::Some => sums.some.push(line.figure),
            Kind::Overlap => sums.less.push(line.figure),
            Kind::Distinct => {}
            Kind::Part => sums.part(view, line.figure, groups),
        }
    }
    sums.end_some(view, groups);
    sums.end_head(view, groups);
    // 「計」 below each of two lists: the second is of its own list only.
    let label = |line: &Line| view.document().at(line.label);
    if let (Some(total), Some(sub)) = (&total, &sums.last_sub)
        && sub.kind == Kind::Total
        && label(total) == label(sub)
    {
        groups.extend(group(view, total.figure, sums.loose, Tie::Sum));
        return None;
    }
    let mut parts = sums.parts();
    let worth = |parts: &[usize]| parts.iter().map(|&part| view.value(part)).fold(0_u64, u64::saturating_add);
    // 重複封入 5通 may be a part like the others.
    if let (Some(total), [other]) = (total, &sums.less[..])
        && worth(&parts).saturating_add(view.value(*other)) == view.value(total.figure)
    {
        parts.push(*other);
        sums.less.clear();
    }
    // Parts that make their own total are held against no other.
    let made = total.is_some_and(|total| worth(&parts) == view.value(total.figure));
    let lead = lead.filter(|_| !made);
    let leads = total.map(|line| Lead { total: line.figure, tie: Tie::Sum }).into_iter().chain(lead);
    for lead in leads {
        // Some parts in sub-totals and some not: they may be told twice.
        let tie = if heads || sums.mixed() { Tie::Loose } else { lead.tie };
        let parts: Vec<usize> = parts.iter().copied().filter(|part| *part != lead.total).collect();
        // A line of the total says itself what it is the total of; what stands above may be of something else.
        let own = total.is_some_and(|line| line.figure == lead.total);
        let found = group(view, lead.total, parts.clone(), tie)
            .or_else(|| mixed(view, lead.total, &parts))
            .or_else(|| mixed_units(view, lead.total, &parts).filter(|_| own));
        if let Some(mut group) = found {
            group.less = match sums.less[..] {
                [less] if view.unit(less) == view.unit(lead.total) => Some(less),
                _ => None,
            };
            groups.push(group);
        }
    }
    // Where some stand in two of them, what is added up elsewhere need not be all of them.
    sums.less.is_empty().then_some(parts)
}

/// What has been added up so far.
#[derive(Default)]
struct Sums {
    /// Sub-totals.
    subs: Vec<usize>,
    /// Parts since the last sub-total.
    loose: Vec<usize>,
    /// 「うち」 lines since the last part.
    some: Vec<usize>,
    less: Vec<usize>,
    last_sub: Option<Line>,
    /// The sub-total that heads the parts below it.
    head: Option<usize>,
}

impl Sums {
    fn part(&mut self, view: &Spots, figure: usize, groups: &mut Vec<Group>) {
        self.end_some(view, groups);
        self.loose.push(figure);
    }

    fn sub(&mut self, view: &Spots, line: &Line, groups: &mut Vec<Group>) {
        self.end_some(view, groups);
        let parts = std::mem::take(&mut self.loose);
        groups.extend(group(view, line.figure, parts, Tie::Sum));
        self.subs.push(line.figure);
        self.last_sub = Some(*line);
    }

    /// A sub-total above its parts. What ends them is not said: the next one, or a part beside them all.
    fn head(&mut self, view: &Spots, line: &Line, groups: &mut Vec<Group>) {
        self.end_some(view, groups);
        self.end_head(view, groups);
        self.head = Some(line.figure);
        self.subs.push(line.figure);
    }

    fn end_head(&mut self, view: &Spots, groups: &mut Vec<Group>) {
        if let Some(total) = self.head.take() {
            groups.extend(group(view, total, std::mem::take(&mut self.loose), Tie::Loose));
        }
    }

    /// 「うち」 lines are some of the part above them.
    fn end_some(&mut self, view: &Spots, groups: &mut Vec<Group>) {
        let some = std::mem::take(&mut self.some);
        let whole = self.loose.last().or(self.subs.last());
        let Some(&total) = whole.filter(|_| !some.is_empty()) else { return };
        if some.iter().all(|&part| view.unit(part) == view.unit(total)) {
            groups.push(Group { total, parts: some, less: None, tie: Tie::Some });
        }
    }

    fn mixed(&self) -> bool {
        !self.subs.is_empty() && !self.loose.is_empty()
    }

    fn parts(&self) -> Vec<usize> {
        self.subs.iter().chain(&self.loose).copied().collect()
    }
}
