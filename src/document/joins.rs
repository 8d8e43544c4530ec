//! Whether a line goes on in the next.
//!
//! Owns what a line, its marker, its indent and its last words say of that. Text is written by [`super::unwrap`].

use super::line::{Entry, Hint, Line};
use super::marker::{Kind, Marker};
use super::shape;
use crate::text::normal::is_cjk;
use crate::text::script::is_hiragana;
use crate::text::{one_of, slice};

/// Whether `next` goes on with what `entry` (whose text so far is `text`) began.
pub(super) fn joins(
    entry: &Entry,
    text: &str,
    full: bool,
    line: &Line,
    marker: Option<Marker>,
    next: &str,
) -> bool {
    let whole = |hint: &Hint| matches!(hint, Hint::Row(_) | Hint::Heading(_));
    if next.is_empty() || text.is_empty() || whole(entry.hint) || whole(&line.hint) {
        return false;
    }
    if marker.is_some() || matches!(line.hint, Hint::Item(_) | Hint::Note(_)) || shape::is_date(next) {
        return false;
    }
    let kind = entry.marker.map(|marker| marker.kind);
    // A day at the right margin is whole, however far the line reaches.
    if matches!(kind, Some(Kind::Bracketed(_)))
        || shape::is_date(text) && !(full && shape::opens_midway(next))
    {
        return false;
    }
    let item = kind == Some(Kind::Bullet) || matches!(entry.hint, Hint::Item(_));
    let hangs = line.indent > entry.indent;
    if line.blank_before {
        // A blank line inside an item that broke off at a comma is the layout's, not the author's.
        return item && hangs && text.ends_with('、');
    }
    let end = tail(text);
    if shape::form_label(next).is_some() && shape::form_label(head(text)).is_some() {
        return false;
    }
    let labelled = shape::label(next).is_some() && !(full && shape::opens_midway(next));
    if labelled || shape::ends_in_count(end) && shape::ends_in_count(next) && !full {
        return false;
    }
    // The lines of a chronology stand apart, however long they are.
    let dated = |line: &str| shape::begins_with_date(line) || shape::begins_with_time(line);
    if dated(next) && dated(text) && !shape::must_go_on(end) {
        return false;
    }
    // `1. 経緯` and, no further in, `6月3日　…`: Markdown goes on with the item, its author began what stands under it.
    let lazy = item && line.hint == Hint::Inside && line.indent < entry.indent;
    if lazy && is_headlike(text) {
        return false;
    }
    if shape::is_date_and_name(next) && !shape::must_go_on(end) && !shape::stays_open(end) {
        return false;
    }
    // An address ends its line.
    if text.ends_with(|c: char| c.is_ascii_alphanumeric()) && is_address(end) {
        return false;
    }
    // `(2) 退職者 1,386名`: a numbered line that ends in its count is whole.
    if entry.marker.is_some() && shape::ends_in_count(end) && !shape::opens_midway(next) {
        return false;
    }
    // A line that is nothing but a list of nouns is whole where a sentence with a topic of its own follows.
    let value = entry.label.map_or(0, |label| label.end - entry.place.start);
    if is_series(text.get(value..).unwrap_or_default()) && next.ends_with('。') && next.contains('は') {
        return false;
    }
    let long = text.len() > 56 || text.chars().nth(14).is_some();
    let text = end;
    // A line one ideographic space further in begins a paragraph, whatever the one above ends in.
    let begins = line.indent == entry.indent + 2;
    let full = full || long && (shape::stays_open(text) || !begins && shape::breaks_off(text));
    if item && (line.hint == Hint::Inside || hangs) {
        return true;
    }
    // `(以下「甲」という。)` at the end of a line ends nothing where a particle follows.
    let quoted = full && text.ends_with(shape::is_closer) && shape::goes_on(next);
    if shape::ends_sentence(text) && !quoted || line.indent > entry.indent + 1 && kind.is_none() {
        return false;
    }
    if next.starts_with(['(', '【', '<', '《']) {
        return full;
    }
    // 六 これからいたすこと: a numbered line without a clause is a heading where the next one is set in.
    if kind.is_some() && !item && begins && !shape::stays_open(text) && !text.contains(['を', 'が', 'は'])
    {
        return false;
    }
    if kind.is_some() && !item || entry.label.is_some() {
        return full || long && shape::must_go_on(text);
    }
    full || long && (shape::must_go_on(text) || shape::opens_midway(next))
}

/// Whether a short line is a noun or two and no clause.
fn is_headlike(text: &str) -> bool {
    const LONGEST: usize = 24;
    text.chars().nth(LONGEST).is_none()
        && !text.contains(['。', '、', 'を', 'が', 'は', ':'])
        && !shape::must_go_on(text)
        && !shape::stays_open(text)
        && text.chars().next_back().is_some_and(|last| is_cjk(last) && !is_hiragana(last))
}

/// Whether a line lists nouns and says nothing of them: 氏名、住所、購入履歴(直近の一年).
fn is_series(text: &str) -> bool {
    const LONGEST: usize = 400;
    let noun = |text: &str| {
        let last = text.chars().next_back();
        last.is_some_and(|last| is_cjk(last) && !is_hiragana(last) && last != '、')
    };
    let bare = shape::before_bracket(text);
    text.len() <= LONGEST
        && (text.contains('、') || text.matches(['/', '・']).nth(1).is_some())
        && !text.contains(['。', 'が', 'を'])
        && text
            .match_indices('は')
            .all(|(at, _)| ["又", "また"].iter().any(|or| slice(text, ..at).ends_with(or)))
        && noun(bare)
}

/// The first characters of a text.
fn head(text: &str) -> &str {
    text.char_indices().nth(40).map_or(text, |(offset, _)| slice(text, ..offset))
}

/// Whether a line ends in a mail or web address.
fn is_address(text: &str) -> bool {
    let start = text.rfind(|c: char| !c.is_ascii_graphic()).map_or(0, |at| at + 1);
    let last = text.get(start..).unwrap_or_default();
    last.contains('@') && last.contains('.') || last.contains("://")
}

/// The last characters of a text: an entry of many lines is not read again for each of them.
pub(super) fn tail(text: &str) -> &str {
    if text.len() <= 61 {
        return text;
    }
    text.char_indices().rev().nth(60).map_or(text, |(offset, _)| slice(text, offset..))
}

/// Whether a space stands between two joined lines: between words, not inside Japanese or a number.
pub(super) fn spaced(text: &str, next: &str) -> bool {
    let (Some(last), Some(first)) = (text.chars().next_back(), next.chars().next()) else { return false };
    let number = (last.is_ascii_digit() || one_of!(",.:/-@", last)) && first.is_ascii_digit();
    let tight = one_of!("(/@-", last) || one_of!("),.:;/@-", first);
    !is_cjk(last) && !is_cjk(first) && !number && !tight
}
