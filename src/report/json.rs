//! `check --format json` and `jsonl`: the schema `noticelint/check/1`.
//!
//! Owns the shape that other programs read (CONTRACT): its structs stand apart from those of the program, so
//! that a change there cannot change the contract by accident.

use super::context::Draft;
use super::position::{LineTable, Stretch};
use super::{Entry, Failure, Gathered, Report, Sheet, Summary};
use crate::checks::{Finding, Fix, Label};
use crate::engine::{Checked, Origin, Suppressed};
use crate::ruleset::{Confidence, Lang, Ruleset, Source};
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

/// `json`: one object; with `lines`, `jsonl`: one document a line, then errors and summary.
#[derive(Debug, Clone)]
pub struct Json {
    /// The day of the run.
    pub as_of: String,
    /// One document a line.
    pub lines: bool,
    /// Findings that are silenced, too, under a key of their own.
    pub suppressed: bool,
}

const SCHEMA: &str = "noticelint/check/1";

#[derive(Serialize)]
pub(super) struct Tool {
    name: &'static str,
    version: &'static str,
}

pub(super) const TOOL: Tool = Tool { name: "noticelint", version: env!("CARGO_PKG_VERSION") };

#[derive(Serialize)]
struct Document<'a> {
    path: &'a str,
    kind: &'static str,
    stage: &'static str,
    language: &'static str,
    publisher: Option<&'a str>,
    ruleset: RulesetName<'a>,
    suggested_ruleset: Option<&'a str>,
    elements: ByElement<'a, &'static str>,
    findings: Vec<FindingOut<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suppressed: Option<Vec<SuppressedOut<'a>>>,
}

/// A finding as usual, and what silences it.
#[derive(Serialize)]
struct SuppressedOut<'a> {
    #[serde(flatten)]
    finding: FindingOut<'a>,
    suppression: SuppressionOut<'a>,
}

#[derive(Serialize)]
struct SuppressionOut<'a> {
    reason: &'a str,
    until: Option<&'a str>,
    /// `path:line` of the comment, or of the entry in a file of rules.
    origin: String,
}

#[derive(Serialize)]
pub(super) struct RulesetName<'a> {
    pub(super) name: &'a str,
    pub(super) version: &'a str,
}

/// Something of each element under its id, in the order of the ruleset.
pub(super) struct ByElement<'a, T>(pub(super) Vec<(&'a str, T)>);

impl<T: Serialize> Serialize for ByElement<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (id, found) in &self.0 {
            map.serialize_entry(id, found)?;
        }
        map.end()
    }
}

#[derive(Serialize)]
struct FindingOut<'a> {
    rule: &'a str,
    severity: &'static str,
    confidence: &'static str,
    message: &'a str,
    help: Option<&'a str>,
    element: Option<&'a str>,
    span: Option<Stretch>,
    text: &'a str,
    anchor: Option<String>,
    labels: Vec<LabelOut<'a>>,
    source: Vec<SourceOut<'a>>,
    fix: Option<FixOut<'a>>,
}

#[derive(Serialize)]
struct LabelOut<'a> {
    path: &'a str,
    span: Stretch,
    message: &'a str,
}

#[derive(Serialize)]
pub(super) struct SourceOut<'a> {
    name: &'a str,
    since: Option<&'a str>,
    checked: Option<&'a str>,
}

#[derive(Serialize)]
struct FixOut<'a> {
    edits: Vec<EditOut<'a>>,
    safe: bool,
}

#[derive(Serialize)]
struct EditOut<'a> {
    span: Stretch,
    replacement: &'a str,
}

#[derive(Serialize)]
pub(super) struct ErrorOut<'a> {
    path: &'a str,
    message: &'a str,
}

#[derive(Serialize)]
struct SummaryOut<'a> {
    documents: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
    suppressed: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    unchanged: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    vanished: Option<usize>,
    skipped_rules: &'a [String],
}

impl Report<Checked> for Json {
    fn opening(&self, lang: Lang) -> String {
        if self.lines {
            return String::new();
        }
        format!(
            "{{\"schema\":{},\"tool\":{},\"as_of\":{},\"lang\":{},\"documents\":[\n",
            text(&SCHEMA),
            text(&TOOL),
            text(&self.as_of),
            text(&lang.name()),
        )
    }

