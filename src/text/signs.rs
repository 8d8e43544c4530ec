//! Sets of characters that are written as one text, and laid out when the program is compiled.
//!
//! Owns [`one_of`]. A text that is searched for a character is decoded and compared anew each time; these are numbers, behind
//! a sieve that most characters of a text do not pass.

/// Whether a character is one of those of a text: `one_of!("年月日", c)`.
macro_rules! one_of {
    ($of:literal, $found:expr) => {{
        const SIGNS: [char; $crate::text::signs::count($of)] = $crate::text::signs::spread($of);
        const SIEVE: $crate::text::signs::Sieve = $crate::text::signs::Sieve::of(&SIGNS);
        let found: char = $found;
        SIEVE.passes(found) && SIGNS.contains(&found)
    }};
}

pub(crate) use one_of;

/// Whether a text may have one of some characters, by its [`Sieve`]: `may_have!(seen, "月日")`. Where it may not, it has none.
#[allow(unused_macros, reason = "used by the program alone, not by what builds it")]
macro_rules! may_have {
    ($seen:expr, $of:literal) => {{
        const SIGNS: [char; $crate::text::signs::count($of)] = $crate::text::signs::spread($of);
        const SIEVE: $crate::text::signs::Sieve = $crate::text::signs::Sieve::of(&SIGNS);
        $seen.meets(SIEVE)
    }};
}

pub(crate) use may_have;

/// A bit for every last byte of the number of a character of a set, or of a text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sieve([u64; 4]);

impl Sieve {
    /// The sieve of a set.
    pub(crate) const fn of(signs: &[char]) -> Self {
        let mut bits = [0; 4];
        let mut at = 0;
        while at < signs.len() {
            let last = signs[at] as usize & 0xFF;
            bits[last / 64] |= 1 << (last % 64);
            at += 1;
        }
        Self(bits)
    }

    /// The sieve of the characters of a text.
    pub(crate) fn of_text(text: &str) -> Self {
        let mut bits = [0; 4];
        for sign in text.chars() {
            let last = sign as usize & 0xFF;
            bits[last / 64] |= 1 << (last % 64);
        }
        Self(bits)
    }

    /// Whether one character may be in both.
    #[inline]
    pub(crate) const fn meets(&self, other: Self) -> bool {
        let (own, other) = (self.0, other.0);
        own[0] & other[0] | own[1] & other[1] | own[2] & other[2] | own[3] & other[3] != 0
    }

    /// Whether a character may be one of the set: all that are do pass, and few others.
    #[inline]
    pub(crate) const fn passes(&self, sign: char) -> bool {
        let last = sign as usize & 0xFF;
        self.0[last / 64] >> (last % 64) & 1 != 0
    }
}

/// How many characters a text has.
pub(crate) const fn count(of: &str) -> usize {
    let bytes = of.as_bytes();
    let (mut at, mut count) = (0, 0);
    while at < bytes.len() {
        count += (bytes[at] & 0xC0 != 0x80) as usize;
        at += 1;
    }
    count
}

/// The characters of a text that has so many.
pub(crate) const fn spread<const N: usize>(of: &str) -> [char; N] {
    let bytes = of.as_bytes();
    let mut found = ['\0'; N];
    let (mut at, mut place) = (0, 0);
    while at < bytes.len() {
        let first = bytes[at];
        let (own, length) = match first {
            0..=0x7F => (first, 1),
            0x80..=0xDF => (first & 0x1F, 2),
            0xE0..=0xEF => (first & 0x0F, 3),
            _ => (first & 0x07, 4),
        };
        let (mut number, end) = (own as u32, at + length);
        at += 1;
        while at < end {
            number = number << 6 | (bytes[at] & 0x3F) as u32;
            at += 1;
        }
        found[place] = match char::from_u32(number) {
            Some(sign) => sign,
            None => char::REPLACEMENT_CHARACTER,
        };
        place += 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_the_characters_of_the_text() {
        const TEXT: &str = "aé年月\u{1F600}々\u{7FF}\u{FFFF}";
        assert_eq!(spread::<{ count(TEXT) }>(TEXT).into_iter().collect::<String>(), TEXT);
    }

    #[test]
    fn what_a_text_has_is_told_by_its_sieve() {
        let seen = Sieve::of_text("4月のおしらせ");
        assert!(may_have!(seen, "日月") && may_have!(seen, "せ") && may_have!(seen, "4"));
        assert!(!may_have!(seen, "日年") && !may_have!(seen, "") && !may_have!(Sieve::of_text(""), "日"));
        // 知 and 日 have the same last byte: one may stand there, and does not.
        assert!(may_have!(Sieve::of_text("お知らせ"), "日"));
    }

    #[test]
    fn a_character_is_one_of_them_or_not() {
        assert!(one_of!("年月日", '月') && one_of!("-_", '_'));
        assert!(!one_of!("年月日", '時') && !one_of!("", '時'));
        // Their last bytes are the same.
        assert!(!one_of!("A", '\u{141}') && one_of!("A\u{141}", '\u{141}'));
    }
}
