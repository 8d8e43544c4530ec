//! What can be done about findings, and about how a draft is read.
//!
//! Owns the list: corrections, letting pass, the heading of what is missing, stage, publisher and day. Changes nothing by
//! itself: an edit is the editor's to make.

use super::client::{Client, FIX_ALL, LAY_DOWN, READ_AS};
use super::diagnostics;
use super::draft::Draft;
use super::position::range;
use crate::checks::{Finding, Fix};
use crate::document::{BlockKind, Document, Format, Span};
use crate::engine::fix;
use crate::mentions::Hits;
use crate::report::messages::{EditorWords, Words};
use crate::report::position::LineTable;
use crate::report::template;
use crate::ruleset::{Check, Loaded, Stage};
use crate::text::control_chars::visible;
use crate::text::{Day, slice};
use lsp_types::{CodeAction, CodeActionKind, Command, TextEdit, Uri};
use serde_json::json;
use std::sync::Arc;

/// Characters of a title's quotation at most.
const QUOTED: usize = 24;

/// A draft, as the editor has it.
pub(crate) struct Case<'a> {
    /// The draft.
    pub draft: &'a Draft,
    /// Its address.
    pub uri: &'a Uri,
    /// The editor's number of this version.
    pub version: i32,
    /// The editor.
    pub client: &'a Client,
    /// The day that counts as today.
    pub today: Day,
}

/// What can be done for a span. `only`: the kinds that are asked for.
pub(crate) fn of(
    case: &Case<'_>,
    wanted: Span,
    only: Option<&[CodeActionKind]>,
    documented: impl FnOnce() -> Option<Arc<Loaded>>,
) -> Vec<CodeAction> {
    let table = LineTable::new(&case.draft.source.text);
    let mut actions = Vec::new();
    if asked(only, "quickfix") {
        let findings: Vec<&Finding> = diagnostics::at(case.draft, &table, wanted).collect();
        let loaded =
            if findings.iter().any(|finding| misses(case, finding).is_some()) { documented() } else { None };
        for finding in findings {
            actions.extend(case.quick(finding, &table, loaded.as_deref()));
        }
    }
    if only.is_some() && asked(only, FIX_ALL) {
        actions.extend(case.mend_all(&table));
    }
    // Without being asked, only from the first line: a menu at a finding is about the finding.
    if asked(only, READ_AS) && (only.is_some() || table.position(wanted.start).line == 1) {
        actions.extend(case.read_as());
    }
    actions
}

