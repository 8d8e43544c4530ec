//! A part of a Word file as paragraphs, tables and boxes.
//!
//! Owns the shape that `story` makes and `lay` reads. Offsets in a paragraph are bytes of its text.

use super::styles::Properties;
use std::ops::Range;

/// A stretch of paragraphs and tables.
#[derive(Debug)]
pub(crate) enum Block {
    /// A paragraph.
    Paragraph(Box<Paragraph>),
    /// A table: rows of cells.
    Table(Vec<Vec<Vec<Block>>>),
    /// What a text box holds.
    Box(Vec<Block>),
}

/// A paragraph.
#[derive(Debug, Default)]
pub(crate) struct Paragraph {
    /// Its text: that of deleted and hidden runs left out, a line break as `\n`.
    pub text: String,
    /// Its style.
    pub style: Option<String>,
    /// What it says of itself.
    pub properties: Properties,
    /// What else stands in it, with its place in the text.
    pub marks: Vec<(usize, Mark)>,
    /// Where its text stands in the part; kept only where that is asked for.
    pub pieces: Vec<Piece>,
    /// Bytes of the part that its content may be added to, front and end; `None` where it is `<w:p/>`.
    pub content: Option<Range<usize>>,
    /// Whether its end is deleted, so that it goes on in the next.
    pub open_end: bool,
}

/// What stands in a paragraph beside its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Mark {
    /// A footnote or an endnote is referred to, by the run with this number.
    Note(NoteKind, String, usize),
    /// A comment on what follows begins.
    CommentFrom(String),
    /// It ends.
    CommentTo(String),
    /// A comment is attached.
    Comment(String),
    /// Inserted text ends here.
    Inserted {
        /// Where it begins.
        from: usize,
        /// Who wrote it.
        author: Option<String>,
    },
    /// Deleted text was here.
    Deleted {
        /// What it said.
        text: String,
        /// Who took it out.
        author: Option<String>,
    },
    /// Hidden text is here.
    Hidden(String),
    /// Text that is struck through is here.
    Struck(String),
}

/// Kinds of notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum NoteKind {
    /// At the foot of the page.
    Foot,
    /// At the end of the document.
    End,
}

/// A slice of a paragraph's text and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Bytes of the paragraph's text.
    pub at: Range<usize>,
    /// Bytes of the part: as many where the text stands there as it is.
    pub raw: Range<usize>,
    /// Where the part may be divided.
    pub cut: Cut,
    /// The run it stands in, an index in [`Story::runs`].
    pub run: usize,
}

/// Where the part may be divided within a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cut {
    /// Before any character.
    Inside,
    /// Before it and behind it.
    Edges,
    /// Only before the run and behind it.
    Run,
}

/// A run: what carries text. Formulas count as one that cannot be divided.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Run {
    /// Its bytes, tags included.
    pub raw: Range<usize>,
    /// Its start tag and properties, to begin a second half with; `None` where it cannot be divided.
    pub head: Option<Head>,
}

/// How a run begins.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Head {
    /// Its start tag.
    pub tag: Range<usize>,
    /// Its properties; empty where it has none.
    pub properties: Range<usize>,
}

/// A part, read.
#[derive(Debug, Default)]
pub(crate) struct Story {
    /// What stands in it.
    pub blocks: Vec<Block>,
    /// Its notes or comments, each with its id and author.
    pub entries: Vec<Entry>,
    /// Its runs, outermost ones only.
    pub runs: Vec<Run>,
    /// The headers and footers of its sections, by id of the reference; headers are marked.
    pub furniture: Vec<(bool, String)>,
}

/// A note or a comment.
#[derive(Debug, Default)]
pub(crate) struct Entry {
    /// What it is referred to by.
    pub id: String,
    /// Who wrote it.
    pub author: Option<String>,
    /// Whether it is a line or another thing that Word draws.
    pub drawn: bool,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// Where the content of the first paragraph begins that can hold any. What boxes hold is no part of the page.
pub(crate) fn front(blocks: &[Block]) -> Option<usize> {
    blocks.iter().find_map(|block| match block {
        Block::Paragraph(paragraph) => paragraph.content.as_ref().map(|content| content.start),
        Block::Table(rows) => rows.iter().flatten().find_map(|cell| front(cell)),
        Block::Box(_) => None,
    })
}

/// A stretch of the extracted text and what it comes from.
#[derive(Debug, Clone)]
pub(crate) struct Spot {
    /// Its bytes in the text.
    pub at: Range<usize>,
    /// What it comes from.
    pub target: Target,
}

/// What a stretch comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Target {
    /// A slice of a run.
    Piece(Piece),
    /// A run as a whole: that which refers to a note.
    Run(usize),
    /// A number of a list, which stands nowhere: the paragraph, by the bytes between which its content stands.
    Paragraph(Range<usize>),
    /// Another part, which the body does not refer to at any place of its text.
    Front,
}
