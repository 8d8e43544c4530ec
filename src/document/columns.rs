//! Tables that are drawn in plain text.
//!
//! Owns which lines are rows and which only rule off others. How a line is cut is for [`super::cells`], what a row means for
//! structure.

use super::cells::{Cut, cut, is_drawn};
use super::line::{Hint, Line, Piece};
use crate::text::slice;
use std::mem;

/// Characters of a heading that is underlined.
const HEAD: usize = 25;

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
    // 会員名簿の誤送信について　Q&A, and below it the day and the sender: the head of a text, not a table of two lines.
    let second = below(0);
    let two = second.is_some_and(|second| below(second).is_none_or(|third| !found[third]));
    if let Some(second) = second.filter(|_| two && found[0] && !cut[0].certain && titles(source, &cut[0])) {
        found[0] = false;
        found[second] = cut[second].certain;
    }
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

/// Whether the first cell of a line is too long for the head of a column.
fn titles(source: &str, cut: &Cut) -> bool {
    const LABEL: usize = 9;
    cut.cells.first().is_some_and(|cell| slice(source, cell.start..cell.end).chars().nth(LABEL).is_some())
}

/// Whether two lines are nothing but strokes: the second says nothing that the first does not.
pub(super) fn both_drawn(source: &str, one: &Line, other: &Line) -> bool {
    let drawn = |line: &Line| matches!(line.pieces.as_slice(), [piece] if is_drawn(piece.text(source)));
    drawn(other) && drawn(one)
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
