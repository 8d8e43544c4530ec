//! Kind `wrong-duration`: a number of days against the period beside it, both ends counted.

use super::{Turn, Values, civil, days_between};
use crate::document::{BlockKind, Place};
use crate::mentions::{Day, Duration, OCCURRENCE, WARNING, swapped};
use crate::statements::{self, Vocabulary};
use crate::text::{one_of, slice};
use std::collections::BTreeSet;

/// Differences up to `tolerance` days are accepted.
pub(crate) fn wrong_duration(turn: &mut Turn, tolerance: u16) {
    let mut held = BTreeSet::new();
    let ends = ends(turn);
    for duration in turn.case.view.mentions.durations.iter().filter(|duration| !duration.approximate) {
        let counted = counted(turn, duration).or_else(|| from_to(turn, duration));
        let Some((period, days)) = counted.or_else(|| exposed(turn, duration, &ends)) else { continue };
        let values = Values::text(turn.document(), duration.place)
            .with("period", turn.told(period))
            .with("days", days);
        if days.abs_diff(duration.days) <= u64::from(tolerance) + duration.slack {
            if held.insert(duration.days) {
                turn.hold(&values, &[duration.place, period]);
            }
            continue;
        }
        let second = turn.document().span(period);
        let told = turn.told(period);
        turn.at(duration.place, &values).with_label(second, told);
    }
}

/// The days from one to another, both counted.
fn length(first: Day, last: Day) -> Option<u64> {
    u64::try_from(days_between(civil(first)?, civil(last)?) + 1).ok().filter(|days| *days > 0)
}

/// The period before a number of days that a sentence tells with what happened on its two days: 6月1日の公開から、6月9日に
/// 止めるまでの9日間.
fn from_to(turn: &Turn, duration: &Duration) -> Option<(Place, u64)> {
    const FAR: usize = 90;
    let document = turn.document();
    let dates = &turn.case.view.mentions.dates;
    let after = dates.partition_point(|date| date.place.start < duration.place.start);
    let (first, last) = (dates.get(after.checked_sub(2)?)?, dates.get(after - 1)?);
    let whole = first.place.join(last.place);
    let between = document.slice(Place { start: first.place.end, end: last.place.start });
    let behind = document.slice(Place { start: last.place.end, end: duration.place.start });
    let together = document.sentence_at(first.place.start) == document.sentence_at(duration.place.start);
    let behind = behind.trim_end_matches('(');
    let until = ["まで", "までの", "までに"].iter().any(|until| behind.ends_with(until));
    let near = between.len() <= FAR && behind.len() <= FAR;
    if !(together && near && between.contains("から") && until && !behind.contains('、')) {
        return None;
    }
    Some((whole, length(first.date?, last.date?)?))
}

/// The days on which the exposure may have ended, each with how many it lasted until then. Which they are is read from the
/// whole text.
fn ends(turn: &Turn) -> Vec<(Place, u64)> {
    const MOST: usize = 40;
    let Some(start) = turn.case.conclusions.occurred_on.filter(|day| day.day.is_some()) else {
        return Vec::new();
    };
    let dates = turn.case.view.mentions.dates.iter();
    let ends = dates.filter_map(|date| {
        let last = match &*date.event {
            OCCURRENCE => date.end?,
            "containment" | "discovery" | WARNING => date.end.or(date.date)?,
            _ => return None,
        };
        Some((date.place, length(start, last)?))
    });
    ends.take(MOST).collect()
}

/// The exposure that a number of days counts away from its days: 公開されていた期間は44日間でした. Only a slip is told:
/// none of the days on which it may have ended fits, and one nearly does.
fn exposed(turn: &Turn, duration: &Duration, ends: &[(Place, u64)]) -> Option<(Place, u64)> {
    const SLIP: u64 = 2;
    let one = statements::at(turn.case.statements, duration.place.start)?;
    let shown = (one.with | one.act) & Vocabulary::built_in().kinds(&["leak", "publish"]) != 0;
    // 検索サイトから消えるまでの30日間: its own words say of when they speak.
    let dates = &turn.case.view.mentions.dates;
    let inside = dates.partition_point(|date| date.place.start < one.place.start);
    let own = dates.get(inside).is_some_and(|date| one.place.contains(date.place));
    // A day of the incident that fits may well be the last.
    let start = turn.case.conclusions.occurred_on;
    let fits = |last: Option<Day>| {
        start.zip(last).and_then(|(start, last)| length(start, last)) == Some(duration.days)
    };
    let of_it = |event: &str| [OCCURRENCE, "containment", "discovery", WARNING].contains(&event);
    let own = own || dates.iter().any(|date| of_it(&date.event) && (fits(date.date) || fits(date.end)));
    if !shown || own || ends.iter().any(|(_, days)| *days == duration.days) {
        return None;
    }
    let slip = |days: u64| days.abs_diff(duration.days) <= SLIP || swapped(days, duration.days);
    ends.iter().copied().find(|&(_, days)| slip(days))
}

/// The period that a number of days counts, and the days it has.
fn counted(turn: &Turn, duration: &Duration) -> Option<(Place, u64)> {
    let dates = &turn.case.view.mentions.dates;
    let after = dates.partition_point(|date| date.place.start < duration.place.start);
    let beside = [after.checked_sub(1), Some(after)].into_iter().flatten().filter_map(|at| dates.get(at));
    let period = beside
        .into_iter()
        .find(|date| date.written.last.is_some() && tied(turn, date.place, duration.place))?;
    let dated = || length(period.date?, period.end?);
    let days = dated().or(period.written.days.map(u64::from)).filter(|days| *days > 0)?;
    Some((period.place, days))
}

/// Whether nothing but particles and brackets stands between a period and a number of days, in one sentence or in
/// one row.
fn tied(turn: &Turn, period: Place, duration: Place) -> bool {
    let document = turn.document();
    let (first, second) = if period.start < duration.start { (period, duration) } else { (duration, period) };
    let Some(block) =
        document.block_at(first.start).filter(|at| Some(*at) == document.block_at(second.start))
    else {
        return false;
    };
    let row = document.blocks[block].kind == BlockKind::Row;
    let together = document.sentence_at(first.start) == document.sentence_at(second.start);
    let mut between = document.slice(Place { start: first.end, end: second.start });
    let words = [
        "まで",
        "の間",
        "期間",
        "計",
        "合計",
        "合わせて",
        "および",
        "およそ",
        "約",
        "の",
        "に",
        "間",
        "で",
        "、",
    ];
    let signs = |c: char| c.is_whitespace() || one_of!("()[]:|・,=…-", c);
    // 「…まで、90日間保存した」 is another matter, 「…まで、10日間にわたり」 is not.
    let tail = slice(&document.text, second.end..);
    let counts =
        ["にわた", "に渡", "に亘", "、", "。", ")", "です", "でし"].iter().any(|word| tail.starts_with(word));
    // A row gives the period in a cell of its own, and says what went on all the while: 不正ログインが7日間続く.
    let lasts = ["続", "にわた", "に渡", "に亘", "に及"].iter().any(|word| tail.starts_with(word));
    let own_cell = document.blocks[block].cells.contains(&period);
    if row && own_cell && lasts && period.start < duration.start {
        return true;
    }
    if between.contains('、') && !counts {
        return false;
    }
    loop {
        let rest = between.trim_start_matches(signs);
        let rest = words.iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
        if rest.len() == between.len() {
            return between.is_empty() && (row || together);
        }
        between = rest;
    }
}
