//! Characters that must not reach a terminal as they are.
//!
//! Owns the visible form of control characters and of those that turn or hide text. JSON needs none of
//! this: its strings are escaped.

use super::{normal, script};
use std::borrow::Cow;

/// The text with everything invisible made visible. Line feeds and tabs become a space: what is shown here
/// is shown in one line.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|character| hidden(character) || joins(character)) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    let mut last = ' ';
    for character in text.chars() {
        // Between signs of an emoji, or of another script, it is a part of them; behind a letter that has none it hides.
        match joins(character) && is_ours(last) {
            true => escape(&mut shown, character),
            false => push(&mut shown, character),
        }
        last = character;
    }
    Cow::Owned(shown)
}

/// Whether a character only joins, or keeps apart, what stands around it.
fn joins(character: char) -> bool {
    matches!(character, '\u{200c}' | '\u{200d}')
}

/// Whether a character is one of a Japanese text, none of which is joined.
fn is_ours(character: char) -> bool {
    character.is_ascii()
        || script::is_ideograph(character)
        || script::is_hiragana(character)
        || script::is_katakana(character)
}

fn escape(shown: &mut String, character: char) {
    shown.push_str(&format!("\\u{{{:x}}}", character as u32));
}

/// Adds one character in its visible form.
pub(crate) fn push(shown: &mut String, character: char) {
    match character {
        '\t' | '\n' | '\r' => shown.push(' '),
        '\u{7f}' => shown.push('\u{2421}'),
        c if (c as u32) < 0x20 => shown.push(char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}')),
        c if hidden(c) => escape(shown, c),
        c => shown.push(c),
    }
}

/// Whether a character acts on the terminal or on the order of what stands around it, instead of showing.
fn hidden(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{ad}' | '\u{200b}' | '\u{2028}' | '\u{2029}' | '\u{feff}')
        || normal::turns(character)
        || normal::is_stray(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_what_would_act() {
        assert_eq!(visible("ふつうの文 abc"), "ふつうの文 abc");
        assert_eq!(visible("\u{1b}[31m赤\u{7}"), "␛[31m赤␇");
        assert_eq!(visible("a\u{7f}\u{9b}b"), "a␡\\u{9b}b");
        assert_eq!(visible("甲\u{202e}乙\u{2066}丙"), "甲\\u{202e}乙\\u{2066}丙");
        for unseen in
            "\u{ad}\u{34f}\u{115f}\u{1160}\u{180e}\u{2060}\u{2800}\u{3164}\u{ffa0}\u{13430}\u{1d159}\u{e0001}\u{e0041}".chars()
        {
            assert_eq!(visible(&format!("甲{unseen}乙")), format!("甲\\u{{{:x}}}乙", unseen as u32));
        }
        assert_eq!(visible("一行\r\n二行\t三"), "一行  二行 三");
    }

    #[test]
    fn leaves_marks_that_belong_to_a_character() {
        assert_eq!(visible("葛\u{e0100}か\u{3099}"), "葛\u{e0100}か\u{3099}");
        assert_eq!(visible("👩\u{200d}💻と\u{1112}\u{200c}"), "👩\u{200d}💻と\u{1112}\u{200c}");
    }

    #[test]
    fn a_joiner_behind_a_letter_that_is_never_joined_is_shown() {
        for letter in ["佐", "さ", "サ", "1", "-", "々"] {
            for joiner in ['\u{200c}', '\u{200d}'] {
                let shown = visible(&format!("{letter}{joiner}藤")).into_owned();
                assert_eq!(shown, format!("{letter}\\u{{{:x}}}藤", joiner as u32));
            }
        }
    }
}
