//! A file that holds several notices, one after the other → its notices.
//!
//! Owns what begins a notice, and on which line of the file each begins. Judges no text: a heading is a line that
//! the pattern finds.

use super::Source;
use crate::text::slice;
use regex::Regex;
use std::collections::HashMap;

/// A line that begins a notice, as collections have it: a label in brackets with `#` and an id.
pub(crate) const HEADING: &str = r"^[\s##]*【[^】]*[##]\s*([0-9A-Za-z][0-9A-Za-z._-]*)\s*】";

/// How files are split.
#[derive(Debug, Clone, Default)]
pub(crate) struct Split(Option<Regex>);

/// A notice of a file.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    /// The notice; in a collection it is called `file.txt#id`.
    pub source: Source,
    /// The line of the file that it begins on, from 1.
    pub line: usize,
}

/// A file, split.
#[derive(Debug)]
pub(crate) struct Parts {
    /// Its notices.
    pub parts: Vec<Part>,
    /// Lines with words before the first heading: they belong to no notice.
    pub before: usize,
}

impl Part {
    /// A line of the notice as a line of its file.
    pub(crate) fn line_in_file(&self, line: usize) -> usize {
        self.line - 1 + line
    }
}

impl Split {
    /// Splits at lines that a pattern finds. Its first group, or else the whole of what it finds, is the id.
    pub(crate) fn at(pattern: &str) -> Result<Self, regex::Error> {
        Regex::new(pattern).map(|pattern| Self(Some(pattern)))
    }

    /// The notices of a file; the file itself where no line begins one, or only its first.
    pub(crate) fn parts(&self, source: Source) -> Parts {
        let whole = |source| Parts { parts: vec![Part { source, line: 1 }], before: 0 };
        // A Word file holds one notice: a part of its text would have lost its layout.
        let Some(pattern) = self.0.as_ref().filter(|_| source.layout.is_none()) else { return whole(source) };
        let mut starts: Vec<(usize, usize, String)> = Vec::new();
        let mut before = 0;
        for (number, (start, line)) in lines(&source.text).enumerate() {
            match pattern.captures(line) {
                Some(found) => {
                    let id = found.get(1).or_else(|| found.get(0)).map_or("", |id| id.as_str().trim());
                    starts.push((start, number + 1, id.to_owned()));
                }
                None if starts.is_empty() && !line.trim().is_empty() => before += 1,
                None => {}
            }
        }
        // A notice that merely wears such a heading is no collection.
        if starts.is_empty() || (starts.len() == 1 && before == 0) {
            return whole(source);
        }
        let ends = starts.iter().skip(1).map(|(start, ..)| *start).chain([source.text.len()]);
        let mut seen: HashMap<&str, usize> = HashMap::new();
        let mut parts = Vec::with_capacity(starts.len());
        for ((start, line, id), end) in starts.iter().zip(ends) {
            let count = seen.entry(id).or_default();
            *count += 1;
            // The same id again still needs a name of its own.
            let again = if *count > 1 { format!("-{count}") } else { String::new() };
            let name = format!("{}#{id}{again}", source.name);
            let text = slice(&source.text, *start..end).to_owned();
            let Source { format, named, encoding, .. } = source;
            let source = Source { named, encoding, ..Source::new(name, text, format) };
            parts.push(Part { source, line: *line });
        }
        Parts { parts, before }
    }
}

/// The lines of a text with their first bytes. `\n`, `\r\n` and a lone `\r` end a line.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    let mut over = false;
    std::iter::from_fn(move || {
        if over {
            return None;
        }
        let start = at;
        let rest = slice(text, start..);
        let length = rest.find(['\n', '\r']).unwrap_or(rest.len());
        over = length == rest.len();
        at = start + length + if slice(rest, length..).starts_with("\r\n") { 2 } else { 1 };
        Some((start, slice(rest, ..length)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Format;

    fn split(pattern: &str, text: &str) -> Parts {
        let source = Source { named: false, ..Source::new("a/集.txt", text, Format::Text) };
        Split::at(pattern).unwrap().parts(source)
    }

    fn told(parts: &Parts) -> Vec<(&str, usize, &str)> {
        parts
            .parts
            .iter()
            .map(|part| (part.source.name.as_str(), part.line, part.source.text.as_str()))
            .collect()
    }

    #[test]
    fn a_heading_begins_a_notice_and_what_stands_before_belongs_to_none() {
        let text =
            "まえがき\r\n\n【記録#2031-01】一つ目\r\n本文\n\n# 【記録#2031-02】二つ目\n【お知らせ】本文";
        let parts = split(HEADING, text);
        assert_eq!(parts.before, 1);
        assert_eq!(
            told(&parts),
            [
                ("a/集.txt#2031-01", 3, "【記録#2031-01】一つ目\r\n本文\n\n"),
                ("a/集.txt#2031-02", 6, "# 【記録#2031-02】二つ目\n【お知らせ】本文"),
            ]
        );
        assert_eq!(parts.parts[1].line_in_file(2), 7);
    }

    #[test]
    fn a_file_without_a_heading_is_one_notice() {
        let parts = split(HEADING, "お知らせ\n文中の【記録#1】は見出しではない\n");
        assert_eq!(parts.before, 0);
        assert_eq!(told(&parts)[0].0, "a/集.txt");
        assert_eq!(told(&split(HEADING, "")), [("a/集.txt", 1, "")]);
    }

    #[test]
    fn a_notice_with_a_heading_of_its_own_is_no_collection() {
        assert_eq!(
            told(&split(HEADING, "\n【記録#7】一つ\n本文"))[0],
            ("a/集.txt", 1, "\n【記録#7】一つ\n本文")
        );
        assert_eq!(told(&split(HEADING, "目次\n【記録#7】一つ"))[0], ("a/集.txt#7", 2, "【記録#7】一つ"));
    }

    #[test]
    fn the_same_id_twice_gets_two_names() {
        let parts = split(HEADING, "【x#7】\r【x#7】\r");
        assert_eq!(told(&parts), [("a/集.txt#7", 1, "【x#7】\r"), ("a/集.txt#7-2", 2, "【x#7】\r")]);
    }

    #[test]
    fn another_pattern_needs_no_group() {
        let parts = split("^=== .*", "=== 甲\n一\n=== 乙\n二");
        assert_eq!(told(&parts)[1].0, "a/集.txt#=== 乙");
    }

    #[test]
    fn not_splitting_leaves_the_file_as_it_is() {
        let source = split("^$x", "【x#7】\n本文").parts.remove(0).source;
        let parts = Split::default().parts(source);
        assert_eq!(told(&parts), [("a/集.txt", 1, "【x#7】\n本文")]);
    }
}
