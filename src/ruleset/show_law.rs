//! The law, written out again: deadlines, triggers, holidays, row by row.

use super::deadlines::{DeadlineTable, FROM};
use super::holidays::{EQUINOXES, HolidayTable};
use super::law::Effective;
use super::rows::{MergedLaw, Rows};
use super::show::{Lines, Section};
use super::triggers::TriggerTable;
use crate::text::quote;
use std::collections::BTreeMap;

/// All tables of the law.
pub(super) fn sections(law: &MergedLaw) -> Vec<Section> {
    let mut all = Vec::new();
    put(&mut all, "deadlines", &law.deadlines, deadline);
    put(&mut all, "triggers", &law.triggers, trigger);
    put(&mut all, "holidays", &law.holidays, holiday);
    all
}

fn put<T>(
    all: &mut Vec<Section>,
    table: &str,
    tables: &BTreeMap<String, Rows<T>>,
    lines: impl Fn(&T) -> Lines<'_>,
) {
    for (id, rows) in tables {
        for row in &rows.rows {
            let header = match rows.rows.len() {
                1 => format!("[{table}.{id}]"),
                _ => format!("[[{table}.{id}]]"),
            };
            all.push(lines(row).section(id, header));
        }
    }
}

fn deadline(row: &DeadlineTable) -> Lines<'_> {
    let mut lines = Lines::new(&row.given, &row.place);
    lines.text("title", row.title.as_ref());
    lines.value("days", row.days);
    lines.value("at-least", row.at_least);
    let from = FROM.iter().find(|(_, from)| Some(*from) == row.counts_from);
    lines.value("counts-from", from.map(|(name, _)| quote::toml(name)));
    lines.value("moves", row.moves);
    lines.words("replaces", row.replaces.as_deref().unwrap_or_default());
    lines.text("tells", row.tells.as_ref());
    lines.text("moved", row.moved.as_ref());
    lines.sources(row.sources.as_ref());
    effective(&mut lines, &row.effective);
    lines
}

fn trigger(row: &TriggerTable) -> Lines<'_> {
    let mut lines = Lines::new(&row.given, &row.place);
    lines.text("title", row.title.as_ref());
    lines.text("label", row.label.as_ref());
    lines.words("leaked", row.leaked.as_deref().unwrap_or_default());
    lines.words("with", row.with.as_deref().unwrap_or_default());
    lines.words("cause", row.cause.as_deref().unwrap_or_default());
    for (publisher, limit) in row.affected_over.iter().flatten() {
        lines.put(&format!("affected-over.{}", publisher.value), &limit.to_string(), Some(&publisher.place));
    }
    lines.detectors("detect", row.detect.as_deref().unwrap_or_default());
    lines.detectors("unless", row.unless.as_deref().unwrap_or_default());
    lines.words("starts", row.starts.as_deref().unwrap_or_default());
    lines.sources(row.sources.as_ref());
    effective(&mut lines, &row.effective);
    lines
}

fn holiday(row: &HolidayTable) -> Lines<'_> {
    let mut lines = Lines::new(&row.given, &row.place);
    lines.text("title", row.title.as_ref());
    lines.value("month", row.month);
    lines.value("day", row.day);
    lines.value("monday", row.monday);
    let equinox = EQUINOXES.iter().find(|(_, equinox)| Some(*equinox) == row.equinox);
    lines.value("equinox", equinox.map(|(name, _)| quote::toml(name)));
    lines.value("days", row.days);
    lines.value("public", row.public);
    effective(&mut lines, &row.effective);
    lines
}

fn effective(lines: &mut Lines<'_>, effective: &Effective) {
    lines.value("effective-from", effective.from.as_deref().map(quote::toml));
    lines.value("effective-to", effective.to.as_deref().map(quote::toml));
}
