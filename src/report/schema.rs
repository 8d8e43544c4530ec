//! `rules schema`: the form of a ruleset file as JSON Schema, for editors.
//!
//! Owns the translation from the shapes that files are read by. Draft 7, which every TOML editor understands.

use crate::ruleset::schema::{BY_STAGE, Key, LEVEL, MapShape, ROOT, Shape, TableShape, said};
use crate::ruleset::{CHECKS, Catalogue, Lang, Loaded};
use serde_json::{Map, Value, json};

/// The schema, with the meanings of keys in that language; names are those of the ruleset, offered and not demanded: a
/// file may make its own.
pub(crate) fn json(loaded: &Loaded, lang: Lang) -> String {
    let mut writer = Writer { lang, loaded, definitions: Map::new() };
    let mut schema = writer.body(&ROOT);
    schema.insert("$schema".into(), "http://json-schema.org/draft-07/schema#".into());
    schema.insert("title".into(), "noticelint.toml".into());
    schema.insert("definitions".into(), Value::Object(writer.definitions));
    // By name, so that a key that is added to a table moves no other line.
    let mut schema = Value::Object(schema);
    schema.sort_all_objects();
    format!("{schema:#}\n")
}

struct Writer<'a> {
    lang: Lang,
    loaded: &'a Loaded,
    definitions: Map<String, Value>,
}

impl Writer<'_> {
    /// A table, by reference: each stands once in the schema.
    fn table(&mut self, table: &'static TableShape) -> Value {
        if !self.definitions.contains_key(table.name) {
            // Taken before it is filled, so that a table that holds itself would end.
            self.definitions.insert(table.name.into(), Value::Null);
            let mut body = self.body(table);
            if table.name == "rule" {
                body.insert("allOf".into(), parameters());
            }
            self.definitions.insert(table.name.into(), Value::Object(body));
        }
        json!({ "$ref": format!("#/definitions/{}", table.name) })
    }

    fn body(&mut self, table: &'static TableShape) -> Map<String, Value> {
        let mut properties = Map::new();
        for key in table.keys() {
            properties.insert(key.name.into(), self.key(table, key));
        }
        let mut body = Map::new();
        body.insert("description".into(), said(table.about, self.lang).into());
        body.insert("type".into(), "object".into());
        body.insert("properties".into(), Value::Object(properties));
        let must: Vec<&str> = table.keys().filter(|key| key.must).map(|key| key.name).collect();
        if !must.is_empty() {
            body.insert("required".into(), json!(must));
        }
        let others = match table.others {
            Some(map) => self.shape(&map.value),
            None => Value::Bool(false),
        };
        body.insert("additionalProperties".into(), others);
        if let Some(map) = table.others {
            body.insert("propertyNames".into(), json!({ "pattern": whole(map) }));
        }
        body
    }

    /// A key's value with its meaning. Draft 7 passes over what stands beside a reference, so it stands around it.
    fn key(&mut self, table: &TableShape, key: &Key) -> Value {
        let mut value = self.shape(&key.shape);
        if let Some(names) = names(self.loaded, table, key) {
            offer(&mut value, &json!({ "enum": names }));
        }
        let meaning = said(key.about, self.lang);
        if value.get("$ref").is_some() {
            return json!({ "description": meaning, "allOf": [value] });
        }
        if let Some(object) = value.as_object_mut() {
            object.insert("description".into(), meaning.into());
        }
        value
    }

    fn shape(&mut self, shape: &Shape) -> Value {
        match shape {
            Shape::Boolean => json!({ "type": "boolean" }),
            Shape::Integer(i64::MIN, i64::MAX) => json!({ "type": "integer" }),
            Shape::Integer(from, i64::MAX) => json!({ "type": "integer", "minimum": from }),
            Shape::Integer(from, to) => json!({ "type": "integer", "minimum": from, "maximum": to }),
            Shape::String | Shape::Path => json!({ "type": "string" }),
            Shape::Day => json!({ "type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$" }),
            Shape::Text => json!({ "oneOf": [
                { "type": "string", "minLength": 1 },
                {
                    "type": "object",
                    "properties": { "ja": { "type": "string" }, "en": { "type": "string" } },
                    "additionalProperties": false,
                    "minProperties": 1,
                },
            ] }),
            Shape::Word | Shape::Words | Shape::Operand | Shape::Name => {
                json!({ "type": "string", "minLength": 1 })
            }
            Shape::Rule => json!({ "type": "string", "pattern": "/" }),
            Shape::Choice(names) => json!({ "enum": names }),
            Shape::Severity => self.severity(),
            Shape::List(item) => json!({ "type": "array", "items": self.shape(item) }),
            Shape::OneOrMore(item) => {
                let one = self.shape(item);
                json!({ "oneOf": [one, { "type": "array", "items": one }] })
            }
            Shape::Limits(from, to, map) => {
                json!({ "oneOf": [self.shape(&Shape::Integer(*from, *to)), self.map(map)] })
            }
            Shape::Named(table) => {
                json!({ "oneOf": [{ "type": "string" }, { "type": "array", "items": self.table(table) }] })
            }
            Shape::Rows(table) => {
                let one = self.table(table);
                json!({ "oneOf": [one, { "type": "array", "items": one }] })
            }
            Shape::Table(table) => self.table(table),
            Shape::Map(map) => self.map(map),
        }
    }

    fn map(&mut self, map: &'static MapShape) -> Value {
        let mut patterns = Map::new();
        patterns.insert(whole(map), self.shape(&map.value));
        json!({ "type": "object", "patternProperties": patterns, "additionalProperties": false })
    }

    fn severity(&mut self) -> Value {
        let stages = self.table(&BY_STAGE);
        let level = self.shape(&LEVEL);
        json!({ "oneOf": [level, stages] })
    }
}

