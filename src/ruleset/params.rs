//! The parameters of checks, as `with` gives them.
//!
//! Owns their forms and what each means. Which kind of check takes which is `kind`'s.

use super::fields::{CASES, SEVERITIES, TRACES};
use super::keys::DETECTOR;
use super::shape::{MapShape, Shape, TableShape, key, must, names};

const WORDS: Shape = Shape::List(&Shape::Words);
const DETECTORS: Shape = Shape::List(&Shape::Table(&DETECTOR));
const GROUPS: Shape = Shape::List(&Shape::List(&Shape::Word));

/// All parameters of all kinds of checks.
pub static WITH: TableShape = TableShape {
    name: "with",
    about: ("検査の種類ごとの値", "Parameters of the kind of check"),
    keys: &[
        key("detect", DETECTORS, "条件", "Conditions"),
        key(
            "mild",
            DETECTORS,
            "当てはまっても参考 (info) にとどめる条件",
            "Conditions whose match is an info at most",
        ),
        key(
            "unless",
            DETECTORS,
            "このどれかが本文にあるときは黙る",
            "Not where one of these holds in the text",
        ),
        key("deadline", Shape::Name, "期限 (deadlines の名前)", "A deadline, by its name"),
        key("known", Shape::Text, "知った日に添える言葉", "Label at the day it was known"),
        key(
            "clocks",
            Shape::Text,
            "期限が数えられるとき、直し方に添える文。{known} が知った日、{clocks} が期限",
            "Added to what to do where days are counted: {known} is the day it was known, {clocks} the days",
        ),
        key("once", Shape::Boolean, "一つの文書に一度だけ", "Only the first match in a document"),
        key("pairs", Shape::Map(&PAIRS), "誤った言葉 = 正しい言葉", "Wrong word = right word"),
        key(
            "not-in",
            Shape::List(&Shape::Word),
            "この言葉の一部としては数えない",
            "A match inside one of these words is none",
        ),
        key("safe", Shape::Boolean, "尋ねずに直してよい (--fix)", "May be mended without asking (--fix)"),
        key("groups", GROUPS, "同じ言葉の書き方を並べた組", "Groups of spellings of one word"),
        key("event", Shape::Name, "できごと (family event)", "An event (family event)"),
        key(
            "case",
            Shape::Choice(|| names(CASES)),
            "抑制の何がおかしいか",
            "What is the matter with a suppression",
        ),
        key(
            "traces",
            Shape::List(&Shape::Choice(|| names(TRACES))),
            "本文のほかに残っているものの種類",
            "Kinds of what a file holds beside its text",
        ),
        key("saying", WORDS, "これを含むものだけ", "Only what says one of these"),
        key(
            "person",
            Shape::Table(&INSTEAD),
            "人の名前だけのときの文言",
            "What is said where there are names of persons only",
        ),
        key("terms", GROUPS, "略語と、それを説明する言葉", "An abbreviation, and the words that explain it"),
        key("assumed", Shape::Text, "年がないときに添える言葉", "Label where the year is not given"),
        key(
            "outside",
            Shape::Text,
            "その元号にない年のときの文",
            "Message for a year that the era does not have",
        ),
        key(
            "before",
            Shape::List(&Shape::List(&Shape::Name)),
            "先のできごとと後のできごとの組",
            "Pairs of events: the first comes first",
        ),
        key(
            "tolerance",
            Shape::Integer(0, 1_000),
            "この日数(人数では%)までの違いは許す",
            "Differences up to so many days (percent of a count) are accepted",
        ),
        key("days", Shape::Integer(0, 10_000), "日数", "A number of days"),
        key(
            "spared-by-earlier",
            Shape::Boolean,
            "前の日付が別にあれば黙る",
            "Not where an earlier day may be what is lacking",
        ),
        key(
            "spared-by-later",
            Shape::Boolean,
            "後の日付が別にあれば黙る",
            "Not where a later day may be what is lacking",
        ),
        key("differ", Shape::Table(&INSTEAD), "数が違うときの文言", "What is said where the numbers differ"),
        key(
            "over",
            Shape::Table(&INSTEAD),
            "一つの内訳が合計を超えるときの文言",
            "What is said where one part is larger than its total",
        ),
        key("endings", WORDS, "並びを開いたままにする言葉", "Words that leave a list open"),
        key("leaked", WORDS, "情報の種類", "Kinds of data"),
        key("open", WORDS, "終わっていないことを示す言葉", "Words that leave something open"),
        key("explained", WORDS, "説明になる言葉", "Words that explain it"),
        key("asserted", WORDS, "事実として言い切る言葉", "Words that say it as a fact"),
        key("partly", WORDS, "一部であることを示す言葉", "Words that make a list a part"),
        key("claims", WORDS, "すべてであることを示す言葉", "Words that claim a list to be complete"),
        key("told", WORDS, "済んだことを示す言葉", "Words of what is done"),
        key("as-of", WORDS, "時点を示す言葉", "Words that make a date the day of a state"),
        key("not-with", WORDS, "そばにあれば黙る言葉", "Silent with one of these beside it"),
        key("under", WORDS, "見出しの言葉", "Words of headings"),
        key("lacks", WORDS_OF_NAMES, "日付のないできごと", "Events of which none is dated"),
        key("has", WORDS_OF_NAMES, "日付のあるできごと", "Events of which one is dated"),
        key("total", WORDS, "合計を示す言葉", "Words before a total"),
        key("parts", WORDS, "内訳を示す言葉", "Words that announce all parts"),
        key("labels", WORDS, "総数の行の頭にある言葉", "Words that label a total"),
        key("some", WORDS, "一部の内訳を示す言葉", "Words that announce some of the parts"),
        key("rest", WORDS, "残りを示す言葉", "Words that make parts all"),
        key("partial", WORDS, "すべてではないことを示す言葉", "Words that make parts some"),
        key("refers", WORDS, "対象の全員を指す言葉", "Words before a count of all affected"),
        key("whole", WORDS, "全員を指す、数の後の言葉", "Words after a count of all affected"),
        key("states", WORDS, "誰の情報かを述べる言葉", "Words after a count that tell whose data leaked"),
        key("records", WORDS, "記録の中身や持ち主を示す言葉", "Words that make a count one of records"),
        key("not", WORDS, "別のものを数える言葉", "Words that make a count one of something else"),
        key("exposed", WORDS, "閲覧や悪用の期間を示す言葉", "Words that make a period one of exposure"),
        key("to", WORDS, "報告先として数えるもの", "Whom a report must reach to count"),
        key("perhaps", WORDS, "名のない報告先", "Whom it may have reached, without a name"),
        key("others", WORDS, "数えない報告先", "Whom a report may reach without counting"),
        key("later", WORDS, "そばにあれば、最初の報告ではない", "Beside a date: not the first report"),
        key("first", WORDS, "日付のない最初の報告", "A first report without its date"),
        key("steps", WORDS, "日付のそばにある、かかったこと", "Beside a date: what took until then"),
        key("waited", WORDS, "遅れた、待ったという言葉", "Words that say it took long, or waited"),
        key("reasons", WORDS, "その理由になる言葉", "Words that say why"),
        key("groups-of", WORDS, "人の集まりを示す言葉", "Groups of persons"),
        key("there", Shape::Text, "前の告知の箇所に添える言葉", "Label in the notice before"),
        key("elements", WORDS_OF_NAMES, "比べる項目", "Elements that are compared"),
        key("events", WORDS_OF_NAMES, "日付を比べるできごと", "Events whose days are compared"),
        key("said", WORDS, "変わったことを示す言葉", "Words that say that something changed"),
        key("earlier", WORDS, "前の告知を指す言葉", "Words for an earlier notice"),
        key(
            "points-back",
            WORDS,
            "前の告知へ案内する言葉",
            "Words that send the reader to an earlier notice",
        ),
        key("unchanged", WORDS, "変わりがないことを示す言葉", "Words that say that nothing changed"),
        key(
            "at-most",
            WORDS,
            "数がそれより増えないことを示す言葉",
            "Words beside a number that will not be more",
        ),
        key(
            "at-least",
            WORDS,
            "数がそれより減らないことを示す言葉",
            "Words beside a number that may be more",
        ),
    ],
    others: None,
};

const WORDS_OF_NAMES: Shape = Shape::List(&Shape::Name);

static PAIRS: MapShape =
    MapShape {
        key: "wrong", pattern: ".+", about: ("誤った言葉", "The wrong word"), value: Shape::String
    };

/// How a check speaks of a case of its own.
pub static INSTEAD: TableShape = TableShape {
    name: "instead",
    about: ("別の重さと文言", "Another severity, and other words"),
    keys: &[
        must("severity", Shape::Choice(|| names(SEVERITIES)), "重さ", "Its severity"),
        must("message", Shape::Text, "指摘の文", "What was read"),
        key("help", Shape::Text, "直し方", "What to do"),
    ],
    others: None,
};

/// The parameters that are nothing but words or names.
pub fn word_lists() -> impl Iterator<Item = &'static str> {
    let lists = WITH.keys.iter().filter(|key| matches!(key.shape, Shape::List(Shape::Words | Shape::Name)));
    lists.map(|key| key.name)
}
