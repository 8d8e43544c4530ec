//! What a statement is about.
//!
//! Owns the order: the question or the topic in its own sentence, its label, the question it answers, the nearest
//! heading that says anything.

use super::leads::{self, Above};
use super::marks::tells;
use super::{Found, Marks, Statement, Vocabulary, within};
use crate::document::{BlockKind, Document, Place};
use crate::grammar::{Flags, Hit, Kinds, Mode, is_dense};
use crate::text::numeral::is_numeral;
use crate::text::{begins_with, ends_with, one_of, slice};

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

/// What points back to the sentence before.
const BACK: [&str; 6] = ["これが", "これらが", "それが", "このことが", "以上が", "そのことが"];

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
        if one.mode == Mode::Asks && !one.marks.has(Marks::BRACKET) {
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

/// 【原因】 or 〔原因〕 at the start of a line is its label.
fn bracketed(document: &Document, block: Place) -> Option<Place> {
    const PAIRS: [(char, char); 5] = [('【', '】'), ('〔', '〕'), ('《', '》'), ('〈', '〉'), ('≪', '≫')];
    let text = slice(&document.text, block.start..block.end);
    let (_, end) = PAIRS.iter().find(|(open, _)| text.starts_with(*open))?;
    let (close, _) = text.char_indices().take(40).find(|(_, found)| found == end)?;
    Some(Place { start: block.start, end: block.start + close })
}

/// A numbered or bold heading that its text follows on the same line: 八、再発防止 一斉送信専用の….
fn run_in(document: &Document, block: Place) -> Option<Place> {
    const LONGEST: usize = 60;
    let text = slice(&document.text, block.start..block.end);
    // 再発防止策 封入の前後に…: bold, or set apart by a wide space.
    let noun = |heading: &str| {
        heading.len() <= LONGEST && heading.chars().all(|c| is_dense(c) || one_of!("のごおとぎ", c))
    };
    if let Some((heading, body)) = text.split_once(' ')
        && noun(heading)
        && body.contains('。')
    {
        return Some(Place { start: block.start, end: block.start + heading.len() });
    }
    let (number, rest) = text.split_once(['、', '.', ')', ' '])?;
    let numbered = is_number(number);
    let rest = rest.trim_start();
    let (heading, body) = rest.split_once(' ')?;
    let heads =
        numbered && heading.len() <= LONGEST && !heading.contains(['、', '。']) && !body.trim().is_empty();
    let start = block.start + (text.len() - rest.len());
    heads.then_some(Place { start, end: start + heading.len() })
}

/// Whether a text numbers what stands behind it: 四, 10, (3.
fn is_number(text: &str) -> bool {
    let digits = text.trim_start_matches('(');
    !digits.is_empty() && digits.chars().all(is_numeral)
}

/// Where a statement that waits for something says what it is about: before what is waited for, else behind it.
fn behind_wait(document: &Document, one: &Statement, wait: &Hit) -> Place {
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
fn own_topic(
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
    let whom = body.rfind('に').filter(|_| asks && one.to.all() != 0).map(|at| at + 'に'.len_utf8());
    let from = if asks || cleft { whom.unwrap_or(0) } else { phrase(body, body.len()) };
    about(Place { start: one.place.start + from, end: one.place.start + last })
}

/// What the headings above each block say, the nearest that says anything first.
fn governors(
    document: &Document,
    vocabulary: &Vocabulary,
    statements: &[Statement],
    about: &impl Fn(Place) -> Kinds,
    desk: &impl Fn(Place) -> bool,
) -> Vec<Kinds> {
    let shape = |place: Place, named| leads::by_shape(document, (place, named), statements, vocabulary);
    let contact = vocabulary.topic("contact-point").unwrap_or(0);
    let sorry = vocabulary.topic("apology").unwrap_or(0);
    let mut found = Vec::with_capacity(document.blocks.len());
    // A short line that ends in a noun heads what stands below it, whatever structure made of it.
    let mut local: (usize, Kinds) = (usize::MAX, 0);
    // A paragraph behind a list goes on with the letter, not with what the list was headed.
    let mut listed = false;
    let mut left = false;
    // A line that its text follows without an empty line between them heads that text only.
    let mut tight: Option<(usize, bool)> = None;
    let mut above = 0;
    // Where the first sentence ends.
    let stop = document.text.find('。').unwrap_or(usize::MAX);
    for (at, block) in document.blocks.iter().enumerate() {
        if local.0 != block.section {
            local = (block.section, 0);
            (listed, left) = (false, false);
            tight = document
                .sections
                .get(block.section)
                .and_then(|section| section.heading)
                .filter(|heading| unmarked(document, *heading))
                .map(|heading| (heading, false));
            above = document
                .headings_above(block.section)
                .map(|heading| match addresses(document, heading.place, stop) {
                    true => 0,
                    // 誤掲載に関するお詫び above a letter: what stands below says more than sorry.
                    false => shape(heading.place, about(heading.place) & !sorry),
                })
                .find(|topic| *topic != 0)
                .unwrap_or(0);
        }
        let item = matches!(block.kind, BlockKind::Item | BlockKind::Row);
        left |= listed && block.kind == BlockKind::Paragraph && block.label.is_none();
        listed |= item;
        let apart = leads::apart(document, at);
        tight = tight.map(|(head, tight)| (head, if head + 1 == at { !apart } else { tight }));
        if apart && tight.is_some_and(|(_, tight)| tight) && block.kind == BlockKind::Paragraph {
            (local.1, left, tight) = (0, true, None);
        }
        if block.kind == BlockKind::Paragraph && heads(document, block.place) {
            tight = Some((at, false));
            // 情報セキュリティ対策本部 is a desk, whatever its name is made of.
            let named = about(block.place) & if desk(block.place) { contact } else { Kinds::MAX };
            local.1 = if addresses(document, block.place, stop) { 0 } else { shape(block.place, named) };
        }
        let line = |at: usize| {
            let other = document.blocks.get(at).filter(|other| other.section == block.section);
            other.map_or("", |other| slice(&document.text, other.place.start..other.place.end))
        };
        // How to reach a desk is about the desk, whatever stands above it.
        let contacts =
            reaches(line(at)) || desk(block.place) && (reaches(line(at + 1)) || reaches(line(at + 2)));
        found.push(match local.1 {
            _ if contacts => contact,
            0 if left => 0,
            0 => above,
            topic => topic,
        });
    }
    found
}

/// Whether neither a mark nor a number makes a line a heading: where it stands does.
fn unmarked(document: &Document, heading: usize) -> bool {
    let block = &document.blocks[heading];
    let first = slice(&document.text, block.place.start..block.place.end).chars().next();
    block.marker.is_none() && first.is_some_and(|first| first.is_alphabetic() && !is_numeral(first))
}

/// Whether a line addresses the readers, and heads nothing: 会員の皆様へ, before the first sentence.
fn addresses(document: &Document, heading: Place, stop: usize) -> bool {
    let said = slice(&document.text, heading.start..heading.end).trim_end();
    let readers = ["皆様へ", "皆さまへ", "みなさまへ", "皆さんへ", "みなさんへ", "皆様", "皆さま", "各位"];
    heading.start <= stop && readers.iter().any(|end| ends_with(said, end))
}

/// Whether a line has the form of a heading: short, without the end of a sentence.
fn heads(document: &Document, place: Place) -> bool {
    const LONGEST: usize = 24;
    let text = slice(&document.text, place.start..place.end).trim();
    // 四、取った措置: its number is no part of what it says.
    let text = match text.split_once(['、', '.', ')']) {
        Some((number, rest)) if is_number(number) => rest.trim_start(),
        _ => text,
    };
    text.chars().nth(LONGEST).is_none()
        && !text.contains(['。', '、', ':'])
        && !text.chars().any(|c| c.is_ascii_digit())
}

/// Whether a line ends in the name of a desk: 顧客相談室.
fn names_desk(document: &Document, vocabulary: &Vocabulary, hits: &Found, place: Place) -> bool {
    let ours = vocabulary.party("ours").unwrap_or(0);
    let end = place.start + slice(&document.text, place.start..place.end).trim_end().len();
    within(&hits.parties, place).iter().any(|hit| hit.end == end && hit.kinds & ours != 0)
}

/// Whether a line says how to reach somebody and is no sentence: a number to call, an address to write to.
fn reaches(text: &str) -> bool {
    const DIGITS: usize = 10;
    let many = |text: &str| text.bytes().filter(u8::is_ascii_digit).count() >= DIGITS;
    // 2024-07-10 11:52 is no number to call.
    let number = || {
        many(text)
            && text
                .split(|sign: char| !sign.is_ascii_digit() && !one_of!("-()+", sign))
                .any(|number| number.contains('-') && many(number))
    };
    let mail = || {
        text.match_indices('@').any(|(at, _)| {
            let (before, behind) = (slice(text, ..at), slice(text, at + 1..));
            before.ends_with(|c: char| c.is_ascii_alphanumeric())
                && behind.starts_with(|c: char| c.is_ascii_alphanumeric())
        })
    };
    (number() || mail()) && !text.contains('。')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_no_number_to_call() {
        for line in ["03-0000-0000", "電話 0120-000-000(平日9時から17時)", "desk@example.jp"] {
            assert!(reaches(line), "{line}");
        }
        for line in ["2026-07-10 11:52 非公開に変更", "2026-07-10から2026-07-12まで", "会員1,234名"]
        {
            assert!(!reaches(line), "{line}");
        }
    }

    #[test]
    fn every_mark_of_a_topic_ends_in_one_of_its_characters() {
        assert!(TOPIC.iter().all(|topic| topic.ends_with(ends_topic)));
    }
}
