//! Numbers as notices write them: `1,214`, `1万2千`, `7.2万`, `三十二`.
//!
//! Owns reading one number at a place of the normal form. Knows no units.

use crate::text::{numeral, slice};

/// A number that was read: its value, and how many bytes it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Number {
    /// The value, fractions of a unit cut off (`7.2万` is 72,000).
    pub value: u64,
    /// Bytes of text it takes.
    pub len: usize,
    /// Written in ideographs only.
    pub ideographic: bool,
}

const LARGE: &[(char, u64)] = &[('千', 1_000), ('万', 10_000), ('億', 100_000_000), ('百', 100)];

/// Reads the number that starts at the beginning of `text`.
pub(crate) fn read(text: &str) -> Option<Number> {
    match text.chars().next()? {
        '0'..='9' => arabic(text),
        c if digit(c).is_some() || c == '十' || large(c).is_some() => ideographic(text),
        _ => None,
    }
}

/// Whether a number could start with this character.
pub(crate) fn starts(c: char) -> bool {
    c.is_ascii_digit() || digit(c).is_some() || c == '十' || large(c).is_some()
}

/// 〇 to 九.
pub(crate) fn is_ideographic_digit(c: char) -> bool {
    digit(c).is_some()
}

/// The value of 〇 to 九.
pub(crate) fn ideographic_digit(c: char) -> Option<u32> {
    digit(c).and_then(|digit| u32::try_from(digit).ok())
}

fn digit(c: char) -> Option<u64> {
    if c == '〇' { Some(0) } else { numeral::ideograph(c).filter(|value| *value < 10).map(u64::from) }
}

fn large(c: char) -> Option<u64> {
    LARGE.iter().find(|(sign, _)| *sign == c).map(|(_, value)| *value)
}

/// `1,214`, `7.2万`, `1万2千`, `3億5,000万`.
fn arabic(text: &str) -> Option<Number> {
    let mut total = 0_u64;
    let mut at = 0;
    loop {
        let (milli, len) = digits(slice(text, at..))?;
        at += len;
        let mut part = milli;
        let mut scaled = false;
        while let Some(scale) = slice(text, at..).chars().next().and_then(large) {
            part = part.checked_mul(scale)?;
            at += '万'.len_utf8();
            scaled = true;
        }
        total = total.checked_add(part)?;
        if !scaled || !slice(text, at..).starts_with(|c: char| c.is_ascii_digit()) {
            break;
        }
    }
    Some(Number { value: total / 1000, len: at, ideographic: false })
}

/// Digits with separators and a fraction, in thousandths.
fn digits(text: &str) -> Option<(u64, usize)> {
    let bytes = text.as_bytes();
    let mut value = 0_u64;
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'0'..=b'9' => value = value.checked_mul(10)?.checked_add(u64::from(byte - b'0'))?,
            // A comma separates thousands only where exactly three digits follow it.
            b',' if group_follows(&bytes[at + 1..]) => {}
            _ => break,
        }
        at += 1;
    }
    if at == 0 {
        return None;
    }
    let mut milli = value.checked_mul(1000)?;
    if bytes.get(at) == Some(&b'.') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
        at += 1;
        let mut scale = 100;
        while let Some(byte) = bytes.get(at).filter(|byte| byte.is_ascii_digit()) {
            milli = milli.checked_add(u64::from(byte - b'0') * scale)?;
            scale /= 10;
            at += 1;
        }
    }
    Some((milli, at))
}

fn group_follows(bytes: &[u8]) -> bool {
    bytes.len() >= 3
        && bytes[..3].iter().all(u8::is_ascii_digit)
        && !bytes.get(3).is_some_and(u8::is_ascii_digit)
}

/// More ideographs in a row than these are no number.
const LONGEST: usize = 32;

/// `三`, `十二`, `三十二`, `二千五百`, `一万二千`.
fn ideographic(text: &str) -> Option<Number> {
    let (mut total, mut section, mut current, mut len) = (0_u64, 0_u64, None, 0);
    for (at, c) in text.chars().enumerate() {
        if let Some(value) = digit(c) {
            current = Some(current.unwrap_or(0_u64).checked_mul(10)?.checked_add(value)?);
        } else {
            let scale = if c == '十' {
                10
            } else if let Some(scale) = large(c) {
                scale
            } else {
                break;
            };
            if scale >= 10_000 {
                let part = section + current.take().unwrap_or(u64::from(section == 0));
                total = total.checked_add(part.checked_mul(scale)?)?;
                section = 0;
            } else {
                section = section.checked_add(current.take().unwrap_or(1).checked_mul(scale)?)?;
            }
        }
        if at == LONGEST {
            return None;
        }
        len += c.len_utf8();
    }
    Some(Number {
        value: total.checked_add(section)?.checked_add(current.unwrap_or(0))?,
        len,
        ideographic: true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_numbers_as_notices_write_them() {
        for (text, value, len) in [
            ("1,214人", 1214, 5),
            ("5527件", 5527, 4),
            ("7.2万件", 72_000, 6),
            ("1万2千名", 12_000, 8),
            ("3億5,000万円", 350_000_000, 12),
            ("十二名", 12, 6),
            ("三十二件", 32, 9),
            ("二千五百人", 2500, 12),
            ("一万二千", 12_000, 12),
            ("約", 0, 0),
            ("12,3", 12, 2),
            ("1,2345", 1, 1),
        ] {
            let read = read(text).map_or((0, 0), |n| (n.value, n.len));
            assert_eq!(read, (value, len), "{text}");
        }
    }

    #[test]
    fn a_row_of_ideographs_is_read_to_a_bound() {
        for sign in ["〇", "十", "千百", "千二百三十四"] {
            assert_eq!(read(&sign.repeat(40)), None, "{sign}");
        }
        assert_eq!(read(&"〇".repeat(LONGEST)).map(|read| read.value), Some(0));
    }

    #[test]
    fn too_large_is_no_number() {
        assert_eq!(read("99999999999999999999件"), None);
    }
}
