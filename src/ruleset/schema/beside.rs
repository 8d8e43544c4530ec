//! What stands beside rules: drafts to start from, words of shorthands, rulesets to suggest.

use super::Shape::*;
use super::elements::DETECTOR;
use super::rules::WHEN;
use super::*;

table! { pub(super) DRAFT: "draft", "noticelint template が出力する下書き", "The draft that noticelint template prints" {
    "mark": Text => "書き込む箇所の印。{prompt} が案内に替わる", "What marks a place to fill in; {prompt} stands for what to write";
    "sometimes": Text => "条件のある項目の案内の前に置く言葉", "Before the prompt of an element that is not always asked for";
    "opening": Text => "題名の下: 日付と発信者", "Below the title: date and sender";
    "closing": Text => "末尾", "At the end";
    "first": Table(&DRAFT_STAGE) => "第1報", "First notice", inner;
    "follow-up": Table(&DRAFT_STAGE) => "続報", "Follow-up", inner;
    "final": Table(&DRAFT_STAGE) => "最終報", "Final notice", inner;
    "single": Table(&DRAFT_STAGE) => "単独", "Only notice", inner;
} }

table! { DRAFT_STAGE: "draft-stage", "段階ごとの下書き", "The draft of a stage" {
    "title": Text => "題名", "Its title";
    "lead": Text => "最初の段落", "Its first paragraph";
    "ahead": Text => "次の知らせの見出し", "Heading of what comes next";
    "ahead-prompt": Text => "そこに何を書くか", "What is to be written there";
} }

table! { pub(super) SHORTHANDS: "shorthands", "略記から作る規則の文言", "What rules made from shorthands say" {
    "required": Table(&SAID) => "項目の required。{element} が項目の名前", "`required` of an element; {element} is its name", inner;
    "forbidden": Table(&SAID) => "言い回しの severity。{phrase} と {instead}", "`severity` of a phrase; {phrase} and {instead}", inner;
    "wanted": Table(&SAID) => "言い回しの required。{phrase} と {instead}", "`required` of a phrase; {phrase} and {instead}", inner;
} }

table! { SAID: "said", "規則の文言", "Words of a rule" {
    "title": Text => "人に見せる名前", "A name for people";
    "message": Text => "指摘の文", "What was read";
    "label": Text => "その箇所に添える短い言葉", "A few words at the place";
    "help": Text => "直し方", "What to do";
} }

map! { pub(super) PROFILES: "profile", KEBAB, Any, "勧める規則の呼び名", "What a suggestion is called" => Table(&PROFILE) }

table! { PROFILE: "profile", "場合に応じて勧める規則", "A ruleset to suggest in some cases" {
    "order": Integer(0, 10_000) => "小さいほど先に当てはめる。書かなければ末尾", "Smaller ones are tried first; left out: last";
    "ruleset": String => "勧める規則の名前 (--rules に書くもの)", "Its name, as --rules takes it", must;
    "title": Text => "どんな場合か。「…です」と続く言葉 (例: カード情報の事案)", "What such a case is called, such as \"a payment-card case\"", must;
    "when": Table(&WHEN) => "このとき", "When";
    "detect": List(&Table(&DETECTOR)) => "そして、このどれかが本文にあるとき", "And where one of these holds in the text";
} }
