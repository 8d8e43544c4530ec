//! Tags and text in their order, made into lines.
//!
//! Owns where lines begin and end, and what the page says of each. Which of them are the notice is told afterwards.

use super::elements::{self, Name};
use super::flow::Flow;
use super::footnote_refs::Marks;
use super::forms::{self, Form};
use super::links::{Link, unhidden};
use super::lists::{self, List};
use super::main_content::Found;
use super::roles;
use super::rows::{Row, Table};
use super::stack::{Area, Stack, State};
use super::token::{Tag, Token};
use super::tokens::tokens;
use super::traces;
use crate::document::line::{Hint, Line, Piece};
use crate::document::marker::Marker;
use crate::document::{Span, Trace};
use crate::text::normal::{is_invisible, white};
use crate::text::slice;

/// Of a line before an image so many pieces are told, of each so many characters.
const PIECES: usize = 6;
const LINE: usize = 40;

/// What a page says.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) lines: Vec<Found>,
    /// The line of `<title>`.
    pub(super) title: Option<Found>,
    pub(super) traces: Vec<Trace>,
    pub(super) marks: Marks,
    /// Where comments begin.
    pub(super) comments: Vec<usize>,
}

/// Reads a source.
pub(super) fn page(source: &str) -> Page {
    let mut reader = Reader { source, blank: true, ..Reader::default() };
    let (mut behind, mut end) = (0, source.len());
    for token in tokens(source) {
        let span = match &token {
            Token::Open(tag) => tag.span,
            Token::Close(_, span) | Token::Aside(span) => *span,
            Token::Cut(at) => {
                end = *at;
                break;
            }
        };
        reader.text(Span { start: behind, end: span.start.max(behind) });
        behind = span.end;
        match token {
            Token::Open(tag) => reader.open(&tag),
            Token::Close(name, span) => reader.close(name, span),
            _ => {
                reader.page.comments.push(span.start);
                reader.page.traces.extend(traces::remark(source, span));
            }
        }
    }
    reader.text(Span { start: behind, end: end.max(behind) });
    reader.finish()
}

#[derive(Debug, Default)]
struct Reader<'a> {
    source: &'a str,
    page: Page,
    stack: Stack,
    flow: Flow,
    /// What held where the line began.
    state: State,
    /// Whether the next line stands apart from the one before.
    blank: bool,
    /// The marker of the item that opened last, until its first line.
    marker: Option<Marker>,
    /// Whether the next line begins a footnote, and the digits that number it.
    note: Option<Option<Span>>,
    lists: Vec<List>,
    tables: Vec<Table>,
    row: Option<Row>,
    link: Option<Link>,
    form: Option<Form>,
    /// Where a raised text begins in the line.
    raised: Option<usize>,
    /// The line that `<title>` interrupts.
    aside: Option<Flow>,
}

