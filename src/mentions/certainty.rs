//! Whether a clause says that something leaked, may have leaked, or did not.
//!
//! Owns polarity and certainty at a place. Polarity comes before membership: 「カード情報は含まれておりません」
//! is no leak of card data.

use super::Certainty;
use super::scan::Scene;
use crate::document::Place;

/// The certainty at a place: of its own clause first, then of the clause around it, then of what governs it.
pub fn at(scene: &Scene, place: Place) -> Certainty {
    let sentence = scene.sentence(place.start).unwrap_or(place);
    let mut clause = scene.document.clause_at(place.start);
    let mut from = place.end;
    while let Some(index) = clause {
        let own = &scene.document.clauses[index];
        let tail = Place { start: from.min(own.place.end), end: own.place.end };
        if denies(scene, tail, place) {
            return Certainty::Denied;
        }
        // What stands in brackets is governed by the words after the bracket.
        from = own.place.end;
        clause = own.parent;
    }
    let rest = Place { start: place.start, end: sentence.end };
    let hedge = scene.sets("hedge");
    if scene.hits.any(hedge, rest) {
        return Certainty::Possible;
    }
    let Some(block) = scene.block(place.start) else { return Certainty::Confirmed };
    for governor in scene.governors(block) {
        if scene.hits.any(scene.sets("denial.heading"), governor) {
            return Certainty::Denied;
        }
        if scene.hits.any(hedge, governor) {
            return Certainty::Possible;
        }
    }
    Certainty::Confirmed
}

/// Whether the words after a mention deny it. 「X以外の情報は含まれません」 does not deny X.
fn denies(scene: &Scene, tail: Place, mention: Place) -> bool {
    let beside = |name: &str| {
        let hit = scene.hits.first(scene.sets(name), tail);
        hit.is_some_and(|hit| tail.start == mention.end && hit.start <= mention.end + "などの".len())
    };
    let denied = own_words(scene, tail, "denial.predicate") || beside("denial.suffix");
    if beside("denial.except") { !denied } else { denied }
}

/// Whether the clause itself, not one in brackets inside it, holds a word of the set.
fn own_words(scene: &Scene, tail: Place, name: &str) -> bool {
    let clause = scene.document.clause_at(tail.start.min(tail.end.saturating_sub(1)));
    scene.sets(name).iter().any(|&set| {
        scene.hits.within(set, tail).any(|hit| {
            let at = scene.document.clause_at(hit.start);
            at == clause || at.is_some_and(|at| scene.document.clauses[at].place.contains(tail))
        })
    })
}
