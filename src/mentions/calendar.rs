//! How dates are written in Japanese: one date or period at a place of the normal form.
//!
//! Owns the grammar of dates (eras, 同日, 翌28日, 上旬, kanji numerals, ranges). Resolves nothing: years and days that
//! the text leaves to its context stay relative here.

use super::era;
use super::figure::figure;
use super::hours::time;
use super::slashed::slashed;
use super::weekdays::weekdays;
use super::written::{Around, DayOf, Month, Period, Script, Written, Year};
use crate::text::script::is_ideograph;
use crate::text::{begins_with, one_of, slice};

/// Whether a text may begin with a date: most numbers are none, as what follows them says.
pub(crate) fn may_begin(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let next = rest.chars().next();
    if rest.len() < text.len() {
        return next.is_some_and(|next| one_of!("年(月日/.-", next));
    }
    if next.is_some_and(|word| one_of!("同本昨今去来前当先そ", word)) {
        return rest.chars().nth(1).is_some_and(|behind| one_of!("年月日夜じの", behind));
    }
    true
}

/// Reads the date or period at the beginning of `text`.
pub(crate) fn period(text: &str, around: Around) -> Option<Period> {
    if let Some(pair) = day_pair(text) {
        return Some(pair);
    }
    let first = date(text, around)?;
    let rest = slice(text, first.len..);
    let part = part_of_day(rest);
    let rest = slice(rest, part..);
    for sign in ["~", "-", "から", "より", "―", "–", "—", "→"] {
        let Some(after) = rest.strip_prefix(sign) else { continue };
        let gap = after.len() - after.trim_start_matches(['、', ' ']).len();
        let around = Around { before: Some(script(slice(text, ..first.len))), entry: true, ..around };
        // 9/8から3 is no period, 9/8~9/10 is one.
        let clipped = Around { slashed: around.slashed || slice(text, ..first.len).contains('/'), ..around };
        if let Some(last) = date(slice(after, gap..), clipped) {
            let len = first.len + part + sign.len() + gap + last.len;
            return Some(apart(first, last, len));
        }
    }
    Some(Period { len: first.len, first, last: None })
}

/// The bytes of a part of the day behind a date: 2月4日の深夜から.
fn part_of_day(text: &str) -> usize {
    let rest = text.strip_prefix('の').unwrap_or(text);
    // 7月14日の11:00から: the hour at which it began.
    let hour = time(rest);
    if hour > 0 && rest.len() < text.len() {
        return text.len() - rest.len() + hour;
    }
    let parts = [
        "深夜",
        "夜遅く",
        "夜",
        "未明",
        "早朝",
        "明け方",
        "朝",
        "午前中",
        "午前",
        "昼過ぎ",
        "昼前",
        "昼",
        "午後",
        "夕方",
        "夕刻",
        "晩",
    ];
    let Some(part) = parts.iter().find(|part| begins_with(rest, part)) else { return 0 };
    let about = ["頃", "ごろ", "過ぎ"];
    let behind = slice(rest, part.len()..);
    let about = about.iter().find(|about| behind.starts_with(**about)).map_or(0, |about| about.len());
    text.len() - behind.len() + about
}

/// A period whose last day carries the bracket for both (9月7日~8日(月~火)).
fn apart(mut first: Written, mut last: Written, len: usize) -> Period {
    if let (&[from, to], true) = (&last.weekdays[..], first.weekdays.is_empty()) {
        first.weekdays = vec![from];
        last.weekdays = vec![to];
    }
    Period { first, last: Some(last), len }
}

/// `3月16-17日`, `2024年3月16・17日`: two days under one month.
fn day_pair(text: &str) -> Option<Period> {
    let (year, at) = year(text);
    let (month, len) = month(slice(text, at..)).filter(|_| !slice(text, at..).starts_with('翌'))?;
    let start = at + len;
    let from = figure(slice(text, start..))?;
    let rest = slice(text, start + from.len..);
    let after = rest.strip_prefix(['-', '~', '・', '、', ',', '―', '–'])?;
    let to = figure(after)?;
    let tail = slice(after, to.len..).strip_prefix('日').filter(|tail| !is_duration(tail))?;
    let (from, to) = (from.small(31)?, to.small(31)?);
    let mut len = text.len() - tail.len();
    let (days, bracket) = weekdays(tail).unwrap_or_default();
    len += bracket;
    let day = |day| Written { year, month, day: DayOf::Given(day), weekdays: Vec::new(), len };
    let last = Written { weekdays: days, ..day(to) };
    (from < to).then(|| apart(day(from), last, len))
}

