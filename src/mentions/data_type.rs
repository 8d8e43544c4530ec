//! Kinds of personal data, and whether they leaked.
//!
//! Owns telling a kind that leaked from one that is only spoken of (「パスワードを変更してください」). The words,
//! and what announces leaked data, are the ruleset's.

use super::scan::Scene;
use super::{Certainty, DataType, marked};
use crate::document::{BlockKind, Place};
use crate::ruleset::SetId;
use crate::statements::Statement;
use std::cell::OnceCell;
use std::collections::BTreeMap;

mod announced;
mod aside;
mod read;
mod stretches;
mod whole;

use announced::{announced, is_subject};
use read::Read;
use stretches::{all, item_lists};

/// Kinds of one set that a lone one is held against.
const REPEATS: usize = 20;

/// Finds the kinds of data of a document that leaked, may have leaked, or are said not to have, and the lists of
/// kinds of which the text says neither.
pub(crate) fn data_types(scene: &Scene, statements: &[Statement]) -> (Vec<DataType>, Vec<Place>) {
    let known = scene.hits.longest(scene.sets("data-type"));
    let marks = marked::marks(scene);
    let all = all(scene, &known);
    let sections = item_lists(scene, &all);
    let mut found: Vec<DataType> = Vec::new();
    let mut lists: Vec<Place> = Vec::new();
    let mut list = 0;
    let mut last: Option<(usize, bool)> = None;
    // What governs a block is looked at once for all its series, which stand together.
    let mut governed = (usize::MAX, OnceCell::new());
    for (block, stretch, series) in &all {
        if governed.0 != *block {
            governed = (*block, OnceCell::new());
        }
        let own = &scene.document.blocks[*block];
        let item = own.kind == BlockKind::Item && own.label.is_none() && series.whole;
        let listed = item && sections.contains(&own.section);
        let (stretch, governed) = (*stretch, &governed.1);
        let read = Read { scene, statements, block: *block, stretch, series, listed, governed };
        let mark = marks.of(series.place).or_else(|| {
            // ☑氏名 ☐住所: each has its own.
            let own = series.members.iter().filter_map(|member| marks.of(member.phrase));
            own.reduce(|one, other| one || other)
        });
        let Some(certainty) = read.certainty(mark) else {
            let told = (series.known() >= 2 || listed) && !read.asked() || read.names_one();
            if told && !read.ends_otherwise() {
                lists.push(series.place);
            }
            continue;
        };
        // The items of one section are one list; so are the members of a series.
        let key = item.then_some((own.section, certainty == Certainty::Denied));
        if key.is_none() || key != last {
            list += 1;
        }
        last = key;
        let kinds = series.members.iter();
        let (claim, subject) = (read.claim(), is_subject(scene, series.place));
        found.extend(kinds.map(|member| {
            let denied = marks.of(member.phrase) == Some(false);
            let certainty = if denied { Certainty::Denied } else { certainty };
            DataType { place: member.place, set: member.set, certainty, list, claim, subject }
        }));
    }
    found.sort_by_key(|found| found.place);
    without_repeats(scene, &mut found);
    (found, lists)
}

/// Takes out a lone kind that is one of a list in other words: 印影 behind 届出印の印影.
fn without_repeats(scene: &Scene, found: &mut Vec<DataType>) {
    let text = |kind: &DataType| scene.document.slice(kind.place);
    // What stands below a heading for it is the list, and not the repeat of what prose mentions.
    let below: Vec<bool> = found
        .iter()
        .map(|kind| scene.block(kind.place.start).is_some_and(|at| announced(scene, at)))
        .collect();
    // Each with its list, and whether it stands below a heading.
    type Others<'a> = Vec<(&'a str, usize, bool)>;
    let mut by_set: BTreeMap<(SetId, bool), Others> = BTreeMap::new();
    let key = |kind: &DataType| kind.set.map(|set| (set, kind.certainty == Certainty::Denied));
    for (kind, below) in found.iter().zip(&below) {
        if let Some(key) = key(kind) {
            by_set.entry(key).or_default().push((text(kind), kind.list, *below));
        }
    }
    let repeats: Vec<bool> = found
        .iter()
        .zip(&below)
        .map(|(kind, own_below)| {
            let own = text(kind);
            let others = key(kind).and_then(|key| by_set.get(&key)).map_or(&[][..], Vec::as_slice);
            others.iter().take(REPEATS).any(|(other, list, below)| {
                *list != kind.list
                    && (*below || !own_below)
                    && other.len() > own.len()
                    && other.strip_suffix(own).is_some_and(|owner| owner.ends_with('の'))
            })
        })
        .collect();
    let alone = |list: usize, at: usize| {
        let near = found[at.saturating_sub(1)..(at + 2).min(found.len())].iter();
        near.filter(|kind| kind.list == list).count() == 1
    };
    let keep: Vec<bool> =
        repeats.iter().enumerate().map(|(at, repeat)| !(*repeat && alone(found[at].list, at))).collect();
    let mut keep = keep.iter();
    found.retain(|_| keep.next().is_none_or(|keep| *keep));
}

#[cfg(test)]
mod tests;
