//! What is marked in the text: findings, their other places, the evidence of elements, dates.
//!
//! Owns the order of these and how those that overlap are told apart: links are no links inside links, so of several
//! findings at one place the closest one is linked, and the others have their number there.

use super::findings::Note;
use super::markup::Anchor;
use crate::document::Span;
use crate::ruleset::Severity;
use std::collections::BTreeSet;

/// What a mark in the text leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lead {
    /// The place of the finding itself.
    Finding,
    /// Another place that belongs to it.
    Label,
}

/// A place in the text that leads to a note.
#[derive(Debug, Clone)]
pub(crate) struct Mark {
    /// Bytes of the source; empty where something is to be added.
    pub span: Span,
    /// Finding, or label.
    pub lead: Lead,
    /// The number of the note.
    pub number: usize,
    /// How grave.
    pub severity: Severity,
    /// The name of this place.
    pub here: Anchor,
    /// The note.
    pub to: Anchor,
}

/// A place in the text that other parts of the page lead to.
#[derive(Debug, Clone)]
pub(crate) struct Evidence {
    /// Bytes of the source.
    pub span: Span,
    /// The name of this place.
    pub here: Anchor,
}

/// The marks of all notes, in the order of the text.
pub(crate) fn marks(notes: &[Note<'_>]) -> Vec<Mark> {
    let mut marks = Vec::new();
    for note in notes {
        let (number, severity, to) = (note.number, note.severity(), note.anchor());
        let mark = |span, lead, here| Mark { span, lead, number, severity, here, to: to.clone() };
        marks.extend(note.span().map(|span| mark(span, Lead::Finding, note.mark())));
        let labels = note.labels();
        marks.extend(labels.map(|(at, label)| mark(label.span, Lead::Label, note.mark().part(at + 1))));
    }
    marks.sort_by_key(|mark| (mark.span.start, mark.span.end));
    marks
}

/// A stretch of the text that is one link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Link {
    /// Bytes of the source.
    pub span: Span,
    /// The mark, an index.
    pub mark: usize,
}

/// The links of some marks: of those that cover a place, the closest one wins.
pub(crate) fn links(marks: &[Mark]) -> Vec<Link> {
    let mut edges = Vec::new();
    for (at, mark) in marks.iter().enumerate().filter(|(_, mark)| mark.span.start < mark.span.end) {
        edges.push((mark.span.start, true, at));
        edges.push((mark.span.end, false, at));
    }
    edges.sort_unstable_by_key(|edge| edge.0);
    // Findings before labels, the shorter before the longer, the graver before the milder.
    let rank = |at: usize| {
        let mark = &marks[at];
        let length = mark.span.end - mark.span.start;
        (mark.lead == Lead::Label, length, std::cmp::Reverse(mark.severity), at)
    };
    let mut active: BTreeSet<(bool, usize, std::cmp::Reverse<Severity>, usize)> = BTreeSet::new();
    let mut links: Vec<Link> = Vec::new();
    let mut from = 0;
    for (at, begins, mark) in edges {
        if let Some((.., winner)) = active.first().filter(|_| from < at) {
            match links.last_mut() {
                Some(last) if last.mark == *winner && last.span.end == from => last.span.end = at,
                _ => links.push(Link { span: Span { start: from, end: at }, mark: *winner }),
            }
        }
        from = at;
        if begins {
            active.insert(rank(mark));
        } else {
            active.remove(&rank(mark));
        }
    }
    links
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn mark(start: usize, end: usize, number: usize) -> Mark {
        Mark {
            span: Span { start, end },
            lead: Lead::Finding,
            number,
            severity: Severity::Warning,
            here: Anchor::new("m", number),
            to: Anchor::new("f", number),
        }
    }

    fn told(marks: &[Mark]) -> Vec<(usize, usize, usize)> {
        links(marks).iter().map(|link| (link.span.start, link.span.end, marks[link.mark].number)).collect()
    }

    #[test]
    fn the_closest_of_several_marks_is_the_link() {
        assert_eq!(told(&[mark(0, 9, 1), mark(3, 5, 2)]), [(0, 3, 1), (3, 5, 2), (5, 9, 1)]);
        assert_eq!(told(&[mark(0, 6, 1), mark(4, 9, 2)]), [(0, 4, 1), (4, 9, 2)]);
        assert_eq!(told(&[mark(2, 4, 1), mark(2, 4, 2)]), [(2, 4, 1)]);
        assert_eq!(told(&[mark(2, 2, 1)]), []);
        let mut second = mark(3, 5, 2);
        second.lead = Lead::Label;
        assert_eq!(told(&[mark(0, 9, 1), second]), [(0, 9, 1)]);
    }

    proptest! {
        #[test]
        fn links_never_overlap_and_cover_what_is_marked(spans in prop::collection::vec((0usize..40, 0usize..12), 0..12)) {
            let marks: Vec<Mark> =
                spans.iter().enumerate().map(|(at, (start, length))| mark(*start, start + length, at)).collect();
            let links = links(&marks);
            for pair in links.windows(2) {
                prop_assert!(pair[0].span.end <= pair[1].span.start);
            }
            for at in 0..60 {
                let covers = |span: Span| span.start <= at && at < span.end;
                let marked = marks.iter().any(|mark| covers(mark.span));
                prop_assert_eq!(marked, links.iter().any(|link| covers(link.span)));
            }
        }
    }
}
