//! Where Markdown sets code: between backticks, between fences, set in by four spaces.
//!
//! Owns finding it, for whoever must leave it as it is. What of it is text is the reader's to say.

use super::{events, front, hide, line_ends};
use crate::document::Span;
use pulldown_cmark::{CodeBlockKind, Event, Tag};

/// A stretch of code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Code {
    /// Where it stands, its marks included.
    pub span: Span,
    /// Whether nothing but spaces says that it is code.
    pub set_in: bool,
}

/// The code of a Markdown source, in order.
pub(crate) fn code(source: &str) -> Vec<Code> {
    let source = line_ends(hide(source));
    let front = front::front(&source).unwrap_or_default();
    let found = events(&source, front.end).filter_map(|(event, range)| {
        let set_in = match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => true,
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) | Event::Code(_) => false,
            _ => return None,
        };
        Some(Code { span: Span { start: range.start, end: range.end }, set_in })
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_in_every_form() {
        let found = |source: &str| -> Vec<(String, bool)> {
            let all = code(source);
            all.iter()
                .map(|one| (source[one.span.start..one.span.end].trim().to_owned(), one.set_in))
                .collect()
        };
        for (source, wanted, set_in) in [
            ("文\n\n    会員\n", "会員", true),
            ("- 項目\n\n      会員\n", "会員", true),
            ("> 引用\n>\n>     会員\n", "会員", true),
            ("文\n\n\t会員\n", "会員", true),
            ("---\ntitle: 表題\n---\n\n    会員\n", "会員", true),
            ("~~~\n会員\n~~~\n", "~~~\n会員\n~~~", false),
            ("文と``会\n員``です", "``会\n員``", false),
        ] {
            assert_eq!(found(source), [(wanted.to_owned(), set_in)], "{source}");
        }
        assert_eq!(found("文の\n    続き\n\n- 項目\n    続き\n\n　　　　会員\n"), []);
    }
}
