//! Circled numbers in running text (①26名): the normal form makes them digits, which run into those behind.
//!
//! Owns finding them. What they number is the reader's to say.

use super::{Place, Span};

/// Finds the circled numbers of a source that `place` knows in the text, in order.
pub(super) fn find(source: &str, place: impl Fn(Span) -> Option<Place>) -> Vec<Place> {
    // Their first two bytes are few; a look without a branch tells that there is none.
    let may_be = |pair: &[u8]| {
        (pair[0] == 0xE2) & matches!(pair[1], 0x91 | 0x92 | 0x93 | 0x9D | 0x9E)
            | (pair[0] == 0xE3) & matches!(pair[1], 0x89 | 0x8A)
    };
    let pairs = source.as_bytes().windows(2);
    if !pairs.clone().fold(false, |found, pair| found | may_be(pair)) {
        return Vec::new();
    }
    let starts = pairs.enumerate().filter(|(_, pair)| may_be(pair)).map(|(start, _)| start);
    let spans = starts.filter_map(|start| {
        let circled = source.get(start..)?.chars().next().filter(|c| is_circled(*c))?;
        Some(Span { start, end: start + circled.len_utf8() })
    });
    spans.filter_map(place).collect()
}

/// Numbers in a circle, in brackets, with a full stop, white on black.
fn is_circled(found: char) -> bool {
    matches!(
        found,
        '\u{2460}'..='\u{249B}' | '\u{24EA}'..='\u{24FF}' | '\u{2776}'..='\u{2793}'
            | '\u{3251}'..='\u{325F}' | '\u{32B1}'..='\u{32BF}'
    )
}

#[cfg(test)]
mod tests {
    use crate::document::{Format, read};

    #[test]
    fn circled_numbers_are_known_and_digits_are_not() {
        let document = read("対象者は①26名、②３０名、㉑4名、❸5名です。", Format::Text);
        let found: Vec<&str> = document.circled.iter().map(|place| document.at(*place)).collect();
        assert_eq!(found, ["1", "2", "21", "❸"]);
        assert!(read("対象者は２６名です。", Format::Text).circled.is_empty());
    }
}
