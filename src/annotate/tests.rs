//! Comments stand around their words, and nothing else changes.

use super::{Failure, Remark, annotate};
use crate::document::{Span, TraceKind};
use crate::input::word::docx::{self, Docx, p, r, root};
use crate::input::word::extract;
use crate::mentions::Day;
use proptest::prelude::*;
use std::io::{Cursor, Read};

const DAY: Day = Day { year: 2031, month: 4, day: Some(2) };

fn remark(span: Option<Span>, text: &str) -> Remark {
    Remark { span, paragraphs: vec![text.to_owned()] }
}

/// A remark on the first occurrence of some words.
fn on(text: &str, words: &str) -> Remark {
    let start = text.find(words).unwrap();
    remark(Some(Span { start, end: start + words.len() }), words)
}

/// What the comments of this program in a file cover, with what they say.
fn covered(bytes: &[u8]) -> Vec<(String, String)> {
    let extract = extract(bytes).unwrap();
    let own =
        extract.layout.traces.iter().filter(|trace| {
            trace.kind == TraceKind::Comment && trace.author.as_deref() == Some("noticelint")
        });
    own.map(|trace| {
        let span = trace.span.unwrap();
        (extract.text[span.start..span.end].to_owned(), trace.text.clone())
    })
    .collect()
}

fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut part = archive.by_index(at).unwrap();
            let name = part.name().unwrap().into_owned();
            let mut content = Vec::new();
            part.read_to_end(&mut content).unwrap();
            (name, content)
        })
        .collect()
}

fn body(bytes: &[u8]) -> String {
    let found = parts(bytes).into_iter().find(|(name, _)| name == "word/document.xml").unwrap();
    String::from_utf8(found.1).unwrap()
}

#[test]
fn marks_stand_exactly_around_the_words() {
    let run = "<w:r><w:rPr><w:b/></w:rPr><w:t>会員 320名 &amp;家族の</w:t><w:tab/><w:t>氏名</w:t></w:r>";
    let docx = Docx::new(&format!("<w:p>{run}{}</w:p>{}", r("です。"), p("以上"))).bytes();
    let text = extract(&docx).unwrap().text;
    let remarks =
        [on(&text, "320名"), on(&text, "氏名です"), on(&text, "&家"), on(&text, "会員"), on(&text, "以上")];
    let copy = annotate(&docx, &text, &remarks, DAY).unwrap();
    let mut found = covered(&copy);
    found.sort();
    let mut wanted: Vec<(String, String)> =
        ["320名", "氏名です", "&家", "会員", "以上"].map(|words| (words.to_owned(), words.to_owned())).into();
    wanted.sort();
    assert_eq!(found, wanted);
    // Each half of a divided run looks as it did.
    assert_eq!(body(&copy).matches("<w:rPr><w:b/></w:rPr>").count(), 7);
    assert!(body(&copy).contains("<w:t xml:space=\"preserve\">会員</w:t>"));
}

#[test]
fn all_else_is_copied_as_it_is_and_twice_is_the_same() {
    let docx = Docx::plain("お詫び\n320名です")
        .with("styles", &root("styles", ""))
        .with_part("word/media/a.png", "PNG");
    let bytes = docx.bytes();
    let text = extract(&bytes).unwrap().text;
    let copy = annotate(&bytes, &text, &[on(&text, "320名")], DAY).unwrap();
    assert_eq!(copy, annotate(&bytes, &text, &[on(&text, "320名")], DAY).unwrap());
    let changed = ["word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"];
    let after = parts(&copy);
    for (name, content) in docx.entries().iter().filter(|(name, _)| !changed.contains(&name.as_str())) {
        assert!(after.contains(&(name.clone(), content.clone())), "{name}");
    }
    let comments = &after.iter().find(|(name, _)| name == "word/comments.xml").unwrap().1;
    let comments = String::from_utf8(comments.clone()).unwrap();
    assert!(comments.contains("w:author=\"noticelint\" w:date=\"2031-04-02T00:00:00Z\""));
    // The copy can be commented on again.
    let again = annotate(&copy, &text, &[on(&text, "お詫び")], DAY).unwrap();
    assert_eq!(covered(&again).len(), 2);
}

#[test]
fn comments_that_are_there_stay_and_lend_no_id() {
    let comments =
        root("comments", &format!("<w:comment w:id=\"4\" w:author=\"甲\">{}</w:comment>", p("確認")));
    let body = format!("<w:p>{}<w:r><w:commentReference w:id=\"9\"/></w:r></w:p>", r("お詫び"));
    let docx = Docx::new(&body).with("comments", &comments).bytes();
    let text = extract(&docx).unwrap().text;
    let copy = annotate(&docx, &text, &[on(&text, "お詫び"), remark(None, "<&>\u{1}\"")], DAY).unwrap();
    let found = parts(&copy).into_iter().find(|(name, _)| name == "word/comments1.xml").unwrap();
    let xml = String::from_utf8(found.1).unwrap();
    assert!(xml.contains("w:id=\"4\"") && xml.contains("w:id=\"10\"") && xml.contains("w:id=\"11\""));
    assert_eq!(
        covered(&copy),
        [("お詫び".to_owned(), "お詫び".to_owned()), ("".to_owned(), "<&>\"".to_owned())]
    );
}

