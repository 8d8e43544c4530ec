//! Whole noun phrases: 届出印の印影, ログイン用のパスワード, 薬の名称と分量.
//!
//! Owns where one begins that ends at an offset: what is said of it in front, and what stands in brackets behind it. Which of
//! them are kinds of data is decided elsewhere.

use super::compound::{compound_start, okurigana, solid};
use super::scan::Scene;
use crate::document::Place;
use crate::text::script::is_katakana;
use crate::text::{ends_with, one_of, slice};

/// Links a noun and what it is a noun of.
pub(super) const LINKS: &[&str] = &[
    "の方の",
    "の方々の",
    "への",
    "からの",
    "の",
    "に関する",
    "についての",
    "に関わる",
    "に係る",
    "にかかる",
];
/// Links that stand inside one member of a series: 記号・番号, 名称と分量.
const INNER: &[&str] = &["・", "/", "と", "や", "及び", "および"];
/// What a person is called, behind the noun.
const CALLED: &[&str] = &["さん", "さま", "ちゃん", "くん", "たち"];
/// Signs that may open and close what is quoted.
const QUOTES: &[char] = &['「', '」', '『', '』', '"', '“', '”', '〈', '〉'];
/// How many nouns a phrase chains.
const CHAIN: usize = 4;

/// Without white space, quotes and footnote marks around it.
pub(crate) fn trimmed(text: &str, place: Place) -> Place {
    let body = slice(text, place.start..place.end);
    let front = body.trim_start_matches(|c| QUOTES.contains(&c) || one_of!(" ・-*", c));
    let start = place.end - front.len();
    // パスワード※1.
    let noted = front.trim_end_matches(|c: char| c.is_ascii_digit());
    let front = if noted.ends_with(['※', '*']) { noted } else { front };
    let back = front.trim_end_matches(|c| QUOTES.contains(&c) || one_of!(" …*※.", c));
    // 「メールアドレスと、差出人の氏名」.
    let back = back.strip_suffix(['と', 'や']).filter(|noun| noun.ends_with(solid)).unwrap_or(back);
    Place { start, end: start + back.len() }
}

/// The phrase without the brackets at its end, and where the last of these begins and ends.
pub(crate) fn bracket(text: &str, place: Place) -> (Place, Option<Place>) {
    let body = slice(text, place.start..place.end);
    if !body.ends_with(')') {
        return (place, None);
    }
    let mut depth = 0usize;
    for (at, found) in body.char_indices().rev() {
        match found {
            ')' => depth += 1,
            '(' => {
                depth -= 1;
                if depth == 0 {
                    let open = place.start + at;
                    let before = trimmed(text, Place { start: place.start, end: open });
                    return (before, Some(Place { start: open, end: place.end }));
                }
            }
            _ => {}
        }
    }
    (place, None)
}

/// As [`ending_at`], where the noun may end in kana: 悩み|です, 望み|です.
pub(crate) fn before_copula(scene: &Scene, floor: usize, end: usize) -> Option<Place> {
    let kana = okurigana(slice(&scene.document.text, floor..end));
    let found = |end| ending_at(scene, floor, end, Before::Member);
    found(end).or_else(|| found(end - kana).filter(|_| kana > 0).map(|noun| Place { end, ..noun }))
}

/// Whether the words of a clause that modifies a noun end here: 希望する, 生まれた, 気になる.
fn adnominal(text: &str) -> bool {
    // 最後に接続したときの|IPアドレス.
    let when = ["ときの", "時の", "際の"].iter().find_map(|when| text.strip_suffix(when));
    let text = when.filter(|clause| clause.ends_with(['た', 'る'])).unwrap_or(text);
    text.ends_with(['る', 'た', 'だ', 'い', 'う', 'く', 'す', 'つ', 'む', 'ぶ', 'な'])
        && !["には", "では", "から", "まで", "また", "ただ", "おり", "なく", "うち"]
            .iter()
            .any(|end| text.ends_with(end))
}

/// What may stand before a noun and belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Before {
    /// What it belongs to: 組の名前.
    Owner,
    /// That, and a short clause: 登録した地区名.
    Clause,
    /// Whatever modifies it up to the comma before: 最後に接続したときのIPアドレス.
    Member,
}

