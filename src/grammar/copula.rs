//! The copula at the end of a sentence.
//!
//! Owns its forms in every style. What stands before it, and whether it is denied, is for those who ask.

/// What ends a sentence behind a noun.
pub(crate) const COPULAS: [&str; 7] =
    ["です", "でした", "でございます", "である", "であった", "だった", "だ"];
