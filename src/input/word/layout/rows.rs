//! Tables as lines.
//!
//! Owns what of a row is one line, and what follows line by line.

use super::super::model::Block;
use super::super::model::Target;
use super::super::problem::Problem;
use super::{Layer, Where, is_empty, trimmed};
use crate::document::{Anchor, LaidLine, Role, Span};

impl Layer<'_> {
    pub(super) fn table(&mut self, rows: &[Vec<Vec<Block>>], place: Where) -> Result<(), Problem> {
        let outermost = place == Where::Body;
        self.table += usize::from(outermost);
        self.blank = true;
        self.before = (0, None, false);
        for (row, cells) in rows.iter().enumerate() {
            let anchor = match place {
                Where::Body => Anchor::Row { table: self.table, row: row + 1 },
                Where::Cell(anchor)
                | Where::Box(anchor)
                | Where::Note(anchor, _)
                | Where::Furniture(anchor) => anchor,
            };
            let inside = match place {
                Where::Body | Where::Cell(_) => Where::Cell(anchor),
                place => place,
            };
            let mut filled = cells.iter().filter(|cell| !is_empty(cell));
            match (filled.next(), filled.next()) {
                (None, _) => self.row(cells, inside, anchor)?,
                // A frame around text is a table to Word only.
                (Some(cell), None) if cells.len() == 1 => self.blocks(cell, inside)?,
                _ => self.row(cells, inside, anchor)?,
            }
        }
        self.blank = true;
        self.before = (0, None, false);
        Ok(())
    }

    /// A row as a line. Where a cell holds more than a line can, the rest of it follows line by line.
    pub(super) fn row(&mut self, cells: &[Vec<Block>], place: Where, anchor: Anchor) -> Result<(), Problem> {
        let start = self.text.len();
        let mut spans = Vec::with_capacity(cells.len());
        let mut rest: Vec<&[Block]> = Vec::new();
        for (column, cell) in cells.iter().enumerate() {
            if column > 0 {
                self.text.push('\t');
            }
            let from = self.text.len();
            let taken = if is_long(cell) { first(cell) } else { cell.len() };
            for block in &cell[..taken] {
                let Block::Paragraph(paragraph) = block else { continue };
                if self.text.len() > from && !paragraph.text.trim().is_empty() {
                    self.text.push('\u{3000}');
                }
                if let Some(number) = self.number(paragraph).filter(|_| !paragraph.text.trim().is_empty()) {
                    let begin = self.text.len();
                    self.text.push_str(&number.text);
                    self.text.push_str(number.gap);
                    let target = paragraph.content.clone().map_or(Target::Front, Target::Paragraph);
                    self.spot(begin..self.text.len(), target, place);
                }
                let put = self.put(paragraph, "\u{3000}", place)?;
                self.marks(paragraph, &put);
            }
            rest.push(&cell[taken..]);
            let end = self.text.len();
            spans.push(trimmed(&self.text, from..end).unwrap_or(Span { start: from, end: from }));
        }
        self.text.push('\n');
        if let Some(span) = trimmed(&self.text, start..self.text.len()) {
            let blank_before = std::mem::take(&mut self.blank);
            let role = match place {
                Where::Note(..) | Where::Furniture(_) => Role::Note(None),
                _ => Role::Row(spans),
            };
            self.layout.lines.push(LaidLine { span, role, blank_before, anchor });
        }
        for blocks in rest.into_iter().filter(|blocks| !is_empty(blocks)) {
            self.blocks(blocks, place)?;
        }
        Ok(())
    }
}

/// Whether a cell holds more than belongs on one line: sentences in several paragraphs, a list, a table.
fn is_long(cell: &[Block]) -> bool {
    const LINE: usize = 360;
    let mut paragraphs = 0;
    let mut length = 0;
    let mut sentences = 0;
    for block in cell {
        match block {
            Block::Paragraph(paragraph) if paragraph.text.trim().is_empty() => {}
            Block::Paragraph(paragraph) => {
                paragraphs += 1;
                length += paragraph.text.len();
                sentences += usize::from(paragraph.text.trim_end().ends_with('。'));
            }
            _ => return true,
        }
    }
    paragraphs > 1 && (length > LINE || sentences > 0)
}

/// How many blocks of a cell there are up to its first paragraph with text, included.
fn first(cell: &[Block]) -> usize {
    let filled =
        |block: &Block| !matches!(block, Block::Paragraph(paragraph) if paragraph.text.trim().is_empty());
    let at = cell.iter().position(filled).unwrap_or(cell.len());
    if matches!(cell.get(at), Some(Block::Paragraph(_))) { at + 1 } else { at }
}
