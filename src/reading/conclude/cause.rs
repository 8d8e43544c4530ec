//! The class of cause: the heaviest of what the ruleset's detectors and the words of told sentences say.
//!
//! Owns which sentences are asked. Which words say what is the grammar's `causes`; the labels are the ruleset's.

use super::class::{self, Choice, Weight};
use crate::document::Place;
use crate::grammar::{Flags, Mode};
use crate::reading::elements::View;
use crate::ruleset::ClassGroup;
use crate::statements::{Causes, Statement, Vocabulary, incident};

/// The class of the cause that a text tells.
pub(crate) fn read<'a>(view: &View, statements: &[Statement], group: &'a ClassGroup) -> Option<Choice<'a>> {
    let told = incident::told(statements, Vocabulary::built_in());
    let spoken = spoken(view, statements, &told);
    class::choose(group, |label| {
        let (worded, evidence) = class::weigh_told(view, &told, label);
        let rows = spoken.iter().filter(|(class, _)| *class == label.id);
        let weight = rows.clone().fold(worded, |sum, (_, (weight, _))| sum.saturating_add(*weight));
        let strongest = rows.map(|(_, weight)| *weight).max_by_key(|(weight, _)| *weight);
        (weight, evidence.or(strongest.and_then(|(_, place)| place)))
    })
}

/// What each row says that some sentence fits: its class, its weight and the sentence.
fn spoken(view: &View, statements: &[Statement], told: &[Place]) -> Vec<(&'static str, Weight)> {
    let document = view.scene.document;
    let causes = Causes::built_in();
    let mut found: Vec<Option<Place>> = vec![None; causes.rows.len()];
    let mut at = 0;
    while at < statements.len() {
        let sentence = statements[at].sentence;
        let (first, mut kinds) = (statements[at].place, 0);
        let titled = document.title == Some(document.blocks[statements[at].block].place);
        while at < statements.len() && statements[at].sentence == sentence {
            let one = &statements[at];
            let next = told.partition_point(|place| place.end <= one.place.start);
            // 不正アクセスによるものではありません.
            let denied = one.mode == Mode::Denied && !one.flags.has(Flags::PAST);
            if !denied && (titled || told.get(next).is_some_and(|place| place.touches(one.place))) {
                causes.words.scan(document.slice(one.place), |hit| kinds |= hit.kinds);
            }
            at += 1;
        }
        for (row, place) in causes.rows.iter().zip(&mut found) {
            if place.is_none() && kinds != 0 && row.fits(kinds, titled) {
                *place = Some(first);
            }
        }
    }
    let rows = causes.rows.iter().zip(found);
    rows.filter_map(|(row, place)| Some((&*row.class, (row.weight, Some(place?))))).collect()
}
