//! Lines that belong together: hard wraps joined, each result one entry of the normal form.
//!
//! Owns when a line goes on in the next. Refuses to tell headings from paragraphs, beyond what a line shows
//! by itself.

use crate::text::{one_of, slice};
use std::collections::BinaryHeap;
use unicode_width::UnicodeWidthStr;

use super::line::{Hint, Line};
use super::marker::{HEAD, Kind, Marker, marker, may_mark};
use super::normal::Normal;
use super::{Place, Span, shape};
use crate::text::normal::is_cjk;

/// One or more lines as one stretch of normal text; entries are separated by `\n`.
#[derive(Debug, Clone)]
pub(super) struct Entry<'a> {
    pub(super) place: Place,
    pub(super) hint: &'a Hint,
    pub(super) cells: Vec<Place>,
    pub(super) marker: Option<Marker>,
    pub(super) marker_span: Option<Span>,
    pub(super) label: Option<Place>,
    pub(super) blank_before: bool,
    pub(super) indent: usize,
    pub(super) quoted: bool,
}

/// A wrapped line is at least this many columns wide, and this part of the widest.
const FULL: usize = 30;
const PART: usize = 85;

/// Joins the lines of a source into entries, in the normal form.
pub(super) fn entries<'a>(source: &str, lines: &'a [Line]) -> (Normal, Vec<Entry<'a>>) {
    let full = full(source, lines);
    let mut normal = Normal::default();
    normal.text.reserve(source.len());
    let mut entries: Vec<Entry> = Vec::with_capacity(lines.len());
    let mut next = Normal::default();
    let mut last_full = false;
    for (line, full) in lines.iter().zip(&full) {
        let (mut found, mut span, mut from) = marked(source, line);
        // `(氏名、配達コー` and then `ス、注文額)`: no list by kana begins inside a bracket.
        let open = |entry: &Entry| shape::stays_open(tail(slice(&normal.text, entry.place.start..)));
        if found.is_some_and(|found| found.kind == Kind::Kana) && entries.last().is_some_and(open) {
            (found, span, from) = (None, None, 0);
        }
        next.clear();
        next.add_from(source, &line.pieces, from);
        let joins = match entries.last() {
            Some(entry) => {
                joins(entry, slice(&normal.text, entry.place.start..), last_full, line, found, &next.text)
            }
            None => false,
        };
        last_full = *full;
        if joins && let Some(entry) = entries.last_mut() {
            if spaced(slice(&normal.text, entry.place.start..), &next.text) {
                let start = normal.map.source_end();
                let end = next.map.span(Place { start: 0, end: 0 }).start.max(start);
                normal.space(Span { start, end });
            }
            normal.text.push_str(&next.text);
            normal.map.append(&next.map);
            entry.place.end = normal.text.len();
            continue;
        }
        if !entries.is_empty() {
            normal.text.push('\n');
            let end = normal.map.source_end();
            normal.map.push(1, Span { start: end, end }, false);
        }
        let start = normal.text.len();
        let mut cells = Vec::new();
        if let Hint::Row(ranges) = &line.hint {
            let mut behind = 0;
            for range in ranges {
                next.clear();
                next.add(source, line.pieces.get(range.clone()).unwrap_or_default());
                let here = normal.map.source_end();
                let from = line.pieces.get(range.start).map_or(here, |piece| piece.span.start).max(here);
                if !next.text.is_empty() && normal.text.len() > start {
                    normal.space(Span { start: behind, end: from.max(behind) });
                }
                let start = normal.text.len();
                normal.text.push_str(&next.text);
                normal.map.append(&next.map);
                behind = normal.map.source_end();
                cells.push(Place { start, end: normal.text.len() });
            }
        } else {
            normal.text.push_str(&next.text);
            normal.map.append(&next.map);
        }
        let place = Place { start, end: normal.text.len() };
        let label = label(&normal.text, place, found);
        entries.push(Entry {
            place,
            hint: &line.hint,
            cells,
            marker: found,
            marker_span: span,
            label,
            blank_before: line.blank_before,
            indent: line.indent,
            quoted: line.quoted,
        });
    }
    (normal, entries)
}

/// The marker of a line, and the byte of the source that the text behind it begins at.
fn marked(source: &str, line: &Line) -> (Option<Marker>, Option<Span>, usize) {
    let given = match &line.hint {
        Hint::Row(_) => return (None, None, 0),
        Hint::Item(span) | Hint::Note(span) => *span,
        _ => None,
    };
    let nowhere = Span { start: 0, end: 0 };
    let (mut places, mut chars) = ([nowhere; HEAD], [' '; HEAD]);
    if line.head(source, &mut places[..1], &mut chars[..1]) == 0 || !may_mark(chars[0]) {
        return (line.counted, given, 0);
    }
    let length = line.head(source, &mut places, &mut chars);
    // What Markdown calls an item may still begin with a marker of its own; only a bullet twice is one, and 一 is a word.
    let second = |found: &Marker| given.is_some() && matches!(found.kind, Kind::Bullet | Kind::Ideograph);
    let found = marker(&chars[..length]).filter(|found| !second(found));
    let Some(found) = found.filter(|found| found.length > 0) else {
        return (line.counted.or(found), given, 0);
    };
    let Span { start, .. } = places[0];
    let Span { end, .. } = places[found.length - 1];
    (Some(found), given.or(Some(Span { start, end })), end)
}

