//! Slips in what was typed: each is told in the user's language and ends with 2, and nothing is passed over in silence.

use crate::folder::Folder;

const NOTICE: &str = "個人情報漏えいのお詫び\n\n2026年11月20日、会員1,200名の氏名が漏えいしました。\n";

fn folder() -> Folder {
    Folder::new().with("a.txt", NOTICE)
}

/// A command line, and what is said of it in Japanese.
const SLIPS: [(&[&str], &str); 18] = [
    (&["check", "--formt", "json", "a.txt"], "--formt というオプションはありません"),
    (&["check", "--formt", "json", "a.txt"], "--format のことですか"),
    (&["facts", "a.txt", "--fix"], "--fix というオプションはありません"),
    (&["check", "--format", "xml", "a.txt"], "--format <FORMAT> に「xml」は指定できません"),
    (&["check", "--fail-on", "a.txt"], "指定できる値: error、warning、info、never"),
    (&["check", "a.txt", "--as-of", "2026-02-30"], "--as-of <DATE> の「2026-02-30」が読めません"),
    (&["check", "a.txt", "--as-of", "tomorrow"], "年-月-日の数字で(例 2026-11-22)"),
    (&["check", "a.txt", "--encoding", "latin"], "次のどれか: utf-8"),
    (&["check", "a.txt", "--lang"], "--lang <LANG> には値が要ります"),
    (&["check", "a.txt", "--isolated", "--isolated"], "--isolated は一度だけ指定できます"),
    (&["check", "a.txt", "--diff"], "--fix が要ります"),
    (&["explain"], "<RULE|ELEMENT> が要ります"),
    (&["explain", "a", "b", "c"], "「c」は余分です"),
    (&["rules", "shw"], "「shw」というコマンドはありません"),
    (&["survey", "--derive", "--evidence", "."], "一緒に使えません"),
    (&["chek", "a.txt"], "「noticelint check」のことですか"),
    (&["fact", "a.txt"], "「noticelint facts」のことですか"),
    (&["a.txt", "--only", "cause/*", "--skip", "cause/*"], "検査する規則が残りません"),
];

#[test]
fn a_slip_is_told_in_japanese() {
    let folder = folder();
    for (arguments, said) in SLIPS {
        let ran = folder.run(arguments);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.err.contains(said), "{arguments:?}: {}", ran.err);
        for english in ["error:", "Usage:", "tip:", "For more"] {
            assert!(!ran.err.contains(english), "{arguments:?}: {}", ran.err);
        }
    }
}

#[test]
fn in_english_it_is_told_in_english() {
    let folder = folder();
    for (arguments, _) in SLIPS {
        let ran = folder.run(&[arguments, &["--lang=en"]].concat());
        assert_eq!(ran.status, 2, "{arguments:?}");
        assert!(ran.err.is_ascii() && !ran.err.is_empty(), "{arguments:?}: {}", ran.err);
    }
}

#[test]
fn a_file_or_a_far_word_is_no_slip_of_a_command() {
    let folder = folder().with("chek", NOTICE);
    assert_eq!(folder.run(&["chek", "--isolated", "--fail-on", "never"]).status, 0);
    let ran = folder.run(&["notice"]);
    assert!(ran.status == 2 && ran.err.contains("ファイルがありません"), "{}", ran.err);
    assert_eq!(folder.run(&["--help"]).status, 0);
}

#[cfg(unix)]
#[test]
fn links_and_pipes_in_a_folder_are_told() {
    use std::os::unix::fs::symlink;
    let (folder, other) = (folder(), folder());
    let pipe = |name: &str| {
        let made = std::process::Command::new("mkfifo").arg(folder.0.join(name)).status();
        assert!(made.unwrap().success());
    };
    let run = || folder.run(&["check", ".", "--isolated", "--fail-on", "never"]);
    // What leads to a draft of the same folder is checked there.
    symlink("a.txt", folder.0.join("same.txt")).unwrap();
    symlink(".", folder.0.join("round")).unwrap();
    symlink("/nowhere", folder.0.join("notes.log")).unwrap();
    let ran = run();
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    symlink(other.0.join("a.txt"), folder.0.join("other.txt")).unwrap();
    symlink(&other.0, folder.0.join("folder")).unwrap();
    symlink("/nowhere", folder.0.join("gone.md")).unwrap();
    pipe("pipe.html");
    let ran = run();
    assert_eq!(ran.status, 0);
    assert!(ran.err.contains("./folder、./gone.md、./other.txt ほか1件: 検査していません"), "{}", ran.err);
    // Named, a link is read; a pipe that nobody writes to is not waited for.
    assert_eq!(folder.run(&["check", "other.txt", "--isolated", "--fail-on", "never"]).status, 0);
    let ran = folder.run(&["check", "pipe.html"]);
    assert!(ran.status == 2 && ran.err.contains("通常のファイルではない"), "{}", ran.err);
}

#[test]
fn a_notice_in_another_language_is_told_to_be_none_of_these_rules() {
    let english = "Notice of Data Breach\n\nWe learned on May 3 that a person read the names of 1,200 customers. Please call us.\n";
    let japanese = "秋の交流会のご案内\n\n10月12日に交流会を開きます。お申し込みください。\n";
    let folder = Folder::new().with("en.txt", english).with("ja.txt", japanese);
    for (lang, said) in [("ja", "日本語の文書ではない"), ("en", "this is not in Japanese")] {
        let run =
            |name: &str| folder.run(&["check", name, "--isolated", "--lang", lang, "--fail-on", "warning"]);
        let ran = run("en.txt");
        assert!(ran.status == 1 && ran.out.contains(said), "{}", ran.out);
        assert!(!run("ja.txt").out.contains(said));
    }
}

#[test]
fn a_mistake_quotes_no_more_of_a_file_than_is_read() {
    let long = "x".repeat(100_000);
    for text in [
        format!("noticelint = 1\n{long} = 1\n"),
        format!("noticelint = 1\nextends = [\"{long}\"]\n"),
        long.clone(),
    ] {
        let ran = Folder::new().with("r.toml", &text).run(&["rules", "check", "r.toml"]);
        assert_eq!(ran.status, 2);
        assert!(ran.err.len() + ran.out.len() < 10_000, "{}", ran.err.len());
    }
}
