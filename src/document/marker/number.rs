//! Markers that are numbers, in figures and in kanji: `1.`, `1-1`, `一、`.
//!
//! Owns what tells them from a count, a day or a price that begins a line.

use super::{Kind, Marker};
use crate::text::numeral::ideograph;

/// `1.`, `1)`, `1 概要`, `1.1`, but no `1.5倍`, `3 月 23 日`, `2,000円`.
pub(super) fn number(head: &[char]) -> Option<Marker> {
    let (number, mut length) = digits(head);
    if length == 0 || length > 2 {
        return None;
    }
    let mut dots = 0;
    while head.get(length).is_some_and(|next| matches!(next, '.' | '．' | '-' | '－' | '‐')) {
        let (_, more) = digits(&head[length + 1..]);
        if more == 0 || more > 2 || dots > 3 {
            break;
        }
        length += 1 + more;
        dots += 1;
    }
    let next = head.get(length).copied();
    let after = head.get(length + 1).copied();
    let kind = match next {
        Some(')' | '）') if dots == 0 => Kind::HalfParen,
        Some('.' | '．' | '、') if dots == 0 && after.is_none_or(|next| digit(next).is_none()) => {
            Kind::Number
        }
        Some('.' | '．') if dots > 0 => Kind::Dotted(dots),
        Some(space) if space.is_whitespace() => {
            let rest = &head[length..];
            let body = rest.iter().position(|next| !next.is_whitespace())?;
            if counts(&rest[body..]) {
                return None;
            }
            return Some(Marker {
                kind: if dots > 0 { Kind::Dotted(dots) } else { Kind::Bare },
                number,
                length,
            });
        }
        _ => return None,
    };
    Some(Marker { kind, number, length: length + 1 })
}

/// `一、`, `一. `, `一 概要`, but no `一部`, `十二月`, `一 名`.
pub(super) fn kanji_number(head: &[char]) -> Option<Marker> {
    let (number, length) = kanji_digits(head);
    let rest = head.get(length..).unwrap_or_default();
    let marker = |length| Some(Marker { kind: Kind::Ideograph, number, length });
    match rest.first()? {
        // 三、四日前に.
        '、' if rest.get(1).is_some_and(|next| ideograph(*next).is_some()) => None,
        '、' | '.' | '．' => marker(length + 1),
        space if space.is_whitespace() => {
            let body = rest.iter().position(|next| !next.is_whitespace())?;
            if counts(&rest[body..]) { None } else { marker(length) }
        }
        _ => None,
    }
}

/// The number in ideographs at the start, below a hundred, and the characters it takes: 一, 十二, 二十.
pub(super) fn kanji_digits(head: &[char]) -> (u32, usize) {
    let (mut number, mut length) = (0, 0);
    for digit in head.iter().map_while(|found| ideograph(*found)).take(3) {
        match (number, digit) {
            (0, _) => number = digit,
            (1..=9, 10) => number *= 10,
            (10.., 1..=9) if number % 10 == 0 => number += digit,
            _ => return (0, 0),
        }
        length += 1;
    }
    (number, length)
}

/// Whether what follows a number makes it a count or a date.
pub(super) fn counts(rest: &[char]) -> bool {
    let ends = rest
        .get(1)
        .is_none_or(|next| matches!(next, '\u{3041}'..='\u{3096}' | '、' | '。' | '(' | '（' | ')' | '）'));
    match rest.first() {
        None => true,
        Some(
            '月' | '日' | '年' | '時' | '分' | '秒' | '万' | '億' | '％' | '%' | '円' | '～' | '〜' | '~',
        ) => true,
        Some(
            '件' | '名' | '人' | '社' | '台' | '枚' | '回' | '通' | '校' | '本' | '点' | '個' | '部' | '冊',
        ) => ends,
        Some(next) => digit(*next).is_some() || matches!(next, '.' | ',' | '-' | '/' | ')' | '）'),
    }
}

fn digit(found: char) -> Option<u32> {
    match found {
        '０'..='９' => Some(found as u32 - '０' as u32),
        _ => found.to_digit(10),
    }
}

/// The number at the start, up to four digits, and the digits it takes.
pub(super) fn digits(head: &[char]) -> (u32, usize) {
    let found = head.iter().map_while(|found| digit(*found)).take(4);
    found.fold((0, 0), |(number, length), digit| (number * 10 + digit, length + 1))
}
