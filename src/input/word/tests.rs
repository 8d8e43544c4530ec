//! What of a Word file is text, what its lines are, and what is refused.

use super::docx::{self, Docx, SPACES, p, r, root, styled};
use super::problem::Format as Other;
use super::problem::Limit;
use super::{Extract, Problem, extract, limits};
use crate::document::{Anchor, Role, TraceKind, read_laid};
use proptest::prelude::*;

fn read(docx: &Docx) -> Extract {
    extract(&docx.bytes()).unwrap()
}

fn text(body: &str) -> String {
    read(&Docx::new(body)).text
}

/// Lines with their roles and places.
fn told(extract: &Extract) -> Vec<String> {
    let line = |line: &crate::document::LaidLine| {
        let words = &extract.text[line.span.start..line.span.end];
        let role = match &line.role {
            Role::Text => "text".to_owned(),
            Role::Heading(level) => format!("h{level}"),
            Role::Item(marker) => {
                format!("item {}", marker.map_or("", |marker| &extract.text[marker.start..marker.end]))
            }
            Role::Inside => "inside".to_owned(),
            Role::Row(cells) => {
                let cells: Vec<&str> = cells.iter().map(|cell| &extract.text[cell.start..cell.end]).collect();
                format!("row {}", cells.join("/"))
            }
            Role::Note(_) => "note".to_owned(),
        };
        format!("{} | {role} | {words}", line.anchor)
    };
    extract.layout.lines.iter().map(line).collect()
}

/// Traces with what they cover.
fn traces(extract: &Extract) -> Vec<(TraceKind, String, String, Option<String>)> {
    let trace = |trace: &crate::document::Trace| {
        let covered = trace.span.map_or("-", |span| &extract.text[span.start..span.end]);
        (trace.kind, covered.to_owned(), trace.text.clone(), trace.author.clone())
    };
    extract.layout.traces.iter().map(trace).collect()
}

#[test]
fn a_line_for_each_paragraph() {
    let extract = read(&Docx::plain("お詫び\n\n 本文です。 \n\n\n以上"));
    assert_eq!(extract.text, "お詫び\n\n 本文です。 \n\n\n以上\n");
    assert_eq!(
        told(&extract),
        ["paragraph 1 | text | お詫び", "paragraph 3 | text | 本文です。", "paragraph 6 | text | 以上"]
    );
    let blanks: Vec<bool> = extract.layout.lines.iter().map(|line| line.blank_before).collect();
    assert_eq!(blanks, [true, true, true]);
}

#[test]
fn what_runs_hold() {
    let run = "<w:r><w:t>漏</w:t><w:softHyphen/><w:t>えい</w:t><w:tab/><w:t> A </w:t><w:noBreakHyphen/><w:t>1&amp;2&#x3042;</w:t><w:br/><w:t>次</w:t>\
               <w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/><w:cr/></w:r>";
    assert_eq!(text(&format!("<w:p>{run}</w:p>")), "漏\u{AD}えい\tA\u{2011}1&2あ\n次☑\n\n");
    let kept = "<w:p><w:r><w:t xml:space=\"preserve\"> あ </w:t><w:t>い\n</w:t><w:t xml:space=\"preserve\">う\nえ</w:t></w:r></w:p>";
    assert_eq!(text(kept), " あ いう え\n");
    let ruby = "<w:p><w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>ろう</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漏</w:t></w:r></w:rubyBase></w:ruby></w:r><w:r><w:t>えい</w:t></w:r></w:p>";
    assert_eq!(text(ruby), "漏えい\n");
    let control = "<w:p><w:sdt><w:sdtPr><w:placeholder><w:docPart w:val=\"x\"/></w:placeholder></w:sdtPr><w:sdtContent><w:r><w:t>日付</w:t></w:r></w:sdtContent></w:sdt><w:smartTag><w:r><w:t>東京</w:t></w:r></w:smartTag></w:p>";
    assert_eq!(text(control), "日付東京\n");
    let formula = "<w:p><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>";
    assert_eq!(text(formula), "x=1\n");
}

