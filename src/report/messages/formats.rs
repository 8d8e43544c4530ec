//! The words of the formats for CI services, and of the summary for people.

use super::Words;
use crate::ruleset::Lang;

/// The words of the formats for CI services, and of the summary for people.
#[derive(Debug, Clone, Copy)]
pub struct FormatWords {
    words: Words,
    /// The message over a file that could not be read.
    pub unreadable: &'static str,
    /// Heads of the table of files: file, reading, missing elements. The severities stand between.
    pub files: [&'static str; 3],
    /// Heads of the table of findings: severity, line, finding, what to do, rule.
    pub findings: [&'static str; 5],
    /// In place of the reading of a document that is no notice.
    pub not_a_notice: &'static str,
    /// Nothing was there to check.
    pub nothing: &'static str,
    /// Before files that could not be read.
    pub unread: &'static str,
    /// Before the day of the run.
    pub as_of: &'static str,
    /// Before the command to run where the files are.
    pub locally: &'static str,
    /// In place of a mend that the program makes.
    pub fixable: &'static str,
}

impl FormatWords {
    /// The words of a language.
    pub fn of(lang: Lang) -> Self {
        let words = Words::of(lang);
        match lang {
            Lang::Ja => Self {
                words,
                unreadable: "ファイルを読めませんでした",
                files: ["ファイル", "読み方", "本文にない項目"],
                findings: ["", "行", "指摘", "直し方", "規則"],
                not_a_notice: "告知文でないため検査せず",
                nothing: "検査する文書がありませんでした。",
                unread: "読めなかったファイル",
                as_of: "基準日 ",
                locally: "手元で: ",
                fixable: "`noticelint check --fix` で直せます。",
            },
            Lang::En => Self {
                words,
                unreadable: "the file could not be read",
                files: ["file", "read as", "not in the text"],
                findings: ["", "line", "finding", "to mend", "rule"],
                not_a_notice: "no notice, not checked",
                nothing: "There was no document to check.",
                unread: "Files not read",
                as_of: "as of ",
                locally: "on your machine: ",
                fixable: "`noticelint check --fix` mends it.",
            },
        }
    }

    /// That more was found than the service shows, and where it stands.
    pub fn cut(self, count: usize, in_summary: bool) -> String {
        match (self.words.lang, in_summary) {
            (Lang::Ja, true) => format!("ほか {count} 件は概要に"),
            (Lang::Ja, false) => format!("ほか {count} 件(すべて見るには --summary か --report)"),
            (Lang::En, true) => format!("{count} more in the summary"),
            (Lang::En, false) => format!("{count} more (all of them: --summary or --report)"),
        }
    }

    /// The heading of the summary. `found`: notices with findings, of all documents.
    pub fn heading(self, counts: [usize; 3], found: usize, documents: usize) -> String {
        let [errors, warnings, infos] = counts;
        match self.words.lang {
            Lang::Ja => format!(
                "告知文の検査: 要修正 {errors}・要確認 {warnings}・参考 {infos}({documents} 件中 {found} 件の告知文に指摘)"
            ),
            Lang::En => format!(
                "Notices: {errors} must fix, {warnings} check, {infos} note (findings in {found} of {documents})"
            ),
        }
    }

    /// The head of what was read of a notice.
    pub fn read(self, elements: usize) -> String {
        self.words
            .pick(format!("読み取った内容({elements} 項目)"), format!("What was read ({elements} elements)"))
    }

    /// Documents, or findings, for which there was no room.
    pub fn more(self, count: usize) -> String {
        self.words.pick(format!("ほか {count} 件"), format!("{count} more"))
    }

    /// Documents of which only the row, or not even that, is shown.
    pub fn more_documents(self, count: usize) -> String {
        self.words.pick(
            format!(
                "ほか {count} 件の文書は省きました。すべて見るには --report json=FILE などを使ってください。"
            ),
            format!(
                "{count} more documents are left out: for all of them use --report json=FILE or the like."
            ),
        )
    }

    /// Silenced findings.
    pub fn suppressed(self, count: usize) -> String {
        self.words.pick(format!("抑制した指摘 {count} 件"), format!("{count} findings suppressed"))
    }
}
