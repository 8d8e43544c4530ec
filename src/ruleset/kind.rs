//! The kinds of checks as TOML names them: the parameters each takes, and the values its messages may hold.
//!
//! Owns this table. What a kind does is `checks`' own.

use super::follow_up::Comparison;
use super::shape::Both;

/// One kind of check.
#[derive(Debug)]
pub struct CheckShape {
    /// Its name in TOML.
    pub name: &'static str,
    pub(super) kind: CheckKind,
    /// What it looks for.
    pub about: Both,
    /// Whether a rule of this kind needs an element.
    pub needs_element: bool,
    /// The parameters it must have.
    pub must: &'static [&'static str],
    /// The parameters it may have.
    pub may: &'static [&'static str],
    /// The placeholders of its messages: `{text}` …
    pub values: &'static [&'static str],
}

/// The kinds of checks, by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CheckKind {
    Missing,
    Unreported,
    LateReport,
    LatePublication,
    Deferred,
    Hollow,
    Vague,
    Phrase,
    Lacks,
    Replace,
    Mixed,
    Radicals,
    OpenEnded,
    NotANotice,
    Advice,
    Undated,
    NextReport,
    Delayed,
    Certainty,
    Undefined,
    Notes,
    ListsDiffer,
    PersonalData,
    WrongWeekday,
    InvalidDate,
    WrongEra,
    DateOrder,
    WrongDuration,
    FutureDate,
    StaleStatus,
    NoYear,
    Unpublished,
    LoneDate,
    Sums,
    Totals,
    Units,
    FollowUp(Comparison),
    Suppression,
    Trace,
}

