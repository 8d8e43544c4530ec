//! Days and times that no calendar and no clock has, and dates that are still to be filled in.
//!
//! Owns what the grammar of dates turns down although it is meant as a date. Days that one month has and another
//! has not (6月31日) are dates to the reader of dates; the calendar is the checks'.

use super::figure::{figure, is_kanji_digit};
use super::scan::Scene;
use crate::document::Place;
use crate::text::{numeral, one_of, slice};

/// Finds months, days, hours and minutes beyond the last: 13月, 5月32日, 2024/13/05, 25:00, 26時30分.
pub(crate) fn unreadable(scene: &Scene) -> Vec<Place> {
    let text = &scene.document.text;
    numbers(scene)
        .filter_map(|(start, number, end)| {
            let end = month(text, start, number, end)
                .or_else(|| slashed(text, start, number, end))
                .or_else(|| clock(text, start, number, end))?;
            Some(Place { start, end })
        })
        .chain(kanji_hours(text))
        .collect()
}

/// Hours in kanji numerals beyond the last, behind a day or a half of it: 十三日の二十五時.
fn kanji_hours(text: &str) -> impl Iterator<Item = Place> {
    text.match_indices('時').filter_map(|(sign, _)| {
        let back = slice(text, ..sign).char_indices().rev();
        let start = back.take_while(|(_, c)| is_kanji_digit(*c)).last()?.0;
        let hour = figure(slice(text, start..)).filter(|hour| hour.kanji && start + hour.len == sign)?;
        let end = sign + '時'.len_utf8();
        let rest = slice(text, end..);
        let counts = ["間", "点", "給", "短", "期", "限"].iter().any(|word| rest.starts_with(word));
        let before = slice(text, ..start).trim_end_matches([' ', '、', 'の', ')']);
        let timed = before.ends_with(['日', '前', '後', '夜', '月', '火', '水', '木', '金', '土']);
        (hour.digits <= 2 && hour.value > 24 && timed && !counts).then_some(Place { start, end })
    })
}

/// Finds dates with marks where the numbers should be: 2026年○月○日, X月X日, YYYY年MM月DD日.
pub(crate) fn blank_dates(scene: &Scene) -> Vec<Place> {
    let text = &scene.document.text;
    let mut found: Vec<Place> = Vec::new();
    for (sign, _) in text.match_indices('月') {
        let (month_at, month_blank) = field(slice(text, ..sign));
        let after = sign + '月'.len_utf8();
        let day_len = day(slice(text, after..));
        let year_sign = slice(text, ..month_at).strip_suffix('年');
        let (start, year_blank) = year_sign.map_or((month_at, false), field);
        let (end, day_blank) = match day_len {
            Some(len) => {
                (after + len + '日'.len_utf8(), slice(text, after..after + len).chars().all(is_blank))
            }
            None => (after, false),
        };
        let dated = month_at < sign && (day_len.is_some() || year_sign.is_some());
        if dated && (month_blank || day_blank || year_blank) {
            found.push(Place { start, end });
        }
    }
    found
}

/// Numbers of ASCII digits that are not part of a longer one: start, value, end.
fn numbers<'a>(scene: &Scene<'a>) -> impl Iterator<Item = (usize, u64, usize)> + use<'a> {
    let text: &'a str = &scene.document.text;
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let digits = scene.hits.signs.all().filter(|(_, sign)| sign.is_ascii_digit()).map(|(at, _)| at);
    digits.filter(move |&at| at == 0 || !digit(at - 1)).filter_map(move |start| {
        let (number, len) = plain(slice(text, start..))?;
        // Parts of larger numbers, of addresses and of words.
        let before = bytes[..start].last().copied().unwrap_or(b' ');
        let apart = !before.is_ascii_alphabetic() && !b"./-:,_=%&#".contains(&before);
        (apart && !digit(start + len)).then_some((start, number, start + len))
    })
}

/// Up to four ASCII digits at the beginning, and their number.
fn plain(text: &str) -> Option<(u64, usize)> {
    figure(text).filter(|read| !read.kanji).map(|read| (read.value, read.len))
}

/// `13月`, `5月32日`.
fn month(text: &str, start: usize, number: u64, end: usize) -> Option<usize> {
    let rest = slice(text, end..).strip_prefix('月').filter(|_| end - start <= 2)?;
    let end = text.len() - rest.len();
    let day = plain(rest).filter(|(_, len)| *len <= 2 && slice(rest, *len..).starts_with('日'));
    if let Some((day, len)) = day {
        let duration = slice(rest, len..).starts_with("日間");
        let wrong = !(1..=12).contains(&number) || !(1..=31).contains(&day);
        return (wrong && !duration).then_some(end + len + '日'.len_utf8());
    }
    let counts = ["額", "次", "分", "号", "期", "謝", "々"].iter().any(|word| rest.starts_with(word));
    (!(1..=12).contains(&number) && !counts).then_some(end)
}

