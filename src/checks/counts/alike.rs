//! Whether one number may be a slip for another.
//!
//! Owns slips of the hand: two digits that changed places, one that is wrong. Knows nothing of what is counted.

/// Below this, any two numbers are alike.
pub const SMALL: u64 = 100;

/// As many digits, and few that differ, or the same in another order.
pub fn alike(one: u64, other: u64) -> bool {
    let (first, second) = (one.to_string().into_bytes(), other.to_string().into_bytes());
    let differing = first.iter().zip(&second).filter(|(a, b)| a != b).count();
    let most = if first.len() <= 3 { 1 } else { 2 };
    first.len() == second.len() && (differing <= most || swapped(one, other))
}

/// The same digits in another order: hardly chance.
pub fn swapped(one: u64, other: u64) -> bool {
    let sorted = |number: u64| {
        let mut digits = number.to_string().into_bytes();
        digits.sort_unstable();
        digits
    };
    one != other && one >= 10 && sorted(one) == sorted(other)
}

/// The same digits in another order, or the same ideographs: 四十 and 十四.
pub fn slip_of(one: &str, other: &str, a: u64, b: u64) -> bool {
    let sorted = |text: &str| {
        let mut signs: Vec<char> = text.chars().collect();
        signs.sort_unstable();
        signs
    };
    swapped(a, b) || a != b && a.min(b) >= 10 && sorted(one) == sorted(other)
}

/// Whether one slip in any of the numbers explains why parts that add up to `sum` do not make their total.
pub fn slipped(total: u64, sum: u64, parts: impl Iterator<Item = u64>) -> bool {
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

/// A number as it is written in a sum.
pub fn grouped(value: u64) -> String {
    let digits = value.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{alike, grouped, slipped};

    #[test]
    fn a_slip_is_alike_and_another_group_is_not() {
        for (one, other) in [(1240, 1204), (7600, 7800), (2315, 2351), (418, 481), (86, 68)] {
            assert!(alike(one, other), "{one} {other}");
        }
        for (one, other) in [(1240, 124), (6214, 1386), (214, 385), (12_450, 98_761)] {
            assert!(!alike(one, other), "{one} {other}");
        }
    }

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

    #[test]
    fn thousands_are_set_apart() {
        for (value, text) in [(0, "0"), (184, "184"), (1126, "1,126"), (1_234_567, "1,234,567")] {
            assert_eq!(grouped(value), text);
        }
    }
}