fn label(text: &str, place: Place, marker: Option<Marker>) -> Option<Place> {
    let body = slice(text, place.start..place.end);
    if let Some(Marker { kind: Kind::Bracketed(open), .. }) = marker {
        let close = body.chars().next_back().map_or(0, char::len_utf8);
        let open = body.chars().next().map_or(open.len_utf8(), char::len_utf8);
        return (open + close < body.len())
            .then_some(Place { start: place.start + open, end: place.end - close });
    }
    let length = shape::label(body).or_else(|| shape::form_label(body))?;
    Some(Place { start: place.start, end: place.start + length })
}

/// Whether `next` goes on with what `entry` (whose text so far is `text`) began.
fn joins(entry: &Entry, text: &str, full: bool, line: &Line, marker: Option<Marker>, next: &str) -> bool {
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

/// Whether a line lists nouns and says nothing of them: 氏名、住所、購入履歴(直近の一年).
fn is_series(text: &str) -> bool {
    const LONGEST: usize = 400;
    let noun = |text: &str| {
        let last = text.chars().next_back();
        last.is_some_and(|last| is_cjk(last) && !('ぁ'..='ん').contains(&last) && last != '、')
    };
    let bare = text.strip_suffix(')').and_then(|text| text.rsplit_once('(')).map_or(text, |(bare, _)| bare);
    text.len() <= LONGEST
        && (text.contains('、') || text.matches(['/', '・']).nth(1).is_some())
        && !text.contains(['。', 'は', 'が', 'を'])
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
fn tail(text: &str) -> &str {
    if text.len() <= 61 {
        return text;
    }
    text.char_indices().rev().nth(60).map_or(text, |(offset, _)| slice(text, offset..))
}

/// Whether a space stands between two joined lines: between words, not inside Japanese or a number.
fn spaced(text: &str, next: &str) -> bool {
    let (Some(last), Some(first)) = (text.chars().next_back(), next.chars().next()) else { return false };
    let number = (last.is_ascii_digit() || one_of!(",.:/-@", last)) && first.is_ascii_digit();
    let tight = one_of!("(/@-", last) || one_of!("),.:;/@-", first);
    !is_cjk(last) && !is_cjk(first) && !number && !tight
}

/// Columns and characters of a line, without the marks of its format.
fn width(source: &str, line: &Line) -> (usize, usize) {
    let texts = line.pieces.iter().map(|piece| piece.text(source));
    let indent = (line.indent, line.indent);
    texts.fold(indent, |sum, text| {
        let (columns, characters) = plain_width(text).unwrap_or_else(|| (text.width(), text.chars().count()));
        (sum.0 + columns, sum.1 + characters)
    })
}

/// The same for ASCII, kana, ideographs, their punctuation and full-width forms, whose widths add up.
fn plain_width(text: &str) -> Option<(usize, usize)> {
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

/// The part of the widest width that two more come near to; no line reaches it where there is none.
fn near_widest(widths: impl Iterator<Item = usize>, least: usize) -> usize {
    let mut widths: BinaryHeap<usize> = widths.filter(|width| *width >= least).collect();
    let mut three = [widths.pop(), widths.pop(), widths.pop()];
    while let [Some(widest), _, Some(third)] = three {
        if third * 100 >= widest * PART {
            return (widest * PART).div_ceil(100);
        }
        three = [three[1], three[2], widths.pop()];
    }
    usize::MAX
}

/// Which lines are as wide as a wrapped line is: as wide, nearly, as three wrapped lines of the document, or
/// just as wide as the line above or below in the same run.
fn full(source: &str, lines: &[Line]) -> Vec<bool> {
    let bare = |index: usize| !matches!(lines[index].hint, Hint::Row(_) | Hint::Heading(_));
    let goes_on = |index: usize| lines.get(index + 1).is_some_and(|next| !next.blank_before) && bare(index);
    let wrapped = || (0..lines.len()).filter(|index| goes_on(*index));
    // Only what may be wrapped is measured first: often that is nothing.
    let measured = |index: usize| if goes_on(index) { width(source, &lines[index]) } else { (0, 0) };
    let mut widths: Vec<(usize, usize)> = (0..lines.len()).map(measured).collect();
    // Editors wrap at a column, mail programs and copied pages at a number of characters.
    let columns = near_widest(wrapped().map(|index| widths[index].0), FULL);
    let characters = near_widest(wrapped().map(|index| widths[index].1), FULL / 2 + 5);
    if columns < usize::MAX || characters < usize::MAX {
        let others = lines.iter().zip(&mut widths).enumerate().filter(|(index, _)| !goes_on(*index));
        others.for_each(|(_, (line, own))| *own = width(source, line));
    }
    let alike = |one: usize, other: usize| {
        let (one, other) = (widths[one], widths[other]);
        one.0.min(other.0) >= FULL && (one.1.abs_diff(other.1) <= 1 || one.0.abs_diff(other.0) <= 2)
    };
    let run = |index: usize| {
        let below = goes_on(index + 1) && alike(index, index + 1);
        let above = index > 0 && goes_on(index - 1) && alike(index - 1, index);
        goes_on(index) && (below || above)
    };
    let as_wide = |index: usize| widths[index].0 >= columns.max(FULL) || widths[index].1 >= characters;
    (0..lines.len()).map(|index| as_wide(index) || run(index)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::text;

    fn read(source: &str) -> Vec<String> {
        let lines = text::lines(source, &[]);
        let (normal, entries) = entries(source, &lines);
        entries.iter().map(|entry| normal.text[entry.place.start..entry.place.end].to_owned()).collect()
    }

    #[test]
    fn wraps_inside_a_sentence_are_joined() {
        assert_eq!(
            read("弊社が管理するサーバーに不正なアクセスが\nあったことを確認しました。\nまた、調査中です。")
                .len(),
            2
        );
        assert_eq!(read("当該端末に保存されていた情報について、\n調査しています。").len(), 1);
        assert_eq!(
            read("We detected access to our servers,\nand we stopped it.")[0].matches(", and").count(),
            1
        );
    }

    #[test]
    fn short_lines_stay_apart() {
        assert_eq!(read("11月、12月に配信したお客様 19件\n1月に配信予定のお客様 165件").len(), 2);
        assert_eq!(read("株式会社見本\n代表取締役 見本太郎").len(), 2);
        assert_eq!(read("(1)対象のお客様\nなお、会員は除きます。").len(), 2);
        assert_eq!(read("受付時間:9時から17時\n電話番号:03-0000-0000").len(), 2);
    }

    #[test]
    fn a_day_and_a_sender_stand_apart_from_the_title() {
        let title = "読者アンケートの回答がほかの回答者に見えていた問題について";
        let body = "Q1 いつ見えていたのですか。受付の開始から四日の朝まで、見えておりました。\n次です。";
        let text = format!("{title}\n2026年3月9日　山の出版　編集局\n\n{body}\n");
        assert_eq!(read(&text)[..2], [title, "2026年3月9日 山の出版 編集局"]);
        let wrapped = "受付を始めた日から終えた日までの間に回答された方の回答が、\n2026年3月9日　編集局の設定の誤りからほかの回答者の画面に出ていました。";
        assert_eq!(read(wrapped).len(), 1);
    }

    #[test]
    fn a_line_that_lists_nouns_is_whole() {
        let list = "会員の方の氏名、乗船した日、座席の番号、食事の種類、緊急のときの連絡先";
        let next = "船室の番号と乗船料は、別の帳面に付けているため、写しには入っておりませんでした。";
        assert_eq!(read(&format!("{list}\n{next}\n")), [list, next]);
        let list = "お名前 ／ 会員番号 ／ 住所 ／ 電話番号 ／ 置き場所のメモ（「玄関脇の箱」のような文）";
        assert_eq!(read(&format!("{list}\n{next}\n")).len(), 2);
        assert_eq!(read(&format!("共通するもの:{list}\n{next}\n")).len(), 2);
    }

    #[test]
    fn hanging_lines_join_their_item() {
        assert_eq!(read("・履歴、\n\n  情報の痕跡はない。\n・次"), ["履歴、情報の痕跡はない。", "次"]);
        assert_eq!(read("・会員情報\n  (氏名、住所)"), ["会員情報(氏名、住所)"]);
    }

    #[test]
    fn a_wrapped_page_reads_as_one() {
        let sentence = "当社が運営する通販サイトにおいて、2024 年 5 月 1 日から 2024 年 6 月 30 日までの期間に第三者による\
                        不正なアクセスを受け、一部のお客様(1,234 名)の氏名及び住所が閲覧された可能性があることが判明しました。";
        let straight = read(sentence);
        for columns in 28..42 {
            let chars: Vec<char> = sentence.chars().collect();
            let wrapped: Vec<String> = chars.chunks(columns).map(|line| line.iter().collect()).collect();
            assert_eq!(read(&wrapped.join("\n")), straight, "wrapped at {columns}");
        }
    }

    #[test]
    fn an_indented_line_begins_a_paragraph_under_a_numbered_heading() {
        let text = "六　いたしましたこと、これからいたすこと\n　甲社には、二十一日にご報告に上がりました。";
        assert_eq!(read(text).len(), 2);
        // A wrapped item hangs.
        let text = "(1) 名簿を保管していた棚の鍵を、係のほかに事務局長も\n    持つことにしました。";
        assert_eq!(read(text).len(), 1);
    }
}
