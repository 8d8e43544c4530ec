//! What stands beside the body: notes, headers and footers, comments.
//!
//! Owns their order behind the body, and what of them is told once.

use super::super::limits;
use super::super::model::{Block, NoteKind, Story};
use super::super::problem::Problem;
use super::{Layer, Where, trimmed};
use crate::document::{Anchor, Span, Trace, TraceKind};
use std::collections::{HashMap, HashSet};

impl Layer<'_> {
    /// The notes that are referred to, in that order.
    pub(super) fn notes(&mut self) -> Result<(), Problem> {
        let file = self.file;
        let entries: HashMap<(NoteKind, &str), &[Block]> = file
            .notes
            .iter()
            .flat_map(|(kind, story)| {
                let told = story.entries.iter().filter(|entry| !entry.drawn);
                told.map(move |entry| ((*kind, entry.id.as_str()), entry.blocks.as_slice()))
            })
            .collect();
        self.blank = true;
        for (number, (kind, id, run)) in std::mem::take(&mut self.referred).into_iter().enumerate() {
            if let Some(blocks) = entries.get(&(kind, id.as_str())) {
                self.blocks(blocks, Where::Note(Anchor::Note(number + 1), Some(run)))?;
            }
        }
        Ok(())
    }

    /// Headers and footers, what several of them say alike once; numbers of pages are nothing to tell.
    pub(super) fn furniture(&mut self) -> Result<(), Problem> {
        let file = self.file;
        let mut told: HashSet<String> = HashSet::new();
        for (header, story) in &file.furniture {
            let words = words_of(story);
            if !words.contains(char::is_alphabetic) || !told.insert(words) {
                continue;
            }
            self.blank = true;
            let anchor = if *header { Anchor::Header } else { Anchor::Footer };
            self.blocks(&story.blocks, Where::Furniture(anchor))?;
        }
        Ok(())
    }

    /// What comments say, and on what.
    pub(super) fn comments(&mut self) {
        let file = self.file;
        for entry in file.comments.entries.iter().take(limits::DEFINITIONS) {
            let mut text = String::new();
            words(&entry.blocks, &mut text);
            let range = self.ranges.get(&entry.id);
            let span = range.and_then(|(from, to)| {
                let start = (*from).or(*to)?;
                Some(Span { start, end: to.unwrap_or(start).max(start) })
            });
            let span = span.map(|span| trimmed(&self.text, span.start..span.end).unwrap_or(span));
            let text = text.trim().to_owned();
            self.layout.traces.push(Trace {
                kind: TraceKind::Comment,
                span,
                text,
                author: entry.author.clone(),
            });
        }
    }
}

/// The words of blocks, for comparing and for telling.
fn words(blocks: &[Block], text: &mut String) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                let more = paragraph.text.trim();
                if !text.is_empty() && !more.is_empty() {
                    text.push(' ');
                }
                text.push_str(more);
            }
            Block::Table(rows) => rows.iter().flatten().for_each(|cell| words(cell, text)),
            Block::Box(blocks) => words(blocks, text),
        }
    }
}

fn words_of(story: &Story) -> String {
    let mut text = String::new();
    words(&story.blocks, &mut text);
    text
}