#[test]
fn fields_show_their_results() {
    let field = |instruction: &str, result: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
            r(result)
        )
    };
    assert_eq!(text(&format!("<w:p>{}</w:p>", field("DATE", "6月4日"))), "6月4日\n");
    let link = field(" HYPERLINK \"https://example.jp/a\" ", "こちら");
    assert_eq!(text(&format!("<w:p>{link}{}</w:p>", r("です"))), "こちら(https://example.jp/a)です\n");
    let shown = field("HYPERLINK \"https://example.jp/\"", "https://example.jp");
    assert_eq!(text(&format!("<w:p>{shown}</w:p>")), "https://example.jp\n");
    let simple = format!("<w:p><w:fldSimple w:instr=\"TITLE\">{}</w:fldSimple></w:p>", r("題"));
    assert_eq!(text(&simple), "題\n");
    let nested = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:t>IF</w:t></w:r>".to_owned()
        + &field("PAGE", "3")
        + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>結果</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
    assert_eq!(text(&nested), "結果\n");
}

#[test]
fn links_tell_their_address_where_their_words_do_not() {
    let link = |id: &str, words: &str| format!("<w:hyperlink r:id=\"{id}\">{}</w:hyperlink>", r(words));
    let body = format!("<w:p>{}と{}</w:p>", link("rId1", "専用ページ"), link("rId2", "info@example.jp"))
        .replace("と", &r("と"));
    let docx =
        Docx::new(&body).with_link("https://example.jp/?a=1&amp;b=2").with_link("mailto:info@example.jp");
    assert_eq!(read(&docx).text, "専用ページ(https://example.jp/?a=1&b=2)とinfo@example.jp\n");
}

#[test]
fn inserted_text_is_text_and_deleted_and_hidden_text_is_not() {
    let body = "<w:p><w:r><w:t>対象は</w:t></w:r>\
        <w:del w:author=\"佐藤\"><w:r><w:delText>約</w:delText></w:r><w:r><w:delText>3百</w:delText></w:r></w:del>\
        <w:ins w:author=\"佐藤\"><w:r><w:t>32</w:t></w:r><w:r><w:t>0</w:t></w:r></w:ins><w:r><w:t>名</w:t></w:r>\
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>(要確認)</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>です。</w:t></w:r>\
        <w:moveFrom w:author=\"田中\"><w:r><w:t>移す前</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>移した後</w:t></w:r></w:moveTo></w:p>";
    let extract = read(&Docx::new(body));
    assert_eq!(extract.text, "対象は320名です。移した後\n");
    let some = |name: &str| Some(name.to_owned());
    assert_eq!(
        traces(&extract),
        [
            (TraceKind::Deletion, String::new(), "約3百".to_owned(), some("佐藤")),
            (TraceKind::Insertion, "320".to_owned(), "320".to_owned(), some("佐藤")),
            (TraceKind::Hidden, String::new(), "(要確認)".to_owned(), None),
            (TraceKind::Deletion, String::new(), "移す前".to_owned(), some("田中")),
            (TraceKind::Insertion, "移した後".to_owned(), "移した後".to_owned(), None),
        ]
    );
}

#[test]
fn a_style_can_hide_and_a_deleted_end_joins() {
    let styles = root(
        "styles",
        "<w:style w:type=\"character\" w:styleId=\"memo\"><w:name w:val=\"memo\"/><w:rPr><w:vanish/></w:rPr></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"gone\"><w:name w:val=\"gone\"/><w:rPr><w:vanish/></w:rPr></w:style>",
    );
    let body = "<w:p><w:r><w:rPr><w:rStyle w:val=\"memo\"/></w:rPr><w:t>控え</w:t></w:r><w:r><w:t>本文</w:t></w:r></w:p>\
        <w:p><w:pPr><w:pStyle w:val=\"gone\"/></w:pPr><w:r><w:t>隠れた段落</w:t></w:r></w:p>\
        <w:p><w:pPr><w:rPr><w:del w:author=\"甲\"/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p><w:p><w:r><w:t>後半</w:t></w:r></w:p>";
    let extract = read(&Docx::new(body).with("styles", &styles));
    assert_eq!(extract.text, "本文\n\n前半後半\n");
    let hidden: Vec<String> = traces(&extract).into_iter().map(|trace| trace.2).collect();
    assert_eq!(hidden, ["控え", "隠れた段落"]);
}

