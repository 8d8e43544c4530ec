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
    /// It stood in what leaked: 氏名と住所を記した名簿.
    Held,
    /// It is what leaked: it stands under such a heading, or what its sentence speaks of is what leaked.
    Leaked,
    /// There is nothing else: the text gives the number of its members, or says only these.
    All,
}

/// What stands behind a list without the word that leaves it open: 氏名、住所|など, 登校班|ほか.
pub fn behind_open(rest: &str) -> &str {
    const OTHERS: [&str; 3] = ["そのほか", "その他", "ほか"];
    // 「ほかに」「ほか、」 goes on with what else there is.
    let closes = |tail: &&str| {
        const ENDS: [&str; 9] = ["です", "でし", "でござ", "であ", "で、", "が", "を", "も", "。"];
        let tail = tail.trim_start_matches('の');
        tail.is_empty()
            || tail.starts_with(is_numeral)
            || tail.starts_with('数')
            || ENDS.iter().any(|end| tail.starts_with(end))
    };
    let mut rest = rest;
    while let Some(behind) = rest.strip_prefix("など") {
        rest = behind;
    }
    let rest = rest.trim_start_matches(['等', '々']);
    OTHERS.iter().find_map(|other| rest.strip_prefix(other)).filter(closes).unwrap_or(rest)
}

/// Whether a lead gives the number of what is listed below it: 漏れたのは次の3項目です.
pub fn numbers(lead: &str) -> bool {
    lead.match_indices("次の").chain(lead.match_indices("以下の")).any(|(at, mark)| {
        let rest = slice(lead, at + mark.len()..);
        let (left, all) = counted(rest);
        all && is_copula(left)
    })
}

/// What stands behind a list and its number, and whether the number or a word makes the list all there is.
pub fn counted(rest: &str) -> (&str, bool) {
    let rest = behind_open(rest);
    let rest = if rest.starts_with("のみ") { rest } else { rest.trim_start_matches('の') };
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
            ("のみです。", "です。", true),
            ("ほかです。", "です。", false),
            ("ほか、番号です。", "ほか、番号です。", false),
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
