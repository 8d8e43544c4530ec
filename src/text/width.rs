//! Text in columns: how wide it is, where it may be broken, how it is cut.
//!
//! Owns display widths and the rule that no line begins with a closing mark (kinsoku). Knows no layout.

use super::one_of;
use super::slice;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns of a terminal that a layout may use.
pub(crate) const COLUMNS: usize = 80;

/// Marks that do not begin a line.
const NOT_FIRST: &str =
    "、。,.・:;?!…‥ー〜)]}」』】〉》”’,.!?:;)]}ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ々%%件名人日月年";
/// Marks that do not end a line.
const NOT_LAST: &str = "「『【〈《“‘(([[{{";

/// Columns that a text takes.
pub(crate) fn width(text: &str) -> usize {
    plain_width(text).map_or_else(|| text.width(), |(columns, _)| columns)
}

/// Columns and characters of a text of ASCII, kana, ideographs, their punctuation and full-width forms, whose widths add up;
/// `None` of any other.
pub(crate) fn plain_width(text: &str) -> Option<(usize, usize)> {
    let (mut narrow, mut wide, mut other) = (0, 0, false);
    for found in text.chars() {
        let within = |first: u32, last: u32| u32::from(found).wrapping_sub(first) <= last - first;
        let is_narrow = within(0x20, 0x7E);
        let is_wide = within(0x3000, 0x3011)
            | within(0x3041, 0x3096)
            | within(0x30A1, 0x30FF)
            | within(0x4E00, 0x9FFF)
            | within(0xFF01, 0xFF5E);
        narrow += usize::from(is_narrow);
        wide += usize::from(is_wide);
        other |= !(is_narrow | is_wide);
    }
    (!other).then_some((narrow + 2 * wide, narrow + wide))
}

/// Columns that a character takes.
pub(crate) fn char_width(character: char) -> usize {
    character.width().unwrap_or(0)
}

/// A text that ends at a column.
pub(crate) fn right(text: &str, columns: usize) -> String {
    format!("{}{text}", " ".repeat(columns.saturating_sub(width(text))))
}

/// How wide the columns of a table are: each as its widest cell.
pub(crate) fn columns<const N: usize, T: AsRef<str>>(rows: impl IntoIterator<Item = [T; N]>) -> [usize; N] {
    let widths = rows.into_iter().map(|row| row.map(|cell| width(cell.as_ref())));
    widths.fold([0; N], |widest, row| std::array::from_fn(|at| widest[at].max(row[at])))
}

/// The text, filled up with spaces.
pub(crate) fn pad(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

/// The text, cut with `…` where it is wider.
pub(crate) fn cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut short = String::new();
    let mut used = 1;
    for character in text.chars() {
        used += char_width(character);
        if used > columns {
            break;
        }
        short.push(character);
    }
    let short = short.trim_end_matches(|c: char| c.is_whitespace() || one_of!("、。・「(", c));
    format!("{short}…")
}

/// The text in lines of at most so many columns. A word of Latin letters or digits is not broken unless it
/// is wider than a whole line. Where it costs no line more, lines end with a sentence or a comma.
pub(crate) fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(8);
    let filled = fill(text, columns, false);
    if filled.len() < 2 {
        return filled;
    }
    let even = fill(text, columns, true);
    if even.len() <= filled.len() { even } else { filled }
}

fn fill(text: &str, columns: usize, at_marks: bool) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for unit in units(text) {
        if width(&line) + width(unit.trim_end()) <= columns {
            line.push_str(unit);
            continue;
        }
        let mut carried = carried(&mut line, unit);
        if at_marks {
            carried = after_mark(&mut line, columns) + &carried;
        }
        push_line(&mut lines, &mut line);
        line = carried + unit.trim_start();
        while width(&line) > columns {
            let at = split_at(&line, columns);
            let rest = line.split_off(at);
            push_line(&mut lines, &mut line);
            line = rest;
        }
    }
    push_line(&mut lines, &mut line);
    lines
}

/// What stands after the last sentence of a line, after its last comma, or in brackets at its end: not more
/// than half of the line.
fn after_mark(line: &mut String, columns: usize) -> String {
    let half = |at: &usize| width(slice(line, ..*at)) * 2 >= columns;
    let end = |mark: char| line.rfind(mark).map(|at| at + mark.len_utf8()).filter(half);
    let closes = |at: &usize| !slice(line, *at..).starts_with(|next| NOT_FIRST.contains(next));
    let opening = line.rfind(['(', '(']).filter(half);
    match end('。').or_else(|| end('、')).filter(closes).or(opening) {
        Some(at) => line.split_off(at),
        None => String::new(),
    }
}

