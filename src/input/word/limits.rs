//! How much of a Word file is read at most.
//!
//! Owns the numbers and their reasons. Everything is counted while it is inflated or read: what a file declares of
//! its own sizes is not believed.

/// Entries of the archive. Word writes a few dozen; one for each picture in a long report is still under a thousand.
pub(crate) const ENTRIES: usize = 4_096;
/// Bytes of one part, inflated. A megabyte of text makes some ten megabytes of XML, and no notice is that long.
pub(crate) const PART: u64 = 64 << 20;
/// Bytes of all parts that are read, inflated. Pictures, fonts and macros are never inflated.
pub(crate) const TOTAL: u64 = 128 << 20;
/// How many times its packed size a part may inflate to. Word's XML packs ten to fifty times.
pub(crate) const RATIO: u64 = 400;
/// Below this many bytes a part may pack as well as it likes: a template's styles repeat themselves.
pub(crate) const RATIO_FROM: u64 = 4 << 20;
/// XML elements inside each other. Tables nested in tables as deep as Word takes them stay below 200.
pub(crate) const DEPTH: usize = 400;
/// Bytes of the text that comes out: numbers of lists and addresses of links can make more of it than the parts hold.
pub(crate) const TEXT: usize = 64 << 20;
/// Bytes of an address of a link that are told behind its words. Browsers take no longer ones.
pub(crate) const TARGET: usize = 2_048;
/// Characters of a list's number. Word's own limit for its pattern is 31.
pub(crate) const NUMBER: usize = 64;
/// Headers, footers and notes that are read. A section has at most six headers and footers.
pub(crate) const PARTS: usize = 256;
/// Styles, lists, comments or references of a file; the rest of more is left out. Word's largest templates have some
/// hundred.
pub(crate) const DEFINITIONS: usize = 20_000;
/// Paragraphs and cells of a part, each counted four times, and runs, marks and changes: what is kept of each takes
/// memory, whether it holds text or not.
pub(crate) const PIECES: usize = 2_000_000;
/// Styles above a style. Word allows eleven.
pub(crate) const STYLES: usize = 32;
