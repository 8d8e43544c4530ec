//! The merged ruleset, written out again: each value with the place that set it.
//!
//! Owns the form of what `rules show` prints, which is TOML that loads to the same rules. Which keys are shown, and in
//! which order, is the schema's to say. Refuses to know of terminals, and of tests and evidence, which change no reading.

use super::compile::settings::whole;
use super::merge::Merged;
use super::mistakes::{Place, TomlFile};
use super::schema::{Key, MapShape, Merge, ROOT, Shape, TableShape};
use super::tree::{At, Entry, Level, Levels, Table, Value};
use super::values::Stage;
use crate::text::{Text, quote};

/// A table of the merged ruleset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The id of a rule, an element, a set, a class, or the name of the table: what it is asked for by.
    pub id: String,
    /// `[rules."cause/missing"]`.
    pub header: String,
    /// Its values.
    pub lines: Vec<Line>,
}

/// A line of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// TOML.
    pub text: String,
    /// What set it; `None` for the brackets of a list.
    pub place: Option<Place>,
}

/// All tables: settings, words, elements, classes, rules …
pub(super) fn sections(merged: &Merged, files: &[TomlFile]) -> Vec<Section> {
    let mut all = vec![top(merged)];
    for key in shown(&ROOT) {
        match &key.shape {
            Shape::Map(shape) => {
                names(&mut all, key.name, "", &mut merged.map(key.name).iter(), shape);
            }
            Shape::Table(shape) => {
                all.extend(merged.root.table(key.name).and_then(|table| one(key.name, table, shape)));
            }
            Shape::List(Shape::Table(_)) if key.name == "override" => {
                all.extend(merged.root.tables(key.name).iter().filter_map(|table| as_written(table, files)));
            }
            Shape::List(Shape::Table(shape)) => {
                let header = format!("[[{}]]", key.name);
                let section = |table| section(key.name, header.clone(), table, shape);
                all.extend(merged.root.tables(key.name).iter().map(section));
            }
            _ => {}
        }
    }
    all.retain(|section| !section.header.starts_with("[profiles.") || !is_given_up(merged, section));
    all
}

fn is_given_up(merged: &Merged, section: &Section) -> bool {
    merged.given_up.contains(section.id.as_str())
}

/// The keys that are shown, in their order.
fn shown(shape: &'static TableShape) -> Vec<&'static Key> {
    let mut keys: Vec<&Key> = shape.keys().filter(|key| key.shown.is_some()).collect();
    keys.sort_by_key(|key| key.shown);
    keys
}

/// The tables of names.
fn names<'m>(
    all: &mut Vec<Section>,
    path: &str,
    of: &str,
    entries: &mut dyn Iterator<Item = (&'m str, &'m Entry)>,
    shape: &'static MapShape,
) {
    for (name, entry) in entries {
        let id = format!("{of}{name}");
        let header = format!("{path}.{}", name_of(name));
        match (&shape.value, &entry.value) {
            (Shape::Table(shape), Some(Value::Table(table))) => {
                all.push(section(&id, format!("[{header}]"), table, shape));
            }
            (Shape::Map(shape), Some(Value::Map(map))) => {
                let mut inner = map.iter().map(|(name, entry)| (name.as_ref(), entry));
                names(all, &header, &format!("{id}."), &mut inner, shape);
            }
            (Shape::List(Shape::Table(shape)), Some(Value::Tables(tables))) => {
                all.extend(tables.iter().map(|table| section(&id, format!("[[{header}]]"), table, shape)));
            }
            (Shape::Rows(shape), Some(Value::Rows(rows))) => {
                let one = rows.rows.len() == 1;
                let header = if one { format!("[{header}]") } else { format!("[[{header}]]") };
                all.extend(rows.rows.iter().map(|row| section(&id, header.clone(), row, shape)));
            }
            _ => {}
        }
    }
}

/// A name as it stands in a header.
fn name_of(name: &str) -> String {
    let bare = name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b));
    if bare { name.to_owned() } else { quote::toml(name) }
}

fn one(name: &str, table: &Table, shape: &'static TableShape) -> Option<Section> {
    let section = section(name, format!("[{name}]"), table, shape);
    (!section.lines.is_empty()).then_some(section)
}

fn section(id: &str, header: String, table: &Table, shape: &'static TableShape) -> Section {
    let mut lines = Vec::new();
    table_lines(&mut lines, "", table, shape);
    Section { id: id.to_owned(), header, lines }
}

fn top(merged: &Merged) -> Section {
    let line = |text: String| Line { text, place: None };
    let mut lines = vec![line("noticelint = 1".to_owned()), line("extends = []".to_owned())];
    lines.push(line(String::new()));
    lines.push(line("[ruleset]".to_owned()));
    let version = merged.root.table("ruleset").and_then(|ruleset| ruleset.string("version"));
    lines.push(line(format!("name = {}", quote::toml(&merged.name))));
    lines.push(line(format!("version = {}", quote::toml(&version.unwrap_or_default()))));
    lines.extend(merged.language().map(|lang| line(format!("language = {}", quote::toml(lang.name())))));
    Section { id: String::new(), header: String::new(), lines }
}

/// An override as it was written, line by line: it is no value of the merged rules.
fn as_written(entry: &Table, files: &[TomlFile]) -> Option<Section> {
    let Place { file, span } = whole(entry);
    let text = files.get(file)?.text.get(span.clone())?;
    let mut at = span.start;
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        if !trimmed.is_empty() && !trimmed.starts_with('#') {
            let place = Place { file, span: at..at + line.len() };
            lines.push(Line { text: line.trim_end().to_owned(), place: Some(place) });
        }
        at += line.len();
    }
    Some(Section { id: "override".to_owned(), header: String::new(), lines })
}

