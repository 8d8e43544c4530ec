//! docs/how-a-text-is-read.md and its Japanese twin: every example of their tables is run as printed, and what stands
//! between the tables as well.
//!
//! Owns no example: those stand in the documents.

use crate::folder::Folder;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

const TOP: &str = "会員名簿の紛失について\n\n2026年6月20日\n\n6月9日、会員12名の氏名が流出しました。\n\n";
/// Of a text that shall not have a reading: no sentence, no date, no number, no kind of data.
const BARE: &str = "会員名簿の紛失について\n\n";

fn text(page: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(page);
    fs::read_to_string(path).unwrap().replace("\r\n", "\n")
}

/// The rows of the table of each section, cell by cell, without what encloses code.
fn tables(page: &str) -> Vec<Vec<Vec<String>>> {
    let page = text(page).replace("\\|", "\u{1}");
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

/// Files, and a rule for each word or reading, looked for in every file: which rules spoke below the first lines of which.
fn found_as(key: &str, tries: &[(&str, String)]) -> Vec<BTreeSet<String>> {
    let mut policy = "noticelint = 1\n".to_owned();
    let mut folder = Folder::new();
    for (at, (word, text)) in tries.iter().enumerate() {
        let word = word.replace('\\', "\\\\").replace('"', "\\\"");
        let sentence = if key == "none" { "any = [\"#sentence\"], " } else { "" };
        writeln!(
            policy,
            "[rules.\"house/r{at}\"]\ncheck = \"phrase\"\nkinds = [\"breach-notice\", \"other-incident-notice\", \
             \"not-a-notice\"]\nseverity = \"info\"\ntitle = \"t\"\nmessage = \"m\"\nwith = {{ detect = [{{ {sentence}{key} = [\"{word}\"] }}] }}"
        )
        .unwrap();
        folder = folder.with(&format!("d/{at:03}.txt"), text);
    }
    let folder = folder.with("noticelint.toml", policy);
    let ran = folder.run(&["check", "--only", "house/*", "--format", "json", "d"]);
    let out: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}{}", ran.out, ran.err));
    let rules = |document: &Value| {
        let findings = document["findings"].as_array().unwrap().iter();
        let path = document["path"].as_str().unwrap();
        let at: usize = path[path.len() - 7..path.len() - 4].parse().unwrap();
        let top = if tries[at].1.starts_with(TOP) { TOP } else { BARE }.lines().count() as u64;
        let own = findings.filter(|finding| finding["span"]["start"]["line"].as_u64().unwrap() > top);
        own.map(|finding| finding["rule"].as_str().unwrap().to_owned()).collect()
    };
    out["documents"].as_array().unwrap().iter().map(rules).collect()
}

/// Where a word of the first section may stand, and how it does there.
const PLACES: [&str; 3] = ["[phrases]", "[elements] words", "[terms]"];

/// As [`found_as`], for a word that stands elsewhere: whether it is found in its text.
fn found_at(place: &str, tries: &[(&str, String)]) -> Vec<bool> {
    let quoted = |word: &str| word.replace('\\', "\\\\").replace('"', "\\\"");
    let words: BTreeSet<&str> = tries.iter().map(|(word, _)| *word).collect();
    let mut policy = "noticelint = 1\n".to_owned();
    for (at, word) in words.iter().enumerate() {
        let word = quoted(word);
        let part = match place {
            "[phrases]" => format!("[phrases.\"{word}\"]\nseverity = \"info\""),
            "[elements] words" => format!("[elements.x{at}]\ntitle = \"t\"\nwords = [\"{word}\"]"),
            "[terms]" => format!(
                "[terms.x{at}]\nwords = [\"{word}\"]\n[rules.\"house/x{at}\"]\ncheck = \"phrase\"\nseverity = \"info\"\n\
                 title = \"t\"\nmessage = \"m\"\nwith = {{ detect = [{{ any = [\"@x{at}\"] }}] }}"
            ),
            other => panic!("{other}"),
        };
        writeln!(policy, "{part}").unwrap();
    }
    let mut folder = Folder::new().with("noticelint.toml", policy);
    for (at, (_, text)) in tries.iter().enumerate() {
        folder = folder.with(&format!("d/{at:03}.txt"), text);
    }
    let ran = folder.run(&["check", "--format", "json", "d"]);
    let out: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}{}", ran.out, ran.err));
    let documents = out["documents"].as_array().unwrap().iter().zip(tries);
    documents
        .map(|(document, (word, _))| {
            let at = words.iter().position(|known| known == word).unwrap();
            let spoke = |rule: String| {
                document["findings"].as_array().unwrap().iter().any(|one| one["rule"] == rule.as_str())
            };
            match place {
                "[phrases]" => spoke(format!("phrases/{word}")),
                "[terms]" => spoke(format!("house/x{at}")),
                _ => document["elements"][format!("x{at}")] != "absent",
            }
        })
        .collect()
}

