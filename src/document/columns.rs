//! Tables that are drawn in plain text: cells between tabs, bars, commas, slashes or gaps, and the rules between rows.
//!
//! Owns which lines are rows, where their cells stand, and which lines are only drawn. What a row means is for structure.

use super::line::{Hint, Line, Piece};
use crate::text::normal::white;
use crate::text::{one_of, slice};
use std::mem;
use std::ops::Range;

/// A cell is no longer than this; running text with a gap in it is no row.
const CELL: usize = 40;

pub(super) fn columns(space: char) -> usize {
    match white(space) {
        Some(true) => 2,
        _ => 1,
    }
}

/// Marks the lines that are rows: cells between tabs or bars, or the same number of cells between wide gaps
/// in two lines that follow each other.
pub(super) fn rows(source: &str, lines: &mut Vec<Line>) {
    let mut cut: Vec<Cut> = lines.iter().map(|line| cut(source, line)).collect();
    // The lines above and below, over one that is only drawn.
    let above = |at: usize| {
        let near = |at: usize| (!lines[at].blank_before).then(|| at.checked_sub(1))?;
        near(at).and_then(|above| if cut[above].drawn { near(above) } else { Some(above) })
    };
    let below = |at: usize| {
        let near = |at: usize| lines.get(at + 1).filter(|next| !next.blank_before).map(|_| at + 1);
        near(at).and_then(|below| if cut[below].drawn { near(below) } else { Some(below) })
    };
    let neighbour = |here: usize, there: Option<usize>| {
        there.is_some_and(|there| cut[there].cells.len() == cut[here].cells.len())
    };
    let row = |at: usize| {
        let alike = || neighbour(at, above(at)) || neighbour(at, below(at));
        // Two values with a slash between them are a choice of two: 電話 / メール.
        let least = if cut[at].slashed { 2 } else { 1 };
        cut[at].cells.len() > least && (cut[at].certain || alike())
    };
    let mut found: Vec<bool> = (0..cut.len()).map(row).collect();
    // The last row of a table between strokes may leave cells out: 「合計 / 8,495名」.
    for at in 1..cut.len() {
        let shorter = cut[at].slashed && cut[at].cells.len() > 1;
        found[at] |= shorter && above(at).is_some_and(|above| found[above] && cut[above].slashed);
    }
    // What is drawn under a row, or over the first one; under other text it may mark a heading.
    let rulers: Vec<usize> = (0..cut.len())
        .filter(|&at| cut[at].drawn)
        .filter(|&at| match above(at) {
            Some(above) => found[above],
            None => below(at).is_some_and(|below| found[below]),
        })
        .collect();
    for at in rulers {
        cut[at].ruler = true;
    }
    // A line drawn under one that stands alone underlines a heading.
    let free = |at: usize| lines.get(at).is_none_or(|line| line.blank_before);
    let short = |at: usize| {
        let text: Vec<char> =
            lines[at].pieces.iter().flat_map(|piece| piece.text(source).chars()).take(HEAD + 1).collect();
        text.len() <= HEAD && !text.contains(&'。')
    };
    for at in 1..cut.len() {
        if cut[at].drawn && !free(at) && free(at - 1) && free(at + 1) && !cut[at - 1].strokes && short(at - 1)
        {
            cut[at].ruler = true;
        }
    }
    for ((line, cut), row) in lines.iter_mut().zip(&cut).zip(&found) {
        if *row {
            line.pieces = cut.cells.iter().map(|cell| Piece::plain(cell.start, cell.end)).collect();
            line.hint = Hint::Row((0..line.pieces.len()).map(|cell| cell..cell + 1).collect());
        }
    }
    // A ruler says nothing.
    let mut ruler = cut.iter().map(|cut| cut.ruler);
    let mut blank = false;
    lines.retain_mut(|line| {
        line.blank_before |= mem::take(&mut blank);
        let drop = ruler.next().unwrap_or_default();
        blank = drop && line.blank_before;
        !drop
    });
}

/// Characters of a heading that is underlined.
const HEAD: usize = 25;
/// What rules between the lines of a table are drawn with.
const STROKES: [char; 11] = ['-', '=', '+', '_', '─', '━', '═', '－', '＝', '＿', '┼'];
/// A line of so many strokes may be a mark: ---, ＝＝.
const SHORT: usize = 4;

