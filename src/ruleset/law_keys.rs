//! The tables of the law, key by key: `[deadlines]`, `[triggers]`, `[holidays]`.
//!
//! Owns their keys and what each means, in both languages of messages.

use super::deadlines::FROM;
use super::holidays::EQUINOXES;
use super::keys::{DETECTOR, SOURCES};
use super::shape::{Key, MapShape, Shape, TableShape, key, names};

const KEBAB: &str = "[a-z0-9-]+";
const NAMES: Shape = Shape::List(&Shape::Name);
const CONDITIONS: Shape = Shape::List(&Shape::Table(&DETECTOR));
/// The most days of a deadline: ten years.
const MOST_DAYS: i64 = 3_660;
/// More persons than there are.
pub const MOST_PERSONS: i64 = 10_000_000_000;

/// From when on a row holds.
const FROM_DAY: Key = key(
    "effective-from",
    Shape::Day,
    "この日から。告知文の公表日が決める。書かなければ以前から",
    "From this day on, by the notice's day of publication; left out: ever since",
);
/// Until when a row holds.
const TO_DAY: Key = key(
    "effective-to",
    Shape::Day,
    "この日まで。書かなければ期限なし",
    "Up to this day; left out: until further notice",
);

/// Deadlines by name.
pub static DEADLINES: MapShape = MapShape {
    key: "deadline",
    pattern: KEBAB,
    about: ("期限の名前", "Name of a deadline"),
    value: Shape::Either(&[Shape::Table(&DEADLINE), Shape::List(&Shape::Table(&DEADLINE))]),
};

/// A deadline.
pub static DEADLINE: TableShape = TableShape {
    name: "deadline",
    about: (
        "期限: 日数と、その根拠。[[deadlines.名前]] と書けば、時期ごとの行を並べられる。土台にあれば、書いたキーだけが置き換わる",
        "A number of days, with its source; [[deadlines.<name>]] gives rows for different times. Over one below, only the keys given change",
    ),
    keys: &[
        key(
            "title",
            Shape::Text,
            "人に見せる名前。新しい期限には要る",
            "Its name for people; a new deadline needs one",
        ),
        key(
            "days",
            Shape::Integer(1, MOST_DAYS),
            "日数。知った日が1日目。変えるなら source も書く",
            "The days; day 1 is the day it counts from. A new number needs its own source",
        ),
        key(
            "at-least",
            Shape::Integer(1, MOST_DAYS),
            "「3〜5日」の 3 にあたる日数",
            "The lower end of \"3 to 5 days\"",
        ),
        key(
            "counts-from",
            Shape::Choice(|| names(FROM)),
            "1日目。known-on は最初に知った日(既定)、discovered-on は発信者が確かめた日",
            "Day 1: known-on, the first warning or finding by anyone (where left out), or discovered-on",
        ),
        key(
            "moves",
            Shape::Boolean,
            "最後の日が役所の休日なら、次の開庁日に延びる",
            "Whether a last day on which offices are closed moves to the next open one",
        ),
        key(
            "replaces",
            NAMES,
            "これが動くときは動かない期限",
            "Deadlines that do not run where this one does",
        ),
        key(
            "tells",
            Shape::Text,
            "期限の言い方。{due} が日付、{days} が日数",
            "How its day is told: {due} is the day, {days} the number",
        ),
        key(
            "moved",
            Shape::Text,
            "日が延びたときに添える言葉。{nominal} が元の日、{because} がわけ",
            "Added where the day moved: {nominal} is the day by count, {because} the reason",
        ),
        key("source", SOURCES, "根拠。数には必ず添える", "Where the number comes from: it travels with it"),
        FROM_DAY,
        TO_DAY,
    ],
    others: None,
};

/// Triggers by name.
pub static TRIGGERS: MapShape = MapShape {
    key: "trigger",
    pattern: KEBAB,
    about: ("事情の名前", "Name of a trigger"),
    value: Shape::Either(&[Shape::Table(&TRIGGER), Shape::List(&Shape::Table(&TRIGGER))]),
};

/// A trigger.
pub static TRIGGER: TableShape = TableShape {
    name: "trigger",
    about: (
        "報告の対象になる事情。書いた条件がすべて当てはまるとき。土台にあれば、書いたキーだけが置き換わる",
        "What makes an incident reportable: all conditions given must hold. Over one below, only the keys given change",
    ),
    keys: &[
        key(
            "title",
            Shape::Text,
            "人に見せる短い名前。新しいものには要る",
            "A short name for people; a new trigger needs one",
        ),
        key(
            "label",
            Shape::Text,
            "読み取った箇所に添える言葉。{limit} が人数",
            "A few words where it was read; {limit} is the number of persons",
        ),
        key(
            "leaked",
            NAMES,
            "この情報の種類 (または分類) のどれかが漏れた",
            "One of these kinds of data, or categories, leaked",
        ),
        key("with", NAMES, "あわせて、このどれかも漏れた", "And one of these beside it"),
        key("cause", NAMES, "原因の分類がこのどれか", "The cause class is one of these"),
        key(
            "affected-over",
            Shape::Either(&[Shape::Integer(0, MOST_PERSONS), Shape::Map(&LIMITS)]),
            "対象の人数がこれを超える (件数は数えない)。発信者の種別ごとに書ける。変えるなら source も書く",
            "More than so many persons (records do not count), or a number for each publisher. A new number needs its own source",
        ),
        key("detect", CONDITIONS, "このどれかが本文にある", "One of these holds in the text"),
        key("unless", CONDITIONS, "このどれもが本文にない", "None of these holds in the text"),
        key("starts", NAMES, "動き出す期限", "The deadlines that it starts"),
        key("source", SOURCES, "根拠", "Where it comes from"),
        FROM_DAY,
        TO_DAY,
    ],
    others: None,
};

static LIMITS: MapShape = MapShape {
    key: "publisher",
    pattern: KEBAB,
    about: (
        "発信者の種別と人数。else がほかのすべて",
        "A publisher and the number for it; `else` for everybody else",
    ),
    value: Shape::Integer(0, MOST_PERSONS),
};

/// Holidays by name.
pub static HOLIDAYS: MapShape = MapShape {
    key: "holiday",
    pattern: KEBAB,
    about: ("休日の名前", "Name of a holiday"),
    value: Shape::Either(&[Shape::Table(&HOLIDAY), Shape::List(&Shape::Table(&HOLIDAY))]),
};

/// A holiday.
pub static HOLIDAY: TableShape = TableShape {
    name: "holiday",
    about: (
        "役所の休日。土日、振替休日、祝日にはさまれた日は計算する",
        "Days on which offices are closed; weekends, substitutes and days between holidays are computed",
    ),
    keys: &[
        key("title", Shape::Text, "人に見せる名前", "Its name for people"),
        key("month", Shape::Integer(1, 12), "月", "The month"),
        key("day", Shape::Integer(1, 31), "日", "The day"),
        key("monday", Shape::Integer(1, 4), "第何月曜か", "The how-manieth Monday"),
        key(
            "equinox",
            Shape::Choice(|| names(EQUINOXES)),
            "春分・秋分の日。月日の代わり",
            "The day of an equinox, in place of month and day",
        ),
        key("days", Shape::Integer(1, 60), "何日続くか。既定 1", "How many days it lasts; 1 where left out"),
        key(
            "public",
            Shape::Boolean,
            "国民の祝日か (振替休日ができる)。既定 true",
            "A public holiday, made up for when on a Sunday; true where left out",
        ),
        FROM_DAY,
        TO_DAY,
    ],
    others: None,
};
