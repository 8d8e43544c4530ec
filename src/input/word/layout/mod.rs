//! A Word file as one text: a line for each paragraph, and what each line is.
//!
//! Owns the order (body, notes, headers, footers), the roles of lines and the numbers before them. Paragraphs of the
//! body are counted as Word stores them: empty ones count, those in tables and boxes do not.

mod beside;
mod rows;

use super::file::File;
use super::limits;
use super::model::{Block, Mark, NoteKind, Paragraph};
use super::model::{Spot, Target};
use super::numbering::{Counters, Mark as Number};
use super::paragraph::Headings;
use super::problem::{Limit, Problem};
use super::styles::{GAP, Properties};
use crate::document::{Anchor, LaidLine, Layout, Role, Span, Trace, TraceKind};
use crate::text::slice;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// A file, laid out.
pub(crate) struct Laid {
    /// Its text.
    pub text: String,
    /// What its lines are.
    pub layout: Layout,
    /// Where its text stands in the body's XML; only where that was kept.
    pub spots: Vec<Spot>,
}

/// Lays a file out.
pub(crate) fn lay(file: &File) -> Result<Laid, Problem> {
    let mut layer = Layer { headings: Headings::of(file), ..Layer::new(file) };
    layer.blocks(&file.body.blocks, Where::Body)?;
    layer.notes()?;
    layer.furniture()?;
    layer.comments();
    let Layer { text, mut layout, spots, .. } = layer;
    layout.traces.sort_by_key(|trace| (trace.span.is_none(), trace.span.map(|span| span.start)));
    layout.traces.extend(file.properties.iter().cloned());
    Ok(Laid { text, layout, spots })
}

/// What a stretch of blocks is part of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Where {
    Body,
    /// A cell whose paragraphs are told line by line.
    Cell(Anchor),
    Box(Anchor),
    /// A note, with the run that refers to it.
    Note(Anchor, Option<usize>),
    Furniture(Anchor),
}

struct Layer<'a> {
    file: &'a File,
    headings: Headings,
    text: String,
    layout: Layout,
    spots: Vec<Spot>,
    counters: Counters,
    paragraph: usize,
    table: usize,
    boxes: usize,
    /// Notes referred to, in order, each once.
    referred: Vec<(NoteKind, String, usize)>,
    known: HashSet<(NoteKind, String)>,
    /// Where comments begin and end, or hang.
    ranges: HashMap<String, (Option<usize>, Option<usize>)>,
    /// Whether something stands between the last line and the next.
    blank: bool,
    /// The gap behind the last paragraph, its style, and whether it keeps close to its like.
    before: (u32, Option<String>, bool),
}

/// A paragraph as it is put into the text.
struct Put {
    base: usize,
    /// Offsets of line breaks, which may be written wider than they are.
    breaks: Vec<usize>,
    wider: usize,
}

impl Put {
    /// Where a byte of the paragraph stands in the text.
    fn at(&self, offset: usize) -> usize {
        self.base + offset + self.wider * self.breaks.partition_point(|at| *at < offset)
    }
}

impl<'a> Layer<'a> {
    fn new(file: &'a File) -> Self {
        Self {
            file,
            headings: Headings::default(),
            text: String::new(),
            layout: Layout::default(),
            spots: Vec::new(),
            counters: Counters::default(),
            paragraph: 0,
            table: 0,
            boxes: 0,
            referred: Vec::new(),
            known: HashSet::new(),
            ranges: HashMap::new(),
            blank: true,
            before: (0, None, false),
        }
    }

    fn blocks(&mut self, blocks: &[Block], place: Where) -> Result<(), Problem> {
        let lists = self.neighbours(blocks);
        for (block, beside) in blocks.iter().zip(lists) {
            match block {
                Block::Paragraph(paragraph) => {
                    let anchor = match place {
                        Where::Body => {
                            self.paragraph += 1;
                            Anchor::Paragraph(self.paragraph)
                        }
                        Where::Cell(anchor)
                        | Where::Box(anchor)
                        | Where::Note(anchor, _)
                        | Where::Furniture(anchor) => anchor,
                    };
                    self.paragraph(paragraph, anchor, place, beside)?;
                }
                Block::Table(rows) => self.table(rows, place)?,
                Block::Box(blocks) => {
                    let anchor = match place {
                        Where::Furniture(anchor) => Where::Furniture(anchor),
                        _ => {
                            self.boxes += 1;
                            Where::Box(Anchor::Box(self.boxes))
                        }
                    };
                    self.blank = true;
                    self.blocks(blocks, anchor)?;
                    self.blank = true;
                }
            }
        }
        Ok(())
    }