/// Whether a text is nothing but strokes.
fn is_drawn(text: &str) -> bool {
    text.starts_with(STROKES) && text.chars().all(|found| found == ' ' || STROKES.contains(&found))
}

/// Whether two lines are nothing but strokes: the second says nothing that the first does not.
pub(super) fn both_drawn(source: &str, one: &Line, other: &Line) -> bool {
    let drawn = |line: &Line| matches!(line.pieces.as_slice(), [piece] if is_drawn(piece.text(source)));
    drawn(other) && drawn(one)
}

/// A line cut into cells.
#[derive(Default)]
struct Cut {
    cells: Vec<Range<usize>>,
    certain: bool,
    ruler: bool,
    /// Nothing but strokes.
    strokes: bool,
    /// So many strokes that they are no mark.
    drawn: bool,
    /// Its cells stand between slashes.
    slashed: bool,
}

/// What stands between the cells of a line.
const BARS: [char; 2] = ['|', '｜'];

fn cut(source: &str, line: &Line) -> Cut {
    let [piece] = line.pieces.as_slice() else { return Cut::default() };
    if piece.text.is_some() || line.hint != Hint::None || line.counted.is_some() {
        return Cut::default();
    }
    let text = piece.text(source);
    if text.len() > 1000 {
        return Cut::default();
    }
    let start = piece.span.start;
    let bars = text.matches(BARS).count();
    // 発送した日｜7月15日: a wide bar needs no spaces.
    let apart = text.contains(" | ") || text.contains('｜');
    if bars > 1 && text.starts_with(BARS) || bars > 0 && apart {
        let ruler = text.contains("--") && text.chars().all(|found| matches!(found, '|' | '-' | ':' | ' '));
        let text = text.strip_suffix(BARS).unwrap_or(text);
        let body = text.strip_prefix(BARS).unwrap_or(text);
        let cells = split(body, start + text.len() - body.len(), &BARS);
        let certain = text.starts_with(BARS) || bars > 1;
        return Cut { cells, certain, ruler, ..Cut::default() };
    }
    if text.contains('\t') {
        let cells = split(text, start, &['\t']);
        let certain = cells.iter().all(|cell| slice(source, cell.clone()).chars().nth(CELL).is_none());
        return match certain {
            true if cells[0].len() > 4 => Cut { cells, certain, ..Cut::default() },
            // A number of two digits and one value are a marker and its heading.
            true if cells.len() > 2 => Cut { cells, ..Cut::default() },
            _ => Cut::default(),
        };
    }
    if is_drawn(text) {
        let drawn = text.chars().nth(SHORT).is_some();
        return Cut { strokes: true, drawn, ..Cut::default() };
    }
    if let Some(cells) = listed(text, start) {
        return Cut { cells, ..Cut::default() };
    }
    if let Some(cells) = slashed(text, start) {
        return Cut { cells, slashed: true, ..Cut::default() };
    }
    if !has_gap(text) {
        return Cut::default();
    }
    let cells = gaps(text, start);
    let short = |cell: &Range<usize>| {
        let cell = slice(source, cell.clone());
        cell.chars().nth(CELL).is_none() && !cell.contains('。')
    };
    // `氏　名` is one word set wide, not two cells, and `１　概要` is a marker and its heading; `カード番号　○` is a row.
    let answer = |found: char| !found.is_alphanumeric() || one_of!("有無可否済未", found);
    let single = |(at, cell): (usize, &Range<usize>)| {
        let mut chars = slice(source, cell.clone()).chars();
        let marks = at > 0 && at + 1 == cells.len() && chars.clone().all(answer);
        chars.nth(1).is_none() && !marks
    };
    if cells.iter().all(short) && !cells.iter().enumerate().any(single) {
        return Cut { cells, ..Cut::default() };
    }
    Cut::default()
}

fn split(text: &str, start: usize, at: &[char]) -> Vec<Range<usize>> {
    let mut cells = Vec::new();
    let mut from = 0;
    for (end, sign) in text.match_indices(at).chain(std::iter::once((text.len(), ""))) {
        let cell = slice(text, from..end);
        let lead = start + from + cell.len() - cell.trim_start().len();
        cells.push(lead..lead + cell.trim().len());
        from = end + sign.len();
    }
    cells
}

