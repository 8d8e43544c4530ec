//! The total affected: the current figure among those printed: persons over records, de-duplicated over 延べ, the
//! total over its parts, the largest group where no total is printed. Adds nothing up.

use crate::document::Place;
use crate::mentions::{Count, Role};

/// The total affected, where the text gives any count of what leaked.
pub(crate) fn total_affected(counts: &[Count]) -> Option<u64> {
    let affected: Vec<&Count> = counts.iter().filter(|count| count.affected).collect();
    let distinct = some(affected, |count| !count.cumulative);
    // Persons who are but some of the records (うち12名) are no total of their own.
    let whole = some(distinct, |count| !matches!(count.role, Role::Part | Role::Overlap));
    let persons = some(whole, |count| count.persons);
    let totals = some(persons, |count| count.role == Role::Total);
    totals.iter().map(|count| count.value).max()
}

/// Those that fit, or all where none does.
fn some(counts: Vec<&Count>, fits: impl Fn(&Count) -> bool) -> Vec<&Count> {
    let fitting = pick(&counts, fits);
    if fitting.is_empty() { counts } else { fitting }
}

/// The total of persons affected, and where it stands: where several are printed, the most.
pub(crate) fn persons_affected(counts: &[Count]) -> Option<(u64, Option<Place>)> {
    let total = total_affected(counts)?;
    let told =
        |count: &&Count| count.persons && (count.affected || count.value == total && !count.cumulative);
    // 184件 … 184名様へ: who is told of elsewhere in the number of all records is all who are affected.
    let persons: Vec<&Count> = counts.iter().filter(told).collect();
    let distinct = pick(&persons, |count| !count.cumulative);
    let totals = pick(&distinct, |count| count.role == Role::Total);
    let pool = if totals.is_empty() { distinct } else { totals };
    // Of equals, the first: there the reader meets it.
    let most = pool.iter().map(|count| count.value).max()?;
    pool.iter().find(|count| count.value == most).map(|count| (most, Some(count.place)))
}

fn pick<'a>(counts: &[&'a Count], keep: impl Fn(&Count) -> bool) -> Vec<&'a Count> {
    counts.iter().copied().filter(|count| keep(count)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(value: u64, persons: bool, affected: bool, role: Role) -> Count {
        Count {
            place: Place { start: usize::try_from(value).unwrap(), end: 0 },
            value,
            unit: "".into(),
            approximate: false,
            cumulative: false,
            persons,
            role,
            affected,
        }
    }

    #[test]
    fn records_are_no_persons() {
        let persons = |counts: &[Count]| persons_affected(counts).map(|(number, _)| number);
        assert_eq!(persons(&[count(5_000, false, true, Role::Total)]), None);
        assert_eq!(
            persons(&[count(46, false, true, Role::Total), count(37, true, true, Role::Other)]),
            Some(37)
        );
        let parts = [count(894, true, true, Role::Part), count(1_126, true, true, Role::Total)];
        assert_eq!(persons(&parts), Some(1_126));
        assert_eq!(
            persons(&[count(184, false, true, Role::Other), count(184, true, false, Role::Other)]),
            Some(184)
        );
        assert_eq!(
            persons(&[count(184, false, true, Role::Other), count(9, true, false, Role::Other)]),
            None
        );
        let visits = Count { cumulative: true, ..count(2_000, true, true, Role::Total) };
        assert_eq!(persons(&[visits, count(900, true, true, Role::Other)]), Some(900));
    }
}
