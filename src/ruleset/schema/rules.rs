//! Rules, with their conditions, sources, evidence and tests. Parameters of checks are in `checks`.

use super::super::check::CheckKind;
use super::super::docs::Expect;
use super::super::model::Confidence;
use super::super::table_checks;
use super::super::values::{Kind, TraceKind};
use super::Shape::*;
use super::*;

map! { pub(super) RULES: "rule", r"[a-z0-9-]+/[a-z0-9-]+|phrases/.+", Rule, "規則の名前「対象/問題」。引用符で囲む", "Id of a rule, subject/problem, in quotes" => Table(&RULE) }

table! { pub(in crate::ruleset) RULE: "rule", "規則: 検査の種類と、その重さと文言", "A rule: a kind of check, with severities and words" {
    "check": Choice(CheckKind::NAMES) => "検査の種類。新しい規則には要る", "The kind of check; a new rule needs one";
    "element": Name => "どの項目についてか", "The element it is about";
    "severity": Severity => "重さ", "Its severity", by_stage;
    "kinds": List(&Choice(Kind::NAMES)) => "どの種類の文書で働くか。既定 breach-notice", "Kinds of document it speaks in; breach-notice where left out";
    "when": Table(&WHEN) => "このときだけ", "Only then";
    "confidence": Choice(Confidence::NAMES) => "読みの確かさ。既定 medium", "How sure the reading is; medium where left out";
    "rank": Integer(0, 255) => "同じ重さの中での順番。小さいほど先。既定 50", "Order within a severity, smaller first; 50 where left out";
    "replaces": List(&Rule) => "この規則が指摘したら黙る規則", "Rules that give way to this one";
    "replaces-here": List(&Rule) => "同じ箇所では黙る規則", "Rules that give way to this one at the same place";
    "title": Text => "人に見せる名前。新しい規則には要る", "A name for people; a new rule needs one";
    "message": Text => "指摘の文。新しい規則には要る。{text} などが値に替わる", "What was read; a new rule needs one. {text} and others stand for values";
    "label": Text => "その箇所に添える短い言葉", "A few words at the place";
    "help": Text => "直し方", "What to do";
    "why": Text => "理由", "Why it matters";
    "holds": Text => "問題がないときに示す言葉", "What to say where all is well";
    "source": SOURCES => "よりどころ", "Where it comes from";
    "with": Table(&WITH) => "検査の種類ごとの値", "Parameters of the kind of check", inner, shown(1);
    "add": OPERANDS => "言い回しを調べる規則に足す言葉", "Words added to a rule about phrases", add_condition;
    "remove": List(&Word) => "この規則から外す言葉。ないものを外すと誤り", "Words taken out of the rule; taking out what is not there is a mistake", take_from_with;
    "looks-for": Text => "何を探すか (explain が示す)", "What it looks for, in words (explain shows it)";
    "evidence": Table(&EVIDENCE) => "実際の告知文での頻度", "How often it fires on real notices", hidden;
    "tests": List(&Table(&RULE_TEST)) => "試し", "Tests", append, hidden;
} }

/// Where something comes from: a name, or tables.
pub(super) const SOURCES: Shape = Named(&SOURCE);

table! { SOURCE: "source", "よりどころ", "A source" {
    "name": String => "法令や規程の名前と条", "The law, guideline or document, with its article", must;
    "since": Day => "施行の日", "In force since";
    "checked": Day => "最後に確かめた日", "Last checked";
} }

table! { pub(in crate::ruleset) WHEN: "when", "条件。書いたものすべてが当てはまるとき", "Conditions; all that are given must hold" {
    "leaked": NAMES => "この情報の種類 (または分類) のどれかが漏れた", "One of these kinds of data, or categories, leaked";
    "affected-over": Integer(0, i64::MAX) => "対象の人数がこれを超える", "More than so many are affected", shown(1);
    "cause": NAMES => "原因の分類がこのどれか", "The cause class is one of these";
    "publisher": NAMES => "発信者の種別がこのどれか", "The publisher is one of these";
    "stage": OneOrMore(&Choice(STAGES)) => "段階がこのどれか", "The stage is one of these", shown(2);
    "stated": NAMES => "この項目がすべて書かれている", "All of these elements are stated";
    "deferred": NAMES => "この項目がすべて後日とされている", "All of these elements are put off";
    "absent": NAMES => "この項目がどれも書かれていない", "All of these elements are absent";
} }

