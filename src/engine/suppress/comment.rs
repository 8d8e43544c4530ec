//! What a comment asks for: `noticelint-ignore RULE, RULE: reason until DATE`.
//!
//! Owns its grammar, in full-width and half-width signs alike. What cannot be read is given back with its place,
//! never guessed at.

use crate::document::{Directive, Span};
use crate::text::Day;
use crate::text::slice;

/// A comment, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Comment {
    /// Whether it is for the whole document.
    pub file_wide: bool,
    /// Rules and families as written, each with its place.
    pub rules: Vec<(String, Span)>,
    /// Why; `None` where it says nothing.
    pub reason: Option<String>,
    /// The last day on which it holds.
    pub until: Option<String>,
}

/// Reads a comment; else the part of it that cannot be read.
pub(super) fn read(directive: &Directive) -> Result<Comment, Span> {
    let text = directive.text.as_str();
    let span = |part: &str| {
        let start = directive.start + (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
        Span { start, end: start + part.len() }
    };
    if !directive.closed {
        return Err(directive.span);
    }
    let body = text.trim();
    let (keyword, rest) = body.split_at(body.find(|c| is_space(c) || is_colon(c)).unwrap_or(body.len()));
    let file_wide = match keyword.to_ascii_lowercase().as_str() {
        "noticelint-ignore" => false,
        "noticelint-ignore-file" => true,
        _ => return Err(span(keyword)),
    };
    let rest = rest.trim();
    let (names, reason) = match rest.split_once(is_colon) {
        Some((names, reason)) => (names.trim(), Some(reason)),
        None => (rest, None),
    };
    let rules: Vec<&str> = names.split([',', '、', '，']).map(str::trim).filter(|n| !n.is_empty()).collect();
    // Words behind the rules, or none of them: most likely the colon is missing.
    let unclear = rules.iter().any(|rule| rule.contains(is_space) || reason.is_none() && !rule.contains('/'));
    if rules.is_empty() || unclear {
        return Err(span(if rest.is_empty() { body } else { rest }));
    }
    let (reason, until) = match reason {
        Some(reason) => until(reason).map_err(span)?,
        None => ("", None),
    };
    let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    Ok(Comment {
        file_wide,
        rules: rules.into_iter().map(|rule| (rule.to_owned(), span(rule))).collect(),
        reason: reason.contains(char::is_alphanumeric).then_some(reason),
        until,
    })
}

fn is_space(c: char) -> bool {
    c.is_whitespace()
}

fn is_colon(c: char) -> bool {
    matches!(c, ':' | '：')
}

/// Takes the last day off the end of a reason; the part that should be one, where it is none.
fn until(reason: &str) -> Result<(&str, Option<String>), &str> {
    let ends = |c: char| is_space(c) || matches!(c, '。' | '、' | '.' | ',' | ')' | '）');
    let begins = |c: char| is_space(c) || matches!(c, '、' | '。' | ',' | '(' | '（');
    let tail = reason.trim_end_matches(ends);
    if let Some(before) = tail.strip_suffix("まで") {
        let before = before.trim_end();
        // The weekday in brackets.
        let bare = before.trim_end_matches([')', '）']);
        let bare = match bare.char_indices().rev().take(4).find(|(_, c)| matches!(c, '(' | '（')) {
            Some((open, _)) if bare.len() < before.len() => slice(bare, ..open).trim_end(),
            _ => before,
        };
        let start = bare
            .trim_end_matches(|c| in_date(c) || matches!(c, '末' | '頃' | '中' | '上' | '下' | '旬'))
            .len();
        let (rest, written) = bare.split_at(start);
        if year_first(written) {
            let day = day(written).ok_or(written)?;
            return Ok((rest.trim_end_matches(begins), Some(day)));
        }
        return Ok((reason, None));
    }
    let lower = tail.to_ascii_lowercase();
    let apart = |at: usize| {
        let (before, after) = (slice(&lower, ..at), slice(&lower, at + 5..));
        !before.ends_with(|c: char| c.is_ascii_alphanumeric())
            && !after.starts_with(|c: char| c.is_ascii_alphabetic())
    };
    let Some(at) = lower.rfind("until").filter(|at| apart(*at)) else { return Ok((reason, None)) };
    let written = slice(tail, at + 5..).trim_matches(|c| is_space(c) || is_colon(c));
    match day(written) {
        Some(day) => Ok((slice(reason, ..at).trim_end_matches(begins), Some(day))),
        // "until the committee has reported" is a reason; one or two words are meant as a day.
        None if written.split_whitespace().count() > 2 => Ok((reason, None)),
        None if written.is_empty() => Err(slice(tail, at..)),
        None => Err(written),
    }
}

fn in_date(c: char) -> bool {
    fold(c).is_some()
}

/// A digit, or a hyphen for whatever stands between year, month and day.
fn fold(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10),
        '-' | '/' | '.' | '年' | '月' | '日' | '－' | '‐' | '−' | '／' | '．' => Some('-'),
        _ => None,
    }
}

