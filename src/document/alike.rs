//! Characters in a row, one sign for what is written in several ways, with the way back to their bytes.
//!
//! Owns an `@` that is spelt against spam, and houses: 一丁目二番三号 is 1-2-3. Refuses to look for anything.

use super::Span;
use crate::text::numeral::ideograph;
use crate::text::slice;

/// How an `@` is written against spam: read as one, in values and in texts.
const AT: [&str; 6] = ["(at)", "[at]", "<at>", "(a)", "[a]", "atmark"];
/// The longest of these, and of what parts the numbers of a house.
pub(super) const LONGEST: usize = 16;

/// The row.
#[derive(Default)]
pub(super) struct Alike {
    pub(super) text: String,
    /// For each byte of the text, what it stands for.
    spans: Vec<Span>,
}

impl Alike {
    /// Puts a sign behind the others.
    pub(super) fn put(&mut self, sign: char, span: Span) {
        self.push(sign, span);
        match sign {
            ')' | ']' | '>' | 'k' => self.at(),
            '目' => self.parted("丁目"),
            '番' => self.parted("番"),
            // 2番地の3
            '地' | 'の' if self.text.len() > sign.len_utf8() => self.swallowed(sign),
            '号' => self.last_house(),
            '0'..='9' => self.between(sign),
            _ => {}
        }
    }

    /// What a stretch of the row stands for.
    pub(super) fn span(&self, start: usize, end: usize) -> Option<Span> {
        let (first, last) = self.spans.get(start).zip(self.spans.get(end.checked_sub(1)?))?;
        Some(Span { start: first.start, end: last.end })
    }

    /// Takes away what stands before an offset, and all of a character that it lies in.
    pub(super) fn drop_before(&mut self, mut offset: usize) {
        offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset += 1;
        }
        self.text.drain(..offset);
        self.spans.drain(..offset);
    }

    fn push(&mut self, sign: char, span: Span) {
        self.text.push(sign);
        self.spans.resize(self.text.len(), span);
    }

    /// Puts signs in the place of what stands from an offset on.
    fn replace(&mut self, from: usize, signs: &str) {
        let Some(span) = self.span(from, self.text.len()) else { return };
        self.text.truncate(from);
        self.spans.truncate(from);
        signs.chars().for_each(|sign| self.push(sign, span));
    }

    fn at(&mut self) {
        if let Some(at) = AT.iter().find(|at| self.text.ends_with(**at)) {
            self.replace(self.text.len() - at.len(), "@");
        }
    }

    /// 一丁目, 2番: the number, and a sign behind it.
    fn parted(&mut self, unit: &str) {
        let Some(before) = self.text.strip_suffix(unit) else { return };
        let end = before.len();
        if before.ends_with(|c: char| c.is_ascii_digit()) {
            self.replace(end, "-");
        } else if let Some((from, number)) = numeral(before) {
            let unit = self.span(end, self.text.len());
            self.text.truncate(end);
            self.spans.truncate(end);
            self.replace(from, &number.to_string());
            unit.into_iter().for_each(|unit| self.push('-', unit));
        }
    }

    fn swallowed(&mut self, sign: char) {
        let end = self.text.len() - sign.len_utf8();
        if slice(&self.text, ..end).ends_with('-') {
            self.replace(end - 1, "-");
        }
    }

    /// 二番三号: the last number of a house.
    fn last_house(&mut self) {
        let before = slice(&self.text, ..self.text.len() - '号'.len_utf8());
        if let Some((from, number)) =
            numeral(before).filter(|(from, _)| slice(before, ..*from).ends_with('-'))
        {
            self.replace(from, &number.to_string());
        }
    }

    /// 1の2.
    fn between(&mut self, digit: char) {
        let end = self.text.len() - digit.len_utf8();
        let Some(before) = slice(&self.text, ..end).strip_suffix('の') else { return };
        if before.ends_with(|c: char| c.is_ascii_digit()) {
            let (from, last) = (before.len(), self.span(end, self.text.len()));
            let parted = self.span(from, end);
            self.text.truncate(from);
            self.spans.truncate(from);
            for (sign, span) in [('-', parted), (digit, last)] {
                span.into_iter().for_each(|span| self.push(sign, span));
            }
        }
    }
}

/// A number up to 99 in ideographs at the end of a text, and where it begins.
fn numeral(text: &str) -> Option<(usize, u32)> {
    const MOST: usize = 3;
    let signs = text.char_indices().rev().take(MOST);
    let (mut from, mut number, mut tens) = (text.len(), 0, false);
    for (at, sign) in signs {
        let Some(value) = ideograph(sign) else { break };
        match (value, from == text.len(), tens) {
            (10, _, false) => (number, tens) = (number + 10, true),
            (value, true, false) => number = value,
            // 二十三: the ten counts twice.
            (value, false, true) => number += (value - 1) * 10,
            _ => break,
        }
        from = at;
    }
    (number > 0).then_some((from, number))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(text: &str) -> String {
        let mut row = Alike::default();
        for (at, sign) in text.char_indices() {
            row.put(sign, Span { start: at, end: at + sign.len_utf8() });
        }
        assert_eq!(row.text.len(), row.spans.len());
        assert!(row.spans.is_sorted_by_key(|span| span.start), "{text}");
        assert!(row.spans.iter().all(|span| text.get(span.start..span.end).is_some()), "{text}");
        row.text
    }

    #[test]
    fn houses_are_read_as_numbers_with_a_sign_between_them() {
        for (text, wanted) in [
            ("港町3丁目4番5号", "港町3-4-5号"),
            ("港町三丁目四番五号", "港町3-4-5"),
            ("港町三丁目十二番二十三号", "港町3-12-23"),
            ("港町4番地の5", "港町4-5"),
            ("港町4番地5", "港町4-5"),
            ("港町4の5", "港町4-5"),
            ("港町十番地", "港町10-"),
            ("一番の目", "1-目"),
            ("丁目", "丁目"),
            ("番号の号", "番号の号"),
            ("aoi(a)n.jp", "aoi@n.jp"),
            ("aoi[at]n.jp", "aoi@n.jp"),
        ] {
            assert_eq!(row(text), wanted);
        }
    }

    #[test]
    fn numbers_up_to_99() {
        for (text, wanted) in [("二十三", 23), ("十", 10), ("十五", 15), ("四十", 40), ("七", 7), ("百三", 3)]
        {
            assert_eq!(numeral(text).map(|(_, number)| number), Some(wanted), "{text}");
        }
        assert_eq!(numeral("〇"), None);
        assert_eq!(numeral(""), None);
    }
}
