//! The words of `survey`.

use crate::reading::elements::Status;
use crate::ruleset::{Lang, Severity, Stage};

/// The words of `survey`.
#[derive(Debug, Clone, Copy)]
pub struct SurveyWords {
    lang: Lang,
    /// Before the stages.
    pub stages: &'static str,
    /// Before the causes.
    pub causes: &'static str,
    /// Heads of the table of elements.
    pub elements: [&'static str; 4],
    /// Heads of the table of rules.
    pub rules: [&'static str; 5],
}

impl SurveyWords {
    /// The words of a language.
    pub fn of(lang: Lang) -> Self {
        match lang {
            Lang::Ja => Self {
                lang,
                stages: "段階: ",
                causes: "原因: ",
                elements: ["項目", "記載", "後日", "なし"],
                rules: ["指摘の出た規則", "文書の数", "要修正", "要確認", "参考"],
            },
            Lang::En => Self {
                lang,
                stages: "stages: ",
                causes: "causes: ",
                elements: ["element", "stated", "deferred", "absent"],
                rules: ["rule that fires", "documents", "must fix", "check", "note"],
            },
        }
    }

    fn pick<T>(self, ja: T, en: T) -> T {
        match self.lang {
            Lang::Ja => ja,
            Lang::En => en,
        }
    }

    /// What was read, with which rules.
    pub fn head(self, documents: usize, ruleset: &str, as_of: &str) -> String {
        self.pick(
            format!("{documents}件の文書を規則 {ruleset} で読んだ結果({as_of} 時点)"),
            format!("{documents} documents read with {ruleset} as of {as_of}"),
        )
    }

    /// The kinds: breach notices, other notices, what is no notice.
    pub fn kinds(self, [breach, other, none]: [usize; 3]) -> String {
        self.pick(
            format!("種類: 漏えいの告知文 {breach}、漏えい以外の告知文 {other}、告知文でない文書 {none}"),
            format!("kinds: breach notices {breach}, other notices {other}, no notices {none}"),
        )
    }

    /// Above the table of elements.
    pub fn over(self, breaches: usize) -> String {
        self.pick(
            format!("漏えいの告知文 {breaches}件に書かれていた項目"),
            format!("elements of the {breaches} breach notices"),
        )
    }

    /// How to have counted what was not.
    pub fn count_anyway(self, id: &str) -> String {
        self.pick(
            format!("読んだ告知文では数えられるなら、--measured {id} のように指定"),
            format!("if these notices do show it: --measured {id}"),
        )
    }

    /// Where nothing speaks for any cause.
    pub fn unknown(self) -> &'static str {
        self.pick("不明", "unknown")
    }

    /// Columns of the widest state or severity.
    pub fn columns(self) -> usize {
        self.pick(6, 8)
    }

    /// A stage.
    pub fn stage(self, stage: Stage) -> &'static str {
        super::Words::of(self.lang).stage(stage)
    }

    /// A state of an element.
    pub fn status(self, status: Status) -> &'static str {
        super::Words::of(self.lang).status(status)
    }

    /// A severity.
    pub fn severity(self, severity: Severity) -> &'static str {
        super::Words::of(self.lang).severity(severity)
    }

    /// That nobody counted.
    pub fn unmeasured(self, reason: &str) -> String {
        self.pick(format!("数えていません: {reason}"), format!("not measured: {reason}"))
    }

    /// Before the rules that never spoke.
    pub fn silent(self, count: usize) -> String {
        self.pick(format!("指摘の出なかった規則 {count}件: "), format!("rules that never fire ({count}): "))
    }

    /// Before the rules that had nothing to speak in.
    pub fn idle(self, count: usize) -> String {
        self.pick(
            format!("当てはまる種類と段階の文書がなかった規則 {count}件: "),
            format!("rules without a document of their kind and stage ({count}): "),
        )
    }

    /// Before the rules that were not counted.
    pub fn uncounted(self, count: usize) -> String {
        self.pick(format!("数えていない規則 {count}件: "), format!("rules not measured ({count}): "))
    }

    /// Files that could not be read.
    pub fn unread(self, count: usize) -> String {
        super::Words::of(self.lang).unread(count)
    }
}
