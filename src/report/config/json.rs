//! `check --show-config --format json`.

use super::Config;
use crate::report::json::{self, Tool};
use crate::report::{Failure, json::ErrorOut};
use serde::Serialize;

#[derive(Serialize)]
struct Out<'a> {
    schema: &'static str,
    tool: Tool,
    documents: &'a [Config],
    errors: Vec<ErrorOut<'a>>,
}

/// All documents as one object.
pub fn json(documents: &[Config], failures: &[Failure]) -> String {
    let errors = json::failures(failures);
    json::text(&Out { schema: "noticelint/config/1", tool: json::TOOL, documents, errors }) + "\n"
}
