//! The lines that Markdown is given out in.
//!
//! Owns where a line ends, how far in it stands and what its blocks say of it. What stands in it is [`super::pieces`]'.

use super::Reader;
use crate::document::Span;
use crate::document::columns;
use crate::document::line::{Hint, Line, Piece};
use crate::document::marker::Marker;
use crate::text::normal::is_invisible;
use std::ops::Range;

/// A line that nothing stands in yet.
pub(super) fn fresh() -> Line {
    Line { blank_before: true, ..Line::default() }
}

impl Reader<'_> {
    /// Gives out the line that is being made; the next starts a block.
    pub(super) fn flush(&mut self) {
        self.hidden = false;
        let mut line = std::mem::replace(&mut self.line, fresh());
        let nothing = |found: char| found.is_whitespace() || is_invisible(found);
        if line.pieces.iter().all(|piece| piece.text(self.source).trim_matches(nothing).is_empty()) {
            return;
        }
        let first = self.items.last_mut().map(|told| std::mem::replace(told, true));
        // What goes on with an item at the margin is as far out as it is written.
        let before = line.pieces.first().and_then(|piece| self.source.get(..piece.span.start));
        let at_margin = first == Some(true) && before.is_some_and(|before| before.ends_with(['\n', '\r']));
        line.indent = if at_margin { 0 } else { self.items.len() * 2 };
        line.quoted |= self.quoted > 0;
        line.hint = if let Some(cells) = self.cells.take() {
            Hint::Row(cells)
        } else if let Some(level) = self.heading {
            Hint::Heading(level)
        } else if first == Some(false) {
            Hint::Item(self.marker.take())
        } else if let Some(marker) = self.note.take() {
            Hint::Note(marker)
        } else if self.noted || first.is_some() {
            Hint::Inside
        } else {
            Hint::None
        };
        // `=` under `=` is a heading to Markdown, and drawn all the same.
        let last = self.lines.last().filter(|_| !line.blank_before || self.heading.is_some());
        line.pieces.shrink_to_fit();
        if !last.is_some_and(|last| columns::both_drawn(self.source, last, &line)) {
            self.lines.push(line);
        }
    }

    pub(super) fn line_break(&mut self) {
        if self.cells.is_none() && self.muted == 0 && !self.line.pieces.is_empty() {
            self.flush();
            self.line.blank_before = false;
        }
    }

    /// A tag that breaks the line. A row is one line: what it parts stays apart.
    pub(super) fn tag_break(&mut self, range: Range<usize>) {
        self.hidden = false;
        if self.cells.is_none() {
            self.line_break();
        } else if self.muted == 0 {
            let span = Span { start: range.start, end: range.end };
            self.line.pieces.push(Piece { span, text: Some(" ".into()) });
        }
    }

    /// A list of one item, whose one line is bold as a whole (`6. **原因**`), is how headings are numbered: it is judged as a
    /// numbered line of text is.
    pub(super) fn head(&mut self, number: u64, first: usize, range: &Range<usize>) {
        let Some([line]) = self.lines.get_mut(first..) else { return };
        let text = self.source.get(range.clone()).unwrap_or_default().trim();
        let bold = text.split_once(char::is_whitespace).map(|(_, body)| body.trim());
        let bold = bold.and_then(|body| body.strip_prefix("**")?.strip_suffix("**"));
        if let (Some(bold), Hint::Item(_)) = (bold, &line.hint)
            && !bold.contains(['*', '\n', '\r'])
        {
            line.hint = Hint::None;
            line.indent = 0;
            line.counted = Some(Marker::numbered(u32::try_from(number).unwrap_or(0)));
        }
    }
}
