//! Slips of who gives the name of a table a value, or leaves a lone quote in it.
//!
//! Owns the cure of both: what goes into the brackets, and what below them, is read from the schema.

use super::Slip;
use crate::ruleset::schema::{Ids, ROOT, Shape};
use crate::ruleset::syntax::line::Line;
use crate::ruleset::values::Severity;
use crate::text::slice;
use std::ops::Range;

/// `[severity."cause/missing"] = "info"`: the name of a table has no value; its key has, or a key below it.
pub(super) fn valued(line: &Line<'_>) -> Option<Slip> {
    let text = line.text;
    let from = text.len() - text.trim_start().len();
    let inner = text.trim_start().strip_prefix('[').filter(|inner| !inner.starts_with('['))?;
    let close = line.outside().find(|(_, sign)| *sign == ']')?.0;
    let (sign_at, _) =
        line.outside().find(|(at, sign)| *at > close && !sign.is_whitespace() && *sign != ']')?;
    let value = slice(text, sign_at..).strip_prefix(['=', '＝', ':', '：'])?;
    let value = worth(value.split(" #").next().unwrap_or(value).trim());
    let name = slice(inner, ..close - from - 1);
    let (mended, below) = split(name, &value)?;
    let span = line.span(from..text.trim_end().len());
    let slip = match below {
        _ if !mended.starts_with('[') => Slip::new(
            span,
            format!("{mended} と書いてください (ここの名前に [ ] は付きません)"),
            format!("write {mended}, without brackets"),
        ),
        Some(key) => Slip::new(
            span,
            format!("2行に分けてください: {mended} と、その下に {key}"),
            format!("make it two lines: {mended} and, below it, {key}"),
        ),
        None => Slip::new(
            span,
            format!("{mended} と書いてください。キーと値はその下の行に書きます"),
            format!("write {mended}; its keys go on the lines below"),
        ),
    };
    Some(slip.because("[表] に = は付きません", "the name of a table takes no `=`"))
}

/// A value as TOML has it: a bare word is in quotes.
fn worth(value: &str) -> String {
    let bare = value.chars().all(|sign| sign.is_alphabetic() || sign == '-');
    let plain = value.is_empty() || matches!(value, "true" | "false") || !bare;
    if plain { value.to_owned() } else { format!("\"{value}\"") }
}

/// The header, and what stands below it.
fn split(name: &str, value: &str) -> Option<(String, Option<String>)> {
    let parts = parts(name);
    let mut shape = &ROOT.key(parts.first()?.trim())?.shape;
    for part in parts.get(1..)? {
        shape = match shape {
            Shape::Map(map) => &map.value,
            Shape::Table(table) | Shape::Rows(table) => &table.key(part.trim())?.shape,
            _ => return None,
        };
    }
    let quoted: Vec<String> = parts.iter().map(|part| in_quotes(part.trim())).collect();
    let whole = format!("[{}]", quoted.join("."));
    let given = |shape: &Shape| if value.is_empty() { shape.example() } else { value.to_owned() };
    match shape {
        Shape::Table(table) | Shape::Rows(table) => {
            let says = |shape: &Shape| match shape {
                Shape::Severity => Severity::NAMES.contains(&value.trim_matches('"')) || value == "\"off\"",
                Shape::List(of) => value.starts_with('[') && matches!(**of, Shape::Word | Shape::Operand),
                _ => false,
            };
            let key = table.keys().find(|key| says(&key.shape));
            Some((whole, key.map(|key| format!("{} = {value}", key.name))))
        }
        Shape::Map(_) => Some((whole, None)),
        plain => {
            let (last, above) = quoted.split_last()?;
            let below = format!("{last} = {}", given(plain));
            if above.is_empty() {
                Some((below, None))
            } else {
                Some((format!("[{}]", above.join(".")), Some(below)))
            }
        }
    }
}

/// The names between the dots that stand in no quotes.
fn parts(name: &str) -> Vec<&str> {
    let mut quoted = false;
    let split = |sign: char| {
        quoted ^= sign == '"';
        sign == '.' && !quoted
    };
    name.split(split).collect()
}

fn in_quotes(name: &str) -> String {
    let bare = name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
    if bare || name.starts_with(['"', '\'']) { name.to_owned() } else { format!("\"{name}\"") }
}

/// `[severity"]`, `["severity]`: a quote that belongs to nothing.
pub(super) fn lone_quote(
    line: &Line<'_>,
    at: Range<usize>,
    name: &str,
    (open, close): (&str, &str),
) -> Option<Slip> {
    ROOT.key(name)?;
    let right = format!("{open}{name}{close}");
    let slip = Slip::new(
        line.span(at),
        format!("{right} と書いてください (引用符は要りません)"),
        format!("write {right}, without the quote"),
    );
    Some(slip.because("引用符が余っています", "a quote too many"))
}

/// `[phrases."]`: the quotes hold no name.
pub(super) fn nameless(
    line: &Line<'_>,
    at: Range<usize>,
    table: &str,
    with: impl Fn(&str) -> String,
) -> Option<Slip> {
    let Shape::Map(map) = ROOT.key(table)?.shape else { return None };
    let name = match map.ids {
        Ids::Kebab => "my-name",
        Ids::Rule => "\"acme/my-rule\"",
        Ids::Any => "\"…\"",
    };
    let right = with(name);
    let slip = Slip::new(
        line.span(at),
        format!("{right} のように、名前を書いてください"),
        format!("write its name, as in {right}"),
    );
    Some(slip.because("名前がありません", "a name is missing"))
}
