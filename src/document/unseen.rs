//! Characters of a source that no reader sees and that nobody means to publish.
//!
//! Owns finding them in what is text. Judges nothing: the ruleset says whether that is worth a word.

use super::Span;
use super::line::Line;
use crate::text::normal::{is_stray, turns};

/// A character without a shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unseen {
    /// Where it stands.
    pub span: Span,
    /// The character.
    pub written: char,
}

impl Unseen {
    /// Whether it turns the order of what stands around it.
    pub fn turns(&self) -> bool {
        turns(self.written)
    }
}

fn is_told(found: char) -> bool {
    turns(found) || is_stray(found)
}

/// Whether one of them may stand in a source, by its first bytes: few texts have any, which a look without a branch tells.
fn may_hold(source: &str) -> bool {
    let may_be = |bytes: &[u8]| {
        let (first, second, third) = (bytes[0], bytes[1], bytes[2]);
        (first < 0x09)
            | (first.wrapping_sub(0x0E) < 0x12)
            | (first == 0x7F)
            | (first == 0xC2) & (second < 0xA0)
            | (first == 0xCD) & (second == 0x8F)
            | (first == 0xD8) & (second == 0x9C)
            | (first == 0xE1)
            | (first == 0xE2) & (second == 0x80) & ((third & 0xFE == 0x8E) | (0xAA..=0xAE).contains(&third))
            | (first == 0xE2) & ((second == 0x81) | (second == 0xA0))
            | (first == 0xE3) & (second == 0x85)
            | (first == 0xEF) & (second >= 0xBE)
            | (first == 0xF0) & ((second == 0x93) | (second == 0x96) | (second == 0x9B) | (second == 0x9D))
            | (first == 0xF3)
    };
    // Those of one or two bytes may be the last.
    let bytes = source.as_bytes();
    let last = bytes.last().is_some_and(|last| may_be(&[*last, 0xFF, 0]))
        || bytes.last_chunk::<2>().is_some_and(|[one, other]| may_be(&[*one, *other, 0]));
    last || source.as_bytes().windows(3).fold(false, |found, bytes| found | may_be(bytes))
}

/// Finds them in the text of lines, in order.
pub(super) fn find(source: &str, lines: &[Line]) -> Vec<Unseen> {
    let mut found = Vec::new();
    let held = may_hold(source);
    for piece in lines.iter().flat_map(|line| &line.pieces) {
        let span = piece.span;
        if let Some(text) = &piece.text {
            // Written as a name or a number (`&lrm;`).
            found.extend(text.chars().filter(|c| is_told(*c)).map(|written| Unseen { span, written }));
            continue;
        }
        if !held {
            continue;
        }
        let (before, behind) =
            (source.get(..span.start).unwrap_or_default(), source.get(span.end..).unwrap_or_default());
        // At the edges of a line they have been taken off with the white space.
        let start = before.trim_end_matches(is_told).len();
        let end = source.len() - behind.trim_start_matches(is_told).len();
        let text = source.get(start..end).unwrap_or_default();
        let told = text.char_indices().filter(|(_, c)| is_told(*c)).map(|(at, written)| Unseen {
            span: Span { start: start + at, end: start + at + written.len_utf8() },
            written,
        });
        found.extend(told);
    }
    found.sort_unstable_by_key(|unseen| unseen.span);
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use crate::document::{Format, read};

    fn found(text: &str, format: Format) -> Vec<String> {
        let written = |unseen: &super::Unseen| text[unseen.span.start..unseen.span.end].to_owned();
        read(text, format).unseen.iter().map(written).collect()
    }

    #[test]
    fn what_is_text_is_looked_through() {
        let text = "\u{2066}対象\n会員1,2\u{2060}00名\u{200E}\n\nか\u{180B}な\u{180E}で\u{1D173}す\u{E0041}\u{FFFC}\n";
        assert_eq!(
            found(text, Format::Text),
            [
                "\u{2066}",
                "\u{2060}",
                "\u{200E}",
                "\u{180B}",
                "\u{180E}",
                "\u{1D173}",
                "\u{E0041}",
                "\u{FFFC}"
            ]
        );
        let plain: String = text.chars().filter(|c| !super::is_told(*c)).collect();
        for format in [Format::Text, Format::Markdown] {
            assert_eq!(read(text, format).text, read(&plain, format).text);
        }
        assert!(
            found("葛\u{E0100}城\u{FE00}、メール\u{200B}アド\u{AD}レス\u{FEFF}、👨\u{200D}👩", Format::Text)
                .is_empty()
        );
    }

    #[test]
    fn whatever_is_told_is_looked_for() {
        for found in ('\0'..=char::MAX).filter(|found| super::is_told(*found)) {
            assert!(
                super::may_hold(&found.to_string()) && super::may_hold(&format!("氏{found}名")),
                "{found:?}"
            );
        }
        assert!(!super::may_hold("氏名・住所…※①「電話」、ＡＢＣ、データ―漏えい\n"));
    }

    #[test]
    fn what_is_no_text_is_not() {
        assert_eq!(
            found(
                "<p title=\u{202E}>氏\u{202E}名&lrm;&#x2060;</p><!-- \u{2060} --><script>\u{2060}</script>",
                Format::Html
            ),
            ["\u{202E}", "&lrm;", "&#x2060;"]
        );
        assert_eq!(found("氏名\u{2060}\n\n```\n\u{2060}\n```\n", Format::Markdown), ["\u{2060}"]);
    }
}
