//! `check --format short`: one line a finding.
//!
//! Owns that line: `path:line:column: severity message [rule]`, as editors and grep take it.

use super::messages::Words;
use super::page::{Ink, Page};
use super::position::LineTable;
use super::{Entry, Report, Sheet};
use crate::checks::Finding;
use crate::engine::Checked;
use crate::text::control_chars::visible;

/// One line a finding.
#[derive(Debug, Clone, Default)]
pub struct Short {
    /// With colours.
    pub color: bool,
    /// Findings that are silenced, too.
    pub suppressed: bool,
}

impl Report<Checked> for Short {
    fn document(&self, entry: &Entry<'_, Checked>) -> Sheet {
        let words = Words::of(entry.result.lang);
        let table = LineTable::of(&entry.source.text, &entry.result.reading.document);
        let path = visible(&entry.source.name);
        let mut page = Page::new(self.color);
        let place = |page: &mut Page, finding: &Finding| {
            page.put(&path);
            if let Some(span) = finding.span {
                let place = table.position(span.start);
                page.put(&format!(":{}:{}", place.line, place.column));
            }
            page.put(": ");
            if let Some(anchor) = finding.span.and_then(|span| table.anchor(span.start)) {
                page.put(&format!("{}: ", words.anchor(anchor)));
            }
        };
        let said = |finding: &Finding| {
            let id = &entry.ruleset.rules[finding.rule].id;
            format!(" {} [{}]", visible(&finding.message), visible(id))
        };
        for finding in &entry.result.findings {
            place(&mut page, finding);
            page.ink(Ink::Severity(finding.severity), words.severity(finding.severity));
            page.line(&said(finding));
        }
        for found in entry.result.suppressed.iter().filter(|_| self.suppressed) {
            place(&mut page, &found.finding);
            page.ink(Ink::Faint, words.silenced());
            let reason = visible(&found.reason);
            let until = found.until.as_deref().map(|day| words.in_brackets(&words.until(day)));
            let until = until.unwrap_or_default();
            page.line(&format!("{} {}{reason}{until}", said(&found.finding), words.why()));
        }
        page.text().into()
    }
}
