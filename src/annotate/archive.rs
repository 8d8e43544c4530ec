//! The copy of an archive in which some parts are others.
//!
//! Owns that all else is copied as it is packed, and that the same comments make the same bytes.

use super::Failure;
use crate::input::word::Problem;
use crate::text::slice;
use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// Parts that are others, or new.
#[derive(Default)]
pub struct Changed(BTreeMap<String, String>);

impl Changed {
    /// Sets a part. What is written is UTF-8, whatever it was.
    pub fn put(&mut self, name: &str, xml: String) {
        let head = xml.len().min(120);
        let declared = xml.get(..head).and_then(|head| head.find("UTF-16"));
        let xml = match declared {
            Some(at) => format!("{}UTF-8{}", slice(&xml, ..at), slice(&xml, at + "UTF-16".len()..)),
            None => xml,
        };
        self.0.insert(name.to_owned(), xml);
    }

    /// Writes the copy.
    pub fn write(mut self, mut archive: ZipArchive<Cursor<&[u8]>>) -> Result<Vec<u8>, Failure> {
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
