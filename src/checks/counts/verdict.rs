//! What can be said of a total and its parts.
//!
//! Owns the doubts that keep a group from being held against its total. Too large a sum is explained by persons who
//! stand in two parts, too small a one by parts that are not told; never the other way round.

use crate::document::{BlockKind, Place};
use crate::grammar::Mode;
use crate::mentions::{Group, Spots, Tie, slipped};
use crate::ruleset::SumWords;
use crate::statements::{self, Statement};
use std::cmp::Ordering;

/// Characters between a word on an overlap and the number it is told of: 重複を除いた人数は.
const NEAR: usize = 10;

/// How parts and total stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    Holds,
    Broken,
    /// Nothing can be said.
    Open,
}

/// The sum of the parts, without those whom two of them share.
pub(crate) fn sum(view: &Spots, group: &Group) -> Option<u64> {
    let sum = group.parts.iter().try_fold(0_u64, |sum, &part| sum.checked_add(view.value(part)))?;
    match group.less.map(|less| view.value(less)) {
        Some(less) if sum != view.value(group.total) => sum.checked_sub(less),
        _ => Some(sum),
    }
}

/// What can be said of a group.
pub(crate) fn verdict(view: &Spots, statements: &[Statement], group: &Group, words: &SumWords) -> Verdict {
    let Some(sum) = sum(view, group) else { return Verdict::Open };
    let total = view.value(group.total);
    let times = |figure: usize| view.counts[figure].cumulative;
    let exact = |figure: usize| view.exact(figure) && (!times(figure) || times(group.total));
    if !(exact(group.total) && group.parts.iter().all(|&part| exact(part))) {
        return Verdict::Open;
    }
    let parts = || group.parts.iter().map(|&part| view.value(part));
    let same = group.parts.iter().all(|&part| view.unit(part) == view.unit(group.total));
    if group.tie == Tie::Some && same {
        let over = parts().any(|part| part > total);
        return if over && !doubtful(view, statements, group, words, Ordering::Greater, false) {
            Verdict::Broken
        } else {
            Verdict::Open
        };
    }
    // A part as large as the total: what is listed are kinds of data of the same persons.
    if !same || group.tie == Tie::Some || sum != total && parts().any(|part| part == total) {
        return Verdict::Open;
    }
    let slip = || slipped(total, sum, parts());
    let distinct = view.told_before("count.distinct", group.total, 4).is_some();
    let loose = group.tie == Tie::Loose || group.less.is_some() || distinct;
    match sum.cmp(&total) {
        Ordering::Equal => Verdict::Holds,
        _ if loose && !slip() => Verdict::Open,
        order if doubtful(view, statements, group, words, order, slip()) => Verdict::Open,
        _ => Verdict::Broken,
    }
}

fn doubtful(
    view: &Spots,
    statements: &[Statement],
    group: &Group,
    words: &SumWords,
    order: Ordering,
    slip: bool,
) -> bool {
    if order == Ordering::Greater && group.less.is_none() && shared(view, statements, group, words, slip) {
        return true;
    }
    let total = view.sentence(view.all[group.total].sentence);
    let first = group.parts.first().map_or(total.start, |&part| view.place(part).start);
    let lead = Place { start: total.start.min(first), end: first.max(total.end.min(first)) };
    let more = |&part: &usize| view.right_after(&words.open, part, 1);
    let some = order == Ordering::Less && (view.any(&words.partial, lead) || group.parts.iter().any(more));
    // 外来830人、入院320人: one word that is a kind of data elsewhere names persons among others.
    // 氏名だけの方 240名: then the kinds of the others are theirs alone.
    let apart = group.parts.iter().any(|&part| view.has("sum.only", label(view, words, part)));
    let kinds = group.parts.iter().filter(|&&part| !apart && kind(view, words, part)).count();
    let lone = kinds == 1 && group.parts.iter().any(|&part| !more_of(view, part) && kind(view, words, part));
    some || kinds > 0 && !lone
}