/// Values between commas, as a file of records is exported: at least three that are short, perhaps quoted, and say nothing
/// in a sentence. The comma of 1,200 is none, and clauses that end in a particle or twice in kana are prose.
fn listed(text: &str, start: usize) -> Option<Vec<Range<usize>>> {
    if text.bytes().filter(|byte| *byte == b',').count() < 2 || text.contains('。') {
        return None;
    }
    let groups = |at: usize| {
        let digits = slice(text, at + 1..).bytes().take_while(u8::is_ascii_digit).count();
        digits == 3 && slice(text, ..at).ends_with(|c: char| c.is_ascii_digit())
    };
    let mut cells = Vec::new();
    let mut from = 0;
    let ends = text.match_indices(',').map(|(at, _)| at).filter(|at| !groups(*at)).chain([text.len()]);
    for end in ends {
        let cell = slice(text, from..end);
        let value = cell.trim().trim_matches('"').trim();
        let lead = cell.find(value).unwrap_or_default();
        if value.chars().nth(CELL).is_some() {
            return None;
        }
        cells.push(start + from + lead..start + from + lead + value.len());
        from = end + 1;
    }
    let kana = |c: char| ('ぁ'..='ん').contains(&c);
    let clause = |cell: &Range<usize>| {
        let cell = slice(text, cell.start - start..cell.end - start);
        (cell.ends_with(kana) && !cell.chars().all(kana))
            .then(|| cell.ends_with(['は', 'が', 'を', 'に', 'へ', 'で']))
    };
    let clauses: Vec<bool> = cells.iter().filter_map(clause).collect();
    (cells.len() > 2 && clauses.len() < 2 && !clauses.contains(&true)).then_some(cells)
}

/// Values between slashes that stand free, each short and none a sentence: 従業員 / 4,912名 / 氏名. The slash of 8/5 or of
/// an address is none.
fn slashed(text: &str, start: usize) -> Option<Vec<Range<usize>>> {
    const BETWEEN: [&str; 2] = [" / ", " ／ "];
    let between = BETWEEN.iter().find(|between| text.contains(**between))?;
    if text.contains('。') {
        return None;
    }
    let mut cells = Vec::new();
    let mut from = 0;
    for cell in text.split(between) {
        let lead = cell.len() - cell.trim_start().len();
        let value = cell.trim();
        if value.is_empty() || value.chars().nth(CELL).is_some() {
            return None;
        }
        cells.push(start + from + lead..start + from + lead + value.len());
        from += cell.len() + between.len();
    }
    Some(cells)
}

/// Whether there may be a gap in a text that no white space ends. Every byte is looked at, without a branch: that is
/// what a processor does to many at once.
fn has_gap(text: &str) -> bool {
    text.as_bytes().windows(3).fold(false, |found, bytes| {
        let (one, two, three) = (bytes[0], bytes[1], bytes[2]);
        let space = (one == b' ') & ((two <= b' ') | (two == 0x7F));
        let control = (one < b' ') | (one == 0x7F);
        // U+0080 to U+00A0, U+1680, U+2000 to U+207F, U+3000.
        let latin = (one == 0xC2) & (two <= 0xA0);
        let ogham = (one == 0xE1) & (two == 0x9A);
        let general = (one == 0xE2) & (two & 0xFE == 0x80);
        let wide = (one == 0xE3) & (two == 0x80) & (three == 0x80);
        found | space | control | latin | ogham | general | wide
    })
}

