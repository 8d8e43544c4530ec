//! What a file holds beside the text its readers are meant to see.
//!
//! Owns the shape. Finding traces is each format's reader's, judging them the checks'.

use super::Span;

/// Something in a file that is not part of the notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// What it is.
    pub kind: TraceKind,
    /// Where it stands in the text; what has no place there (a property of the file) has none.
    pub span: Option<Span>,
    /// What it says: the words deleted, a comment, the value of a property.
    pub text: String,
    /// Who left it, where the file says so.
    pub author: Option<String>,
}

/// Kinds of traces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TraceKind {
    /// Text put in under tracked changes; it is part of the text.
    Insertion,
    /// Text taken out under tracked changes; it is no part of the text, `span` is empty.
    Deletion,
    /// A comment.
    Comment,
    /// Text that is formatted as hidden; it is no part of the text, `span` is empty.
    Hidden,
    /// The title in a file's properties.
    Title,
    /// The subject, keywords, category, status or description in a file's properties.
    Property,
    /// A person in a file's properties: author, last editor, manager.
    Person,
    /// That search engines are asked to leave the page out.
    NoIndex,
    /// An image where text was to be expected; `text` is its alternative text.
    Image,
}
