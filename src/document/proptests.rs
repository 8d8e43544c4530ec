//! What holds for any text.

use proptest::prelude::*;

use super::line::Piece;
use super::normal::Normal;
use super::soup::{soup, source};
use super::{Document, Format, Place, Span, directive, read};

fn bounded(document: &Document, inner: Place, outer: Place) {
    assert!(inner.start <= inner.end && outer.contains(inner), "{inner:?} in {outer:?}");
    assert!(document.text.is_char_boundary(inner.start) && document.text.is_char_boundary(inner.end));
}

fn places_hold(document: &Document) {
    let all = Place { start: 0, end: document.text.len() };
    let mut behind = 0;
    for block in &document.blocks {
        bounded(document, block.place, all);
        assert!(block.place.start >= behind && !document.at(block.place).contains('\n'));
        behind = block.place.end;
        for cell in block.cells.iter().chain(&block.label) {
            bounded(document, *cell, block.place);
        }
    }
    for (index, section) in document.sections.iter().enumerate() {
        assert!(section.parent.is_none_or(|parent| parent < index));
        assert!(document.blocks[section.blocks.clone()].iter().all(|block| block.section == index));
        bounded(document, document.section_place(index), all);
    }
    let mut covered = vec![false; document.text.len()];
    let mut behind = 0;
    for (index, sentence) in document.sentences.iter().enumerate() {
        bounded(document, sentence.place, document.blocks[sentence.block].place);
        assert!(sentence.place.start >= behind && sentence.place.start < sentence.place.end);
        behind = sentence.place.end;
        covered[sentence.place.start..sentence.place.end].fill(true);
        assert!(!sentence.clauses.is_empty());
        for clause in &document.clauses[sentence.clauses.start as usize..sentence.clauses.end as usize] {
            assert_eq!(clause.sentence, index);
            let outer = clause.parent().map_or(sentence.place, |parent| document.clauses[parent].place);
            bounded(document, clause.place, outer);
        }
        assert_eq!(document.sentence_at(sentence.place.start), Some(index));
    }
    assert!(document.clauses.windows(2).all(|pair| pair[0].place.start <= pair[1].place.start));
    for (offset, found) in document.text.char_indices() {
        assert!(found.is_whitespace() || covered[offset], "{found:?} at {offset} is in no sentence");
    }
}

fn spans_hold(source: &str, document: &Document) {
    let mut last = Span { start: 0, end: 0 };
    for (start, found) in document.text.char_indices() {
        let place = Place { start, end: start + found.len_utf8() };
        let span = document.span(place);
        assert!(
            span.start >= last.start && span.end >= last.end && span.end <= source.len(),
            "{span:?} after {last:?}"
        );
        assert!(source.is_char_boundary(span.start) && source.is_char_boundary(span.end));
        last = span;
        if !found.is_whitespace() {
            assert!(document.place(span).is_some_and(|back| back.contains(place)), "{place:?} {span:?}");
        }
    }
}

