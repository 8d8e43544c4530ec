//! From the bytes of one file to its text.
//!
//! Owns what can be read and what cannot. Offsets of a finding refer to the text without its byte order mark.

use super::encoding::{
    Charset, Guess, Malformed, declared, guess, guess_wide, is_shifted, is_utf_7, is_utf_32,
};
use super::names::shown;
use super::problem::Problem;
use super::{Encoding, InputError, Source, word};
use crate::document::Format;
use std::path::Path;

/// Bytes in which a NUL means that this is no text.
const SNIFFED: usize = 8 * 1024;

/// A file of more bytes is not read.
pub const LARGEST: u64 = 64 * 1024 * 1024;

/// The format a path is read by: Markdown and HTML by their extensions, text otherwise.
pub(crate) fn format_of(path: &Path) -> Format {
    let extension = path.extension().and_then(|end| end.to_str()).unwrap_or("").to_ascii_lowercase();
    match extension.as_str() {
        "md" | "markdown" => Format::Markdown,
        "html" | "htm" | "xhtml" => Format::Html,
        _ => Format::Text,
    }
}

/// Whether a file found in a folder is a draft.
pub(crate) fn is_draft(path: &Path) -> bool {
    let extension = path.extension().and_then(|end| end.to_str()).unwrap_or("");
    // What Word leaves beside an open document is none.
    !word::is_lock(path)
        && ["txt", "md", "markdown", "html", "htm", "xhtml", "docx", "docm"]
            .iter()
            .any(|known| extension.eq_ignore_ascii_case(known))
}

/// The text of a file, without its byte order mark, and how it was encoded.
pub(super) fn decode(bytes: Vec<u8>, format: Format, wanted: Option<Charset>) -> Result<Decoded, Problem> {
    if bytes.len() as u64 > LARGEST {
        return Err(Problem::TooLarge(LARGEST));
    }
    if let Some(encoding) = is_utf_32(&bytes) {
        return Err(Problem::NotUtf8(encoding));
    }
    if let Some(charset) = wanted {
        // The byte order mark knows better which of the two.
        let wide = matches!(charset, Charset::Utf16Le | Charset::Utf16Be);
        let charset =
            Charset::marked(&bytes).filter(|marked| wide && *marked != Charset::Utf8).unwrap_or(charset);
        if !wide && let Some(at) = nul(&bytes) {
            return Err(Problem::Binary(at));
        }
        return decode_in(charset, &bytes);
    }
    if let Some(charset) = Charset::marked(&bytes) {
        let nul = nul(&bytes).filter(|_| charset == Charset::Utf8);
        return nul.map_or_else(|| decode_in(charset, &bytes), |at| Err(Problem::Binary(at)));
    }
    if let Some(at) = nul(&bytes) {
        return guess_wide(&bytes).map(unmarked).ok_or(Problem::Binary(at));
    }
    let declared = if format == Format::Html { declared(&bytes) } else { None };
    if let Some(charset) = declared.filter(|charset| *charset != Charset::Utf8)
        && let Ok(text) = charset.decode(&bytes)
        && (bytes.is_ascii() && (charset == Charset::Iso2022Jp || !is_escaped(&bytes))
            || std::str::from_utf8(&bytes).is_err())
    {
        return Ok(unmarked((charset, text)));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(seven_bit(&text)?.map_or((text, Encoding::UTF_8), unmarked)),
        Err(error) => other(error.as_bytes(), error.utf8_error().valid_up_to()),
    }
}

/// Text, and how its bytes stood for it.
pub(super) type Decoded = (String, Encoding);

fn unmarked((charset, text): (Charset, String)) -> Decoded {
    (text, Encoding { name: charset.name(), mark: false })
}

fn nul(bytes: &[u8]) -> Option<usize> {
    first(0, bytes.get(..SNIFFED).unwrap_or(bytes))
}

/// The first place of a byte that hardly any text has: that it has none is told many bytes at a time.
fn first(byte: u8, bytes: &[u8]) -> Option<usize> {
    bytes.contains(&byte).then(|| bytes.iter().position(|found| *found == byte)).flatten()
}

fn decode_in(charset: Charset, bytes: &[u8]) -> Result<Decoded, Problem> {
    let mark = !charset.mark().is_empty() && bytes.starts_with(charset.mark());
    let start = if mark { charset.mark().len() } else { 0 };
    match charset.decode(&bytes[start..]) {
        Ok(text) => Ok((text, Encoding { name: charset.name(), mark })),
        Err(Malformed(at)) => Err(invalid(charset, bytes, start + at)),
    }
}

