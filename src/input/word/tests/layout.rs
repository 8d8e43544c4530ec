//! Headings, lists, tables, boxes and notes: what the lines of a Word file are.

use super::{read, table, told, traces};
use crate::document::{Anchor, read_laid};
use crate::input::word::docx::{self, Docx, p, r, root, styled};

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
