//! `[deadlines]`, `[triggers]`, `[holidays]`: rows as written → rows as used.
//!
//! Owns what each must have, and resolving kinds, causes, publishers and deadlines by name. Counting is `law`'s own
//! room.

use super::conditions::{Known, UNKNOWN_CAUSE};
use super::detect::Detectors;
use super::sets::Sets;
use super::sources;
use crate::ruleset::law::{CountsFrom, Deadline, Effective, Equinox, Holiday, Limit, Trigger, YearDay};
use crate::ruleset::merge::Merged;
use crate::ruleset::mistakes::{Sink, missing};
use crate::ruleset::schema::ELSE;
use crate::ruleset::tree::{At, Map, Table, Value};
use crate::ruleset::values::SetId;
use crate::text::Text;

/// The rows of a map, with their ids.
fn rows<'m>(merged: &'m Merged, key: &str) -> impl Iterator<Item = (&'m str, &'m Table)> {
    merged.rows(key).flat_map(|(id, rows)| rows.rows.iter().map(move |row| (id, row)))
}

fn needed(id: &str, row: &Table, keys: &[&str], sink: &Sink) {
    for key in keys.iter().filter(|key| !row.has(key)) {
        let problem = missing(&row.place, id, key);
        sink.push(problem.help(format!("{key} = … を加えてください"), format!("add {key} = …")));
    }
}

fn effective(row: &Table) -> Effective {
    Effective { from: row.string("effective-from"), to: row.string("effective-to") }
}

/// Numbers of days, row by row.
pub(super) fn deadlines(merged: &Merged, sink: &Sink) -> Vec<Deadline> {
    let deadline = |(id, row): (&str, &Table)| {
        needed(id, row, &["title", "days", "source"], sink);
        let title = row.text("title").cloned().unwrap_or_default();
        let plain =
            || Text { ja: format!("{}は{{due}}まで", title.ja), en: format!("{} by {{due}}", title.en) };
        let replaces = row.list("replaces").iter();
        Deadline {
            id: id.to_owned(),
            tells: row.text("tells").cloned().unwrap_or_else(plain),
            days: row.number("days").unwrap_or(1),
            at_least: row.number("at-least"),
            counts_from: row.choice("counts-from", CountsFrom::from_name).unwrap_or(CountsFrom::KnownOn),
            moves: row.flag("moves").unwrap_or(false),
            replaces: replaces.map(|at| known_deadline(at, merged, sink)).collect(),
            moved: row.text("moved").cloned(),
            sources: sources(row),
            effective: effective(row),
            title,
        }
    };
    rows(merged, "deadlines").map(deadline).collect()
}

/// The name of a deadline, which has to be there.
pub(super) fn known_deadline(at: &At, merged: &Merged, sink: &Sink) -> String {
    let known = merged.map("deadlines");
    if !known.contains_key(at.value.as_str()) {
        let (ja, en) = (
            format!("「{}」という期限はありません", at.value),
            format!("no deadline is called `{}`", at.value),
        );
        let problem = at.place.problem("unknown-deadline", ja, en);
        sink.push(problem.suggest(&at.value, known.keys().map(AsRef::as_ref)));
    }
    at.value.clone()
}

/// What makes an incident reportable, row by row.
pub(super) fn triggers(
    merged: &Merged,
    known: &Known<'_>,
    detectors: &Detectors<'_>,
    sets: &mut Sets<'_>,
) -> Vec<Trigger> {
    let kinds = |names: &[At], sets: &Sets<'_>| -> Vec<SetId> {
        names.iter().flat_map(|name| known.leaked(name, sets)).collect()
    };
    let trigger = |(id, row): (&str, &Table)| {
        needed(id, row, &["title", "label", "source"], known.sink);
        if !["leaked", "cause", "affected-over", "detect"].iter().any(|key| row.has(key)) {
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
            id: id.to_owned(),
            title: row.text("title").cloned().unwrap_or_default(),
            label: row.text("label").cloned().unwrap_or_default(),
            leaked: kinds(row.list("leaked"), sets),
            with: kinds(row.list("with"), sets),
            cause: known.labels(row.list("cause"), &known.causes, &[UNKNOWN_CAUSE]),
            affected_over: row.value("affected-over").map(|_| limit(row.map("affected-over"), known)),
            detect: detectors.all(row.tables("detect"), sets),
            unless: detectors.all(row.tables("unless"), sets),
            starts: starts.map(|id| known_deadline(id, merged, known.sink)).collect(),
            sources: sources(row),
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
        let named = known.labels(&[At::new(name, &entry.key)], &known.publishers, &[]);
        by_publisher.extend(named.into_iter().zip(number(&entry.value)));
    }
    let other = limits.get(ELSE).and_then(|entry| number(&entry.value));
    if let (None, Some((_, first))) = (other, limits.iter().next()) {
        let (ja, en) = ("affected-over に else がありません", "`affected-over` lacks `else`");
        known.sink.push(first.key.problem("missing-key", ja, en).help(
            "ほかの発信者の人数を else = 1000 のように書いてください",
            "give the number for everybody else, such as else = 1000",
        ));
    }
    Limit { by_publisher, other: other.unwrap_or(0) }
}

/// Days on which no office is open, row by row.
pub(super) fn holidays(merged: &Merged, sink: &Sink) -> Vec<Holiday> {
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
        id: id.to_owned(),
        title: row.text("title").cloned().unwrap_or_default(),
        on,
        days: row.number("days").unwrap_or(1),
        public: row.flag("public").unwrap_or(true),
        effective: effective(row),
    })
}
