//! Kinds of personal data, and whether they leaked.
//!
//! Owns telling a kind that leaked from one that is only spoken of (「パスワードを変更してください」). The words,
//! and what announces leaked data, are the ruleset's.

use super::scan::Scene;
use super::{DataType, certainty, series};
use crate::document::{BlockKind, Place};

/// Finds the kinds of data of a document that leaked, may have leaked, or are said not to have.
pub fn data_types(scene: &Scene) -> Vec<DataType> {
    let known = scene.hits.longest(scene.sets("data-type"));
    let lists = series::lists(scene, &known);
    let in_list = |place: Place| {
        let after = lists.partition_point(|list| list.place.end < place.end);
        lists.get(after).map(|list| list.place).filter(|list| list.contains(place))
    };
    let mut found: Vec<DataType> = known
        .iter()
        .filter(|(place, _)| told(scene, *place, in_list(*place)))
        .map(|(place, set)| DataType {
            place: *place,
            set: Some(*set),
            certainty: certainty::at(scene, *place),
        })
        .collect();
    // What stands in one series with kinds that leaked is a kind, known word or not.
    let mut others = Vec::new();
    for list in &lists {
        let Some(sibling) = first_inside(&found, list.place) else { continue };
        let certainty = sibling.certainty;
        others.extend(list.others.iter().map(|place| DataType { place: *place, set: None, certainty }));
    }
    found.extend(others);
    found.sort_by_key(|found| found.place);
    found.extend(listed(scene, &found));
    found.sort_by_key(|found| found.place);
    found
}

/// The first of these, which are in order, that lies inside a place.
fn first_inside(known: &[DataType], place: Place) -> Option<&DataType> {
    let from = known.partition_point(|known| known.place.start < place.start);
    let mut inside = known[from..].iter().take_while(|known| known.place.start < place.end);
    inside.find(|known| known.place.end <= place.end)
}

/// Whether the text tells of this kind as part of a leak. In a notice, a series of kinds of data is told for that
/// reason; a lone one needs a word for the leak.
fn told(scene: &Scene, place: Place, in_list: Option<Place>) -> bool {
    let document = scene.document;
    let (Some(block), Some(sentence)) = (scene.block(place.start), scene.sentence(place.start)) else {
        return false;
    };
    if matches!(document.blocks[block].kind, BlockKind::Heading | BlockKind::Title) {
        return false;
    }
    let after = Place { start: place.end, end: sentence.end };
    // What is done to one kind of a series is done to all: 「会社名と電話番号を控えて」.
    let end = in_list.map_or(place.end, |list| list.end.min(sentence.end));
    let beside = |name: &str, far: usize| {
        let after = Place { start: end, end: sentence.end };
        scene.hits.first(scene.sets(name), after).is_some_and(|hit| hit.start <= end + far)
    };
    const BESIDE: usize = 12;
    if beside("data.acted-on", BESIDE) || scene.hits.any(scene.sets("data.other-matter"), sentence) {
        return false;
    }
    if announced(scene, block) {
        return true;
    }
    if scene.under(scene.sets("data.unrelated-heading"), block) {
        return false;
    }
    // The leak is told after the kinds of data it concerns; what stands in brackets follows its noun.
    if in_list.is_some() || scene.hits.any(scene.sets("data.leak"), after) {
        return true;
    }
    let denied = scene.hits.any(scene.sets("denial.predicate"), after);
    denied && scene.hits.any(scene.sets("data.included"), after)
}

/// Whether what governs a block announces leaked data. A lead may say it in any order
/// (「お客様の情報が漏えいしたおそれがあります」).
fn announced(scene: &Scene, block: usize) -> bool {
    let lead = scene.lead(block);
    scene.governors(block).any(|governor| {
        announces(scene, governor)
            || Some(governor) == lead
                && scene.hits.any(scene.sets("data.told"), governor)
                && scene.hits.any(scene.sets("data.noun"), governor)
    })
}

/// Whether a heading, a label or a lead announces leaked data: by its words, or by a word for the leak that comes
/// before a word for data (漏えいした可能性のある情報). 個人情報漏えいの経緯 has them the other way round, and does not.
fn announces(scene: &Scene, governor: Place) -> bool {
    if scene.hits.any(scene.sets("data.heading"), governor) {
        return true;
    }
    let told = scene.hits.first(scene.sets("data.told"), governor);
    told.is_some_and(|told| {
        let after = Place { start: told.end, end: governor.end };
        scene.hits.any(scene.sets("data.noun"), after)
    })
}

/// Under a heading or a lead that announces leaked data, every item of a list is a kind of data, and so is every
/// member of a line that is nothing but a series.
fn listed(scene: &Scene, known: &[DataType]) -> Vec<DataType> {
    const LONGEST: usize = 90;
    let document = scene.document;
    let mut found = Vec::new();
    let mut next = 0;
    for (at, block) in document.blocks.iter().enumerate() {
        while known.get(next).is_some_and(|known| known.place.start < block.place.start) {
            next += 1;
        }
        let here = known[next..].iter().take_while(|known| known.place.start < block.place.end);
        let places: Vec<Place> = match block.kind {
            BlockKind::Item if block.label.is_none() && block.place.end - block.place.start <= LONGEST => {
                let spoken = scene.hits.any(scene.sets("data.not-item"), block.place);
                if spoken || here.count() > 0 { Vec::new() } else { vec![block.place] }
            }
            BlockKind::Paragraph if block.label.is_none() => {
                let named: Vec<Place> = here.map(|known| known.place).collect();
                let mut members = series::members(scene, block.place);
                members.retain(|member| !named.iter().any(|named| named.touches(*member)));
                members
            }
            _ => Vec::new(),
        };
        if !places.is_empty() && announced(scene, at) {
            let certainty = |place| certainty::at(scene, place);
            found.extend(places.into_iter().map(|place| DataType {
                place,
                set: None,
                certainty: certainty(place),
            }));
        }
    }
    found
}