#[test]
fn what_stands_elsewhere_is_marked_where_the_body_refers_to_it() {
    let notes = root("footnotes", &format!("<w:footnote w:id=\"1\">{}</w:footnote>", p("会員向け")));
    let inner = format!("<w:txbxContent>{}</w:txbxContent>", p("枠の中"));
    let ruby = "<w:r><w:ruby><w:rubyBase><w:r><w:t>漏洩</w:t></w:r></w:rubyBase></w:ruby></w:r>";
    let refer = "<w:r><w:footnoteReference w:id=\"1\"/></w:r>";
    let body = format!(
        "<w:p>{}{refer}{}<w:r><w:pict>{inner}</w:pict></w:r>{ruby}</w:p><w:sectPr><w:footerReference r:id=\"rId2\"/></w:sectPr>",
        r("会員サイト"),
        r("です")
    );
    let docx = Docx::new(&body).with("footnotes", &notes).with("footer", &root("ftr", &p("見本社"))).bytes();
    let text = extract(&docx).unwrap().text;
    let remarks = ["向け", "枠の", "見本", "洩", "サイト"].map(|words| on(&text, words));
    let copy = annotate(&docx, &text, &remarks, DAY).unwrap();
    let mut found = covered(&copy);
    found.sort_by_key(|(_, said)| said.clone());
    let said: Vec<(&str, &str)> = found.iter().map(|(words, said)| (said.as_str(), words.as_str())).collect();
    assert_eq!(
        said,
        [("サイト", "サイト"), ("向け", "\u{200B}"), ("枠の", ""), ("洩", "漏洩"), ("見本", "")]
    );
}

#[test]
fn other_prefixes_and_files_that_cannot_be_commented() {
    let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let mut entries = Docx::plain("").entries();
    let with = |entries: &[(String, Vec<u8>)]| {
        docx::zip(&entries.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect::<Vec<_>>())
    };
    for (open, name) in
        [(format!("<x:document xmlns:x=\"{word}\">"), "x:"), (format!("<document xmlns='{word}'>"), "")]
    {
        entries[2].1 = format!("{open}<{name}body><{name}p><{name}r><{name}t>漏えいです</{name}t></{name}r></{name}p></{name}body></{name}document>").into_bytes();
        let docx = with(&entries);
        let text = extract(&docx).unwrap().text;
        let copy = annotate(&docx, &text, &[on(&text, "えい")], DAY).unwrap();
        assert_eq!(covered(&copy), [("えい".to_owned(), "えい".to_owned())]);
    }
    let empty = Docx::new("<w:p/>").bytes();
    assert!(matches!(annotate(&empty, "\n", &[], DAY), Err(Failure::NoPlace)));
    assert!(matches!(annotate(&empty, "別", &[], DAY), Err(Failure::Changed)));
    assert!(matches!(annotate(b"PK", "", &[], DAY), Err(Failure::Word(_))));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn any_words_can_be_marked(
        runs in prop::collection::vec(prop::collection::vec("(漏| |a|&amp;|&#x3042;|<w:tab/>|<w:br/>|えい){1,5}", 1..4), 1..5),
        spans in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..6),
        preserve in any::<bool>(),
    ) {
        let space = if preserve { " xml:space=\"preserve\"" } else { "" };
        let run = |text: &String| {
            let text = text.replace("<w:", "</w:t><w:").replace("/>", &format!("/><w:t{space}>"));
            format!("<w:r><w:rPr><w:i/></w:rPr><w:t{space}>{text}</w:t></w:r>")
        };
        let body: String = runs.iter().map(|runs| format!("<w:p>{}</w:p>", runs.iter().map(run).collect::<String>())).collect();
        let docx = Docx::new(&body).bytes();
        let text = extract(&docx).unwrap().text;
        let bounds: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let remarks: Vec<Remark> = spans.iter().enumerate().map(|(number, (one, other))| {
            let (one, other) = (bounds[one.index(bounds.len())], bounds[other.index(bounds.len())]);
            remark(Some(Span { start: one.min(other), end: one.max(other) }), &number.to_string())
        }).collect();
        let copy = annotate(&docx, &text, &remarks, DAY).unwrap();
        let found = covered(&copy);
        prop_assert_eq!(found.len(), remarks.len());
        for (words, number) in found {
            let span = remarks[number.parse::<usize>().unwrap()].span.unwrap();
            let wanted = text[span.start..span.end].trim();
            // A tab or a line break cannot be parted from its run.
            if !wanted.contains(['\t', '\n']) && text[span.start..span.end].trim() == &text[span.start..span.end] {
                prop_assert_eq!(words.trim(), wanted);
            }
        }
    }
}