#[test]
fn headings_and_the_title() {
    let styles = root(
        "styles",
        "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"2\"><w:name w:val=\"heading 2\"/></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"own\"><w:name w:val=\"章\"/><w:basedOn w:val=\"1\"/></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"T\"><w:name w:val=\"Title\"/></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"toc\"><w:name w:val=\"toc 1\"/></w:style>",
    );
    let styled = |id: &str, text: &str| styled(&format!("<w:pStyle w:val=\"{id}\"/>"), text);
    let of = |body: &str| told(&read(&Docx::new(body).with("styles", &styles)));
    // A title of its own: what follows stands one below.
    let found = of(&(styled("T", "お詫び")
        + &styled("toc", "概要 1")
        + &styled("own", "概要")
        + &styled("2", "経緯")
        + &p("本文")));
    assert_eq!(
        found,
        [
            "paragraph 1 | h1 | お詫び",
            "paragraph 3 | h2 | 概要",
            "paragraph 4 | h3 | 経緯",
            "paragraph 5 | text | 本文"
        ]
    );
    // One top heading at the top is the title.
    let found = of(&(p("6月4日") + &styled("1", "お詫び") + &styled("2", "経緯")));
    assert_eq!(found[1..], ["paragraph 2 | h1 | お詫び", "paragraph 3 | h2 | 経緯"]);
    // Several are sections, and the title is sought among the lines above.
    let body = p("会員名簿の紛失に関するお詫びとお知らせ")
        + &styled("1", "概要")
        + &p("本文です。")
        + &styled("1", "経緯")
        + &p("本文です。");
    let extract = read(&Docx::new(&body).with("styles", &styles));
    let document = read_laid(&extract.text, &extract.layout);
    let title = document.title.map(|title| document.slice(title).to_owned());
    assert_eq!(title.as_deref(), Some("会員名簿の紛失に関するお詫びとお知らせ"));
    assert_eq!(told(&extract)[1], "paragraph 2 | h2 | 概要");
    let outline = of(&docx::styled("<w:outlineLvl w:val=\"2\"/>", "経緯"));
    assert_eq!(outline, ["paragraph 1 | h3 | 経緯"]);
}

