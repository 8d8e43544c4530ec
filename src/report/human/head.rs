//! What was assumed about a document.
//!
//! Owns the lines at the top: stage and why, publisher, day of publication, ruleset.

use super::Setting;
use crate::input::Charset;
use crate::report::context::{assumed, compared};
use crate::report::messages::Words;
use crate::report::page::{Ink, Page};
use crate::ruleset::Kind;
use crate::text::control_chars::visible;
use crate::text::width::{COLUMNS, width, wrap};

/// Draws the head of a document.
pub(crate) fn head(page: &mut Page, setting: &Setting<'_>) {
    let words = setting.words;
    page.ink(Ink::Strong, &visible(&setting.entry.source.name));
    if setting.entry.source.layout.is_some() {
        page.put(words.paragraphs());
    }
    page.put("\n");
    // Said, so that a wrong guess is seen.
    let encoding = setting.entry.source.encoding;
    if encoding.charset() != Charset::Utf8 {
        page.line(&setting.words.read_as(encoding.name));
    }
    let ruleset = setting.entry.ruleset;
    let ruleset = format!("{} {} {}", words.ruleset(), visible(&ruleset.name), visible(&ruleset.version));
    let conclusions = &setting.entry.result.reading.conclusions;
    if conclusions.kind == Kind::NoNotice {
        return page.line(&ruleset);
    }
    checked_as(page, setting, &ruleset);
    for line in compared(setting).iter().flat_map(|line| wrap(line, COLUMNS)) {
        page.line(&line);
    }
}

/// What was assumed, how to say otherwise, and the ruleset.
fn checked_as(page: &mut Page, setting: &Setting<'_>, ruleset: &str) {
    let words = setting.words;
    let conclusions = &setting.entry.result.reading.conclusions;
    let second = if conclusions.stage_evidence.is_some() && !conclusions.stage_given {
        format!("{}  {ruleset}", words.override_stage())
    } else {
        ruleset.to_owned()
    };
    let parts = assumed(setting);
    let assumed = words.checked_as(&parts.join(words.dot()));
    if width(&assumed) + 2 + width(&second) <= COLUMNS {
        page.line(&format!("{assumed}  {second}"));
    } else {
        in_lines(&words, &parts).iter().for_each(|line| page.line(line));
        wrap(&second, COLUMNS).iter().for_each(|line| page.line(line));
    }
    if let Some(profile) = setting.entry.suggested() {
        let suggestion = words.suggest(&visible(profile.title.get(words.lang)), &visible(&profile.ruleset));
        wrap(&suggestion, COLUMNS).iter().for_each(|line| page.line(line));
    }
}

/// What was assumed, broken between its parts only.
fn in_lines(words: &Words, parts: &[String]) -> Vec<String> {
    let whole = words.checked_as(&parts.join("\n"));
    let mut lines: Vec<String> = Vec::new();
    for part in whole.split('\n') {
        match lines.last_mut() {
            Some(line) if width(line) + width(words.dot()) + width(part) <= COLUMNS => {
                line.push_str(words.dot());
                line.push_str(part);
            }
            _ => lines.push(part.to_owned()),
        }
    }
    lines
}
