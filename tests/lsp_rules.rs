//! Files of rules in an editor: their mistakes while they are written, and drafts that follow what is not saved yet.

use crate::editor::Editor;
use crate::folder::{Folder, POLICY};
use serde_json::{Value, json};

const DRAFT: &str = "漏えいのお知らせ\n\n取り急ぎ、会員320名の氏名を記した名簿の紛失をお知らせします。\n";

/// Waits until a text is told of as it should be: files of rules make it due more than once.
fn until(editor: &mut Editor<'_>, name: &str, holds: impl Fn(&[Value]) -> bool) {
    let uri = json!(editor.uri(name));
    loop {
        let mut value = editor.next();
        if value["params"]["uri"] == uri {
            let told: Vec<Value> = serde_json::from_value(value["params"]["diagnostics"].take()).unwrap();
            if holds(&told) {
                return;
            }
        }
    }
}

fn rules(told: &[Value]) -> Vec<&str> {
    told.iter().map(|told| told["code"].as_str().unwrap_or("-")).collect()
}

#[test]
fn a_file_of_rules_that_is_not_saved_counts() {
    let folder = Folder::new().with("drafts/a.txt", DRAFT);
    let mut editor = Editor::new(&folder);
    editor.open("drafts/a.txt", "plaintext", DRAFT);
    assert!(editor.found("drafts/a.txt").iter().any(|(rule, ..)| rule == "publication/undated"));
    // A new file, which stands on another that is open and not saved either.
    editor.open("base.toml", "toml", POLICY);
    assert_eq!(editor.found("base.toml"), []);
    let own = "noticelint = 1\nextends = [\"base.toml\"]\n[severity]\n\"apology/missing\" = \"off\"\n";
    editor.open("noticelint.toml", "toml", own);
    until(&mut editor, "drafts/a.txt", |told| rules(told) == ["acme/loss", "acme/note"]);
    // What it stands on changes: the draft follows by itself.
    let line = POLICY.lines().position(|line| line == "severity = \"warning\"").unwrap();
    let line = u32::try_from(line).unwrap();
    editor.change("base.toml", [line, 12], [line, 19], "info");
    until(&mut editor, "drafts/a.txt", |told| {
        told.len() == 2 && told.iter().all(|told| told["severity"] == 3)
    });
    // Closed without being saved, there is no such file.
    editor.tell("textDocument/didClose", json!({ "textDocument": { "uri": editor.uri("noticelint.toml") } }));
    until(&mut editor, "drafts/a.txt", |told| rules(told).contains(&"publication/undated"));
}

#[test]
fn mistakes_are_told_where_they_stand_and_drafts_keep_what_held_before() {
    let sound = "noticelint = 1\r\n# 😀\r\nextends = [\"policy.toml\"]\r\n[severity]\r\n\"acme/loss\" = \"error\"\r\n";
    let folder = Folder::new().with("noticelint.toml", sound);
    let mut editor = Editor::new(&folder);
    editor.open("a.txt", "plaintext", DRAFT);
    assert_eq!(rules(&editor.diagnostics("a.txt")), ["acme/loss", "apology/missing", "acme/note"]);
    editor.open("noticelint.toml", "toml", sound);
    assert_eq!(editor.found("noticelint.toml"), []);
    editor.change("noticelint.toml", [4, 9], [4, 10], "");
    let told = editor.diagnostics("noticelint.toml");
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0]["severity"], 1);
    assert_eq!(told[0]["range"]["start"]["line"], 4);
    assert!(told[0]["message"].as_str().unwrap().contains("acme/loss"), "{told:?}");
    until(&mut editor, "a.txt", |told| {
        let broken = told[0]["message"].as_str().unwrap().contains("noticelint.toml");
        rules(told) == ["-", "acme/loss", "apology/missing", "acme/note"]
            && broken
            && told[0]["severity"] == 2
    });
    editor.change("noticelint.toml", [4, 9], [4, 9], "s");
    assert_eq!(editor.found("noticelint.toml"), []);
    until(&mut editor, "a.txt", |told| told.len() == 3);
}