#[test]
fn lists_carry_their_numbers() {
    let level = |at: u8, format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let numbering = root(
        "numbering",
        &format!(
            "<w:abstractNum w:abstractNumId=\"0\">{}{}</w:abstractNum><w:abstractNum w:abstractNumId=\"1\">{}</w:abstractNum>\
             <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>",
            level(0, "decimal", "%1."),
            level(1, "decimalEnclosedCircle", "%2"),
            level(0, "bullet", "・")
        ),
    );
    let item = |list: u8, level: u8, text: &str| {
        styled(&format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>"), text)
    };
    let body = item(1, 0, "概要")
        + &p("本文です。")
        + &item(1, 0, "経緯")
        + &item(1, 1, "発見")
        + &item(1, 1, "停止")
        + &item(2, 0, "氏名")
        + &item(2, 0, "住所")
        + &item(0, 0, "以上");
    let extract = read(&Docx::new(&body).with("numbering", &numbering));
    assert_eq!(
        told(&extract),
        [
            "paragraph 1 | text | 1. 概要",
            "paragraph 2 | text | 本文です。",
            "paragraph 3 | text | 2. 経緯",
            "paragraph 4 | item ① | 発見",
            "paragraph 5 | item ② | 停止",
            "paragraph 6 | item ・ | 氏名",
            "paragraph 7 | item ・ | 住所",
            "paragraph 8 | text | 以上",
        ]
    );
}

fn table(rows: &[&[&str]]) -> String {
    let cell = |cell: &&str| format!("<w:tc>{}</w:tc>", cell.split('|').map(p).collect::<String>());
    let row = |row: &&[&str]| format!("<w:tr>{}</w:tr>", row.iter().map(cell).collect::<String>());
    format!("<w:tbl><w:tblPr/>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}

#[test]
fn rows_of_tables() {
    let body = p("表です")
        + &table(&[&["区分", "人数"], &["会員", "12名|うち退会 2名"], &["", ""], &["非会員", ""]])
        + &p("以上")
        + &table(&[&["枠の中の文です。"]]);
    let extract = read(&Docx::new(&body));
    assert_eq!(
        told(&extract),
        [
            "paragraph 1 | text | 表です",
            "table 1 row 1 | row 区分/人数 | 区分\t人数",
            "table 1 row 2 | row 会員/12名\u{3000}うち退会 2名 | 会員\t12名\u{3000}うち退会 2名",
            "table 1 row 4 | row 非会員/ | 非会員",
            "paragraph 2 | text | 以上",
            "table 2 row 1 | text | 枠の中の文です。",
        ]
    );
    let long = table(&[&["経緯", "6月4日、職員が気づきました。|同日、警察に届け出ました。|以上です。"]]);
    let found = told(&read(&Docx::new(&long)));
    assert_eq!(
        found[0],
        "table 1 row 1 | row 経緯/6月4日、職員が気づきました。 | 経緯\t6月4日、職員が気づきました。"
    );
    assert_eq!(
        found[1..],
        ["table 1 row 1 | text | 同日、警察に届け出ました。", "table 1 row 1 | text | 以上です。"]
    );
    let nested = format!(
        "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
        p("外"),
        p("中") + &table(&[&["甲", "乙"]])
    );
    assert_eq!(
        told(&read(&Docx::new(&nested))),
        ["table 1 row 1 | row 外/中 | 外\t中", "table 1 row 1 | row 甲/乙 | 甲\t乙"]
    );
}

#[test]
fn a_deleted_row_is_no_text() {
    let row = |properties: &str, text: &str| {
        format!("<w:tr>{properties}<w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>", p(text), p("1名"))
    };
    let body = format!(
        "<w:tbl>{}{}</w:tbl>",
        row("<w:trPr><w:del w:author=\"甲\"/></w:trPr>", "旧"),
        row("<w:trPr><w:ins w:author=\"甲\"/></w:trPr>", "新")
    );
    let extract = read(&Docx::new(&body));
    assert_eq!(told(&extract), ["table 1 row 2 | row 新/1名 | 新\t1名"]);
    assert_eq!(traces(&extract)[0].2, "旧");
}

#[test]
fn boxes_stand_behind_their_paragraph_and_only_once() {
    let inner = format!("<w:txbxContent>{}{}</w:txbxContent>", p("枠の一"), p("枠の二"));
    let run = format!(
        "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>{inner}</w:drawing></mc:Choice><mc:Fallback><w:pict>{inner}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    );
    let body = format!("<w:p>{}{run}{}</w:p>{}", r("前"), r("後"), p("次"));
    assert_eq!(
        told(&read(&Docx::new(&body))),
        [
            "paragraph 1 | text | 前後",
            "text box 1 | text | 枠の一",
            "text box 1 | text | 枠の二",
            "paragraph 2 | text | 次"
        ]
    );
}

#[test]
fn notes_headers_and_footers_come_last_and_once() {
    let note =
        |id: u8, kind: &str, text: &str| format!("<w:footnote w:id=\"{id}\" {kind}>{}</w:footnote>", p(text));
    let notes = root(
        "footnotes",
        &(note(0, "w:type=\"separator\"", "―")
            + &note(1, "", "二つ目")
            + &note(2, "", "一つ目")
            + &note(3, "", "孤児")),
    );
    let refer = |id: u8| format!("<w:r><w:footnoteReference w:id=\"{id}\"/></w:r>");
    let body = format!("<w:p>{}{}{}{}</w:p>", r("会員"), refer(2), r("のサイト"), refer(1))
        + "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId2\"/><w:headerReference w:type=\"first\" r:id=\"rId3\"/><w:footerReference r:id=\"rId4\"/></w:sectPr>";
    let page = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
    let docx = Docx::new(&body)
        .with("footnotes", &notes)
        .with("header", &root("hdr", &p("株式会社見本")))
        .with("header", &root("hdr", &p("株式会社見本")))
        .with("footer", &root("ftr", &(page.to_owned() + &p("東京都見本区"))));
    let extract = read(&docx);
    assert_eq!(
        told(&extract),
        [
            "paragraph 1 | text | 会員\u{200B}のサイト",
            "note 1 | note | 一つ目",
            "note 2 | note | 二つ目",
            "header | note | 株式会社見本",
            "footer | note | 東京都見本区",
        ]
    );
    let document = read_laid(&extract.text, &extract.layout);
    assert_eq!(document.text.lines().next(), Some("会員のサイト"));
    let last = document.last_of_text().map(|block| document.anchor(document.span(block.place)));
    assert_eq!(last, Some(Some(Anchor::Paragraph(1))));
}

#[test]
fn comments_know_their_words() {
    let comments = root(
        "comments",
        &format!(
            "<w:comment w:id=\"0\" w:author=\"法務 田中\">{}{}</w:comment><w:comment w:id=\"1\">{}</w:comment><w:comment w:id=\"7\">{}</w:comment>",
            p("確かですか"),
            p("要確認"),
            p("点で"),
            p("どこにもない")
        ),
    );
    let body = format!(
        "<w:p>{}<w:commentRangeStart w:id=\"0\"/>{}<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r>{}<w:r><w:commentReference w:id=\"1\"/></w:r></w:p>",
        r("対象は"),
        r("320名"),
        r("です")
    );
    let extract = read(&Docx::new(&body).with("comments", &comments));
    let found = traces(&extract);
    assert_eq!(
        found[0],
        (
            TraceKind::Comment,
            "320名".to_owned(),
            "確かですか 要確認".to_owned(),
            Some("法務 田中".to_owned())
        )
    );
    assert_eq!((found[1].1.as_str(), found[1].2.as_str()), ("", "点で"));
    assert_eq!((found[2].1.as_str(), found[2].2.as_str()), ("-", "どこにもない"));
}

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
        let places = super::places(&docx).unwrap();
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

#[test]
fn struck_text_is_told_and_equations_are_text() {
    let run =
        |properties: &str, text: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>");
    let field = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> EQ \\* jc2 \\o\\ad(\\s\\up 9(しめい),氏名)\
        </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    let body = [
        run("<w:strike/>", "2"),
        run("<w:dstrike/>", "60名"),
        run("<w:strike w:val=\"0\"/>", "26名の"),
        field.to_owned(),
    ]
    .concat();
    let extract = read(&Docx::new(&format!("<w:p>{body}</w:p>")));
    assert_eq!(extract.text, "26名の氏名\n");
    assert_eq!(traces(&extract), [(TraceKind::Struck, String::new(), "260名".to_owned(), None)]);
}

#[test]
fn the_words_of_a_drawing_hang_in_its_paragraph() {
    let drawn = |text: &str| {
        format!(
            "<d:dataModel xmlns:d=\"d\" xmlns:a=\"a\"><d:pt><d:t> <a:bodyPr/>{text}</d:t></d:pt></d:dataModel>"
        )
    };
    let xml = drawn(
        "<a:p><a:r><a:t>受付</a:t></a:r><a:r><a:t>係 A&amp;B</a:t></a:r></a:p><a:p><a:t> </a:t></a:p><a:p><a:t>平日のみ</a:t></a:p>",
    );
    let reference = "<w:r><w:drawing><x:relIds xmlns:x=\"d\" r:dm=\"rId1\"/></w:drawing></w:r>";
    let body = format!(
        "<w:p><w:r><w:t>窓口</w:t></w:r>{reference}</w:p>{}<w:p><w:del>{reference}</w:del></w:p>",
        p("以上")
    );
    let extract = read(&Docx::new(&body).with("diagramData", &xml));
    let lines: Vec<&str> = extract.text.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(lines, ["窓口", "受付係 A&B", "平日のみ", "以上"]);
    let cut = extract_of(&Docx::new(&body).with("diagramData", "<d:t xmlns:d=\"d\">"));
    assert!(matches!(cut, Err(Problem::Xml)));
}

fn extract_of(docx: &Docx) -> Result<Extract, Problem> {
    extract(&docx.bytes())
}
