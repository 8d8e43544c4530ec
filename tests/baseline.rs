//! `--baseline`: known findings of old texts.

use crate::folder::{Folder, Ran};

const OLD: &str =
    "# 漏えいのお知らせ\n\n鍵を紛失しました。\n\n鍵を紛失しました。\n\n取り急ぎお知らせします。\n";

fn folder() -> Folder {
    Folder::new().with("old/a.md", OLD).with("old/b.md", OLD)
}

fn write(folder: &Folder, arguments: &[&str]) -> Ran {
    folder.run(&[&["baseline", "write", "--rules", "policy.toml"], arguments].concat())
}

fn check(folder: &Folder, arguments: &[&str]) -> Ran {
    let format = if arguments.contains(&"--format") { [].as_slice() } else { &["--format", "short"] };
    let known = ["--baseline", "noticelint-baseline.toml"];
    folder.check(&[&known, format, arguments].concat())
}

#[test]
fn what_is_known_passes_wherever_it_moves_and_what_is_new_does_not() {
    let folder = folder();
    let ran = write(&folder, &["old"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""));
    assert!(ran.err.contains("指摘8件(2文書)"), "{}", ran.err);
    insta::assert_snapshot!("baseline_file", folder.read("noticelint-baseline.toml"));
    let ran = check(&folder, &["old"]);
    assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
    // Moved, and spaced otherwise: still known. A third of its kind is new.
    let folder = folder.with("old/a.md", format!("{}\n鍵を紛失しました。\n", OLD.replace("鍵を", "\n鍵を ")));
    let ran = check(&folder, &["./old/a.md"]);
    assert_eq!(
        (ran.out.as_str(), ran.err.as_str()),
        ("./old/a.md:11:3: 要確認 紛失と読めます [acme/loss]\n", "")
    );
    // In another file it is not known.
    let folder = folder.with("old/c.md", OLD);
    let ran = check(&folder, &["old/c.md"]);
    assert_eq!((ran.status, ran.out.lines().count()), (1, 4));
}

#[test]
fn known_findings_are_suppressed_ones() {
    let folder = folder();
    write(&folder, &["old"]);
    let ran = check(&folder, &["old", "--show-suppressed", "--format", "json"]);
    let json = ran.out;
    assert!(json.contains("\"suppressed\":8,\"vanished\":0"), "{json}");
    assert!(
        json.contains(
            "\"reason\":\"以前からある指摘\",\"until\":null,\"origin\":\"noticelint-baseline.toml:11\""
        ),
        "{json}"
    );
    let human = check(&folder, &["old/a.md", "--format", "human", "--show-suppressed"]).out;
    assert!(human.contains("抑制 4件") && human.contains("(noticelint-baseline.toml:8)"), "{human}");
    // A comment comes first: what it silences is still there, and is not told as vanished.
    let silenced = OLD.replace("取り急ぎ", "<!-- noticelint-ignore acme/note: 速報 -->取り急ぎ");
    let ran = check(&folder.with("old/a.md", silenced), &["old/a.md"]);
    assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
}

#[test]
fn what_has_vanished_is_told_and_pruned() {
    let folder = folder();
    write(&folder, &["old"]);
    let folder = folder.with("old/a.md", OLD.replace("取り急ぎ", ""));
    std::fs::remove_file(folder.0.join("old/b.md")).unwrap();
    let ran = check(&folder, &["old", "--format", "json"]);
    assert!(ran.out.contains("\"vanished\":1"), "{}", ran.out);
    let told = "noticelint-baseline.toml:10: old/a.md の acme/note は、もうありません\n\
                noticelint-baseline.toml: old/b.md がありません(既知の指摘 4件)\n\
                なくなったものは noticelint baseline prune --output noticelint-baseline.toml で一覧から外せます\n";
    assert_eq!((ran.status, ran.err.as_str()), (0, told));
    // Of rules that are not asked for nothing is known.
    let ran = check(&folder, &["old", "--only", "acme/loss"]);
    assert!(!ran.err.contains("old/a.md") && ran.out.is_empty(), "{}", ran.err);
    let folder = folder.with("old/a.md", format!("{}\n財布を紛失。\n", OLD.replace("取り急ぎ", "")));
    let ran = folder.run(&["baseline", "prune", "old", "--rules", "policy.toml"]);
    assert!(ran.err.contains("5件を外しました。残りは3件"), "{}", ran.err);
    let ran = check(&folder, &["old"]);
    assert_eq!((ran.out.lines().count(), ran.err.as_str()), (1, ""), "{}", ran.out);
}

