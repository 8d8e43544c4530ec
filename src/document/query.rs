//! Questions to a document: what stands at an offset, above a section, in the source.
//!
//! Owns look-ups, all by binary search. Refuses to read the text again.

use std::fmt::Write as _;
use std::ops::Range;

use super::{Block, Document, Place, Span};

impl Document {
    /// Whether a place lies in what is set as code.
    pub fn in_code(&self, place: Place) -> bool {
        let before = self.code.partition_point(|code| code.start <= place.start);
        before.checked_sub(1).is_some_and(|at| self.code[at].contains(place))
    }

    /// The text of a place; empty where it is none of this document.
    pub fn at(&self, place: Place) -> &str {
        self.text.get(place.start..place.end).unwrap_or_default()
    }

    /// The same as [`Document::at`].
    pub fn slice(&self, place: Place) -> &str {
        self.at(place)
    }

    /// The bytes of the source a place stands on. A place over a line wrap covers the wrap; part of what one
    /// character became (㈱) is that whole character; an empty place is an empty span.
    pub fn span(&self, place: Place) -> Span {
        self.map.span(place)
    }

    /// The stretches that a place is made of, in order, each with its source: what is taken over unchanged as one
    /// stretch, all else (a full-width digit, `&amp;`) character by character.
    pub fn stretches(&self, place: Place) -> impl Iterator<Item = (Place, Span)> + '_ {
        self.map.stretches(place)
    }

    /// The stretches of a source of this length that no place stands on: comments, attributes, marks, white space.
    pub(crate) fn unread(&self, length: usize) -> Vec<Span> {
        let whole = Place { start: 0, end: self.text.len() };
        let mut read: Vec<Span> = self.map.stretches(whole).map(|(_, span)| span).collect();
        read.sort_unstable();
        let mut unread = Vec::new();
        let mut at = 0;
        for span in read.into_iter().chain([Span { start: length, end: length }]) {
            unread.extend((at < span.start).then_some(Span { start: at, end: span.start }));
            at = at.max(span.end);
        }
        unread
    }

    /// The smallest place that holds what `span` says; `None` where it says nothing (white space, a marker).
    pub fn place(&self, span: Span) -> Option<Place> {
        let mut place = self.map.place(span)?;
        while !self.text.is_char_boundary(place.start) {
            place.start -= 1;
        }
        while !self.text.is_char_boundary(place.end) {
            place.end += 1;
        }
        Some(place)
    }

    /// The block at an offset of the text; the one before, between two.
    pub fn block_at(&self, offset: usize) -> Option<usize> {
        let near = self.tables.blocks.near(offset, self.blocks.len());
        let (from, blocks) = (near.start, &self.blocks[near]);
        let index = (from + blocks.partition_point(|block| block.place.start <= offset)).checked_sub(1)?;
        (offset <= self.blocks[index].place.end).then_some(index)
    }

    /// The sentence at an offset of the text.
    pub fn sentence_at(&self, offset: usize) -> Option<usize> {
        let near = self.tables.sentences.near(offset, self.sentences.len());
        let (from, sentences) = (near.start, &self.sentences[near]);
        let behind = from + sentences.partition_point(|sentence| sentence.place.start <= offset);
        let index = behind.checked_sub(1)?;
        (offset < self.sentences[index].place.end).then_some(index)
    }

    /// The innermost clause at an offset of the text.
    pub fn clause_at(&self, offset: usize) -> Option<usize> {
        let near = self.tables.clauses.near(offset, self.clauses.len());
        let (from, clauses) = (near.start, &self.clauses[near]);
        let behind = from + clauses.partition_point(|clause| clause.place.start <= offset);
        let mut index = Some(behind.checked_sub(1)?);
        while let Some(clause) = index.map(|index| &self.clauses[index]) {
            if offset < clause.place.end {
                return index;
            }
            index = clause.parent();
        }
        None
    }

    /// The headings a section stands under, its own first.
    pub fn headings_above(&self, section: usize) -> impl Iterator<Item = &Block> {
        let mut next = Some(section);
        std::iter::from_fn(move || {
            let section = self.sections.get(next?)?;
            next = section.parent;
            Some(section.heading.and_then(|heading| self.blocks.get(heading)))
        })
        .flatten()
    }

    /// The longest runs of neighbouring blocks of one section that `belongs` takes.
    pub fn runs(&self, belongs: impl Fn(&Block) -> bool) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        for (at, block) in self.blocks.iter().enumerate().filter(|(_, block)| belongs(block)) {
            match runs.last_mut() {
                Some(run) if run.end == at && self.blocks[run.start].section == block.section => run.end += 1,
                _ => runs.push(at..at + 1),
            }
        }
        runs
    }

    /// A section from its heading to its end, with its subsections.
    pub fn section_place(&self, section: usize) -> Place {
        let Some(first) = self.sections.get(section) else { return Place { start: 0, end: 0 } };
        let later = self.sections.get(section + 1..).unwrap_or_default();
        let below = later.iter().take_while(|later| section > 0 && later.parent >= Some(section)).last();
        let blocks = first.blocks.start..below.unwrap_or(first).blocks.end;
        match self.blocks.get(blocks) {
            Some([first, .., last]) => first.place.join(last.place),
            Some([only]) => only.place,
            _ => Place { start: 0, end: 0 },
        }
    }

    /// What was read, one block a line: a view for people, in no fixed form.
    pub fn outline(&self) -> String {
        let mut outline = String::new();
        for block in &self.blocks {
            let level = self.sections.get(block.section).map_or(0, |section| section.level);
            let kind = format!("{:?}", block.kind);
            let _ = writeln!(outline, "{level} {kind:<9} {}", self.at(block.place));
        }
        outline
    }
}

#[cfg(test)]
mod tests {
    use crate::document::{Format, Place, read};

    const NOTICE: &str = "見本に関するお知らせです、見本\n\nこのたび、発生しました。\n\n1.経緯\n\n(1)発覚\n\n\
                          職員(会計課に所属する者)が、 ㈱見本に連絡した。\n\n2.原因\n\n確認不足です。";

    #[test]
    fn what_stands_where() {
        let document = read(NOTICE, Format::Text);
        let offset = document.text.find("会計課").expect("it stands there");
        let clause = document.clause_at(offset).expect("a clause");
        assert_eq!(document.at(document.clauses[clause].place), "会計課に所属する者");
        let sentence = document.sentence_at(offset).expect("a sentence");
        let block = document.block_at(offset).expect("a block");
        assert_eq!(document.sentences[sentence].block, block);
        let above: Vec<&str> = document
            .headings_above(document.blocks[block].section)
            .map(|block| document.at(block.place))
            .collect();
        assert_eq!(above, ["発覚", "経緯"]);
        assert!(document.at(document.section_place(1)).starts_with("経緯\n発覚\n"));
        assert!(document.at(document.section_place(1)).ends_with("連絡した。"));
    }

    #[test]
    fn there_and_back() {
        let document = read(NOTICE, Format::Text);
        let start = document.text.find("(株)").expect("it stands there");
        let span = document.span(Place { start, end: start + 5 });
        assert_eq!(&NOTICE[span.start..span.end], "㈱");
        assert_eq!(document.place(span), Some(Place { start, end: start + 5 }));
    }
}
