//! Numbers that are one person's alone: card numbers, My Numbers, bank accounts.
//!
//! Owns their shapes and check digits. Numbers that everybody may see (telephones) are the contacts'.

use super::scan::Scene;
use super::{Personal, PersonalKind};
use crate::document::Place;
use crate::text::slice;

/// Finds them, in order.
pub fn numbers(scene: &Scene) -> Vec<Personal> {
    let text = &scene.document.text;
    let mut found = Vec::new();
    let mut free = 0;
    for (at, byte) in text.bytes().enumerate() {
        let begins = byte.is_ascii_digit()
            && at >= free
            && !slice(text, ..at).ends_with(|c: char| c.is_ascii_alphanumeric() || "-.,/".contains(c));
        if !begins {
            continue;
        }
        let (digits, length) = run(slice(text, at..scene.cell(at).map_or(text.len(), |cell| cell.end)));
        free = at + length;
        let place = Place { start: at, end: free };
        let kind = match digits.len() {
            14..=16 if luhn(&digits) || labelled(scene, place, "left-in.card-label") => {
                Some(PersonalKind::Card)
            }
            12 if my_number(&digits) && labelled(scene, place, "left-in.my-number-label") => {
                Some(PersonalKind::MyNumber)
            }
            7 if labelled(scene, place, "left-in.account-label") => Some(PersonalKind::Account),
            _ => None,
        };
        found.extend(kind.map(|kind| Personal { place, kind }));
    }
    found
}

/// The digits of a number, and the bytes it takes: groups of four and more are one number.
fn run(text: &str) -> (Vec<u8>, usize) {
    const MOST: usize = 20;
    let (mut digits, mut length, mut group) = (Vec::new(), 0, 0);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'0'..=b'9' if digits.len() < MOST => {
                digits.push(byte - b'0');
                group += 1;
                length = at + 1;
            }
            b'-' | b' ' if group >= 4 => group = 0,
            _ => break,
        }
    }
    (digits, length)
}

/// Whether a card number may have these digits. One digit all through is a sample.
fn luhn(digits: &[u8]) -> bool {
    let doubled = |digit: u8| if digit > 4 { 2 * digit - 9 } else { 2 * digit };
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, digit)| u32::from(if at % 2 == 1 { doubled(*digit) } else { *digit }))
        .sum();
    sum.is_multiple_of(10) && digits.iter().any(|digit| *digit != digits[0]) && (3..=6).contains(&digits[0])
}

/// Whether the last of twelve digits checks the others (番号法施行規則).
fn my_number(digits: &[u8]) -> bool {
    let weights = [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
    let sum: u32 = digits.iter().zip(weights).map(|(digit, weight)| u32::from(*digit) * weight).sum();
    let check = match sum % 11 {
        0 | 1 => 0,
        rest => 11 - rest,
    };
    digits.last().is_some_and(|last| u32::from(*last) == check)
}

/// Whether what the number is stands right before it, or over its column.
fn labelled(scene: &Scene, place: Place, name: &str) -> bool {
    const NEAR: usize = 30;
    let sets = scene.sets(name);
    let near = Place { start: place.start.saturating_sub(NEAR), end: place.start };
    if scene.hits.any(sets, near) {
        return true;
    }
    let blocks = &scene.document.blocks;
    let Some(at) = scene.block(place.start) else { return false };
    let column = blocks[at].column(place);
    column.is_some_and(|column| {
        let rows = blocks[..at].iter().rev().take_while(|row| !row.cells.is_empty()).take(50);
        rows.last().and_then(|head| head.cells.get(column)).is_some_and(|cell| scene.hits.any(sets, *cell))
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::read;

    fn found(text: &str) -> Vec<&'static str> {
        read(text, |scene| super::numbers(scene).iter().map(|one| one.kind.name()).collect())
    }

    #[test]
    fn check_digits_tell_them() {
        assert_eq!(found("番号は 4111-1111-1111-1111 でした。"), ["card"]);
        assert_eq!(found("番号は4111111111111112でした。"), [] as [&str; 0]);
        assert_eq!(found("番号は0000-0000-0000-0000でした。"), [] as [&str; 0]);
        assert_eq!(found("個人番号 1234 5678 9018"), ["my-number"]);
        assert_eq!(found("個人番号 1234 5678 9012"), [] as [&str; 0]);
        assert_eq!(found("受付番号 1234 5678 9018"), [] as [&str; 0]);
        assert_eq!(found("普通口座 口座番号:1234567"), ["account"]);
        assert_eq!(found("延べ1234567件"), [] as [&str; 0]);
    }
}
