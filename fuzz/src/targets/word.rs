//! Word files whose archive is sound and whose parts are anything.
//!
//! The bytes are the parts one after another: a line `=== word/document.xml`, then what it holds. Parts that every file
//! needs are put in where they are not given.

use super::whole;
use super::word_files::{Docx, zip};

/// The whole run over a Word file with these parts.
pub fn word(bytes: &[u8]) {
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        if let Some(name) = line.strip_prefix(b"=== ") {
            let name: String = String::from_utf8_lossy(name).trim().chars().take(60).collect();
            parts.push((name, Vec::new()));
        } else if let Some((_, part)) = parts.last_mut() {
            part.extend(line);
        }
    }
    for (name, bytes) in Docx::new("").entries() {
        if parts.iter().all(|(given, _)| *given != name) {
            parts.push((name, bytes));
        }
    }
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    whole("a.docx", &zip(&parts));
}
