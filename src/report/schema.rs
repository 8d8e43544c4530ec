//! `rules schema`: the form of a ruleset file as JSON Schema, for editors.
//!
//! Owns the translation from the shapes that files are read by. Draft 7, which every TOML editor understands.

use crate::ruleset::CHECKS;
use crate::ruleset::Lang;
use crate::ruleset::schema::{BY_STAGE, Key, LEVEL, MapShape, ROOT, Shape, TableShape, said};
use serde_json::{Map, Value, json};

/// The schema, with the meanings of keys in that language.
pub fn json(lang: Lang) -> String {
    let mut writer = Writer { lang, definitions: Map::new() };
    let mut schema = writer.body(&ROOT);
    schema.insert("$schema".into(), "http://json-schema.org/draft-07/schema#".into());
    schema.insert("title".into(), "noticelint.toml".into());
    schema.insert("definitions".into(), Value::Object(writer.definitions));
    format!("{:#}\n", Value::Object(schema))
}

struct Writer {
    lang: Lang,
    definitions: Map<String, Value>,
}

impl Writer {
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
            properties.insert(key.name.into(), self.key(key));
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
    fn key(&mut self, key: &Key) -> Value {
        let mut value = self.shape(&key.shape);
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