map! { pub(super) EVIDENCES: "rule-or-element", r"[a-z0-9-]+(/[a-z0-9-]+)?|phrases/.+", Any, "規則か項目の名前と、その頻度", "The id of a rule or an element, and what was counted" => Table(&EVIDENCE) }

table! { EVIDENCE: "evidence", "実際の告知文での頻度。survey --evidence が作る", "What was counted in real notices; survey --evidence makes it" {
    "fires": Integer(0, COUNTED) => "規則: 指摘のあった告知文の数", "Of a rule: notices it fires in";
    "stated": Integer(0, COUNTED) => "項目: 書かれていた告知文の数", "Of an element: notices that state it";
    "of": Integer(1, COUNTED) => "調べた告知文の数", "Notices looked at";
    "measured": Boolean => "false なら数えていない。true なら、土台の「数えていない」を取り消す", "false: it was not measured; true: takes that back where a file below says so";
    "reason": Text => "measured = false の理由", "Why, for measured = false";
    "not-measured": Text => "数えていない理由。measured = false と reason を一つにしたもの", "Why it was not measured: measured = false and reason in one";
} check table_checks::evidence }

const COUNTED: i64 = 1 << 31;
/// What can come of the test of a rule.
const OF_RULES: &[&str] = &[Expect::Finding.name(), Expect::Silent.name()];
const OF_ELEMENTS: &[&str] = Expect::NAMES;

table! { pub(in crate::ruleset) RULE_TEST: "rule-test", "試し: 文と、期待する結果", "A test: a text, and what should come of it" {
    "text": String => "告知文、またはその一部", "A notice, or a part of one", must;
    "expect": Choice(OF_RULES) => "finding (指摘する) か silent (黙る)", "finding, or silent", must;
} + ASSUMED }

table! { pub(super) ELEMENT_TEST: "element-test", "試し: 文と、期待する結果", "A test: a text, and what should come of it" {
    "text": String => "告知文、またはその一部", "A notice, or a part of one", must;
    "expect": Choice(OF_ELEMENTS) => "stated (記載)、deferred (後日)、absent (なし)。required には finding と silent も", "stated, deferred, absent; for `required` also finding and silent", must;
} + ASSUMED }

/// What a test assumes.
const ASSUMED: &[Key] = keys! {
    "stage": Choice(STAGES) => "段階をこれとみなす", "The stage to assume";
    "previous": String => "前に出した告知文。比べる規則の試しに", "The notice before, for rules that compare";
    "given": Table(&GIVEN) => "本文に書かなくても、こうと読んだことにする", "What to take as read, without writing it into the text";
};

table! { GIVEN: "given", "読み取ったことにする事実", "Facts to take as read" {
    "kind": Choice(Kind::NAMES) => "文書の種別。書かなければ、断片は漏えいの告知文とみなす", "The kind of document; a fragment that is none is taken as a breach notice";
    "leaked": NAMES => "漏れた情報の種類", "Kinds of data that leaked";
    "affected": Integer(0, i64::MAX) => "対象の人数", "The number affected";
    "cause": Name => "原因の分類", "The cause class";
    "publisher": Name => "発信者の種別", "The publisher";
    "stated": NAMES => "書かれている項目", "Elements that are stated";
    "deferred": NAMES => "後日とされている項目", "Elements that are put off";
    "absent": NAMES => "書かれていない項目", "Elements that are absent";
    "traces": List(&Table(&TRACE)) => "本文のほかにファイルに残っているもの", "What the file holds beside its text";
} }

table! { TRACE: "trace", "本文のほかに残っているもの", "Something beside the text" {
    "kind": Choice(TraceKind::NAMES) => "種類", "What it is", must;
    "text": String => "その文字", "What it says";
    "author": String => "残した人", "Who left it";
} }
