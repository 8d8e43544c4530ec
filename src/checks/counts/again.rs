//! One number told twice, and not alike: 「申請書48枚 … 申請書84枚は」, 「56通を入れました。65通はすべて」.
//!
//! Owns what refers back to a count: the same noun beside it, or no noun at all. A number that may be some of what was
//! counted before is none; only a slip of the hand is told.

use super::alike::{SMALL, alike, slip_of};
use super::doubt::{accounted, explained};
use crate::document::Place;
use crate::grammar::is_dense;
use crate::mentions::{Role, Spots};
use crate::ruleset::TotalWords;
use crate::text::{boundary, one_of, slice};
use std::collections::{BTreeMap, BTreeSet};

/// Counts of one unit that a later one is held against.
const MOST: usize = 40;
/// Numbers below have no digits to change places.
const LEAST: u64 = 10;
/// A line that is a label and its count is no longer than this.
const LINE: usize = 40;
/// Bytes before a count in which its noun stands.
const REACH: usize = 160;
/// Characters of a noun that two counts may share.
const NOUN: usize = 24;

/// How a count refers to what was counted before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Back {
    /// The same noun stands beside both.
    Same,
    /// All of them: 65通はすべて, 漏れたのは46件分で.
    All,
    /// No noun, of them: 19名分の用紙は.
    Bare,
    /// No noun, and what became of them: 46枚は倉庫で.
    Told,
}

/// The pairs of counts of which the later is a slip for the earlier, or the earlier for the later.
pub fn pairs(view: &Spots, words: &TotalWords) -> Vec<(usize, usize)> {
    let mut known: BTreeMap<&str, (Vec<usize>, BTreeSet<u64>)> = BTreeMap::new();
    let mut values: BTreeMap<&str, BTreeSet<u64>> = BTreeMap::new();
    for figure in 0..view.all.len() {
        values.entry(view.unit(figure)).or_default().insert(view.value(figure));
    }
    let mut found = Vec::new();
    for figure in (0..view.all.len()).filter(|&figure| told(view, figure)) {
        let unit = view.unit(figure);
        let printed = &values[unit];
        let (before, seen) = known.entry(unit).or_default();
        if !seen.insert(view.value(figure)) {
            continue;
        }
        let last = before.iter().rev().take(MOST);
        found.extend(
            last.copied().find(|&one| slipped(view, words, one, figure, printed)).map(|one| (one, figure)),
        );
        before.push(figure);
    }
    found
}

/// Whether a count is told of what leaked, and is none of several.
fn told(view: &Spots, figure: usize) -> bool {
    let count = &view.counts[figure];
    let role = matches!(count.role, Role::Total | Role::Other);
    role && !count.cumulative && count.value >= LEAST
}

fn slipped(view: &Spots, words: &TotalWords, one: usize, figure: usize, printed: &BTreeSet<u64>) -> bool {
    let (a, b) = (view.value(one), view.value(figure));
    let written = |figure: usize| {
        let text = view.document().at(view.place(figure));
        text.trim_end_matches(view.counts[figure].unit.as_str()).trim_end()
    };
    let turned = slip_of(written(one), written(figure), a, b);
    let near = printed.len() == 2 && alike(a, b);
    let affected = view.counts[one].affected || view.counts[figure].affected;
    if !(affected && (turned || near)) || accounted(printed, a, b) || beside(view, one, figure) {
        return false;
    }
    let fits = match back(view, words, one, figure) {
        // What is smaller may be some of it.
        Some(Back::Same) => turned || a >= SMALL && (b > a || labelled(view, figure)),
        Some(Back::All | Back::Bare) => turned || b > a,
        Some(Back::Told) => b > a,
        None => false,
    };
    fits && !explained(view, words, one, figure, true)
}

