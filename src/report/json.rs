//! `check --format json` and `jsonl`: the schema `noticelint/check/1`, and what all JSON of the program is made of.
//!
//! Owns the shape that other programs read (CONTRACT). Each object is written out once, as it is printed: a field
//! that is renamed inside the program changes nothing here.

use super::context::Draft;
use super::{Entry, Failure, Gathered, Report, Sheet, Summary};
use crate::checks::Finding;
use crate::engine::{Checked, Origin};
use crate::ruleset::{Lang, Ruleset, Source};
use serde::Serialize;
use serde_json::{Map, Value, json};

/// `json`: one object; with `lines`, `jsonl`: one document a line, then errors and summary.
#[derive(Debug, Clone)]
pub struct Json {
    /// The day of the run.
    pub as_of: String,
    /// One document a line.
    pub lines: bool,
    /// Findings that are silenced, too, under a key of their own.
    pub suppressed: bool,
}

pub(super) const SCHEMA: &str = "noticelint/check/1";

impl Report<Checked> for Json {
    fn opening(&self, lang: Lang) -> String {
        if self.lines {
            return String::new();
        }
        let head = json!({ "schema": SCHEMA, "tool": tool(), "as_of": self.as_of, "lang": lang.name() });
        opened(&head, "documents")
    }

    fn document(&self, entry: &Entry<'_, Checked>) -> Sheet {
        let document = document(entry, self.suppressed);
        if !self.lines {
            return document.into();
        }
        let mut object = Object::default();
        object.put("schema", SCHEMA);
        object.put("tool", &tool());
        object.put("as_of", &self.as_of);
        object.put("lang", entry.result.lang.name());
        object.written("document", &document);
        (object.end() + "\n").into()
    }

    fn between(&self) -> &'static str {
        if self.lines { "" } else { ",\n" }
    }

    fn closing(&self, summary: &Summary, _: &Gathered) -> String {
        let errors = failures(&summary.failures);
        let counts = without_empty(
            json!({
                "documents": summary.documents,
                "errors": summary.errors,
                "warnings": summary.warnings,
                "infos": summary.infos,
                "suppressed": summary.suppressed,
                "unchanged": summary.unchanged,
                "vanished": summary.vanished,
                "skipped_rules": summary.skipped_rules,
            }),
            &["unchanged", "vanished"],
        );
        if self.lines {
            return line(&json!({ "schema": SCHEMA, "errors": errors, "summary": counts }));
        }
        format!("\n],\"errors\":{errors},\"summary\":{counts}}}\n")
    }
}

/// The name of this program.
pub(super) fn tool() -> Value {
    json!({ "name": "noticelint", "version": env!("CARGO_PKG_VERSION") })
}

/// The name of a ruleset.
pub(super) fn ruleset_name(ruleset: &Ruleset) -> Value {
    json!({ "name": ruleset.name, "version": ruleset.version })
}

/// An object with keys that are values of the draft or of its rules, in their order.
pub(super) fn by_name<K: Into<String>, T: Into<Value>>(pairs: impl IntoIterator<Item = (K, T)>) -> Value {
    Value::Object(pairs.into_iter().map(|(name, value)| (name.into(), value.into())).collect::<Map<_, _>>())
}

/// Files that could not be read.
pub(super) fn failures(failures: &[Failure]) -> Value {
    failures.iter().map(|each| json!({ "path": each.path, "message": each.message })).collect()
}

/// Laws and practice that a rule or a row of the law names.
pub(super) fn sources(sources: &[Source]) -> Value {
    let out =
        |source: &Source| json!({ "name": source.name, "since": source.since, "checked": source.checked });
    sources.iter().map(out).collect()
}

/// An object without those of these keys that hold nothing.
pub(super) fn without_empty(mut object: Value, keys: &[&str]) -> Value {
    if let Some(map) = object.as_object_mut() {
        let empty = |value: &Value| value.is_null() || value.as_array().is_some_and(Vec::is_empty);
        map.retain(|key, value| !(keys.contains(&key.as_str()) && empty(value)));
    }
    object
}

/// An object that is not closed yet, with an open list at its end.
pub(super) fn opened(head: &Value, list: &str) -> String {
    let head = head.to_string();
    format!("{},\"{list}\":[\n", head.strip_suffix('}').unwrap_or(&head))
}

/// An object that is written out key by key: a list of a hundred thousand is never held but as its text.
#[derive(Debug)]
pub(super) struct Object(Vec<u8>);

impl Default for Object {
    fn default() -> Self {
        Self(b"{".to_vec())
    }
}

impl Object {
    /// Writes a key with its value.
    pub(super) fn put(&mut self, key: &str, value: &(impl Serialize + ?Sized)) {
        self.key(key);
        self.value(value);
    }

    /// Writes a key with a value that is JSON already.
    pub(super) fn written(&mut self, key: &str, json: &str) {
        self.key(key);
        self.0.extend(json.as_bytes());
    }

    /// Writes a key with an object.
    pub(super) fn inner(&mut self, key: &str, write: impl FnOnce(&mut Self)) {
        self.key(key);
        self.0.push(b'{');
        write(self);
        self.0.push(b'}');
    }

