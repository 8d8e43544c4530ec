//! Series of nouns: 「氏名、住所、配達コースおよび電話番号」.
//!
//! Owns cutting a series into its members. Which of them are kinds of data is decided elsewhere.

use super::scan::Scene;
use crate::document::Place;
use crate::ruleset::SetId;
use crate::text::slice;

/// A series that holds at least two known members.
#[derive(Debug, Clone)]
pub struct List {
    /// From the first member to the last.
    pub place: Place,
    /// Its members that are no known word.
    pub others: Vec<Place>,
}

const MARKS: &[&str] =
    &["、", ",", "・", "/", "および", "及び", "ならびに", "並びに", "または", "又は", "と", "や"];
/// Brackets around single members, and what may close a series.
const WRAPS: &[char] = &['「', '」', '『', '』', '"', ' ', '…', '.', '※'];

/// The series among known words: neighbours in one sentence with nothing but marks and short nouns between them.
pub fn lists(scene: &Scene, known: &[(Place, SetId)]) -> Vec<List> {
    let mut lists: Vec<List> = Vec::new();
    let mut at = 0;
    while at < known.len() {
        let first = known[at].0;
        let mut list = List { place: first, others: Vec::new() };
        let mut members = 1;
        while let Some((next, _)) = known.get(at + 1) {
            let gap = Place { start: list.place.end, end: next.start };
            let Some(between) = members_between(scene, gap) else { break };
            list.others.extend(between);
            list.place.end = next.end;
            members += 1;
            at += 1;
        }
        if members >= 2 {
            extend(scene, &mut list);
            lists.push(list);
        }
        at += 1;
    }
    lists
}

/// The unknown members in the gap between two known ones; `None` where the gap is more than a series has.
fn members_between(scene: &Scene, gap: Place) -> Option<Vec<Place>> {
    const WIDEST: usize = 120;
    if gap.start > gap.end || gap.end - gap.start > WIDEST {
        return None;
    }
    let text = slice(&scene.document.text, gap.start..gap.end);
    // ①氏名②住所: circled numbers part the members, digits in the normal form.
    if text.len() == 1 && text.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(Vec::new());
    }
    if text.contains(['。', '\n', ':']) || !MARKS.iter().any(|mark| text.contains(mark)) {
        return None;
    }
    let parts = split(text, gap.start);
    // What touches a known word is part of it (緊急連絡先|の氏名), not a member.
    let inner = parts.iter().filter(|part| part.start > gap.start && part.end < gap.end);
    let inner: Vec<Place> = inner.copied().collect();
    parts.iter().all(|part| is_noun(scene, *part)).then_some(inner)
}

/// The members of a text that is nothing but a series; empty where it is more than that.
pub fn members(scene: &Scene, place: Place) -> Vec<Place> {
    let text = slice(&scene.document.text, place.start..place.end);
    if text.contains(['。', '\n', ':']) {
        return Vec::new();
    }
    let parts = split(text, place.start);
    let whole = parts.len() >= 2 && parts.iter().all(|part| is_noun(scene, *part));
    if whole { parts } else { Vec::new() }
}

/// Members after the last known one and before the first: 「氏名、住所、配達コース」.
fn extend(scene: &Scene, list: &mut List) {
    // 「氏名、住所?、電話番号」 goes on behind a mark that ends a sentence.
    let Some(sentence) = scene.sentence(list.place.end.saturating_sub(1)) else { return };
    let tail = slice(&scene.document.text, list.place.end..sentence.end);
    let end = tail.find(['。', '(', ')', '」', '\n', ':']).unwrap_or(tail.len());
    let parts = split(slice(tail, ..end), list.place.end);
    for part in parts.iter().filter(|part| part.start > list.place.end) {
        // The last member may carry the rest of the sentence: 「電話番号、査定額が漏えいし」 is cut at its particle.
        let noun = until_particle(slice(&scene.document.text, part.start..part.end));
        let member = Place { start: part.start, end: part.start + noun };
        if noun == 0 || !is_noun(scene, member) {
            break;
        }
        list.others.push(member);
        if member.end < part.end {
            break;
        }
    }
}

fn until_particle(text: &str) -> usize {
    text.find(['が', 'を', 'は', 'で', 'に', 'な']).unwrap_or(text.len())
}

/// Cuts a text at the marks of a series.
fn split(text: &str, offset: usize) -> Vec<Place> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < text.len() {
        let mark = MARKS.iter().find(|mark| slice(text, at..).starts_with(**mark));
        let len = mark
            .map_or_else(|| slice(text, at..).chars().next().map_or(1, char::len_utf8), |mark| mark.len());
        if mark.is_some() {
            parts.push((start, at));
            start = at + len;
        }
        at += len;
    }
    parts.push((start, text.len()));
    let trimmed = parts.into_iter().map(|(start, end)| {
        let part = slice(text, start..end);
        let inner = part.trim_matches(WRAPS);
        let lead = part.len() - part.trim_start_matches(WRAPS).len();
        let start = offset + start + if inner.is_empty() { 0 } else { lead };
        Place { start, end: start + inner.len() }
    });
    trimmed.filter(|part| part.start < part.end).collect()
}

/// Whether a part can be a member: short, and without the grammar of a clause.
fn is_noun(scene: &Scene, part: Place) -> bool {
    const LONGEST: usize = 14;
    let text = slice(&scene.document.text, part.start..part.end);
    let clause = ["ます", "です", "した", "して", "する", "ください", "ため", "こと", "その他", "など"];
    let plain =
        !clause.iter().any(|word| text.contains(word)) && !text.contains(|c: char| c.is_ascii_digit());
    text.chars().count() <= LONGEST && plain && !scene.hits.any(scene.sets("data.not-member"), part)
}

#[cfg(test)]
mod tests {
    use super::super::testing::read;

    #[test]
    fn a_series_may_go_on_behind_the_end_of_a_sentence() {
        let text =
            "会員情報の漏えい\n\n漏えいしたのは、会員の氏名、メールアドレス?、パスワード、配達コースです。\n";
        let found = read(text, |scene| {
            let types = super::super::data_type::data_types(scene);
            types.iter().map(|kind| scene.document.at(kind.place).to_owned()).collect::<Vec<_>>()
        });
        assert!(
            ["氏名", "メールアドレス", "パスワード"].iter().all(|kind| found.contains(&(*kind).to_owned())),
            "{found:?}"
        );
    }
}
