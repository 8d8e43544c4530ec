//! How dates are written in Japanese: one date or period at a place of the normal form.
//!
//! Owns the grammar of dates (eras, 同日, 翌28日, 上旬, weekdays, times, ranges). Resolves nothing: years and
//! days that the text leaves to its context stay relative here.

use super::number;
use super::written::{DayOf, Month, Period, Written, Year};

pub(super) const ERAS: &[(&str, i16)] = &[("令和", 2018), ("平成", 1988), ("昭和", 1925)];
const WEEKDAYS: &str = "月火水木金土日";

/// Reads the date or period at the beginning of `text`. `context` says whether a date stands before it, without
/// which a bare `4日` is none.
pub fn period(text: &str, context: bool) -> Option<Period> {
    if let Some(pair) = day_pair(text) {
        return Some(pair);
    }
    let first = date(text, context)?;
    let rest = &text[first.len..];
    for sign in ["~", "-", "から", "より", "―", "–", "—"] {
        let Some(after) = rest.strip_prefix(sign) else { continue };
        let gap = after.len() - after.trim_start_matches(['、', ' ']).len();
        if let Some(last) = date(&after[gap..], true) {
            let len = first.len + sign.len() + gap + last.len;
            return Some(Period { first, last: Some(last), len });
        }
    }
    Some(Period { first, last: None, len: first.len })
}

/// `3月16-17日`, `2024年3月16日・17日`: two days under one month.
fn day_pair(text: &str) -> Option<Period> {
    let (year, at) = year(text);
    let (month, len) = month(&text[at..])?;
    let start = at + len;
    let (from, len) = small(&text[start..], 31)?;
    let rest = &text[start + len..];
    let after = rest.strip_prefix(['-', '~'])?;
    let (to, to_len) = small(after, 31)?;
    let tail = after[to_len..].strip_prefix('日')?;
    let mut len = text.len() - tail.len();
    len += weekday(tail).map_or(0, |(_, len)| len);
    let day = |day| Written { year, month, day: DayOf::Given(day), weekday: None, len };
    Some(Period { first: day(from), last: Some(day(to)), len })
}

/// One date.
fn date(text: &str, context: bool) -> Option<Written> {
    let mut written = numeric(text).or_else(|| words(text, context))?;
    if let Some((day, len)) = weekday(&text[written.len..]) {
        written.weekday = Some(day);
        written.len += len;
    }
    written.len += time(&text[written.len..]);
    Some(written)
}

/// `2024/11/18`, `2024-11-18`, `2024.9.18`, `11/18(月)`, `1/3 18:42`.
fn numeric(text: &str) -> Option<Written> {
    let (first, len) = plain(text)?;
    let sign = text[len..].chars().next().filter(|c| "/.-".contains(*c))?;
    let (second, second_len) = small(&text[len + 1..], 31)?;
    let at = len + 1 + second_len;
    if (1900..=2199).contains(&first) && len == 4 {
        let (third, third_len) = text[at..].strip_prefix(sign).and_then(|rest| small(rest, 31))?;
        let end = at + 1 + third_len;
        let bad = second > 12 || text[end..].starts_with(|c: char| c.is_ascii_digit());
        let (year, month) = (Year::Given(i16::try_from(first).ok()?), Month::Given(second));
        return (!bad).then_some(Written { year, month, day: DayOf::Given(third), weekday: None, len: end });
    }
    // Without a year, a fraction or a page number looks the same: a weekday, a time or a range must follow.
    let rest = &text[at..];
    let dated = weekday(rest).is_some() || time(rest) > 0 || rest.starts_with('~');
    let plausible = sign == '/' && (1..=12).contains(&first) && dated;
    let (year, month) = (Year::Unwritten, Month::Given(u8::try_from(first).ok()?));
    plausible.then_some(Written { year, month, day: DayOf::Given(second), weekday: None, len: at })
}

/// `令和6年1月16日`, `同月30日`, `翌28日`, `10月上旬`, `4日夜`.
fn words(text: &str, context: bool) -> Option<Written> {
    if let Some(rest) = text.strip_prefix("同日") {
        return Some(relative(text, rest, DayOf::Same));
    }
    if let Some(rest) = text.strip_prefix("翌日") {
        return Some(relative(text, rest, DayOf::Next(None)));
    }
    let (year, at) = year(text);
    let rest = &text[at..];
    if let Some((month, len)) = month(rest) {
        let at = at + len;
        if let Some((day, len)) = day_number(&text[at..]) {
            let month = if rest.starts_with('翌') { Month::Given(month_number(month)?) } else { month };
            return Some(Written { year, month, day: DayOf::Given(day), weekday: None, len: at + len });
        }
        // A month alone is a date only where the year or a part of the month stands with it.
        let part = ["上旬", "中旬", "下旬", "初旬", "初め", "半ば", "末", "頃", "ごろ"];
        let part = part.iter().find(|part| text[at..].starts_with(**part)).map_or(0, |part| part.len());
        let dated = year != Year::Unwritten || part > 0;
        return dated.then_some(Written { year, month, day: DayOf::None, weekday: None, len: at + part });
    }
    if year != Year::Unwritten {
        return None;
    }
    if let Some((day, len)) = text.strip_prefix('翌').and_then(day_number) {
        return Some(Written {
            year: Year::Same,
            month: Month::Same,
            day: DayOf::Next(Some(day)),
            weekday: None,
            len: '翌'.len_utf8() + len,
        });
    }
    let (day, len) = day_number(text)?;
    (context && follows_a_day(&text[len..])).then_some(Written {
        year: Year::Same,
        month: Month::Same,
        day: DayOf::Given(day),
        weekday: None,
        len,
    })
}

