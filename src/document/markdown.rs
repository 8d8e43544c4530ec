//! Markdown as lines.
//!
//! Owns which parts of Markdown are text: emphasis and links are unwrapped, code blocks, HTML and front
//! matter are left out. Refuses to judge what a paragraph's line means.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::Span;
use super::directive::Directive;
use super::line::{Hint, Line, Piece};

/// Reads Markdown. Of the comments to the program those stay that are none in a code block.
pub(super) fn lines(source: &str, directives: &mut Vec<Directive>) -> Vec<Line> {
    // No strikethrough: 10~12時 is a range in a Japanese text.
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let found = std::mem::take(directives).into_iter().map(|directive| (directive, true)).collect();
    let mut reader =
        Reader { source, lines: Vec::new(), line: fresh(), directives: found, ..Reader::default() };
    for (event, range) in Parser::new_ext(source, options).into_offset_iter() {
        reader.event(event, range);
    }
    reader.flush();
    *directives =
        (reader.directives.into_iter()).filter_map(|(directive, meant)| meant.then_some(directive)).collect();
    reader.lines
}

fn fresh() -> Line {
    Line { blank_before: true, ..Line::default() }
}

#[derive(Default)]
struct Reader<'a> {
    source: &'a str,
    lines: Vec<Line>,
    line: Line,
    /// Depth of what is no text: code, metadata, images.
    muted: usize,
    /// Open items, each with whether its first line has been given out.
    items: Vec<bool>,
    /// The item that opened last, until its first line.
    marker: Option<Span>,
    heading: Option<u8>,
    /// The marker of the footnote that is open, until its first line.
    note: Option<Option<Span>>,
    noted: bool,
    cells: Option<Vec<Range<usize>>>,
    links: Vec<Option<usize>>,
    /// The comments to the program, each with whether it is meant for it: in code it is an example.
    directives: Vec<(Directive, bool)>,
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
                self.code(&text, range);
            }
            Event::FootnoteReference(_) => self.text("", range),
            Event::SoftBreak | Event::HardBreak => self.line_break(),
            Event::InlineHtml(tag) if tag.trim_start_matches('<').to_ascii_lowercase().starts_with("br") => {
                self.line_break();
            }
            Event::Rule => self.flush(),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::CodeBlock(_) | Tag::MetadataBlock(_) | Tag::HtmlBlock | Tag::Image { .. } => {
                if matches!(tag, Tag::CodeBlock(_) | Tag::MetadataBlock(_)) {
                    self.quote(&range);
                }
                if !matches!(tag, Tag::Image { .. }) {
                    self.flush();
                }
                if tag == Tag::HtmlBlock {
                    self.behind_comment(&range);
                }
                self.muted += 1;
            }
            Tag::Heading { level, .. } => {
                self.flush();
                self.heading = Some(level as u8);
            }
            Tag::Item => {
                self.flush();
                self.items.push(false);
                self.marker = Some(self.item_marker(&range));
            }
            Tag::FootnoteDefinition(_) => {
                self.flush();
                let text = &self.source[range.clone()];
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
                let told = link_type == LinkType::Inline
                    && (dest_url.contains("://") || dest_url.starts_with("mailto:"));
                self.links.push(told.then_some(dest_url.len()));
            }
            Tag::Paragraph | Tag::BlockQuote(_) | Tag::List(_) | Tag::Table(_) => self.flush(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::CodeBlock | TagEnd::MetadataBlock(_) | TagEnd::HtmlBlock | TagEnd::Image => {
                self.muted = self.muted.saturating_sub(1);
            }
            TagEnd::Link => {
                if let Some(Some(_)) = self.links.pop() {
                    self.target(range);
                }
            }
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
            TagEnd::Item => {
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
            TagEnd::Paragraph | TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Table => self.flush(),
            _ => {}
        }
    }

    /// The comments to the program that begin in a range.
    fn comments(&self, range: &Range<usize>) -> Range<usize> {
        let before = |at: usize| self.directives.partition_point(|(directive, _)| directive.span.start < at);
        before(range.start)..before(range.end)
    }

    /// Takes comments in code for what they are.
    fn quote(&mut self, range: &Range<usize>) {
        let comments = self.comments(range);
        self.directives[comments].iter_mut().for_each(|(_, meant)| *meant = false);
    }

    /// Whether a slice of text lies in a comment to the program.
    fn in_comment(&self, range: &Range<usize>) -> bool {
        let behind = self.comments(&(0..range.start + 1)).end;
        behind.checked_sub(1).is_some_and(|last| {
            let (directive, meant) = &self.directives[last];
            *meant && range.start < directive.span.end
        })
    }

    /// Markdown takes what follows a comment on its line for HTML. Behind one of the program's own it is text.
    fn behind_comment(&mut self, range: &Range<usize>) {
        let Some((directive, _)) = self.directives[self.comments(range)].last() else { return };
        let block = self.source.get(range.clone()).unwrap_or_default();
        let rest = self.source.get(directive.span.end..range.end).unwrap_or_default();
        let line = rest.split(['\n', '\r']).next().unwrap_or_default();
        if directive.closed && block.trim_start().starts_with("<!--") && !line.trim().is_empty() {
            let start = directive.span.end + line.len() - line.trim_start().len();
            self.line.pieces.push(Piece::plain(start, start + line.trim().len()));
            self.flush();
        }
    }

    /// A slice of text; where the source says it otherwise (`&amp;`), the text stands for the slice.
    fn text(&mut self, text: &str, range: Range<usize>) {
        if self.muted > 0 || range.is_empty() {
            return;
        }
        let span = Span { start: range.start, end: range.end };
        let same = text.is_empty() || self.source.get(range) == Some(text);
        let piece = Piece { span, text: (!same).then(|| text.into()) };
        match self.line.pieces.last_mut() {
            // A footnote's reference or a cut entity may leave slices that touch.
            Some(last)
                if same && last.text.is_none() && last.span.end == span.start && self.cells.is_none() =>
            {
                last.span.end = span.end;
            }
            _ => self.line.pieces.push(piece),
        }
    }

    fn code(&mut self, text: &str, range: Range<usize>) {
        let slice = self.source.get(range.clone()).unwrap_or_default();
        match slice.find(text) {
            Some(offset) if !text.is_empty() => {
                let start = range.start + offset;
                self.text(text, start..start + text.len());
            }
            _ => self.text(text, range),
        }
    }

    /// Keeps `(https://…)` behind the words of a link.
    fn target(&mut self, range: Range<usize>) {
        let slice = self.source.get(range.clone()).unwrap_or_default();
        if let Some(offset) = slice.rfind("](") {
            self.text("", range.start + offset + 1..range.end);
        }
    }

    fn item_marker(&self, range: &Range<usize>) -> Span {
        let text = self.source.get(range.clone()).unwrap_or_default();
        let lead = text.len() - text.trim_start().len();
        let length = text[lead..].find(char::is_whitespace).unwrap_or(text.len() - lead).min(12);
        let start = range.start + lead;
        Span { start, end: start + if text.is_char_boundary(lead + length) { length } else { 0 } }
    }

    fn line_break(&mut self) {
        if self.cells.is_none() && self.muted == 0 && !self.line.pieces.is_empty() {
            self.flush();
            self.line.blank_before = false;
        }
    }

    /// Gives out the line that is being made; the next starts a block.
    fn flush(&mut self) {
        let mut line = std::mem::replace(&mut self.line, fresh());
        if line.pieces.iter().all(|piece| piece.text(self.source).trim().is_empty()) {
            return;
        }
        let first = self.items.last_mut().map(|told| std::mem::replace(told, true));
        line.indent = self.items.len() * 2;
        line.hint = if let Some(cells) = self.cells.take() {
            Hint::Row(cells)
        } else if let Some(level) = self.heading {
            Hint::Heading(level)
        } else if first == Some(false) {
            Hint::Item(self.marker.take())
        } else if let Some(marker) = self.note.take() {
            Hint::Note(marker)
        } else if self.noted || first.is_some() {
            Hint::Inside
        } else {
            Hint::None
        };
        self.lines.push(line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str) -> Vec<(String, Hint)> {
        let text =
            |line: &Line| line.pieces.iter().map(|piece| piece.text(source)).collect::<Vec<_>>().join("");
        lines(source, &mut Vec::new()).into_iter().map(|line| (text(&line), line.hint)).collect()
    }

    #[test]
    fn text_is_unwrapped_and_code_is_none() {
        let source = "---\ntitle: x\n---\n# お知らせ\n\n**株式会社**サンプル`abc`です&amp;\n<!-- 秘 -->\n\n```\ncode\n```\n";
        let found: Vec<String> = read(source).into_iter().map(|line| line.0).collect();
        assert_eq!(found, ["お知らせ", "株式会社サンプルabcです&"]);
    }

    #[test]
    fn a_link_keeps_its_target() {
        let found = read("詳細は[こちら](https://example.jp/a)です。10~12時~終日\n");
        assert_eq!(found[0].0, "詳細はこちら(https://example.jp/a)です。10~12時~終日");
    }

    #[test]
    fn lists_tables_and_notes() {
        let source = "- 氏名\n  続き\n  1. 住所\n\n| 区分 | 件数 |\n|---|---|\n| **会員** | |\n\n本文[^1]\n\n[^1]: 注記\n";
        let found = read(source);
        assert_eq!(found[0], ("氏名".into(), Hint::Item(Some(Span { start: 0, end: 1 }))));
        assert_eq!(found[1], ("続き".into(), Hint::Inside));
        assert!(matches!(&found[2], (text, Hint::Item(Some(_))) if text == "住所"));
        assert_eq!(found[3], ("区分件数".into(), Hint::Row(vec![0..1, 1..2])));
        assert_eq!(found[4], ("会員".into(), Hint::Row(vec![0..1, 1..1])));
        assert_eq!(found[5].0, "本文[^1]");
        assert!(matches!(&found[6], (text, Hint::Note(Some(_))) if text == "注記"));
    }
}
