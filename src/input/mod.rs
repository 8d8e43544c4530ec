//! From what was typed to sources: files, folders, standard input.
//!
//! Owns reading bytes, decoding them, telling formats apart and splitting collections. The only room that reads files.

mod collection;
mod decode;
mod paths;
mod walk;

pub use collection::{HEADING, Part, Parts, Split};
pub use decode::InputError;
pub use paths::Paths;
pub use walk::{sources, text};

use crate::document::{Format, Span, covered};
use std::borrow::Cow;

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

impl Source {
    /// The source as reports may show it: nothing of what must not be repeated, every other byte where it was.
    pub fn covered(&self, masked: &[Span]) -> Cow<'_, Self> {
        if masked.is_empty() {
            return Cow::Borrowed(self);
        }
        let Self { name, text, format, named } = self;
        Cow::Owned(Self { name: name.clone(), text: covered(text, masked), format: *format, named: *named })
    }
}

/// What was typed, to be read.
#[derive(Debug, Clone, Default)]
pub struct Inputs {
    /// Files, folders, or `-` for standard input. None: standard input.
    pub paths: Vec<std::path::PathBuf>,
    /// What standard input is called, and by whose extension it is read.
    pub stdin_name: Option<String>,
}
