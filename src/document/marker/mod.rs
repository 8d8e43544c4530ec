//! Markers at the start of a line: numbers, brackets, bullets, note marks.
//!
//! Owns their shapes, as the author typed them (NFKC would turn ① into 1). Refuses to say whether a marked
//! line is a heading or an item: that depends on what follows.

mod kind;
mod number;

pub(super) use kind::Kind;
pub(crate) use kind::sort_of;

use crate::text::numeral::ideograph;
use crate::text::one_of;
use crate::text::pairs::closing;
use crate::text::script::is_ideograph;
use number::{counts, digits, kanji_digits, kanji_number, number};

/// A marker that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marker {
    /// What it is.
    pub(super) kind: Kind,
    /// Its number, where it has one.
    pub(super) number: u32,
    /// Characters it takes, without white space after it; 0 where it belongs to the text.
    pub(super) length: usize,
}

impl Marker {
    /// `1.`, where the source does not hold it beside the text.
    pub(super) fn numbered(number: u32) -> Self {
        Self { kind: Kind::Number, number, length: 0 }
    }
}

/// The characters that a heading may take in brackets.
const BRACKETED: usize = 42;

/// Characters of a line that may be an answer.
const ANSWER: usize = 8;

/// Characters of a line that are enough to tell its marker.
pub(super) const HEAD: usize = 64;

/// The marker at the start of a line, given its first characters.
pub(super) fn marker(head: &[char]) -> Option<Marker> {
    let first = *head.first()?;
    let found = |kind, number, length| Some(Marker { kind, number, length });
    let spaced = |at: usize| head.get(at).is_none_or(|next| next.is_whitespace());
    match first {
        '※' => found(Kind::Note, 0, 1 + note_number(head)),
        '*' | '＊' if note_number(head) > 0 => found(Kind::Note, 0, 1 + note_number(head)),
        '注' => note(head, 0),
        '(' | '（' => paren(head),
        '・' | '•' | '‣' | '▪' | '·' | '･' if head.get(1).is_some_and(|next| *next != first) => {
            found(Kind::Bullet, 0, 1)
        }
        '-' | '*' | '+' | '–' | '－' | '—' if spaced(1) && head.len() > 1 => found(Kind::Bullet, 0, 1),
        '【' | '<' | '＜' | '〈' | '《' | '≪' | '［' | '[' | '〔' => bracketed(head),
        '①'..='⑳' => found(Kind::Circled, first as u32 - '①' as u32 + 1, 1),
        'Ⅰ'..='Ⅻ' => found(Kind::Roman, first as u32 - 'Ⅰ' as u32 + 1, 1 + stop(&head[1..])),
        '第' => {
            let (number, length) = digits(&head[1..]);
            // 第10(窓口).
            let bracket = matches!(head.get(1 + length), Some('(' | '（'));
            (length > 0 && (spaced(1 + length) || bracket)).then_some(Marker {
                kind: Kind::Ordinal,
                number,
                length: 1 + length,
            })
        }
        'A' | 'Ａ' | '答' if spaced(1) && answers(head) => found(Kind::Letter, 0, 1),
        _ if is_symbol(first) => symbol(head),
        _ if is_order(first) => {
            let dots = stop(&head[1..]);
            let length = 1 + dots;
            let gap = dots > 0 && head.get(1).is_some_and(|next| !next.is_whitespace()) || spaced(1);
            let kind = if first.is_ascii_alphabetic() { Kind::Letter } else { Kind::Kana };
            // `a word` and `A 社` are no markers, `a. ` is one.
            (gap && head.len() > length && (kind == Kind::Kana || dots > 0 && spaced(length)))
                .then_some(Marker { kind, number: 0, length })
        }
        _ if kanji_digits(head).1 > 0 => kanji_number(head),
        _ => number(head),
    }
}

/// Whether what stands behind `A ` or `答 ` is an answer: `A 社は`, `A 組の` are names, of one letter before a particle.
fn answers(head: &[char]) -> bool {
    let behind = || head[1..].iter().skip_while(|next| next.is_whitespace());
    let noun = behind().take_while(|next| is_ideograph(**next)).count();
    let ours = behind().next().is_some_and(|next| !next.is_ascii());
    ours && (noun != 1 || head[0] == '答') && head.len() > ANSWER
}

