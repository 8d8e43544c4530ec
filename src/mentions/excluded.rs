//! Headings and labels above what did not leak: 流出していない情報, 入っていなかったもの.
//!
//! Owns reading that from their words. What stands below them is [`super::certainty`]'s.

use super::scan::Scene;
use crate::document::Place;
use crate::statements::Vocabulary;
use crate::text::{one_of, slice};

/// Whether a heading or a label speaks of what did not leak: 流出していない情報, 入っていなかったもの.
pub(super) fn excludes(scene: &Scene, governor: Place) -> bool {
    let text = slice(&scene.document.text, governor.start..governor.end);
    const NEGATIONS: [&str; 5] = ["ない", "なかった", "いません", "おりません", "外の"];
    let begin = text.char_indices().filter(|(_, sign)| one_of!("ないお外", *sign));
    let negated = begin.map(|(at, _)| (at, slice(text, at..))).any(|(at, rest)| {
        NEGATIONS.iter().filter(|negation| rest.starts_with(**negation)).any(|negation| {
            // 見られたかもしれない情報 is one that may have been.
            let perhaps = ["かもしれ", "かも知れ", "とは限ら", "とはかぎら"];
            if perhaps.iter().any(|perhaps| slice(text, ..at).ends_with(perhaps)) {
                return false;
            }
            // これ以外のものはありません closes the list.
            if *negation == "外の" && slice(text, ..at).ends_with('以') {
                return false;
            }
            let behind = slice(text, at + negation.len()..);
            let unwritten = ["こと", "欄"].iter().any(|noun| behind.strip_prefix(noun).is_some_and(ends));
            unwritten && held(text)
                || ["情報", "データ", "項目", "もの", "個人情報", "内容", "お客様情報"]
                    .iter()
                    .any(|noun| behind.starts_with(noun))
                || ends(behind) && *negation != "外の"
        })
    });
    // What is not known yet is open, and what was not encrypted may have leaked all the same.
    negated
        && !scene.hits.any(scene.sets("data.unsure"), governor)
        && !scene.hits.any(scene.sets("data.protected"), governor)
}

/// Whether a text has a verb that says what stands somewhere.
fn held(text: &str) -> bool {
    let mut found = false;
    Vocabulary::built_in().held.scan(text, |hit| found |= hit.kinds == Vocabulary::WRITTEN);
    found
}

/// Whether nothing but closing signs is left of a label.
fn ends(rest: &str) -> bool {
    rest.trim_matches(['】', ']', ':', ' ', '>', '》']).is_empty()
}