/// One date.
fn date(text: &str, around: Around) -> Option<Written> {
    let mut written = slashed(text, around).or_else(|| words(text, around))?;
    if let Some((days, len)) = weekdays(slice(text, written.len..)) {
        written.weekdays = days;
        written.len += len;
    }
    written.len += time(slice(text, written.len..));
    Some(written)
}

/// How the numbers of a date are written.
pub(crate) fn script(written: &str) -> Script {
    match written.contains(|c: char| c.is_ascii_digit()) {
        true => Script::Figures,
        false => Script::Kanji,
    }
}

/// `令和6年1月16日`, `同月30日`, `翌28日`, `10月上旬`, `4日夜`.
fn words(text: &str, around: Around) -> Option<Written> {
    if let Some(written) = relative(text, around) {
        return Some(written);
    }
    let (year, at) = year(text);
    let rest = slice(text, at..);
    if let Some((month, len)) = month(rest) {
        let at = at + len;
        if let Some((day, len)) = day_number(slice(text, at..)) {
            // 翌1月28日 is written where only the day is the next one.
            let day = DayOf::Given(day);
            return Some(Written { year, month, day, weekdays: Vec::new(), len: at + len });
        }
        // A month alone is a date only where the year or a part of the month stands with it, or nothing else.
        let part = ["上旬", "中旬", "下旬", "初旬", "初め", "半ば", "末", "頃", "ごろ"];
        let part =
            part.iter().find(|part| slice(text, at..).starts_with(**part)).map_or(0, |part| part.len());
        let alone = around.entry && slice(text, at..).is_empty();
        let dated = year != Year::Unwritten || part > 0 || alone || matches!(month, Month::Ago(_));
        // 先月分, 2024年4月号, 3月期.
        let name = part == 0 && slice(text, at..).starts_with(['分', '号', '期', '度', '額']);
        return (dated && !name).then_some(Written {
            year,
            month,
            day: DayOf::None,
            weekdays: Vec::new(),
            len: at + part,
        });
    }
    if year != Year::Unwritten {
        return None;
    }
    bare(text, around)
}

/// `4日`, `翌28日` under a month named before.
fn bare(text: &str, around: Around) -> Option<Written> {
    let own = |day, len| Written { year: Year::Same, month: Month::Same, day, weekdays: Vec::new(), len };
    if let Some((day, len)) = text.strip_prefix('翌').and_then(day_number) {
        return Some(own(DayOf::Next(day), '翌'.len_utf8() + len));
    }
    let (day, len) = day_number(text)?;
    let before = around.before?;
    let rest = slice(text, len..);
    if numbers_days(rest) {
        return None;
    }
    // 二日に一度: in kanji numerals a day and a number of days look alike.
    let alike = script(slice(text, ..len)) == Script::Kanji && before == Script::Figures;
    let shown = weekdays(rest).is_some() || time(rest) > 0;
    let placed = (follows_a_day(rest) && !around.inside) || around.entry;
    (shown || (placed && !alike)).then(|| own(DayOf::Given(day), len))
}

/// `同日`, `その日`, `翌日`, `前日`, `本日`.
fn relative(text: &str, around: Around) -> Option<Written> {
    const SAME: [&str; 6] = ["同日", "同じ日", "その日", "その夜", "その晩", "同夜"];
    let of = |word: &str, day| {
        let (year, month) = (Year::Same, Month::Same);
        Some(Written { year, month, day, weekdays: Vec::new(), len: word.len() })
    };
    for word in SAME {
        let Some(rest) = text.strip_prefix(word) else { continue };
        // その日本, 同じ日程, その日常.
        let whole = !word.ends_with('日') || !goes_on(rest);
        return whole.then(|| of(word, DayOf::Same)).flatten();
    }
    for (word, days) in [("翌々日", 2), ("翌日", 1), ("翌朝", 1)] {
        if text.starts_with(word) {
            return of(word, DayOf::After(days));
        }
    }
    if around.inside {
        return None;
    }
    for (word, day) in [("前日", DayOf::After(-1)), ("当日", DayOf::Same)] {
        if let Some(rest) = text.strip_prefix(word).filter(|_| around.before.is_some()) {
            return dates_an_act(rest).then(|| of(word, day)).flatten();
        }
    }
    for (word, days) in [("一昨日", -2), ("本日", 0), ("昨日", -1), ("昨夜", -1)] {
        if let Some(rest) = text.strip_prefix(word) {
            return dates_an_act(rest).then(|| of(word, DayOf::FromToday(days))).flatten();
        }
    }
    None
}

