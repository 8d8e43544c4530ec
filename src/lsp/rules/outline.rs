//! A file of rules as keys and values with their places, however unfinished it is.
//!
//! Owns which table a place belongs to. Knows no key: what may stand where is the schema's.

use crate::document::Span;
use toml_parser::decoder::Encoding;
use toml_parser::parser::{Event, EventKind, RecursionGuard, parse_document};
use toml_parser::{Source, Span as Bytes};

/// Tables and lists in each other at most, as for the reader of TOML itself.
const DEEPEST: u32 = 80;

/// A key, or a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Spot {
    /// Where it stands, with its quotes.
    pub span: Span,
    /// Where what it says stands, without them.
    pub inside: Span,
    /// What it says.
    pub text: String,
    /// The keys that lead to it from the top, its own last; places in lists do not count.
    pub path: Vec<String>,
    /// Whether it is a key.
    pub key: bool,
    /// Whether it stands in the header of a table.
    pub header: bool,
}

/// A table or a list that is written in brackets.
#[derive(Debug)]
struct Bracket {
    span: Span,
    path: Vec<String>,
    list: bool,
}

/// What stands where.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    /// Keys and values, in order.
    pub spots: Vec<Spot>,
    brackets: Vec<Bracket>,
    /// Where each table with a header begins.
    tables: Vec<(usize, Vec<String>)>,
}

/// What is being written at a place.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Here {
    /// The table that it stands in, or the key whose value it is.
    pub path: Vec<String>,
    /// Whether it is a key.
    pub key: bool,
    /// Whether it stands in the header of a table.
    pub header: bool,
    /// What it would take the place of.
    pub span: Span,
    /// Whether that stands in quotes.
    pub quoted: bool,
}

impl Outline {
    /// Reads a text.
    pub(crate) fn of(text: &str) -> Self {
        let source = Source::new(text);
        let tokens = source.lex().into_vec();
        let mut reader = Reader { source, outline: Self::default(), ..Reader::empty(source) };
        let mut take = |event: Event| reader.take(event);
        parse_document(&tokens, &mut RecursionGuard::new(&mut take, DEEPEST), &mut ());
        reader.close_all(usize::MAX);
        let mut outline = reader.outline;
        outline.spots.sort_by_key(|spot| spot.span.start);
        outline
    }

    /// The key or the value at a byte.
    pub(crate) fn at(&self, byte: usize) -> Option<&Spot> {
        let after = self.spots.partition_point(|spot| spot.span.start <= byte);
        let spot = &self.spots[after.checked_sub(1)?];
        (byte <= spot.span.end).then_some(spot)
    }

    /// What is being written at a byte; `None` where nothing can be.
    pub(crate) fn here(&self, text: &str, byte: usize) -> Option<Here> {
        if let Some(spot) = self.at(byte) {
            let mut path = spot.path.clone();
            if spot.key {
                path.pop();
            }
            let quoted = spot.span != spot.inside;
            return Some(Here { path, key: spot.key, header: spot.header, span: spot.inside, quoted });
        }
        let before = text.get(..byte)?;
        let line = before.rsplit(['\n', '\r']).next().unwrap_or("");
        let said = line.trim_start();
        let span = Span { start: byte, end: byte };
        let here = |path: &[String], key| {
            Some(Here { path: path.to_vec(), key, header: false, span, quoted: false })
        };
        if said.contains('#') {
            return None;
        }
        if let Some(bare) = said.trim_end().strip_suffix('=') {
            let last = self.spots.iter().rev().find(|spot| spot.key && spot.span.end <= byte)?;
            return if bare.is_empty() { None } else { here(&last.path, false) };
        }
        let inside = |bracket: &&Bracket| {
            let Span { start, end } = bracket.span;
            // A header ends what was left open before it.
            let ended = |(table, _): &(usize, Vec<String>)| start < *table && *table <= byte;
            start < byte && byte < end && !self.tables.iter().any(ended)
        };
        if let Some(bracket) =
            self.brackets.iter().filter(inside).min_by_key(|bracket| bracket.span.end - bracket.span.start)
        {
            let begins = before.trim_end().ends_with(['{', ',', '[']);
            return if begins { here(&bracket.path, !bracket.list) } else { None };
        }
        if said.starts_with('[') {
            let dots = said.trim_start_matches('[');
            let path: Vec<String> =
                match self.spots.iter().rev().find(|spot| spot.header && spot.span.end <= byte) {
                    Some(last) if dots.ends_with('.') && last.span.start >= byte - line.len() => {
                        last.path.clone()
                    }
                    _ if dots.is_empty() => Vec::new(),
                    _ => return None,
                };
            return Some(Here { path, key: true, header: true, span, quoted: false });
        }
        if !said.is_empty() {
            return None;
        }
        let table = self.tables.iter().rev().find(|(start, _)| *start <= byte);
        here(table.map_or(&[][..], |(_, path)| path), true)
    }
}

