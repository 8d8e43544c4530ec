//! The scripts of Japanese, in the normal form.
//!
//! Owns which characters are of which. What they make together is for the grammar.

/// ぁ to ゖ.
pub(crate) fn is_hiragana(c: char) -> bool {
    ('ぁ'..='ゖ').contains(&c)
}

/// ァ to ヺ, and ー.
pub(crate) fn is_katakana(c: char) -> bool {
    matches!(c, 'ァ'..='ヺ' | 'ー')
}

/// 一 to the end of its block, 々, which stands for one, and the rarer ones that names are written with: 﨑, 𠮷.
pub(crate) fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '々' | '\u{3400}'..='\u{4DBF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// What nouns that are not of kana are written with: ideographs, katakana, and the dot between words of katakana.
pub(crate) fn is_noun_sign(c: char) -> bool {
    is_ideograph(c) || is_katakana(c) || c == '・'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_character_is_of_its_script() {
        for c in "ぁあんゔゖ".chars() {
            assert!(is_hiragana(c) && !is_katakana(c) && !is_ideograph(c) && !is_noun_sign(c), "{c}");
        }
        for c in "ァアンヴヶー".chars() {
            assert!(is_katakana(c) && !is_hiragana(c) && !is_ideograph(c) && is_noun_sign(c), "{c}");
        }
        for c in "一龠々名﨑𠮷㐂".chars() {
            assert!(is_ideograph(c) && !is_hiragana(c) && !is_katakana(c) && is_noun_sign(c), "{c}");
        }
        for c in "、。〇a1 「".chars() {
            assert!(!is_hiragana(c) && !is_noun_sign(c), "{c}");
        }
    }
}
