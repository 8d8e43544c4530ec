//! Elements, classes, and the conditions by which both are read.
//!
//! Owns their keys.

use super::super::fields::{GRADES, SCOPES};
use super::super::shape::{MapShape, Shape, TableShape, key, names};
use super::beside::DRAFT_ELEMENT;
use super::rules::{ELEMENT_TEST, SOURCES, WHEN};
use super::{KEBAB, OPERANDS};

pub(super) static ELEMENTS: MapShape = MapShape {
    key: "element",
    pattern: KEBAB,
    about: ("項目の名前", "Name of an element"),
    value: Shape::Table(&ELEMENT),
};

/// An element.
pub static ELEMENT: TableShape = TableShape {
    name: "element",
    about: ("告知文に書く項目", "Something a notice can state"),
    keys: &[
        key(
            "title",
            Shape::Text,
            "人に見せる名前。新しい項目には要る",
            "Its name for people; a new element needs one",
        ),
        key(
            "order",
            Shape::Integer(0, 10_000),
            "表での順番。書かなければ末尾",
            "Its place in the tables; left out: last",
        ),
        key(
            "draft",
            Shape::Table(&DRAFT_ELEMENT),
            "noticelint template が出す見出しと案内",
            "Its heading and prompt in what noticelint template prints",
        ),
        key(
            "headings",
            Shape::List(&Shape::Words),
            "この項目の見出しに含まれる言葉",
            "Words of the headings it stands under",
        ),
        key(
            "add-headings",
            Shape::List(&Shape::Words),
            "見出しの言葉に足すもの",
            "Added to the words of headings",
        ),
        key(
            "remove-headings",
            Shape::List(&Shape::Words),
            "見出しの言葉から外すもの",
            "Taken out of the words of headings",
        ),
        key("words", OPERANDS, "どれかがあれば「記載あり」", "Any of these states it"),
        key("add", OPERANDS, "「記載あり」とする言葉に足すもの", "Added to `words`"),
        key(
            "detect",
            Shape::List(&Shape::Table(&ELEMENT_DETECTOR)),
            "読み取り方。土台のものをすべて置き換える",
            "How it is read; replaces all detectors below",
        ),
        key(
            "add-detect",
            Shape::List(&Shape::Table(&ELEMENT_DETECTOR)),
            "土台に足す読み取り方",
            "Detectors added to those below",
        ),
        key(
            "remove-detect",
            Shape::List(&Shape::Table(&ELEMENT_DETECTOR)),
            "土台から外す読み取り方。rules show が示すとおりに書く",
            "Detectors taken out, written as rules show prints them",
        ),
        key("remove", OPERANDS, "読み取り方の中から外す言葉", "Words taken out of its detectors"),
        key(
            "required",
            Shape::Severity,
            "必須にする: 書かれていなければ指摘する重さ。規則 項目/missing になる",
            "Makes it required: the severity where it is absent. Becomes the rule <element>/missing",
        ),
        key("when", Shape::Table(&WHEN), "required が効くのは、このときだけ", "Required only then"),
        key(
            "help",
            Shape::Text,
            "required の指摘に添える直し方",
            "What to do, for the finding of `required`",
        ),
        key("why", Shape::Text, "required の理由", "Why `required` matters"),
        key("source", SOURCES, "required のよりどころ", "Where `required` comes from"),
        key(
            "looks-for",
            Shape::Text,
            "何を探すか (explain が示す)",
            "What it looks for, in words (explain shows it)",
        ),
        key("tests", Shape::List(&Shape::Table(&ELEMENT_TEST)), "試し", "Tests"),
    ],
    others: None,
};

pub(super) static CLASSES: MapShape = MapShape {
    key: "group",
    pattern: KEBAB,
    about: ("分類: kind、stage、publisher、cause", "A group of labels: kind, stage, publisher, cause"),
    value: Shape::Map(&LABELS),
};

pub(super) static LABELS: MapShape =
    MapShape {
        key: "label", pattern: KEBAB, about: ("分類の名前", "A label"), value: Shape::Table(&CLASS)
    };

/// A label of a group.
pub static CLASS: TableShape = TableShape {
    name: "class",
    about: ("分類の一つと、その手がかり", "One label, and what speaks for it"),
    keys: &[
        key("title", Shape::Text, "人に見せる名前", "Its name for people"),
        key("order", Shape::Integer(0, 10_000), "小さいほど先に選ぶ", "Smaller ones are chosen first"),
        key(
            "at-least",
            Shape::Integer(1, 1_000),
            "手がかりの重みの合計がこれ以上なら当てはまる。既定 1",
            "The sum of weights that it needs; 1 where left out",
        ),
        key(
            "detect",
            Shape::List(&Shape::Table(&CLASS_DETECTOR)),
            "手がかり。土台のものをすべて置き換える",
            "What speaks for it; replaces all below",
        ),
        key(
            "add-detect",
            Shape::List(&Shape::Table(&CLASS_DETECTOR)),
            "土台に足す手がかり",
            "Added to those below",
        ),
        key(
            "remove-detect",
            Shape::List(&Shape::Table(&CLASS_DETECTOR)),
            "土台から外す手がかり",
            "Taken out of those below",
        ),
    ],
    others: None,
};

macro_rules! detector {
    ($name:literal $(, $first:expr)?) => {
        TableShape {
            name: $name,
            about: ("読み取りの条件", "A condition over words and readings"),
            keys: &[
                $($first,)?
                key("all", OPERANDS, "すべてが within の範囲にある", "All of these stand in one unit of `within`"),
                key("any", OPERANDS, "どれかがある", "One of these"),
                key("none", OPERANDS, "どれもない", "None of these"),
                key("within", Shape::Choice(|| names(SCOPES)), "範囲。既定 sentence (文)", "The unit; sentence where left out"),
                key("none-within", Shape::Choice(|| names(SCOPES)), "none の範囲。既定は within と同じ", "The unit of `none`; that of `within` where left out"),
                key("under", Shape::List(&Shape::Words), "この言葉を含む見出しの下だけ", "Only under a heading that holds one of these"),
                key("not-under", Shape::List(&Shape::Words), "この言葉を含む見出しの下は除く", "Not under a heading that holds one of these"),
                key("ordered", Shape::Boolean, "all が書いた順に並ぶ", "`all` stand in the order given"),
                key("near", Shape::Integer(0, 10_000), "all の隣どうしの間は、この文字数まで", "At most so many characters between neighbours of `all`"),
                key("in-headings", Shape::Boolean, "見出しの中の言葉も数える", "Words in headings count, too"),
            ],
            others: None,
        }
    };
}

/// A condition of a rule.
pub static DETECTOR: TableShape = detector!("detector");

/// A condition of an element.
pub static ELEMENT_DETECTOR: TableShape = detector!(
    "element-detector",
    key(
        "as",
        Shape::Choice(|| names(GRADES)),
        "当てはまれば、stated (記載)、vague (あいまい)、deferred (後日)、hollow (中身なし)。既定 stated",
        "What a match says: stated, vague, deferred, hollow; stated where left out"
    )
);

/// A condition of a class.
pub static CLASS_DETECTOR: TableShape = detector!(
    "class-detector",
    key(
        "weight",
        Shape::Integer(-1_000, 1_000),
        "重み。既定 1。負なら打ち消す",
        "Its weight; 1 where left out; a negative one speaks against"
    )
);
