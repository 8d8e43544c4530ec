//! Kind `totals`: two places that give different totals of the same thing.
//!
//! Owns what announces a total (the opening, a sum, a label, whose data it was) and what refers back to it. Of two
//! numbers that are not alike nothing is said, unless both name one group in the same words: they may well count two
//! groups.

use super::again;
use super::alike::{SMALL, alike};
use super::doubt::{accounted, explained};
use super::echo;
use super::named::{self, numbered_apart, of_them};
use crate::checks::Turn;
use crate::checks::said::Values;
use crate::document::{BlockKind, Place};
use crate::mentions::{Group, Role, Spots, Tie, swapped};
use crate::ruleset::TotalWords;
use crate::text::script::is_noun_sign;
use std::collections::{BTreeMap, BTreeSet};

/// Each value that disagrees is told once.
pub(crate) fn totals(turn: &mut Turn, words: &TotalWords) {
    let view = super::figures(turn.case);
    let mut sums = sums(&turn.case.view.mentions.groups.all);
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let total = turn.case.conclusions.total_affected;
    sums.extend(
        (0..view.all.len())
            .filter(|&figure| view.counts[figure].affected && Some(view.value(figure)) == total),
    );
    for told in Told::sort(&view, words, &sums).into_values() {
        told.pairs(&view, words, &mut pairs);
    }
    let said: BTreeSet<(&str, u64)> = pairs
        .iter()
        .flat_map(|&(one, other)| [one, other])
        .map(|figure| (view.unit(figure), view.value(figure)))
        .collect();
    let again = again::pairs(&view, words).into_iter().chain(echo::pairs(&view, words));
    pairs.extend(again.filter(|&(one, other)| {
        ![one, other].iter().any(|&figure| said.contains(&(view.unit(figure), view.value(figure))))
    }));
    // 順に300名、300名、212名: one of those that make the number is no second one.
    pairs.retain(|&(known, figure)| !adds_to(&view, figure, view.value(known)));
    pairs.sort_by_key(|pair| pair.1);
    for (known, figure) in pairs {
        let document = turn.document();
        let (known, place) = (view.place(known), view.place(figure));
        let values = Values::text(document, place).with("other", document.at(known));
        let (span, label) = (document.span(known), document.at(known).to_owned());
        turn.at(place, &values).with_label(span, label);
    }
}

/// Whether a figure is one of some, side by side in one sentence, that add up to a number.
fn adds_to(view: &Spots, figure: usize, number: u64) -> bool {
    let inside = view.within(view.sentence(view.all[figure].sentence));
    let from = inside.start.max(figure.saturating_sub(BESIDE));
    let until = inside.end.min(figure + BESIDE);
    (from..=figure).any(|first| {
        let mut sum = 0_u64;
        (first..until).any(|last| {
            sum = sum.saturating_add(if view.unit(last) == view.unit(figure) { view.value(last) } else { 0 });
            last > first && last >= figure && sum == number
        })
    })
}

/// The counts that have parts which add up to them, by what the text says.
fn sums(groups: &[Group]) -> BTreeSet<usize> {
    groups.iter().filter(|group| group.tie == Tie::Sum).map(|group| group.total).collect()
}

/// Figures on each side of one that are looked at.
const BESIDE: usize = 12;

/// How a figure gives a total.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    /// The opening, a sum, a label, a sentence that says whose data leaked.
    Announces,
    /// 対象の1,240名, 1,240名全員, 1,240名のうち.
    Refers,
    /// 代表の方1,240名には: those of a name, all of them.
    Names,
    /// Told of the affected, and of which of them is not clear: a number in brackets, in a cell, in passing.
    Mentions,
}

/// The figures of one unit, sorted by how they give a total.
#[derive(Default)]
struct Told {
    totals: Vec<(usize, How)>,
    /// Values that neither announce nor refer: parts and other groups.
    others: BTreeSet<u64>,
    /// All values that are printed.
    printed: BTreeSet<u64>,
}

