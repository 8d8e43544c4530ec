//! One TOML file → [`Written`], with every mistake that can be seen in the file alone.
//!
//! Owns which tables there are, and the cures for syntax errors. The tables themselves are in `fields`.

use super::fields;
use super::problem::{Place, Problem, Sink, nearest};
use super::reader::{At, Reader};
use super::reasons;
use super::table::Table;
use super::values::{Lang, Severity, Stage};
use super::written::{Severities, Written};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

const LANGS: &[(&str, Lang)] = &[("ja", Lang::Ja), ("en", Lang::En)];
const LEVELS: &[(&str, Option<Severity>)] = &[
    ("off", None),
    ("info", Some(Severity::Info)),
    ("warning", Some(Severity::Warning)),
    ("error", Some(Severity::Error)),
];
const SET_KEYS: [&str; 6] = ["words", "not-in", "include", "patterns", "title", "category"];

/// The `extends` of a file: `None` where it is left out or the file cannot be read as TOML.
pub fn extends(file: usize, text: &str) -> Option<Vec<(String, Place)>> {
    let sink = Sink::default();
    let mut table = DeTable::parse(text).ok()?.into_inner();
    let value = table.remove("extends")?;
    if !matches!(value.get_ref(), DeValue::Array(_)) {
        return None;
    }
    let strings = Reader { file, text, sink: &sink }.strings(&value);
    Some(strings.into_iter().map(|string| (string.value, string.place)).collect())
}

/// Reads a file; `None` where it is no TOML.
pub(super) fn parse(file: usize, text: &str, sink: &Sink) -> Option<Written> {
    let reader = Reader { file, text, sink };
    let (root, errors) = DeTable::parse_recoverable(text);
    // The first in the file: what follows is mostly its echo.
    if let Some(first) = errors.iter().min_by_key(|error| error.span().map_or(0, |span| span.start)) {
        sink.push(syntax(reader, first));
        return None;
    }
    let root = root.into_inner();
    let mut root = Table::new(reader, 0..0, "", root);
    let mut written =
        Written { version: root.integer("noticelint", i64::MIN, i64::MAX), ..Written::default() };
    written.has_version = root.given().contains(&"noticelint");
    root.strings("extends");
    if let Some(mut table) = root.table("ruleset") {
        written.name = table.string("name");
        written.number = table.string("version");
        written.language = table.choice("language", LANGS).map(|lang| lang.value);
        table.finish();
    }
    if let Some(mut table) = root.table("settings") {
        written.publisher = table.string("publisher");
        written.speaks = table.choice("language", LANGS).map(|lang| lang.value);
        table.finish();
    }
    if let Some(mut table) = root.table("terms") {
        for (id, table) in table.subtables() {
            terms(&id, table, &mut written);
        }
    }
    if let Some(mut table) = root.table("elements") {
        for (id, table) in table.subtables() {
            kebab(reader, &id, &id.value);
            written.elements.push((id.value, fields::element(table)));
        }
    }
    if let Some(mut table) = root.table("classes") {
        for (group, mut labels) in table.subtables() {
            kebab(reader, &group, &group.value);
            for (label, table) in labels.subtables() {
                kebab(reader, &label, &label.value);
                written.classes.push(((group.value.clone(), label.value), fields::class(table)));
            }
        }
    }
    if let Some(mut table) = root.table("rules") {
        for (id, table) in table.subtables() {
            if rule_id(reader, &id, &table) {
                written.rules.push((id.value, fields::rule(table)));
            }
        }
    }
    if let Some(mut table) = root.table("severity") {
        for (id, value) in table.rest() {
            let given = severities(reader, id.place.span.clone(), value);
            written.severity.push((id, given));
        }
    }
    root.finish();
    Some(written)
}

/// A set, a family of sets, or both in one table.
fn terms(id: &At<String>, mut table: Table<'_>, written: &mut Written) {
    let reader = table.reader;
    kebab(reader, id, &id.value);
    let own = SET_KEYS.iter().any(|key| table.has(key));
    let (set, rest) = fields::set(&mut table);
    let (mut members, mut unknown) = (0, Vec::new());
    for (member, value) in rest {
        if matches!(value.get_ref(), DeValue::Table(_)) {
            let name = format!("{}.{}", id.value, member.value);
            if let Some(mut table) = reader.table(&name, member.place.span.clone(), value) {
                if !SET_KEYS.iter().any(|key| table.has(key)) && nearest(&member.value, &SET_KEYS).is_some() {
                    unknown.push(member);
                    continue;
                }
                kebab(reader, &member, &member.value);
                let (mut set, rest) = fields::set(&mut table);
                table.unknown_all(&rest);
                set.family = Some(id.value.clone());
                written.sets.push((name, set));
                members += 1;
            }
        } else {
            unknown.push(member);
        }
    }
    unknown.iter().for_each(|key| table.unknown(key));
    if own || members == 0 {
        written.sets.push((id.value.clone(), set));
    }
}

