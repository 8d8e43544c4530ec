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

/// Characters in kana that settle it: no word, number or address comes out as these by chance.
const KANA: usize = 2;

/// Whether what stands between `+` and `-` is Japanese, kana among it.
pub(in crate::input) fn is_utf_7(bytes: &[u8]) -> bool {
    let mut kana = 0;
    for run in bytes.split(|byte| *byte == b'+').skip(1) {
        let end = run.iter().position(|byte| sextet(*byte).is_none()).unwrap_or(run.len());
        let units = units(run.get(..end).unwrap_or_default());
        if units.iter().all(|unit| is_japanese(*unit)) {
            kana += units.iter().filter(|unit| matches!(**unit, 0x3041..=0x30FE)).count();
        }
        if kana >= KANA {
            return true;
        }
    }
    false
}

fn is_japanese(unit: u16) -> bool {
    matches!(unit, 0x0A | 0x0D | 0x20..=0x7E | 0x2010..=0x27BF | 0x3000..=0x30FF | 0x4E00..=0x9FFF | 0xFF01..=0xFFEF)
}

/// What a letter of base64 stands for.
fn sextet(letter: u8) -> Option<u32> {
    Some(u32::from(match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    }))
}

/// The units of sixteen bits in a run of base64; what is left over is padding.
fn units(run: &[u8]) -> Vec<u16> {
    let (mut held, mut bits, mut units) = (0_u32, 0, Vec::with_capacity(run.len() * 3 / 8));
    for sextet in run.iter().filter_map(|letter| sextet(*letter)) {
        held = held << 6 | sextet;
        bits += 6;
        if bits >= 16 {
            bits -= 16;
            units.push((held >> bits) as u16);
            held &= (1 << bits) - 1;
        }
    }
    units
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
