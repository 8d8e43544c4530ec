//! Places and addresses as editors write them.
//!
//! Owns the way between bytes and lines with UTF-16 units, from 0, and between paths and addresses. A text without a file
//! (`untitled:…`) has no path.

use crate::document::Span;
use crate::report::ci;
use crate::report::position::LineTable;
use lsp_types::{Position, Range, Uri};
use percent_encoding::percent_decode_str;
use std::path::{Path, PathBuf};
use std::str::FromStr as _;

/// Where a byte stands.
pub(crate) fn position(table: &LineTable<'_>, byte: usize) -> Position {
    let (line, units) = table.utf16(byte);
    let fits = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Position { line: fits(line), character: fits(units) }
}

/// Where a span stands.
pub(crate) fn range(table: &LineTable<'_>, span: Span) -> Range {
    Range { start: position(table, span.start), end: position(table, span.end.max(span.start)) }
}

/// The byte at a place: one past a line is its end, one past the text the text's.
pub(crate) fn byte(table: &LineTable<'_>, place: Position) -> usize {
    let line = place.line as usize;
    let last = table.position(table.text().len()).line;
    if line >= last { table.text().len() } else { table.byte_at_utf16(line, place.character as usize) }
}

/// The span of a range, whichever end comes first.
pub(crate) fn span(table: &LineTable<'_>, range: Range) -> Span {
    let (one, other) = (byte(table, range.start), byte(table, range.end));
    Span { start: one.min(other), end: one.max(other) }
}

/// The file of an address.
pub(crate) fn path(uri: &Uri) -> Option<PathBuf> {
    let rest = uri.as_str().strip_prefix("file://")?;
    let end = rest.find(['?', '#']).unwrap_or(rest.len());
    let path = percent_decode_str(rest.get(..end)?).decode_utf8().ok()?;
    let (host, inside) = path.split_at(path.find('/')?);
    let path = match host {
        "" | "localhost" => inside,
        // A share: `file://server/share/…`. Elsewhere no path leads to another machine.
        _ if cfg!(windows) => return Some(PathBuf::from(format!("//{path}"))),
        _ => return None,
    };
    // `file:///C:/…`, or `file:///c%3A/…`.
    let drive = path.strip_prefix('/').filter(|rest| rest.as_bytes().get(1) == Some(&b':'));
    Some(PathBuf::from(drive.unwrap_or(path)))
}

/// The address of a file.
pub(crate) fn uri(path: &Path) -> Option<Uri> {
    let path = shown(path);
    let address =
        if path.starts_with("//") { format!("file:{}", ci::encoded(&path)) } else { ci::uri(&path) };
    Uri::from_str(&address).ok().filter(|uri| uri.as_str().starts_with("file://"))
}

/// A path as findings and patterns take it, with `/` between its parts.
pub(crate) fn shown(path: &Path) -> String {
    let shown = path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
    // What Windows puts before a path that has been looked up.
    let Some(looked_up) = shown.strip_prefix("//?/") else { return shown };
    looked_up.strip_prefix("UNC/").map_or_else(|| looked_up.to_owned(), |share| format!("//{share}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        for (address, file) in [
            ("file:///home/a/%E6%A1%88%20%231.md", "/home/a/案 #1.md"),
            ("file:///C%3A/x/a.txt", "C:/x/a.txt"),
            ("file:///c:/x/a.txt", "c:/x/a.txt"),
        ] {
            let read = Uri::from_str(address).unwrap();
            assert_eq!(path(&read), Some(PathBuf::from(file)), "{address}");
        }
        let there = Path::new("/home/a/案 #1.md");
        assert_eq!(uri(there).as_ref().and_then(path).as_deref(), Some(there));
        assert_eq!(path(&Uri::from_str("untitled:Untitled-1").unwrap()), None);
        assert_eq!(uri(Path::new("relative.md")), None);
        // Another machine's: a file for Windows alone.
        let share = Uri::from_str("file://server/share/%E6%A1%88.md").unwrap();
        let file = cfg!(windows).then(|| PathBuf::from("//server/share/案.md"));
        assert_eq!(path(&share), file);
        assert_eq!(path(&Uri::from_str("file://localhost/a.md").unwrap()), Some(PathBuf::from("/a.md")));
        assert_eq!(path(&Uri::from_str("file://").unwrap()), None);
        for looked_up in ["//?/UNC/server/share/案.md", "//server/share/案.md"] {
            assert_eq!(uri(Path::new(looked_up)).as_ref(), Some(&share), "{looked_up}");
        }
        assert_eq!(shown(Path::new("//?/C:/x/UNC/a.txt")), "C:/x/UNC/a.txt");
    }
}
