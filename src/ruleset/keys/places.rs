//! What holds for some files: which of them are checked, and what goes over the rules for some paths.
//!
//! Owns their keys.

use super::super::law_keys::{DEADLINES, HOLIDAYS, TRIGGERS};
use super::super::shape::{Shape, TableShape, key, must};
use super::{CLASSES, ELEMENTS, PHRASES, RULES, SETTINGS, SEVERITY, TERMS};

const PATTERNS: Shape = Shape::OneOrMore(&Shape::String);

/// Which files are checked.
pub static FILES: TableShape = TableShape {
    name: "files",
    about: (
        "どの文書を検査するか。パスはこのファイルから見た glob で、フォルダーならその中すべて。名前を挙げて渡したファイルにも効く",
        "Which documents are checked: globs relative to this file, or folders for all in them. They hold for files named on the command line, too",
    ),
    keys: &[
        key(
            "include",
            PATTERNS,
            "これに合うものだけを検査する (例: [\"notices/**\"])。「**/*.notice」のように拡張子で終わるものは、ふだん読まない拡張子もテキストとして読む",
            "Only what matches is checked, such as [\"notices/**\"]. One that ends in an extension, such as \"**/*.notice\", takes in files that would not be read else, as text",
        ),
        key(
            "exclude",
            PATTERNS,
            "これに合うものは検査しない (例: [\"**/README.md\", \"archive/**\"])。include より強い",
            "What matches is not checked, such as [\"**/README.md\", \"archive/**\"]; stronger than include",
        ),
    ],
    others: None,
};

/// What goes over the rules for some paths.
pub static OVERRIDE: TableShape = TableShape {
    name: "override",
    about: (
        "一部の文書だけに重ねる規則。すべての文書についての定めに勝つ",
        "What goes over the rules for some documents only, and wins over what is said of all",
    ),
    keys: &[
        must(
            "paths",
            PATTERNS,
            "どの文書か (このファイルから見た glob、フォルダーならその中すべて)",
            "Which documents: globs relative to this file, or folders for all in them",
        ),
        key("settings", Shape::Table(&SETTINGS), "検査のしかた", "How notices are checked"),
        key("severity", Shape::Map(&SEVERITY), "規則の重さだけを変える", "Severities alone"),
        key("terms", Shape::Map(&TERMS), "言葉の集まり", "Sets of words"),
        key("phrases", Shape::Map(&PHRASES), "言い回し", "Phrases to avoid, and to have"),
        key("elements", Shape::Map(&ELEMENTS), "告知文に書く項目", "What a notice can state"),
        key("classes", Shape::Map(&CLASSES), "分類", "Classes"),
        key("rules", Shape::Map(&RULES), "規則", "Rules"),
        key("deadlines", Shape::Map(&DEADLINES), "期限", "Numbers of days"),
        key("triggers", Shape::Map(&TRIGGERS), "報告の対象になる事情", "What makes an incident reportable"),
        key("holidays", Shape::Map(&HOLIDAYS), "役所の休日", "Days on which offices are closed"),
    ],
    others: None,
};
