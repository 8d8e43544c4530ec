//! Filling a rule's words with the values found.
//!
//! Owns the placeholders `{name}`. A placeholder that a check does not give stays as it is, so that it is seen.

use crate::document::{Document, Place};
use crate::text::slice;

/// The values of a finding, by placeholder.
#[derive(Debug, Clone, Default)]
pub(crate) struct Values(Vec<(&'static str, String)>);

impl Values {
    /// The value of `{text}`: what stands at the place.
    pub(crate) fn text(document: &Document, place: Place) -> Self {
        Self::default().with("text", excerpt(document.slice(place)))
    }

    /// Adds a value.
    pub(crate) fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.0.push((name, value.to_string()));
        self
    }

    /// Replaces each `{name}` that has a value.
    pub(crate) fn fill(&self, text: &str) -> String {
        let mut filled = String::with_capacity(text.len() + 16);
        let mut rest = text;
        while let Some(open) = rest.find('{') {
            filled.push_str(slice(rest, ..open));
            rest = slice(rest, open..);
            let value = rest.find('}').and_then(|close| {
                let name = slice(rest, 1..close);
                self.0.iter().find(|(known, _)| *known == name).map(|(_, value)| (value, close + 1))
            });
            let (put, len) = value.map_or(("{", 1), |(value, len)| (value.as_str(), len));
            filled.push_str(put);
            rest = slice(rest, len..);
        }
        filled.push_str(rest);
        filled
    }
}

/// A few words of a longer text, for a message of one line.
pub(crate) fn excerpt(text: &str) -> String {
    const MOST: usize = 20;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", slice(text, ..end)),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_what_it_knows_and_leaves_the_rest() {
        let values = Values::default().with("text", "流失").with("right", "{text}");
        assert_eq!(values.fill("「{text}」→「{right}」{other} {"), "「流失」→「{text}」{other} {");
    }
}
