//! What must not be repeated, where a tag says it again: `<a href="mailto:…">`.
//!
//! Owns finding it. Refuses to know what must not be repeated.

use crate::document::Span;
use crate::text::slice;
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;

/// Words that are looked for; each costs a look through the whole source.
const MOST: usize = 100;
/// Shorter words stand in tags for something else, in bytes.
const LEAST: usize = 6;
/// Digits that make a number.
const DIGITS: usize = 9;

/// Where tags hold what the spans of a source say.
pub(crate) fn echoes(source: &str, masked: &[Span]) -> Vec<Span> {
    let mut words: BTreeSet<String> = BTreeSet::new();
    for said in masked.iter().filter_map(|span| source.get(span.start..span.end)) {
        let plain: String = said.nfkc().collect();
        let digits: String = plain.chars().filter(char::is_ascii_digit).collect();
        words.extend((digits.len() >= DIGITS).then_some(digits));
        words.extend([said.to_owned(), plain]);
    }
    words.retain(|word| word.len() >= LEAST && !word.contains(['<', '>']));
    let mut found = Vec::new();
    for word in words.iter().take(MOST) {
        let mut tag = Inside { source, at: 0, open: false };
        let spans = source.match_indices(word).map(|(start, word)| Span { start, end: start + word.len() });
        found.extend(spans.filter(|span| tag.reaches(span.start)));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether a place is inside a tag, from one place to the next.
struct Inside<'a> {
    source: &'a str,
    at: usize,
    open: bool,
}

impl Inside<'_> {
    fn reaches(&mut self, place: usize) -> bool {
        let between = self.source.get(self.at..place).unwrap_or_default();
        if let Some(last) = between.rfind(['<', '>']) {
            self.open = slice(between, last..).starts_with('<');
        }
        self.at = place;
        self.open
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_that_say_it_again() {
        let source = "<a href=\"mailto:taro@example.jp\">taro@example.jp</a> taro@example.jp \
                      <a href=tel:09000001234>０９０－００００－１２３４</a>";
        let span = |word: &str, from: usize| {
            let start = from + source[from..].find(word).unwrap();
            Span { start, end: start + word.len() }
        };
        let masked = [span("taro@example.jp", 20), span("０９０－００００－１２３４", 0)];
        assert_eq!(echoes(source, &masked), [span("taro@example.jp", 0), span("09000001234", 0)]);
        assert_eq!(echoes(source, &[]), []);
    }
}