/// `2024/13/05`, `2024-02-32`.
fn slashed(text: &str, start: usize, number: u64, end: usize) -> Option<usize> {
    if end - start != 4 || !(1900..2200).contains(&number) {
        return None;
    }
    let sign = slice(text, end..).chars().next().filter(|c| one_of!("/-", *c))?;
    let (month, month_len) = plain(slice(text, end + 1..)).filter(|(_, len)| *len <= 2)?;
    let rest = slice(text, end + 1 + month_len..).strip_prefix(sign)?;
    let (day, day_len) = plain(rest).filter(|(_, len)| *len <= 2)?;
    let tail = slice(rest, day_len..);
    // 2026-13-40 is neither a month nor a day: the number of a paper.
    let wrong = !(1..=12).contains(&month) ^ !(1..=31).contains(&day);
    // 2024-13-05-7 is the number of a paper, 2024/13/05/ a path.
    let alone = !tail.starts_with(|c: char| c.is_ascii_alphanumeric() || one_of!("/-_.", c));
    (wrong && alone).then_some(text.len() - tail.len())
}

/// `25:00`, `26時30分`, `10時75分`.
fn clock(text: &str, start: usize, hour: u64, end: usize) -> Option<usize> {
    if end - start > 2 {
        return None;
    }
    let rest = slice(text, end..);
    if let Some(after) = rest.strip_prefix('時') {
        let counts = ["間", "点", "給", "短", "期", "限"].iter().any(|word| after.starts_with(word));
        let minutes = plain(after).filter(|(_, len)| *len <= 2 && slice(after, *len..).starts_with('分'));
        let end = end + '時'.len_utf8();
        let over = hour > 24 || minutes.is_some_and(|(minute, _)| minute > 59 || (hour == 24 && minute > 0));
        let end = minutes.map_or(end, |(_, len)| end + len + '分'.len_utf8());
        return (over && !counts).then_some(end);
    }
    let after = rest.strip_prefix(':')?;
    let (minute, len) = plain(after).filter(|(_, len)| *len == 2)?;
    let tail = slice(after, len..);
    let alone = !tail.starts_with(|c: char| c.is_ascii_alphanumeric() || one_of!(":./-", c));
    // 16:90 may be a ratio; an hour after the last with minutes is a time.
    let over = (25..48).contains(&hour) && minute < 60;
    (over && alone).then_some(end + 1 + len)
}

/// The field of a date at the end of `text`: where it begins, and whether all of it is blank.
fn field(text: &str) -> (usize, bool) {
    let marks = text.char_indices().rev().take(4).take_while(|(_, c)| is_blank(*c) || c.is_ascii_digit());
    let start = marks.last().map_or(text.len(), |(at, _)| at);
    let field = slice(text, start..);
    // 二〇〇六年一〇月 is written in full.
    let ideographic = slice(text, ..start).ends_with(|c| numeral::ideograph(c).is_some());
    (start, !field.is_empty() && !ideographic && field.chars().all(is_blank))
}

/// The bytes of the field of a day at the beginning.
fn day(text: &str) -> Option<usize> {
    let (len, sign) = text.char_indices().take(5).find(|(_, c)| !is_blank(*c) && !c.is_ascii_digit())?;
    (len > 0 && sign == '日').then_some(len)
}

fn is_blank(c: char) -> bool {
    one_of!("○◯〇●◎□■△▲*_XxYMD?", c)
}

#[cfg(test)]
mod tests {
    use super::super::testing::read;
    use crate::document::Place;

    fn told(text: &str, find: fn(&super::Scene) -> Vec<Place>) -> Vec<String> {
        read(text, |scene| {
            find(scene).into_iter().map(|place| scene.document.slice(place).to_owned()).collect()
        })
    }

    #[test]
    fn beyond_calendar_and_clock() {
        for (text, found) in [
            ("13月に配布し、", vec!["13月"]),
            ("2025年13月4日、", vec!["13月4日"]),
            ("5月32日に", vec!["5月32日"]),
            ("2024/13/05に", vec!["2024/13/05"]),
            ("当日の25:00まで", vec!["25:00"]),
            ("５月２０日２６時３０分に", vec!["26時30分"]),
            ("10時75分に", vec!["10時75分"]),
            ("十三日(火)の二十五時ごろ、", vec!["二十五時"]),
            ("翌九日、三十時に", vec!["三十時"]),
            ("六日の二十四時まで、七日の二十三時、延べ三十時間、五十時点", vec![]),
            ("24:00まで、24時まで、48時間、13月額、12月、31日、第25時限、100:25", vec![]),
            ("https://example.jp/2024/13/05/ と 10.13.45:25", vec![]),
            ("電話 03-0000-1330、1213月、対比は4:30", vec![]),
        ] {
            assert_eq!(told(text, super::unreadable), found, "{text}");
        }
    }

    #[test]
    fn still_to_be_filled_in() {
        for (text, found) in [
            ("2026年○月○日", vec!["2026年○月○日"]),
            ("2026年4月○日", vec!["2026年4月○日"]),
            ("令和●年●月", vec!["●年●月"]),
            ("X月X日に", vec!["X月X日"]),
            ("二〇〇六年一〇月一〇日と2026年4月6日、毎月○日間", vec![]),
        ] {
            assert_eq!(told(text, super::blank_dates), found, "{text}");
        }
    }
}
