//! Numerals of one character: ASCII digits and 一 to 十.
//!
//! Owns which characters they are and what they are worth, on the normal form of a text. Refuses 〇, which stands for a
//! number still to be filled in as often as for nothing, and numbers of several characters: `mentions::number`.

/// The value of 一 to 十.
pub(crate) fn ideograph(c: char) -> Option<u32> {
    match c {
        '一' => Some(1),
        '二' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' => Some(8),
        '九' => Some(9),
        '十' => Some(10),
        _ => None,
    }
}

/// Whether a character is an ASCII digit, or one of 一 to 十.
pub(crate) fn is_numeral(c: char) -> bool {
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
