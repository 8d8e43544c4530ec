//! The parameters of checks, as `with` gives them. Which kind of check takes which is `kinds`'.

use super::super::parameters::SuppressionCase;
use super::super::values::{Severity, TraceKind};
use super::Shape::*;
use super::elements::DETECTOR;
use super::*;

table! { pub(crate) WITH: "with", "検査の種類ごとの値", "Parameters of the kind of check" {
    "detect": List(&Table(&DETECTOR)) => "条件", "Conditions";
    "add-detect": List(&Table(&DETECTOR)) => "土台の条件に足すもの", "Added to the conditions below", add_to("detect");
    "mild": List(&Table(&DETECTOR)) => "当てはまっても参考 (info) にとどめる条件", "Conditions whose match is an info at most";
    "unless": List(&Table(&DETECTOR)) => "このどれかが本文にあるときは黙る", "Not where one of these holds in the text";
    "deadline": Name => "期限 (deadlines の名前)", "A deadline, by its name", shown(7);
    "known": Text => "知った日に添える言葉", "Label at the day it was known", shown(7);
    "clocks": Text => "期限が数えられるとき、直し方に添える文。{known} が知った日、{clocks} が期限", "Added to what to do where days are counted: {known} is the day it was known, {clocks} the days", shown(7);
    "once": Boolean => "一つの文書に一度だけ", "Only the first match in a document", shown(9);
    "pairs": Map(&PAIRS) => "誤った言葉 = 正しい言葉", "Wrong word = right word", shown(2);
    "add-pairs": Map(&PAIRS) => "土台の pairs に足すもの", "Added to `pairs` below", add_to("pairs");
    "not-in": List(&Word) => "この言葉の一部としては数えない", "A match inside one of these words is none", shown(1);
    "add-not-in": List(&Word) => "土台の not-in に足すもの", "Added to `not-in` below", add_to("not-in");
    "safe": Boolean => "尋ねずに直してよい (--fix)", "May be mended without asking (--fix)", shown(9);
    "groups": List(&List(&Word)) => "同じ言葉の書き方を並べた組", "Groups of spellings of one word", shown(3);
    "add-groups": List(&List(&Word)) => "土台の groups に足す組", "Groups added to those below", add_to("groups");
    "event": Name => "できごと (family event)", "An event (family event)", shown(5);
    "case": Choice(SuppressionCase::NAMES) => "抑制の何がおかしいか", "What is the matter with a suppression", shown(5);
    "traces": List(&Choice(TraceKind::NAMES)) => "本文のほかに残っているものの種類", "Kinds of what a file holds beside its text", shown(4);
    "saying": List(&Words) => "これを含むものだけ", "Only what says one of these";
    "person": Table(&INSTEAD) => "人の名前だけのときの文言", "What is said where there are names of persons only", shown(11);
    "foreign": Table(&INSTEAD) => "規則と違う言語の文書のときの文言", "What is said of a document in another language than the rules'", shown(11);
    "terms": List(&List(&Word)) => "略語と、それを説明する言葉", "An abbreviation, and the words that explain it", shown(3);
    "add-terms": List(&List(&Word)) => "土台の terms に足す略語", "Abbreviations added to those below", add_to("terms");
    "common": List(&Words) => "説明がなくても通じる略語。ほかの大文字の略語は、terms になくても指摘する", "Abbreviations that need no explanation; any other row of capitals is told, be it in `terms` or not";
    "name-ahead": List(&Words) => "すぐ前に立てば、大文字の並びは名前である語 (株式会社)", "Words right before a row of capitals that make it a name (株式会社)";
    "name-behind": List(&Words) => "すぐ後ろに続けば、大文字の並びは名前である語 (銀行、様)", "Words right behind a row of capitals that make it a name (銀行, 様)";
    "assumed": Text => "年がないときに添える言葉", "Label where the year is not given", shown(6);
    "outside": Text => "その元号にない年のときの文", "Message for a year that the era does not have", shown(6);
    "before": List(&List(&Name)) => "先のできごとと後のできごとの組。後の日付が先の日付より前なら指摘する", "Pairs of events: the first comes first, and a day of the second before it is told", shown(3);
    "add-before": List(&List(&Name)) => "土台の before に足す組", "Pairs added to those below", add_to("before");
    "tolerance": Integer(0, 1_000) => "この日数までの違いは許す(数では、「約」の付いたものの%)", "Differences up to so many days are accepted; of counts that are told as approximate, so many percent", shown(8);
    "days": Integer(0, 10_000) => "日数", "A number of days", shown(8);
    "spared-by-earlier": Boolean => "前の日付が別にあれば黙る", "Not where an earlier day may be what is lacking", shown(9);
    "spared-by-later": Boolean => "後の日付が別にあれば黙る", "Not where a later day may be what is lacking", shown(9);
    "differ": Table(&INSTEAD) => "数が違うときの文言", "What is said where the numbers differ", shown(10);
    "over": Table(&INSTEAD) => "一つの内訳が合計を超えるときの文言", "What is said where one part is larger than its total", shown(10);
    "endings": List(&Words) => "並びを開いたままにする言葉", "Words that leave a list open";
    "leaked": List(&Name) => "情報の種類か分類", "Kinds of data, or categories";
    "add-leaked": List(&Name) => "土台の leaked に足すもの", "Added to `leaked` below", add_to("leaked");
    "except": List(&Name) => "leaked に書いた分類のうち、数えない種類", "Kinds of the categories in `leaked` that do not count";
    "told-in": List(&Name) => "読者への言葉を数える項目。このどれかを述べる文の中だけで数える", "Elements: words count in a sentence that states one of them";
    "open": List(&Words) => "終わっていないことを示す言葉", "Words that leave something open";
    "explained": List(&Words) => "説明になる言葉", "Words that explain it";
    "asserted": List(&Words) => "事実として言い切る言葉", "Words that say it as a fact";
    "partly": List(&Words) => "一部であることを示す言葉", "Words that make a list a part";
    "claims": List(&Words) => "すべてであることを示す言葉", "Words that claim a list to be complete";
    "told": List(&Words) => "済んだことを示す言葉", "Words of what is done";
    "as-of": List(&Words) => "時点を示す言葉", "Words that make a date the day of a state";
    "not-with": List(&Words) => "そばにあれば黙る言葉", "Silent with one of these beside it";
    "under": List(&Words) => "見出しの言葉", "Words of headings";
    "lacks": List(&Name) => "日付のないできごと", "Events of which none is dated";
    "has": List(&Name) => "日付のあるできごと", "Events of which one is dated";
    "parts": List(&Words) => "内訳を示す言葉", "Words that announce all parts";
    "labels": List(&Words) => "総数の行の頭にある言葉", "Words that label a total";
    "some": List(&Words) => "一部の内訳を示す言葉", "Words that announce some of the parts";
    "rest": List(&Words) => "残りを示す言葉", "Words that make parts all";
    "partial": List(&Words) => "すべてではないことを示す言葉", "Words that make parts some";
    "refers": List(&Words) => "対象の全員を指す言葉", "Words before a count of all affected";
    "whole": List(&Words) => "全員を指す、数の後の言葉", "Words after a count of all affected";
    "states": List(&Words) => "誰の情報かを述べる言葉", "Words after a count that tell whose data leaked";
    "records": List(&Words) => "記録の中身や持ち主を示す言葉", "Words that make a count one of records";
    "not": List(&Words) => "別のものを数える言葉", "Words that make a count one of something else";
    "exposed": List(&Words) => "閲覧や悪用の期間を示す言葉", "Words that make a period one of exposure";
    "lasting": List(&Words) => "続いたことを示す言葉", "Words that say that it went on";
    "until": List(&Words) => "いつまで、何の後もかを示す言葉", "Words that say until when, or after what";
    "to": List(&Words) => "報告先として数えるもの", "Whom a report must reach to count";
    "add-to": List(&Words) => "土台の to に足すもの", "Added to `to` below", add_to("to");
    "perhaps": List(&Words) => "名のない報告先", "Whom it may have reached, without a name";
    "others": List(&Words) => "数えない報告先", "Whom a report may reach without counting";
    "later": List(&Words) => "そばにあれば、最初の報告ではない", "Beside a date: not the first report";
    "first": List(&Words) => "日付のない最初の報告", "A first report without its date";
    "steps": List(&Words) => "日付のそばにある、かかったこと", "Beside a date: what took until then";
    "waited": List(&Words) => "遅れた、待ったという言葉", "Words that say it took long, or waited";
    "reasons": List(&Words) => "その理由になる言葉", "Words that say why";
    "groups-of": List(&Words) => "人の集まりを示す言葉", "Groups of persons";
    "alike-of": List(&Words) => "同じ種類を言う言葉の集まり", "Words that mean one kind, a set each";
    "typed-in": List(&Words) => "保存していなくても、入力のときに漏れる種類", "Kinds that leak where they are typed in, though not kept";
    "there": Text => "前の告知の箇所に添える言葉", "Label in the notice before", shown(6);
    "elements": List(&Name) => "比べる項目", "Elements that are compared";
    "events": List(&Name) => "日付を比べるできごと", "Events whose days are compared";
    "said": List(&Words) => "変わったことを示す言葉", "Words that say that something changed";
    "earlier": List(&Words) => "前の告知を指す言葉", "Words for an earlier notice";
    "points-back": List(&Words) => "前の告知へ案内する言葉", "Words that send the reader to an earlier notice";
    "unchanged": List(&Words) => "変わりがないことを示す言葉", "Words that say that nothing changed";
    "at-most": List(&Words) => "数がそれより増えないことを示す言葉", "Words beside a number that will not be more";
    "at-least": List(&Words) => "数がそれより減らないことを示す言葉", "Words beside a number that may be more";
} }

map! { PAIRS: "wrong", ".+", Any, "誤った言葉", "The wrong word" => String }

table! { INSTEAD: "instead", "別の重さと文言", "Another severity, and other words" {
    "severity": Choice(Severity::NAMES) => "重さ", "Its severity", must;
    "message": Text => "指摘の文", "What was read", must;
    "help": Text => "直し方", "What to do";
} }
