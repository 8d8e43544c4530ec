//! Running text of a page as pieces of a line: white space collapsed as browsers do it, character references read.
//!
//! Owns the slices between tags. Refuses to know which element they stand in.

use super::tokens::decoded;
use crate::document::Span;
use crate::document::line::Piece;
use crate::text::normal::is_invisible;
use crate::text::slice;

/// The longest name of a character reference.
const NAME: usize = 40;

/// A line in the making.
#[derive(Debug, Default)]
pub(super) struct Flow {
    pub(super) pieces: Vec<Piece>,
    /// Whether white space was the last that was said.
    spaced: bool,
    /// Whether anything can be seen in it.
    pub(super) seen: bool,
}

/// A stretch of text without line breaks of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Plain(usize, usize),
    Space(usize),
    Reference(usize, usize),
}

impl Flow {
    /// Whether nothing can be seen in it.
    pub(super) fn is_empty(&self) -> bool {
        !self.seen
    }

    /// Takes what was said.
    pub(super) fn take(&mut self) -> Vec<Piece> {
        (self.spaced, self.seen) = (false, false);
        std::mem::take(&mut self.pieces)
    }

    /// Adds the text of a slice of the source.
    pub(super) fn add(&mut self, source: &str, span: Span) {
        let mut at = span.start;
        while at < span.end {
            let part = next(&source.as_bytes()[..span.end], at);
            at = match part {
                Part::Plain(start, end) => {
                    self.plain(source, start, end);
                    end
                }
                Part::Space(end) => {
                    self.space(source, at);
                    end
                }
                Part::Reference(start, end) => self.reference(source, start, end),
            };
        }
    }

    /// Adds a slice in which all white space counts.
    pub(super) fn add_kept(&mut self, source: &str, span: Span) {
        let mut at = span.start;
        while at < span.end {
            at = match next(&source.as_bytes()[..span.end], at) {
                Part::Plain(_, end) | Part::Space(end) => {
                    self.plain(source, at, end);
                    end
                }
                Part::Reference(start, end) => self.reference(source, start, end),
            };
        }
    }

    /// Adds words that stand for a slice of the source.
    pub(super) fn say(&mut self, span: Span, text: &str) {
        self.pieces.push(Piece { span, text: Some(text.into()) });
        self.spaced = false;
        self.seen = self.seen || is_seen(text);
    }

    fn plain(&mut self, source: &str, start: usize, end: usize) {
        self.spaced = false;
        self.seen = self.seen || source.get(start..end).is_some_and(is_seen);
        match self.pieces.last_mut() {
            Some(last) if last.text.is_none() && last.span.end == start => last.span.end = end,
            _ => self.pieces.push(Piece::plain(start, end)),
        }
    }

    fn space(&mut self, source: &str, at: usize) {
        if self.spaced || self.pieces.is_empty() {
            return;
        }
        // A tab is a wide gap in plain text; here it is a space like any other.
        match source.as_bytes().get(at) {
            Some(b' ' | b'\n') => self.plain(source, at, at + 1),
            _ => self.say(Span { start: at, end: at + 1 }, " "),
        }
        self.spaced = true;
    }

    /// Adds a character reference, and says where what follows it begins.
    fn reference(&mut self, source: &str, start: usize, end: usize) -> usize {
        let written = slice(source, start..end);
        let said = decoded(written);
        // `&ampx`: what follows a reference without its semicolon is text.
        let tail =
            written.bytes().rev().zip(said.bytes().rev()).take_while(|(one, other)| one == other).count();
        if said == written || tail >= said.len() {
            self.plain(source, start, end);
            return end;
        }
        let end = end - tail;
        match slice(&said, ..said.len() - tail) {
            " " | "\n" | "\t" | "\r" | "\u{c}" => self.space(source, start),
            said => self.say(Span { start, end }, said),
        }
        end
    }
}

/// The part that begins at a byte.
fn next(bytes: &[u8], at: usize) -> Part {
    let rest = &bytes[at..];
    match rest.first() {
        Some(b'&') => {
            let limit = if rest.get(1) == Some(&b'#') { 2 } else { 1 };
            let name = rest[limit.min(rest.len())..].iter().take(NAME);
            let end = limit + name.take_while(|byte| byte.is_ascii_alphanumeric()).count();
            let end = end + usize::from(rest.get(end) == Some(&b';'));
            if end > limit { Part::Reference(at, at + end) } else { Part::Plain(at, at + 1) }
        }
        Some(byte) if is_space(*byte) => {
            Part::Space(at + rest.iter().take_while(|byte| is_space(**byte)).count())
        }
        _ => {
            let end = rest.iter().position(|byte| *byte == b'&' || is_space(*byte));
            Part::Plain(at, at + end.unwrap_or(rest.len()))
        }
    }
}

/// Whether anything can be seen in a text.
fn is_seen(text: &str) -> bool {
    text.chars().any(|c| !(c.is_whitespace() || c.is_control() || is_invisible(c)))
}

/// White space that HTML collapses.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str) -> String {
        let mut flow = Flow::default();
        flow.add(source, Span { start: 0, end: source.len() });
        flow.pieces.iter().map(|piece| piece.text(source)).collect::<String>().replace('\n', " ")
    }

    #[test]
    fn white_space_collapses() {
        assert_eq!(read("\r\n\t弊社の\r\n   PC\tと　機器\n"), "弊社の PC と　機器 ");
        assert_eq!(read("a&#32;&#10;&nbsp;&nbsp;b"), "a \u{a0}\u{a0}b");
    }

    #[test]
    fn references_with_and_without_a_semicolon() {
        assert_eq!(read("A&amp;B&ampC &copy2026 &#9312;&#x2460 &なし &;&#;&"), "A&B&C ©2026 ①① &なし &;&#;&");
        let source = "&ampx";
        let mut flow = Flow::default();
        flow.add(source, Span { start: 0, end: 5 });
        assert_eq!(flow.pieces[0].span, Span { start: 0, end: 4 });
        assert_eq!(flow.pieces[1], Piece::plain(4, 5));
    }
}
