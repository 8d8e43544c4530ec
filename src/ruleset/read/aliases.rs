//! Words that people write for the names of values.
//!
//! Owns the words for severities and stages, as reports and other programs have them.

const WORDS: &[(&str, &str)] = &[
    ("要修正", "error"),
    ("エラー", "error"),
    ("誤り", "error"),
    ("critical", "error"),
    ("must", "error"),
    ("必須", "error"),
    ("要確認", "warning"),
    ("警告", "warning"),
    ("注意", "warning"),
    ("参考", "info"),
    ("情報", "info"),
    ("note", "info"),
    ("hint", "info"),
    ("オフ", "off"),
    ("なし", "off"),
    ("無効", "off"),
    ("none", "off"),
    ("ignore", "off"),
    ("disable", "off"),
    ("disabled", "off"),
    ("false", "off"),
    ("第1報", "first"),
    ("第一報", "first"),
    ("初報", "first"),
    ("続報", "follow-up"),
    ("第2報", "follow-up"),
    ("第二報", "follow-up"),
    ("最終報", "final"),
    ("確報", "final"),
    ("単独", "single"),
];

/// The name that a word stands for, where it is one of the known ones.
pub(super) fn meant<'n>(word: &str, known: &[&'n str]) -> Option<&'n str> {
    let word = word.trim().to_lowercase();
    let (_, name) = WORDS.iter().find(|(spoken, _)| *spoken == word)?;
    known.iter().find(|known| *known == name).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ruleset::schema::{BY_STAGE, LEVELS};

    #[test]
    fn every_word_stands_for_a_name_that_there_is() {
        let stages = BY_STAGE.keys().map(|key| key.name);
        let known: Vec<&str> = LEVELS.iter().copied().chain(stages).collect();
        for (word, name) in WORDS {
            assert_eq!(meant(word, &known), Some(*name));
        }
        assert_eq!(meant("警告", &["first"]), None);
    }
}
