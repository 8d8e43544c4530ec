//! `rules diff --format json`: the schema `noticelint/rules-diff/1`.
//!
//! Owns the shape that other programs read.

use super::{PlacedChange, Side, Told, reworded};
use crate::report::json::{ErrorOut, TOOL, Tool, failures, text};
use crate::ruleset::Severity;
use serde::Serialize;

#[derive(Serialize)]
struct DiffOut<'a> {
    schema: &'static str,
    tool: Tool,
    as_of: &'a str,
    old: SideOut<'a>,
    new: SideOut<'a>,
    documents: usize,
    changed_documents: usize,
    rules: Vec<RuleOut<'a>>,
    reworded: Vec<RewordedOut<'a>>,
    files: Vec<FileOut<'a>>,
    errors: Vec<ErrorOut<'a>>,
}

#[derive(Serialize)]
struct SideOut<'a> {
    rules: &'a str,
    name: &'a str,
    version: &'a str,
}

#[derive(Serialize)]
struct RuleOut<'a> {
    id: &'a str,
    added: usize,
    removed: usize,
    raised: usize,
    lowered: usize,
}

#[derive(Serialize)]
struct RewordedOut<'a> {
    id: &'a str,
    keys: Vec<&'static str>,
}

#[derive(Serialize)]
struct FileOut<'a> {
    path: &'a str,
    changes: Vec<ChangeOut<'a>>,
}

#[derive(Serialize)]
struct ChangeOut<'a> {
    change: &'static str,
    rule: &'a str,
    from: Option<&'static str>,
    to: Option<&'static str>,
    message: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    text: &'a str,
}

/// One object.
pub fn json(told: &Told<'_>) -> String {
    let changes = told.changes;
    let rules = changes.rules.iter().map(|(id, [added, removed, raised, lowered])| RuleOut {
        id,
        added: *added,
        removed: *removed,
        raised: *raised,
        lowered: *lowered,
    });
    let files = changes
        .files
        .iter()
        .map(|file| FileOut { path: &file.path, changes: file.changes.iter().map(change).collect() });
    let out = DiffOut {
        schema: "noticelint/rules-diff/1",
        tool: TOOL,
        as_of: told.as_of,
        old: side(told.old),
        new: side(told.new),
        documents: changes.documents,
        changed_documents: changes.files.len(),
        rules: rules.collect(),
        reworded: reworded(told.old.ruleset, told.new.ruleset)
            .into_iter()
            .map(|(id, keys)| RewordedOut { id, keys })
            .collect(),
        files: files.collect(),
        errors: failures(told.failures),
    };
    text(&out) + "\n"
}

fn side(side: Side<'_>) -> SideOut<'_> {
    SideOut { rules: side.typed, name: &side.ruleset.name, version: &side.ruleset.version }
}

fn change(placed: &PlacedChange) -> ChangeOut<'_> {
    let changed = &placed.changed;
    ChangeOut {
        change: changed.change.name(),
        rule: &changed.rule,
        from: changed.from.map(Severity::name),
        to: changed.to.map(Severity::name),
        message: &changed.message,
        line: placed.line,
        column: placed.column,
        text: &placed.text,
    }
}
