//! Numerals of one character: ASCII digits and 一 to 十.
//!
//! Owns which characters they are and what they are worth, on the normal form of a text. Refuses 〇, which stands for a
//! number still to be filled in as often as for nothing, and numbers of several characters: `mentions::number`.

/// The value of 一 to 十.
pub fn ideograph(c: char) -> Option<u32> {
    "一二三四五六七八九十".chars().zip(1..).find_map(|(numeral, value)| (numeral == c).then_some(value))
}

/// Whether a character is an ASCII digit, or one of 一 to 十.
pub fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || ideograph(c).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_to_ten_are_numerals() {
        assert_eq!(
            ['一', '九', '十', '〇', '百', '1'].map(ideograph),
            [Some(1), Some(9), Some(10), None, None, None]
        );
        assert!(is_numeral('0') && is_numeral('三') && !is_numeral('〇') && !is_numeral('月'));
    }
}
