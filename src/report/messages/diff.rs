//! The words of `rules diff`.

use crate::ruleset::Lang;

/// The words of `rules diff`.
#[derive(Debug, Clone, Copy)]
pub struct DiffWords {
    lang: Lang,
    /// Before the ruleset so far.
    pub old: &'static str,
    /// Before the one from now on.
    pub new: &'static str,
    /// Columns of these two.
    pub columns: usize,
    /// Heads of the table.
    pub heads: [&'static str; 5],
    /// The last row.
    pub sum: &'static str,
}

impl DiffWords {
    /// The words of a language.
    pub fn of(lang: Lang) -> Self {
        match lang {
            Lang::Ja => Self {
                lang,
                old: "今の規則",
                new: "新しい規則",
                columns: 12,
                heads: ["規則", "増える", "消える", "重く", "軽く"],
                sum: "合計",
            },
            Lang::En => Self {
                lang,
                old: "old",
                new: "new",
                columns: 5,
                heads: ["rule", "new", "gone", "raised", "lowered"],
                sum: "sum",
            },
        }
    }

    /// In how many documents something changes.
    pub fn head(self, documents: usize, changed: usize) -> String {
        match (self.lang, changed) {
            (Lang::Ja, 0) => format!("{documents}件の文書で、変わる指摘はありません"),
            (Lang::Ja, _) => format!("{documents}件の文書のうち{changed}件で、指摘が変わります"),
            (Lang::En, 0) => format!("no finding changes in {documents} documents"),
            (Lang::En, _) => format!("findings change in {changed} of {documents} documents"),
        }
    }
}