/// Cells between ideographic spaces or two and more spaces.
fn gaps(text: &str, start: usize) -> Vec<Range<usize>> {
    let mut cells = Vec::new();
    let (mut from, mut end, mut width) = (0, 0, 0);
    for (offset, found) in text.char_indices() {
        if white(found).is_some() {
            width += columns(found);
            continue;
        }
        if width > 1 {
            cells.push(start + from..start + end);
            from = offset;
        }
        width = 0;
        end = offset + found.len_utf8();
    }
    cells.push(start + from..start + end);
    cells
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::text::lines;

    fn read(source: &str) -> Vec<(String, bool)> {
        let line = |line: Line| {
            let text: Vec<&str> = line.pieces.iter().map(|piece| piece.text(source)).collect();
            (text.join("/"), matches!(line.hint, Hint::Row(_)))
        };
        lines(source, &[]).into_iter().map(line).collect()
    }

    #[test]
    fn columns_make_rows() {
        let found = read("支店　　　件数\n中央支店　　12件\n北支店　　　3件\n\n氏　名\n住　所\n");
        assert_eq!(found[1].0, "中央支店/12件");
        assert_eq!(found.iter().filter(|line| line.1).count(), 3);
    }

    #[test]
    fn rules_between_rows_are_none_of_the_text() {
        let rows = "─────────\n区分　　人数\n─────────\n東部　　12名\n西部　　3名\n=========\n合計　　15名\n─────────\n";
        let found = read(&format!("対象\n-----\nお詫びします。\n\n{rows}\n-----\n連絡先\n"));
        let texts: Vec<&str> = found.iter().map(|line| line.0.as_str()).collect();
        let table = ["区分/人数", "東部/12名", "西部/3名", "合計/15名"];
        assert_eq!(texts[..3], ["対象", "-----", "お詫びします。"]);
        assert_eq!(texts[3..7], table);
        assert_eq!(texts[7..], ["-----", "連絡先"]);
    }

    #[test]
    fn values_between_commas_are_cells_where_two_lines_are_alike() {
        let rows = |source: &str| -> Vec<String> {
            read(source).into_iter().filter(|line| line.1).map(|line| line.0).collect()
        };
        let exported = "番号,支店,人数\n1,\"北 支店\",12\n2,南支店,1,200\n";
        assert_eq!(rows(exported), ["番号/支店/人数", "1/北 支店/12", "2/南支店/1,200"]);
        for prose in [
            "氏名,住所,電話番号\nが含まれます。\n",
            "計1,200,300件です。\n計1,200,301件です。\n",
            "今回,会員の住所を誤って送り,回収しました。\n今後,手順を改め,研修を行います。\n",
            "氏名,住所\n性別,年齢\n",
            "4月1日,当社の従業員が,顧客名簿\n4月2日,調査を始め,利用者\n",
        ] {
            assert_eq!(rows(prose), Vec::<String>::new(), "{prose}");
        }
    }

    #[test]
    fn bars_and_tabs_make_rows_and_a_lone_gap_does_not() {
        let numbered = read("番号\t支店\t件数\n1\t東\t20\n\n1\t概要\n\n2\t経緯\t別紙\n");
        let rows: Vec<bool> = numbered.iter().map(|line| line.1).collect();
        assert_eq!(rows, [true, true, false, false]);
        let found = read("| 区分 | 件数 |\n|---|---|\n| 会員 | 12 |\n\n支店\t20件\n\nお詫び　2024年1月8日");
        let rows: Vec<&str> = found.iter().filter(|line| line.1).map(|line| line.0.as_str()).collect();
        assert_eq!(rows, ["区分/件数", "会員/12", "支店/20件"]);
        let found = read("次の表のとおりです。\n\n送った日｜7月15日(水)\n対象の方｜24名\n回収｜済\n");
        let rows: Vec<&str> = found.iter().filter(|line| line.1).map(|line| line.0.as_str()).collect();
        assert_eq!(rows, ["送った日/7月15日(水)", "対象の方/24名", "回収/済"]);
    }

    #[test]
    fn a_line_drawn_under_a_heading_is_none_of_the_text() {
        let lines = |text: &str| {
            let lines = lines(text, &[]);
            lines.iter().map(|line| line.pieces[0].text(text).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(
            lines("経緯\n------\n\n本文です。\n\n連絡先\n＝＝＝＝＝\n"),
            ["経緯", "本文です。", "連絡先"]
        );
        for text in [
            "終わりです。\n------\n\n次",
            "前\n経緯\n------\n\n次",
            "経緯\n------\n本文",
            "経緯\n\n------\n\n次",
        ] {
            assert!(lines(text).contains(&"------".to_owned()), "{text}");
        }
    }

    #[test]
    fn of_strokes_below_each_other_the_first_stands_for_all() {
        let lines = |text: &str| {
            let lines = lines(text, &[]);
            lines.iter().map(|line| line.pieces[0].text(text).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(lines(&format!("経緯\n{}本文\n", "=\n".repeat(500))), ["経緯", "=", "本文"]);
        assert_eq!(lines("件名\n-----\n＝＝＝＝＝\n\n-----\n本文\n"), ["件名", "-----", "本文"]);
        assert_eq!(lines("経緯\n-----\n本文\n-----\n以上\n"), ["経緯", "-----", "本文", "-----", "以上"]);
    }
}