fn relative(text: &str, rest: &str, day: DayOf) -> Written {
    Written { year: Year::Same, month: Month::Same, day, weekday: None, len: text.len() - rest.len() }
}

fn month_number(month: Month) -> Option<u8> {
    match month {
        Month::Given(month) => Some(month),
        Month::Same | Month::Next => None,
    }
}

/// The year at the beginning, and its bytes (0 where none is written).
fn year(text: &str) -> (Year, usize) {
    for (word, year) in [
        ("同年", Year::Same),
        ("本年", Year::This),
        ("今年", Year::This),
        ("昨年", Year::Last),
        ("去年", Year::Last),
        ("来年", Year::Coming),
        ("翌年", Year::Next),
    ] {
        if text.starts_with(word) {
            return (year, word.len());
        }
    }
    let (base, at) =
        ERAS.iter().find(|(era, _)| text.starts_with(era)).map_or((0, 0), |(era, base)| (*base, era.len()));
    let rest = &text[at..];
    let read = if base > 0 && rest.starts_with('元') {
        Some((1, '元'.len_utf8()))
    } else {
        plain(rest).filter(|(_, len)| if base > 0 { *len <= 2 } else { *len == 4 })
    };
    let Some((number, len)) = read else { return (Year::Unwritten, 0) };
    let after = &rest[len..];
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
    let era = ERAS.iter().find(|(era, ..)| rest.starts_with(era));
    let rest = era.map_or(rest, |(era, ..)| &rest[era.len()..]);
    let rest = match rest.strip_prefix('元').filter(|_| era.is_some()) {
        Some(rest) => rest,
        None => {
            let (_, len) =
                plain(rest).filter(|(_, len)| if era.is_some() { *len <= 2 } else { *len == 4 })?;
            &rest[len..]
        }
    };
    let rest = rest.strip_prefix('年').unwrap_or(rest);
    rest.strip_prefix(')')
}

fn month(text: &str) -> Option<(Month, usize)> {
    for (word, month) in [("同月", Month::Same), ("翌月", Month::Next)] {
        if text.starts_with(word) {
            return Some((month, word.len()));
        }
    }
    // 翌1月28日 is written where only the day is the next one.
    let lead = if text.starts_with('翌') { '翌'.len_utf8() } else { 0 };
    let (month, len) = small(&text[lead..], 12)?;
    let end = lead + len;
    text[end..].starts_with('月').then_some((Month::Given(month), end + '月'.len_utf8()))
}

fn day_number(text: &str) -> Option<(u8, usize)> {
    let (day, len) = small(text, 31)?;
    let rest = text[len..].strip_prefix('日')?;
    // 30日間, 5日以内, 3日程度 are durations.
    let duration =
        ["間", "以内", "程度", "分", "後", "前", "目", "ほど", "本"].iter().any(|d| rest.starts_with(d));
    (!duration).then_some((day, len + '日'.len_utf8()))
}

/// A bare day needs what shows it to be one.
fn follows_a_day(rest: &str) -> bool {
    let signs =
        ["に", "、", "夜", "朝", "付", "以降", "から", "まで", "の", "(", "午", "~", "には", "時点", "未明"];
    rest.is_empty() || signs.iter().any(|sign| rest.starts_with(sign))
}

/// A number of one or two digits, from 1 to `most`.
fn small(text: &str, most: u8) -> Option<(u8, usize)> {
    let (value, len) = plain(text)?;
    let value = u8::try_from(value).ok()?;
    (len <= 2 && (1..=most).contains(&value)).then_some((value, len))
}

/// Digits without separators.
pub(super) fn plain(text: &str) -> Option<(u64, usize)> {
    let len = text.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=4).contains(&len) {
        return Some((text[..len].parse().ok()?, len));
    }
    // 三月十日 is rare but real in formal letters.
    let read = number::read(text).filter(|read| read.ideographic && len == 0)?;
    Some((read.value, read.len))
}