fn invalid(charset: Charset, bytes: &[u8], at: usize) -> Problem {
    let byte = bytes.get(at).copied().unwrap_or_default();
    Problem::Invalid { encoding: charset.name(), at, byte }
}

/// The escapes by which ISO-2022-JP changes its alphabet, but for the return to ASCII.
const SHIFTS: [&[u8]; 4] = [b"\x1b$@", b"\x1b$B", b"\x1b(J", b"\x1b(I"];

/// Whether it holds one of these, whatever a page declares of itself.
fn is_escaped(bytes: &[u8]) -> bool {
    bytes.windows(3).any(|part| SHIFTS.contains(&part))
}

/// Text that is UTF-8 by its bytes alone: the escapes of ISO-2022-JP, UTF-7, and hiragana in sixteen bits. What cannot be
/// read as any of them, and would be taken for English, is no text.
fn seven_bit(text: &str) -> Result<Option<(Charset, String)>, Problem> {
    let bytes = text.as_bytes();
    if is_shifted(bytes) {
        return Ok(guess_wide(bytes));
    }
    let escape = first(0x1B, bytes);
    let shifted = escape.is_some() && is_escaped(bytes);
    match (escape, bytes.is_ascii()) {
        (Some(_), true) if shifted => match Charset::Iso2022Jp.decode(bytes) {
            Ok(text) => Ok(Some((Charset::Iso2022Jp, text))),
            Err(Malformed(at)) => Err(invalid(Charset::Iso2022Jp, bytes, at)),
        },
        // In a text that is Japanese already a single escape is a slip, and is told as one.
        (Some(at), ascii) if ascii || shifted => Err(Problem::Escape(at)),
        (_, true) if is_utf_7(bytes) => Err(Problem::NotUtf8("UTF-7")),
        _ => Ok(None),
    }
}

/// Text that is no UTF-8 from a byte on.
fn other(bytes: &[u8], at: usize) -> Result<Decoded, Problem> {
    // Umlauts of old encodings may make a character by chance; a word of Japanese does not.
    let held = std::str::from_utf8(&bytes[..at]).unwrap_or_default();
    let spoken = held.chars().filter(|found| !found.is_ascii()).take(8).count() > 7;
    match guess(bytes) {
        _ if spoken => Err(invalid(Charset::Utf8, bytes, at)),
        Guess::Is(charset, text) => Ok(unmarked((charset, text))),
        Guess::Broken(charset, at) => Err(invalid(charset, bytes, at)),
        Guess::Unsure => Err(Problem::Unsure(at)),
    }
}

/// The text of a file that must be UTF-8: nobody is told of encodings to be given.
pub(super) fn decode_utf8(bytes: Vec<u8>) -> Result<String, Problem> {
    match decode(bytes, Format::Text, None) {
        Ok((text, Encoding { name: "UTF-8", .. })) => Ok(text),
        Ok((_, encoding)) => Err(Problem::NotUtf8(encoding.name)),
        Err(Problem::Unsure(at) | Problem::Invalid { encoding: "UTF-8", at, .. }) => {
            Err(Problem::OnlyUtf8(at))
        }
        Err(Problem::Invalid { encoding, .. }) => Err(Problem::NotUtf8(encoding)),
        Err(problem) => Err(problem),
    }
}

/// The one way from bytes to a source; with `plain`, text whatever its extension.
pub(super) fn source(
    path: &Path,
    bytes: Vec<u8>,
    plain: bool,
    encoding: Option<Charset>,
) -> Result<Source, Problem> {
    if let Some(source) = word::source(path, &bytes, &shown(path)) {
        return source.map_err(Problem::Word);
    }
    let format = if plain { Format::Text } else { format_of(path) };
    let (text, encoding) = decode(bytes, format, encoding)?;
    Ok(Source { encoding, ..Source::new(shown(path), text, format) })
}

/// A source from bytes that lie in no file; its name says how they are to be read.
pub fn read_bytes(name: &str, bytes: Vec<u8>, encoding: Option<Charset>) -> Result<Source, InputError> {
    let read = source(Path::new(name), bytes, false, encoding);
    read.map_err(|problem| InputError { path: name.to_owned(), problem })
}

#[cfg(test)]
mod tests;