/// Whether a kind is asked for: all are, or one that it is or stands below.
fn asked(only: Option<&[CodeActionKind]>, kind: &str) -> bool {
    only.is_none_or(|only| {
        only.iter().any(|only| {
            let rest = kind.strip_prefix(only.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.') || only.as_str().is_empty())
        })
    })
}

/// The element that a finding misses.
fn misses(case: &Case<'_>, finding: &Finding) -> Option<usize> {
    let rule = &case.draft.known.ruleset.rules[finding.rule];
    let absent = matches!(rule.check, Check::Missing | Check::Unreported { .. });
    finding.element.filter(|_| absent && finding.span.is_some())
}

impl Case<'_> {
    fn words(&self) -> EditorWords {
        EditorWords::of(self.draft.checked.lang)
    }

    fn action(&self, title: String, kind: &'static str, edits: Vec<TextEdit>) -> CodeAction {
        CodeAction {
            title,
            kind: Some(CodeActionKind::new(kind)),
            edit: Some(self.client.edits(std::iter::once((self.uri.clone(), Some(self.version), edits)))),
            ..CodeAction::default()
        }
    }

    /// What can be done about a finding.
    fn quick(&self, finding: &Finding, table: &LineTable<'_>, loaded: Option<&Loaded>) -> Vec<CodeAction> {
        let mut actions = Vec::new();
        if let Some(fix) = &finding.fix {
            let edits = fix.edits.iter().map(|(span, put)| edit(table, *span, put.clone())).collect();
            let mut action = self.action(self.fix_title(fix, table), "quickfix", edits);
            action.is_preferred = Some(fix.safe);
            actions.push(action);
        }
        if let (Some(element), Some(loaded), Some(span)) = (misses(self, finding), loaded, finding.span) {
            let (title, text) = self.section(loaded, element, span, table);
            let at = table.line_span(table.position(span.start).line).end;
            actions.push(self.action(
                title,
                "quickfix",
                vec![edit(table, Span { start: at, end: at }, text)],
            ));
        }
        let rule = &self.draft.known.ruleset.rules[finding.rule];
        if !matches!(rule.check, Check::Suppression { .. }) && finding.span.is_some() {
            let (at, text) = comment(self.draft, table, finding);
            let edits = vec![edit(table, Span { start: at, end: at }, text)];
            actions.push(self.action(self.words().pass(&rule.id), "quickfix", edits));
        }
        let told = diagnostics::diagnostic(self.draft, table, finding, self.uri, self.client);
        for action in &mut actions {
            action.diagnostics = Some(vec![told.clone()]);
        }
        actions
    }

    fn fix_title(&self, fix: &Fix, table: &LineTable<'_>) -> String {
        let words = self.words();
        let short = |text: &str| {
            let text: String = text.chars().take(QUOTED + 1).collect();
            (text.chars().count() <= QUOTED && !text.contains(['\n', '\r']))
                .then(|| visible(&text).into_owned())
        };
        let [(span, put)] = fix.edits.as_slice() else { return words.mend().to_owned() };
        match (short(table.slice(*span)), short(put)) {
            (Some(was), Some(put)) if was.is_empty() => words.insert(&put),
            (Some(was), Some(put)) if put.is_empty() => words.remove(&was),
            (Some(was), Some(put)) => words.replace(&was, &put),
            _ => words.mend().to_owned(),
        }
    }

    /// The heading of what is missing with its prompt, in the form of the draft; only the prompt where it has a heading.
    fn section(
        &self,
        loaded: &Loaded,
        element: usize,
        span: Span,
        table: &LineTable<'_>,
    ) -> (String, String) {
        let draft = self.draft;
        let (heading, prompt) = template::section(loaded, element, draft.checked.lang);
        let text = &draft.source.text;
        let end = line_end(text);
        let document = &draft.checked.reading.document;
        let line = table.line_span(table.position(span.start).line);
        let place = document.place(line);
        let block = place.and_then(|place| document.block_at(place.start)).map(|at| &document.blocks[at]);
        let ruleset = &draft.known.ruleset;
        let own = |place| Hits::scan(document, ruleset).any(&ruleset.elements[element].headings, place);
        let headed = block.is_some_and(|block| block.kind == BlockKind::Heading && own(block.place));
        let prompt = match draft.source.format {
            Format::Html => format!("<p>{prompt}</p>"),
            _ => prompt,
        };
        if headed {
            let title = ruleset.elements[element].title.get(draft.checked.lang);
            return (self.words().prompt(title), format!("{end}{end}{prompt}"));
        }
        let marked = match draft.source.format {
            Format::Markdown => format!("{} {heading}", "#".repeat(self.level())),
            Format::Html => format!("<h2>{heading}</h2>"),
            _ => self.plain_heading(heading),
        };
        (self.words().add(heading), format!("{end}{end}{marked}{end}{end}{prompt}"))
    }

    /// How many signs stand before the headings of a Markdown draft.
    fn level(&self) -> usize {
        let document = &self.draft.checked.reading.document;
        let headings = document.blocks.iter().filter(|block| block.kind == BlockKind::Heading);
        let table = LineTable::new(&self.draft.source.text);
        let signs = headings.filter_map(|block| {
            let start = document.span(block.place).start;
            let line = table.slice(table.line_span(table.position(start).line));
            let signs = line.len() - line.trim_start_matches('#').len();
            (signs > 1).then_some(signs)
        });
        signs.min().unwrap_or(2)
    }

    /// A heading in a plain text, marked as the others are; numbers are nobody's to give.
    fn plain_heading(&self, heading: &str) -> String {
        let document = &self.draft.checked.reading.document;
        let text = &self.draft.source.text;
        let headings = document.blocks.iter().filter(|block| block.kind == BlockKind::Heading);
        for block in headings {
            if document.at(block.place).starts_with('【') {
                return format!("【{heading}】");
            }
            let marker = block.marker.and_then(|span| text.get(span.start..span.end)).map(str::trim);
            let sign = marker.filter(|marker| !marker.is_empty() && !marker.contains(char::is_alphanumeric));
            if let Some(sign) = sign.and_then(|sign| sign.chars().next()) {
                return format!("{sign}{heading}");
            }
        }
        format!("■{heading}")
    }

    /// All that is certain, at once.
    fn mend_all(&self, table: &LineTable<'_>) -> Option<CodeAction> {
        let text = &self.draft.source.text;
        let edits = fix::safe_edits(text, &self.draft.checked.findings, |_| true);
        let edits: Vec<TextEdit> = edits.into_iter().map(|made| edit(table, made.span, made.put)).collect();
        (!edits.is_empty()).then(|| self.action(self.words().mend_all().to_owned(), FIX_ALL, edits))
    }

    /// As what a draft can be read.
    fn read_as(&self) -> Vec<CodeAction> {
        let lang = self.draft.checked.lang;
        let (own, words) = (self.words(), Words::of(lang));
        let read = &self.draft.checked.reading.conclusions;
        let mut laid: Vec<(String, serde_json::Value)> = Vec::new();
        for stage in Stage::ALL.iter().copied().filter(|stage| *stage != read.stage) {
            laid.push((own.stage(words.stage(stage)), json!({ "stage": stage.name() })));
        }
        let labels = self.draft.known.ruleset.group("publisher").map_or(&[][..], |group| &group.labels);
        for label in labels.iter().filter(|label| Some(&*label.id) != read.publisher.as_deref()) {
            laid.push((own.publisher(label.title.get(lang)), json!({ "publisher": label.id })));
        }
        let day = self.today.to_string();
        laid.push((own.publish_on(&day), json!({ "publishOn": day })));
        if read.stage_given || read.publisher_given || read.published_given {
            let nothing = json!({ "stage": null, "publisher": null, "publishOn": null });
            laid.push((own.as_read().to_owned(), nothing));
        }
        let action = |(title, what): (String, serde_json::Value)| CodeAction {
            title: title.clone(),
            kind: Some(CodeActionKind::new(READ_AS)),
            command: Some(Command {
                title,
                command: LAY_DOWN.to_owned(),
                arguments: Some(vec![json!(self.uri.as_str()), what]),
            }),
            ..CodeAction::default()
        };
        laid.into_iter().map(action).collect()
    }
}

