//! The table of elements, what holds, and the tally of a document.
//!
//! Owns the columns at the end of a document's report.

use super::Setting;
use crate::checks::Finding;
use crate::reading::elements::Status;
use crate::report::counts;
use crate::report::evidence::{lines, summary};
use crate::report::page::{Ink, Page};
use crate::ruleset::Severity;
use crate::text::control_chars::visible;
use crate::text::width::{COLUMNS, cut, pad, width, wrap};
use crate::text::within;

/// An element as it was read.
pub(crate) struct Row {
    /// Its name.
    pub title: String,
    /// Its state.
    pub status: Status,
    /// The lines it was read on, in words.
    pub lines: String,
    /// What was read there.
    pub what: String,
}

/// The elements as they were read.
pub(crate) fn rows(setting: &Setting<'_>) -> Vec<Row> {
    let elements = setting.entry.ruleset.elements.iter();
    let rows = elements.zip(&setting.entry.result.reading.elements).enumerate();
    rows.map(|(at, (element, state))| Row {
        title: visible(element.title.get(setting.words.lang)).into_owned(),
        status: state.status,
        lines: lines(setting, state),
        what: summary(setting, at),
    })
    .collect()
}

/// Draws the table of elements.
pub(crate) fn table(page: &mut Page, setting: &Setting<'_>) {
    let words = setting.words;
    let [title_head, status_head, what_head] = words.columns();
    let rows = rows(setting);
    if rows.is_empty() {
        return;
    }
    let titles = within(rows.iter().map(|row| width(&row.title)).max().unwrap_or(0), width(title_head), 30);
    let states = [Status::Stated, Status::Deferred, Status::Absent]
        .into_iter()
        .map(|status| width(words.status(status)))
        .max()
        .unwrap_or(0);
    let states = states.max(width(status_head));
    let places = rows.iter().map(|row| width(&row.lines)).max().unwrap_or(0).min(14);
    page.ink_line(
        Ink::Faint,
        &format!("{}  {}  {what_head}", pad(title_head, titles), pad(status_head, states)),
    );
    for Row { title, status, lines, what } in rows {
        page.put(&pad(&cut(&title, titles), titles));
        page.put("  ");
        let word = words.status(status);
        match status {
            Status::Stated => page.put(word),
            Status::Deferred => page.ink(Ink::Severity(Severity::Info), word),
            Status::Absent => page.ink(Ink::Severity(Severity::Warning), word),
        }
        let place = pad(&lines, places);
        let what = cut(&what, COLUMNS - (titles + states + width(&place) + 6));
        let tail = format!("{}  {place}  {what}", pad("", states - width(word)));
        page.line(tail.trim_end());
    }
}

/// Draws what was checked and holds.
pub(crate) fn held(page: &mut Page, setting: &Setting<'_>) {
    let held = &setting.entry.result.held;
    if held.is_empty() {
        return;
    }
    let mut text = setting.words.held().to_owned();
    for (at, each) in held.iter().enumerate() {
        text.push_str(if at == 0 { "" } else { setting.words.comma() });
        text.push_str(&visible(&each.text));
    }
    for line in wrap(&text, COLUMNS) {
        page.line(&line);
    }
}

/// Draws the tally of a document.
pub(crate) fn tally(page: &mut Page, setting: &Setting<'_>, findings: &[Finding]) {
    let words = setting.words;
    let checked = setting.entry.result;
    let silenced = words.suppressed(checked.suppressed.len()) + &words.unchanged(checked.unchanged);
    let [errors, warnings, infos] = counts(findings);
    let left = words.findings(errors, warnings, infos) + &silenced;
    let states = &setting.entry.result.reading.elements;
    let count = |status| states.iter().filter(|state| state.status == status).count();
    let [stated, deferred, absent] = [Status::Stated, Status::Deferred, Status::Absent].map(count);
    let right = words.elements(states.len(), stated, deferred, absent);
    let gap = if width(&left) + width(&right) + 8 <= COLUMNS { "        " } else { "  " };
    page.ink(Ink::Strong, &left);
    page.line(&format!("{gap}{right}"));
}