/// Normalising what a stretch without gaps covers gives its text.
fn covers_what_it_says(source: &str, document: &Document) {
    for word in document.text.split_whitespace() {
        let start = word.as_ptr() as usize - document.text.as_ptr() as usize;
        let span = document.span(Place { start, end: start + word.len() });
        let slice = &source[span.start..span.end];
        if slice.contains(['\n', '\r', '\u{2028}', '|', '\t']) {
            continue;
        }
        let mut normal = Normal::default();
        normal.add(source, &[Piece { span, text: None }]);
        assert_eq!(normal.text, word, "from {slice:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn text_holds(source in source()) {
        let document = read(&source, Format::Text);
        places_hold(&document);
        spans_hold(&source, &document);
        covers_what_it_says(&directive::hide(&source, &directive::find(&source)), &document);
    }

    #[test]
    fn markdown_holds(source in source()) {
        let document = read(&source, Format::Markdown);
        places_hold(&document);
        spans_hold(&source, &document);
    }

    #[test]
    fn html_holds(source in soup()) {
        let document = read(&source, Format::Html);
        places_hold(&document);
        spans_hold(&source, &document);
    }

    #[test]
    fn front_matter_holds(source in source(), sign in prop::sample::select(&[("---", ":"), ("+++", " =")][..])) {
        let (fence, sign) = sign;
        let source = format!("{fence}\ntitle{sign} お詫び\n{source}\ndate{sign} 2024-11-18\n{fence}\n{source}");
        let document = read(&source, Format::Markdown);
        places_hold(&document);
        spans_hold(&source, &document);
        if let Some(place) = document.dated {
            prop_assert_eq!(document.at(place), "2024-11-18");
        }
    }

    #[test]
    fn text_keeps_every_character(source in "[ぁ-ん一-龠ァ-ヴ。、 \n0-9a-z]{0,200}") {
        let document = read(&source, Format::Text);
        let solid = |text: &str| text.chars().filter(|found| !found.is_whitespace()).collect::<String>();
        let markers: usize = document.blocks.iter().filter_map(|block| block.marker).map(|span| solid(&source[span.start..span.end]).len()).sum();
        prop_assert_eq!(solid(&document.text).len() + markers, solid(&source).len());
    }
}

/// What nests, opens without an end or stands alone thousands of times in real damage; `benches/linear.py` times the
/// same shapes in two lengths.
#[test]
fn repeated_shapes_are_read() {
    let texts = [
        "あ".repeat(600),
        "\n".repeat(2000),
        "1.見出し\n本文\n".repeat(40),
        "(".repeat(600),
        "(あいうえおか".repeat(60) + &")".repeat(60),
        ")\n".repeat(400),
        "か\u{3099}".repeat(200),
        "\u{3099}".repeat(400),
        "、".repeat(600),
        "a. ".repeat(200),
        "。".repeat(600),
        "「。".repeat(200) + &"」".repeat(200),
        "<!-- noticelint-ignore ".repeat(200),
        "<!-- noticelint-ignore -->\n-a\n".repeat(80),
    ];
    let markdown = [
        "> ".repeat(200),
        "- ".repeat(40),
        "> a\n".repeat(200),
        "* a\n  ".repeat(40),
        "[".repeat(200),
        "[a](".repeat(100),
        "![a]".repeat(100) + "\n\n[a]: https://a.jp\n",
        "[^1]".repeat(100) + "\n\n[^1]: a\n",
        (0..40).map(|at| format!("[^{at}]: 注\n\n本文[^{at}]\n\n")).collect(),
        "**「甲」**乙".repeat(100),
        "**「甲」**乙\n".repeat(100),
        "\\***「".repeat(100),
        "*a _".repeat(100),
        "`".repeat(200),
        "`a``".repeat(60),
        "<".repeat(200),
        "<a ".repeat(100),
        "<!-".repeat(100),
        "<rt>".repeat(200),
        "|a".repeat(200) + "\n" + &"|-".repeat(200) + "\n" + &"|\n".repeat(20),
        "|a|b|\n|-|-|\n".to_owned() + &"|**「甲」**|\\||\n".repeat(60),
        "{{< ".repeat(200),
        "---\n".to_owned() + &"a: b\n".repeat(200),
        "甲\n: 乙\n".repeat(100),
    ];
    let pages = [
        "<div>".repeat(80) + "本文" + &"</div>".repeat(80),
        "<".repeat(200),
        "<a b='".repeat(40),
        "<b><p>".repeat(40) + &"</b>".repeat(40),
        "&amp".repeat(80),
        "<table><tr><td>x<td rowspan=999 colspan=9>".repeat(40),
        "<tr><td rowspan=1000>x<td>y".repeat(40),
        "<ul><li>x".repeat(40),
        "<p><a href=https://example.jp>x</a>".repeat(40),
        "x<sup>1</sup>".repeat(80) + &"<p><sup>1</sup>あ".repeat(40),
        "<dl><dt>a<dd>b".repeat(30),
        "<pre>\n".repeat(40),
        "<h1>&shy;".repeat(20) + "あ" + &"<br>".repeat(40),
        "<p>あ<img alt=x>".repeat(20),
        "<p>あ</p>\n<!-- noticelint-ignore -->\n".repeat(20),
    ];
    let read_all = |sources: &[String], formats: &[Format]| {
        for (source, format) in
            sources.iter().flat_map(|source| formats.iter().map(move |format| (source, *format)))
        {
            let document = read(source, format);
            let last = document.section_place(document.sections.len() - 1);
            assert!(last.end <= document.text.len());
            assert!(document.blocks.windows(2).all(|pair| pair[0].place.start <= pair[1].place.start));
        }
    };
    read_all(&texts, &[Format::Text, Format::Markdown]);
    read_all(&markdown, &[Format::Markdown]);
    read_all(&pages, &[Format::Html]);
}
