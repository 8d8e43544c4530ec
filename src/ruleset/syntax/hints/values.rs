//! Slips in values, in what stands around them, and in brackets left open.

use super::Slip;
use crate::ruleset::read::{day_in, spoken};
use crate::ruleset::syntax::line::{Line, QUOTES, WIDE};
use crate::text::slice;
use std::ops::Range;

/// Full-width signs outside quotes, and full-width quotes.
pub(super) fn wide(line: &Line<'_>) -> Option<Slip> {
    if let Some(open) = line.open() {
        let at = slice(line.text, open..).rfind(|sign| QUOTES.contains(&sign) && !sign.is_ascii())? + open;
        let sign = slice(line.text, at..).chars().next()?;
        let ja = format!("「{sign}」は全角です。半角の \" で閉じてください");
        let en = format!("`{sign}` is full-width: close the string with an ASCII `\"`");
        let slip = Slip::new(line.span(at..at + sign.len_utf8()), ja, en);
        return Some(slip.because("引用符が閉じていません", "a string is not closed"));
    }
    let (at, sign) = line.outside().find(|(_, sign)| {
        WIDE.iter().any(|(wide, _)| wide == sign) || QUOTES.contains(sign) && !sign.is_ascii()
    })?;
    let end = at + sign.len_utf8();
    if QUOTES.contains(&sign) {
        let rest = slice(line.text, end..);
        let length = rest.find(|sign| QUOTES.contains(&sign))?;
        let closing = slice(rest, length..).chars().next()?.len_utf8();
        let inner = slice(rest, ..length);
        return Some(Slip::new(
            line.span(at..end + length + closing),
            format!("引用符は半角の \" です: \"{inner}\""),
            format!("quotes are ASCII: \"{inner}\""),
        ));
    }
    if sign == '\u{3000}' {
        let ja = "半角の空白にするか、消してください";
        let en = "write an ASCII space, or take it out";
        let slip = Slip::new(line.span(at..end), ja, en);
        return Some(slip.because("全角の空白があります", "a full-width space"));
    }
    let plain = WIDE.iter().find(|(wide, _)| *wide == sign)?.1;
    let slip = Slip::new(
        line.span(at..end),
        format!("「{sign}」は全角です。半角の {plain} を書いてください"),
        format!("`{sign}` is full-width: write an ASCII `{plain}`"),
    );
    Some(slip.because("全角の記号があります", "a full-width sign"))
}

/// `\` in a string: paths of Windows, and expressions.
pub(super) fn escape(line: &Line<'_>, span: &Range<usize>, reason: &str) -> Option<Slip> {
    if !reason.starts_with("missing escaped value") && !reason.contains("unicode value") {
        return None;
    }
    let at = span.start.checked_sub(line.start)?;
    let from = line.text.get(..at)?.rfind('"')?;
    let to = slice(line.text, from + 1..).find('"').map_or(line.text.trim_end().len(), |end| from + end + 2);
    let raw = slice(line.text, from..to);
    let inner = raw.trim_matches('"');
    let (ja, en) = if inner.ends_with(".toml") {
        let path = inner.replace("\\\\", "/").replace('\\', "/");
        (
            format!("パスの区切りは / で書いてください: \"{path}\""),
            format!("write paths with `/`: \"{path}\""),
        )
    } else {
        let ja =
            format!("\" \" の中の \\ は特別な記号です。そのまま使うなら ' ' で囲んでください: '{inner}'");
        (ja, format!("`\\` is a special sign in \"…\": write '{inner}' to mean the sign itself"))
    };
    Some(Slip::new(line.span(from..to), ja, en))
}

