//! HTML as lines.
//!
//! Owns which parts of a page are text, and which of its text is the notice: tags are unwrapped, what is hidden and the
//! furniture of the page are left out. Spans are those of the HTML source. Refuses to judge what a line means.

mod elements;
mod flow;
mod footnote_refs;
mod forms;
mod links;
mod lists;
mod main_content;
mod reader;
mod resting;
mod roles;
mod rows;
mod stack;
#[cfg(test)]
mod tests;
mod token;
mod tokens;
mod traces;

use super::directive::Directive;
use super::line::Line;
use super::{Trace, columns};
pub(super) use traces::remark;

/// Reads HTML. Of the comments to the program those stay that are comments here.
pub(super) fn lines(source: &str, directives: &mut Vec<Directive>) -> (Vec<Line>, Vec<Trace>) {
    let page = reader::page(source);
    // One that is not closed was hidden from HTML, which would take the rest of the draft for a comment.
    directives
        .retain(|directive| !directive.closed || page.comments.binary_search(&directive.span.start).is_ok());
    let mut found = main_content::select(page.lines, source);
    page.marks.settle(source, &mut found);
    main_content::entitle(&mut found, page.title, source);
    let mut lines = found.into_iter().map(|found| found.line).collect();
    columns::rows(source, &mut lines);
    (lines, page.traces)
}

/// How far apart what two slices of text stand in is: 0 on a line, 1 on the next, 2 in blocks of their own. `between` is
/// the source between them.
pub(super) fn apart(between: &str) -> usize {
    let mut apart = 0;
    for tag in between.split('<').skip(1) {
        let name = tag.trim_start_matches('/');
        let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let name = elements::Name::of(&name.as_bytes()[..length]);
        apart += if name == elements::BR { 1 } else { 2 * usize::from(name.is_block()) };
    }
    apart
}
