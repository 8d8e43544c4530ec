//! `check --format human`: what a press officer reads in a terminal.
//!
//! Owns the shape of a document's report: what was assumed, findings in order of need, infos by line, the
//! table of elements, what holds, the tally; about seventy lines in all.

mod block;
mod head;
mod lists;
mod table;
#[cfg(test)]
mod tests;
mod window;

use super::context::Draft;
use super::context::groups;
use super::messages::Words;
use super::page::{Ink, Page};
use super::{Entry, Gathered, Report, Sheet, Summary};
use crate::checks::Finding;
use crate::engine::Checked;
use crate::ruleset::{Kind, Lang, Severity};
use crate::text::control_chars;
use crate::text::width::{COLUMNS, wrap};
use std::ops::Deref;

/// Findings drawn in full at most.
const BLOCKS: usize = 10;
/// Findings drawn in full even where they do not fit.
const LEAST_BLOCKS: usize = 3;
/// Lines kept free for findings that are not drawn in full.
const LISTED: usize = 20;
/// Lines of a document's report, about.
const LINES: usize = 70;

/// How a person wants it shown.
#[derive(Debug, Clone, Default)]
pub struct Human {
    /// With colours.
    pub color: bool,
    /// Frames of box-drawing characters instead of ASCII.
    pub boxes: bool,
    /// Infos in full, too.
    pub infos_in_full: bool,
    /// Everything in full, however long it gets.
    pub everything: bool,
    /// Findings only.
    pub quiet: bool,
    /// Findings that are silenced, too, by line.
    pub suppressed: bool,
    /// Language of the tally of the run.
    pub lang: Option<Lang>,
    /// The day of the run.
    pub as_of: String,
}

/// A draft, and how a person wants it shown.
struct Setting<'a> {
    draft: Draft<'a>,
    style: &'a Human,
}

impl<'a> Deref for Setting<'a> {
    type Target = Draft<'a>;
    fn deref(&self) -> &Draft<'a> {
        &self.draft
    }
}

/// The elements of a document as they were read, in words: for other formats that show them.
pub(super) fn element_rows(entry: &Entry<'_, Checked>) -> Vec<table::Row> {
    table::rows(&Setting { draft: Draft::new(entry, ""), style: &Human::default() })
}

impl Report<Checked> for Human {
    fn document(&self, entry: &Entry<'_, Checked>) -> Sheet {
        let setting = Setting { draft: Draft::new(entry, &self.as_of), style: self };
        let mut page = Page::new(self.color);
        let findings = &entry.result.findings;
        let not_a_notice = entry.result.reading.conclusions.kind == Kind::NoNotice;
        if self.quiet {
            blocks(&mut page, &setting, 0);
        } else if !entry.source.named && self.says_it_all(entry.result) {
            in_one_line(&mut page, &setting);
        } else {
            head::head(&mut page, &setting);
            page.line("");
            if not_a_notice {
                findings.iter().for_each(|finding| block::finding(&mut page, &setting, finding));
                lists::suppressed(&mut page, &setting);
            } else {
                let end = end(&setting);
                let taken = page.lines() + end.lines();
                blocks(&mut page, &setting, taken);
                page.put(&end.text());
            }
        }
        page.text().into()
    }

    fn closing(&self, summary: &Summary, _: &Gathered) -> String {
        let words = Words::of(self.lang.unwrap_or(Lang::Ja));
        let mut page = Page::new(self.color);
        if self.quiet {
            return String::new();
        }
        if summary.documents > 1 {
            page.put(&words.documents(summary.documents));
            let found = words.findings(summary.errors, summary.warnings, summary.infos);
            let beside = words.suppressed(summary.suppressed)
                + &words.unchanged(summary.unchanged.unwrap_or_default());
            page.ink_line(Ink::Strong, &(found + &beside));
        }
        if !summary.failures.is_empty() {
            page.line(&words.unread(summary.failures.len()));
        }
        if !summary.skipped_rules.is_empty() {
            let names = summary.skipped_rules.iter().map(|id| control_chars::visible(id)).collect::<Vec<_>>();
            let names = if names.len() > 6 {
                format!("{}{}{}", names[..6].join(words.comma()), words.comma(), words.more(names.len() - 6))
            } else {
                names.join(words.comma())
            };
            wrap(&words.skipped(summary.skipped_rules.len(), &names), COLUMNS)
                .iter()
                .for_each(|line| page.line(line));
        }
        page.text()
    }
}

impl Human {
    /// Whether a line says all there is to say of a document of a folder.
    fn says_it_all(&self, checked: &Checked) -> bool {
        let not_a_notice = checked.reading.conclusions.kind == Kind::NoNotice;
        let listed = self.suppressed && !checked.suppressed.is_empty();
        !listed && checked.findings.len() <= usize::from(not_a_notice)
    }
}

/// A document of a folder that needs no report of its own.
fn in_one_line(page: &mut Page, setting: &Setting<'_>) {
    let first = setting.entry.result.findings.first();
    let what = first.map_or(setting.words.clean(), |finding| &finding.message);
    let path = control_chars::visible(&setting.entry.source.name);
    let checked = setting.entry.result;
    let silenced =
        setting.words.suppressed(checked.suppressed.len()) + &setting.words.unchanged(checked.unchanged);
    page.line(&format!("{path}: {}{silenced}", control_chars::visible(what)));
}

/// What follows the findings.
fn end(setting: &Setting<'_>) -> Page {
    let mut page = Page::new(setting.style.color);
    table::table(&mut page, setting);
    table::held(&mut page, setting);
    page.line("");
    table::tally(&mut page, setting, &setting.entry.result.findings);
    page.line("");
    page
}

/// The findings: in full as far as there is room, the others by line, then the infos.
fn blocks(page: &mut Page, setting: &Setting<'_>, taken: usize) {
    let style = setting.style;
    let in_full =
        |finding: &&Finding| finding.severity > Severity::Info || style.infos_in_full || style.everything;
    let all = &setting.entry.result.findings;
    let infos: Vec<_> = all.iter().filter(|finding| !in_full(finding)).collect();
    let groups = groups(all.iter().filter(in_full));
    let listed = lists::infos_height(infos.len()) + lists::suppressed_height(setting);
    let room = LINES.saturating_sub(taken + listed);
    let mut used = 0;
    let mut shown = 0;
    for group in &groups {
        let mut block = Page::new(style.color);
        match group.as_slice() {
            [one] => block::finding(&mut block, setting, one),
            several => block::missing(&mut block, setting, several),
        }
        let after = groups.len() - shown - 1;
        let list = if after == 0 { 0 } else { after.min(LISTED) + 3 };
        let fits = shown < LEAST_BLOCKS || (shown < BLOCKS && used + block.lines() + list <= room);
        if !style.everything && !fits {
            break;
        }
        used += block.lines();
        shown += 1;
        page.put(&block.text());
    }
    let rest: Vec<_> = groups[shown..].iter().flatten().copied().collect();
    lists::rest(page, setting, &rest, room.saturating_sub(used + 3));
    lists::infos(page, setting, &infos);
    lists::suppressed(page, setting);
}
