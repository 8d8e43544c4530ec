//! Slips of the hand in numbers: two digits that changed places, one that is wrong.
//!
//! Owns whether one of them explains what is off. Knows nothing of what is counted.

/// The same digits in another order: hardly chance.
pub(crate) fn swapped(one: u64, other: u64) -> bool {
    let sorted = |number: u64| {
        let mut digits = number.to_string().into_bytes();
        digits.sort_unstable();
        digits
    };
    one != other && one >= 10 && sorted(one) == sorted(other)
}

/// Whether one slip in any of the numbers explains why parts that add up to `sum` do not make their total.
pub(crate) fn slipped(total: u64, sum: u64, parts: impl Iterator<Item = u64>) -> bool {
    let off = total.abs_diff(sum);
    let near = off.saturating_mul(12) <= total;
    // A single digit is alike to any other: there it must be next to right.
    let slip = |told: u64, meant: u64| {
        swapped(told, meant) || near && if told < 10 { off == 1 } else { one_digit(told, meant) }
    };
    let right = |part: u64| if sum > total { part.checked_sub(off) } else { part.checked_add(off) };
    slip(total, sum) || parts.into_iter().any(|part| right(part).is_some_and(|meant| slip(part, meant)))
}

fn one_digit(one: u64, other: u64) -> bool {
    let (one, other) = (one.to_string().into_bytes(), other.to_string().into_bytes());
    one.len() == other.len() && one.iter().zip(&other).filter(|(a, b)| a != b).count() == 1
}

#[cfg(test)]
mod tests {
    use super::slipped;

    #[test]
    fn one_slip_explains_a_sum_or_none_does() {
        for (total, parts) in [(2204, [78, 2117]), (26, [20, 7]), (520, [310, 201]), (3067, [2246, 812])] {
            let sum = parts.iter().sum();
            assert!(slipped(total, sum, parts.into_iter()), "{total} {parts:?}");
        }
        for (total, parts) in [(300, [120, 35]), (100, [60, 50]), (1200, [12, 250])] {
            let sum = parts.iter().sum();
            assert!(!slipped(total, sum, parts.into_iter()), "{total} {parts:?}");
        }
    }
}
