//! Rows of tables, and labels with their values.
//!
//! Owns when cells are read as a row and when as text of their own: old pages lay out whole notices in tables.

use super::main_content::Found;
use super::token::Tag;
use crate::document::Span;
use crate::document::line::{Hint, Line, Piece};
use crate::text::within;

/// A cell of more lines, or of more bytes, holds a text.
const LINES: usize = 8;
const BYTES: usize = 2_500;
/// Columns whose spanning cells are followed.
const COLUMNS: usize = 8;

/// A row in the making.
#[derive(Debug, Default)]
pub(super) struct Row {
    cells: Vec<Cell>,
    /// Whether it is a term of a list of definitions.
    definition: bool,
    /// Whether a cell is open.
    pub(super) open: bool,
}

#[derive(Debug, Default)]
struct Cell {
    lines: Vec<Found>,
    columns: usize,
    rows: usize,
    /// Whether it is a term of a list of definitions.
    term: bool,
}

/// The columns of a table that cells of the rows above reach into.
#[derive(Debug, Default)]
pub(super) struct Table {
    reached: Vec<usize>,
}

impl Row {
    pub(super) fn definition() -> Row {
        Row { definition: true, ..Row::default() }
    }

    /// Opens a cell.
    pub(super) fn cell(&mut self, tag: &Tag, term: bool) {
        let number = |name, most| {
            tag.value(name).and_then(|value| value.trim().parse().ok()).map(|n: usize| within(n, 1, most))
        };
        let columns = number("colspan", COLUMNS).unwrap_or(1);
        let rows = number("rowspan", 1_000).unwrap_or(1);
        self.cells.push(Cell { lines: Vec::new(), columns, rows, term });
        self.open = true;
    }

    /// Adds a line to the open cell.
    pub(super) fn add(&mut self, line: Found) {
        if let Some(cell) = self.cells.last_mut() {
            // Most cells have one, and a row may have very many cells.
            if cell.lines.is_empty() {
                cell.lines.reserve_exact(1);
            }
            cell.lines.push(line);
        }
    }

    /// Whether the last cell is the value of a definition.
    pub(super) fn has_value(&self) -> bool {
        self.definition && self.cells.last().is_some_and(|cell| !cell.term)
    }

    /// The cells as lines of text.
    pub(super) fn spill(self, out: &mut Vec<Found>) {
        out.extend(self.cells.into_iter().flat_map(|cell| cell.lines));
    }

    /// The row as one line, or as its lines.
    pub(super) fn finish(self, source: &str, table: Option<&mut Table>, out: &mut Vec<Found>) {
        let size =
            |line: &Found| line.line.pieces.iter().map(|piece| piece.text(source).len()).sum::<usize>();
        let most = if self.definition { 1 } else { LINES };
        let is_cell = |cell: &Cell| {
            cell.lines.len() <= most
                && cell.lines.iter().all(|line| !matches!(line.line.hint, Hint::Heading(_) | Hint::Row(_)))
                && cell.lines.iter().map(size).sum::<usize>() <= BYTES
        };
        let pair = || self.cells[0].term && self.cells.iter().all(|cell| cell.lines.len() == 1);
        let whole = if self.definition { self.cells.len() == 2 && pair() } else { self.cells.len() > 1 };
        let whole = whole && self.cells.iter().all(is_cell);
        let cells = match table {
            Some(table) => table.place(self.cells),
            None => self.cells,
        };
        if whole {
            out.extend(line(cells));
        } else {
            out.extend(cells.into_iter().flat_map(|cell| cell.lines));
        }
    }
}

impl Table {
    /// Puts cells into their columns: what spans several leaves empty ones beside and below it.
    fn place(&mut self, cells: Vec<Cell>) -> Vec<Cell> {
        let mut placed: Vec<Cell> = Vec::with_capacity(cells.len());
        for cell in cells {
            self.pass(&mut placed);
            let (at, columns, below) = (placed.len(), cell.columns, cell.rows - 1);
            placed.push(cell);
            let beside = columns.min(COLUMNS.saturating_sub(at)).max(1) - 1;
            placed.extend((0..beside).map(|_| Cell::default()));
            if below > 0 && at < COLUMNS {
                self.reached.resize(self.reached.len().max(at + 1 + beside), 0);
                self.reached[at..=at + beside].fill(below);
            }
        }
        self.pass(&mut placed);
        placed
    }

    /// Leaves out the columns that are taken from above.
    fn pass(&mut self, placed: &mut Vec<Cell>) {
        while let Some(rows) = self.reached.get_mut(placed.len()).filter(|rows| **rows > 0) {
            *rows -= 1;
            placed.push(Cell::default());
        }
    }
}

/// A row as one line.
fn line(cells: Vec<Cell>) -> Option<Found> {
    let (mut pieces, mut ranges): (Vec<Piece>, _) = (Vec::new(), Vec::new());
    let mut row: Option<Found> = None;
    for cell in cells {
        let start = pieces.len();
        for mut line in cell.lines {
            if pieces.len() > start {
                // Lines of a cell stand apart, as its cells do.
                let at = line.start();
                pieces.push(Piece { span: Span { start: at, end: at }, text: Some("\u{3000}".into()) });
            }
            pieces.append(&mut line.line.pieces);
            row.get_or_insert(line);
        }
        ranges.push(start..pieces.len());
    }
    let line = Line { pieces, hint: Hint::Row(ranges), blank_before: true, ..Line::default() };
    Some(Found { line, ..row? })
}
