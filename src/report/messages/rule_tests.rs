//! The words of `rules test`, and of what `check` says of tests that fail.

use super::{Words, messages};
use crate::reading::elements::Status;
use crate::rule_tests::{Case, Reason, State, Verdict};
use crate::ruleset::{Expect, Kind, Lang};

messages! {
    /// The words of `rules test`.
    TestWords
    failed: "不合格", "failed";
    reason: "理由: ", "reason: ";
    mend: "直し方: ", "help: ";
    said: "出た指摘: ", "reported: ";
    here: "ここに指摘", "reported here";
    others: "ほかに出た指摘: ", "also reported: ";
    text: "この文", "this text";
    gaps: "試しの足りないもの:", "cases without a test:";
    no_gaps:
        "どの規則にも、指摘が出る例と出ない例があります。",
        "every rule has a test that is reported and one that is not";
    dot: " ・ ", " · ";
    like_a_notice:
        "「お客様情報の漏えいについて」のような題名か、漏えい・紛失・お詫びの一文を足す",
        "add a title such as 「お客様情報の漏えいについて」, or a sentence on a leak, a loss or an apology";
    none(name: &str):
        "{name}: 試しがありません。規則の下に、次のように書けます。\n\n  [[rules.\"対象/問題\".tests]]\n  text = \"…\"\n  expect = \"finding\"",
        "{name}: there are no tests. Below a rule they are written like this:\n\n  [[rules.\"subject/problem\".tests]]\n  text = \"…\"\n  expect = \"finding\"";
    none_chosen(name: &str):
        "{name}: --only に当たる試しがありません",
        "{name}: no test is of what --only names";
    left_out(tests: usize):
        "組み込みの規則の試し{tests}件は動かしていません(--all で動かす)",
        "{tests} tests of the built-in rules were not run (--all runs them)";
    warning(place: &str, id: &str, failure: &str):
        "警告: {place}: {id} の試し: {failure}",
        "warning: {place}: test of {id}: {failure}";
    idle(place: &str, id: &str, reason: &str):
        "注意: {place}: {id} の試しは、言葉にかかわらず黙ります。{reason}",
        "note: {place}: this test of {id} is silent whatever its words: {reason}";
    => case(Case) {
        Finding: "指摘が出る例", "one that is reported";
        Silent: "指摘が出ない例", "one that is not";
        Audible: "指摘が出ない例(今のものは告知文と読まれない)", "one that is not, though read as a notice";
        Stated: "「記載」の例", "one that states it";
        NotStated: "「後日」か「なし」の例", "one that does not";
    }
}

