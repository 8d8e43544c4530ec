//! Slips in the names of tables and of keys.

use super::tables::{lone_quote, nameless};
use super::{Slip, unusual};
use crate::ruleset::read::spoken;
use crate::ruleset::schema::{Ids, ROOT, Shape, is_key};
use crate::ruleset::syntax::line::{Line, QUOTES};
use crate::text::slice;

/// The name of a table: what needs quotes has none, or a bracket or a quote is open.
pub(super) fn header(line: &Line<'_>) -> Option<Slip> {
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
    if quoted || bare {
        return None;
    }
    if table.is_empty() {
        return lone_quote(line, from..from + whole.len(), name, (open, close));
    }
    if name.is_empty() {
        let named = |name: &str| format!("{open}{table}.{family}{name}{suffix}{close}");
        return nameless(line, from..from + whole.len(), table, named);
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
pub(super) fn key(line: &Line<'_>) -> Option<Slip> {
    let (at, raw) = line.key()?;
    if let Some(signs) = joined(line, at, raw) {
        return Some(signs);
    }
    let name = raw.trim_matches(|sign| QUOTES.contains(&sign));
    let quoted = raw.len() > 1 && raw.starts_with(['"', '\'']) && raw.ends_with(['"', '\'']);
    let bare = raw.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_. \t\"'".contains(&b));
    if quoted || bare || name.is_empty() || line.is_header() || raw.starts_with(['#', '{', '[']) {
        return None;
    }
    // when { stage = "final" }.
    if let Some((key, _)) = raw.split_once('{').filter(|(key, _)| is_key(key.trim())) {
        let open = at + key.len();
        let ja = format!("{} = {{ … }} のように、名前のあとに = を書いてください", key.trim());
        let en = format!("write `=` behind the name: {} = {{ … }}", key.trim());
        let slip = Slip::new(line.span(open..open + 1), ja, en);
        return Some(slip.because("キーのあとに = がありません", "no `=` behind the key"));
    }
    let (ja, en) = unusual(name);
    // severity.cause/vague: what is a table keeps its dot.
    let (table, rest) =
        name.split_once('.').filter(|(table, _)| ROOT.key(table).is_some()).unwrap_or(("", name));
    let quoted = match table {
        "" => format!("\"{rest}\""),
        _ => format!("{table}.\"{}\"", rest.trim_matches(['"', '\''])),
    };
    let name = quoted;
    Some(Slip::new(
        line.span(at..at + raw.len()),
        format!("{ja}は半角の \" で囲みます: {name} = …"),
        format!("{en} goes in ASCII quotes: {name} = …"),
    ))
}

/// Signs that stand with the one between key and value: `：＝`, `==`.
fn joined(line: &Line<'_>, at: usize, raw: &str) -> Option<Slip> {
    let key = raw.trim_end_matches(['：', ':', '＝', ' ']);
    let from = at + key.len();
    let rest = slice(line.text, from..);
    let signs = rest.len() - rest.trim_start_matches(['：', ':', '＝', '=', ' ', '\u{3000}']).len();
    let whole = slice(rest, ..signs).trim_end();
    if whole.chars().filter(|sign| !sign.is_whitespace()).count() < 2 {
        return None;
    }
    let start = from + (whole.len() - whole.trim_start().len());
    let ja = "キーと値の間に書けるのは、半角の = 1つだけです";
    let slip = Slip::new(
        line.span(start..from + whole.len()),
        ja,
        "one ASCII `=` stands between a key and its value",
    );
    Some(slip.because("キーと値の間の記号が余っています", "signs beside the `=`"))
}

/// A key of a table within a line that needs quotes.
pub(super) fn inner_key(line: &Line<'_>) -> Option<Slip> {
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
pub(super) fn inner_key_before(text: &str, end: usize) -> Option<Slip> {
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