impl Told {
    fn sort<'a>(view: &Spots<'a>, words: &TotalWords, sums: &BTreeSet<usize>) -> BTreeMap<&'a str, Told> {
        let mut units: BTreeMap<&str, Told> = BTreeMap::new();
        for figure in 0..view.all.len() {
            let told = units.entry(view.unit(figure)).or_default();
            if of_them(view, figure) {
                told.printed.insert(view.value(figure));
            }
            match how(view, words, sums, figure) {
                Some(how) => told.totals.push((figure, how)),
                None => {
                    told.others.insert(view.value(figure));
                    if mentions(view, figure) {
                        told.totals.push((figure, How::Mentions));
                    }
                }
            }
        }
        units
    }

    /// The figures that disagree with one that announces a total. Each value is told once, and of two that differ both
    /// ways the later.
    fn pairs(&self, view: &Spots, words: &TotalWords, pairs: &mut Vec<(usize, usize)>) {
        let mut first: BTreeMap<u64, usize> = BTreeMap::new();
        let mut known: BTreeSet<u64> = BTreeSet::new();
        let announced = self.totals.iter().any(|(_, how)| *how == How::Announces);
        for &(figure, how) in self.totals.iter().filter(|(_, how)| !matches!(how, How::Names | How::Mentions))
        {
            // Where none is announced, those told of all are held against one another.
            if how == How::Announces || !announced {
                let known = first.entry(view.value(figure)).or_insert(figure);
                // A number that is told of a change in one place may be told without it in another.
                if *known != figure && explained(view, words, *known, *known, true) {
                    *known = figure;
                }
            }
            known.insert(view.value(figure));
        }
        let most = known.len();
        let mut told: BTreeSet<u64> = BTreeSet::new();
        for &(figure, how) in self.totals.iter().take(MOST) {
            let value = view.value(figure);
            let others =
                first.iter().filter(|(other, _)| **other != value && !told.contains(other)).take(MOST);
            let mut others = others.map(|(_, other)| *other);
            if !told.contains(&value)
                && let Some(other) =
                    others.find(|&other| self.differ(view, words, (other, figure), how, most))
            {
                told.insert(value);
                pairs.push(if other < figure { (other, figure) } else { (figure, other) });
            }
        }
    }

    /// How many of the totals are like a number, itself one of them.
    fn likes(&self, view: &Spots, value: u64) -> usize {
        let told = self.totals.iter().filter(|(_, how)| !matches!(how, How::Names | How::Mentions));
        let values: BTreeSet<u64> = told.map(|&(figure, _)| view.value(figure)).collect();
        let close = |other: &&u64| value.abs_diff(**other).saturating_mul(4) <= value;
        values.iter().filter(close).take(MOST).count()
    }

    /// Whether those whom the text refers back to are more than the one total that it announces.
    fn over(&self, view: &Spots, one: usize, other: usize) -> bool {
        let (total, part) = if view.value(one) < view.value(other) { (one, other) } else { (other, one) };
        let announces = |figure: usize| self.totals.contains(&(figure, How::Announces));
        // The parts of a total are no other total.
        let unit = |figure: &usize| {
            let count = &view.counts[*figure];
            view.unit(*figure) == view.unit(total) && count.affected && count.role != Role::Part
        };
        let mut values = (0..view.all.len()).filter(unit).map(|figure| view.value(figure));
        let two = values.all(|value| [one, other].iter().any(|&figure| view.value(figure) == value));
        announces(total) && self.totals.contains(&(part, How::Refers)) && two
    }

    fn differ(
        &self,
        view: &Spots,
        words: &TotalWords,
        (one, other): (usize, usize),
        how: How,
        most: usize,
    ) -> bool {
        let (a, b) = (view.value(one), view.value(other));
        // The same number stands as a part or as another group.
        if how == How::Refers && self.others.contains(&b)
            || accounted(&self.printed, a, b)
            || again::beside(view, one.min(other), one.max(other))
            || numbered_apart(view, one, other)
        {
            return false;
        }
        let exact = view.exact(one) && view.exact(other);
        let persons = view.counts[one].persons;
        let distinct = |figure: usize| view.told_before("count.distinct", figure, 6).is_some();
        let slip = how != How::Names && swapped(a, b) && (persons || a >= SMALL);
        if how == How::Mentions && !slip {
            return false;
        }
        // 「最大で312」 is no round number: the same digits in another order are a slip all the same.
        let precise = |figure: usize| view.exact(figure) || !view.value(figure).is_multiple_of(10);
        if slip && precise(one) && precise(other) || exact && persons && distinct(one) && distinct(other) {
            return !explained(view, words, one, other, true);
        }
        // Three totals that are like one another are three groups, not one total written in three ways.
        let whole = how == How::Refers && refers(view, words, other);
        let slip = exact && persons && how != How::Names && self.likes(view, a) <= 2 && alike(a, b);
        let slip = slip && (whole || a.min(b) >= SMALL);
        // More than all of them: those referred to cannot be.
        let over = how == How::Refers && exact && persons && most <= 2 && self.over(view, one, other);
        let named = persons && (over || same_group(view, words, one, other));
        (slip || named) && !explained(view, words, one, other, false)
    }
}

