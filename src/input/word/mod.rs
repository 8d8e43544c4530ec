//! Word files: from bytes to text, its layout, and what the file holds beside it.
//!
//! Owns `.docx`, `.docm`, `.dotx`, `.dotm`. Text is what a reader of the accepted document sees; macros, pictures and
//! embedded files are not looked at. Refuses to judge what it finds.

#[cfg(feature = "docx")]
mod body;
#[cfg(feature = "docx")]
mod diagram;
#[cfg(test)]
#[cfg(feature = "docx")]
#[allow(dead_code, reason = "the integration tests use the rest of it")]
#[path = "../../../tests/docx.rs"]
pub(crate) mod docx;
mod fields;
#[cfg(feature = "docx")]
mod file;
#[cfg(feature = "docx")]
mod layout;
pub(crate) mod limits;
#[cfg(feature = "docx")]
mod model;
#[cfg(feature = "docx")]
mod number_format;
#[cfg(feature = "docx")]
mod numbering;
#[cfg(feature = "docx")]
pub(crate) mod package;
#[cfg(feature = "docx")]
mod paragraph;
mod problem;
#[cfg(feature = "docx")]
mod properties;
#[cfg(feature = "docx")]
pub(crate) mod relations;
mod sniff;
#[cfg(feature = "docx")]
mod styles;
#[cfg(test)]
#[cfg(feature = "docx")]
mod tests;
#[cfg(feature = "docx")]
pub(crate) mod xml;

use super::Source;
use crate::document::{Format, Layout};
#[cfg(feature = "docx")]
use file::File;
#[cfg(feature = "docx")]
use package::Package;
use std::path::Path;
use std::sync::Arc;

#[cfg(feature = "docx")]
pub(crate) use model::{Cut, Head, Piece, Run};
#[cfg(feature = "docx")]
pub(crate) use model::{Spot, Target};
pub(crate) use problem::Problem;
pub(crate) use sniff::is_lock;

/// A Word file as text.
#[derive(Debug, Clone)]
pub(crate) struct Extract {
    /// Its text: a line for each paragraph and each row of a table.
    pub text: String,
    /// What its lines are, and where they stand.
    pub layout: Layout,
}

/// The way from an extracted text back into its file.
#[cfg(feature = "docx")]
pub(crate) struct Places {
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
pub(crate) fn source(path: &Path, bytes: &[u8], name: &str) -> Option<Result<Source, Problem>> {
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

/// Reads a Word file: not in this build.
#[cfg(not(feature = "docx"))]
pub fn extract(_: &[u8]) -> Result<Extract, Problem> {
    Err(Problem::NotBuiltIn)
}

/// Reads a Word file.
#[cfg(feature = "docx")]
pub(crate) fn extract(bytes: &[u8]) -> Result<Extract, Problem> {
    let mut package = Package::open(bytes)?;
    let laid = layout::lay(&File::read(&mut package, false)?)?;
    Ok(Extract { text: laid.text, layout: laid.layout })
}

/// Reads a Word file again, to find where its text stands.
#[cfg(feature = "docx")]
pub(crate) fn places(bytes: &[u8]) -> Result<Places, Problem> {
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
