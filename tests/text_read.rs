//! docs/how-a-text-is-read.md and its Japanese twin: every example of their tables is run as printed.
//!
//! Owns no example: those stand in the documents.

use crate::folder::Folder;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

const TOP: &str = "会員名簿の紛失について\n\n2026年6月20日\n\n6月9日、会員12名の氏名が流出しました。\n\n";
/// Of a text that shall not have a reading: no date, no number, no kind of data.
const BARE: &str = "会員名簿の紛失について\n\nこのたびはご心配をおかけしました。\n\n";

/// The rows of the table of each section, cell by cell, without what encloses code.
fn tables(page: &str) -> Vec<Vec<Vec<String>>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(page);
    let page = fs::read_to_string(path).unwrap().replace("\r\n", "\n").replace("\\|", "\u{1}");
    let row = |line: &str| -> Vec<String> {
        let cells = line.trim_matches('|').split(" | ").map(|cell| cell.trim().trim_matches('`'));
        let signs = [("\u{1}", "|"), ("<U+200B>", "\u{200b}"), ("⏎", "\n")];
        cells
            .map(|cell| signs.iter().fold(cell.to_owned(), |cell, (from, to)| cell.replace(from, to)))
            .collect()
    };
    let section =
        |section: &str| section.lines().filter(|line| line.starts_with("| ")).skip(1).map(row).collect();
    page.split("\n## ").skip(1).map(section).collect()
}

/// Files, and a rule for each word or reading, looked for in every file: which rules spoke where.
fn found(tries: &[(&str, String)]) -> Vec<BTreeSet<String>> {
    let mut policy = "noticelint = 1\n".to_owned();
    let mut folder = Folder::new();
    for (at, (word, text)) in tries.iter().enumerate() {
        let word = word.replace('\\', "\\\\").replace('"', "\\\"");
        writeln!(
            policy,
            "[rules.\"house/r{at}\"]\ncheck = \"phrase\"\nkinds = [\"breach-notice\", \"other-incident-notice\", \
             \"not-a-notice\"]\nseverity = \"info\"\ntitle = \"t\"\nmessage = \"m\"\nwith = {{ detect = [{{ any = [\"{word}\"] }}] }}"
        )
        .unwrap();
        folder = folder.with(&format!("d/{at:03}.txt"), text);
    }
    let folder = folder.with("noticelint.toml", policy);
    let ran = folder.run(&["check", "--only", "house/*", "--format", "json", "d"]);
    let out: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}{}", ran.out, ran.err));
    let rules = |document: &Value| {
        let findings = document["findings"].as_array().unwrap().iter();
        findings.map(|finding| finding["rule"].as_str().unwrap().to_owned()).collect()
    };
    out["documents"].as_array().unwrap().iter().map(rules).collect()
}

/// What the facts of each text say under `name: value`.
fn read(texts: impl Iterator<Item = String>) -> Vec<Value> {
    let mut folder = Folder::new();
    for (at, text) in texts.enumerate() {
        folder = folder.with(&format!("d/{at:03}.txt"), text);
    }
    let ran = folder.run(&["facts", "--isolated", "--format", "json", "d"]);
    let out: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}{}", ran.out, ran.err));
    out["documents"].as_array().unwrap().clone()
}

fn says(facts: &Value, reading: &str) -> bool {
    let (name, value) = reading.split_once(": ").unwrap();
    let element = &facts["elements"][name];
    let found = if element.is_null() { &facts[name] } else { &element["status"] };
    found.as_str().map_or_else(|| found.to_string(), str::to_owned) == value
}

fn run_as_printed(page: &str) {
    let [words, sentences, readings, documents] = &tables(page)[..] else { panic!("{page}: four sections") };
    assert!(words.len() > 12 && sentences.len() > 12 && readings.len() > 12 && documents.len() > 5);
    let mut tries: Vec<(&str, String)> =
        words.iter().map(|row| (row[1].as_str(), format!("{TOP}{}\n", row[2]))).collect();
    for row in readings {
        tries.push((&row[0], format!("{TOP}{}\n", row[1])));
        tries.push((&row[0], format!("{BARE}{}\n", row[2])));
    }
    let found = found(&tries);
    let spoke = |at: usize| found[at].contains(&format!("house/r{at}"));
    for (at, row) in words.iter().enumerate() {
        let yes = matches!(row[3].as_str(), "はい" | "yes");
        assert!(yes || matches!(row[3].as_str(), "いいえ" | "no"), "{page}: {row:?}");
        assert_eq!(spoke(at), yes, "{page}: {row:?}");
    }
    for (at, row) in readings.iter().enumerate() {
        let first = words.len() + 2 * at;
        assert_eq!((spoke(first), spoke(first + 1)), (true, false), "{page}: {row:?}");
    }
    let texts = sentences.iter().map(|row| format!("{TOP}{}\n", row[1]));
    let facts = read(texts.chain(documents.iter().map(|row| format!("{}\n", row[1]))));
    for (facts, row) in facts.iter().zip(sentences.iter().chain(documents)) {
        assert!(says(facts, &row[2]), "{page}: {row:?}");
    }
}

#[test]
fn the_english_page_says_how_texts_are_read() {
    run_as_printed("how-a-text-is-read.md");
}

#[test]
fn the_japanese_page_says_how_texts_are_read() {
    run_as_printed("how-a-text-is-read.ja.md");
}
