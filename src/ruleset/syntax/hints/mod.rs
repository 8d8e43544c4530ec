//! The slips that make a file no TOML: the signs that each is, and what to write instead.
//!
//! Owns their cures. That a line is wrong, and about where, says the parser.

mod names;
mod tables;
mod values;

use super::line::Line;
use crate::text::slice;
use names::{header, inner_key, inner_key_before, key};
use std::ops::Range;
use tables::valued;
use values::{arrow, behind, colon, commas, escape, open_bracket, open_quote, value, wide};

/// What is wrong, with the bytes of the file that it is, and the cure in both languages.
pub(super) struct Slip {
    pub at: Range<usize>,
    pub ja: String,
    pub en: String,
    /// Whether the lines that follow can be judged all the same.
    pub alone: bool,
    /// What is wrong, where the parser speaks of something else.
    pub why: Option<(&'static str, &'static str)>,
}

impl Slip {
    pub(super) fn new(at: Range<usize>, ja: impl Into<String>, en: impl Into<String>) -> Self {
        Self { at, ja: ja.into(), en: en.into(), alone: true, why: None }
    }
    pub(super) fn because(self, ja: &'static str, en: &'static str) -> Self {
        Self { why: Some((ja, en)), ..self }
    }
    /// A slip whose echo may be heard in the lines that follow.
    pub(super) fn loud(self) -> Self {
        Self { alone: false, ..self }
    }
}

/// What people get wrong, tried on the line of an error.
pub(super) fn slip(text: &str, line: &Line<'_>, span: &Range<usize>, reason: &str) -> Option<Slip> {
    if reason.starts_with("cannot recurse") {
        let (ja, en) = ("[ や { の入れ子を浅くしてください", "put fewer `[` and `{` inside each other");
        return Some(Slip::new(span.clone(), ja, en).loud());
    }
    if let Some(slip) = whole_file(text, line, span, reason) {
        return Some(slip);
    }
    let begins = line.is_header() || line.key().is_some();
    let before = if begins { open_bracket(text, line.start) } else { None };
    let wrapped = before.as_ref().and_then(|_| inner_key_before(text, line.start));
    wrapped
        .or(before)
        .or_else(|| comment(line))
        .or_else(|| unseen(line))
        .or_else(|| valued(line))
        .or_else(|| header(line))
        .or_else(|| key(line))
        .or_else(|| inner_key(line))
        .or_else(|| item(line))
        .or_else(|| wide(line))
        .or_else(|| escape(line, span, reason))
        .or_else(|| open_quote(line))
        .or_else(|| commas(line))
        .or_else(|| colon(line, span))
        .or_else(|| arrow(line))
        .or_else(|| value(text, line, span, reason))
        .or_else(|| behind(line, span, reason))
        .or_else(|| open_bracket(text, span.start.min(text.trim_end().len())))
        .or_else(|| half(line))
        .or_else(|| prose(line))
}

/// A file that was saved in another form, or is one of another language.
fn whole_file(text: &str, line: &Line<'_>, span: &Range<usize>, reason: &str) -> Option<Slip> {
    if reason.starts_with("carriage return") {
        let ja = "改行を LF か CRLF にして、保存し直してください";
        return Some(Slip::new(span.clone(), ja, "save it with line ends LF or CRLF").loud());
    }
    if line.start == 0 && text.trim_start().starts_with('{') {
        let at = text.len() - text.trim_start().len();
        let ja = "JSON ではなく TOML で書いてください。1行目は noticelint = 1 です";
        let slip = Slip::new(at..at + 1, ja, "write TOML, not JSON; its first line is noticelint = 1").loud();
        return Some(slip.because("JSON のようです", "this looks like JSON"));
    }
    None
}

/// An item of a list as drafts have them.
fn item(line: &Line<'_>) -> Option<Slip> {
    let text = line.text.trim_start();
    let listed = ["- ", "* ", "・", "● ", "○ "].iter().any(|sign| text.starts_with(sign));
    if listed && !text.contains(['=', '＝']) { prose_at(line) } else { None }
}

/// A sign that nobody sees, outside quotes.
fn unseen(line: &Line<'_>) -> Option<Slip> {
    const UNSEEN: [char; 6] = ['\u{feff}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{a0}'];
    let (at, sign) = line.outside().find(|(_, sign)| UNSEEN.contains(sign))?;
    let code = u32::from(sign);
    let slip = Slip::new(
        line.span(at..at + sign.len_utf8()),
        format!("目に見えない文字 (U+{code:04X}) を消すか、半角の空白にしてください"),
        format!("take the invisible character (U+{code:04X}) out, or write an ASCII space"),
    );
    Some(slip.because("目に見えない文字があります", "an invisible character"))
}

/// What makes a name need quotes.
fn unusual(name: &str) -> (&'static str, &'static str) {
    match name {
        _ if name.contains('/') => ("/ のある名前", "a name with `/`"),
        _ if !name.is_ascii() => ("日本語の名前", "a name that is not ASCII"),
        _ => ("記号や空白のある名前", "a name with signs or spaces"),
    }
}

/// `//` and `※`: comments elsewhere.
fn comment(line: &Line<'_>) -> Option<Slip> {
    let at = line.outside().find_map(|(at, sign)| {
        let rest = slice(line.text, at..);
        (rest.starts_with("//") || rest.starts_with("／／") || sign == '※').then_some(at)
    })?;
    // In the middle of a name it is something else.
    if !slice(line.text, ..at).trim().is_empty()
        && !slice(line.text, ..at).ends_with([' ', '\t', '\u{3000}', ','])
    {
        return None;
    }
    let rest = slice(line.text, at..).trim_end();
    let length =
        if rest.starts_with("//") && slice(line.text, ..at).trim().is_empty() { 2 } else { rest.len() };
    let ja = "コメントは # で始めてください";
    let slip = Slip::new(line.span(at..at + length), ja, "begin a comment with `#`");
    Some(slip.because("TOML のコメントではありません", "no comment of TOML"))
}

/// A key without a value, or a value without a key.
fn half(line: &Line<'_>) -> Option<Slip> {
    let text = line.text.trim();
    let from = line.text.find(text)?;
    if text.starts_with('=') {
        let ja = "= の前に、何を決めるかの名前を書いてください";
        let slip = Slip::new(line.span(from..from + 1), ja, "write the name before `=`");
        return Some(slip.because("= の前に名前がありません", "no name before `=`"));
    }
    let key = text.len() > 2 && text.starts_with('"') && text.ends_with('"') && !text.contains('=');
    key.then(|| {
        let ja = format!("{text} = … のように、= と値を続けてください");
        let slip = Slip::new(line.span(from..from + text.len()), ja, format!("give its value: {text} = …"));
        slip.because("キーに値がありません", "a key without a value")
    })
}

/// A line that is neither.
fn prose(line: &Line<'_>) -> Option<Slip> {
    if line.text.contains(['=', '"', '[', ']', '{', '}']) { None } else { prose_at(line) }
}

fn prose_at(line: &Line<'_>) -> Option<Slip> {
    let text = line.text.trim();
    if text.is_empty() {
        return None;
    }
    let from = line.text.find(text)?;
    let slip = Slip::new(
        line.span(from..from + text.len()),
        "規則ファイルの行は キー = 値 か [表] です。説明なら、行の頭に # を付けてください",
        "a line is key = value, or a [table]; put `#` before what is a comment",
    );
    Some(slip.because("キーでも表でもありません", "neither a key nor a table"))
}
