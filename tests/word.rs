//! Word files through the typed program: the same notice reads the same, each finding names its paragraph, comments go
//! into a copy, and what cannot be read says what to do.

use crate::docx::{Docx, p, r, styled, zip};
use crate::folder::Folder;
use insta::assert_snapshot;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const DAY: [&str; 3] = ["--isolated", "--as-of", "2026-11-22"];
const LOSS: &str = "会員名簿の漏えいについて\n\n2026年6月4日、名簿を紛失しました。\nお詫びします。";

fn json(folder: &Folder, command: &str, file: &str) -> Value {
    let ran = folder.run(&[&[command], DAY.as_slice(), &["--format", "json", file]].concat());
    serde_json::from_str(&ran.out).unwrap()
}

/// What is read, without where it stands.
fn read(folder: &Folder, file: &str) -> Value {
    fn strip(value: &mut Value) {
        match value {
            Value::Object(map) => {
                ["span", "path", "anchor", "labels", "fix", "evidence"].iter().for_each(|key| {
                    map.remove(*key);
                });
                map.values_mut().for_each(strip);
            }
            Value::Array(list) => list.iter_mut().for_each(strip),
            _ => {}
        }
    }
    let mut both =
        [json(folder, "check", file), json(folder, "facts", file)].map(|all| all["documents"][0].clone());
    both.iter_mut().for_each(strip);
    both.to_vec().into()
}

fn examples(end: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|own| own == end) && !path.ends_with("README.md") {
                found.push(path);
            }
        }
    }
    found.sort();
    assert!(found.len() > 10, "{found:?}");
    found
}

#[test]
fn every_text_among_the_examples_reads_the_same_as_a_word_file() {
    for path in examples("txt") {
        let text = fs::read_to_string(&path).unwrap();
        let folder = Folder::new().with("a.txt", &text).with("b.docx", Docx::plain(&text).bytes());
        assert_eq!(read(&folder, "b.docx"), read(&folder, "a.txt"), "{}", path.display());
    }
}

#[test]
fn every_markdown_among_the_examples_reads_the_same_as_pandoc_makes_it() {
    if Command::new("pandoc").arg("--version").output().is_err() {
        return;
    }
    for path in examples("md") {
        let folder = Folder::new().with("a.md", fs::read(&path).unwrap());
        let made = Command::new("pandoc")
            .args(["-f", "gfm+hard_line_breaks-strikeout", "-t", "docx", "a.md", "-o", "b.docx"])
            .current_dir(&folder.0)
            .status();
        assert!(made.unwrap().success());
        assert_eq!(read(&folder, "b.docx"), read(&folder, "a.md"), "{}", path.display());
    }
}

fn noted() -> Docx {
    let row = |cells: [&str; 2]| {
        format!("<w:tr>{}</w:tr>", cells.map(|cell| format!("<w:tc>{}</w:tc>", p(cell))).concat())
    };
    let body = p("会員名簿の漏えいについて")
        + &p("")
        + &p("2026年6月4日(金)、会員の名簿を紛失しました。お詫びします。")
        + &format!("<w:tbl>{}{}</w:tbl>", row(["会員", "320名"]), row(["発見", "6月5日(月)に警察に届出"]))
        + &format!("<w:p>{}<w:r><w:tab/></w:r>{}</w:p>", r("お問い合わせは下記まで"), r("情報の流失"));
    Docx::new(&body)
}

