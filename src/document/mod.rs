//! A source as a document: structure first, then plain text in normal form with a map back to the source.
//!
//! Owns headings, sections, list items, tables, notes, sentences and clauses, and the way from any place in
//! the normal form to bytes of the source. Refuses to know what words mean.

mod alike;
mod brackets;
mod cells;
mod circled;
mod clause;
mod columns;
mod directive;
mod edit;
mod full;
mod html;
mod joins;
mod layout;
mod line;
mod lookalike;
mod markdown;
mod marker;
mod narrow;
mod normal;
mod notes;
mod offset_index;
mod offset_map;
#[cfg(test)]
mod proptests;
mod query;
mod redact;
mod respelt;
mod secret;
mod sections;
mod sentence;
mod shape;
#[cfg(test)]
mod soup;
mod spelling;
mod structure;
mod text;
mod trace;
mod unseen;
mod unwrap;

use crate::text::old_forms::Folded;
use crate::text::within;
use std::ops::Range;

pub(crate) use directive::Directive;
pub use edit::{Edit, apply};
pub(crate) use layout::{Anchor, LaidLine, Layout, Role};
use line::Line;
pub(crate) use lookalike::Radical;
pub(crate) use markdown::code::code as markdown_code;
pub(crate) use marker::sort_of;
pub(crate) use narrow::Narrow;
pub(crate) use notes::Note;
pub(crate) use offset_index::Starts;
use offset_map::OffsetMap;
pub(crate) use redact::covered;
pub(crate) use secret::Secrets;
pub(crate) use shape::begins_with_date;
pub(crate) use trace::{Trace, TraceKind};
pub(crate) use unseen::Unseen;

/// How a source is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
    /// A Word file: its text is extracted, and its lines come with a layout.
    Word,
}

/// Reads a source. Any text is a document; an empty one has no blocks.
pub(crate) fn read(text: &str, format: Format) -> Document {
    let mut directives = directive::find(text);
    let open: Vec<Directive> = directives.iter().filter(|directive| !directive.closed).cloned().collect();
    let source = match format {
        Format::Markdown => markdown::line_ends(markdown::hide(text)),
        Format::Html => directive::hide(text, &open),
        _ => directive::hide(text, &directives),
    };
    let mut dated = None;
    let mut code = Vec::new();
    let (lines, traces) = match format {
        Format::Markdown => {
            let read = markdown::read(&source, &mut directives);
            (dated, code) = (read.dated, read.code);
            (read.lines, read.traces)
        }
        Format::Html => html::lines(&source, &mut directives),
        _ => (text::lines(&source, &directives), Vec::new()),
    };
    let apart = if format == Format::Html { html::apart } else { directive::apart };
    let mut document = build(text, &source, &lines, directives, apart);
    document.traces = traces;
    document.dated = dated.and_then(|span| document.place(span));
    document.code = code.into_iter().filter_map(|span| document.place(span)).collect();
    document
}

/// Reads a text whose lines are known: that of a Word file.
pub(crate) fn read_laid(text: &str, layout: &Layout) -> Document {
    let lines = layout::lines(text, layout);
    let mut document = build(text, text, &lines, Vec::new(), directive::apart);
    document.traces.clone_from(&layout.traces);
    document.anchors = layout.lines.iter().map(|line| (line.span, line.anchor)).collect();
    document
}

/// From lines to the document. `source` is the text with what is no text made invisible; `apart` tells how many lines
/// below one another two of its slices stand, by what is between them.
fn build(
    text: &str,
    source: &str,
    lines: &[Line],
    mut directives: Vec<Directive>,
    apart: fn(&str) -> usize,
) -> Document {
    let structure = structure::structure(source, lines);
    let (sentences, clauses) = sentence::sentences(&structure.normal.text, &structure.blocks);
    let map = structure.normal.map;
    let notes = notes::notes(source, &structure.blocks);
    // Between two lines that are joined may stand tags, which say nothing.
    let said = |span: Span| {
        let line =
            lines.partition_point(|line| line.pieces.last().is_some_and(|last| last.span.end <= span.start));
        let pieces = lines.get(line).map_or(&[][..], |line| &line.pieces);
        let piece = pieces.get(pieces.partition_point(|piece| piece.span.end <= span.start));
        piece.is_some_and(|piece| piece.span.start <= span.start && span.end <= piece.span.end)
    };
    let radicals = lookalike::find(source, |span| map.place(span).is_some() && said(span));
    let circled = circled::find(source, |span| map.place(span));
    directive::stand(text, &mut directives, &structure.blocks, &map, apart);
    let tables = Tables {
        blocks: Starts::of(structure.blocks.iter().map(|block| block.place.start)),
        sentences: Starts::of(sentences.iter().map(|sentence| sentence.place.start)),
        clauses: Starts::of(clauses.iter().map(|clause| clause.place.start)),
    };
    Document {
        folded: Folded::of(&structure.normal.text),
        text: structure.normal.text,
        title: structure.title,
        dated: None,
        code: Vec::new(),
        blocks: structure.blocks,
        sections: structure.sections,
        sentences,
        clauses,
        radicals,
        circled,
        unseen: unseen::find(source, lines),
        notes,
        directives,
        traces: Vec::new(),
        anchors: Vec::new(),
        map,
        tables,
    }
}

