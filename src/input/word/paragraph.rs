//! How a paragraph grows: what is put into it, and what is kept of what is no text.

use super::file::File;
use super::model::{Block, Mark, Paragraph};
use super::styles::{Named, Styles};

impl Paragraph {
    /// Notes that text from `at` on was inserted; what one person inserts in a row is one insertion.
    pub(crate) fn insert(&mut self, at: usize, author: Option<String>) {
        let end = self.text.len();
        if let Some((known, Mark::Inserted { author: before, .. })) = self.marks.last_mut()
            && *known == at
            && *before == author
        {
            *known = end;
            return;
        }
        self.marks.push((end, Mark::Inserted { from: at, author }));
    }

    /// Keeps deleted text.
    pub(crate) fn delete(&mut self, text: &str, author: Option<String>) {
        let at = self.text.len();
        if let Some((known, Mark::Deleted { text: before, author: who })) = self.marks.last_mut()
            && *known == at
            && *who == author
        {
            return before.push_str(text);
        }
        self.marks.push((at, Mark::Deleted { text: text.to_owned(), author }));
    }

    /// Keeps hidden text.
    pub(crate) fn hide(&mut self, text: &str) {
        let at = self.text.len();
        if let Some((known, Mark::Hidden(before))) = self.marks.last_mut()
            && *known == at
        {
            return before.push_str(text);
        }
        self.marks.push((at, Mark::Hidden(text.to_owned())));
    }

    /// Keeps text that is struck through.
    pub(crate) fn strike(&mut self, text: &str) {
        let at = self.text.len();
        if let Some((known, Mark::Struck(before))) = self.marks.last_mut()
            && *known == at
        {
            return before.push_str(text);
        }
        self.marks.push((at, Mark::Struck(text.to_owned())));
    }

    /// Takes out what follows a place.
    pub(crate) fn cut(&mut self, from: usize) {
        if !self.text.is_char_boundary(from) {
            return;
        }
        self.text.truncate(from);
        while self.pieces.pop_if(|piece| piece.at.end > from).is_some() {}
        for (at, mark) in self.marks.iter_mut().rev().take_while(|(at, _)| *at > from) {
            *at = from;
            if let Mark::Inserted { from: begins, .. } = mark {
                *begins = (*begins).min(from);
            }
        }
    }

    /// Goes on in the next paragraph, whose properties are those of both: its mark is the one that is left.
    pub(crate) fn join(&mut self, next: Self) {
        let length = self.text.len();
        self.text.push_str(&next.text);
        self.marks.extend(next.marks.into_iter().map(|(at, mark)| match mark {
            Mark::Inserted { from, author } => (at + length, Mark::Inserted { from: from + length, author }),
            mark => (at + length, mark),
        }));
        self.pieces.extend(next.pieces.into_iter().map(|mut piece| {
            piece.at = piece.at.start + length..piece.at.end + length;
            piece
        }));
        self.style = next.style;
        self.properties = next.properties;
        self.open_end = next.open_end;
        self.content = self.content.take().or(next.content);
    }
}

/// Lines that may stand above a title: date, addressee, sender.
const ABOVE: usize = 8;

/// How levels of headings are told.
#[derive(Debug, Default)]
pub(crate) struct Headings {
    /// By how much: 1 where the top level is taken by sections, and the title is no heading.
    down: u8,
}

/// What a paragraph says it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rank {
    Title,
    Level(u8),
}

impl Headings {
    /// Looks at the headings of the body. A style of titles is a title. A heading of the first level is one where it
    /// is the only one and stands at the top; else the title is sought like that of any text.
    pub(crate) fn of(file: &File) -> Self {
        let paragraphs = file.body.blocks.iter().filter_map(|block| match block {
            Block::Paragraph(paragraph) if !paragraph.text.trim().is_empty() => Some(paragraph),
            _ => None,
        });
        let (mut above, mut sentences, mut tops, mut first) = (0, false, 0, None);
        for paragraph in paragraphs {
            match rank(paragraph, &file.styles) {
                Some(Rank::Title) => return Self { down: 1 },
                Some(Rank::Level(level)) => {
                    tops += usize::from(level == 1);
                    let numbered = paragraph.properties.list.is_some_and(|list| list > 0);
                    first.get_or_insert(level == 1 && above <= ABOVE && !sentences && !numbered);
                }
                None if first.is_none() => {
                    above += 1;
                    sentences |= paragraph.text.trim_end().ends_with('。');
                }
                None => {}
            }
        }
        let title = tops == 1 && first == Some(true);
        Self { down: u8::from(tops > 0 && !title) }
    }

    /// The level that a paragraph is a heading of, from 1, the title's.
    pub(crate) fn level(&self, paragraph: &Paragraph, styles: &Styles) -> Option<u8> {
        Some(match rank(paragraph, styles)? {
            Rank::Title => 1,
            Rank::Level(level) => level + self.down,
        })
    }
}

fn rank(paragraph: &Paragraph, styles: &Styles) -> Option<Rank> {
    let style = styles.of(paragraph.style.as_deref());
    let outline = |level: u8| (level < 9).then_some(Rank::Level(level + 1));
    if let Some(level) = paragraph.properties.outline {
        return outline(level);
    }
    match style.named {
        Some(Named::Title) => Some(Rank::Title),
        Some(Named::Heading(level)) => match style.properties.outline {
            Some(9) => None,
            _ => Some(Rank::Level(level)),
        },
        Some(Named::Contents) => None,
        None => style.properties.outline.and_then(outline),
    }
}
