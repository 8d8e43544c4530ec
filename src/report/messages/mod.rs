//! Every word that human output is made of, in both languages.
//!
//! Owns the wording of frames, tables and tallies. What a notice should say is the ruleset's to word, not
//! this file's.

mod diff;
mod explain;
mod facts;
mod formats;
mod html;
mod reference;
mod survey;
mod trial;

pub use diff::DiffWords;
pub use explain::ExplainWords;
pub use facts::FactWords;
pub use formats::FormatWords;
pub use html::HtmlWords;
pub use reference::ReferenceWords;
pub use survey::SurveyWords;
pub use trial::TrialWords;

use crate::document::Anchor;
use crate::reading::elements::Status;
use crate::ruleset::{Kind, Lang, Severity, Stage};

/// The words of one language.
#[derive(Debug, Clone, Copy)]
pub struct Words {
    /// The language.
    pub lang: Lang,
    /// Before what to do.
    pub mend: &'static str,
    /// Before a reason.
    pub why: &'static str,
    /// Before the law.
    pub law: &'static str,
    /// Heads of the table of elements.
    pub columns: [&'static str; 3],
    /// Before what was checked and holds.
    pub held: &'static str,
    /// How to call for another stage.
    pub override_stage: &'static str,
    /// Before the ruleset.
    pub ruleset: &'static str,
    /// Between things of equal rank.
    pub dot: &'static str,
    /// Between the parts of a list.
    pub comma: &'static str,
    /// Where the publisher is not known.
    pub unknown_publisher: &'static str,
    /// Behind the name of a Word file.
    pub paragraphs: &'static str,
    /// A place that has no line.
    pub nowhere: &'static str,
    /// In place of the severity of a finding that is silenced.
    pub silenced: &'static str,
}

const JA: Words = Words {
    lang: Lang::Ja,
    mend: "直し方: ",
    why: "理由: ",
    law: "根拠: ",
    columns: ["項目", "状態", "どこで、何を読んだか"],
    held: "確かめて合っていたもの: ",
    override_stage: "違うときは --stage single のように指定",
    ruleset: "規則",
    dot: "・",
    comma: "、",
    unknown_publisher: "発信者の種別は不明",
    paragraphs: "  (番号は Word の段落)",
    nowhere: "–",
    silenced: "抑制",
};

const EN: Words = Words {
    lang: Lang::En,
    mend: "to mend: ",
    why: "why: ",
    law: "based on: ",
    columns: ["element", "state", "where, and what was read"],
    held: "checked and found right: ",
    override_stage: "if not, say so: --stage single",
    ruleset: "rules",
    dot: ", ",
    comma: ", ",
    unknown_publisher: "publisher unknown",
    paragraphs: "  (numbers are paragraphs of the Word file)",
    nowhere: "-",
    silenced: "suppressed",
};

impl Words {
    /// The words of a language.
    pub fn of(lang: Lang) -> Self {
        match lang {
            Lang::Ja => JA,
            Lang::En => EN,
        }
    }

    fn pick<T>(self, ja: T, en: T) -> T {
        match self.lang {
            Lang::Ja => ja,
            Lang::En => en,
        }
    }

    /// A severity.
    pub fn severity(self, severity: Severity) -> &'static str {
        match severity {
            Severity::Error => self.pick("要修正", "must fix"),
            Severity::Warning => self.pick("要確認", "check"),
            Severity::Info => self.pick("参考", "note"),
        }
    }