/// Whether a rule that is written so looks at a document of each kind, given one of each.
fn sees(written: &str, documents: &[&str; 3]) -> [bool; 3] {
    let rule = |more: &str| {
        format!(
            "[rules.\"house/x\"]\ncheck = \"phrase\"\nseverity = \"info\"\ntitle = \"t\"\nmessage = \"m\"\n{more}\n\
             with = {{ detect = [{{ any = [\"冊子\"] }}] }}"
        )
    };
    let part = match written.split_once(' ').unwrap() {
        ("[rules]", kinds) if kinds.starts_with("kinds") => rule(kinds),
        ("[rules]", _) => rule(""),
        (_, key) => format!("[phrases.\"冊子\"]\n{key} = \"info\""),
    };
    let required = written.ends_with("required");
    let said = if required { "" } else { "冊子もあります。" };
    documents.map(|document| {
        let folder = Folder::new()
            .with("noticelint.toml", format!("noticelint = 1\n{part}\n"))
            .with("案.txt", format!("{document}{said}\n"));
        let ran = folder.run(&["check", "--format", "json", "案.txt"]);
        let out: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}{}", ran.out, ran.err));
        let mut rules = out["documents"][0]["findings"].as_array().unwrap().iter();
        rules.any(|one| ["house/x", "phrases/冊子"].contains(&one["rule"].as_str().unwrap()))
    })
}

/// The calls between the tables, as printed: each says something.
fn run_calls(page: &str) {
    let whole = text(page);
    let prose = whole.lines().filter(|line| !line.starts_with('|')).collect::<Vec<_>>().join("\n");
    let calls: Vec<&str> =
        prose.split('`').skip(1).step_by(2).filter_map(|call| call.strip_prefix("noticelint ")).collect();
    assert!(calls.len() > 3, "{page}: {calls:?}");
    let folder = Folder::new().with("案.txt", TOP).with("DRAFT.txt", TOP);
    for call in calls {
        let words: Vec<&str> = call.split(' ').collect();
        let ran = folder.run(&words);
        assert!(ran.status == 0 && ran.out.lines().count() > 1, "{page}: {call}: {}", ran.err);
    }
    // What the third section says that its sentences stand behind.
    for part in ["2026年6月20日", "6月9日、会員12名の氏名が流出しました。"] {
        assert!(prose.contains(part) && TOP.contains(part), "{page}: {part}");
    }
}

