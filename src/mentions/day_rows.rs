//! Days in a row, each with a label of its own: 発送 11月2日(月)/判明 11月4日(水), 【送信】11月2日【気づき】11月4日, 11月2日発送/
//! 11月4日判明.
//!
//! Owns telling that a line is such a row, and which words are the label of a day of it. What a label makes of its day is
//! for [`super::day_labels`] and for the ruleset's headings.

use super::day_classes::Classes;
use super::day_labels;
use super::day_role::{Act, DayRole, NOTHING};
use super::scan::Scene;
use super::{event, hours, weekdays};
use crate::document::{Block, BlockKind, Place};
use crate::grammar::Kinds;
use crate::statements::Vocabulary;
use crate::text::slice;

/// A label is no longer than this, in characters.
const LABEL: usize = 16;
/// Days of a line that are looked at.
const MOST: usize = 12;
/// What parts one day from the next label.
const PARTS: [char; 12] = ['/', '→', '⇒', '>', '・', '|', '、', ',', ';', ' ', '\n', '【'];
/// What opens, numbers or closes a label.
const SIGNS: [char; 18] =
    [' ', '\n', ':', '【', '】', '[', ']', '・', '/', '|', '→', '⇒', '>', '-', '●', '■', '、', ','];
/// What makes of some words more than a label.
const CLAUSE: [&str; 9] = ["を", "が", "は", "まで", "から", "より", "。", "(", "「"];
/// How such words end where something is said.
const ENDS: [&str; 7] = ["た", "て", "で", "に", "も", "と", "の"];

/// Word to those affected, whoever is told.
const WORD: [&str; 5] = ["知らせ", "通知", "連絡", "説明", "詫び"];

/// What its label says of a day of such a row, among the days of the text.
pub(crate) fn role(scene: &Scene, kinds: &Classes, days: &[Place], at: usize) -> Option<DayRole> {
    let place = label(scene, days, at)?;
    let label = scene.document.slice(place);
    let bare = DayRole { listed: true, labelled: true, done: true, ..NOTHING };
    if let Some(role) = day_labels::of(kinds, label) {
        return Some(DayRole { listed: true, labelled: true, ..role });
    }
    let (mut all, mut parties, mut topics): (Kinds, Kinds, Kinds) = (0, 0, 0);
    let vocabulary = Vocabulary::built_in();
    vocabulary.topics.scan(label, |hit| topics |= hit.kinds);
    vocabulary.words.scan(label, |hit| all |= hit.kinds);
    vocabulary.parties.scan(label, |hit| parties |= hit.kinds);
    let act = match (parties, all) {
        (whom, _) if whom & kinds.regulator != 0 || topics & kinds.reports != 0 => Act::Regulator,
        (whom, _) if whom & kinds.police != 0 => Act::Police,
        (_, what) if what & kinds.harm & !kinds.publish != 0 => Act::Incident,
        (whom, _) if whom & kinds.persons != 0 || WORD.iter().any(|word| label.contains(word)) => {
            Act::Persons
        }
        // 報告: to whom is not said.
        (_, what) if what & kinds.report != 0 => Act::Nothing,
        (_, what) if what & kinds.publish != 0 => Act::Published,
        _ => Act::Open,
    };
    let heading = scene.hits.last(scene.sets("event-heading"), place).filter(|_| act == Act::Open);
    let named = heading.and_then(|(_, set)| scene.ruleset.set(set).id.rsplit('.').next());
    Some(named.map_or(DayRole { act, ..bare }, |named| event::role(named, DayRole { act, ..bare })))
}

/// The label of a day of such a row.
fn label(scene: &Scene, days: &[Place], at: usize) -> Option<Place> {
    let block = scene.block(days.get(at)?.start)?;
    let one = &scene.document.blocks[block];
    let start = one.label.map_or(one.place.start, |label| label.start.min(one.place.start));
    let line = Place { start, end: one.place.end.max(start) };
    if one.kind != BlockKind::Row {
        return in_line(&scene.document.text, line, days, at);
    }
    // いつ | 配布 11月7日/気づいた日 11月8日: a row of days in a cell.
    let cell = || Some(one.cells[one.column(days[at])?]);
    in_cells(scene, one, days, at).or_else(|| in_line(&scene.document.text, cell()?, days, at))
}

