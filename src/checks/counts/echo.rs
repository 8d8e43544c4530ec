//! A number spoken of as one that was told, and told nowhere: 「会員86名の … 87名の方には」.
//!
//! Owns which counts take up a group told elsewhere (対象の87名, 87名全員, 87名のうち, a bare 「87名の方には」), and which
//! number they were meant to be. One that is told in its own right, or that others make, is a group of its own.

use super::alike::alike;
use super::doubt::accounted;
use super::named::{self, numbered_apart, of_them};
use crate::document::Place;
use crate::mentions::{Role, Spots, swapped};
use crate::ruleset::TotalWords;
use crate::text::script::is_noun_sign;
use std::collections::{BTreeMap, BTreeSet};

/// Numbers below are told in passing.
const LEAST: u64 = 10;
/// Counts of a text that are looked at: one with more is a list of them.
const MOST: usize = 300;
/// Characters of the noun between a count and its particle: 名のご家庭の皆様に.
const NOUN: usize = 14;
/// Particles of those to whom something is done.
const TO: [&str; 8] = ["には", "へは", "とは", "に、", "に対し", "へ", "全員", "すべて"];

/// How a count takes up what was told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Taken {
    /// In words: 対象の, 全員, のうち.
    Named,
    /// By a name told before: 代表の方87名には.
    Called,
    /// By standing alone: 87名の方には.
    Bare,
}

/// The pairs of a number that was told and one that takes it up wrongly.
pub(crate) fn pairs(view: &Spots, words: &TotalWords) -> Vec<(usize, usize)> {
    let mut printed: BTreeSet<u64> = BTreeSet::new();
    let mut taken: BTreeMap<(&str, u64), (usize, Taken)> = BTreeMap::new();
    let mut told: BTreeMap<(&str, u64), usize> = BTreeMap::new();
    if view.all.len() > MOST {
        return Vec::new();
    }
    for figure in 0..view.all.len() {
        if of_them(view, figure) {
            printed.insert(view.value(figure));
        }
        let key = (view.unit(figure), view.value(figure));
        match takes_up(view, words, figure) {
            Some(how) => {
                taken.entry(key).or_insert((figure, how));
            }
            None => {
                told.entry(key).or_insert(figure);
            }
        }
    }
    let values: BTreeSet<u64> = told.keys().map(|(_, value)| *value).collect();
    let mut found = Vec::new();
    for (&(unit, value), &(figure, how)) in &taken {
        if values.contains(&value) || made(&printed, value) || hedged(view, words, figure, how) {
            continue;
        }
        let fits = |one: usize, known: u64| {
            let apart = how == Taken::Named || view.all[one].block < view.all[figure].block;
            let called = how != Taken::Called || named::alike(view, one, figure);
            near(known, value) && apart && called && states(view, one) && !numbered_apart(view, one, figure)
        };
        let mut meant = told.iter().filter(|((other, known), one)| *other == unit && fits(**one, *known));
        // Two that are taken up, and neither told.
        let mut others = taken.iter().filter(|((other, known), (one, also))| {
            *other == unit && *also == Taken::Named && one < &figure && fits(*one, *known)
        });
        let one = match (meant.next(), meant.next()) {
            (Some((_, &one)), None) => one,
            (None, _) => match (others.next(), others.next()) {
                (Some((_, &(one, _))), None) => one,
                _ => continue,
            },
            _ => continue,
        };
        let changed = view.any(view.scene.sets("sum.changed"), view.sentence(view.all[one].sentence));
        if !changed && !accounted(&printed, view.value(one), value) {
            found.push((one.min(figure), one.max(figure)));
        }
    }
    found
}