impl Reader<'_> {
    fn text(&mut self, span: Span) {
        let state = self.stack.state();
        let source = self.source;
        if state.struck && state.area == Area::Text {
            self.page.traces.extend(traces::struck(source, span));
        }
        let Some(text) = source.get(span.start..span.end).filter(|text| !text.is_empty() && !state.silent)
        else {
            return;
        };
        if self.flow.pieces.is_empty() {
            self.state = state;
        }
        if !state.pre || self.aside.is_some() {
            self.flow.add(source, span);
            return;
        }
        let mut at = span.start;
        for line in text.split_inclusive(['\n', '\r']) {
            let body = line.trim_end_matches(['\n', '\r']);
            self.flow.add_kept(source, Span { start: at, end: at + body.len() });
            at += line.len();
            let crlf = line.ends_with('\r') && slice(source, at..).starts_with('\n');
            if body.len() < line.len() && !crlf {
                self.line_break(at);
            }
        }
    }

    fn open(&mut self, tag: &Tag) {
        let name = tag.name;
        let mut closed = Vec::new();
        self.stack.imply(name, |name| closed.push(name));
        closed.into_iter().for_each(|name| self.closed(name));
        let around = self.stack.state();
        let state = roles::inside(tag, around);
        if roles::is_block(tag) && self.aside.is_none() && !state.silent {
            self.flush(true);
        }
        self.page.traces.extend(traces::noindex(tag, around));
        if let Some(said) = traces::image(tag, around).filter(|_| self.page.traces.len() < traces::IMAGES) {
            self.image(tag.span, said);
        }
        if !around.silent && matches!(around.area, Area::Text | Area::Footer) && self.aside.is_none() {
            self.reached(tag);
        }
        if name == elements::BR && !around.silent {
            self.line_break(tag.span.start);
        }
        // What is said of the page as a whole hides no part of it.
        if name.is_void() || tag.closed || name.is(&[elements::HTML, elements::HEAD, elements::BODY]) {
            return;
        }
        if !self.stack.push(name, state) || state.silent {
            return;
        }
        match name {
            elements::UL | elements::OL | elements::MENU | elements::DIR => {
                let depth = self.lists.iter().filter(|list| list.counts()).count();
                self.lists.push(List::new(tag, depth));
            }
            elements::LI => {
                let at = self.page.lines.len();
                self.marker =
                    Some(self.lists.last_mut().map_or_else(lists::bullet, |list| list.item(tag, at)));
                if state.notes {
                    (self.marker, self.note) = (None, Some(None));
                }
            }
            elements::TABLE | elements::DL => self.nest(name),
            elements::TR => {
                self.end_row();
                self.row = Some(Row::default());
            }
            elements::TD | elements::TH => self.row.get_or_insert_default().cell(tag, false),
            elements::DT => {
                if self.row.as_ref().is_none_or(Row::has_value) {
                    self.end_row();
                    self.row = Some(Row::definition());
                }
                self.row.get_or_insert_with(Row::definition).cell(tag, true);
            }
            elements::DD => self.row.get_or_insert_with(Row::definition).cell(tag, false),
            elements::A if state.heading == 0 && self.aside.is_none() => {
                self.link = Link::new(tag, self.flow.pieces.len());
            }
            elements::SUP => self.raised = Some(self.flow.pieces.len()),
            elements::TITLE => self.aside = Some(std::mem::take(&mut self.flow)),
            _ => {}
        }
    }

    fn close(&mut self, name: Name, span: Span) {
        if name == elements::BR || name == elements::P {
            // `</br>` and `</p>` without a start are a break all the same.
            self.line_break(span.start);
        }
        let mut closed = Vec::new();
        self.stack.close(name, |name| closed.push(name));
        closed.into_iter().for_each(|name| self.closed(name));
    }

    /// What of a tag is a way to reach the sender, beside links.
    fn reached(&mut self, tag: &Tag) {
        match tag.name {
            elements::FORM => self.form = Some(Form::new(tag)),
            elements::INPUT | elements::TEXTAREA => self.form.iter_mut().for_each(|form| form.field(tag)),
            elements::IFRAME => {
                if let Some(told) = forms::framed(tag) {
                    self.say(tag.span, &told);
                }
            }
            _ => {
                // What cannot be read is an address all the same.
                if let Some(hidden) = tag.value("data-cfemail") {
                    let address = unhidden(hidden).unwrap_or_else(|| "hidden@address.invalid".to_owned());
                    self.say(tag.span, &address);
                }
            }
        }
    }

    /// Says words that stand for a tag.
    fn say(&mut self, span: Span, words: &str) {
        if self.flow.pieces.is_empty() {
            self.state = self.stack.state();
        }
        self.flow.say(span, words);
    }

    /// An element has ended.
    fn closed(&mut self, name: Name) {
        if name == elements::TITLE {
            return self.end_title();
        }
        if name.is_block() && self.aside.is_none() {
            self.flush(true);
        }
        match name {
            elements::FORM => {
                if let Some((span, told)) = self.form.take().and_then(Form::told) {
                    self.say(span, &told);
                    self.flush(true);
                }
            }
            elements::UL | elements::OL | elements::MENU | elements::DIR => {
                if let Some(list) = self.lists.pop() {
                    list.settle(&mut self.page.lines);
                }
            }
            elements::LI => {
                (self.marker, self.note) = (None, None);
                if let Some(list) = self.lists.last_mut() {
                    list.end_item(self.page.lines.len());
                }
            }
            elements::TD | elements::TH | elements::DT | elements::DD => {
                if let Some(row) = &mut self.row {
                    row.open = false;
                }
            }
            elements::TR => self.end_row(),
            elements::TABLE => {
                self.end_row();
                self.tables.pop();
            }
            elements::DL => self.end_row(),
            elements::A => self.end_link(),
            elements::SUP => self.end_raised(),
            _ => {}
        }
    }

    /// A table in a cell makes the cell a text.
    fn nest(&mut self, name: Name) {
        if let Some(row) = self.row.take() {
            row.spill(&mut self.page.lines);
        }
        if name == elements::TABLE {
            self.tables.push(Table::default());
        }
    }

    fn end_row(&mut self) {
        if let Some(row) = self.row.take() {
            row.finish(self.source, self.tables.last_mut(), &mut self.page.lines);
        }
    }

    fn end_link(&mut self) {
        if let Some(link) = self.link.take() {
            if self.flow.pieces.is_empty() {
                self.state = self.stack.state();
            }
            self.flow.seen |= link.tell(self.source, &mut self.flow.pieces);
        }
    }

    fn end_raised(&mut self) {
        if let Some(at) = self.raised.take()
            && let Some(digits) = self.page.marks.take(self.source, &mut self.flow.pieces, at)
        {
            self.flow.take();
            self.note = Some(Some(digits));
        }
    }

    fn end_title(&mut self) {
        let Some(before) = self.aside.take() else { return };
        let mut flow = std::mem::replace(&mut self.flow, before);
        if self.page.title.is_none() && !flow.is_empty() {
            let line = Line { pieces: flow.take(), blank_before: true, ..Line::default() };
            self.page.title = Some(Found { line, ..Found::default() });
        }
    }

    /// An image, with the heading above it and the line before it.
    fn image(&mut self, span: Span, said: String) {
        let source = self.source;
        let some = |pieces: &[Piece]| -> String {
            pieces.iter().take(PIECES).flat_map(|piece| piece.text(source).chars().take(LINE)).collect()
        };
        let whole = |found: &Found| some(&found.line.pieces);
        let lines = &self.page.lines;
        let above = lines.iter().rev().take(8).find(|found| matches!(found.line.hint, Hint::Heading(_)));
        let here = some(&self.flow.pieces[self.flow.pieces.len().saturating_sub(PIECES)..]);
        let last = if here.trim().is_empty() { lines.last().map(whole).unwrap_or_default() } else { here };
        let above = above.map(whole).filter(|above| *above != last).unwrap_or_default();
        self.page.traces.push(traces::of_image(span, said, &[&above, &last]));
    }

    fn line_break(&mut self, at: usize) {
        if self.aside.is_some() {
            return;
        }
        // A heading in two lines is one.
        if self.stack.state().heading > 0 && !self.flow.is_empty() {
            return self.flow.say(Span { start: at, end: at }, " ");
        }
        if self.flow.is_empty() && self.link.is_none() {
            self.flow.take();
            self.blank = true;
        } else {
            self.flush(false);
        }
    }

    /// Gives out the line that is being made.
    fn flush(&mut self, blank: bool) {
        if !self.flow.pieces.is_empty() {
            self.end_link();
        }
        self.raised = None;
        if self.flow.is_empty() {
            self.flow.take();
            self.blank |= blank;
            return;
        }
        let mut line = Line { pieces: self.flow.take(), blank_before: self.blank, ..Line::default() };
        self.blank = blank;
        let lead = trim(self.source, &mut line);
        line.pieces.shrink_to_fit();
        line.indent = 2 * self.lists.len().saturating_sub(1) + lead;
        let marker = self.marker.take();
        match (self.state.heading, self.note.take()) {
            (0, Some(note)) => line.hint = Hint::Note(note),
            (0, None) => line.counted = marker,
            (level, _) => line.hint = Hint::Heading(level),
        }
        let State { area, main, article, link, .. } = self.state;
        let found = Found { line, area, main, article, link };
        match &mut self.row {
            Some(row) if row.open => row.add(found),
            _ => {
                self.end_row();
                self.page.lines.push(found);
            }
        }
    }

    fn finish(mut self) -> Page {
        let mut closed = Vec::new();
        self.stack.close_all(|name| closed.push(name));
        closed.into_iter().for_each(|name| self.closed(name));
        self.flush(true);
        self.end_row();
        self.page
    }
}

/// Takes the white space around a line off it; the columns before it.
fn trim(source: &str, line: &mut Line) -> usize {
    let nothing = |found: char| white(found).is_some() || is_invisible(found);
    let (mut columns, mut empty) = (0, 0);
    for piece in &mut line.pieces {
        let text = piece.text(source);
        let body = text.trim_start_matches(nothing);
        let lead = text.len() - body.len();
        let wide = |found: char| white(found).map_or(0, |wide| 1 + usize::from(wide));
        columns += slice(text, ..lead).chars().map(wide).sum::<usize>();
        if !body.is_empty() {
            if piece.text.is_none() {
                piece.span.start += lead;
            }
            break;
        }
        empty += 1;
    }
    line.pieces.drain(..empty);
    if let Some(last) = line.pieces.last_mut().filter(|last| last.text.is_none()) {
        last.span.end -= last.text(source).len() - last.text(source).trim_end_matches(nothing).len();
    }
    columns
}
