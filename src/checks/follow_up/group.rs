//! The parts of the number affected, group by group.
//!
//! Owns reading a list or a table whose labelled numbers make up the total: only such parts are compared, and only
//! under the same label.

use super::{said, tell};
use crate::checks::Turn;
use crate::document::{Document, Place};
use crate::mentions::Count;
use crate::reading::Earlier;
use crate::ruleset::FollowUpWords;

/// Parts compared: each is held against every other.
const MOST: usize = 100;

/// A labelled part of the total.
struct Part<'a> {
    label: &'a str,
    count: &'a Count,
}

/// Points at each part that changed though the total did not.
pub(crate) fn changed(turn: &mut Turn, words: &FollowUpWords, (at, earlier): (usize, &Earlier), total: u64) {
    let reading = &earlier.reading;
    let before = parts(&reading.document, &reading.mentions.counts, total);
    let now = parts(turn.document(), &turn.case.view.mentions.counts, total);
    let pairs = before.iter().filter_map(|old| {
        let same = |new: &&Part| new.label == old.label && new.count.unit == old.count.unit;
        let new = now.iter().find(same).filter(|new| new.count.value != old.count.value)?;
        Some((old.count, new.count))
    });
    let pairs: Vec<(&Count, &Count)> = pairs.collect();
    for (old, new) in pairs {
        if !said(turn, words, old.value, new.value) {
            tell(turn, words, (at, earlier), (old.place, new.place));
        }
    }
}

/// The first run of labelled numbers, two or more, that add up to the total. Labels that occur twice name nothing.
fn parts<'a>(document: &'a Document, counts: &'a [Count], total: u64) -> Vec<Part<'a>> {
    let mut runs: Vec<(usize, Vec<Part>)> = Vec::new();
    for count in counts.iter().filter(|count| count.affected && !count.cumulative) {
        let Some(block) = document.block_at(count.place.start) else { continue };
        let section = document.blocks[block].section;
        let Some(label) = label(document, block, count.place) else { continue };
        let part = Part { label, count };
        match runs.last_mut().filter(|(at, _)| *at == section) {
            Some((_, run)) => run.push(part),
            None => runs.push((section, vec![part])),
        }
    }
    let mut run = runs.into_iter().map(|(_, run)| run).find_map(|mut run| {
        // The row of the total itself.
        run.retain(|part| part.count.value != total);
        let sum = run.iter().fold(0_u64, |sum, part| sum.saturating_add(part.count.value));
        ((2..=MOST).contains(&run.len()) && sum == total).then_some(run)
    });
    let run = run.take().unwrap_or_default();
    let labels: Vec<&str> = run.iter().map(|part| part.label).collect();
    let once = |part: &Part| labels.iter().filter(|label| **label == part.label).count() == 1;
    run.into_iter().filter(once).collect()
}

/// What names the number of a line: its label, the first cell of its row, or the words right before it.
fn label(document: &Document, block: usize, count: Place) -> Option<&str> {
    let block = &document.blocks[block];
    let first = block.cells.first().filter(|cell| !cell.contains(count));
    let named = block.label.or(first.copied()).filter(|label| label.end <= count.start);
    let words = || {
        let sentence = document.sentence_at(count.start).map(|at| document.sentences[at].place)?;
        let start = sentence.start.max(block.place.start);
        (start < count.start).then_some(Place { start, end: count.start })
    };
    let label = document.slice(named.or_else(words)?).trim_matches(|c: char| !c.is_alphanumeric());
    const LONGEST: usize = 24;
    (!label.is_empty() && label.chars().count() <= LONGEST).then_some(label)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Format;
    use crate::input::Source;
    use crate::reading::{ReadOptions, read};
    use crate::text::Day;

    fn labels(body: &str, total: u64) -> Vec<(String, u64)> {
        let ruleset = crate::builtin::builtin().unwrap();
        let text =
            format!("会員情報の漏えいについて\n\n会員の氏名が漏えいしました。お詫びいたします。\n\n{body}");
        let source = Source::new("a.txt", text, Format::Text);
        let reading = read(&source, &ruleset, &ReadOptions::on(Day { year: 2026, month: 11, day: Some(22) }));
        let found = parts(&reading.document, &reading.mentions.counts, total);
        found.iter().map(|part| (part.label.to_owned(), part.count.value)).collect()
    }

    #[test]
    fn only_what_adds_up_is_compared() {
        let list = "対象の方\n・本店 180名\n・駅前店 120名\n";
        assert_eq!(labels(list, 300), [("本店".to_owned(), 180), ("駅前店".to_owned(), 120)]);
        assert!(labels(list, 310).is_empty());
        assert!(labels("対象の方\n・会員 300名\n", 300).is_empty());
    }

    #[test]
    fn the_line_of_the_total_is_no_part_and_a_name_used_twice_is_none() {
        let list = "対象の方\n・本店 180名\n・駅前店 120名\n・合計 300名\n";
        assert_eq!(labels(list, 300).len(), 2);
        assert!(labels("対象の方\n・会員 180名\n・会員 120名\n", 300).is_empty());
    }
}
