//! Running text with its marks, as markup that is always well formed.
//!
//! Owns the splitting: where marks and evidence overlap, what is open is closed and opened again. An address is
//! given once, where its mark begins.

use super::findings::class;
use super::marks::{Evidence, Lead, Link, Mark, links};
use super::markup::{Markup, Value};
use crate::document::Span;
use crate::report::messages::{HtmlWords, Words};

/// A piece of text as shown.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Piece<'a> {
    /// Bytes of the source it stands for.
    pub span: Span,
    /// What is shown.
    pub text: &'a str,
    /// Whether it is the marker of an item or a note.
    pub marker: bool,
}

impl Piece<'_> {
    /// Whether it is the source itself, so that it can be cut anywhere.
    fn exact(&self) -> bool {
        self.text.len() == self.span.end - self.span.start
    }

    /// Where the part that begins at a byte ends: at the next cut between two characters.
    fn end(&self, at: usize, cuts: &[usize]) -> usize {
        let next = &cuts[cuts.partition_point(|cut| *cut <= at)..];
        let inside = next.iter().take_while(|cut| self.exact() && **cut < self.span.end);
        let between = |cut: &&usize| self.text.is_char_boundary(**cut - self.span.start);
        inside.into_iter().find(between).copied().unwrap_or(self.span.end)
    }

    /// The part between two bytes of the source; all of it where it cannot be cut.
    fn part(&self, from: usize, to: usize) -> &str {
        let part = from.checked_sub(self.span.start).zip(to.checked_sub(self.span.start));
        part.filter(|_| self.exact()).and_then(|(from, to)| self.text.get(from..to)).unwrap_or(self.text)
    }
}

/// What is open around text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    Marker,
    Evidence(usize),
    Link(usize),
}

/// The marks of a draft, on their way through its text.
pub(crate) struct Flow<'a> {
    marks: &'a [Mark],
    links: Vec<Link>,
    /// Where the number of each mark stands: a byte of the text that it belongs to, and the mark.
    numbers: Vec<(usize, usize)>,
    evidence: &'a [Evidence],
    named_marks: Vec<bool>,
    named_evidence: Vec<bool>,
    words: Words,
    told: HtmlWords,
}

impl<'a> Flow<'a> {
    /// Gets ready for a text. Both are in the order of the text.
    pub(crate) fn new(marks: &'a [Mark], evidence: &'a [Evidence], words: Words, told: HtmlWords) -> Self {
        let last = |span: Span| if span.start < span.end { span.end - 1 } else { span.start };
        let mut numbers: Vec<_> = marks.iter().enumerate().map(|(at, mark)| (last(mark.span), at)).collect();
        numbers.sort_unstable();
        Self {
            marks,
            links: links(marks),
            numbers,
            evidence,
            named_marks: vec![false; marks.len()],
            named_evidence: vec![false; evidence.len()],
            words,
            told,
        }
    }

