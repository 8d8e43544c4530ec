//! What a sentence itself says it is about: the words before は, について, かどうか; else its subject, or what is sought.
//!
//! Owns the particles that mark a topic and where its phrase begins. Labels, questions and headings are [`super::topics`]'
//! to ask.

use super::Statement;
use crate::document::{Document, Place};
use crate::grammar::{Flags, Hit, Kinds, Mode};
use crate::text::{ends_with, one_of, slice};

/// What marks the words before it as the topic of the sentence.
const TOPIC: [&str; 12] = [
    "か、",
    "については",
    "についても",
    "につきましては",
    "につきましても",
    "に関しては",
    "に関しても",
    "かどうか",
    "の有無",
    "は",
    "かを",
    "について",
];

/// Whether what marks a topic ends in a character: most do not, and nothing else is looked at.
fn ends_topic(last: char) -> bool {
    one_of!("、はもか無をて", last)
}

/// What stands for the reason before には.
const WHY: [&str; 3] = ["背景", "原因", "理由"];

/// Where a statement that waits for something says what it is about: before what is waited for, else behind it.
pub(super) fn behind_wait(document: &Document, one: &Statement, wait: &Hit) -> Place {
    let text = slice(&document.text, one.place.start..one.place.end);
    let (at, from) = (wait.start - one.place.start, wait.end.min(one.place.end) - one.place.start);
    let before = slice(text, ..at).rfind('、').unwrap_or(0);
    let topic = TOPIC.iter().find(|topic| slice(text, ..before).ends_with(**topic));
    let (start, end) = match topic {
        // どのような策をとるかは、: a question is a topic with all its words.
        Some(topic) if slice(text, ..before - topic.len()).ends_with('か') => (0, before),
        Some(topic) => (phrase(slice(text, ..before), before - topic.len()), before),
        // なぜ起きたのかについては、…、まとまり次第お知らせします: what stands first, where it is marked so.
        None => match ["については、", "につきましては、", "に関しては、"]
            .iter()
            .find_map(|sign| slice(text, ..at).find(sign))
        {
            Some(first) => (0, first),
            None => (from, from + slice(text, from..).rfind(['は', 'を', 'が']).unwrap_or(0)),
        },
    };
    Place { start: one.place.start + start, end: one.place.start + end }
}

/// What the words of a statement before its は say it is about.
pub(super) fn own_topic(
    document: &Document,
    one: &Statement,
    (sought, later, told): (Kinds, Kinds, Kinds),
    about: &impl Fn(Place) -> Kinds,
) -> Kinds {
    let text = slice(&document.text, one.place.start..one.place.end);
    let marks = |end: &usize| TOPIC.iter().any(|topic| ends_with(slice(text, ..*end), topic));
    let ends = text.char_indices().rev().filter(|(_, last)| ends_topic(*last));
    let last = ends.map(|(at, last)| at + last.len_utf8()).find(marks);
    let seeks_what = one.act & sought != 0;
    let mut marked = last.map_or(0, |last| marked_topic(one, text, (last, seeks_what), about));
    // 総数は、現時点では; 原因について申し上げることは: where the last は says nothing, an earlier one does.
    for sign in ["は、", "について"] {
        if marked == 0
            && text.contains(sign)
            && let Some(first) = text.find(sign)
        {
            marked = marked_topic(one, text, (first + sign.trim_end_matches('、').len(), seeks_what), about);
        }
    }
    // 件数が判明していない, 防止策を検討しています: what is not known or weighed speaks of its subject.
    let open = matches!(one.mode, Mode::Denied | Mode::Going | Mode::Possible);
    let seeks = matches!(one.mode, Mode::Denied | Mode::Going | Mode::Will | Mode::Plain);
    let sought = (one.act & sought != 0 || one.when & later != 0) && seeks;
    // まだ数を申し上げられません: what cannot be told.
    let untold = one.mode == Mode::Denied && one.flags.has(Flags::CAN) && one.act & told != 0;
    let object =
        if sought || untold { text.rfind(['が', 'を']) } else { text.rfind('が').filter(|_| open) };
    match (marked, object) {
        (0, Some(at)) => {
            let named =
                |at| about(Place { start: one.place.start + phrase(text, at), end: one.place.start + at });
            match (named(at), slice(text, ..at).rfind('に')) {
                // 原因の究明に時間がかかる.
                (0, Some(before)) if seeks_what => named(before),
                (topic, _) => topic,
            }
        }
        (marked, _) => marked,
    }
}

/// Where the phrase begins that ends at an offset.
fn phrase(text: &str, end: usize) -> usize {
    let body = slice(text, ..end);
    let from = body.rfind(['、', 'を', 'が', 'に', 'で', 'へ', ' ']);
    from.map_or(0, |at| at + slice(body, at..).chars().next().map_or(0, char::len_utf8))
}

/// What the words before は, について and the like say a statement is about.
fn marked_topic(
    one: &Statement,
    text: &str,
    (last, seeks): (usize, bool),
    about: &impl Fn(Place) -> Kinds,
) -> Kinds {
    // A question is a topic with all its words, は with the noun before it only.
    let region = slice(text, ..last);
    let asks = ["か", "か、", "かは", "かどうか", "かを", "の有無", "の有無は"]
        .iter()
        .any(|ask| ends_with(region, ask));
    let body = TOPIC
        .iter()
        .filter(|topic| ends_with(region, topic))
        .filter_map(|topic| region.strip_suffix(topic))
        .min_by_key(|body| body.len())
        .unwrap_or(region);
    // 原因の究明には時間がかかる, 背景には…がありました: what is sought, or why, stands before には.
    let why = |body: &&str| WHY.iter().any(|why| body.ends_with(why));
    let body = body.strip_suffix('に').filter(|body| seeks || why(body)).unwrap_or(body);
    // ご報告までに時間を要しましたのは: a clause made a noun is a topic with all its words, too.
    let cleft = body.ends_with("たの") && region.ends_with("のは");
    // 対象の会員に|知らせるかどうか: whom it is for is no topic.
    let whom = body.rfind('に').filter(|_| asks && one.to.all() != 0);
    // 読めるようになったのか: how it came to be so is nobody.
    let whom = whom.filter(|at| !slice(body, ..*at).ends_with("よう")).map(|at| at + 'に'.len_utf8());
    let from = if asks || cleft { whom.unwrap_or(0) } else { phrase(body, body.len()) };
    about(Place { start: one.place.start + from, end: one.place.start + last })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_of_a_topic_ends_in_one_of_its_characters() {
        assert!(TOPIC.iter().all(|topic| topic.ends_with(ends_topic)));
    }
}
