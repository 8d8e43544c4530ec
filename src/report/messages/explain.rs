//! The words of `explain` and `rules list`.

use crate::ruleset::{Expect, Lang, Severity};

/// The words of `explain`, and of the table of rules.
#[derive(Debug, Clone, Copy)]
pub struct ExplainWords {
    lang: Lang,
    /// Why it matters.
    pub why: &'static str,
    /// What it looks for.
    pub looks_for: &'static str,
    /// What to do.
    pub mend: &'static str,
    /// At each stage.
    pub severity: &'static str,
    /// The law.
    pub sources: &'static str,
    /// On real notices.
    pub evidence: &'static str,
    /// The rules about an element.
    pub rules: &'static str,
    /// The element that a rule is about.
    pub element: &'static str,
    /// Not spoken of at a stage.
    pub off: &'static str,
    /// Every stage.
    pub always: &'static str,
    /// Over an earlier notice in an example.
    pub before: &'static str,
    /// Over the notice that follows it.
    pub now: &'static str,
    /// Heads of the table of rules.
    pub columns: [&'static str; 3],
}

impl ExplainWords {
    /// The words of a language.
    pub fn of(lang: Lang) -> Self {
        match lang {
            Lang::Ja => Self {
                lang,
                why: "なぜ",
                looks_for: "見るもの",
                mend: "直し方",
                severity: "重さ",
                sources: "根拠",
                evidence: "実例",
                rules: "この項目の規則",
                element: "項目",
                off: "出さない",
                always: "つねに",
                before: "前の告知",
                now: "この告知",
                columns: ["規則", "重さ", "内容"],
            },
            Lang::En => Self {
                lang,
                why: "why",
                looks_for: "looks for",
                mend: "to mend",
                severity: "severity",
                sources: "based on",
                evidence: "real notices",
                rules: "rules about it",
                element: "element",
                off: "off",
                always: "always",
                before: "the notice before",
                now: "this notice",
                columns: ["rule", "severity", "title"],
            },
        }
    }

    fn pick<T>(self, ja: T, en: T) -> T {
        match self.lang {
            Lang::Ja => ja,
            Lang::En => en,
        }
    }

    /// A severity in the table of rules, by one letter.
    pub fn mark(self, severity: Option<Severity>) -> &'static str {
        match severity {
            Some(Severity::Error) => self.pick("修", "F"),
            Some(Severity::Warning) => self.pick("確", "C"),
            Some(Severity::Info) => self.pick("参", "N"),
            None => self.pick("- ", "-"),
        }
    }

    /// What these letters mean.
    pub fn legend(self) -> &'static str {
        self.pick(
            "重さは、第1報・続報・最終報・単独の順。修=要修正、確=要確認、参=参考、-=出さない",
            "severity: first notice, follow-up, final, single. F must fix, C check, N note, - off",
        )
    }

    /// What an example shows.
    pub fn example(self, expect: Expect) -> &'static str {
        match expect {
            Expect::Finding => self.pick("指摘が出る例", "an example that is reported"),
            Expect::Silent => self.pick("指摘が出ない例", "an example that is not"),
            Expect::Stated => self.pick("「記載」と読む例", "read as stated"),
            Expect::Deferred => self.pick("「後日」と読む例", "read as deferred"),
            Expect::Absent => self.pick("「なし」と読む例", "read as absent"),
        }
    }

    /// How a rule that is off is switched on.
    pub fn switch_on(self, rule: &str) -> String {
        self.pick(
            format!("使うときは noticelint.toml に [severity] \"{rule}\" = \"warning\""),
            format!("to use it, put [severity] \"{rule}\" = \"warning\" into noticelint.toml"),
        )
    }

    /// How often it fires.
    pub fn measured(self, fires: u32, of: u32) -> String {
        self.pick(
            format!("公表された{of}件のうち{fires}件で指摘"),
            format!("fires in {fires} of {of} published notices"),
        )
    }

    /// How many notices state it.
    pub fn stated(self, stated: u32, of: u32) -> String {
        self.pick(
            format!("公表された{of}件のうち{stated}件に記載"),
            format!("stated in {stated} of {of} published notices"),
        )
    }

    /// That nobody counted.
    pub fn not_measured(self, reason: &str) -> String {
        self.pick(format!("数えていません: {reason}"), format!("not measured: {reason}"))
    }

    /// Since when a source is in force, and when it was checked.
    pub fn dates(self, since: Option<&str>, checked: Option<&str>) -> String {
        let (since, checked) = match self.lang {
            Lang::Ja => (since.map(|day| format!("{day}施行")), checked.map(|day| format!("{day}確認"))),
            Lang::En => (
                since.map(|day| format!("in force since {day}")),
                checked.map(|day| format!("checked {day}")),
            ),
        };
        let (open, comma, close) = match self.lang {
            Lang::Ja => ("(", "、", ")"),
            Lang::En => (" (", ", ", ")"),
        };
        let told: Vec<String> = since.into_iter().chain(checked).collect();
        if told.is_empty() { String::new() } else { format!("{open}{}{close}", told.join(comma)) }
    }
}
