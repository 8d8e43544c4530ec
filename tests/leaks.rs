//! An affected person's own data, planted in every place of every format of input, each with values of its own: none of
//! them is in any output of any command, in any spelling.

use crate::docx::{Docx, p};
use crate::folder::Folder;

const HEAD: &str = "個人情報漏えいのお詫び";
const LEAD: &str =
    "株式会社見本は2026年11月20日、会員1,200名の氏名、住所が漏えいしたことを公表しました。お詫びします。";

/// Somebody affected.
struct Person {
    name: String,
    phone: String,
    mail: String,
    address: String,
}

impl Person {
    fn new(number: usize) -> Self {
        const SURNAMES: [&str; 8] = ["佐藤", "鈴木", "高橋", "田中", "伊藤", "渡辺", "山本", "中村"];
        const GIVEN: [&str; 5] = ["花子", "一郎", "恵子", "健太", "裕子"];
        let surname = SURNAMES[number % SURNAMES.len()];
        let given = GIVEN[number / SURNAMES.len() % GIVEN.len()];
        Self {
            name: format!("{surname}{given}"),
            phone: format!("090-{:04}-{:04}", 1100 + 37 * number, 5001 + 53 * number),
            mail: format!("person{number}.own@mail{number}.example.com"),
            address: format!("東京都港区見本町{}-{}-{}", 11 + number, 21 + number, 31 + number),
        }
    }

    /// As a notice says it.
    fn told(&self) -> String {
        let Self { name, phone, mail, address } = self;
        format!("会員の{name}様({phone}、{mail}、{address})")
    }

    /// Every spelling that must not be found.
    fn spellings(&self) -> Vec<String> {
        let wide = |text: &str| -> String {
            let wide = |c: char| char::from_u32(c as u32 + 0xFEE0).filter(|_| c.is_ascii_graphic());
            text.chars().map(|c| wide(c).unwrap_or(c)).collect()
        };
        let bare = self.phone.replace('-', "");
        let surname: String = self.name.chars().take(2).collect();
        let given: String = self.name.chars().skip(2).collect();
        vec![
            self.name.clone(),
            format!("{surname} {given}"),
            format!("{surname}　{given}"),
            self.phone.clone(),
            wide(&self.phone),
            bare.clone(),
            format!("+81-{}", &self.phone[1..]),
            format!("+81{}", &bare[1..]),
            self.mail.clone(),
            self.mail.replace('@', "%40"),
            self.mail.to_uppercase(),
            wide(&self.mail),
            self.address.clone(),
            wide(&self.address),
        ]
    }

    /// All spellings in one line: what stands once as somebody's own is theirs everywhere.
    fn again(&self) -> String {
        self.spellings().join("、")
    }
}

/// A draft with one person in each of its places.
struct Planted {
    name: String,
    bytes: Vec<u8>,
    persons: Vec<(String, Person)>,
}

/// Fills `{told}` and `{again}` in places; each place has a person of its own.
fn plant(extension: &str, number: &mut usize, place: &str, whole: impl Fn(&str) -> Vec<u8>) -> Planted {
    *number += 1;
    let person = Person::new(*number);
    let filled = place
        .replace("{told}", &person.told())
        .replace("{again}", &person.again())
        .replace("{name}", &person.name)
        .replace("{phone}", &person.phone)
        .replace("{mail}", &person.mail)
        .replace("{address}", &person.address);
    Planted {
        name: format!("{number:02}.{extension}"),
        bytes: whole(&filled),
        persons: vec![(place.to_owned(), person)],
    }
}

