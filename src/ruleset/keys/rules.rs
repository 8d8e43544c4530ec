//! Rules, with their conditions, sources, evidence and tests.
//!
//! Owns their keys. Parameters of checks are in `params`.

use super::super::fields::{CONFIDENCES, ELEMENT_EXPECTS, KINDS, RULE_EXPECTS, TRACES};
use super::super::kind::CheckKind;
use super::super::params::WITH;
use super::super::shape::{MapShape, Shape, TableShape, key, must, names};
use super::{NAMES, OPERANDS, STAGE};

pub(super) static RULES: MapShape = MapShape {
    key: "rule",
    pattern: r"[a-z0-9-]+/[a-z0-9-]+|phrases/.+",
    about: ("規則の名前「対象/問題」。引用符で囲む", "Id of a rule, subject/problem, in quotes"),
    value: Shape::Table(&RULE),
};

/// Texts and conditions of a rule, whatever its check.
pub static RULE: TableShape = TableShape {
    name: "rule",
    about: ("規則: 検査の種類と、その重さと文言", "A rule: a kind of check, with severities and words"),
    keys: &[
        key(
            "check",
            Shape::Choice(|| names(&CheckKind::names())),
            "検査の種類。新しい規則には要る",
            "The kind of check; a new rule needs one",
        ),
        key("element", Shape::Name, "どの項目についてか", "The element it is about"),
        key("severity", Shape::Severity, "重さ", "Its severity"),
        key(
            "kinds",
            Shape::List(&Shape::Choice(|| names(KINDS))),
            "どの種類の文書で働くか。既定 breach-notice",
            "Kinds of document it speaks in; breach-notice where left out",
        ),
        key("when", Shape::Table(&WHEN), "このときだけ", "Only then"),
        key(
            "confidence",
            Shape::Choice(|| names(CONFIDENCES)),
            "読みの確かさ。既定 medium",
            "How sure the reading is; medium where left out",
        ),
        key(
            "rank",
            Shape::Integer(0, 255),
            "同じ重さの中での順番。小さいほど先。既定 50",
            "Order within a severity, smaller first; 50 where left out",
        ),
        key(
            "replaces",
            Shape::List(&Shape::Rule),
            "この規則が指摘したら黙る規則",
            "Rules that give way to this one",
        ),
        key(
            "replaces-here",
            Shape::List(&Shape::Rule),
            "同じ箇所では黙る規則",
            "Rules that give way to this one at the same place",
        ),
        key(
            "title",
            Shape::Text,
            "人に見せる名前。新しい規則には要る",
            "A name for people; a new rule needs one",
        ),
        key(
            "message",
            Shape::Text,
            "指摘の文。新しい規則には要る。{text} などが値に替わる",
            "What was read; a new rule needs one. {text} and others stand for values",
        ),
        key("label", Shape::Text, "その箇所に添える短い言葉", "A few words at the place"),
        key("help", Shape::Text, "直し方", "What to do"),
        key("why", Shape::Text, "理由", "Why it matters"),
        key("holds", Shape::Text, "問題がないときに示す言葉", "What to say where all is well"),
        key("source", SOURCES, "よりどころ", "Where it comes from"),
        key("with", Shape::Table(&WITH), "検査の種類ごとの値", "Parameters of the kind of check"),
        key("add", OPERANDS, "言い回しを調べる規則に足す言葉", "Words added to a rule about phrases"),
        key(
            "remove",
            Shape::List(&Shape::Word),
            "この規則から外す言葉。ないものを外すと誤り",
            "Words taken out of the rule; taking out what is not there is a mistake",
        ),
        key(
            "looks-for",
            Shape::Text,
            "何を探すか (explain が示す)",
            "What it looks for, in words (explain shows it)",
        ),
        key(
            "evidence",
            Shape::Table(&EVIDENCE),
            "実際の告知文での頻度",
            "How often it fires on real notices",
        ),
        key("tests", Shape::List(&Shape::Table(&RULE_TEST)), "試し", "Tests"),
    ],
    others: None,
};

/// Where a rule comes from: a name, or tables.
pub const SOURCES: Shape = Shape::Either(&[Shape::String, Shape::List(&Shape::Table(&SOURCE))]);

/// The law or rule behind something.
pub static SOURCE: TableShape = TableShape {
    name: "source",
    about: ("よりどころ", "A source"),
    keys: &[
        must(
            "name",
            Shape::String,
            "法令や規程の名前と条",
            "The law, guideline or document, with its article",
        ),
        key("since", Shape::Day, "施行の日", "In force since"),
        key("checked", Shape::Day, "最後に確かめた日", "Last checked"),
    ],
    others: None,
};

