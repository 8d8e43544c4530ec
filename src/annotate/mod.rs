//! A copy of a Word file with comments in it.
//!
//! Owns the promise that nothing else changes: the text stays what it was, and every part that holds no comment is
//! copied as it is packed. What comments say is the caller's.

mod comments;
mod insert;
#[cfg(test)]
mod tests;

use crate::document::Span;
use crate::input::word::{self, Problem};
use crate::mentions::Day;
use crate::text::slice;
use std::collections::BTreeMap;
use std::fmt;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// A comment to put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Remark {
    /// The words it is about, as bytes of the extracted text; empty: a place between words. `None`: the document.
    pub span: Option<Span>,
    /// Its paragraphs.
    pub paragraphs: Vec<String>,
}

/// Why there is no copy.
#[derive(Debug)]
pub enum Failure {
    /// The file cannot be read.
    Word(Problem),
    /// It is no longer what was checked.
    Changed,
    /// No paragraph of it can hold a comment.
    NoPlace,
    /// The copy would not have been what it should: a fault of this program.
    Spoilt,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for Failure {}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::Word(problem)
    }
}

/// The bytes of a copy of a Word file with comments. `text` is what was read from the file when it was checked; `day`
/// is the day the comments bear.
pub(crate) fn annotate(bytes: &[u8], text: &str, remarks: &[Remark], day: Day) -> Result<Vec<u8>, Failure> {
    let places = word::places(bytes)?;
    if places.text != text {
        return Err(Failure::Changed);
    }
    let front = places.front.ok_or(Failure::NoPlace)?;
    let mut package = word::package::Package::open(bytes)?;
    let mut parts = Changed::default();
    let known = comments::Known::read(&mut package)?;
    let first = known.next_id(&places.xml);
    let ids: Vec<(u32, &Remark)> = (first..).zip(remarks).collect();
    let spans = ids.iter().map(|(id, remark)| (*id, remark.span));
    parts.put(&places.main, insert::commented(&places, front, spans));
    known.write(&mut package, &mut parts, &ids, day)?;
    let copy = parts.write(package.into_archive())?;
    // Whatever the file held, its words are not to be touched.
    match word::extract(&copy) {
        Ok(extract) if extract.text == text => Ok(copy),
        _ => Err(Failure::Spoilt),
    }
}

/// Parts that are others, or new.
#[derive(Default)]
pub(crate) struct Changed(BTreeMap<String, String>);

impl Changed {
    /// Sets a part. What is written is UTF-8, whatever it was.
    pub(crate) fn put(&mut self, name: &str, xml: String) {
        let head = xml.len().min(120);
        let declared = xml.get(..head).and_then(|head| head.find("UTF-16"));
        let xml = match declared {
            Some(at) => format!("{}UTF-8{}", slice(&xml, ..at), slice(&xml, at + "UTF-16".len()..)),
            None => xml,
        };
        self.0.insert(name.to_owned(), xml);
    }

    /// Writes the copy.
    pub(crate) fn write(mut self, mut archive: ZipArchive<Cursor<&[u8]>>) -> Result<Vec<u8>, Failure> {
        let spoilt = |_| Failure::Spoilt;
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for index in 0..archive.len() {
            let part = archive.by_index_raw(index).map_err(|_| Failure::Word(Problem::Archive))?;
            let name = String::from_utf8_lossy(part.name_raw()).into_owned();
            match self.0.remove(&name) {
                Some(xml) => {
                    writer.start_file(name, options).map_err(spoilt)?;
                    writer.write_all(xml.as_bytes()).map_err(|_| Failure::Spoilt)?;
                }
                None => writer.raw_copy_file(part).map_err(spoilt)?,
            }
        }
        for (name, xml) in self.0 {
            writer.start_file(name, options).map_err(spoilt)?;
            writer.write_all(xml.as_bytes()).map_err(|_| Failure::Spoilt)?;
        }
        Ok(writer.finish().map_err(spoilt)?.into_inner())
    }
}
