//! Counts: a number with a unit that counts persons or things.
//!
//! Owns units, approximation and whether a count says how much leaked. What counts as a unit, a total or a leak
//! is the ruleset's; sums and disagreements are the checks'.

use super::number;
use super::scan::Scene;
use super::{Count, Role};
use crate::document::Place;
use crate::ruleset::SetId;
use crate::text::slice;

/// Finds the counts of a document, in order.
pub fn counts(scene: &Scene) -> Vec<Count> {
    let text = &scene.document.text;
    let units = scene.hits.longest(scene.sets("count-unit"));
    let mut found = Vec::new();
    let mut free = 0;
    for (unit, set) in units {
        // A unit counts only right after its number: walk back over the characters a number is made of.
        let Some(start) = number_before(text, unit.start, free) else { continue };
        let Some(read) = number::read(slice(text, start..unit.start)) else { continue };
        if start + read.len != unit.start || (read.ideographic && !counts_ideographs(scene, set)) {
            continue;
        }
        free = unit.end;
        let place = Place { start, end: unit.end };
        if let Some(count) = judge(scene, place, unit, set, read.value) {
            found.push(count);
        }
    }
    found
}

/// The start of the longest run of number characters that ends at `end`.
fn number_before(text: &str, end: usize, not_before: usize) -> Option<usize> {
    let mut start = end;
    for (at, c) in slice(text, not_before..end).char_indices().rev() {
        if !(number::starts(c) || c == ',' || c == '.') {
            break;
        }
        start = not_before + at;
    }
    let skipped = slice(text, start..end).find(number::starts)?;
    Some(start + skipped)
}

/// Ideographic digits are common in words (一部, 一件): only units of persons are read after them.
fn counts_ideographs(scene: &Scene, unit: SetId) -> bool {
    scene.ruleset.set(unit).id == "count-unit.person"
}

fn judge(scene: &Scene, place: Place, unit: Place, set: SetId, value: u64) -> Option<Count> {
    let kind = scene.ruleset.set(set).id.as_str();
    let (persons, things) = (kind == "count-unit.person", kind == "count-unit.record");
    if !persons && !things {
        return None;
    }
    let text = &scene.document.text;
    let block = scene.block(place.start)?;
    let sentence = scene.sentence(place.start)?;
    let before = nearby_before(text, sentence.start, place.start);
    let after = nearby_after(text, place.end, sentence.end);
    let near = |name: &str, zone: Place| scene.hits.any(scene.sets(name), zone);
    let marked = near("count.about-before", before) || near("count.about-after", after);
    let cumulative = near("count.cumulative", before);
    let role = if near("count.total", before) || near("count.total-after", after) {
        Role::Total
    } else if near("count.part", before) {
        Role::Part
    } else {
        Role::Other
    };
    Some(Count {
        place,
        value,
        unit: slice(text, unit.start..unit.end).to_owned(),
        approximate: marked,
        cumulative,
        persons,
        role,
        affected: affected(scene, block, sentence, before, after),
    })
}

/// A count says how much leaked, unless it stands under an unrelated heading, or counts those who acted or what
/// they acted on.
fn affected(scene: &Scene, block: usize, sentence: Place, before: Place, after: Place) -> bool {
    let has = |name: &str, zone: Place| scene.hits.any(scene.sets(name), zone);
    if scene.under(scene.sets("count.unrelated-heading"), block) {
        return false;
    }
    // What stands right after the unit says whose number it is.
    let beside = |name: &str| {
        scene.hits.first(scene.sets(name), after).is_some_and(|hit| hit.start <= after.start + 1)
    };
    // 他の方(1名)の個人情報: who stands right before the number is counted, whatever follows.
    let who = scene.sets("count.actor-before").iter();
    let actor = who.flat_map(|&set| scene.hits.within(set, before)).any(|hit| hit.end == before.end);
    if actor && !beside("count.owner-share") || has("count.superseded-before", before) {
        return false;
    }
    let owned = beside("count.owner-after");
    if !owned && (has("count.actor-before", before) || beside("count.actor-after"))
        || beside("count.difference-after")
    {
        return false;
    }
    // A notice gives numbers to say how much leaked: whatever is not somebody's or something else's counts.
    owned || !has("count.other-matter", sentence)
}

const NEAR: usize = 12;

fn nearby_before(text: &str, from: usize, end: usize) -> Place {
    let start = slice(text, from..end).char_indices().rev().nth(NEAR - 1).map_or(from, |(at, _)| from + at);
    Place { start, end }
}

fn nearby_after(text: &str, start: usize, to: usize) -> Place {
    let end = slice(text, start..to).char_indices().nth(NEAR).map_or(to, |(at, _)| start + at);
    Place { start, end }
}
