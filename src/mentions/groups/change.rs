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
pub fn told(view: &Spots, plain: &[usize]) -> Option<Group> {
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
            let word = view.hit(name, view.all[by].after)?;
            let from = view.place(by).end;
            let close =
                view.apart(from, word.start) <= NEAR && view.apart(word.end, view.place(now).start) <= NOW;
            close.then_some(word)
        };
        let group = |total, parts| Group { total, parts, less: None, tie: Tie::Sum };
        match (hit("sum.grown"), hit("sum.shrunk")) {
            (Some(_), None) => Some(group(now, vec![before, by])),
            (None, Some(_)) => Some(group(before, vec![now, by])),
            _ => None,
        }
    })
}