/// Whether a word goes on behind 日.
fn goes_on(rest: &str) -> bool {
    let more = |c: char| is_ideograph(c) && !one_of!("中夜夕朝午未同以", c);
    rest.starts_with(more)
}

/// Whether a day that the text counts from is told as the time of an act, not as a limit or a state (本日現在).
fn dates_an_act(rest: &str) -> bool {
    let time = [
        "、",
        "に",
        "の午",
        "の朝",
        "の夜",
        "の夕",
        "のうち",
        "中に",
        "付",
        "午",
        "夜",
        "朝",
        "夕",
        "未明",
        "(",
    ];
    time.iter().any(|sign| rest.starts_with(sign)) || rest.starts_with(|c: char| c.is_ascii_digit())
}

/// The year at the beginning, and its bytes (0 where none is written).
fn year(text: &str) -> (Year, usize) {
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
        if let Some(rest) = text.strip_prefix(word) {
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

fn month(text: &str) -> Option<(Month, usize)> {
    for (word, month) in [
        ("同月", Month::Same),
        ("翌月", Month::Next),
        ("前月", Month::Before),
        ("先月", Month::Ago(1)),
        ("今月", Month::Ago(0)),
        ("来月", Month::Ago(-1)),
    ] {
        if text.starts_with(word) {
            return Some((month, word.len()));
        }
    }
    let lead = if text.starts_with('翌') { '翌'.len_utf8() } else { 0 };
    let month = figure(slice(text, lead..))?;
    let end = lead + month.len;
    slice(text, end..).starts_with('月').then_some((Month::Given(month.small(12)?), end + '月'.len_utf8()))
}

fn day_number(text: &str) -> Option<(u8, usize)> {
    let day = figure(text)?;
    let rest = slice(text, day.len..).strip_prefix('日').filter(|rest| !is_duration(rest))?;
    Some((day.small(31)?, text.len() - rest.len()))
}

/// 30日間, 5日以内, 3日程度 are durations.
fn is_duration(rest: &str) -> bool {
    ["間", "以内", "程度", "分", "後", "前", "目", "ほど", "本"].iter().any(|word| rest.starts_with(word))
}

/// 3日に分けて, 2日に1度, 4日にわたり: so many days.
fn numbers_days(rest: &str) -> bool {
    let spread = ["分け", "わけ", "わた", "渡", "及", "およ", "1度", "1回", "一度", "一回"];
    rest.strip_prefix('に').is_some_and(|rest| spread.iter().any(|word| rest.starts_with(word)))
}

/// A bare day needs what shows it to be one.
fn follows_a_day(rest: &str) -> bool {
    let signs =
        ["に", "、", "夜", "朝", "付", "以降", "から", "まで", "の", "(", "午", "~", "には", "時点", "未明"];
    rest.is_empty() || signs.iter().any(|sign| rest.starts_with(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after() -> Around {
        Around { before: Some(Script::Figures), ..Around::default() }
    }

    fn first(text: &str) -> Option<(Year, Month, DayOf, usize)> {
        period(text, after()).map(|p| (p.first.year, p.first.month, p.first.day, p.len))
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
            ("翌28日に", Year::Same, Month::Same, Next(28), "に"),
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
        let read = period(text, Around::default()).unwrap();
        assert_eq!(read.last.unwrap().day, DayOf::Given(12));
        assert_eq!(&text[read.len..], "まで");
        let pair = period("3月16-17日に", Around::default()).unwrap();
        assert_eq!(pair.first.day, DayOf::Given(16));
        assert_eq!(pair.last.unwrap().day, DayOf::Given(17));
    }

    #[test]
    fn leaves_durations_and_fractions_alone() {
        for text in ["30日間", "5日以内", "1/2", "2018年度以前", "24時間", "3か月", "365日", "100日"]
        {
            assert_eq!(period(text, after()), None, "{text}");
        }
    }
}
