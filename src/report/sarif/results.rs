//! The findings of a document as SARIF tells them.

use super::log::{
    ArtifactChange, ArtifactLocation, Fingerprint, Found, FoundProperties, Location, LogicalLocation, Mend,
    Message, PhysicalLocation, Region, Replacement, Suppression,
};
use super::{level, plain};
use crate::checks::{Finding, Label};
use crate::document::{Format, Span};
use crate::engine::Checked;
use crate::engine::fingerprint::Fingerprints;
use crate::engine::{Origin, Suppressed};
use crate::input::Encoding;
use crate::report::Entry;
use crate::report::ci;
use crate::report::json::text;
use crate::report::messages::Words;
use crate::report::position::{self, LineTable};
use crate::ruleset::{Confidence, Severity};

/// Characters of a snippet at most.
const SNIPPET: usize = 400;

/// The findings of a document, those that are silenced behind the others, each as JSON.
pub fn results(entry: &Entry<'_, Checked>, fail_on: Option<Severity>) -> Vec<String> {
    let prints = Fingerprints::of(entry.result, entry.ruleset);
    let desk = Desk {
        entry,
        table: LineTable::new(&entry.source.text),
        earlier: position::earlier(&entry.result.previous),
        words: Words::of(entry.result.lang),
    };
    let standing = ci::told(entry, fail_on).zip(&prints.findings);
    let standing = standing.map(|((_, finding), print)| text(&desk.found(finding, print, Vec::new())));
    let silenced = entry.result.suppressed.iter().zip(&prints.suppressed);
    let silenced = silenced
        .map(|(found, print)| text(&desk.found(&found.finding, print, vec![desk.suppression(found)])));
    standing.chain(silenced).collect()
}

struct Desk<'a> {
    entry: &'a Entry<'a, Checked>,
    table: LineTable<'a>,
    /// The lines of the earlier notices.
    earlier: Vec<LineTable<'a>>,
    words: Words,
}

impl<'a> Desk<'a> {
    fn found(&self, finding: &'a Finding, print: &'a str, suppressions: Vec<Suppression>) -> Found<'a> {
        let ruleset = self.entry.ruleset;
        let help = finding.help.as_deref().map(|help| format!("\n{}{}", self.words.mend(), ci::lines(help)));
        let anchor = ci::anchored(self.entry, finding);
        let message = format!("{anchor}{}{}", ci::line(&finding.message), help.unwrap_or_default());
        let related = finding.labels.iter().enumerate();
        Found {
            rule_id: &ruleset.rules[finding.rule].id,
            level: level(finding.severity),
            message: Message { text: plain(&message) },
            locations: vec![self.own(finding)],
            related_locations: related.map(|(at, label)| self.related(at + 1, label)).collect(),
            partial_fingerprints: Fingerprint { v1: print },
            suppressions,
            fixes: self.fix(finding).into_iter().collect(),
            properties: FoundProperties {
                severity: finding.severity.name(),
                confidence: match finding.confidence {
                    Confidence::High => "high",
                    Confidence::Medium => "medium",
                },
                element: finding.element.map(|element| ruleset.elements[element].id.as_str()),
            },
        }
    }

    /// The place of a finding. One without a place is about the file.
    fn own(&self, finding: &Finding) -> Location {
        let source = self.entry.source;
        let logical = ci::anchor(self.entry, finding)
            .map(|anchor| LogicalLocation { fully_qualified_name: anchor.to_string() });
        let message = finding.label.as_deref().filter(|label| !label.is_empty());
        Location {
            id: None,
            physical_location: PhysicalLocation {
                artifact_location: ArtifactLocation { uri: ci::uri(&source.name) },
                region: ci::span(self.entry, finding)
                    .map(|span| region(&self.table, span, self.has_bytes(), true)),
            },
            logical_locations: logical.into_iter().collect(),
            message: message.map(|label| Message { text: plain(&ci::line(label)) }),
        }
    }

    fn related(&self, id: usize, label: &Label) -> Location {
        let notices = self.entry.result.previous.notices();
        let earlier = label.document.and_then(|at| Some((&notices.get(at)?.source, self.earlier.get(at)?)));
        let (source, table) = earlier.unwrap_or((self.entry.source, &self.table));
        let bytes = if earlier.is_some() { true_bytes(source) } else { self.has_bytes() };
        Location {
            id: Some(id),
            physical_location: PhysicalLocation {
                artifact_location: ArtifactLocation { uri: ci::uri(&source.name) },
                region: source.layout.is_none().then(|| region(table, label.span, bytes, true)),
            },
            logical_locations: Vec::new(),
            message: Some(Message { text: plain(&ci::line(&label.message)) }),
        }
    }

    /// Whether bytes of the text are those of the file.
    fn has_bytes(&self) -> bool {
        true_bytes(self.entry.source)
    }

    fn suppression(&self, found: &Suppressed) -> Suppression {
        let until = found.until.as_deref().map(|day| self.words.in_brackets(&self.words.until(day)));
        let place = match &found.origin {
            Origin::Comment(span) => {
                Some((self.entry.source.name.as_str(), region(&self.table, *span, self.has_bytes(), false)))
            }
            Origin::File { name, line, .. } | Origin::Baseline { name, line } => {
                Some((name.as_str(), Region::line(*line)))
            }
        };
        Suppression {
            kind: if matches!(found.origin, Origin::Comment(_)) { "inSource" } else { "external" },
            status: "accepted",
            justification: format!("{}{}", ci::line(&found.reason), until.unwrap_or_default()),
            location: place.map(|(path, region)| Location::at(path, Some(region))),
        }
    }

    fn fix(&self, finding: &Finding) -> Option<Mend> {
        // The text of a Word file is an extract: nothing can be replaced in it.
        let fix = finding.fix.as_ref().filter(|_| self.entry.source.format != Format::Word)?;
        let replacements = fix.edits.iter().map(|(span, text)| Replacement {
            deleted_region: region(&self.table, *span, self.has_bytes(), false),
            inserted_content: Message { text: text.clone() },
        });
        let said = finding.help.as_deref().unwrap_or(&finding.message);
        Some(Mend {
            description: Message { text: plain(&ci::lines(said)) },
            artifact_changes: [ArtifactChange {
                artifact_location: ArtifactLocation { uri: ci::uri(&self.entry.source.name) },
                replacements: replacements.collect(),
            }],
        })
    }
}

fn true_bytes(source: &crate::input::Source) -> bool {
    source.encoding == Encoding::UTF_8 && source.layout.is_none()
}

fn region(table: &LineTable<'_>, span: Span, bytes: bool, snippet: bool) -> Region {
    let stretch = table.stretch(span);
    let text = table.slice(span);
    let snippet = (snippet && !text.is_empty() && text.chars().nth(SNIPPET).is_none())
        .then(|| Message { text: text.to_owned() });
    Region {
        start_line: stretch.start.line,
        start_column: Some(stretch.start.column),
        end_line: Some(stretch.end.line),
        end_column: Some(stretch.end.column),
        byte_offset: bytes.then_some(stretch.start.byte),
        byte_length: bytes.then_some(stretch.end.byte - stretch.start.byte),
        snippet,
    }
}
