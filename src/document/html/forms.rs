//! Forms of a page, and frames that hold one.
//!
//! Owns which of them are a way to reach the sender: readers write into them. A search or a sign-in is none.

use super::elements;
use super::links::names_form;
use super::token::Tag;
use crate::document::Span;

/// A form that is open.
#[derive(Debug)]
pub(super) struct Form {
    span: Span,
    action: String,
    /// Fields that readers write a text into.
    fields: usize,
    /// Whether it asks for a search or a password.
    other: bool,
}

impl Form {
    pub(super) fn new(tag: &Tag) -> Form {
        let action = tag.value("action").unwrap_or_default().trim();
        Form { span: tag.span, action: action.to_owned(), fields: 0, other: tag.has("role", &["search"]) }
    }

    /// Takes in a field.
    pub(super) fn field(&mut self, tag: &Tag) {
        let kind = tag.value("type").unwrap_or_default().to_ascii_lowercase();
        self.other |= matches!(kind.as_str(), "search" | "password")
            || tag.has("name", &["q", "s", "query", "search", "keyword", "keywords"]);
        let written = matches!(kind.as_str(), "" | "text" | "email" | "tel");
        self.fields += usize::from(written || tag.name == elements::TEXTAREA);
    }

    /// Where it leads, as a link to it would be told, and the bytes that stand for it.
    pub(super) fn told(self) -> Option<(Span, String)> {
        let written = self.fields > 0 && !self.other;
        written.then(|| (self.span, format!("({})", address(&self.action))))
    }
}

/// Where a frame leads that says it holds a form.
pub(super) fn framed(tag: &Tag) -> Option<String> {
    let source = tag.value("src").unwrap_or_default();
    let says = [source, tag.value("title").unwrap_or_default(), tag.value("aria-label").unwrap_or_default()];
    says.iter().any(|said| names_form(said)).then(|| format!("({})", address(source.trim())))
}

/// An address on another site as it is, one on this site as one of no site.
fn address(target: &str) -> String {
    const SHORTEST: usize = 4;
    if target.to_ascii_lowercase().starts_with("http") {
        return target.to_owned();
    }
    let path = target.trim_start_matches(['.', '/']);
    if path.len() < SHORTEST || !path.is_ascii() {
        "https://./send".to_owned()
    } else {
        format!("https://./{path}")
    }
}
