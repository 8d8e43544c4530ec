//! Where a noun phrase ends that a stretch begins with: 心電図の波形|が保存され.
//!
//! Owns what may follow a noun, what の links on and what of a compound's end is none of the noun: 等, 他.

use super::compound::{compound_end, solid};
use super::noun::LINKS;
use super::scan::Scene;
use crate::document::Place;
use crate::text::{begins_with, ends_with, numeral, one_of, slice};

/// The noun phrase that begins a stretch, where the stretch goes on behind it with a particle: 心電図の波形|が保存され.
pub(crate) fn beginning(scene: &Scene, stretch: Place) -> Option<Place> {
    let text = &scene.document.text;
    let mut at = stretch.start;
    loop {
        let rest = slice(text, at..stretch.end);
        let next = rest.char_indices().find(|(_, found)| solid(*found)).map(|(offset, _)| at + offset);
        let ahead = Place { start: at, end: stretch.end };
        let heads = scene.sets("data.head").iter().filter(|_| at > stretch.start);
        let known = heads
            .flat_map(|&set| scene.hits.within(set, ahead))
            .chain(scene.hits.kinds_in(ahead).next())
            .min_by_key(|hit| (hit.start, std::cmp::Reverse(hit.end)));
        let from = match (next, known) {
            (Some(next), Some(known)) => next.min(known.start),
            (Some(next), None) => next,
            (None, Some(known)) => known.start,
            (None, None) => return None,
        };
        let mut end = compound_end(text, from, stretch.end);
        if let Some(known) = known.filter(|known| known.start <= end && known.end > end) {
            end = compound_end(text, known.end, stretch.end);
        }
        // 車の色: one ideograph by itself is no kind, but it may head one.
        let linked = LINKS.iter().any(|link| slice(text, stretch.start..from).ends_with(link));
        let short = !linked
            && slice(text, from..end).chars().nth(1).is_none()
            && known.is_none_or(|known| known.end != end);
        let rest = slice(text, end..stretch.end);
        if let Some(link) = LINKS.iter().find(|link| rest.starts_with(**link)) {
            let onward = end + link.len();
            let ahead = slice(text, onward..stretch.end);
            let goes_on = ahead.starts_with(|c| solid(c) || matches!(c, 'お' | 'ご'))
                && (*link != "の" || !handled(scene, end, stretch.end));
            if goes_on {
                at = onward;
                continue;
            }
        }
        if short || end == from || !stops(rest) {
            if end >= stretch.end || end == from {
                return None;
            }
            at = end;
            continue;
        }
        let end = end - suffix(scene, Place { start: from, end });
        return (stretch.start < end).then_some(Place { start: stretch.start, end });
    }
}

/// Whether の is followed by what was done with the noun, or by how much of it: の漏えい, の変更, の3項目, の一部.
pub(crate) fn handled(scene: &Scene, at: usize, ceiling: usize) -> bool {
    let text = &scene.document.text;
    let behind = Place { start: at, end: ceiling };
    let onward = at + "の".len();
    let starts = |name: &str| {
        let sets = scene.sets(name);
        sets.iter().any(|&set| {
            scene.hits.within(set, behind).next().is_some_and(|hit| hit.start == at || hit.start == onward)
        })
    };
    let rest = text.get(onward..ceiling).unwrap_or_default();
    // の3項目, の三つ.
    let count = rest.trim_start_matches(|c| numeral::ideograph(c).is_some());
    let digits = rest.starts_with(|c: char| c.is_ascii_digit())
        || count.len() < rest.len() && count.starts_with(['つ', '項', '点', '種']);
    digits
        || ["leak.word", "leak.noun", "leak.verb", "data.acted-on", "data.not-head"]
            .iter()
            .any(|name| starts(name))
}

/// Bytes at the end of a compound that do not belong to the noun: 等, 他, and whatever leaves a list open by the ruleset.
fn suffix(scene: &Scene, place: Place) -> usize {
    let own = scene.ruleset.open_ends.iter().flat_map(|&set| scene.hits.within(set, place));
    let own =
        own.filter(|hit| hit.end == place.end && hit.start > place.start).map(|hit| place.end - hit.start);
    own.max().unwrap_or_else(|| known_suffix(scene.document.slice(place)))
}

fn known_suffix(compound: &str) -> usize {
    // 12名分, 4月分; 申込区分 is a noun.
    let counted = |end: &str| {
        let before = compound.strip_suffix(end).unwrap_or_default();
        end != "分" || before.ends_with(|c: char| c.is_ascii_digit() || one_of!("名人件様社月年回", c))
    };
    ["等々", "等", "他", "分"]
        .iter()
        .find(|end| ends_with(compound, end) && compound.len() > end.len() && counted(end))
        .map_or(0, |end| end.len())
}

/// Whether a text goes on as it does behind a noun: with a particle, a copula, 「など」.
fn stops(rest: &str) -> bool {
    const BEHIND: &[&str] = &[
        "が",
        "を",
        "は",
        "も",
        "に",
        "で",
        "と",
        "や",
        "の",
        "など",
        "等",
        "だ",
        "から",
        "より",
        "へ",
        "か",
        "その他",
        "ほか",
        "」",
        "『",
        "』",
        "「",
        "(",
        "。",
        "、",
        "?",
        "!",
        "※",
        "といった",
        "のみ",
        "だけ",
        " ",
        "および",
        "・",
        "/",
        ":",
        "[",
    ];
    rest.is_empty() || BEHIND.iter().any(|mark| begins_with(rest, mark))
}

/// The noun without 等 at its end.
pub(crate) fn bare(scene: &Scene, place: Place) -> Place {
    let mut end = place.end - suffix(scene, place);
    for tail in ["など", "その他", "ほか"] {
        if let Some(rest) = slice(&scene.document.text, place.start..end).strip_suffix(tail) {
            end = place.start + rest.len();
        }
    }
    Place { start: place.start, end }
}
