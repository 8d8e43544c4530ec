//! Tables as ledgers: each column is one, and each row of a table whose head names a column of totals.
//!
//! Owns which cell of a row is its count, which are its labels, and where one table ends and the next begins.

use super::ledger::{self, Ended, Entry};
use super::{Group, Spots, Tie, group, lines};
use crate::document::{BlockKind, Place};
use std::ops::Range;

/// The groups of all tables.
pub(crate) fn tables(view: &Spots, ended: &mut Ended, groups: &mut Vec<Group>) {
    for run in view.document().runs(|block| block.kind == BlockKind::Row) {
        for (head, body) in split(view, run) {
            table(view, head, body, ended, groups);
        }
    }
}

/// Tables that follow one another: a row of two and more cells without a count, below one with, is the head of a
/// further one.
pub(super) fn split(view: &Spots, run: Range<usize>) -> Vec<(Option<usize>, Range<usize>)> {
    let counted = |at: usize| !view.within(view.block(at).place).is_empty();
    let filled = |at: usize| view.block(at).cells.iter().filter(|cell| cell.start < cell.end).count();
    let mut tables: Vec<(Option<usize>, Range<usize>)> = Vec::new();
    let mut head = None;
    let mut below = false;
    for at in run {
        if counted(at) {
            match tables.last_mut() {
                Some((_, body)) if below => body.end = at + 1,
                _ => tables.push((head, at..at + 1)),
            }
            below = true;
        } else if !below || filled(at) >= 2 && headed(view, at) {
            head = Some(at);
            below = false;
        } else if let Some((_, body)) = tables.last_mut() {
            body.end = at + 1;
        }
    }
    tables
}

/// Whether a row without counts reads like a head: it names a column of counts or of totals.
fn headed(view: &Spots, at: usize) -> bool {
    let place = view.block(at).place;
    ["sum.total", "sum.labels", "count.head-person", "count.head-record"]
        .iter()
        .any(|name| view.has(name, place))
}

fn table(view: &Spots, head: Option<usize>, body: Range<usize>, ended: &mut Ended, groups: &mut Vec<Group>) {
    let columns = columns(view, body.clone());
    let mut below: Vec<usize> = Vec::new();
    let alone = columns.len() == 1;
    for (_, entries) in columns {
        let first = entries.iter().find_map(|entry| entry.figure);
        let led = head.or(Some(body.start)).filter(|_| alone);
        let lead = led.zip(first).and_then(|(at, first)| lines::lead(view, at, first));
        let lead = lead.filter(|lead| lead.tie == Tie::Sum);
        let parts = ledger::read(view, &entries, lead, groups);
        if alone {
            below = parts.unwrap_or_default();
        }
    }
    ended.keep(view, body.end, below);
    if let Some(head) = head {
        for at in body {
            row(view, head, at, groups);
        }
    }
}

/// The columns of a table that hold counts, in order: for each row its label and its count. A cell with several counts
/// ends its column, and leaves it only what was added up before.
fn columns(view: &Spots, body: Range<usize>) -> Vec<(usize, Vec<Entry>)> {
    let mut columns: std::collections::BTreeMap<usize, Vec<Entry>> = std::collections::BTreeMap::new();
    let mut odd: Vec<usize> = Vec::new();
    for at in body {
        let cells = &view.block(at).cells;
        let mut label: Option<Place> = None;
        for (column, cell) in cells.iter().enumerate() {
            let within = view.within(*cell);
            if within.is_empty() {
                // What stands between two counts names the second as well.
                if cell.start < cell.end && columns_begin(view, cells, column) {
                    label = Some(label.map_or(*cell, |label| label.join(*cell)));
                }
                continue;
            }
            if odd.contains(&column) {
                continue;
            }
            let Some(figure) = view.only(*cell) else {
                odd.push(column);
                continue;
            };
            let start = label.map_or(cell.start, |label| label.start);
            let end = view.place(figure).start;
            let label = if label.is_some_and(|label| label.end <= cell.start) {
                label.unwrap_or(*cell)
            } else {
                Place { start, end }
            };
            columns.entry(column).or_default().push(Entry { figure: Some(figure), label, level: 0 });
        }
    }
    let added_up = |entries: &[Entry]| entries.last().is_some_and(|last| view.has("sum.total", last.label));
    columns.into_iter().filter(|(column, entries)| !odd.contains(column) || added_up(entries)).collect()
}

/// Whether a cell stands before the first count of its row.
fn columns_begin(view: &Spots, cells: &[Place], column: usize) -> bool {
    let row = Place { start: cells[0].start, end: cells[column].end };
    view.within(row).is_empty()
}

/// A row whose head names a column of totals: the counts to the left of it are its parts.
fn row(view: &Spots, head: usize, at: usize, groups: &mut Vec<Group>) {
    let heads = &view.block(head).cells;
    let cells = &view.block(at).cells;
    if heads.len() != cells.len() {
        return;
    }
    // Kinds of data do not add up: a person has several.
    if heads.iter().any(|head| view.has("data-type", *head)) {
        return;
    }
    let mut parts: Vec<usize> = Vec::new();
    for (head, cell) in heads.iter().zip(cells) {
        let Some(figure) = view.only(*cell) else { continue };
        if view.has("sum.total", *head) || view.has("sum.sub-total", *head) {
            let parts = std::mem::take(&mut parts);
            groups.extend(group(view, figure, parts, Tie::Sum));
        } else {
            parts.push(figure);
        }
    }
}
