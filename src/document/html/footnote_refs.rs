//! Raised numbers: the marks of footnotes, and what numbers them.
//!
//! Owns telling them from powers and ordinals. A number is a mark only where a note of the page begins with one.

use super::main_content::Found;
use crate::document::Span;
use crate::document::line::{Hint, Piece};
use crate::text::normal::is_cjk;

/// The raised numbers of a page.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// Marks in running text, in order.
    marks: Vec<Span>,
    /// The numbers that notes begin with.
    notes: Vec<Span>,
}

impl Marks {
    /// Takes the raised text at the end of a line, from the piece `at` on, where it is a number: a mark stays as `※1`,
    /// the number of a note is handed back.
    pub(super) fn take(&mut self, source: &str, pieces: &mut Vec<Piece>, at: usize) -> Option<Span> {
        let [raised] = pieces.get(at..)? else { return None };
        let digits = raised.text(source).to_owned();
        let span = raised.span;
        if raised.text.is_some()
            || !matches!(digits.len(), 1 | 2)
            || !digits.bytes().all(|c| c.is_ascii_digit())
        {
            return None;
        }
        let said = |piece: &&Piece| !piece.text(source).trim().is_empty();
        let Some(before) = pieces[..at].iter().rev().find(said) else {
            pieces.clear();
            self.notes.push(span);
            return Some(span);
        };
        let before = before.text(source).trim_end().chars().next_back();
        if before.is_some_and(|c| is_cjk(c) || matches!(c, ')' | '）')) {
            self.marks.push(span);
            pieces[at].text = Some(format!("※{digits}").into());
        }
        None
    }

    /// Leaves out marks where the page has no such notes, and the numbers of notes that nothing refers to.
    pub(super) fn settle(self, source: &str, lines: &mut [Found]) {
        if self.marks.is_empty() && self.notes.is_empty() {
            return;
        }
        let digits = |span: &Span| source.get(span.start..span.end).unwrap_or_default();
        let known = |spans: &[Span], key: &str| spans.iter().take(200).any(|span| digits(span) == key);
        for line in lines {
            if let Hint::Note(Some(number)) = line.line.hint
                && !known(&self.marks, digits(&number))
            {
                line.line.hint = Hint::Note(None);
            }
            for piece in &mut line.line.pieces {
                let is_mark = self.marks.binary_search(&piece.span).is_ok();
                if is_mark && !known(&self.notes, digits(&piece.span)) {
                    piece.text = Some("".into());
                }
            }
        }
    }
}
