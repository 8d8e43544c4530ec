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
            return text(&document).into();
        }
        line(&json!({
            "schema": SCHEMA,
            "tool": tool(),
            "as_of": self.as_of,
            "lang": entry.result.lang.name(),
            "document": document,
        }))
        .into()
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

/// A value that has a line for itself.
pub(super) fn line(value: &Value) -> String {
    format!("{value}\n")
}

/// A value in one line. What we make has names for keys and no floats beyond number, so that it cannot fail.
pub(super) fn text(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned())
}

fn document(entry: &Entry<'_, Checked>, suppressed: bool) -> Value {
    let reading = &entry.result.reading;
    let draft = Draft::new(entry, "");
    let states = entry.ruleset.elements.iter().zip(&reading.elements);
    let findings = entry.result.findings.iter().map(|finding| out(finding, &draft));
    let silenced = suppressed.then(|| self::suppressed(&draft));
    let document = json!({
        "path": entry.source.name,
        "kind": reading.conclusions.kind.name(),
        "stage": reading.conclusions.stage.name(),
        "language": reading.language.name(),
        "publisher": reading.conclusions.publisher,
        "ruleset": ruleset_name(entry.ruleset),
        "suggested_ruleset": entry.suggested().map(|profile| &profile.ruleset),
        "elements": by_name(states.map(|(element, state)| (&element.id, state.status.name()))),
        "findings": findings.collect::<Value>(),
        "suppressed": silenced,
    });
    if suppressed { document } else { without_empty(document, &["suppressed"]) }
}

fn suppressed(draft: &Draft<'_>) -> Value {
    let out = |found: &crate::engine::Suppressed| {
        let origin = match &found.origin {
            Origin::Comment(span) => {
                format!("{}:{}", draft.entry.source.name, draft.table.position(span.start).line)
            }
            Origin::File { name, line, .. } | Origin::Baseline { name, line } => format!("{name}:{line}"),
        };
        let mut finding = out(&found.finding, draft);
        finding["suppression"] = json!({ "reason": found.reason, "until": found.until, "origin": origin });
        finding
    };
    draft.entry.result.suppressed.iter().map(out).collect()
}

fn out(finding: &Finding, draft: &Draft<'_>) -> Value {
    let (table, ruleset) = (&draft.table, draft.entry.ruleset);
    let labels = finding.labels.iter().map(|label| {
        let (source, table) = draft.of(label);
        json!({ "path": source.name, "span": table.stretch(label.span), "message": label.message })
    });
    let fix = finding.fix.as_ref().map(|fix| {
        let edits = fix.edits.iter();
        let edits = edits.map(|(span, text)| json!({ "span": table.stretch(*span), "replacement": text }));
        json!({ "edits": edits.collect::<Value>(), "safe": fix.safe })
    });
    json!({
        "rule": ruleset.rules[finding.rule].id,
        "severity": finding.severity.name(),
        "confidence": finding.confidence.name(),
        "message": finding.message,
        "help": finding.help,
        "element": finding.element.map(|element| &ruleset.elements[element].id),
        "span": finding.span.map(|span| table.stretch(span)),
        "text": finding.span.map_or("", |span| table.slice(span)),
        "anchor": finding.span.and_then(|span| table.anchor(span.start)).map(|anchor| anchor.to_string()),
        "labels": labels.collect::<Value>(),
        "source": sources(finding.sources(ruleset)),
        "fix": fix,
    })
}
