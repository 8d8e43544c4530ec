//! Kind `mixed`: one word in two spellings, two names for one thing. Once a document and group.

use super::Turn;
use super::said::Values;
use super::spelling::{covered, goes_on};
use crate::document::Place;
use crate::mentions::Scene;
use crate::ruleset::Spelling;
use crate::text::{Baked, slice};

/// Points at the rarer spelling and shows the commoner one. Says which one is used where only one is.
pub(crate) fn mixed(turn: &mut Turn, groups: &[Baked<[Spelling]>]) {
    let scene = turn.case.view.scene;
    for group in groups {
        let mut used: Vec<(&str, Vec<Place>)> = group
            .iter()
            .map(|spelling| {
                let mut quotes = Quotes::default();
                let text = &scene.document.text;
                let longer = group.iter().filter(|other| other.word.contains(&*spelling.word));
                let longer: Vec<&str> = longer.map(|other| other.word.as_str()).collect();
                let begins = group.iter().any(|other| {
                    other.word.len() > spelling.word.len() && other.word.starts_with(&*spelling.word)
                });
                let part = |place: Place| {
                    let held = || longer.iter().any(|other| covered(text, place, other));
                    begins && goes_on(text, place) || held()
                };
                let places = scene.hits.of(spelling.set).filter(|place| !part(*place));
                let own = places.filter(|place| !quotes.hold(&scene, *place)).collect();
                (spelling.word.as_str(), own)
            })
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

/// The quotations of a block, up to where they have been followed.
#[derive(Default)]
struct Quotes {
    block: usize,
    at: usize,
    /// How many of each kind are open: 「, 『.
    open: [isize; 2],
}

impl Quotes {
    /// Whether a place stands in a quotation, whose words are another's. Asked of places in order.
    fn hold(&mut self, scene: &Scene, place: Place) -> bool {
        let Some(block) = scene.block(place.start) else { return false };
        let start = scene.document.blocks[block].place.start;
        if block != self.block || self.at < start || self.at > place.start {
            *self = Self { block, at: start, open: [0; 2] };
        }
        for sign in slice(&scene.document.text, self.at..place.start).chars() {
            match sign {
                '「' => self.open[0] += 1,
                '」' => self.open[0] -= 1,
                '『' => self.open[1] += 1,
                '』' => self.open[1] -= 1,
                _ => {}
            }
        }
        self.at = place.start;
        self.open.iter().any(|open| *open > 0)
    }
}
