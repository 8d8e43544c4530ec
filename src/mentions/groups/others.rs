//! Numbers that stand beside that of those affected: everybody there is, those who took part, those to whom it was sent,
//! those of whom nothing went.
//!
//! Owns weighing them: such a number is none of those affected where the text says of a smaller one that it is. Where it
//! says so of none, it may well be theirs: 「会員の名簿を失いました。会員は318名です」.

use super::theirs::{Tied, exposes, labels, leaks, tied, topic};
use super::{Group, Spots, Tie};
use crate::document::Place;
use crate::mentions::Role;
use crate::text::{begin, slice};

/// Numbers before and behind one that it is held against.
const MOST: usize = 200;
/// Characters behind a number in which it is said what was done with them.
const DONE: usize = 16;

/// A number that is off by no more than one in so many may be a slip for the other.
const NEAR: u64 = 8;

/// The figures that are none of those affected.
pub(super) fn others(view: &Spots, groups: &[Group]) -> Vec<usize> {
    let affected = |figure: &usize| view.counts[*figure].affected && view.value(*figure) > 1;
    let mut beside: Vec<usize> =
        (0..view.all.len()).filter(affected).filter(|&figure| stands_beside(view, figure)).collect();
    // 会員は410名、うち登録のあるのは240名で: some of everybody, of whom nothing is told.
    let of_them = |group: &Group| match group.parts[..] {
        [part] if group.tie == Tie::Some && everybody(view, group.total) => Some(part),
        _ => None,
    };
    let parts = groups.iter().filter_map(of_them).filter(|part| affected(part));
    beside.extend(parts.filter(|&part| tied(view, part).is_none()));
    if beside.is_empty() {
        return beside;
    }
    let some = |figure: usize| {
        let in_group = |group: &Group| group.tie == Tie::Some && group.parts.contains(&figure);
        let part = view.counts[figure].role == Role::Part && !groups.iter().any(in_group);
        let taken = view.told_before("sum.some", figure, DONE).is_some();
        (part || taken) && tied(view, figure) != Some(Tied::Answers) && !out_of_sent(view, figure)
    };
    let theirs: Vec<usize> = (0..view.all.len())
        .filter(|figure| affected(figure) && !beside.contains(figure) && !some(*figure))
        .filter(|&figure| tied(view, figure).is_some() || sums(groups, figure))
        .take(MOST)
        .collect();
    let again = |figure: usize| {
        let same = |other: usize| {
            view.counts[other].affected
                && view.value(other) == view.value(figure)
                && view.unit(other) == view.unit(figure)
                && !beside.contains(&other)
        };
        (0..view.all.len()).any(same)
    };
    let smaller = |figure: usize| {
        theirs.iter().any(|&own| {
            let unit = view.counts[own].persons || view.unit(own) == view.unit(figure);
            let (own, value) = (view.value(own), view.value(figure));
            // 会員58名 … 59名へ手紙をお送りしました: a slip, and the same persons.
            let near = value.abs_diff(own).saturating_mul(NEAR) <= value && written_to(view, figure);
            unit && own < value && !near
        })
    };
    beside.iter().copied().filter(|&figure| smaller(figure) && !again(figure)).collect()
}

/// Whether a figure is what others add up to.
fn sums(groups: &[Group], figure: usize) -> bool {
    groups.iter().any(|group| group.tie == Tie::Sum && group.total == figure)
}

fn stands_beside(view: &Spots, figure: usize) -> bool {
    everybody(view, figure)
        || view.right_after(view.scene.sets("count.attended-after"), figure, 0)
        || outside(view, figure)
        || sent_to(view, figure)
}

/// 「会員は全部で1,280名です」, 「2年生は4学級156名ですが」: the topic names everybody, and nothing that leaked.
fn everybody(view: &Spots, figure: usize) -> bool {
    const STATES: [&str; 16] = [
        "です",
        "でし",
        "でご",
        "で、",
        "、",
        "。",
        "い",
        "お",
        "ござ",
        "あり",
        "が、",
        "ほど",
        "余",
        "を超え",
        "に上",
        "にのぼ",
    ];
    let Some(topic) = topic(view, figure) else { return false };
    let behind = behind(view, figure);
    let named = || {
        let mut sets = view.scene.sets("count.everybody").iter();
        sets.any(|&set| view.scene.hits.within(set, topic.place).any(|hit| hit.end == topic.place.end))
    };
    if !STATES.iter().any(|state| behind.starts_with(state)) || !named() {
        return false;
    }
    // 会員は318名で、氏名が見えていました. What follows a but is told of others.
    let but = ["が、", "けど、", "ものの、"].iter().any(|but| begin(behind, DONE).contains(but));
    let told = !but && leaks(behind) && !behind.contains("うち");
    !labels(view, topic.place) && !exposes(topic.text) && !topic.gap.contains("うち") && !told
}

/// 「店頭でお求めの方(2,940名)は対象外です」: what follows says that they are none of them.
fn outside(view: &Spots, figure: usize) -> bool {
    let behind = behind(view, figure);
    let topic = begin(behind, DONE).find(['は', 'も']).map(|at| slice(behind, ..at));
    topic.is_some_and(|topic| !topic.contains(['、', '。'])) && beyond(view, figure)
}

/// Whether the rest of the sentence, up to the next number, says that they are none of those affected.
fn beyond(view: &Spots, figure: usize) -> bool {
    let spot = &view.all[figure];
    let sentence = view.sentence(spot.sentence);
    let next = view.counts.get(figure + 1).map_or(sentence.end, |next| next.place.start);
    let rest = Place { start: view.place(figure).end, end: sentence.end.min(next) };
    rest.start < rest.end && view.has("count.beyond", rest)
}

/// 「保護者210名へ一斉に送信した」: to whom it went, unless what leaked are their addresses.
fn sent_to(view: &Spots, figure: usize) -> bool {
    let count = &view.counts[figure];
    let behind = begin(behind(view, figure), DONE);
    let Some(at) = behind.find(['に', 'へ']).filter(|&at| at <= 4 * "方".len()) else { return false };
    let start = view.place(figure).end + at;
    let end = view.place(figure).end + behind.len();
    let sentence = view.sentence(view.all[figure].sentence);
    count.persons && view.has("count.sent", Place { start, end }) && !view.has("count.addressed", sentence)
}

/// 「40名の方にお送りした請求書のうち、2名分が」: some of what was sent, and no part of those affected.
fn out_of_sent(view: &Spots, figure: usize) -> bool {
    let before = figure.checked_sub(1).filter(|&one| view.all[one].sentence == view.all[figure].sentence);
    before.is_some_and(|one| sent_to(view, one))
}

/// 「59名の皆さまへ手紙をお送りしました」: what was sent is word of what happened.
fn written_to(view: &Spots, figure: usize) -> bool {
    view.has("count.word", view.sentence(view.all[figure].sentence))
}

/// The rest of a figure's sentence.
fn behind<'a>(view: &Spots<'a>, figure: usize) -> &'a str {
    let start = view.place(figure).end;
    let end = view.sentence(view.all[figure].sentence).end.max(start);
    view.document().at(Place { start, end })
}
