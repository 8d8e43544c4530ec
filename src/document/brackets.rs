//! Round brackets and quotations of a block, matched.
//!
//! Owns which bracket closes which; a bracket without its other half is no bracket.

/// A matched pair, by the offsets of its brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) open: usize,
    pub(super) close: usize,
    pub(super) round: bool,
}

/// The matched pairs of a text, in the order of their opening, with the offset of the text added.
pub(super) fn pairs(text: &str, offset: usize) -> Vec<Pair> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut found = Vec::new();
    for (at, bracket) in text.char_indices() {
        match bracket {
            '(' | '「' | '『' => open.push((at, bracket)),
            ')' | '」' | '』' => {
                let partner = match bracket {
                    ')' => '(',
                    '」' => '「',
                    _ => '『',
                };
                // Only the innermost may close: looking further would make `((((」` slow.
                if let Some((start, _)) = open.pop_if(|last| last.1 == partner) {
                    let round = partner == '(';
                    found.push(Pair { open: offset + start, close: offset + at, round });
                }
            }
            _ => {}
        }
    }
    found.sort_unstable_by_key(|pair| pair.open);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_matched_brackets_count() {
        let pair = |open, close, round| Pair { open, close, round };
        assert_eq!(pairs("a(b(c)d)", 10), [pair(11, 17, true), pair(13, 15, true)]);
        assert_eq!(pairs("((a)", 0), [pair(1, 3, true)]);
        assert_eq!(pairs("a)b(", 0), []);
        assert_eq!(pairs("「a」", 0), [pair(0, 4, false)]);
    }
}
