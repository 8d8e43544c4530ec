//! Telephone numbers, as they are written.
//!
//! Owns their shapes: hyphens, brackets, kanji, +81, a number without its area code. Whose they are is for
//! [`super::contact`].

use super::number;
use super::scan::Scene;
use crate::document::Place;
use crate::text::{boundary, one_of, slice};

pub(super) fn starts_number(text: &str, at: usize) -> bool {
    let before = slice(text, ..at);
    let label = before.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let label = slice(before, label.len()..).to_ascii_lowercase();
    // TEL03-…; ℡ is TEL in the normal form.
    matches!(label.as_str(), "tel" | "fax" | "phone" | "t" | "f")
        || !before.ends_with(|c: char| c.is_ascii_alphanumeric() || one_of!("-./_", c))
}

/// What IMEs, copied pages and those who write as they speak put in place of a hyphen.
const HYPHENS: [char; 10] = ['-', '–', '—', '―', '─', 'ー', '・', '.', 'ｰ', 'の'];

/// Digits of the longest number.
const LONGEST: usize = 13;

/// A Japanese number (`03-1234-5678`, `(03)1234-5678`, `0120(123)456`, `+81 3-…`): three groups that make 10 or 11 digits.
pub(super) fn phone(text: &str) -> Option<usize> {
    let (mut digits, mut groups, mut len, mut in_group, mut open) = (0, 0, 0, false, false);
    let mut gaps = 0;
    let international = text.starts_with('+');
    for (at, c) in text.char_indices() {
        match c {
            '0'..='9' => {
                groups += usize::from(!in_group);
                in_group = true;
                gaps = 0;
                digits += 1;
                if digits > LONGEST {
                    return None;
                }
                len = at + 1;
            }
            '(' if at == 0 && text.starts_with("(0") && code_in_brackets(slice(text, 1..)) => open = true,
            // 0120-000-123(9時から): only a bracket that closes after digits belongs to the number.
            '(' if in_group && code_in_brackets(slice(text, at + 1..)) => (in_group, open) = (false, true),
            ')' if open => (in_group, open) = (false, false),
            // 03-1234-5678 and another number.
            ' ' if digits == 10 && groups > 2 && !international => break,
            ' ' if digits > 0 && gaps < 3 => (in_group, gaps) = (false, gaps + 1),
            _ if HYPHENS.contains(&c) && digits > 0 && gaps < 3 => (in_group, gaps) = (false, gaps + 1),
            '+' if at == 0 => {}
            _ => break,
        }
        if digits == 11 && !international && groups >= 3 {
            break;
        }
    }
    let plausible =
        if international { (11..=LONGEST).contains(&digits) } else { (10..=11).contains(&digits) };
    if !plausible {
        return None;
    }
    let start = text.trim_start_matches('(');
    let national = international || start.starts_with('0');
    let freephone = ["0120", "0800", "0570"].iter().any(|code| start.starts_with(code));
    (national && (groups == 3 || international && groups > 2 || freephone)).then_some(len)
}

/// A number without its area code, as a town gives it to its own people: 代表 22-1111, behind a word that announces it.
pub(super) fn local(scene: &Scene, at: usize) -> Option<usize> {
    /// Bytes before the number that the word may end in.
    const NEAR: usize = 40;
    let text = &scene.document.text;
    let rest = slice(text, at..boundary(text, at + NEAR));
    let exchange = rest.bytes().take_while(u8::is_ascii_digit).count();
    let line = slice(rest, exchange..).strip_prefix('-').filter(|_| (1..=4).contains(&exchange))?;
    let length = exchange + 5;
    let whole = line.bytes().take_while(u8::is_ascii_digit).count() == 4;
    if !whole {
        return None;
    }
    let goes_on = ['-', '/', '名', '件', '人', '年', '月', '日'];
    if slice(rest, length..).starts_with(goes_on) {
        return None;
    }
    let before = Place { start: boundary(text, at.saturating_sub(NEAR)), end: at };
    let (label, _) = scene.hits.last(scene.sets("contact.phone-label"), before)?;
    let gap = slice(text, label.end..at);
    gap.chars().all(|c| matches!(c, ' ' | ':' | '(' | ')' | '/')).then_some(length)
}

/// Whether a number in kanji may begin here: 〇, and no other number before it.
pub(super) fn starts_kanji_number(text: &str, at: usize) -> bool {
    let before = slice(text, ..at).chars().next_back();
    slice(text, at..).starts_with('〇')
        && before.is_none_or(|c| !number::is_ideographic_digit(c) && !HYPHENS.contains(&c))
}

/// A number in kanji (〇三-一二三四-五六七八): one of digits alone, written so. A row of 〇 is still to be filled in.
pub(super) fn kanji_phone(text: &str) -> Option<usize> {
    let digits = |c: char| number::is_ideographic_digit(c) || HYPHENS.contains(&c) || matches!(c, '(' | ')');
    let written = text.chars().take(LONGEST * 2).take_while(|c| digits(*c));
    let (mut plain, mut ends) = (String::new(), Vec::new());
    let mut len = 0;
    for c in written {
        len += c.len_utf8();
        let digit = number::ideographic_digit(c).and_then(|digit| char::from_digit(digit, 10));
        plain.push(digit.unwrap_or('-'));
        ends.push(len);
    }
    let read = phone(&plain).filter(|_| plain.contains(|c: char| matches!(c, '1'..='9')))?;
    ends.get(read - 1).copied()
}

fn code_in_brackets(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    (1..=4).contains(&digits) && slice(text, digits..).starts_with(')')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_kanji() {
        let phone = "〇二九-三四五-六七八九";
        assert_eq!(kanji_phone(&format!("{phone}、朝から")), Some(phone.len()));
        let free = "〇一二〇―〇〇〇―四五六";
        assert_eq!(kanji_phone(free), Some(free.len()));
        for text in ["〇〇-〇〇〇〇-〇〇〇〇", "〇年〇月", "〇・五", "〇三-一二"] {
            assert_eq!(kanji_phone(text), None, "{text}");
        }
        let text = "電話〇三-一二三四-五六七八";
        assert!(starts_kanji_number(text, "電話".len()) && !starts_kanji_number("二〇二六", "二".len()));
    }

    #[test]
    fn knows_the_shapes_of_numbers() {
        for (text, len) in [
            ("0120-000-123(平日)", Some(12)),
            ("0120-000-123(9時から)", Some(12)),
            ("03-0000-1234まで", Some(12)),
            ("03の0000の1234まで", Some(16)),
            ("0120000123", Some(10)),
            ("090-0000-0000", Some(13)),
            ("03(0000)1234", Some(12)),
            ("+81-3-0000-1234", Some(15)),
            ("(03)0000-1234", Some(13)),
            ("0120・000・123", Some(16)),
            ("0120―000―123", Some(16)),
            ("03ー0000ー1234", Some(16)),
            ("0120 - 000 - 123", Some(16)),
            ("0120.000.123", Some(12)),
            ("011-000-1234 8時～20時", Some(12)),
            ("090 0000 0000 9時から", Some(13)),
            ("(0のうち)", None),
            ("2024-11-18", None),
            ("060-0001", None),
            ("0123456789", None),
        ] {
            assert_eq!(phone(text), len, "{text}");
        }
        assert!(starts_number("TEL03-0000-1234", 3) && !starts_number("A03-0000-1234", 1));
    }
}
