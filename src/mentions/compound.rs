//! Compounds: 落とし物, 引き落とし口座, ご住所.
//!
//! Owns where a word made of ideographs, katakana and letters begins and ends, and the kana that join its parts. What it is
//! is decided elsewhere.

use crate::grammar::is_dense;
use crate::text::script::is_hiragana;
use crate::text::{boundary, one_of, slice};

/// Bytes of the longest compound: what goes on for longer is no word.
const COMPOUND: usize = 300;

/// A sign that words are made of: an ideograph, a katakana, a letter, a digit.
pub(super) fn solid(found: char) -> bool {
    is_dense(found) || matches!(found, 'ー' | '々' | 'ヶ' | '-')
}

/// The kana at the end of a text, one or two, that join two parts of a compound: 引き|落とし|額, 問い|合わせ|内容, 新し|い|住所.
pub(super) fn okurigana(before: &str) -> usize {
    let mut kana = before.chars().rev();
    let Some(last) = kana.next().filter(|last| one_of!("いきしちみりびぎじえけせめれげべせえ", *last))
    else {
        return 0;
    };
    match kana.next() {
        Some(stem) if solid(stem) => last.len_utf8(),
        Some(stem) if !one_of!("をがはにでのもへ", stem) && is_hiragana(stem) => {
            let length = stem.len_utf8() + last.len_utf8();
            if kana.next().is_some_and(solid) { length } else { 0 }
        }
        _ => 0,
    }
}

/// Where a compound that ends at an offset begins, ご and お in front included.
pub(crate) fn compound_start(text: &str, floor: usize, end: usize) -> usize {
    let floor = floor.max(boundary(text, end.saturating_sub(COMPOUND)));
    let mut at = end;
    loop {
        let before = slice(text, floor..at);
        let Some(last) = before.chars().next_back() else { return at };
        if solid(last) {
            at -= last.len_utf8();
            continue;
        }
        if at == end {
            return at;
        }
        let joint = okurigana(before);
        if joint > 0 {
            at -= joint;
            continue;
        }
        let honorific = matches!(last, 'お' | 'ご') && word_edge(text, floor, at - last.len_utf8());
        return if honorific { at - last.len_utf8() } else { at };
    }
}

/// Whether a word may begin at an offset: nothing before it, or a sign that ends a word before.
fn word_edge(text: &str, floor: usize, at: usize) -> bool {
    slice(text, floor..at).chars().next_back().is_none_or(|before| !solid(before))
}

/// Where a compound that begins at an offset ends.
pub(crate) fn compound_end(text: &str, start: usize, ceiling: usize) -> usize {
    let ceiling = ceiling.min(boundary(text, start + COMPOUND));
    let mut at = start;
    loop {
        let rest = slice(text, at..ceiling);
        at += rest.find(|found| !solid(found)).unwrap_or(rest.len());
        let mut kana = slice(text, at..ceiling).char_indices().take_while(|(_, found)| is_hiragana(*found));
        let length = kana.by_ref().take(3).map(|(_, found)| found.len_utf8()).sum::<usize>();
        let goes_on = length > 0
            && at > start
            && slice(text, at + length..ceiling).starts_with(solid)
            && okurigana(slice(text, start..at + length)) == length;
        if !goes_on {
            return at;
        }
        at += length;
    }
}
