//! Marks of notes in running text, and the notes themselves.
//!
//! Owns the shapes of marks. A bare `※` is a note by itself and has no number. What lacks its other half is the
//! checks'.

use super::NoteMark;
use super::scan::Scene;
use crate::document::{BlockKind, Place};
use crate::text::script::is_ideograph;
use crate::text::{one_of, slice};

/// Finds the marks and the numbered notes of a document, in order.
pub(crate) fn notes(scene: &Scene) -> Vec<NoteMark> {
    let document = scene.document;
    let mut found: Vec<NoteMark> = Vec::new();
    for note in &document.notes {
        let place = document.blocks[note.block].place;
        found.push(NoteMark { place, key: note.key.clone(), opens: true, refers: note.referred });
    }
    let text = &document.text;
    for (at, c) in scene.hits.signs.all() {
        let read = match c {
            '※' | '*' | '注' => numbered(text, at, c),
            '[' => named(slice(text, at..)),
            _ => None,
        };
        let Some((len, key)) = read else { continue };
        let place = Place { start: at, end: at + len };
        let opens = opens(scene, place);
        found.push(NoteMark { place, key, opens, refers: true });
    }
    found.extend(bare(scene));
    found.sort_by_key(|note| note.place);
    found
}

/// Marks without a number, and the notes to them: ランサムウェア※に. A note without a mark is one by itself.
fn bare(scene: &Scene) -> Vec<NoteMark> {
    const SIGN: char = '※';
    let text = &scene.document.text;
    let signs = text.match_indices(SIGN).map(|(at, sign)| Place { start: at, end: at + sign.len() });
    let signs = signs.filter(|sign| !slice(text, sign.end..).starts_with(|c: char| c.is_ascii_digit()));
    let mark = |sign: &Place| {
        let Some(block) = scene.block(sign.start).map(|at| &scene.document.blocks[at]) else { return false };
        let before = slice(text, block.place.start.min(sign.start)..sign.start).chars().next_back();
        let after = slice(text, sign.end..block.place.end.max(sign.end)).chars().next();
        let word = before.is_some_and(|c| !c.is_whitespace() && !one_of!("。、:|※・", c));
        let inside = before == Some('(') && after != Some(')');
        word && !inside && after.is_none_or(|c| one_of!("はがをにのでともへや、。)」", c))
    };
    let (marks, others): (Vec<Place>, Vec<Place>) = signs.partition(mark);
    // The marker of a note is no part of the text.
    let numbered = |at: usize| scene.document.notes.iter().any(|note| note.block == at);
    let blocks = scene.document.blocks.iter().enumerate();
    let mut notes = blocks.filter(|(at, block)| block.kind == BlockKind::Note && !numbered(*at));
    let opened = !others.is_empty() || !marks.is_empty() && notes.next().is_some();
    let read = |place| NoteMark { place, key: SIGN.to_string(), opens: opened, refers: true };
    marks.into_iter().map(read).collect()
}

/// A sign with one or two digits: its length and the number.
fn numbered(text: &str, at: usize, sign: char) -> Option<(usize, String)> {
    let rest = slice(text, at + sign.len_utf8()..);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (number, after) = (slice(rest, ..digits), slice(rest, digits..).chars().next());
    let before = slice(text, ..at).chars().next_back();
    // ※3月1日現在, ※10件を除く: the digits belong to what follows.
    let counts = after.is_some_and(|c| one_of!("年月日時分件名人社万億回円台通枚か週%./-", c));
    let fits = match sign {
        '※' => !counts,
        // Neither a product nor what hides a part of an address.
        '*' => {
            let apart = |c: char| c.is_ascii_digit() || one_of!("*-@._/ ", c);
            !counts
                && before.is_some_and(|c| !apart(c))
                && !after.is_some_and(|c| c.is_ascii_alphanumeric() || c == '*')
        }
        // 発注1件 and 受注2回 are no marks: the sign stands in a bracket, or opens before a closing one.
        _ => {
            let bracket = before.is_none_or(|c| one_of!("([※\n", c));
            let word = before.is_some_and(is_ideograph);
            after.is_some_and(|c| one_of!(")]", c)) && (bracket || !word)
        }
    };
    ((1..=2).contains(&digits) && fits).then(|| (sign.len_utf8() + digits, number.to_owned()))
}

/// `[^name]`, as Markdown leaves it where it knows no such footnote.
fn named(rest: &str) -> Option<(usize, String)> {
    const LONGEST: usize = 24;
    let inside = rest.strip_prefix("[^")?;
    let close = inside.find(']').filter(|len| (1..LONGEST).contains(len))?;
    let key = slice(inside, ..close);
    key.chars().all(|c| c.is_ascii_alphanumeric() || one_of!("-_", c)).then(|| (close + 3, key.to_owned()))
}

/// Whether the text of a note follows the mark: at the start of a block or a cell, or behind the end of a sentence.
fn opens(scene: &Scene, mark: Place) -> bool {
    let document = scene.document;
    let Some(block) = scene.block(mark.start).map(|at| &document.blocks[at]) else { return false };
    let after =
        slice(&document.text, mark.end..block.place.end).trim_start_matches([')', ']', ':', ' ', '.']);
    let before = slice(&document.text, block.place.start..mark.start);
    let before = before.trim_end_matches(['(', '[', ' ']);
    let cell = block.column(mark).map(|column| block.cells[column]);
    let first = before.is_empty() || cell.is_some_and(|cell| cell.start == mark.start);
    let told = after.chars().nth(3).is_some();
    block.kind != BlockKind::Heading && told && (first || before.ends_with(['。', '※']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_of_marks() {
        let mark =
            |text: &str, sign: char| numbered(text, text.find(sign).unwrap(), sign).map(|found| found.1);
        assert_eq!(mark("会員サイト※1において", '※'), Some("1".to_owned()));
        assert_eq!(mark("API*1の設定", '*'), Some("1".to_owned()));
        assert_eq!(mark("40名(注1)です", '注'), Some("1".to_owned()));
        assert_eq!(mark("※3月1日現在", '※'), None);
        assert_eq!(mark("※ 1名を除く", '※'), None);
        assert_eq!(mark("発注1件", '注'), None);
        assert_eq!(mark("090-****-*123", '*'), None);
        assert_eq!(mark("3*1", '*'), None);
        assert_eq!(named("[^1]です"), Some((4, "1".to_owned())));
        assert_eq!(named("[1]です"), None);
    }
}