fn table_lines(lines: &mut Vec<Line>, prefix: &str, table: &Table, shape: &'static TableShape) {
    for key in shown(shape) {
        let Some(entry) = table.get(key.name) else { continue };
        let name = format!("{prefix}{}", key.name);
        match (&key.shape, &entry.value) {
            // As dotted keys, so that each stands on a line of its own.
            (Shape::Table(shape), Some(Value::Table(table))) if key.merge == Merge::Inner => {
                table_lines(lines, &format!("{name}."), table, shape);
            }
            (shape, Some(value)) => value_lines(lines, &name, entry, value, shape),
            _ => {}
        }
    }
}

fn value_lines(lines: &mut Vec<Line>, name: &str, entry: &Entry, value: &Value, shape: &'static Shape) {
    let mut put = |name: &str, value: &str, place: &Place| {
        lines.push(Line { text: format!("{name} = {value}"), place: Some(place.clone()) });
    };
    match (value, shape) {
        (Value::Levels(levels), _) => severities(name, levels, &mut put),
        (Value::Map(map), _) => {
            for (own, entry) in map {
                let own = if let Shape::Limits(..) = shape { own.to_string() } else { quote::toml(own) };
                let value = entry.value.as_ref().map(|value| inline(value, shape)).unwrap_or_default();
                put(&format!("{name}.{own}"), &value, &entry.key);
            }
        }
        // Without any name it is not what it is where the key is left out.
        (Value::Strings(list), Shape::List(Shape::Choice(_))) if list.is_empty() => {
            put(name, "[]", &entry.key);
        }
        (Value::Strings(list), _) => words(lines, name, list),
        (Value::Lists(lists), _) => {
            let items = lists.iter().filter_map(|list| Some((quoted(list), list.first()?.place.clone())));
            self::items(lines, name, items.collect());
        }
        (Value::Tables(tables), Shape::List(Shape::Table(shape))) => {
            let items = tables.iter().map(|table| (inline_table(table, shape), table.place.clone()));
            self::items(lines, name, items.collect());
        }
        _ => put(name, &inline(value, shape), &entry.key),
    }
}

fn severities(name: &str, levels: &Levels, put: &mut impl FnMut(&str, &str, &Place)) {
    let value = |level: &Level| quote::toml(level.severity.map_or("off", |severity| severity.name()));
    if let [Some(first), rest @ ..] = levels
        && rest.iter().all(|level| level.as_ref() == Some(first))
    {
        return put(name, &value(first), &first.place);
    }
    for stage in Stage::ALL {
        if let Some(level) = &levels[*stage as usize] {
            put(&format!("{name}.{stage}"), &value(level), &level.place);
        }
    }
}

/// Words, those of one place together.
fn words(lines: &mut Vec<Line>, name: &str, words: &[At]) {
    // Two that stand in one list have one remark.
    let near = |one: &Place, next: &Place| {
        one.file == next.file && next.span.start >= one.span.end && next.span.start - one.span.end <= 2
    };
    let runs = words.chunk_by(|one, next| near(&one.place, &next.place));
    let items = runs.map(|run| {
        let items: Vec<String> = run.iter().map(|word| quote::toml(&word.value)).collect();
        (items.join(", "), run[0].place.clone())
    });
    self::items(lines, name, items.collect());
}

fn items(lines: &mut Vec<Line>, name: &str, items: Vec<(String, Place)>) {
    match items.as_slice() {
        [] => {}
        [(item, place)] => {
            lines.push(Line { text: format!("{name} = [{item}]"), place: Some(place.clone()) });
        }
        _ => {
            lines.push(Line { text: format!("{name} = ["), place: None });
            let item = |(text, place)| Line { text: format!("  {text},"), place: Some(place) };
            lines.extend(items.into_iter().map(item));
            lines.push(Line { text: "]".to_owned(), place: None });
        }
    }
}

/// A value on one line.
fn inline(value: &Value, shape: &'static Shape) -> String {
    match (value, shape) {
        (Value::Flag(flag), _) => flag.to_string(),
        (Value::Number(number), _) => number.to_string(),
        (Value::String(at), _) => quote::toml(&at.value),
        (Value::Text(text) | Value::OneText(_, text), _) => text_of(text),
        (Value::Strings(list), _) => quoted(list),
        (Value::Table(table), Shape::Table(shape)) => inline_table(table, shape),
        (Value::Tables(tables), Shape::Named(shape) | Shape::List(Shape::Table(shape))) => {
            let tables: Vec<String> = tables.iter().map(|table| inline_table(table, shape)).collect();
            format!("[{}]", tables.join(", "))
        }
        _ => String::new(),
    }
}

fn inline_table(table: &Table, shape: &'static TableShape) -> String {
    let key = |key: &'static Key| {
        let entry = table.get(key.name).filter(|entry| entry.says_something())?;
        Some(format!("{} = {}", key.name, inline(entry.value.as_ref()?, &key.shape)))
    };
    let keys: Vec<String> = shown(shape).into_iter().filter_map(key).collect();
    format!("{{ {} }}", keys.join(", "))
}

fn quoted(words: &[At]) -> String {
    let words: Vec<String> = words.iter().map(|word| quote::toml(&word.value)).collect();
    format!("[{}]", words.join(", "))
}

fn text_of(text: &Text) -> String {
    if text.ja == text.en {
        return quote::toml(&text.ja);
    }
    format!("{{ ja = {}, en = {} }}", quote::toml(&text.ja), quote::toml(&text.en))
}
