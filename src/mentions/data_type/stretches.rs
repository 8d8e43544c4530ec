//! What of a document is read as a series of kinds: its sentences, cells, values and brackets.
//!
//! Owns where a series may stand. What it is told of is [`super::read`]'s.

use super::super::parts;
use super::super::scan::Scene;
use super::super::series::{self, Series};
use crate::document::{BlockKind, Place};
use crate::ruleset::SetId;
use crate::text::slice;
use std::collections::BTreeSet;

/// Known kinds that make a list of the end of a heading.
const LISTED: usize = 3;

/// Every series with its block and its stretch, in order.
pub(super) fn all(scene: &Scene, known: &[(Place, SetId)]) -> Vec<(usize, Place, Series)> {
    let mut all = Vec::new();
    for (at, block) in scene.document.blocks.iter().enumerate() {
        // ■項目:氏名、住所 is a heading with its section in its line.
        let heading = block.kind == BlockKind::Heading;
        let whole = block.label.is_none_or(|label| label.end >= block.place.end);
        if block.kind == BlockKind::Title {
            continue;
        }
        let before = all.len();
        for stretch in stretches(scene, at) {
            let outer = series::series(scene, known, stretch);
            let inner = parts::brackets(&scene.document.text, stretch);
            // Most have none.
            if inner.is_empty() {
                all.extend(outer.into_iter().map(|series| (at, stretch, series)));
                continue;
            }
            // What stands in brackets behind a kind belongs to it; 課税証明書(氏名、所得額) is a paper, and what it holds.
            let members = outer.iter().flat_map(|series| &series.members);
            let ends: BTreeSet<(usize, Option<SetId>)> =
                members.map(|member| (member.phrase.end + 1, member.set)).collect();
            let named = |inner: &Place| {
                let mut behind = ends.range((inner.start, None)..).take_while(|(at, _)| *at == inner.start);
                !behind.any(|(_, set)| !holds(scene, known, *inner, *set))
            };
            let inner: Vec<Place> = inner.into_iter().filter(named).collect();
            let opens: BTreeSet<usize> = inner.iter().map(|inner| inner.start).collect();
            let paper = |series: &Series| {
                let last = series.members.last().filter(|_| series.members.len() == 1);
                last.is_some_and(|last| opens.contains(&(last.phrase.end + 1)))
            };
            let outer: Vec<Series> = outer.into_iter().filter(|series| !paper(series)).collect();
            all.extend(outer.into_iter().map(|series| (at, stretch, series)));
            for stretch in inner {
                all.extend(
                    series::series(scene, known, stretch).into_iter().map(|series| (at, stretch, series)),
                );
            }
        }
        if heading && whole {
            // ■漏れた項目 氏名、住所、電話番号: a heading that ends in a list has its section in its line, too.
            let held = |series: &Series| series.known() >= LISTED && series.place.end == block.place.end;
            let listed = all.split_off(before).into_iter().filter(|(_, _, series)| held(series));
            all.extend(listed);
        }
        all[before..].sort_by_key(|(_, _, series)| series.place);
    }
    all
}

/// Whether a bracket holds a list of kinds that are not the one it stands behind.
fn holds(scene: &Scene, known: &[(Place, SetId)], inner: Place, own: Option<SetId>) -> bool {
    let from = known.partition_point(|(place, _)| place.start < inner.start);
    let inside = || known[from..].iter().take_while(|(place, _)| place.end <= inner.end);
    let (all, others) = (inside().count(), inside().filter(|(_, set)| Some(*set) != own).count());
    scene.document.slice(inner).contains(['、', '・']) && others > 0 && (own.is_none() || all >= 2)
}

/// The sections that hold a list of kinds of data: two items at least are known words.
pub(super) fn item_lists(scene: &Scene, all: &[(usize, Place, Series)]) -> BTreeSet<usize> {
    let blocks = &scene.document.blocks;
    let mut items: Vec<usize> = all
        .iter()
        .filter(|(block, _, series)| {
            blocks[*block].kind == BlockKind::Item && series.whole && series.members.len() == series.known()
        })
        .map(|(block, _, _)| blocks[*block].section)
        .collect();
    items.sort_unstable();
    items.chunk_by(|one, other| one == other).filter(|run| run.len() >= 2).map(|run| run[0]).collect()
}

/// What of a block is read by itself: cells, sentences, what stands behind a label, and the brackets in these.
fn stretches(scene: &Scene, at: usize) -> Vec<Place> {
    let document = scene.document;
    let block = &document.blocks[at];
    let mut found: Vec<Place> = Vec::new();
    if block.cells.is_empty() {
        let first = document.sentences.partition_point(|sentence| sentence.place.start < block.place.start);
        for sentence in document.sentences[first..].iter().take_while(|sentence| sentence.block == at) {
            let place = sentence.place;
            let value = block.label.map_or(place.start, |label| label.end);
            // 「氏名、住所?、電話番号」 goes on behind a mark that ends a sentence.
            let goes_on = slice(&document.text, place.start..place.end).starts_with('、');
            match found.last_mut().filter(|_| goes_on) {
                Some(last) => last.end = place.end,
                None if place.start < value && value < place.end => {
                    found.push(Place { start: place.start, end: value });
                    let rest = slice(&document.text, value..place.end);
                    let start = place.end - rest.trim_start_matches([':', ' ', ']', ')']).len();
                    found.push(Place { start, end: place.end });
                }
                None => found.push(place),
            }
        }
    } else {
        found.extend(&block.cells);
    }
    found
}
