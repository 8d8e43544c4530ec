//! The closed half of the language: how words bend, what ends a clause, and what that end says.
//!
//! Owns classes and forms of verbs, spellings, the walk over an ending, and the mode it gives. Refuses to know
//! elements, parties or blocks: it looks at one stretch of text at a time. What leads from tables to words and endings is
//! also compiled into `build.rs`, which does that work.

mod begins;
mod bent;
mod conjugation;
mod copula;
#[cfg(test)]
mod ending_rows;
mod endings;
mod flags;
mod mode;
mod samples;
mod spelling;
#[cfg(test)]
mod tests;
mod walk;
mod word_rows;
mod words;

pub use begins::Begins;
pub use bent::{bent, plain};
pub use conjugation::{Class, Forms};
pub use copula::COPULAS;
#[cfg(test)]
pub use ending_rows::EndingsFile;
pub use endings::{Ending, Endings, On};
pub use flags::Flags;
pub use mode::Mode;
pub use samples::{Sampled, Tails, sampled};
pub use spelling::Spellings;
pub use walk::{End, walk};
pub use word_rows::WordRow;
#[cfg(test)]
pub use word_rows::WordRows;
pub use words::{Entry, Hit, Kinds, Words, is_dense};
