//! Records as they were exported: lines whose cells a sign divides, below a line of labels or by themselves; and rows of
//! tables that stand beside the text of a Word file.
//!
//! Owns what such lines are. They are given on as lines of labels and values, which are read like all others.

use super::{APART, keep};
use crate::text::{boundary, slice};

/// Letters of the longest label.
const LABEL: usize = 16;
/// Bytes of the line above a table that are read with each of its rows.
const ABOVE: usize = 120;
/// Bytes of records that are read at once: a file may be nothing but records.
const AT_ONCE: usize = 64 << 10;

/// Gives the records of a source, some at a time. `joined` says that a paragraph of the format joins its lines and drops
/// its tabs: then what has no labels is given, too.
pub(super) fn records(source: &str, joined: bool, mut give: impl FnMut(&str)) {
    if !source.bytes().any(is_sign) {
        return;
    }
    let mut records = String::new();
    // What stands above a line speaks of whose it is.
    let mut above = "";
    let mut table: Option<Table> = None;
    for line in lines(source) {
        let line = line.trim_matches([' ', '-', '*', '!', '`']);
        let cells = line.bytes().any(is_sign);
        // A tag between two lines ends no table.
        if line.is_empty() || joined && !cells && line.is_ascii() {
            continue;
        }
        match &mut table {
            // Most lines have no cells.
            _ if !cells => {
                if table.take().is_some() {
                    records.push_str(APART);
                }
            }
            Some(table) if table.takes(line) => table.row(line, &mut records),
            _ => {
                if table.take().is_some() {
                    records.push_str(APART);
                }
                match pair(line) {
                    Some((label, value)) => {
                        if above_is_apart(above) {
                            records.extend([APART, above, "\n"]);
                        }
                        records.extend([label, ":", value, "\n"]);
                    }
                    None => table = Table::headed(line, above),
                }
                if joined && divided(line) {
                    keep(line, &mut records);
                }
            }
        }
        above = slice(line, ..boundary(line, ABOVE));
        if records.len() > AT_ONCE {
            give(&records);
            records.clear();
        }
    }
    if !records.is_empty() {
        give(&records);
    }
}

/// The lines of a source; tags are lines of their own.
fn lines(source: &str) -> impl Iterator<Item = &str> {
    let ends = |byte: &u8| matches!(byte, b'\n' | b'\r' | b'<' | b'>');
    source.as_bytes().split(ends).scan(0, move |start, line| {
        let end = *start + line.len();
        let line = slice(source, *start..end);
        *start = end + 1;
        Some(line)
    })
}

/// Signs between cells.
fn is_sign(byte: u8) -> bool {
    matches!(byte, b',' | b'\t' | b';')
}

/// Whether signs divide a line into cells. The commas of 1,234 and 2,345 do not.
fn divided(line: &str) -> bool {
    let bytes = line.as_bytes();
    let thousands = |at: usize| {
        let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        at > 0 && digit(at - 1) && (at + 1..=at + 3).all(digit) && !digit(at + 4)
    };
    let commas = || bytes.iter().enumerate().filter(|(_, byte)| **byte == b',').map(|(at, _)| at);
    line.contains('\t') || commas().nth(1).is_some() && !commas().all(thousands)
}

/// Whether a line is none of a table of labels and values.
fn above_is_apart(above: &str) -> bool {
    !above.is_empty() && pair(above).is_none()
}

/// A line of a label and its value, with a tab between: a row of a table, as the text of a Word file has it.
fn pair(line: &str) -> Option<(&str, &str)> {
    let (label, value) = line.split_once('\t')?;
    (is_label(label) && !value.contains('\t') && !is_label(value)).then(|| (label.trim(), value.trim()))
}

/// A line of labels, below which lines of values stand.
struct Table<'a> {
    above: &'a str,
    labels: Vec<&'a str>,
    sign: char,
}

impl<'a> Table<'a> {
    /// The table that a line of labels begins.
    fn headed(line: &'a str, above: &'a str) -> Option<Self> {
        let sign = line.bytes().find(|byte| is_sign(*byte)).map(char::from)?;
        let labels: Vec<&str> = line.split(sign).map(bare).collect();
        labels.iter().all(|label| is_label(label)).then_some(Self { above, labels, sign })
    }

    /// Whether a line has a value for each label.
    fn takes(&self, line: &str) -> bool {
        line.matches(self.sign).count() + 1 == self.labels.len()
    }

    fn row(&mut self, line: &str, records: &mut String) {
        records.extend([APART, self.above, "\n"]);
        for (label, value) in self.labels.iter().zip(line.split(self.sign)) {
            records.extend([label, ":", bare(value), "\n"]);
        }
    }
}

/// A cell without the quotes around it.
fn bare(cell: &str) -> &str {
    cell.trim().trim_matches('"')
}

/// Whether a cell may be a label: short, and no value of anybody.
fn is_label(cell: &str) -> bool {
    let cell = cell.trim();
    !cell.is_empty()
        && cell.char_indices().nth(LABEL).is_none_or(|(at, _)| slice(cell, at..).is_empty())
        && !cell.contains(|c: char| c.is_ascii_digit() || matches!(c, '@' | '。' | '、'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(source: &str) -> String {
        let mut all = String::new();
        records(source, false, |records| all.push_str(records));
        all.replace(APART, "|")
    }

    #[test]
    fn a_line_of_labels_names_what_stands_below() {
        assert_eq!(
            given("対象の方\n氏名,電話\n佐藤花子,090-1\n鈴木実,090-2\n以上です。"),
            "|対象の方\n氏名:佐藤花子\n電話:090-1\n|対象の方\n氏名:鈴木実\n電話:090-2\n|"
        );
        assert_eq!(given("\"氏名\";\"番号\"\n\"佐藤花子\";\"12\""), "|\n氏名:佐藤花子\n番号:12\n");
        assert_eq!(given("氏名\t佐藤花子2\n電話\t090-1\n"), "氏名:佐藤花子2\n電話:090-1\n");
    }

    #[test]
    fn a_sentence_is_no_line_of_labels() {
        assert_eq!(given("会員1,200名の氏名,住所が漏えいしました。\n以上です。"), "");
    }
}