#[test]
fn findings_name_the_paragraph_or_the_row() {
    let folder = Folder::new().with("案.docx", noted().bytes());
    let all = json(&folder, "check", "案.docx");
    let found = all["documents"][0]["findings"].as_array().unwrap();
    let of = |rule: &str, text: &str| {
        let finding = found.iter().find(|found| found["rule"] == rule && found["text"] == text);
        finding.unwrap_or_else(|| panic!("{rule} {text}: {found:#?}"))["anchor"].as_str().unwrap().to_owned()
    };
    assert_eq!(of("dates/wrong-weekday", "2026年6月4日(金)"), "paragraph 3");
    assert_eq!(of("dates/wrong-weekday", "6月5日(月)"), "table 1 row 2");
    assert_eq!(of("terms/wrong", "流失"), "paragraph 4");
    let ran = folder.run(&[&["check"], DAY.as_slice(), &["案.docx"]].concat());
    assert_snapshot!("word_human", ran.out);
    let short = folder
        .run(&[&["check"], DAY.as_slice(), &["--format", "short", "--only", "dates/*", "案.docx"]].concat());
    assert_snapshot!("word_short", short.out);
    let text = json(&Folder::new().with("a.txt", LOSS), "check", "a.txt");
    assert!(
        text["documents"][0]["findings"].as_array().unwrap().iter().all(|found| found["anchor"].is_null())
    );
}

