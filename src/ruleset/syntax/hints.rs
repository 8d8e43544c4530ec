//! The slips that make a file no TOML: the signs that each is, and what to write instead.
//!
//! Owns their cures. That a line is wrong, and about where, says the parser.

use super::line::{Line, QUOTES, WIDE};
use crate::ruleset::read::spoken;
use crate::ruleset::schema::{Ids, ROOT, Shape, is_key};
use crate::text::slice;
use std::ops::Range;

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
    fn because(self, ja: &'static str, en: &'static str) -> Self {
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
        .or_else(|| header(line))
        .or_else(|| key(line))
        .or_else(|| inner_key(line))
        .or_else(|| item(line))
        .or_else(|| wide(line))
        .or_else(|| escape(line, span, reason))
        .or_else(|| open_quote(line))
        .or_else(|| colon(line, span))
        .or_else(|| value(text, line, span, reason))
        .or_else(|| behind(line, span, reason))
        .or_else(|| open_bracket(text, span.start.min(text.trim_end().len())))
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

/// The name of a table: what needs quotes has none, or a bracket or a quote is open.
fn header(line: &Line<'_>) -> Option<Slip> {
    if !line.is_header() {
        return None;
    }
    let from = line.text.len() - line.text.trim_start().len();
    let whole = line.bare().trim();
    let (open, close) = if whole.starts_with("[[") { ("[[", "]]") } else { ("[", "]") };
    let inner = whole.strip_prefix(open)?;
    let ended = inner.ends_with(close);
    let inner = inner.trim_end_matches(']');
    let (table, rest) = match inner.split_once('.') {
        Some(parts) => parts,
        None if inner.contains('/') => ("rules", inner),
        None => ("", inner),
    };
    let mut id = rest;
    // Names of sets and classes stand behind that of their family.
    let family = match id.rsplit_once('.') {
        Some((family, member)) if matches!(table, "terms" | "classes") => {
            id = member;
            format!("{family}.")
        }
        _ => String::new(),
    };
    while let Some((shorter, _)) = id.rsplit_once('.').filter(|(_, key)| is_key(key)) {
        id = shorter;
    }
    let suffix = slice(rest, family.len() + id.len()..);
    let name = id.trim_matches(|sign| QUOTES.contains(&sign) || sign == '\u{3000}' || sign == ' ');
    let quoted = id.len() > 1 && id.starts_with(['"', '\'']) && id.ends_with(['"', '\'']);
    let bare = !id.is_empty() && id.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b));
    if (quoted || bare) && !ended {
        let ja = format!("{close} で閉じてください: {whole}{close}");
        let en = format!("close it with `{close}`: {whole}{close}");
        let whole = whole.trim_end_matches(']');
        let fixed = |text: String| text.replacen(&format!("]{close}"), close, 1);
        let slip = Slip::new(line.span(from..from + whole.len()), fixed(ja), fixed(en));
        return Some(slip.because("[ が閉じていません", "`[` is not closed"));
    }
    if table.is_empty() && ended && !inner.is_ascii() {
        return Some(foreign_table(line, from, whole));
    }
    if quoted || bare || table.is_empty() || name.is_empty() {
        return None;
    }
    let mended = format!("{open}{table}.{family}\"{name}\"{suffix}{close}");
    let at = from + slice(line.text, from..).find(id)?;
    if plain_names(table) && !name.is_ascii() {
        let right = format!("{open}{table}.{family}my-name{suffix}{close}");
        let slip = Slip::new(
            line.span(at..at + id.len()),
            format!("{right} のように英小文字の名前を付け、「{name}」は title = \"{name}\" と書いてください"),
            format!("give it a name in a-z, such as {right}, and write title = \"{name}\""),
        );
        return Some(slip.because("名前に使えない文字です", "no name for a table"));
    }
    let (ja, en) = unusual(name);
    let slip = Slip::new(
        line.span(at..at + id.len()),
        format!("{ja}は半角の \" で囲みます: {mended}"),
        format!("{en} goes in ASCII quotes: {mended}"),
    );
    Some(match id.starts_with(['"', '\'']) {
        true => slip.because("引用符が閉じていません", "a string is not closed"),
        false => slip,
    })
}

/// Whether the names in a table are lower case, digits and hyphens.
fn plain_names(table: &str) -> bool {
    let key = ROOT.keys().find(|key| key.name == table);
    let Some(Shape::Map(map)) = key.map(|key| &key.shape) else { return false };
    matches!(map.ids, Ids::Kebab) || table == "classes"
}

/// A table that is called by a word for what it holds.
fn foreign_table(line: &Line<'_>, from: usize, whole: &str) -> Slip {
    let named = ROOT.keys().filter(|key| matches!(key.shape, Shape::Map(_) | Shape::Table(_)));
    let tables: Vec<&str> = named.map(|key| key.name).collect();
    let ja: String = tables.iter().map(|name| format!(" [{name}…]")).collect();
    let slip = Slip::new(
        line.span(from..from + whole.len()),
        format!("表の名前は決まっています。使えるもの:{ja}"),
        format!("tables have names of their own:{ja}"),
    );
    slip.because("この名前の表はありません", "there is no table of this name")
}

