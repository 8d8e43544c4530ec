//! What a text says of a whole list of kinds: that it is the list of what leaked, and that it is all of it.
//!
//! Owns the tail of a list: its bracket, its number (の3項目), のみ, だけ, the は that makes it the topic. Which kinds
//! leaked is decided elsewhere.

use crate::grammar::COPULAS;
use crate::text::numeral::is_numeral;
use crate::text::{begin, begins_with, slice};

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
pub(crate) fn behind_open(rest: &str) -> &str {
    const OTHERS: [&str; 3] = ["そのほか", "その他", "ほか"];
    // 「ほかに」「ほか、」 goes on with what else there is.
    let closes = |tail: &&str| {
        const ENDS: [&str; 10] = ["です", "でし", "でござ", "であ", "だ", "で、", "が", "を", "も", "。"];
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
pub(crate) fn numbers(lead: &str) -> bool {
    lead.match_indices("次の").chain(lead.match_indices("以下の")).any(|(at, mark)| {
        let rest = slice(lead, at + mark.len()..);
        let (left, all) = counted(rest);
        all && is_copula(left)
    })
}

/// What stands behind a list and its number, and whether the number or a word makes the list all there is.
pub(crate) fn counted(rest: &str) -> (&str, bool) {
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
pub(crate) fn is_copula(rest: &str) -> bool {
    /// Letters of the longest, and more: a sentence may go on without end.
    const LONGEST: usize = 24;
    let rest = begin(rest, LONGEST);
    let rest = slice(rest, ..rest.find('。').unwrap_or(rest.len()));
    rest.is_empty()
        || COPULAS.contains(&rest)
        || matches!(rest, "になります" | "となります" | "になる" | "となる")
}

/// What stands behind a text over the bracket that it begins with: what stands there belongs to what comes before.
pub(crate) fn past_bracket(text: &str) -> &str {
    const LONGEST: usize = 60;
    let bracket = text.strip_prefix('(').and_then(|inner| begin(inner, LONGEST).split_once(')'));
    bracket.map_or(text, |(inner, _)| slice(text, inner.len() + "()".len()..))
}

/// Whether は or the like makes what ends at an offset the topic of its sentence: 「Xは」, 「X等の決済情報は」, 「Xの欄は」.
pub(crate) fn is_topic(text: &str, end: usize) -> bool {
    let marks = |rest: &str| {
        let marks = [
            "は",
            "も",
            "までは",
            "までも",
            "については",
            "についても",
            "に関しては",
            "に関しても",
            "につきましては",
            "につきましても",
            "のいずれも",
            "とも",
        ];
        marks.iter().any(|mark| begins_with(rest, mark))
    };
    // 「番号(下4桁を含む)は」: what stands in a bracket belongs to it.
    let rest = behind_open(past_bracket(slice(text, end..))).trim_start_matches(['」', ' ']);
    if marks(rest) {
        return true;
    }
    // 「X、カードの情報およびYは」: a series shares its は.
    const SERIES: usize = 48;
    let joined = ["、", "・", "および", "及び", "ならびに", "並びに", "や", "と"];
    if joined.iter().any(|sign| begins_with(rest, sign)) {
        let series = rest.char_indices().nth(SERIES).map_or(rest, |(at, _)| slice(rest, ..at));
        let end = series.find(['は', 'も', 'を', 'が', 'に', 'で', '。', 'て', 'し', '\n']);
        return end.is_some_and(|at| slice(series, at..).starts_with(['は', 'も']));
    }
    // 「Xと、企業から届いた文面は」: what came from somewhere is one of the series.
    if ["から", "より"].iter().any(|from| begins_with(rest, from)) {
        let series = rest.char_indices().nth(SERIES).map_or(rest, |(at, _)| slice(rest, ..at));
        let end = series.find(['は', 'も', 'を', 'が', '。', '、', '\n']);
        return end.is_some_and(|at| slice(series, at..).starts_with(['は', 'も']));
    }
    // 「Xの欄は」, 「X等の決済に関する情報は」, 「Xに関することは」.
    const LONGEST: usize = 16;
    let near = rest.char_indices().nth(LONGEST).map_or(rest, |(at, _)| slice(rest, ..at));
    let Some(at) = near.find(['は', 'も']) else { return false };
    let noun = slice(near, ..at);
    let general = ["情報", "データ", "欄", "項目", "番号", "こと", "もの", "記載", "類"];
    let general = general.iter().any(|end| noun.ends_with(end));
    general
        && ["の", "欄", "に関", "にかか", "に係", "といった"].iter().any(|link| rest.starts_with(link))
        && !noun.trim_end_matches("こと").contains(['を', 'が', '、', '。', 'と'])
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