/// `(火)`, `(火曜)`, `(火曜日)` in any bracket.
fn weekday(text: &str) -> Option<(u8, usize)> {
    let open = text.chars().next().filter(|c| "([〈<「[".contains(*c))?;
    let rest = &text[open.len_utf8()..];
    let day = rest.chars().next()?;
    let index = WEEKDAYS.chars().position(|d| d == day)?;
    let rest = &rest[day.len_utf8()..];
    let rest = rest.strip_prefix("曜日").or_else(|| rest.strip_prefix('曜')).unwrap_or(rest);
    // 月(火・祝): what follows the day inside the bracket is of no interest here.
    let inner = rest.find([')', ']', '〉', '>', '」']).filter(|at| *at <= 12)?;
    let end = inner + rest[inner..].chars().next()?.len_utf8();
    Some((u8::try_from(index).ok()?, text.len() - rest.len() + end))
}

/// `午後4時30分頃`, `18:19`, `17時半頃`, after at most one space or comma. Returns its bytes.
fn time(text: &str) -> usize {
    let body = text.trim_start_matches([' ', '、', '・']);
    let gap = text.len() - body.len();
    if gap > '、'.len_utf8() {
        return 0;
    }
    let half = ["午前", "午後"].iter().find(|half| body.starts_with(**half)).map_or(0, |half| half.len());
    let Some((_, len)) = plain(&body[half..]) else { return 0 };
    let mut at = half + len;
    if let Some(rest) = body[at..].strip_prefix('時') {
        if rest.starts_with('間') {
            return 0;
        }
        at += '時'.len_utf8();
        if rest.starts_with('半') {
            at += '半'.len_utf8();
        } else if let Some((_, len)) = plain(rest).filter(|(_, len)| rest[*len..].starts_with('分')) {
            at += len + '分'.len_utf8();
        }
    } else if let Some((_, len)) = body[at..].strip_prefix(':').and_then(plain) {
        at += 1 + len;
    } else {
        return 0;
    }
    at += ["頃", "ごろ"].iter().find(|sign| body[at..].starts_with(**sign)).map_or(0, |sign| sign.len());
    gap + at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> Option<(Year, Month, DayOf, usize)> {
        period(text, true).map(|p| (p.first.year, p.first.month, p.first.day, p.len))
    }

    #[test]
    fn reads_dates_as_notices_write_them() {
        use DayOf::{Given as D, Next, None as NoDay, Same as SameDay};
        for (text, year, month, day, rest) in [
            ("令和6年1月16日(火曜日)に", Year::Given(2024), Month::Given(1), D(16), "に"),
            ("令和6年(2024年)1月16日に", Year::Given(2024), Month::Given(1), D(16), "に"),
            ("2024(令和6)年1月16日に", Year::Given(2024), Month::Given(1), D(16), "に"),
            ("令和元年5月1日", Year::Given(2019), Month::Given(5), D(1), ""),
            ("2024/11/18 公表", Year::Given(2024), Month::Given(11), D(18), " 公表"),
            ("2024.9.18、", Year::Given(2024), Month::Given(9), D(18), "、"),
            ("10/24(木)7:40頃、", Year::Unwritten, Month::Given(10), D(24), "、"),
            ("同年7月1日には", Year::Same, Month::Given(7), D(1), "には"),
            ("同月30日、", Year::Unwritten, Month::Same, D(30), "、"),
            ("翌28日に", Year::Same, Month::Same, Next(Some(28)), "に"),
            ("翌1月28日、", Year::Unwritten, Month::Given(1), D(28), "、"),
            ("同日、", Year::Same, Month::Same, SameDay, "、"),
            ("令和4年10月上旬から", Year::Given(2022), Month::Given(10), NoDay, "から"),
            ("11月14日(木)午後4時30分頃、", Year::Unwritten, Month::Given(11), D(14), "、"),
            ("4日夜", Year::Same, Month::Same, D(4), "夜"),
        ] {
            assert_eq!(first(text), Some((year, month, day, text.len() - rest.len())), "{text}");
        }
    }

    #[test]
    fn reads_periods() {
        let text = "2023年11月29日(水)~2024年1月12日(金)まで";
        let read = period(text, false).unwrap();
        assert_eq!(read.last.unwrap().day, DayOf::Given(12));
        assert_eq!(&text[read.len..], "まで");
        let pair = period("3月16-17日に", false).unwrap();
        assert_eq!(pair.first.day, DayOf::Given(16));
        assert_eq!(pair.last.unwrap().day, DayOf::Given(17));
    }

    #[test]
    fn leaves_durations_and_fractions_alone() {
        for text in ["30日間", "5日以内", "1/2", "2018年度以前", "24時間", "3か月", "365日", "100日"]
        {
            assert_eq!(period(text, true), None, "{text}");
        }
    }
}
