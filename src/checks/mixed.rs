//! Kind `mixed`: one word in two spellings, two names for one thing. Once a document and group.

use super::Turn;
use super::said::Values;
use crate::document::Place;
use crate::ruleset::Spelling;
use crate::text::slice;

/// Points at the rarer spelling and shows the commoner one. Says which one is used where only one is.
pub fn mixed(turn: &mut Turn, groups: &[Vec<Spelling>]) {
    let scene = turn.case.view.scene;
    for group in groups {
        let mut used: Vec<(&str, Vec<Place>)> = group
            .iter()
            .map(|spelling| (spelling.word.as_str(), scene.hits.of(spelling.set).to_vec()))
            .map(|(word, places)| (word, places.into_iter().filter(|place| !quoted(turn, *place)).collect()))
            .filter(|(_, places): &(_, Vec<Place>)| !places.is_empty())
            .collect();
        // Of equally common spellings the one that comes first in the text is the rule.
        used.sort_by_key(|(_, places)| (std::cmp::Reverse(places.len()), places[0]));
        let [(common, most), (rare, few), ..] = used.as_slice() else { continue };
        let values = Values::default()
            .with("text", rare)
            .with("other", common)
            .with("count", few.len())
            .with("other-count", most.len());
        let second = scene.document.span(most[0]);
        turn.at(few[0], &values).with_label(second, (*common).to_owned());
    }
}

/// Whether a place stands in a quotation, whose words are another's.
fn quoted(turn: &Turn, place: Place) -> bool {
    let scene = turn.case.view.scene;
    let Some(block) = scene.block(place.start) else { return false };
    let before = slice(&scene.document.text, scene.document.blocks[block].place.start..place.start);
    let count = |c: char| before.matches(c).count();
    count('「') > count('」') || count('『') > count('』')
}
