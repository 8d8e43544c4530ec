//! What a text says of a whole list of kinds: that it is the list of what leaked, and that it is all of it.
//!
//! Owns the tail of a list: its number (の3項目), のみ, だけ. Which kinds leaked is decided elsewhere.

use crate::text::numeral::is_numeral;
use crate::text::slice;

/// What a text says of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Claim {
    /// Nothing of the whole.
    Nothing,
    /// It is what leaked: it stands under such a heading, or what its sentence speaks of is what leaked.
    Leaked,
    /// There is nothing else: the text gives the number of its members, or says only these.
    All,
}

/// What stands behind a list and its number, and whether the number or a word makes the list all there is.
pub fn counted(rest: &str) -> (&str, bool) {
    let rest = rest.trim_start_matches("など").trim_start_matches(['等', 'の']);
    let numbered = rest.trim_start_matches(is_numeral);
    let unit = ["項目", "種類", "種", "点", "つ"].iter().find_map(|unit| numbered.strip_prefix(unit));
    let unit = unit.filter(|_| numbered.len() < rest.len());
    let counted = unit.unwrap_or(rest);
    let only = ["のみ", "だけ"].iter().find_map(|only| counted.strip_prefix(only));
    let left = only.unwrap_or(counted);
    (left, unit.is_some() || only.is_some())
}

/// Whether a tail ends in a copula by which nothing is said of the list but that it is so.
pub fn is_copula(rest: &str) -> bool {
    let rest = slice(rest, ..rest.find('。').unwrap_or(rest.len()));
    matches!(rest, "です" | "でございます" | "である" | "でした" | "になります" | "となります" | "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_or_a_word_closes_a_list() {
        for (rest, left, all) in [
            ("の3項目です。", "です。", true),
            ("の四種類のみです。", "です。", true),
            ("だけを控えた", "を控えた", true),
            ("です。", "です。", false),
            ("など3点で、", "で、", true),
            ("つきの封筒", "つきの封筒", false),
        ] {
            assert_eq!(counted(rest), (left, all), "{rest}");
        }
        assert!(is_copula("でございます。ほかに"));
        assert!(!is_copula("ですが、"));
    }
}
