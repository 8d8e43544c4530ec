//! Where a record may stand: in every place of text, Markdown, HTML and Word.

use super::record::{Dice, Record};
use crate::docx::{Docx, p, root};

const HEAD: &str = "個人情報漏えいのお詫び";
const LEAD: &str =
    "株式会社見本は2026年11月20日、会員1,200名の氏名、住所が漏えいしたことを公表しました。お詫びします。";
const END: &str = "流失しました。○○";

/// Where a record stands in text, Markdown and HTML: `{}` as it is, `{1}` in one line, `{a}` inside an attribute; `{csv}`,
/// `{quoted}`, `{tabs}` and `{semi}` as exported; `{get}` and `{raw}` behind the `?` of an address; `{json}` and `{esc}` as
/// in a script; `{rows}` as rows of a table.
const TEXT: [&str; 14] = [
    "{}\n\n○○",
    "「{1}」○○",
    "{1} 流失 ○○",
    "漏えいした情報\n\n・{1}\n\n○○",
    "お問い合わせ窓口:電話 0120-000-260\n\n会員情報\n\n{}\n\n○○",
    "<!-- noticelint-ignore text/placeholder: {1} -->\n○○",
    "お問い合わせ窓口:電話 0120-000-260\n{csv}\n○○",
    "{csv} ○○",
    "対象の方\n{quoted}\n○○",
    "{tabs}\n○○",
    "送信した一覧\n{semi}\n\n流失 ○○",
    "詳細 https://example.jp/entry?{get} ○○",
    "{json} ○○",
    "お問い合わせ窓口:電話 0120-000-260\n{1} ○○",
];
const MARKDOWN: [&str; 23] = [
    "{1} ○○",
    "- {1} ○○",
    "[{1}](https://example.jp/) ○○",
    "[詳細](https://example.jp/ \"{a}\") ○○",
    "![{1}](a.png) ○○",
    "![図](a.png \"{a}\") ○○",
    "`{1}` ○○",
    "```\n{}\n```\n\n○○ 流失",
    "<!-- {} --> ○○",
    "<a title=\"{a}\">○○</a>",
    "対象[^1] ○○\n\n[^1]: {1} ○○",
    "## {1}\n\n○○",
    "[詳細][a] ○○\n\n[a]: https://example.jp/ \"{a}\"",
    "| 内容 | 状態 |\n|---|---|\n| {1} | ○○ |",
    "{csv}\n\n○○",
    "```csv\n{quoted}\n```\n\n○○ 流失",
    "[詳細](https://example.jp/entry?{get}) ○○",
    "[詳細][a] ○○\n\n[a]: https://example.jp/?{get}",
    "<https://example.jp/entry?{get}> ○○",
    "```json\n{esc}\n```\n\n○○ 流失",
    "<script>var data = {esc};</script>\n\n○○",
    "---\nnote: \"{a}\"\n---\n\n○○",
    "お問い合わせ窓口:電話 0120-000-260\n\n{semi}\n\n○○",
];
const HTML: [&str; 27] = [
    "<p>{1} ○○</p>",
    "<pre>{}</pre><p>○○</p>",
    "<table><tr><td>{1}</td><td>○○</td></tr></table>",
    "<p><a href='https://example.jp/'>{1}</a> ○○</p>",
    "<p><a href='https://example.jp/' title=\"{a}\">詳細</a> ○○</p>",
    "<p>○○<img alt=\"{a}\" src='a.png'>○○</p>",
    "<p>○○</p><!-- {} -->",
    "<p>○○<span data-note='{a}'>○○</span></p>",
    "<form>○○<textarea>{}</textarea></form>",
    "<form>○○<select><option>{1}</option></select></form>",
    "<p>○○</p><script>var note = \"{a}\";</script>",
    "<p hidden>{1}</p><p>○○</p>",
    "<p>○○<del>{1}</del>○○</p>",
    "<noscript><p>{1}</p></noscript><p>○○</p>",
    "<iframe title=\"{a}\" src='a'></iframe><p>○○</p>",
    "<svg><text>{1}</text></svg><p>○○</p>",
    "<template><p>{1}</p></template><p>○○</p>",
    "<h2>{1}</h2><p>○○</p>",
    "<pre>{csv}</pre><p>○○</p>",
    "<p><a href=\"https://example.jp/entry?{get}\">詳細</a> ○○</p>",
    "<p><a href=\"https://example.jp/entry?{raw}\">詳細</a> ○○</p>",
    "<script type=\"application/ld+json\">{json}</script><p>○○</p>",
    "<script type=\"application/ld+json\">{esc}</script><p>○○</p>",
    "<p data-props='{esc}'>○○</p>",
    "<table>{rows}</table><p>○○</p>",
    "<p>{csv}</p><p>○○</p>",
    "<p>お問い合わせ窓口:電話 0120-000-260</p><p>{1}</p><p>○○</p>",
];

