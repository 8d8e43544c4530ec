//! Kind `notes`: a mark without its note, or a note without its mark. Each number once.

use super::Turn;
use super::said::Values;
use crate::mentions::NoteMark;

/// Points at the first mark, or the note, that lacks its other half.
pub fn notes(turn: &mut Turn) {
    let notes = &turn.case.view.mentions.notes;
    let has = |key: &str, half: fn(&NoteMark) -> bool| notes.iter().any(|note| note.key == key && half(note));
    let mut told: Vec<&str> = Vec::new();
    for note in notes {
        let whole = has(&note.key, |note| note.opens) && has(&note.key, |note| note.refers);
        if whole || told.contains(&note.key.as_str()) {
            continue;
        }
        told.push(&note.key);
        turn.at(note.place, &Values::default().with("text", &note.key));
    }
}
