//! From the bytes of one file to its text.
//!
//! Owns what can be read and what cannot, and what to tell somebody whose file cannot. Offsets of a
//! finding refer to the text without its byte order mark.

use super::word;
use crate::document::Format;
use crate::ruleset::Lang;
use std::io;
use std::path::Path;

/// Bytes in which a NUL means that this is no text.
const SNIFFED: usize = 8 * 1024;

/// A file that could not be read.
#[derive(Debug)]
pub struct InputError {
    /// Its path, as shown to the user.
    pub path: String,
    /// Why.
    pub problem: Problem,
}

/// Why a file could not be read.
#[derive(Debug)]
pub enum Problem {
    /// The system says so.
    Io(io::Error),
    /// A Word file, or what might be one, that cannot be read.
    Word(word::Problem),
    /// A NUL at this byte: no text.
    Binary(usize),
    /// No UTF-8 from this byte on.
    NotUtf8(usize),
}

impl InputError {
    /// What is wrong and what to do.
    pub fn message(&self, lang: Lang) -> String {
        match lang {
            Lang::Ja => self.japanese(),
            Lang::En => self.english(),
        }
    }

    fn japanese(&self) -> String {
        match &self.problem {
            Problem::Io(error) => match error.kind() {
                io::ErrorKind::NotFound => "ファイルがありません。パスを確かめてください。".to_owned(),
                io::ErrorKind::PermissionDenied => "読む権限がありません。".to_owned(),
                _ => format!("読めません({error})。"),
            },
            Problem::Word(problem) => problem.message(Lang::Ja),
            Problem::Binary(byte) => {
                format!(
                    "テキストではないようです({}バイト目に NUL)。UTF-8 のテキストで保存してください。",
                    byte + 1
                )
            }
            Problem::NotUtf8(byte) => format!(
                "UTF-8 ではありません({}バイト目から)。エディターの「名前を付けて保存」で文字コードを UTF-8 にしてください。",
                byte + 1
            ),
        }
    }

    fn english(&self) -> String {
        match &self.problem {
            Problem::Io(error) => match error.kind() {
                io::ErrorKind::NotFound => "no such file; check the path".to_owned(),
                io::ErrorKind::PermissionDenied => "no permission to read it".to_owned(),
                _ => format!("cannot be read ({error})"),
            },
            Problem::Word(problem) => problem.message(Lang::En),
            Problem::Binary(byte) => {
                format!("does not look like text (NUL at byte {}); save it as text in UTF-8", byte + 1)
            }
            Problem::NotUtf8(byte) => {
                format!("not valid UTF-8 (from byte {} on); save it with the encoding UTF-8", byte + 1)
            }
        }
    }
}

/// The format a path is read by: Markdown and HTML by their extensions, text otherwise.
pub(super) fn format_of(path: &Path) -> Result<Format, Problem> {
    let extension = path.extension().and_then(|end| end.to_str()).unwrap_or("").to_ascii_lowercase();
    match extension.as_str() {
        "md" | "markdown" => Ok(Format::Markdown),
        "html" | "htm" | "xhtml" => Ok(Format::Html),
        _ => Ok(Format::Text),
    }
}

/// Whether a file found in a folder is a draft.
pub(super) fn is_draft(path: &Path) -> bool {
    let extension = path.extension().and_then(|end| end.to_str()).unwrap_or("");
    // What Word leaves beside an open document is none.
    !word::is_lock(path)
        && ["txt", "md", "markdown", "html", "htm", "xhtml", "docx", "docm"]
            .iter()
            .any(|known| extension.eq_ignore_ascii_case(known))
}

/// The text of a file, without its byte order mark.
pub(super) fn decode(mut bytes: Vec<u8>) -> Result<String, Problem> {
    if let Some(at) = bytes.iter().take(SNIFFED).position(|byte| *byte == 0) {
        return Err(Problem::Binary(at));
    }
    let mark = if bytes.starts_with("\u{feff}".as_bytes()) { "\u{feff}".len() } else { 0 };
    bytes.drain(..mark);
    String::from_utf8(bytes).map_err(|error| Problem::NotUtf8(error.utf8_error().valid_up_to() + mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drops_the_byte_order_mark_once() {
        assert_eq!(decode("\u{feff}お詫び".into()).unwrap(), "お詫び");
        assert_eq!(decode("\u{feff}\u{feff}お".into()).unwrap(), "\u{feff}お");
        assert_eq!(decode(Vec::new()).unwrap(), "");
    }

    #[test]
    fn names_the_byte_that_is_no_utf8() {
        assert!(matches!(decode(b"abc\x82\xa0".to_vec()), Err(Problem::NotUtf8(3))));
        assert!(matches!(decode(b"\xef\xbb\xbfabc\xff".to_vec()), Err(Problem::NotUtf8(6))));
        assert!(matches!(decode(b"\xff\xfea\0".to_vec()), Err(Problem::Binary(3))));
    }

    #[test]
    fn a_nul_far_into_a_text_is_a_character() {
        let text = "あ".repeat(SNIFFED) + "\0";
        assert_eq!(decode(text.clone().into_bytes()).unwrap(), text);
    }

    #[test]
    fn reads_unknown_extensions_as_text_and_refuses_what_it_cannot_read() {
        assert_eq!(format_of(Path::new("a/notice.MD")).unwrap(), Format::Markdown);
        assert_eq!(format_of(Path::new("notice.HTM")).unwrap(), Format::Html);
        assert_eq!(format_of(Path::new("notice")).unwrap(), Format::Text);
        assert_eq!(format_of(Path::new("notice.draft")).unwrap(), Format::Text);
        assert!(is_draft(Path::new("案.docx")) && !is_draft(Path::new("~$案.docx")));
        assert!(is_draft(Path::new("x.TXT")) && is_draft(Path::new("x.xhtml")));
        assert!(!is_draft(Path::new("x.rs")) && !is_draft(Path::new("txt")));
    }
}
