//! What is put into paragraphs, and the ends of what was open.
//!
//! Owns where text goes: into the paragraph, or to what was deleted from it or is hidden in it; and what of the part
//! each piece of text stands on.

use super::super::fields::Fields;
use super::super::model::{Block, Cut, Head, Mark, Piece, Run};
use super::super::styles::Named;
use super::super::{fields, limits};
use super::{Frame, Open, Reader};
use std::borrow::Cow;
use std::ops::Range;

impl Reader<'_> {
    pub(super) fn end_paragraph(&mut self, place: &Range<usize>) {
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
    pub(super) fn hang(&mut self) {
        for blocks in std::mem::take(&mut self.boxes) {
            self.push(Block::Box(blocks));
        }
    }

    pub(super) fn push(&mut self, block: Block) {
        if let Some(blocks) = self.blocks.last_mut() {
            blocks.push(block);
        }
    }

    pub(super) fn open_run(&mut self, place: &Range<usize>, divisible: bool) {
        if self.runs.is_empty() {
            self.outer = self.story.runs.len();
            let tag = place.clone();
            let head = divisible.then_some(Head { tag, properties: place.end..place.end });
            self.weight += 1;
            self.story.runs.push(Run { raw: place.clone(), head });
        }
        self.runs.push(Open::default());
    }

    pub(super) fn open_fields(&mut self) -> &mut Fields {
        if self.fields.is_empty() {
            self.fields.push(Fields::default());
        }
        let last = self.fields.len() - 1;
        &mut self.fields[last]
    }

    pub(super) fn end_field(&mut self) {
        let Some(field) = self.open_fields().end() else { return };
        let here = self.here();
        let from = field.result.min(here);
        if self.setting.furniture && field.counts_pages() {
            if let Some(paragraph) = self.paragraphs.last_mut() {
                paragraph.cut(from);
            }
        } else if let Some(target) = field.target() {
            self.tell(&target, from);
        } else if let Some(shown) = field.equation().filter(|_| from == here) {
            self.put(&shown, &(0..0), Cut::Run);
        }
    }

    /// The length of the paragraph's text so far.
    pub(super) fn here(&self) -> usize {
        self.paragraphs.last().map_or(0, |paragraph| paragraph.text.len())
    }

    pub(super) fn note(&mut self, mark: Mark) {
        self.weight += 1;
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.marks.push((paragraph.text.len(), mark));
        }
    }

    pub(super) fn is_hidden(&self) -> bool {
        let Some(run) = self.runs.last() else { return false };
        let styles = self.setting.styles;
        run.hidden.or_else(|| run.style.as_deref().and_then(|style| styles.hides(style))).unwrap_or_else(
            || {
                let style = self.paragraphs.last().and_then(|paragraph| paragraph.style.as_deref());
                styles.of(style).properties.hidden.unwrap_or(false)
            },
        )
    }

    pub(super) fn chunk(&mut self, text: &str, place: Range<usize>, exact: bool) {
        if self.skipped == 0 && matches!(self.frames.last(), Some(Frame::Text(_) | Frame::Instruction)) {
            self.chunks.push((text.to_owned(), place, exact));
        }
    }

    /// Puts the text of an element: white space around it counts only where the file says so.
    pub(super) fn end_text(&mut self, preserved: bool) {
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
    pub(super) fn put(&mut self, text: &str, place: &Range<usize>, cut: Cut) {
        if text.is_empty() || self.fields.last().is_some_and(Fields::instructs) {
            return;
        }
        self.length += text.len();
        self.weight += 1;
        let author = self.authors.last().cloned().flatten();
        let (deleted, hidden) = (self.deleted > 0, self.is_hidden());
        let struck = self.runs.last().is_some_and(|run| run.struck == Some(true));
        let nested = self.runs.len() > 1 || self.ruby > 0 || self.paragraphs.len() > 1;
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        let at = paragraph.text.len();
        if deleted {
            return paragraph.delete(text, author);
        }
        if hidden {
            return paragraph.hide(text);
        }
        if struck {
            return paragraph.strike(text);
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
    pub(super) fn tell(&mut self, target: &str, from: usize) {
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
        '\u{F020}'..='\u{F0FF}' => fields::sign(font, c as u32),
        other => Some(other),
    });
    Cow::Owned(signs.collect())
}
