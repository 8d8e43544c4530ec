//! Whether one number may be a slip for another.
//!
//! Owns likeness in writing. What explains a sum that is off is the groups'.

use crate::mentions::swapped;

/// Below this, any two numbers are alike.
pub(crate) const SMALL: u64 = 100;

/// As many digits, and few that differ, or the same in another order.
pub(crate) fn alike(one: u64, other: u64) -> bool {
    let (first, second) = (one.to_string().into_bytes(), other.to_string().into_bytes());
    let differing = first.iter().zip(&second).filter(|(a, b)| a != b).count();
    let most = if first.len() <= 3 { 1 } else { 2 };
    first.len() == second.len() && (differing <= most || swapped(one, other))
}

/// The same digits in another order, or the same ideographs: 四十 and 十四.
pub(crate) fn slip_of(one: &str, other: &str, a: u64, b: u64) -> bool {
    let sorted = |text: &str| {
        let mut signs: Vec<char> = text.chars().collect();
        signs.sort_unstable();
        signs
    };
    swapped(a, b) || a != b && a.min(b) >= 10 && sorted(one) == sorted(other)
}

/// A number as it is written in a sum.
pub(crate) fn grouped(value: u64) -> String {
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
    use super::{alike, grouped};

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
    fn thousands_are_set_apart() {
        for (value, text) in [(0, "0"), (184, "184"), (1126, "1,126"), (1_234_567, "1,234,567")] {
            assert_eq!(grouped(value), text);
        }
    }
}
