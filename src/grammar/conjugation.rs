//! How verbs and adjectives bend: the class of a dictionary form, and its forms.
//!
//! Owns the classes and the tables of their forms. Knows no particular verb but the irregular ones.

use crate::text::{one_of, slice};
use std::ops::BitOr;

/// A set of forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) struct Forms(pub u16);

impl Forms {
    /// 止める: what ends a sentence and what modifies a noun.
    pub(crate) const DICT: Self = Self(1);
    /// 止め、 止めます.
    pub(crate) const STEM: Self = Self(2);
    /// 止めて.
    pub(crate) const TE: Self = Self(4);
    /// 止めた.
    pub(crate) const TA: Self = Self(8);
    /// 止め(ない), 行わ(れる).
    pub(crate) const NEG: Self = Self(16);
    /// 止めれ(ば).
    pub(crate) const BA: Self = Self(32);
    /// 止めよ(う).
    pub(crate) const VOL: Self = Self(64);
    /// 停止, a verb's noun or any noun.
    pub(crate) const NOUN: Self = Self(128);
    /// 行える: the verb says what can be done.
    pub(crate) const CAN: Self = Self(256);
    /// Any form.
    pub(crate) const ANY: Self = Self(255);

    /// Whether the two share a form.
    pub(crate) fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Forms {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// How a word bends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Class {
    /// 五段, with the row of its kana, by that of the dictionary form (く, す …).
    Five(char),
    /// 行く, which bends as no other in く.
    Go,
    /// ござる, なさる, くださる, いらっしゃる.
    Honorific,
    /// 一段.
    One,
    /// する, behind a noun.
    Do,
    /// くる.
    Come,
    /// ます.
    Polite,
    /// 形容詞.
    Adjective,
    /// です.
    #[allow(dead_code, reason = "an auxiliary, expanded when the program is built")]
    Desu,
    /// だ.
    #[allow(dead_code, reason = "an auxiliary, expanded when the program is built")]
    Da,
    /// Does not bend.
    Noun,
}

/// The class of a word that names it.
type Named = fn(&str) -> Option<Class>;

/// What an entry of a list of words says in round brackets of the class it cannot be told from.
const NAMED: [(&str, Named); 5] = [
    ("(五段)", |word| word.chars().next_back().map(Class::Five)),
    ("(一段)", |_| Some(Class::One)),
    ("(形)", |_| Some(Class::Adjective)),
    ("(敬)", |_| Some(Class::Honorific)),
    ("(名)", |_| Some(Class::Noun)),
];

/// Verbs of one kanji and る that are 一段.
const SHORT: [&str; 8] = ["見る", "出る", "得る", "着る", "寝る", "経る", "似る", "煮る"];

/// The rows of the 五段 class: dictionary, negative, stem, ba and potential, volitional, te, ta.
const ROWS: [[&str; 7]; 9] = [
    ["う", "わ", "い", "え", "お", "って", "った"],
    ["く", "か", "き", "け", "こ", "いて", "いた"],
    ["ぐ", "が", "ぎ", "げ", "ご", "いで", "いだ"],
    ["す", "さ", "し", "せ", "そ", "して", "した"],
    ["つ", "た", "ち", "て", "と", "って", "った"],
    ["ぬ", "な", "に", "ね", "の", "んで", "んだ"],
    ["ぶ", "ば", "び", "べ", "ぼ", "んで", "んだ"],
    ["む", "ま", "み", "め", "も", "んで", "んだ"],
    ["る", "ら", "り", "れ", "ろ", "って", "った"],
];

/// Whether a kana stands in the い- or え-row, as that before る of a 一段 verb does.
fn high(kana: char) -> bool {
    one_of!("いきぎしじちぢにひびぴみりえけげせぜてでねへべぺめれ", kana)
}

impl Class {
    /// The stem that never changes and the class of a dictionary form; `None` where it is no verb and no adjective
    /// that can be told from its form.
    pub(crate) fn of(word: &str) -> Option<(&str, Self)> {
        if let Some((name, class)) = NAMED.iter().find(|(name, _)| word.ends_with(name)) {
            let word = word.strip_suffix(name)?;
            let class = class(word)?;
            return Some((class.stem(word), class));
        }
        let class = if word.ends_with("する") {
            Self::Do
        } else if word.ends_with("くる") || word.ends_with("来る") {
            Self::Come
        } else if word.ends_with("ます") {
            Self::Polite
        } else if word == "行く" || word == "いく" || word.ends_with("て行く") || word.ends_with("でいく")
        {
            Self::Go
        } else if let Some(before) = word.strip_suffix('る') {
            let last = before.chars().next_back()?;
            match last {
                kana if high(kana) => Self::One,
                _ if SHORT.contains(&word) || SHORT.iter().any(|short| word.ends_with(short)) => Self::One,
                _ => Self::Five('る'),
            }
        } else {
            let last = word.chars().next_back()?;
            match last {
                'う' | 'く' | 'ぐ' | 'す' | 'つ' | 'ぬ' | 'ぶ' | 'む' => Self::Five(last),
                // Most words in い are nouns (疑い, 問い): an adjective says so, but for the clearest.
                'い' if ["ない", "しい", "たい"].iter().any(|end| word.ends_with(end)) => {
                    Self::Adjective
                }
                _ => return None,
            }
        };
        Some((class.stem(word), class))
    }

