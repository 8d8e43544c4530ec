//! Word files: from bytes to text, its layout, and what the file holds beside it.
//!
//! Owns `.docx`, `.docm`, `.dotx`, `.dotm`. Text is what a reader of the accepted document sees; macros, pictures and
//! embedded files are not looked at. Refuses to judge what it finds.

mod body;
#[cfg(test)]
#[allow(dead_code, reason = "the integration tests use the rest of it")]
#[path = "../../../tests/docx.rs"]
pub(crate) mod docx;
mod fields;
mod file;
mod headings;
mod layout;
pub mod limits;
mod model;
mod number_format;
mod numbering;
pub(crate) mod package;
mod paragraph;
mod problem;
mod properties;
pub(crate) mod relations;
mod sniff;
mod source_map;
mod styles;
mod symbols;
#[cfg(test)]
mod tests;
pub(crate) mod xml;

use super::Source;
use crate::document::{Format, Layout};
use file::File;
use package::Package;
use std::path::Path;
use std::sync::Arc;

pub use model::{Cut, Head, Piece, Run};
pub use problem::{Limit, Problem};
pub use sniff::is_lock;
pub use source_map::{Spot, Target};

/// A Word file as text.
#[derive(Debug, Clone)]
pub struct Extract {
    /// Its text: a line for each paragraph and each row of a table.
    pub text: String,
    /// What its lines are, and where they stand.
    pub layout: Layout,
}

/// The way from an extracted text back into its file.
pub struct Places {
    /// The text.
    pub text: String,
    /// The name of the part that holds the body.
    pub main: String,
    /// The body's XML.
    pub xml: String,
    /// Where each stretch of the text comes from, in order.
    pub spots: Vec<Spot>,
    /// The runs of the body.
    pub runs: Vec<Run>,
    /// Where the first paragraph's content begins; `None` where no paragraph can hold anything.
    pub front: Option<usize>,
}

/// The source of a Word file, or why there is none; `None` for what is text, as far as can be seen.
pub fn source(path: &Path, bytes: &[u8], name: &str) -> Option<Result<Source, Problem>> {
    let extract = match sniff::kind(path, bytes) {
        sniff::Kind::Text => return None,
        sniff::Kind::Cannot(problem) => Err(problem),
        sniff::Kind::Zip => extract(bytes),
    };
    Some(extract.map(|Extract { text, layout }| {
        let layout = Some(Arc::new(layout));
        Source { layout, ..Source::new(name, text, Format::Word) }
    }))
}

/// Reads a Word file.
pub fn extract(bytes: &[u8]) -> Result<Extract, Problem> {
    let mut package = Package::open(bytes)?;
    let laid = layout::lay(&File::read(&mut package, false)?)?;
    Ok(Extract { text: laid.text, layout: laid.layout })
}

/// Reads a Word file again, to find where its text stands.
pub fn places(bytes: &[u8]) -> Result<Places, Problem> {
    let mut package = Package::open(bytes)?;
    let file = File::read(&mut package, true)?;
    let laid = layout::lay(&file)?;
    let front = model::front(&file.body.blocks);
    Ok(Places {
        text: laid.text,
        main: package.main,
        xml: file.xml,
        spots: laid.spots,
        runs: file.body.runs,
        front,
    })
}
