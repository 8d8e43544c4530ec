//! Rows that hold at different times, laid over each other.
//!
//! Owns what is left of a row before and after another. Days are ISO dates; which row holds on a day is asked elsewhere.

use crate::ruleset::mistakes::Place;
use crate::ruleset::tree::{At, Entry, Table, Value};
use crate::text::Day;

const FROM: &str = "effective-from";
const TO: &str = "effective-to";

/// Whether a row says a time.
pub(super) fn has(row: &Table) -> bool {
    row.has(FROM) || row.has(TO)
}

/// Takes the time out of a row.
pub(super) fn forget(row: &mut Table) {
    row.take(FROM);
    row.take(TO);
}

/// The first day of a row; what holds ever since comes first.
pub(super) fn first(row: &Table) -> Option<String> {
    row.string(FROM)
}

/// Whether there is a day on which both hold.
pub(super) fn overlap(one: &Table, other: &Table) -> bool {
    let begins = |one: &Table, other: &Table| match (one.string(FROM), other.string(TO)) {
        (Some(from), Some(to)) => from <= to,
        _ => true,
    };
    begins(one, other) && begins(other, one)
}

/// What is left of rows outside of the time of another.
pub(super) fn without(rows: Vec<Table>, other: &Table) -> Vec<Table> {
    let mut left = Vec::with_capacity(rows.len() + 1);
    for row in rows {
        if !overlap(&row, other) {
            left.push(row);
            continue;
        }
        let earlier = other.string(FROM).and_then(|from| neighbour(&from, false));
        if let Some(last) = earlier.filter(|last| row.string(FROM).is_none_or(|from| from <= *last)) {
            left.push(with(&row, TO, last));
        }
        let later = other.string(TO).and_then(|to| neighbour(&to, true));
        if let Some(first) = later.filter(|first| row.string(TO).is_none_or(|to| *first <= to)) {
            left.push(with(&row, FROM, first));
        }
    }
    left
}

fn with(row: &Table, key: &'static str, day: String) -> Table {
    let place: Place = row.key_place(key).clone();
    let mut row = row.clone();
    row.put(key, Entry::at(&place, Value::String(At::new(&day, &place))));
    row
}

/// The day after a day, or the one before.
fn neighbour(day: &str, after: bool) -> Option<String> {
    let Day { year, month, day } = day.parse().ok()?;
    let day = day?;
    let beside = match (after, day, month) {
        (true, ..) => Day::real(year, month, day + 1)
            .or_else(|| Day::real(year, month + 1, 1))
            .or_else(|| Day::real(year + 1, 1, 1)),
        (false, 1, 1) => Day::real(year - 1, 12, 31),
        (false, 1, _) => (28..=31).rev().find_map(|last| Day::real(year, month - 1, last)),
        (false, ..) => Day::real(year, month, day - 1),
    };
    beside.map(|day| day.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_beside_days() {
        for (day, next) in [
            ("2026-12-31", "2027-01-01"),
            ("2024-02-28", "2024-02-29"),
            ("2026-02-28", "2026-03-01"),
            ("2026-04-30", "2026-05-01"),
            ("2026-07-09", "2026-07-10"),
        ] {
            assert_eq!(neighbour(day, true).as_deref(), Some(next));
            assert_eq!(neighbour(next, false).as_deref(), Some(day));
        }
    }

    fn row(from: &str, to: &str) -> Table {
        let mut row = Table::default();
        for (key, day) in [(FROM, from), (TO, to)] {
            if !day.is_empty() {
                row = with(&row, key, day.to_owned());
            }
        }
        row
    }

    #[test]
    fn a_row_leaves_what_was_before_and_after() {
        let left = |old: (&str, &str), new: (&str, &str)| {
            let rows = without(vec![row(old.0, old.1)], &row(new.0, new.1));
            let each = rows.iter().map(|row| {
                format!("{}..{}", row.string(FROM).unwrap_or_default(), row.string(TO).unwrap_or_default())
            });
            each.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(left(("2022-04-01", ""), ("2027-01-01", "")), "2022-04-01..2026-12-31");
        assert_eq!(left(("", ""), ("2027-01-01", "2027-12-31")), "..2026-12-31 2028-01-01..");
        assert_eq!(left(("2022-04-01", ""), ("2022-04-01", "")), "");
        assert_eq!(left(("2022-04-01", ""), ("", "")), "");
        assert_eq!(left(("2022-04-01", "2023-03-31"), ("2024-01-01", "")), "2022-04-01..2023-03-31");
    }
}
