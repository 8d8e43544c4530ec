//! The words of `facts` for people.

use crate::ruleset::Lang;

/// The words of `facts`.
#[derive(Debug, Clone, Copy)]
pub struct FactWords {
    /// The language.
    lang: Lang,
    /// Names of the conclusions.
    pub conclusions: [&'static str; 10],
    /// Heads of the lists.
    pub counts: &'static str,
    /// Head of the dates.
    pub dates: &'static str,
    /// Head of the kinds of data.
    pub data_types: &'static str,
    /// Head of the contacts.
    pub contacts: &'static str,
    /// Head of the regulators.
    pub regulators: &'static str,
    /// Head of what makes the incident reportable.
    pub triggers: &'static str,
    /// Of a count of what leaked.
    pub affected: &'static str,
    /// Of a count that is about right.
    pub approximate: &'static str,
    /// Of a count of occurrences.
    pub cumulative: &'static str,
    /// Of a contact that is somebody else's.
    pub not_own: &'static str,
}

impl FactWords {
    /// The words of a language.
    pub fn of(lang: Lang) -> Self {
        match lang {
            Lang::Ja => Self {
                lang,
                conclusions: [
                    "文書の種類",
                    "段階",
                    "発信者",
                    "原因の区分",
                    "対象の総数",
                    "発生日",
                    "最初に知った日",
                    "発覚日",
                    "公表日",
                    "監督機関への報告日",
                ],
                counts: "数",
                dates: "日付",
                data_types: "情報の種類",
                contacts: "連絡先",
                regulators: "監督機関",
                triggers: "報告の対象と読める事情",
                affected: "漏えいの対象",
                approximate: "概数",
                cumulative: "延べ",
                not_own: "発信者以外",
            },
            Lang::En => Self {
                lang,
                conclusions: [
                    "kind",
                    "stage",
                    "publisher",
                    "cause",
                    "total affected",
                    "occurred on",
                    "known on",
                    "discovered on",
                    "published on",
                    "reported to regulator on",
                ],
                counts: "numbers",
                dates: "dates",
                data_types: "kinds of data",
                contacts: "contacts",
                regulators: "regulators",
                triggers: "what makes it reportable",
                affected: "affected",
                approximate: "about",
                cumulative: "occurrences",
                not_own: "not the sender's",
            },
        }
    }

    /// Head of the days that follow from the day it was known.
    pub fn clocks(self, known: &str) -> String {
        match self.lang {
            Lang::Ja => format!("期限の目安({known}から数えて)"),
            Lang::En => format!("days, counted from {known}"),
        }
    }
}