#[test]
fn what_must_not_go_out_with_a_notice_is_told() {
    let body = p("会員名簿の漏えいについて")
        + "<w:p><w:del w:author=\"広報 佐藤\"><w:r><w:delText>盗難か</w:delText></w:r></w:del>\
           <w:ins w:author=\"広報 佐藤\"><w:r><w:t>紛失</w:t></w:r></w:ins><w:r><w:t>しました。</w:t></w:r>\
           <w:r><w:rPr><w:vanish/></w:rPr><w:t>社内限り</w:t></w:r><w:r><w:commentReference w:id=\"0\"/></w:r></w:p>";
    let comments = crate::docx::root(
        "comments",
        &format!("<w:comment w:id=\"0\" w:author=\"法務 田中\">{}</w:comment>", p("人数を確認")),
    );
    let docx = Docx::new(&body)
        .with("comments", &comments)
        .with_core("<dc:title>名簿の件(案)</dc:title><dc:creator>佐藤 花子</dc:creator>");
    let folder = Folder::new().with("a.docx", docx.bytes());
    let all = json(&folder, "check", "a.docx");
    let found = all["documents"][0]["findings"].as_array().unwrap();
    let told: Vec<String> = found
        .iter()
        .filter(|found| found["rule"].as_str().is_some_and(|rule| rule.starts_with("document/")))
        .map(|found| {
            format!(
                "{} {} {}",
                found["severity"].as_str().unwrap(),
                found["rule"].as_str().unwrap(),
                found["message"].as_str().unwrap()
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "warning document/tracked-change 承諾していない変更履歴が2か所あります",
            "warning document/comment コメントが1件残っています",
            "warning document/hidden-text 隠し文字が1か所あります",
            "warning document/metadata ファイルのプロパティに「名簿の件(案)」とあります",
            "info document/metadata ファイルのプロパティに名前「佐藤 花子」があります",
        ]
    );
    let ran = folder.run(&[&["check"], DAY.as_slice(), &["--only", "document/*", "a.docx"]].concat());
    assert!(ran.out.contains("「人数を確認」(法務 田中)"), "{}", ran.out);
}

#[test]
fn what_cannot_be_read_says_what_to_do_and_the_others_follow() {
    let ole = |name: &str| {
        let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
        bytes.resize(1500, 0);
        bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    let docx = Docx::plain(LOSS).bytes();
    let laughs = "<!DOCTYPE d [<!ENTITY a \"b\">]><d>&a;</d>";
    let mut trap = Docx::plain("").entries();
    trap[2].1 = laughs.as_bytes().to_vec();
    let trap: Vec<(&str, &[u8])> =
        trap.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let folder = Folder::new()
        .with("locked.docx", ole("EncryptedPackage"))
        .with("old.doc", ole("WordDocument"))
        .with("a.pdf", b"%PDF-1.7")
        .with("a.rtf", b"{\\rtf1}")
        .with("a.odt", zip(&[("mimetype", b"application/vnd.oasis.opendocument.text")]))
        .with("~$good.docx", b"\x06user")
        .with("table.docx", zip(&[("xl/workbook.xml", b"<a/>")]))
        .with("other.zip", zip(&[("a.txt", b"a")]))
        .with("cut.docx", &docx[..docx.len() - 40])
        .with("text.docx", LOSS)
        .with("empty.docx", b"")
        .with("trap.docx", zip(&trap))
        .with("really-word.txt", &docx)
        .with("good.docx", &docx);
    let names = [
        "locked.docx",
        "old.doc",
        "a.pdf",
        "a.rtf",
        "a.odt",
        "~$good.docx",
        "table.docx",
        "other.zip",
        "cut.docx",
        "text.docx",
        "empty.docx",
        "trap.docx",
        "really-word.txt",
        "good.docx",
    ];
    for lang in ["ja", "en"] {
        let ran = folder.check(&[&["--lang", lang, "--format", "short"], names.as_slice()].concat());
        assert_eq!(ran.status, 2);
        assert!(
            ran.out.contains("good.docx:3:14: ") && ran.out.contains("really-word.txt:3:14: "),
            "{}",
            ran.out
        );
        assert_snapshot!(format!("word_errors_{lang}"), ran.err);
    }
}

#[test]
fn a_folder_holds_word_files_and_no_locks() {
    let folder = Folder::new()
        .with("drafts/a.docx", Docx::plain(LOSS).bytes())
        .with("drafts/b.docm", Docx::plain(LOSS).bytes())
        .with("drafts/~$a.docx", b"\x06user")
        .with("drafts/c.pdf", b"%PDF-1.7");
    let ran = folder.check(&["--format", "short", "drafts"]);
    assert_eq!((ran.status, ran.err.lines().count()), (0, 1), "{}", ran.err);
    assert!(ran.err.starts_with("drafts/c.pdf: "), "{}", ran.err);
    let files: Vec<&str> = ran.out.lines().filter_map(|line| line.split(':').next()).collect();
    assert_eq!(files, ["drafts/a.docx", "drafts/b.docm"]);
}

#[test]
fn standard_input_and_the_other_commands_take_word_files() {
    let docx = Docx::plain(LOSS).bytes();
    let folder = Folder::new().with("a.docx", &docx).with("a.txt", LOSS);
    let flags = [
        "check",
        "--rules",
        "policy.toml",
        "--as-of",
        "2026-11-22",
        "--format",
        "short",
        "--stdin-filename",
        "x.docx",
    ];
    let ran = folder.typed(&flags, &docx);
    assert_eq!(
        (ran.status, ran.out.as_str()),
        (0, "x.docx:3:14: 段落3: 要確認 紛失と読めます [acme/loss]\n")
    );
    let unnamed = folder.typed(&flags[..7], &docx);
    assert!(unnamed.out.starts_with("<stdin>:3:14: 段落3: "), "{unnamed:?}");
    let facts = folder.run(&[&["facts"], DAY.as_slice(), &["a.docx"]].concat());
    assert!(facts.out.contains("段落3"), "{}", facts.out);
    let survey = folder.run(&[&["survey"], DAY.as_slice(), &["a.docx"]].concat());
    assert_eq!(survey.status, 0, "{survey:?}");
    let later = LOSS.replace("2026年6月4日", "2026年6月3日") + "\n6月10日にお知らせした件の続報です。";
    let folder = folder.with("later.txt", &later);
    let of = |earlier: &str| {
        folder
            .run(
                &[&["check"], DAY.as_slice(), &["--format", "json", "--previous", earlier, "later.txt"]]
                    .concat(),
            )
            .out
    };
    assert_eq!(of("a.docx").replace("a.docx", "a.txt"), of("a.txt"));
}

#[test]
fn mending_is_refused_kindly() {
    let docx = noted().bytes();
    let folder = Folder::new().with("a.docx", &docx);
    let ran = folder.run(&[&["check"], DAY.as_slice(), &["--lang", "ja", "--fix", "-q", "a.docx"]].concat());
    assert_eq!(
        ran.err,
        "a.docx: Word のファイルは書き換えません。--annotate 写し.docx なら、指摘をコメントにした写しを書きます\n"
    );
    assert_eq!(fs::read(folder.0.join("a.docx")).unwrap(), docx);
    let ran = folder.typed(&["check", "--fix", "--stdin-filename", "x.docx"], &docx);
    assert_eq!(ran.out, "");
}

#[test]
fn a_copy_bears_each_finding_as_a_comment() {
    let folder = Folder::new().with("a.docx", noted().bytes());
    let annotate = |out: &str, file: &str| {
        folder.run(
            &[&["check"], DAY.as_slice(), &["--lang", "ja", "--format", "json", "--annotate", out, file]]
                .concat(),
        )
    };
    let ran = annotate("b.docx", "a.docx");
    let all: Value = serde_json::from_str(&ran.out).unwrap();
    let count = all["documents"][0]["findings"].as_array().unwrap().len();
    assert_eq!((ran.status, ran.err), (1, format!("b.docx: コメントを{count}件付けた写しを書きました\n")));
    assert!(read(&folder, "b.docx")[1] == read(&folder, "a.docx")[1], "the copy reads the same");
    let told = json(&folder, "check", "b.docx").to_string();
    assert!(told.contains(&format!("コメントが{count}件残っています")), "{told}");
    let first = fs::read(folder.0.join("b.docx")).unwrap();
    fs::remove_file(folder.0.join("b.docx")).unwrap();
    annotate("b.docx", "a.docx");
    assert_eq!(fs::read(folder.0.join("b.docx")).unwrap(), first, "the same bytes each time");
}

#[test]
fn a_copy_is_never_written_where_it_should_not_be() {
    let docx = noted().bytes();
    let folder =
        Folder::new().with("a.docx", &docx).with("c.docx", "own").with("t.txt", LOSS).with("d.docm", &docx);
    let of = |arguments: &[&str]| {
        let ran = folder.run(&[&["check"], DAY.as_slice(), &["--lang", "ja"], arguments].concat());
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{arguments:?}");
        ran.err
    };
    assert!(of(&["--annotate", "c.docx", "a.docx"]).contains("c.docx はすでにあります"));
    assert!(of(&["--annotate", "a.docx", "a.docx"]).contains("a.docx はすでにあります"));
    assert!(of(&["--annotate", "b.docx", "a.docx", "c.docx"]).contains("1つだけ"));
    assert!(of(&["--annotate", "b.docx", "."]).contains("フォルダー"));
    assert!(of(&["--annotate", "b.docx"]).contains("1つだけ"));
    assert!(of(&["--annotate", "b.txt", "t.txt"]).contains("Word のファイル(.docx)だけ"));
    assert!(of(&["--annotate", "b.docx", "d.docm"]).contains("拡張子"));
    assert_eq!(folder.read("c.docx"), "own");
    assert!(!folder.0.join("b.docx").exists() && !folder.0.join("b.txt").exists());
}

#[test]
fn numbered_paragraphs_read_like_typed_ones() {
    let typed = "会員名簿の漏えいについて\n\n1. 概要\n2026年6月4日、会員320名の名簿を紛失しました。\n2. 対象の情報\n(1) 氏名\n(2) 住所\n(3) 電話番号\n3. お詫び\n深くお詫びいたします。\n";
    let level = |at: u8, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let numbering = crate::docx::root(
        "numbering",
        &format!(
            "<w:abstractNum w:abstractNumId=\"0\">{}{}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>",
            level(0, "%1."),
            level(1, "(%2)")
        ),
    );
    let paragraph = |line: &str| {
        let at =
            if line.starts_with('(') { Some(1) } else { line.get(1..2).filter(|dot| *dot == ".").map(|_| 0) };
        match (at, line.split_once(' ')) {
            (Some(at), Some((_, text))) => {
                styled(&format!("<w:numPr><w:ilvl w:val=\"{at}\"/><w:numId w:val=\"1\"/></w:numPr>"), text)
            }
            _ => p(line),
        }
    };
    let body: String = typed.lines().map(paragraph).collect();
    let folder = Folder::new()
        .with("a.txt", typed)
        .with("b.docx", Docx::new(&body).with("numbering", &numbering).bytes());
    assert_eq!(read(&folder, "b.docx"), read(&folder, "a.txt"));
}
