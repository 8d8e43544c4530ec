//! How dates are written in Japanese: one date or period at a place of the normal form.
//!
//! Owns the grammar of dates (eras, 同日, 翌28日, 上旬, kanji numerals, ranges). Resolves nothing: years and days that
//! the text leaves to its context stay relative here.

mod numbers;

use super::figure::figure;
use super::hours::time;
use super::slashed::slashed;
use super::weekdays::weekdays;
use super::written::{Around, DayOf, Month, Period, Script, Written, Year};
use crate::text::script::is_ideograph;
use crate::text::{begins_with, one_of, slice};
use numbers::{day_number, follows_a_day, is_duration, month, numbers_days, year};

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
        "正午",
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
    // 翌28日, 翌る一日.
    let next =
        ["翌る", "明くる", "あくる", "翌"].iter().find_map(|next| Some((next, text.strip_prefix(next)?)));
    if let Some((next, (day, len))) = next.and_then(|(next, rest)| Some((next, day_number(rest)?))) {
        return Some(own(DayOf::Next(day), next.len() + len));
    }
    let (day, len) = day_number(text)?;
    let before = around.before?;
    let rest = slice(text, len..);
    if numbers_days(rest) {
        return None;
    }
    // 二日に一度: in kanji numerals a day and a number of days look alike.
    let alike = script(slice(text, ..len)) == Script::Kanji && before == Script::Figures;
    let shown = weekdays(rest).is_some() || time(rest) > 0 || around.asked && rest.starts_with("です");
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
        // 同日報告しました: a noun behind 同日 is what was done then.
        let whole = word == "同日" || !word.ends_with('日') || !goes_on(rest);
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
    for (word, days) in
        [("一昨日", -2), ("本日", 0), ("今朝", 0), ("けさ", 0), ("昨日", -1), ("昨夜", -1), ("昨晩", -1)]
    {
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
    time.iter().any(|sign| rest.starts_with(sign))
        || rest.starts_with(|c: char| c.is_ascii_digit())
        || begins_with_act(rest)
}

/// Whether the noun of an act follows with the verb that makes it one: 本日|報告しました, 昨日|届け出ました; not 本日|現在.
fn begins_with_act(rest: &str) -> bool {
    /// Letters of the longest such noun.
    const LONGEST: usize = 4;
    let verb = rest.trim_start_matches(is_ideograph);
    let noun = slice(rest, ..rest.len() - verb.len());
    let letters = noun.chars().count();
    let made = ["しま", "した", "して", "いたし", "済み"].iter().any(|form| verb.starts_with(form));
    (2..=LONGEST).contains(&letters) && made || noun == "届" && verb.starts_with("け出")
}

#[cfg(test)]
mod tests;
