//! The spellings of one word: kana left out between kanji, one sign for another.
//!
//! Owns the rule of okurigana and the table of pairs. Knows no classes.

use crate::text::script::{is_hiragana, is_ideograph};
use crate::text::{Baked, Strings};

/// Parts of words that are written in several ways, each a group.
#[derive(Debug, Clone, Default)]
pub(crate) struct Spellings(pub Baked<[Strings]>);

/// A word has at most this many spellings: more would be a mistake in the table.
const MOST: usize = 64;

impl Spellings {
    /// Every spelling of a word, itself first.
    pub(crate) fn of(&self, word: &str) -> Vec<String> {
        let mut all = vec![word.to_owned()];
        for group in self.0.iter() {
            for at in 0..all.len() {
                // The longest part first: 問い合わせ holds 合わせ.
                let Some(part) = group.iter().find(|part| all[at].contains(&***part)) else { continue };
                let others = group.iter().filter(|other| ***other != **part);
                let more: Vec<String> = others.map(|other| all[at].replacen(&**part, other, 1)).collect();
                all.extend(more);
            }
        }
        for at in 0..all.len() {
            let word = all[at].clone();
            all.extend(without_okurigana(&word));
        }
        all.sort();
        all.dedup();
        all.truncate(MOST);
        all
    }
}

/// 問い合わせ as 問合わせ, 申し出 as 申出: one kana between two kanji is often not written.
fn without_okurigana(word: &str) -> Vec<String> {
    let chars: Vec<char> = word.chars().collect();
    let inner = |at: usize| {
        at > 0
            && at + 1 < chars.len()
            && is_ideograph(chars[at - 1])
            && is_ideograph(chars[at + 1])
            && is_hiragana(chars[at])
            // を, の and に between two nouns are particles.
            && "いえきけしせちてりれみめげぎび".contains(chars[at])
    };
    let found = (0..chars.len()).filter(|at| inner(*at));
    found
        .map(|left| chars.iter().enumerate().filter(|(at, _)| *at != left).map(|(_, found)| *found).collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_word_has_many_spellings() {
        let group = |parts: [&str; 2]| parts.map(str::to_owned).to_vec();
        let spellings = Spellings::new(&[group(["漏えい", "漏洩"]), group(["行う", "行なう"])]);
        assert_eq!(spellings.of("漏えいする"), ["漏えいする", "漏洩する"]);
        assert!(spellings.of("申し出る").contains(&"申出る".to_owned()));
        assert!(spellings.of("問い合わせ").contains(&"問合わせ".to_owned()));
        assert_eq!(spellings.of("手を止める"), ["手を止める"]);
    }
}
