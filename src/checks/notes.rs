//! Kind `notes`: a mark without its note, or a note without its mark. Each number once.

use super::Turn;
use super::said::Values;
use crate::mentions::NoteMark;
use std::collections::BTreeMap;

/// Points at the first mark, or the note, that lacks its other half.
pub(crate) fn notes(turn: &mut Turn) {
    let notes = &turn.case.view.mentions.notes;
    let mut halves: BTreeMap<&str, (&NoteMark, bool, bool)> = BTreeMap::new();
    for note in notes {
        let known = halves.entry(&note.key).or_insert((note, false, false));
        known.1 |= note.opens;
        known.2 |= note.refers;
    }
    for (key, (note, opens, refers)) in halves {
        if !(opens && refers) {
            turn.at(note.place, &Values::default().with("text", key));
        }
    }
}
