//! What those affected were taken out of: 「会員12,000名のうち300名の個人情報」, 「載っていたのは、檀家318軒のうち84軒です」.
//!
//! Owns telling such a whole, which is none of those affected, from their total, of which a part is told more: 「会員318名
//! の名簿。うち84名は電話番号も」.

use super::spot::NEAR;
use super::theirs::{Tied, answers, leaks, tied, topic};
use super::{Group, Spots, Tie, taken};
use crate::document::Place;
use crate::text::slice;
use std::collections::HashMap;

/// The wholes, each with the part that is of those affected.
pub(super) fn wholes(view: &Spots, groups: &[Group]) -> Vec<(usize, usize)> {
    let mut found = owned(view, groups);
    found.extend(things(view));
    let read = (2..view.all.len()).filter_map(|part| rest(view, part));
    let read: Vec<Group> = read.collect();
    found.extend(groups.iter().chain(&read).filter_map(|group| answered(view, groups, group)));
    found
}

/// 「載っていたのは、檀家318軒のうち84軒です」, 「237人のうち、答えていた164人分です」, 「14名分の札がありました。うち5名分は隠れて
/// おり、読めたのは残る9名分です」: the part is what those affected are said to be, and nothing that leaked is told of the whole.
fn answered(view: &Spots, groups: &[Group], group: &Group) -> Option<(usize, usize)> {
    let whole = group.total;
    let part = match (group.tie, &group.parts[..]) {
        (Tie::Some, &[part]) => part,
        (Tie::Sum, &[hidden, part]) if hides(view, hidden, part) => part,
        _ => return None,
    };
    let fits = view.counts[whole].affected
        && view.counts[part].affected
        && view.value(part) < view.value(whole)
        && !again(view, groups, whole);
    if !fits {
        return None;
    }
    let from = view.place(whole).end;
    let between = view.document().at(Place { start: from, end: view.place(part).start });
    // What the topic of the part itself tells is told of the part.
    let told = topic(view, part).map_or(from, |topic| topic.place.start.max(from));
    let told = view.document().at(Place { start: from, end: told });
    let behind = slice(&view.document().text, view.place(part).end..);
    let ends =
        ["です", "でし", "でご", "。", "\n"].iter().any(|end| behind.starts_with(end)) || behind.is_empty();
    let direct = ends && !between.contains(['は', 'が', 'を', '。']);
    // The topic before the whole is answered by its part.
    let asked = answers(view, whole) == Some(true) && direct;
    let sentence = view.sentence(view.all[whole].sentence);
    let before = Place { start: sentence.start, end: view.place(whole).start.max(sentence.start) };
    let untold = !leaks(view.document().at(before)) && !leaks(told) && answers(view, whole).is_none();
    let defined = answers(view, part) == Some(true) && tied(view, whole).is_none();
    let share = direct && tied(view, part) == Some(Tied::Owns) && tied(view, whole).is_none();
    let rest = group.tie == Tie::Sum;
    (asked || untold && (defined || share || rest)).then_some((whole, part))
}

/// 「22名分の名札が写っていました。うち5名分はぼけていて、読めるのは17名分です」: the two are all of them, though nothing says so.
fn rest(view: &Spots, part: usize) -> Option<Group> {
    let (total, hidden) = (part.checked_sub(2)?, part.checked_sub(1)?);
    let sum = view.value(hidden).checked_add(view.value(part))?;
    let unit = |figure: usize| view.unit(figure) == view.unit(total);
    let some = view.told_before("sum.some", hidden, NEAR).is_some();
    (sum == view.value(total) && some && unit(hidden) && unit(part)).then(|| Group {
        total,
        parts: vec![hidden, part],
        less: None,
        tie: Tie::Sum,
    })
}

/// 「うち5名分は隠れており、読めたのは残る9名分」: what could be read of the others could not be read of those.
fn hides(view: &Spots, hidden: usize, part: usize) -> bool {
    let between = Place { start: view.place(hidden).end, end: view.place(part).start };
    between.start < between.end && view.has("count.hidden", between)
}

/// Whether a number is told of those affected once more.
fn again(view: &Spots, groups: &[Group], whole: usize) -> bool {
    let of = |group: &Group, figure: usize| group.total == figure;
    let same = |figure: usize| {
        figure != whole
            && view.counts[figure].affected
            && view.value(figure) == view.value(whole)
            && view.unit(figure) == view.unit(whole)
            && !groups.iter().any(|group| group.tie == Tie::Some && of(group, figure))
    };
    (0..view.all.len()).any(same)
}

/// 「会員12,000名のうち300名の個人情報」: what the affected were taken out of, and they. A whole that is told of the
/// affected elsewhere is their total.
fn owned(view: &Spots, groups: &[Group]) -> Vec<(usize, usize)> {
    let affected = view.counts.iter().enumerate().filter(|(_, count)| count.affected);
    let mut times: HashMap<(u64, &str), usize> = HashMap::new();
    for (figure, count) in affected {
        *times.entry((count.value, view.unit(figure))).or_default() += 1;
    }
    let owned = |part: usize| view.right_after(view.scene.sets("count.owner-after"), part, 0);
    let whole = |group: &Group| {
        let [part] = group.parts[..] else { return None };
        let once =
            times.get(&(view.value(group.total), view.unit(group.total))).is_none_or(|times| *times <= 1);
        let told = view.told_before("sum.refers", group.total, 0).is_some();
        let taken = group.tie == Tie::Some && view.value(part) < view.value(group.total);
        (taken && once && !told && view.counts[part].affected && owned(part)).then_some((group.total, part))
    };
    groups.iter().filter_map(whole).collect()
}

/// 「結果58通のうち、31名分を別の方に送りました」: the things that persons' shares were taken out of, and the shares.
fn things(view: &Spots) -> Vec<(usize, usize)> {
    let taken = |whole: usize| {
        let part = whole + 1;
        let other = view.counts.get(part).is_some_and(|count| count.persons && count.affected)
            && !view.counts[whole].persons
            && view.all[part].sentence == view.all[whole].sentence
            && view.value(part) <= view.value(whole);
        (other && taken::out_of(view, whole).is_some()).then_some((whole, part))
    };
    (0..view.all.len()).filter_map(taken).collect()
}
