//! A number that changed, told with what was added or taken away: 「2,140名から178名増え、2,318名」.
//!
//! Owns the order of the three: the number before, the difference, the number now. Words of growth and of loss are
//! the ruleset's.

use super::{Group, Spots, Tie};
use crate::mentions::Role;

/// Characters between a number and the word for what happened to it: 178名分が増え.
const NEAR: usize = 2;
/// Characters between that word and the number now: 増えて、合計で.
const NOW: usize = 10;
/// Particles that set the number before against the difference.
const FROM: [&str; 5] = ["から", "より", "に", "へ", "と比べ"];

/// The group of a sentence that tells how a number changed.
pub(crate) fn told(view: &Spots, plain: &[usize]) -> Option<Group> {
    plain.windows(3).find_map(|three| {
        let [before, by, now] = *three else { return None };
        if [by, now].iter().any(|&figure| view.unit(figure) != view.unit(before)) {
            return None;
        }
        let document = view.document();
        let particle = document.at(view.all[before].after);
        // 「1,120名とお伝えしましたが、34名を除き、1,086名に」: the number before was told as one that holds no more.
        if view.counts[before].role != Role::Superseded {
            FROM.iter().find(|word| particle.starts_with(**word))?;
        }
        let hit = |name: &str| {
            let word = moved(view, name, by)?;
            (view.apart(word.end, view.place(now).start) <= NOW).then_some(word)
        };
        let group = |total, parts| Group { total, parts, less: None, tie: Tie::Sum };
        match (hit("sum.grown"), hit("sum.shrunk")) {
            (Some(_), None) => Some(group(now, vec![before, by])),
            (None, Some(_)) => Some(group(before, vec![now, by])),
            _ => None,
        }
    })
}

/// 「40名のうち、1名を除く39名」: who was taken out, and who is left, are all.
pub(crate) fn left_out(view: &Spots, plain: &[usize], taken_from: impl Fn(usize) -> bool) -> Option<Group> {
    plain.windows(3).find_map(|three| {
        let [whole, out, left] = *three else { return None };
        let same = [out, left]
            .iter()
            .all(|&figure| view.unit(figure) == view.unit(whole) && view.value(figure) < view.value(whole));
        if !same || !taken_from(whole) {
            return None;
        }
        let word = moved(view, "sum.shrunk", out)?;
        let close = view.apart(word.end, view.place(left).start) <= NOW;
        close.then(|| Group { total: whole, parts: vec![out, left], less: None, tie: Tie::Sum })
    })
}

/// 「1,120名から1,086名に改めます。二重に数えていた34名分を除いたためです」: what lies between the two stands in the next
/// sentence.
pub(crate) fn explained(view: &Spots, sentence: usize, plain: &[usize]) -> Option<Group> {
    let &[by] = plain else { return None };
    let before = sentence.checked_sub(1)?;
    let near = view.document().sentences[before].block == view.all[by].block;
    let told = view.plain(view.sentence(before));
    let [old, now] = told[..] else { return None };
    let same = near && [old, now].iter().all(|&figure| view.unit(figure) == view.unit(by));
    let from = view.document().at(view.all[old].after).starts_with("から");
    let group = |total, parts| Group { total, parts, less: None, tie: Tie::Sum };
    let grown = view.value(now) > view.value(old);
    match (moved(view, "sum.grown", by), moved(view, "sum.shrunk", by)) {
        (Some(_), None) if same && from && grown => Some(group(now, vec![old, by])),
        (None, Some(_)) if same && from && !grown => Some(group(old, vec![now, by])),
        _ => None,
    }
}

/// The word for what happened to a number, right behind it.
fn moved(view: &Spots, name: &str, by: usize) -> Option<crate::document::Place> {
    let word = view.hit(name, view.all[by].after)?;
    (view.apart(view.place(by).end, word.start) <= NEAR).then_some(word)
}
