//! Bare numbers in the cells of a table whose unit stands elsewhere: in the head of their column (人数(名)), at the
//! head of their row, above the table (単位:名), or beside the total of the column (55名); and those of a table that
//! names a total and no unit at all.
//!
//! Owns carrying a unit to a cell. A number without one that nothing adds up is no count.

use crate::document::{BlockKind, Place};
use crate::mentions::Count;
use crate::mentions::number;
use crate::mentions::scan::Scene;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// A number in a cell and the unit it is counted in.
pub(crate) struct Cell {
    pub place: Place,
    pub value: u64,
    pub unit: Unit,
}

/// A unit that is told away from its numbers.
#[derive(Clone)]
pub(crate) struct Unit {
    pub text: Arc<str>,
    pub persons: bool,
}

/// Finds the numbers of all tables that take their unit from elsewhere, in order; `known` are those that have one.
pub(crate) fn cells(scene: &Scene, known: &[Count]) -> Vec<Cell> {
    let mut found = Vec::new();
    for run in scene.document.runs(|block| block.kind == BlockKind::Row) {
        table(scene, run, known, &mut found);
    }
    found
}

fn table(scene: &Scene, rows: Range<usize>, known: &[Count], found: &mut Vec<Cell>) {
    let blocks = &scene.document.blocks;
    let above = rows.start.checked_sub(1).and_then(|at| announced(scene, blocks[at].place));
    let mut heads: Vec<Option<Unit>> = Vec::new();
    let below = totals(scene, rows.clone(), known);
    let names = |cell: &Place| {
        ["sum.total", "sum.sub-total"].iter().any(|name| scene.hits.any(scene.sets(name), *cell))
    };
    let last = rows.clone().next_back().and_then(|row| blocks[row].cells.first());
    let end = rows.clone().next().and_then(|row| blocks[row].cells.last());
    let added = last.is_some_and(names) || end.is_some_and(names);
    let none = || added.then(|| Unit { text: "".into(), persons: false });
    for row in rows {
        let cells = &blocks[row].cells;
        let numbers: Vec<Option<u64>> = cells.iter().map(|cell| bare(scene, *cell)).collect();
        if numbers.iter().all(Option::is_none) {
            // A row of words is a head, for what stands below it.
            let mut units: Vec<Option<Unit>> = cells.iter().map(|cell| head(scene, *cell)).collect();
            // 在籍者数 | 対象: those affected are counted as those beside them.
            let named = |cell: &Place| {
                let word = scene.hits.first(scene.sets("count.head-affected"), *cell);
                word.is_some_and(|word| word.start == cell.start)
            };
            if let Some(beside) = units.iter().flatten().next().cloned() {
                let bare = units.iter_mut().zip(cells).filter(|(unit, cell)| unit.is_none() && named(cell));
                bare.for_each(|(unit, _)| *unit = Some(beside.clone()));
            }
            if units.iter().any(Option::is_some) {
                heads = units;
            }
            continue;
        }
        let own = cells.first().and_then(|cell| head(scene, *cell));
        for (column, (cell, number)) in cells.iter().zip(&numbers).enumerate() {
            let unit = heads.get(column).cloned().flatten();
            let unit = unit.or_else(|| own.clone()).or_else(|| above.clone().filter(|_| column > 0));
            let unit = unit.or_else(|| below.get(&column).cloned());
            let unit = unit.or_else(|| none().filter(|_| column > 0));
            if let (Some(value), Some(unit)) = (*number, unit) {
                found.push(Cell { place: *cell, value, unit });
            }
        }
    }
}

/// The units of the totals of a table, by column.
fn totals(scene: &Scene, rows: Range<usize>, known: &[Count]) -> HashMap<usize, Unit> {
    let mut found = HashMap::new();
    for row in rows {
        let cells = &scene.document.blocks[row].cells;
        let summed = cells.first().is_some_and(|cell| scene.hits.any(scene.sets("sum.total"), *cell));
        for (column, cell) in cells.iter().enumerate().skip(1).filter(|_| summed) {
            let at = known.partition_point(|count| count.place.start < cell.start);
            let count = known.get(at).filter(|count| count.place == *cell);
            let unit = |count: &Count| Unit { text: count.unit.clone(), persons: count.persons };
            found.extend(count.map(|count| (column, unit(count))));
        }
    }
    found
}

/// The number of a cell that holds nothing else.
fn bare(scene: &Scene, cell: Place) -> Option<u64> {
    let text = scene.document.at(cell);
    let read = number::read(text).filter(|read| read.len == text.len() && !read.ideographic)?;
    Some(read.value)
}

/// The unit that a head names: 人数, 件数(件).
fn head(scene: &Scene, cell: Place) -> Option<Unit> {
    if let Some(unit) = announced(scene, cell) {
        return Some(unit);
    }
    let find = |name: &str| scene.hits.first(scene.sets(name), cell);
    let (hit, persons) = match (find("count.head-person"), find("count.head-record")) {
        (Some(hit), _) => (hit, true),
        (None, Some(hit)) => (hit, false),
        (None, None) => return number_of(scene, cell),
    };
    let word = scene.document.at(hit).trim_matches(['(', ')', '[', ']']).trim_end_matches('数');
    // 人数, 対象者数: persons are told in 名, 枚数 in 枚.
    let text = if persons { "名" } else { word };
    Some(Unit { text: text.into(), persons })
}

/// アカウント数, 箱数: whatever is counted in, with 数 behind it.
fn number_of(scene: &Scene, cell: Place) -> Option<Unit> {
    let end = cell.start + scene.document.at(cell).strip_suffix('数')?.len();
    let units = scene.sets("count-unit.record").iter();
    let hits = units.flat_map(|&set| scene.hits.within(set, cell)).filter(|hit| hit.end == end);
    let hit = hits.min_by_key(|hit| hit.start)?;
    Some(Unit { text: scene.document.at(hit).into(), persons: false })
}

/// 「(単位:名)」.
fn announced(scene: &Scene, place: Place) -> Option<Unit> {
    let word = scene.hits.first(scene.sets("count.unit-of"), place)?;
    let behind = Place { start: word.end, end: place.end };
    let persons = scene.sets("count-unit.person");
    let unit = scene.hits.first(persons, behind).filter(|unit| unit.start <= word.end + 1);
    let things = || {
        let unit = scene.hits.first(scene.sets("count-unit.record"), behind);
        unit.filter(|unit| unit.start <= word.end + 1)
    };
    let text = |place: Place| scene.document.at(place).to_owned();
    unit.map(|unit| Unit { text: text(unit).into(), persons: true })
        .or_else(|| things().map(|unit| Unit { text: text(unit).into(), persons: false }))
}
