//! Days and clocks in words.
//!
//! Owns how a language writes a day and a stretch of days. What is said of a deadline is the ruleset's.

use super::business_days::Closed;
use super::day_count::Clock;
use crate::ruleset::{Lang, Ruleset, Text, Trigger};
use jiff::civil::{Date, Weekday};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day; its year only where it is not `year`.
pub(crate) fn date(lang: Lang, day: Date, year: i16) -> String {
    let own = day.year() != year;
    match (lang, own) {
        (Lang::Ja, true) => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
        (Lang::Ja, false) => format!("{}月{}日", day.month(), day.day()),
        (Lang::En, true) => format!("{} {} {}", day.day(), month(day), day.year()),
        (Lang::En, false) => format!("{} {}", day.day(), month(day)),
    }
}

/// A day of the week, Monday = 0.
pub(crate) fn weekday(weekday: u8, lang: Lang) -> &'static str {
    let names = match lang {
        Lang::Ja => ["月", "火", "水", "木", "金", "土", "日"],
        Lang::En => ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    };
    names[usize::from(weekday % 7)]
}

/// Between things of equal rank.
pub(crate) fn comma(lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => "、",
        Lang::En => ", ",
    }
}

fn month(day: Date) -> &'static str {
    let at = usize::from(day.month().unsigned_abs()).saturating_sub(1);
    MONTHS.get(at).copied().unwrap_or("")
}

/// A stretch of days: 10月11〜13日, 10月30日〜11月3日.
fn stretch(lang: Lang, first: Date, last: Date, year: i16) -> String {
    let one_month = (first.year(), first.month()) == (last.year(), last.month());
    match (lang, one_month) {
        (Lang::Ja, true) => {
            let begin = date(lang, first, year);
            format!("{}〜{}日", begin.trim_end_matches('日'), last.day())
        }
        (Lang::Ja, false) => format!("{}〜{}", date(lang, first, year), date(lang, last, first.year())),
        (Lang::En, true) => format!("{}–{}", first.day(), date(lang, last, year)),
        (Lang::En, false) => format!("{} – {}", date(lang, first, year), date(lang, last, year)),
    }
}

/// One clock in the words of its deadline: 確報は12月9日まで(60日目の12月7日が土曜).
pub(crate) fn told(ruleset: &Ruleset, lang: Lang, clock: &Clock) -> String {
    let row = &ruleset.deadlines[clock.deadline];
    let year = clock.from.year();
    let due = match clock.earliest {
        Some(earliest) => stretch(lang, earliest, clock.due, year),
        None => date(lang, clock.due, year),
    };
    let days = row.days.to_string();
    let mut told = row.tells.get(lang).replace("{due}", &due).replace("{days}", &days);
    if let (Some(closed), Some(moved)) = (&clock.moved, &row.moved) {
        let nominal = date(lang, clock.nominal, year);
        let moved = moved.get(lang).replace("{nominal}", &nominal).replace("{days}", &days);
        told.push_str(&moved.replace("{because}", because(lang, closed)));
    }
    told
}

/// A number with its thousands set off.
fn number(number: u64) -> String {
    let digits = number.to_string();
    let mut set_off = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            set_off.push(',');
        }
        set_off.push(digit);
    }
    set_off
}

/// What is said where a trigger was read.
pub(crate) fn label(trigger: &Trigger, lang: Lang, limit: Option<u64>, text: &str) -> String {
    let limit = limit.map(number).unwrap_or_default();
    trigger.label.get(lang).replace("{limit}", &limit).replace("{text}", text)
}

/// Clocks in a sentence of a rule.
pub(crate) fn sentence(sentence: &Text, ruleset: &Ruleset, lang: Lang, clocks: &[&Clock]) -> Option<String> {
    let from = clocks.first()?.from;
    let told: Vec<String> = clocks.iter().map(|clock| told(ruleset, lang, clock)).collect();
    let known = date(lang, from, from.year());
    Some(sentence.get(lang).replace("{known}", &known).replace("{clocks}", &told.join(comma(lang))))
}

fn because(lang: Lang, closed: &Closed) -> &str {
    match (lang, closed) {
        (Lang::Ja, Closed::Weekend(Weekday::Saturday)) => "土曜",
        (Lang::Ja, Closed::Weekend(_)) => "日曜",
        (Lang::Ja, Closed::MadeUp) => "振替休日",
        (Lang::Ja, Closed::Between) => "国民の休日",
        (Lang::En, Closed::Weekend(Weekday::Saturday)) => "a Saturday",
        (Lang::En, Closed::Weekend(_)) => "a Sunday",
        (Lang::En, Closed::MadeUp) => "a substitute holiday",
        (Lang::En, Closed::Between) => "a day between holidays",
        (lang, Closed::Holiday(title)) => title.get(lang),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::law::{OpenDays, day_count::clock};
    use jiff::civil::date as day;

    #[test]
    fn thousands_are_set_off() {
        assert_eq!([0, 100, 1_000, 1_234_567].map(number), ["0", "100", "1,000", "1,234,567"]);
    }

    #[test]
    fn days_and_stretches() {
        assert_eq!(date(Lang::Ja, day(2026, 4, 3), 2026), "4月3日");
        assert_eq!(date(Lang::Ja, day(2027, 1, 4), 2026), "2027年1月4日");
        assert_eq!(date(Lang::En, day(2027, 1, 4), 2026), "4 January 2027");
        assert_eq!(stretch(Lang::Ja, day(2024, 10, 11), day(2024, 10, 13), 2024), "10月11〜13日");
        assert_eq!(stretch(Lang::Ja, day(2024, 12, 30), day(2025, 1, 1), 2024), "12月30日〜2025年1月1日");
        assert_eq!(stretch(Lang::Ja, day(2025, 1, 1), day(2025, 1, 3), 2024), "2025年1月1〜3日");
        assert_eq!(stretch(Lang::En, day(2024, 10, 30), day(2024, 11, 1), 2024), "30 October – 1 November");
        assert_eq!(stretch(Lang::En, day(2024, 10, 11), day(2024, 10, 13), 2024), "11–13 October");
    }

    #[test]
    fn a_clock_is_told_with_the_reason_why_it_moved() {
        let ruleset = crate::builtin::builtin().unwrap();
        let open = OpenDays::new(&ruleset.holidays);
        let told = |lang, id: &str, from: Date| {
            let row = ruleset.deadline(id, &from.to_string()).unwrap();
            told(&ruleset, lang, &clock(&ruleset, row, from, &open).unwrap())
        };
        let october = day(2024, 10, 9);
        assert_eq!(told(Lang::Ja, "regulator-first-report", october), "速報は10月11〜13日ごろ");
        assert_eq!(
            told(Lang::Ja, "regulator-final-report-wrongful", october),
            "確報は12月9日まで(60日目の12月7日が土曜)"
        );
        assert_eq!(told(Lang::Ja, "regulator-final-report", october), "確報は11月7日まで");
        assert_eq!(
            told(Lang::En, "regulator-final-report-wrongful", day(2026, 11, 2)),
            "the final report by 4 January 2027 (day 60, 31 December, is the turn of the year)"
        );
        assert_eq!(
            told(Lang::Ja, "regulator-final-report", day(2026, 1, 13)),
            "確報は2月12日まで(30日目の2月11日が建国記念の日)"
        );
    }
}
