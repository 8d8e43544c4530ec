//! From what was typed to sources: files, folders, standard input.
//!
//! Owns reading bytes, decoding them, telling formats apart and splitting collections. Only `walk` reads files.

mod collection;
mod decode;
mod encoding;
mod names;
mod paths;
mod problem;
mod settings;
#[cfg(feature = "cli")]
mod walk;
pub(crate) mod word;

pub(crate) use collection::{HEADING, Part, Parts, Split};
pub use decode::LARGEST;
pub use decode::read_bytes;
#[cfg(feature = "cli")]
pub(crate) use decode::{format_of, is_draft};
pub use encoding::{Charset, splice};
pub(crate) use names::{file_of, shown};
pub(crate) use paths::{Paths, real, relative};
pub use problem::InputError;
pub(crate) use settings::settings;
#[cfg(feature = "cli")]
pub(crate) use walk::{Draft, Inputs, drafts, files, ignored, sources, text};

use crate::document::{self, Document, Format, Layout, Secrets, Span, covered};
use std::borrow::Cow;
use std::sync::Arc;

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
    /// How its bytes are encoded.
    pub encoding: Encoding,
    /// The layout of a text that was extracted from a Word file.
    pub layout: Option<Arc<Layout>>,
    /// The bytes of standard input where they are no UTF-8: it cannot be read a second time.
    pub bytes: Option<Arc<[u8]>>,
}

/// How the bytes of a file stand for its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Encoding {
    /// Its name, as the Encoding Standard has it.
    pub name: &'static str,
    /// Whether a byte order mark stands before the text.
    pub mark: bool,
}

impl Encoding {
    /// UTF-8 without a byte order mark.
    pub const UTF_8: Self = Self { name: "UTF-8", mark: false };

    /// The encoding.
    pub fn charset(self) -> Charset {
        Charset::typed(self.name).unwrap_or(Charset::Utf8)
    }

    /// The byte order mark that stands before the text.
    pub fn mark(self) -> &'static [u8] {
        if self.mark { self.charset().mark() } else { b"" }
    }
}

impl Source {
    /// A text that the user named, in UTF-8.
    pub fn new(name: impl Into<String>, text: impl Into<String>, format: Format) -> Self {
        let (name, text) = (name.into(), text.into());
        Self { name, text, format, named: true, encoding: Encoding::UTF_8, layout: None, bytes: None }
    }

    /// The source as a document.
    pub fn document(&self) -> Document {
        match &self.layout {
            Some(layout) => document::read_laid(&self.text, layout),
            None => document::read(&self.text, self.format),
        }
    }

    /// The source as reports may show it: nothing of what must not be repeated, every other byte where it was.
    pub fn covered(&self, masked: &[Span], secrets: &Secrets) -> Cow<'_, Self> {
        if masked.is_empty() && secrets.is_empty() {
            return Cow::Borrowed(self);
        }
        let name = secrets.cover(&self.name).into_owned();
        Cow::Owned(Self { name, text: covered(&self.text, masked), ..self.clone() })
    }
}
