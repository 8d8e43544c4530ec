//! What a page holds beside its text: that search engines are to leave it out.

use super::elements;
use super::stack::State;
use super::tokens::Tag;
use crate::document::{Trace, TraceKind};

/// The trace that a tag is.
pub(super) fn of(tag: &Tag, around: State) -> Option<Trace> {
    if tag.name != elements::META || around.silent {
        return None;
    }
    let engines = tag.has("name", &["robots", "googlebot"]);
    let content = tag.value("content").unwrap_or_default();
    let asks = |word: &str| matches!(word.trim().to_ascii_lowercase().as_str(), "noindex" | "none");
    (engines && content.split([',', ' ']).any(asks)).then(|| Trace {
        kind: TraceKind::NoIndex,
        span: Some(tag.span),
        text: content.trim().to_owned(),
        author: None,
    })
}
