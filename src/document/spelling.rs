//! Characters as they are compared, whatever they are written as.
//!
//! Owns width, case, hyphens, marks that stand apart, and what addresses of the web and of pages escape. Keeps none: a text may be long.

use super::Span;
use crate::text::normal;
use unicode_normalization::UnicodeNormalization;

/// A character as it is compared, and the bytes it stands for.
#[derive(Clone, Copy)]
pub(super) struct Sign {
    pub(super) is: char,
    pub(super) span: Span,
}

impl Sign {
    /// Whether it means nothing inside a name or an address, or only parts them: 佐藤・花子, 佐藤/花子.
    pub(super) fn is_gap(&self) -> bool {
        self.is.is_whitespace() || normal::is_invisible(self.is) || matches!(self.is, '・' | '/' | '_')
    }
}

/// What may stand between two digits of one number.
pub(super) fn is_between(sign: char) -> bool {
    sign.is_whitespace()
        || normal::is_invisible(sign)
        || matches!(sign, '-' | 'ー' | '.' | '・' | '(' | ')' | '_' | '/')
}

/// Gives the characters of a text as they are compared: of one width and case, one sign for all hyphens, escapes of the
/// web read. None is kept: a text may be long.
pub(super) fn signs(text: &str, mut give: impl FnMut(Sign)) {
    let mut waiting: Option<Sign> = None;
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let (character, length) = escaped(rest)
            .or_else(|| rest.chars().next().map(|character| (character, character.len_utf8())))
            .unwrap_or(('\0', rest.len()));
        let span = Span { start: at, end: at + length };
        at += length;
        // か and its mark are one character.
        if matches!(character, '\u{3099}' | '\u{309A}' | '\u{FF9E}' | '\u{FF9F}')
            && let Some(last) = &mut waiting
            && let Some(whole) =
                [last.is, character].into_iter().nfkc().next().filter(|whole| *whole != last.is)
        {
            (last.is, last.span.end) = (whole, span.end);
            continue;
        }
        if character.is_ascii() {
            waiting
                .replace(Sign { is: character.to_ascii_lowercase(), span })
                .into_iter()
                .for_each(&mut give);
            continue;
        }
        for plain in std::iter::once(character).nfkc().flat_map(char::to_lowercase) {
            let is = match plain {
                '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2500}' | '\u{2501}' | '\u{FE63}' => '-',
                other => other,
            };
            waiting.replace(Sign { is, span }).into_iter().for_each(&mut give);
        }
    }
    waiting.into_iter().for_each(give);
}

/// A character written as `%E4%BD%90`, `&#20304;`, `&#x4F50;` or `\u4f50`, and how many bytes that takes.
fn escaped(text: &str) -> Option<(char, usize)> {
    const LONGEST: usize = 10;
    if let Some(rest) = text.strip_prefix("\\u") {
        let number = rest.get(..4).and_then(|digits| u32::from_str_radix(digits, 16).ok());
        return Some((char::from_u32(number?)?, "\\u0000".len()));
    }
    if let Some(rest) = text.strip_prefix("&#") {
        let end = rest.bytes().take(LONGEST).position(|byte| byte == b';')?;
        let digits = rest.get(..end)?;
        let number = match digits.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => digits.parse(),
        };
        return Some((char::from_u32(number.ok()?)?, end + 3));
    }
    let byte = |at: usize| {
        let part = text.get(at..at + 3)?.strip_prefix('%')?;
        u8::from_str_radix(part, 16).ok().filter(|_| part.bytes().all(|digit| digit.is_ascii_hexdigit()))
    };
    let first = byte(0)?;
    let length = match first {
        0..=0x7F => 1,
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return None,
    };
    let bytes: Vec<u8> = (0..length).map_while(|at| byte(3 * at)).collect();
    let character = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    (bytes.len() == length).then_some((character, 3 * length))
}
