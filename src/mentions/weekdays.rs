//! Weekdays beside a date: `(火)`, `(火曜日)`, `(月・祝)`, `(月・火)`, `火曜日`, `(Tue)`.
//!
//! Owns which bracket holds weekdays: one that holds nothing else but holidays and separators. Whether they are right
//! is the checks' to judge.

use crate::text::pairs::closing;
use crate::text::{one_of, slice};

const NAMES: &str = "月火水木金土日";
const ENGLISH: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// The weekdays that one bracket names, Monday = 0, and the bytes it takes with a space before it.
pub(crate) fn weekdays(text: &str) -> Option<(Vec<u8>, usize)> {
    let body = text.strip_prefix(' ').unwrap_or(text);
    let gap = text.len() - body.len();
    let bracketed = body.chars().next().and_then(|open| {
        let close = closing(open).filter(|_| one_of!("([〈<「【〔《", open))?;
        let inside = slice(body, open.len_utf8()..);
        let (days, len) = named(inside);
        let end = slice(inside, len..).strip_prefix(close)?;
        Some((days, text.len() - end.len()))
    });
    let plain = || {
        let (day, len) = kanji(body)?;
        slice(body, ..len).contains('曜').then_some((vec![day], gap + len))
    };
    bracketed.filter(|(days, _)| !days.is_empty()).or_else(plain)
}

/// Weekdays, holidays and separators at the beginning, and their bytes.
fn named(text: &str) -> (Vec<u8>, usize) {
    let (mut days, mut at) = (Vec::new(), 0);
    loop {
        let rest = slice(text, at..);
        let holiday = ["振替休日", "国民の休日", "祝日", "休日", "振替", "振休", "祝", "休"];
        if let Some((day, len)) = kanji(rest).or_else(|| english(rest)) {
            days.push(day);
            at += len;
        } else if let Some(word) = holiday.iter().find(|word| rest.starts_with(**word)) {
            at += word.len();
        } else if let Some(sign) = rest.chars().next().filter(|c| one_of!(" 、,・/~-―–と.", *c)) {
            at += sign.len_utf8();
        } else {
            return (days, at);
        }
    }
}

/// 火, 火曜, 火曜日.
fn kanji(text: &str) -> Option<(u8, usize)> {
    let name = text.chars().next()?;
    let day = NAMES.chars().position(|day| day == name)?;
    let rest = slice(text, name.len_utf8()..);
    let rest = rest.strip_prefix("曜日").or_else(|| rest.strip_prefix('曜')).unwrap_or(rest);
    Some((u8::try_from(day).ok()?, text.len() - rest.len()))
}

/// Tue, Tuesday.
fn english(text: &str) -> Option<(u8, usize)> {
    let len = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let word = slice(text, ..len).to_ascii_lowercase();
    let day = ENGLISH.iter().position(|day| word.starts_with(day))?;
    let whole =
        word.len() == 3 || word.ends_with("day") || matches!(word.as_str(), "tues" | "thur" | "thurs");
    whole.then_some((u8::try_from(day).ok()?, len))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bracket_of_weekdays_and_no_other() {
        for (text, days, rest) in [
            ("(火)に", vec![1], "に"),
            (" (水曜日)、", vec![2], "、"),
            ("(月・祝)", vec![0], ""),
            ("(月・火)まで", vec![0, 1], "まで"),
            ("(月~金)", vec![0, 4], ""),
            ("【土】", vec![5], ""),
            ("木曜日の", vec![3], "の"),
            ("(Wed)", vec![2], ""),
            ("(日、振替休日)", vec![6], ""),
        ] {
            assert_eq!(weekdays(text), Some((days, text.len() - rest.len())), "{text}");
        }
        for text in
            ["(日本時間)", "(日中)", "(木村様あて)", "(月次処理)", "(祝)", "()", "(monitor)", "火", "(土砂)"]
        {
            assert_eq!(weekdays(text), None, "{text}");
        }
    }
}