    /// Of each block, whether it is a paragraph beside another of the same level of the same list.
    fn neighbours(&self, blocks: &[Block]) -> Vec<bool> {
        let list = |block: &Block| match block {
            Block::Paragraph(paragraph) => self.list_of(paragraph),
            _ => None,
        };
        let empty =
            |block: &Block| matches!(block, Block::Paragraph(paragraph) if paragraph.text.trim().is_empty());
        let mut beside = vec![false; blocks.len()];
        let mut last: Option<(usize, (u32, u8))> = None;
        for (index, block) in blocks.iter().enumerate().filter(|(_, block)| !empty(block)) {
            let here = list(block).map(|list| (index, list));
            if let (Some((before, one)), Some((_, other))) = (last, here)
                && one == other
            {
                beside[before] = true;
                beside[index] = true;
            }
            last = here;
        }
        beside
    }

    fn properties_of(&self, paragraph: &Paragraph) -> Properties {
        paragraph.properties.over(&self.file.styles.of(paragraph.style.as_deref()).properties)
    }

    /// The list and the level that a paragraph stands at.
    fn list_of(&self, paragraph: &Paragraph) -> Option<(u32, u8)> {
        let properties = self.properties_of(paragraph);
        let list = properties.list.filter(|list| *list > 0)?;
        let of_style = || self.file.numbering.level_of(list, paragraph.style.as_deref());
        let level = paragraph.properties.level.or_else(of_style).or(properties.level).unwrap_or(0);
        Some((list, level))
    }

    fn number(&mut self, paragraph: &Paragraph) -> Option<Number> {
        let (list, level) = self.list_of(paragraph)?;
        self.file.numbering.next(list, level, &mut self.counters)
    }

    fn paragraph(
        &mut self,
        paragraph: &Paragraph,
        anchor: Anchor,
        place: Where,
        beside: bool,
    ) -> Result<(), Problem> {
        let number = self.number(paragraph);
        self.gap(paragraph);
        let start = self.text.len();
        if paragraph.text.trim().is_empty() {
            let put = self.put(paragraph, "\n", place)?;
            self.marks(paragraph, &put);
            self.text.push('\n');
            self.blank = true;
            return Ok(());
        }
        let heading = match place {
            Where::Body | Where::Cell(_) => self.headings.level(paragraph, &self.file.styles),
            _ => None,
        };
        let mut marker = None;
        if let Some(number) = &number {
            self.text.push_str(&number.text);
            marker = Some(Span { start, end: self.text.len() });
            self.text.push_str(number.gap);
            let target = paragraph.content.clone().map_or(Target::Front, Target::Paragraph);
            self.spot(start..self.text.len(), target, place);
        }
        let put = self.put(paragraph, "\n", place)?;
        self.marks(paragraph, &put);
        let item = marker.is_some() && beside && heading.is_none();
        let from = if item { put.base } else { start };
        let end = self.text.len();
        let mut at = from;
        let mut first = true;
        while at < end {
            let rest = slice(&self.text, at..end);
            let length = match heading {
                Some(_) => rest.len(),
                None => rest.find('\n').unwrap_or(rest.len()),
            };
            if let Some(span) = trimmed(&self.text, at..at + length) {
                let role = match (heading, place) {
                    (Some(level), _) => Role::Heading(level),
                    (_, Where::Note(..) | Where::Furniture(_)) => Role::Note(None),
                    _ if item && first => Role::Item(marker),
                    _ if item => Role::Inside,
                    _ => Role::Text,
                };
                self.layout.lines.push(LaidLine { span, role, blank_before: first && self.blank, anchor });
                first = false;
            }
            at += length + 1;
        }
        self.blank = heading.is_some();
        self.text.push('\n');
        Ok(())
    }

    /// Whether a gap is seen between the last paragraph and this one.
    fn gap(&mut self, paragraph: &Paragraph) {
        let properties = self.properties_of(paragraph);
        let close = properties.close.unwrap_or(false);
        let style = paragraph.style.clone();
        let together = close && self.before.2 && self.before.1 == style;
        let gap = self.before.0.max(properties.gaps.0.unwrap_or(0));
        self.blank |= gap >= GAP && !together;
        self.before = (properties.gaps.1.unwrap_or(0), style, close);
    }

