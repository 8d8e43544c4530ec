//! The outline of a draft: its elements with their states.
//!
//! Owns which place stands for an element: all that was read of it, or where it is to be written.

use super::draft::Draft;
use super::position::range;
use crate::document::{Place, Span};
use crate::reading::elements::{ElementState, Status};
use crate::report::messages::Words;
use crate::report::position::LineTable;
use crate::ruleset::Kind;
use lsp_types::{DocumentSymbol, Location, SymbolInformation, SymbolKind, Uri};

/// The elements of a notice, in the ruleset's order; none of a text that is no notice.
pub(crate) fn of(draft: &Draft) -> Vec<DocumentSymbol> {
    let reading = &draft.checked.reading;
    if reading.conclusions.kind == Kind::NoNotice {
        return Vec::new();
    }
    let table = LineTable::new(&draft.source.text);
    let elements = draft.known.ruleset.elements.iter().zip(&reading.elements).enumerate();
    elements
        .map(|(at, (element, state))| {
            let title = element.title.get(draft.checked.lang).to_owned();
            symbol(draft, &table, at, title, state)
        })
        .collect()
}

#[allow(deprecated, reason = "a field of the protocol without a default")]
fn symbol(
    draft: &Draft,
    table: &LineTable<'_>,
    at: usize,
    name: String,
    state: &ElementState,
) -> DocumentSymbol {
    let words = Words::of(draft.checked.lang);
    let document = &draft.checked.reading.document;
    let stretch = |places: &[Place]| {
        let spans = places.iter().map(|place| document.span(*place));
        spans.reduce(|one, other| Span { start: one.start.min(other.start), end: one.end.max(other.end) })
    };
    let (whole, first) = match (stretch(&state.evidence), state.evidence.first()) {
        (Some(whole), Some(first)) => (whole, document.span(*first)),
        _ => {
            let missing = draft.checked.findings.iter().find(|finding| finding.element == Some(at));
            let end = draft.source.text.len();
            let place = missing.and_then(|finding| finding.span).unwrap_or(Span { start: end, end });
            (place, place)
        }
    };
    let kind = match state.status {
        Status::Stated => SymbolKind::FIELD,
        Status::Deferred => SymbolKind::EVENT,
        Status::Absent => SymbolKind::NULL,
    };
    DocumentSymbol {
        name,
        detail: Some(words.status(state.status).to_owned()),
        kind,
        tags: None,
        deprecated: None,
        range: range(table, whole),
        selection_range: range(table, first),
        children: None,
    }
}

/// The same as a list, for editors that show no tree.
#[allow(deprecated, reason = "a field of the protocol without a default")]
pub(crate) fn flat(symbols: Vec<DocumentSymbol>, uri: &Uri) -> Vec<SymbolInformation> {
    let one = |symbol: DocumentSymbol| SymbolInformation {
        name: symbol.name,
        kind: symbol.kind,
        tags: None,
        deprecated: None,
        location: Location { uri: uri.clone(), range: symbol.selection_range },
        container_name: symbol.detail,
    };
    symbols.into_iter().map(one).collect()
}
