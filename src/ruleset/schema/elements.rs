//! Elements, classes, and the conditions by which both are read.

use super::Shape::*;
use super::rules::{ELEMENT_TEST, RULE_TEST, SOURCES, WHEN};
use super::*;
use crate::ruleset::detector::{Grade, Scope};
use crate::ruleset::values::{Kind, Shows};

map! { pub(super) ELEMENTS: "element", KEBAB, Kebab, "項目の名前", "Name of an element" => Table(&ELEMENT) }

table! { pub(in crate::ruleset) ELEMENT: "element", "告知文に書く項目", "Something a notice can state" {
    "title": Text => "人に見せる名前。新しい項目には要る", "Its name for people; a new element needs one";
    "order": Integer(0, 10_000) => "表での順番。書かなければ末尾", "Its place in the tables; left out: last";
    "shows": Choice(Shows::NAMES) => "項目の表に出す事実。書かなければ、本文の言葉", "The facts that the table of elements shows; the words of the text where left out";
    "draft": Table(&DRAFT_ELEMENT) => "noticelint template が出す見出しと案内", "Its heading and prompt in what noticelint template prints", hidden;
    "headings": List(&Words) => "この項目の見出しに含まれる言葉。その見出しの下や、【見出し】と同じ行に中身があれば「記載あり」", "Words of the headings it stands under: substance below such a heading, or behind it on its line, states it";
    "add-headings": List(&Words) => "見出しの言葉に足すもの", "Added to the words of headings", add_to("headings");
    "remove-headings": List(&Words) => "見出しの言葉から外すもの", "Taken out of the words of headings", take_from(&["headings"]);
    "words": OPERANDS => "どれかがあれば「記載あり」。打ち消す節、問う節、窓口へ申し出てもらう節では読まず、予定や先送りの節では「後日」", "Any of these states it, but not in a clause that denies, asks, or only names a desk to turn to; one that plans or puts off makes it deferred";
    "add": OPERANDS => "「記載あり」とする言葉に足すもの", "Added to `words`", add_to("words");
    "detect": List(&Table(&ELEMENT_DETECTOR)) => "読み取り方。土台のものを、文の意味からの読みも含めて、すべて置き換える。「後日」の読みは残る", "How it is read; replaces all there is below, what sentences state included; that it is put off is read as before";
    "add-detect": List(&Table(&ELEMENT_DETECTOR)) => "土台に足す読み取り方", "Detectors added to those below", add_to("detect");
    "remove-detect": List(&Table(&ELEMENT_DETECTOR)) => "土台から外す読み取り方。rules show が示すとおりに書く", "Detectors taken out, written as rules show prints them", take_from(&["detect"]);
    "remove": OPERANDS => "読み取り方の中から外す言葉", "Words taken out of its detectors", take_from(&["words", "detect"]);
    "required": Severity => "必須にする: 書かれていなければ指摘する重さ。規則 項目/missing になる", "Makes it required: the severity where it is absent. Becomes the rule <element>/missing", by_stage, hidden;
    "when": Table(&WHEN) => "項目/missing の規則が効くのは、このときだけ", "The rule <element>/missing speaks only then", hidden;
    "help": Text => "項目/missing の規則の直し方", "What to do, for the rule <element>/missing", hidden;
    "why": Text => "項目/missing の規則の理由", "Why the rule <element>/missing matters", hidden;
    "source": SOURCES => "項目/missing の規則のよりどころ", "Where the rule <element>/missing comes from", hidden;
    "looks-for": Text => "何を探すか (explain が示す)", "What it looks for, in words (explain shows it)";
    "tests": List(&Table(&ELEMENT_TEST)) => "試し", "Tests", append, hidden;
} }

table! { DRAFT_ELEMENT: "draft-element", "下書きの中の項目", "An element in a draft to start from" {
    "heading": Text => "見出し", "Its heading", must;
    "prompt": Text => "何を書くか", "What is to be written", must;
} }

map! { pub(super) CLASSES: "group", KEBAB, Kebab, "分類: kind、stage、publisher、cause", "A group of labels: kind, stage, publisher, cause" => Map(&LABELS) }

map! { LABELS: "label", KEBAB, Kebab, "分類の名前", "A label" => Table(&CLASS) }

