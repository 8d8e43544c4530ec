//! Kind `open-ended`: a list of leaked kinds of data that ends in "and so on".

use super::Turn;
use super::said::{Values, excerpt};
use crate::document::{BlockKind, Place};
use crate::mentions::{Certainty, DataType};
use crate::ruleset::SetId;
use crate::text::{boundary, slice};

/// Lists looked at.
const MOST: usize = 100;

/// Speaks where a list is left open and no closed list elsewhere has all that it has: one of another group closes nothing.
pub(crate) fn open_ended(turn: &mut Turn, endings: &[SetId]) {
    let kinds = &turn.case.view.mentions.data_types;
    let mut open: Vec<(Open, &[DataType])> = Vec::new();
    let mut closed: Vec<&[DataType]> = Vec::new();
    for list in kinds.chunk_by(|one, other| one.list == other.list) {
        let denied = list.iter().all(|kind| kind.certainty == Certainty::Denied);
        // A lone kind with 等 behind it (埋火葬許可証等) is a name, not a list; 氏名などの情報 is one.
        if denied || list.len() < 2 && !and_such(turn, list) || open.len() + closed.len() == MOST {
            continue;
        }
        match list
            .iter()
            .rev()
            .find_map(|kind| ending(turn, kind, endings))
            .or_else(|| rest(turn, list, endings))
        {
            Some(found) => open.push((found, list)),
            // Things beside which one kind stands (写真と名簿) are no list of kinds.
            None if list.iter().filter(|kind| kind.set.is_some()).count() >= 2 => closed.push(list),
            None => {}
        }
    }
    let covers = |closed: &[DataType], kind: &DataType| {
        kind.set.is_none() || closed.iter().any(|one| one.set == kind.set)
    };
    let left = open
        .into_iter()
        .find(|(_, list)| !closed.iter().any(|closed| list.iter().all(|kind| covers(closed, kind))));
    if let Some((found, _)) = left {
        let said = excerpt(turn.document().slice(found.ending));
        turn.at(found.place, &Values::text(turn.document(), found.place).with("ending", said));
    }
}

/// Whether a lone kind is told to be one of several: 氏名|などの情報.
fn and_such(turn: &Turn, list: &[DataType]) -> bool {
    let scene = turn.case.view.scene;
    let lone = |kind: &DataType| {
        let near = Place { start: kind.place.end, end: scene.document.text.len() };
        let behind = |&set| scene.hits.within(set, near).next().is_some_and(|hit| hit.start == near.start);
        scene.sets("data.and-such").iter().any(behind)
    };
    list.first().is_some_and(lone)
}

/// Where a list is left open.
#[derive(Debug, Clone, Copy)]
struct Open {
    /// The last kind with the ending.
    place: Place,
    /// The words that leave it open.
    ending: Place,
}

/// The ending right after a kind of data, over a closing bracket at the most.
fn ending(turn: &Turn, kind: &DataType, endings: &[SetId]) -> Option<Open> {
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
        return Some(Open { place: kind.place.join(hit), ending: hit });
    }
    let mut rest = slice(text, kind.place.end..end);
    if let Some((inner, behind)) = rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        // 内線番号(ほか).
        let start = kind.place.end + '('.len_utf8();
        let inner = Place { start, end: start + inner.len() };
        if scene.hits.first(endings, inner) == Some(inner) {
            return Some(Open { place: kind.place.join(inner), ending: inner });
        }
        rest = behind;
    }
    // 内線番号、….
    let dots = rest.trim_start_matches(['、', ' ']);
    if dots.starts_with(['…', '‥']) && dots.trim_matches(['…', '‥', '。']).is_empty()
        || dots.starts_with("..") && dots.trim_matches(['.', '。']).is_empty()
    {
        let ending = Place { start: end - dots.len(), end };
        return Some(Open { place: Place { end, ..kind.place }, ending });
    }
    let behind = rest.trim_start_matches(['」', ')', '、', ' ', '.', '…']);
    let start = end - behind.len();
    let hit = scene.hits.first(endings, Place { start, end })?;
    (hit.start == start).then(|| Open { place: kind.place.join(hit), ending: hit })
}

/// The item or row beside those of a list that only says that there is more: 「その他、プロフィール欄の情報など」.
fn rest(turn: &Turn, list: &[DataType], endings: &[SetId]) -> Option<Open> {
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
    // 上記のほか旅券番号: it names what more there is.
    let mut kinds = turn.case.view.mentions.data_types.iter();
    let named = kinds.any(|kind| place.contains(kind.place) && kind.set.is_some());
    let hit = scene.hits.first(endings, place)?;
    (hit.start == place.start && !named).then_some(Open { place: hit, ending: hit })
}
