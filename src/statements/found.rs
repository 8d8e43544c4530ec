//! The words of a document that statements are read by: acts and nouns, parties, topics, times.
//!
//! Owns which hits count: none that is negated, that is a part of a longer word, or that says something else where it
//! stands. What they make of a statement is [`super`]'s.

use super::Vocabulary;
use crate::document::{Document, Place};
use crate::grammar::Hit;
use crate::text::script::is_hiragana;
use crate::text::{boundary, one_of, slice};
use std::borrow::Cow;

/// Words before another that may reach up to it.
pub(super) const NEAR: usize = 4;

/// The words of a document.
pub(super) struct Found {
    pub(super) words: Vec<Hit>,
    pub(super) parties: Vec<Hit>,
    pub(super) topics: Vec<Hit>,
    pub(super) times: Vec<Hit>,
    pub(super) how: Vec<Hit>,
}

impl Found {
    pub(super) fn of(document: &Document, vocabulary: &Vocabulary) -> Self {
        // 非公開 is no 公開; 使えなくする loses nothing.
        let negated = |hit: &Hit| {
            let before = slice(&document.text, ..hit.start).chars().next_back();
            before == Some('非')
                || slice(&document.text, hit.start..).starts_with("なく")
                    && before.is_some_and(|c| is_hiragana(c) && !one_of!("をはがもにで", c))
        };
        let mut found: [Vec<Hit>; 5] = Default::default();
        // Every place is the same in the old forms of characters.
        let text = document.folded.as_ref().map_or(&*document.text, |folded| &folded.text);
        // About one act or noun in four characters.
        found[0].reserve(text.len() / 12);
        vocabulary.begins.scan(&vocabulary.lists(), text, |at, hit| found[at].push(hit));
        let [mut words, mut parties, mut topics, mut times, how] = found;
        for list in [&mut words, &mut parties, &mut topics, &mut times] {
            list.retain(|hit| !negated(hit));
        }
        // いつもとは別のアドレスから: where something comes from is not where it went astray.
        let wrong = vocabulary.kind("wrong").unwrap_or(0);
        let source = |hit: &Hit| {
            /// Bytes of the longest noun behind such a word.
            const NOUN: usize = 96;
            if !hit.phrase || hit.kinds & wrong == 0 {
                return false;
            }
            let behind = slice(&document.text, hit.end..);
            let behind = slice(behind, ..boundary(behind, NOUN)).trim_start_matches(crate::grammar::is_dense);
            // 個別の is not 別の.
            let inside = slice(&document.text, ..hit.start).ends_with(['個', '特', '区']);
            inside || behind.starts_with("から")
        };
        words.retain(|hit| !source(hit));
        let words = whole(words);
        // 緊急連絡先 is a kind of data, and says nothing about a desk; 被害届 is a report, and says nothing about harm.
        let (data, report) = (vocabulary.kinds(&["data"]), vocabulary.kinds(&["report"]));
        let harm = vocabulary.topic("secondary-damage").unwrap_or(0);
        topics.retain(|topic| {
            let upto = words.partition_point(|word| word.start <= topic.start);
            !words[upto.saturating_sub(NEAR)..upto].iter().any(|word| {
                let longer = word.start < topic.start || word.end > topic.end;
                let kinds = data | if topic.kinds & harm != 0 { report } else { 0 };
                word.kinds & kinds != 0 && word.end >= topic.end && longer
            })
        });
        // 日を追って says no time, whatever is in it.
        let nothing = vocabulary.time("nothing").unwrap_or(0);
        let void: Vec<Hit> = times.iter().filter(|time| time.kinds & nothing != 0).copied().collect();
        times.retain(|time| {
            let at = void.partition_point(|void| void.end < time.end);
            void.get(at).is_none_or(|void| void.start > time.start)
        });
        Self { words, parties: longest(parties), topics, times, how }
    }
}

/// Without phrases that are the end of a longer one (のまま in そのまま), nor verbs of one character inside a noun
/// (省か in 反省から), nor verbs inside another verb (止める in 受け止める).
fn whole(mut hits: Vec<Hit>) -> Vec<Hit> {
    const ONE: usize = 3;
    let (mut end, mut outer) = (0, (0, 0, false));
    hits.retain(|hit| {
        let bends = hit.stem < hit.end;
        let short = bends && hit.stem == hit.start + ONE;
        let within = (short || bends && outer.2) && hit.start > outer.0 && hit.stem <= outer.1;
        if hit.stem > outer.1 {
            outer = (hit.start, hit.stem, bends);
        }
        let part = within || hit.phrase && hit.end == end;
        if hit.phrase {
            end = hit.end;
        }
        !part
    });
    hits
}

/// Without hits that lie inside a longer one before them.
fn longest(mut hits: Vec<Hit>) -> Vec<Hit> {
    let mut end = 0;
    hits.retain(|hit| {
        let keep = hit.end > end;
        end = end.max(hit.end);
        keep
    });
    hits
}

/// The hits that stand in no bracket inside a place. Both are in the order of the text.
pub(super) fn outside<'a>(hits: &'a [Hit], brackets: &[Place], place: Place) -> Cow<'a, [Hit]> {
    let from = brackets.partition_point(|inner| inner.start <= place.start);
    let mut inner = brackets[from..].iter().take_while(|inner| inner.start < place.end).peekable();
    if inner.peek().is_none() {
        return Cow::Borrowed(hits);
    }
    let mut closed = 0;
    let kept = hits.iter().filter(|hit| {
        while let Some(next) = inner.next_if(|inner| inner.start <= hit.start) {
            closed = closed.max(next.end);
        }
        hit.start >= closed
    });
    Cow::Owned(kept.copied().collect())
}

/// The hits that start in a place.
pub(super) fn within(hits: &[Hit], place: Place) -> &[Hit] {
    let from = hits.partition_point(|hit| hit.start < place.start);
    // Few words stand in one place.
    let inside = hits[from..].iter().take_while(|hit| hit.start < place.end).count();
    &hits[from..from + inside]
}
