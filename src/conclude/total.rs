//! The number affected, as the text prints it.
//!
//! Owns choosing one count among those printed: persons over records, de-duplicated over 延べ, the largest group
//! where no total is printed. Adds nothing up.

use crate::mentions::{Count, Role};

/// The total affected, where the text gives any count of what leaked.
pub fn total_affected(counts: &[Count]) -> Option<u64> {
    let affected: Vec<&Count> = counts.iter().filter(|count| count.affected).collect();
    let distinct = pick(&affected, |count| !count.cumulative);
    let pool = if distinct.is_empty() { affected } else { distinct };
    let totals = pick(&pool, |count| count.role == Role::Total);
    let pool = if totals.is_empty() { pool } else { totals };
    let persons = pick(&pool, |count| count.persons);
    let pool = if persons.is_empty() { pool } else { persons };
    pool.iter().map(|count| count.value).max()
}

fn pick<'a>(counts: &[&'a Count], keep: impl Fn(&Count) -> bool) -> Vec<&'a Count> {
    counts.iter().copied().filter(|count| keep(count)).collect()
}