table! { pub(in crate::ruleset) CLASS: "class", "分類の一つと、その手がかり", "One label, and what speaks for it" {
    "title": Text => "人に見せる名前", "Its name for people";
    "order": Integer(0, 10_000) => "stage では、当てはまるもののうち最も小さいものを選ぶ。ほかでは、重さの合計が最も大きいものを選び、同じなら小さいほう", "Of stage, the smallest that fits is chosen; of the others the heaviest, and of equals the smaller";
    "at-least": Integer(1, 1_000) => "手がかりの重みの合計がこれ以上なら当てはまる。既定 1", "The sum of weights that it needs; 1 where left out";
    "detect": List(&Table(&CLASS_DETECTOR)) => "手がかり。土台のものをすべて置き換える", "What speaks for it; replaces all below";
    "add-detect": List(&Table(&CLASS_DETECTOR)) => "土台に足す手がかり", "Added to those below", add_to("detect");
    "remove-detect": List(&Table(&CLASS_DETECTOR)) => "土台から外す手がかり", "Taken out of those below", take_from(&["detect"]);
} }

/// What every condition may say.
const CONDITION: &[Key] = keys! {
    "all": OPERANDS => "すべてが within の範囲にある", "All of these stand in one unit of `within`";
    "any": OPERANDS => "どれかがある", "One of these";
    "none": OPERANDS => "どれもない", "None of these";
    "within": Choice(Scope::NAMES) => "範囲。既定 sentence (文)", "The unit; sentence where left out";
    "none-within": Choice(Scope::NAMES) => "none の範囲。既定は within と同じ", "The unit of `none`; that of `within` where left out";
    "under": List(&Words) => "この言葉を含む見出しの下だけ", "Only under a heading that holds one of these";
    "not-under": List(&Words) => "この言葉を含む見出しの下は除く", "Not under a heading that holds one of these";
    "ordered": Boolean => "all が書いた順に並ぶ", "`all` stand in the order given";
    "near": Integer(0, 10_000) => "all の隣どうしの間は、この文字数まで", "At most so many characters between neighbours of `all`";
    "in-headings": Boolean => "見出しの中の言葉も数える", "Words in headings count, too";
};

table! { pub(super) DETECTOR: "detector", "読み取りの条件", "A condition over words and readings" { } + CONDITION }

table! { pub(in crate::ruleset) ELEMENT_DETECTOR: "element-detector", "読み取りの条件", "A condition over words and readings" {
    "as": Choice(Grade::NAMES) => "当てはまれば、stated (記載)、vague (あいまい)、deferred (後日)、hollow (中身なし)、unsure (書いてあるかもしれない。「ない」とは言わない)。既定 stated", "What a match says: stated, vague, deferred, hollow, unsure (it may be there: nothing says that it is missing); stated where left out";
} + CONDITION }

table! { CLASS_DETECTOR: "class-detector", "読み取りの条件", "A condition over words and readings" {
    "weight": Integer(-1_000, 1_000) => "重み。既定 1。負なら打ち消す", "Its weight; 1 where left out; a negative one speaks against", shown(1);
} + CONDITION }

map! { pub(super) TERMS: "name", KEBAB, Kebab, "言葉の集まりの名前。@名前 で使う", "Name of a set; used as @name" => Table(&FAMILY) }

/// A set, and sets of its family.
static FAMILY: TableShape =
    TableShape { name: "terms", about: SET.about, parts: SET.parts, others: Some(&MEMBERS), check: None };

map! { MEMBERS: "member", KEBAB, Kebab, "一つの家族に属する集まり。data-type(情報の種類)、regulator(監督機関)、event(できごと)など", "A set of a family: data-type, regulator, event …" => Table(&SET) }

table! { pub(in crate::ruleset) SET: "term-set", "同じ意味の言葉の集まり", "A set of words of one meaning" {
    "words": WORDS => "言葉。{a|b} はどちらか、[x] は有無どちらも。辞書の形の動詞はどの活用でも当たる。土台に同じ名前があれば、すべて置き換える", "The words: {a|b} is one of, [x] with or without; a verb in dictionary form is found in every form. Replaces all words of a set of that name below";
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
