//! The tables of a ruleset file, key by key.
//!
//! Owns their keys and what each means, in both languages of messages. Parameters of checks are in `params`.

mod beside;
mod elements;
mod places;
mod rules;
mod words;

pub use beside::*;
pub use elements::*;
pub use places::*;
pub use rules::*;
pub use words::*;

use super::fields::{LANGS, LEVELS, STAGES};
use super::law_keys::{DEADLINES, HOLIDAYS, TRIGGERS};
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
        key("files", Shape::Table(&FILES), "どの文書を検査するか", "Which documents are checked"),
        key(
            "override",
            Shape::List(&Shape::Table(&OVERRIDE)),
            "一部の文書だけに重ねる規則。あとに書いたものが勝つ",
            "What goes over the rules for some documents only; later ones win",
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

pub(super) static SEVERITY: MapShape = MapShape {
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

/// The keys that stand before the first table only.
pub fn top_level() -> impl Iterator<Item = &'static Key> {
    ROOT.keys.iter().filter(|key| matches!(key.shape, Shape::Integer(..) | Shape::List(Shape::String)))
}
