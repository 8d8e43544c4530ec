//! Which dates tell of what is still to come.
//!
//! Owns reading that off the end of what is told after a date. The year that follows from it is `years`'.

use super::hours;
use super::scan::Scene;
use crate::document::Place;
use crate::statements::turned;
use crate::text::{boundary, slice};

/// Whether what is told of a date is announced: 9月24日から…いたします, 4月1日 実施予定. `next` is where the next date
/// begins, `today` whether that is the day of the text itself. A chronology may tell in the present of what happened: there only what says so, and polite forms, lie ahead.
pub(crate) fn is_ahead(scene: &Scene, date: Place, next: usize, today: bool, chronology: bool) -> bool {
    let Some(sentence) = scene.sentence(date.start).filter(|sentence| date.end <= sentence.end) else {
        return false;
    };
    let text = &scene.document.text;
    let tail = slice(text, date.end..sentence.end);
    let own = slice(text, date.end..sentence.end.min(next).max(date.end));
    let end = tail.trim_end_matches(['。', ')', '」', ' ', '|', '*', '.']);
    // 20日に報告し、本日お知らせします: what stands before today has happened.
    if today && next < sentence.end && own.contains('、') {
        return false;
    }
    // 発送したのは10月7日です: the copula tells of no time.
    let from = boundary(text, date.start.saturating_sub(BEFORE)).max(sentence.start);
    let before = slice(text, from..date.start).trim_end_matches('、');
    // 5月15日を目途にサイトに掲載: when it is to be.
    if ["を目途", "を目処", "をめど", "を目標", "頃を目", "に予定", "を予定"]
        .iter()
        .any(|aim| tail.starts_with(aim))
    {
        return true;
    }
    // In a series, the first of them tells for all: 気づいたのは6月8日、報告は6月10日です.
    // 送ったのは6月8日の夜8時すぎです: the hour belongs to the day.
    let bare = own.trim_end_matches('。');
    let bare = slice(bare, hour(bare)..);
    if is_past(own) || bare.chars().nth(COPULA).is_none() && turned::asking(before).is_some() {
        return false;
    }
    let announced =
        ["予定", "予定です", "予定でございます", "予定である", "見込み", "見込みです", "方針です"];
    announced.iter().any(|word| end.ends_with(word))
        || is_present(end) && (!chronology || end.ends_with("ます"))
}

/// The bytes of an hour behind a day: の夜8時すぎ.
fn hour(behind: &str) -> usize {
    let of = behind.strip_prefix('の').map_or(0, |rest| behind.len() - rest.len());
    match hours::time(slice(behind, of..)) {
        0 => 0,
        time => of + time,
    }
}

/// A predicate that tells of something done.
fn is_past(text: &str) -> bool {
    let done = |(at, _): (usize, &str)| {
        let rest = slice(text, at + 'た'.len_utf8()..);
        !rest.starts_with(['だ', 'ば', 'に', 'め', 'り', 'し', 'い', 'っ', 'く'])
            && !rest.starts_with("ところまで")
    };
    // 調査は2月28日に完了しており、結果は次のとおりです: what is so by now; until a day, it is still to come.
    let clause = slice(text, ..text.find('、').unwrap_or(text.len()));
    if !text.starts_with("まで")
        && ["ており", "ておりまして", "ていて"].iter().any(|end| clause.ends_with(end))
    {
        return true;
    }
    text.contains("ました") || text.match_indices('た').any(done) || text.contains("済み")
}

/// Bytes before a day in which that is looked for: a sentence may name days without end.
const BEFORE: usize = 300;
/// Letters behind a day that is itself what a sentence in です says.
const COPULA: usize = 8;

/// Whether a text ends in a predicate that is neither past nor a state.
fn is_present(end: &str) -> bool {
    let states = [
        "がいます",
        "もいます",
        "はいます",
        "と思います",
        "でいます",
        "おります",
        "あります",
        "ございます",
        "なります",
        "ています",
        "思います",
        "存じます",
        "ている",
        "ておる",
        "である",
        "がある",
        "ない",
        "なる",
    ];
    // 次の報告は12月5日です: the day is what is said; …検知されたとのことです says nothing of a plan.
    if end.ends_with("です") {
        return end.chars().nth(COPULA).is_none();
    }
    let acts = end.ends_with("ます") || end.ends_with(['る', 'う', 'く', 'す', 'む']);
    acts && !states.iter().any(|state| end.ends_with(state))
}