    /// A state of an element.
    pub fn status(self, status: Status) -> &'static str {
        match status {
            Status::Stated => self.pick("記載", "stated"),
            Status::Deferred => self.pick("後日", "deferred"),
            Status::Absent => self.pick("なし", "absent"),
        }
    }

    /// A stage.
    pub fn stage(self, stage: Stage) -> &'static str {
        match stage {
            Stage::First => self.pick("第1報", "first notice"),
            Stage::FollowUp => self.pick("続報", "follow-up"),
            Stage::Final => self.pick("最終報", "final notice"),
            Stage::Single => self.pick("単独", "single notice"),
        }
    }

    /// A kind of document, where it is no breach notice.
    pub fn kind(self, kind: Kind) -> Option<&'static str> {
        match kind {
            Kind::Breach => None,
            Kind::OtherIncident => Some(self.pick("漏えい以外の告知文", "notice of another incident")),
            Kind::NoNotice => Some(self.pick("告知文でない文書", "no notice")),
        }
    }

    /// The words of the draft that a stage was read from; `line` as given by [`Self::line`].
    pub fn read_from(self, line: &str, quote: &str) -> String {
        self.pick(format!("({line}の「{quote}」から)"), format!(" (from \"{quote}\", {line})"))
    }

    /// A value that came from a flag.
    pub fn given(self) -> &'static str {
        self.pick("(指定)", " (as given)")
    }

    /// A stage that came from `--previous`.
    pub fn followed(self) -> &'static str {
        self.pick("(--previous から)", " (from --previous)")
    }

    /// An earlier notice with its day of publication.
    pub fn dated(self, name: &str, day: &str) -> String {
        self.pick(format!("{name}({day})"), format!("{name} ({day})"))
    }

    /// What it was compared with.
    pub fn compared(self, names: &str) -> String {
        self.pick(format!("比べた告知: {names}"), format!("compared with {names}"))
    }

    /// The day of publication, as read.
    pub fn published(self, day: &str, planned: bool) -> String {
        match (self.lang, planned) {
            (Lang::Ja, false) => format!("公表 {day}"),
            (Lang::Ja, true) => format!("公表予定 {day}"),
            (Lang::En, false) => format!("published {day}"),
            (Lang::En, true) => format!("to be published {day}"),
        }
    }

    /// That the draft has no day of publication.
    pub fn undated(self, as_of: &str) -> String {
        self.pick(format!("公表日なし({as_of} で計算)"), format!("undated (reckoned from {as_of})"))
    }

    /// In which encoding the file was read, where that is not UTF-8.
    pub fn read_as(self, encoding: &str) -> String {
        self.pick(format!("文字コード: {encoding} と読みました"), format!("encoding: read as {encoding}"))
    }

    /// The sentence around what was assumed.
    pub fn checked_as(self, assumed: &str) -> String {
        let space = if assumed.ends_with(|end: char| end.is_ascii_alphanumeric()) { " " } else { "" };
        self.pick(format!("{assumed}{space}として検査"), format!("checked as {assumed}"))
    }

    /// The ruleset that looks closer at such a case.
    pub fn suggest(self, case: &str, ruleset: &str) -> String {
        self.pick(
            format!("{case}です。--rules {ruleset} で、より詳しく検査できます"),
            format!("this is {case}: --rules {ruleset} looks closer"),
        )
    }

    /// A line, or several.
    pub fn line(self, lines: &str) -> String {
        let several = lines.contains([',', '–', '〜']);
        self.pick(format!("{lines}行"), format!("{} {lines}", if several { "lines" } else { "line" }))
    }

    /// A paragraph of a Word file, or several.
    pub fn paragraph(self, numbers: &str) -> String {
        let several = numbers.contains([',', '–', '〜']);
        let noun = if several { "paragraphs" } else { "paragraph" };
        self.pick(format!("段落{numbers}"), format!("{noun} {numbers}"))
    }

    /// A place in a file whose lines have no numbers.
    pub fn anchor(self, anchor: Anchor) -> String {
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

    /// Between the first and the last of a run of lines.
    pub fn to(self) -> &'static str {
        self.pick("〜", "–")
    }

    /// Words of the draft.
    pub fn quote(self, text: &str) -> String {
        self.pick(format!("「{text}」"), format!("\"{text}\""))
    }

    /// The head of the list of infos.
    pub fn infos(self, count: usize) -> String {
        self.pick(
            format!("参考 {count}件(--show info で詳しく)"),
            format!("note: {count} (details: --show info)"),
        )
    }

    /// The head of the list of findings for which there was no room.
    pub fn rest(self, count: usize) -> String {
        self.pick(
            format!("ほか {count}件(--show all ですべて詳しく)"),
            format!("{count} more (in full: --show all)"),
        )
    }

    /// The last line of a list that was cut.
    pub fn more(self, count: usize) -> String {
        self.pick(format!("ほか{count}件"), format!("{count} more"))
    }

    /// Places of a finding that are not shown.
    pub fn more_places(self, count: usize) -> String {
        self.pick(format!("ほか{count}か所"), format!("and {count} more places"))
    }

    /// The message over missing elements that belong to one place.
    pub fn missing(self, count: usize) -> String {
        self.pick(
            format!("本文に見当たらない項目が{count}つあります"),
            format!("{count} elements are not in the text"),
        )
    }

    /// The label at the place where missing elements belong.
    pub fn add_here(self) -> &'static str {
        self.pick("この後に足す", "add them after this")
    }

    /// Where to read more on the elements of a list.
    pub fn explain(self, rule: &str) -> String {
        self.pick(
            format!("書き方と例: noticelint explain {rule}"),
            format!("examples: noticelint explain {rule}"),
        )
    }

    /// When a source was last checked.
    pub fn checked_on(self, day: &str) -> String {
        self.pick(format!("({day}確認)"), format!(" (checked {day})"))
    }

    /// The tally of findings.
    pub fn findings(self, errors: usize, warnings: usize, infos: usize) -> String {
        self.pick(
            format!("要修正 {errors} ・ 要確認 {warnings} ・ 参考 {infos}"),
            format!("must fix {errors} · check {warnings} · note {infos}"),
        )
    }

    /// The end of the tally of findings: those that are silenced, where there are any.
    pub fn suppressed(self, count: usize) -> String {
        match count {
            0 => String::new(),
            _ => self.pick(format!(" ・ 抑制 {count}"), format!(" · suppressed {count}")),
        }
    }

    /// The end of the tally with `--since`: findings on lines that have not changed, where there are any.
    pub fn unchanged(self, count: usize) -> String {
        match count {
            0 => String::new(),
            _ => self.pick(
                format!(" ・ 変更のない行に他{count}件"),
                format!(" · {count} more on unchanged lines"),
            ),
        }
    }

    /// The head of the list of silenced findings.
    pub fn suppressed_list(self, count: usize) -> String {
        self.pick(format!("抑制 {count}件"), format!("suppressed: {count}"))
    }

    /// A last day.
    pub fn until(self, day: &str) -> String {
        self.pick(format!("{day}まで"), format!("until {day}"))
    }

    /// A remark behind words.
    pub fn in_brackets(self, remark: &str) -> String {
        self.pick(format!("({remark})"), format!(" ({remark})"))
    }

    /// The tally of elements.
    pub fn elements(self, stated: usize, deferred: usize, absent: usize) -> String {
        let all = stated + deferred + absent;
        self.pick(
            format!("{all}項目: 記載 {stated} ・ 後日 {deferred} ・ なし {absent}"),
            format!("{all} elements: stated {stated} · deferred {deferred} · absent {absent}"),
        )
    }

    /// What a document without findings gets in the run over a folder.
    pub fn clean(self) -> &'static str {
        self.pick("指摘なし", "nothing found")
    }

    /// The head of the tally of a run.
    pub fn documents(self, count: usize) -> String {
        self.pick(format!("{count}件の文書: "), format!("{count} documents: "))
    }

    /// Files that could not be read.
    pub fn unread(self, count: usize) -> String {
        self.pick(format!("読めなかったファイル {count}件"), format!("files not read: {count}"))
    }

    /// Rules that were switched off for the run.
    pub fn skipped(self, count: usize, names: &str) -> String {
        self.pick(format!("外した規則 {count}件: {names}"), format!("rules switched off ({count}): {names}"))
    }

    /// That no report is due, and what was read to see it.
    pub fn not_reportable(self, read: &str) -> String {
        self.pick(format!("報告の対象とは読めません({read})"), format!("not reportable, as read ({read})"))
    }

    /// That the text does not say enough to see whether a report is due.
    pub fn maybe_reportable(self) -> &'static str {
        self.pick("報告の対象かどうかは読み取れません", "the text does not show whether it is reportable")
    }

    /// What happened first, and when it was found.
    pub fn occurred(self, day: &str) -> String {
        self.pick(format!("発生 {day}"), format!("occurred {day}"))
    }

    /// When it was found.
    pub fn discovered(self, day: &str) -> String {
        self.pick(format!("発覚 {day}"), format!("discovered {day}"))
    }
}