    fn document(&self, entry: &Entry<'_, Checked>) -> Sheet {
        let document = document(entry, self.suppressed);
        if self.lines {
            #[derive(Serialize)]
            struct Line<'a> {
                schema: &'static str,
                tool: Tool,
                as_of: &'a str,
                lang: &'static str,
                document: Document<'a>,
            }
            let lang = entry.result.lang.name();
            return (text(&Line { schema: SCHEMA, tool: TOOL, as_of: &self.as_of, lang, document }) + "\n")
                .into();
        }
        text(&document).into()
    }

    fn between(&self) -> &'static str {
        if self.lines { "" } else { ",\n" }
    }

    fn closing(&self, summary: &Summary, _: &Gathered) -> String {
        let errors = errors(summary);
        let counts = SummaryOut {
            documents: summary.documents,
            errors: summary.errors,
            warnings: summary.warnings,
            infos: summary.infos,
            suppressed: summary.suppressed,
            unchanged: summary.unchanged,
            vanished: summary.vanished,
            skipped_rules: &summary.skipped_rules,
        };
        if self.lines {
            #[derive(Serialize)]
            struct Last<'a> {
                schema: &'static str,
                errors: Vec<ErrorOut<'a>>,
                summary: SummaryOut<'a>,
            }
            return text(&Last { schema: SCHEMA, errors, summary: counts }) + "\n";
        }
        format!("\n],\"errors\":{},\"summary\":{}}}\n", text(&errors), text(&counts))
    }
}

/// The files that could not be read.
pub(super) fn errors(summary: &Summary) -> Vec<ErrorOut<'_>> {
    failures(&summary.failures)
}

/// Files that could not be read.
pub(super) fn failures(failures: &[Failure]) -> Vec<ErrorOut<'_>> {
    failures.iter().map(|each| ErrorOut { path: &each.path, message: &each.message }).collect()
}

/// JSON of a value. The values here hold strings, numbers and lists only, which cannot fail.
pub(super) fn text(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned())
}

fn document<'a>(entry: &'a Entry<'a, Checked>, suppressed: bool) -> Document<'a> {
    let reading = &entry.result.reading;
    let draft = Draft::new(entry, "");
    let ruleset = entry.ruleset;
    let states = ruleset.elements.iter().zip(&reading.elements);
    Document {
        path: &entry.source.name,
        kind: reading.conclusions.kind.name(),
        stage: reading.conclusions.stage.name(),
        language: reading.language.name(),
        publisher: reading.conclusions.publisher.as_deref(),
        ruleset: RulesetName { name: &ruleset.name, version: &ruleset.version },
        suggested_ruleset: entry.suggested().map(|profile| profile.ruleset.as_str()),
        elements: ByElement(
            states.map(|(element, state)| (element.id.as_str(), state.status.name())).collect(),
        ),
        findings: entry.result.findings.iter().map(|finding| out(finding, ruleset, &draft)).collect(),
        suppressed: suppressed.then(|| {
            let out = |found: &'a Suppressed| suppressed_out(found, ruleset, &draft);
            entry.result.suppressed.iter().map(out).collect()
        }),
    }
}

fn suppressed_out<'a>(found: &'a Suppressed, ruleset: &'a Ruleset, draft: &Draft<'a>) -> SuppressedOut<'a> {
    let origin = match &found.origin {
        Origin::Comment(span) => {
            format!("{}:{}", draft.entry.source.name, draft.table.position(span.start).line)
        }
        Origin::File { name, line, .. } | Origin::Baseline { name, line } => format!("{name}:{line}"),
    };
    SuppressedOut {
        finding: out(&found.finding, ruleset, draft),
        suppression: SuppressionOut { reason: &found.reason, until: found.until.as_deref(), origin },
    }
}

fn out<'a>(finding: &'a Finding, ruleset: &'a Ruleset, draft: &Draft<'a>) -> FindingOut<'a> {
    let table = &draft.table;
    let rule = &ruleset.rules[finding.rule];
    FindingOut {
        rule: &rule.id,
        severity: finding.severity.name(),
        confidence: match finding.confidence {
            Confidence::High => "high",
            Confidence::Medium => "medium",
        },
        message: &finding.message,
        help: finding.help.as_deref(),
        element: finding.element.map(|element| ruleset.elements[element].id.as_str()),
        span: finding.span.map(|span| table.stretch(span)),
        text: finding.span.map_or("", |span| table.slice(span)),
        anchor: finding.span.and_then(|span| table.anchor(span.start)).map(|anchor| anchor.to_string()),
        labels: finding.labels.iter().map(|label| label_out(label, draft)).collect(),
        source: sources(finding.sources(ruleset)),
        fix: finding.fix.as_ref().map(|fix| fix_out(fix, table)),
    }
}

fn label_out<'a>(label: &'a Label, draft: &Draft<'a>) -> LabelOut<'a> {
    let (source, table) = draft.of(label);
    LabelOut { path: &source.name, span: table.stretch(label.span), message: &label.message }
}

/// Sources of law or of an organisation's own rules.
pub(super) fn sources(sources: &[Source]) -> Vec<SourceOut<'_>> {
    fn out(source: &Source) -> SourceOut<'_> {
        SourceOut { name: &source.name, since: source.since.as_deref(), checked: source.checked.as_deref() }
    }
    sources.iter().map(out).collect()
}

fn fix_out<'a>(fix: &'a Fix, table: &LineTable<'_>) -> FixOut<'a> {
    let edits =
        fix.edits.iter().map(|(span, replacement)| EditOut { span: table.stretch(*span), replacement });
    FixOut { edits: edits.collect(), safe: fix.safe }
}