/// Counts of a block that is a label and its value.
const FEW: usize = 6;

/// Totals of one unit compared: a text with more is a list of them.
const MOST: usize = 200;

/// How a figure gives a total, if it does.
fn how(view: &Spots, words: &TotalWords, sums: &BTreeSet<usize>, figure: usize) -> Option<How> {
    let count = &view.counts[figure];
    let bracketed = view.all[figure].bracket().is_some();
    let shut = matches!(count.role, Role::Part | Role::Overlap | Role::Threshold | Role::Superseded);
    // 「全員(27名)に」: the bracket says how many all are.
    let all_of = count.persons && view.all[figure].bracket().is_some_and(|bracket| all_before(view, bracket));
    if bracketed && !all_of || shut || count.cumulative || count.value == 0 {
        return None;
    }
    let whole = view.right_after(&words.whole, figure, 1);
    // 社員10名全員で研修をした: all of somebody else.
    let all = count.affected && view.is_all(figure);
    if all_of || refers(view, words, figure) || whole && count.affected && starts(view, figure) || all {
        return Some(How::Refers);
    }
    // 3,067名のうち146名
    let taken = view.hit("sum.some", view.all[figure].after);
    if taken.is_some_and(|word| view.apart(view.place(figure).end, word.start) <= 1) {
        return Some(How::Refers);
    }
    if announces(view, words, sums, figure) {
        return Some(How::Announces);
    }
    (count.persons && whole).then_some(How::Names)
}

/// Whether a figure may be a slip for a total, though nothing says that it is one.
fn mentions(view: &Spots, figure: usize) -> bool {
    let count = &view.counts[figure];
    let at = view.all[figure].block;
    let kind = view.block(at).kind;
    // Lines and rows of counts below one another tell of parts.
    let beside = |other: usize| {
        let other = &view.all[other];
        other.block != at && other.block.abs_diff(at) <= 1 && view.block(other.block).kind == kind
    };
    let listed = matches!(kind, BlockKind::Item | BlockKind::Row)
        && (figure > 0 && beside(figure - 1) || figure + 1 < view.all.len() && beside(figure + 1));
    count.affected && count.role == Role::Other && !count.cumulative && count.value >= SMALL && !listed
}

