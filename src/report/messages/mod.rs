//! Every word that human output is made of: one catalogue, the Japanese and the English of a message side by side.
//!
//! Owns the wording of frames, tables and tallies. What a notice should say is the ruleset's to word, not
//! this room's.

mod commands;
#[cfg(feature = "lsp")]
mod editor;
mod pages;
mod rule_tests;

pub(crate) use commands::{DiffWords, ExplainWords, FactWords, FormsWords, ReferenceWords, SurveyWords};
#[cfg(feature = "lsp")]
pub(crate) use editor::EditorWords;
pub(crate) use pages::{FormatWords, HtmlWords};
pub(crate) use rule_tests::TestWords;

use crate::document::Anchor;
use crate::reading::elements::Status;
use crate::ruleset::{Kind, Lang, Severity, Stage};

/// Messages by their names: `name: ja, en;`, with what they tell in brackets, or with a type where they are no text.
/// Below them, after `=>`, what the values of an enum are called.
macro_rules! messages {
    (
        $(#[$doc:meta])* $words:ident
        $($name:ident $(($($told:ident: $type:ty),+))? $(-> $out:ty)?: $ja:expr, $en:expr;)*
        $(=> $of:ident($enum:ident) { $($value:ident: $value_ja:expr, $value_en:expr;)+ })*
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub(crate) struct $words {
            pub lang: Lang,
        }

        impl $words {
            pub(crate) fn of(lang: Lang) -> Self {
                Self { lang }
            }

            #[allow(dead_code)]
            fn pick<T>(self, ja: T, en: T) -> T {
                match self.lang {
                    Lang::Ja => ja,
                    Lang::En => en,
                }
            }

            $(messages! { @message $name [$(($($told: $type),+))?] [$($out)?] $ja, $en })*

            $(pub(crate) fn $of(self, value: $enum) -> &'static str {
                match value {
                    $($enum::$value => self.pick($value_ja, $value_en),)+
                }
            })*
        }
    };
    (@message $name:ident [] [] $ja:expr, $en:expr) => {
        messages! { @message $name [] [&'static str] $ja, $en }
    };
    (@message $name:ident [] [$out:ty] $ja:expr, $en:expr) => {
        pub(crate) fn $name(self) -> $out {
            self.pick($ja, $en)
        }
    };
    (@message $name:ident [($($told:ident: $type:ty),+)] [] $ja:expr, $en:expr) => {
        pub(crate) fn $name(self, $($told: $type),+) -> String {
            match self.lang {
                Lang::Ja => format!($ja),
                Lang::En => format!($en),
            }
        }
    };
}
use messages;

messages! {
    /// What all outputs share.
    Words
    mend: "直し方: ", "to mend: ";
    why: "理由: ", "why: ";
    law: "根拠: ", "based on: ";
    columns -> [&'static str; 3]:
        ["項目", "状態", "どこで、何を読んだか"],
        ["element", "state", "where, and what was read"];
    held: "確かめて合っていたもの: ", "checked and found right: ";
    override_stage: "違うときは --stage single のように指定", "if not, say so: --stage single";
    ruleset: "規則", "rules";
    dot: "・", ", ";
    comma: "、", ", ";
    unknown_publisher: "発信者の種別は不明", "publisher unknown";
    paragraphs: "  (番号は Word の段落)", "  (numbers are paragraphs of the Word file)";
    nowhere: "–", "-";
    silenced: "抑制", "suppressed";
    read_from(line: &str, quote: &str): "({line}の「{quote}」から)", " (from \"{quote}\", {line})";
    given: "(指定)", " (as given)";
    followed: "(--previous から)", " (from --previous)";
    dated(name: &str, day: &str): "{name}({day})", "{name} ({day})";
    compared(names: &str): "比べた告知: {names}", "compared with {names}";
    undated(as_of: &str): "公表日なし({as_of} で計算)", "undated (reckoned from {as_of})";
    read_as(encoding: &str): "文字コード: {encoding} と読みました", "encoding: read as {encoding}";
    suggest(case: &str, ruleset: &str):
        "{case}です。--rules {ruleset} で、より詳しく検査できます",
        "this is {case}: --rules {ruleset} looks closer";
    to: "〜", "–";
    quote(text: &str): "「{text}」", "\"{text}\"";
    infos(count: usize): "参考 {count}件(--show info で詳しく)", "note: {count} (details: --show info)";
    rest(count: usize): "ほか {count}件(--show all ですべて詳しく)", "{count} more (in full: --show all)";
    more(count: usize): "ほか{count}件", "{count} more";
    more_places(count: usize): "ほか{count}か所", "and {count} more places";
    missing(count: usize):
        "本文に見当たらない項目が{count}つあります",
        "{count} elements are not in the text";
    add_here: "この後に足す", "add them after this";
    explain(rule: &str): "書き方と例: noticelint explain {rule}", "examples: noticelint explain {rule}";
    checked_on(day: &str): "({day}確認)", " (checked {day})";
    findings(errors: usize, warnings: usize, infos: usize):
        "要修正 {errors} ・ 要確認 {warnings} ・ 参考 {infos}",
        "must fix {errors} · check {warnings} · note {infos}";
    suppressed_list(count: usize): "抑制 {count}件", "suppressed: {count}";
    until(day: &str): "{day}まで", "until {day}";
    in_brackets(remark: &str): "({remark})", " ({remark})";
    clean: "指摘なし", "nothing found";
    documents(count: usize): "{count}件の文書: ", "{count} documents: ";
    unread(count: usize): "読めなかったファイル {count}件", "files not read: {count}";
    skipped(count: usize, names: &str):
        "外した規則 {count}件: {names}",
        "rules switched off ({count}): {names}";
    not_reportable(read: &str): "報告の対象とは読めません({read})", "not reportable, as read ({read})";
    maybe_reportable:
        "報告の対象かどうかは読み取れません",
        "the text does not show whether it is reportable";
    occurred(day: &str): "発生 {day}", "occurred {day}";
    discovered(day: &str): "発覚 {day}", "discovered {day}";
    elements(all: usize, stated: usize, deferred: usize, absent: usize):
        "{all}項目: 記載 {stated} ・ 後日 {deferred} ・ なし {absent}",
        "{all} elements: stated {stated} · deferred {deferred} · absent {absent}";
    => severity(Severity) {
        Error: "要修正", "must fix";
        Warning: "要確認", "check";
        Info: "参考", "note";
    }
    => status(Status) {
        Stated: "記載", "stated";
        Deferred: "後日", "deferred";
        Absent: "なし", "absent";
    }
    => stage(Stage) {
        First: "第1報", "first notice";
        FollowUp: "続報", "follow-up";
        Final: "最終報", "final notice";
        Single: "単独", "single notice";
    }
}

impl Words {
    /// A kind of document, where it is no breach notice.
    pub(crate) fn kind(self, kind: Kind) -> Option<&'static str> {
        match kind {
            Kind::Breach => None,
            Kind::OtherIncident => Some(self.pick("漏えい以外の告知文", "notice of another incident")),
            Kind::NoNotice => Some(self.pick("告知文でない文書", "no notice")),
        }
    }

    /// The day of publication, as read.
    pub(crate) fn published(self, day: &str, planned: bool) -> String {
        match (self.lang, planned) {
            (Lang::Ja, false) => format!("公表 {day}"),
            (Lang::Ja, true) => format!("公表予定 {day}"),
            (Lang::En, false) => format!("published {day}"),
            (Lang::En, true) => format!("to be published {day}"),
        }
    }

    /// The sentence around what was assumed.
    pub(crate) fn checked_as(self, assumed: &str) -> String {
        let space = if assumed.ends_with(|end: char| end.is_ascii_alphanumeric()) { " " } else { "" };
        self.pick(format!("{assumed}{space}として検査"), format!("checked as {assumed}"))
    }

    /// A line, or several.
    pub(crate) fn line(self, lines: &str) -> String {
        let several = lines.contains([',', '–', '〜']);
        self.pick(format!("{lines}行"), format!("{} {lines}", if several { "lines" } else { "line" }))
    }

    /// A paragraph of a Word file, or several.
    pub(crate) fn paragraph(self, numbers: &str) -> String {
        let several = numbers.contains([',', '–', '〜']);
        let noun = if several { "paragraphs" } else { "paragraph" };
        self.pick(format!("段落{numbers}"), format!("{noun} {numbers}"))
    }

    /// A place in a file whose lines have no numbers.
    pub(crate) fn anchor(self, anchor: Anchor) -> String {
        let ja = match anchor {
            Anchor::Paragraph(number) => format!("段落{number}"),
            Anchor::Row { table, row } => format!("表{table}の{row}行目"),
            Anchor::Note(number) => format!("脚注{number}"),
            Anchor::Header => "ヘッダー".to_owned(),
            Anchor::Footer => "フッター".to_owned(),
            Anchor::Box(number) => format!("テキストボックス{number}"),
        };
        self.pick(ja, anchor.to_string())
    }

    /// The end of the tally of findings: those that are silenced, where there are any.
    pub(crate) fn suppressed(self, count: usize) -> String {
        match count {
            0 => String::new(),
            _ => self.pick(format!(" ・ 抑制 {count}"), format!(" · suppressed {count}")),
        }
    }

    /// The end of the tally with `--since`: findings on lines that have not changed, where there are any.
    pub(crate) fn unchanged(self, count: usize) -> String {
        match count {
            0 => String::new(),
            _ => self.pick(
                format!(" ・ 変更のない行に他{count}件"),
                format!(" · {count} more on unchanged lines"),
            ),
        }
    }
}