struct Reader<'s> {
    source: Source<'s>,
    outline: Outline,
    /// The table that the last header opened.
    table: Vec<String>,
    /// The key that is being read.
    key: Vec<String>,
    /// The key whose value comes next.
    current: Vec<String>,
    in_header: bool,
    open: Vec<Bracket>,
}

impl<'s> Reader<'s> {
    fn empty(source: Source<'s>) -> Self {
        Self {
            source,
            outline: Outline::default(),
            table: Vec::new(),
            key: Vec::new(),
            current: Vec::new(),
            in_header: false,
            open: Vec::new(),
        }
    }

    /// The table that a key stands in.
    fn base(&self) -> &[String] {
        let inner = self.open.iter().rev().find(|bracket| !bracket.list);
        match (self.in_header, inner) {
            (true, _) => &[],
            (false, Some(bracket)) => &bracket.path,
            (false, None) => &self.table,
        }
    }

    fn take(&mut self, event: Event) {
        let span = span(event.span());
        match event.kind() {
            EventKind::StdTableOpen | EventKind::ArrayTableOpen => {
                self.close_all(span.start);
                self.in_header = true;
                self.key.clear();
            }
            EventKind::StdTableClose | EventKind::ArrayTableClose => {
                self.in_header = false;
                self.table = std::mem::take(&mut self.key);
                self.outline.tables.push((span.end, self.table.clone()));
            }
            EventKind::SimpleKey => {
                let (text, inside) = self.said(&event, true);
                self.key.push(text.clone());
                let path = [self.base(), &self.key].concat();
                let header = self.in_header;
                self.outline.spots.push(Spot { span, inside, text, path, key: true, header });
            }
            EventKind::KeyValSep => {
                self.current = [self.base(), &self.key].concat();
                self.key.clear();
            }
            EventKind::Scalar => {
                let (text, inside) = self.said(&event, false);
                let path = self.current.clone();
                self.outline.spots.push(Spot { span, inside, text, path, key: false, header: false });
            }
            EventKind::InlineTableOpen | EventKind::ArrayOpen => {
                let list = matches!(event.kind(), EventKind::ArrayOpen);
                self.key.clear();
                self.open.push(Bracket { span, path: self.current.clone(), list });
            }
            EventKind::InlineTableClose | EventKind::ArrayClose => {
                if let Some(mut bracket) = self.open.pop() {
                    // One that is not there is told of where it was missed.
                    bracket.span.end = if span.start < span.end { span.end } else { usize::MAX };
                    self.current.clone_from(&bracket.path);
                    self.outline.brackets.push(bracket);
                }
                self.key.clear();
            }
            EventKind::ValueSep | EventKind::Newline => self.key.clear(),
            _ => {}
        }
    }

    /// What is open is taken to end here.
    fn close_all(&mut self, end: usize) {
        for mut bracket in self.open.drain(..) {
            bracket.span.end = end.max(bracket.span.end);
            self.outline.brackets.push(bracket);
        }
    }

    /// What a key or a value says, and where that stands.
    fn said(&self, event: &Event, key: bool) -> (String, Span) {
        let whole = span(event.span());
        let Some(raw) = self.source.get(event) else { return (String::new(), whole) };
        let quotes = match event.encoding() {
            None => 0,
            Some(Encoding::BasicString | Encoding::LiteralString) => 1,
            Some(Encoding::MlBasicString | Encoding::MlLiteralString) => 3,
        };
        let mut text = std::borrow::Cow::Borrowed("");
        let raw_text = raw.as_str();
        match key {
            true => raw.decode_key(&mut text, &mut ()),
            false => _ = raw.decode_scalar(&mut text, &mut ()),
        }
        // While it is typed, the closing quote is missing.
        let closed =
            raw_text.len() >= 2 * quotes && raw_text.get(raw_text.len() - quotes..) == raw_text.get(..quotes);
        let end = if closed { whole.end - quotes } else { whole.end };
        (text.into_owned(), Span { start: (whole.start + quotes).min(end), end })
    }
}

fn span(bytes: Bytes) -> Span {
    Span { start: bytes.start(), end: bytes.end() }
}

#[cfg(test)]
mod tests;
