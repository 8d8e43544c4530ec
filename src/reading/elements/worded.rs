//! Elements that are made of words alone, and what stands below headings of their own.
//!
//! Owns that a word states nothing where its clause denies it, asks for it or puts it off. Which clauses put off is
//! said by the rows of the grammar.

use super::detector::{View, matched_words, widen};
use crate::document::Place;
use crate::grammar::{Kinds, Mode};
use crate::ruleset::{Element, Grade};
use crate::statements::Claims;
use crate::statements::{Marks, Statement, Vocabulary, asks};
use crate::text::slice;

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
    for sentence in element.sections.iter().flat_map(|detector| matched_words(view, detector)) {
        let grade = best(around(statements, sentence), of_section);
        found.extend(grade.map(|grade| (grade, widen(view, sentence))));
    }
    found
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
    // A word that asks by itself is meant so: 対象かどうか.
    said(one, asks(slice(text, words.start..words.end)))
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
