//! What of a Word file is text, and what is told of the rest.

mod layout;
mod refused;

use crate::document::{Role, TraceKind};
use crate::input::word::docx::{Docx, p, r, root};
use crate::input::word::{Extract, Problem, extract};

fn read(docx: &Docx) -> Extract {
    extract(&docx.bytes()).unwrap()
}

fn extract_of(docx: &Docx) -> Result<Extract, Problem> {
    extract(&docx.bytes())
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

fn table(rows: &[&[&str]]) -> String {
    let cell = |cell: &&str| format!("<w:tc>{}</w:tc>", cell.split('|').map(p).collect::<String>());
    let row = |row: &&[&str]| format!("<w:tr>{}</w:tr>", row.iter().map(cell).collect::<String>());
    format!("<w:tbl><w:tblPr/>{}</w:tbl>", rows.iter().map(row).collect::<String>())
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
