//! Kind `wrong-duration`: a number of days against the period beside it, both ends counted.

use super::{Turn, Values, civil, days_between};
use crate::document::{BlockKind, Place};
use crate::mentions::{DateMention, Duration};
use crate::text::{one_of, slice};
use std::collections::BTreeSet;

/// Differences up to `tolerance` days are accepted.
pub fn wrong_duration(turn: &mut Turn, tolerance: u16) {
    let mut held = BTreeSet::new();
    for duration in turn.case.view.mentions.durations.iter().filter(|duration| !duration.approximate) {
        let Some((period, days)) = counted(turn, duration) else { continue };
        let values = Values::text(turn.document(), duration.place)
            .with("period", turn.told(period.place))
            .with("days", days);
        if days.abs_diff(duration.days) <= u64::from(tolerance) + duration.slack {
            if held.insert(duration.days) {
                turn.hold(&values, &[duration.place, period.place]);
            }
            continue;
        }
        let second = turn.document().span(period.place);
        let told = turn.told(period.place);
        turn.at(duration.place, &values).with_label(second, told);
    }
}

/// The period that a number of days counts, and the days it has.
fn counted<'a>(turn: &Turn<'a, '_>, duration: &Duration) -> Option<(&'a DateMention, u64)> {
    let dates = &turn.case.view.mentions.dates;
    let after = dates.partition_point(|date| date.place.start < duration.place.start);
    let beside = [after.checked_sub(1), Some(after)].into_iter().flatten().filter_map(|at| dates.get(at));
    let period = beside
        .into_iter()
        .find(|date| date.written.last.is_some() && tied(turn, date.place, duration.place))?;
    let dated = || {
        let days = days_between(civil(period.date?)?, civil(period.end?)?) + 1;
        u64::try_from(days).ok()
    };
    let days = dated().or(period.written.days.map(u64::from)).filter(|days| *days > 0)?;
    Some((period, days))
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
