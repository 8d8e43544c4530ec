//! Slices of a text.
//!
//! Owns the one way to take a slice whose range was worked out. A wrong one is a mistake of the program: tests and fuzzers
//! meet it at once, a user's run goes on without those words.

use std::slice::SliceIndex;

/// A slice of a text; empty where the range is none of it.
#[track_caller]
pub fn slice<R: SliceIndex<str, Output = str>>(text: &str, range: R) -> &str {
    let found = text.get(range);
    debug_assert!(found.is_some(), "the range is no slice of the text");
    found.unwrap_or_default()
}

/// The last place up to an offset where a character begins or the text ends.
pub fn boundary(text: &str, at: usize) -> usize {
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
    fn a_slice_is_a_slice() {
        assert_eq!((slice("件名", 3..), slice("件名", ..=2), slice("件名", 6..6)), ("名", "件", ""));
    }

    #[test]
    #[should_panic = "no slice"]
    fn a_mistake_is_met_in_tests() {
        slice("件名", 1..3);
    }
}
