//! The markers that a browser sets before the items of lists.
//!
//! Owns counting. The marker is no text of the source: a line carries it beside its pieces.

use super::elements;
use super::main_content::Found;
use super::token::Tag;
use crate::document::line::Hint;
use crate::document::marker::{Kind, Marker};

/// An open list.
#[derive(Debug)]
pub(super) struct List {
    /// How its items are counted; `None` for bullets.
    kind: Option<Kind>,
    next: i64,
    step: i64,
    items: usize,
    /// The line that the open item begins at, and the lines that are whole items.
    open: usize,
    whole: Vec<usize>,
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
        let (next, step) = match (tag.value("reversed").is_some(), number("start")) {
            (false, start) => (start.unwrap_or(1), 1),
            (true, Some(start)) => (start, -1),
            // Counts down from a number that only the end of the list tells.
            (true, None) => (0, 0),
        };
        List { kind, next, step, items: 0, open: 0, whole: Vec::new() }
    }

    /// Whether its items have numbers.
    pub(super) fn counts(&self) -> bool {
        self.kind.is_some()
    }

    /// The marker of the next item, whose first line will be that number.
    pub(super) fn item(&mut self, tag: &Tag, line: usize) -> Marker {
        self.items += 1;
        self.open = line;
        let Some(kind) = self.kind else { return bullet() };
        if let Some(value) = tag.value("value").and_then(|value| value.trim().parse().ok()) {
            self.next = value;
        }
        let number = u32::try_from(self.next).unwrap_or(0);
        self.next = self.next.saturating_add(self.step);
        Marker { kind, number, length: 0 }
    }

    /// The open item has ended before a line.
    pub(super) fn end_item(&mut self, line: usize) {
        if line == self.open + 1 && self.counts() {
            self.whole.push(self.open);
        }
    }

    /// What follows a list is not the last item's: unless the list is one item, which is how headings are counted in
    /// pages made from Word files, an item without more than its line heads nothing.
    pub(super) fn settle(self, lines: &mut [Found]) {
        for at in self.whole.into_iter().filter(|_| self.items > 1) {
            if let Some(found) = lines.get_mut(at).filter(|found| found.line.hint == Hint::None) {
                found.line.hint = Hint::Item(None);
            }
        }
    }
}

/// The marker of an item that nobody counts.
pub(super) fn bullet() -> Marker {
    Marker { kind: Kind::Bullet, number: 0, length: 0 }
}