/// Bytes of the source (decoded, UTF-8), half open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// Bytes of the normal form ([`Document::text`]), half open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Place {
    /// Whether `other` lies inside.
    pub fn contains(self, other: Place) -> bool {
        self.start <= other.start && other.end <= self.end
    }
    /// Whether the two share a byte.
    pub fn touches(self, other: Place) -> bool {
        self.start < other.end && other.start < self.end
    }
    /// What of it lies at an offset or behind.
    pub fn from(self, start: usize) -> Place {
        Place { start: within(start, self.start, self.end), end: self.end }
    }
    /// The smallest place that holds both.
    pub fn join(self, other: Place) -> Place {
        Place { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// A document, read.
#[derive(Debug, Clone)]
pub struct Document {
    /// The normal form. Blocks are separated by `\n`; no other line feed occurs.
    pub text: String,
    /// The same in the forms of characters that are written today, where it has older ones.
    pub(crate) folded: Option<Folded>,
    /// Where the title stands.
    pub title: Option<Place>,
    /// Where the front matter gives the day of publication; that of the text itself goes before it.
    pub dated: Option<Place>,
    /// What a line of Markdown sets as code, in order.
    pub code: Vec<Place>,
    /// Headings, paragraphs, items, rows, notes, in order.
    pub blocks: Vec<Block>,
    /// Sections. The first is the opening before any heading.
    pub sections: Vec<Section>,
    /// Sentences, in order; each belongs to one block.
    pub sentences: Vec<Sentence>,
    /// Characters of the source that only look like ideographs.
    pub radicals: Vec<Radical>,
    /// Circled numbers (①) in the text, in order: in the normal form they are digits.
    pub circled: Vec<Place>,
    /// Characters of the source that no reader sees.
    pub unseen: Vec<Unseen>,
    /// Notes that have a number.
    pub notes: Vec<Note>,
    /// Comments to the program, in order: no part of the text.
    pub directives: Vec<Directive>,
    /// Clauses, in order of their start; a clause in brackets follows the clause it stands in.
    pub clauses: Vec<Clause>,
    /// What the file holds beside its text.
    pub traces: Vec<Trace>,
    /// Where its lines stand in a file whose lines have no numbers.
    anchors: Vec<(Span, Anchor)>,
    /// The way back to the source.
    map: OffsetMap,
    /// The way from an offset to what stands there.
    tables: Tables,
}

/// Where blocks, sentences and clauses start.
#[derive(Debug, Clone, Default)]
struct Tables {
    blocks: Starts,
    sentences: Starts,
    clauses: Starts,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// The document's title.
    Title,
    /// A heading.
    Heading,
    /// Running text.
    Paragraph,
    /// An item of a list.
    Item,
    /// A row of a table.
    Row,
    /// A note (`※`, `*1`), or what stands under one.
    Note,
}

/// One block of text.
#[derive(Debug, Clone)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its text, without the marker, in the normal form. Brackets around a whole heading (`【経緯】`) are part
    /// of its text; `label` is what stands in them.
    pub place: Place,
    /// The section it belongs to; a heading belongs to the section it opens.
    pub section: usize,
    /// The marker before the text (`1.`, `・`, `※`), as bytes of the source.
    pub marker: Option<Span>,
    /// The label of a `項目:値` line (without the colon), in the normal form.
    pub label: Option<Place>,
    /// The cells of a row, in the normal form; empty otherwise.
    pub cells: Box<[Place]>,
    /// Columns of white space before it. Items with the same indent and the same sort of marker are of one level.
    pub indent: u16,
    /// The sort of its marker; 0 where it has none.
    pub mark: u8,
    /// Whether its format sets it apart as a quotation.
    pub quoted: bool,
    /// Whether an empty line, or a heading that its format marks, stands above it.
    pub apart: bool,
}

impl Block {
    /// The cell of a row that a place stands in, by its number.
    pub fn column(&self, place: Place) -> Option<usize> {
        let at = self.cells.partition_point(|cell| cell.end < place.end);
        self.cells.get(at).filter(|cell| cell.contains(place)).map(|_| at)
    }
}

/// A heading and what stands under it.
#[derive(Debug, Clone)]
pub struct Section {
    /// The block of its heading; `None` for the opening.
    pub heading: Option<usize>,
    /// Depth: 0 for the opening, 1 for the outermost headings.
    pub level: u8,
    /// The section it stands in.
    pub parent: Option<usize>,
    /// Its blocks, heading first, without those of subsections.
    pub blocks: Range<usize>,
}

/// A sentence.
#[derive(Debug, Clone)]
pub struct Sentence {
    /// Its text, with the mark that ends it.
    pub place: Place,
    /// Its block.
    pub block: usize,
    /// Its clauses. Half the size of a `usize`, as what else there is one of for each short line: no text is so long.
    pub clauses: Range<u32>,
}

/// A clause: the unit of polarity and certainty.
#[derive(Debug, Clone)]
pub struct Clause {
    /// Its text. A clause in brackets lies inside the clause around it.
    pub place: Place,
    /// Its sentence.
    pub sentence: usize,
    /// The clause around it, for one in brackets.
    pub(crate) around: Option<u32>,
}

impl Clause {
    /// The clause around it, for one in brackets.
    pub fn parent(&self) -> Option<usize> {
        self.around.map(|at| at as usize)
    }
}
