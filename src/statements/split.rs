//! Where one statement ends and the next begins.
//!
//! Owns the cut of a sentence into statements and what a linked one takes from the next. Builds on the clauses of the
//! document, which it cuts further where the walk over an end finds a verb.

use super::{Marks, Statement, Vocabulary, turned, within};
use crate::document::{BlockKind, Document, Place};
use crate::grammar::{End, Flags, Hit, Kinds, Mode, is_dense, walk};
use crate::text::slice;

/// A stretch that states one thing.
pub(super) struct Segment {
    pub(super) place: Place,
    pub(super) sentence: usize,
    pub(super) end: End,
    pub(super) bracket: bool,
}

/// What is shorter than this before a comma is a conjunction.
const LEAST: usize = 5;

/// How far back from a comma is looked, in bytes.
const NEAR: usize = 300;

/// The start of what is looked at before an offset.
fn back(text: &str, start: usize, end: usize) -> usize {
    let mut at = start.max(end.saturating_sub(NEAR));
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// The statements of all sentences, in order.
pub(super) fn segments(document: &Document, vocabulary: &Vocabulary, hits: &[Hit]) -> Vec<Segment> {
    let mut found = Vec::with_capacity(document.clauses.len());
    let postposition = vocabulary.kind("postposition").unwrap_or(0);
    // Phrases that only colour a clause end no walk; those that are a statement of their own (すみません) do.
    let own = ["apologise", "courtesy"]
        .iter()
        .filter_map(|name| vocabulary.kind(name))
        .fold(0, |all, kind| all | kind);
    let ends = |hit: &&Hit| !hit.phrase || hit.kinds & own != 0;
    // A clause that ends in a postposition (委員会に対し、) belongs to the next.
    let mut pending: Option<(usize, usize)> = None;
    for (at, clause) in document.clauses.iter().enumerate() {
        let text = &document.text;
        let read = |place: Place| {
            // 気づいたのは4日です: what is told is that it was done.
            let done = turned::done(slice(text, place.start..place.end));
            let place = done.map_or(place, |end| Place { end: place.start + end, ..place });
            let inside: Vec<Hit> = within(hits, place).iter().filter(ends).copied().collect();
            walk(text, place.start, place.end, &inside, &vocabulary.words, &vocabulary.endings)
        };
        let mut push = |place: Place, end: End| {
            found.push(Segment { place, sentence: clause.sentence, end, bracket: clause.parent().is_some() });
        };
        // Brackets that are clauses hold their commas together.
        let mut brackets = document.clauses[at + 1..]
            .iter()
            .take_while(|inner| inner.place.start < clause.place.end)
            .map(|inner| inner.place)
            .peekable();
        // Where the last of those ends that begin before a comma.
        let mut held = 0;
        let mut start = clause.place.start;
        if clause.parent().is_none() {
            start = pending
                .take()
                .filter(|(sentence, _)| *sentence == clause.sentence)
                .map_or(start, |one| one.1);
            let tail = slice(text, ..clause.place.end).trim_end_matches('、').len();
            let hangs =
                within(hits, clause.place).iter().any(|hit| hit.kinds & postposition != 0 && hit.end == tail);
            let last = document.sentences[clause.sentence].place.end <= clause.place.end;
            if hangs && !last && slice(text, ..clause.place.end).ends_with('、') {
                pending = Some((clause.sentence, start));
                continue;
            }
        }
        for (offset, sign) in slice(text, clause.place.start..clause.place.end).match_indices(['、', '。'])
        {
            let comma = clause.place.start + offset;
            let after = comma + sign.len();
            while let Some(inner) = brackets.next_if(|inner| inner.start <= comma) {
                held = inner.end.max(held);
            }
            if after >= clause.place.end || comma < held {
                continue;
            }
            let place = Place { start, end: after };
            // (確認中。第2報で掲載): a bracket may hold sentences.
            if sign == "。" {
                let place = Place { start, end: after };
                push(place, read(Place { start, end: comma }));
                start = after;
                continue;
            }
            // What decides stands near the comma; a list without end is not read again at each of its commas.
            let near = Place { start: back(text, start, comma), end: after };
            let body = slice(text, near.start..comma);
            let turned = turned::ends_at_comma(body, slice(text, after..clause.place.end));
            if turned || turned::done(slice(text, near.start..after)).is_some() {
                push(place, read(near));
                start = after;
                continue;
            }
            // A statement has a verb in a form that goes on, and something the verb is about.
            let goes_on = body.ends_with([
                'は', 'て', 'で', 'し', 'り', 'き', 'い', 'め', 'え', 'け', 'せ', 'れ', 'び', 'み', 'ち',
                'ず', 'ら', 'ば', 'が', 'じ', 'べ', 'げ', 'ぎ', 'に', 'ね', 'へ', 'ど',
            ]);
            // 通知を完了、委員会へ確報を提出: lines that end in nouns have several acts.
            let stops = stops(body);
            if !(goes_on || stops) || body.chars().nth(LEAST - 1).is_none() {
                continue;
            }
            let inside = within(hits, near);
            if inside.iter().any(|hit| hit.kinds & postposition != 0 && hit.end == comma) {
                continue;
            }
            let end = read(near);
            // 対策は検討中で、…: it is under way, whatever follows.
            let act = body.strip_suffix("中で").filter(|act| act.ends_with(is_dense));
            let pends = act.is_some() && end.flags.has(Flags::GOING);
            if pends {
                push(place, End { mode: Mode::Going, ..end });
                start = after;
                continue;
            }
            let verb = stops
                || matches!(end.mode, Mode::Linked | Mode::If)
                || !matches!(end.mode, Mode::Noun)
                    && (end.flags.has(Flags::JOINS) || end.flags.has(Flags::EXPLAINS));
            let before = slice(text, near.start..end.start.max(near.start));
            // 持ち出しをやめ、: its object may be read with its ending.
            let about = before.contains(['を', 'に', 'が', 'へ', 'と'])
                || before.contains("から")
                || body.contains('を');
            if verb && about {
                push(place, end);
                start = after;
            }
        }
        // Signs alone state nothing.
        if slice(text, start..clause.place.end.max(start)).contains(char::is_alphanumeric) {
            let place = Place { start, end: clause.place.end };
            push(place, read(place));
        }
    }
    found
}

/// Whether a text ends in the noun of an act and its object: 通知を完了.
fn stops(text: &str) -> bool {
    const LONGEST: usize = 8;
    text.rsplit_once('を').is_some_and(|(_, tail)| {
        (2..=LONGEST).contains(&tail.chars().count())
            && tail.chars().all(|c| is_dense(c) && !c.is_ascii_alphanumeric())
            // 付近を巡回中、鞄の留め具が外れて: when it happened.
            && !tail.ends_with(['中', '後', '前', '時', '際', '上', '間'])
    })
}

/// Gives linked statements the tense and stance of what follows in their sentence, but not its polarity; lines that end
/// in a noun or tell what happened in the present tense are done.
pub(super) fn link(document: &Document, vocabulary: &Vocabulary, statements: &mut [Statement]) {
    let things = [
        "data",
        "document",
        "means",
        "safeguard",
        "abstract",
        "tally",
        "incident",
        "gear",
        "practice",
        "desk",
        "vow",
    ];
    let things = vocabulary.kinds(&things);
    let told = vocabulary.kinds(&["tell"]);
    let desk = vocabulary.kinds(&["take-in", "consult"]);
    let today = vocabulary.time("today").unwrap_or(0);
    let mut next_outer: Option<Statement> = None;
    // How the sentence ends up, past what is only supposed.
    let mut main: (usize, Mode) = (usize::MAX, Mode::Plain);
    let mut block_dated: (usize, bool) = (usize::MAX, false);
    for at in (0..statements.len()).rev() {
        let one = &statements[at];
        let next = next_outer.as_ref();
        let next =
            next.filter(|next| next.sentence == one.sentence && !one.marks.has(Marks::BRACKET)).copied();
        let heading = one.marks.has(Marks::HEADING);
        let in_list = matches!(document.blocks[one.block].kind, BlockKind::Item | BlockKind::Row)
            || document.blocks[one.block].label.is_some();
        let place = document.blocks[one.block].place;
        if in_list && block_dated.0 != one.block {
            block_dated = (one.block, super::days::dated(slice(&document.text, place.start..place.end)));
        }
        let dated = one.marks.has(Marks::DATE) || in_list && block_dated.1;
        let mode = match (one.mode, next) {
            // 画面を閉じたのは18日です.
            (Mode::Plain | Mode::Noun, _) if !heading && asks_for_its_day(document, one) => Mode::Done,
            (Mode::Denied, Some(next)) if next.mode == Mode::Asked && !tensed(one) => Mode::Asked,
            // 届け出るとともに、調査を始めました: both are done.
            (Mode::Plain, Some(next)) if one.flags.has(Flags::ALONG) && !one.flags.has(Flags::PAST) => {
                match next.mode {
                    Mode::Done | Mode::Going | Mode::Will => next.mode,
                    _ => Mode::Plain,
                }
            }
            (Mode::Linked, Some(next)) => match next.mode {
                // 明細をお確かめいただき、覚えのない請求がある場合はお申し出ください: both are asked.
                Mode::If if one.flags.has(Flags::FAVOUR) && main == (one.sentence, Mode::Asked) => {
                    Mode::Asked
                }
                // 持ち出しを禁じ、やむを得ない場合には許可を取ります: what comes before a condition is none.
                Mode::If
                    if main.0 == one.sentence
                        && (matches!(main.1, Mode::Plain | Mode::Will)
                            || one.flags.has(Flags::CHANGE)
                                && matches!(main.1, Mode::Done | Mode::Going)) =>
                {
                    main.1
                }
                // 消去をお願いし、回答を頂戴しております: what was asked of somebody is done.
                Mode::Plain if one.flags.has(Flags::ASKED) => Mode::Asked,
                Mode::Asked if next.flags.has(Flags::FAVOUR) && !one.flags.has(Flags::ASKED) => Mode::Asked,
                Mode::Denied if next.flags.has(Flags::PAST) => Mode::Done,
                Mode::Denied if next.flags.has(Flags::GOING) => Mode::Done,
                // 16時52分に取り消し、いまは開けなくなっています: what has its own day or hour is over.
                Mode::Going if dated && over(document, one, vocabulary) => Mode::Done,
                // 20日に報告し、本日お知らせします.
                Mode::Plain | Mode::Will if dated && next.when & today != 0 && !tensed(one) => Mode::Done,
                // お電話をいただき、画面を閉じたのは4日後です: what is told of a day has happened, and so has this.
                Mode::Plain if asks_for_its_day(document, &next) => Mode::Done,
                Mode::Denied | Mode::Plain => Mode::Plain,
                // 設定を取り消し、通信を遮断: both are lines of what was done.
                Mode::Noun => Mode::Done,
                mode => mode,
            },
            (Mode::Noun, Some(next)) if stops_at_comma(document, one) => match next.mode {
                Mode::Noun | Mode::Plain => Mode::Done,
                mode @ (Mode::Done | Mode::Going | Mode::Will | Mode::Asked) => mode,
                _ => Mode::Done,
            },
            // The last of its line: 引き揚げ.
            (Mode::Linked, None) if !heading => Mode::Done,
            // 午前5時20分 通信を遮断; 社内と外部の通信をすべて遮断.
            (Mode::Noun, None)
                if !heading
                    && (one.marks.has(Marks::OBJECT)
                        || one.marks.has(Marks::NOUN) && !one.marks.has(Marks::BRACKET))
                    && (dated || in_list || one.marks.has(Marks::OBJECT))
                    && acts(one, things)
                    && !counts(slice(&document.text, one.place.start..one.place.end)) =>
            {
                Mode::Done
            }
            (Mode::Plain, None)
                if in_list
                    && dated
                    // 総務課が承ります(平日9時~16時): a desk's hours are no line of what happened.
                    && one.act & desk == 0
                    && !slice(&document.text, one.place.start..one.place.end).ends_with('。') =>
            {
                Mode::Done
            }
            (mode, _) => mode,
        };
        let lacked = next.is_some_and(|next| {
            next.marks.has(Marks::LACKS) || next.mode == Mode::Denied && next.flags.has(Flags::PAST)
        });
        statements[at].marks.set(Marks::LACKS, lacked);
        // 許可を受けず、私物を使っていました: what was not done is past with the rest.
        if statements[at].mode == Mode::Denied
            && !tensed(&statements[at])
            && next.is_some_and(|next| next.flags.has(Flags::PAST) && next.mode != Mode::Asked)
        {
            statements[at].flags.add(Flags::PAST);
        }
        statements[at].mode = mode;
        // 別の方へ届いてしまいました is no word to anybody.
        let mischance = |next: Statement| next.flags.has(Flags::REGRET);
        statements[at].next =
            next.map_or(0, |next| if mischance(next) { next.act & !told } else { next.act });
        if !statements[at].marks.has(Marks::BRACKET) && mode != Mode::If {
            main = (statements[at].sentence, mode);
        }
        if !statements[at].marks.has(Marks::BRACKET) {
            next_outer = Some(statements[at]);
        }
    }
}

/// Whether a line gives the number of what it names: 会員登録をせずお買い上げの方 569名.
fn counts(text: &str) -> bool {
    /// Letters of the longest word that counts.
    const UNIT: usize = 2;
    let text = text.trim_end_matches(['|', ' ', '。']);
    text.rsplit_once([' ', '|', ':']).is_some_and(|(_, number)| {
        let digits = number.trim_end_matches(|c: char| is_dense(c) && !c.is_ascii_digit());
        let unit = number.len() - digits.len();
        unit > 0
            && number.chars().rev().take_while(|c| !c.is_ascii_digit()).count() <= UNIT
            && !number.ends_with(['日', '月', '年', '時', '分'])
            && !digits.is_empty()
            && digits.chars().all(|c| c.is_ascii_digit() || c == ',')
    })
}

/// Whether a statement tells the day of what was done: 画面を閉じたのは18日です.
fn asks_for_its_day(document: &Document, one: &Statement) -> bool {
    let text = slice(&document.text, one.place.start..one.place.end);
    one.marks.has(Marks::COPULA) && one.marks.has(Marks::DATE) && turned::asking(text).is_some()
}

/// Tells every statement on what condition it holds.
pub(super) fn suppose(statements: &mut [Statement]) {
    let mut given: (usize, Kinds) = (usize::MAX, 0);
    for one in statements {
        if given.0 != one.sentence {
            given = (one.sentence, 0);
        }
        one.given = given.1;
        if one.mode == Mode::If {
            given.1 |= one.act | one.with;
        }
    }
}

/// Whether a statement is a noun of an act before a comma.
fn stops_at_comma(document: &Document, one: &Statement) -> bool {
    slice(&document.text, one.place.start..one.place.end).strip_suffix('、').is_some_and(stops)
}

/// Whether nothing says that a linked statement goes on from the day it names.
fn over(document: &Document, one: &Statement, vocabulary: &Vocabulary) -> bool {
    let text = slice(&document.text, one.place.start..one.place.end);
    // 9月20日まで停止し: until then it goes on.
    let until = text.match_indices("まで").any(|(at, _)| !slice(text, at..).starts_with("までに"));
    let lasting = ["from-day", "from-now", "now"];
    let lasting = lasting.iter().filter_map(|name| vocabulary.time(name)).fold(0, |all, time| all | time);
    one.when & lasting == 0 && !until
}

fn tensed(one: &Statement) -> bool {
    one.flags.has(Flags::PAST) || one.flags.has(Flags::JOINS) || one.flags.has(Flags::EXPLAINS)
}

/// Whether a noun at the end of a line tells an act: it is the noun of a known verb, or has an object and names no thing.
fn acts(one: &Statement, things: Kinds) -> bool {
    one.marks.has(Marks::OBJECT) && one.act == 0 || one.act & !things != 0
}
