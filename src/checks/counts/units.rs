//! Kind `units`: one group counted in persons (名) and in records (件). Once a document.
//!
//! Where both numbers are the same, it is a matter of wording; where they differ and nothing says why, the rule's
//! `differ` speaks.

use crate::checks::Turn;
use crate::checks::said::Values;
use crate::document::Place;
use crate::mentions::{Group, Role, Spots, Tie};
use crate::ruleset::UnitWords;
use std::collections::HashMap;

/// A word that says what is counted stands so near before its count.
const BEFORE: usize = 3;
/// More records than this for each person are no slip: something else is counted.
const MANY: u64 = 5;
/// From here on, the same number of persons and of records is the same group.
const CHANCE: u64 = 10;

/// A number that differs is told first.
pub(crate) fn units(turn: &mut Turn, words: &UnitWords) {
    let view = super::figures(turn.case);
    let groups = &turn.case.view.mentions.groups.all;
    let figures = 0..view.all.len();
    let records: Vec<usize> = figures.clone().filter(|&figure| record(&view, words, figure)).collect();
    let total = turn.case.conclusions.total_affected;
    if let Some((one, other)) = total.and_then(|total| differing(&view, groups, words, &records, total)) {
        return tell(turn, words, &view, one, other, true);
    }
    // A total in the one unit whose parts are in the other.
    let parted = groups.iter().filter(|group| group.tie != Tie::Some).find_map(|group| {
        let part = *group.parts.first()?;
        let (record, person) =
            if view.unit(group.total) == "件" { (group.total, part) } else { (part, group.total) };
        (view.unit(record) == "件" && view.unit(person) == "名").then_some((record, person))
    });
    // One number twice is hardly chance, wherever it stands, unless it is a small one.
    let counted = |figure: &usize| view.counts[*figure].affected || view.value(*figure) >= CHANCE;
    let mut first: HashMap<u64, usize> = HashMap::new();
    for person in figures.clone().filter(|&figure| view.unit(figure) == "名").filter(counted) {
        first.entry(view.value(person)).or_insert(person);
    }
    let bare = figures.filter(|&figure| bare_record(&view, words, figure));
    let same = || {
        records
            .iter()
            .copied()
            .chain(bare)
            .find_map(|record| Some((record, *first.get(&view.value(record))?)))
    };
    if let Some((one, other)) = parted.or_else(same) {
        tell(turn, words, &view, one, other, false);
    }
}

/// Whether a figure counts records of persons.
fn record(view: &Spots, words: &UnitWords, figure: usize) -> bool {
    // | 対象 | 37件 |
    let place = view.place(figure);
    let head = || view.scene.row_head(view.all[figure].block, place);
    let named = || {
        view.right_before(&words.records, figure, BEFORE).is_some()
            || view.right_after(&words.records, figure, 0)
            || head().is_some_and(|head| view.any(&words.records, head) && !view.any(&words.not, head))
    };
    let count = &view.counts[figure];
    view.unit(figure) == "件"
        && count.value > 1
        && count.affected
        && count.role != Role::Superseded
        && view.exact(figure)
        && named()
        && !other(view, words, figure)
}

/// Whether a figure counts 件 of nothing in particular: the very number of persons is hardly anything else; and even a
/// small one is none where it is of persons (64件の方には, 12件全員に).
fn bare_record(view: &Spots, words: &UnitWords, figure: usize) -> bool {
    let count = &view.counts[figure];
    let names = ["sum.all", "sum.some", "sum.whole"];
    let document = view.document();
    let place = view.place(figure);
    let behind = Place { start: place.end, end: view.sentence(view.all[figure].sentence).end };
    let text = document.at(Place { end: behind.end.max(behind.start), ..behind });
    // 74件に電話でお話しし: whoever is spoken to; 96件分の情報: whose it is.
    let spoken = || text.starts_with('に') && view.has("count.word", behind);
    let share = || document.at(place).ends_with('分') && text.starts_with('の') && count.value >= CHANCE;
    let persons =
        || names.iter().any(|name| view.right_after(view.scene.sets(name), figure, 1)) || spoken() || share();
    view.unit(figure) == "件"
        && (count.value >= CHANCE * CHANCE && count.affected || persons())
        && !other(view, words, figure)
}

fn other(view: &Spots, words: &UnitWords, figure: usize) -> bool {
    view.right_before(&words.not, figure, BEFORE).is_some() || view.right_after(&words.not, figure, 1)
}

/// The one number of records and the total of persons, where they differ and nothing explains it.
fn differing(
    view: &Spots,
    groups: &[Group],
    words: &UnitWords,
    records: &[usize],
    total: u64,
) -> Option<(usize, usize)> {
    let first = *records.first()?;
    let persons = |figure: &usize| {
        let count = &view.counts[*figure];
        view.unit(*figure) == "名" && count.affected && view.exact(*figure) && !count.cumulative
    };
    let person = (0..view.all.len()).filter(persons).find(|&person| view.value(person) == total)?;
    let value = view.value(first);
    let alone = records.iter().all(|&record| view.value(record) == value);
    let larger = value > total && value <= total.saturating_mul(MANY);
    let shared = (0..view.all.len()).any(|figure| view.unit(figure) == "名" && view.value(figure) == value);
    let parts = groups.iter().any(|group| {
        let inside = |figure: usize| figure == first || figure == person;
        group.parts.iter().any(|&part| inside(part)) || inside(group.total) && view.unit(group.total) == "件"
    });
    let whole = Place { start: 0, end: view.document().text.len() };
    let near =
        [first, person].iter().any(|&figure| view.any(&words.some, view.sentence(view.all[figure].sentence)));
    (alone && larger && !shared && !parts && !near && !view.any(&words.explained, whole))
        .then_some((first, person))
}

fn tell(turn: &mut Turn, words: &UnitWords, view: &Spots, one: usize, other: usize, differ: bool) {
    let document = turn.document();
    let lang = turn.case.lang;
    let (one, other) = (view.place(one), view.place(other));
    let values = Values::text(document, one).with("other", document.at(other));
    let (span, label) = (document.span(other), document.at(other).to_owned());
    let instead = words.differ.as_ref().filter(|_| differ);
    let finding = turn.at(one, &values).with_label(span, label);
    if let Some(instead) = instead {
        finding.speak(instead, &values, lang);
    }
}
