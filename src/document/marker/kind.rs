//! The kinds of markers, and which of them stand on one level.
//!
//! Refuses to read them.

/// The kind of a marker. Lines with the same kind stand on the same level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::document) enum Kind {
    /// `第1`
    Ordinal,
    /// `Ⅰ.`
    Roman,
    /// `1.`, `１．`
    Number,
    /// `1 概要`
    Bare,
    /// `1.1`, `1-1`, with the number of dots
    Dotted(u8),
    /// `1)`
    HalfParen,
    /// `一、`, `一 概要`
    Ideograph,
    /// `(一)`
    IdeographParen,
    /// `(1)`
    Paren,
    /// `[1]`
    Square,
    /// `①`
    Circled,
    /// `ア`, `ア.`, `(ア)`
    Kana,
    /// `a.`, `(a)`
    Letter,
    /// `■` and its like
    Symbol(char),
    /// A whole line in brackets: `【…】`, `<…>`; the brackets belong to the text
    Bracketed(char),
    /// `・`, `•`, `-`, `*`
    Bullet,
    /// `※`, `*1`, `注1)`
    Note,
}

impl Kind {
    /// A number for each kind, from 1 on; two signs are two.
    pub(in crate::document) fn sort(self) -> u8 {
        match self {
            Self::Ordinal => 1,
            Self::Roman => 2,
            Self::Number => 3,
            Self::Bare => 4,
            Self::Dotted(dots) => 5 + dots.min(9),
            Self::HalfParen => 15,
            Self::Paren => 16,
            Self::Square => 17,
            Self::Circled => 18,
            Self::Kana => 19,
            Self::Letter => 20,
            Self::Bracketed(_) => 21,
            Self::Bullet => 22,
            Self::Note => 23,
            Self::Ideograph => 24,
            Self::IdeographParen => 25,
            // ■ and ○ are two sorts.
            Self::Symbol(sign) => 26 + (u32::from(sign) % 200) as u8,
        }
    }
}

/// The sort ([`crate::document::Block::mark`]) of a line that begins with a sign such as ■.
pub(crate) fn sort_of(sign: char) -> u8 {
    Kind::Symbol(sign).sort()
}
