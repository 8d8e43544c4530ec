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

/// The text of a file that must be UTF-8.
pub(super) fn decode_utf8(bytes: Vec<u8>) -> Result<String, Problem> {
    match decode(bytes, Format::Text, None)? {
        (text, Encoding { name: "UTF-8", .. }) => Ok(text),
        (_, encoding) => Err(Problem::NotUtf8(encoding.name)),
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
mod tests {
    use super::*;
    use crate::input::InputError;
    use crate::ruleset::Lang;

    fn text(bytes: &[u8]) -> Result<(String, &'static str, bool), Problem> {
        decode(bytes.to_vec(), Format::Text, None).map(|(text, found)| (text, found.name, found.mark))
    }

    fn plain(text: &str) -> String {
        text.to_owned()
    }

    #[test]
    fn drops_the_byte_order_mark_once() {
        assert_eq!(text("\u{feff}お詫び".as_bytes()).unwrap(), (plain("お詫び"), "UTF-8", true));
        assert_eq!(text("\u{feff}\u{feff}お".as_bytes()).unwrap(), (plain("\u{feff}お"), "UTF-8", true));
        assert_eq!(text(b"").unwrap(), (plain(""), "UTF-8", false));
        assert_eq!(text(b"\xff\xfea\0").unwrap(), (plain("a"), "UTF-16LE", true));
        assert_eq!(text(b"\xfe\xff\x30\x4a").unwrap(), (plain("お"), "UTF-16BE", true));
    }

    #[test]
    fn every_encoding_of_a_notice_gives_its_text() {
        let notice =
            "個人情報の漏えいについて\r\n\r\n2024年11月18日\r\n会員①120名の氏名が漏えいしました。\r\n";
        for charset in [
            Charset::Utf8,
            Charset::ShiftJis,
            Charset::EucJp,
            Charset::Iso2022Jp,
            Charset::Utf16Le,
            Charset::Utf16Be,
        ] {
            let bytes = charset.encode(notice).unwrap();
            assert_eq!(text(&bytes).unwrap(), (plain(notice), charset.name(), false));
            let given = decode(bytes.clone(), Format::Text, Some(charset)).unwrap();
            assert_eq!(given.0, notice);
        }
        let hiragana = Charset::Utf16Be.encode("おわびとおしらせです").unwrap();
        assert_eq!(text(&hiragana).unwrap().1, "UTF-16BE");
    }

    #[test]
    fn names_the_byte_that_means_nothing() {
        assert!(matches!(text(b"abc\x82\xa0"), Err(Problem::Unsure(3))));
        let broken = ["このたびは申し訳ございません".as_bytes(), b"\xff"].concat();
        assert!(matches!(text(&broken), Err(Problem::Invalid { encoding: "UTF-8", at: 42, byte: 0xFF })));
        assert!(matches!(text(b"\xef\xbb\xbfabc\xff"), Err(Problem::Invalid { at: 6, .. })));
        assert!(matches!(
            text(b"\xff\xfea"),
            Err(Problem::Invalid { encoding: "UTF-16LE", at: 2, byte: b'a' })
        ));
        let given = decode(b"\x82\xa0\xff".to_vec(), Format::Text, Some(Charset::ShiftJis));
        let error = InputError { path: "a.txt".to_owned(), problem: given.unwrap_err() };
        assert!(error.message(Lang::En).contains("not valid Shift_JIS (byte 3, 0xFF)"));
        assert!(
            error.message(Lang::Ja).contains("Shift_JIS として読めないバイトがあります(3バイト目、0xFF)")
        );
    }

    #[test]
    fn no_text_is_no_text_in_any_encoding() {
        for bytes in [&b"PK\x03\x04\0\0\x08\x08"[..], b"a\0", b"\0\0\0\0", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"] {
            assert!(matches!(text(bytes), Err(Problem::Binary(_))), "{bytes:?}");
            let given = decode(bytes.to_vec(), Format::Text, Some(Charset::ShiftJis));
            assert!(matches!(given, Err(Problem::Binary(_))));
        }
    }

    #[test]
    fn thirty_two_bits_are_named() {
        let little: Vec<u8> =
            "\u{feff}お詫びとお知らせ\n".chars().flat_map(|c| (c as u32).to_le_bytes()).collect();
        let big: Vec<u8> = "氏名".chars().flat_map(|c| (c as u32).to_be_bytes()).collect();
        for wanted in [None, Some(Charset::Utf16Le), Some(Charset::Utf8)] {
            assert!(matches!(
                decode(little.clone(), Format::Text, wanted),
                Err(Problem::NotUtf8("UTF-32LE"))
            ));
            assert!(matches!(decode(big.clone(), Format::Text, wanted), Err(Problem::NotUtf8("UTF-32BE"))));
        }
    }

    #[test]
    fn a_page_is_read_as_it_says_where_that_can_be() {
        let read = |bytes: &[u8], format| decode(bytes.to_vec(), format, None).unwrap();
        let page =
            |charset: Charset, said: &str| charset.encode(&format!("<meta charset={said}><p>ﾃﾞｰﾀ")).unwrap();
        // Half-width kana alone could be much else.
        let (text, encoding) = read(&page(Charset::ShiftJis, "Shift_JIS"), Format::Html);
        assert!(text.ends_with("ﾃﾞｰﾀ") && encoding.name == "Shift_JIS");
        // Saved anew by an editor that does not know what the page says.
        assert_eq!(read(&page(Charset::Utf8, "Shift_JIS"), Format::Html).1.name, "UTF-8");
        let long = Charset::EucJp.encode("<meta charset=shift_jis><p>お詫びとお知らせ").unwrap();
        assert_eq!(read(&long, Format::Text).1.name, "EUC-JP");
        // Escapes are no letters of what the page says: a mail that was saved as one.
        for said in ["shift_jis", "euc-jp", "iso-2022-jp"] {
            let mail = Charset::Iso2022Jp.encode(&format!("<meta charset={said}><p>お詫び")).unwrap();
            let (text, encoding) = read(&mail, Format::Html);
            assert!(text.ends_with("お詫び") && encoding.name == "ISO-2022-JP", "{said}: {text}");
        }
        assert_eq!(read(b"<meta charset=shift_jis><p>Notice", Format::Html).1.name, "Shift_JIS");
        let given = decode(long, Format::Html, Some(Charset::EucJp)).unwrap();
        assert!(given.0.ends_with("お詫びとお知らせ"));
    }

    #[test]
    fn an_escape_alone_is_no_encoding() {
        assert!(matches!(text(b"\x1b[1mbold\x1b[0m"), Err(Problem::Escape(0))));
        assert!(matches!(text("お\x1b$B".as_bytes()), Err(Problem::Escape(3))));
        assert_eq!(text("お詫び\x1b[1m".as_bytes()).unwrap().1, "UTF-8");
        let asked = decode(b"\x1b[1mbold".to_vec(), Format::Text, Some(Charset::Utf8));
        assert!(asked.is_ok());
        assert_eq!(text(b"\x1b$B$*\x1b(B").unwrap(), (plain("お"), "ISO-2022-JP", false));
    }

    #[test]
    fn what_is_cut_off_is_not_taken_for_english() {
        let whole = Charset::Iso2022Jp.encode("会員証の画像が外部から見える状態でした").unwrap();
        for cut in [1, 2] {
            // Within the escape that leads back to ASCII.
            let found = text(&whole[..whole.len() - cut]);
            assert!(matches!(found, Err(Problem::Invalid { encoding: "ISO-2022-JP", .. })), "{found:?}");
        }
        let trailing = [whole.as_slice(), b"\x1b"].concat();
        assert!(matches!(text(&trailing), Err(Problem::Invalid { encoding: "ISO-2022-JP", .. })));
        assert!(matches!(text(b"Dear customer,\x1b("), Err(Problem::Escape(14))));
    }

    #[test]
    fn utf_7_is_named() {
        // 「顧客名簿を誤って送りました」 and 「お詫び」 in a mail of its time.
        let lines = [&b"+mGdbolQNfD8wkoqkMGMwZpABMIowfjBXMF8-"[..], b"Notice: +MEqKazBz- (+MEqKazBz)"];
        for line in lines {
            let found = text(line);
            assert!(matches!(found, Err(Problem::NotUtf8("UTF-7"))), "{found:?}");
        }
        for line in [
            "Call +81312345678 or +81-3-1234-5678, 1+1=2",
            "a+b+c, C++ and mail+tag@example.com",
            "+abcdefgh/ijk+lmnopqrstuvw- +ABCD-",
        ] {
            assert_eq!(text(line.as_bytes()).unwrap().0, line);
        }
    }

    #[test]
    fn rules_are_utf8() {
        assert_eq!(decode_utf8("\u{feff}a = 1".into()).unwrap(), "a = 1");
        let shifted = Charset::ShiftJis.encode("title = \"お詫びがない\"").unwrap();
        assert!(matches!(decode_utf8(shifted), Err(Problem::NotUtf8("Shift_JIS"))));
    }

    #[test]
    fn a_nul_far_into_a_text_is_a_character() {
        let long = "あ".repeat(SNIFFED) + "\0";
        assert_eq!(text(long.as_bytes()).unwrap().0, long);
    }

    #[test]
    fn reads_unknown_extensions_as_text_and_refuses_what_it_cannot_read() {
        assert_eq!(format_of(Path::new("a/notice.MD")), Format::Markdown);
        assert_eq!(format_of(Path::new("notice.HTM")), Format::Html);
        assert_eq!(format_of(Path::new("notice")), Format::Text);
        assert_eq!(format_of(Path::new("notice.draft")), Format::Text);
        assert!(is_draft(Path::new("案.docx")) && !is_draft(Path::new("~$案.docx")));
        assert!(is_draft(Path::new("x.TXT")) && is_draft(Path::new("x.xhtml")));
        assert!(!is_draft(Path::new("x.rs")) && !is_draft(Path::new("txt")));
    }
}
