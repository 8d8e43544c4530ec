//! What a file is by its first bytes: names lie, and a `.doc` may be anything.
//!
//! Owns the signatures of what is not text. Opens nothing.

use super::problem::{Format, Problem};
use std::path::Path;

/// What the bytes of a file are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A ZIP archive: a Word file perhaps.
    Zip,
    /// Something that cannot be read.
    Cannot(Problem),
    /// None of these: text, as far as can be seen.
    Text,
}

const ZIP: &[u8] = b"PK\x03\x04";
/// An archive without entries.
const EMPTY_ZIP: &[u8] = b"PK\x05\x06";
const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// An OLE file's directory stands at its start or its end, rarely elsewhere; so much of both is looked at.
const DIRECTORY: usize = 1 << 20;

/// Extensions of Word files.
const WORD: [&str; 4] = ["docx", "docm", "dotx", "dotm"];

/// Whether a path is called like a Word file.
pub(crate) fn is_word(path: &Path) -> bool {
    extension(path).is_some_and(|extension| WORD.contains(&extension.as_str()))
}

/// Whether a path is that of the note that Word leaves beside an open document.
pub(crate) fn is_lock(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    name.is_some_and(|name| name.starts_with("~$")) && (is_word(path) || by_name(path).is_some())
}

/// What a file is, by its bytes and, where they tell nothing, by its name.
pub(crate) fn kind(path: &Path, bytes: &[u8]) -> Kind {
    if is_lock(path) {
        return Kind::Cannot(Problem::Lock);
    }
    let cannot = |format| Kind::Cannot(Problem::Other(format));
    if bytes.starts_with(ZIP) || bytes.starts_with(EMPTY_ZIP) {
        return Kind::Zip;
    }
    if bytes.starts_with(OLE) {
        return Kind::Cannot(ole(bytes));
    }
    if bytes.starts_with(b"%PDF-") {
        return cannot(Format::Pdf);
    }
    if bytes.starts_with(b"{\\rtf") {
        return cannot(Format::Rtf);
    }
    match by_name(path) {
        _ if is_word(path) && bytes.is_empty() => Kind::Cannot(Problem::Empty),
        _ if is_word(path) && b"PK\x03\x04".starts_with(bytes) => Kind::Cannot(Problem::Cut),
        _ if is_word(path) => Kind::Cannot(Problem::NotWord),
        Some(format) => cannot(format),
        None => Kind::Text,
    }
}

/// The format that a name promises, where it is one that is not read.
fn by_name(path: &Path) -> Option<Format> {
    match extension(path)?.as_str() {
        "doc" | "dot" => Some(Format::Doc),
        "pdf" => Some(Format::Pdf),
        "rtf" => Some(Format::Rtf),
        "odt" | "ott" => Some(Format::Odt),
        _ => None,
    }
}

fn extension(path: &Path) -> Option<String> {
    Some(path.extension()?.to_str()?.to_ascii_lowercase())
}

/// What an OLE file holds, by the names in its directory, which are UTF-16.
fn ole(bytes: &[u8]) -> Problem {
    let head = &bytes[..bytes.len().min(DIRECTORY)];
    let tail = &bytes[bytes.len().saturating_sub(DIRECTORY)..];
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [head, tail].iter().any(|bytes| bytes.windows(wide.len()).any(|found| found == wide))
    };
    if holds("EncryptedPackage") {
        Problem::Protected
    } else if holds("WordDocument") {
        Problem::Other(Format::Doc)
    } else if holds("Workbook") {
        Problem::Other(Format::Excel)
    } else if holds("PowerPoint Document") {
        Problem::Other(Format::PowerPoint)
    } else {
        Problem::Other(Format::Ole)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, bytes: &[u8]) -> Kind {
        kind(Path::new(name), bytes)
    }

    fn ole_with(name: &str) -> Vec<u8> {
        let mut bytes = OLE.to_vec();
        bytes.resize(1024, 0);
        bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    }

    #[test]
    fn contents_count_more_than_names() {
        assert_eq!(of("a.txt", b"PK\x03\x04..."), Kind::Zip);
        assert_eq!(of("a.doc", b"PK\x03\x04..."), Kind::Zip);
        assert_eq!(of("a.docx", b"%PDF-1.7"), Kind::Cannot(Problem::Other(Format::Pdf)));
        assert_eq!(of("a.docx", b"{\\rtf1"), Kind::Cannot(Problem::Other(Format::Rtf)));
        assert_eq!(of("a.docx", &ole_with("EncryptedPackage")), Kind::Cannot(Problem::Protected));
        assert_eq!(of("a.docx", &ole_with("WordDocument")), Kind::Cannot(Problem::Other(Format::Doc)));
        assert_eq!(of("a.bin", &ole_with("Workbook")), Kind::Cannot(Problem::Other(Format::Excel)));
        assert_eq!(of("a.txt", "お詫び".as_bytes()), Kind::Text);
        assert_eq!(of("a", b""), Kind::Text);
    }

    #[test]
    fn names_speak_where_contents_do_not() {
        assert_eq!(of("a.docx", "お詫び".as_bytes()), Kind::Cannot(Problem::NotWord));
        assert_eq!(of("a.DOCX", b""), Kind::Cannot(Problem::Empty));
        assert_eq!(of("a.docx", b"PK"), Kind::Cannot(Problem::Cut));
        assert_eq!(of("a.doc", b"text"), Kind::Cannot(Problem::Other(Format::Doc)));
        assert_eq!(of("a.odt", b"text"), Kind::Cannot(Problem::Other(Format::Odt)));
        assert_eq!(of("x/~$案.docx", b"\x05name"), Kind::Cannot(Problem::Lock));
        assert_eq!(of("x/~$notes.txt", b"text"), Kind::Text);
    }
}
