//! Files of the program's own settings: rules, known findings, what is ignored.
//!
//! Owns how much of one is read, and that it is a file: a branch of others may make a device or a pipe of it, which have no
//! end. Knows nothing of what they say.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;

/// Bytes of such a file at most. The built-in rules have half a megabyte.
pub(crate) const LARGEST_SETTINGS: u64 = 8 << 20;

/// The bytes of such a file.
pub(crate) fn settings(path: &Path) -> io::Result<Vec<u8>> {
    let about = fs::metadata(path)?;
    if about.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    if !about.is_file() {
        return Err(io::Error::new(ErrorKind::InvalidInput, "not a regular file"));
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(LARGEST_SETTINGS + 1).read_to_end(&mut bytes)?;
    match bytes.len() as u64 > LARGEST_SETTINGS {
        true => {
            Err(io::Error::new(ErrorKind::FileTooLarge, format!("more than {} MB", LARGEST_SETTINGS >> 20)))
        }
        false => Ok(bytes),
    }
}

/// Whether a file that may be missing can be read as such a file.
#[cfg(feature = "cli")]
pub(crate) fn is_harmless(path: &Path) -> bool {
    fs::metadata(path).map_or(true, |about| about.is_file() && about.len() <= LARGEST_SETTINGS)
}
