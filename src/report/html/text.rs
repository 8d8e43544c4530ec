//! The draft itself: its title, headings, paragraphs, lists and tables, each with its notes behind it.
//!
//! Owns how blocks become elements and what of the source is shown: every character as it stands there, without the
//! signs of its format.

use super::Sight;
use super::findings::Note;
use super::inline::{Flow, Piece};
use super::marks::{Evidence, marks};
use super::markup::{Markup, Value};
use crate::document::{Block, BlockKind, Document, Format, Place, Span};
use crate::report::position::LineTable;
use crate::text::within;
use std::ops::Range;

/// Writes the draft with its notes.
pub(crate) fn text(page: &mut Markup, sight: &Sight<'_>, notes: &[Note<'_>], evidence: &[Evidence]) {
    let document = &sight.entry.result.reading.document;
    let lang = sight.entry.result.reading.language.name();
    page.element("div", &[("class", Value::Is("draft"))], |page| {
        let marks = marks(notes);
        let mut notes = notes.iter().peekable();
        let mut text = Text {
            document,
            source: &sight.entry.source.text,
            table: &sight.table,
            format: sight.entry.source.format,
            flow: Flow::new(&marks, evidence, sight.words, sight.told),
            lang,
            heading: 3,
        };
        if document.blocks.is_empty() && !(marks.is_empty() && evidence.is_empty()) {
            // Without a text, too, whatever leads to it leads somewhere.
            let everywhere = Span { start: 0, end: usize::MAX };
            page.element("p", &[], |page| text.flow.write(page, everywhere, &[]));
        }
        let mut at = 0;
        while at < document.blocks.len() {
            let group = text.group(at);
            let end = text.region(group.end - 1).end;
            at = group.end;
            text.write(page, group);
            let mut here = Vec::new();
            while let Some(note) = notes.next_if(|note| note.span().is_none_or(|span| span.start < end)) {
                here.push(note);
            }
            write_notes(page, sight, &here);
        }
        text.strays(page, document.blocks.len());
        write_notes(page, sight, &notes.collect::<Vec<_>>());
    });
}

fn write_notes(page: &mut Markup, sight: &Sight<'_>, notes: &[&Note<'_>]) {
    if !notes.is_empty() {
        page.element("div", &[("class", Value::Is("notes"))], |page| {
            notes.iter().for_each(|note| note.write(page, sight));
        });
    }
}

/// A draft on its way to the page.
struct Text<'a> {
    document: &'a Document,
    source: &'a str,
    table: &'a LineTable<'a>,
    format: Format,
    flow: Flow<'a>,
    lang: &'static str,
    /// The depth of the last heading.
    heading: u8,
}

impl<'a> Text<'a> {
    /// The items of a list and the rows of a table go together; all else stands alone.
    fn group(&self, first: usize) -> Range<usize> {
        let blocks = &self.document.blocks;
        let kind = blocks[first].kind;
        let alike = |at: &usize| {
            let same = |block: &Block| block.kind == kind && block.section == blocks[first].section;
            blocks.get(*at).is_some_and(same) && (kind == BlockKind::Row || self.stray_lines(*at).is_empty())
        };
        match kind {
            BlockKind::Item | BlockKind::Row => first..first + 1 + (first + 1..).take_while(alike).count(),
            _ => first..first + 1,
        }
    }

    /// The bytes of the source that belong to a block: from its text to that of the next.
    fn region(&self, at: usize) -> Span {
        let start = |at: usize| self.document.blocks.get(at).map(|block| self.begin(block));
        let first = if at == 0 { 0 } else { start(at).unwrap_or(self.source.len()) };
        Span { start: first, end: start(at + 1).unwrap_or(usize::MAX).max(first) }
    }

    fn begin(&self, block: &Block) -> usize {
        let text = self.document.span(block.place).start;
        block.marker.map_or(text, |marker| marker.start.min(text))
    }

