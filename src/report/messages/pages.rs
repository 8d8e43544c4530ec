//! The words of the report page, of the formats for CI services, and of the summary for people.

use super::messages;
use crate::ruleset::{Lang, Severity};

messages! {
    /// The words of the formats for CI services, and of the summary.
    FormatWords
    unreadable: "ファイルを読めませんでした", "the file could not be read";
    files -> [&'static str; 3]:
        ["ファイル", "読み方", "本文にない項目"],
        ["file", "read as", "not in the text"];
    findings -> [&'static str; 5]:
        ["", "行", "指摘", "直し方", "規則"],
        ["", "line", "finding", "to mend", "rule"];
    not_a_notice: "告知文でないため検査せず", "no notice, not checked";
    nothing: "検査する文書がありませんでした。", "There was no document to check.";
    unread: "読めなかったファイル", "Files not read";
    as_of: "基準日 ", "as of ";
    locally: "手元で: ", "on your machine: ";
    fixable: "`noticelint check --fix` で直せます。", "`noticelint check --fix` mends it.";
    read(elements: usize): "読み取った内容({elements} 項目)", "What was read ({elements} elements)";
    more(count: usize): "ほか {count} 件", "{count} more";
    more_documents(count: usize):
        "ほか {count} 件の文書は省きました。すべて見るには --report json=FILE などを使ってください。",
        "{count} more documents are left out: for all of them use --report json=FILE or the like.";
    suppressed(count: usize): "抑制した指摘 {count} 件", "{count} findings suppressed";
}

impl FormatWords {
    /// That more was found than the service shows, and where it stands.
    pub(crate) fn cut(self, count: usize, in_summary: bool) -> String {
        match (self.lang, in_summary) {
            (Lang::Ja, true) => format!("ほか {count} 件は概要に"),
            (Lang::Ja, false) => format!("ほか {count} 件(すべて見るには --summary か --report)"),
            (Lang::En, true) => format!("{count} more in the summary"),
            (Lang::En, false) => format!("{count} more (all of them: --summary or --report)"),
        }
    }

    /// The heading of the summary. `found`: notices with findings, of all documents.
    pub(crate) fn heading(self, counts: [usize; 3], found: usize, documents: usize) -> String {
        let [errors, warnings, infos] = counts;
        match self.lang {
            Lang::Ja => format!(
                "告知文の検査: 要修正 {errors}・要確認 {warnings}・参考 {infos}({documents} 件中 {found} 件の告知文に指摘)"
            ),
            Lang::En => format!(
                "Notices: {errors} must fix, {warnings} check, {infos} note (findings in {found} of {documents})"
            ),
        }
    }
}

messages! {
    /// The words of the report page.
    HtmlWords
    title: "告知文の検査", "Check of a notice";
    skip: "内容へ進む", "skip to the content";
    drafts: "検査した文書", "Documents checked";
    drafts_below: "文書の一覧は最後にあります", "the list of documents stands at the end";
    findings: "指摘", "Findings";
    text: "本文", "The text";
    reading:
        "番号は指摘です。番号や下線の語を選ぶと指摘へ、指摘の矢印を選ぶと本文へ移ります。",
        "Numbers are findings. A number or an underlined word leads to its finding, the arrow of a finding back to the text.";
    elements: "記載すべき項目", "What a notice should state";
    about: "指摘", "findings";
    timeline: "時系列", "Timeline";
    worked: "計算の確かめ", "Worked out";
    clocks: "期限の目安", "Deadlines";
    supposed:
        "知った日が本文にないため、発生の日から数えた仮の期限です。",
        "The text does not say when it became known: counted from the day of the incident.";
    triggers: "監督機関への報告の対象と読める事情", "Why a report to the regulator is due, as read";
    assumed: "どう読んで検査したか", "What was assumed";
    assumptions -> [&'static str; 6]:
        ["段階", "発信者", "公表日", "種類", "規則", "基準日"],
        ["stage", "publisher", "publication", "kind", "rules", "day of the check"];
    right: "合っています", "right";
    wrong: "確かめてください", "please check";
    nothing_worked:
        "計算で確かめられる数や日付は読み取れませんでした。",
        "The text holds no numbers or dates to work out.";
    places: "関わる所", "other places";
    back: "本文へ", "to the text";
    due: "期限", "deadline";
    today: "基準日", "day of the check";
    provided: "ファイルの外で示される", "given outside the file";
    failures: "読めなかったファイル", "Files not read";
    privacy:
        "このページはこのコンピューターの中で作られ、どこにも送られていません。案の本文を含むので、案そのものと同じように扱ってください。",
        "This page was made on this computer and was sent nowhere. It holds the text of the draft: treat it as you treat the draft.";
    no_advice:
        "指摘がないことは、適法であることを意味しません。内容の判断は、事実と法令を確かめて行ってください。",
        "That nothing was found does not mean that the notice satisfies the law. Check the facts and the law before you decide.";
    empty: "本文がありません。", "There is no text.";
    clean: "指摘はありません", "nothing found";
    top: "先頭へ", "to the top";
    finding(number: usize, severity: &str): "指摘{number}({severity})", "finding {number} ({severity})";
    second(number: usize): "指摘{number}に関わる所", "belongs to finding {number}";
    nth_day(number: i64): "知った日から{number}日目", "day {number} since it was known";
    day_one(day: &str): "{day} = 1日目", "{day} = day 1";
    day_n(number: u16, day: &str): "{number}日目 = {day}", "day {number} = {day}";
    moved(day: &str): "休みの日なので {day} まで", "offices are closed, so until {day}";
    month(year: i16, month: u8): "{year}年{month}月", "{year}-{month:02}";
    suppressed(count: usize):
        "理由を付けて抑えた指摘 {count}件",
        "findings suppressed with a reason: {count}";
    elements_told(all: usize, stated: usize, deferred: usize, absent: usize):
        "読み手と監督機関が探す{all}項目のうち、本文にあるもの{stated}、後日とされたもの{deferred}、ないもの{absent}。",
        "Of the {all} elements that readers and the regulator look for, {stated} are stated, {deferred} put off, {absent} absent.";
    weekdays -> [&'static str; 7]:
        ["月", "火", "水", "木", "金", "土", "日"],
        ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    => group(Severity) {
        Error: "公表の前に直す", "fix before publication";
        Warning: "公表の前に確かめる", "check before publication";
        Info: "知っておくとよいこと", "good to know";
    }
}

impl HtmlWords {
    /// What the findings of a draft come to, in a sentence.
    pub(crate) fn verdict(self, [errors, warnings, infos]: [usize; 3]) -> String {
        match self.lang {
            Lang::Ja => {
                let before = [(errors, "直す指摘"), (warnings, "確かめる指摘")];
                let before = before.iter().filter(|(count, _)| *count > 0);
                let before: Vec<_> = before.map(|(count, what)| format!("{what}が{count}件")).collect();
                match (before.is_empty(), infos) {
                    (true, 0) => "指摘はありません。".to_owned(),
                    (true, _) => format!("公表の前に直す指摘はありません。参考が{infos}件あります。"),
                    (false, 0) => format!("公表の前に{}あります。", before.join("、")),
                    (false, _) => {
                        format!("公表の前に{}あります。ほかに参考が{infos}件あります。", before.join("、"))
                    }
                }
            }
            Lang::En => {
                let parts = [
                    (errors, "must be fixed before publication"),
                    (warnings, "should be checked before publication"),
                    (infos, "for information"),
                ];
                let told = parts.iter().filter(|(count, _)| *count > 0);
                let told: Vec<_> = told.map(|(count, what)| format!("{count} {what}")).collect();
                if told.is_empty() { "Nothing was found.".to_owned() } else { told.join("; ") + "." }
            }
        }
    }

    /// What happened on a date.
    pub(crate) fn event(self, event: &str) -> Option<&'static str> {
        let (ja, en) = match event {
            "occurrence" => ("発生", "occurrence"),
            "discovery" => ("発覚", "discovery"),
            "warning" => ("最初の連絡", "first warning"),
            "containment" => ("応急の処置", "containment"),
            "regulator" => ("監督機関への報告", "report to the regulator"),
            "police" => ("警察", "police"),
            "individual-notice" => ("本人への連絡", "notice to individuals"),
            "publication" => ("公表", "publication"),
            _ => return None,
        };
        Some(match self.lang {
            Lang::Ja => ja,
            Lang::En => en,
        })
    }
}
