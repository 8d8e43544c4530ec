//! HTML between the words of a Markdown text.
//!
//! Owns which tags break a line, and which hide what stands in them: the reading above a word, scripts. All others are
//! as good as not there; what stands in them is text.

use crate::text::slice;

/// What a tag does to the text around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    /// Breaks the line.
    Break,
    /// What follows is no text.
    Hides,
    /// What follows is text again.
    Shows,
    /// Nothing.
    Nothing,
}

const BREAKS: &[&str] = &[
    "br",
    "p",
    "div",
    "hr",
    "li",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "table",
    "tr",
    "td",
    "th",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
    "article",
    "aside",
    "details",
    "summary",
    "blockquote",
    "pre",
    "address",
    "figure",
    "figcaption",
];
const HIDES: &[&str] = &["rt", "rp", "script", "style", "template", "del", "s", "strike"];

/// Reads a tag as it stands in the text.
pub(super) fn tag(text: &str) -> Tag {
    let inner = text.trim_start_matches('<');
    let closes = inner.starts_with('/');
    let inner = inner.trim_start_matches('/');
    let end = inner.find(|found: char| !found.is_ascii_alphanumeric()).unwrap_or(inner.len());
    let name = slice(inner, ..end).to_ascii_lowercase();
    match name.as_str() {
        name if BREAKS.contains(&name) => Tag::Break,
        name if HIDES.contains(&name) && closes => Tag::Shows,
        // HTML lets a reading end where the next begins, or the word; one that is not closed here is taken for text.
        name if HIDES.contains(&name) && !text.ends_with("/>") => Tag::Hides,
        "ruby" if closes => Tag::Shows,
        _ => Tag::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags() {
        for (text, wanted) in [
            ("<br>", Tag::Break),
            ("<BR />", Tag::Break),
            ("</div>", Tag::Break),
            ("<rt>", Tag::Hides),
            ("</rt>", Tag::Shows),
            ("</ruby>", Tag::Shows),
            ("<script src=x />", Tag::Nothing),
            ("<span class=\"br\">", Tag::Nothing),
            ("<bra>", Tag::Nothing),
            ("<!-- br -->", Tag::Nothing),
            ("<?php br ?>", Tag::Nothing),
        ] {
            assert_eq!(tag(text), wanted, "{text}");
        }
    }
}
