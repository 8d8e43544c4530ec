//! The tables of a ruleset file, key by key.
//!
//! Owns their keys and what each means, in both languages of messages. Parameters of checks are in `params`.

use super::fields::{
    CONFIDENCES, ELEMENT_EXPECTS, GRADES, KINDS, LANGS, LEVELS, RULE_EXPECTS, SCOPES, STAGES,
};
use super::kind::CheckKind;
use super::law_keys::{DEADLINES, HOLIDAYS, TRIGGERS};
use super::params::WITH;
use super::shape::{Key, MapShape, Shape, TableShape, key, must, names};
use super::values::Stage;

const WORDS: Shape = Shape::List(&Shape::Word);
const OPERANDS: Shape = Shape::List(&Shape::Operand);
const NAMES: Shape = Shape::OneOrMore(&Shape::Name);
const STAGE: Shape = Shape::Choice(|| names(STAGES));
/// Names of sets, elements, classes: lower case, digits, hyphens.
const KEBAB: &str = "[a-z0-9-]+";

/// A whole file.
pub static ROOT: TableShape = TableShape {
    name: "file",
    about: (
        "規則ファイル。組み込みの規則に足したり、変えたりするものを書く",
        "A ruleset file: what goes over the built-in rules",
    ),
    keys: &[
        must(
            "noticelint",
            Shape::Integer(i64::MIN, i64::MAX),
            "書式の版。いまは 1",
            "Version of the format: 1",
        ),
        key(
            "extends",
            Shape::List(&Shape::String),
            "土台にする規則。builtin:ja や builtin:ja-card、またはこのファイルから見たパス。後のものが勝つ。書かなければ builtin:ja、[] なら土台なし",
            "What the file stands on: builtin:ja, builtin:ja-card …, or paths relative to the file; later ones win. Left out: builtin:ja; []: nothing",
        ),
        key("ruleset", Shape::Table(&RULESET), "この規則の名前と版", "Name and version of these rules"),
        key("settings", Shape::Table(&SETTINGS), "検査のしかた", "How notices are checked"),
        key("severity", Shape::Map(&SEVERITY), "規則の重さだけを変える", "Severities alone, in one place"),
        key("terms", Shape::Map(&TERMS), "言葉の集まりと、その意味", "Sets of words, with what they mean"),
        key(
            "phrases",
            Shape::Map(&PHRASES),
            "使わない言い回し、必ず入れる言い回し",
            "Phrases to avoid, and phrases to have",
        ),
        key(
            "elements",
            Shape::Map(&ELEMENTS),
            "告知文に書く項目と、その読み取り方",
            "What a notice can state, and how it is read",
        ),
        key(
            "classes",
            Shape::Map(&CLASSES),
            "文書の種別、段階、発信者、原因の分類",
            "What a document, its stage, publisher and cause are told by",
        ),
        key(
            "evidence",
            Shape::Map(&EVIDENCES),
            "実際の告知文で、規則がどれだけ指摘し、項目がどれだけ書かれているか",
            "How often rules fire on real notices, and how many state each element",
        ),
        key("rules", Shape::Map(&RULES), "規則", "Rules"),
        key(
            "deadlines",
            Shape::Map(&DEADLINES),
            "期限: 日数と、その根拠",
            "Numbers of days, with their sources",
        ),
        key("triggers", Shape::Map(&TRIGGERS), "報告の対象になる事情", "What makes an incident reportable"),
        key("holidays", Shape::Map(&HOLIDAYS), "役所の休日", "Days on which offices are closed"),
        key(
            "shorthands",
            Shape::Table(&SHORTHANDS),
            "略記 (required、phrases) から作る規則の文言",
            "What rules made from shorthands (required, phrases) say",
        ),
        key(
            "draft",
            Shape::Table(&DRAFT),
            "下書きのひな形 (noticelint template)",
            "The draft to start from (noticelint template)",
        ),
        key(
            "provided",
            Shape::List(&Shape::Table(&PROVIDED)),
            "サイトの枠組みやCMSが本文の外に載せるもの",
            "What the site's layout or the CMS adds around the file",
        ),
        key(
            "profiles",
            Shape::Map(&PROFILES),
            "場合に応じて勧める規則。最後に重ねた規則のものだけが効く",
            "Rulesets to suggest, case by case; only those of the last layer count",
        ),
        key(
            "ignore",
            Shape::List(&Shape::Table(&IGNORE)),
            "理由を書いて見逃す指摘",
            "Findings that are let pass, with a reason",
        ),
    ],
    others: None,
};

