//! Kind `open-ended`: a list of leaked kinds of data that ends in "and so on".

use super::Turn;
use super::said::Values;
use crate::document::{BlockKind, Place};
use crate::mentions::{Certainty, DataType};
use crate::ruleset::SetId;
use crate::text::slice;

/// Speaks where a list is left open and no closed list of at least two kinds stands elsewhere.
pub fn open_ended(turn: &mut Turn, endings: &[SetId]) {
    let kinds = &turn.case.view.mentions.data_types;
    let mut open: Option<Place> = None;
    let mut closed = false;
    for list in kinds.chunk_by(|one, other| one.list == other.list) {
        let denied = list.iter().all(|kind| kind.certainty == Certainty::Denied);
        // A lone kind with 等 behind it (埋火葬許可証等) is a name, not a list.
        if denied || list.len() < 2 {
            continue;
        }
        match list
            .iter()
            .rev()
            .find_map(|kind| ending(turn, kind, endings))
            .or_else(|| rest(turn, list, endings))
        {
            Some(place) => open = open.or(Some(place)),
            // Things beside which one kind stands (写真と名簿) are no list of kinds.
            None => closed |= list.iter().filter(|kind| kind.set.is_some()).count() >= 2,
        }
    }
    if let Some(place) = open.filter(|_| !closed) {
        turn.at(place, &Values::text(turn.document(), place));
    }
}

/// The ending right after a kind of data, over a closing bracket at the most.
fn ending(turn: &Turn, kind: &DataType, endings: &[SetId]) -> Option<Place> {
    let scene = turn.case.view.scene;
    let text = &turn.document().text;
    let end = scene.document.blocks[scene.block(kind.place.start)?].place.end;
    let mut rest = slice(text, kind.place.end..end);
    if rest.starts_with('(') {
        rest = rest.split_once(')').map_or(rest, |(_, behind)| behind);
    }
    let behind = rest.trim_start_matches(['」', ')', '、', ' ']);
    let start = end - behind.len();
    let hit = scene.hits.first(endings, Place { start, end })?;
    (hit.start == start).then(|| kind.place.join(hit))
}

/// The item beside those of a list that only says that there is more: 「その他、プロフィール欄の情報など」.
fn rest(turn: &Turn, list: &[DataType], endings: &[SetId]) -> Option<Place> {
    let scene = turn.case.view.scene;
    let last = scene.block(list.last()?.place.start)?;
    let blocks = &scene.document.blocks;
    let item = |at: usize| blocks.get(at).filter(|block| block.kind == BlockKind::Item);
    let next = item(last + 1).filter(|next| item(last).is_some_and(|own| own.section == next.section))?;
    let hit = scene.hits.first(endings, next.place)?;
    (hit.start == next.place.start).then_some(hit)
}
