//! Kind `radicals`: characters that only look like ideographs, as PDFs leave them behind. Once a document.

use super::Turn;
use super::said::Values;

/// Points at the first; the fix mends them all.
pub(crate) fn radicals(turn: &mut Turn) {
    let radicals = &turn.document().radicals;
    let Some(first) = radicals.first() else { return };
    let values = Values::default()
        .with("text", first.written)
        .with("right", first.meant)
        .with("count", radicals.len());
    let edits = radicals.iter().map(|radical| (radical.span, radical.meant.to_string())).collect();
    turn.report(Some(first.span), &values).with_fix(edits, true);
}
