//! Markdown as lines.
//!
//! Owns which parts of Markdown are text: emphasis and links are unwrapped; code, calls of templates and front matter
//! are left out, but for the title and the day of publication. Refuses to judge what a paragraph's line
//! means.

pub(super) mod code;
mod comments;
mod front;
mod hidden;
mod inline;
mod lines;
mod pieces;
mod stars;
mod struck;
#[cfg(test)]
mod tests;

use crate::text::slice;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::directive::Directive;
use super::html;
use super::line::{Hint, Line, Piece};
use super::{Span, Trace};
use front::Front;
pub(super) use hidden::{hide, line_ends};
use lines::fresh;

/// Markdown, read.
pub(super) struct Read {
    /// Its lines.
    pub(super) lines: Vec<Line>,
    /// The day of publication that its front matter gives; the first of the lines.
    pub(super) dated: Option<Span>,
    /// What it holds beside its text.
    pub(super) traces: Vec<Trace>,
    /// What is set as code in a line.
    pub(super) code: Vec<Span>,
}

/// Reads Markdown whose calls of templates are hidden. Of the comments to the program those stay that are none in a code block.
pub(super) fn read(source: &str, directives: &mut Vec<Directive>) -> Read {
    let front = front::front(source).unwrap_or_default();
    let found = std::mem::take(directives).into_iter().map(|directive| (directive, true)).collect();
    let mut reader =
        Reader { source, lines: Vec::new(), line: fresh(), directives: found, ..Reader::default() };
    reader.quote(&(0..front.end));
    events(source, front.end).for_each(|(event, range)| reader.event(event, range));
    reader.flush();
    let Reader { mut lines, mut traces, code, directives: found, .. } = reader;
    *directives = found.into_iter().filter_map(|(directive, meant)| meant.then_some(directive)).collect();
    stars::drop_pairs(source, &mut lines);
    traces.extend(struck::take_out(source, &mut lines));
    lines.retain(|line| !line.pieces.is_empty());
    traces.sort_by_key(|trace| trace.span);
    let dated = entitle(&mut lines, &front);
    Read { lines, dated, traces, code }
}

/// What stands in Markdown from a byte on, with its places.
fn events(source: &str, start: usize) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    // No strikethrough: 10~12時 is a range in a Japanese text. No mathematics: $ is a price.
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM;
    let events = Parser::new_ext(slice(source, start..), options).into_offset_iter();
    events.map(move |(event, range)| (event, range.start + start..range.end + start))
}

/// Puts before the text what its front matter says of it.
fn entitle(lines: &mut Vec<Line>, front: &Front) -> Option<Span> {
    let line = |span: Span, hint| Line { pieces: vec![Piece::plain(span.start, span.end)], hint, ..fresh() };
    let titled = lines.iter().any(|line| line.hint == Hint::Heading(1));
    let title = front.title.filter(|_| !titled).map(|span| line(span, Hint::Heading(1)));
    let date = front.date.map(|span| line(span, Hint::None));
    let summary = front.summary.map(|span| line(span, Hint::None));
    let mut before: Vec<Line> = date.into_iter().chain(title).chain(summary).collect();
    before.sort_by_key(|line| line.pieces[0].span);
    lines.splice(0..0, before);
    front.date
}

#[derive(Default)]
struct Reader<'a> {
    source: &'a str,
    lines: Vec<Line>,
    /// What stands beside the text.
    traces: Vec<Trace>,
    /// What is set as code in a line.
    code: Vec<Span>,
    line: Line,
    /// Depth of what is no text: code, metadata, images.
    muted: usize,
    /// Depth of quotations.
    quoted: usize,
    /// Open items, each with whether its first line has been given out.
    items: Vec<bool>,
    /// Open lists, each with its number, the line it begins with, and how many items it has.
    lists: Vec<(Option<u64>, usize, usize)>,
    /// The item that opened last, until its first line.
    marker: Option<Span>,
    heading: Option<u8>,
    /// The marker of the footnote that is open, until its first line.
    note: Option<Option<Span>>,
    noted: bool,
    cells: Option<Vec<Range<usize>>>,
    links: Vec<Link>,
    /// Whether what stands between two tags is no text.
    hidden: bool,
    /// The comments to the program, each with whether it is meant for it: in code it is an example.
    directives: Vec<(Directive, bool)>,
}

