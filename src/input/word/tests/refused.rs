//! Which archives are Word files, and what is refused of those that are.

use super::{read, table};
use crate::document::read_laid;
use crate::input::word::docx::{self, Docx, SPACES, p, r, root};
use crate::input::word::problem::Format as Other;
use crate::input::word::problem::Limit;
use crate::input::word::{Problem, extract, limits};
use proptest::prelude::*;

#[test]
fn what_else_an_archive_may_be() {
    let of = |entries: &[(&str, &[u8])]| extract(&docx::zip(entries)).unwrap_err();
    assert_eq!(
        of(&[("xl/workbook.xml", b"<a/>"), ("[Content_Types].xml", b"<a/>")]),
        Problem::Other(Other::Excel)
    );
    assert_eq!(of(&[("ppt/presentation.xml", b"<a/>")]), Problem::Other(Other::PowerPoint));
    assert_eq!(of(&[("mimetype", b"application/vnd.oasis.opendocument.text")]), Problem::Other(Other::Odt));
    assert_eq!(of(&[("mimetype", b"application/epub+zip")]), Problem::Other(Other::Epub));
    assert_eq!(of(&[("a.txt", b"text")]), Problem::Other(Other::Zip));
    assert_eq!(of(&[]), Problem::Other(Other::Zip));
    assert_eq!(of(&[("[Content_Types].xml", b"<a/>")]), Problem::NoPart);
    let docx = Docx::plain("お詫び").bytes();
    assert_eq!(extract(&docx[..docx.len() / 2]).unwrap_err(), Problem::Cut);
    let mut broken = docx.clone();
    let words = "お詫び".as_bytes();
    let at = broken.windows(words.len()).position(|found| found == words).unwrap();
    broken[at + 2] ^= 1;
    assert_eq!(extract(&broken).unwrap_err(), Problem::Archive);
}