fn edit(table: &LineTable<'_>, span: Span, new_text: String) -> TextEdit {
    TextEdit { range: range(table, span), new_text }
}

/// The place and the text of the comment.
pub(crate) fn comment(draft: &Draft, table: &LineTable<'_>, finding: &Finding) -> (usize, String) {
    let text = &draft.source.text;
    let rule = &draft.known.ruleset.rules[finding.rule].id;
    let comment = format!("<!-- noticelint-ignore {rule}:  -->");
    let end = line_end(text);
    let document = &draft.checked.reading.document;
    let span = finding.span.filter(|span| span.start < span.end);
    match span.and_then(|span| before(document, span)) {
        Some(byte) => {
            let line = table.line_span(table.position(byte).line).start;
            (line, format!("{comment}{end}"))
        }
        // What is absent stands in no block: a comment anywhere is for it.
        None => {
            let at = finding.span.map_or(text.len(), |span| span.start);
            let line = table.line_span(table.position(at).line).end;
            (line, format!("{end}{end}{comment}"))
        }
    }
}

/// The first byte of the block of a span, or of the list or table that holds it.
fn before(document: &Document, span: Span) -> Option<usize> {
    let place = document.place(span)?;
    let mut at = document.block_at(place.start)?;
    let own = &document.blocks[at];
    if matches!(own.kind, BlockKind::Item | BlockKind::Row) {
        let alike = |other: usize| {
            let block = &document.blocks[other];
            block.kind == own.kind && block.section == own.section
        };
        while at > 0 && alike(at - 1) {
            at -= 1;
        }
    }
    let block = &document.blocks[at];
    let start = document.span(block.place).start;
    Some(block.marker.map_or(start, |marker| marker.start.min(start)))
}

/// How a text ends its lines.
pub(crate) fn line_end(text: &str) -> &'static str {
    match text.find('\n') {
        Some(at) if slice(text, ..at).ends_with('\r') => "\r\n",
        None if text.contains('\r') => "\r",
        _ => "\n",
    }
}
