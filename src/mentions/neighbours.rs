//! Which dates stand beside one another: in a chronology, else in one block.
//!
//! Owns finding the neighbour of each date and the direction of a chronology. What follows for the year is `years`'.

use super::scan::Scene;
use super::written::{DayOf, Month, Period};
use super::years::Order;
use crate::document::{BlockKind, Place, begins_with_date};
use crate::text::slice;

/// The date before each in its chronology or its block, and what the order of both says. Dates that are announced
/// are passed over where the year is not theirs to tell.
pub(crate) fn of(
    scene: &Scene,
    written: &[(Place, Period)],
    planned: &[bool],
) -> Vec<Option<(usize, Order)>> {
    let mut links: Vec<Option<(usize, Order)>> = vec![None; written.len()];
    let mut runs: Vec<(Run, Vec<usize>)> = Vec::new();
    let mut before: Option<(usize, usize)> = None;
    for (at, (place, period)) in written.iter().enumerate() {
        let Some(block) = scene.block(place.start) else { continue };
        let named = matches!(period.first.month, Month::Given(_))
            && matches!(period.first.day, DayOf::Given(_) | DayOf::None)
            && !period.first.is_age();
        let own = run(scene, block, *place);
        // What is announced outside of a chronology stands in no story.
        if !named || planned[at] && own.is_none() {
            continue;
        }
        match before.filter(|(own, _)| *own == block) {
            Some((_, one)) => links[at] = Some((one, Order::Any)),
            None => {
                if let Some(run) = own {
                    match runs.last_mut().filter(|(own, _)| *own == run) {
                        Some((_, members)) => members.push(at),
                        None => runs.push((run, vec![at])),
                    }
                }
            }
        }
        before = Some((block, at));
    }
    for (_, members) in &runs {
        let order = direction(written, members);
        for pair in members.windows(2) {
            links[pair[1]] = Some((pair[0], order));
        }
    }
    links
}

/// What the entries of a chronology have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Run {
    Entries(usize),
    Headings(Option<usize>, u8),
}

/// The chronology whose entry a date begins.
pub(crate) fn run(scene: &Scene, at: usize, date: Place) -> Option<Run> {
    const BRACKET: usize = '【'.len_utf8();
    let document = scene.document;
    let block = &document.blocks[at];
    let begins = date.start - block.place.start <= BRACKET;
    let gap = || {
        let after = slice(&document.text, date.end.min(block.place.end)..block.place.end);
        after.is_empty() || after.starts_with([' ', ':', '|', '…', '】', ')'])
    };
    match block.kind {
        BlockKind::Row => Some(Run::Entries(block.section)),
        BlockKind::Item if begins => Some(Run::Entries(block.section)),
        BlockKind::Paragraph if begins && (gap() || is_one_of_lines(scene, at)) => {
            Some(Run::Entries(block.section))
        }
        BlockKind::Heading if begins => {
            let section = &document.sections[block.section];
            Some(Run::Headings(section.parent, section.level))
        }
        _ => None,
    }
}

/// Whether a line that is no sentence stands beside another, and both begin with a day.
fn is_one_of_lines(scene: &Scene, at: usize) -> bool {
    let blocks = &scene.document.blocks;
    let line = |at: usize| {
        let block = blocks.get(at).filter(|block| block.kind == BlockKind::Paragraph)?;
        let text = scene.document.slice(block.place);
        begins_with_date(text).then_some(text)
    };
    let whole = line(at).is_some_and(|text| !text.ends_with('。'));
    // 同日 教頭が画面を開き: a line of the same day stands between them.
    let same = |at: usize| {
        let text = blocks.get(at).map_or("", |block| scene.document.slice(block.place));
        ["同日", "翌日", "当日"].iter().any(|day| text.starts_with(day)) && !text.ends_with('。')
    };
    let above = at.checked_sub(1).map(|above| if same(above) { above.saturating_sub(1) } else { above });
    let below = if same(at + 1) { at + 2 } else { at + 1 };
    let beside = above.into_iter().chain([below]);
    whole && beside.into_iter().any(|one| line(one).is_some() && blocks[one].section == blocks[at].section)
}

/// Whether most steps of a run go forth or back, each by the shorter way round the year.
fn direction(written: &[(Place, Period)], members: &[usize]) -> Order {
    let day = |at: usize| {
        let first = &written[at].1.first;
        let day = match first.day {
            DayOf::Given(day) => i32::from(day),
            _ => 15,
        };
        match first.month {
            Month::Given(month) => i32::from(month) * 30 + day,
            _ => day,
        }
    };
    let step = |pair: &[usize]| (day(pair[1]) - day(pair[0]) + 180).rem_euclid(360) - 180;
    let steps = members.windows(2).map(step);
    let back = steps.clone().filter(|step| *step < 0).count();
    let forth = steps.filter(|step| *step > 0).count();
    if back > forth { Order::Down } else { Order::Up }
}
