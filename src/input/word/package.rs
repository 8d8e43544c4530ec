//! The archive of a Word file and its parts.
//!
//! Owns opening it, reading parts within [`limits`], and finding the part with the text. Knows no XML of Word.

use super::limits;
use super::problem::{Format, Limit, Problem};
use super::relations::{self, Relation};
use std::io::{Cursor, Read};
use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

/// A Word file, opened.
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Bytes that may still be inflated.
    left: u64,
    /// Parts that may still be read.
    parts: usize,
    /// The name of the part that holds the text.
    pub main: String,
}

/// Bytes of the end of an archive, without its comment.
const END: usize = 22;
const DOCUMENT: &str = "/officeDocument";

impl<'a> Package<'a> {
    /// The archive itself, to be copied.
    pub(crate) fn into_archive(self) -> ZipArchive<Cursor<&'a [u8]>> {
        self.archive
    }

    /// The name of a part as the archive has it.
    pub(crate) fn known_as(&self, name: &str) -> Option<String> {
        let raw = self.archive.file_names_raw().nth(self.index(name)?)?;
        String::from_utf8(raw.to_vec()).ok()
    }

    /// Opens a file and finds its text.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, Problem> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damage(bytes))?;
        if archive.len() > limits::ENTRIES {
            return Err(Problem::Limit(Limit::Entries));
        }
        let mut package = Self { archive, left: limits::TOTAL, parts: limits::PARTS, main: String::new() };
        package.main = package.find_main()?;
        Ok(package)
    }

    /// The part with the text; what else the archive is where there is none.
    fn find_main(&mut self) -> Result<String, Problem> {
        let named = |name: &str| self.archive.index_for_name(name).is_some();
        let spreadsheet = named("xl/workbook.xml") || named("xl/workbook.bin");
        let slides = named("ppt/presentation.xml");
        let typed = named("[Content_Types].xml");
        if !typed && let Some(kind) = self.text("mimetype")? {
            return Err(Problem::Other(match kind.trim() {
                "application/vnd.oasis.opendocument.text" => Format::Odt,
                "application/epub+zip" => Format::Epub,
                kind if kind.starts_with("application/vnd.oasis.opendocument") => Format::OpenDocument,
                _ => Format::Zip,
            }));
        }
        let relations = self.relations_of("")?;
        let target = relations.into_iter().find(|relation| relation.kind.ends_with(DOCUMENT));
        let main = target.map(|relation| relation.target).or_else(|| {
            let usual = "word/document.xml";
            self.archive.index_for_name(usual).map(|_| usual.to_owned())
        });
        if spreadsheet || main.as_ref().is_some_and(|main| main.starts_with("xl/")) {
            return Err(Problem::Other(Format::Excel));
        }
        if slides || main.as_ref().is_some_and(|main| main.starts_with("ppt/")) {
            return Err(Problem::Other(Format::PowerPoint));
        }
        match main {
            Some(main) if self.index(&main).is_some() => Ok(main),
            Some(_) => Err(Problem::NoPart),
            None if typed => Err(Problem::NoPart),
            None => Err(Problem::Other(Format::Zip)),
        }
    }

    /// Names of parts are the same in capitals.
    fn index(&self, name: &str) -> Option<usize> {
        self.archive.index_for_name(name).or_else(|| {
            let same = |known: &[u8]| known.eq_ignore_ascii_case(name.as_bytes());
            self.archive.file_names_raw().position(same)
        })
    }

    /// The bytes of a part, as far as the limits go; `None` where there is none.
    pub(crate) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Problem> {
        let Some(index) = self.index(name) else { return Ok(None) };
        if self.parts == 0 {
            return Err(Problem::Limit(Limit::Entries));
        }
        self.parts -= 1;
        let raw = self.archive.by_index_raw(index).map_err(|_| Problem::Archive)?;
        if !matches!(raw.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) {
            return Err(Problem::Packing);
        }
        drop(raw);
        let part = self.archive.by_index(index).map_err(|error| match error {
            ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => Problem::Packing,
            _ => Problem::Archive,
        })?;
        let packed = part.compressed_size();
        let most = limits::PART.min(self.left);
        let dense = packed.saturating_mul(limits::RATIO).max(limits::RATIO_FROM);
        let mut bytes = Vec::new();
        part.take(most.min(dense) + 1).read_to_end(&mut bytes).map_err(|_| Problem::Archive)?;
        let length = bytes.len() as u64;
        if length > most.min(dense) {
            return Err(Problem::Limit(if dense < most {
                Limit::Ratio
            } else if limits::PART <= self.left {
                Limit::Part
            } else {
                Limit::Total
            }));
        }
        self.left -= length;
        Ok(Some(bytes))
    }

    /// A part as text: UTF-8, or UTF-16 with its mark.
    pub(crate) fn text(&mut self, name: &str) -> Result<Option<String>, Problem> {
        self.bytes(name)?.map(decode).transpose()
    }

    /// What a part refers to; for the name "" what the file as a whole does.
    pub(crate) fn relations_of(&mut self, part: &str) -> Result<Vec<Relation>, Problem> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let slash = if folder.is_empty() { "" } else { "/" };
        match self.text(&format!("{folder}{slash}_rels/{file}.rels"))? {
            Some(xml) => relations::read(&xml, folder),
            None => Ok(Vec::new()),
        }
    }
}

/// Why an archive does not open: one that was cut off has no end.
fn damage(bytes: &[u8]) -> Problem {
    let longest = END + usize::from(u16::MAX);
    let tail = &bytes[bytes.len().saturating_sub(longest)..];
    let ended = tail.windows(4).any(|four| four == b"PK\x05\x06");
    if ended { Problem::Archive } else { Problem::Cut }
}

fn decode(mut bytes: Vec<u8>) -> Result<String, Problem> {
    let wide = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = bytes[2..].chunks_exact(2).map(|two| unit([two[0], two[1]]));
        char::decode_utf16(units).collect::<Result<String, _>>().map_err(|_| Problem::Xml)
    };
    match bytes.as_slice() {
        [0xFF, 0xFE, ..] => wide(&bytes, u16::from_le_bytes),
        [0xFE, 0xFF, ..] => wide(&bytes, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, ..] => {
            bytes.drain(..3);
            String::from_utf8(bytes).map_err(|_| Problem::Xml)
        }
        _ => String::from_utf8(bytes).map_err(|_| Problem::Xml),
    }
}