    /// What the class is called in JSON.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Five(_) => "godan",
            Self::Go => "iku",
            Self::Honorific => "honorific",
            Self::One => "ichidan",
            Self::Do => "suru",
            Self::Come => "kuru",
            Self::Polite => "masu",
            Self::Adjective => "adjective",
            Self::Desu => "desu",
            Self::Da => "da",
            Self::Noun => "noun",
        }
    }

    /// A dictionary form without what changes.
    fn stem(self, word: &str) -> &str {
        let cut = match self {
            Self::Do | Self::Come => 2,
            Self::Polite | Self::Desu | Self::Da | Self::Noun => 0,
            _ => 1,
        };
        let at = word.char_indices().rev().nth(cut.max(1) - 1).map_or(0, |(at, _)| at);
        if cut == 0 { word } else { slice(word, ..at) }
    }

    /// The endings of the class, each with the forms it makes.
    pub(crate) fn endings(self) -> Vec<(String, Forms)> {
        let mut found: Vec<(String, Forms)> = Vec::new();
        let mut add = |ending: &str, forms: Forms| found.push((ending.to_owned(), forms));
        match self {
            Self::Noun => add("", Forms::NOUN),
            Self::One => one("", Forms::default(), &mut add),
            Self::Do => {
                add("", Forms::NOUN);
                add("し", Forms::STEM | Forms::NEG);
                add("さ", Forms::NEG);
                add("せ", Forms::NEG);
                add("する", Forms::DICT);
                add("して", Forms::TE);
                add("した", Forms::TA);
                add("すれ", Forms::BA);
                add("しよ", Forms::VOL);
                one("でき", Forms::CAN, &mut add);
            }
            Self::Come => {
                for (ending, forms) in [
                    ("くる", Forms::DICT),
                    ("来る", Forms::DICT),
                    ("き", Forms::STEM),
                    ("来", Forms::STEM | Forms::NEG),
                    ("きて", Forms::TE),
                    ("来て", Forms::TE),
                    ("きた", Forms::TA),
                    ("来た", Forms::TA),
                    ("こ", Forms::NEG),
                    ("くれ", Forms::BA),
                ] {
                    add(ending, forms);
                }
            }
            Self::Polite => {
                for (ending, forms) in [
                    ("ます", Forms::DICT),
                    ("まして", Forms::TE),
                    ("ました", Forms::TA),
                    ("ませ", Forms::NEG),
                    ("ましょ", Forms::VOL),
                    ("ますれ", Forms::BA),
                ] {
                    add(ending, forms);
                }
            }
            Self::Desu => {
                for (ending, forms) in [
                    ("です", Forms::DICT),
                    ("でして", Forms::TE),
                    ("でした", Forms::TA),
                    ("でしょ", Forms::VOL),
                ] {
                    add(ending, forms);
                }
            }
            Self::Da => {
                for (ending, forms) in [
                    ("だ", Forms::DICT),
                    ("な", Forms::DICT),
                    ("で", Forms::TE | Forms::STEM),
                    ("だった", Forms::TA),
                    ("だろ", Forms::VOL),
                    ("なら", Forms::BA),
                ] {
                    add(ending, forms);
                }
            }
            Self::Adjective => {
                add("い", Forms::DICT);
                add("く", Forms::STEM);
                add("くて", Forms::TE);
                add("かった", Forms::TA);
                add("けれ", Forms::BA);
                add("さ", Forms::NOUN);
            }
            Self::Five(_) | Self::Go | Self::Honorific => {
                let kana = match self {
                    Self::Five(kana) => kana,
                    Self::Go => 'く',
                    _ => 'る',
                };
                let row = ROWS.iter().find(|row| row[0].starts_with(kana)).unwrap_or(&ROWS[0]);
                add(row[0], Forms::DICT);
                add(row[1], Forms::NEG);
                add(row[2], Forms::STEM);
                add(row[4], Forms::VOL);
                let (te, ta) = if self == Self::Go { ("って", "った") } else { (row[5], row[6]) };
                add(te, Forms::TE);
                add(ta, Forms::TA);
                if self == Self::Honorific {
                    add("い", Forms::STEM);
                }
                one(row[3], Forms::CAN, &mut add);
                add(row[3], Forms::BA);
            }
        }
        found
    }

    /// The forms that an ending makes.
    #[cfg(test)]
    pub(crate) fn forms(self, ending: &str) -> Forms {
        self.endings()
            .iter()
            .filter(|(known, _)| known == ending)
            .fold(Forms::default(), |all, one| all | one.1)
    }
}

