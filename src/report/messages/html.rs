//! The words of the report page.

use crate::ruleset::{Lang, Severity};

/// The words of the report page.
#[derive(Debug, Clone, Copy)]
pub struct HtmlWords {
    /// The language.
    pub lang: Lang,
    /// The name of the page.
    pub title: &'static str,
    /// To the content, past what stands before it.
    pub skip: &'static str,
    /// Before the list of drafts.
    pub drafts: &'static str,
    /// Where the list of drafts did not fit before the drafts.
    pub drafts_below: &'static str,
    /// Head of the findings.
    pub findings: &'static str,
    /// Head of the draft itself.
    pub text: &'static str,
    /// Under that head: how to read it.
    pub reading: &'static str,
    /// Head of the elements.
    pub elements: &'static str,
    /// Head of the column with findings.
    pub about: &'static str,
    /// Head of the timeline.
    pub timeline: &'static str,
    /// Head of what was worked out.
    pub worked: &'static str,
    /// Head of the deadlines.
    pub clocks: &'static str,
    /// Where the day that the deadlines count from is a guess.
    pub supposed: &'static str,
    /// Why there are deadlines.
    pub triggers: &'static str,
    /// Head of what was assumed.
    pub assumed: &'static str,
    /// The stage, the publisher, the day, the kind of document, the ruleset, the day of the run.
    pub assumptions: [&'static str; 6],
    /// Something that was worked out and is right.
    pub right: &'static str,
    /// Something that was worked out and is not.
    pub wrong: &'static str,
    /// Nothing was worked out.
    pub nothing_worked: &'static str,
    /// Before what stands at other places.
    pub places: &'static str,
    /// Back to the text.
    pub back: &'static str,
    /// A deadline in the timeline.
    pub due: &'static str,
    /// The day of the run in the timeline.
    pub today: &'static str,
    /// An element that what stands around the file gives.
    pub provided: &'static str,
    /// Head of the files that were not read.
    pub failures: &'static str,
    /// What the page is, and what to keep in mind.
    pub privacy: &'static str,
    /// What the result is not.
    pub no_advice: &'static str,
    /// A draft without text.
    pub empty: &'static str,
    /// The draft has no finding.
    pub clean: &'static str,
    /// Back to the top.
    pub top: &'static str,
}

impl HtmlWords {
    /// The words of a language.
    pub fn of(lang: Lang) -> Self {
        match lang {
            Lang::Ja => JA,
            Lang::En => EN,
        }
    }

    /// What the findings of a draft come to, in a sentence.
    pub fn verdict(self, [errors, warnings, infos]: [usize; 3]) -> String {
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

    /// How many elements are stated, put off and absent, in a sentence.
    pub fn elements_told(self, [stated, deferred, absent]: [usize; 3]) -> String {
        let all = stated + deferred + absent;
        match self.lang {
            Lang::Ja => format!(
                "読み手と監督機関が探す{all}項目のうち、本文にあるもの{stated}、後日とされたもの{deferred}、ないもの{absent}。"
            ),
            Lang::En => format!(
                "Of the {all} elements that readers and the regulator look for, {stated} are stated, {deferred} put \
                 off, {absent} absent."
            ),
        }
    }

    /// What a number in the text is.
    pub fn finding(self, number: usize, severity: &str) -> String {
        match self.lang {
            Lang::Ja => format!("指摘{number}({severity})"),
            Lang::En => format!("finding {number} ({severity})"),
        }
    }

    /// A second place of a finding.
    pub fn second(self, number: usize) -> String {
        match self.lang {
            Lang::Ja => format!("指摘{number}に関わる所"),
            Lang::En => format!("belongs to finding {number}"),
        }
    }

    /// A heading over the findings of a severity.
    pub fn group(self, severity: Severity) -> &'static str {
        match (self.lang, severity) {
            (Lang::Ja, Severity::Error) => "公表の前に直す",
            (Lang::Ja, Severity::Warning) => "公表の前に確かめる",
            (Lang::Ja, Severity::Info) => "知っておくとよいこと",
            (Lang::En, Severity::Error) => "fix before publication",
            (Lang::En, Severity::Warning) => "check before publication",
            (Lang::En, Severity::Info) => "good to know",
        }
    }

    /// What happened on a date.
    pub fn event(self, event: &str) -> Option<&'static str> {
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

    /// The number of a day, where the day that something was known is the first.
    pub fn nth_day(self, number: i64) -> String {
        match self.lang {
            Lang::Ja => format!("知った日から{number}日目"),
            Lang::En => format!("day {number} since it was known"),
        }
    }

