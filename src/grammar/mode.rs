//! How a clause is meant.
//!
//! Owns the modes. Which of them an ending gives is [`super::walk`]'s.

/// How a clause is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// It was done, or it happened.
    Done,
    /// It is under way.
    Going,
    /// It is said of what is, or of what is to come: 〜する.
    Plain,
    /// It is announced.
    Will,
    /// The reader is asked to do it.
    Asked,
    /// It may be so.
    Possible,
    /// It ought to be so.
    Wished,
    /// Should it be so.
    If,
    /// It is not so.
    Denied,
    /// It is a question.
    Asks,
    /// A noun ends it: a line of a list, a heading.
    Noun,
    /// It ends in て or a stem, and takes its mode from what follows.
    Linked,
}
