//! Elements that are made of words alone, and what stands below headings of their own.
//!
//! Owns that a word states nothing where its clause denies it, asks for it or puts it off. Which clauses put off is
//! said by the rows of the grammar.

use super::detector::{View, matched_words, widen};
use crate::document::{BlockKind, Document, Place};
use crate::grammar::{Kinds, Mode};
use crate::ruleset::{Detector, Element, Grade};
use crate::statements::Claims;
use crate::statements::{Marks, Statement, Vocabulary, asks};
use crate::text::pairs::closing;
use crate::text::{Baked, slice};

/// Acts by which somebody turns to somebody, and where.
const DESK: [&str; 3] = ["tell", "consult", "desk"];
/// Acts that are no substance of any section: courtesy and resolve.
const EMPTY: [&str; 4] = ["courtesy", "bear", "resolve", "apologise"];

/// Where the words of an element, and the sections under its own headings, say something of it, and what.
pub(super) fn read(view: &View, statements: &[Statement], element: &Element) -> Vec<(Grade, Place)> {
    let mut found = Vec::new();
    for words in element.words.iter().flat_map(|detector| matched_words(view, detector)) {
        let own = around(statements, words);
        let grade =
            if own.is_empty() { Some(Grade::Stated) } else { best(own, |one| of_words(view, one, words)) };
        found.extend(grade.map(|grade| (grade, widen(view, words))));
    }
    for detector in &element.sections {
        let lines = headed_lines(view, detector);
        for sentence in matched_words(view, detector).into_iter().chain(lines) {
            let grade = best(around(statements, sentence), of_section);
            found.extend(grade.map(|grade| (grade, widen(view, sentence))));
        }
    }
    found
}

/// What stands behind a heading on the line of its text: 【補償】お一人に商品券をお送りします.
fn headed_lines(view: &View, detector: &Detector) -> Vec<Place> {
    let scene = view.scene;
    let body = |hit: Place| {
        let block = &scene.document.blocks[scene.block(hit.start)?];
        let plain = !matches!(block.kind, BlockKind::Heading | BlockKind::Title | BlockKind::Row);
        let end = heading_end(scene.document, block.place, hit).filter(|_| plain)?;
        Some(Place { start: end, end: block.place.end })
    };
    let hits = detector.under.iter().flat_map(|set| scene.hits.of(*set));
    let mut bodies: Vec<Place> = hits.filter_map(body).collect();
    bodies.sort_unstable();
    bodies.dedup();
    // What is substance below a heading is so behind one.
    let anywhere = Detector { under: Baked::default(), ..detector.clone() };
    let all = if bodies.is_empty() { Vec::new() } else { matched_words(view, &anywhere) };
    let inside = |body: &Place, place: &Place| place.start < body.end && body.start < place.end;
    let behind = |body: Place| {
        let own = all.iter().filter(move |place| inside(&body, place));
        own.map(move |place| Place { start: place.start.max(body.start), end: place.end }).collect::<Vec<_>>()
    };
    bodies.into_iter().flat_map(behind).filter(|place| place.start < place.end).collect()
}

/// Where a heading ends that a block begins with, if a word of it stands there: in brackets, or between a mark and a gap.
fn heading_end(document: &Document, block: Place, word: Place) -> Option<usize> {
    const BRACKETS: [char; 7] = ['【', '[', '〔', '<', '〈', '《', '≪'];
    let before = slice(&document.text, block.start..word.start);
    let behind = slice(&document.text, word.end..block.end);
    let open = BRACKETS.iter().find_map(|open| Some((before.find(*open)?, closing(*open)?)));
    let sign = |c: char| !c.is_alphabetic();
    if let Some((at, close)) = open {
        let end = word.end + behind.find(close)? + close.len_utf8();
        let own = slice(before, ..at).chars().all(sign) && !before.contains(close);
        return (own && end < block.end && !behind.trim_start().starts_with('。')).then_some(end);
    }
    // In the normal form a gap within Japanese text is gone.
    let next = Place { start: word.end, end: word.end + behind.chars().next()?.len_utf8() };
    let gap = document.span(word).end < document.span(next).start || behind.starts_with(' ');
    (gap && before.chars().all(sign)).then_some(word.end)
}

