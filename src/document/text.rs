//! Plain text as lines.
//!
//! Owns line ends, indents and what is quoted as mails quote. Refuses to judge what a line means.

use super::cells::columns;
use super::columns::{both_drawn, rows};
use super::directive::Directive;
use super::line::{Line, Piece};
use crate::text::normal::{is_invisible, white};
use crate::text::slice;
use std::ops::Range;

/// Reads plain text. Of the comments in it nothing is left to see; a line that held nothing else is not there.
pub(super) fn lines(source: &str, directives: &[Directive]) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut blank_before = true;
    let ranges: Vec<Range<usize>> = physical(source).collect();
    let quoted = quoted(source, &ranges);
    for (at, range) in ranges.into_iter().enumerate() {
        let start = range.start + quoted.get(at).copied().unwrap_or(0);
        match line(source, start..range.end, blank_before) {
            Some(line) => {
                if line.blank_before || !lines.last().is_some_and(|last| both_drawn(source, last, &line)) {
                    lines.push(line);
                }
                blank_before = false;
            }
            None if commented(&range, directives) => {}
            None => blank_before = true,
        }
    }
    rows(source, &mut lines);
    lines
}

/// How many bytes before each line are signs of a quotation, as mails have them (`> `): so many lines in a row that it is
/// the text that is quoted. None where no line is.
fn quoted(source: &str, lines: &[Range<usize>]) -> Vec<usize> {
    const ROW: usize = 5;
    let signs = |line: &Range<usize>| {
        let text = slice(source, line.clone());
        let body = text.trim_start_matches(['>', ' ']);
        if text.starts_with('>') { text.len() - body.len() } else { 0 }
    };
    if !source.starts_with('>') && !source.contains("\n>") {
        return Vec::new();
    }
    let mut found: Vec<usize> = lines.iter().map(signs).collect();
    for row in found.chunk_by_mut(|one, next| (*one > 0) == (*next > 0)) {
        if row.len() < ROW {
            row.fill(0);
        }
    }
    found
}

/// Whether a comment stands on a line.
fn commented(line: &Range<usize>, directives: &[Directive]) -> bool {
    let next = directives.partition_point(|directive| directive.span.end <= line.start);
    directives.get(next).is_some_and(|directive| directive.span.start < line.end)
}

/// The lines of a text, without their ends.
fn physical(source: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = source.as_bytes();
    // Other line ends than `\n` are rare; a look without a branch tells that there is none.
    let others = bytes.contains(&b'\r') | source.ends_with('\u{85}')
        || bytes.windows(3).fold(false, |found, three| {
            found
                | ((three[0] == 0xC2) & (three[1] == 0x85))
                | ((three[0] == 0xE2) & (three[1] == 0x80) & (three[2] & 0xFE == 0xA8))
        });
    let mut next = Some(0);
    std::iter::from_fn(move || {
        let start = next?;
        let end = if others {
            line_end(bytes, start)
        } else {
            slice(source, start..).find('\n').map(|offset| (start + offset, 1))
        };
        let Some((end, length)) = end else {
            next = None;
            return Some(start..source.len());
        };
        next = Some(end + length);
        Some(start..end)
    })
}

/// The first line end from `start` on, and the bytes it takes.
fn line_end(bytes: &[u8], start: usize) -> Option<(usize, usize)> {
    let mut at = start;
    loop {
        at += bytes[at..].iter().position(|byte| matches!(byte, b'\n' | b'\r' | 0xC2 | 0xE2))?;
        match bytes[at..] {
            [b'\r', b'\n', ..] | [0xC2, 0x85, ..] => return Some((at, 2)),
            [b'\n' | b'\r', ..] => return Some((at, 1)),
            // U+2028 and U+2029.
            [0xE2, 0x80, 0xA8 | 0xA9, ..] => return Some((at, 3)),
            _ => at += 1,
        }
    }
}

/// One line without the white space around it; `None` where nothing else is in it.
fn line(source: &str, range: Range<usize>, blank_before: bool) -> Option<Line> {
    let text = slice(source, range.clone());
    let nothing = |found: char| white(found).is_some() || is_invisible(found);
    let body = text.trim_start_matches(nothing);
    let lead = text.len() - body.len();
    let indent = slice(text, ..lead).chars().filter(|found| !is_invisible(*found)).map(columns).sum();
    let body = body.trim_end_matches(nothing);
    if body.is_empty() {
        return None;
    }
    let start = range.start + lead;
    let pieces = vec![Piece::plain(start, start + body.len())];
    Some(Line { pieces, blank_before, indent, ..Line::default() })
}

/// Columns of white space at the end of what stands before a line's text.
pub(super) fn indent(before: &str) -> usize {
    let space = |found: &char| *found != '\n' && (white(*found).is_some() || is_invisible(*found));
    before.chars().rev().take_while(space).filter(|found| !is_invisible(*found)).map(columns).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_end_counts() {
        let text = "一\r\n二\r三\n四\u{2028}五\u{85}\n　六";
        let found = lines(text, &[]);
        let texts: Vec<&str> = found.iter().map(|line| line.pieces[0].text(text)).collect();
        assert_eq!(texts, ["一", "二", "三", "四", "五", "六"]);
        assert!(!found[4].blank_before && found[5].blank_before);
        assert_eq!(found[5].indent, 2);
    }

    #[test]
    fn a_text_that_is_quoted_as_a_whole_is_read_without_the_signs() {
        let text =
            "転送します。\n\n> 1.経緯\n>\n> > 当社は名簿を\n>   失いました。\n>以上\n\n5 > 3\n> 一行だけ\n";
        let lines = lines(text, &[]);
        let told: Vec<(&str, bool, usize)> =
            lines.iter().map(|line| (line.pieces[0].text(text), line.blank_before, line.indent)).collect();
        assert_eq!(
            told,
            [
                ("転送します。", true, 0),
                ("1.経緯", true, 0),
                ("当社は名簿を", true, 0),
                ("失いました。", false, 0),
                ("以上", false, 0),
                ("5 > 3", true, 0),
                ("> 一行だけ", false, 0),
            ]
        );
    }
}