fn announces(view: &Spots, words: &TotalWords, sums: &BTreeSet<usize>, figure: usize) -> bool {
    let count = &view.counts[figure];
    // | 計 | 148名 | 142名分 |: the lesser total is that of a column of some.
    let at = view.all[figure].block;
    let lesser = view.block(at).kind == BlockKind::Row
        && view
            .within(view.block(at).place)
            .any(|other| view.unit(other) == view.unit(figure) && view.value(other) > view.value(figure));
    if lesser {
        return false;
    }
    if sums.contains(&figure)
        || count.affected && count.role == Role::Total
        || subject(view, words, figure)
        || view.told_before("count.distinct", figure, 6).is_some()
    {
        return true;
    }
    let document = view.document();
    let block = &document.blocks[at];
    // The only count of its unit in its block.
    let unit = |other: &usize| view.unit(*other) == view.unit(figure);
    let few = view.within(block.place).len() <= FEW;
    let lone = few && view.plain(block.place).iter().filter(|other| unit(other)).count() == 1;
    let opening = block.section == 0 && document.sections.len() > 1 || block.kind == BlockKind::Title;
    let governed = view.scene.governors(at).next().is_some_and(|by| view.any(&words.labels, by));
    let label = view.scene.hits.first(&words.labels, block.place);
    let opened =
        label.is_some_and(|label| label.start == block.place.start && label.end <= count.place.start);
    // A line that is nothing but the count answers its heading.
    let bare =
        view.apart(block.place.start, block.place.end) <= view.apart(count.place.start, count.place.end) + 1;
    let labelled = lone && block.kind != BlockKind::Row && (governed || opened || bare);
    count.affected
        && (opening
            || labelled
            || (view.right_after(&words.states, figure, 1)
                || view.right_after(view.scene.sets("count.owner-after"), figure, 0)))
}

/// 「対象となるご登録者様は1,240名」.
fn subject(view: &Spots, words: &TotalWords, figure: usize) -> bool {
    let zone = view.all[figure].before;
    let about = view.told_before("count.about-before", figure, 0).map_or(zone.end, |about| about.start);
    let before = Place { start: zone.start, end: about };
    let topic = view.document().at(before).ends_with(['は', ':']);
    topic
        && view.counts[figure].affected
        && (view.any(&words.refers, before) || view.any(&words.labels, before))
}

/// Bytes before a bracket that hold the word for all of them.
const BRACKET: usize = 32;

/// Characters of a noun between what refers back and its count: 対象となった会員様1,240名.
const NOUN: usize = 8;

/// 「対象の1,240名」.
fn refers(view: &Spots, words: &TotalWords, figure: usize) -> bool {
    let noun = |c: char| is_noun_sign(c) || "さまん".contains(c);
    let start = view.place(figure).start;
    view.right_before(&words.refers, figure, NOUN)
        .is_some_and(|word| view.document().at(Place { start: word.end, end: start }).chars().all(noun))
}

/// Whether a word for all of them stands right before a bracket.
fn all_before(view: &Spots, bracket: usize) -> bool {
    let start = view.document().clauses[bracket].place.start;
    let zone = Place { start: start.saturating_sub(BRACKET), end: start };
    let mut hits = view.scene.sets("sum.all").iter().flat_map(|&set| view.scene.hits.within(set, zone));
    hits.any(|hit| view.apart(hit.end, start) <= 1)
}

/// Whether no noun stands before a figure to say whom it counts: it opens its sentence, or what comes before ends
/// in a particle or a comma.
fn starts(view: &Spots, figure: usize) -> bool {
    let before = view.document().at(view.all[figure].before);
    before.is_empty() || before.ends_with(['に', 'は', 'も', 'で', '、'])
}

/// Whether two figures name one group in the same words, and the later is too large to be some of it, or is told of
/// all: 代表の方188名の氏名 … 代表の方198名には.
fn same_group(view: &Spots, words: &TotalWords, one: usize, other: usize) -> bool {
    let larger = view.value(other) > view.value(one);
    let told = larger && view.right_after(&words.whole, other, 1)
        || view.is_all(other)
        || larger && opens(view, other);
    told && view.counts[one].affected && named::alike(view, one, other)
}

/// Whether a figure stands in the opening of the text.
fn opens(view: &Spots, figure: usize) -> bool {
    let document = view.document();
    document.blocks[view.all[figure].block].section == 0
        && document.sections.len() > 1
        && view.counts[figure].affected
}
