//! A part of a Word file, from XML to paragraphs.
//!
//! Owns what of the markup is text: inserted runs and results of fields are, deleted and hidden runs, instructions of
//! fields, readings over characters and the second of two alternatives are not.

use super::fields::Fields;
use super::problem::{Limit, Problem};
use super::relations::Relation;
use super::styles::{Named, Styles, take};
use super::tree::{Block, Cut, Entry, Head, Mark, NoteKind, Paragraph, Piece, Run, Story};
use super::xml::{Node, Space, Tag, Xml};
use super::{limits, symbols};
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

/// What a part is read with.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// The styles of the file.
    pub styles: &'a Styles,
    /// The addresses that the part refers to, by id.
    pub links: &'a HashMap<String, String>,
    /// Whether to keep where the text stands in the part.
    pub places: bool,
    /// Whether numbers of pages are left out.
    pub furniture: bool,
}

/// The addresses that a part refers to.
pub fn links(relations: &[Relation]) -> HashMap<String, String> {
    let outside =
        relations.iter().filter(|relation| relation.outside && relation.kind.ends_with("/hyperlink"));
    outside.map(|relation| (relation.id.clone(), relation.target.clone())).collect()
}

/// Reads a part.
pub fn read(xml: &str, setting: Setting<'_>) -> Result<Story, Problem> {
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
            Space::Other => Frame::Plain,
        };
        if matches!(frame, Frame::Skipped) {
            self.skipped = 1;
        } else {
            self.frames.push(frame);
        }
    }

    fn formula(&mut self, tag: &Tag<'_>, place: &Range<usize>) -> Frame {
        match tag.local() {
            "oMath" => {
                self.open_run(place, false);
                Frame::Formula
            }
            "t" => Frame::Text(true),
            _ => Frame::Plain,
        }
    }

    /// Of alternatives the first is read.
    fn alternative(&mut self, tag: &Tag<'_>) -> Frame {
        match (tag.local(), self.frames.last_mut()) {
            ("AlternateContent", _) => Frame::Alternatives(false),
            ("Choice" | "Fallback", Some(Frame::Alternatives(taken))) => {
                if std::mem::replace(taken, true) {
                    Frame::Skipped
                } else {
                    Frame::Plain
                }
            }
            _ => Frame::Plain,
        }
    }

    #[rustfmt::skip]
    fn word(&mut self, tag: &Tag<'_>, place: &Range<usize>) -> Frame {
        let local = tag.local();
        match local {
            // What was before a change of formatting; properties without text of the document.
            "pPrChange" | "rPrChange" | "tblPrChange" | "trPrChange" | "tcPrChange" | "sectPrChange"
            | "tblGridChange" | "tblPrExChange" | "numberingChange" | "sdtPr" | "sdtEndPr" | "rt" | "rubyPr" | "tblPr" | "tblGrid" => {
                Frame::Skipped
            }
            "p" => {
                self.weight += 4;
                let content = Some(place.end..place.end);
                self.paragraphs.push(Paragraph { content, ..Paragraph::default() });
                Frame::Paragraph
            }
            "pPr" => Frame::Properties,
            "rPr" => match self.frames.last() {
                Some(Frame::Properties) => Frame::Ending,
                Some(Frame::Run) => Frame::RunProperties(place.start),
                _ => Frame::Skipped,
            },
            "r" => {
                self.open_run(place, true);
                Frame::Run
            }
            "t" => Frame::Text(tag.get("space").as_deref() == Some("preserve")),
            "delText" => Frame::Text(true),
            "instrText" | "delInstrText" => Frame::Instruction,
            "ins" | "moveTo" | "del" | "moveFrom" => self.change(tag, matches!(local, "ins" | "moveTo")),
            "hyperlink" => {
                let target = tag.get("id").and_then(|id| self.setting.links.get(&id).cloned());
                Frame::Link(target, self.here())
            }
            "fldSimple" => {
                let here = self.here();
                let fields = self.open_fields();
                fields.begin(here);
                fields.instruct(&tag.get("instr").unwrap_or_default());
                fields.separate(here);
                Frame::Field
            }
            "tbl" => {
                self.tables.push(Vec::new());
                Frame::Table
            }
            "tr" => {
                self.weight += 4;
                if let Some(rows) = self.tables.last_mut() {
                    rows.push(Vec::new());
                }
                Frame::Row
            }
            "trPr" => Frame::RowProperties,
            "tc" => {
                self.weight += 4;
                self.blocks.push(Vec::new());
                Frame::Cell
            }
            "txbxContent" => {
                self.blocks.push(Vec::new());
                self.fields.push(Fields::default());
                Frame::Box
            }
            "footnote" | "endnote" | "comment" => {
                self.weight += 4;
                let drawn = tag.get("type").is_some_and(|kind| kind != "normal");
                let (id, author) = (tag.get("id").unwrap_or_default(), tag.get("author"));
                self.story.entries.push(Entry { id, author: named(author), drawn, ..Entry::default() });
                self.blocks.push(Vec::new());
                Frame::Entry
            }
            "ruby" => {
                self.ruby += 1;
                Frame::Ruby
            }
            _ => {
                self.mark(local, tag, place);
                Frame::Plain
            }
        }
    }

    /// Elements that have no content, or whose content is read like any other.
    fn mark(&mut self, local: &str, tag: &Tag<'_>, place: &Range<usize>) {
        match self.frames.last() {
            Some(Frame::Properties) => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    match local {
                        "pStyle" => paragraph.style = tag.get("val"),
                        _ => take(&mut paragraph.properties, local, tag),
                    }
                }
            }
            Some(Frame::RunProperties(_)) => {
                if let Some(run) = self.runs.last_mut() {
                    match local {
                        "rStyle" => run.style = tag.get("val"),
                        "vanish" => run.hidden = Some(tag.is_on()),
                        "rFonts" => run.font = tag.get("ascii").or_else(|| tag.get("hAnsi")),
                        _ => {}
                    }
                }
            }
            Some(Frame::Ending) => {}
            Some(Frame::Run) => self.content(local, tag, place),
            _ => self.range(local, tag),
        }
        if let ("numId" | "ilvl", Some(paragraph)) = (local, self.paragraphs.last_mut()) {
            // Those stand one level down, in `numPr`.
            take(&mut paragraph.properties, local, tag);
        }
        if local == "headerReference" || local == "footerReference" {
            let reference = (local == "headerReference", tag.get("id").unwrap_or_default());
            if !self.story.furniture.contains(&reference) && self.story.furniture.len() < limits::PARTS {
                self.story.furniture.push(reference);
            }
        }
    }

    /// What a run holds beside text.
    fn content(&mut self, local: &str, tag: &Tag<'_>, place: &Range<usize>) {
        match local {
            "tab" | "ptab" => self.put("\t", place, Cut::Run),
            "br" | "cr" => self.put("\n", place, Cut::Run),
            "noBreakHyphen" => self.put("\u{2011}", place, Cut::Run),
            "softHyphen" => self.put("\u{AD}", place, Cut::Run),
            "sym" => {
                let code = tag.get("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                let font = tag.get("font");
                if let Some(sign) = code.and_then(|code| symbols::sign(font.as_deref(), code)) {
                    self.put(sign.encode_utf8(&mut [0; 4]), place, Cut::Run);
                }
            }
            "footnoteReference" | "endnoteReference" => {
                let kind = if local == "footnoteReference" { NoteKind::Foot } else { NoteKind::End };
                if self.deleted == 0 && !self.is_hidden() {
                    // It has no width and no meaning, but no words reach across it.
                    self.put("\u{200B}", place, Cut::Run);
                    let run = self.outer;
                    self.note(Mark::Note(kind, tag.get("id").unwrap_or_default(), run));
                }
            }
            "fldChar" => {
                let here = self.here();
                let kind = tag.get("fldCharType");
                match kind.as_deref() {
                    Some("begin") => self.open_fields().begin(here),
                    Some("separate") => self.open_fields().separate(here),
                    Some("end") => self.end_field(),
                    _ => {}
                }
            }
            _ => self.range(local, tag),
        }
    }

    /// Where comments begin, end and hang.
    fn range(&mut self, local: &str, tag: &Tag<'_>) {
        let id = || tag.get("id").unwrap_or_default();
        match local {
            "commentRangeStart" => self.note(Mark::CommentFrom(id())),
            "commentRangeEnd" => self.note(Mark::CommentTo(id())),
            "commentReference" => self.note(Mark::Comment(id())),
            _ => {}
        }
    }

    /// A tracked change: of runs, of the end of a paragraph, or of a row.
    fn change(&mut self, tag: &Tag<'_>, inserted: bool) -> Frame {
        match self.frames.last() {
            Some(Frame::Ending) => {
                if let (false, Some(paragraph)) = (inserted, self.paragraphs.last_mut()) {
                    paragraph.open_end = true;
                }
                return Frame::Plain;
            }
            Some(Frame::RowProperties) => {
                if !inserted {
                    self.deleted += 1;
                    self.authors.push(named(tag.get("author")));
                    if let Some(row) = self.frames.iter_mut().rev().nth(1) {
                        *row = Frame::Deleted;
                    }
                }
                return Frame::Plain;
            }
            _ => {}
        }
        self.authors.push(named(tag.get("author")));
        if inserted {
            self.inserted += 1;
            return Frame::Inserted;
        }
        self.deleted += 1;
        Frame::Deleted
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

    fn end_paragraph(&mut self, place: &Range<usize>) {
        let Some(mut paragraph) = self.paragraphs.pop() else { return };
        paragraph.content =
            paragraph.content.filter(|content| content.start <= place.start && !place.is_empty());
        if let Some(content) = &mut paragraph.content {
            content.end = place.start;
        }
        let contents = self.setting.styles.of(paragraph.style.as_deref()).named == Some(Named::Contents);
        if contents {
            paragraph.text.clear();
            paragraph.pieces.clear();
            paragraph.marks.iter_mut().for_each(|(at, _)| *at = 0);
            paragraph.marks.retain(|(_, mark)| !matches!(mark, Mark::Inserted { .. }));
        }
        let before = self.blocks.last_mut().and_then(|blocks| blocks.last_mut());
        match before {
            Some(Block::Paragraph(before)) if before.open_end => before.join(paragraph),
            _ => self.push(Block::Paragraph(Box::new(paragraph))),
        }
        if self.paragraphs.is_empty() {
            self.hang();
        }
    }

    /// Puts boxes behind the paragraph that they hung in.
    fn hang(&mut self) {
        for blocks in std::mem::take(&mut self.boxes) {
            self.push(Block::Box(blocks));
        }
    }

    fn push(&mut self, block: Block) {
        if let Some(blocks) = self.blocks.last_mut() {
            blocks.push(block);
        }
    }

    fn open_run(&mut self, place: &Range<usize>, divisible: bool) {
        if self.runs.is_empty() {
            self.outer = self.story.runs.len();
            let tag = place.clone();
            let head = divisible.then(|| Head { tag, properties: place.end..place.end });
            self.weight += 1;
            self.story.runs.push(Run { raw: place.clone(), head });
        }
        self.runs.push(Open::default());
    }

    fn open_fields(&mut self) -> &mut Fields {
        if self.fields.is_empty() {
            self.fields.push(Fields::default());
        }
        let last = self.fields.len() - 1;
        &mut self.fields[last]
    }

    fn end_field(&mut self) {
        let Some(field) = self.open_fields().end() else { return };
        let here = self.here();
        let from = field.result.min(here);
        if self.setting.furniture && field.counts_pages() {
            if let Some(paragraph) = self.paragraphs.last_mut() {
                paragraph.cut(from);
            }
        } else if let Some(target) = field.target() {
            self.tell(&target, from);
        }
    }

    /// The length of the paragraph's text so far.
    fn here(&self) -> usize {
        self.paragraphs.last().map_or(0, |paragraph| paragraph.text.len())
    }

    fn note(&mut self, mark: Mark) {
        self.weight += 1;
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.marks.push((paragraph.text.len(), mark));
        }
    }

    fn is_hidden(&self) -> bool {
        let Some(run) = self.runs.last() else { return false };
        let styles = self.setting.styles;
        run.hidden.or_else(|| run.style.as_deref().and_then(|style| styles.hides(style))).unwrap_or_else(
            || {
                let style = self.paragraphs.last().and_then(|paragraph| paragraph.style.as_deref());
                styles.of(style).properties.hidden.unwrap_or(false)
            },
        )
    }

    fn chunk(&mut self, text: &str, place: Range<usize>, exact: bool) {
        if self.skipped == 0 && matches!(self.frames.last(), Some(Frame::Text(_) | Frame::Instruction)) {
            self.chunks.push((text.to_owned(), place, exact));
        }
    }

    /// Puts the text of an element: white space around it counts only where the file says so.
    fn end_text(&mut self, preserved: bool) {
        let mut chunks = std::mem::take(&mut self.chunks);
        let white = [' ', '\t', '\r', '\n'];
        if !preserved {
            for (text, place, exact) in &mut chunks {
                let rest = text.trim_start_matches(white);
                if *exact {
                    place.start += text.len() - rest.len();
                }
                *text = rest.to_owned();
                if !text.is_empty() {
                    break;
                }
            }
            for (text, place, exact) in chunks.iter_mut().rev() {
                let length = text.trim_end_matches(white).len();
                if *exact {
                    place.end -= text.len() - length;
                }
                text.truncate(length);
                if !text.is_empty() {
                    break;
                }
            }
        }
        let font = self.runs.last().and_then(|run| run.font.clone());
        for (text, place, exact) in chunks {
            let text = shown(&text, font.as_deref());
            // Signs are never replaced by longer ones: what is as long stands there byte by byte.
            let cut = match exact {
                true if text.len() == place.len() => Cut::Inside,
                // Signs of a symbol font, or text behind a mark that nothing in it is markup.
                true => Cut::Run,
                false => Cut::Edges,
            };
            self.put(&text, &place, cut);
        }
    }

    /// Adds text to what it belongs to: the paragraph, or what was deleted from it or is hidden in it.
    fn put(&mut self, text: &str, place: &Range<usize>, cut: Cut) {
        if text.is_empty() || self.fields.last().is_some_and(Fields::instructs) {
            return;
        }
        self.length += text.len();
        self.weight += 1;
        let author = self.authors.last().cloned().flatten();
        let (deleted, hidden) = (self.deleted > 0, self.is_hidden());
        let nested = self.runs.len() > 1 || self.ruby > 0 || self.paragraphs.len() > 1;
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        let at = paragraph.text.len();
        if deleted {
            return paragraph.delete(text, author);
        }
        if hidden {
            return paragraph.hide(text);
        }
        paragraph.text.push_str(text);
        if self.inserted > 0 {
            paragraph.insert(at, author);
        }
        if self.setting.places && !self.runs.is_empty() {
            let end = paragraph.text.len();
            let cut = if nested { Cut::Run } else { cut };
            let piece = Piece { at: at..end, raw: place.clone(), cut, run: self.outer };
            paragraph.pieces.push(piece);
        }
    }

    /// Tells the address of a link where its words do not.
    fn tell(&mut self, target: &str, from: usize) {
        let outer = self.outer;
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        let words = paragraph.text.get(from..).unwrap_or_default();
        // Nobody reads an address out of so many words; and links in links would be searched again and again.
        let many = words.len() > 4 * limits::TARGET;
        let target: String = target.chars().filter(|c| !c.is_control()).collect();
        let outside = target.contains("://") || target.starts_with("mailto:");
        let bare =
            target.trim_start_matches("mailto:").trim_start_matches("https://").trim_start_matches("http://");
        let shown = !many && (words.trim().is_empty() || words.contains(bare.trim_end_matches('/')));
        if !outside || shown || target.len() > limits::TARGET {
            return;
        }
        let at = paragraph.text.len();
        paragraph.text.push('(');
        paragraph.text.push_str(&target);
        paragraph.text.push(')');
        self.length += target.len() + 2;
        if self.setting.places {
            let end = paragraph.text.len();
            paragraph.pieces.push(Piece { at: at..end, raw: 0..0, cut: Cut::Run, run: outer });
        }
    }
}

/// Text as a reader sees it: signs of symbol fonts as what they show, line ends in the XML as spaces.
fn shown<'t>(text: &'t str, font: Option<&str>) -> Cow<'t, str> {
    let odd = |c: char| matches!(c, '\n' | '\r' | '\u{F020}'..='\u{F0FF}');
    if !text.contains(odd) {
        return Cow::Borrowed(text);
    }
    let signs = text.chars().filter_map(|c| match c {
        '\n' | '\r' => Some(' '),
        '\u{F020}'..='\u{F0FF}' => symbols::sign(font, c as u32),
        other => Some(other),
    });
    Cow::Owned(signs.collect())
}

fn named(author: Option<String>) -> Option<String> {
    author.map(|author| author.trim().to_owned()).filter(|author| !author.is_empty())
}