/// The names that a key may hold, where a ruleset knows them.
pub(crate) fn names(loaded: &Loaded, table: &TableShape, key: &Key) -> Option<Vec<String>> {
    let list = |which: &[Catalogue], sign: &str| -> Vec<String> {
        let all = which.iter().flat_map(|which| loaded.catalogue(*which));
        all.map(|listed| listed.name).filter(|name| name.starts_with(sign)).collect()
    };
    let of = |which: Catalogue| Some(list(&[which], ""));
    let names = match (table.name, key.name) {
        ("deadline", "replaces") | (_, "starts" | "deadline") => of(Catalogue::Deadlines),
        (_, "leaked" | "except") | ("trigger", "with") => of(Catalogue::Data),
        (_, "stated" | "deferred" | "absent" | "elements" | "element") => of(Catalogue::Elements),
        ("when" | "given" | "trigger", "cause") => of(Catalogue::Causes),
        ("when" | "given" | "settings", "publisher") => of(Catalogue::Publishers),
        ("with", "event" | "events" | "lacks" | "has" | "before") => of(Catalogue::Events),
        ("term-set", "category") => Some(
            loaded.ruleset.sets.iter().filter_map(|set| set.category.as_deref().map(str::to_owned)).collect(),
        ),
        ("term-set", "include") => {
            let sets = list(&[Catalogue::Terms], "@").into_iter();
            Some(sets.map(|name| name.trim_start_matches('@').to_owned()).collect())
        }
        _ => match key.shape {
            Shape::Rule | Shape::List(Shape::Rule) => {
                Some(loaded.ruleset.rules.iter().map(|rule| rule.id.to_string()).collect())
            }
            Shape::List(Shape::Operand) => {
                let mut all = list(&[Catalogue::Terms], "@");
                all.extend(list(&[Catalogue::Conditions], "#"));
                Some(all)
            }
            Shape::List(Shape::Word | Shape::Words) => Some(list(&[Catalogue::Terms], "@")),
            _ => None,
        },
    };
    let mut names = names?;
    names.sort();
    names.dedup();
    (!names.is_empty()).then_some(names)
}

/// Puts names into the form of a string, wherever it stands in a value.
fn offer(value: &mut Value, names: &Value) {
    match value {
        Value::Object(form) if form.get("type") == Some(&json!("string")) => {
            let plain = Value::Object(form.clone());
            *value = json!({ "anyOf": [names, plain] });
        }
        Value::Object(form) => {
            for key in ["items", "oneOf"] {
                if let Some(inner) = form.get_mut(key) {
                    offer(inner, names);
                }
            }
        }
        Value::Array(forms) => forms.iter_mut().for_each(|form| offer(form, names)),
        _ => {}
    }
}

fn whole(map: &MapShape) -> String {
    format!("^({})$", map.pattern)
}

/// Which parameters each kind of check takes.
fn parameters() -> Value {
    let kinds = CHECKS.iter().map(|check| {
        let names: Vec<&str> = check.must.iter().chain(check.may).copied().collect();
        json!({
            "if": { "properties": { "check": { "const": check.name } }, "required": ["check"] },
            "then": { "properties": { "with": { "propertyNames": { "enum": names } } } },
        })
    });
    kinds.collect()
}
