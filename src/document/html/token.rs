//! A tag, a text or a comment of an HTML source.
//!
//! Owns what is asked of one. How a source is cut into them is for [`super::tokens`].

use super::elements::Name;
use crate::document::Span;

/// A tag or a comment.
#[derive(Debug)]
pub(super) enum Token {
    Open(Tag),
    Close(Name, Span),
    /// A comment, a doctype, a declaration.
    Aside(Span),
    /// A tag that the end of the file cuts off.
    Cut(usize),
}

/// A start tag.
#[derive(Debug)]
pub(super) struct Tag {
    pub(super) name: Name,
    pub(super) span: Span,
    /// Whether it has no content by its own words, where those count.
    pub(super) closed: bool,
    pub(super) attributes: Vec<Attribute>,
}

/// What a tag is given.
#[derive(Debug)]
pub(super) struct Attribute {
    pub(super) name: Name,
    pub(super) value: Vec<u8>,
    pub(super) span: Span,
}

impl Tag {
    /// The value of an attribute; empty where it has none.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.attribute(name).map(|found| found.0)
    }

    /// A value, and its bytes.
    pub(super) fn attribute(&self, name: &str) -> Option<(&str, Span)> {
        let name = Name::new(name);
        let found = self.attributes.iter().find(|attribute| attribute.name == name)?;
        let value = match std::str::from_utf8(&found.value) {
            Ok(value) => value,
            // Cut in the middle of a character.
            Err(error) => std::str::from_utf8(&found.value[..error.valid_up_to()]).unwrap_or_default(),
        };
        Some((value, found.span))
    }

    /// Whether an attribute has this value, among others.
    pub(super) fn has(&self, name: &str, values: &[&str]) -> bool {
        let words = self.value(name).unwrap_or_default().split_ascii_whitespace();
        words.into_iter().any(|word| values.iter().any(|value| word.eq_ignore_ascii_case(value)))
    }
}
