//! The tables of the law.

use super::super::law::{CountsFrom, Equinox};
use super::super::table_checks;
use super::Shape::*;
use super::elements::DETECTOR;
use super::rules::SOURCES;
use super::*;

/// The most days of a deadline: ten years.
const MOST_DAYS: i64 = 3_660;
/// The same in hours.
const MOST_HOURS: i64 = 24 * MOST_DAYS;
/// More persons than there are.
const MOST_PERSONS: i64 = 10_000_000_000;

/// When a row holds.
const EFFECTIVE: &[Key] = keys! {
    "effective-from": Day => "この日から。告知文の公表日が決める。書かなければ以前から", "From this day on, by the notice's day of publication; left out: ever since";
    "effective-to": Day => "この日まで。書かなければ期限なし", "Up to this day; left out: until further notice";
};

map! { pub(super) DEADLINES: "deadline", KEBAB, Kebab, "期限の名前", "Name of a deadline" => Rows(&DEADLINE) }

table! { DEADLINE: "deadline", "期限: 日数と、その根拠。[[deadlines.名前]] と書けば、時期ごとの行を並べられる。土台にあれば、書いたキーだけが置き換わる", "A number of days, with its source; [[deadlines.<name>]] gives rows for different times. Over one below, only the keys given change" {
    "title": Text => "人に見せる名前。新しい期限には要る", "Its name for people; a new deadline needs one";
    "days": Integer(1, MOST_DAYS) => "日数。知った日が1日目。変えるなら source も書く", "The days; day 1 is the day it counts from. A new number needs its own source", instead_of(&["at-least", "hours", "working-days"]);
    "hours": Integer(1, MOST_HOURS) => "時間数。告知文は時刻を書かないことが多いので、日で数える: 24 なら翌日まで、72 なら3日後まで。days の代わりに書く", "Hours, in place of `days`. Notices seldom give the time, so whole days are counted: 24 is up to the next day, 72 up to the third day after", instead_of(&["days", "at-least", "working-days"]);
    "working-days": Integer(1, 260) => "営業日の数。翌営業日が1日目。days の代わりに書く", "Working days, in place of `days`; day 1 is the first open day after the day it counts from", instead_of(&["days", "at-least", "hours"]);
    "at-least": Integer(1, MOST_DAYS) => "「3〜5日」の 3 にあたる日数", "The lower end of \"3 to 5 days\"";
    "counts-from": Choice(CountsFrom::NAMES) => "1日目。known-on は最初に知った日(既定)、discovered-on は発信者が確かめた日", "Day 1: known-on, the first warning or finding by anyone (where left out), or discovered-on";
    "moves": Boolean => "最後の日が役所の休日なら、次の開庁日に延びる", "Whether a last day on which offices are closed moves to the next open one";
    "replaces": List(&Name) => "これが動くときは動かない期限", "Deadlines that do not run where this one does";
    "tells": Text => "期限の言い方。{due} が日付、{days} が日数", "How its day is told: {due} is the day, {days} the number";
    "moved": Text => "日が延びたときに添える言葉。{nominal} が元の日、{because} がわけ", "Added where the day moved: {nominal} is the day by count, {because} the reason";
    "source": SOURCES => "根拠。数には必ず添える", "Where the number comes from: it travels with it";
} + EFFECTIVE check table_checks::deadline }

map! { pub(super) TRIGGERS: "trigger", KEBAB, Kebab, "事情の名前", "Name of a trigger" => Rows(&TRIGGER) }

table! { TRIGGER: "trigger", "報告の対象になる事情。書いた条件がすべて当てはまるとき。土台にあれば、書いたキーだけが置き換わる", "What makes an incident reportable: all conditions given must hold. Over one below, only the keys given change" {
    "title": Text => "人に見せる短い名前。新しいものには要る", "A short name for people; a new trigger needs one";
    "label": Text => "読み取った箇所に添える言葉。{limit} が人数。書かなければ title", "A few words where it was read; {limit} is the number of persons; its title where left out";
    "leaked": List(&Name) => "この情報の種類 (または分類) のどれかが漏れた", "One of these kinds of data, or categories, leaked";
    "except": List(&Name) => "leaked に書いた分類のうち、数えない種類", "Kinds of the categories in `leaked` that do not count";
    "with": List(&Name) => "あわせて、このどれかも漏れた", "And one of these beside it";
    "cause": List(&Name) => "原因の分類がこのどれか", "The cause class is one of these";
    "affected-over": Limits(0, MOST_PERSONS, &LIMITS) => "対象の人数がこれを超える (件数は数えない)。発信者の種別ごとに書ける。変えるなら source も書く", "More than so many persons (records do not count), or a number for each publisher. A new number needs its own source";
    "detect": List(&Table(&DETECTOR)) => "このどれかが本文にある", "One of these holds in the text";
    "unless": List(&Table(&DETECTOR)) => "このどれもが本文にない", "None of these holds in the text";
    "starts": List(&Name) => "動き出す期限", "The deadlines that it starts";
    "source": SOURCES => "根拠", "Where it comes from";
} + EFFECTIVE check table_checks::trigger }

map! { LIMITS: "publisher", KEBAB, Any, "発信者の種別と人数。else がほかのすべて", "A publisher and the number for it; `else` for everybody else" => Integer(0, MOST_PERSONS) }

map! { pub(super) HOLIDAYS: "holiday", KEBAB, Kebab, "休日の名前", "Name of a holiday" => Rows(&HOLIDAY) }

table! { HOLIDAY: "holiday", "役所の休日。土日、振替休日、祝日にはさまれた日は計算する", "Days on which offices are closed; weekends, substitutes and days between holidays are computed" {
    "title": Text => "人に見せる名前", "Its name for people";
    "month": Integer(1, 12) => "月", "The month";
    "day": Integer(1, 31) => "日", "The day", instead_of(&["monday", "equinox"]);
    "monday": Integer(1, 4) => "第何月曜か", "The how-manieth Monday", instead_of(&["day", "equinox"]);
    "equinox": Choice(Equinox::NAMES) => "春分・秋分の日。月日の代わり", "The day of an equinox, in place of month and day", instead_of(&["day", "monday"]);
    "days": Integer(1, 60) => "何日続くか。既定 1", "How many days it lasts; 1 where left out";
    "public": Boolean => "国民の祝日か (振替休日ができる)。既定 true", "A public holiday, made up for when on a Sunday; true where left out";
} + EFFECTIVE check table_checks::holiday }
