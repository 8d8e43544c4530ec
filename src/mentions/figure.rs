//! Numbers of dates, times and years: at most four digits, in figures or in kanji numerals.
//!
//! Owns reading one at a place of the normal form, with how many digits it has. What it counts is its reader's.

use super::number;
use crate::text::{numeral, one_of, slice};

/// A number of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Figure {
    /// Its value.
    pub value: u64,
    /// The digits it has in decimal notation, zeros before it included.
    pub digits: usize,
    /// The bytes it takes.
    pub len: usize,
    /// Written 二〇二六, 十二, 元.
    pub kanji: bool,
}

impl Figure {
    /// As a month, a day or an hour from 1 to `most`.
    pub(crate) fn small(self, most: u8) -> Option<u8> {
        let value = u8::try_from(self.value).ok()?;
        (self.digits <= 2 && (1..=most).contains(&value)).then_some(value)
    }
}

/// The number at the beginning of `text`.
pub(crate) fn figure(text: &str) -> Option<Figure> {
    const MOST: usize = 4;
    let len = text.bytes().take_while(u8::is_ascii_digit).count();
    if len > 0 {
        let value = slice(text, ..len).parse().ok().filter(|_| len <= MOST)?;
        return Some(Figure { value, digits: len, len, kanji: false });
    }
    let read = number::read(text).filter(|read| read.ideographic && read.value < 10_000)?;
    let written = slice(text, ..read.len).chars();
    let placed = !written.clone().any(|c| one_of!("十百千", c));
    let digits = if placed { written.count() } else { read.value.to_string().len() };
    (digits <= MOST).then_some(Figure { value: read.value, digits, len: read.len, kanji: true })
}

/// Whether a number in kanji may begin with this character.
pub(crate) fn is_kanji_digit(c: char) -> bool {
    c == '〇' || numeral::ideograph(c).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_and_kanji_numerals() {
        for (text, value, digits, rest) in [
            ("2026年", 2026, 4, "年"),
            ("08月", 8, 2, "月"),
            ("二〇二六年", 2026, 4, "年"),
            ("十二月", 12, 2, "月"),
            ("二十日", 20, 2, "日"),
            ("〇九時", 9, 2, "時"),
        ] {
            let read = figure(text).unwrap();
            assert_eq!(
                (read.value, read.digits, read.len),
                (value, digits, text.len() - rest.len()),
                "{text}"
            );
        }
        for text in ["20260908", "一万二千", "年", ""] {
            assert_eq!(figure(text), None, "{text}");
        }
    }
}
