//! Round brackets and quotations of a block, matched.
//!
//! Owns which bracket closes which; a bracket without its other half is no bracket.

use crate::text::pairs::closing;

/// A matched pair, by the offsets of its brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) open: usize,
    pub(super) close: usize,
    pub(super) round: bool,
}

/// A mark of punctuation that brackets, sentences or clauses turn on, with its offset.
pub(super) type Mark = (usize, char);

/// The marks of a text, in order, with the offset of the text added: one look at each byte for all that
/// follows.
pub(super) fn marks(text: &str, offset: usize, found: &mut Vec<Mark>) {
    found.clear();
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let mark = match *byte {
            b'(' | b')' | b'!' | b'?' | b'.' | b',' => Some(*byte as char),
            0xE3 if bytes[at + 1] == 0x80 => match bytes[at + 2] {
                0x81 => Some('、'),
                0x82 => Some('。'),
                0x8C => Some('「'),
                0x8D => Some('」'),
                0x8E => Some('『'),
                0x8F => Some('』'),
                _ => None,
            },
            _ => None,
        };
        if let Some(mark) = mark {
            found.push((offset + at, mark));
        }
        at += if *byte < 0xE0 { 1 } else { 3 };
    }
}

/// The matched pairs among the marks, in the order of their opening.
pub(super) fn pairs(marks: &[Mark], found: &mut Vec<Pair>) {
    found.clear();
    let mut open: Vec<Mark> = Vec::new();
    for &(at, bracket) in marks {
        match bracket {
            '(' | '「' | '『' => open.push((at, bracket)),
            ')' | '」' | '』' => {
                // Only the innermost may close: looking further would make `((((」` slow.
                if let Some((start, _)) = open.pop_if(|last| closing(last.1) == Some(bracket)) {
                    let round = bracket == ')';
                    found.push(Pair { open: start, close: at, round });
                }
            }
            _ => {}
        }
    }
    found.sort_unstable_by_key(|pair| pair.open);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_matched_brackets_count() {
        let pairs = |text, offset| {
            let (mut found, mut matched) = (Vec::new(), Vec::new());
            marks(text, offset, &mut found);
            pairs(&found, &mut matched);
            matched
        };
        let pair = |open, close, round| Pair { open, close, round };
        assert_eq!(pairs("a(b(c)d)", 10), [pair(11, 17, true), pair(13, 15, true)]);
        assert_eq!(pairs("((a)", 0), [pair(1, 3, true)]);
        assert_eq!(pairs("a)b(", 0), []);
        assert_eq!(pairs("「a」", 0), [pair(0, 4, false)]);
    }
}
