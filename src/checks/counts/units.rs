//! Kind `units`: one group counted in persons (名) and in records (件). Once a document.
//!
//! Where both numbers are the same, it is a matter of wording; where they differ and nothing says why, the rule's
//! `differ` speaks.

use super::figure::{Figure, Figures};
use super::totals::all_groups;
use crate::checks::Turn;
use crate::checks::said::Values;
use crate::document::Place;
use crate::ruleset::UnitWords;
use std::collections::HashMap;

/// A word that says what is counted stands so near before its count.
const BEFORE: usize = 3;
/// More records than this for each person are no slip: something else is counted.
const MANY: u64 = 5;
/// From here on, the same number of persons and of records is the same group.
const CHANCE: u64 = 10;

/// A number that differs is told first.
pub fn units(turn: &mut Turn, words: &UnitWords) {
    let case = turn.case;
    let figures = Figures::of(case);
    let records: Vec<Figure> =
        figures.all.iter().copied().filter(|figure| record(&figures, words, figure)).collect();
    let persons: Vec<Figure> = figures
        .all
        .iter()
        .copied()
        .filter(|figure| figure.unit() == "名" && figure.count.affected && figures.exact(figure))
        .collect();
    if let Some((one, other)) = differing(&figures, words, &records, &persons) {
        return tell(turn, words, one, other, true);
    }
    // One number twice is hardly chance, wherever it stands, unless it is a small one.
    let counted = |figure: &Figure| figure.count.affected || figure.value() >= CHANCE;
    let people = figures.all.iter().filter(|figure| figure.unit() == "名" && counted(figure));
    let mut first: HashMap<u64, &Figure> = HashMap::new();
    for person in people {
        first.entry(person.value()).or_insert(person);
    }
    let same = records.iter().find_map(|record| {
        let person = first.get(&record.value())?;
        Some((*record, **person))
    });
    if let Some((one, other)) = same {
        tell(turn, words, one, other, false);
    }
}

/// Whether a figure counts records of persons.
fn record(figures: &Figures, words: &UnitWords, figure: &Figure) -> bool {
    let sentence = figures.sentence(figure.sentence);
    let before = |sets, near| figures.right_before(sets, sentence.start, figure, near).is_some();
    let named = || before(&words.records, BEFORE) || figures.right_after(&words.records, figure, 0);
    figure.unit() == "件"
        && figure.value() > 1
        && figure.count.affected
        && figures.exact(figure)
        && named()
        && !before(&words.not, BEFORE)
        && !figures.right_after(&words.not, figure, 1)
}

/// The one number of records and the total of persons, where they differ and nothing explains it.
fn differing<'a>(
    figures: &Figures<'a>,
    words: &UnitWords,
    records: &[Figure<'a>],
    persons: &[Figure<'a>],
) -> Option<(Figure<'a>, Figure<'a>)> {
    let first = *records.first()?;
    let total = figures.case.conclusions.total_affected?;
    let person = *persons.iter().find(|person| person.value() == total)?;
    let value = first.value();
    let alone = records.iter().all(|record| record.value() == value);
    let larger = value > total && value <= total.saturating_mul(MANY);
    let shared = figures.all.iter().any(|figure| figure.unit() == "名" && figure.value() == value);
    let parts = all_groups(figures).iter().any(|group| {
        let inside = |figure: &Figure| figure.place() == first.place() || figure.place() == person.place();
        group.parts.iter().any(inside) || inside(&group.total) && group.total.unit() == "件"
    });
    let whole = Place { start: 0, end: figures.case.view.scene.document.text.len() };
    let near =
        [first, person].iter().any(|figure| figures.any(&words.some, figures.sentence(figure.sentence)));
    (alone && larger && !shared && !parts && !near && !figures.any(&words.explained, whole))
        .then_some((first, person))
}

fn tell(turn: &mut Turn, words: &UnitWords, one: Figure, other: Figure, differ: bool) {
    let document = turn.document();
    let lang = turn.case.lang;
    let values = Values::text(document, one.place()).with("other", document.at(other.place()));
    let (span, label) = (document.span(other.place()), document.at(other.place()).to_owned());
    let instead = words.differ.as_ref().filter(|_| differ);
    let finding = turn.at(one.place(), &values).with_label(span, label);
    if let Some(instead) = instead {
        finding.speak(instead, &values, lang);
    }
}
