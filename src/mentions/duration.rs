//! Numbers of days, weeks and months: `45日間`, `約4か月間`.
//!
//! Owns reading them. What makes one approximate is the ruleset's; which period one counts, the checks' to judge.

use super::figure::figure;
use super::scan::Scene;
use super::signs::Signs;
use crate::document::Place;
use crate::text::{begins_with, slice};

/// A number of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Duration {
    /// As written: `45日間`.
    pub place: Place,
    /// The number of days, those of a week or an average month counted.
    pub days: u64,
    /// The fewest and the most days that may be told so: of weeks and months, and of what is more or less.
    pub range: (u64, u64),
    /// Marked as about, over, at most, so that nothing follows from it.
    pub approximate: bool,
}

/// A unit of time: its length in hundredths of a day, and how far a number of it may be off.
#[derive(Clone, Copy)]
struct Unit {
    length: u64,
    slack: u64,
}

/// What makes a number of days one without 間: what stands before it (まる3日), or behind it (3日がかり).
const WHOLE: [&str; 6] = ["まる", "丸", "足かけ", "足掛け", "都合", "つごう"];
const LASTS: [&str; 7] = ["がかり", "掛かり", "をかけ", "かかっ", "を要", "をいただ", "を費や"];
/// As much may stand behind a day of a period: 21日から23日のあいだ.
const DURING: [&str; 7] = ["のあいだ", "にわた", "に渡", "に亘", "かけて", "あまり", "余り"];
/// What of a unit may stand behind its number: 2か月|近く.
const NEARLY: [&str; 6] = ["近く", "弱", "足らず", "強", "ほど", "余"];

/// Whether a character may end the number before a unit.
pub(super) fn ends_number(sign: char) -> bool {
    sign.is_ascii_digit()
}

/// The units that stand behind numbers, in order: where each begins, its bytes, and how long it is.
fn units<'a>(text: &'a str, signs: &'a Signs) -> impl Iterator<Item = (usize, usize, Unit)> + 'a {
    const NAMES: [(&str, Unit); 8] = [
        ("日", Unit { length: 100, slack: 0 }),
        ("週", Unit { length: 700, slack: 5 }),
        ("か月", Unit { length: 3_044, slack: 35 }),
        ("ヶ月", Unit { length: 3_044, slack: 35 }),
        ("カ月", Unit { length: 3_044, slack: 35 }),
        ("ヵ月", Unit { length: 3_044, slack: 35 }),
        ("箇月", Unit { length: 3_044, slack: 35 }),
        ("ケ月", Unit { length: 3_044, slack: 35 }),
    ];
    signs.all().filter(|(_, sign)| ends_number(*sign)).filter_map(move |(at, _)| {
        let start = at + 1;
        let behind = slice(text, start..);
        let (name, unit) = NAMES.iter().find(|(name, _)| begins_with(behind, name))?;
        let held = slice(behind, name.len()..).starts_with('間').then_some('間'.len_utf8());
        Some((start, name.len() + held.unwrap_or(0), *unit))
    })
}

/// Finds the numbers of days of a document.
pub(crate) fn durations(scene: &Scene) -> Vec<Duration> {
    let text = &scene.document.text;
    let mut found = Vec::new();
    for (start, sign, unit) in units(text, &scene.hits.signs) {
        let digits = slice(text, ..start).bytes().rev().take_while(u8::is_ascii_digit).count();
        let from = start - digits;
        let before = slice(text, ..from);
        let behind = slice(text, start + sign..);
        let whole = WHOLE.iter().any(|word| before.ends_with(word));
        let held = slice(text, start..start + sign).ends_with('間');
        let nearly = NEARLY.iter().find(|word| behind.starts_with(*word));
        let past = slice(behind, nearly.map_or(0, |word| word.len())..);
        let is = |words: &[&str]| words.iter().any(|word| past.starts_with(word) || behind.starts_with(word));
        // 6月9日にわたり and 21日から23日のあいだ are days.
        let day = unit.slack == 0;
        let dated = day && before.ends_with(['月', '/']);
        let listed = day && before.ends_with(['、', '・', '~', '-', '(', 'ら', 'と', 'や', ',']);
        // 20日から27日まで、10日のあいだ: of a period that is told.
        let listed = listed && !before.ends_with("まで、");
        let lasts = is(&LASTS) || is(&DURING) && !listed;
        if !held && (dated || !(whole || lasts)) {
            continue;
        }
        let Some(number) = figure(slice(text, from..start)).filter(|number| !number.kanji) else { continue };
        // 2月10日間 in 1,210日間 or 3.10日間 is another number.
        if before.ends_with(['.', ',']) {
            continue;
        }
        let place = Place { start: from, end: start + sign };
        let Some(sentence) = scene.sentence(from) else { continue };
        let hits = |name: &str, zone: Place| {
            scene.sets(name).iter().flat_map(move |&set| scene.hits.within(set, zone))
        };
        let mut about = hits("count.about-before", Place { start: sentence.start, end: from });
        let over = hits("count.about-after", Place { start: place.end, end: sentence.end })
            .find(|hit| hit.start == place.end);
        // 約4か月間 are no seven months; of 約3日間 nothing follows.
        let rough = |hit: Place| unit.slack > 0 && scene.document.slice(hit) == "約";
        let Some(days) = number.value.checked_mul(unit.length).map(|days| days / 100) else { continue };
        let range = range(days, unit, whole, behind);
        let approximate = about.any(|hit| hit.end == from && !rough(hit))
            || (over.is_some() || nearly.is_some()) && (unit.slack == 0 || range.is_none());
        let range = range.unwrap_or((days, days));
        found.push(Duration { place, days, range, approximate });
    }
    found
}

/// The fewest and the most days of a number of weeks or months, by what stands behind it; `None` where nothing follows
/// from that.
fn range(days: u64, unit: Unit, whole: bool, behind: &str) -> Option<(u64, u64)> {
    const OVER: [&str; 4] = ["余", "あまり", "強", "を超え"];
    const UNDER: [&str; 3] = ["近く", "弱", "足らず"];
    const AROUND: [&str; 3] = ["ほど", "程度", "前後"];
    const FREE: [&str; 5] = ["以", "未満", "超", "を上回", "に満た"];
    let is = |words: &[&str]| words.iter().any(|word| behind.starts_with(word));
    let (length, slack) = (unit.length / 100, if whole { unit.slack.min(1) } else { unit.slack });
    let few = length / 4;
    if is(&OVER) {
        return Some((days.saturating_sub(few), days + length + few));
    }
    if is(&UNDER) {
        return Some((days.saturating_sub(length + few), days + few));
    }
    if is(&FREE) {
        return None;
    }
    let slack = if is(&AROUND) { slack.max(length / 2) } else { slack };
    // まる4日: from one day to the fourth after.
    let elapsed = u64::from(whole && unit.slack == 0);
    Some((days.saturating_sub(slack), days + slack + elapsed))
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
        assert_eq!(days("9月20日から27日まで、10日のあいだ、9日、10日のあいだ"), [(10, false)]);
        assert_eq!(
            days("約款を8日間掲げ、最長9日間、7日間以内にほぼ終え"),
            [(8, false), (9, true), (7, true)]
        );
        assert_eq!(days("1,210日間と平日の間"), []);
        assert_eq!(days("2週間、約4か月間、最大3ヶ月間"), [(14, false), (121, false), (91, true)]);
        assert_eq!(
            days("まる1週間、4日がかり、2か月余りを要し、足かけ3日、6月9日にわたり、3日分、2か月の停職"),
            [(7, false), (4, false), (60, false), (3, false)]
        );
    }
}
