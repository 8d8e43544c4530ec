//! The ground: characters, languages, days, and how they are written.
//!
//! Owns the one form of each, and the one way to take a slice whose range was worked out: a wrong one is a mistake of the
//! program, which tests and fuzzers meet at once, while a user's run goes on without those words. Uses no other room, and is
//! compiled into `build.rs` beside `ruleset`.

pub(crate) mod baked;
pub(crate) mod by_key;
pub(crate) mod control_chars;
pub(crate) mod day;
pub(crate) mod lang;
pub(crate) mod nearest;
pub(crate) mod normal;
pub(crate) mod numeral;
pub(crate) mod old_forms;
pub(crate) mod pairs;
pub(crate) mod quote;
pub(crate) mod radicals;
pub(crate) mod script;
pub(crate) mod signs;
pub(crate) mod width;

pub(crate) use baked::{Baked, Strings};
pub(crate) use by_key::{ByChar, ByName, hash_of};
pub use day::Day;
pub use lang::{Lang, Text};
pub(crate) use nearest::nearest;
#[allow(unused_imports, reason = "used by the program alone, not by what builds it")]
pub(crate) use signs::may_have;
pub(crate) use signs::one_of;

use std::slice::SliceIndex;

/// A comma, as a list to search for: a character alone is looked for by its last byte, which every kana has within.
pub(crate) const COMMA: [char; 1] = ['、'];

/// A slice of a text; empty where the range is none of it.
#[track_caller]
pub(crate) fn slice<R: SliceIndex<str, Output = str>>(text: &str, range: R) -> &str {
    let found = text.get(range);
    debug_assert!(found.is_some(), "the range is no slice of the text");
    found.unwrap_or_default()
}

/// A number, or the nearer of two bounds where it lies beyond them. Bounds that cross are no failure: the lower one counts,
/// as where a date runs past the end of its sentence.
#[inline]
pub(crate) fn within<T: Ord + Copy>(number: T, low: T, high: T) -> T {
    number.min(high).max(low)
}

/// Whether a text begins with a word. Most do not by its first character, which is three bytes long: that is looked at first.
#[inline]
pub(crate) fn begins_with(text: &str, word: &str) -> bool {
    let first = word.as_bytes().first_chunk::<3>();
    (first.is_none() || text.as_bytes().first_chunk() == first) && text.starts_with(word)
}

/// Whether a text ends with a word, as [`begins_with`].
#[inline]
pub(crate) fn ends_with(text: &str, word: &str) -> bool {
    let last = word.as_bytes().last_chunk::<3>();
    (last.is_none() || text.as_bytes().last_chunk() == last) && text.ends_with(word)
}

/// So many characters from the beginning of a text, or all of it.
pub(crate) fn begin(text: &str, count: usize) -> &str {
    text.char_indices().nth(count).map_or(text, |(end, _)| slice(text, ..end))
}

/// The last place up to an offset where a character begins or the text ends.
pub(crate) fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_boundary_is_one_of_the_text() {
        assert_eq!([0, 1, 3, 5, 6, 90].map(|at| boundary("件名", at)), [0, 0, 3, 3, 6, 6]);
    }

    #[test]
    fn words_at_both_ends() {
        for (text, word) in [
            ("件名", "件"),
            ("件名", "件名"),
            ("件名", "名"),
            ("件", "件名"),
            ("a件", "a"),
            ("件a", "a"),
            ("", "件"),
            ("件", ""),
        ] {
            assert_eq!(begins_with(text, word), text.starts_with(word), "{text} {word}");
            assert_eq!(ends_with(text, word), text.ends_with(word), "{text} {word}");
        }
    }

    #[test]
    fn a_text_begins_with_its_characters() {
        assert_eq!([0, 1, 2, 9].map(|count| begin("件名", count)), ["", "件", "件名", "件名"]);
    }

    #[test]
    fn a_slice_is_a_slice() {
        assert_eq!((slice("件名", 3..), slice("件名", ..=2), slice("件名", 6..6)), ("名", "件", ""));
    }

    #[test]
    #[should_panic = "no slice"]
    fn a_mistake_is_met_in_tests() {
        slice("件名", 1..3);
    }
}
