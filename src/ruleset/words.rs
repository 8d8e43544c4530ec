//! The word grammar: `申し訳{ない|なく}` is one of, `問[い]合[わ]せ` is with or without, `\` takes a sign as it is.
//!
//! Owns the spellings of a word. Their normal form is `text`'s. Knows nothing of sets.

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
    /// Brackets in brackets in brackets …
    Deep(Range<usize>),
    /// More than [`MOST`] spellings.
    Many,
    /// A spelling without a letter.
    Empty,
}

/// The spellings of a word, in the order of writing.
pub(super) fn expand(word: &str) -> Result<Vec<String>, WordError> {
    if !word.contains(['{', '}', '[', ']', '\\']) && !word.trim().is_empty() {
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
                    Some((_, sign @ ('{' | '}' | '[' | ']' | '|' | '\\'))) => push(&mut current, sign),
                    Some((next, _)) => return Err(WordError::Escape(span.start..next.end)),
                    None => return Err(WordError::Escape(span)),
                },
                sign => push(&mut current, sign),
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
        if matches!(sign, '{' | '}' | '[' | ']' | '\\') {
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
