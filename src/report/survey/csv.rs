//! `survey --format csv`: one row an element or a rule, for spreadsheets.
//!
//! Owns the columns. Their names are not translated: they are for formulas and programs. What stands in them is what the
//! JSON says of the same element or rule.

use super::{Told, json};
use crate::ruleset::Lang;
use csv::{Terminator, WriterBuilder};
use serde_json::Value;

const COLUMNS: [&str; 15] = [
    "type", "id", "title", "measured", "stated", "deferred", "absent", "fires", "error", "warning", "info",
    "of", "share", "reason", "examples",
];

/// A header, then the rows.
pub(crate) fn csv(told: &Told<'_>, lang: Lang) -> csv::Result<String> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(COLUMNS)?;
    for (kind, rows) in [("element", json::elements(told, lang)), ("rule", json::rules(told, lang))] {
        for row in rows.as_array().into_iter().flatten() {
            writer.write_record(COLUMNS.map(|column| match column {
                "type" => kind.to_owned(),
                "error" | "warning" | "info" => cell(&row["severities"][column]),
                "examples" => examples(&row["examples"]),
                column => cell(&row[column]),
            }))?;
        }
    }
    let bytes = writer.into_inner().map_err(csv::IntoInnerError::into_error)?;
    // Made of texts, and of nothing else.
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Number(number) if number.is_f64() => number.as_f64().unwrap_or_default().to_string(),
        other => other.to_string(),
    }
}

/// `a.txt:3 words of the notice`, one a line; those of an element stand by its state.
fn examples(all: &Value) -> String {
    let by_state = all.as_object().into_iter().flat_map(|states| states.values());
    let all = by_state.chain([all]).filter_map(Value::as_array).flatten();
    let told = all.map(|one| match &one["line"] {
        Value::Null => cell(&one["path"]),
        line => format!("{}:{line} {}", cell(&one["path"]), cell(&one["text"])),
    });
    told.collect::<Vec<_>>().join("\n")
}