fn filled(place: &str, record: &Record) -> String {
    let one = record.text.replace('\n', "、");
    let cell = |(label, value): &(String, String)| format!("<tr><th>{label}</th><td>{value}</td></tr>");
    let ways = [
        ("{1}", one.clone()),
        ("{a}", one.replace('"', "&quot;")),
        ("{csv}", record.exported(",", "")),
        ("{quoted}", record.exported(",", "\"")),
        ("{tabs}", record.exported("\t", "")),
        ("{semi}", record.exported(";", "")),
        ("{get}", record.asked(true)),
        ("{raw}", record.asked(false)),
        ("{json}", record.json(false)),
        ("{esc}", record.json(true)),
        ("{rows}", record.fields.iter().map(cell).collect()),
        ("{}", record.text.clone()),
    ];
    ways.iter().fold(place.to_owned(), |filled, (way, said)| filled.replace(way, said))
}

/// One of the places of a format. Right below the line of a desk stands nothing that could be of that desk.
fn place(dice: &mut Dice, places: &[&'static str], record: &Record) -> &'static str {
    loop {
        let place = dice.one(places);
        if record.is_private() || !place.contains("窓口") || place.contains("会員情報") {
            return place;
        }
    }
}

/// A draft with a record in one of the places of a format: the ending of its name, the place, and its bytes.
pub(super) fn draft(dice: &mut Dice, record: &Record) -> (&'static str, String, Vec<u8>) {
    match dice.below(4) {
        0 => {
            let place = place(dice, &TEXT, record);
            let whole = format!("{HEAD}\n\n{LEAD}\n\n{}\n\n{END}\n", filled(place, record));
            ("txt", place.to_owned(), whole.into_bytes())
        }
        1 => {
            let place = place(dice, &MARKDOWN, record);
            let filled = filled(place, record);
            let whole = match filled.strip_prefix("---") {
                Some(rest) => format!("---{rest}\n\n# {HEAD}\n\n{LEAD}\n\n{END}\n"),
                None => format!("# {HEAD}\n\n{LEAD}\n\n{filled}\n\n{END}\n"),
            };
            ("md", place.to_owned(), whole.into_bytes())
        }
        2 => {
            let place = place(dice, &HTML, record);
            let filled = filled(place, record);
            let whole = format!("<html><body><h1>{HEAD}</h1><p>{LEAD}</p>{filled}<p>{END}</p></body></html>");
            ("html", place.to_owned(), whole.into_bytes())
        }
        _ => {
            let (place, bytes) = word(dice, record);
            ("docx", place.to_owned(), bytes)
        }
    }
}

/// The parts of a Word file in which a record may stand beside its text.
const PARTS: [&str; 4] = ["header", "footer", "footnotes", "endnotes"];

/// A Word file with a record in one of its places, and which.
fn word(dice: &mut Dice, record: &Record) -> (&'static str, Vec<u8>) {
    const MARK: &str = "<w:p><w:r><w:t>○○</w:t></w:r></w:p>";
    let text = &record.text;
    let line = |element: &str, around: (&str, &str), line: &str| {
        let line = line.replace('&', "&amp;").replace('<', "&lt;");
        format!("<w:p>{}<w:r><w:{element}>{line}</w:{element}></w:r>{}</w:p>", around.0, around.1)
    };
    let lines = |element: &str, around: (&str, &str)| -> String {
        text.lines().map(|said| line(element, around, said)).collect()
    };
    let plain = lines("t", ("", ""));
    let one = text.replace('\n', "、");
    let cell = |said: &str| format!("<w:tc>{}</w:tc>", line("t", ("", ""), said));
    let row = |cells: String| format!("<w:tr>{cells}</w:tr>");
    let table = |upright: bool| {
        let fields = &record.fields;
        let rows = match upright {
            true => fields.iter().map(|(label, value)| row(cell(label) + &cell(value))).collect(),
            false => {
                row(fields.iter().map(|(label, _)| cell(label)).collect())
                    + &row(fields.iter().map(|(_, value)| cell(value)).collect())
            }
        };
        format!("<w:tbl>{rows}</w:tbl>")
    };
    let comment = |inner: &str| format!("<w:comment w:id=\"1\" w:author=\"校閲\">{inner}</w:comment>");
    const COMMENTED: &str = "<w:p><w:commentRangeStart w:id=\"1\"/><w:r><w:t>○○</w:t></w:r><w:commentRangeEnd \
        w:id=\"1\"/><w:r><w:commentReference w:id=\"1\"/></w:r></w:p>";
    let around = |body: &str| Docx::new(&[p(HEAD), p(LEAD), body.to_owned(), p(END)].concat());
    let (place, file) = match dice.below(18) {
        0 => ("body", around(&format!("{plain}{MARK}"))),
        1 => ("inserted", around(&(lines("t", ("<w:ins w:author=\"校閲\">", "</w:ins>")) + MARK))),
        2 => ("deleted", around(&(lines("delText", ("<w:del w:author=\"校閲\">", "</w:del>")) + MARK))),
        3 => ("hidden", around(&(plain.replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>") + MARK))),
        4 => {
            ("cell", around(&format!("<w:tbl><w:tr><w:tc>{plain}</w:tc><w:tc>{MARK}</w:tc></w:tr></w:tbl>")))
        }
        5 => ("box", around(&format!("<w:p><w:r><w:txbxContent>{plain}{MARK}</w:txbxContent></w:r></w:p>"))),
        6 => ("comment", around(COMMENTED).with("comments", &root("comments", &comment(&plain)))),
        7 => (
            "properties",
            around(MARK)
                .with_core(&format!("<dc:title>{one}</dc:title><dc:description>{text}</dc:description>")),
        ),
        8 => ("table", around(&(table(false) + MARK))),
        9 => ("table of items", around(&(table(true) + MARK))),
        10 => {
            let exported: String = record.exported(",", "").lines().map(p).collect();
            ("exported", around(&(exported + MARK)))
        }
        11 if record.is_private() => {
            let desk = p("お問い合わせ窓口:電話 0120-000-260");
            let exported: String = record.exported(",", "").lines().map(p).collect();
            ("exported below a desk", around(&(desk + &exported + MARK)))
        }
        12 => (
            "alt",
            around(&format!(
                "<w:p><w:r><w:drawing><wp:inline xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/\
                 wordprocessingDrawing\"><wp:docPr id=\"1\" name=\"図\" descr=\"{one}\"/></wp:inline></w:drawing>\
                 <w:t>○○</w:t></w:r></w:p>"
            )),
        ),
        13 => {
            let link = format!("https://example.jp/entry?{}", record.asked(true).replace('&', "&amp;"));
            let body = "<w:p><w:hyperlink r:id=\"rId1\"><w:r><w:t>詳細 ○○</w:t></w:r></w:hyperlink></w:p>";
            ("link", around(body).with_link(&link))
        }
        _ => {
            let part = dice.one(&PARTS);
            let inner = match dice.below(3) {
                0 => plain,
                at => table(at == 1),
            };
            match part {
                "header" | "footer" => {
                    let name = if part == "header" { "hdr" } else { "ftr" };
                    let section =
                        format!("<w:sectPr><w:{part}Reference w:type=\"default\" r:id=\"rId1\"/></w:sectPr>");
                    let body = [p(HEAD), p(LEAD), MARK.to_owned(), p(END), section].concat();
                    (part, Docx::new(&body).with(part, &root(name, &(inner + MARK))))
                }
                _ => {
                    let one = part.trim_end_matches('s');
                    let note = format!("<w:{one} w:id=\"2\">{inner}{MARK}</w:{one}>");
                    let body = format!("<w:p><w:r><w:t>○○</w:t><w:{one}Reference w:id=\"2\"/></w:r></w:p>");
                    (part, around(&body).with(part, &root(part, &note)))
                }
            }
        }
    };
    (place, file.bytes())
}
