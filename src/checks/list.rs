//! Kind `open-ended`: a list of leaked kinds of data that ends in "and so on".

use super::Turn;
use super::said::Values;
use crate::document::{BlockKind, Place};
use crate::mentions::{Certainty, DataType};
use crate::ruleset::SetId;
use crate::text::{boundary, slice};

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
    let block = scene.document.blocks[scene.block(kind.place.start)?].place;
    let end = block.end;
    // 納品先|その他の|ご注文情報.
    let before = Place { start: block.start, end: kind.place.start };
    let near = before.end.saturating_sub("その他の".len()).max(before.start);
    let before = Place { start: boundary(text, near), ..before };
    if let Some(hit) = scene.hits.first(endings, before)
        && matches!(slice(text, hit.end..before.end), "" | "の")
        && hit.start > block.start
    {
        return Some(kind.place.join(hit));
    }
    let mut rest = slice(text, kind.place.end..end);
    if let Some((inner, behind)) = rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        // 内線番号(ほか).
        let start = kind.place.end + '('.len_utf8();
        let inner = Place { start, end: start + inner.len() };
        if scene.hits.first(endings, inner) == Some(inner) {
            return Some(kind.place.join(inner));
        }
        rest = behind;
    }
    // 内線番号、….
    let dots = rest.trim_start_matches(['、', ' ']);
    if dots.starts_with(['…', '‥']) && dots.trim_matches(['…', '‥', '。']).is_empty()
        || dots.starts_with("..") && dots.trim_matches(['.', '。']).is_empty()
    {
        return Some(Place { end, ..kind.place });
    }
    let behind = rest.trim_start_matches(['」', ')', '、', ' ', '.', '…']);
    let start = end - behind.len();
    let hit = scene.hits.first(endings, Place { start, end })?;
    (hit.start == start).then(|| kind.place.join(hit))
}

/// The item or row beside those of a list that only says that there is more: 「その他、プロフィール欄の情報など」.
fn rest(turn: &Turn, list: &[DataType], endings: &[SetId]) -> Option<Place> {
    let scene = turn.case.view.scene;
    let place = list.last()?.place;
    let last = scene.block(place.start)?;
    let blocks = &scene.document.blocks;
    let (own, next) = (&blocks[last], blocks.get(last + 1)?);
    let place = match own.kind {
        BlockKind::Item if next.kind == BlockKind::Item && own.section == next.section => next.place,
        BlockKind::Row if next.kind == BlockKind::Row => *next.cells.get(own.column(place)?)?,
        _ => return None,
    };
    let hit = scene.hits.first(endings, place)?;
    (hit.start == place.start).then_some(hit)
}
