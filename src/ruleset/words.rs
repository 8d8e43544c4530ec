//! The word grammar: `申し訳{ない|なく}` is one of, `問[い]合[わ]せ` is with or without, `\` takes a sign as it is.
//!
//! Owns the spellings of a word, and which words are no words but names (`@set`, `#reading`). Their normal form is `text`'s. Knows nothing of sets.

use crate::text::slice;
use std::ops::Range;

/// At most this many spellings of one word.
pub(super) const MOST: usize = 256;
const DEEPEST: usize = 8;

/// What is wrong with a word, and which bytes of it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum WordError {
    /// `{` or `[` without its end.
    Open(Range<usize>),
    /// `}` or `]` without its beginning.
    Close(Range<usize>),
    /// `\` before something that needs none.
    Escape(Range<usize>),
    /// A sign of this grammar as the Japanese keyboard types it, and the sign it stands for.
    Wide(Range<usize>, char),
    /// Brackets in brackets in brackets …
    Deep(Range<usize>),
    /// More than [`MOST`] spellings.
    Many,
    /// A spelling without a letter.
    Empty,
}

/// A word that is the name of something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named<'w> {
    /// `@set`: the words of a set, or of a family.
    Set(&'w str),
    /// `#reading`: something read from the text.
    Reading(&'w str),
}

/// What a word names; `None` where it is a word. A sign before anything but a letter is one of the text: `#1`, `@`.
pub(super) fn named(word: &str) -> Option<Named<'_>> {
    let mut signs = word.chars();
    let sign = signs.next()?;
    if !signs.next().is_some_and(|next| next.is_ascii_alphanumeric()) {
        return None;
    }
    match sign {
        '@' => Some(Named::Set(slice(word, 1..))),
        '#' if !slice(word, 1..).starts_with(|next: char| next.is_ascii_digit()) => {
            Some(Named::Reading(slice(word, 1..)))
        }
        _ => None,
    }
}

/// What looks like a name and is letters: a sign before a name that is not written as names are, `@届け出先`.
pub(super) fn unnamed(word: &str) -> Option<(char, &str)> {
    let sign = word.chars().next().filter(|sign| matches!(sign, '@' | '#'))?;
    let rest = slice(word, 1..).trim_start_matches([' ', '\u{3000}']);
    let spaced = rest.len() + 1 < word.len();
    let begins = rest.starts_with(|next: char| next.is_alphabetic() && (spaced || !next.is_ascii()));
    begins.then_some((sign, rest))
}

/// Signs of this grammar as the Japanese keyboard types them.
const WIDE: [(char, char); 5] = [('｛', '{'), ('｝', '}'), ('［', '['), ('］', ']'), ('｜', '|')];
/// Signs that make a name of the word behind them.
const WIDE_NAMES: [(char, char); 2] = [('＠', '@'), ('＃', '#')];

/// The sign that a full-width one was typed for.
fn meant(sign: char) -> Option<char> {
    WIDE.iter().find(|(wide, _)| *wide == sign).map(|(_, plain)| *plain)
}

/// A full-width sign before a name.
fn wide_name(word: &str) -> Option<WordError> {
    let (wide, plain) = WIDE_NAMES.into_iter().find(|(wide, _)| word.starts_with(*wide))?;
    let rest = slice(word, wide.len_utf8()..);
    let name =
        |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '.' | 'ａ'..='ｚ' | '－' | '．');
    let begins = rest.starts_with(|sign: char| sign.is_ascii_lowercase() || matches!(sign, 'ａ'..='ｚ'));
    (begins && rest.chars().all(name)).then(|| WordError::Wide(0..wide.len_utf8(), plain))
}

/// The spellings of a word, in the order of writing.
pub(super) fn expand(word: &str) -> Result<Vec<String>, WordError> {
    if let Some(wide) = wide_name(word) {
        return Err(wide);
    }
    let plain = |sign: char| !matches!(sign, '{' | '}' | '[' | ']' | '\\' | '｛' | '｝' | '［' | '］');
    if word.chars().all(plain) && !word.trim().is_empty() {
        return Ok(vec![word.to_owned()]);
    }
    let mut parser = Parser { word, at: 0 };
    let spellings = parser.sequence(0, None)?;
    if spellings.iter().any(|spelling| spelling.trim().is_empty()) {
        return Err(WordError::Empty);
    }
    Ok(spellings)
}

struct Parser<'w> {
    word: &'w str,
    at: usize,
}