/// The label of a day among those of a line.
fn in_line(text: &str, whole: Place, days: &[Place], at: usize) -> Option<Place> {
    let start = whole.start;
    let first = days.partition_point(|day| day.start < whole.start);
    let row = days[first..].iter().take(MOST).take_while(|day| whole.contains(**day));
    let row: Vec<Place> = row.copied().collect();
    let (head, last) = row.first().zip(row.last()).filter(|_| row.len() > 1)?;
    let before = |place: usize| place.checked_sub(1).map_or(start, |before| row[before].end);
    let labels: Option<Vec<Place>> = if slice(text, start..head.start).trim_matches(SIGNS).is_empty() {
        let ends = row[1..].iter().map(|next| next.start).chain([whole.end]);
        row.iter().zip(ends).map(|(day, end)| words(text, day.end, end, Side::Behind)).collect()
    } else {
        let tail = slice(text, last.end..whole.end.max(last.end));
        let bare = slice(tail, over(tail)..).trim_matches(['。', ' ', '\n']).is_empty();
        let side = |place| if place == 0 { Side::First } else { Side::Before };
        let read = |(place, day): (usize, &Place)| words(text, before(place), day.start, side(place));
        row.iter().enumerate().map(read).collect::<Option<_>>().filter(|_| bare)
    };
    labels?.get(at - first).copied()
}

/// The label of a day of a row in which each cell holds one with its day: 掲載 11月2日 | 指摘 11月4日.
fn in_cells(scene: &Scene, row: &Block, days: &[Place], at: usize) -> Option<Place> {
    let text = &scene.document.text;
    let read = |cell: &Place| {
        let day = days.get(days.partition_point(|day| day.start < cell.start))?;
        let label = words(text, cell.start, day.start.min(cell.end), Side::First)?;
        let tail = slice(text, day.end.min(cell.end)..cell.end);
        slice(tail, over(tail)..).trim().is_empty().then_some((*day, label))
    };
    let cells: Vec<(Place, Place)> = row.cells.iter().take(MOST).map(read).collect::<Option<_>>()?;
    let label = cells.iter().find(|(day, _)| Some(day) == days.get(at)).map(|(_, label)| *label);
    label.filter(|_| cells.len() > 1)
}

/// Where a label stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    /// Before the first day of its row.
    First,
    /// Before its day, behind another one.
    Before,
    /// Behind its day.
    Behind,
}

/// The label that stands between two places; `None` where what stands there is none.
fn words(text: &str, from: usize, to: usize, side: Side) -> Option<Place> {
    let between = slice(text, from..to.max(from));
    let over = if side == Side::First { 0 } else { over(between) };
    let rest = slice(between, over..);
    let parted = match side {
        Side::First => true,
        Side::Before => rest.starts_with(PARTS) || rest.ends_with(':'),
        // The last of a row ends its line, and each other one before what parts it from the next day.
        Side::Behind => to == text.len() || rest.ends_with(PARTS) || slice(text, to..).starts_with('\n'),
    };
    let bare = rest.trim_start_matches(SIGNS);
    let start = from + over + (rest.len() - bare.len());
    let bare = bare.trim_end_matches(SIGNS).trim_end_matches('。');
    let short = bare.chars().nth(LABEL).is_none() && !bare.is_empty();
    let said = CLAUSE.iter().any(|word| bare.contains(word))
        || ENDS.iter().any(|end| bare.ends_with(end) || bare.starts_with(end));
    (parted && short && !said).then(|| Place { start, end: start + bare.len() })
}

/// The bytes of weekday and hour behind a day.
fn over(text: &str) -> usize {
    const HALVES: [&str; 6] = ["夕方", "早朝", "深夜", "朝", "夜", "昼"];
    let mut at = weekdays::weekdays(text).map_or(0, |(_, len)| len);
    at += hours::time(slice(text, at..));
    let rest = slice(text, at..);
    let half = rest.strip_prefix('の').unwrap_or(rest);
    let half =
        HALVES.iter().find(|one| half.starts_with(**one)).map(|one| rest.len() - half.len() + one.len());
    at + half.unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::super::testing::events;

    #[test]
    fn each_day_of_a_row_has_the_label_before_it() {
        for told in [
            "発送 6月2日(火)/判明 6月4日(木)/委員会への報告 6月5日(金)",
            "紛失 6月2日夜 ・ 気づいた日 6月3日朝 ・ 個人情報保護委員会 6月5日",
            "【送信】6月2日(火)【気づき】6月4日(木)【個人情報保護委員会】6月5日(金)",
            "持ち出し:6月2日 判明:6月4日 委員会への報告:6月5日",
            "| 掲載 6月2日 | 発見 6月4日 | 委員会への報告 6月5日 |",
        ] {
            assert_eq!(events(told), ["occurrence", "discovery", "regulator"], "{told}");
        }
        assert_eq!(events("公開 6月2日、ご指摘 6月4日、当会の確認 6月5日")[1..], ["warning", "discovery"]);
    }

    #[test]
    fn a_day_behind_which_its_words_stand_is_read_from_them() {
        for told in [
            "6月2日(火)発送/6月4日(木)判明/6月5日(金)個人情報保護委員会へ報告",
            "6月2日発送 → 6月4日判明 → 6月5日個人情報保護委員会",
            "6月2日に誤って発送し、6月4日に判明し、6月5日に個人情報保護委員会へ報告しました。",
        ] {
            assert_eq!(events(told), ["occurrence", "discovery", "regulator"], "{told}");
        }
    }
}