    /// Writes a key with a list of objects.
    pub(super) fn list<T>(
        &mut self,
        key: &str,
        items: impl IntoIterator<Item = T>,
        mut write: impl FnMut(T, &mut Self),
    ) {
        self.key(key);
        self.0.push(b'[');
        for (at, item) in items.into_iter().enumerate() {
            self.0.extend(if at > 0 { &b",{"[..] } else { b"{" });
            write(item, self);
            self.0.push(b'}');
        }
        self.0.push(b']');
    }

    /// Writes a key with a list of values, each of which is made only when it is written.
    pub(super) fn values(&mut self, key: &str, items: impl IntoIterator<Item = Value>) {
        self.key(key);
        self.0.push(b'[');
        for (at, item) in items.into_iter().enumerate() {
            if at > 0 {
                self.0.push(b',');
            }
            self.value(&item);
        }
        self.0.push(b']');
    }

    /// The text.
    pub(super) fn end(mut self) -> String {
        self.0.push(b'}');
        // What serde writes is UTF-8.
        String::from_utf8(self.0).unwrap_or_default()
    }

    fn key(&mut self, key: &str) {
        if !self.0.ends_with(b"{") {
            self.0.push(b',');
        }
        self.value(key);
        self.0.push(b':');
    }

    fn value(&mut self, value: &(impl Serialize + ?Sized)) {
        let start = self.0.len();
        if serde_json::to_writer(&mut self.0, value).is_err() {
            self.0.truncate(start);
            self.0.extend(b"null");
        }
    }
}

/// A value that has a line for itself.
pub(super) fn line(value: &Value) -> String {
    format!("{value}\n")
}

fn document(entry: &Entry<'_, Checked>, suppressed: bool) -> String {
    let reading = &entry.result.reading;
    let draft = Draft::new(entry, "");
    let states = entry.ruleset.elements.iter().zip(&reading.elements);
    let mut object = Object::default();
    object.put("path", &entry.source.name);
    object.put("kind", reading.conclusions.kind.name());
    object.put("stage", reading.conclusions.stage.name());
    object.put("language", reading.language.name());
    object.put("publisher", &reading.conclusions.publisher);
    object.put("ruleset", &ruleset_name(entry.ruleset));
    object.put("suggested_ruleset", &entry.suggested().map(|profile| &profile.ruleset));
    object
        .put("elements", &by_name(states.map(|(element, state)| (element.id.as_str(), state.status.name()))));
    object.list("findings", &entry.result.findings, |finding, object| out(finding, &draft, object));
    if suppressed {
        object.list("suppressed", &entry.result.suppressed, |found, object| silenced(found, &draft, object));
    }
    object.end()
}

fn silenced(found: &crate::engine::Suppressed, draft: &Draft<'_>, object: &mut Object) {
    let origin = match &found.origin {
        Origin::Comment(span) => {
            format!("{}:{}", draft.entry.source.name, draft.table.position(span.start).line)
        }
        Origin::File { name, line, .. } | Origin::Baseline { name, line } => format!("{name}:{line}"),
    };
    out(&found.finding, draft, object);
    object.put("suppression", &json!({ "reason": found.reason, "until": found.until, "origin": origin }));
}

fn out(finding: &Finding, draft: &Draft<'_>, object: &mut Object) {
    let (table, ruleset) = (&draft.table, draft.entry.ruleset);
    object.put("rule", &ruleset.rules[finding.rule].id);
    object.put("severity", finding.severity.name());
    object.put("confidence", finding.confidence.name());
    object.put("message", &finding.message);
    object.put("help", &finding.help);
    object.put("element", &finding.element.map(|element| &ruleset.elements[element].id));
    object.put("span", &finding.span.map(|span| table.stretch(span)));
    object.put("text", finding.span.map_or("", |span| table.slice(span)));
    let anchor = finding.span.and_then(|span| table.anchor(span.start));
    object.put("anchor", &anchor.map(|anchor| anchor.to_string()));
    object.list("labels", &finding.labels, |label, object| {
        let (source, table) = draft.of(label);
        object.put("path", &source.name);
        object.put("span", &table.stretch(label.span));
        object.put("message", &label.message);
    });
    object.put("source", &sources(finding.sources(ruleset)));
    match &finding.fix {
        None => object.put("fix", &Value::Null),
        Some(fix) => object.inner("fix", |object| {
            object.list("edits", &fix.edits, |(span, text), object| {
                object.put("span", &table.stretch(*span));
                object.put("replacement", text);
            });
            object.put("safe", &fix.safe);
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_object_is_written_as_its_values_would_be() {
        let mut object = Object::default();
        object.put("text", "{\"a\n");
        object.inner("empty", |_| {});
        object.list("none", std::iter::empty::<u8>(), |_, _| {});
        object.list("list", [1, 2], |number, object| {
            object.put("number", &number);
            object.list("inner", [()], |(), object| object.put("x", &Value::Null));
        });
        object.values("values", [json!(1), json!({ "y": [] })]);
        object.written("written", "{}");
        let value = json!({
            "text": "{\"a\n",
            "empty": {},
            "none": [],
            "list": [{ "number": 1, "inner": [{ "x": null }] }, { "number": 2, "inner": [{ "x": null }] }],
            "values": [1, { "y": [] }],
            "written": {},
        });
        assert_eq!(object.end(), value.to_string());
        assert_eq!(Object::default().end(), "{}");
    }
}
