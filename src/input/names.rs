//! Names of files as they are shown, and the way back.
//!
//! Owns that two files never share a name: what is no UTF-8 is written as `\x89`, byte by byte.

use std::fmt::Write as _;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

/// A path as shown: as typed, with `/` between its parts.
pub(crate) fn shown(path: &Path) -> String {
    let mut text = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        text.push_str(chunk.valid());
        for byte in chunk.invalid() {
            let _ = write!(text, "\\x{byte:02x}");
        }
    }
    if MAIN_SEPARATOR == '/' { text } else { text.replace(MAIN_SEPARATOR, "/") }
}

/// The file that a name as shown stands for.
pub(crate) fn file_of(name: &str) -> PathBuf {
    let path = PathBuf::from(name);
    // A name may hold such signs by itself.
    if path.exists() { path } else { escaped(name).unwrap_or(path) }
}

/// The path with the bytes that a name spells out; `None` where it spells none.
#[cfg(unix)]
fn escaped(name: &str) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStringExt;
    let mut bytes = Vec::with_capacity(name.len());
    let mut parts = name.split("\\x");
    bytes.extend(parts.next()?.as_bytes());
    let mut spelt = false;
    for part in parts {
        match part.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                bytes.extend(part.as_bytes().iter().skip(2));
                spelt = true;
            }
            None => bytes.extend([b"\\x", part.as_bytes()].concat()),
        }
    }
    spelt.then(|| PathBuf::from(std::ffi::OsString::from_vec(bytes)))
}

#[cfg(not(unix))]
fn escaped(_: &str) -> Option<PathBuf> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_utf_8_stay() {
        for name in ["案/第1報.md", "./a b.txt", "a\\x41.txt"] {
            assert_eq!(shown(Path::new(name)), name.replace(MAIN_SEPARATOR, "/"));
        }
        assert_eq!(file_of("nowhere/案.md"), Path::new("nowhere/案.md"));
    }

    #[cfg(unix)]
    #[test]
    fn names_that_are_not_are_told_apart_and_found_again() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;
        let path = |bytes: &'static [u8]| Path::new(OsStr::from_bytes(bytes));
        let (one, other) = (path(b"nowhere/\x89\xb3\\x.txt"), path(b"nowhere/\x81\xb3\\x.txt"));
        assert_eq!(shown(one), "nowhere/\\x89\\xb3\\x.txt");
        assert_ne!(shown(one), shown(other));
        assert_eq!((file_of(&shown(one)).as_path(), file_of(&shown(other)).as_path()), (one, other));
    }
}
