//! The program as it is typed: exit status, bad input, where things are written, help.
//!
//! The rules here are a small set that stands alone, so that these tests say nothing about the built-in ones.

use crate::folder::{Folder, POLICY, Ran};
use insta::assert_snapshot;

const CLEAN: &str = "お知らせ\n\n情報の漏えいがありました。深くお詫び申し上げます。\n";
const ERROR: &str = "お知らせ\n\n情報の漏えいがありました。\n";
const WARNING: &str = "お知らせ\n\n名簿の紛失による漏えいがありました。深くお詫び申し上げます。\n";
const INFO: &str = "お知らせ\n\n取り急ぎ、漏えいをお知らせし、深くお詫び申し上げます。\n";

fn four() -> Folder {
    Folder::new()
        .with("clean.txt", CLEAN)
        .with("error.txt", ERROR)
        .with("warning.txt", WARNING)
        .with("info.txt", INFO)
}

#[test]
fn the_status_says_how_it_ended() {
    let folder = four();
    for (arguments, status) in [
        (&["clean.txt"][..], 0),
        (&["error.txt"], 1),
        (&["warning.txt"], 0),
        (&["warning.txt", "--fail-on", "warning"], 1),
        (&["info.txt", "--fail-on", "warning"], 0),
        (&["info.txt", "--fail-on", "info"], 1),
        (&["error.txt", "--fail-on", "never"], 0),
        (&["error.txt", "--skip", "apology/*"], 0),
        (&["error.txt", "--only", "acme/loss"], 0),
        (&["clean.txt", "error.txt"], 1),
        (&["error.txt", "no-such.txt"], 2),
        (&["no-such.txt", "--fail-on", "never"], 2),
    ] {
        for format in crate::formats::FORMATS {
            let ran = folder.check(&[arguments, &["--format", format]].concat());
            assert_eq!(ran.status, status, "{arguments:?} {format}\n{}{}", ran.out, ran.err);
            let written = folder.check(&[arguments, &["--format", format, "--output", "out"]].concat());
            assert_eq!(
                (written.status, written.out.as_str()),
                (status, ""),
                "{arguments:?} {format} --output"
            );
            assert_eq!(folder.read("out"), ran.out);
        }
    }
}

#[test]
fn a_folder_without_drafts_is_neither_clean_nor_failed() {
    let folder = Folder::new().with("docs/readme.rst", "x").with("docs/.hidden.md", ERROR);
    assert_eq!(folder.check(&["docs"]).status, 3);
    assert_eq!(folder.check(&["docs", "--allow-empty"]).status, 0);
    let json = folder.check(&["docs", "--format", "json"]);
    assert_eq!(json.status, 3);
    assert!(json.out.contains("\"documents\":0"), "{}", json.out);
    assert_eq!(folder.check(&["docs", "docs/.hidden.md"]).status, 1);
}