#[test]
fn what_is_known_of_other_documents_stays_known() {
    let folder = folder();
    write(&folder, &["old"]);
    let folder = folder.with("old/c.md", OLD);
    assert!(write(&folder, &["old/c.md"]).err.contains("12件(3文書)"));
    assert_eq!(check(&folder, &["old"]).status, 0);
    // What was known of the document itself is replaced.
    let folder = folder.with("old/c.md", OLD.replace("取り急ぎ", ""));
    assert!(write(&folder, &["old/c.md"]).err.contains("11件(3文書)"));
    // With the marks of a conflict in it, it is made anew.
    let torn = folder.read("noticelint-baseline.toml").replacen("\"old/a.md\"", "<<<<<<< a\n\"old/a.md\"", 1);
    let folder = folder.with("noticelint-baseline.toml", torn);
    let ran = check(&folder, &["old"]);
    assert!(ran.status == 2 && ran.err.contains("競合の印"), "{}", ran.err);
    assert!(write(&folder, &["old"]).err.contains("11件(3文書)"));
}

#[test]
fn paths_are_seen_from_the_file() {
    let folder = folder();
    let ran = write(&folder, &["old/a.md", "--output", "old/known.toml"]);
    assert!(folder.read("old/known.toml").contains("\n\"a.md\" = ["), "{}", ran.err);
    let mut inside =
        folder.command(&["check", "a.md", "--rules", "../policy.toml", "--baseline", "known.toml"]);
    let ran = Ran::from(inside.current_dir(folder.0.join("old")).output().unwrap());
    assert_eq!(ran.status, 0, "{}", ran.out);
}

#[test]
fn nothing_of_the_text_stands_in_it() {
    let text = "# 漏えいのお知らせ\n\n会員の佐藤花子様の鍵を紛失しました。電話は090-1234-5678です。\n";
    let folder = Folder::new().with("a.md", text);
    assert_eq!(folder.run(&["baseline", "write", "a.md"]).status, 0);
    let known = folder.read("noticelint-baseline.toml");
    assert!(
        known.contains("text/personal-data") && !known.contains("佐藤") && !known.contains("5678"),
        "{known}"
    );
}

#[test]
fn nothing_is_hidden_that_went_wrong() {
    let folder = folder().with("old/bad.md", b"\x00\x01");
    let ran = write(&folder, &["old"]);
    assert_eq!(ran.status, 2);
    assert_eq!(check(&folder, &["old"]).status, 2);
    // Neither is another file written over, nor is nothing taken for known.
    let folder = folder.with("notes.toml", "a = 1\n");
    let ran = write(&folder, &["old/a.md", "--output", "notes.toml"]);
    assert_eq!((ran.status, folder.read("notes.toml").as_str()), (2, "a = 1\n"));
    std::fs::create_dir_all(folder.0.join("empty")).unwrap();
    let ran = write(&folder, &["empty", "--output", "none.toml"]);
    assert_eq!((ran.status, folder.0.join("none.toml").exists()), (3, false));
    assert_eq!(folder.run(&["baseline", "prune", "old", "--output", "none.toml"]).status, 2);
}

#[test]
fn a_file_that_cannot_be_read_is_told_with_its_place() {
    let folder = folder();
    write(&folder, &["old"]);
    let broken = folder.read("noticelint-baseline.toml").replacen("rule =", "rlue =", 1);
    let folder = folder.with("noticelint-baseline.toml", broken);
    let ran = check(&folder, &["old"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(
        ran.err.contains("noticelint-baseline.toml:8:5") && ran.err.contains("baseline write"),
        "{}",
        ran.err
    );
    let ran = folder.check(&["old", "--baseline", "none.toml"]);
    assert!(ran.status == 2 && ran.err.contains("baseline write --output none.toml"), "{}", ran.err);
}