/// Conditions over what was read.
pub static WHEN: TableShape = TableShape {
    name: "when",
    about: ("条件。書いたものすべてが当てはまるとき", "Conditions; all that are given must hold"),
    keys: &[
        key(
            "leaked",
            NAMES,
            "この情報の種類 (または分類) のどれかが漏れた",
            "One of these kinds of data, or categories, leaked",
        ),
        key(
            "affected-over",
            Shape::Integer(0, i64::MAX),
            "対象の人数がこれを超える",
            "More than so many are affected",
        ),
        key("cause", NAMES, "原因の分類がこのどれか", "The cause class is one of these"),
        key("publisher", NAMES, "発信者の種別がこのどれか", "The publisher is one of these"),
        key("stage", Shape::OneOrMore(&STAGE), "段階がこのどれか", "The stage is one of these"),
        key("stated", NAMES, "この項目がすべて書かれている", "All of these elements are stated"),
        key("deferred", NAMES, "この項目がすべて後日とされている", "All of these elements are put off"),
        key("absent", NAMES, "この項目がどれも書かれていない", "All of these elements are absent"),
    ],
    others: None,
};

pub(super) static EVIDENCES: MapShape = MapShape {
    key: "rule-or-element",
    pattern: r"[a-z0-9-]+(/[a-z0-9-]+)?|phrases/.+",
    about: ("規則か項目の名前と、その頻度", "The id of a rule or an element, and what was counted"),
    value: Shape::Table(&EVIDENCE),
};

pub(super) static EVIDENCE: TableShape = TableShape {
    name: "evidence",
    about: (
        "実際の告知文での頻度。survey --evidence が作る",
        "What was counted in real notices; survey --evidence makes it",
    ),
    keys: &[
        key(
            "fires",
            Shape::Integer(0, COUNTED),
            "規則: 指摘のあった告知文の数",
            "Of a rule: notices it fires in",
        ),
        key(
            "stated",
            Shape::Integer(0, COUNTED),
            "項目: 書かれていた告知文の数",
            "Of an element: notices that state it",
        ),
        key("of", Shape::Integer(1, COUNTED), "調べた告知文の数", "Notices looked at"),
        key(
            "measured",
            Shape::Boolean,
            "false なら数えていない。true なら、土台の「数えていない」を取り消す",
            "false: it was not measured; true: takes that back where a file below says so",
        ),
        key("reason", Shape::Text, "measured = false の理由", "Why, for measured = false"),
        key(
            "not-measured",
            Shape::Text,
            "数えていない理由。measured = false と reason を一つにしたもの",
            "Why it was not measured: measured = false and reason in one",
        ),
    ],
    others: None,
};

pub(super) const COUNTED: i64 = 1 << 31;

macro_rules! test {
    ($name:literal, $expect:expr) => {
        TableShape {
            name: $name,
            about: ("試し: 文と、期待する結果", "A test: a text, and what should come of it"),
            keys: &[
                must("text", Shape::String, "告知文、またはその一部", "A notice, or a part of one"),
                $expect,
                key("stage", STAGE, "段階をこれとみなす", "The stage to assume"),
                key("previous", Shape::String, "前に出した告知文。比べる規則の試しに", "The notice before, for rules that compare"),
                key("given", Shape::Table(&GIVEN), "本文に書かなくても、こうと読んだことにする", "What to take as read, without writing it into the text"),
            ],
            others: None,
        }
    };
}

/// A test of a rule.
pub static RULE_TEST: TableShape = test!(
    "rule-test",
    must(
        "expect",
        Shape::Choice(|| names(RULE_EXPECTS)),
        "finding (指摘する) か silent (黙る)",
        "finding, or silent"
    )
);

/// A test of an element.
pub static ELEMENT_TEST: TableShape = test!(
    "element-test",
    must(
        "expect",
        Shape::Choice(|| names(ELEMENT_EXPECTS)),
        "stated (記載)、deferred (後日)、absent (なし)。required には finding と silent も",
        "stated, deferred, absent; for `required` also finding and silent"
    )
);

/// Facts of a test that its text need not hold.
pub static GIVEN: TableShape = TableShape {
    name: "given",
    about: ("読み取ったことにする事実", "Facts to take as read"),
    keys: &[
        key(
            "kind",
            Shape::Choice(|| names(KINDS)),
            "文書の種別。書かなければ、断片は漏えいの告知文とみなす",
            "The kind of document; a fragment that is none is taken as a breach notice",
        ),
        key("leaked", NAMES, "漏れた情報の種類", "Kinds of data that leaked"),
        key("affected", Shape::Integer(0, i64::MAX), "対象の人数", "The number affected"),
        key("cause", Shape::Name, "原因の分類", "The cause class"),
        key("publisher", Shape::Name, "発信者の種別", "The publisher"),
        key("stated", NAMES, "書かれている項目", "Elements that are stated"),
        key("deferred", NAMES, "後日とされている項目", "Elements that are put off"),
        key("absent", NAMES, "書かれていない項目", "Elements that are absent"),
        key(
            "traces",
            Shape::List(&Shape::Table(&TRACE)),
            "本文のほかにファイルに残っているもの",
            "What the file holds beside its text",
        ),
    ],
    others: None,
};

/// Something that the file of a test is taken to hold beside its text.
pub static TRACE: TableShape = TableShape {
    name: "trace",
    about: ("本文のほかに残っているもの", "Something beside the text"),
    keys: &[
        must("kind", Shape::Choice(|| names(TRACES)), "種類", "What it is"),
        key("text", Shape::String, "その文字", "What it says"),
        key("author", Shape::String, "残した人", "Who left it"),
    ],
    others: None,
};