#[test]
fn what_is_hardly_meant_is_told_as_by_rules_check() {
    let text = "noticelint = 1\n[ruleset]\nversion = \"1\"\n[phrases.\"取り急ぎ\"]\nseverity = \"info\"\n\
                [terms.apology]\nadd = [\"お詫び\"]\n";
    let folder = Folder::new().with("noticelint.toml", text);
    let ran = folder.run(&["rules", "check", "--as-of", "2026-11-22", "--lang", "ja"]);
    let mut editor = Editor::new(&folder);
    editor.open("noticelint.toml", "toml", text);
    let told = editor.diagnostics("noticelint.toml");
    assert!(!told.is_empty(), "{}", ran.out);
    for told in &told {
        let first = told["message"].as_str().unwrap().lines().next().unwrap();
        assert!(ran.out.contains(first), "{first}\n{}", ran.out);
        assert_eq!(told["severity"], 2);
    }
    // Any other TOML is none of ours.
    editor.open("Cargo.toml", "toml", "[package]\nname = \"x\"\n");
    assert_eq!(editor.found("Cargo.toml"), []);
}

#[test]
fn a_mistake_in_what_a_file_stands_on_is_told_there_and_taken_back() {
    let folder =
        Folder::new().with("base.toml", "noticelint = 1\n[severity]\n\"cause/mising\" = \"error\"\n");
    let mut editor = Editor::new(&folder);
    editor.open("noticelint.toml", "toml", "noticelint = 1\nextends = [\"base.toml\"]\n");
    until(&mut editor, "base.toml", |told| told.len() == 1);
    editor.change("noticelint.toml", [1, 0], [2, 0], "");
    until(&mut editor, "base.toml", <[Value]>::is_empty);
}

#[test]
fn files_that_are_left_out_are_not_checked() {
    let rules = "noticelint = 1\n[files]\nexclude = [\"old/**\"]\n";
    let folder = Folder::new().with("noticelint.toml", rules);
    let mut editor = Editor::new(&folder);
    editor.open("old/a.txt", "plaintext", DRAFT);
    assert_eq!(editor.found("old/a.txt"), []);
    editor.open("new/a.txt", "plaintext", DRAFT);
    assert!(!editor.found("new/a.txt").is_empty());
    editor.open("main.rs", "rust", DRAFT);
    assert_eq!(editor.found("main.rs"), []);
}

#[test]
fn rules_that_change_on_the_disk_count_and_each_folder_has_its_own() {
    let own = "noticelint = 1\nextends = [\"policy.toml\"]\n[severity]\n\"acme/loss\" = \"off\"\n";
    let folder =
        Folder::new().with("one/noticelint.toml", own).with("one/policy.toml", POLICY).with("two/.keep", "");
    let mut editor = Editor::new(&folder);
    editor.open("one/a.txt", "plaintext", DRAFT);
    assert_eq!(rules(&editor.diagnostics("one/a.txt")), ["apology/missing", "acme/note"]);
    editor.open("two/a.txt", "plaintext", DRAFT);
    assert!(rules(&editor.diagnostics("two/a.txt")).contains(&"publication/undated"));
    // A file that comes, one that changes, one that goes: the editor says that something did.
    let two = folder.0.join("two/noticelint.toml");
    std::fs::write(&two, "noticelint = 1\nextends = [\"../one/policy.toml\"]\n").unwrap();
    let changed = |editor: &mut Editor<'_>| {
        editor.tell("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    };
    changed(&mut editor);
    until(&mut editor, "two/a.txt", |told| rules(told) == ["apology/missing", "acme/loss", "acme/note"]);
    std::fs::write(folder.0.join("one/policy.toml"), POLICY.replace("紛失\"] }]", "名簿\"] }]")).unwrap();
    std::fs::write(&two, format!("{own}\n").replace("policy", "../one/policy").replace("off", "info"))
        .unwrap();
    changed(&mut editor);
    until(&mut editor, "two/a.txt", |told| rules(told) == ["apology/missing", "acme/note", "acme/loss"]);
    std::fs::remove_file(&two).unwrap();
    changed(&mut editor);
    until(&mut editor, "two/a.txt", |told| rules(told).contains(&"publication/undated"));
}
