//! One number told twice, and not alike: 「申請書48枚 … 84枚は」, 「会員64名の … 61名全員に」.
//!
//! Owns which of two counts of one unit must mean the same: their digits changed places, or the one is told of all of them
//! and is like the other.

use super::alike::{alike, slip_of};
use super::doubt::{accounted, explained};
use super::named::{numbered_apart, of_them};
use crate::mentions::{Role, Spots};
use crate::ruleset::TotalWords;
use crate::text::script::is_noun_sign;
use crate::text::slice;
use std::collections::{BTreeMap, BTreeSet};

/// Counts of one unit that a later one is held against.
const MOST: usize = 40;
/// Numbers below have no digits to change places.
const LEAST: u64 = 10;
/// A line that is a label and its count is no longer than this.
const LINE: usize = 40;
/// A unit with more numbers than these counts several things.
const FEW: usize = 4;

/// The pairs of counts that should be one number.
pub(crate) fn pairs(view: &Spots, words: &TotalWords) -> Vec<(usize, usize)> {
    let mut units: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut printed: BTreeSet<u64> = BTreeSet::new();
    for figure in 0..view.all.len() {
        if of_them(view, figure) {
            printed.insert(view.value(figure));
        }
        if told(view, figure) {
            let unit = if view.counts[figure].persons { "" } else { view.unit(figure) };
            units.entry(unit).or_default().push(figure);
        }
    }
    let mut found = Vec::new();
    for figures in units.values() {
        let values: BTreeSet<u64> = figures.iter().map(|&figure| view.value(figure)).collect();
        if values.len() < 2 || values.len() > FEW {
            continue;
        }
        let mut seen: BTreeSet<u64> = BTreeSet::new();
        for (at, &figure) in figures.iter().enumerate() {
            if !seen.insert(view.value(figure)) {
                continue;
            }
            let mut before = figures[..at].iter().rev().take(MOST).copied();
            let other = before.find(|&one| differ(view, words, (one, figure), &printed, values.len() == 2));
            found.extend(other.map(|one| (one, figure)));
        }
    }
    found
}

/// Whether a count is told of what leaked, and is none of several.
fn told(view: &Spots, figure: usize) -> bool {
    let count = &view.counts[figure];
    let role = matches!(count.role, Role::Total | Role::Other);
    // 9名 … 8名全員へ: few as they are, they are counted.
    let few = || count.persons && (count.role == Role::Total && count.affected || view.is_all(figure));
    role && !count.cumulative && (count.value >= LEAST || few())
}

fn differ(
    view: &Spots,
    words: &TotalWords,
    (one, other): (usize, usize),
    printed: &BTreeSet<u64>,
    two: bool,
) -> bool {
    let (a, b) = (view.value(one), view.value(other));
    let apart = view.all[one].sentence != view.all[other].sentence && !beside(view, one, other);
    let affected = view.counts[one].affected || view.counts[other].affected;
    if a == b || !affected || !apart || accounted(printed, a, b) || numbered_apart(view, one, other) {
        return false;
    }
    let written = |figure: usize| {
        let text = view.document().at(view.place(figure));
        text.trim_end_matches(&*view.counts[figure].unit).trim_end()
    };
    if slip_of(written(one), written(other), a, b) {
        return !some(view, other) && !explained(view, words, one, other, true);
    }
    let exact = view.exact(one) && view.exact(other) && view.counts[one].persons;
    // 名簿の437人 … 412人全員に: all of them, and fewer than they are.
    let all = |figure: usize, of: usize| {
        let (a, b) = (view.value(figure), view.value(of));
        let few = figure > of && a.abs_diff(b) == 1;
        let close = if a.min(b) < LEAST { few } else { alike(a, b) || near(a, b) };
        view.is_all(figure)
            && (alone(view, figure) || alike_named(view, figure, of))
            && view.counts[of].affected
            && close
    };
    two && exact && (all(one, other) || all(other, one)) && !explained(view, words, one, other, false)
}

/// Whether the same noun stands right before two counts: 会員58名 … 会員55名全員.
fn alike_named(view: &Spots, one: usize, other: usize) -> bool {
    let noun = |figure: usize| {
        let before = view.document().at(view.all[figure].before);
        slice(before, before.trim_end_matches(is_noun_sign).len()..)
    };
    !noun(one).is_empty() && noun(one) == noun(other)
}

/// Whether a count of things may be some of those told before: 申込書64枚 … 46枚は見つかりました, but not 46枚はすべて.
fn some(view: &Spots, figure: usize) -> bool {
    let topic = view.document().at(view.all[figure].after).starts_with(['は', 'が', 'を']);
    let all = view.right_after(view.scene.sets("sum.all"), figure, 2);
    !view.counts[figure].persons && alone(view, figure) && topic && !all
}

/// Whether nothing stands before a count to say whose number it is.
fn alone(view: &Spots, figure: usize) -> bool {
    let before = view.document().at(view.all[figure].before);
    before.is_empty() || before.ends_with(['に', 'は', 'も', 'が', 'で', '、', 'た', ':'])
}

/// Whether two counts are members of a row: one right behind the other in a sentence, or in lines below one another.
pub(crate) fn beside(view: &Spots, one: usize, figure: usize) -> bool {
    let (first, second) = (&view.all[one], &view.all[figure]);
    let line = |at: usize| {
        let place = view.block(view.all[at].block).place;
        view.apart(place.start, place.end) <= LINE && view.apart(view.place(at).end, place.end) <= 1
    };
    first.sentence == second.sentence && one + 1 == figure && first.bracket() == second.bracket()
        || first.block + 1 == second.block && line(one) && line(figure)
}

/// Whether the one is hardly less than the other.
fn near(one: u64, other: u64) -> bool {
    one.abs_diff(other).saturating_mul(10) <= one.max(other)
}
