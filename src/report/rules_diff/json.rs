//! `rules diff --format json`: the schema `noticelint/rules-diff/1`.
//!
//! Owns the shape that other programs read.

use super::{PlacedChange, Side, Told, reworded};
use crate::report::json::{failures, line, tool};
use crate::ruleset::Severity;
use serde_json::{Value, json};

/// One object.
pub fn json(told: &Told<'_>) -> String {
    let changes = told.changes;
    let rule = |(id, [added, removed, raised, lowered]): (&String, &[usize; 4])| json!({ "id": id, "added": added, "removed": removed, "raised": raised, "lowered": lowered });
    let files = changes.files.iter().map(
        |file| json!({ "path": file.path, "changes": file.changes.iter().map(change).collect::<Value>() }),
    );
    let reworded = reworded(told.old.ruleset, told.new.ruleset).into_iter();
    line(&json!({
        "schema": "noticelint/rules-diff/1",
        "tool": tool(),
        "as_of": told.as_of,
        "old": side(told.old),
        "new": side(told.new),
        "documents": changes.documents,
        "changed_documents": changes.files.len(),
        "rules": changes.rules.iter().map(rule).collect::<Value>(),
        "reworded": reworded.map(|(id, keys)| json!({ "id": id, "keys": keys })).collect::<Value>(),
        "files": files.collect::<Value>(),
        "errors": failures(told.failures),
    }))
}

fn side(side: Side<'_>) -> Value {
    json!({ "rules": side.typed, "name": side.ruleset.name, "version": side.ruleset.version })
}

fn change(placed: &PlacedChange) -> Value {
    let changed = &placed.changed;
    json!({
        "change": changed.change.name(),
        "rule": changed.rule,
        "from": changed.from.map(Severity::name),
        "to": changed.to.map(Severity::name),
        "message": changed.message,
        "line": placed.line,
        "column": placed.column,
        "text": placed.text,
    })
}
