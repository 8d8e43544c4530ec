//! What a page holds beside its text: that search engines are to leave it out, images.
//!
//! Owns finding them, and what an image says of itself. Which words make it a contact are the ruleset's.

use super::elements;
use super::stack::{Area, State};
use super::token::Tag;
use super::tokens::decoded;
use crate::document::{Span, Trace, TraceKind};

/// The images of a page that are told.
pub(super) const IMAGES: usize = 500;
/// Characters of a line before an image that belong to it.
const LINE: usize = 40;

/// What an image says of itself: its alternative text, else the name of its file. `None` for other tags, and for images
/// that only decorate.
pub(super) fn image(tag: &Tag, around: State) -> Option<String> {
    let name = tag.name;
    let input = name == elements::INPUT && tag.has("type", &["image"]);
    let seen = !around.silent && around.area == Area::Text;
    if !seen || !(input || name.is(&[elements::IMG, elements::OBJECT, elements::SVG, elements::EMBED])) {
        return None;
    }
    if tag.has("role", &["presentation", "none"]) || tag.has("width", &["1"]) || tag.value("hidden").is_some()
    {
        return None;
    }
    let words = |name| tag.value(name).map(str::trim).filter(|words: &&str| !words.is_empty());
    let said = words("alt").or_else(|| words("aria-label")).or_else(|| words("title"));
    let file = || {
        let path = words("src").or_else(|| words("data")).or_else(|| words("srcset"))?;
        let path = path.split(['?', '#', ' ']).next().filter(|path| !path.starts_with("data:"))?;
        path.rsplit('/').next().map(str::to_ascii_lowercase)
    };
    Some(said.map(str::to_owned).or_else(file).unwrap_or_default())
}

/// The trace of an image under a heading, behind a line.
pub(super) fn of_image(span: Span, mut text: String, before: &[&str]) -> Trace {
    let open = text.len();
    for line in before.iter().map(|line| line.trim()).filter(|line| !line.is_empty()) {
        text.push_str(if text.len() > open { " " } else { "(" });
        text.extend(line.chars().take(LINE));
    }
    text.push_str(if text.len() > open { ")" } else { "" });
    Trace { kind: TraceKind::Image, span: Some(span), text, author: None }
}

/// The trace of text that is struck through.
pub(super) fn struck(source: &str, span: Span) -> Option<Trace> {
    let text = source.get(span.start..span.end)?.trim();
    let text = decoded(text);
    let says = text.contains(char::is_alphanumeric);
    says.then_some(Trace { kind: TraceKind::Struck, span: Some(span), text, author: None })
}

/// The trace of a comment that somebody wrote to somebody: a sentence. What marks parts of a page is none.
pub(in crate::document) fn remark(source: &str, span: Span) -> Option<Trace> {
    let text = source.get(span.start..span.end)?.strip_prefix("<!--")?.trim_end_matches(['-', '>']).trim();
    let kana = |c: char| ('\u{3041}'..='\u{30FA}').contains(&c);
    let says = text.contains('。') && text.contains(kana) && !text.starts_with("noticelint");
    says.then(|| Trace { kind: TraceKind::Comment, span: Some(span), text: text.to_owned(), author: None })
}

/// The trace that a tag is.
pub(super) fn noindex(tag: &Tag, around: State) -> Option<Trace> {
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