    /// Puts the text of a paragraph, with `line` for its line breaks.
    fn put(&mut self, paragraph: &Paragraph, line: &str, place: Where) -> Result<Put, Problem> {
        let base = self.text.len();
        let breaks: Vec<usize> = match line {
            "\n" => Vec::new(),
            _ => paragraph.text.match_indices('\n').map(|(at, _)| at).collect(),
        };
        if breaks.is_empty() {
            self.text.push_str(&paragraph.text);
        } else {
            self.text.push_str(&paragraph.text.replace('\n', line));
        }
        if self.text.len() > limits::TEXT {
            return Err(Problem::Limit(Limit::Text));
        }
        let put = Put { base, breaks, wider: line.len() - 1 };
        for piece in &paragraph.pieces {
            let at = put.at(piece.at.start)..put.at(piece.at.end);
            self.spot(at, Target::Piece(piece.clone()), place);
        }
        // What stands in another part has its place where the body refers to it.
        if paragraph.pieces.is_empty() && !paragraph.text.is_empty() {
            match place {
                Where::Note(_, Some(run)) => {
                    self.spots.push(Spot { at: base..self.text.len(), target: Target::Run(run) });
                }
                Where::Note(..) | Where::Furniture(_) => {
                    self.spots.push(Spot { at: base..self.text.len(), target: Target::Front });
                }
                _ => {}
            }
        }
        Ok(put)
    }

    fn spot(&mut self, at: Range<usize>, target: Target, place: Where) {
        if !matches!(place, Where::Note(..) | Where::Furniture(_)) {
            self.spots.push(Spot { at, target });
        }
    }

    /// What stands in a paragraph beside its text.
    fn marks(&mut self, paragraph: &Paragraph, put: &Put) {
        for (offset, mark) in &paragraph.marks {
            let here = put.at(*offset);
            let mut trace = |kind, start: usize, text: &str, author: &Option<String>| {
                let span = Some(Span { start, end: here });
                self.layout.traces.push(Trace { kind, span, text: text.to_owned(), author: author.clone() });
            };
            match mark {
                Mark::Inserted { from, author } => {
                    let words = paragraph.text.get(*from..*offset).unwrap_or_default();
                    trace(TraceKind::Insertion, put.at(*from), words.trim(), author);
                }
                Mark::Deleted { text, author } => trace(TraceKind::Deletion, here, text, author),
                Mark::Hidden(text) => trace(TraceKind::Hidden, here, text, &None),
                Mark::Struck(text) => trace(TraceKind::Struck, here, text, &None),
                Mark::Note(kind, id, run) => {
                    if self.known.insert((*kind, id.clone())) {
                        self.referred.push((*kind, id.clone(), *run));
                    }
                }
                Mark::CommentFrom(id) => self.ranges.entry(id.clone()).or_default().0 = Some(here),
                Mark::CommentTo(id) => self.ranges.entry(id.clone()).or_default().1 = Some(here),
                Mark::Comment(id) => {
                    let range = self.ranges.entry(id.clone()).or_default();
                    range.0.get_or_insert(here);
                    range.1.get_or_insert(here);
                }
            }
        }
    }
}

/// The span of a stretch without white space around it; `None` where nothing else is in it.
fn trimmed(text: &str, range: Range<usize>) -> Option<Span> {
    let nothing = |c: char| {
        c.is_whitespace() || c.is_control() || matches!(c, '\u{200B}'..='\u{200D}' | '\u{FEFF}' | '\u{AD}')
    };
    let slice = text.get(range.clone())?;
    let body = slice.trim_start_matches(nothing);
    let start = range.start + slice.len() - body.len();
    let body = body.trim_end_matches(nothing);
    (!body.is_empty()).then_some(Span { start, end: start + body.len() })
}

fn is_empty(blocks: &[Block]) -> bool {
    blocks.iter().all(|block| match block {
        Block::Paragraph(paragraph) => paragraph.text.trim().is_empty() && paragraph.marks.is_empty(),
        Block::Table(rows) => rows.iter().flatten().all(|cell| is_empty(cell)),
        Block::Box(blocks) => is_empty(blocks),
    })
}
