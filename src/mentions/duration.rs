//! Numbers of days: `45日間`.
//!
//! Owns reading them. Which period one counts is the checks' to judge.

use super::calendar::plain;
use super::scan::Scene;
use crate::document::Place;

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
        let digits = text[..start].bytes().rev().take_while(u8::is_ascii_digit).count();
        let from = start - digits;
        let Some((days, _)) = plain(&text[from..start]).filter(|(_, len)| *len == digits) else { continue };
        // 2月10日間 in 1,210日間 or 3.10日間 is another number.
        if text[..from].ends_with(['.', ',']) {
            continue;
        }
        let (before, after) = (&text[..from], &text[start + sign.len()..]);
        let about = ["約", "およそ", "ほぼ", "最大", "最長", "少なくとも"];
        let over = ["程度", "ほど", "以上", "以内", "未満", "弱", "強", "あまり", "余り", "前後"];
        let approximate = about.iter().any(|word| before.ends_with(word))
            || over.iter().any(|word| after.starts_with(word));
        found.push(Duration { place: Place { start: from, end: start + sign.len() }, days, approximate });
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
        assert_eq!(days("1,210日間と平日の間"), []);
    }
}
