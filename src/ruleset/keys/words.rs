//! Words and phrases.
//!
//! Owns the keys of term sets and of phrases.

use super::super::shape::{MapShape, Shape, TableShape, key, must};
use super::rules::{RULE_TEST, SOURCES, WHEN};
use super::{KEBAB, WORDS};

pub(super) static TERMS: MapShape = MapShape {
    key: "name",
    pattern: KEBAB,
    about: ("言葉の集まりの名前。@名前 で使う", "Name of a set; used as @name"),
    value: Shape::Table(&FAMILY),
};

pub(super) static FAMILY: TableShape =
    TableShape { name: "terms", about: SET.about, keys: SET.keys, others: Some(&MEMBERS) };

pub(super) static MEMBERS: MapShape = MapShape {
    key: "member",
    pattern: KEBAB,
    about: (
        "一つの家族に属する集まり。data-type(情報の種類)、regulator(監督機関)、event(できごと)など",
        "A set of a family: data-type, regulator, event …",
    ),
    value: Shape::Table(&SET),
};

/// A set of words.
pub static SET: TableShape = TableShape {
    name: "term-set",
    about: ("同じ意味の言葉の集まり", "A set of words of one meaning"),
    keys: &[
        key(
            "words",
            WORDS,
            "言葉。{a|b} はどちらか、[x] は有無どちらも。土台に同じ名前があれば、すべて置き換える",
            "The words: {a|b} is one of, [x] with or without. Replaces all words of a set of that name below",
        ),
        key("add", WORDS, "土台の言葉に足す言葉", "Words added to those below"),
        key(
            "remove",
            WORDS,
            "土台の言葉から外す言葉。ないものを外すと誤り",
            "Words taken out of those below; taking out what is not there is a mistake",
        ),
        key("not-in", WORDS, "この言葉の一部としては数えない", "A match inside one of these words is none"),
        key(
            "include",
            Shape::List(&Shape::Name),
            "言葉ごと取り込む、ほかの集まりや家族",
            "Other sets or families whose words it takes in",
        ),
        key(
            "patterns",
            Shape::List(&Shape::Table(&PATTERN)),
            "言葉では書けないものの正規表現",
            "Regular expressions for what words cannot say",
        ),
        key("title", Shape::Text, "人に見せる名前", "Its name for people"),
        key(
            "category",
            Shape::String,
            "情報の種類の分類 (contact、credential など)。data-type だけのもの",
            "What a kind of data belongs to (contact, credential …); data-type only",
        ),
    ],
    others: None,
};

pub(super) static PATTERN: TableShape = TableShape {
    name: "pattern",
    about: ("正規表現", "A regular expression"),
    keys: &[
        must("regex", Shape::String, "式。' ' で囲む", "The expression, in '…'"),
        key(
            "needs",
            Shape::Word,
            "一致に必ず含まれる言葉。これが本文にあるときだけ調べる",
            "A word that every match holds: the expression runs only where it was seen",
        ),
    ],
    others: None,
};

pub(super) static PHRASES: MapShape = MapShape {
    key: "phrase",
    pattern: ".+",
    about: ("言い回し。規則 phrases/言い回し になる", "The phrase; it becomes the rule phrases/<phrase>"),
    value: Shape::Table(&PHRASE),
};

/// A phrase to avoid, or to have.
pub static PHRASE: TableShape = TableShape {
    name: "phrase",
    about: (
        "言い回し一つ。severity か required のどちらかを書く",
        "One phrase, with either severity or required",
    ),
    keys: &[
        key(
            "severity",
            Shape::Severity,
            "使ってはならない: あれば指摘する重さ",
            "To be avoided: the severity where it stands",
        ),
        key(
            "required",
            Shape::Severity,
            "入っていなければならない: なければ指摘する重さ",
            "To be had: the severity where it is missing",
        ),
        key("instead", Shape::Text, "代わりに書くこと", "What to write instead"),
        key("words", WORDS, "同じく扱うほかの書き方", "Other wordings that count as the same"),
        key("not-in", WORDS, "この言葉の一部としては数えない", "A match inside one of these words is none"),
        key("title", Shape::Text, "人に見せる名前", "Its name for people"),
        key("message", Shape::Text, "指摘の文", "What is said"),
        key("help", Shape::Text, "直し方", "What to do"),
        key("why", Shape::Text, "理由", "Why it matters"),
        key("source", SOURCES, "よりどころ", "Where it comes from"),
        key("when", Shape::Table(&WHEN), "このときだけ", "Only then"),
        key("tests", Shape::List(&Shape::Table(&RULE_TEST)), "試し", "Tests"),
    ],
    others: None,
};