/// Whether a line that begins with this character may have a marker: no kana but those that order a list, and
/// hardly any ideograph.
pub(super) fn may_mark(first: char) -> bool {
    match first {
        '\u{3041}'..='\u{3096}' => false,
        '\u{4E00}'..='\u{9FFF}' => matches!(first, '注' | '第' | '答') || ideograph(first).is_some(),
        '\u{30BE}'..='\u{30FA}' => is_order(first),
        _ => true,
    }
}

/// `(1)`, `(一)`, `(ア)`, `(a)`, `(注1)`.
fn paren(head: &[char]) -> Option<Marker> {
    let (number, length) = digits(&head[1..]);
    let closes = |at: usize| matches!(head.get(at), Some(')' | '）'));
    if length > 0 && length < 3 && closes(1 + length) {
        return Some(Marker { kind: Kind::Paren, number, length: length + 2 });
    }
    let (number, length) = kanji_digits(&head[1..]);
    if length > 0 && closes(1 + length) {
        return Some(Marker { kind: Kind::IdeographParen, number, length: length + 2 });
    }
    if head.get(1) == Some(&'注') || head.get(1) == Some(&'※') {
        return note(head, 1);
    }
    let inner = *head.get(1)?;
    let kind = if inner.is_ascii_alphabetic() { Kind::Letter } else { Kind::Kana };
    (is_order(inner) && closes(2)).then_some(Marker { kind, number: 0, length: 3 })
}

/// The digits behind `※`, unless they count what follows (`※3月1日現在`).
fn note_number(head: &[char]) -> usize {
    let (_, length) = digits(&head[1..]);
    let rest = &head[1 + length..];
    if rest.is_empty() || !counts(rest) { length } else { 0 }
}

/// `注)`, `注1)`, `注1:`, `(注1)`.
fn note(head: &[char], open: usize) -> Option<Marker> {
    let (_, length) = digits(head.get(open + 1..)?);
    let end = open + 1 + length;
    let closed = match head.get(end) {
        Some(')' | '）') => true,
        Some(':' | '：' | '.' | '．') => open == 0,
        Some(next) => open == 0 && length > 0 && next.is_whitespace(),
        None => false,
    };
    closed.then_some(Marker { kind: Kind::Note, number: 0, length: end + 1 })
}

/// A line that is one bracket, or `[1]`.
fn bracketed(head: &[char]) -> Option<Marker> {
    let open = head[0];
    let close = closing(open)?;
    let (number, length) = digits(&head[1..]);
    if matches!(open, '[' | '［') && length > 0 && length < 3 && head.get(1 + length) == Some(&close) {
        return Some(Marker { kind: Kind::Square, number, length: length + 2 });
    }
    let end = head.iter().position(|found| *found == close)?;
    let inner = &head[1..end];
    let whole = head[end + 1..].iter().all(|found| found.is_whitespace());
    let words = inner.iter().any(|found| !found.is_ascii()) && !inner.contains(&'。');
    (whole && words && end < BRACKETED).then_some(Marker {
        kind: Kind::Bracketed(open),
        number: 0,
        length: 0,
    })
}

fn is_symbol(found: char) -> bool {
    matches!(
        found,
        '■' | '◆'
            | '◇'
            | '□'
            | '●'
            | '○'
            | '◯'
            | '〇'
            | '◎'
            | '▼'
            | '▽'
            | '▲'
            | '△'
            | '▶'
            | '▷'
            | '►'
            | '★'
            | '☆'
    )
}

/// A symbol marks a line unless it stands for something left out (`○○株式会社`, `○月○日`).
fn symbol(head: &[char]) -> Option<Marker> {
    let first = head[0];
    let hollow = head[1..].contains(&first)
        || matches!(head.get(1), None | Some('月' | '日' | '年' | '名' | '件' | '人' | '社' | '時' | '分'));
    (!hollow).then_some(Marker { kind: Kind::Symbol(first), number: 0, length: 1 })
}

/// Letters that order a list.
fn is_order(found: char) -> bool {
    let kana = ('ア'..='ソ').contains(&found) && one_of!("アイウエオカキクケコサシスセソ", found);
    kana || found.is_ascii_alphabetic()
}