fn drafts() -> Vec<Planted> {
    let mut drafts = Vec::new();
    let mut number = 0;
    let text = |place: &str| format!("{HEAD}\n\n{LEAD}\n\n{place}\n\n流失しました。○○\n").into_bytes();
    for place in [
        "確認のため{told}へ連絡しました。\n\nまた、{again} についても確認しました。○○",
        "氏名:{name}\n電話:{phone}\nメール:{mail}\n住所:{address}\n\n{again} ○○",
        "{told}○○",
        "<!-- noticelint-ignore text/placeholder: {told}の確認を待つ -->\n○○\n",
        "<!-- noticelint-ignore nosuch/rule: {told}の確認を待つ -->\n○○\n",
        "<!-- noticelint-ignore {told} -->\n○○\n",
    ] {
        drafts.push(plant("txt", &mut number, place, text));
    }
    let roster = |place: &str| format!("名簿\n\n{place}\n\nTODO ○○\n").into_bytes();
    for place in ["{told}\n\n{again}", "氏名:{name}\n電話:{phone}\n\n{name} {phone}"] {
        drafts.push(plant("txt", &mut number, place, roster));
    }
    let markdown = |place: &str| format!("# {HEAD}\n\n{LEAD}\n\n{place}\n\n流失しました。○○\n").into_bytes();
    for place in [
        "- {told} ○○\n- [{name}](mailto:{mail}) ○○\n",
        "| 氏名 | 電話 |\n|---|---|\n| {name} | {phone} |\n\n{name}と{phone}です。○○",
        "<!-- {told} --> ○○",
        "対象の方[^1] ○○\n\n[^1]: {told}です。○○\n",
        "> {told} ○○\n\n`{name}` ○○",
        "```\n氏名:{name}\n電話:{phone}\n```\n\n○○ `{name}` ○○",
        "<a title=\"{told}\">○○</a>",
        "**{told}** ○○ ~~{name}~~",
        "![{told}](a.png) ○○",
    ] {
        drafts.push(plant("md", &mut number, place, markdown));
    }
    let html = |place: &str| {
        format!("<html><body><h1>{HEAD}</h1><p>{LEAD}</p>{place}<p>流失しました。○○</p></body></html>")
            .into_bytes()
    };
    for place in [
        "<p>{told} ○○</p><p>{again}</p>",
        "<p><a href=\"mailto:{mail}\">{told}</a> <a href=\"tel:{phone}\">○○</a></p>",
        "<p>○○<img alt=\"{told}\" src=\"a.png\">○○</p>",
        "<p>○○<!-- {told} -->○○</p>",
        "<p>○○<span data-note='{told}'>○○</span></p>",
        "<p>○○<del>{told}</del>○○</p>",
        "<table><tr><th>氏名</th><th>電話</th></tr><tr><td>{name}</td><td>{phone}</td></tr></table><p>{name}、{phone} ○○</p>",
        "<p>会員の<b>{name}</b>様 ○○</p><p>{name} ○○</p>",
        "<p hidden>{told}</p><p>○○</p>",
    ] {
        drafts.push(plant("html", &mut number, place, html));
    }
    let word = |place: &str| {
        let (body, more) = place.split_once("||").unwrap_or((place, ""));
        let body = [p(HEAD), p(LEAD), body.to_owned(), p("流失しました。○○")].concat();
        let docx = Docx::new(&body);
        let docx = match more.split_once('=') {
            Some(("core", inner)) => docx.with_core(inner),
            Some((kind, xml)) => docx.with(kind, xml),
            None => docx,
        };
        docx.bytes()
    };
    let w = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let run = "<w:r><w:t>{told} ○○</w:t></w:r>";
    for place in [
        format!("<w:p>{run}</w:p><w:p><w:r><w:t>{{again}}</w:t></w:r></w:p>"),
        format!("<w:p><w:ins w:author=\"校閲\">{run}</w:ins></w:p>"),
        "<w:p><w:del w:author=\"校閲\"><w:r><w:delText>{told}</w:delText></w:r></w:del><w:r><w:t>○○</w:t></w:r></w:p>".to_owned(),
        format!(
            "<w:p><w:commentRangeStart w:id=\"1\"/><w:r><w:t>○○</w:t></w:r><w:commentRangeEnd w:id=\"1\"/><w:r>\
             <w:commentReference w:id=\"1\"/></w:r></w:p>||comments=<w:comments {w}><w:comment w:id=\"1\" \
             w:author=\"校閲\"><w:p><w:r><w:t>{{told}}</w:t></w:r></w:p></w:comment></w:comments>"
        ),
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{told}</w:t></w:r><w:r><w:t>○○</w:t></w:r></w:p>".to_owned(),
        format!(
            "<w:p><w:r><w:t>○○</w:t><w:footnoteReference w:id=\"2\"/></w:r></w:p>||footnotes=<w:footnotes {w}>\
             <w:footnote w:id=\"2\"><w:p>{run}</w:p></w:footnote></w:footnotes>"
        ),
        "<w:p><w:r><w:t>○○</w:t></w:r></w:p>||core=<dc:title>{told}への案</dc:title>".to_owned(),
        format!("<w:tbl><w:tr><w:tc><w:p>{run}</w:p></w:tc></w:tr></w:tbl>"),
        format!("<w:p><w:r><w:txbxContent><w:p>{run}</w:p></w:txbxContent></w:r></w:p>"),
    ] {
        drafts.push(plant("docx", &mut number, &place, word));
    }
    number += 1;
    let person = Person::new(number);
    drafts.push(Planted {
        name: format!("会員の{}様.txt", person.name),
        bytes: text("○○"),
        persons: vec![("the name of the file".to_owned(), person)],
    });
    drafts
}

