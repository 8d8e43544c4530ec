//! What the summary says of one document: its row, its findings, what was read of it.

use super::markdown::{code, html, inline};
use super::{FINDINGS, JobSummary, Place, ROOM_EACH};
use crate::checks::Finding;
use crate::engine::Checked;
use crate::reading::elements::Status;
use crate::report::human::element_rows;
use crate::report::messages::{FormatWords, Words};
use crate::report::position::LineTable;
use crate::report::{Entry, ci};
use crate::ruleset::{Kind, Severity};
use crate::text::slice;
use crate::text::width::cut;
use std::fmt::Write as _;

/// Columns of a message, and of what to do.
const COLUMNS: usize = 120;

/// One document.
pub(crate) struct Page<'a> {
    summary: &'a JobSummary,
    entry: &'a Entry<'a, Checked>,
    table: LineTable<'a>,
    words: Words,
    own: FormatWords,
    /// What is told of it.
    findings: Vec<&'a Finding>,
}

impl<'a> Page<'a> {
    /// The page of a document. That a file is no notice is told in its row, not as a finding.
    pub(crate) fn new(summary: &'a JobSummary, entry: &'a Entry<'a, Checked>) -> Self {
        let table = LineTable::new(&entry.source.text);
        let lang = entry.result.lang;
        let findings: Vec<&Finding> = match ci::passed_over(entry) {
            true => Vec::new(),
            false => entry.result.findings.iter().collect(),
        };
        Self { summary, entry, table, words: Words::of(lang), own: FormatWords::of(lang), findings }
    }

    /// How many findings of each severity, the worst first.
    pub(crate) fn counts(&self) -> [usize; 3] {
        super::super::counts(self.findings.iter().copied())
    }

    /// The worst severity.
    pub(crate) fn worst(&self) -> Option<Severity> {
        self.findings.iter().map(|finding| finding.severity).max()
    }

    /// Its row in the table of files.
    pub(crate) fn row(&self) -> String {
        let name = self.link(&inline(&name(&self.entry.source.name)), 1);
        if ci::passed_over(self.entry) {
            return format!("| {name} | {} | | | |\n", self.own.not_a_notice());
        }
        let [errors, warnings, _] = self.counts();
        let errors = if errors > 0 { format!("**{errors}**") } else { errors.to_string() };
        let missing = self.missing();
        let missing = if missing.is_empty() { "–".to_owned() } else { missing.join(self.words.comma()) };
        format!("| {name} | {} | {errors} | {warnings} | {missing} |\n", self.read_as())
    }

    fn read_as(&self) -> String {
        let made = &self.entry.result.reading.conclusions;
        if made.kind == Kind::NoNotice {
            return self.words.kind(made.kind).unwrap_or_default().to_owned();
        }
        let publisher = made.publisher.as_deref().map(|id| {
            let title = self.entry.ruleset.label("publisher", id);
            inline(title.map_or(id, |title| title.get(self.words.lang)))
        });
        let day = made.published_on.map(|day| day.to_string());
        let kind = self.words.kind(made.kind).map(str::to_owned);
        let stage = Some(self.words.stage(made.stage).to_owned());
        [kind, stage, publisher, day].into_iter().flatten().collect::<Vec<_>>().join(self.words.dot())
    }

    /// Elements that stand nowhere and of which that is told.
    fn missing(&self) -> Vec<String> {
        let absent = |at: usize| {
            self.entry.result.reading.elements.get(at).is_some_and(|state| state.status == Status::Absent)
        };
        let mut told: Vec<usize> = self.findings.iter().filter_map(|finding| finding.element).collect();
        told.sort_unstable();
        told.dedup();
        let elements =
            told.into_iter().filter(|at| absent(*at)).filter_map(|at| self.entry.ruleset.elements.get(at));
        elements.map(|element| inline(element.title.get(self.words.lang))).collect()
    }

    /// Its findings and what was read of it; nothing where nothing was found.
    pub(crate) fn details(&self) -> Option<String> {
        if self.findings.is_empty() {
            return None;
        }
        let title = html(&name(&self.entry.source.name));
        let mut text = format!("<summary><b>{title}</b></summary>\n\n");
        let [severity, line, finding, mend, rule] = self.own.findings();
        let _ =
            writeln!(text, "| {severity} | {line} | {finding} | {mend} | {rule} |\n|---|---:|---|---|---|");
        let mut shown = 0;
        for finding in self.findings.iter().take(FINDINGS) {
            let row = self.finding(finding);
            if text.len() + row.len() > ROOM_EACH {
                break;
            }
            text.push_str(&row);
            shown += 1;
        }
        if shown < self.findings.len() {
            let _ = writeln!(text, "\n{}", self.own.more(self.findings.len() - shown));
        }
        text.push_str("\n</details>\n");
        if self.entry.result.reading.conclusions.kind != Kind::NoNotice {
            text.push_str(&self.elements());
        }
        Some(text)
    }

    fn finding(&self, finding: &Finding) -> String {
        let rule = &self.entry.ruleset.rules[finding.rule];
        let place = finding.span.map_or(self.words.nowhere().to_owned(), |span| {
            let line = self.table.position(span.start).line;
            match self.entry.result.reading.document.anchor(span) {
                Some(anchor) => anchor.to_string(),
                None => self.link(&line.to_string(), line),
            }
        });
        let short = |text: &str| inline(&cut(&ci::line(text), COLUMNS));
        let mend = match (&finding.help, &finding.fix) {
            (Some(help), _) => short(help.lines().next().unwrap_or_default()),
            (None, Some(fix)) if fix.safe => self.own.fixable().to_owned(),
            (None, _) => String::new(),
        };
        let severity = self.words.severity(finding.severity);
        format!("| {severity} | {place} | {} | {mend} | {} |\n", short(&finding.message), code(&rule.id))
    }

    fn elements(&self) -> String {
        let rows = element_rows(self.entry);
        let [title, status, what] = self.words.columns();
        let mut text = format!("<details><summary>{}</summary>\n\n", self.own.read(rows.len()));
        let _ = writeln!(text, "| {title} | {status} | {what} |\n|---|---|---|");
        for row in rows {
            let said = format!("{} {}", row.lines, cut(&row.what, COLUMNS));
            let _ = writeln!(
                text,
                "| {} | {} | {} |",
                inline(&row.title),
                self.words.status(row.status),
                inline(said.trim())
            );
        }
        text + "\n</details>\n"
    }

    /// A text that leads to a line of the file, where it is known where the file can be seen.
    fn link(&self, text: &str, line: usize) -> String {
        let Some(Place { blob, root }) = &self.summary.place else { return text.to_owned() };
        let path = root.path(&self.entry.source.name);
        if path.starts_with(['/', '<']) || path.contains("..") || path.contains(':') {
            return text.to_owned();
        }
        format!("[{text}]({blob}{}?plain=1#L{line})", ci::encoded(&path))
    }
}

/// The end of a path says most.
fn name(path: &str) -> String {
    let path = ci::plain(path);
    let from = path.char_indices().rev().nth(COLUMNS).map_or(0, |(at, _)| at);
    if from == 0 { path.to_owned() } else { format!("…{}", slice(path, from..)) }
}
