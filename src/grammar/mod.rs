//! The closed half of the language: how words bend, what ends a clause, and what that end says.
//!
//! Owns classes and forms of verbs, spellings, the walk over an ending, and the mode it gives. Refuses to know
//! elements, parties or blocks: it looks at one stretch of text at a time.

mod conjugation;
mod endings;
mod flags;
mod samples;
mod spelling;
#[cfg(test)]
mod tests;
mod walk;
mod words;

pub use conjugation::Class;
pub use endings::{Endings, EndingsFile};
pub use flags::Flags;
pub use samples::{Sampled, Tails, sampled};
pub use spelling::Spellings;
pub use walk::{End, Mode, walk};
pub use words::{Hit, Kinds, WordRow, Words, is_dense};
