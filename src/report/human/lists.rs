//! Findings in one line each: infos, and those for which there was no room.
//!
//! Owns the columns of these lists.

use super::Setting;
use crate::checks::Finding;
use crate::engine::Origin;
use crate::report::page::{Ink, Page};
use crate::text::control_chars::visible;
use crate::text::width::{COLUMNS, columns, cut, pad, width};

/// Infos shown by line at most; more are counted.
const INFOS: usize = 12;

/// Draws the infos of a document.
pub(crate) fn infos(page: &mut Page, setting: &Setting<'_>, findings: &[&Finding]) {
    if findings.is_empty() {
        return;
    }
    page.line(&setting.words.infos(findings.len()));
    rows(page, setting, &findings[..findings.len().min(INFOS)], false);
    if findings.len() > INFOS {
        page.line(&format!("  {}", setting.words.more(findings.len() - INFOS)));
    }
    page.line("");
}

/// Lines that [`infos`] takes.
pub(crate) fn infos_height(findings: usize) -> usize {
    match findings {
        0 => 0,
        1..=INFOS => findings + 2,
        _ => INFOS + 3,
    }
}

/// Draws the findings for which there was no room.
pub(crate) fn rest(page: &mut Page, setting: &Setting<'_>, findings: &[&Finding], room: usize) {
    if findings.is_empty() {
        return;
    }
    page.line(&setting.words.rest(findings.len()));
    let shown = findings.len().min(room.max(4));
    rows(page, setting, &findings[..shown], true);
    if findings.len() > shown {
        page.line(&format!("  {}", setting.words.more(findings.len() - shown)));
    }
    page.line("");
}

/// Draws the findings that are silenced, with their reasons, where they are asked for.
pub(crate) fn suppressed(page: &mut Page, setting: &Setting<'_>) {
    let words = setting.words;
    let found = &setting.entry.result.suppressed;
    if !setting.style.suppressed || found.is_empty() {
        return;
    }
    let rules = &setting.entry.ruleset.rules;
    let places: Vec<_> = found.iter().map(|found| place(setting, &found.finding)).collect();
    let ids: Vec<_> = found.iter().map(|found| visible(&rules[found.finding.rule].id)).collect();
    let cells = places.iter().zip(&ids).map(|(place, id)| [place.as_str(), id]);
    let [place_columns, id_columns] = columns(cells);
    let room = COLUMNS.saturating_sub(place_columns + id_columns + 6).max(20);
    page.line(&words.suppressed_list(found.len()));
    for ((found, place), id) in found.iter().zip(&places).zip(&ids) {
        let file = match &found.origin {
            Origin::Comment(_) => None,
            Origin::File { name, line, .. } | Origin::Baseline { name, line } => {
                Some(format!("{}:{line}", visible(name)))
            }
        };
        let until = found.until.as_deref().map(|day| words.until(day));
        let remarks = until.into_iter().chain(file).collect::<Vec<_>>().join(words.comma());
        let remarks = if remarks.is_empty() { remarks } else { words.in_brackets(&remarks) };
        let reason = cut(&visible(&found.reason), room.saturating_sub(width(&remarks)).max(8));
        page.put(&format!("  {}  {}  ", pad(place, place_columns), pad(id, id_columns)));
        page.line(&format!("{reason}{remarks}"));
    }
    page.line("");
}

/// Lines that [`suppressed`] takes.
pub(crate) fn suppressed_height(setting: &Setting<'_>) -> usize {
    match setting.entry.result.suppressed.len() {
        found if found > 0 && setting.style.suppressed => found + 2,
        _ => 0,
    }
}

fn rows(page: &mut Page, setting: &Setting<'_>, findings: &[&Finding], severity: bool) {
    let rules = &setting.entry.ruleset.rules;
    let places: Vec<_> = findings.iter().map(|finding| place(setting, finding)).collect();
    let messages: Vec<_> = findings.iter().map(|finding| visible(&finding.message)).collect();
    let ids: Vec<_> = findings.iter().map(|finding| visible(&rules[finding.rule].id)).collect();
    let severities: Vec<_> = findings
        .iter()
        .map(|finding| if severity { setting.words.severity(finding.severity) } else { "" })
        .collect();
    let cells = severities.iter().zip(&places).zip(messages.iter().zip(&ids));
    let cells = cells.map(|((word, place), (message, id))| [*word, place, message, id]);
    let [severity_columns, place_columns, widest, id_columns] = columns(cells);
    let before = 2 + severity_columns + 2 * usize::from(severity) + place_columns + 2;
    let room = COLUMNS.saturating_sub(before + 2 + id_columns).max(20);
    let message_columns = widest.min(room);
    for (((finding, place), (message, id)), word) in
        findings.iter().zip(&places).zip(messages.iter().zip(&ids)).zip(&severities)
    {
        page.put("  ");
        if severity {
            page.ink(Ink::Severity(finding.severity), &pad(word, severity_columns));
            page.put("  ");
        }
        page.put(&pad(place, place_columns));
        page.put("  ");
        page.put(&pad(&cut(message, message_columns), message_columns));
        page.put("  ");
        page.ink_line(Ink::Faint, id);
    }
}

fn place(setting: &Setting<'_>, finding: &Finding) -> String {
    finding.span.map_or(setting.words.nowhere().to_owned(), |span| setting.stands(span.start))
}
