//! Names before an honorific whose letters or parts stand apart: 佐 藤 花 子様, さとう はなこ様, 佐藤(花子)様.
//!
//! Owns their shapes. Whether what has the shape of a name is one, and whose, is decided elsewhere.

use crate::document::Place;
use crate::mentions::scan::Scene;
use crate::text::script::{is_hiragana, is_ideograph, is_katakana};
use crate::text::slice;

/// Letters of the longest, with what parts them.
const LONGEST: usize = 14;

/// Everything that has such a shape, honorific included, in order.
pub(super) fn names(scene: &Scene) -> Vec<Place> {
    let text = &scene.document.text;
    let sets = ["left-in.honorific", "left-in.formal-honorific"].map(|name| scene.sets(name)).concat();
    let mut found: Vec<Place> = Vec::new();
    for (honorific, _) in scene.hits.merged(&sets) {
        let free = found.last().map_or(0, |last| last.end);
        let Some(before) = text.get(free..honorific.start) else { continue };
        let length = bracketed(before).or_else(|| letter_by_letter(before)).or_else(|| in_kana(before));
        found.extend(length.map(|length| Place { start: honorific.start - length, end: honorific.end }));
    }
    found
}

/// The letters of one kind that a text ends with, at most `most` of them.
fn run(text: &str, kind: impl Fn(char) -> bool, most: usize) -> &str {
    let letters = text.char_indices().rev().take(most).take_while(|(_, c)| kind(*c));
    slice(text, letters.last().map_or(text.len(), |(at, _)| at)..)
}

/// 佐藤(花子): a bracket of a given name's length behind a surname's.
fn bracketed(text: &str) -> Option<usize> {
    let inside = text.strip_suffix(')')?;
    let given = run(inside, |c| is_ideograph(c) || is_hiragana(c) || is_katakana(c), 5);
    let surname = run(inside.strip_suffix(given)?.strip_suffix('(')?, is_ideograph, 5);
    let fits = (1..=4).contains(&given.chars().count()) && (2..=3).contains(&surname.chars().count());
    fits.then_some(surname.len() + given.len() + "()".len())
}

/// 佐 藤 花 子: ideographs with gaps between, of which some are closed already, as in the head of a column.
fn letter_by_letter(text: &str) -> Option<usize> {
    let part = run(text, |c| is_ideograph(c) || c == ' ', LONGEST).trim_start_matches(' ');
    let mut parts = part.split(' ');
    let single = |part: Option<&str>| part.is_some_and(|part| part.chars().count() == 1);
    let ends = single(parts.next()) && single(parts.next_back()) && parts.next().is_some();
    let letters = part.chars().filter(|c| *c != ' ').count();
    (ends && (3..=6).contains(&letters)).then_some(part.len())
}

/// さとう はなこ, サトウ ハナコ: two words of one script, which stand behind a の, a sign or another script. A role
/// ends as ユーザー does.
fn in_kana(text: &str) -> Option<usize> {
    let of = |kind: fn(char) -> bool| {
        let part = run(text, |c| kind(c) || c == ' ', LONGEST).trim_start_matches(' ');
        // の that stands before the name is none of it.
        let part =
            part.rsplit_once('の').filter(|(before, _)| !before.contains(' ')).map_or(part, |(_, name)| name);
        let (surname, given) = part.split_once(' ')?;
        let word = |word: &str| (2..=5).contains(&word.chars().count()) && !word.ends_with('ー');
        (word(surname) && word(given) && !given.contains(' ')).then_some(part.len())
    };
    of(is_katakana).or_else(|| of(is_hiragana))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<&str> {
        let length = bracketed(text).or_else(|| letter_by_letter(text)).or_else(|| in_kana(text))?;
        text.get(text.len() - length..)
    }

    #[test]
    fn letters_and_parts_that_stand_apart() {
        for (text, name) in [
            ("会員の南 雲 桃 子", "南 雲 桃 子"),
            ("会員の南 雲桃 子", "南 雲桃 子"),
            ("会員の南雲(桃子)", "南雲(桃子)"),
            ("会員の佐々木(あおい)", "佐々木(あおい)"),
            ("会員のなぐも ももこ", "なぐも ももこ"),
            ("会員のナグモ モモコ", "ナグモ モモコ"),
            ("顧客 ナグモ モモコ", "ナグモ モモコ"),
        ] {
            assert_eq!(read(text), Some(name));
        }
        for text in [
            "会員の皆",
            "お客",
            "会員の(匿名)",
            "会員の仕入先業者(大手)",
            "登録 ユーザー",
            "カード オーナー",
            "会員 各 位",
            "会員の各 位",
            "会員の南雲 桃 子",
            "あ",
            "",
            ")",
            "()",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
