//! The kinds of checks as TOML names them: the parameters each takes, and the values its messages may hold.
//!
//! Owns this table. What a kind does is `checks`' own.

use super::Both;

/// One kind of check.
#[derive(Debug)]
pub struct CheckShape {
    /// Its name in TOML.
    pub name: &'static str,
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

macro_rules! kinds {
    ($($kind:ident $name:literal $(of $element:ident)?, must $must:tt may $may:tt values $values:tt => $ja:literal, $en:literal;)*) => {
        /// The kinds of checks, by name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(in crate::ruleset) enum CheckKind { $($kind),* }

        /// All kinds of checks.
        pub static CHECKS: &[CheckShape] = &[$(CheckShape {
            name: $name,
            about: ($ja, $en),
            needs_element: kinds!(@element $($element)?),
            must: &$must,
            may: &$may,
            values: &$values,
        }),*];

        crate::text::lang::names!(CheckKind { $($kind => $name),* });
    };
    (@element) => { false };
    (@element element) => { true };
}

kinds! {
    Missing "missing" of element, must [] may [] values ["element"] => "項目が本文にない", "An element is absent";
    Unreported "unreported" of element, must [] may ["clocks"] values ["element", "triggers"] => "報告の対象になる事情 (triggers) が読めるのに、項目が本文にない", "A trigger of the law holds, and the element is absent";
    LateReport "late-report", must ["deadline", "to"] may ["told", "perhaps", "others", "later", "first", "known", "clocks"] values ["text", "number", "ordinal", "days", "known"] => "監督機関への最初の報告の日が、期限 (deadlines) より後", "The first report to a regulator is dated after a deadline";
    LatePublication "late-publication", must ["deadline"] may ["steps", "waited", "reasons", "known"] values ["text", "number", "ordinal", "days", "known"] => "公表の日が期限 (deadlines) より後で、日付のある理由がない", "Published after a deadline, with no dated reason";
    Deferred "deferred" of element, must [] may ["clocks"] values ["text"] => "項目が後日とされている", "An element is put off";
    Hollow "hollow" of element, must [] may [] values ["text"] => "項目が本文になく、中身のない言葉だけがある", "An element is absent, and only announced or promised";
    Vague "vague" of element, must [] may [] values ["text"] => "項目があいまいにしか書かれていない", "An element is stated vaguely only";
    Phrase "phrase", must ["detect"] may ["mild", "not-in", "once"] values ["text"] => "条件に当てはまる言い回しがある", "Words that stand where they should not";
    Lacks "lacks", must ["detect"] may ["not-in"] values [] => "条件に当てはまる言い回しがどこにもない", "A condition that holds nowhere in the text";
    Replace "replace", must ["pairs"] may ["not-in", "safe"] values ["text", "right"] => "誤った言葉がある", "A word that should be another";
    Mixed "mixed", must ["groups"] may ["not-in"] values ["text", "other", "count", "other-count"] => "同じ言葉に二つの書き方がある", "One word in two spellings";
    Radicals "radicals", must [] may [] values ["text", "right", "count"] => "漢字に似た部首の文字がある", "Characters that only look like ideographs";
    Unseen "unseen", must [] may [] values ["text", "count"] => "目に見えない文字がある", "Characters that no reader sees";
    OpenEnded "open-ended" of element, must ["endings"] may [] values ["text"] => "漏れた情報の並びが「など」で終わっている", "A list of leaked kinds that ends in \"and so on\"";
    NotANotice "not-a-notice", must [] may [] values [] => "告知文ではない", "The document is no notice";
    Advice "advice", must ["leaked", "detect"] may [] values ["text"] => "ある情報が漏れたのに、読者へのお願いがない", "Kinds of data leaked, and no word on what readers should do";
    Undated "undated" of element, must ["event"] may [] values ["text"] => "項目に日付がない", "An element is stated without a date";
    NextReport "next-report", must ["detect"] may ["open"] values ["text"] => "後日とされたものがあるのに、次の知らせの予定がない", "Something is put off, and no next report is announced";
    Delayed "delayed", must [] may ["exposed", "explained", "lasting", "until", "not-with"] values ["text", "known"] => "分かった後も続いた", "Exposure or use that went on after it was known";
    Certainty "certainty", must ["asserted"] may ["explained"] values ["text", "other"] => "事実と可能性の両方で述べている", "Told as a fact here, as a possibility there";
    Undefined "undefined", must ["terms"] may ["not-in"] values ["text"] => "説明のない略語がある", "An abbreviation that is nowhere explained";
    Notes "notes", must [] may [] values ["text"] => "注の番号に注がない、またはその逆", "A mark without its note, or the other way round";
    ListsDiffer "lists-differ", must ["claims"] may ["partly", "open", "groups-of"] values ["text"] => "漏れた情報の並びが二つあり、違っている", "Two lists of what leaked that differ";
    PersonalData "personal-data", must [] may [] values ["kind"] => "対象の方の氏名・住所・番号が残っている", "Personal data of an affected person left in";
    WrongWeekday "wrong-weekday", must [] may ["assumed"] values ["text", "year", "written", "right", "count"] => "曜日が暦と違う", "A weekday that is not the calendar's";
    InvalidDate "invalid-date", must [] may ["assumed"] values ["text", "year"] => "暦にない日付や時刻", "A day or time that does not exist";
    WrongEra "wrong-era", must [] may ["outside"] values ["text", "year", "count"] => "元号の年が西暦と合わない", "A year of an era that is not the year beside it";
    DateOrder "date-order", must [] may ["before"] values ["text", "other"] => "日付の順序が乱れている", "Dates out of order";
    WrongDuration "wrong-duration", must [] may ["tolerance"] values ["text", "period", "days"] => "期間の日数が合わない", "A number of days that is not the length of its period";
    FutureDate "future-date", must ["told"] may ["not-with", "under"] values ["text", "published", "day"] => "公表より後の日付が、済んだこととして書かれている", "Told as done, dated after the publication";
    StaleStatus "stale-status", must ["as-of"] may ["not-with", "days"] values ["text", "days", "published"] => "「時点」の日付が公表よりずっと前", "A state as of a day long before the publication";
    NoYear "no-year", must [] may [] values ["text"] => "年の分からない日付", "A date whose year cannot be had";
    Unpublished "unpublished", must [] may [] values [] => "公表日がない", "No date of publication";
    LoneDate "lone-date", must ["lacks", "has"] may ["unless", "spared-by-earlier", "spared-by-later"] values ["text"] => "対になる日付の一方がない", "One of two dates that belong together is missing";
    Sums "sums", must [] may ["total", "parts", "labels", "some", "rest", "open", "partial", "explained", "over"] values ["text", "parts", "sum", "total"] => "内訳の合計が総数と合わない", "Parts that do not add up to their total";
    Totals "totals", must [] may ["refers", "whole", "states", "labels", "explained"] values ["text", "other"] => "総数が二か所で違う", "Two places that give different totals";
    Units "units", must [] may ["records", "not", "some", "explained", "differ"] values ["text", "other"] => "一つの集まりを件と人で数えている", "One group counted in persons and in records";
    CountChanged "count-changed", must ["said", "earlier"] may ["there", "at-most", "at-least", "tolerance"] values ["text", "other", "published"] => "影響を受けた数が前の告知と違う", "A number affected differs from the notice before";
    DateChanged "date-changed", must ["events", "said", "earlier"] may ["there"] values ["event", "text", "other", "published"] => "できごとの日が前の告知と違う", "The day of an event differs from the notice before";
    ElementDropped "element-dropped", must ["elements"] may ["there", "earlier", "points-back", "unchanged", "rest"] values ["element", "other", "published"] => "前の告知にあった項目がない", "An element told before is absent";
    DeferralUnanswered "deferral-unanswered", must [] may ["there", "elements", "earlier", "points-back", "unchanged", "rest"] values ["element", "other", "published"] => "前の告知で後日とした項目に答えていない", "An element put off before is not answered";
    DenialReversed "denial-reversed", must ["said"] may ["there"] values ["text", "other", "published"] => "前の告知で漏えいを否定した情報が対象になっている", "Data said before not to have leaked now has";
    Suppression "suppression", must ["case"] may [] values ["text", "near", "until"] => "抑制のコメントや [[ignore]] が効いていない", "A comment or an entry of [[ignore]] that silences nothing";
    Trace "trace", must ["traces"] may ["saying", "person"] values ["text", "author", "count"] => "本文のほかにファイルに残っているものがある (変更履歴、コメント、隠し文字、プロパティなど)", "The file holds something beside its text: tracked changes, comments, hidden text, properties";
}

impl CheckKind {
    /// What the table says of it.
    pub(in crate::ruleset) fn shape(self) -> &'static CheckShape {
        &CHECKS[self as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::super::WITH;
    use super::*;

    #[test]
    fn every_parameter_is_described_and_taken_by_some_kind() {
        let taken = |name: &str| {
            CHECKS.iter().any(|check| check.must.iter().chain(check.may).any(|key| *key == name))
        };
        for check in CHECKS {
            for key in check.must.iter().chain(check.may) {
                assert!(WITH.key(key).is_some(), "{}: {key} is not described", check.name);
            }
        }
        for key in WITH.keys() {
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
