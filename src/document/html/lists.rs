//! The markers that a browser sets before the items of lists.
//!
//! Owns counting. The marker is no text of the source: a line carries it beside its pieces.

use super::elements;
use super::tokens::Tag;
use crate::document::marker::{Kind, Marker};

/// An open list.
#[derive(Debug)]
pub(super) struct List {
    /// How its items are counted; `None` for bullets.
    kind: Option<Kind>,
    next: i64,
    step: i64,
}

impl List {
    /// The list that a tag opens, inside so many counted ones.
    pub(super) fn new(tag: &Tag, depth: usize) -> List {
        let number = |name| tag.value(name).and_then(|value| value.trim().parse().ok());
        let kind = (tag.name == elements::OL).then(|| match tag.value("type") {
            Some("a" | "A") => Kind::Letter,
            Some("i" | "I") => Kind::Roman,
            // What is counted alike, one inside the other, stands on two levels all the same.
            _ => [Kind::Number, Kind::Paren, Kind::HalfParen][depth.min(2)],
        });
        match (tag.value("reversed").is_some(), number("start")) {
            (false, start) => List { kind, next: start.unwrap_or(1), step: 1 },
            (true, Some(start)) => List { kind, next: start, step: -1 },
            // Counts down from a number that only the end of the list tells.
            (true, None) => List { kind, next: 0, step: 0 },
        }
    }

    /// Whether its items have numbers.
    pub(super) fn counts(&self) -> bool {
        self.kind.is_some()
    }

    /// The marker of the next item.
    pub(super) fn item(&mut self, tag: &Tag) -> Marker {
        let Some(kind) = self.kind else { return bullet() };
        if let Some(value) = tag.value("value").and_then(|value| value.trim().parse().ok()) {
            self.next = value;
        }
        let number = u32::try_from(self.next).unwrap_or(0);
        self.next = self.next.saturating_add(self.step);
        Marker { kind, number, length: 0 }
    }
}

/// The marker of an item that nobody counts.
pub(super) fn bullet() -> Marker {
    Marker { kind: Kind::Bullet, number: 0, length: 0 }
}