    fn write(&mut self, page: &mut Markup, group: Range<usize>) {
        self.strays(page, group.start);
        let lang = ("lang", Value::Is(self.lang));
        let block = &self.document.blocks[group.start];
        match block.kind {
            BlockKind::Item => {
                let attributes = [("class", Value::Is("b")), ("role", Value::Is("list")), lang];
                page.element("ul", &attributes, |page| {
                    for at in group {
                        let number = self.number(at);
                        page.element("li", &[("data-l", Value::Text(&number))], |page| self.line(page, at));
                    }
                });
            }
            BlockKind::Row => page.element(
                "div",
                &[("class", Value::Is("b wide")), ("data-l", Value::Text(&self.number(group.start))), lang],
                |page| {
                    let first = group.start;
                    page.element("table", &[], |page| group.for_each(|at| self.row(page, at, at == first)));
                },
            ),
            kind => {
                let name = self.name(kind, block);
                let class = match kind {
                    BlockKind::Title => "b title",
                    BlockKind::Note => "b footnote",
                    _ => "b",
                };
                let number = self.number(group.start);
                let attributes = [("class", Value::Is(class)), ("data-l", Value::Text(&number)), lang];
                page.element(name, &attributes, |page| self.line(page, group.start));
            }
        }
    }

    /// The line that a block begins on: other parts of the page name it.
    fn number(&self, at: usize) -> String {
        self.table.number(self.begin(&self.document.blocks[at])).to_string()
    }

