//! Kind `open-ended`: a list of leaked kinds of data that ends in "and so on".

use super::Turn;
use super::said::Values;
use crate::document::{BlockKind, Place};
use crate::mentions::Certainty;
use crate::ruleset::SetId;
use crate::text::slice;
use std::collections::HashMap;

/// One list: the kinds told in one sentence, or in the items of one section.
struct List {
    kinds: usize,
    /// The last kind so far, to see whether the next stands in one series with it.
    last: Place,
    series: bool,
    open: Option<Place>,
}

/// Speaks where a list is left open and no closed list of at least two kinds stands elsewhere.
pub fn open_ended(turn: &mut Turn, endings: &[SetId]) {
    let lists = lists(turn, endings);
    let closed = lists.iter().any(|list| list.open.is_none() && list.kinds >= 2 && list.series);
    // A lone kind with 等 behind it (埋火葬許可証等) is a name, not a list.
    let open = lists.iter().filter(|list| list.kinds >= 2).find_map(|list| list.open);
    if let Some(place) = open.filter(|_| !closed) {
        turn.at(place, &Values::text(turn.document(), place));
    }
}

fn lists(turn: &Turn, endings: &[SetId]) -> Vec<List> {
    const BESIDE: usize = "」および「".len();
    let scene = turn.case.view.scene;
    let mut lists: Vec<List> = Vec::new();
    let mut known: HashMap<(usize, usize), usize> = HashMap::new();
    for data in turn.case.view.mentions.data_types.iter().filter(|data| data.certainty != Certainty::Denied) {
        let Some(at) = scene.block(data.place.start) else { continue };
        let block = &scene.document.blocks[at];
        let key = if block.kind == BlockKind::Item && block.label.is_none() {
            (block.section, usize::MAX)
        } else {
            (block.section, scene.document.sentence_at(data.place.start).unwrap_or(usize::MAX))
        };
        let open = ending(turn, data.place, block.place.end, endings);
        match known.get(&key).and_then(|&at| lists.get_mut(at)) {
            Some(list) => {
                list.kinds += 1;
                list.series |=
                    key.1 == usize::MAX || data.place.start.saturating_sub(list.last.end) <= BESIDE;
                list.last = data.place;
                list.open = open.or(list.open);
            }
            None => {
                known.insert(key, lists.len());
                lists.push(List { kinds: 1, last: data.place, series: false, open });
            }
        }
    }
    lists
}

/// The ending right after a kind of data, over a closing bracket at the most.
fn ending(turn: &Turn, kind: Place, end: usize, endings: &[SetId]) -> Option<Place> {
    let text = &turn.document().text;
    let rest = slice(text, kind.end..end);
    let bracket = rest.trim_start_matches(['」', ')', '、', ' ']);
    let start = kind.end + rest.len() - bracket.len();
    let hit = turn.case.view.scene.hits.first(endings, Place { start, end })?;
    (hit.start == start).then(|| kind.join(hit))
}
