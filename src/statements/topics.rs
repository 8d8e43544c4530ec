//! What a statement is about.
//!
//! Owns the order: the question or the topic in its own sentence, its label, the question it answers, the nearest
//! heading that says anything.

use super::headings::{governors, names_desk};
use super::labels::{bracketed, run_in};
use super::leads::{self, Above};
use super::marks::tells;
use super::own_topic::{behind_wait, own_topic};
use super::{Found, Marks, Statement, Vocabulary, within};
use crate::document::{Document, Place};
use crate::grammar::{Flags, Kinds, Mode};
use crate::text::{begins_with, slice};

/// What points back to the sentence before.
const BACK: [&str; 6] = ["これが", "これらが", "それが", "このことが", "以上が", "そのことが"];

/// Bytes of the sign before a question: Q10..
const BEFORE_QUESTION: usize = 8;

/// Gives every statement its topic.
pub(super) fn topics(
    document: &Document,
    vocabulary: &Vocabulary,
    hits: &Found,
    statements: &mut [Statement],
) {
    let about = |place: Place| {
        let inside = within(&hits.topics, place).iter();
        inside.filter(|hit| hit.end <= place.end).fold(0, |all, hit| all | hit.kinds)
    };
    let desk = |place: Place| names_desk(document, vocabulary, hits, place);
    let headings = governors(document, vocabulary, statements, &about, &desk);
    let sought = ["weigh", "inquire", "confirm", "learn", "need"];
    let sought = vocabulary.kinds(&sought);
    let telling = ["tell", "publish", "report", "write-up"];
    let telling = vocabulary.kinds(&telling);
    let later =
        ["later", "upon"].iter().filter_map(|name| vocabulary.time(name)).fold(0, |all, time| all | time);
    let waited = vocabulary.time("waited").unwrap_or(0);
    let routine = ["routine", "regular"]
        .iter()
        .filter_map(|name| vocabulary.time(name))
        .fold(0, |all, time| all | time);
    let measures = vocabulary.topic("recurrence-measures").unwrap_or(0);
    let mut carried: (usize, Kinds) = (usize::MAX, 0);
    // What the beginning of a block says it is about: looked at once a block.
    let mut labelled: (usize, Kinds) = (usize::MAX, 0);
    // 再発を防ぐため、…: what the rest of its paragraph tells is done to that end.
    let mut purpose: (usize, Kinds) = (usize::MAX, 0);
    let prevention = vocabulary.kind("prevention").unwrap_or(0);
    // すでに行ったこと:, under a heading of measures: they are measures.
    let containment = vocabulary.topic("containment").unwrap_or(0);
    let other = vocabulary.topic("other").unwrap_or(0);
    let mut above = Above::new(vocabulary);
    let mut section = usize::MAX;
    let cause = vocabulary.topic("cause").unwrap_or(0);
    let alter = vocabulary.kind("alter").unwrap_or(0);
    let (practice, weigh) = (vocabulary.kind("practice").unwrap_or(0), vocabulary.kind("weigh").unwrap_or(0));
    let why = vocabulary.kind("why").unwrap_or(0);
    let says_why = |one: &&Statement| one.flags.has(Flags::REASON) || one.act & why != 0 && tells(one.mode);
    let mut reasons: Vec<usize> = statements.iter().filter(says_why).map(|one| one.sentence).collect();
    reasons.sort_unstable();
    // これが原因です: the sentence before says why.
    let back = statements.windows(2).filter(|pair| {
        let said = slice(&document.text, pair[1].place.start..pair[1].place.end);
        says_why(&&pair[1])
            && pair[0].block == pair[1].block
            && BACK.iter().any(|word| begins_with(said, word))
    });
    let back: Vec<usize> = back.map(|pair| pair[0].sentence).collect();
    for one in statements {
        let block = &document.blocks[one.block];
        if block.section != section {
            section = block.section;
            above.leave();
        }
        if carried.0 != one.sentence {
            carried = (one.sentence, 0);
        }
        // 経路が固まりしだい検討します: what is waited for is not what is weighed.
        let waits = within(&hits.times, one.place).iter().rev().find(|hit| hit.kinds & waited != 0);
        let waits = waits.filter(|_| one.when & later != 0);
        // 中身を機械で照合します, among the measures: what will be done from now on is not looked into.
        let measure = (headings[one.block] & measures != 0 || one.when & routine != 0)
            && matches!(one.mode, Mode::Plain | Mode::Will)
            && one.when & later == 0;
        let sought = if measure { 0 } else { sought };
        let own = match waits {
            Some(hit) => about(behind_wait(document, one, hit)),
            None => own_topic(document, one, (sought, later, telling), &about),
        };
        let seen = one.act & sought != 0 && tells(one.mode) && !one.flags.has(Flags::PAST);
        let to_come = (tells(one.mode) || one.mode == Mode::Will) && !one.flags.has(Flags::PAST);
        let to_be_settled = one.act & weigh != 0 && to_come;
        let open_way = to_be_settled && one.marks.has(Marks::TOPICAL);
        // 何を変えるべきかは: what is to be changed is a measure; どんな手を打つかは: so is what is to be decided.
        let own = match own {
            0 if one.marks.has(Marks::QUESTION) && one.with & alter != 0 && seen => measures,
            // 名簿の扱い方は、これから決めます: so is a way of working.
            0 if one.with & practice != 0 && open_way && one.with & telling == 0 => measures,
            0 => leads::decided(document, one, within(&hits.words, one.place), vocabulary),
            own => own,
        };
        // 販売を再開するときは, and 再開の前に among the measures: when something is done is not what is done.
        let occasion = headings[one.block] & measures != 0 && one.when & routine != 0;
        let aside = own == other && (one.mode == Mode::If || occasion);
        if own != 0 && !aside {
            carried.1 = own;
        }
        // 名字を呼んだだけで、照らさずに渡したことが原因です: the whole sentence says why.
        if carried.1 == 0 && reasons.binary_search(&one.sentence).is_ok() {
            carried.1 = cause;
        }
        if back.binary_search(&one.sentence).is_ok() {
            carried.1 = cause;
        }
        // 措置の内容は、意見書を待って定めます: what is done, under a heading of measures, is a measure; so is what ought to
        // be done: 講ずべき措置.
        let ought = || slice(&document.text, one.place.start..one.place.end).contains("べき");
        // どのような手当てをするかは、これから決めます: so is what is still to be settled.
        let settles = to_be_settled && one.marks.has(Marks::QUESTION) && one.mode != Mode::Done;
        if carried.1 == containment && (headings[one.block] == measures || settles || ought()) {
            carried.1 = measures;
        }
        one.own_topic = carried.1.into();
        // A question on a line of its own is answered by what follows.
        let asks = one.mode == Mode::Asks || is_cut_short(document, one);
        if asks && !one.marks.has(Marks::BRACKET) {
            above.ask(document, one, about(one.place));
            continue;
        }
        if labelled.0 != one.block {
            let label = block.label.or_else(|| bracketed(document, block.place));
            let label = label.or_else(|| run_in(document, block.place));
            labelled = (
                one.block,
                label.map_or(0, |label| leads::of_label(document, label, about(label), vocabulary)),
            );
        }
        let label = labelled.1;
        let label = if label == containment && headings[one.block] == measures { measures } else { label };
        if purpose.0 != one.block {
            purpose = (one.block, 0);
        }
        let over = above.over(document, one.block).unwrap_or(headings[one.block]);
        let topics = [carried.1, label, purpose.1, over];
        one.topic = topics.into_iter().find(|topic| *topic != 0).unwrap_or(0).into();
        above.announce(document, one, &about);
        let said = slice(&document.text, one.place.start..one.place.end);
        if one.with & prevention != 0 && (said.ends_with("ため、") || said.contains("のため、")) {
            purpose.1 = measures;
        }
    }
}

/// Whether a statement is a question of which only the topic is said: 再発を防ぐ手だては。
fn is_cut_short(document: &Document, one: &Statement) -> bool {
    let sentence = document.sentences[one.sentence].place;
    let text = slice(&document.text, one.place.start..one.place.end).trim_end_matches(['。', '?', ' ']);
    let whole = document.blocks[one.block].place;
    text.ends_with('は')
        && one.place.start <= sentence.start + BEFORE_QUESTION
        && one.place.end + '。'.len_utf8() >= whole.end
}
