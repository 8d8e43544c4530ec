//! `[triggers]`: what makes an incident reportable.
//!
//! Owns the keys of a trigger, and resolving kinds, causes, publishers and deadlines by name.

use super::compile::missing;
use super::detect::Detectors;
use super::fields;
use super::law::{Effective, Limit, Trigger};
use super::law_keys::MOST_PERSONS;
use super::mend::Want;
use super::model::{SetId, Source};
use super::problem::{Place, Sink};
use super::reader::At;
use super::rows::{self, MergedLaw, Row};
use super::sets::Sets;
use super::table::{Given, Table};
use super::values::Text;
use super::when::{Known, UNKNOWN_CAUSE};
use super::written::DetectorTable;
use toml::Spanned;
use toml::de::DeValue;

/// A trigger as written.
#[derive(Debug, Clone)]
pub(super) struct TriggerTable {
    pub place: Place,
    pub given: Given,
    pub title: Option<Text>,
    pub label: Option<Text>,
    pub leaked: Option<Vec<At<String>>>,
    pub with: Option<Vec<At<String>>>,
    pub cause: Option<Vec<At<String>>>,
    pub affected_over: Option<Vec<(At<String>, u64)>>,
    pub detect: Option<Vec<DetectorTable>>,
    pub unless: Option<Vec<DetectorTable>>,
    pub starts: Option<Vec<At<String>>>,
    pub sources: Option<Vec<Source>>,
    pub effective: Effective,
}

/// The number for every publisher that is not named.
pub(super) const ELSE: &str = "else";

pub(super) fn read(mut table: Table<'_>) -> TriggerTable {
    let reader = table.reader;
    let conditions = |table: &mut Table<'_>, key| table.has(key).then(|| fields::conditions(table, key));
    let mut read = TriggerTable {
        place: table.place.clone(),
        given: Given::default(),
        title: table.text("title"),
        label: table.text("label"),
        leaked: table.strings("leaked"),
        with: table.strings("with"),
        cause: table.strings("cause"),
        affected_over: affected_over(&mut table),
        detect: conditions(&mut table, "detect"),
        unless: conditions(&mut table, "unless"),
        starts: table.strings("starts"),
        sources: fields::sources(&mut table),
        effective: rows::effective(&mut table),
    };
    read.given = table.finish();
    if !read.given.has("source") {
        let number = read.given.get("affected-over");
        rows::needs_source(reader, "affected-over", number.map(|given| &given.key));
    }
    read
}

/// A number for all, or one for each publisher.
fn affected_over(table: &mut Table<'_>) -> Option<Vec<(At<String>, u64)>> {
    let reader = table.reader;
    let (_, value) = table.take("affected-over")?;
    let all = At { value: ELSE.to_owned(), place: reader.place(value.span()), verbatim: None };
    let limits = match value.get_ref() {
        DeValue::Table(_) => reader.map(value),
        _ => vec![(all, value)],
    };
    let number = |(publisher, value): (At<String>, Spanned<DeValue<'_>>)| {
        let DeValue::Integer(number) = value.get_ref() else {
            reader.wrong_type(value.span(), value.get_ref(), Want::Integer);
            return None;
        };
        let number = i64::from_str_radix(number.as_str(), number.radix()).ok();
        let number = number.filter(|number| (0..=MOST_PERSONS).contains(number));
        let number = number.and_then(|number| u64::try_from(number).ok());
        if number.is_none() {
            let place = reader.place(value.span());
            let problem = place.problem("out-of-range", "数が範囲の外です", "this number is out of range");
            reader
                .sink
                .push(problem.help(format!("0から{MOST_PERSONS}まで"), format!("from 0 to {MOST_PERSONS}")));
        }
        Some((publisher, number?))
    };
    Some(limits.into_iter().filter_map(number).collect())
}

