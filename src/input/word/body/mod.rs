//! A part of a Word file, from XML to paragraphs.
//!
//! Owns what of the markup is text: inserted runs and results of fields are, deleted and hidden runs, instructions of
//! fields, readings over characters and the second of two alternatives are not.

mod element;
mod emit;

use super::fields::Fields;
use super::limits;
use super::model::{Block, Paragraph, Story};
use super::problem::{Limit, Problem};
use super::relations::Relation;
use super::styles::Styles;
use super::xml::{Node, Space, Tag, Xml};
use std::collections::HashMap;
use std::ops::Range;

/// What a part is read with.
#[derive(Clone, Copy)]
pub(crate) struct Setting<'a> {
    /// The styles of the file.
    pub styles: &'a Styles,
    /// The addresses that the part refers to, by id.
    pub links: &'a HashMap<String, String>,
    /// The lines of the drawings that the part refers to, by id.
    pub diagrams: &'a HashMap<String, Vec<String>>,
    /// Whether to keep where the text stands in the part.
    pub places: bool,
    /// Whether numbers of pages are left out.
    pub furniture: bool,
}

/// The addresses that a part refers to.
pub(crate) fn links(relations: &[Relation]) -> HashMap<String, String> {
    let outside =
        relations.iter().filter(|relation| relation.outside && relation.kind.ends_with("/hyperlink"));
    outside.map(|relation| (relation.id.clone(), relation.target.clone())).collect()
}

/// Reads a part.
pub(crate) fn read(xml: &str, setting: Setting<'_>) -> Result<Story, Problem> {
    let mut reader = Reader::new(setting);
    let mut xml = Xml::new(xml);
    while let Some(node) = xml.next()? {
        let place = xml.place();
        match node {
            Node::Start(tag) => reader.start(&tag, place),
            Node::End => reader.end(&place),
            Node::Text(text) => reader.chunk(text, place, true),
            Node::Character(found) => reader.chunk(found.encode_utf8(&mut [0; 4]), place, false),
        }
        if reader.length > limits::TEXT {
            return Err(Problem::Limit(Limit::Text));
        }
        if reader.weight > limits::PIECES {
            return Err(Problem::Limit(Limit::Pieces));
        }
    }
    Ok(reader.finish())
}

/// An element that is open, as far as its end or its content matters.
enum Frame {
    /// Nothing follows from it.
    Plain,
    Paragraph,
    /// Properties of a paragraph.
    Properties,
    /// Properties of the mark that ends a paragraph.
    Ending,
    Run,
    /// Properties of a run, with where they begin.
    RunProperties(usize),
    /// A formula.
    Formula,
    /// Text that is shown, with whether white space around it counts.
    Text(bool),
    /// The instruction of a field.
    Instruction,
    Inserted,
    Deleted,
    Link(Option<String>, usize),
    /// A field with its instruction in an attribute.
    Field,
    Table,
    Row,
    RowProperties,
    Cell,
    /// What a text box holds: the paragraph and the fields around it wait.
    Box,
    /// A note or a comment.
    Entry,
    Alternatives(bool),
    /// Characters with their reading above them.
    Ruby,
    /// Nothing in it is read.
    Skipped,
}

struct Reader<'a> {
    setting: Setting<'a>,
    story: Story,
    frames: Vec<Frame>,
    /// Elements open below one that is not read.
    skipped: usize,
    /// Blocks of what is open: the part itself, cells, boxes, notes.
    blocks: Vec<Vec<Block>>,
    /// Rows of the tables that are open, each with its cells.
    tables: Vec<Vec<Vec<Vec<Block>>>>,
    paragraphs: Vec<Paragraph>,
    /// Boxes that wait for the end of the paragraph they hang in.
    boxes: Vec<Vec<Block>>,
    fields: Vec<Fields>,
    /// Runs that are open: what their properties say is for the innermost.
    runs: Vec<Open>,
    /// The index of the outermost run.
    outer: usize,
    authors: Vec<Option<String>>,
    /// Open insertions and deletions, and rows that are deleted.
    inserted: usize,
    deleted: usize,
    /// Text of the element that is open, not yet trimmed.
    chunks: Vec<(String, Range<usize>, bool)>,
    ruby: usize,
    length: usize,
    /// What is kept, in pieces.
    weight: usize,
}