/// How a count takes up a group told elsewhere, if it does.
fn takes_up(view: &Spots, words: &TotalWords, figure: usize) -> Option<Taken> {
    let count = &view.counts[figure];
    let role = matches!(count.role, Role::Other | Role::Total);
    if !role
        || !count.affected
        || count.cumulative
        || count.value < LEAST
        || !view.exact(figure)
        || view.all[figure].bracket().is_some()
    {
        return None;
    }
    let behind = view.document().at(view.all[figure].after);
    let alone = stands_alone(view, figure);
    let all = view.is_all(figure);
    let out_of = view.right_after(view.scene.sets("sum.some"), figure, 1);
    // 医師42名全員: whose they are is said.
    let told = || view.document().at(view.all[figure].before).ends_with(['る', 'た', 'の']);
    if all && (alone || told()) || alone && out_of {
        return Some(Taken::Named);
    }
    let to = count.persons && is_told_to(behind);
    let refers = view.right_before(&words.refers, figure, NOUN).is_some_and(|word| {
        let gap = view.document().at(Place { start: word.end, end: view.place(figure).start });
        gap.chars().all(is_noun)
    });
    match (refers, to) {
        (true, _) if to || out_of => Some(Taken::Named),
        (false, true) => Some(if alone { Taken::Bare } else { Taken::Called }),
        _ => None,
    }
}

/// Whether nothing stands before a count to say whose it is.
fn stands_alone(view: &Spots, figure: usize) -> bool {
    let before = view.document().at(view.all[figure].before);
    let from = ["から", "より"].iter().any(|from| before.ends_with(from));
    before.is_empty() || from || before.ends_with(['に', 'は', 'も', 'で', 'が', '、', ':', ' '])
}

/// Whether something is done to those counted: の利用者の皆様には, 様に.
fn is_told_to(behind: &str) -> bool {
    let mut rest = behind;
    for _ in 0..=NOUN {
        if TO.iter().any(|to| rest.starts_with(to)) || rest.starts_with('に') {
            return true;
        }
        let mut signs = rest.chars();
        if !signs.next().is_some_and(|sign| is_noun(sign) || sign == 'の') {
            return false;
        }
        rest = signs.as_str();
    }
    false
}

fn is_noun(sign: char) -> bool {
    is_noun_sign(sign) || "さまごおうちみなん".contains(sign)
}

/// Whether a count tells how many are affected.
fn states(view: &Spots, figure: usize) -> bool {
    let count = &view.counts[figure];
    let role = matches!(count.role, Role::Other | Role::Total | Role::Part);
    role && (count.affected || count.role == Role::Total) && !count.cumulative && view.exact(figure)
}

/// Whether others make a number: 9名を除く205名, A校の12名とB校の14名の26名.
fn made(printed: &BTreeSet<u64>, value: u64) -> bool {
    let others = || printed.iter().copied().filter(|other| *other != value);
    others().any(|one| value.checked_sub(one).is_some_and(|rest| rest != value && printed.contains(&rest)))
        || others()
            .any(|one| one.checked_sub(value).is_some_and(|rest| rest != value && printed.contains(&rest)))
}

/// Whether those may be fewer than all: what came of it is told of them, or the text says that others are left.
fn hedged(view: &Spots, words: &TotalWords, figure: usize, how: Taken) -> bool {
    let at = view.all[figure].sentence;
    let sentence = view.sentence(at);
    let start = view.place(figure).start;
    let before = Place { end: start, ..sentence };
    let near =
        at.checked_sub(1).filter(|&last| view.document().sentences[last].block == view.all[figure].block);
    let last = near.is_some_and(|last| view.any(&words.explained, view.sentence(last)));
    // 会員86名の名簿を、87名の方に送ってしまいました: to whom it went.
    let other = |name: &str| view.has(name, sentence);
    let reached = view.has("sum.reached", view.all[figure].after);
    let bare = how != Taken::Named && (reached || other("leak"));
    let before_all = view.has("sum.reached", view.all[figure].before);
    view.any(view.scene.sets("sum.changed"), sentence)
        || view.any(&words.explained, before)
        || last
        || bare
        || before_all
}

/// Whether one number may be a slip for the other.
fn near(one: u64, other: u64) -> bool {
    one != other
        && (swapped(one, other)
            || alike(one, other) && one.abs_diff(other).saturating_mul(8) <= one.max(other))
}