/// Whether two counts are members of a row: one right behind the other in a sentence, or in lines below one another.
pub fn beside(view: &Spots, one: usize, figure: usize) -> bool {
    let (first, second) = (&view.all[one], &view.all[figure]);
    let line = |at: usize| {
        let place = view.block(view.all[at].block).place;
        view.apart(place.start, place.end) <= LINE && view.apart(view.place(at).end, place.end) <= 1
    };
    first.sentence == second.sentence && one + 1 == figure && first.bracket == second.bracket
        || first.block + 1 == second.block && line(one) && line(figure)
}

fn back(view: &Spots, words: &TotalWords, one: usize, figure: usize) -> Option<Back> {
    let document = view.document();
    let zone = view.all[figure].before;
    let about = view.told_before("count.about-before", figure, 0).map_or(zone.end, |about| about.start);
    let before = document.at(Place { start: zone.start, end: about });
    let (named, others) = (nouns(view, figure), nouns(view, one));
    let same = |a: &str, b: &str| {
        a.chars().count() >= 2 && (a.ends_with(b) || b.ends_with(a)) && b.chars().count() >= 2
    };
    if named.iter().any(|a| others.iter().any(|b| same(a, b))) {
        return Some(Back::Same);
    }
    let some = view.has("sum.some", Place { end: about, ..zone })
        || view.has("sum.rest", Place { end: about, ..zone });
    let all =
        view.right_after(view.scene.sets("sum.all"), figure, 2) || view.right_after(&words.whole, figure, 1);
    let cleft = before.ends_with("のは");
    let opens = before.is_empty() || before.ends_with('、');
    if some || !(cleft || opens) {
        return None;
    }
    if cleft || all {
        return Some(Back::All);
    }
    let after = document.at(view.all[figure].after);
    let shares = view.counts[figure].unit.ends_with('分') || !view.counts[figure].persons;
    match after.chars().next().filter(|_| shares) {
        Some('の') => Some(Back::Bare),
        Some('は' | 'を' | 'が') => Some(Back::Told),
        _ => None,
    }
}

/// Whether a block begins with what it counts: 領収証控え 116枚(氏名、金額).
fn labelled(view: &Spots, figure: usize) -> bool {
    let place = view.block(view.all[figure].block).place;
    let label = view.document().at(Place { start: place.start, end: view.place(figure).start });
    label.chars().take(NOUN).all(|sign| noun(sign) || one_of!("えりみきい :", sign))
}

/// What a count counts: the noun before it, and the one behind where none stands before.
fn nouns<'a>(view: &Spots<'a>, figure: usize) -> Vec<&'a str> {
    let document = view.scene.document;
    let spot = &view.all[figure];
    let mut start = spot.before.start;
    if spot.bracket.is_some() || !view.block(spot.block).cells.is_empty() {
        // 申請書の綴り(72件), and the label of a row.
        start = document.sentences[spot.sentence].place.start;
    }
    let about =
        view.told_before("count.about-before", figure, 0).map_or(spot.before.end, |about| about.start);
    let start = start.max(boundary(&document.text, about.saturating_sub(REACH)));
    let mut before = document.text.get(start..about.max(start)).unwrap_or_default();
    before = before.trim_end_matches(['(', ':', ' ', 'は', 'が', 'の']);
    for number in ["の人数", "の件数", "の数", "数"] {
        before = before.strip_suffix(number).unwrap_or(before);
    }
    let last = |text: &'a str| {
        let from = text.char_indices().rev().take_while(|(_, sign)| noun(*sign)).last();
        from.map(|(at, _)| slice(text, at..)).filter(|noun| noun.chars().count() <= NOUN)
    };
    if let Some(noun) = last(before) {
        return vec![noun];
    }
    let behind = document.at(spot.after);
    let behind = behind.strip_prefix('分').unwrap_or(behind).strip_prefix('の').unwrap_or_default();
    let end = behind.find(|sign| !noun(sign)).unwrap_or(behind.len());
    let behind = slice(behind, ..end);
    if behind.is_empty() { Vec::new() } else { vec![behind] }
}

/// A sign that nouns are made of.
fn noun(sign: char) -> bool {
    is_dense(sign) || sign == '々'
}
