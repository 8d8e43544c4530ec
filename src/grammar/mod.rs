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
mod said;
mod samples;
mod spelling;
#[cfg(test)]
mod tests;
mod walk;
mod word_rows;
mod words;

pub(crate) use begins::Begins;
pub(crate) use bent::{bent, plain};
pub(crate) use conjugation::{Class, Forms};
pub(crate) use copula::COPULAS;
#[cfg(test)]
pub(crate) use ending_rows::EndingsFile;
pub(crate) use endings::{Ending, Endings, On};
pub(crate) use flags::Flags;
pub(crate) use mode::Mode;
pub(crate) use samples::{Sampled, Tails, sampled};
pub(crate) use spelling::Spellings;
pub(crate) use walk::{End, walk};
pub(crate) use word_rows::WordRow;
#[cfg(test)]
pub(crate) use word_rows::WordRows;
pub(crate) use words::{Entry, Hit, Kinds, Words, is_dense};
