//! The numbers that a date is written with: its year, month and day.
//!
//! Owns which numbers are none of a date: 3日間, 5日目. How dates are put together is for [`super`].

use crate::mentions::era;
use crate::mentions::figure::figure;
use crate::mentions::written::{Month, Year};
use crate::text::{begins_with, slice};

/// The year at the beginning, and its bytes (0 where none is written).
pub(super) fn year(text: &str) -> (Year, usize) {
    for (word, year) in [
        ("同年", Year::Same),
        ("本年", Year::This),
        ("今年", Year::This),
        ("ことし", Year::This),
        ("一昨年", Year::Ago(2)),
        ("昨年", Year::Ago(1)),
        ("去年", Year::Ago(1)),
        ("来年", Year::Ago(-1)),
        ("前年", Year::Before),
        ("翌年", Year::Next),
    ] {
        if begins_with(text, word) {
            let rest = slice(text, word.len()..);
            let after = rest.strip_prefix('の').filter(|rest| month(rest).is_some());
            return (year, text.len() - after.unwrap_or(rest).len());
        }
    }
    let (base, at) = era::named(text).map_or((0, 0), |(era, len)| (era.base, len));
    let rest = slice(text, at..);
    let read = if base > 0 && rest.starts_with('元') {
        Some((1, '元'.len_utf8()))
    } else {
        let read = figure(rest).filter(|read| if base > 0 { read.digits <= 2 } else { read.digits == 4 });
        read.map(|read| (read.value, read.len))
    };
    let Some((number, len)) = read else { return (Year::Unwritten, 0) };
    let after = slice(rest, len..);
    // 令和6年(2024年)1月16日, 令和6(2024)年1月16日: the year told twice counts as told first.
    let tail = match after.strip_prefix('年') {
        Some(tail) => tail,
        None => match year_beside(after).and_then(|tail| tail.strip_prefix('年')) {
            Some(tail) => tail,
            None => return (Year::Unwritten, 0),
        },
    };
    if tail.starts_with('度') {
        return (Year::Unwritten, 0);
    }
    let tail = year_beside(tail).unwrap_or(tail);
    match i16::try_from(number) {
        Ok(number) => (Year::Given(base + number), text.len() - tail.len()),
        Err(_) => (Year::Unwritten, 0),
    }
}

/// What follows a year in brackets, `(2024年)`, `(令和6)`, at the beginning.
fn year_beside(text: &str) -> Option<&str> {
    let rest = text.strip_prefix('(')?;
    let era = era::named(rest);
    let rest = era.map_or(rest, |(_, len)| slice(rest, len..));
    let rest = match rest.strip_prefix('元').filter(|_| era.is_some()) {
        Some(rest) => rest,
        None => {
            let most = |digits| if era.is_some() { digits <= 2 } else { digits == 4 };
            slice(rest, figure(rest).filter(|read| most(read.digits))?.len..)
        }
    };
    let rest = rest.strip_prefix('年').unwrap_or(rest);
    rest.strip_prefix(')')
}

/// The month at the beginning, and its bytes.
pub(super) fn month(text: &str) -> Option<(Month, usize)> {
    for (word, month) in [
        ("同月", Month::Same),
        ("翌月", Month::Next),
        ("前月", Month::Before),
        ("先月", Month::Ago(1)),
        ("今月", Month::Ago(0)),
        ("来月", Month::Ago(-1)),
    ] {
        if begins_with(text, word) {
            return Some((month, word.len()));
        }
    }
    let lead = if text.starts_with('翌') { '翌'.len_utf8() } else { 0 };
    let month = figure(slice(text, lead..))?;
    let end = lead + month.len;
    slice(text, end..).starts_with('月').then_some((Month::Given(month.small(12)?), end + '月'.len_utf8()))
}

/// The day at the beginning, and its bytes, where it is no number of days.
pub(super) fn day_number(text: &str) -> Option<(u8, usize)> {
    let day = figure(text)?;
    let rest = slice(text, day.len..).strip_prefix('日').filter(|rest| !is_duration(rest))?;
    Some((day.small(31)?, text.len() - rest.len()))
}

/// 30日間, 5日以内, 3日程度 are durations.
pub(super) fn is_duration(rest: &str) -> bool {
    const BEHIND: [&str; 15] = [
        "間",
        "以内",
        "程度",
        "分",
        "後",
        "前",
        "目",
        "ほど",
        "本",
        "あと",
        "経っ",
        "たっ",
        "ぶり",
        "がかり",
        "足らず",
    ];
    BEHIND.iter().any(|word| rest.starts_with(word))
}

/// 3日に分けて, 2日に1度, 4日にわたり: so many days.
pub(super) fn numbers_days(rest: &str) -> bool {
    let spread = ["分け", "わけ", "わた", "渡", "及", "およ", "1度", "1回", "一度", "一回"];
    rest.strip_prefix('に').is_some_and(|rest| spread.iter().any(|word| rest.starts_with(word)))
}

/// A bare day needs what shows it to be one.
pub(super) fn follows_a_day(rest: &str) -> bool {
    let signs =
        ["に", "、", "夜", "朝", "付", "以降", "から", "まで", "の", "(", "午", "~", "には", "時点", "未明"];
    rest.is_empty() || signs.iter().any(|sign| rest.starts_with(sign))
}