/// A run that is open.
#[derive(Default)]
struct Open {
    hidden: Option<bool>,
    struck: Option<bool>,
    style: Option<String>,
    font: Option<String>,
}

impl<'a> Reader<'a> {
    fn new(setting: Setting<'a>) -> Self {
        Self {
            setting,
            story: Story::default(),
            frames: Vec::new(),
            skipped: 0,
            blocks: vec![Vec::new()],
            tables: Vec::new(),
            paragraphs: Vec::new(),
            boxes: Vec::new(),
            fields: vec![Fields::default()],
            runs: Vec::new(),
            outer: 0,
            authors: Vec::new(),
            inserted: 0,
            deleted: 0,
            chunks: Vec::new(),
            ruby: 0,
            length: 0,
            weight: 0,
        }
    }

    fn finish(mut self) -> Story {
        self.story.blocks = self.blocks.drain(..).flatten().collect();
        self.story
    }

    fn start(&mut self, tag: &Tag<'_>, place: Range<usize>) {
        if self.skipped > 0 {
            self.skipped += 1;
            return;
        }
        let frame = match tag.space {
            Space::Word => self.word(tag, &place),
            Space::Math => self.formula(tag, &place),
            Space::Compat => self.alternative(tag),
            Space::Other => {
                if tag.local() == "relIds" {
                    self.diagram(tag);
                }
                Frame::Plain
            }
        };
        if matches!(frame, Frame::Skipped) {
            self.skipped = 1;
        } else {
            self.frames.push(frame);
        }
    }

    fn end(&mut self, place: &Range<usize>) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match self.frames.pop() {
            Some(Frame::Paragraph) => self.end_paragraph(place),
            Some(Frame::Properties) => {
                if let Some(content) =
                    self.paragraphs.last_mut().and_then(|paragraph| paragraph.content.as_mut())
                {
                    content.start = place.end;
                }
            }
            Some(Frame::RunProperties(from)) => {
                if let (1, Some(run)) = (self.runs.len(), self.story.runs.get_mut(self.outer))
                    && let Some(head) = &mut run.head
                {
                    head.properties = from..place.end;
                }
            }
            Some(Frame::Run | Frame::Formula) => {
                self.runs.pop();
                if let (true, Some(run)) = (self.runs.is_empty(), self.story.runs.get_mut(self.outer)) {
                    run.raw.end = place.end;
                }
            }
            Some(Frame::Text(preserved)) => self.end_text(preserved),
            Some(Frame::Instruction) => {
                let text: String = self.chunks.drain(..).map(|(text, ..)| text).collect();
                self.open_fields().instruct(&text);
            }
            Some(Frame::Inserted) => {
                self.authors.pop();
                self.inserted -= 1;
            }
            Some(Frame::Deleted) => {
                self.authors.pop();
                self.deleted -= 1;
            }
            Some(Frame::Link(Some(target), from)) => self.tell(&target, from),
            Some(Frame::Field) => self.end_field(),
            Some(Frame::Cell) => {
                let blocks = self.blocks.pop().unwrap_or_default();
                if let Some(row) = self.tables.last_mut().and_then(|rows| rows.last_mut()) {
                    row.push(blocks);
                }
            }
            Some(Frame::Table) => {
                let rows = self.tables.pop().unwrap_or_default();
                self.push(Block::Table(rows));
            }
            Some(Frame::Box) => {
                self.fields.pop();
                let blocks = self.blocks.pop().unwrap_or_default();
                self.boxes.push(blocks);
                if self.paragraphs.is_empty() {
                    self.hang();
                }
            }
            Some(Frame::Entry) => {
                let blocks = self.blocks.pop().unwrap_or_default();
                if let Some(entry) = self.story.entries.last_mut() {
                    entry.blocks = blocks;
                }
            }
            Some(Frame::Ruby) => self.ruby -= 1,
            _ => {}
        }
    }
}
