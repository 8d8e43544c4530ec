//! Comments to the program inside of Markdown.
//!
//! Owns which of them are meant, and the text behind them. What they say is [`crate::document::directive`]'s.

use super::Reader;
use crate::document::line::Piece;
use std::ops::Range;

impl Reader<'_> {
    /// The comments to the program that begin in a range.
    pub(super) fn comments(&self, range: &Range<usize>) -> Range<usize> {
        let before = |at: usize| self.directives.partition_point(|(directive, _)| directive.span.start < at);
        before(range.start)..before(range.end)
    }

    /// Takes comments in code for what they are.
    pub(super) fn quote(&mut self, range: &Range<usize>) {
        let comments = self.comments(range);
        self.directives[comments].iter_mut().for_each(|(_, meant)| *meant = false);
    }

    /// Whether a slice of text lies in a comment to the program.
    pub(super) fn in_comment(&self, range: &Range<usize>) -> bool {
        let behind = self.comments(&(0..range.start + 1)).end;
        behind.checked_sub(1).is_some_and(|last| {
            let (directive, meant) = &self.directives[last];
            *meant && range.start < directive.span.end
        })
    }

    /// Markdown takes what follows a comment on its line for HTML. Behind one of the program's own it is text.
    pub(super) fn behind_comment(&mut self, range: &Range<usize>) {
        let Some((directive, _)) = self.directives[self.comments(range)].last() else { return };
        let block = self.source.get(range.clone()).unwrap_or_default();
        let rest = self.source.get(directive.span.end..range.end).unwrap_or_default();
        let line = rest.split(['\n', '\r']).next().unwrap_or_default();
        if directive.closed && block.trim_start().starts_with("<!--") && !line.trim().is_empty() {
            let start = directive.span.end + line.len() - line.trim_start().len();
            self.line.pieces.push(Piece::plain(start, start + line.trim().len()));
            self.flush();
        }
    }
}