/// All kinds of checks.
pub static CHECKS: &[CheckShape] = &[
    CheckShape {
        name: "missing",
        kind: CheckKind::Missing,
        about: ("項目が本文にない", "An element is absent"),
        needs_element: true,
        must: &[],
        may: &[],
        values: &["element"],
    },
    CheckShape {
        name: "unreported",
        kind: CheckKind::Unreported,
        about: (
            "報告の対象になる事情 (triggers) が読めるのに、項目が本文にない",
            "A trigger of the law holds, and the element is absent",
        ),
        needs_element: true,
        must: &[],
        may: &["clocks"],
        values: &["element", "triggers"],
    },
    CheckShape {
        name: "late-report",
        kind: CheckKind::LateReport,
        about: (
            "監督機関への最初の報告の日が、期限 (deadlines) より後",
            "The first report to a regulator is dated after a deadline",
        ),
        needs_element: false,
        must: &["deadline", "to"],
        may: &["told", "perhaps", "others", "later", "first", "known", "clocks"],
        values: &["text", "number", "ordinal", "days", "known"],
    },
    CheckShape {
        name: "late-publication",
        kind: CheckKind::LatePublication,
        about: (
            "公表の日が期限 (deadlines) より後で、日付のある理由がない",
            "Published after a deadline, with no dated reason",
        ),
        needs_element: false,
        must: &["deadline"],
        may: &["steps", "waited", "reasons", "known"],
        values: &["text", "number", "ordinal", "days", "known"],
    },
    CheckShape {
        name: "deferred",
        kind: CheckKind::Deferred,
        about: ("項目が後日とされている", "An element is put off"),
        needs_element: true,
        must: &[],
        may: &["clocks"],
        values: &["text"],
    },
    CheckShape {
        name: "hollow",
        kind: CheckKind::Hollow,
        about: (
            "項目が本文になく、中身のない言葉だけがある",
            "An element is absent, and only announced or promised",
        ),
        needs_element: true,
        must: &[],
        may: &[],
        values: &["text"],
    },
    CheckShape {
        name: "vague",
        kind: CheckKind::Vague,
        about: ("項目があいまいにしか書かれていない", "An element is stated vaguely only"),
        needs_element: true,
        must: &[],
        may: &[],
        values: &["text"],
    },
    CheckShape {
        name: "phrase",
        kind: CheckKind::Phrase,
        about: ("条件に当てはまる言い回しがある", "Words that stand where they should not"),
        needs_element: false,
        must: &["detect"],
        may: &["mild", "not-in", "once"],
        values: &["text"],
    },
    CheckShape {
        name: "lacks",
        kind: CheckKind::Lacks,
        about: ("条件に当てはまる言い回しがどこにもない", "A condition that holds nowhere in the text"),
        needs_element: false,
        must: &["detect"],
        may: &["not-in"],
        values: &[],
    },
    CheckShape {
        name: "replace",
        kind: CheckKind::Replace,
        about: ("誤った言葉がある", "A word that should be another"),
        needs_element: false,
        must: &["pairs"],
        may: &["not-in", "safe"],
        values: &["text", "right"],
    },
    CheckShape {
        name: "mixed",
        kind: CheckKind::Mixed,
        about: ("同じ言葉に二つの書き方がある", "One word in two spellings"),
        needs_element: false,
        must: &["groups"],
        may: &["not-in"],
        values: &["text", "other", "count", "other-count"],
    },
    CheckShape {
        name: "radicals",
        kind: CheckKind::Radicals,
        about: ("漢字に似た部首の文字がある", "Characters that only look like ideographs"),
        needs_element: false,
        must: &[],
        may: &[],
        values: &["text", "right", "count"],
    },
    CheckShape {
        name: "open-ended",
        kind: CheckKind::OpenEnded,
        about: (
            "漏れた情報の並びが「など」で終わっている",
            "A list of leaked kinds that ends in \"and so on\"",
        ),
        needs_element: true,
        must: &["endings"],
        may: &[],
        values: &["text"],
    },
    CheckShape {
        name: "not-a-notice",
        kind: CheckKind::NotANotice,
        about: ("告知文ではない", "The document is no notice"),
        needs_element: false,
        must: &[],
        may: &[],
        values: &[],
    },
    CheckShape {
        name: "advice",
        kind: CheckKind::Advice,
        about: (
            "ある情報が漏れたのに、読者へのお願いがない",
            "Kinds of data leaked, and no word on what readers should do",
        ),
        needs_element: false,
        must: &["leaked", "detect"],
        may: &[],
        values: &["text"],
    },
    CheckShape {
        name: "undated",
        kind: CheckKind::Undated,
        about: ("項目に日付がない", "An element is stated without a date"),
        needs_element: true,
        must: &["event"],
        may: &[],
        values: &["text"],
    },
    CheckShape {
        name: "next-report",
        kind: CheckKind::NextReport,
        about: (
            "後日とされたものがあるのに、次の知らせの予定がない",
            "Something is put off, and no next report is announced",
        ),
        needs_element: false,
        must: &["detect"],
        may: &["open"],
        values: &["text"],
    },
    CheckShape {
        name: "delayed",
        kind: CheckKind::Delayed,
        about: ("分かった後も続いた", "Exposure or use that went on after it was known"),
        needs_element: false,
        must: &[],
        may: &["exposed", "explained"],
        values: &["text", "known"],
    },
    CheckShape {
        name: "certainty",
        kind: CheckKind::Certainty,
        about: ("事実と可能性の両方で述べている", "Told as a fact here, as a possibility there"),
        needs_element: false,
        must: &["asserted"],
        may: &["explained"],
        values: &["text", "other"],
    },
    CheckShape {
        name: "undefined",
        kind: CheckKind::Undefined,
        about: ("説明のない略語がある", "An abbreviation that is nowhere explained"),
        needs_element: false,
        must: &["terms"],
        may: &["not-in"],
        values: &["text"],
    },
    CheckShape {
        name: "notes",
        kind: CheckKind::Notes,
        about: ("注の番号に注がない、またはその逆", "A mark without its note, or the other way round"),
        needs_element: false,
        must: &[],
        may: &[],
        values: &["text"],
    },
    CheckShape {
        name: "lists-differ",
        kind: CheckKind::ListsDiffer,
        about: ("漏れた情報の並びが二つあり、違っている", "Two lists of what leaked that differ"),
        needs_element: false,
        must: &["claims"],
        may: &["partly", "open", "groups-of"],
        values: &["text"],
    },
    CheckShape {
        name: "personal-data",
        kind: CheckKind::PersonalData,
        about: ("対象の方の氏名・住所・番号が残っている", "Personal data of an affected person left in"),
        needs_element: false,
        must: &[],
        may: &[],
        values: &["kind"],
    },
    CheckShape {
        name: "wrong-weekday",
        kind: CheckKind::WrongWeekday,
        about: ("曜日が暦と違う", "A weekday that is not the calendar's"),
        needs_element: false,
        must: &[],
        may: &["assumed"],
        values: &["text", "year", "written", "right", "count"],
    },
    CheckShape {
        name: "invalid-date",
        kind: CheckKind::InvalidDate,
        about: ("暦にない日付や時刻", "A day or time that does not exist"),
        needs_element: false,
        must: &[],
        may: &["assumed"],
        values: &["text", "year"],
    },
    CheckShape {
        name: "wrong-era",
        kind: CheckKind::WrongEra,
        about: ("元号の年が西暦と合わない", "A year of an era that is not the year beside it"),
        needs_element: false,
        must: &[],
        may: &["outside"],
        values: &["text", "year", "count"],
    },
    CheckShape {
        name: "date-order",
        kind: CheckKind::DateOrder,
        about: ("日付の順序が乱れている", "Dates out of order"),
        needs_element: false,
        must: &[],
        may: &["before"],
        values: &["text", "other"],
    },
    CheckShape {
        name: "wrong-duration",
        kind: CheckKind::WrongDuration,
        about: ("期間の日数が合わない", "A number of days that is not the length of its period"),
        needs_element: false,
        must: &[],
        may: &["tolerance"],
        values: &["text", "period", "days"],
    },
    CheckShape {
        name: "future-date",
        kind: CheckKind::FutureDate,
        about: (
            "公表より後の日付が、済んだこととして書かれている",
            "Told as done, dated after the publication",
        ),
        needs_element: false,
        must: &["told"],
        may: &["not-with", "under"],
        values: &["text", "published", "day"],
    },
    CheckShape {
        name: "stale-status",
        kind: CheckKind::StaleStatus,
        about: ("「時点」の日付が公表よりずっと前", "A state as of a day long before the publication"),
        needs_element: false,
        must: &["as-of"],
        may: &["not-with", "days"],
        values: &["text", "days", "published"],
    },
    CheckShape {
        name: "no-year",
        kind: CheckKind::NoYear,
        about: ("年の分からない日付", "A date whose year cannot be had"),
        needs_element: false,
        must: &[],
        may: &[],
        values: &["text"],
    },
    CheckShape {
        name: "unpublished",
        kind: CheckKind::Unpublished,
        about: ("公表日がない", "No date of publication"),
        needs_element: false,
        must: &[],
        may: &[],
        values: &[],
    },
    CheckShape {
        name: "lone-date",
        kind: CheckKind::LoneDate,
        about: ("対になる日付の一方がない", "One of two dates that belong together is missing"),
        needs_element: false,
        must: &["lacks", "has"],
        may: &["unless", "spared-by-earlier", "spared-by-later"],
        values: &["text"],
    },
    CheckShape {
        name: "sums",
        kind: CheckKind::Sums,
        about: ("内訳の合計が総数と合わない", "Parts that do not add up to their total"),
        needs_element: false,
        must: &[],
        may: &["total", "parts", "labels", "some", "rest", "open", "partial", "explained", "over"],
        values: &["text", "parts", "sum", "total"],
    },
    CheckShape {
        name: "totals",
        kind: CheckKind::Totals,
        about: ("総数が二か所で違う", "Two places that give different totals"),
        needs_element: false,
        must: &[],
        may: &["refers", "whole", "states", "labels", "explained"],
        values: &["text", "other"],
    },
    CheckShape {
        name: "units",
        kind: CheckKind::Units,
        about: ("一つの集まりを件と人で数えている", "One group counted in persons and in records"),
        needs_element: false,
        must: &[],
        may: &["records", "not", "some", "explained", "differ"],
        values: &["text", "other"],
    },
    CheckShape {
        name: "count-changed",
        kind: CheckKind::FollowUp(Comparison::Count),
        about: ("影響を受けた数が前の告知と違う", "A number affected differs from the notice before"),
        needs_element: false,
        must: &["said", "earlier"],
        may: &["there", "at-most", "at-least", "tolerance"],
        values: &["text", "other", "published"],
    },
    CheckShape {
        name: "date-changed",
        kind: CheckKind::FollowUp(Comparison::Date),
        about: ("できごとの日が前の告知と違う", "The day of an event differs from the notice before"),
        needs_element: false,
        must: &["events", "said", "earlier"],
        may: &["there"],
        values: &["event", "text", "other", "published"],
    },
    CheckShape {
        name: "element-dropped",
        kind: CheckKind::FollowUp(Comparison::Dropped),
        about: ("前の告知にあった項目がない", "An element told before is absent"),
        needs_element: false,
        must: &["elements"],
        may: &["there", "earlier", "points-back", "unchanged", "rest"],
        values: &["element", "other", "published"],
    },
    CheckShape {
        name: "deferral-unanswered",
        kind: CheckKind::FollowUp(Comparison::Deferral),
        about: ("前の告知で後日とした項目に答えていない", "An element put off before is not answered"),
        needs_element: false,
        must: &[],
        may: &["there", "elements", "earlier", "points-back", "unchanged", "rest"],
        values: &["element", "other", "published"],
    },
    CheckShape {
        name: "denial-reversed",
        kind: CheckKind::FollowUp(Comparison::Denial),
        about: (
            "前の告知で漏えいを否定した情報が対象になっている",
            "Data said before not to have leaked now has",
        ),
        needs_element: false,
        must: &["said"],
        may: &["there"],
        values: &["text", "other", "published"],
    },
    CheckShape {
        name: "suppression",
        kind: CheckKind::Suppression,
        about: (
            "抑制のコメントや [[ignore]] が効いていない",
            "A comment or an entry of [[ignore]] that silences nothing",
        ),
        needs_element: false,
        must: &["case"],
        may: &[],
        values: &["text", "near", "until"],
    },
    CheckShape {
        name: "trace",
        kind: CheckKind::Trace,
        about: (
            "本文のほかにファイルに残っているものがある (変更履歴、コメント、隠し文字、プロパティなど)",
            "The file holds something beside its text: tracked changes, comments, hidden text, properties",
        ),
        needs_element: false,
        must: &["traces"],
        may: &["saying", "person"],
        values: &["text", "author", "count"],
    },
];

