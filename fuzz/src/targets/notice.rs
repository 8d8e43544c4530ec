//! Notices as a grammar has them: headings, paragraphs, lists, tables, records, drawn in each format.

use super::choices::Choices;
use super::phrases::{contact, count, date, person, phrase, sentence};
use super::word_files::{Docx, p, r, styled};
use super::{RULESET, TODAY, whole, whole_with};
use noticelint::{Charset, Options, Source, read_bytes};

const HEADINGS: [&str; 10] = [
    "個人情報漏えいのお詫び",
    "経緯",
    "原因",
    "対象となる方と項目",
    "二次被害の有無",
    "再発防止策",
    "お問い合わせ先",
    "当局への報告",
    "今後の対応について",
    "Notice of Data Breach",
];
/// Blocks of one notice at most.
const BLOCKS: usize = 30;

enum Block {
    Heading(usize, String),
    Paragraph(String),
    List(Vec<(usize, String)>),
    Table(Vec<Vec<String>>),
    /// As it stands, in formats that take it.
    Raw(&'static str),
}

/// A notice in one of the formats and encodings, through the whole run.
pub fn notice(bytes: &[u8]) {
    let mut choices = Choices::of(bytes);
    let (name, bytes) = file(&mut choices);
    whole(name, &bytes);
}

/// A notice, held against an earlier one of the same incident.
pub fn follow_up(bytes: &[u8]) {
    let mut choices = Choices::of(bytes);
    let (one, two) = (file(&mut choices), file(&mut choices));
    let earlier: Vec<Source> = read_bytes(one.0, one.1, None).into_iter().collect();
    let mut options = Options::on(TODAY);
    options.previous = noticelint::Previous::read(&earlier, &RULESET, &options.reading);
    whole_with(&RULESET, two.0, &two.1, &options);
}

/// A notice as Markdown.
pub fn written(choices: &mut Choices<'_>) -> String {
    markdown(&blocks(choices))
}

fn file(choices: &mut Choices<'_>) -> (&'static str, Vec<u8>) {
    let format = choices.below(5);
    let charset = [Charset::ShiftJis, Charset::EucJp, Charset::Iso2022Jp, Charset::Utf16Le, Charset::Utf16Be];
    let charset = charset.get(choices.below(20)).copied();
    let blocks = blocks(choices);
    let encoded = |text: String| {
        let other = charset.and_then(|charset| Some([charset.mark(), &charset.encode(&text)?].concat()));
        other.unwrap_or_else(|| text.into_bytes())
    };
    match format {
        0 => ("a.docx", word(&blocks)),
        1 => ("a.html", encoded(html(&blocks))),
        2 => ("a.md", encoded(markdown(&blocks))),
        _ => ("a.txt", encoded(text(&blocks))),
    }
}

fn blocks(choices: &mut Choices<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    while !choices.over() && blocks.len() < BLOCKS {
        blocks.push(block(choices));
    }
    blocks
}

fn block(choices: &mut Choices<'_>) -> Block {
    let some = |choices: &mut Choices<'_>, of: fn(&mut Choices<'_>) -> String| -> String {
        (0..1 + choices.below(4)).map(|_| of(choices)).collect()
    };
    match choices.below(12) {
        0 | 1 => {
            let number = choices.among(&["", "", "1. ", "(2)", "第3 ", "■", "４．", "ア "]);
            Block::Heading(1 + choices.below(3), format!("{number}{}", choices.among(&HEADINGS)))
        }
        2..=4 => Block::Paragraph(some(choices, sentence)),
        5 => {
            // A chronology.
            let line = |choices: &mut Choices<'_>| format!("{} {}\n", date(choices), sentence(choices));
            Block::Paragraph(some(choices, line))
        }
        6 | 7 => {
            let items = 1 + choices.below(6);
            Block::List((0..items).map(|_| (choices.below(4), item(choices))).collect())
        }
        8 => {
            let (rows, cells) = (1 + choices.below(5), 1 + choices.below(4));
            Block::Table((0..rows).map(|_| (0..cells).map(|_| item(choices)).collect()).collect())
        }
        9 => Block::Paragraph(some(choices, person)),
        10 => Block::Paragraph(contact(choices)),
        _ => {
            let raw: [&'static str; 8] = [
                "<!-- noticelint-ignore cause/missing: 別紙にある -->",
                "<!-- noticelint-ignore text/* ",
                "```\n流失\n```",
                "> 引用です。",
                "|a|",
                "---",
                "<details><summary>詳細</summary>",
                "[^1]: 注です。",
            ];
            Block::Raw(raw[choices.below(raw.len())])
        }
    }
}

