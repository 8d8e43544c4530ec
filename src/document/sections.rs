//! Headings as a ladder: which section stands in which.
//!
//! Owns levels. Kinds of markers share a level; a kind that is new nests below the heading that is open.

use super::Section;
use super::marker::Kind;

/// What two headings must share to stand on one level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rung {
    Given(u8),
    Marked(Kind),
    Plain,
}

/// Sections being opened, in the order of the text.
#[derive(Debug)]
pub(super) struct Ladder {
    sections: Vec<Section>,
    open: Vec<(usize, Rung)>,
    /// The level each kind was first seen on, since the last heading with a given level.
    known: Vec<(Rung, u8)>,
}

impl Default for Ladder {
    fn default() -> Self {
        let opening = Section { heading: None, level: 0, parent: None, blocks: 0..0 };
        Ladder { sections: vec![opening], open: Vec::new(), known: Vec::new() }
    }
}

impl Ladder {
    /// The section that text belongs to now.
    pub(super) fn current(&self) -> usize {
        self.sections.len() - 1
    }

    /// Opens a section at a heading, with its level where the format gives it.
    pub(super) fn open(&mut self, block: usize, given: Option<u8>, marker: Option<Kind>) {
        let level = match given {
            Some(level) => {
                self.known.retain(|known| known.1 < level);
                level
            }
            None => self.level(marker.map_or(Rung::Plain, Rung::Marked)),
        };
        let rung = match given {
            Some(level) => Rung::Given(level),
            None => marker.map_or(Rung::Plain, Rung::Marked),
        };
        // What the author marked by hand never holds what the format calls a heading.
        let stays = |(section, open): &(usize, Rung)| {
            self.sections[*section].level < level && (given.is_none() || matches!(open, Rung::Given(_)))
        };
        while self.open.pop_if(|open| !stays(open)).is_some() {}
        if let Some(last) = self.sections.last_mut() {
            last.blocks.end = block;
        }
        let parent = self.open.last().map_or(0, |(section, _)| *section);
        self.open.push((self.sections.len(), rung));
        self.sections.push(Section {
            heading: Some(block),
            level,
            parent: Some(parent),
            blocks: block..block,
        });
    }

    /// The level of a kind: where it was seen, else below what is open and does not stand below it.
    fn level(&mut self, rung: Rung) -> u8 {
        if let Some(known) = self.known.iter().find(|known| known.0 == rung) {
            return known.1;
        }
        let above = self.open.iter().rev().find(|(_, open)| !outranks(rung, *open));
        let level = above.map_or(0, |(section, _)| self.sections[*section].level).saturating_add(1);
        self.known.push((rung, level));
        level
    }

    /// The sections, once the text has ended.
    pub(super) fn close(mut self, blocks: usize) -> Vec<Section> {
        if let Some(last) = self.sections.last_mut() {
            last.blocks.end = blocks;
        }
        self.sections
    }
}

/// Whether a kind stands above another by custom: `1.` above `(1)` above `①`.
fn outranks(above: Rung, below: Rung) -> bool {
    match (rank(above), rank(below)) {
        (Some(above), Some(below)) => above < below,
        _ => false,
    }
}

fn rank(rung: Rung) -> Option<u8> {
    let Rung::Marked(kind) = rung else { return None };
    match kind {
        Kind::Ordinal => Some(0),
        Kind::Roman | Kind::Ideograph => Some(1),
        Kind::Number | Kind::Bare => Some(2),
        Kind::Dotted(dots) => Some(2 + dots.min(4)),
        Kind::Paren | Kind::HalfParen | Kind::Square => Some(7),
        Kind::Circled | Kind::Kana | Kind::Letter => Some(8),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_share_levels() {
        let mut ladder = Ladder::default();
        let kinds = [Kind::Number, Kind::Paren, Kind::Circled, Kind::Paren, Kind::Number, Kind::Circled];
        for (block, kind) in kinds.into_iter().enumerate() {
            ladder.open(block, None, Some(kind));
        }
        let sections = ladder.close(9);
        let levels: Vec<u8> = sections.iter().map(|section| section.level).collect();
        assert_eq!(levels, [0, 1, 2, 3, 2, 1, 3]);
        assert_eq!(sections[6].parent, Some(5));
        assert_eq!(sections[6].blocks, 5..9);
    }

    #[test]
    fn a_number_does_not_nest_below_a_paren() {
        let mut ladder = Ladder::default();
        ladder.open(0, None, Some(Kind::Paren));
        ladder.open(1, None, Some(Kind::Number));
        ladder.open(2, None, None);
        let sections = ladder.close(3);
        assert_eq!(sections[2].parent, Some(0));
        assert_eq!(sections[3].parent, Some(2));
    }

    #[test]
    fn a_marked_heading_never_holds_a_given_one() {
        let mut ladder = Ladder::default();
        ladder.open(0, None, Some(Kind::Number));
        ladder.open(1, Some(2), None);
        let sections = ladder.close(2);
        assert_eq!((sections[2].level, sections[2].parent), (2, Some(0)));
    }

    #[test]
    fn given_levels_hold() {
        let mut ladder = Ladder::default();
        ladder.open(0, Some(2), None);
        ladder.open(1, None, Some(Kind::Number));
        ladder.open(2, Some(3), None);
        ladder.open(3, None, Some(Kind::Number));
        ladder.open(4, Some(2), None);
        let sections = ladder.close(5);
        let levels: Vec<u8> = sections.iter().map(|section| section.level).collect();
        assert_eq!(levels, [0, 2, 3, 3, 4, 2]);
        assert_eq!(sections[4].parent, Some(3));
    }
}
