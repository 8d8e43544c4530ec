//! What stands beside rules: drafts to start from, shorthands, profiles, and what holds for some files only.
//!
//! Owns their keys.

use super::super::shape::{MapShape, Shape, TableShape, key, must};
use super::super::values::Stage;
use super::elements::DETECTOR;
use super::rules::WHEN;
use super::{KEBAB, NAMES};

pub(super) static DRAFT_ELEMENT: TableShape = TableShape {
    name: "draft-element",
    about: ("下書きの中の項目", "An element in a draft to start from"),
    keys: &[
        must("heading", Shape::Text, "見出し", "Its heading"),
        must("prompt", Shape::Text, "何を書くか", "What is to be written"),
    ],
    others: None,
};

pub(super) static DRAFT: TableShape = TableShape {
    name: "draft",
    about: ("noticelint template が出力する下書き", "The draft that noticelint template prints"),
    keys: &[
        key(
            "mark",
            Shape::Text,
            "書き込む箇所の印。{prompt} が案内に替わる",
            "What marks a place to fill in; {prompt} stands for what to write",
        ),
        key(
            "sometimes",
            Shape::Text,
            "条件のある項目の案内の前に置く言葉",
            "Before the prompt of an element that is not always asked for",
        ),
        key("opening", Shape::Text, "題名の下: 日付と発信者", "Below the title: date and sender"),
        key("closing", Shape::Text, "末尾", "At the end"),
        key(Stage::First.name(), Shape::Table(&DRAFT_STAGE), "第1報", "First notice"),
        key(Stage::FollowUp.name(), Shape::Table(&DRAFT_STAGE), "続報", "Follow-up"),
        key(Stage::Final.name(), Shape::Table(&DRAFT_STAGE), "最終報", "Final notice"),
        key(Stage::Single.name(), Shape::Table(&DRAFT_STAGE), "単独", "Only notice"),
    ],
    others: None,
};

pub(super) static DRAFT_STAGE: TableShape = TableShape {
    name: "draft-stage",
    about: ("段階ごとの下書き", "The draft of a stage"),
    keys: &[
        must("title", Shape::Text, "題名", "Its title"),
        key("lead", Shape::Text, "最初の段落", "Its first paragraph"),
        key("ahead", Shape::Text, "次の知らせの見出し", "Heading of what comes next"),
        key("ahead-prompt", Shape::Text, "そこに何を書くか", "What is to be written there"),
    ],
    others: None,
};

pub(super) static SHORTHANDS: TableShape = TableShape {
    name: "shorthands",
    about: ("略記から作る規則の文言", "What rules made from shorthands say"),
    keys: &[
        key(
            "required",
            Shape::Table(&SAID),
            "項目の required。{element} が項目の名前",
            "`required` of an element; {element} is its name",
        ),
        key(
            "forbidden",
            Shape::Table(&SAID),
            "言い回しの severity。{phrase} と {instead}",
            "`severity` of a phrase; {phrase} and {instead}",
        ),
        key(
            "wanted",
            Shape::Table(&SAID),
            "言い回しの required。{phrase} と {instead}",
            "`required` of a phrase; {phrase} and {instead}",
        ),
    ],
    others: None,
};

pub(super) static SAID: TableShape = TableShape {
    name: "said",
    about: ("規則の文言", "Words of a rule"),
    keys: &[
        must("title", Shape::Text, "人に見せる名前", "A name for people"),
        must("message", Shape::Text, "指摘の文", "What was read"),
        key("label", Shape::Text, "その箇所に添える短い言葉", "A few words at the place"),
        key("help", Shape::Text, "直し方", "What to do"),
    ],
    others: None,
};

pub(super) static PROVIDED: TableShape = TableShape {
    name: "provided",
    about: ("本文の外にあるもの", "What stands around the file"),
    keys: &[
        key(
            "path",
            Shape::OneOrMore(&Shape::String),
            "どの文書か (このファイルから見た glob)。書かなければすべて",
            "Which documents: globs relative to this file; all where left out",
        ),
        must("elements", NAMES, "そこに載る項目", "The elements that stand there"),
    ],
    others: None,
};

pub(super) static PROFILES: MapShape = MapShape {
    key: "profile",
    pattern: KEBAB,
    about: ("勧める規則の呼び名", "What a suggestion is called"),
    value: Shape::Table(&PROFILE),
};

/// A ruleset to suggest.
pub static PROFILE: TableShape = TableShape {
    name: "profile",
    about: ("場合に応じて勧める規則", "A ruleset to suggest in some cases"),
    keys: &[
        key(
            "order",
            Shape::Integer(0, 10_000),
            "小さいほど先に当てはめる。書かなければ末尾",
            "Smaller ones are tried first; left out: last",
        ),
        must(
            "ruleset",
            Shape::String,
            "勧める規則の名前 (--rules に書くもの)",
            "Its name, as --rules takes it",
        ),
        must(
            "title",
            Shape::Text,
            "どんな場合か。「…です」と続く言葉 (例: カード情報の事案)",
            "What such a case is called, such as \"a payment-card case\"",
        ),
        key("when", Shape::Table(&WHEN), "このとき", "When"),
        key(
            "detect",
            Shape::List(&Shape::Table(&DETECTOR)),
            "そして、このどれかが本文にあるとき",
            "And where one of these holds in the text",
        ),
    ],
    others: None,
};

/// Findings that are let pass.
pub static IGNORE: TableShape = TableShape {
    name: "ignore",
    about: ("理由を書いて見逃す指摘", "Findings that are let pass, with a reason"),
    keys: &[
        key(
            "path",
            Shape::String,
            "どの文書か (このファイルから見た glob、フォルダーならその中すべて)。書かなければすべて",
            "Which documents: a glob relative to this file, or a folder for all in it; all documents where left out",
        ),
        must("rule", Shape::Rule, "見逃す規則", "The rule to silence"),
        must("reason", Shape::String, "見逃してよい理由", "Why it may pass"),
        key(
            "until",
            Shape::Day,
            "この日まで。過ぎると見逃さず、そのことを知らせる",
            "The last day: after it nothing is silenced, and that is told",
        ),
    ],
    others: None,
};