fn year_first(written: &str) -> bool {
    let mut folded = written.chars().map(fold);
    let digits = folded.by_ref().take(4).filter(|c| c.is_some_and(|c| c.is_ascii_digit())).count();
    digits == 4 && folded.next() == Some(Some('-'))
}

/// A day as year-month-day, where there is such a day.
fn day(written: &str) -> Option<String> {
    let folded: String = written.chars().map(fold).collect::<Option<_>>()?;
    let mut parts = folded.trim_end_matches('-').split('-');
    let mut part = |width: usize| parts.next().filter(|part| (1..=width).contains(&part.len()));
    let (year, month, day) = (part(4)?, part(2)?, part(2)?);
    let day = Day::real(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
    (parts.next().is_none() && year.len() == 4).then(|| day.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{self, Format};

    fn comment(body: &str) -> Result<Comment, String> {
        let text = format!("題名です\n\n<!-- {body} -->\n");
        let document = document::read(&text, Format::Text);
        read(&document.directives[0]).map_err(|span| text[span.start..span.end].to_owned())
    }

    fn parts(body: &str) -> (String, Option<String>, Option<String>) {
        let comment = comment(body).unwrap();
        let rules: Vec<_> = comment.rules.into_iter().map(|rule| rule.0).collect();
        (rules.join(" "), comment.reason, comment.until)
    }

    #[test]
    fn every_way_to_write_it() {
        let whole = |rules: &str, reason: &str, until: &str| {
            let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
            (rules.to_owned(), some(reason), some(until))
        };
        let wanted = whole("cause/missing", "報告を待つ", "2026-12-31");
        for body in [
            "noticelint-ignore cause/missing: 報告を待つ until 2026-12-31",
            "noticelint-ignore cause/missing：報告を待つ until 2026-12-31",
            "noticelint-ignore cause/missing: 報告を待つ 2026-12-31まで",
            "noticelint-ignore　cause/missing：報告を待つ(2026-12-31まで)",
            "noticelint-ignore cause/missing: 報告を待つ、2026年12月31日(木)まで。",
            "noticelint-ignore cause/missing: 報告を待つ（２０２６／１２／３１まで）",
            "NoticeLint-Ignore cause/missing:\n報告を待つ Until: 2026-12-31",
        ] {
            assert_eq!(parts(body), wanted, "{body}");
        }
        assert_eq!(parts("noticelint-ignore a/b、c/*, d/e: x"), whole("a/b c/* d/e", "x", ""));
        assert_eq!(parts("noticelint-ignore a/b: 会議: 3日まで待つ"), whole("a/b", "会議: 3日まで待つ", ""));
        assert_eq!(parts("noticelint-ignore a/b: 調査が終わるまで"), whole("a/b", "調査が終わるまで", ""));
        let english = "wait until the committee has reported";
        assert_eq!(parts(&format!("noticelint-ignore a/b: {english}")), whole("a/b", english, ""));
        assert!(comment("noticelint-ignore-file a/b: x").unwrap().file_wide);
    }

    #[test]
    fn without_a_reason() {
        for body in
            ["cause/missing", "cause/missing:", "cause/missing： 。", "cause/missing: until 2026-12-31"]
        {
            assert_eq!(comment(&format!("noticelint-ignore {body}")).unwrap().reason, None, "{body}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_pointed_at() {
        for (body, part) in [
            ("noticelint-ignor a/b: x", "noticelint-ignor"),
            ("noticelint-ignore-next-line a/b: x", "noticelint-ignore-next-line"),
            ("noticelint ignore a/b: x", "noticelint"),
            ("noticelint-ignore", "noticelint-ignore"),
            ("noticelint-ignore: a/b: x", ": a/b: x"),
            ("noticelint-ignore a/b 確認中", "a/b 確認中"),
            ("noticelint-ignore 確認中", "確認中"),
            ("noticelint-ignore a/b c/d: x", "a/b c/d: x"),
            ("noticelint-ignore a/b: x until 2026-13-01", "2026-13-01"),
            ("noticelint-ignore a/b: x until 2026-02-30", "2026-02-30"),
            ("noticelint-ignore a/b: x until 来月末", "来月末"),
            ("noticelint-ignore a/b: x until", "until"),
            ("noticelint-ignore a/b: x 2026年末まで", "2026年末"),
            ("noticelint-ignore a/b: x 2026-11-31まで", "2026-11-31"),
        ] {
            assert_eq!(comment(body), Err(part.to_owned()), "{body}");
        }
    }
}
