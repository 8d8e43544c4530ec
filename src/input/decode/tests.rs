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
    let notice = "個人情報の漏えいについて\r\n\r\n2024年11月18日\r\n会員①120名の氏名が漏えいしました。\r\n";
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
    assert!(matches!(text(b"\xff\xfea"), Err(Problem::Invalid { encoding: "UTF-16LE", at: 2, byte: b'a' })));
    let given = decode(b"\x82\xa0\xff".to_vec(), Format::Text, Some(Charset::ShiftJis));
    let error = InputError { path: "a.txt".to_owned(), problem: given.unwrap_err() };
    assert!(error.message(Lang::En).contains("not valid Shift_JIS (byte 3, 0xFF)"));
    assert!(error.message(Lang::Ja).contains("Shift_JIS として読めないバイトがあります(3バイト目、0xFF)"));
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
        assert!(matches!(decode(little.clone(), Format::Text, wanted), Err(Problem::NotUtf8("UTF-32LE"))));
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