    /// The page's own headings are three deep; those of a draft follow without a gap.
    fn name(&mut self, kind: BlockKind, block: &Block) -> &'static str {
        let level = self.document.sections.get(block.section).map_or(1, |section| section.level);
        let wanted = match kind {
            BlockKind::Title => 4,
            BlockKind::Heading => 3 + u8::from(self.document.title.is_some()) + level.max(1),
            _ => return "p",
        };
        self.heading = within(wanted, 4, (self.heading + 1).min(6));
        match self.heading {
            4 => "h4",
            5 => "h5",
            _ => "h6",
        }
    }

    fn line(&mut self, page: &mut Markup, at: usize) {
        let block = &self.document.blocks[at];
        let mut pieces = self.marker(at);
        self.pieces(block.place, &mut pieces);
        self.flow.write(page, self.region(at), &pieces);
    }

    fn row(&mut self, page: &mut Markup, at: usize, first: bool) {
        let block = &self.document.blocks[at];
        let region = self.region(at);
        let whole = [block.place];
        let cells = if block.cells.is_empty() { &whole[..] } else { &block.cells };
        page.element("tr", &[], |page| {
            let mut from = region.start;
            // What stands on lines of its own before a table was shown there.
            let mut before = if first { self.own_line(at).start } else { self.lead(at).start };
            for (index, cell) in cells.iter().enumerate() {
                let next = cells.get(index + 1).map(|next| self.document.span(*next).start);
                let end = next.unwrap_or(region.end).max(from);
                let start = self.document.span(*cell).start;
                let mut pieces = self.around(before, start);
                self.pieces(*cell, &mut pieces);
                before = self.document.span(*cell).end.max(start);
                page.element("td", &[], |page| self.flow.write(page, Span { start: from, end }, &pieces));
                from = end;
            }
        });
    }

    /// What stands before a cell of plain text beside the signs that draw the table.
    fn around(&self, start: usize, end: usize) -> Vec<Piece<'a>> {
        if !self.plain() {
            return Vec::new();
        }
        let spans = self.between(start, end.max(start)).into_iter();
        let shown = spans.flat_map(|span| self.slice(span).split(draws).map(move |text| (span, text)));
        let shown = shown.filter(|(_, text)| !text.is_empty());
        shown
            .map(|(span, text)| Piece { span: Span { start: span.end, end: span.end }, text, marker: true })
            .collect()
    }

    /// Whether all that stands in the source is text.
    fn plain(&self) -> bool {
        matches!(self.format, Format::Text | Format::Word)
    }

    /// The source between two bytes, where it is text.
    fn between(&self, start: usize, end: usize) -> Vec<Span> {
        let mut spans = Vec::new();
        let mut from = start;
        let directives = &self.document.directives;
        let first = directives.partition_point(|directive| directive.span.end <= start);
        let hidden = directives[first..].iter().map(|directive| directive.span);
        for hidden in hidden.take_while(|hidden| hidden.start < end) {
            spans.push(Span { start: from, end: hidden.start.max(from) });
            from = hidden.end.max(from);
        }
        spans.push(Span { start: from.min(end), end });
        spans.retain(|span| !self.slice(*span).trim().is_empty());
        spans
    }

    fn slice(&self, span: Span) -> &'a str {
        self.source.get(span.start..span.end).unwrap_or_default()
    }

    /// What stands before the text of a block: in plain text all there is on its line.
    fn lead(&self, at: usize) -> Span {
        let blocks = &self.document.blocks;
        let before = at.checked_sub(1).and_then(|before| blocks.get(before));
        let start = before.map_or(0, |before| self.document.span(before.place).end);
        let end = blocks.get(at).map_or(self.source.len(), |block| self.document.span(block.place).start);
        Span { start, end: end.max(start) }
    }

    /// The part of it that stands on the line of the block itself.
    fn own_line(&self, at: usize) -> Span {
        let lead = self.lead(at);
        let line = self.slice(lead).rfind(['\n', '\r']).map_or(0, |end| end + 1);
        Span { start: lead.start + line, end: lead.end }
    }

    fn marker(&self, at: usize) -> Vec<Piece<'a>> {
        let block = &self.document.blocks[at];
        let span = match (self.format, block.marker) {
            (Format::Text | Format::Word, _) => self.own_line(at),
            (_, Some(marker)) => marker,
            (_, None) => return Vec::new(),
        };
        let spans = self.between(span.start, span.end).into_iter();
        let pieces = spans.map(|span| match self.slice(span).trim() {
            "-" | "*" | "+" if self.format == Format::Markdown => Piece { span, text: "・", marker: true },
            _ => Piece { span, text: self.slice(span), marker: true },
        });
        pieces.collect()
    }

    /// Lines of plain text that are part of no block, before one: rules of signs.
    fn stray_lines(&self, at: usize) -> Vec<&'a str> {
        if !self.plain() {
            return Vec::new();
        }
        let after_row =
            at.checked_sub(1).is_some_and(|before| self.document.blocks[before].kind == BlockKind::Row);
        let lead = self.lead(at);
        let end = if at < self.document.blocks.len() { self.own_line(at).start } else { lead.end };
        let spans = self.between(lead.start, end).into_iter();
        let lines = spans.flat_map(|span| self.slice(span).split(['\n', '\r']));
        let lines = lines.map(|line| if after_row { line.trim_matches(draws) } else { line.trim() });
        lines.filter(|line| !line.is_empty()).collect()
    }

    fn strays(&self, page: &mut Markup, at: usize) {
        for line in self.stray_lines(at) {
            page.line("p", &[("class", Value::Is("b stray")), ("lang", Value::Is(self.lang))], line);
        }
    }

    /// The text of a place as it stands in the source.
    fn pieces(&self, place: Place, pieces: &mut Vec<Piece<'a>>) {
        let plain = self.plain();
        let mut end = None;
        for (normal, span) in self.document.stretches(place) {
            let gap = Span { start: end.unwrap_or(span.start), end: span.start };
            if gap.start < gap.end {
                let blank = self.slice(gap).trim().is_empty();
                let wraps = self.slice(gap).contains(['\n', '\r']);
                if blank && !wraps {
                    pieces.push(Piece { span: gap, text: self.slice(gap), marker: false });
                } else if !blank && plain {
                    let spans = self.between(gap.start, gap.end).into_iter();
                    pieces.extend(spans.map(|span| Piece { span, text: self.slice(span), marker: false }));
                }
            }
            let source = self.slice(span);
            // A character that the format writes otherwise (`&amp;`) is shown as it is meant.
            let coded = !plain
                && source.len() > 1
                && source.starts_with(['&', '\\', '<'])
                && source != self.document.at(normal);
            let text = if source.is_empty() || coded { self.document.at(normal) } else { source };
            let same_span = end.is_some_and(|end| span.start < end);
            if !same_span || coded {
                pieces.push(Piece { span, text, marker: false });
            }
            end = Some(span.end.max(end.unwrap_or(0)));
        }
    }
}

/// Whether a character draws a table, or is white space.
fn draws(character: char) -> bool {
    character.is_whitespace() || "|-=+".contains(character)
}