/// The noun phrase that ends at an offset. `None` where no noun ends there.
pub(crate) fn ending_at(scene: &Scene, floor: usize, end: usize, takes: Before) -> Option<Place> {
    let text = &scene.document.text;
    let known = known_start(scene, floor, end);
    let mut start = compound_start(text, floor, end).min(known.unwrap_or(end));
    if start == end {
        return None;
    }
    for _ in 0..CHAIN {
        let before = slice(text, floor..start);
        let inner = INNER.iter().filter(|_| takes == Before::Member);
        let Some(link) = LINKS.iter().chain(inner).find(|link| ends_with(before, link)) else { break };
        let joint = start - link.len();
        let called = CALLED.iter().find(|called| ends_with(slice(text, floor..joint), called));
        let noun = joint - called.map_or(0, |called| called.len());
        // お問い合わせの|本文.
        let kana = okurigana(slice(text, floor..noun));
        let from = compound_start(text, floor, noun - kana);
        let from = if from == noun - kana { noun } else { from };
        let from = from.min(known_start(scene, floor, noun).unwrap_or(noun));
        if from == noun || whose(scene, Place { start: from, end: noun }) {
            break;
        }
        start = from;
    }
    if let Some(subject) = subject_before(scene, start, end) {
        start = subject;
    }
    let before = slice(text, floor..start);
    let length = if takes == Before::Member { 16 } else { 8 };
    let particles: &[char] = if takes == Before::Member {
        &['は', '「']
    } else {
        &['は', '「', 'を', 'に', 'で', 'が', 'と', 'も']
    };
    let place = Place { start: floor, end: start };
    let other = || {
        ["data.leak", "data.told", "data.subject"].iter().any(|name| scene.hits.any(scene.sets(name), place))
    };
    let clause = takes != Before::Owner
        && !before.is_empty()
        && adnominal(before)
        && before.chars().nth(length).is_none()
        && !before.contains(particles)
        && (takes == Before::Member || !other());
    if clause {
        start = floor;
    }
    Some(Place { start, end })
}

/// Where a compound goes on behind those whose data it is (お客様|クレジットカード番号), or behind a word that announces
/// it (記載された情報|氏名).
fn subject_before(scene: &Scene, start: usize, end: usize) -> Option<usize> {
    let own = Place { start, end };
    // Most compounds end in no known word.
    scene.hits.kinds_at_end(own).next()?;
    let text = &scene.document.text;
    // A new word begins where katakana or letters follow ideographs: お客様|クレジットカード番号, of which カード番号 is known.
    let begins = |at: usize| {
        slice(text, at..end).starts_with(|found: char| found.is_ascii_alphabetic() || is_katakana(found))
    };
    let known = |at: usize| scene.hits.kinds_at_end(own).any(|start| start == at || start > at && begins(at));
    let subject = scene.sets("data.subject").iter().flat_map(|&set| scene.hits.within(set, own));
    let subject = subject.filter(|hit| hit.start == start).map(|hit| hit.end);
    let noun = scene.sets("data.noun").iter().flat_map(|&set| scene.hits.within(set, own)).map(|hit| hit.end);
    subject.chain(noun).filter(|at| known(*at)).max()
}

/// A known word in kana ends where a noun may: フリガナ, ふりがな.
fn known_start(scene: &Scene, floor: usize, end: usize) -> Option<usize> {
    const LONGEST: usize = 60;
    let near = Place { start: floor.max(end.saturating_sub(LONGEST)), end };
    scene.hits.kinds_at_end(near).chain(scene.hits.heads_at_end(near)).min()
}

/// Whether a noun says no more than whose data it is, or how much of it: お客様の, 64人分の, 一部の.
fn whose(scene: &Scene, owner: Place) -> bool {
    let ends = |name: &str| {
        scene.sets(name).iter().any(|&set| scene.hits.within(set, owner).any(|hit| hit.end == owner.end))
    };
    let text = slice(&scene.document.text, owner.start..owner.end);
    let counted = text.contains(|c: char| c.is_ascii_digit() || one_of!("二三四五六七八九十百千", c))
        && ['名', '人', '件', '様', '社'].iter().any(|unit| text.trim_end_matches('分').ends_with(*unit));
    let vague = || {
        scene.sets("data.not-owner").iter().any(|&set| scene.hits.within(set, owner).any(|hit| hit == owner))
    };
    counted || ends("data.subject") || vague()
}
