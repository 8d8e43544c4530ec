//! One TOML file → [`Written`], with every mistake that can be seen in the file alone.
//!
//! Owns which tables there are. The tables themselves are in `fields`.

use super::beside;
use super::elsewhere;
use super::fields::{self, LANGS, LEVELS};
use super::ignore;
use super::keys::{BY_STAGE, CLASS, ROOT, SET};
use super::mend::Want;
use super::places;
use super::problem::{Place, Sink};
use super::reader::{At, Reader};
use super::rows;
use super::syntax;
use super::table::{Table, to_the_top};
use super::values::Stage;
use super::written::{Level, Severities, Written};
use crate::text::nearest;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

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
    if !errors.is_empty() {
        syntax::problems(reader).into_iter().for_each(|problem| sink.push(problem));
        return None;
    }
    let mut root = Table::new(reader, 0..0, "", root.into_inner(), &ROOT);
    let mut written = Written { version: root.integer("noticelint"), ..Written::default() };
    written.has_version = root.given().has("noticelint");
    root.strings("extends");
    if let Some(mut table) = root.table("ruleset") {
        written.name = table.string("name");
        written.number = table.string("version");
        written.written_for = table.string("written-for");
        written.language = table.choice("language", LANGS).map(|lang| lang.value);
        table.finish();
    }
    layer(&mut root, &mut written);
    written.files = places::files(&mut root);
    written.overrides = places::overrides(&mut root);
    written.shorthands = root.table("shorthands").map(beside::shorthands).unwrap_or_default();
    written.draft = root.table("draft").map(beside::draft).unwrap_or_default();
    let provided = root.tables("provided").unwrap_or_default();
    written.provided = provided.into_iter().map(beside::provided).collect();
    written.profiles = super::profiles::read(&mut root);
    written.evidence = super::evidence::entries(&mut root);
    written.ignores = ignore::read(&mut root);
    root.finish();
    Some(written)
}

/// What can be laid over other rules, in a whole file or for some paths only.
pub(super) fn layer(root: &mut Table<'_>, written: &mut Written) {
    let reader = root.reader;
    if let Some(mut table) = root.table("settings") {
        written.publisher = table.string("publisher");
        written.speaks = table.choice("language", LANGS);
        table.finish();
    }
    for (id, table) in root.map_of_tables("terms") {
        terms(&id, table, written);
    }
    for (phrase, table) in root.map_of_tables("phrases") {
        written.phrases.push((phrase.value, fields::phrase(table)));
    }
    for (id, table) in root.map_of_tables("elements") {
        kebab(reader, &id, &id.value);
        written.elements.push((id.value, fields::element(table)));
    }
    for (group, labels) in root.map("classes") {
        kebab(reader, &group, &group.value);
        for (label, value) in reader.map(labels) {
            kebab(reader, &label, &label.value);
            if let Some((label, table)) = reader.named_table(label, value, &CLASS) {
                written.classes.push(((group.value.clone(), label.value), fields::class(table)));
            }
        }
    }
    for (id, table) in root.map_of_tables("rules") {
        if rule_id(reader, &id, &table) {
            written.rules.push((id.value, fields::rule(table)));
        }
    }
    for (id, value) in root.map("severity") {
        if super::keys::top_level().any(|top| top.name == id.value) {
            reader.sink.push(to_the_top(&id));
            continue;
        }
        let given = severities(reader, id.place.span.clone(), value);
        written.severity.push((id, given));
    }
    rows::read(root, &mut written.law);
}

/// A set, a family of sets, or both in one table.
fn terms(id: &At<String>, mut table: Table<'_>, written: &mut Written) {
    let reader = table.reader;
    kebab(reader, id, &id.value);
    let keys = || SET.keys.iter().map(|key| key.name);
    let own = keys().any(|key| table.has(key));
    let (set, rest) = fields::set(&mut table);
    let (mut members, mut unknown) = (0, Vec::new());
    for (member, value) in rest {
        if matches!(value.get_ref(), DeValue::Table(_)) {
            let name = format!("{}.{}", id.value, member.value);
            if let Some(mut table) = reader.table(&name, member.place.span.clone(), value, &SET) {
                let meant = || nearest(&member.value, &keys().collect::<Vec<_>>());
                let elsewhere = || elsewhere::known(&member.value);
                if !keys().any(|key| table.has(key)) && (meant().is_some() || elsewhere()) {
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
    let mut given = Severities::default();
    let span = value.span();
    // What cannot be read counts as given: that it is wrong is told once.
    let unreadable = Some(Level { severity: None, place: reader.place(span.clone()) });
    match value.into_inner() {
        DeValue::String(name) => {
            let name = At { value: name.to_string(), place: reader.place(span), verbatim: None };
            let severity = reader.choice(&name, LEVELS).unwrap_or(None);
            given.0.fill(Some(Level { severity, place: name.place }));
        }
        DeValue::Table(table) => {
            let mut table = Table::new(reader, key, "severity", table, &BY_STAGE);
            let level = |table: &mut Table<'_>, key: &'static str| {
                let there = table.has(key);
                let level = table.choice(key, LEVELS);
                let level = level.map(|at| Level { severity: at.value, place: at.place });
                level.or_else(|| unreadable.clone().filter(|_| there))
            };
            for stage in Stage::ALL {
                given.0[*stage as usize] = level(&mut table, stage.name());
            }
            let other = level(&mut table, "else");
            given.0 = given.0.map(|level| level.or_else(|| other.clone()));
            table.finish();
        }
        other => {
            given.0.fill(unreadable);
            reader.wrong_type(span, &other, Want::Severity);
        }
    }
    given
}

pub(super) fn kebab(reader: Reader<'_>, at: &At<String>, id: &str) -> bool {
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

/// The family of the rules made from phrases: the phrase itself is the second half of their ids.
pub(super) const PHRASES: &str = "phrases";

/// Rule ids have two parts. `[rules.cause.missing]` is a slip worth its own words.
fn rule_id(reader: Reader<'_>, id: &At<String>, table: &Table<'_>) -> bool {
    if let Some((subject, problem)) = id.value.split_once('/') {
        if subject == PHRASES {
            return true;
        }
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
