//! `[deadlines]`, `[triggers]`, `[holidays]`: rows as written → rows as used.
//!
//! Owns what each must have, and resolving kinds, causes, publishers and deadlines by name. Counting is `law`'s own
//! room.

use super::conditions::{Known, UNKNOWN_CAUSE};
use super::detect::Detectors;
use super::sets::Sets;
use super::sources;
use crate::ruleset::called::Called;
use crate::ruleset::law::{CountsFrom, Deadline, Effective, Equinox, Holiday, Limit, Trigger, YearDay};
use crate::ruleset::merge::Merged;
use crate::ruleset::mistakes::{Sink, missing};
use crate::ruleset::schema::ELSE;
use crate::ruleset::tree::{At, Entry, Map, Table, Value};
use crate::ruleset::values::SetId;
use crate::text::{Baked, Text};

/// The rows of a map, with their ids.
fn rows<'m>(merged: &'m Merged, key: &str) -> impl Iterator<Item = (&'m str, &'m Table)> {
    merged.rows(key).flat_map(|(id, rows)| rows.rows.iter().map(move |row| (id, row)))
}

fn needed(id: &str, row: &Table, keys: &[&str], sink: &Sink) {
    // What a key that could not be read was to say is not lacking, too.
    for key in keys.iter().filter(|key| !row.has(key) && !sink.is_torn(&row.place)) {
        let problem = missing(&row.place, id, key);
        sink.push(problem.help(format!("{key} = … を加えてください"), format!("add {key} = …")));
    }
}

fn effective(row: &Table) -> Effective {
    let day = |key: &str| row.string(key).map(Baked::from);
    Effective { from: day("effective-from"), to: day("effective-to") }
}

/// Numbers of days, row by row.
pub(super) fn deadlines(merged: &Merged, sink: &Sink) -> Baked<[Deadline]> {
    let deadline = |(id, row): (&str, &Table)| {
        needed(id, row, &["title"], sink);
        // That a number comes without its source was told at the number.
        if !["days", "hours", "working-days"].iter().any(|key| row.has(key)) {
            needed(id, row, &["days", "source"], sink);
        }
        lower_end(row, sink);
        let title = row.text("title").cloned().unwrap_or_default();
        let plain = || Text::new(format!("{}は{{due}}まで", title.ja), format!("{} by {{due}}", title.en));
        let replaces = row.list("replaces").iter();
        Deadline {
            id: id.into(),
            tells: row.text("tells").cloned().unwrap_or_else(plain),
            days: days(row),
            working: row.has("working-days"),
            at_least: row.number("at-least"),
            counts_from: row.choice("counts-from", CountsFrom::from_name).unwrap_or(CountsFrom::KnownOn),
            moves: row.flag("moves").unwrap_or(false),
            replaces: replaces.map(|at| known_deadline(at, merged, sink)).collect(),
            moved: row.text("moved").cloned(),
            sources: sources(row).into(),
            effective: effective(row),
            title,
        }
    };
    rows(merged, "deadlines").map(deadline).collect()
}

/// The days of a deadline, whatever they are given in. Of hours only whole days can be seen in a text.
fn days(row: &Table) -> u16 {
    const DAY: u32 = 24;
    let hours = row.number::<u32>("hours").and_then(|hours| u16::try_from(hours.div_ceil(DAY) + 1).ok());
    let working = row.number("working-days");
    row.number("days").or(hours).or(working).unwrap_or(1)
}

/// The lower end of "3 to 5" is the lower one.
fn lower_end(row: &Table, sink: &Sink) {
    let keys = ["days", "hours", "working-days"];
    let given = keys.into_iter().find_map(|key| Some((key, row.number::<u32>(key)?)));
    let (Some(least), Some((key, given))) = (row.number::<u16>("at-least"), given) else {
        return;
    };
    let days = days(row);
    if least > days {
        let (ja, en) = (
            format!("at-least ({least}日) が {key} ({given}) より大きくなっています"),
            format!("`at-least` ({least} days) is more than `{key}` ({given})"),
        );
        let place = row.get("at-least").map_or(&row.place, |given| &given.at);
        sink.push(place.problem("out-of-range", ja, en).help(
            "「3〜5日」なら at-least = 3、days = 5 です",
            "for \"3 to 5 days\" write at-least = 3, days = 5",
        ));
    }
}

/// The name of a deadline, which has to be there.
pub(super) fn known_deadline(at: &At, merged: &Merged, sink: &Sink) -> Baked<str> {
    let known = merged.map("deadlines");
    if !known.has(&at.value) {
        let (ja, en) = (
            format!("「{}」という期限はありません", at.value),
            format!("no deadline is called `{}`", at.value),
        );
        let problem = at.place.problem("unknown-deadline", ja, en);
        let called: Vec<Called<'_>> =
            known.iter().map(|(id, entry)| Called { id, title: title_of(entry) }).collect();
        let found = problem.offer(&at.value, &called);
        sink.push(found.unwrap_or_else(|| problem.suggest(&at.value, known.names())));
    }
    at.value.as_str().into()
}