impl Row for TriggerTable {
    fn absorb(&mut self, over: Self) {
        self.given.extend(over.given);
        self.title = over.title.or(self.title.take());
        self.label = over.label.or(self.label.take());
        self.leaked = over.leaked.or(self.leaked.take());
        self.with = over.with.or(self.with.take());
        self.cause = over.cause.or(self.cause.take());
        self.affected_over = over.affected_over.or(self.affected_over.take());
        self.detect = over.detect.or(self.detect.take());
        self.unless = over.unless.or(self.unless.take());
        self.starts = over.starts.or(self.starts.take());
        self.sources = over.sources.or(self.sources.take());
        rows::put_effective(&mut self.effective, over.effective);
    }
    fn timeless(&mut self) {
        self.effective = Effective::default();
    }
}

/// All rows, by id.
pub(super) fn compile(
    law: &MergedLaw,
    known: &Known<'_>,
    detectors: &Detectors<'_>,
    sets: &mut Sets<'_>,
) -> Vec<Trigger> {
    let mut all = Vec::new();
    for (id, rows) in &law.triggers {
        for row in &rows.rows {
            check(id, row, detectors.sink);
            all.push(trigger(id, row, law, known, detectors, sets));
        }
    }
    all
}

fn check(id: &str, row: &TriggerTable, sink: &Sink) {
    for key in ["title", "label", "source"] {
        if !row.given.has(key) {
            let problem = missing(&row.place, id, key);
            sink.push(problem.help(format!("{key} = … を加えてください"), format!("add {key} = …")));
        }
    }
    if !["leaked", "cause", "affected-over", "detect"].iter().any(|key| row.given.has(key)) {
        let (ja, en) = (
            format!("「{id}」が何で当てはまるかがありません"),
            format!("`{id}` does not say what makes it hold"),
        );
        sink.push(row.place.problem("empty-trigger", ja, en).help(
            "leaked、cause、affected-over、detect のどれかを書いてください",
            "give `leaked`, `cause`, `affected-over` or `detect`",
        ));
    }
}

fn trigger(
    id: &str,
    row: &TriggerTable,
    law: &MergedLaw,
    known: &Known<'_>,
    detectors: &Detectors<'_>,
    sets: &mut Sets<'_>,
) -> Trigger {
    let kinds = |names: &Option<Vec<At<String>>>, sets: &Sets<'_>| -> Vec<SetId> {
        names.iter().flatten().flat_map(|name| known.leaked(name, sets)).collect()
    };
    let cause = row.cause.as_deref().unwrap_or_default();
    let starts = row.starts.iter().flatten();
    Trigger {
        id: id.to_owned(),
        title: row.title.clone().unwrap_or_default(),
        label: row.label.clone().unwrap_or_default(),
        leaked: kinds(&row.leaked, sets),
        with: kinds(&row.with, sets),
        cause: known.labels(cause, &known.causes, &[UNKNOWN_CAUSE]),
        affected_over: row.affected_over.as_deref().map(|limits| limit(limits, row, known)),
        detect: detectors.all(row.detect.as_deref().unwrap_or_default(), sets),
        unless: detectors.all(row.unless.as_deref().unwrap_or_default(), sets),
        starts: starts.map(|id| super::deadlines::known(id, &law.deadlines, detectors.sink)).collect(),
        sources: row.sources.clone().unwrap_or_default(),
        effective: row.effective.clone(),
    }
}

fn limit(limits: &[(At<String>, u64)], row: &TriggerTable, known: &Known<'_>) -> Limit {
    let named = limits.iter().filter(|(publisher, _)| publisher.value != ELSE);
    let publishers: Vec<At<String>> = named.clone().map(|(publisher, _)| publisher.clone()).collect();
    let publishers = known.labels(&publishers, &known.publishers, &[]);
    let by_publisher = publishers.into_iter().zip(named.map(|(_, limit)| *limit)).collect();
    let other = limits.iter().find(|(publisher, _)| publisher.value == ELSE).map(|(_, limit)| *limit);
    if other.is_none() && !limits.is_empty() {
        let (ja, en) = ("affected-over に else がありません", "`affected-over` lacks `else`");
        let place = limits.first().map_or(&row.place, |(publisher, _)| &publisher.place);
        known.sink.push(place.problem("missing-key", ja, en).help(
            "ほかの発信者の人数を else = 1000 のように書いてください",
            "give the number for everybody else, such as else = 1000",
        ));
    }
    Limit { by_publisher, other: other.unwrap_or(0) }
}
