//! Where an absent element is to be written.
//!
//! Owns the contract's order: at its own heading, else after the section of what comes before it, else at the end.

use super::Case;
use crate::document::{BlockKind, Span};

/// The empty span at which an absent element is pointed out; `None` where the document has no text.
pub(crate) fn of_absent(case: &Case, element: usize) -> Option<Span> {
    let document = case.view.scene.document;
    let last = document.last_of_text()?;
    let elements = &case.view.scene.ruleset.elements;
    let headed = |element: usize| {
        let sets = &elements.get(element)?.headings;
        let mut blocks = document.blocks.iter().enumerate();
        blocks.find(|(_, block)| {
            block.kind == BlockKind::Heading && case.view.scene.hits.any(sets, block.place)
        })
    };
    if let Some((_, heading)) = headed(element) {
        return Some(end(document.span(heading.place)));
    }
    let before = (0..element).rev().find_map(headed);
    let place = before.map_or(last.place, |(_, heading)| document.section_place(heading.section));
    Some(end(document.span(place)))
}

/// The end of the text; `None` where it has none.
pub(crate) fn end_of_text(case: &Case) -> Option<Span> {
    let document = case.view.scene.document;
    document.last_of_text().map(|last| end(document.span(last.place)))
}

fn end(span: Span) -> Span {
    Span { start: span.end, end: span.end }
}
