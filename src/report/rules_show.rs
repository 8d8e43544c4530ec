//! `rules show`: the merged ruleset as TOML, each value with the file and line that set it.
//!
//! Owns the remarks at the end of lines. The TOML itself is the ruleset's.

use super::page::{Ink, Page};
use crate::ruleset::{Place, Section, TomlFile};
use crate::text::control_chars::visible;
use crate::text::width::width;

/// Values longer than this have their remark after two spaces, wherever that is.
const REMARKS_AT: usize = 60;

/// Sections as TOML.
pub fn toml(sections: &[Section], files: &[TomlFile], color: bool) -> String {
    let mut page = Page::new(color);
    for (at, section) in sections.iter().enumerate() {
        if at > 0 {
            page.put("\n");
        }
        if !section.header.is_empty() {
            page.ink_line(Ink::Strong, &visible(&section.header));
        }
        for line in &section.lines {
            let text = visible(&line.text);
            page.put(&text);
            if let Some(remark) = line.place.as_ref().and_then(|place| remark(place, files)) {
                page.put(&" ".repeat(REMARKS_AT.saturating_sub(width(&text)).max(2)));
                page.ink(Ink::Faint, &format!("# {remark}"));
            }
            page.put("\n");
        }
    }
    page.text()
}

/// `file:line`.
fn remark(place: &Place, files: &[TomlFile]) -> Option<String> {
    let file = files.get(place.file)?;
    let before = file.text.get(..place.span.start)?;
    Some(format!("{}:{}", visible(&file.name), before.matches('\n').count() + 1))
}
