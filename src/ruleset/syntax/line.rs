//! One line of a file that is no TOML, read as far as it goes.
//!
//! Owns what stands inside quotes and what does not. What is wrong with the line is `syntax`'s.

use crate::text::{boundary, slice};
use std::ops::Range;

/// Signs that people take for quotes.
pub(super) const QUOTES: [char; 12] = ['"', '\'', '“', '”', '„', '‘', '’', '＂', '＇', '「', '」', '`'];

/// Full-width signs with the ASCII ones that TOML knows.
pub(super) const WIDE: &[(char, char)] = &[
    ('＝', '='),
    ('、', ','),
    ('，', ','),
    ('［', '['),
    ('］', ']'),
    ('【', '['),
    ('】', ']'),
    ('｛', '{'),
    ('｝', '}'),
    ('＃', '#'),
    ('．', '.'),
    ('：', '='),
    ('０', '0'),
    ('１', '1'),
    ('２', '2'),
    ('３', '3'),
    ('４', '4'),
    ('５', '5'),
    ('６', '6'),
    ('７', '7'),
    ('８', '8'),
    ('９', '9'),
    ('\u{3000}', ' '),
];

/// A line, without its end.
pub(super) struct Line<'t> {
    /// Where it begins in the file.
    pub start: usize,
    pub text: &'t str,
    /// Where a string begins that the line does not close.
    open: Option<usize>,
    /// The signs outside quotes and comments.
    outside: Vec<(usize, char)>,
}

impl<'t> Line<'t> {
    /// The line that holds a byte.
    pub(super) fn at(text: &'t str, at: usize) -> Self {
        let at = boundary(text, at);
        let start = slice(text, ..at).rfind('\n').map_or(0, |newline| newline + 1);
        let line = slice(text, start..).split('\n').next().unwrap_or("").trim_end_matches('\r');
        let (mut quote, mut escaped) = (None, false);
        let mut outside = Vec::new();
        for (at, sign) in line.char_indices() {
            match quote {
                Some((_, '"')) if escaped => escaped = false,
                Some((_, '"')) if sign == '\\' => escaped = true,
                Some((_, end)) if end == sign => quote = None,
                Some(_) => {}
                None if sign == '#' => break,
                None if sign == '"' || sign == '\'' => quote = Some((at, sign)),
                None => outside.push((at, sign)),
            }
        }
        Self { start, text: line, open: quote.map(|(at, _)| at), outside }
    }
    /// The byte after it.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len() + 1
    }
    /// Bytes of the line as bytes of the file.
    pub(super) fn span(&self, part: Range<usize>) -> Range<usize> {
        self.start + part.start..self.start + part.end
    }
    pub(super) fn open(&self) -> Option<usize> {
        self.open
    }
    pub(super) fn outside(&self) -> impl Iterator<Item = (usize, char)> {
        self.outside.iter().copied()
    }
    /// Whether it begins as the name of a table does.
    pub(super) fn is_header(&self) -> bool {
        let text = self.text.trim_start();
        text.starts_with('[') && !self.outside.iter().any(|(_, sign)| *sign == '=' || *sign == ',')
    }
    /// The line without its comment.
    pub(super) fn bare(&self) -> &'t str {
        // A `#` that is no comment stands in quotes; with an open quote nobody can tell.
        let (mut double, mut single) = (false, false);
        for (at, sign) in self.text.char_indices() {
            match sign {
                '"' => double = !double,
                '\'' => single = !single,
                '#' if !double && !single => return slice(self.text, ..at),
                _ => {}
            }
        }
        self.text
    }
    /// What stands before the sign between key and value, and where.
    pub(super) fn key(&self) -> Option<(usize, &'t str)> {
        let (end, _) = self.outside().find(|(_, sign)| matches!(sign, '=' | '＝'))?;
        let before = slice(self.text, ..end);
        let key = before.trim_matches([' ', '\t', '\u{3000}']);
        let at = before.len() - before.trim_start_matches([' ', '\t', '\u{3000}']).len();
        // In a table within a line it is no key of a line.
        let inside = key.starts_with(['{', '[', ',']);
        (!key.is_empty() && !inside).then_some((at, key))
    }
    /// As many bytes to put in its place, that say nothing: none where more lines hang on it. What stands under the
    /// name of a table stands under the name of one of its own then.
    pub(super) fn blank(&self, number: usize) -> Option<String> {
        if self.text.trim_start().starts_with(['[', '［', '【']) && !self.text.trim_end().ends_with(',') {
            let name = format!("z{number}");
            let width = self.text.len().checked_sub(2).filter(|width| *width >= name.len())?;
            return Some(format!("[{name:z<width$}]"));
        }
        let depth = |signs: [char; 2]| self.outside().filter(|(_, sign)| signs.contains(sign)).count();
        let whole = self.open.is_none() && depth(['[', '{']) == depth([']', '}']);
        (whole || self.key().is_none()).then(|| " ".repeat(self.text.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_comments_are_left_out() {
        let line = Line::at("a = 1\n\"b#\" = '=' # c = 2\n", 8);
        assert_eq!((line.start, line.key()), (6, Some((0, "\"b#\""))));
        assert_eq!(line.outside().map(|(_, sign)| sign).collect::<String>().trim(), "=");
        assert_eq!(line.bare(), "\"b#\" = '=' ");
        assert_eq!(Line::at("x = \"a\\\"b", 0).open, Some(4));
        assert_eq!(Line::at("{ a = 1 },", 0).key(), None);
        assert_eq!(Line::at("あ", 2).start, 0);
    }

    #[test]
    fn what_is_blanked_keeps_its_length() {
        for text in ["[rules.cause/missing]", "あ = 1", "  \"深謝\"、", "［severity］"] {
            let blank = Line::at(text, 0).blank(7).unwrap();
            assert_eq!(blank.len(), text.len());
            assert!(toml::de::DeTable::parse(&blank).is_ok(), "{blank}");
        }
        assert_eq!(Line::at("add = [深謝,", 0).blank(1), None, "the lines below hang on it");
    }
}
