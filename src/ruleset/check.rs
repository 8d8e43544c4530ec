//! The kinds of checks: one row each, with its name in TOML, its parameters, and the values its messages may hold.
//!
//! Owns this table, from which follow what `with` may hold, the rule as used and the reference. What a kind does is
//! `checks`' own; how a parameter is read from TOML is `compile::checks`'.

use super::detector::Detector;
use super::parameters::{FollowUpWords, Instead, Replacement, Spelling, SuppressionCase, Term};
use super::values::{SetId, Text, TraceKind};
use crate::text::lang::names;
use crate::text::{Baked, Strings};
use std::fmt;

/// Hands the rows to a macro. A parameter is `field: form "key"`, or a key alone that another's form looks at;
/// kinds that share their parameters have them declared below.
macro_rules! check_kinds {
    ($then:ident) => {
        $then! {
            Missing "missing" of element, must [] may [] values ["element"]
                => "項目が本文にない", "An element is absent";
            Unreported(Unreported) "unreported" of element, must []
                may [clocks: text "clocks"]
                values ["element", "triggers"]
                => "報告の対象になる事情 (triggers) が読めるのに、項目が本文にない", "A trigger of the law holds, and the element is absent";
            LateReport(LateReport) "late-report", must [deadline: name "deadline", to: bodies "to"]
                may [told: words "told", perhaps: words "perhaps", others: words "others", later: words "later",
                    first: words "first", known: text "known", clocks: text "clocks"]
                values ["text", "number", "ordinal", "days", "known"]
                => "監督機関への最初の報告の日が、期限 (deadlines) より後", "The first report to a regulator is dated after a deadline";
            LatePublication(LatePublication) "late-publication", must [deadline: name "deadline"]
                may [steps: words "steps", waited: words "waited", reasons: words "reasons", known: text "known"]
                values ["text", "number", "ordinal", "days", "known"]
                => "公表の日が期限 (deadlines) より後で、日付のある理由がない", "Published after a deadline, with no dated reason";
            Deferred(Deferred) "deferred" of element, must [] may [clocks: text "clocks"] values ["text"]
                => "項目が後日とされている", "An element is put off";
            Hollow "hollow" of element, must [] may [] values ["text"]
                => "項目が本文になく、中身のない言葉だけがある", "An element is absent, and only announced or promised";
            Vague "vague" of element, must [] may [] values ["text"]
                => "項目があいまいにしか書かれていない", "An element is stated vaguely only";
            Phrase(Phrase) "phrase", must [detectors: detectors "detect"]
                may [mild: detectors "mild", "not-in", once: flag "once"]
                values ["text"]
                => "条件に当てはまる言い回しがある", "Words that stand where they should not";
            Lacks(Lacks) "lacks", must [detectors: detectors "detect"] may ["not-in"] values []
                => "条件に当てはまる言い回しがどこにもない", "A condition that holds nowhere in the text";
            Replace(Replace) "replace", must [pairs: replacements "pairs"]
                may ["not-in", beside: words "not-with", safe: flag "safe"]
                values ["text", "right"]
                => "誤った言葉がある", "A word that should be another";
            Mixed(Mixed) "mixed", must [groups: spellings "groups"]
                may ["not-in"]
                values ["text", "other", "count", "other-count"]
                => "同じ言葉に二つの書き方がある", "One word in two spellings";
            Radicals "radicals", must [] may [] values ["text", "right", "count"]
                => "漢字に似た部首の文字がある", "Characters that only look like ideographs";
            Unseen "unseen", must [] may [] values ["text", "count"]
                => "目に見えない文字がある", "Characters that no reader sees";
            OpenEnded(OpenEnded) "open-ended" of element, must [endings: words "endings"] may [] values ["text", "ending"]
                => "漏れた情報の並びが「など」で終わっている", "A list of leaked kinds that ends in \"and so on\"";
            NotANotice(NotANotice) "not-a-notice", must [] may [foreign: instead "foreign"] values []
                => "告知文ではない", "The document is no notice";
            Advice(Advice) "advice", must [leaked: data "leaked", detectors: detectors "detect"]
                may ["except", told_in: names "told-in"]
                values ["text"]
                => "ある情報が漏れたのに、読者へのお願いがない", "Kinds of data leaked, and no word on what readers should do";
            Undated(Undated) "undated" of element, must [event: name "event"] may [] values ["text"]
                => "項目に日付がない", "An element is stated without a date";
            NextReport(NextReport) "next-report", must [detectors: detectors "detect"]
                may [open: words "open", later: words "later"]
                values ["text"]
                => "後日とされたものがあるのに、次の知らせの予定がない", "Something is put off, and no next report is announced";
            Delayed(Delayed) "delayed", must []
                may [exposed: words "exposed", explained: words "explained", lasting: words "lasting",
                    until: words "until", not_with: words "not-with"]
                values ["text", "known"]
                => "分かった後も続いた", "Exposure or use that went on after it was known";
            Certainty(Certainty) "certainty", must [asserted: words "asserted"]
                may [explained: words "explained"]
                values ["text", "other"]
                => "事実と可能性の両方で述べている", "Told as a fact here, as a possibility there";
            Undefined(Undefined) "undefined", must [terms: terms "terms"] may [common: words "common", ahead: words "name-ahead", behind: words "name-behind",
                    "not-in"]
                values ["text"]
                => "説明のない略語がある", "An abbreviation that is nowhere explained";
            Notes "notes", must [] may [] values ["text"]
                => "注の番号に注がない、またはその逆", "A mark without its note, or the other way round";
            ListsDiffer(ListsDiffer) "lists-differ", must [claims: words "claims"]
                may [partly: words "partly", open: words "open", groups: words "groups-of", alike: words "alike-of",
                typed_in: words "typed-in"]
                values ["text"]
                => "漏れた情報の並びが二つあり、違っている", "Two lists of what leaked that differ";
            PersonalData "personal-data", must [] may [] values ["kind"]
                => "対象の方の氏名・住所・番号が残っている", "Personal data of an affected person left in";
            WrongWeekday(WrongWeekday) "wrong-weekday", must []
                may [assumed: text "assumed"]
                values ["text", "year", "written", "right", "count"]
                => "曜日が暦と違う", "A weekday that is not the calendar's";
            InvalidDate(InvalidDate) "invalid-date", must [] may [assumed: text "assumed"] values ["text", "year"]
                => "暦にない日付や時刻", "A day or time that does not exist";
            WrongEra(WrongEra) "wrong-era", must [] may [outside: text "outside"] values ["text", "year", "count"]
                => "元号の年が西暦と合わない", "A year of an era that is not the year beside it";
            DateOrder(DateOrder) "date-order", must [] may [before: pairs "before"] values ["text", "other"]
                => "日付の順序が乱れている", "Dates out of order";
            WrongDuration(WrongDuration) "wrong-duration", must []
                may [tolerance: number(0) "tolerance"]
                values ["text", "period", "days"]
                => "期間の日数が合わない", "A number of days that is not the length of its period";
            FutureDate(FutureDate) "future-date", must [told: words "told"]
                may [not_with: words "not-with", under: words "under"]
                values ["text", "published", "day"]
                => "公表より後の日付が、済んだこととして書かれている", "Told as done, dated after the publication";
            StaleStatus(StaleStatus) "stale-status", must [as_of: words "as-of"]
                may [not_with: words "not-with", days: number(14) "days"]
                values ["text", "days", "published"]
                => "「時点」の日付が公表よりずっと前", "A state as of a day long before the publication";
            NoYear "no-year", must [] may [] values ["text"]
                => "年の分からない日付", "A date whose year cannot be had";
            Unpublished "unpublished", must [] may [] values []
                => "公表日がない", "No date of publication";
            LoneDate(LoneDate) "lone-date", must [lacks: names "lacks", has: names "has"]
                may [unless: detectors "unless", spared_by_earlier: flag "spared-by-earlier",
                    spared_by_later: flag "spared-by-later"]
                values ["text"]
                => "対になる日付の一方がない", "One of two dates that belong together is missing";
            Sums(SumWords) "sums", must []
                may [parts: words "parts", open: words "open", partial: words "partial", explained: words "explained",
                    over: instead "over"]
                values ["text", "parts", "sum", "total"]
                => "内訳の合計が総数と合わない", "Parts that do not add up to their total";
            Totals(TotalWords) "totals", must []
                may [refers: words "refers", whole: words "whole", states: words "states", labels: words "labels",
                    explained: words "explained"]
                values ["text", "other"]
                => "総数が二か所で違う", "Two places that give different totals";
            Units(UnitWords) "units", must []
                may [records: words "records", not: words "not", some: words "some", explained: words "explained",
                    differ: instead "differ"]
                values ["text", "other"]
                => "一つの集まりを件と人で数えている", "One group counted in persons and in records";
            CountChanged(FollowUpWords, shared) "count-changed", must [said: words "said", earlier: words "earlier"]
                may [there: text "there", at_most: words "at-most", at_least: words "at-least",
                    tolerance: number(0) "tolerance"]
                values ["text", "other", "published"]
                => "影響を受けた数が前の告知と違う", "A number affected differs from the notice before";
            DateChanged(FollowUpWords, shared) "date-changed", must [events: names "events", said: words "said", earlier: words "earlier"]
                may [there: text "there"]
                values ["event", "text", "other", "published"]
                => "できごとの日が前の告知と違う", "The day of an event differs from the notice before";
            ElementDropped(FollowUpWords, shared) "element-dropped", must [elements: names "elements"]
                may [there: text "there", earlier: words "earlier", points_back: words "points-back",
                    unchanged: words "unchanged", rest: words "rest"]
                values ["element", "other", "published"]
                => "前の告知にあった項目がない", "An element told before is absent";
            DeferralUnanswered(FollowUpWords, shared) "deferral-unanswered", must []
                may [there: text "there", elements: names "elements", earlier: words "earlier",
                    points_back: words "points-back", unchanged: words "unchanged", rest: words "rest"]
                values ["element", "other", "published"]
                => "前の告知で後日とした項目に答えていない", "An element put off before is not answered";
            DenialReversed(FollowUpWords, shared) "denial-reversed", must [said: words "said"]
                may [there: text "there"]
                values ["text", "other", "published"]
                => "前の告知で漏えいを否定した情報が対象になっている", "Data said before not to have leaked now has";
            Suppression(Suppression) "suppression", must [case: case "case"] may [] values ["text", "near", "until"]
                => "抑制のコメントや [[ignore]] が効いていない", "A comment or an entry of [[ignore]] that silences nothing";
            Trace(TraceWords) "trace", must [kinds: traces "traces"]
                may [saying: words "saying", person: instead "person"]
                values ["text", "author", "count"]
                => "本文のほかにファイルに残っているものがある (変更履歴、コメント、隠し文字、プロパティなど)", "The file holds something beside its text: tracked changes, comments, hidden text, properties";
        }
    };
}
pub(super) use check_kinds;

