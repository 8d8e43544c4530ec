//! Brackets and quotation marks: what opens, and what closes it.
//!
//! Owns the one table of both. Which of them set off a label, a day or a quotation is for those who ask.

/// Each with what closes it.
const PAIRS: [(char, char); 20] = [
    ('(', ')'),
    ('[', ']'),
    ('<', '>'),
    ('【', '】'),
    ('〔', '〕'),
    ('〈', '〉'),
    ('《', '》'),
    ('≪', '≫'),
    ('「', '」'),
    ('『', '』'),
    ('“', '”'),
    ('‘', '’'),
    ('‹', '›'),
    ('«', '»'),
    ('〝', '〟'),
    ('（', '）'),
    ('［', '］'),
    ('＜', '＞'),
    ('｛', '｝'),
    ('{', '}'),
];

/// What closes what a character opens.
pub(crate) fn closing(open: char) -> Option<char> {
    PAIRS.iter().find(|(own, _)| *own == open).map(|(_, close)| *close)
}

/// What opens what a character closes.
pub(crate) fn opening(close: char) -> Option<char> {
    PAIRS.iter().find(|(_, own)| *own == close).map(|(open, _)| *open)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_opens_is_closed_by_its_own() {
        for (open, close) in PAIRS {
            assert_eq!((closing(open), opening(close)), (Some(close), Some(open)));
            assert_eq!((closing(close), opening(open)), (None, None));
        }
        assert_eq!(closing('、'), None);
    }
}
