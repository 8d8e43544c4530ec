//! Headings, leads and clauses by which kinds of data are told as leaked.
//!
//! Owns what announces a list of them, and which verbs say what befell them.

use super::super::scan::Scene;
use crate::document::Place;
use crate::grammar::Kinds;
use crate::statements::Vocabulary;
use crate::text::{begin, boundary, slice};

/// The first verb of a text that says what stands somewhere.
pub(super) fn held(text: &str) -> Option<Kinds> {
    let mut found = None;
    Vocabulary::built_in().held.scan(text, |hit| found = found.or(Some(hit.kinds)));
    found
}

/// Whether what governs a block announces leaked data. A lead may say it in any order
/// (「お客様の情報が漏えいしたおそれがあります」).
pub(super) fn announced(scene: &Scene, block: usize) -> bool {
    let lead = scene.lead(block);
    scene.governors(block).any(|governor| {
        announces(scene, governor)
            || Some(governor) == lead
                && scene.hits.any(scene.sets("data.told"), governor)
                && scene.hits.any(scene.sets("data.noun"), governor)
    })
}

/// Whether the sentence before asks what leaked: 「何が見える状態だったの?」「メールアドレスです。」
pub(super) fn asked(scene: &Scene, place: Place) -> bool {
    const LONGEST: usize = 40;
    let document = scene.document;
    let before = document.sentence_at(place.start).and_then(|at| at.checked_sub(1));
    let Some(question) = before.map(|at| document.sentences[at].place) else { return false };
    let text = document.slice(question);
    let asks = text.ends_with('?') || text.trim_end_matches('。').ends_with('か');
    asks && text.chars().nth(LONGEST).is_none()
        && scene.hits.any(scene.sets("data.asked"), question)
        && announces(scene, question)
}

/// Whether a heading, a label or a lead announces leaked data: by its words, or by a word for the leak that comes
/// before a word for data (漏えいした可能性のある情報). 個人情報漏えいの経緯 has them the other way round, and does not.
pub(super) fn announces(scene: &Scene, governor: Place) -> bool {
    if scene.hits.any(scene.sets("data.heading"), governor) {
        return true;
    }
    // 混入した情報, 持ち出された項目: whatever befell them. What is asked for or kept stands in the present.
    let text = scene.document.slice(governor);
    let body = text.trim_end_matches([':', ' ', '】', ']', ')', '>', '》', '』', '」']);
    let things = ["もの", "こと", "情報", "項目", "内容"].iter().find_map(|noun| body.strip_suffix(noun));
    let befallen =
        |before: &str| before.ends_with("れた") || before.ends_with('た') && held(before).is_some();
    if things.is_some_and(befallen) || body.ends_with("中身") {
        return true;
    }
    if befell(scene, governor).is_some() {
        return true;
    }
    let told = scene.hits.first(scene.sets("data.told"), governor);
    // 何が見えてしまったの.
    let asked = scene.hits.first(scene.sets("data.asked"), governor);
    // 何が見えたか: any verb of a leak, or of what stood there.
    let verbs = |asked: Place| {
        let rest = scene.document.slice(Place { start: asked.end, ..governor });
        let vocabulary = Vocabulary::built_in();
        let leaks = vocabulary.kinds(&["leak", "lose"]);
        let mut found = held(rest).is_some();
        vocabulary.words.scan(rest, |hit| found |= hit.kinds & leaks != 0);
        found
    };
    if asked.is_some_and(|asked| told.is_some_and(|told| asked.end <= told.start) || verbs(asked)) {
        return true;
    }
    told.is_some_and(|told| {
        let after = Place { start: told.end, end: governor.end };
        scene.hits.any(scene.sets("data.noun"), after)
    })
}

/// Whether a verb in the clause at a place says that something leaked, was lost or was broken into.
pub(super) fn befalls(scene: &Scene, place: Place) -> bool {
    const NEAR: usize = 180;
    let clause = scene.document.slice(place);
    let clause = slice(clause, ..boundary(clause, NEAR));
    // メールアドレスと、登録していた表示名(多くはお名前ですが、…)が見える状態: the series goes on.
    let joined = if clause.starts_with("と、") { "と、".len() } else { 0 };
    let mut depth = 0_usize;
    let ends = |(_, sign): &(usize, char)| {
        match sign {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && matches!(sign, '、' | '。')
    };
    let end = slice(clause, joined..).char_indices().find(ends).map_or(clause.len(), |(at, _)| joined + at);
    let clause = slice(clause, ..end);
    let vocabulary = Vocabulary::built_in();
    let harm = vocabulary.kinds(&["leak", "lose", "intrude"]);
    // 検査結果の取り違え: a noun says nothing of it.
    let mut found = false;
    vocabulary.words.scan(clause, |hit| found |= hit.kinds & harm != 0 && hit.bends());
    found && clause.starts_with(['が', 'は', 'も', 'を', 'と'])
}

/// Whether a clause says of what ends at a place that it leaked: 電話番号も見えていました, 氏名と住所が知られたため.
pub(super) fn is_subject(scene: &Scene, place: Place) -> bool {
    const NEAR: usize = 24;
    let Some(sentence) = scene.sentence(place.end.saturating_sub(1)) else { return false };
    let rest = slice(&scene.document.text, place.end.min(sentence.end)..sentence.end);
    let clause = begin(rest, NEAR).split(['、', '。']).next().unwrap_or_default();
    if !clause.starts_with(['が', 'も']) {
        return false;
    }
    let vocabulary = Vocabulary::built_in();
    let harm = vocabulary.kinds(&["leak", "lose", "intrude"]);
    let mut harmed = false;
    vocabulary.words.scan(clause, |hit| harmed |= hit.kinds & harm != 0);
    // 番号が読まれたことから.
    vocabulary.held.scan(clause, |hit| harmed |= hit.kinds == Vocabulary::WRITTEN);
    harmed
}

/// The last noun for data that something befell: 混入した情報, 預けた内容.
pub(super) fn befell(scene: &Scene, zone: Place) -> Option<Place> {
    let nouns = scene.sets("data.noun").iter().flat_map(|&set| scene.hits.within(set, zone));
    let befallen = |noun: &Place| scene.document.slice(Place { end: noun.start, ..zone }).ends_with('た');
    nouns.filter(befallen).max_by_key(|noun| noun.end)
}