/// Whether a word at a place of a policy counts in a heading, in a quotation, in another form, and where it is denied.
fn counts(place: &str) -> [bool; 4] {
    let rule = |check: &str, with: &str| {
        format!(
            "[rules.\"house/x\"]\nseverity = \"info\"\ntitle = \"t\"\nmessage = \"m\"\ncheck = \"{check}\"\nwith = {{ {with} }}"
        )
    };
    let policy = |word: &str| match place.split(' ').next_back().unwrap() {
        "true" => rule("phrase", &format!("detect = [{{ any = [\"{word}\"], in-headings = true }}]")),
        "with.detect" => rule("phrase", &format!("detect = [{{ any = [\"{word}\"] }}]")),
        "with.pairs" => rule("replace", &format!("pairs = {{ \"{word}\" = \"丙\" }}")),
        "with.groups" => rule("mixed", &format!("groups = [[\"{word}\", \"流出\"]]")),
        "with.terms" => rule("undefined", &format!("terms = [[\"{word}\", \"丙\"]]")),
        key @ ("severity" | "required") => format!("[phrases.\"{word}\"]\n{key} = \"info\""),
        "words" => format!("[elements.x]\ntitle = \"t\"\nwords = [\"{word}\"]"),
        "detect" => format!("[elements.x]\ntitle = \"t\"\ndetect = [{{ any = [\"{word}\"] }}]"),
        other => panic!("{other}"),
    };
    [
        ("書庫", "■館内の書庫\n\n四月に点検を終えました。"),
        ("書庫", "「館内の書庫」という題の冊子です。"),
        ("償う", "損害を償いました。"),
        ("書庫", "その部屋は書庫ではありません。"),
    ]
    .map(|(word, text)| {
        let policy = format!("noticelint = 1\n{}\n", policy(word));
        let folder = Folder::new().with("noticelint.toml", policy).with("案.txt", format!("{TOP}{text}\n"));
        let ran = folder.run(&["check", "--format", "json", "案.txt"]);
        let out: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}{}", ran.out, ran.err));
        let document = &out["documents"][0];
        if let Some(status) = document["elements"]["x"].as_str() {
            return status != "absent";
        }
        let mut rules =
            document["findings"].as_array().unwrap().iter().map(|one| one["rule"].as_str().unwrap());
        let spoke = rules.any(|rule| rule.starts_with("house/") || rule.starts_with("phrases/"));
        spoke != place.ends_with("required")
    })
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
    let [words, places, sentences, readings, seen, documents] = &tables(page)[..] else {
        panic!("{page}: six sections")
    };
    run_calls(page);
    let yes = |cells: &[String]| -> Vec<bool> {
        cells.iter().map(|cell| matches!(cell.as_str(), "はい" | "yes")).collect()
    };
    let of_kind = |kind: &str| {
        let row = documents.iter().find(|row| row[2] == format!("kind: {kind}"));
        row.map(|row| row[1].as_str()).unwrap()
    };
    let of_each = ["breach-notice", "other-incident-notice", "not-a-notice"].map(of_kind);
    for row in seen {
        assert_eq!(sees(&row[0], &of_each), yes(&row[1..])[..], "{page}: {row:?}");
    }
    let rows: BTreeSet<_> = places.iter().map(|row| &row[1..]).collect();
    assert!(rows.len() > 1, "{page}: places differ");
    for row in places {
        assert_eq!(counts(&row[0]), yes(&row[1..])[..], "{page}: {row:?}");
    }
    let told: BTreeSet<&str> = readings.iter().map(|row| row[0].as_str()).collect();
    let listed = Folder::new().run(&["rules", "list", "--conditions", "--format", "json"]).out;
    let listed: Value = serde_json::from_str(&listed).unwrap();
    let names = listed["names"].as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap());
    assert_eq!(told, names.filter(|name| name.starts_with('#')).collect(), "{page}: each reading has a row");
    assert!(words.len() > 12 && sentences.len() > 12 && readings.len() > 12 && documents.len() > 5);
    let mut tries: Vec<(&str, String)> =
        words.iter().map(|row| (row[1].as_str(), format!("{TOP}{}\n", row[2]))).collect();
    for row in readings {
        tries.push((&row[0], format!("{TOP}{}\n", row[1])));
        tries.push((&row[0], format!("{BARE}{}\n", row[2])));
    }
    for place in PLACES {
        assert!(text(page).contains(place), "{page}: {place}");
        let found = found_at(place, &tries[..words.len()]);
        for (found, row) in found.iter().zip(words) {
            assert_eq!(*found, yes(&row[3..])[0], "{page}: {place}: {row:?}");
        }
    }
    let (all, none) = (found_as("all", &tries), found_as("none", &tries));
    let found = found_as("any", &tries);
    let spoke = |at: usize| found[at].contains(&format!("house/r{at}"));
    for (at, row) in words.iter().enumerate() {
        let yes = matches!(row[3].as_str(), "はい" | "yes");
        assert!(yes || matches!(row[3].as_str(), "いいえ" | "no"), "{page}: {row:?}");
        assert_eq!(spoke(at), yes, "{page}: {row:?}");
    }
    for (at, row) in readings.iter().enumerate() {
        let first = words.len() + 2 * at;
        assert_eq!((spoke(first), spoke(first + 1)), (true, false), "{page}: {row:?}");
        let by = |found: &[BTreeSet<String>], at: usize| found[at].contains(&format!("house/r{at}"));
        assert_eq!((by(&all, first), by(&all, first + 1)), (true, false), "{page}: all: {row:?}");
        // A sentence without a sentence there is none.
        let without = row[0] != "#sentence";
        assert_eq!((by(&none, first), by(&none, first + 1)), (false, without), "{page}: none: {row:?}");
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
