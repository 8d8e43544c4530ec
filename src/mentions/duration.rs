//! Numbers of days, weeks and months: `45日間`, `約4か月間`.
//!
//! Owns reading them. What makes one approximate is the ruleset's; which period one counts, the checks' to judge.

use super::figure::figure;
use super::scan::Scene;
use crate::document::Place;
use crate::text::slice;

/// A number of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Duration {
    /// As written: `45日間`.
    pub place: Place,
    /// The number of days, those of a week or an average month counted.
    pub days: u64,
    /// By how many days more or fewer the same number of weeks or months may be.
    pub slack: u64,
    /// Marked as about, over, at most.
    pub approximate: bool,
}

/// A unit of time: its length in hundredths of a day, and how far a number of it may be off.
#[derive(Clone, Copy)]
struct Unit {
    length: u64,
    slack: u64,
}

/// The units of a text, in order: where each begins, and its bytes.
fn units(text: &str) -> impl Iterator<Item = (usize, usize, Unit)> + '_ {
    let day = Unit { length: 100, slack: 0 };
    let week = Unit { length: 700, slack: 5 };
    let month = Unit { length: 3_044, slack: 35 };
    text.match_indices('間').filter_map(move |(at, sign)| {
        let (before, end) = (slice(text, ..at), at + sign.len());
        let unit = |words: &[&str], unit: Unit| {
            let start = words.iter().find_map(|word| before.strip_suffix(word))?.len();
            Some((start, end - start, unit))
        };
        unit(&["日"], day)
            .or_else(|| unit(&["週"], week))
            .or_else(|| unit(&["か月", "ヶ月", "カ月", "ヵ月", "箇月", "ケ月"], month))
    })
}

/// Finds the numbers of days of a document.
pub(crate) fn durations(scene: &Scene) -> Vec<Duration> {
    let text = &scene.document.text;
    let mut found = Vec::new();
    for (start, sign, unit) in units(text) {
        let digits = slice(text, ..start).bytes().rev().take_while(u8::is_ascii_digit).count();
        let from = start - digits;
        let Some(number) = figure(slice(text, from..start)).filter(|number| !number.kanji) else { continue };
        // 2月10日間 in 1,210日間 or 3.10日間 is another number.
        if slice(text, ..from).ends_with(['.', ',']) {
            continue;
        }
        let place = Place { start: from, end: start + sign };
        let Some(sentence) = scene.sentence(from) else { continue };
        let hits = |name: &str, zone: Place| {
            scene.sets(name).iter().flat_map(move |&set| scene.hits.within(set, zone))
        };
        let mut about = hits("count.about-before", Place { start: sentence.start, end: from });
        let mut over = hits("count.about-after", Place { start: place.end, end: sentence.end });
        // 約4か月間 are no seven months; of 約3日間 nothing follows.
        let rough = |hit: Place| unit.slack > 0 && scene.document.slice(hit) == "約";
        let approximate =
            about.any(|hit| hit.end == from && !rough(hit)) || over.any(|hit| hit.start == place.end);
        let Some(days) = number.value.checked_mul(unit.length).map(|days| days / 100) else { continue };
        found.push(Duration { place, days, slack: unit.slack, approximate });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::testing::read;

    #[test]
    fn reads_numbers_of_days() {
        let days = |text: &str| -> Vec<(u64, bool)> {
            read(text, super::durations).iter().map(|d| (d.days, d.approximate)).collect()
        };
        assert_eq!(
            days("4月1日から4月10日までの１０日間、約3日間、5日間程度、数日間"),
            [(10, false), (3, true), (5, true)]
        );
        assert_eq!(
            days("約款を8日間掲げ、最長9日間、7日間以内にほぼ終え"),
            [(8, false), (9, true), (7, true)]
        );
        assert_eq!(days("1,210日間と平日の間"), []);
        assert_eq!(days("2週間、約4か月間、最大3ヶ月間"), [(14, false), (121, false), (91, true)]);
    }
}
