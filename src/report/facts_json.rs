//! `facts --format json` and `jsonl`: the schema `noticelint/facts/1`.
//!
//! Owns the shape that other programs read (CONTRACT). Contacts that are not the sender's own are left out:
//! the contract has no word for whose they are.

use super::json::{ByElement, ErrorOut, SourceOut, errors, sources, text};
use super::position::{LineTable, Stretch};
use super::statements::{self, StatementRow};
use super::{Entry, Gathered, Report, Sheet, Summary};
use crate::document::Place;
use crate::mentions::{Certainty, Day};
use crate::reading::Reading;
use crate::ruleset::{Lang, Ruleset, SetId};
use serde::Serialize;

/// `json`: one object; with `lines`, `jsonl`: one document a line.
#[derive(Debug, Clone)]
pub struct FactsJson {
    /// One document a line.
    pub lines: bool,
    /// With every clause and how it was read.
    pub statements: bool,
}

const SCHEMA: &str = "noticelint/facts/1";

#[derive(Serialize)]
struct Document<'a> {
    path: &'a str,
    kind: &'static str,
    stage: &'static str,
    language: &'static str,
    publisher: Option<&'a str>,
    occurred_on: Option<String>,
    known_on: Option<String>,
    discovered_on: Option<String>,
    published_on: Option<String>,
    regulator_reported_on: Option<String>,
    total_affected: Option<u64>,
    cause_class: &'a str,
    elements: ByElement<'a, ElementOut<'a>>,
    counts: Vec<CountOut<'a>>,
    dates: Vec<DateOut<'a>>,
    data_types: Vec<DataTypeOut<'a>>,
    contacts: Vec<ContactOut<'a>>,
    regulators: Vec<RegulatorOut<'a>>,
    triggers: Vec<TriggerOut<'a>>,
    clocks: Vec<ClockOut<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    statements: Option<Vec<StatementOut<'a>>>,
}

#[derive(Serialize)]
struct StatementOut<'a> {
    text: &'a str,
    span: Stretch,
    #[serde(flatten)]
    read: StatementRow,
}

#[derive(Serialize)]
struct ElementOut<'a> {
    status: &'static str,
    evidence: Vec<Quote<'a>>,
}

#[derive(Serialize)]
struct Quote<'a> {
    text: &'a str,
    span: Stretch,
}

#[derive(Serialize)]
struct CountOut<'a> {
    value: u64,
    unit: &'a str,
    approximate: bool,
    role: &'static str,
    text: &'a str,
    span: Stretch,
}

#[derive(Serialize)]
struct DateOut<'a> {
    date: Option<String>,
    end: Option<String>,
    event: &'a str,
    text: &'a str,
    span: Stretch,
}

#[derive(Serialize)]
struct DataTypeOut<'a> {
    id: Option<&'a str>,
    category: Option<&'a str>,
    text: &'a str,
    certainty: &'static str,
    leaked: bool,
    span: Stretch,
}

#[derive(Serialize)]
struct ContactOut<'a> {
    kind: &'static str,
    text: &'a str,
    span: Stretch,
}

#[derive(Serialize)]
struct RegulatorOut<'a> {
    id: &'a str,
    text: &'a str,
    reported: &'static str,
    span: Stretch,
}

#[derive(Serialize)]
struct TriggerOut<'a> {
    id: &'a str,
    evidence: Vec<Quote<'a>>,
    source: Vec<SourceOut<'a>>,
}

#[derive(Serialize)]
struct ClockOut<'a> {
    id: &'a str,
    from: String,
    /// The lower end of "3 to 5".
    earliest: Option<String>,
    due: String,
    nominal: String,
    source: Vec<SourceOut<'a>>,
}

impl Report<Reading> for FactsJson {
    fn opening(&self, _lang: Lang) -> String {
        if self.lines {
            return String::new();
        }
        format!("{{\"schema\":{},\"documents\":[\n", text(&SCHEMA))
    }

    fn document(&self, entry: &Entry<'_, Reading>) -> Sheet {
        let document = self.document_of(entry);
        if self.lines {
            #[derive(Serialize)]
            struct Line<'a> {
                schema: &'static str,
                document: Document<'a>,
            }
            return (text(&Line { schema: SCHEMA, document }) + "\n").into();
        }
        text(&document).into()
    }

    fn between(&self) -> &'static str {
        if self.lines { "" } else { ",\n" }
    }

    fn closing(&self, summary: &Summary, _: &Gathered) -> String {
        let errors = errors(summary);
        if self.lines {
            #[derive(Serialize)]
            struct Last<'a> {
                schema: &'static str,
                errors: Vec<ErrorOut<'a>>,
            }
            return text(&Last { schema: SCHEMA, errors }) + "\n";
        }
        format!("\n],\"errors\":{}}}\n", text(&errors))
    }
}

impl FactsJson {
    fn document_of<'a>(&self, entry: &Entry<'a, Reading>) -> Document<'a> {
        let mut document = document(entry);
        if self.statements {
            let reading = entry.result;
            let quoter = Quoter { reading, table: LineTable::new(&entry.source.text) };
            let out = |read: StatementRow| {
                let Quote { text, span } = quoter.quote(read.place);
                StatementOut { text, span, read }
            };
            let rows = statements::rows(reading, entry.ruleset, Lang::En);
            document.statements = Some(rows.into_iter().map(out).collect());
        }
        document
    }
}

/// What is needed to quote a place of the normal form as it stands in the source.
struct Quoter<'a> {
    reading: &'a Reading,
    table: LineTable<'a>,
}