pub(super) fn open_quote(line: &Line<'_>) -> Option<Slip> {
    let from = line.open()?;
    let text = line.text.trim_end();
    let quote = slice(text, from..).chars().next()?;
    // error": the one that is there closes.
    let value = slice(text, ..from).rsplit(['=', '[', ',', '{']).next().unwrap_or_default().trim();
    if from + quote.len_utf8() == text.len() && !value.is_empty() && line.key().is_some() {
        let ja = format!("値の前にも {quote} を置いてください: {quote}{value}{quote}");
        let en = format!("put `{quote}` before the value, too: {quote}{value}{quote}");
        let start = from - value.len();
        let slip = Slip::new(line.span(start..text.len()), ja, en);
        return Some(slip.because("値の前に引用符がありません", "no quote before the value"));
    }
    // What closes the list stands behind the word.
    let inner = slice(text, from + quote.len_utf8()..);
    let body = inner.trim_end_matches([']', '}', ',', ' ', '\u{3000}']);
    let word = body.trim_end_matches(QUOTES);
    let (ja, en) = match word.is_empty() {
        true => (
            format!("この行の言葉を、一つずつ {quote} で囲んでください"),
            format!("put `{quote}` before and behind each word of this line"),
        ),
        false => {
            let right = format!("{quote}{word}{quote}{}", slice(inner, body.len()..));
            (format!("{quote} で閉じてください: {right}"), format!("close it with `{quote}`: {right}"))
        }
    };
    let slip = Slip::new(line.span(from..text.len()), ja, en).loud();
    Some(slip.because("引用符が閉じていません", "a string is not closed"))
}

pub(super) fn colon(line: &Line<'_>, span: &Range<usize>) -> Option<Slip> {
    let at = span.start.checked_sub(line.start)?;
    line.text.get(at..)?.starts_with(':').then(|| {
        let ja = "キーと値の間には = を書いてください";
        let slip = Slip::new(line.span(at..at + 1), ja, "write `=` between a key and its value");
        slip.because("キーのあとに = がありません", "no `=` behind the key")
    })
}

/// Two commas with nothing between them.
pub(super) fn commas(line: &Line<'_>) -> Option<Slip> {
    let mut comma = None;
    for (at, sign) in line.outside() {
        match sign {
            ',' if comma.is_some_and(|before| slice(line.text, before + 1..at).trim().is_empty()) => {
                let ja = "コンマを1つ消してください";
                let slip = Slip::new(line.span(at..at + 1), ja, "take one of the two commas out");
                return Some(slip.because("余分なコンマがあります", "an extra comma"));
            }
            ',' => comma = Some(at),
            _ => {}
        }
    }
    None
}

/// An arrow between what is wrong and what is right.
pub(super) fn arrow(line: &Line<'_>) -> Option<Slip> {
    const ARROWS: [&str; 6] = ["→", "⇒", "➡", "->", "=>", "＞"];
    let found = line.outside().find_map(|(at, _)| {
        let rest = slice(line.text, at..);
        ARROWS.iter().find(|arrow| rest.starts_with(**arrow)).map(|arrow| (at, *arrow))
    });
    let (at, arrow) = found?;
    let ja = format!("{arrow} の代わりに = を書いてください");
    let slip = Slip::new(line.span(at..at + arrow.len()), ja, format!("write `=` in place of `{arrow}`"));
    Some(slip.because("キーのあとに = がありません", "no `=` behind the key"))
}

