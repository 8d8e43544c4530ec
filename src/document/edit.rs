//! Replacements in a text.
//!
//! Owns how they are made: those that lie inside the text and in no earlier one. Which are made is not decided here.

use super::Span;
use crate::text::slice;

/// One replacement in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The bytes to replace.
    pub span: Span,
    /// What they must be, for the edit to be made.
    pub was: String,
    /// What to put there.
    pub put: String,
}

/// The text with the edits made. An edit is left out where the text is not what it was, or where it overlaps one
/// before it. Returns how many were made.
pub fn apply(text: &str, edits: &[Edit]) -> (String, usize) {
    let mut order: Vec<&Edit> = edits.iter().collect();
    order.sort_by_key(|edit| edit.span);
    let (mut fixed, mut at, mut made) = (String::with_capacity(text.len()), 0, 0);
    for edit in order {
        let Span { start, end } = edit.span;
        if start < at || text.get(start..end) != Some(edit.was.as_str()) {
            continue;
        }
        fixed.push_str(slice(text, at..start));
        fixed.push_str(&edit.put);
        (at, made) = (end, made + 1);
    }
    fixed.push_str(slice(text, at..));
    (fixed, made)
}
