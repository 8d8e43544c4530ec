//! Columns of a table that stand beside that of those affected: 応募者 beside 見られた可能性のある方.
//!
//! Owns which of two heads says that it counts those affected. A column in which more was seen of some of them (うちカード情報)
//! leaves the one beside it alone.

use super::Spots;
use super::table;
use super::theirs::exposes;
use crate::document::{BlockKind, Place};
use std::ops::Range;

/// Columns and rows of a table that are looked at.
const MOST: usize = 40;

/// The figures of columns that count everybody there is.
pub(super) fn others(view: &Spots) -> Vec<usize> {
    let mut found = Vec::new();
    for run in view.document().runs(|block| block.kind == BlockKind::Row) {
        for (head, body) in table::split(view, run) {
            if let Some(head) = head {
                columns(view, head, body, &mut found);
            }
        }
    }
    found
}

fn columns(view: &Spots, head: usize, body: Range<usize>, found: &mut Vec<usize>) {
    let heads = &view.block(head).cells;
    let affected = |at: &usize| heads.get(*at).is_some_and(|head| of_affected(view, *head));
    let columns = heads.len().min(MOST);
    let Some(theirs) = (0..columns).find(affected) else { return };
    for column in (0..columns).filter(|&column| column != theirs && !affected(&column)) {
        let figure = |at: usize, column: usize| view.only(*view.block(at).cells.get(column)?);
        let rows = || body.clone().take(MOST).filter_map(|at| figure(at, column).zip(figure(at, theirs)));
        let beside = |(all, own): (usize, usize)| {
            view.unit(all) == view.unit(own) && view.value(own) <= view.value(all)
        };
        let less = rows().any(|(all, own)| view.value(own) < view.value(all));
        if less && rows().all(beside) {
            found.extend(body.clone().filter_map(|at| figure(at, column)));
        }
    }
}

/// Whether a head says that it counts those affected: 漏えいした会員, 名簿に載っていた人数, 対象.
fn of_affected(view: &Spots, head: Place) -> bool {
    let text = view.document().at(head);
    let some = view.has("sum.some", head) || view.has("data-type", head) || text.contains('も');
    let named = view.hit("count.head-affected", head).is_some_and(|word| word.start == head.start)
        || view.has("count.head-feared", head);
    !some && (named || !view.any(view.scene.sets("sum.rest"), head) && exposes(text))
}