#[test]
fn a_folder_without_notices_is_clean() {
    let folder = Folder::new().with("docs/readme.md", "# 使い方\n\n読んでください。\n");
    let ran = folder.check(&["docs"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert_eq!(ran.out, "docs/readme.md: 告知文とは読めません\n");
}

#[test]
fn an_empty_file_is_a_document() {
    let folder = Folder::new().with("empty.txt", "").with("blank.md", "\u{feff}\n\n");
    for name in ["empty.txt", "blank.md"] {
        for format in ["human", "short", "json"] {
            let ran = folder.check(&[name, "--format", format]);
            assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{name}");
            assert!(ran.out.contains("告知文とは読めません"), "{}", ran.out);
        }
        let facts = folder.run(&["facts", "--rules", "policy.toml", "--format", "json", name]);
        assert_eq!(facts.status, 0);
        assert!(facts.out.contains(r#""language":"ja""#), "that of the ruleset: {}", facts.out);
    }
}

#[test]
fn one_line_of_five_megabytes() {
    let filler = "当社の業務について順にご説明いたします。".repeat(170);
    let line = format!("{filler}情報の漏えいがありました、名簿の紛失もありました。").repeat(500);
    assert!(line.len() > 5_000_000);
    let folder = Folder::new().with("long.txt", &line);
    for format in ["human", "short", "json"] {
        let ran = folder.check(&["long.txt", "--format", format]);
        assert_eq!(ran.status, 1, "{format}: {}", ran.err);
        let widest = ran.out.lines().map(|line| line.chars().count()).max();
        assert!(format == "json" || widest <= Some(120), "{format}: {widest:?}");
    }
}

#[test]
fn files_that_cannot_be_read_do_not_stop_the_others() {
    let folder = four()
        .with("nul.txt", b"abc\0def")
        .with("sjis.txt", b"\x82\xa8\xff")
        .with("draft.docx", b"PK\x03\x04");
    let names = ["nul.txt", "sjis.txt", "draft.docx", "none.txt", "clean.txt"];
    let ran = folder.check(&[&names[..], &["--format", "json"]].concat());
    assert_eq!(ran.status, 2);
    assert!(ran.out.contains("\"path\":\"clean.txt\"") && ran.out.contains("\"documents\":1"), "{}", ran.out);
    assert_snapshot!(ran.err, @r"
    nul.txt: テキストではないようです(4バイト目に NUL)。UTF-8 のテキストで保存してください。
    sjis.txt: UTF-8 ではなく(1バイト目から)、ほかの文字コードとも決められません。--encoding で指定するか(例 --encoding sjis)、エディターの「名前を付けて保存」で文字コードを UTF-8 にしてください。
    draft.docx: Word のファイルが途中で切れています。コピーやダウンロードをやり直してください。
    none.txt: ファイルがありません。パスを確かめてください。
    ");
    let english = folder.check(&["nul.txt", "draft.docx", "--lang", "en"]);
    assert_snapshot!(english.err, @r"
    nul.txt: does not look like text (NUL at byte 4); save it as text in UTF-8
    draft.docx: ends too early; copy or download it again
    ");
}

#[test]
fn output_goes_to_a_file_and_changes_no_status() {
    let folder = four();
    let printed = folder.check(&["error.txt", "--format", "json"]);
    let ran = folder.check(&["error.txt", "--format", "json", "--output", "out.json"]);
    assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (1, "", ""));
    assert_eq!(folder.read("out.json"), printed.out);
    assert_eq!(folder.check(&["clean.txt", "--output", "no/such/folder.txt"]).status, 2);
}

#[test]
fn a_bare_path_is_checked_and_nothing_typed_is_standard_input() {
    let folder = four();
    let rules = ["--rules", "policy.toml"];
    let bare = folder.run(&[&["error.txt"][..], &rules].concat());
    assert_eq!((bare.status, bare.out.contains("お詫びが本文にありません")), (1, true), "{}", bare.err);
    let flag_first = folder.run(&[&rules[..], &["error.txt"]].concat());
    assert_eq!((flag_first.status, &flag_first.out), (1, &bare.out));
    for arguments in [&["check"][..], &["check", "-"], &["-"]] {
        let ran = folder.typed(&[arguments, &rules, &["--format", "short"]].concat(), ERROR.as_bytes());
        assert_eq!(ran.status, 1, "{arguments:?}");
        assert!(ran.out.starts_with("<stdin>:"), "{}", ran.out);
    }
    let named = ["check", "--stdin-filename", "案/第1報.md", "--format", "short"];
    let ran = folder.typed(&[&named[..], &rules].concat(), ERROR.as_bytes());
    assert!(ran.out.starts_with("案/第1報.md:"), "{}", ran.out);
}

#[test]
fn the_nearest_rules_above_a_draft_are_used() {
    let other = POLICY.replace("severity = \"error\"", "severity = \"info\"").replace("small", "other");
    let folder = Folder::new()
        .with("noticelint.toml", POLICY)
        .with("a/draft.txt", ERROR)
        .with("b/noticelint.toml", other)
        .with("b/c/draft.txt", ERROR);
    let ran = folder.run(&["check", "a", "b", "--format", "jsonl"]);
    let rulesets: Vec<_> = ran.out.lines().filter_map(|line| line.split("\"ruleset\":").nth(1)).collect();
    assert_eq!(rulesets.len(), 2, "{}{}", ran.out, ran.err);
    assert!(rulesets[0].starts_with("{\"name\":\"small\"") && rulesets[1].starts_with("{\"name\":\"other\""));
    let alone = folder.run(&["check", "a", "--isolated", "--format", "json"]);
    assert!(alone.out.contains("\"name\":\"builtin:ja\""), "{}", alone.out);
    let named = folder.run(&["check", "a", "--rules", "builtin:ja", "--format", "json"]);
    assert_eq!(named.out, alone.out);
}

#[test]
fn broken_rules_fail_the_run() {
    let folder = four()
        .with("bad.toml", "noticelint = = 1\n")
        .with("d/noticelint.toml", "x = 1\n")
        .with("d/draft.txt", CLEAN);
    for arguments in
        [&["--rules", "bad.toml", "clean.txt"][..], &["d"], &["--rules", "none.toml", "clean.txt"]]
    {
        let ran = folder.run(&[&["check"][..], arguments].concat());
        assert_eq!(ran.status, 2, "{arguments:?}");
        assert!(!ran.err.is_empty() && ran.out.is_empty(), "{arguments:?}: {}", ran.out);
    }
    assert!(folder.run(&["check", "--rules", "bad.toml", "clean.txt"]).err.contains("bad.toml:1:"));
}

#[test]
fn names_that_are_not_known_fail_the_run() {
    let folder = four();
    let skip = folder.check(&["clean.txt", "--skip", "acme/los"]);
    assert_eq!(skip.status, 2);
    assert!(skip.err.contains("「acme/loss」(紛失)のことですか"), "{}", skip.err);
    assert_eq!(folder.check(&["clean.txt", "--only", "nothing/*"]).status, 2);
    let explain = folder.run(&["explain", "--rules", "policy.toml", "apology/mising", "--lang", "en"]);
    assert_eq!(explain.status, 2);
    assert!(explain.err.contains("did you mean `apology/missing`"), "{}", explain.err);
    for usage in [&["check", "--format", "pdf"][..], &["--no-such-flag"], &["check", "--as-of", "2023-02-30"]]
    {
        assert_eq!(folder.run(usage).status, 2, "{usage:?}");
    }
}

#[test]
fn switched_off_rules_are_told() {
    let folder = four();
    let ran = folder.check(&["clean.txt", "--skip", "acme/*"]);
    assert!(ran.out.contains("外した規則 2件: acme/loss、acme/note"), "{}", ran.out);
    let json = folder.check(&["clean.txt", "--skip", "acme/*", "--format", "json"]);
    assert!(json.out.contains("\"skipped_rules\":[\"acme/loss\",\"acme/note\"]"), "{}", json.out);
}

#[test]
fn messages_follow_the_flag_then_the_locale_then_the_draft() {
    let folder = four();
    let said = |lang: &str, flags: &[&str]| {
        let mut command =
            folder.command(&[&["facts", "--rules", "policy.toml", "clean.txt", "none.txt"], flags].concat());
        let ran = Ran::from(command.env("LANG", lang).output().unwrap());
        (ran.out.contains("stated"), ran.err.contains("no such file"))
    };
    assert_eq!(said("ja_JP.UTF-8", &[]), (false, false));
    assert_eq!(said("C.UTF-8", &[]), (false, false));
    assert_eq!(said("en_US.UTF-8", &[]), (false, true));
    assert_eq!(said("ja_JP.UTF-8", &["--lang", "en"]), (true, true));
}

#[cfg(unix)]
#[test]
fn nothing_of_a_draft_acts_on_the_terminal() {
    let text = format!("\u{1b}]0;x\u{7}{ERROR}\u{202e}紛失\u{9b}2J");
    let folder = Folder::new().with("a\u{1b}[2J.txt", text);
    for command in [&["check"][..], &["check", "--format", "short"], &["facts"]] {
        let ran = folder.run(&[command, &["--rules", "policy.toml", "a\u{1b}[2J.txt", "b\u{1b}c"]].concat());
        let acts = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(
            !ran.out.contains(acts) && !ran.err.contains(acts),
            "{command:?} {:?} {:?}",
            ran.out,
            ran.err
        );
    }
}

#[test]
fn the_same_run_gives_the_same_bytes() {
    let folder = four();
    for format in crate::formats::FORMATS {
        let run = || folder.check(&[".", "--format", format]).out;
        assert_eq!(run(), run());
    }
}

#[test]
fn the_report_of_a_folder() {
    let folder =
        Folder::new().with("notices/a.txt", CLEAN).with("notices/b.md", WARNING).with("notices/c.txt", ERROR);
    let ran = folder.check(&["notices"]);
    assert_eq!(ran.status, 1);
    assert_snapshot!(ran.out);
}

#[test]
fn rules_are_listed_and_explained() {
    let folder = Folder::new();
    assert_snapshot!(folder.run(&["rules", "list", "--rules", "policy.toml"]).out);
    assert_snapshot!(folder.run(&["explain", "apology/missing", "--rules", "policy.toml"]).out);
    assert_snapshot!(folder.run(&["explain", "apology", "--rules", "policy.toml", "--lang", "en"]).out);
    let json = folder.run(&["rules", "list", "--rules", "policy.toml", "--format", "json"]);
    assert!(json.out.starts_with("{\"schema\":\"noticelint/rules/1\""), "{}", json.out);
}

const COMMANDS: &[&str] = &[
    "",
    "check",
    "facts",
    "explain",
    "rules",
    "rules list",
    "rules show",
    "rules check",
    "rules diff",
    "rules new",
    "rules schema",
    "rules test",
    "survey",
    "baseline",
    "baseline write",
    "baseline prune",
    "template",
    "lsp",
    "init",
    "completions",
    "man",
];

#[test]
fn help_of_every_subcommand() {
    let folder = Folder::new();
    for command in COMMANDS {
        let words: Vec<_> = command.split_whitespace().chain(["--help"]).collect();
        for locale in ["ja_JP.UTF-8", "en_US.UTF-8"] {
            let ran = Ran::from(folder.command(&words).env("LANG", locale).output().unwrap());
            assert_eq!(ran.status, 0, "{command}: {}", ran.err);
            assert_snapshot!(format!("help_{}_{}", command.replace(' ', "_"), &locale[..2]), ran.out);
        }
    }
}

#[test]
fn the_version_for_people_and_for_scripts() {
    let folder = Folder::new();
    let number = env!("CARGO_PKG_VERSION");
    for flag in ["-V", "--version"] {
        let ran = folder.run(&[flag]);
        assert_eq!((ran.status, ran.out, ran.err), (0, format!("noticelint {number}\n"), String::new()));
    }
    let told = folder.run(&["--version", "--json"]);
    assert_eq!((told.status, told.err.as_str()), (0, ""));
    assert_eq!(folder.run(&["--json", "-V"]).out, told.out);
    let told: serde_json::Value = serde_json::from_str(&told.out).unwrap();
    assert_eq!(
        (&told["schema"], &told["os"]),
        (&"noticelint/version/1".into(), &std::env::consts::OS.into())
    );
    // What it says of the outputs is what they say of themselves.
    let folder = folder.with("draft.txt", "お知らせ\n");
    for command in ["check", "facts"] {
        let out = folder.run(&[command, "draft.txt", "--format", "json"]).out;
        let out: serde_json::Value = serde_json::from_str(&out).unwrap();
        assert_eq!(told["output_schemas"][command], out["schema"], "{command}");
    }
    let out = folder.run(&["check", "draft.txt", "--format", "json"]).out;
    let out: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(told["tool"], out["tool"]);
    for ruleset in told["rulesets"].as_array().unwrap() {
        let ran = folder.run(&["rules", "list", "--rules", ruleset.as_str().unwrap()]);
        assert_eq!(ran.status, 0, "{ruleset}: {}", ran.err);
    }
}

#[test]
fn json_goes_with_the_version_only() {
    let folder = Folder::new().with("draft.txt", "お知らせ\n");
    for words in [&["--json"][..], &["--json", "draft.txt"], &["--json", "check", "draft.txt"]] {
        let ran = folder.run(words);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{words:?}");
        assert!(ran.err.contains("--json"), "{words:?}: {}", ran.err);
    }
}