fn item(choices: &mut Choices<'_>) -> String {
    match choices.below(6) {
        0 => format!("会員 {}", count(choices)),
        1 => format!("合計{}", count(choices)),
        2 => format!(
            "{}:{}",
            choices.among(&["氏名", "対象", "発生日", "件数", "項目", "計"]),
            phrase(choices, 0)
        ),
        3 => date(choices),
        4 => sentence(choices),
        _ => phrase(choices, 0),
    }
}

fn text(blocks: &[Block]) -> String {
    drawn(blocks, |block| match block {
        Block::Heading(_, words) | Block::Paragraph(words) => words.clone(),
        Block::Raw(words) => (*words).to_owned(),
        Block::List(items) => lines(items, |(deep, item)| format!("{}・{item}", "　".repeat(*deep))),
        Block::Table(rows) => lines(rows, |row| row.join("\t")),
    })
}

fn markdown(blocks: &[Block]) -> String {
    drawn(blocks, |block| match block {
        Block::Heading(level, words) => format!("{} {words}", "#".repeat(*level)),
        Block::Paragraph(words) => words.clone(),
        Block::Raw(words) => (*words).to_owned(),
        Block::List(items) => lines(items, |(deep, item)| format!("{}- {item}", "  ".repeat(*deep))),
        Block::Table(rows) => {
            let rule = rows.first().map_or(String::new(), |row| format!("|{}\n", "---|".repeat(row.len())));
            lines(rows, |row| format!("|{}|", row.join("|"))).replacen('\n', &format!("\n{rule}"), 1)
        }
    })
}

fn html(blocks: &[Block]) -> String {
    drawn(blocks, |block| match block {
        Block::Heading(level, words) => format!("<h{level}>{words}</h{level}>"),
        Block::Paragraph(words) => format!("<p>{}</p>", words.replace('\n', "<br>")),
        Block::Raw(words) => (*words).to_owned(),
        // Items that go deeper and never come back.
        Block::List(items) => {
            lines(items, |(deep, item)| format!("{}<li>{item}</li>", "<ul>".repeat(*deep % 2)))
        }
        Block::Table(rows) => {
            let row =
                |row: &Vec<String>| format!("<tr>{}</tr>", lines(row, |cell| format!("<td>{cell}</td>")));
            format!("<table>{}</table>", lines(rows, row))
        }
    })
}

fn word(blocks: &[Block]) -> Vec<u8> {
    let numbered =
        |deep: &usize| format!("<w:numPr><w:ilvl w:val=\"{deep}\"/><w:numId w:val=\"1\"/></w:numPr>");
    let body = drawn(blocks, |block| match block {
        Block::Heading(level, words) => {
            styled(&format!("<w:pStyle w:val=\"Heading{level}\"/>"), &plain(words))
        }
        Block::Paragraph(words) => {
            let runs: Vec<String> = plain(words).split('\n').map(r).collect();
            format!("<w:p>{}</w:p>", runs.join("<w:r><w:br/></w:r>"))
        }
        Block::Raw(words) => {
            format!(
                "<w:p><w:ins w:id=\"1\" w:author=\"佐藤花子\">{}</w:ins><w:del w:id=\"2\"><w:r><w:delText>{}</w:delText></w:r></w:del></w:p>",
                r(words),
                "旧"
            )
        }
        Block::List(items) => lines(items, |(deep, item)| styled(&numbered(deep), &plain(item))),
        Block::Table(rows) => {
            let cell = |cell: &String| format!("<w:tc>{}</w:tc>", p(&plain(cell)));
            let row = |row: &Vec<String>| format!("<w:tr>{}</w:tr>", lines(row, cell));
            format!("<w:tbl>{}</w:tbl>", lines(rows, row))
        }
    });
    Docx::new(&body).bytes()
}

/// What XML can hold.
fn plain(words: &str) -> String {
    words.replace('\0', "").replace(']', "&#93;")
}

fn drawn(blocks: &[Block], draw: impl Fn(&Block) -> String) -> String {
    let drawn: Vec<String> = blocks.iter().map(draw).collect();
    drawn.join("\n\n")
}

fn lines<T>(of: &[T], line: impl Fn(&T) -> String) -> String {
    of.iter().map(line).collect::<Vec<_>>().join("\n")
}
