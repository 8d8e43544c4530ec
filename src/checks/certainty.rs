//! Kind `certainty`: what is told as a fact in one sentence, and as a possibility in another. Once a document.

use super::Turn;
use super::said::Values;
use crate::document::{BlockKind, Place};
use crate::ruleset::SetId;

/// Points at the first assertion and shows the first possibility.
///
/// One word for a possibility may govern every verb of its sentence, so a sentence that holds one asserts nothing.
pub fn certainty(turn: &mut Turn, asserted: &[SetId], explained: &[SetId]) {
    let scene = turn.case.view.scene;
    let document = scene.document;
    let hedge = scene.sets("hedge");
    let leaks: Vec<SetId> =
        ["leak.word", "certainty.happened"].iter().flat_map(|name| scene.sets(name)).copied().collect();
    let leak = leaks.as_slice();
    // A sentence explains only what it speaks of: that something leaked, or may have.
    let explains = |place: Place| {
        scene.hits.any(explained, place) && (scene.hits.any(leak, place) || scene.hits.any(hedge, place))
    };
    if document.sentences.iter().any(|sentence| explains(sentence.place)) {
        return;
    }
    let mut fact: Option<Place> = None;
    let mut headed: Option<Place> = None;
    let mut possible: Option<Place> = None;
    for sentence in &document.sentences {
        let kind = document.blocks[sentence.block].kind;
        let heading = matches!(kind, BlockKind::Title | BlockKind::Heading);
        if scene.under(scene.sets("certainty.elsewhere"), sentence.block) {
            continue;
        }
        let place = sentence.place;
        let maybe = scene.hits.merged_in(leak, place).iter().find_map(|(word, _)| {
            let after = Place { start: word.end, end: place.end };
            scene
                .hits
                .first(hedge, after)
                .filter(|hedge| near(document.slice(Place { start: word.end, end: hedge.start })))
                .map(|hedge| word.join(hedge))
        });
        if maybe.is_some() {
            possible = possible.or(maybe);
        } else if !scene.hits.any(hedge, place)
            && !scene.hits.any(scene.sets("certainty.other-matter"), place)
        {
            let sets = if heading { scene.sets("certainty.headed") } else { asserted };
            let here = scene.hits.first(sets, place);
            // A sentence says it more clearly than a heading.
            if heading {
                headed = headed.or(here);
            } else {
                fact = fact.or(here);
            }
        }
    }
    // 漏えいした情報 | 氏名、住所: a label says it as a heading does.
    let labelled = document.blocks.iter().enumerate().filter_map(|(at, block)| {
        let head = block.label.or_else(|| block.cells.first().copied().filter(|_| block.cells.len() == 2))?;
        let apart = scene.under(scene.sets("certainty.elsewhere"), at) || scene.hits.any(hedge, head);
        scene.hits.first(scene.sets("certainty.headed"), head).filter(|_| !apart)
    });
    let fact = fact.or(headed).or_else(|| labelled.min());
    if let (Some(fact), Some(possible)) = (fact, possible) {
        let values = Values::text(document, fact).with("other", document.slice(possible));
        let span = document.span(possible);
        let other = document.slice(possible).to_owned();
        turn.at(fact, &values).with_label(span, other);
    }
}

/// Whether a word for the leak and one for its possibility belong together (漏えいした可能性).
fn near(between: &str) -> bool {
    const MOST: usize = 12;
    between.chars().count() <= MOST && !between.contains(['。', '、'])
}