fn push_line(lines: &mut Vec<String>, line: &mut String) {
    if !line.trim().is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    line.clear();
}

/// What has to move to the next line together with the unit that begins it.
fn carried(line: &mut String, unit: &str) -> String {
    let mut at = line.len();
    let mut first = unit.chars().next();
    // A handful of marks can stand in a row; a whole line of them is broken anywhere.
    for _ in 0..4 {
        let Some(last) = slice(line, ..at).chars().next_back() else { break };
        let bad_start = first.is_some_and(|mark| NOT_FIRST.contains(mark));
        if !bad_start && !NOT_LAST.contains(last) {
            break;
        }
        let unit_start = units(slice(line, ..at)).last().map_or(0, |unit| at - unit.len());
        at = unit_start;
        first = slice(line, at..).chars().next();
    }
    if at == 0 {
        return String::new();
    }
    line.split_off(at)
}

fn split_at(line: &str, columns: usize) -> usize {
    let mut used = 0;
    for (at, character) in line.char_indices() {
        used += char_width(character);
        if used > columns && at > 0 {
            return at;
        }
    }
    line.len()
}

/// Pieces that are not broken: a run of Latin letters, digits and signs with the space after it, or one
/// other character.
fn units(text: &str) -> Vec<&str> {
    let mut units = Vec::new();
    let mut start = 0;
    let mut in_run = false;
    for (at, character) in text.char_indices() {
        let joins = character.is_ascii_graphic();
        let space = character == ' ';
        let new = at > start && !(in_run && joins) && !space;
        if new {
            units.push(slice(text, start..at));
            start = at;
        }
        in_run = joins;
    }
    if start < text.len() {
        units.push(slice(text, start..));
    }
    units
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one() {
        assert_eq!(wrap("窓口名と電話番号。受付", 16), ["窓口名と電話番", "号。受付"]);
        assert_eq!(
            wrap("日付を確かめる。速報を先に出した。", 22),
            ["日付を確かめる。", "速報を先に出した。"]
        );
        assert_eq!(wrap("施行規則、ガイドライン通則編", 20), ["施行規則、", "ガイドライン通則編"]);
        assert_eq!(wrap("あいうえおか「調査中」と書く", 14), ["あいうえおか", "「調査中」と書", "く"]);
        assert_eq!(wrap("あいうえおかき」。", 14), ["あいうえおか", "き」。"]);
    }

    #[test]
    fn words_of_latin_letters_stay_whole() {
        assert_eq!(wrap("add a phone number and a form", 12), ["add a phone", "number and a", "form"]);
        assert_eq!(
            wrap("公開の前に --publish-on 2024-01-19 を足す", 20),
            ["公開の前に", "--publish-on", "2024-01-19 を足す"]
        );
        assert_eq!(wrap(&"x".repeat(20), 8), ["xxxxxxxx", "xxxxxxxx", "xxxx"]);
    }

    #[test]
    fn plain_widths_are_those_of_unicode() {
        for sign in '\0'..=char::MAX {
            let text = sign.to_string();
            let plain = plain_width(&text);
            assert!(
                plain.is_none_or(|(columns, characters)| (columns, characters) == (text.width(), 1)),
                "{sign:?}"
            );
        }
    }

    #[test]
    fn cutting_counts_columns() {
        assert_eq!(cut("お問い合わせ", 12), "お問い合わせ");
        assert_eq!(cut("お問い合わせ", 11), "お問い合わ…");
        assert_eq!(cut("お問い、合わせ", 9), "お問い…");
        assert_eq!(pad("件", 4), "件  ");
    }

    proptest! {
        #[test]
        fn lines_fit_and_nothing_is_lost(text in "[あ、。「」a1 -]{0,80}", columns in 8usize..40) {
            let lines = wrap(&text, columns);
            for line in &lines {
                prop_assert!(width(line) <= columns, "{line}");
            }
            let squeeze = |text: &str| text.replace(' ', "");
            prop_assert_eq!(squeeze(&lines.concat()), squeeze(&text));
        }
    }
}
