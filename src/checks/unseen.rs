//! Kind `unseen`: characters that no reader sees and that would go out with the notice. Once a document for those that
//! turn the order of the text, once for all others, which weigh `info` at most.

use super::Turn;
use super::said::Values;
use crate::document::Unseen;
use crate::ruleset::Severity;

/// Points at the first of each sort; the correction takes them all out. What was turned has to be looked at by somebody.
pub(crate) fn unseen(turn: &mut Turn) {
    let (turning, others): (Vec<Unseen>, Vec<Unseen>) =
        turn.document().unseen.iter().partition(|unseen| unseen.turns());
    let mild = turn.severity.min(Severity::Info);
    for (unseen, severity, safe) in [(turning, turn.severity, false), (others, mild, true)] {
        let Some(first) = unseen.first() else { continue };
        let values = Values::default()
            .with("text", format!("U+{:04X}", u32::from(first.written)))
            .with("count", unseen.len());
        let edits = unseen.iter().map(|unseen| (unseen.span, String::new())).collect();
        turn.report(Some(first.span), &values).with_fix(edits, safe).severity = severity;
    }
}