impl TestWords {
    /// What an answer is called.
    pub(crate) fn verdict(self, verdict: Verdict) -> &'static str {
        let ja = match verdict {
            Verdict::Validated => "沈黙(Validated)",
            Verdict::Reported => "指摘(Reported)",
            Verdict::Missing => "もれ(Missing)",
            Verdict::Noisy => "余計(Noisy)",
            Verdict::Read => "読めた(Read)",
            Verdict::Misread => "読み違い(Misread)",
        };
        self.pick(ja, verdict.name())
    }

    /// What came, against what was expected.
    pub(crate) fn failure(self, verdict: Verdict, expect: Expect, came: Option<Status>) -> String {
        match verdict {
            Verdict::Noisy => self
                .pick("指摘が出ないはずの文で、指摘が出ました", "reported, though expected to be silent")
                .to_owned(),
            Verdict::Misread => {
                let words = Words::of(self.lang);
                let expected = match expect {
                    Expect::Stated => words.status(Status::Stated),
                    Expect::Deferred => words.status(Status::Deferred),
                    _ => words.status(Status::Absent),
                };
                let came = words.status(came.unwrap_or(Status::Absent));
                self.pick(
                    format!("「{expected}」のはずが、「{came}」と読まれました"),
                    format!("read as {came}, though expected to be {expected}"),
                )
            }
            _ => self
                .pick("指摘が出るはずの文で、指摘が出ませんでした", "silent, though expected to be reported")
                .to_owned(),
        }
    }

    /// Where a state was read.
    pub(crate) fn read_here(self, status: Status) -> String {
        let status = Words::of(self.lang).status(status);
        self.pick(format!("ここから「{status}」と読みました"), format!("read as {status} from this"))
    }

    /// Why a rule is silent; `element` is the title of the element that the reason names.
    pub(crate) fn silent(self, reason: &Reason, element: &str) -> String {
        match reason {
            Reason::NoRule => self.pick(
                format!("この項目は求められておらず、{element} という規則がありません"),
                format!("the element is not required: there is no rule {element}"),
            ),
            Reason::Kind(kind) => {
                let name = self.kind(*kind);
                self.pick(
                    format!("この文は「{name}」({kind})と読まれ、この規則はそこでは指摘しません"),
                    format!("the text was read as {name} ({kind}), of which this rule does not speak"),
                )
            }
            Reason::Off(stage) => {
                let name = Words::of(self.lang).stage(*stage);
                self.pick(
                    format!("この文の段階は「{name}」({stage})で、この規則はそこでは off です"),
                    format!("the text was read as {name} ({stage}), where this rule is off"),
                )
            }
            Reason::When => self.pick(
                "規則の when の条件が、この文では成り立ちません".to_owned(),
                "the `when` of the rule does not hold of this text".to_owned(),
            ),
            Reason::Heading => self.pick(
                "この文は題名か見出しと読まれ、この規則はそこを見ません".to_owned(),
                "the text was read as a title or a heading, where this rule does not look".to_owned(),
            ),
            Reason::GaveWay(rules) => {
                let rules = rules.join(Words::of(self.lang).comma());
                self.pick(
                    format!("よりくわしい指摘に場所をゆずりました: {rules}"),
                    format!("it gave way to a more specific finding: {rules}"),
                )
            }
            Reason::State(State { status, .. }) => {
                let status = Words::of(self.lang).status(*status);
                self.pick(
                    format!("項目「{element}」は「{status}」と読まれました"),
                    format!("the element \"{element}\" was read as {status}"),
                )
            }
        }
    }

    /// What to do about that.
    pub(crate) fn cure(self, reason: &Reason, id: &str) -> Option<String> {
        let (ja, en) = match reason {
            Reason::NoRule => (
                format!("[elements.{id}] に required = \"warning\" を加える"),
                format!("add required = \"warning\" to [elements.{id}]"),
            ),
            Reason::Kind(Kind::NoNotice) => {
                (self.like_a_notice().to_owned(), self.like_a_notice().to_owned())
            }
            Reason::Kind(_) => (
                "漏えい等の告知と分かる題名か文を足す。この種の文書も見る規則なら kinds に加える".to_owned(),
                "let the title or the text tell of a leak; or name the kind of text in `kinds` of the rule"
                    .to_owned(),
            ),
            Reason::Off(_) => (
                "試しの stage か、規則の重さ(severity)を変える".to_owned(),
                "change the stage of the test, or the severity of the rule".to_owned(),
            ),
            Reason::When => (
                "条件になる事実を文に書くか、given = { … } で与える".to_owned(),
                "write the facts it asks for into the text, or give them: given = { … }".to_owned(),
            ),
            Reason::Heading => (
                "文を「。」で終える。見出しの中も見るなら in-headings = true".to_owned(),
                "end the sentence with 「。」; to look into headings, too: in-headings = true".to_owned(),
            ),
            Reason::GaveWay(_) | Reason::State(_) => return None,
        };
        Some(self.pick(ja, en))
    }

    /// That nothing is stated by what is no notice.
    pub(crate) fn no_notice(self) -> String {
        let name = self.kind(Kind::NoNotice);
        self.pick(
            format!("この文は「{name}」({})と読まれ、どの項目も「なし」になります", Kind::NoNotice),
            format!("the text was read as {name} ({}), which states nothing", Kind::NoNotice),
        )
    }

    fn kind(self, kind: Kind) -> &'static str {
        Words::of(self.lang).kind(kind).unwrap_or(self.pick("漏えい等の告知文", "a breach notice"))
    }

    /// How the tests of a ruleset ended.
    pub(crate) fn ended(self, name: &str, tests: usize, failed: usize) -> String {
        match (self.lang, failed) {
            (Lang::Ja, 0) => format!("{name}: 試し{tests}件、すべて期待どおりです"),
            (Lang::Ja, _) => format!("{name}: 試し{tests}件のうち{failed}件が期待と違います"),
            (Lang::En, 0) if tests == 1 => format!("{name}: 1 test, as expected"),
            (Lang::En, 0) => format!("{name}: {tests} tests, all as expected"),
            (Lang::En, _) => format!("{name}: {failed} of {tests} tests failed"),
        }
    }

    /// Where to read more on them; `more` were not told.
    pub(crate) fn more(self, more: usize, file: &str) -> String {
        match (self.lang, more) {
            (Lang::Ja, 0) => format!("くわしくは noticelint rules test {file}"),
            (Lang::Ja, _) => format!("ほか{more}件。くわしくは noticelint rules test {file}"),
            (Lang::En, 0) => format!("details: noticelint rules test {file}"),
            (Lang::En, _) => format!("and {more} more; details: noticelint rules test {file}"),
        }
    }
}
