//! Marks of comments in the body's XML.
//!
//! Owns where a mark goes: exactly around the words, a run divided where it must be, and around the run where it
//! cannot be.

use crate::document::Span;
use crate::input::word::{Cut, Head, Piece, Places, Run, Spot, Target};
use crate::text::{slice, within};
use std::collections::BTreeMap;
use std::ops::Range;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const STRICT: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";

/// What goes in at one byte.
#[derive(Default)]
struct Entry {
    /// The run that is divided here.
    divided: Option<usize>,
    /// Something within a tag, which no mark can stand in.
    within: &'static str,
    /// Bytes that are left out here: white space that never counted, and would from now on.
    without: usize,
    ends: Vec<u32>,
    /// Comments on a place between words: they end where they begin.
    points: Vec<u32>,
    starts: Vec<u32>,
}

/// A place for a mark.
#[derive(Clone, Copy)]
struct Point {
    at: usize,
    divided: Option<usize>,
}

/// The body with the marks of comments. `front` is where what has no place goes.
pub(crate) fn commented(
    places: &Places,
    front: usize,
    spans: impl Iterator<Item = (u32, Option<Span>)>,
) -> String {
    let finder = Finder { places, runs: bounds(&places.spots) };
    let mut entries: BTreeMap<usize, Entry> = BTreeMap::new();
    for (id, span) in spans {
        let (from, to) = finder.points(span).unwrap_or((Point { at: front, divided: None }, None));
        for point in [Some(from), to].into_iter().flatten() {
            if let Some(run) = point.divided {
                entries.entry(point.at).or_default().divided = Some(run);
                keep_spaces(&places.xml, point.at, &mut entries);
            }
        }
        let begins = entries.entry(from.at).or_default();
        match to {
            Some(to) if to.at > from.at => {
                begins.starts.push(id);
                entries.entry(to.at).or_default().ends.push(id);
            }
            _ => begins.points.push(id),
        }
    }
    written(places, &entries)
}

fn written(places: &Places, entries: &BTreeMap<usize, Entry>) -> String {
    let xml = &places.xml;
    let names = Names::of(xml);
    let mut out = String::with_capacity(xml.len() + entries.len() * 160);
    let mut done = 0;
    for (at, entry) in entries {
        out.push_str(slice(xml, done..*at));
        done = *at;
        out.push_str(entry.within);
        let halves = entry.divided.and_then(|run| halves(xml, &places.runs[run]));
        if let Some((close, _)) = &halves {
            out.push_str(close);
        }
        for id in &entry.ends {
            names.end(*id, &mut out);
        }
        for id in &entry.points {
            names.start(*id, &mut out);
            names.end(*id, &mut out);
        }
        for id in &entry.starts {
            names.start(*id, &mut out);
        }
        if let Some((_, open)) = &halves {
            out.push_str(open);
        }
        done += entry.without;
    }
    out.push_str(slice(xml, done..));
    out
}

/// What closes a run in the middle of its text, and what opens it again as it was.
fn halves(xml: &str, run: &Run) -> Option<(String, String)> {
    let Head { tag, properties } = run.head.clone()?;
    let (tag, properties) = (slice(xml, tag), slice(xml, properties));
    let name =
        tag.trim_start_matches('<').split(|c: char| c.is_whitespace() || c == '>' || c == '/').next()?;
    let text = name.strip_suffix('r').map(|prefix| format!("{prefix}t"))?;
    let open = format!("{tag}{properties}<{text} xml:space=\"preserve\">");
    Some((format!("</{text}></{name}>"), open))
}

/// Where text is divided, a space may come to stand at its end: from there on it counts.
fn keep_spaces(xml: &str, at: usize, entries: &mut BTreeMap<usize, Entry>) {
    const KEPT: &str = " xml:space=\"preserve\"";
    let Some(open) = slice(xml, ..at).rfind('<') else { return };
    let Some(close) = slice(xml, open..at).find('>').map(|length| open + length) else { return };
    let tag = slice(xml, open..close);
    if tag.contains("xml:space") || tag.starts_with("<!") || tag.ends_with('/') {
        return;
    }
    entries.entry(close).or_default().within = KEPT;
    let white = [' ', '\t', '\r', '\n'];
    let before = slice(xml, close + 1..at);
    let lead = before.len() - before.trim_start_matches(white).len();
    if lead > 0 {
        entries.entry(close + 1).or_default().without = lead;
    }
    let behind = slice(xml, at..).split('<').next().unwrap_or("");
    let trail = behind.len() - behind.trim_end_matches(white).len();
    if trail > 0 {
        entries.entry(at + behind.len() - trail).or_default().without = trail;
    }
}

