//! Numbers of days: `45日間`.
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
    /// The number.
    pub days: u64,
    /// Marked as about, over, at most.
    pub approximate: bool,
}

/// Finds the numbers of days of a document.
pub fn durations(scene: &Scene) -> Vec<Duration> {
    let text = &scene.document.text;
    let mut found = Vec::new();
    for (start, sign) in text.match_indices("日間") {
        let digits = slice(text, ..start).bytes().rev().take_while(u8::is_ascii_digit).count();
        let from = start - digits;
        let Some(days) = figure(slice(text, from..start)).filter(|days| !days.kanji) else { continue };
        // 2月10日間 in 1,210日間 or 3.10日間 is another number.
        if slice(text, ..from).ends_with(['.', ',']) {
            continue;
        }
        let place = Place { start: from, end: start + sign.len() };
        let Some(sentence) = scene.sentence(from) else { continue };
        let hits = |name: &str, zone: Place| {
            scene.sets(name).iter().flat_map(move |&set| scene.hits.within(set, zone))
        };
        let mut about = hits("count.about-before", Place { start: sentence.start, end: from });
        let mut over = hits("count.about-after", Place { start: place.end, end: sentence.end });
        let approximate = about.any(|hit| hit.end == from) || over.any(|hit| hit.start == place.end);
        found.push(Duration { place, days: days.value, approximate });
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
    }
}