/// What leaks of the persons into a text: the place each was planted in, and how it is spelt.
fn leaks(drafts: &[Planted], text: &str) -> Vec<String> {
    let mut found = Vec::new();
    // Quotation marks and tags of formats may stand in between.
    let plain: String = text.replace("\\u0026", "&").replace("\\/", "/");
    for draft in drafts {
        for (place, person) in &draft.persons {
            for spelling in person.spellings() {
                if plain.contains(&spelling) {
                    found.push(format!("{}: {spelling}: {place}", draft.name));
                }
            }
        }
    }
    found
}

#[test]
fn nothing_of_anybody_is_in_any_output() {
    let drafts = drafts();
    let folder = drafts.iter().fold(Folder::new(), |folder, draft| folder.with(&draft.name, &draft.bytes));
    let mut all = Vec::new();
    let mut look = |what: &str, text: &str| {
        all.extend(leaks(&drafts, text).into_iter().map(|leak| format!("{what}: {leak}")));
    };
    let always = ["--isolated", "--as-of", "2026-11-22", "--show-suppressed"];
    for lang in ["ja", "en"] {
        for format in
            ["human", "short", "json", "jsonl", "html", "sarif", "github", "gitlab", "junit", "rdjson"]
        {
            let ran = folder.run(
                &[&["check", ".", "--format", format, "--lang", lang, "--summary", "summary"][..], &always]
                    .concat(),
            );
            assert!(matches!(ran.status, 0 | 1), "{format}: {}", ran.err);
            look(&format!("check --format {format}"), &ran.out);
            look("stderr", &ran.err);
            look("summary", &std::fs::read_to_string(folder.0.join("summary")).unwrap());
        }
    }
    for arguments in [
        &["check", ".", "--show", "all", "--isolated", "--as-of", "2026-11-22"][..],
        &["check", ".", "--fix", "--diff", "--isolated", "--as-of", "2026-11-22"],
        &["facts", ".", "--format", "json", "--isolated"],
        &["facts", ".", "--format", "human", "--isolated"],
        &["survey", ".", "--isolated"],
        &["survey", ".", "--isolated", "--format", "csv"],
        &[
            "check",
            "01.txt",
            "--previous",
            "09.md",
            "--isolated",
            "--as-of",
            "2026-11-22",
            "--format",
            "json",
        ],
    ] {
        let ran = folder.run(arguments);
        assert!(matches!(ran.status, 0 | 1), "{arguments:?}: {}", ran.err);
        look(&arguments.join(" "), &ran.out);
        look(&arguments.join(" "), &ran.err);
    }
    let ran = folder.run(&[
        "baseline",
        "write",
        ".",
        "--isolated",
        "--as-of",
        "2026-11-22",
        "--output",
        "known.toml",
    ]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let drafts = &drafts[..drafts.len() - 1];
    let known = std::fs::read_to_string(folder.0.join("known.toml")).unwrap();
    all.extend(leaks(drafts, &known));
    all.sort();
    all.dedup();
    assert!(all.is_empty(), "{} leaks:\n{}", all.len(), all.join("\n"));
}
