//! Lines that belong together: hard wraps joined, each result one entry of the normal form.
//!
//! Owns the entries as they are written: their text, marker, label and cells. Whether a line goes on in the next is for
//! [`super::joins`]; headings and paragraphs are told apart later.

use super::full::full;
use super::joins::{joins, spaced, tail};
use super::line::{Entry, Hint, Line};
use super::marker::{HEAD, Kind, Marker, marker, may_mark};
use super::normal::Normal;
use super::{Place, Span, shape};
use crate::text::slice;

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
