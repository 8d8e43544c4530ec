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
        let told = turn.document().slice(duration.place).ends_with('間');
        let Some((period, days)) = counted.or_else(|| exposed(turn, duration, &ends).filter(|_| told)) else {
            if let Some((place, days)) = between(turn, duration, tolerance) {
                let values = Values::text(turn.document(), duration.place)
                    .with("period", turn.told(place))
                    .with("days", days);
                let (second, told) = (turn.document().span(place), turn.told(place));
                turn.at(duration.place, &values).with_label(second, told);
            }
            continue;
        };
        let values = Values::text(turn.document(), duration.place)
            .with("period", turn.told(period))
            .with("days", days);
        let (least, most) = duration.range;
        if (least.saturating_sub(tolerance.into())..=most + u64::from(tolerance)).contains(&days) {
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

/// What a number of days counts from one event to another, where it is not so long: 発覚から公表まで2か月近くを要し. The days
/// are those of the whole text; where one of them may be another day that fits, nothing is told.
fn between(turn: &Turn, duration: &Duration, tolerance: u16) -> Option<(Place, u64)> {
    let scene = turn.case.view.scene;
    let sentence = scene.sentence(duration.place.start)?;
    let before = Place { start: sentence.start, end: duration.place.start };
    let last = |name: &'static str, zone: Place| {
        let sets = scene.sets(name).iter();
        sets.flat_map(|&set| scene.hits.within(set, zone)).max_by_key(|hit| hit.end)
    };
    let conclusions = turn.case.conclusions;
    let known = [conclusions.known_on, conclusions.discovered_on];
    let days = |name: &str| match name {
        "span.began" => [conclusions.occurred_on; 2],
        "span.known" => known,
        _ => [conclusions.published_on; 2],
    };
    // …まで(に), and nothing but とても, 約, まる before the number.
    let until = last("span.until", before)?;
    let between = scene.document.slice(Place { start: until.end, end: before.end });
    let close = between.chars().count() <= 4 && !between.contains(['。', '間']);
    let zone = Place { end: until.start, ..before };
    let ends =
        ["span.known", "span.published"].into_iter().filter_map(|name| Some((name, last(name, zone)?)));
    let ends = ends.max_by_key(|(_, hit)| hit.end);
    let ends = ends.filter(|(_, hit)| near_end(scene.document.slice(zone.from(hit.end))));
    let (end, event) = ends.filter(|_| close)?;
    let from = last("span.from", Place { end: event.start, ..zone })?;
    // 発覚から本日の公表まで: nothing else stands between.
    let bare = |place: Place, most: usize| {
        let text = scene.document.slice(place);
        text.chars().count() <= most && !text.contains(['。', '、', '('])
    };
    if !bare(Place { start: from.end, end: event.start }, 8) {
        return None;
    }
    let zone = Place { end: from.start, ..zone };
    let begins = ["span.began", "span.known"].into_iter().filter(|name| *name != end).find_map(|name| {
        let hit = last(name, zone).filter(|hit| bare(Place { start: hit.end, end: zone.end }, 6))?;
        Some((name, hit))
    });
    let (begin, first) = begins?;
    let (least, most) = duration.range;
    let slack = u64::from(tolerance) + 1;
    let fits = |days: u64| (least.saturating_sub(slack)..=most + slack).contains(&days);
    let pairs = days(begin).into_iter().flat_map(|from| days(end).map(|to| from.zip(to)));
    let lengths: Option<Vec<u64>> = pairs.map(|pair| pair.and_then(|(from, to)| length(from, to))).collect();
    let lengths = lengths?;
    // Any other day on which somebody came to know may be the one that is meant.
    let others = turn
        .case
        .view
        .mentions
        .dates
        .iter()
        .filter(|date| (begin == "span.known" || end == "span.known") && date.known.is_some());
    let apart = others.filter_map(|date| {
        let to = conclusions.published_on.filter(|_| end == "span.published").or(date.date)?;
        let from = if begin == "span.known" { date.date? } else { conclusions.occurred_on? };
        length(from, to)
    });
    let wrong = !lengths.iter().copied().chain(apart).any(fits);
    wrong.then(|| (first.join(event), lengths[0]))
}

/// Whether what stands between an event and まで is the end of its verb: 気づ|く.
fn near_end(text: &str) -> bool {
    text.chars().count() <= 4 && !text.contains(['、', '。'])
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
    let shown = shown || lasts(turn, duration.place);
    // 検索サイトから消えるまでの30日間: its own words say of when they speak.
    let dates = &turn.case.view.mentions.dates;
    let inside = dates.partition_point(|date| date.place.start < one.place.start);
    let own = dates.get(inside).filter(|date| one.place.contains(date.place));
    // この状態は、6月9日に消すまでの8日間続いた: the day on which it ended.
    let closed = own.filter(|date| ends.iter().any(|(place, _)| *place == date.place));
    let closed = closed.filter(|date| {
        let between = slice(&turn.document().text, date.place.end..duration.place.start);
        lasts(turn, duration.place) && !between.contains('、') && between.ends_with("までの")
    });
    let ends: Vec<(Place, u64)> =
        ends.iter().copied().filter(|(place, _)| closed.is_none_or(|own| own.place == *place)).collect();
    let own = own.is_some() && closed.is_none();
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
    ends.into_iter().find(|&(_, days)| slip(days))
}

/// Whether a number of days says how long something stood open in the words right behind it: 107日間開いたまま.
fn stood_open(turn: &Turn, duration: Place) -> bool {
    let scene = turn.case.view.scene;
    let Some(sentence) = scene.sentence(duration.end) else { return false };
    let behind = Place { start: duration.end, end: sentence.end.max(duration.end) };
    let clause = turn.document().slice(behind).split(['、', '。']).next().unwrap_or_default();
    scene.hits.any(scene.sets("span.lasts"), Place { end: behind.start + clause.len(), ..behind })
}

/// Whether a sentence says of a number of days that something stood open or went on all the while.
fn lasts(turn: &Turn, duration: Place) -> bool {
    let scene = turn.case.view.scene;
    scene.sentence(duration.start).is_some_and(|own| scene.hits.any(scene.sets("span.lasts"), own))
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
        "あわせて",
        "まる",
        "丸",
        "足かけ",
        "足掛け",
        "都合",
        "つごう",
        "にかけて",
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
        ["にわた", "に渡", "に亘", "がかり", "掛かり", "かけて", "をかけ", "、", "。", ")", "です", "でし"]
            .iter()
            .any(|word| tail.starts_with(word))
            || stood_open(turn, second);
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