/// The stop after a letter or a roman number, if there is one.
fn stop(rest: &[char]) -> usize {
    usize::from(matches!(rest.first(), Some('.' | '．' | ')' | '）' | '、')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(line: &str) -> Option<(Kind, usize)> {
        let head: Vec<char> = line.chars().take(HEAD).collect();
        marker(&head).map(|marker| (marker.kind, marker.length))
    }

    #[test]
    fn markers_as_typed() {
        assert_eq!(of("1.経緯"), Some((Kind::Number, 2)));
        assert_eq!(of("１．経緯"), Some((Kind::Number, 2)));
        assert_eq!(of("1 概要"), Some((Kind::Bare, 1)));
        assert_eq!(of("1 件 名"), Some((Kind::Bare, 1)));
        assert_eq!(of("1.1 概要"), Some((Kind::Dotted(1), 3)));
        assert_eq!(of("第1 はじめに"), Some((Kind::Ordinal, 2)));
        assert_eq!(of("第10（窓口）"), Some((Kind::Ordinal, 3)));
        assert_eq!(of("(1) 対象"), Some((Kind::Paren, 3)));
        assert_eq!(of("(一)経過"), Some((Kind::IdeographParen, 3)));
        assert_eq!(of("（十二） 窓口"), Some((Kind::IdeographParen, 4)));
        assert_eq!(of("一、経過"), Some((Kind::Ideograph, 2)));
        assert_eq!(of("十　窓口"), Some((Kind::Ideograph, 1)));
        for text in [
            "一部の方",
            "十二月三日",
            "一 名",
            "三 月 四 日",
            "一般財団法人",
            "(日)",
            "(木) 午後",
            "二〇二六年",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
        assert_eq!(of("（１）"), Some((Kind::Paren, 3)));
        assert_eq!(of("[1] 対象"), Some((Kind::Square, 3)));
        assert_eq!(of("②対象"), Some((Kind::Circled, 1)));
        assert_eq!(of("Ⅱ. 対象"), Some((Kind::Roman, 2)));
        assert_eq!(of("ア 対象"), Some((Kind::Kana, 1)));
        assert_eq!(of("■対象"), Some((Kind::Symbol('■'), 1)));
        assert_eq!(of("【対象】"), Some((Kind::Bracketed('【'), 0)));
        assert_eq!(of("<対象のお客様>"), Some((Kind::Bracketed('<'), 0)));
        assert_eq!(of("・氏名"), Some((Kind::Bullet, 1)));
        assert_eq!(of("- 氏名"), Some((Kind::Bullet, 1)));
        assert_eq!(of("※1 なお"), Some((Kind::Note, 2)));
        assert_eq!(of("*1 なお"), Some((Kind::Note, 2)));
        assert_eq!(of("※3月1日現在"), Some((Kind::Note, 1)));
        assert_eq!(of("※12件目は別の方です"), Some((Kind::Note, 1)));
        assert_eq!(of("注1)なお"), Some((Kind::Note, 3)));
        assert_eq!(of("(注)なお"), Some((Kind::Note, 3)));
    }

    #[test]
    fn what_only_looks_like_one() {
        let lines = [
            "3 月 23 日になり",
            "2023年4月",
            "1.5倍",
            "1,234件",
            "12 件の",
            "○○株式会社",
            "○月○日",
            "アカウント",
            "(以下「当社」)",
            "【重要】お知らせ",
            "第三者が",
            "2024.09.18 掲載",
            "-5度",
            "注意事項",
            "A 社",
            "",
            "<https://example.jp>",
            "10 ～ 12時",
        ];
        for line in lines {
            assert_eq!(of(line), None, "{line}");
        }
    }

    #[test]
    fn answers_begin_with_a_letter_and_names_do_not() {
        for answer in [
            "A 対象の方には封書をお送りしました",
            "Ａ　はい。すべて回収しました",
            "答　氏名、住所、電話番号です",
        ] {
            assert_eq!(of(answer), Some((Kind::Letter, 1)), "{answer}");
        }
        for name in
            ["A 社は、名簿を失くしました", "A 組の名簿を失くしました", "A special notice to all", "A 対象"]
        {
            assert_eq!(of(name), None, "{name}");
        }
    }
}