/// The type of a parameter of a form.
macro_rules! form {
    (words) => { Baked<[SetId]> };
    (bodies) => { Baked<[SetId]> };
    (data) => { Baked<[SetId]> };
    (detectors) => { Baked<[Detector]> };
    (text) => { Option<Text> };
    (name) => { Baked<str> };
    (names) => { Strings };
    (flag) => { bool };
    (number) => { u16 };
    (pairs) => { Baked<[(Baked<str>, Baked<str>)]> };
    (instead) => { Option<Instead> };
    (replacements) => { Baked<[Replacement]> };
    (spellings) => { Baked<[Baked<[Spelling]>]> };
    (terms) => { Baked<[Term]> };
    (traces) => { Baked<[TraceKind]> };
    (case) => { SuppressionCase };
}

macro_rules! define {
    ($($kind:ident $(($given:ident $(, $shared:ident)?))? $name:literal $(of $element:ident)?,
        must $must:tt may $may:tt values $values:tt => $ja:literal, $en:literal;)*
    ) => {
        /// What a rule checks. A rule in TOML names a kind and gives its parameters in `with`.
        #[derive(Clone)]
        pub enum Check { $($kind $(($given))?),* }

        /// The kinds of checks, by name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(in crate::ruleset) enum CheckKind { $($kind),* }

        /// All kinds of checks.
        pub(crate) static CHECKS: &[CheckShape] = &[$(CheckShape {
            name: $name,
            about: ($ja, $en),
            needs_element: define!(@element $($element)?),
            must: define!(@keys $must),
            may: define!(@keys $may),
            values: &$values,
        }),*];

        names!(CheckKind { $($kind => $name),* });

        // As Rust (see `text::baked`): a kind and its parameters go by one name, and grades have some of these names, too.
        impl fmt::Debug for Check {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                #[allow(unreachable_patterns, reason = "kinds with parameters are among all kinds")]
                match self {
                    $($(Self::$kind(given) => {
                        let given: &$given = given;
                        f.debug_tuple(concat!("Check::", stringify!($kind))).field(given).finish()
                    })?)*
                    $(Self::$kind { .. } => f.write_str(concat!("Check::", stringify!($kind))),)*
                }
            }
        }

        impl Check {
            /// Its conditions, by the key of `with` that gives them.
            pub(in crate::ruleset) fn conditions(&self, key: &str) -> &[Detector] {
                match self {
                    $($(Self::$kind(given) => { let given: &$given = given; given.conditions(key) })?)*
                    _ => &[],
                }
            }
        }

        $($(define! { @given $given [$($shared)?] $must $may })?)*
    };
    (@element) => { false };
    (@element element) => { true };
    (@keys [$($($field:ident: $form:ident $(($default:literal))?)? $key:literal),*]) => { &[$($key),*] };
    (@given $given:ident [shared] $must:tt $may:tt) => {};
    (@given $given:ident []
        [$($($must_field:ident: $must_form:ident $(($must_default:literal))?)? $must:literal),*]
        [$($($may_field:ident: $may_form:ident $(($may_default:literal))?)? $may:literal),*]
    ) => {
        #[derive(Debug, Clone, Default)]
        pub struct $given {
            $($(pub $must_field: form!($must_form),)?)*
            $($(pub $may_field: form!($may_form),)?)*
        }

        impl $given {
            fn conditions(&self, key: &str) -> &[Detector] {
                $($(condition!($must_form, self.$must_field, key, $must);)?)*
                $($(condition!($may_form, self.$may_field, key, $may);)?)*
                &[]
            }
        }
    };
}

/// Returns the parameter that a key names, where it is conditions.
macro_rules! condition {
    (detectors, $field:expr, $key:ident, $name:literal) => {
        if $key == $name {
            return &$field;
        }
    };
    ($form:ident, $field:expr, $key:ident, $name:literal) => {
        let _ = (&$field, $key);
    };
}

check_kinds!(define);

/// One kind of check, as TOML sees it.
#[derive(Debug)]
pub(crate) struct CheckShape {
    /// Its name in TOML.
    pub name: &'static str,
    /// What it looks for.
    pub about: (&'static str, &'static str),
    /// Whether a rule of this kind needs an element.
    pub needs_element: bool,
    /// The parameters it must have.
    pub must: &'static [&'static str],
    /// The parameters it may have.
    pub may: &'static [&'static str],
    /// The placeholders of its messages: `{text}` …
    pub values: &'static [&'static str],
}

impl CheckKind {
    /// What the table says of it.
    pub(in crate::ruleset) fn shape(self) -> &'static CheckShape {
        &CHECKS[self as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ruleset::schema::WITH;

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
            let own = key.name.strip_prefix("add-").unwrap_or(key.name);
            assert!(taken(own), "no kind of check takes {}", key.name);
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
