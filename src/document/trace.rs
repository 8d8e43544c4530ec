//! What a file holds beside the text its readers are meant to see.
//!
//! Owns the shape. Finding traces is each format's reader's, judging them the checks'.

use super::Span;
pub(crate) use crate::ruleset::TraceKind;

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

impl Trace {
    /// The trace of a part of the source that begins at `by` one of the whole.
    pub(super) fn shifted(mut self, by: usize) -> Self {
        self.span = self.span.map(|span| Span { start: span.start + by, end: span.end + by });
        self
    }
}