impl<'a> Quoter<'a> {
    fn quote(&self, place: Place) -> Quote<'a> {
        let span = self.reading.document.span(place);
        Quote { text: self.table.slice(span), span: self.table.stretch(span) }
    }
}

fn document<'a>(entry: &Entry<'a, Reading>) -> Document<'a> {
    let reading = entry.result;
    let quoter = Quoter { reading, table: LineTable::new(&entry.source.text) };
    let ruleset = entry.ruleset;
    let conclusions = &reading.conclusions;
    let day = |day: Option<Day>| day.map(|day| day.to_string());
    Document {
        path: &entry.source.name,
        kind: conclusions.kind.name(),
        stage: conclusions.stage.name(),
        language: reading.language.name(),
        publisher: conclusions.publisher.as_deref(),
        occurred_on: day(conclusions.occurred_on),
        known_on: day(conclusions.known_on),
        discovered_on: day(conclusions.discovered_on),
        published_on: day(conclusions.published_on),
        regulator_reported_on: day(conclusions.regulator_reported_on),
        total_affected: conclusions.total_affected,
        cause_class: &conclusions.cause_class,
        elements: elements(ruleset, reading, &quoter),
        counts: counts(reading, &quoter),
        dates: dates(reading, &quoter),
        data_types: data_types(ruleset, reading, &quoter),
        contacts: contacts(reading, &quoter),
        regulators: regulators(ruleset, reading, &quoter),
        triggers: triggers(ruleset, reading, &quoter),
        clocks: clocks(ruleset, reading),
        statements: None,
    }
}

fn elements<'a>(
    ruleset: &'a Ruleset,
    reading: &'a Reading,
    quoter: &Quoter<'a>,
) -> ByElement<'a, ElementOut<'a>> {
    let pairs = ruleset.elements.iter().zip(&reading.elements);
    ByElement(
        pairs
            .map(|(element, state)| {
                let evidence = state.evidence.iter().map(|place| quoter.quote(*place)).collect();
                (element.id.as_str(), ElementOut { status: state.status.name(), evidence })
            })
            .collect(),
    )
}

fn counts<'a>(reading: &'a Reading, quoter: &Quoter<'a>) -> Vec<CountOut<'a>> {
    let out = reading.mentions.counts.iter().map(|count| {
        let Quote { text, span } = quoter.quote(count.place);
        let role = count.role.name();
        CountOut { value: count.value, unit: &count.unit, approximate: count.approximate, role, text, span }
    });
    out.collect()
}

fn dates<'a>(reading: &'a Reading, quoter: &Quoter<'a>) -> Vec<DateOut<'a>> {
    let out = reading.mentions.dates.iter().map(|mention| {
        let Quote { text, span } = quoter.quote(mention.place);
        let date = mention.date.map(|day| day.to_string());
        DateOut { date, end: mention.end.map(|day| day.to_string()), event: &mention.event, text, span }
    });
    out.collect()
}

fn data_types<'a>(ruleset: &'a Ruleset, reading: &'a Reading, quoter: &Quoter<'a>) -> Vec<DataTypeOut<'a>> {
    let out = reading.mentions.data_types.iter().map(|kind| {
        let Quote { text, span } = quoter.quote(kind.place);
        DataTypeOut {
            id: kind.set.map(|set| member(ruleset, set)),
            category: kind.set.and_then(|set| ruleset.set(set).category.as_deref()),
            text,
            certainty: kind.certainty.name(),
            leaked: kind.certainty != Certainty::Denied,
            span,
        }
    });
    out.collect()
}

fn contacts<'a>(reading: &'a Reading, quoter: &Quoter<'a>) -> Vec<ContactOut<'a>> {
    let own = reading.mentions.contacts.iter().filter(|contact| contact.own);
    own.map(|contact| {
        let Quote { text, span } = quoter.quote(contact.place);
        ContactOut { kind: contact.kind.name(), text, span }
    })
    .collect()
}

fn regulators<'a>(ruleset: &'a Ruleset, reading: &'a Reading, quoter: &Quoter<'a>) -> Vec<RegulatorOut<'a>> {
    let out = reading.mentions.regulators.iter().map(|regulator| {
        let Quote { text, span } = quoter.quote(regulator.place);
        let id = member(ruleset, regulator.set);
        RegulatorOut { id, text, reported: regulator.reported.name(), span }
    });
    out.collect()
}

fn triggers<'a>(ruleset: &'a Ruleset, reading: &'a Reading, quoter: &Quoter<'a>) -> Vec<TriggerOut<'a>> {
    let out = reading.law.held.iter().map(|held| {
        let trigger = &ruleset.triggers[held.trigger];
        let evidence = held.evidence.iter().map(|place| quoter.quote(*place)).collect();
        TriggerOut { id: &trigger.id, evidence, source: sources(&trigger.sources) }
    });
    out.collect()
}

fn clocks<'a>(ruleset: &'a Ruleset, reading: &Reading) -> Vec<ClockOut<'a>> {
    let out = reading.law.clocks.iter().map(|clock| {
        let row = &ruleset.deadlines[clock.deadline];
        ClockOut {
            id: &row.id,
            from: clock.from.to_string(),
            earliest: clock.earliest.map(|day| day.to_string()),
            due: clock.due.to_string(),
            nominal: clock.nominal.to_string(),
            source: sources(&row.sources),
        }
    });
    out.collect()
}

/// The id of a set within its family: `ppc` of `regulator.ppc`.
pub(super) fn member(ruleset: &Ruleset, set: SetId) -> &str {
    let id = &ruleset.set(set).id;
    id.rsplit_once('.').map_or(id.as_str(), |(_, member)| member)
}
