//! Two kinds held against each other.
//!
//! Owns when two words are of one kind. What a text says of it is [`super`]'s.

use super::super::Turn;
use crate::document::Place;
use crate::mentions::DataType;
use crate::ruleset::ListsDiffer;
use crate::text::numeral::is_numeral;

/// Whether two kinds are one: in the same words, or in words that mean the same.
pub(super) fn same_kind(turn: &Turn, words: &ListsDiffer, one: &DataType, other: &DataType) -> bool {
    const POLITE: [char; 3] = ['お', 'ご', '御'];
    let scene = turn.case.view.scene;
    let text = |kind: &DataType| unnumbered(turn.document().slice(kind.place)).trim_start_matches(POLITE);
    let whole = |set, kind: &DataType| {
        let start = kind.place.end - text(kind).len();
        // 薬の名前と分量 is both.
        let ends = |hit: Place| turn.document().slice(kind.place.from(hit.end));
        scene
            .hits
            .within(set, kind.place)
            .any(|hit| hit.start == start && (hit.end == kind.place.end || ends(hit).starts_with('と')))
    };
    one.set == other.set && text(one) == text(other)
        || words.alike.iter().any(|&set| whole(set, one) && whole(set, other))
}

/// What is left of a kind of which a text says how much there was: 直近24回分の|注文履歴.
fn unnumbered(text: &str) -> &str {
    const SPANS: [&str; 7] = ["分", "間", "年", "月", "日", "回", "件"];
    let counted = |of: &str| of.contains(is_numeral) && SPANS.iter().any(|span| of.ends_with(span));
    text.split_once('の').filter(|(of, rest)| counted(of) && !rest.is_empty()).map_or(text, |(_, rest)| rest)
}

/// Whether no kind of a list is this one. A word for a whole category (カード情報) stands for all of it.
pub(super) fn lacks(turn: &Turn, known: &[&DataType], kind: &DataType) -> bool {
    let scene = turn.case.view.scene;
    let text = |kind: &DataType| scene.document.slice(kind.place);
    let category = |kind: &DataType| kind.set.and_then(|set| scene.ruleset.set(set).category.as_deref());
    let own = text(kind);
    !known.iter().any(|one| {
        let named =
            one.set.is_some() && one.set == kind.set || text(one).contains(own) || own.contains(text(one));
        let alike = category(one).is_some() && category(one) == category(kind);
        named || alike && (is_whole(turn, one) || is_whole(turn, kind))
    })
}

/// Whether a word stands for a whole category of kinds.
pub(super) fn is_whole(turn: &Turn, kind: &DataType) -> bool {
    let text = turn.document().slice(kind.place);
    text.ends_with("情報") || text == "連絡先"
}
