//! What stands between `---` or `+++` before a Markdown text, as Hugo, Jekyll and their like read it.
//!
//! Owns which of it the readers of the page see: its title, what lists and search results say of it, and the day it is
//! published. The rest is the site's.

use crate::document::Span;
use crate::text::{one_of, slice};

/// The front matter of a text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Front {
    /// Where the text begins behind it.
    pub(super) end: usize,
    /// The title, without quotes.
    pub(super) title: Option<Span>,
    /// What stands under the title where the page is listed.
    pub(super) summary: Option<Span>,
    /// The day of publication, without the time of day.
    pub(super) date: Option<Span>,
}

/// Reads the front matter at the beginning of a text. What only looks like one is none: a line drawn above the first
/// paragraph, or above labels in Japanese.
pub(super) fn front(source: &str) -> Option<Front> {
    let mut lines = source.split_inclusive('\n');
    let fence = lines.next()?;
    let mut at = fence.len();
    let (sign, ends): (char, &[&str]) = match fence.trim_end() {
        "---" => (':', &["---", "..."]),
        "+++" => ('=', &["+++"]),
        _ => return None,
    };
    let mut front = Front::default();
    let (mut planned, mut foreign, mut below) = (None, None, false);
    for line in lines {
        let start = at;
        at += line.len();
        let line = line.trim_end();
        if ends.contains(&line) {
            // No system has all its keys in Japanese; a draft may have all its labels.
            if foreign == Some(true) {
                return None;
            }
            front.end = at;
            front.date = planned.or(front.date);
            return Some(front);
        }
        let bare = line.trim_start();
        if bare.is_empty() || bare.starts_with('#') {
            continue;
        }
        // A table of TOML: what follows belongs to it.
        below |= sign == '=' && bare.starts_with('[');
        let entry = if bare.len() == line.len() && !below { entry(line, sign) } else { None };
        // Lists and lines of one value; all else at the margin is a text.
        let inner = below || bare.len() < line.len() || bare.starts_with(['-', ']', '}']);
        let Some((key, from, to)) = entry else {
            if inner || sign == '=' && foreign.is_some() {
                continue;
            }
            return None;
        };
        foreign = Some(foreign.unwrap_or(true) && !key.is_ascii());
        let span = Span { start: start + from, end: start + to };
        let value = slice(line, from..to);
        match key.to_ascii_lowercase().as_str() {
            "title" if !value.is_empty() => front.title = Some(span),
            "summary" | "description" | "excerpt" if !value.is_empty() => {
                front.summary = front.summary.or(Some(span));
            }
            "date" => front.date = day(value, span),
            "publishdate" => planned = day(value, span),
            _ => {}
        }
    }
    None
}

/// The key of a line, and where its value stands.
fn entry(line: &str, sign: char) -> Option<(&str, usize, usize)> {
    let spaced = |at: &usize| {
        sign == '=' || slice(line, at + 1..).is_empty() || slice(line, at + 1..).starts_with([' ', '\t'])
    };
    let at = line.match_indices(sign).map(|(at, _)| at).find(spaced)?;
    let (key, rest) = (slice(line, ..at).trim().trim_matches(['"', '\'']), slice(line, at + 1..));
    let named = key.chars().all(|found| found.is_alphanumeric() || matches!(found, '_' | '-' | '.' | ':'));
    if key.is_empty() || !named {
        return None;
    }
    let from = line.len() - rest.trim_start().len();
    let value = slice(line, from..);
    let (lead, length) = match value.chars().next().filter(|quote| matches!(quote, '"' | '\'')) {
        Some(quote) => (1, slice(value, 1..).rfind(quote).unwrap_or(value.len() - 1)),
        // A list, a block of lines, a reference.
        None if value.starts_with(['[', '{', '|', '>', '&', '*', '!']) => (0, 0),
        None => (0, value.find(" #").map_or(value, |end| slice(value, ..end)).trim_end().len()),
    };
    Some((key, from + lead, from + lead + length))
}

/// The day of `2024-11-18T10:00:00+09:00`, `2024/11/18 10:00`, `2024年11月18日`.
fn day(value: &str, span: Span) -> Option<Span> {
    let end = value.find(|found: char| !found.is_ascii_digit() && !one_of!("-/.年月日令和", found));
    let day = slice(value, ..end.unwrap_or(value.len())).trim_end_matches(['-', '/', '.']);
    let numbers = day.split(|found: char| !found.is_ascii_digit()).filter(|part| !part.is_empty()).count();
    (numbers == 3).then_some(Span { start: span.start, end: span.start + day.len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str) -> Option<(&str, &str, &str)> {
        let front = front(source)?;
        let at = |span: Option<Span>| span.map_or("", |span| &source[span.start..span.end]);
        Some((at(front.title), at(front.date), &source[front.end..]))
    }

    #[test]
    fn yaml_and_toml() {
        let yaml = "---\r\nlayout: post\r\ntitle: \"お詫び: 見本\" # 題\r\ndate: 2024-11-18T10:00:00+09:00\r\nlastmod: 2025-01-02\r\ndraft: true\r\ntags:\r\n  - a\r\n  title: x\r\n---\r\n本文\r\n";
        assert_eq!(read(yaml), Some(("お詫び: 見本", "2024-11-18", "本文\r\n")));
        let toml = "+++\n# x\ntitle = 'お詫び'\ndate = 2024-11-18T10:00:00+09:00\n[params]\ntitle = 'y'\n+++\n本文\n";
        assert_eq!(read(toml), Some(("お詫び", "2024-11-18", "本文\n")));
        let planned = "---\ndate: 2024/11/18 10:00\npublishDate: 2024年11月20日\ntitle: お詫び # 題\n...\n";
        assert_eq!(read(planned), Some(("お詫び", "2024年11月20日", "")));
        let nested = "---\n\"og:title\": x\n件名: y\ntags:\n- a\nlist: [\n]\ntitle: z\n---\n";
        assert_eq!(read(nested), Some(("z", "", "")));
        assert_eq!(read("---\n---\n本文"), Some(("", "", "本文")));
        assert_eq!(read("---\ntitle: >\n  長い\n  題\ndate: 未定\n---\n"), Some(("", "", "")));
    }

    #[test]
    fn a_line_above_a_paragraph_is_none() {
        for source in [
            "---\nこのたびは申し訳ございません。\n---\n",
            "---\n\n# お詫び\n\n本文です。\n\n---\n",
            "---\ntitle: x\n",
            "--- \n",
            " ---\ntitle: x\n---\n",
            "本文\n---\ntitle: x\n---\n",
            "+++\ntitle: x\n+++\n",
            "---\n10:00 発生\n---\n",
            "---\n日時: 11月18日\n場所: 本社\n---\n",
            "---\ndate: 11月18日\n\nこのたびは申し訳ございません。\n---\n",
            "",
        ] {
            let found = read(source);
            assert!(found.is_none() || source.contains("# お詫び"), "{source:?} {found:?}");
        }
    }
}
