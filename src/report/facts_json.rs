//! `facts --format json` and `jsonl`: the schema `noticelint/facts/1`.
//!
//! Owns the shape that other programs read (CONTRACT). Contacts that are not the sender's own are left out:
//! the contract has no word for whose they are.

use super::how_read;
use super::json::{Object, by_name, failures, line, opened, sources};
use super::position::LineTable;
use super::{Entry, Gathered, Report, Sheet, Summary};
use crate::document::Place;
use crate::mentions::{Certainty, Day, WARNING};
use crate::reading::Reading;
use crate::ruleset::{Lang, Ruleset, SetId};
use serde_json::{Value, json};

/// `json`: one object; with `lines`, `jsonl`: one document a line.
#[derive(Debug, Clone)]
pub struct FactsJson {
    /// One document a line.
    pub lines: bool,
    /// With `statements`: what each clause says, as it was read.
    pub statements: bool,
}

pub(super) const SCHEMA: &str = "noticelint/facts/1";

impl Report<Reading> for FactsJson {
    fn opening(&self, _lang: Lang) -> String {
        if self.lines { String::new() } else { opened(&json!({ "schema": SCHEMA }), "documents") }
    }

    fn document(&self, entry: &Entry<'_, Reading>) -> Sheet {
        let document = self.facts(entry);
        if !self.lines {
            return document.into();
        }
        let mut object = Object::default();
        object.put("schema", SCHEMA);
        object.written("document", &document);
        (object.end() + "\n").into()
    }

    fn between(&self) -> &'static str {
        if self.lines { "" } else { ",\n" }
    }

    fn closing(&self, summary: &Summary, _: &Gathered) -> String {
        let errors = failures(&summary.failures);
        match self.lines {
            true => line(&json!({ "schema": SCHEMA, "errors": errors })),
            false => format!("\n],\"errors\":{errors}}}\n"),
        }
    }
}

impl FactsJson {
    fn facts(&self, entry: &Entry<'_, Reading>) -> String {
        let (reading, ruleset) = (entry.result, entry.ruleset);
        let (conclusions, mentions) = (&reading.conclusions, &reading.mentions);
        let table = LineTable::new(&entry.source.text);
        let text = |place: Place| table.slice(reading.document.span(place));
        let span = |place: Place| table.stretch(reading.document.span(place));
        let quote = |place: &Place| json!({ "text": text(*place), "span": span(*place) });
        let quotes = |places: &[Place]| places.iter().map(quote).collect::<Value>();
        let day = |day: Option<Day>| day.filter(Day::exists).map(|day| day.to_string());
        let elements = ruleset.elements.iter().zip(&reading.elements).map(|(element, state)| {
            (
                element.id.as_str(),
                json!({ "status": state.status.name(), "evidence": quotes(&state.evidence) }),
            )
        });
        let counts = mentions.counts.iter().map(|count| {
            json!({
                "value": count.value,
                "unit": &*count.unit,
                "approximate": count.approximate,
                "role": count.role.name(),
                "text": text(count.place),
                "span": span(count.place),
            })
        });
        let dates = mentions.dates.iter().map(|date| {
            json!({
                "date": day(date.date),
                "end": day(date.end),
                // Who noticed is told by the events of a ruleset, and by known_on and discovered_on.
                "event": if date.event == WARNING { "discovery" } else { date.event.as_str() },
                "text": text(date.place),
                "span": span(date.place),
            })
        });
        let data_types = mentions.data_types.iter().map(|kind| {
            json!({
                "id": kind.set.map(|set| member(ruleset, set)),
                "category": kind.set.and_then(|set| ruleset.set(set).category.as_deref()),
                "text": text(kind.place),
                "certainty": kind.certainty.name(),
                "leaked": kind.certainty != Certainty::Denied,
                "span": span(kind.place),
            })
        });
        let contacts = mentions.contacts.iter().filter(|contact| contact.own).map(|contact| {
            json!({ "kind": contact.kind.name(), "text": text(contact.place), "span": span(contact.place) })
        });
        let regulators = mentions.regulators.iter().map(|regulator| {
            json!({
                "id": member(ruleset, regulator.set),
                "text": text(regulator.place),
                "reported": regulator.reported.name(),
                "span": span(regulator.place),
            })
        });
        let triggers = reading.law.held.iter().map(|held| {
            let row = &ruleset.triggers[held.trigger];
            json!({ "id": row.id, "evidence": quotes(&held.evidence), "source": sources(&row.sources) })
        });
        let clocks = reading.law.clocks.iter().map(|clock| {
            let row = &ruleset.deadlines[clock.deadline];
            json!({
                "id": row.id,
                "from": clock.from.to_string(),
                "earliest": clock.earliest.map(|day| day.to_string()),
                "due": clock.due.to_string(),
                "nominal": clock.nominal.to_string(),
                "source": sources(&row.sources),
            })
        });
        let statement = |row: how_read::StatementRow| {
            json!({
                "text": text(row.place),
                "span": span(row.place),
                "act": row.act,
                "mode": row.mode,
                "who": row.who,
                "to": row.to,
                "from": row.from,
                "topic": row.topic,
                "elements": row.elements,
            })
        };
        let mut object = Object::default();
        object.put("path", &entry.source.name);
        object.put("kind", conclusions.kind.name());
        object.put("stage", conclusions.stage.name());
        object.put("language", reading.language.name());
        object.put("publisher", &conclusions.publisher);
        object.put("occurred_on", &day(conclusions.occurred_on));
        object.put("known_on", &day(conclusions.known_on));
        object.put("discovered_on", &day(conclusions.discovered_on));
        object.put("published_on", &day(conclusions.published_on));
        object.put("regulator_reported_on", &day(conclusions.regulator_reported_on));
        object.put("total_affected", &conclusions.total_affected);
        object.put("cause_class", &conclusions.cause_class);
        object.put("elements", &by_name(elements));
        object.values("counts", counts);
        object.values("dates", dates);
        object.values("data_types", data_types);
        object.values("contacts", contacts);
        object.values("regulators", regulators);
        object.values("triggers", triggers);
        object.values("clocks", clocks);
        if self.statements {
            object
                .values("statements", how_read::rows(reading, ruleset, Lang::En).into_iter().map(statement));
        }
        object.end()
    }
}

/// The member of a family that a set is, by name.
pub(super) fn member(ruleset: &Ruleset, set: SetId) -> &str {
    let id: &str = &ruleset.set(set).id;
    id.rsplit_once('.').map_or(id, |(_, member)| member)
}