/// A value without quotes, or none.
pub(super) fn value(text: &str, line: &Line<'_>, span: &Range<usize>, reason: &str) -> Option<Slip> {
    let raw = text.get(span.clone())?.trim();
    if reason.starts_with("string values must be quoted") && raw.is_empty() {
        let at = line.text.trim_end().rfind('=').map_or(span.clone(), |at| line.span(at..at + 1));
        let ja = "= のあとに値を書くか、行ごと消してください";
        let slip = Slip::new(at, ja, "write a value after `=`, or take the line out");
        return Some(slip.because("キーに値がありません", "a key without a value"));
    }
    let lower = raw.to_lowercase();
    let meant = ["true", "false"].iter().any(|right| strsim::damerau_levenshtein(&lower, right) <= 1);
    if reason.starts_with("invalid boolean") && meant || ["true", "false"].contains(&lower.as_str()) {
        let right = raw.to_lowercase();
        let right = if right.starts_with('f') { "false" } else { "true" };
        return Some(Slip::new(
            span.clone(),
            format!("小文字で {right} と書いてください"),
            format!("write `{right}`"),
        ));
    }
    if reason.starts_with("invalid date") || reason.starts_with("invalid time") {
        let ja = "ある日を、年-月-日で書いてください (例: \"2022-04-01\")";
        return Some(Slip::new(
            span.clone(),
            ja,
            "write a day that there is, year-month-day, such as \"2022-04-01\"",
        ));
    }
    // The item above has no comma behind it.
    if reason.starts_with("missing comma between")
        && slice(line.text, ..span.start.saturating_sub(line.start).min(line.text.len())).trim().is_empty()
        && line.text.trim_start().starts_with(['"', '\'', '{', '['])
    {
        let above = slice(text, ..line.start).trim_end();
        let last = above.chars().next_back().filter(|last| matches!(last, '"' | '\'' | '}' | ']'))?;
        let at = above.len() - last.len_utf8()..above.len();
        let ja = "この項目のあとにコンマ , を入れてください";
        return Some(Slip::new(at, ja, "put a comma behind this item").loud());
    }
    if reason.starts_with("missing comma between")
        && let Some(before) = span.start.checked_sub(line.start).and_then(|at| line.text.get(..at))
        && before.contains(['[', '{', ','])
        && !line.is_header()
        && line.key().is_none_or(|(at, _)| line.start + at != span.start)
    {
        let rest = line.text.get(before.len()..)?;
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let end = slice(rest, first..).find([',', ']', '}', '"', '\'']);
        let end = end.map_or(rest.trim_end().len(), |end| end + first);
        let end = if rest.starts_with(['"', '\'']) { end + 1 } else { end };
        let at = span.start..span.start + end.min(rest.trim_end().len());
        return Some(Slip::new(at, "項目の間にコンマ , を入れてください", "put a comma between the items"));
    }
    // `final` begins as `false` does.
    let spoilt = reason.starts_with("invalid boolean");
    if !spoilt && !reason.starts_with("string values must be quoted") {
        return None;
    }
    if spoilt {
        let ja = format!("文字列は半角の \" で囲みます: \"{raw}\"");
        let slip = Slip::new(span.clone(), ja, format!("a string goes in ASCII quotes: \"{raw}\""));
        return Some(slip.because("文字列は引用符で囲みます", "string values must be quoted"));
    }
    if let Some(day) = day_in(raw) {
        let slip = Slip::new(span.clone(), format!("\"{day}\" と書いてください"), format!("write \"{day}\""));
        return Some(slip.because("日付は年-月-日で書きます", "a day is written year-month-day"));
    }
    if let Some(number) = number_in(raw) {
        let slip = Slip::new(span.clone(), format!("{number} と書いてください"), format!("write {number}"));
        return Some(slip.because("数は半角の数字だけで書きます", "a number is ASCII digits alone"));
    }
    if let Some(right) = spoken(raw) {
        let slip =
            Slip::new(span.clone(), format!("\"{right}\" と書いてください"), format!("write \"{right}\""));
        return Some(slip);
    }
    let ja = format!("文字列は半角の \" で囲みます: \"{raw}\"");
    Some(Slip::new(span.clone(), ja, format!("a string goes in ASCII quotes: \"{raw}\"")))
}

/// The number that a value without quotes means: 三, 十日, 3日間, 1,000名.
fn number_in(raw: &str) -> Option<u64> {
    const UNITS: [&str; 13] =
        ["日間", "営業日", "時間", "日", "月", "名", "人", "件", "%", "days", "day", "hours", "h"];
    let raw = raw.trim();
    let bare = UNITS.iter().find_map(|unit| raw.strip_suffix(unit)).unwrap_or(raw).trim_end();
    let digits: String = bare.chars().filter(|sign| !matches!(sign, ',' | '_' | '，')).collect();
    if !digits.is_empty() && digits.len() <= 12 && digits.bytes().all(|sign| sign.is_ascii_digit()) {
        return digits.parse().ok();
    }
    let units = |sign: char| "〇一二三四五六七八九".chars().position(|known| known == sign);
    let mut signs = bare.chars();
    let (first, second, third) = (signs.next()?, signs.next(), signs.next());
    let number = match (units(first), second, third) {
        (Some(one), None, None) => one,
        (None, None, None) if first == '十' => 10,
        (None, Some(one), None) if first == '十' => 10 + units(one)?,
        (Some(tens), Some('十'), None) => 10 * tens,
        (Some(tens), Some('十'), Some(one)) if signs.next().is_none() => 10 * tens + units(one)?,
        _ => return None,
    };
    u64::try_from(number).ok()
}