/// The endings of a 一段 verb behind a stem.
fn one(stem: &str, also: Forms, add: &mut impl FnMut(&str, Forms)) {
    add(stem, Forms::STEM | Forms::NEG | also);
    for (ending, forms) in
        [("る", Forms::DICT), ("て", Forms::TE), ("た", Forms::TA), ("れ", Forms::BA), ("よ", Forms::VOL)]
    {
        add(&format!("{stem}{ending}"), forms | also);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn class(word: &str) -> Option<Class> {
        Class::of(word).map(|(_, class)| class)
    }

    #[test]
    fn the_class_follows_from_the_dictionary_form() {
        assert_eq!(class("止める"), Some(Class::One));
        assert_eq!(class("起きる"), Some(Class::One));
        assert_eq!(class("見る"), Some(Class::One));
        assert_eq!(class("申し出る"), Some(Class::One));
        assert_eq!(class("送る"), Some(Class::Five('る')));
        assert_eq!(class("切る"), Some(Class::Five('る')));
        assert_eq!(class("入る(五段)"), Some(Class::Five('る')));
        assert_eq!(class("行う"), Some(Class::Five('う')));
        assert_eq!(class("遮断する"), Some(Class::Do));
        assert_eq!(class("持ってくる"), Some(Class::Come));
        assert_eq!(class("くださる(敬)"), Some(Class::Honorific));
        assert_eq!(class("申し訳ない"), Some(Class::Adjective));
        assert_eq!(class("二次被害"), None);
    }

    #[test]
    fn stems_are_what_never_changes() {
        assert_eq!(Class::of("止める").map(|found| found.0), Some("止め"));
        assert_eq!(Class::of("遮断する").map(|found| found.0), Some("遮断"));
        assert_eq!(Class::of("気づく").map(|found| found.0), Some("気づ"));
    }

    #[test]
    fn forms_of_irregular_verbs() {
        assert!(Class::Go.forms("って").meets(Forms::TE));
        assert!(Class::Honorific.forms("い").meets(Forms::STEM));
        assert!(Class::Do.forms("でき").meets(Forms::CAN));
        assert!(Class::Five('む').forms("んだ").meets(Forms::TA));
    }
}
