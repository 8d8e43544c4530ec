//! A whole file, what it says of itself and of the documents it is for.

use super::Shape::*;
use super::elements::{CLASSES, DETECTOR, ELEMENTS};
use super::elements::{PHRASES, TERMS};
use super::law::{DEADLINES, HOLIDAYS, TRIGGERS};
use super::rules::{EVIDENCES, RULES, WHEN};
use super::*;
use crate::ruleset::table_checks;
use crate::ruleset::values::Severity;

/// A severity, or off.
pub(crate) const LEVEL: Shape = Choice(LEVELS);
pub(in crate::ruleset) const LEVELS: &[&str] =
    &["off", Severity::Info.name(), Severity::Warning.name(), Severity::Error.name()];

table! { pub(crate) ROOT: "file", "規則ファイル。組み込みの規則に足したり、変えたりするものを書く", "A ruleset file: what goes over the built-in rules" {
    "noticelint": Integer(i64::MIN, i64::MAX) => "書式の版。いまは 1", "Version of the format: 1", must_told, hidden;
    "extends": List(&String) => "土台にする規則。builtin:ja や builtin:ja-card、またはこのファイルから見たパス。後のものが勝つ。書かなければ builtin:ja、[] なら土台なし", "What the file stands on: builtin:ja, builtin:ja-card …, or paths relative to the file; later ones win. Left out: builtin:ja; []: nothing", hidden;
    "ruleset": Table(&RULESET) => "この規則の名前と版", "Name and version of these rules", inner, hidden;
    "settings": Table(&SETTINGS) => "検査のしかた", "How notices are checked", inner;
    "severity": Map(&SEVERITY) => "規則の重さだけを変える", "Severities alone, in one place", inner, hidden;
    "terms": Map(&TERMS) => "言葉の集まりと、その意味", "Sets of words, with what they mean", inner;
    "phrases": Map(&PHRASES) => "使わない言い回し、必ず入れる言い回し", "Phrases to avoid, and phrases to have", inner, hidden;
    "elements": Map(&ELEMENTS) => "告知文に書く項目と、その読み取り方", "What a notice can state, and how it is read", inner;
    "classes": Map(&CLASSES) => "文書の種別、段階、発信者、原因の分類", "What a document, its stage, publisher and cause are told by", inner;
    "evidence": Map(&EVIDENCES) => "実際の告知文で、規則がどれだけ指摘し、項目がどれだけ書かれているか", "How often rules fire on real notices, and how many state each element", inner, hidden;
    "rules": Map(&RULES) => "規則", "Rules", inner;
    "deadlines": Map(&DEADLINES) => "期限: 日数と、その根拠", "Numbers of days, with their sources", inner;
    "triggers": Map(&TRIGGERS) => "報告の対象になる事情", "What makes an incident reportable", inner;
    "holidays": Map(&HOLIDAYS) => "役所の休日", "Days on which offices are closed", inner;
    "shorthands": Table(&SHORTHANDS) => "略記 (required、phrases) から作る規則の文言", "What rules made from shorthands (required, phrases) say", inner, hidden;
    "draft": Table(&DRAFT) => "下書きのひな形 (noticelint template)", "The draft to start from (noticelint template)", inner, hidden;
    "provided": List(&Table(&PROVIDED)) => "サイトの枠組みやCMSが本文の外に載せるもの", "What the site's layout or the CMS adds around the file", append, shown(1);
    "profiles": Map(&PROFILES) => "場合に応じて勧める規則。最後に重ねた規則のものだけが効く", "Rulesets to suggest, case by case; only those of the last layer count", inner;
    "files": Table(&FILES) => "どの文書を検査するか", "Which documents are checked", inner, shown(3);
    "override": List(&Table(&OVERRIDE)) => "一部の文書だけに重ねる規則。あとに書いたものが勝つ", "What goes over the rules for some documents only; later ones win", append, shown(4);
    "ignore": List(&Table(&IGNORE)) => "理由を書いて見逃す指摘", "Findings that are let pass, with a reason", append, shown(2);
} }

table! { pub(in crate::ruleset) RULESET: "ruleset", "この規則の名前と版", "Name and version of these rules" {
    "name": String => "名前", "Its name";
    "version": String => "版", "Its version";
    "language": Choice(Lang::NAMES) => "読む告知文の言語", "Language of the notices it reads";
    "written-for": String => "これを書いたときの組み込みの規則の版 (例: \"0.1\")。大きな版が変わると rules check が知らせる", "The version of the built-in rules it was written for, such as \"0.1\": rules check tells when the major version has changed";
} }

table! { pub(in crate::ruleset) SETTINGS: "settings", "検査のしかた", "How notices are checked" {
    "publisher": Name => "発信者の種別 (company など、classes.publisher の名前)。報告の要否のめやすが変わる", "Who publishes (company …: a label of classes.publisher): decides which thresholds apply";
    "language": Choice(Lang::NAMES) => "メッセージの言語", "Language of messages";
} }