/// Whether the text near the sum says that persons may stand in two parts. Where a slip explains it, too, an overlap that was
/// taken off an earlier number does not.
fn shared(view: &Spots, statements: &[Statement], group: &Group, words: &SumWords, slip: bool) -> bool {
    let blocks = &view.document().blocks;
    let at = |figure: usize| view.all[figure].block;
    let first = group.parts.iter().map(|&part| at(part)).fold(at(group.total), usize::min);
    let last = group.parts.iter().map(|&part| at(part)).fold(at(group.total), usize::max);
    // A note below or a sentence above may tell of an overlap; of what stands in one block, the block does.
    let reach = if first == last { first..last + 1 } else { first.saturating_sub(1)..last + 3 };
    let end = reach.end.min(blocks.len());
    let notes = blocks[end..].iter().take_while(|block| block.kind == BlockKind::Note).count();
    let zone = blocks[reach.start].place.join(blocks[end + notes - 1].place);
    let several = view.scene.sets("unit.several");
    let mut hits = words.explained.iter().flat_map(|&set| view.scene.hits.within(set, zone));
    hits.any(|hit| {
        // 両方に当てはまる方はおらず: nobody stands in two.
        if statements::at(statements, hit.start).is_some_and(|one| one.mode == Mode::Denied) {
            return false;
        }
        if slip && of_earlier(view, group, hit) || taken_off(view, group, hit) {
            return false;
        }
        // のべ948通: the total itself is a sum of all that is told.
        if view.apart(hit.end, view.place(group.total).start) <= 1 {
            return false;
        }
        // 複数の契約をお持ちの方: why records are more than persons.
        let records = several.iter().flat_map(|&set| view.scene.hits.within(set, zone.from(hit.start)));
        let records = records.take_while(|other| other.start == hit.start).next().is_some();
        // 延べ18,902件 beside a sum of persons, 4,218件、重複を除くと3,067名: told of another unit.
        let figure = view.counts.partition_point(|count| count.place.start < hit.end);
        let beside = view.counts.get(figure).filter(|count| view.apart(hit.end, count.place.start) <= NEAR);
        let other = beside.is_some()
            && view.all[figure].block == view.document().block_at(hit.start).unwrap_or(figure);
        let other =
            other && (view.unit(figure) != view.unit(group.total) || between_units(view, figure, hit));
        !(records || other)
    })
}

/// Whether what an overlap made wrong is a number that holds no more: 第1報では6,000名としておりましたが、重複を除き.
fn of_earlier(view: &Spots, group: &Group, hit: Place) -> bool {
    let Some(sentence) = view.scene.sentence(hit.start) else { return false };
    let total = view.value(group.total);
    let earlier = |figure: usize| view.value(figure) > total && !group.parts.contains(&figure);
    view.has("sum.changed", sentence) && view.within(sentence).any(earlier)
}

/// Whether an overlap is told of a part that was taken off: 二重に数えていた43名分を除いた.
fn taken_off(view: &Spots, group: &Group, hit: Place) -> bool {
    let off = view.scene.sets("sum.shrunk");
    group.parts.iter().any(|&part| view.all[part].before.contains(hit) && view.right_after(off, part, 2))
}

/// Whether the count before a word is of another unit than the one behind it.
fn between_units(view: &Spots, figure: usize, word: Place) -> bool {
    let before =
        figure.checked_sub(1).filter(|&before| view.all[before].sentence == view.all[figure].sentence);
    before.is_some_and(|before| {
        view.unit(before) != view.unit(figure) && view.apart(view.place(before).end, word.start) <= 4
    })
}

/// Whether what stands before a part says that its persons have something beside what the others have: 口座番号も含む方.
fn more_of(view: &Spots, part: usize) -> bool {
    let before = view.document().at(view.all[part].before);
    before.ends_with(['も', 'と', ':', ' '])
        || before.contains('含')
        || view.block(view.all[part].block).cells.len() > 1
}

/// What names a part.
fn label(view: &Spots, words: &SumWords, part: usize) -> Place {
    let block = view.block(view.all[part].block).place;
    let zone = view.all[part].before;
    let zone = Place { start: zone.start.max(block.start), end: zone.end };
    let cells = &view.block(view.all[part].block).cells;
    let label = if block.contains(view.place(part)) && cells.len() > 1 {
        // A row is named by the cell that says who they are, else by its first; what else it tells of them names nobody.
        let mut before = cells.iter().filter(|cell| cell.end <= view.place(part).start);
        let who = before.clone().find(|cell| of_persons(view, **cell));
        let head = who.or(before.next());
        head.copied().unwrap_or(Place { start: block.start, end: zone.end })
    } else {
        zone
    };
    // What stands before 「内訳」 names the total.
    let from = view.scene.hits.first(&words.parts, label).map_or(label.start, |word| word.end);
    Place { start: from, end: label.end }
}

/// Whether a place ends in a word for persons: 決済が済んだ方, 会員.
fn of_persons(view: &Spots, place: Place) -> bool {
    let persons = view.scene.sets("sum.person");
    persons.iter().flat_map(|&set| view.scene.hits.within(set, place)).any(|hit| hit.end == place.end)
}

/// Whether a part is named by a kind of data: persons have several, so that they do not add up.
fn kind(view: &Spots, words: &SumWords, part: usize) -> bool {
    let label = label(view, words, part);
    let kinds = view.scene.sets("data-type").iter().flat_map(|&set| view.scene.hits.within(set, label));
    // 氏名 26名, 口座番号も含む方 3名; not 健康診断を受けた方.
    kinds.into_iter().any(|kind| {
        // お子さん, 扶養されている方: persons, though notices list them among the data.
        if of_persons(view, kind) {
            return false;
        }
        let behind = label.from(kind.end);
        let text = view.document().at(behind).trim_start();
        text.is_empty()
            || text.starts_with(['も', '、', ',', '・', '(', ':', 'と', '及', '等', 'な'])
            || ["data.included", "data.leak"].iter().any(|name| view.has(name, behind))
    })
}
