//! Where links lead, where the words of a link do not say it.
//!
//! Owns which targets a reader would have to know: pages, addresses, numbers, forms.

use super::token::Tag;
use crate::document::Span;
use crate::document::line::Piece;
use crate::text::{one_of, slice};
use unicode_normalization::UnicodeNormalization;

/// The longest target that is told.
const LONGEST: usize = 500;

/// An open link with a target to tell.
#[derive(Debug)]
pub(super) struct Link {
    /// The piece of its line that its words begin with.
    at: usize,
    span: Span,
    target: String,
}

impl Link {
    /// The link of a tag that stands before the piece `at`.
    pub(super) fn new(tag: &Tag, at: usize) -> Option<Link> {
        let (value, span) = tag.attribute("href")?;
        let target = target(value.trim())?;
        (target.len() <= LONGEST && span.start < span.end).then_some(Link { at, span, target })
    }

    /// Puts the target before the words of the link, where they do not hold it; says whether it did.
    pub(super) fn tell(self, source: &str, pieces: &mut Vec<Piece>) -> bool {
        let at = self.at.min(pieces.len());
        let words: String = pieces[at..].iter().map(|piece| piece.text(source)).collect();
        let told = !shows(&words, &self.target);
        if told {
            pieces.insert(at, Piece { span: self.span, text: Some(format!("({})", self.target).into()) });
        }
        told
    }
}

/// What to tell of a target.
fn target(value: &str) -> Option<String> {
    let scheme = |name: &str| {
        let head = value.get(..name.len()).filter(|head| head.eq_ignore_ascii_case(name))?;
        let rest = slice(value, head.len()..).trim_start_matches('/');
        Some(rest.split('?').next().unwrap_or(rest).trim().to_owned())
    };
    if let Some(address) = scheme("mailto:").or_else(|| scheme("tel:")) {
        return (!address.is_empty()).then_some(address);
    }
    if value.contains("://") {
        return value.to_ascii_lowercase().starts_with("http").then(|| value.to_owned());
    }
    if let Some((_, hidden)) = value.split_once("/email-protection#") {
        return unhidden(hidden);
    }
    // A form on the same site is a way to reach the sender; other pages of the site are none.
    let path = value.to_ascii_lowercase();
    let form = names_form(value);
    let here = value.starts_with('#') || path.starts_with("javascript:") || path.starts_with("data:");
    (form && !here).then(|| format!("https://./{}", value.trim_start_matches(['.', '/'])))
}

/// Whether an address or a title names a form.
pub(super) fn names_form(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    ["contact", "form", "inquiry", "toiawase", "フォーム"].iter().any(|word| text.contains(word))
}

/// The mail address that a network hides from robots in the pages it hands on: two digits of a key, then each byte under it.
pub(super) fn unhidden(hidden: &str) -> Option<String> {
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    let mut bytes = hidden.trim().as_bytes().chunks(2).map(byte);
    let key = bytes.next()??;
    let text = bytes.map(|found| found.map(|found| char::from(found ^ key))).collect::<Option<String>>()?;
    let graphic = text.bytes().all(|found| found.is_ascii_graphic());
    (graphic && text.contains('@') && text.len() <= LONGEST).then_some(text)
}

/// Whether words hold a target, written as people write it.
fn shows(words: &str, target: &str) -> bool {
    let plain = |text: &str| -> String {
        let bare = |c: &char| c.is_ascii_alphanumeric() || one_of!("@./_?=&%", *c);
        text.nfkc().filter(bare).collect::<String>().to_ascii_lowercase()
    };
    let target = target.split_once("://").map_or(target, |(_, rest)| rest);
    let wanted = plain(target.trim_end_matches('/'));
    wanted.is_empty() || plain(words).contains(&wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_of_a_target() {
        let told = |value: &str| target(value).unwrap_or_default();
        assert_eq!(told("mailto:info@example.jp?subject=x"), "info@example.jp");
        assert_eq!(told("TEL:03-0000-0000"), "03-0000-0000");
        assert_eq!(told("https://example.jp/a"), "https://example.jp/a");
        assert_eq!(told("../contact/index.html"), "https://./contact/index.html");
        assert_eq!(told("/cdn-cgi/l/email-protection#2a4b6a4804405a"), "a@b.jp");
        assert_eq!(told("/cdn-cgi/l/email-protection#2a4"), "");
        for value in
            ["#top", "javascript:open('contact')", "/news/1.html", "", "ftp://example.jp/", "mailto:"]
        {
            assert_eq!(told(value), "", "{value}");
        }
    }

    #[test]
    fn what_the_words_show_already() {
        assert!(shows("０３−００００−００００", "0300000000"));
        assert!(shows("www.example.jp/a", "https://www.example.jp/a/"));
        assert!(shows("Info@Example.jp", "info@example.jp"));
        assert!(!shows("こちら", "https://example.jp/"));
    }
}
