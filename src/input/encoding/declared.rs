//! The encoding that a page of HTML says it is in.
//!
//! Owns where such a declaration may stand. Whether it is true is for the reader to see.

use super::Charset;
use encoding_rs::Encoding;

/// As far as browsers look.
const SNIFFED: usize = 1024;

/// What `<meta charset=…>`, `<meta http-equiv=… content="…; charset=…">` or an XML declaration says, where it is
/// one of the encodings known here.
pub(in crate::input) fn declared(bytes: &[u8]) -> Option<Charset> {
    let head = bytes.get(..SNIFFED).unwrap_or(bytes).to_ascii_lowercase();
    if head.starts_with(b"<?xml")
        && let Some(end) = find(&head, b"?>")
        && let Some(charset) = value(&head[..end], b"encoding")
    {
        return Some(charset);
    }
    let mut rest = head.as_slice();
    while let Some(at) = find(rest, b"<") {
        rest = &rest[at..];
        if rest.starts_with(b"<!--") {
            rest = &rest[find(rest, b"-->")?..];
            continue;
        }
        let end = find(rest, b">")?;
        if rest.starts_with(b"<meta")
            && let Some(charset) = value(&rest[..end], b"charset")
        {
            return Some(charset);
        }
        rest = &rest[end..];
    }
    None
}

/// The encoding behind `name = "`.
fn value(tag: &[u8], name: &[u8]) -> Option<Charset> {
    let mut rest = tag;
    while let Some(at) = find(rest, name) {
        rest = &rest[at + name.len()..];
        let Some(said) = rest.trim_ascii_start().strip_prefix(b"=") else { continue };
        let said = said.trim_ascii_start();
        let said = said.strip_prefix(b"\"").or(said.strip_prefix(b"'")).unwrap_or(said);
        let end = said
            .iter()
            .position(|byte| matches!(byte, b'"' | b'\'' | b';' | b'/') || byte.is_ascii_whitespace());
        return known(&said[..end.unwrap_or(said.len())]);
    }
    None
}

fn known(label: &[u8]) -> Option<Charset> {
    let name = Encoding::for_label(label).map_or(label, |encoding| encoding.name().as_bytes());
    let charset = Charset::typed(std::str::from_utf8(name).ok()?)?;
    // Whoever can read the declaration as ASCII does not read UTF-16.
    Some(if matches!(charset, Charset::Utf16Le | Charset::Utf16Be) { Charset::Utf8 } else { charset })
}

fn find(text: &[u8], what: &[u8]) -> Option<usize> {
    text.windows(what.len()).position(|window| window == what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_say_it() {
        for (page, wanted) in [
            ("<!DOCTYPE html><html><head><meta charset=\"Shift_JIS\">", Some(Charset::ShiftJis)),
            ("<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=x-sjis'>", Some(Charset::ShiftJis)),
            ("<meta charset = euc-jp >", Some(Charset::EucJp)),
            ("<?xml version=\"1.0\" encoding='EUC-JP'?><html>", Some(Charset::EucJp)),
            ("<?xml version=\"1.0\"?><meta charset=iso-2022-jp>", Some(Charset::Iso2022Jp)),
            ("<!-- <meta charset=euc-jp> --><meta charset=utf-8>", Some(Charset::Utf8)),
            ("<meta charset=utf-16>", Some(Charset::Utf8)),
            ("<meta name=charset content=x><meta charset=cp932/>", Some(Charset::ShiftJis)),
            ("<meta charset=iso-8859-1>", None),
            ("<p>charset=shift_jis</p>", None),
            ("<meta charset=shift_jis", None),
            ("<", None),
        ] {
            assert_eq!(declared(page.as_bytes()), wanted, "{page}");
        }
        let late = " ".repeat(SNIFFED) + "<meta charset=shift_jis>";
        assert_eq!(declared(late.as_bytes()), None);
    }
}