/// What is put off in words of the ruleset's own, which the grammar does not know: each statement with what it is about.
pub(super) fn put_off(view: &View, statements: &[Statement]) -> Vec<(Kinds, Place)> {
    let words = view.scene.sets("deferral").iter().flat_map(|set| view.scene.hits.of(*set));
    let said = words.flat_map(|words| around(statements, words));
    let mut found: Vec<_> = said
        .filter(|one| !one.marks.has(Marks::HEADING))
        .map(|one| (one.topic | one.own_topic, one.place))
        .collect();
    found.sort_unstable_by_key(|(_, place)| *place);
    found.dedup();
    found
}

/// The statements that a place touches.
fn around(statements: &[Statement], place: Place) -> &[Statement] {
    let end = statements.partition_point(|one| one.place.start < place.end);
    let before = statements.get(..end).unwrap_or(&[]);
    let aside = before.iter().rev().take_while(|one| one.place.end > place.start).count();
    before.get(end - aside..).unwrap_or(&[])
}

/// Substance wins over what puts off.
fn best(statements: &[Statement], grade: impl Fn(&Statement) -> Option<Grade>) -> Option<Grade> {
    let grades: Vec<Grade> = statements.iter().filter_map(grade).collect();
    let stated = grades.iter().find(|grade| **grade == Grade::Stated);
    stated.or(grades.first()).copied()
}

fn of_words(view: &View, one: &Statement, words: Place) -> Option<Grade> {
    let text = &view.scene.document.text;
    let behind = slice(text, words.end.min(one.place.end)..one.place.end);
    // A word that reaches to the end of its clause says how it is meant by itself: 手数料はいただきません.
    if !behind.contains(char::is_alphanumeric) {
        return Some(Grade::Stated);
    }
    let word = slice(text, words.start..words.end);
    if sends_to_a_desk(one, behind) && !names_a_desk(word) {
        return None;
    }
    // 補償を予定しております: not given, and not given up.
    if one.mode == Mode::Will {
        return Some(Grade::Deferred);
    }
    // A word that asks by itself is meant so: 対象かどうか.
    said(one, asks(word))
}

/// Whether a clause only tells readers whom to turn to: 補償をご希望の方は総務課まで. What they may ask for is not said to
/// be there.
fn sends_to_a_desk(one: &Statement, behind: &str) -> bool {
    let vocabulary = Vocabulary::built_in();
    let desk = vocabulary.kind("desk").unwrap_or(0);
    let [persons, ours] = ["persons", "ours"].map(|name| vocabulary.party(name).unwrap_or(0));
    let contact = vocabulary.topic("contact-point").unwrap_or(0);
    let here = one.mode == Mode::Asked || (one.topic | one.own_topic) & contact != 0 || one.act & desk != 0;
    // (お問い合わせは総務課まで): said by the way.
    let said = behind.split(['(', '。']).next().unwrap_or_default();
    here && names_a_desk(said) || one.who & persons != 0 && one.to & ours != 0
}

/// Whether a word is about turning to somebody itself: 専用窓口.
fn names_a_desk(word: &str) -> bool {
    let vocabulary = Vocabulary::built_in();
    let (kinds, mut found) = (vocabulary.kinds(&DESK), false);
    vocabulary.words.scan(word, |hit| found |= hit.kinds & kinds != 0);
    found
}

fn of_section(one: &Statement) -> Option<Grade> {
    let vocabulary = Vocabulary::built_in();
    let empty = EMPTY.iter().filter_map(|name| vocabulary.kind(name)).any(|kind| one.act & kind != 0);
    if empty || one.marks.has(Marks::HEADING) { None } else { said(one, false) }
}

/// What a clause says of what it is about; a question may be what is looked for.
fn said(one: &Statement, asked_for: bool) -> Option<Grade> {
    if Claims::built_in().puts_off(one) {
        return Some(Grade::Deferred);
    }
    let open = one.mode == Mode::Asks || one.marks.has(Marks::QUESTION);
    (one.mode != Mode::Denied && (asked_for || !open)).then_some(Grade::Stated)
}
