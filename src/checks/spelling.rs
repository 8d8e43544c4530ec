//! Whether a spelling stands where it was found as a word of its own, or as a part of another.
//!
//! Owns what a longer word is: another spelling that covers it, and letters of its script that go on. Knows no list of
//! words.

use crate::document::Place;
use crate::text::script::is_katakana;
use crate::text::slice;

/// Whether a place lies in `other`, a longer text in normal form, that stands around it: サーバ in サーバー.
pub(crate) fn covered(text: &str, place: Place, other: &str) -> bool {
    let own = slice(text, place.start..place.end);
    own.len() < other.len()
        && other.match_indices(own).any(|(at, _)| {
            let start = place.start.checked_sub(at);
            start.is_some_and(|start| text.get(start..start + other.len()) == Some(other))
        })
}

/// Whether a word of one script goes on behind a place: ユーザ in ユーザビリティ.
pub(crate) fn goes_on(text: &str, place: Place) -> bool {
    let last = slice(text, place.start..place.end).chars().next_back();
    let next = slice(text, place.end..).chars().next();
    last.zip(next).is_some_and(|(last, next)| one_script(last, next))
}

/// Whether a place is a part of a longer word of one script, on either side.
pub(crate) fn is_part(text: &str, place: Place) -> bool {
    let first = slice(text, place.start..place.end).chars().next();
    let before = slice(text, ..place.start).chars().next_back();
    goes_on(text, place) || before.zip(first).is_some_and(|(before, first)| one_script(before, first))
}

/// Scripts whose words are not written together with others of theirs unless they are one.
fn one_script(one: char, other: char) -> bool {
    let latin = |c: char| c.is_ascii_alphabetic();
    is_katakana(one) && is_katakana(other) || latin(one) && latin(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str, word: &str) -> Place {
        let start = text.find(word).unwrap();
        Place { start, end: start + word.len() }
    }

    #[test]
    fn the_longest_spelling_wins() {
        let held = |text: &str, word: &str, other: &str| covered(text, place(text, word), other);
        assert!(held("会社のサーバーです", "サーバ", "サーバー"));
        assert!(held("電子メールで送る", "メール", "電子メール"));
        assert!(!held("会社のサーバです", "サーバ", "サーバー"));
        assert!(!held("当方", "当方", "当方"));
    }

    #[test]
    fn words_of_one_script_go_on() {
        let part =
            |text: &str, word: &str| (goes_on(text, place(text, word)), is_part(text, place(text, word)));
        assert_eq!(part("ユーザビリティ", "ユーザ"), (true, true));
        assert_eq!(part("エンドユーザの", "ユーザ"), (false, true));
        assert_eq!(part("WITHの", "IT"), (true, true));
        assert_eq!(part("会社のユーザ名", "ユーザ"), (false, false));
    }
}
