//! Kinds of data told by a mark: rows 氏名｜有, 漏えいの有無 over ○ and ×, boxes ☑ and ☐, 「カード番号:なし」.
//!
//! Owns which mark stands for which place. Does not know what is marked.

use super::scan::Scene;
use crate::document::{self, BlockKind, Place};
use crate::text::{one_of, slice};
use std::collections::BTreeMap;

/// Boxes, ticked or not.
pub(crate) const BOXES: [char; 5] = ['☑', '☒', '☐', '✓', '✔'];
const SQUARES: [char; 2] = ['■', '□'];

/// Places and what their mark says.
#[derive(Debug, Clone, Default)]
pub(crate) struct Marks {
    found: Vec<(Place, bool)>,
}

impl Marks {
    /// What the mark at a place says: `false` for no.
    pub(crate) fn of(&self, place: Place) -> Option<bool> {
        let after = self.found.partition_point(|(marked, _)| marked.end < place.end);
        self.found.get(after).filter(|(marked, _)| marked.contains(place)).map(|(_, says)| *says)
    }
}

/// All marks of a document.
pub(crate) fn marks(scene: &Scene) -> Marks {
    let document = scene.document;
    let mut found = Vec::new();
    for run in document.runs(|block| block.kind == BlockKind::Row) {
        let rows: Vec<&[Place]> = document.blocks[run].iter().map(|block| &block.cells[..]).collect();
        // 氏名｜○｜× below 項目｜会員｜講師: the columns are of whom, where the rows name kinds.
        let names = |cell: &Place| scene.hits.kinds_in(*cell).next().is_some();
        let by_row = rows.iter().any(|cells| cells.first().is_some_and(names))
            && !rows.iter().any(|cells| cells.iter().skip(1).any(names));
        for (at, cells) in rows.iter().enumerate() {
            let says: Vec<Option<bool>> = cells.iter().map(|cell| says(scene, *cell)).collect();
            // － beside a number is a count of none.
            let counted = |cell: &Place| {
                let text = document.at(*cell);
                text.starts_with(|c: char| c.is_ascii_digit()) && text.chars().count() <= 12
            };
            if says.iter().all(Option::is_none) || cells.iter().any(counted) {
                continue;
            }
            let words = says.iter().filter(|says| says.is_none()).count();
            let several = says.iter().flatten().nth(1).is_some();
            if words == 0 || several && words == 1 && says[0].is_none() && !by_row {
                // The kinds stand in the head, and the marks below them.
                let head = rows[..at]
                    .iter()
                    .rev()
                    .find(|row| row.iter().all(|cell| self::says(scene, *cell).is_none()));
                let head = head.filter(|head| head.len() == cells.len()).copied();
                for (cell, says) in head.into_iter().flatten().zip(&says) {
                    found.extend(says.map(|says| (*cell, says)));
                }
            } else {
                let leaked = says.contains(&Some(true));
                let named = cells.iter().zip(&says).filter(|(_, says)| says.is_none());
                found.extend(named.map(|(cell, _)| (*cell, leaked)));
            }
        }
    }
    for block in &document.blocks {
        let Some(label) = block.label else { continue };
        let rest = slice(&document.text, label.end..block.place.end);
        let value = rest.trim_start_matches([':', ' ', ')', ']']);
        let start = block.place.end - value.len();
        let value = Place { start, end: start + value.trim_end_matches('。').len() };
        found.extend(says(scene, value).map(|says| (label, says)));
    }
    found.extend(boxes(scene));
    found.sort_by_key(|(place, says)| (place.start, std::cmp::Reverse(*says)));
    // What one row marks has leaked, whatever the others say.
    found.dedup_by_key(|(place, _)| *place);
    Marks { found }
}

/// What a place that holds nothing but a mark says: a sign, or a word that the ruleset knows.
fn says(scene: &Scene, place: Place) -> Option<bool> {
    const YES: &[&str] = &["○", "◯", "〇", "◎", "✓", "✔", "☑", "☒"];
    const NO: &[&str] = &["×", "✕", "✗", "✖", "☐", "－", "-", "―", "—"];
    let text = scene.document.slice(place);
    // ×(別の画面です).
    let remark = text.strip_suffix(')').and_then(|text| text.split_once('(')).map(|(mark, _)| mark);
    let text = remark.filter(|mark| !mark.is_empty()).unwrap_or(text);
    let front = text.trim_start_matches([' ', '(', ')']);
    let start = place.start + (text.len() - front.len());
    let text = front.trim_end_matches([' ', '(', ')']);
    let own = Place { start, end: start + text.len() };
    let word = |name: &str| !text.is_empty() && scene.hits.first(scene.sets(name), own) == Some(own);
    if YES.contains(&text) || word("mark.yes") {
        return Some(true);
    }
    (NO.contains(&text) || word("mark.no")).then_some(false)
}

/// Whether a character is a box or a square: every one of a text is asked.
pub(super) fn is_box(sign: char) -> bool {
    one_of!("☑☒☐✓✔■□", sign)
}

/// What stands behind a box, up to the next. ■ and □ are boxes only where both stand in one section.
fn boxes(scene: &Scene) -> Vec<(Place, bool)> {
    let document = scene.document;
    let mut found: Vec<(Place, bool, Option<usize>)> = Vec::new();
    for block in &document.blocks {
        let signs = scene.hits.signs.within(block.place).filter(|(_, sign)| is_box(*sign));
        let mut open: Option<(usize, char)> = SQUARES
            .into_iter()
            .find(|sign| block.mark == document::sort_of(*sign))
            .map(|sign| (block.place.start, sign));
        let ends = signs.map(|(at, sign)| (at, Some(sign)));
        for (at, sign) in ends.chain([(block.place.end, None)]) {
            if let Some((start, opened)) = open {
                let section = SQUARES.contains(&opened).then_some(block.section);
                found.push((Place { start, end: at }, !matches!(opened, '☐' | '□'), section));
            }
            open = sign.map(|sign| (at + sign.len_utf8(), sign));
        }
    }
    // Which of the two stand in each section.
    let mut sides: BTreeMap<usize, (bool, bool)> = BTreeMap::new();
    for (_, says, section) in &found {
        let sides = section.map(|section| sides.entry(section).or_default());
        sides.into_iter().for_each(|(yes, no)| *(if *says { yes } else { no }) = true);
    }
    let both = |section: usize| sides.get(&section) == Some(&(true, true));
    let counts: Vec<bool> = found.iter().map(|(_, _, section)| section.is_none_or(both)).collect();
    found
        .into_iter()
        .zip(counts)
        .filter(|(_, counts)| *counts)
        .map(|((place, says, _), _)| (place, says))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_box_is_one() {
        assert!(BOXES.iter().chain(&SQUARES).all(|sign| is_box(*sign)) && !is_box('○'));
    }
}
