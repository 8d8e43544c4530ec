//! Which program this is.
//!
//! Owns what `--version` tells: for people a line, for scripts as JSON what they may want to know before they ask for
//! anything. The shapes of outputs that it names belong to their reports.

use super::{facts_json, json};
use crate::builtin;
use serde_json::json;
use std::env::consts::{ARCH, OS};

/// The name and the number.
pub(crate) const HUMAN: &str = concat!("noticelint ", env!("CARGO_PKG_VERSION"), "\n");

/// With `--json`.
pub(crate) fn machine_readable() -> String {
    let parts = [("docx", cfg!(feature = "docx")), ("lsp", cfg!(feature = "lsp"))];
    let features: Vec<&str> = parts.iter().filter(|(_, is_in)| *is_in).map(|(name, _)| *name).collect();
    json::line(&json!({
        "schema": "noticelint/version/1",
        "tool": json::tool(),
        "os": OS,
        "arch": ARCH,
        "features": features,
        "rulesets": builtin::names().collect::<Vec<_>>(),
        "output_schemas": { "check": json::SCHEMA, "facts": facts_json::SCHEMA },
    }))
}
