//! Words and phrases.

use super::super::values::Kind;
use super::Shape::*;
use super::rules::{RULE_TEST, SOURCES, WHEN};
use super::*;

map! { pub(super) TERMS: "name", KEBAB, Kebab, "言葉の集まりの名前。@名前 で使う", "Name of a set; used as @name" => Table(&FAMILY) }

/// A set, and sets of its family.
static FAMILY: TableShape =
    TableShape { name: "terms", about: SET.about, parts: SET.parts, others: Some(&MEMBERS), check: None };

map! { MEMBERS: "member", KEBAB, Kebab, "一つの家族に属する集まり。data-type(情報の種類)、regulator(監督機関)、event(できごと)など", "A set of a family: data-type, regulator, event …" => Table(&SET) }

table! { pub(in crate::ruleset) SET: "term-set", "同じ意味の言葉の集まり", "A set of words of one meaning" {
    "words": WORDS => "言葉。{a|b} はどちらか、[x] は有無どちらも。土台に同じ名前があれば、すべて置き換える", "The words: {a|b} is one of, [x] with or without. Replaces all words of a set of that name below";
    "add": WORDS => "土台の言葉に足す言葉", "Words added to those below", add_to("words");
    "remove": WORDS => "土台の言葉から外す言葉。ないものを外すと誤り", "Words taken out of those below; taking out what is not there is a mistake", take_from(&["words"]);
    "not-in": WORDS => "この言葉の一部としては数えない", "A match inside one of these words is none";
    "include": List(&Name) => "言葉ごと取り込む、ほかの集まりや家族", "Other sets or families whose words it takes in";
    "patterns": List(&Table(&PATTERN)) => "言葉では書けないものの正規表現", "Regular expressions for what words cannot say";
    "title": Text => "人に見せる名前", "Its name for people", shown(-1);
    "category": String => "情報の種類の分類 (contact、credential など)。data-type だけのもの", "What a kind of data belongs to (contact, credential …); data-type only", shown(-1);
} }

table! { PATTERN: "pattern", "正規表現", "A regular expression" {
    "regex": String => "式。' ' で囲む", "The expression, in '…'", must;
    "needs": Word => "一致に必ず含まれる言葉。これが本文にあるときだけ調べる", "A word that every match holds: the expression runs only where it was seen";
} }

map! { pub(super) PHRASES: "phrase", ".+", Any, "言い回し。規則 phrases/言い回し になる", "The phrase; it becomes the rule phrases/<phrase>" => Table(&PHRASE) }

table! { pub(in crate::ruleset) PHRASE: "phrase", "言い回し一つ。severity か required のどちらかを書く", "One phrase, with either severity or required" {
    "severity": Severity => "使ってはならない: あれば指摘する重さ", "To be avoided: the severity where it stands";
    "required": Severity => "入っていなければならない: なければ指摘する重さ", "To be had: the severity where it is missing";
    "instead": Text => "代わりに書くこと", "What to write instead";
    "words": WORDS => "同じく扱うほかの書き方", "Other wordings that count as the same";
    "not-in": WORDS => "この言葉の一部としては数えない", "A match inside one of these words is none";
    "title": Text => "人に見せる名前", "Its name for people";
    "message": Text => "指摘の文", "What is said";
    "help": Text => "直し方", "What to do";
    "why": Text => "理由", "Why it matters";
    "source": SOURCES => "よりどころ", "Where it comes from";
    "kinds": List(&Choice(Kind::NAMES)) => "どの種類の文書で働くか。既定は、severity ならすべての文書、required なら breach-notice", "Kinds of document it speaks in; left out: all with `severity`, breach-notice with `required`";
    "when": Table(&WHEN) => "このときだけ", "Only then";
    "tests": List(&Table(&RULE_TEST)) => "試し", "Tests", append;
} }
