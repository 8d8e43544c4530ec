//! Characters of a source that only look like ideographs, as PDFs leave them behind (U+2E80 to U+2FDF).
//!
//! Owns finding them and what is meant. Judges nothing: the ruleset says whether that is worth a word.

use super::Span;
use crate::text::radicals;
use unicode_normalization::UnicodeNormalization;

/// A character that only looks like an ideograph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Radical {
    /// Where it stands.
    pub span: Span,
    /// The character as written.
    pub written: char,
    /// The ideograph that is meant.
    pub meant: char,
}

/// Finds the radicals of a source, in order, where `is_text` says that they are read.
pub(super) fn find(source: &str, is_text: impl Fn(Span) -> bool) -> Vec<Radical> {
    // Their first two bytes are E2 and BA to BF; few texts have any, which a look without a branch tells.
    let may_be = |pair: &[u8]| (pair[0] == 0xE2) & (0xBA..=0xBF).contains(&pair[1]);
    let pairs = source.as_bytes().windows(2);
    if !pairs.clone().fold(false, |found, pair| found | may_be(pair)) {
        return Vec::new();
    }
    let radicals = pairs.enumerate().filter(|(_, pair)| may_be(pair));
    let read = radicals.filter_map(|(start, _)| {
        let text = source.get(start..start + 3)?;
        let written = text.chars().next().filter(|c| ('\u{2E80}'..='\u{2FDF}').contains(c))?;
        let span = Span { start, end: start + text.len() };
        let meant = radicals::fold(written).or_else(|| text.nfkc().next())?;
        (meant != written && is_text(span)).then_some(Radical { span, written, meant })
    });
    read.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_radicals_and_what_they_mean() {
        let found = find("⽒名と⻑期", |span| span.start > 0);
        assert_eq!(found.iter().map(|r| (r.written, r.meant)).collect::<Vec<_>>(), [('⻑', '長')]);
        assert_eq!(find("⽒名", |_| true)[0].meant, '氏');
    }
}