/// What is told of where a link leads, behind its words.
enum Link {
    /// Nothing: they say it, or it leads nowhere outside.
    Told,
    /// What stands in the brackets behind them.
    Inline,
    /// What a definition elsewhere says.
    Defined(Box<str>),
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            // A comment that is not closed is text to Markdown.
            Event::Text(_) if self.in_comment(&range) => {}
            Event::Text(text) => self.text(&text, range),
            Event::Code(text) => {
                self.quote(&range);
                // A whole sentence as code is an example.
                self.line.quoted |= text.contains('。');
                self.code.push(Span { start: range.start, end: range.end });
                self.code(&text, range);
            }
            Event::FootnoteReference(_) => self.text("", range),
            Event::SoftBreak | Event::HardBreak => self.line_break(),
            Event::InlineHtml(tag) if tag.starts_with("<!--") => {
                let span = Span { start: range.start, end: range.end };
                self.traces.extend(html::remark(self.source, span));
            }
            Event::InlineHtml(tag) => match inline::tag(&tag) {
                inline::Tag::Break => self.tag_break(range),
                inline::Tag::Hides => self.hidden = true,
                inline::Tag::Shows => self.hidden = false,
                inline::Tag::Nothing => {}
            },
            Event::Rule => self.flush(),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            // Nobody quotes a program in a notice: what is set in by four spaces is set in by its author.
            Tag::CodeBlock(CodeBlockKind::Indented) => {
                self.quote(&range);
                self.flush();
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => {
                self.quote(&range);
                self.flush();
                self.muted += 1;
            }
            Tag::HtmlBlock => {
                self.flush();
                self.html_block(&range);
                self.muted += 1;
            }
            Tag::Image { .. } => self.muted += 1,
            Tag::Heading { level, .. } => {
                self.flush();
                self.heading = Some(level as u8);
            }
            Tag::Item => {
                self.flush();
                self.lists.iter_mut().rev().take(1).for_each(|list| list.2 += 1);
                self.items.push(false);
                self.marker = Some(self.item_marker(&range));
            }
            Tag::FootnoteDefinition(_) => {
                self.flush();
                let text = slice(self.source, range.clone());
                let length = text.find("]:").map_or(0, |end| end + 2);
                self.noted = true;
                self.note = Some(Some(Span { start: range.start, end: range.start + length }));
            }
            Tag::TableHead | Tag::TableRow => {
                self.flush();
                self.cells = Some(Vec::new());
            }
            Tag::TableCell => {
                let start = self.line.pieces.len();
                if let Some(cells) = &mut self.cells {
                    cells.push(start..start);
                }
            }
            Tag::Link { link_type, dest_url, .. } => {
                let outside = ["://", "mailto:", "tel:"].iter().any(|sign| dest_url.contains(sign));
                self.links.push(match link_type {
                    LinkType::Inline if outside => Link::Inline,
                    LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut if outside => {
                        Link::Defined(dest_url.as_ref().into())
                    }
                    _ => Link::Told,
                });
            }
            Tag::BlockQuote(_) => {
                self.flush();
                self.quoted += 1;
            }
            Tag::List(first) => {
                self.flush();
                self.lists.push((first, self.lines.len(), 0));
            }
            Tag::Paragraph | Tag::Table(_) => self.flush(),
            Tag::DefinitionList | Tag::DefinitionListTitle => self.flush(),
            Tag::DefinitionListDefinition => {
                self.flush();
                self.items.push(false);
                let colon = self.source.get(range.clone()).is_some_and(|text| text.starts_with(':'));
                self.marker = colon.then_some(Span { start: range.start, end: range.start + 1 });
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::CodeBlock => {
                self.flush();
                self.muted = self.muted.saturating_sub(1);
            }
            TagEnd::HtmlBlock | TagEnd::Image => self.muted = self.muted.saturating_sub(1),
            TagEnd::Link => match self.links.pop() {
                Some(Link::Inline) => self.target(range),
                Some(Link::Defined(url)) => self.defined(&url, range),
                _ => {}
            },
            TagEnd::TableCell => {
                let end = self.line.pieces.len();
                if let Some(cell) = self.cells.as_mut().and_then(|cells| cells.last_mut()) {
                    cell.end = end;
                }
            }
            TagEnd::Heading(_) => {
                self.flush();
                self.heading = None;
            }
            TagEnd::Item | TagEnd::DefinitionListDefinition => {
                self.flush();
                self.items.pop();
                self.marker = None;
            }
            TagEnd::FootnoteDefinition => {
                self.flush();
                self.noted = false;
                self.note = None;
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                self.flush();
                self.cells = None;
            }
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.quoted = self.quoted.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.flush();
                if let Some((Some(number), first, 1)) = self.lists.pop() {
                    self.head(number, first, &range);
                }
            }
            TagEnd::Paragraph | TagEnd::Table => self.flush(),
            TagEnd::DefinitionList | TagEnd::DefinitionListTitle => self.flush(),
            _ => {}
        }
    }

    /// What is written in HTML is read as HTML. Where a comment to the program is not closed, all of it would be that
    /// comment: only what stands behind it is text.
    fn html_block(&mut self, range: &Range<usize>) {
        let block = self.source.get(range.clone()).unwrap_or_default();
        if self.directives[self.comments(range)].iter().any(|(directive, _)| !directive.closed) {
            return self.behind_comment(range);
        }
        let (mut lines, traces) = html::lines(block, &mut Vec::new());
        lines.iter_mut().for_each(|line| line.shift(range.start));
        self.traces.extend(traces.into_iter().map(|trace| trace.shifted(range.start)));
        self.lines.append(&mut lines);
    }
}
