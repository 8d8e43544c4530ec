//! Whole noun phrases: 届出印の印影, ログイン用のパスワード, 薬の名称と分量.
//!
//! Owns where a noun begins and ends, what is said of it in front, and what stands in brackets behind it. Which of them
//! are kinds of data is decided elsewhere.

use super::scan::Scene;
use crate::document::Place;
use crate::grammar::is_dense;
use crate::text::{begins_with, boundary, ends_with, numeral, one_of, slice};

/// Links a noun and what it is a noun of.
const LINKS: &[&str] = &[
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
/// Bytes of the longest compound: what goes on for longer is no word.
const COMPOUND: usize = 300;

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

/// A sign that words are made of: an ideograph, a katakana, a letter, a digit.
fn solid(found: char) -> bool {
    is_dense(found) || matches!(found, 'ー' | '々' | 'ヶ' | '-')
}

/// The kana at the end of a text, one or two, that join two parts of a compound: 引き|落とし|額, 問い|合わせ|内容, 新し|い|住所.
fn okurigana(before: &str) -> usize {
    let mut kana = before.chars().rev();
    let Some(last) = kana.next().filter(|last| one_of!("いきしちみりびぎじえけせめれげべせえ", *last))
    else {
        return 0;
    };
    match kana.next() {
        Some(stem) if solid(stem) => last.len_utf8(),
        Some(stem) if !one_of!("をがはにでのもへ", stem) && ('ぁ'..='ん').contains(&stem) => {
            let length = stem.len_utf8() + last.len_utf8();
            if kana.next().is_some_and(solid) { length } else { 0 }
        }
        _ => 0,
    }
}

/// As [`ending_at`], where the noun may end in kana: 悩み|です, 望み|です.
pub(crate) fn before_copula(scene: &Scene, floor: usize, end: usize) -> Option<Place> {
    let kana = okurigana(slice(&scene.document.text, floor..end));
    let found = |end| ending_at(scene, floor, end, Before::Member);
    found(end).or_else(|| found(end - kana).filter(|_| kana > 0).map(|noun| Place { end, ..noun }))
}

/// Where a compound that ends at an offset begins, ご and お in front included.
pub(crate) fn compound_start(text: &str, floor: usize, end: usize) -> usize {
    let floor = floor.max(boundary(text, end.saturating_sub(COMPOUND)));
    let mut at = end;
    loop {
        let before = slice(text, floor..at);
        let Some(last) = before.chars().next_back() else { return at };
        if solid(last) {
            at -= last.len_utf8();
            continue;
        }
        if at == end {
            return at;
        }
        let joint = okurigana(before);
        if joint > 0 {
            at -= joint;
            continue;
        }
        let honorific = matches!(last, 'お' | 'ご') && word_edge(text, floor, at - last.len_utf8());
        return if honorific { at - last.len_utf8() } else { at };
    }
}

/// Whether a word may begin at an offset: nothing before it, or a sign that ends a word before.
fn word_edge(text: &str, floor: usize, at: usize) -> bool {
    slice(text, floor..at).chars().next_back().is_none_or(|before| !solid(before))
}

/// Where a compound that begins at an offset ends.
pub(crate) fn compound_end(text: &str, start: usize, ceiling: usize) -> usize {
    let ceiling = ceiling.min(boundary(text, start + COMPOUND));
    let mut at = start;
    loop {
        let rest = slice(text, at..ceiling);
        at += rest.find(|found| !solid(found)).unwrap_or(rest.len());
        let mut kana =
            slice(text, at..ceiling).char_indices().take_while(|(_, found)| ('ぁ'..='ん').contains(found));
        let length = kana.by_ref().take(3).map(|(_, found)| found.len_utf8()).sum::<usize>();
        let goes_on = length > 0
            && at > start
            && slice(text, at + length..ceiling).starts_with(solid)
            && okurigana(slice(text, start..at + length)) == length;
        if !goes_on {
            return at;
        }
        at += length;
    }
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
        slice(text, at..end)
            .starts_with(|found: char| found.is_ascii_alphabetic() || ('ァ'..='ヶ').contains(&found))
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

/// The noun phrase that begins a stretch, where the stretch goes on behind it with a particle: 心電図の波形|が保存され.
pub(crate) fn beginning(scene: &Scene, stretch: Place) -> Option<Place> {
    let text = &scene.document.text;
    let mut at = stretch.start;
    loop {
        let rest = slice(text, at..stretch.end);
        let next = rest.char_indices().find(|(_, found)| solid(*found)).map(|(offset, _)| at + offset);
        let ahead = Place { start: at, end: stretch.end };
        let heads = scene.sets("data.head").iter().filter(|_| at > stretch.start);
        let known = heads
            .flat_map(|&set| scene.hits.within(set, ahead))
            .chain(scene.hits.kinds_in(ahead).next())
            .min_by_key(|hit| (hit.start, std::cmp::Reverse(hit.end)));
        let from = match (next, known) {
            (Some(next), Some(known)) => next.min(known.start),
            (Some(next), None) => next,
            (None, Some(known)) => known.start,
            (None, None) => return None,
        };
        let mut end = compound_end(text, from, stretch.end);
        if let Some(known) = known.filter(|known| known.start <= end && known.end > end) {
            end = compound_end(text, known.end, stretch.end);
        }
        // 車の色: one ideograph by itself is no kind, but it may head one.
        let linked = LINKS.iter().any(|link| slice(text, stretch.start..from).ends_with(link));
        let short = !linked
            && slice(text, from..end).chars().nth(1).is_none()
            && known.is_none_or(|known| known.end != end);
        let rest = slice(text, end..stretch.end);
        if let Some(link) = LINKS.iter().find(|link| rest.starts_with(**link)) {
            let onward = end + link.len();
            let ahead = slice(text, onward..stretch.end);
            let goes_on = ahead.starts_with(|c| solid(c) || matches!(c, 'お' | 'ご'))
                && (*link != "の" || !handled(scene, end, stretch.end));
            if goes_on {
                at = onward;
                continue;
            }
        }
        if short || end == from || !stops(rest) {
            if end >= stretch.end || end == from {
                return None;
            }
            at = end;
            continue;
        }
        let end = end - suffix(scene, Place { start: from, end });
        return (stretch.start < end).then_some(Place { start: stretch.start, end });
    }
}

/// Whether の is followed by what was done with the noun, or by how much of it: の漏えい, の変更, の3項目, の一部.
pub(crate) fn handled(scene: &Scene, at: usize, ceiling: usize) -> bool {
    let text = &scene.document.text;
    let behind = Place { start: at, end: ceiling };
    let onward = at + "の".len();
    let starts = |name: &str| {
        let sets = scene.sets(name);
        sets.iter().any(|&set| {
            scene.hits.within(set, behind).next().is_some_and(|hit| hit.start == at || hit.start == onward)
        })
    };
    let rest = text.get(onward..ceiling).unwrap_or_default();
    // の3項目, の三つ.
    let count = rest.trim_start_matches(|c| numeral::ideograph(c).is_some());
    let digits = rest.starts_with(|c: char| c.is_ascii_digit())
        || count.len() < rest.len() && count.starts_with(['つ', '項', '点', '種']);
    digits
        || ["leak.word", "leak.noun", "leak.verb", "data.acted-on", "data.not-head"]
            .iter()
            .any(|name| starts(name))
}

/// Bytes at the end of a compound that do not belong to the noun: 等, 他, and whatever leaves a list open by the ruleset.
fn suffix(scene: &Scene, place: Place) -> usize {
    let own = scene.ruleset.open_ends.iter().flat_map(|&set| scene.hits.within(set, place));
    let own =
        own.filter(|hit| hit.end == place.end && hit.start > place.start).map(|hit| place.end - hit.start);
    own.max().unwrap_or_else(|| known_suffix(scene.document.slice(place)))
}

fn known_suffix(compound: &str) -> usize {
    // 12名分, 4月分; 申込区分 is a noun.
    let counted = |end: &str| {
        let before = compound.strip_suffix(end).unwrap_or_default();
        end != "分" || before.ends_with(|c: char| c.is_ascii_digit() || one_of!("名人件様社月年回", c))
    };
    ["等々", "等", "他", "分"]
        .iter()
        .find(|end| ends_with(compound, end) && compound.len() > end.len() && counted(end))
        .map_or(0, |end| end.len())
}

/// Whether a text goes on as it does behind a noun: with a particle, a copula, 「など」.
fn stops(rest: &str) -> bool {
    const BEHIND: &[&str] = &[
        "が",
        "を",
        "は",
        "も",
        "に",
        "で",
        "と",
        "や",
        "の",
        "など",
        "等",
        "だ",
        "から",
        "より",
        "へ",
        "か",
        "その他",
        "ほか",
        "」",
        "『",
        "』",
        "「",
        "(",
        "。",
        "、",
        "?",
        "!",
        "※",
        "といった",
        "のみ",
        "だけ",
        " ",
        "および",
        "・",
        "/",
        ":",
        "[",
    ];
    rest.is_empty() || BEHIND.iter().any(|mark| begins_with(rest, mark))
}

/// The noun without 等 at its end.
pub(crate) fn bare(scene: &Scene, place: Place) -> Place {
    let mut end = place.end - suffix(scene, place);
    for tail in ["など", "その他", "ほか"] {
        if let Some(rest) = slice(&scene.document.text, place.start..end).strip_suffix(tail) {
            end = place.start + rest.len();
        }
    }
    Place { start: place.start, end }
}