impl CheckKind {
    pub(super) fn names() -> Vec<(&'static str, Self)> {
        CHECKS.iter().map(|check| (check.name, check.kind)).collect()
    }
    /// What the table says of it. The first stands in for a kind that is not there: a test sees that all are.
    pub(super) fn shape(self) -> &'static CheckShape {
        CHECKS.iter().find(|check| check.kind == self).unwrap_or(&CHECKS[0])
    }
    pub(super) fn name(self) -> &'static str {
        self.shape().name
    }
    pub(super) fn needs_element(self) -> bool {
        self.shape().needs_element
    }
    /// The parameters it must have and those it may have.
    pub(super) fn parameters(self) -> (&'static [&'static str], &'static [&'static str]) {
        (self.shape().must, self.shape().may)
    }
}

#[cfg(test)]
mod tests {
    use super::super::params::WITH;
    use super::*;

    #[test]
    fn every_parameter_is_described_and_taken_by_some_kind() {
        let taken = |name: &str| {
            CHECKS.iter().any(|check| check.must.iter().chain(check.may).any(|key| *key == name))
        };
        for check in CHECKS {
            assert_eq!(check.kind.name(), check.name);
            for key in check.must.iter().chain(check.may) {
                assert!(WITH.key(key).is_some(), "{}: {key} is not described", check.name);
            }
        }
        for key in WITH.keys {
            assert!(taken(key.name), "no kind of check takes {}", key.name);
        }
    }

    /// The values that the sources of the checks fill in, and those that messages are told they may hold.
    #[test]
    fn every_value_that_checks_give_is_listed() {
        let source = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut given = std::collections::BTreeSet::from(["text".to_owned()]);
        let mut folders = vec![source.join("checks"), source.join("engine")];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if !path.ends_with("said.rs") {
                    let source = std::fs::read_to_string(path).unwrap();
                    let names = source.split(".with(\"").skip(1).filter_map(|rest| rest.split_once('"'));
                    given.extend(names.map(|(name, _)| name.to_owned()));
                }
            }
        }
        let listed = CHECKS.iter().flat_map(|check| check.values).map(|name| (*name).to_owned()).collect();
        assert_eq!(given, listed);
    }
}