/// A key that needs quotes.
fn key(line: &Line<'_>) -> Option<Slip> {
    let (at, raw) = line.key()?;
    let name = raw.trim_matches(|sign| QUOTES.contains(&sign));
    let quoted = raw.len() > 1 && raw.starts_with(['"', '\'']) && raw.ends_with(['"', '\'']);
    let bare = raw.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_. \t\"'".contains(&b));
    if quoted || bare || name.is_empty() || line.is_header() || raw.starts_with(['#', '{', '[']) {
        return None;
    }
    let (ja, en) = unusual(name);
    Some(Slip::new(
        line.span(at..at + raw.len()),
        format!("{ja}は半角の \" で囲みます: \"{name}\" = …"),
        format!("{en} goes in ASCII quotes: \"{name}\" = …"),
    ))
}

/// A key of a table within a line that needs quotes.
fn inner_key(line: &Line<'_>) -> Option<Slip> {
    let mut begun = None;
    for (at, sign) in line.outside() {
        match sign {
            '{' | ',' => begun = Some(at + 1),
            '=' | '＝' => {
                let from = begun.take().unwrap_or(at);
                let raw = line.text.get(from..at)?;
                let name = raw.trim_matches([' ', '\t', '\u{3000}']);
                let quoted = name.starts_with(['"', '\'']);
                if quoted || name.is_empty() || name.is_ascii() {
                    continue;
                }
                let start = from + raw.find(name)?;
                let at = line.span(start..start + name.len());
                if let Some(right) = spoken(name) {
                    let slip =
                        Slip::new(at, format!("{right} = … と書いてください"), format!("write {right} = …"));
                    return Some(slip.because("ここに書けない名前です", "no name that stands here"));
                }
                let slip = Slip::new(
                    at,
                    format!("日本語の名前は半角の \" で囲みます: \"{name}\" = …"),
                    format!("a name that is not ASCII goes in ASCII quotes: \"{name}\" = …"),
                );
                return Some(slip.because("名前が引用符で囲まれていません", "a name without quotes"));
            }
            '}' | ']' => begun = None,
            _ => {}
        }
    }
    None
}

/// The same in the lines of a value that is still open where a line begins.
fn inner_key_before(text: &str, end: usize) -> Option<Slip> {
    const MOST: usize = 1_000;
    let mut at = end;
    for _ in 0..MOST {
        let row = Line::at(text, at.checked_sub(1)?);
        if let Some(slip) = inner_key(&row) {
            return Some(slip);
        }
        if row.key().is_some() || row.is_header() {
            return None;
        }
        at = row.start;
    }
    None
}

/// Full-width signs outside quotes, and full-width quotes.
fn wide(line: &Line<'_>) -> Option<Slip> {
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
fn escape(line: &Line<'_>, span: &Range<usize>, reason: &str) -> Option<Slip> {
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

fn open_quote(line: &Line<'_>) -> Option<Slip> {
    let from = line.open()?;
    let text = line.text.trim_end();
    let quote = slice(text, from..).chars().next()?;
    let ja = format!("行の終わりまでに {quote} で閉じてください");
    let en = format!("close it with `{quote}` before the end of the line");
    let slip = Slip::new(line.span(from..text.len()), ja, en).loud();
    Some(slip.because("引用符が閉じていません", "a string is not closed"))
}

fn colon(line: &Line<'_>, span: &Range<usize>) -> Option<Slip> {
    let at = span.start.checked_sub(line.start)?;
    line.text.get(at..)?.starts_with(':').then(|| {
        let ja = "キーと値の間には = を書いてください";
        let slip = Slip::new(line.span(at..at + 1), ja, "write `=` between a key and its value");
        slip.because("キーのあとに = がありません", "no `=` behind the key")
    })
}

/// A value without quotes, or none.
fn value(text: &str, line: &Line<'_>, span: &Range<usize>, reason: &str) -> Option<Slip> {
    let raw = text.get(span.clone())?.trim();
    if reason.starts_with("string values must be quoted") && raw.is_empty() {
        let at = line.text.trim_end().rfind('=').map_or(span.clone(), |at| line.span(at..at + 1));
        let ja = "= のあとに値を書くか、行ごと消してください";
        let slip = Slip::new(at, ja, "write a value after `=`, or take the line out");
        return Some(slip.because("キーに値がありません", "a key without a value"));
    }
    if reason.starts_with("invalid boolean") || ["true", "false"].contains(&raw.to_lowercase().as_str()) {
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
    if !reason.starts_with("string values must be quoted") {
        return None;
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
    const UNITS: [&str; 12] =
        ["日間", "営業日", "時間", "日", "名", "人", "件", "%", "days", "day", "hours", "h"];
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
fn behind(line: &Line<'_>, span: &Range<usize>, reason: &str) -> Option<Slip> {
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
fn open_bracket(text: &str, end: usize) -> Option<Slip> {
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