/// The title of the first row.
fn title_of(entry: &Entry) -> Option<&Text> {
    match &entry.value {
        Some(Value::Rows(rows)) => rows.rows.first()?.text("title"),
        _ => None,
    }
}

/// What makes an incident reportable, row by row.
pub(super) fn triggers(
    merged: &Merged,
    known: &Known<'_>,
    detectors: &Detectors<'_>,
    sets: &mut Sets<'_>,
) -> Baked<[Trigger]> {
    let kinds = |names: &[At], sets: &Sets<'_>| -> Baked<[SetId]> {
        names.iter().flat_map(|name| known.leaked(name, sets)).collect()
    };
    let trigger = |(id, row): (&str, &Table)| {
        needed(id, row, &["title"], known.sink);
        if !row.has("affected-over") {
            needed(id, row, &["source"], known.sink);
        }
        let torn = known.sink.is_torn(&row.place);
        if !torn && !["leaked", "cause", "affected-over", "detect"].iter().any(|key| row.has(key)) {
            let (ja, en) = (
                format!("「{id}」が何で当てはまるかがありません"),
                format!("`{id}` does not say what makes it hold"),
            );
            known.sink.push(row.place.problem("empty-trigger", ja, en).help(
                "leaked、cause、affected-over、detect のどれかを書いてください",
                "give `leaked`, `cause`, `affected-over` or `detect`",
            ));
        }
        let starts = row.list("starts").iter();
        Trigger {
            id: id.into(),
            title: row.text("title").cloned().unwrap_or_default(),
            label: row.text("label").or_else(|| row.text("title")).cloned().unwrap_or_default(),
            leaked: {
                let except = kinds(row.list("except"), sets);
                kinds(row.list("leaked"), sets).iter().copied().filter(|set| !except.contains(set)).collect()
            },
            with: kinds(row.list("with"), sets),
            cause: known.labels(row.list("cause"), "cause", &[UNKNOWN_CAUSE]),
            affected_over: row.value("affected-over").map(|_| limit(row.map("affected-over"), known)),
            detect: detectors.all(row.tables("detect"), sets),
            unless: detectors.all(row.tables("unless"), sets),
            starts: starts.map(|id| known_deadline(id, merged, known.sink)).collect(),
            sources: sources(row).into(),
            effective: effective(row),
        }
    };
    rows(merged, "triggers").map(trigger).collect()
}

fn limit(limits: &Map, known: &Known<'_>) -> Limit {
    let number = |value: &Option<Value>| match value {
        Some(Value::Number(number)) => u64::try_from(*number).ok(),
        _ => None,
    };
    let mut by_publisher = Vec::new();
    for (name, entry) in limits.iter().filter(|(name, _)| *name != ELSE) {
        let named = known.labels(&[At::new(name, &entry.key)], "publisher", &[]);
        by_publisher.extend(named.iter().cloned().zip(number(&entry.value)));
    }
    let other = limits.get(ELSE).and_then(|entry| number(&entry.value));
    if let (None, Some((_, first))) = (other, limits.iter().next()) {
        let (ja, en) = ("affected-over に else がありません", "`affected-over` lacks `else`");
        known.sink.push(first.key.problem("missing-key", ja, en).help(
            "ほかの発信者の人数を else = 1000 のように書いてください",
            "give the number for everybody else, such as else = 1000",
        ));
    }
    Limit { by_publisher: by_publisher.into(), other: other.unwrap_or(0) }
}

/// Days on which no office is open, row by row.
pub(super) fn holidays(merged: &Merged, sink: &Sink) -> Baked<[Holiday]> {
    rows(merged, "holidays").filter_map(|(id, row)| holiday(id, row, sink)).collect()
}

fn holiday(id: &str, row: &Table, sink: &Sink) -> Option<Holiday> {
    needed(id, row, &["title"], sink);
    let equinox = row.choice("equinox", Equinox::from_name);
    let on = match (row.number("month"), row.number("day"), row.number("monday"), equinox) {
        (Some(month), Some(day), None, None) => YearDay::Fixed(month, day),
        (Some(month), None, Some(which), None) => YearDay::Monday(month, which),
        (None, None::<i8>, None::<i8>, Some(Equinox::Spring)) => YearDay::SpringEquinox,
        (None, None, None, Some(Equinox::Autumn)) => YearDay::AutumnEquinox,
        _ if sink.is_torn(&row.place) => return None,
        _ => {
            let (ja, en) = (
                format!("「{id}」が何月何日かが読み取れません"),
                format!("which day `{id}` is cannot be read"),
            );
            sink.push(row.place.problem("no-day", ja, en).help(
                "month と day (3月1日)、month と monday (第2月曜なら monday = 2)、equinox のどれかで書いてください",
                "give month and day, month and monday (monday = 2 for the second), or equinox",
            ));
            return None;
        }
    };
    Some(Holiday {
        id: id.into(),
        title: row.text("title").cloned().unwrap_or_default(),
        on,
        days: row.number("days").unwrap_or(1),
        public: row.flag("public").unwrap_or(true),
        effective: effective(row),
    })
}
