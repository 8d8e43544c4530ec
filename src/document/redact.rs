//! Covering text that must not be repeated.
//!
//! Owns the characters that stand in for it: each as many bytes as what it covers and, but for rare characters, as
//! wide, so that every place and column stays what it was.

use super::{Document, Place, Span};
use crate::text::slice;

/// The text with everything inside the spans covered. Spans that are none of this text are left alone.
pub(crate) fn covered(text: &str, spans: &[Span]) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut end = 0;
    let mut spans: Vec<Span> = spans.to_vec();
    spans.sort_unstable();
    for span in spans {
        let start = span.start.max(end);
        let (Some(before), Some(inside)) = (text.get(end..start), text.get(start..span.end.max(start)))
        else {
            continue;
        };
        shown.push_str(before);
        shown.extend(inside.chars().map(cover));
        end = start + inside.len();
    }
    shown.push_str(slice(text, end..));
    shown
}

fn cover(c: char) -> char {
    match c.len_utf8() {
        _ if c.is_whitespace() => c,
        1 => '*',
        2 => '\u{D7}',
        3 => '＊',
        _ => '\u{1F7B6}',
    }
}

impl Document {
    /// Covers places of the normal form. Structure and places stay as they are.
    pub fn cover(&mut self, places: &[Place]) {
        let spans: Vec<Span> =
            places.iter().map(|place| Span { start: place.start, end: place.end }).collect();
        if !spans.is_empty() {
            self.text = covered(&self.text, &spans);
            self.folded = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_moves() {
        let text = "𠮷田 é a様です";
        let whole = Span { start: 0, end: text.find('様').unwrap() };
        let shown = covered(text, &[whole, Span { start: 0, end: 3 }, Span { start: 500, end: 900 }]);
        assert_eq!(shown.len(), text.len());
        assert_eq!(shown.chars().count(), text.chars().count());
        assert_eq!(shown, "\u{1F7B6}＊ \u{D7} *様です");
        assert_eq!(covered(text, &[]), text);
    }
}