#[test]
fn strict_files_other_prefixes_and_utf_16() {
    let strict = "<x:document xmlns:x=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><x:body><x:p><x:r><x:t>漏えい</x:t></x:r></x:p></x:body></x:document>";
    let mut entries = Docx::plain("").entries();
    entries[2].1 = strict.as_bytes().to_vec();
    let zip = |entries: &[(String, Vec<u8>)]| {
        docx::zip(&entries.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect::<Vec<_>>())
    };
    assert_eq!(extract(&zip(&entries)).unwrap().text, "漏えい\n");
    let declared = format!("<?xml version=\"1.0\" encoding=\"UTF-16\"?>{strict}");
    entries[2].1 =
        [0xFF, 0xFE].into_iter().chain(declared.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(extract(&zip(&entries)).unwrap().text, "漏えい\n");
}

#[test]
fn traps_are_refused() {
    let with_body = |xml: Vec<u8>| {
        let mut entries = Docx::plain("").entries();
        entries[2].1 = xml;
        docx::zip(&entries.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect::<Vec<_>>())
    };
    let of = |xml: &str| extract(&with_body(xml.as_bytes().to_vec())).unwrap_err();
    let laughs =
        "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><w:document>&b;</w:document>";
    assert_eq!(of(laughs), Problem::Doctype);
    assert_eq!(of("<!DOCTYPE d SYSTEM \"file:///etc/passwd\"><d/>"), Problem::Doctype);
    assert_eq!(
        of(&format!("<w:document {SPACES}><w:body><w:p>&x;</w:p></w:body></w:document>")),
        Problem::Xml
    );
    assert_eq!(of("<w:document"), Problem::Xml);
    assert_eq!(extract(&with_body(b"<a>\xFF</a>".to_vec())).unwrap_err(), Problem::Xml);
    assert_eq!(of(&"<a>".repeat(limits::DEPTH + 1)), Problem::Limit(Limit::Depth));
    let many = format!(
        "<w:document {SPACES}><w:body>{}</w:body></w:document>",
        "<w:p/>".repeat(limits::PIECES / 4 + 1)
    );
    assert_eq!(of(&many), Problem::Limit(Limit::Pieces));
    let entries: Vec<(String, &[u8])> =
        (0..=limits::ENTRIES).map(|at| (format!("{at}"), b"".as_slice())).collect();
    let entries: Vec<(&str, &[u8])> = entries.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    assert_eq!(extract(&docx::zip(&entries)).unwrap_err(), Problem::Limit(Limit::Entries));
}

/// A file whose text is packed so, whatever it claims to be long.
fn packed(method: u16, raw: &[u8], claimed: u32) -> Vec<u8> {
    let entries = Docx::plain("").entries();
    let mut packed: Vec<docx::Packed<'_>> = entries
        .iter()
        .map(|(name, bytes)| {
            let length = bytes.len() as u32;
            docx::Packed { name, method: 0, bytes, checksum: docx::crc(bytes), length }
        })
        .collect();
    packed[2] = docx::Packed { name: "word/document.xml", method, bytes: raw, checksum: 0, length: claimed };
    docx::archive(&packed)
}

#[test]
fn a_bomb_is_stopped_while_it_grows() {
    use std::io::{Cursor, Read, Write};
    let options =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("x", options).unwrap();
    writer.write_all(&vec![b' '; 2 * limits::RATIO_FROM as usize]).unwrap();
    let bytes = writer.finish().unwrap().into_inner();
    let mut raw = Vec::new();
    let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    archive.by_index_raw(0).unwrap().read_to_end(&mut raw).unwrap();
    for claimed in [u32::MAX - 1, limits::PART as u32 + 1, 10] {
        let problem = extract(&packed(8, &raw, claimed)).unwrap_err();
        // A length that is claimed too small ends the reading; one that is too large does not prolong it.
        let wanted = if claimed == 10 { Problem::Archive } else { Problem::Limit(Limit::Ratio) };
        assert_eq!(problem, wanted, "{claimed}");
    }
    let large = vec![b' '; limits::PART as usize + 1];
    assert_eq!(extract(&packed(0, &large, large.len() as u32)).unwrap_err(), Problem::Limit(Limit::Part));
    assert_eq!(extract(&packed(12, &raw, 10)).unwrap_err(), Problem::Packing);
}

#[test]
fn addresses_and_numbers_cannot_grow_without_end() {
    let target = format!("https://example.jp/{}", "a".repeat(limits::TARGET + 1));
    let body = format!("<w:p><w:hyperlink r:id=\"rId1\">{}</w:hyperlink></w:p>", r("こちら"));
    assert_eq!(read(&Docx::new(&body).with_link(&target)).text, "こちら\n");
    let target = format!("https://example.jp/{}", "a".repeat(2000));
    let links = limits::TEXT / 2000 + 2;
    let body = format!(
        "<w:p>{}</w:p>",
        "<w:hyperlink r:id=\"rId1\"><w:r><w:t>あ</w:t></w:r></w:hyperlink>".repeat(links)
    );
    assert_eq!(
        extract(&Docx::new(&body).with_link(&target).bytes()).unwrap_err(),
        Problem::Limit(Limit::Text)
    );
}

const TAGS: [&str; 22] = [
    "p",
    "r",
    "t",
    "tbl",
    "tr",
    "tc",
    "ins",
    "del",
    "pPr",
    "rPr",
    "hyperlink",
    "txbxContent",
    "sdt",
    "ruby",
    "rt",
    "fldSimple",
    "delText",
    "trPr",
    "sectPr",
    "numPr",
    "footnote",
    "drawing",
];
const POINTS: [&str; 12] = [
    "<w:tab/>",
    "<w:br/>",
    "<w:fldChar w:fldCharType=\"begin\"/>",
    "<w:fldChar w:fldCharType=\"separate\"/>",
    "<w:fldChar w:fldCharType=\"end\"/>",
    "<w:vanish/>",
    "<w:footnoteReference w:id=\"1\"/>",
    "<w:commentReference w:id=\"0\"/>",
    "<w:numId w:val=\"1\"/>",
    "<w:sym w:char=\"F0FE\" w:font=\"Wingdings\"/>",
    "<w:commentRangeStart w:id=\"0\"/>",
    "&#x3042;",
];

fn tree() -> impl Strategy<Value = String> {
    let leaf = prop_oneof!["[あ-お0-9 \n]{0,4}", (0..POINTS.len()).prop_map(|at| POINTS[at].to_owned()),];
    leaf.prop_recursive(7, 60, 6, |inner| {
        ((0..TAGS.len()), prop::collection::vec(inner, 0..6))
            .prop_map(|(at, inner)| format!("<w:{0}>{1}</w:{0}>", TAGS[at], inner.concat()))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn no_markup_panics_and_lines_lie_in_the_text(body in prop::collection::vec(tree(), 0..8)) {
        let numbering = root("numbering", "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"aiueo\"/><w:lvlText w:val=\"%1)\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>");
        let docx = Docx::new(&body.concat()).with("numbering", &numbering).with("footnotes", &root("footnotes", &body.concat())).bytes();
        let extract = extract(&docx).unwrap();
        let mut end = 0;
        for line in &extract.layout.lines {
            prop_assert!(line.span.start >= end && line.span.start < line.span.end);
            prop_assert!(extract.text.get(line.span.start..line.span.end).is_some());
            end = line.span.end;
        }
        for span in extract.layout.traces.iter().filter_map(|trace| trace.span) {
            prop_assert!(extract.text.get(span.start..span.end).is_some());
        }
        let places = crate::input::word::places(&docx).unwrap();
        prop_assert_eq!(&places.text, &extract.text);
        for spot in &places.spots {
            prop_assert!(extract.text.get(spot.at.clone()).is_some());
        }
        read_laid(&extract.text, &extract.layout);
    }

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..300), at in any::<prop::sample::Index>(), value in any::<u8>()) {
        let _ = extract(&bytes);
        let mut docx = Docx::new(&(p("お詫び") + &table(&[&["甲", "乙"]]))).bytes();
        let at = at.index(docx.len());
        docx[at] = value;
        let _ = extract(&docx);
        let _ = extract(&docx[..at]);
    }
}