/// What a file is called.
pub static RULESET: TableShape = TableShape {
    name: "ruleset",
    about: ("この規則の名前と版", "Name and version of these rules"),
    keys: &[
        key("name", Shape::String, "名前", "Its name"),
        key("version", Shape::String, "版", "Its version"),
        key(
            "language",
            Shape::Choice(|| names(LANGS)),
            "読む告知文の言語",
            "Language of the notices it reads",
        ),
        key(
            "written-for",
            Shape::String,
            "これを書いたときの組み込みの規則の版 (例: \"0.1\")。大きな版が変わると rules check が知らせる",
            "The version of the built-in rules it was written for, such as \"0.1\": rules check tells when the major version has changed",
        ),
    ],
    others: None,
};

/// How notices are checked.
pub static SETTINGS: TableShape = TableShape {
    name: "settings",
    about: ("検査のしかた", "How notices are checked"),
    keys: &[
        key(
            "publisher",
            Shape::Name,
            "発信者の種別 (company など、classes.publisher の名前)。報告の要否のめやすが変わる",
            "Who publishes (company …: a label of classes.publisher): decides which thresholds apply",
        ),
        key("language", Shape::Choice(|| names(LANGS)), "メッセージの言語", "Language of messages"),
    ],
    others: None,
};

static SEVERITY: MapShape = MapShape {
    key: "rule",
    pattern: r"[a-z0-9-]+/([a-z0-9-]+|\*)|phrases/.+",
    about: ("規則の名前か「対象/*」と、その重さ", "The id of a rule, or family/*, and its severity"),
    value: Shape::Severity,
};

/// Severities by stage.
pub static BY_STAGE: TableShape = TableShape {
    name: "by-stage",
    about: ("段階ごとの重さ", "Severities by stage"),
    keys: &[
        key(Stage::First.name(), LEVEL, "第1報", "First notice"),
        key(Stage::FollowUp.name(), LEVEL, "続報", "Follow-up"),
        key(Stage::Final.name(), LEVEL, "最終報", "Final notice"),
        key(Stage::Single.name(), LEVEL, "単独", "Only notice"),
        key("else", LEVEL, "書いていない段階すべて", "All stages that are not named"),
    ],
    others: None,
};
/// A severity, or off.
pub const LEVEL: Shape = Shape::Choice(|| names(LEVELS));

static TERMS: MapShape = MapShape {
    key: "name",
    pattern: KEBAB,
    about: ("言葉の集まりの名前。@名前 で使う", "Name of a set; used as @name"),
    value: Shape::Table(&FAMILY),
};

static FAMILY: TableShape =
    TableShape { name: "terms", about: SET.about, keys: SET.keys, others: Some(&MEMBERS) };

static MEMBERS: MapShape = MapShape {
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

static PATTERN: TableShape = TableShape {
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

static PHRASES: MapShape = MapShape {
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

static ELEMENTS: MapShape = MapShape {
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

static CLASSES: MapShape = MapShape {
    key: "group",
    pattern: KEBAB,
    about: ("分類: kind、stage、publisher、cause", "A group of labels: kind, stage, publisher, cause"),
    value: Shape::Map(&LABELS),
};

static LABELS: MapShape =
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

static RULES: MapShape = MapShape {
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

static EVIDENCES: MapShape = MapShape {
    key: "rule-or-element",
    pattern: r"[a-z0-9-]+(/[a-z0-9-]+)?|phrases/.+",
    about: ("規則か項目の名前と、その頻度", "The id of a rule or an element, and what was counted"),
    value: Shape::Table(&EVIDENCE),
};

static EVIDENCE: TableShape = TableShape {
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
const COUNTED: i64 = 1 << 31;

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
    ],
    others: None,
};

static DRAFT_ELEMENT: TableShape = TableShape {
    name: "draft-element",
    about: ("下書きの中の項目", "An element in a draft to start from"),
    keys: &[
        must("heading", Shape::Text, "見出し", "Its heading"),
        must("prompt", Shape::Text, "何を書くか", "What is to be written"),
    ],
    others: None,
};

static DRAFT: TableShape = TableShape {
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

static DRAFT_STAGE: TableShape = TableShape {
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

static SHORTHANDS: TableShape = TableShape {
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

static SAID: TableShape = TableShape {
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

static PROVIDED: TableShape = TableShape {
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

static PROFILES: MapShape = MapShape {
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

/// The keys that stand before the first table only.
pub fn top_level() -> impl Iterator<Item = &'static Key> {
    ROOT.keys.iter().filter(|key| matches!(key.shape, Shape::Integer(..) | Shape::List(Shape::String)))
}
