//! Parts whose total stands in another sentence: 「131名分が済み、17名分は続ける」 of 148, 「61名から返事がありました。残り
//! 3名には」 of 64, 「A 612名とB 1,948名。両方に登録のある207名を除くと2,353名」.
//!
//! Owns which total two such parts are held against. Where nothing says that they are all, they may leave some out: only
//! a slip of the hand is told of them.

use super::spot::NEAR;
use super::{Group, Spots, Tie, group};
use crate::mentions::Role;

/// Counts before the parts that are looked at for their total.
const MOST: usize = 100;

/// Two parts of a total told before: both in one sentence, or the rest in the sentence behind the one that tells the
/// first.
pub(crate) fn told(view: &Spots, sentence: usize, plain: &[usize]) -> Option<Group> {
    let (part, rest, tie) = match *plain {
        [part, rest] if contrasted(view, rest) => (part, rest, Tie::Loose),
        [rest] if left(view, rest) => {
            let before = sentence.checked_sub(1)?;
            let near = view.document().sentences[before].block == view.all[rest].block;
            let counts = view.plain(view.sentence(before));
            (*counts.last().filter(|_| near)?, rest, Tie::Sum)
        }
        _ => return None,
    };
    let total = whole(view, part, tie)?;
    let persons = view.counts[part].persons && view.counts[rest].persons;
    let parts = [part, rest].into_iter().all(|figure| view.value(figure) < view.value(total));
    let sum = view.value(part).saturating_add(view.value(rest));
    // The text counts those whom the two leave out.
    let off = sum.abs_diff(view.value(total));
    let near = part.saturating_sub(MOST)..(rest + MOST).min(view.all.len());
    let counted = near.into_iter().any(|figure| view.value(figure) == off && view.counts[figure].affected);
    (persons && parts && !counted).then(|| group(view, total, vec![part, rest], tie))?
}

/// The largest number of those affected in the blocks before: what a later sentence may tell parts of. What is left is left
/// of one number only.
fn whole(view: &Spots, part: usize, tie: Tie) -> Option<usize> {
    let of = |figure: &usize| {
        let count = &view.counts[*figure];
        let whole = matches!(count.role, Role::Total | Role::Other) && view.exact(*figure);
        whole && count.affected && count.persons && view.unit(*figure) == view.unit(part)
    };
    let before =
        (part.saturating_sub(MOST)..part).filter(|&figure| view.all[figure].block < view.all[part].block);
    let larger = before.filter(of).filter(|&figure| view.value(figure) > view.value(part));
    let total = larger.clone().max_by_key(|&figure| (view.value(figure), std::cmp::Reverse(figure)))?;
    let one = larger.clone().all(|figure| view.value(figure) == view.value(total));
    (tie == Tie::Loose || one).then_some(total)
}

/// 「17名分は訪問を続ける」: something else is told of them.
fn contrasted(view: &Spots, figure: usize) -> bool {
    let after = view.document().at(view.all[figure].after);
    let particle = ["", "の方", "の皆様", "の皆さま"].iter().filter_map(|noun| after.strip_prefix(noun));
    let topic = particle
        .into_iter()
        .any(|rest| ["は", "には", "とは", "へは"].iter().any(|word| rest.starts_with(word)));
    topic && !view.has("sum.some", view.all[figure].before)
}

/// 「残り3名には」.
fn left(view: &Spots, figure: usize) -> bool {
    view.told_before("sum.rest", figure, NEAR).is_some()
}

/// 「両方に登録のある207名を除くと、対象は2,353名です」: the parts stand in the sentence before.
pub(crate) fn overlap(view: &Spots, sentence: usize, plain: &[usize]) -> Option<Group> {
    let &[less, total] = plain else { return None };
    let off = view.hit("sum.shrunk", view.all[less].after)?;
    view.hit("sum.overlap", view.all[less].before)?;
    let close = view.apart(view.place(less).end, off.start) <= NEAR;
    let before = sentence.checked_sub(1).filter(|_| close && view.unit(less) == view.unit(total))?;
    let near = view.document().sentences[before].block == view.all[total].block;
    let mut parts = view.plain(view.sentence(before));
    parts.retain(|&part| view.unit(part) == view.unit(total) && view.counts[part].role != Role::Superseded);
    let found = group(view, total, parts, Tie::Sum).filter(|_| near)?;
    Some(Group { less: Some(less), ..found })
}