/// A number with its thousands set off: `1,000`.
fn thousands(line: &Line<'_>, at: usize, rest: &str) -> Option<Slip> {
    let groups = |text: &str| {
        text.strip_prefix(',').is_some_and(|text| {
            text.split(',').all(|group| group.len() == 3 && group.bytes().all(|sign| sign.is_ascii_digit()))
        })
    };
    let before = line.text.get(..at)?;
    let from = before.rfind(|sign: char| !sign.is_ascii_digit()).map_or(0, |at| at + 1);
    let rest = rest.split('#').next().unwrap_or(rest).trim_end();
    if from == at || !groups(rest) {
        return None;
    }
    let whole = slice(line.text, from..at + rest.len());
    let number = whole.replace(',', "");
    let slip = Slip::new(
        line.span(from..at + rest.len()),
        format!("桁区切りを消して {number} と書いてください"),
        format!("write {number}, without the comma"),
    );
    Some(slip.because("数の中にコンマがあります", "a comma in a number"))
}

/// Something behind a value, on the same line.
pub(super) fn behind(line: &Line<'_>, span: &Range<usize>, reason: &str) -> Option<Slip> {
    if !reason.starts_with("unexpected key or value") {
        return None;
    }
    let at = span.start.checked_sub(line.start)?;
    let rest = line.text.get(at..)?.trim_end();
    if let Some(slip) = thousands(line, at, rest) {
        return Some(slip);
    }
    let key = rest.split('=').next().filter(|key| key.len() < rest.len()).map(str::trim_end);
    Some(match key {
        Some(key) if !key.is_empty() => {
            let ja = "行を分けてください。1行に書けるのはキー1つです";
            Slip::new(line.span(at..at + key.len()), ja, "give it a line of its own: a line holds one key")
        }
        _ => {
            let ja = format!("{rest} を消してください。値のあとに書けるのは # のコメントだけです");
            let en = format!("take it out: only a `#` comment goes behind a value, no `{rest}`");
            Slip::new(line.span(at..at + rest.len()), ja, en)
        }
    })
}

/// A list or a table in a line that is still open at a byte.
pub(super) fn open_bracket(text: &str, end: usize) -> Option<Slip> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut rows: Vec<Line<'_>> = Vec::new();
    // Only the lines of one value: back to the one that has its key.
    let mut at = end;
    while let Some(before) = at.checked_sub(1) {
        let row = Line::at(text, before);
        at = row.start;
        let done = row.key().is_some() || row.is_header();
        rows.push(row);
        if done || rows.len() > 1_000 {
            break;
        }
    }
    for row in rows.iter().rev() {
        for (at, sign) in row.outside().filter(|(at, _)| row.start + at < end) {
            match sign {
                '[' | '{' => open.push((row.start + at, sign)),
                ']' | '}' => _ = open.pop(),
                _ => {}
            }
        }
    }
    let (at, sign) = *open.last()?;
    let close = if sign == '[' { ']' } else { '}' };
    let (ja, en) = (format!("{close} で閉じてください"), format!("close it with `{close}`"));
    let why = if sign == '[' {
        ("[ が閉じていません", "`[` is not closed")
    } else {
        ("{ が閉じていません", "`{` is not closed")
    };
    Some(Slip::new(at..at + 1, ja, en).loud().because(why.0, why.1))
}