map! { SEVERITY: "rule", r"[a-z0-9-]+/([a-z0-9-]+|\*)|phrases/.+", Any, "規則の名前か「対象/*」と、その重さ", "The id of a rule, or family/*, and its severity" => Severity }

table! { pub(in crate::ruleset) LANGUAGES: "text", "言語ごとの文", "A text by language" {
    "ja": String => "日本語", "Japanese";
    "en": String => "英語", "English";
} }

table! { pub(crate) BY_STAGE: "by-stage", "段階ごとの重さ", "Severities by stage" {
    "first": LEVEL => "第1報", "First notice";
    "follow-up": LEVEL => "続報", "Follow-up";
    "final": LEVEL => "最終報", "Final notice";
    "single": LEVEL => "単独", "Only notice";
    "else": LEVEL => "書いていない段階すべて", "All stages that are not named";
} }

table! { pub(in crate::ruleset) FILES: "files", "どの文書を検査するか。パスはこのファイルから見た glob で、フォルダーならその中すべて。名前を挙げて渡したファイルにも効く", "Which documents are checked: globs relative to this file, or folders for all in them. They hold for files named on the command line, too" {
    "include": PATTERNS => "これに合うものだけを検査する (例: [\"notices/**\"])。「**/*.notice」のように拡張子で終わるものは、ふだん読まない拡張子もテキストとして読む", "Only what matches is checked, such as [\"notices/**\"]. One that ends in an extension, such as \"**/*.notice\", takes in files that would not be read else, as text";
    "exclude": PATTERNS => "これに合うものは検査しない (例: [\"**/README.md\", \"archive/**\"])。include より強い", "What matches is not checked, such as [\"**/README.md\", \"archive/**\"]; stronger than include";
} check table_checks::files }

table! { OVERRIDE: "override", "一部の文書だけに重ねる規則。すべての文書についての定めに勝つ", "What goes over the rules for some documents only, and wins over what is said of all" {
    "paths": PATTERNS => "どの文書か (このファイルから見た glob、フォルダーならその中すべて)", "Which documents: globs relative to this file, or folders for all in them", must;
    "settings": Table(&SETTINGS) => "検査のしかた", "How notices are checked", inner;
    "severity": Map(&SEVERITY) => "規則の重さだけを変える", "Severities alone", inner;
    "terms": Map(&TERMS) => "言葉の集まり", "Sets of words", inner;
    "phrases": Map(&PHRASES) => "言い回し", "Phrases to avoid, and to have", inner;
    "elements": Map(&ELEMENTS) => "告知文に書く項目", "What a notice can state", inner;
    "classes": Map(&CLASSES) => "分類", "Classes", inner;
    "rules": Map(&RULES) => "規則", "Rules", inner;
    "deadlines": Map(&DEADLINES) => "期限", "Numbers of days", inner;
    "triggers": Map(&TRIGGERS) => "報告の対象になる事情", "What makes an incident reportable", inner;
    "holidays": Map(&HOLIDAYS) => "役所の休日", "Days on which offices are closed", inner;
} check table_checks::entry }

table! { PROVIDED: "provided", "本文の外にあるもの", "What stands around the file" {
    "path": PATTERNS => "どの文書か (このファイルから見た glob)。書かなければすべて", "Which documents: globs relative to this file; all where left out";
    "elements": NAMES => "そこに載る項目", "The elements that stand there", must;
} }

table! { IGNORE: "ignore", "理由を書いて見逃す指摘", "Findings that are let pass, with a reason" {
    "path": Path => "どの文書か (このファイルから見た glob、フォルダーならその中すべて)。書かなければすべて", "Which documents: a glob relative to this file, or a folder for all in it; all documents where left out";
    "rule": Rule => "見逃す規則", "The rule to silence", must;
    "reason": String => "見逃してよい理由", "Why it may pass", must_told;
    "until": Day => "この日まで。過ぎると見逃さず、そのことを知らせる", "The last day: after it nothing is silenced, and that is told";
} check table_checks::ignore }

/// Tables with keys of their own, as people write them.
static TABLES: &[(&str, &TableShape)] = &[
    ("[ruleset]", &RULESET),
    ("[settings]", &SETTINGS),
    ("[files]", &FILES),
    ("[terms.…]", &SET),
    ("[phrases.\"…\"]", &PHRASE),
    ("[elements.…]", &ELEMENT),
    ("[classes.….…]", &CLASS),
    ("[rules.\"…\"]", &RULE),
    ("with = { … }", &WITH),
    ("when = { … }", &WHEN),
    ("detect = [{ … }]", &ELEMENT_DETECTOR),
    ("[[rules.\"…\".tests]]", &RULE_TEST),
];

/// The tables that have the key.
pub(in crate::ruleset) fn tables_with(key: &str) -> Vec<&'static str> {
    TABLES.iter().filter(|(_, shape)| shape.key(key).is_some()).map(|(name, _)| *name).collect()
}

/// Whether some table of a ruleset has the key.
pub(in crate::ruleset) fn is_key(key: &str) -> bool {
    TABLES.iter().any(|(_, shape)| shape.key(key).is_some())
}

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