impl Parser<'_> {
    fn next(&mut self) -> Option<(Range<usize>, char)> {
        let sign = self.word.get(self.at..)?.chars().next()?;
        let from = self.at;
        self.at += sign.len_utf8();
        Some((from..self.at, sign))
    }
    /// Reads up to the sign that ends it: `}` ends alternatives, `]` what may be left out.
    fn sequence(
        &mut self,
        depth: usize,
        open: Option<(Range<usize>, char)>,
    ) -> Result<Vec<String>, WordError> {
        let end = open.as_ref().map(|(_, end)| *end);
        let mut done: Vec<String> = Vec::new();
        let mut current = vec![String::new()];
        loop {
            let Some((span, sign)) = self.next() else {
                return match open {
                    Some((start, _)) => Err(WordError::Open(start)),
                    None => Ok(current),
                };
            };
            match sign {
                '{' | '[' if depth >= DEEPEST => return Err(WordError::Deep(span)),
                '{' => {
                    let inner = self.sequence(depth + 1, Some((span, '}')))?;
                    current = product(&current, &inner)?;
                }
                '[' => {
                    let mut inner = self.sequence(depth + 1, Some((span, ']')))?;
                    inner.push(String::new());
                    current = product(&current, &inner)?;
                }
                '|' if end == Some('}') => {
                    done.append(&mut current);
                    current.push(String::new());
                }
                '}' | ']' if end == Some(sign) => {
                    done.append(&mut current);
                    return if done.len() > MOST { Err(WordError::Many) } else { Ok(done) };
                }
                '}' | ']' => return Err(WordError::Close(span)),
                '\\' => match self.next() {
                    Some((_, sign @ ('{' | '}' | '[' | ']' | '|' | '\\' | '@' | '#'))) => {
                        push(&mut current, sign);
                    }
                    Some((_, wide)) if meant(wide).is_some() => push(&mut current, wide),
                    Some((next, _)) => return Err(WordError::Escape(span.start..next.end)),
                    None => return Err(WordError::Escape(span)),
                },
                sign => match meant(sign).filter(|plain| *plain != '|' || end == Some('}')) {
                    Some(plain) => return Err(WordError::Wide(span, plain)),
                    None => push(&mut current, sign),
                },
            }
        }
    }
}

fn push(spellings: &mut [String], sign: char) {
    for spelling in spellings {
        spelling.push(sign);
    }
}

fn product(before: &[String], after: &[String]) -> Result<Vec<String>, WordError> {
    if before.len() * after.len() > MOST {
        return Err(WordError::Many);
    }
    Ok(before.iter().flat_map(|a| after.iter().map(move |b| format!("{a}{b}"))).collect())
}

/// A spelling as a word that has no other.
pub(super) fn escaped(spelling: &str) -> String {
    let mut word = String::with_capacity(spelling.len());
    for sign in spelling.chars() {
        if matches!(sign, '{' | '}' | '[' | ']' | '\\') || meant(sign).is_some_and(|plain| plain != '|') {
            word.push('\\');
        }
        word.push(sign);
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spellings(word: &str) -> Vec<String> {
        expand(word).unwrap()
    }

    #[test]
    fn one_of_and_with_or_without() {
        assert_eq!(spellings("お詫び"), ["お詫び"]);
        assert_eq!(spellings("申し訳{ない|なく}"), ["申し訳ない", "申し訳なく"]);
        assert_eq!(spellings("問[い]合せ"), ["問い合せ", "問合せ"]);
        assert_eq!(spellings("{a[b]|c{d|e}}f"), ["abf", "af", "cdf", "cef"]);
        assert_eq!(spellings(r"\{a\}\[b\|\\"), ["{a}[b|\\"]);
        assert_eq!(spellings("a|b"), ["a|b"]);
    }

    #[test]
    fn names_are_no_words() {
        assert_eq!(named("@quoted"), Some(Named::Set("quoted")));
        assert_eq!(named("#date.discovery"), Some(Named::Reading("date.discovery")));
        for word in ["@", "#", "#1", "＠", "a@b", r"\@quoted", "@会社"] {
            assert_eq!(named(word), None, "{word}");
        }
        assert_eq!(spellings(r"\@example.jp"), ["@example.jp"]);
    }

    #[test]
    fn full_width_signs_are_told_with_what_they_stand_for() {
        assert_eq!(expand("｛ご|お｝心配"), Err(WordError::Wide(0..3, '{')));
        assert_eq!(expand("心配［に］は"), Err(WordError::Wide(6..9, '[')));
        assert_eq!(expand("{ご｜お}心配"), Err(WordError::Wide(4..7, '|')));
        assert_eq!(expand("＠apology"), Err(WordError::Wide(0..3, '@')));
        assert_eq!(expand("＃count"), Err(WordError::Wide(0..3, '#')));
        assert_eq!(spellings(r"\［注\］"), ["［注］"]);
        for word in ["＃1", "＠係", "A｜B"] {
            assert_eq!(spellings(word), [word]);
        }
    }

    #[test]
    fn mistakes_point_at_their_sign() {
        assert_eq!(expand("お{a|b"), Err(WordError::Open(3..4)));
        assert_eq!(expand("ab]"), Err(WordError::Close(2..3)));
        assert_eq!(expand("{a]"), Err(WordError::Close(2..3)));
        assert_eq!(expand(r"a\n"), Err(WordError::Escape(1..3)));
        assert_eq!(expand(&"{".repeat(10_000)), Err(WordError::Deep(8..9)));
        assert_eq!(expand(&"[a]".repeat(9)), Err(WordError::Many));
        assert_eq!(expand(&"[a]b".repeat(8)).map(|all| all.len()), Ok(256));
        assert_eq!(expand("[a]"), Err(WordError::Empty));
        assert_eq!(expand(""), Err(WordError::Empty));
    }
}
