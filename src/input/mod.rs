//! From what was typed to sources: files, folders, standard input.
//!
//! Owns reading bytes, decoding them and telling formats apart. The only room that reads files.

use crate::document::Format;

/// A text to check.
#[derive(Debug, Clone)]
pub struct Source {
    /// The path as shown to the user: as typed, with `/` between its parts.
    pub name: String,
    /// The decoded text; offsets refer to it.
    pub text: String,
    /// How to read it.
    pub format: Format,
    /// Whether the user named the file (or typed it in), instead of a folder above it.
    pub named: bool,
}