/// Of each run the first and the last byte of the text that stands in it.
fn bounds(spots: &[Spot]) -> BTreeMap<usize, Range<usize>> {
    let mut runs: BTreeMap<usize, Range<usize>> = BTreeMap::new();
    for spot in spots {
        if let Target::Piece(piece) = &spot.target {
            let known = runs.entry(piece.run).or_insert_with(|| spot.at.clone());
            known.start = known.start.min(spot.at.start);
            known.end = known.end.max(spot.at.end);
        }
    }
    runs
}

struct Finder<'a> {
    places: &'a Places,
    runs: BTreeMap<usize, Range<usize>>,
}

impl Finder<'_> {
    /// Where the marks of a span go; the second is missing where it is a place between words.
    fn points(&self, span: Option<Span>) -> Option<(Point, Option<Point>)> {
        let span = span?;
        let spots = &self.places.spots;
        if span.start >= span.end {
            // Behind what goes before it, for there something is to be added.
            let before = spots.partition_point(|spot| spot.at.start < span.start).checked_sub(1);
            let point = before.and_then(|at| self.behind(&spots[at], span.start));
            let next = || spots.first().and_then(|spot| self.before(spot, span.start));
            return Some((point.or_else(next)?, None));
        }
        let first = spots.partition_point(|spot| spot.at.end <= span.start);
        let last = spots.partition_point(|spot| spot.at.start < span.end).checked_sub(1)?;
        let from = self.before(spots.get(first)?, span.start)?;
        let to = self.behind(&spots[last.max(first)], span.end)?;
        Some((from, Some(to)))
    }

    fn before(&self, spot: &Spot, byte: usize) -> Option<Point> {
        match &spot.target {
            Target::Piece(piece) => self.in_piece(spot, piece, byte, false),
            Target::Run(run) => self.around(*run, false),
            Target::Paragraph(content) => Some(Point { at: content.start, divided: None }),
            Target::Front => None,
        }
    }

    fn behind(&self, spot: &Spot, byte: usize) -> Option<Point> {
        match &spot.target {
            Target::Piece(piece) => self.in_piece(spot, piece, byte, true),
            Target::Run(run) => self.around(*run, true),
            Target::Paragraph(content) => Some(Point { at: content.start, divided: None }),
            Target::Front => None,
        }
    }

    fn in_piece(&self, spot: &Spot, piece: &Piece, byte: usize, behind: bool) -> Option<Point> {
        let byte = within(byte, spot.at.start, spot.at.end);
        let bounds = self.runs.get(&piece.run)?;
        let divisible = self.places.runs.get(piece.run)?.head.is_some();
        // At its ends a run need not be divided.
        if byte <= bounds.start && !behind
            || byte >= bounds.end && behind
            || piece.cut == Cut::Run
            || !divisible
        {
            return self.around(piece.run, behind);
        }
        let at = match piece.cut {
            Cut::Inside => piece.raw.start + (byte - spot.at.start),
            _ if behind => piece.raw.end,
            _ => piece.raw.start,
        };
        Some(Point { at, divided: Some(piece.run) })
    }

    fn around(&self, run: usize, behind: bool) -> Option<Point> {
        let raw = &self.places.runs.get(run)?.raw;
        Some(Point { at: if behind { raw.end } else { raw.start }, divided: None })
    }
}

/// How the body calls the names of Word.
struct Names {
    prefix: String,
    /// The namespace, where the body's root does not declare it under a prefix.
    declared: String,
}

impl Names {
    fn of(xml: &str) -> Self {
        let space = if xml.contains(WORD) { WORD } else { STRICT };
        let root = xml.split("<?").last().unwrap_or(xml);
        let root = root.find('<').map_or("", |at| slice(root, at..));
        let root = root.split('>').next().unwrap_or("");
        let prefix = ['"', '\''].iter().find_map(|quote| {
            let before =
                root.split(&format!("={quote}{space}{quote}")).next().filter(|before| *before != root)?;
            let name = before.rsplit(char::is_whitespace).next()?;
            name.strip_prefix("xmlns:").map(str::to_owned)
        });
        match prefix {
            Some(prefix) => Self { prefix, declared: String::new() },
            None => Self { prefix: "nl".to_owned(), declared: format!(" xmlns:nl=\"{space}\"") },
        }
    }

    fn start(&self, id: u32, out: &mut String) {
        let Self { prefix, declared } = self;
        out.push_str(&format!("<{prefix}:commentRangeStart{declared} {prefix}:id=\"{id}\"/>"));
    }

    fn end(&self, id: u32, out: &mut String) {
        let Self { prefix, declared } = self;
        out.push_str(&format!("<{prefix}:commentRangeEnd{declared} {prefix}:id=\"{id}\"/>"));
        out.push_str(&format!(
            "<{prefix}:r{declared}><{prefix}:commentReference {prefix}:id=\"{id}\"/></{prefix}:r>"
        ));
    }
}