/// A severity for all stages, or a table by stage.
pub(super) fn severities(
    reader: Reader<'_>,
    key: std::ops::Range<usize>,
    value: Spanned<DeValue<'_>>,
) -> Severities {
    // What cannot be read counts as given: that it is wrong is told once.
    let unreadable = Some(None);
    let level = |table: &mut Table<'_>, key: &'static str| {
        let there = table.has(key);
        table.choice(key, LEVELS).map(|level| level.value).or(unreadable.filter(|_| there))
    };
    let mut given = Severities::default();
    let span = value.span();
    match value.into_inner() {
        DeValue::String(name) => {
            let name = At { value: name.to_string(), place: reader.place(span), verbatim: None };
            given.0 = [reader.choice(&name, LEVELS).or(unreadable); 4];
        }
        DeValue::Table(table) => {
            let mut table = Table::new(reader, key, "severity", table);
            for stage in Stage::ALL {
                given.0[*stage as usize] = level(&mut table, stage.name());
            }
            let other = level(&mut table, "else");
            given.0 = given.0.map(|level| level.or(other));
            table.finish();
        }
        other => {
            given.0 = [unreadable; 4];
            reader.wrong_type(
            span,
            &other,
            "\"error\"・\"warning\"・\"info\"・\"off\" か、段階ごとの表 { first = \"…\", else = \"…\" }",
            "\"error\", \"warning\", \"info\", \"off\" or a table by stage, { first = \"…\", else = \"…\" }",
        );
        }
    }
    given
}

fn kebab(reader: Reader<'_>, at: &At<String>, id: &str) -> bool {
    let good =
        !id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if !good {
        let (ja, en) = (format!("「{id}」は名前に使えません"), format!("`{id}` is no name for this"));
        let problem = at.place.problem("bad-id", ja, en);
        reader.sink.push(problem.help(
            "英小文字・数字・ハイフンで書いてください (例: my-words)",
            "use a-z, 0-9 and hyphens, such as my-words",
        ));
    }
    good
}

/// Rule ids have two parts. `[rules.cause.missing]` is a slip worth its own words.
fn rule_id(reader: Reader<'_>, id: &At<String>, table: &Table<'_>) -> bool {
    if let Some((subject, problem)) = id.value.split_once('/') {
        let _ = kebab(reader, id, subject) && kebab(reader, id, problem);
        return true;
    }
    let (ja, en) = (
        format!("規則の名前「{}」に / がありません", id.value),
        format!("rule id `{}` has no `/`", id.value),
    );
    let example = match table.first() {
        Some(next) if !id.value.contains('"') => format!("[rules.\"{}/{next}\"]", id.value),
        _ => "[rules.\"cause/missing\"]".to_owned(),
    };
    let problem = id.place.problem("bad-id", ja, en);
    reader.sink.push(problem.help(
        format!("規則の名前は「対象/問題」を引用符で囲みます: {example}"),
        format!("a rule id is \"subject/problem\", in quotes: {example}"),
    ));
    false
}

fn syntax(reader: Reader<'_>, error: &toml::de::Error) -> Problem {
    let span = error.span().unwrap_or(0..0);
    let reason = error.message().lines().next().unwrap_or("").trim();
    let line = line_at(reader.text, span.start);
    let place = reader.place(span);
    let ja = format!("TOMLとして読めません ({})", reasons::ja(reason));
    let problem = place.problem("toml-syntax", ja, format!("this is not TOML: {reason}"));
    let header = line.trim_start().trim_start_matches('[').split(']').next().unwrap_or("").trim();
    if line.trim_start().starts_with('[') && header.contains('/') && !header.contains('"') {
        let (table, id) = header.split_once('.').unwrap_or(("rules", header));
        return problem.help(
            format!("/ のある名前は引用符で囲みます: [{table}.\"{id}\"]"),
            format!("a name with `/` goes in quotes: [{table}.\"{id}\"]"),
        );
    }
    if reason.contains("duplicate key") {
        return problem.help(
            "同じ名前の表やキーは1つのファイルに1度だけ書けます。1つにまとめてください",
            "a table or key stands only once in a file: put the two together",
        );
    }
    let key = line.split('=').next().unwrap_or("").trim();
    if line.contains('=') && !key.is_ascii() && !key.starts_with(['"', '\'']) {
        return problem.help(
            format!("日本語のキーは引用符で囲みます: \"{key}\" = …"),
            format!("a key that is not ASCII goes in quotes: \"{key}\" = …"),
        );
    }
    problem.help(
        "引用符・かっこ・コンマの閉じ忘れや全角記号がないか、この行と前の行を見てください",
        "look here and on the line before for an open quote or bracket, a comma, or a full-width sign",
    )
}

fn line_at(text: &str, at: usize) -> &str {
    let from = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1);
    text.get(from..).and_then(|rest| rest.lines().next()).unwrap_or("")
}