    /// Writes pieces of text, in order. `region` holds them and whatever stands between them and the next text: what
    /// is marked there has its place in this text, too.
    pub(crate) fn write(&mut self, page: &mut Markup, region: Span, pieces: &[Piece<'_>]) {
        let marks = self.marks;
        let mut numbers: Vec<_> = self.numbers_in(region).iter().map(|(_, mark)| *mark).collect();
        numbers.sort_by_key(|mark| (marks[*mark].span.end, marks[*mark].number));
        let mut numbers = numbers.into_iter().peekable();
        let near = self.evidence_in(region);
        let cuts = self.cuts(region, &near);
        let mut open = Vec::new();
        for piece in pieces {
            let mut at = piece.span.start;
            loop {
                let end = piece.end(at, &cuts);
                while let Some(mark) = numbers.next_if(|mark| marks[*mark].span.end <= at) {
                    close_links(page, &mut open);
                    self.number(page, mark);
                }
                let wanted = self.wanted(at, piece.marker, &near);
                self.turn(page, &mut open, &wanted);
                page.text(piece.part(at, end));
                at = end;
                if at >= piece.span.end {
                    break;
                }
            }
        }
        self.turn(page, &mut open, &[]);
        numbers.for_each(|mark| self.number(page, mark));
        self.name_the_rest(page, region);
    }

    /// The numbers that stand in a region.
    fn numbers_in(&self, region: Span) -> &[(usize, usize)] {
        let from = self.numbers.partition_point(|(at, _)| *at < region.start);
        let to = self.numbers.partition_point(|(at, _)| *at < region.end);
        &self.numbers[from..to]
    }

    /// The evidence that reaches into a region.
    fn evidence_in(&self, region: Span) -> Vec<usize> {
        let before = self.evidence.iter().take_while(|one| one.span.start < region.end);
        before.enumerate().filter(|(_, one)| one.span.end > region.start).map(|(index, _)| index).collect()
    }

    /// The bytes of a region at which something begins or ends.
    fn cuts(&self, region: Span, near: &[usize]) -> Vec<usize> {
        let inside = |at: &usize| region.start < *at && *at < region.end;
        let first = self.links.partition_point(|link| link.span.end <= region.start);
        let links = self.links[first..].iter().take_while(|link| link.span.start < region.end);
        let links = links.flat_map(|link| [link.span.start, link.span.end]);
        let evidence = near.iter().map(|at| self.evidence[*at].span);
        let evidence = evidence.flat_map(|span| [span.start, span.end]);
        let numbers = self.numbers_in(region).iter().map(|(_, mark)| self.marks[*mark].span.end);
        let mut cuts: Vec<_> = links.chain(evidence).chain(numbers).filter(inside).collect();
        cuts.sort_unstable();
        cuts.dedup();
        cuts
    }

    /// What has to be open around the text at a byte.
    fn wanted(&self, at: usize, marker: bool, near: &[usize]) -> Vec<Open> {
        let mut wanted = Vec::new();
        if marker {
            wanted.push(Open::Marker);
        }
        let covers = |index: &&usize| {
            let span = self.evidence[**index].span;
            span.start <= at && at < span.end
        };
        wanted.extend(near.iter().filter(covers).map(|index| Open::Evidence(*index)));
        let link = self.links.partition_point(|link| link.span.end <= at);
        wanted.extend(
            self.links.get(link).filter(|link| link.span.start <= at).map(|link| Open::Link(link.mark)),
        );
        wanted
    }

    fn turn(&mut self, page: &mut Markup, open: &mut Vec<Open>, wanted: &[Open]) {
        let same = open.iter().zip(wanted).take_while(|(open, wanted)| open == wanted).count();
        while open.len() > same {
            close(page, open);
        }
        for next in &wanted[same..] {
            self.open(page, *next);
            open.push(*next);
        }
    }

    fn open(&mut self, page: &mut Markup, what: Open) {
        match what {
            Open::Marker => page.open("span", &[("class", Value::Is("marker"))]),
            Open::Evidence(at) => {
                let named = std::mem::replace(&mut self.named_evidence[at], true);
                let here = Value::Here(&self.evidence[at].here);
                let all = [("class", Value::Is("ev")), ("tabindex", Value::Is("-1")), ("id", here)];
                page.open("span", if named { &all[..1] } else { &all });
            }
            Open::Link(at) => {
                let named = std::mem::replace(&mut self.named_marks[at], true);
                let mark = &self.marks[at];
                let kind = match mark.lead {
                    Lead::Finding => class(mark.severity, ["m e", "m w", "m i"]),
                    Lead::Label => "m l",
                };
                let all = [
                    ("class", Value::Is(kind)),
                    ("href", Value::To(&mark.to)),
                    // The number behind the words is the stop of the keyboard.
                    ("tabindex", Value::Is("-1")),
                    ("id", Value::Here(&mark.here)),
                ];
                page.open("a", if named { &all[..3] } else { &all });
                page.open("mark", &[]);
            }
        }
    }

    /// The number of a mark. It is no part of the text: words on either side of it can be searched and copied.
    fn number(&mut self, page: &mut Markup, at: usize) {
        let named = std::mem::replace(&mut self.named_marks[at], true);
        let mark = &self.marks[at];
        let adds = mark.span.start == mark.span.end;
        let (kind, name) = match mark.lead {
            Lead::Finding => {
                let name = self.told.finding(mark.number, self.words.severity(mark.severity));
                (
                    class(
                        mark.severity,
                        if adds { ["n e add", "n w add", "n i add"] } else { ["n e", "n w", "n i"] },
                    ),
                    name,
                )
            }
            Lead::Label => ("n l", self.told.second(mark.number)),
        };
        let number = mark.number.to_string();
        let all = [
            ("class", Value::Is(kind)),
            ("href", Value::To(&mark.to)),
            ("data-n", Value::Text(&number)),
            ("aria-label", Value::Text(&name)),
            ("id", Value::Here(&mark.here)),
        ];
        page.element("a", if named { &all[..4] } else { &all }, |_| ());
    }

    /// Gives a place to what begins in a region and covers nothing that is shown.
    fn name_the_rest(&mut self, page: &mut Markup, region: Span) {
        for (one, named) in self.evidence.iter().zip(&mut self.named_evidence) {
            if one.span.start < region.end && !*named && region.start < one.span.end.max(one.span.start + 1) {
                *named = true;
                page.element(
                    "span",
                    &[("tabindex", Value::Is("-1")), ("id", Value::Here(&one.here))],
                    |_| (),
                );
            }
        }
    }
}

fn close(page: &mut Markup, open: &mut Vec<Open>) {
    match open.pop() {
        Some(Open::Link(_)) => {
            page.close("mark");
            page.close("a");
        }
        Some(_) => page.close("span"),
        None => {}
    }
}

/// A link cannot hold another.
fn close_links(page: &mut Markup, open: &mut Vec<Open>) {
    if matches!(open.last(), Some(Open::Link(_))) {
        close(page, open);
    }
}