    /// Day 1 of a deadline.
    pub fn day_one(self, day: &str) -> String {
        match self.lang {
            Lang::Ja => format!("{day} = 1日目"),
            Lang::En => format!("{day} = day 1"),
        }
    }

    /// The day of a deadline by its number.
    pub fn day_n(self, number: u16, day: &str) -> String {
        match self.lang {
            Lang::Ja => format!("{number}日目 = {day}"),
            Lang::En => format!("day {number} = {day}"),
        }
    }

    /// A last day that moved.
    pub fn moved(self, day: &str) -> String {
        match self.lang {
            Lang::Ja => format!("休みの日なので {day} まで"),
            Lang::En => format!("offices are closed, so until {day}"),
        }
    }

    /// A month.
    pub fn month(self, year: i16, month: u8) -> String {
        match self.lang {
            Lang::Ja => format!("{year}年{month}月"),
            Lang::En => format!("{year}-{month:02}"),
        }
    }

    /// A weekday, Monday = 0.
    pub fn weekday(self, weekday: usize) -> &'static str {
        let (ja, en) = [
            ("月", "Mon"),
            ("火", "Tue"),
            ("水", "Wed"),
            ("木", "Thu"),
            ("金", "Fri"),
            ("土", "Sat"),
            ("日", "Sun"),
        ][weekday % 7];
        match self.lang {
            Lang::Ja => ja,
            Lang::En => en,
        }
    }

    /// Head of the findings that are silenced.
    pub fn suppressed(self, count: usize) -> String {
        match self.lang {
            Lang::Ja => format!("理由を付けて抑えた指摘 {count}件"),
            Lang::En => format!("findings suppressed with a reason: {count}"),
        }
    }
}

const JA: HtmlWords = HtmlWords {
    lang: Lang::Ja,
    title: "告知文の検査",
    skip: "内容へ進む",
    drafts: "検査した文書",
    drafts_below: "文書の一覧は最後にあります",
    findings: "指摘",
    text: "本文",
    reading: "番号は指摘です。番号や下線の語を選ぶと指摘へ、指摘の矢印を選ぶと本文へ移ります。",
    elements: "記載すべき項目",
    about: "指摘",
    timeline: "時系列",
    worked: "計算の確かめ",
    clocks: "期限の目安",
    supposed: "知った日が本文にないため、発生の日から数えた仮の期限です。",
    triggers: "監督機関への報告の対象と読める事情",
    assumed: "どう読んで検査したか",
    assumptions: ["段階", "発信者", "公表日", "種類", "規則", "基準日"],
    right: "合っています",
    wrong: "確かめてください",
    nothing_worked: "計算で確かめられる数や日付は読み取れませんでした。",
    places: "関わる所",
    back: "本文へ",
    due: "期限",
    today: "基準日",
    provided: "ファイルの外で示される",
    failures: "読めなかったファイル",
    privacy: "このページはこのコンピューターの中で作られ、どこにも送られていません。案の本文を含むので、案そのものと同じように扱ってください。",
    no_advice: "指摘がないことは、適法であることを意味しません。内容の判断は、事実と法令を確かめて行ってください。",
    empty: "本文がありません。",
    clean: "指摘はありません",
    top: "先頭へ",
};

const EN: HtmlWords = HtmlWords {
    lang: Lang::En,
    title: "Check of a notice",
    skip: "skip to the content",
    drafts: "Documents checked",
    drafts_below: "the list of documents stands at the end",
    findings: "Findings",
    text: "The text",
    reading: "Numbers are findings. A number or an underlined word leads to its finding, the arrow of a finding \
              back to the text.",
    elements: "What a notice should state",
    about: "findings",
    timeline: "Timeline",
    worked: "Worked out",
    clocks: "Deadlines",
    supposed: "The text does not say when it became known: counted from the day of the incident.",
    triggers: "Why a report to the regulator is due, as read",
    assumed: "What was assumed",
    assumptions: ["stage", "publisher", "publication", "kind", "rules", "day of the check"],
    right: "right",
    wrong: "please check",
    nothing_worked: "The text holds no numbers or dates to work out.",
    places: "other places",
    back: "to the text",
    due: "deadline",
    today: "day of the check",
    provided: "given outside the file",
    failures: "Files not read",
    privacy: "This page was made on this computer and was sent nowhere. It holds the text of the draft: treat it \
              as you treat the draft.",
    no_advice: "That nothing was found does not mean that the notice satisfies the law. Check the facts and the \
                law before you decide.",
    empty: "There is no text.",
    clean: "nothing found",
    top: "to the top",
};
