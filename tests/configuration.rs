//! `noticelint.toml` in a run: which files it takes, what it says of some paths only, and what shows that.

use crate::folder::{Folder, POLICY, Ran};

const DRAFT: &str = "# 漏えいのお知らせ\n\n紛失しました。取り急ぎお知らせします。\n";

/// The small rules as the organisation's file, with more behind them, and drafts in several folders.
fn folder(more: &str) -> Folder {
    let folder = Folder::new().with("noticelint.toml", format!("{POLICY}{more}"));
    ["notices/a.md", "notices/2024/b.md", "archive/c.md", "README.md"]
        .into_iter()
        .fold(folder, |folder, name| folder.with(name, DRAFT))
}

fn check(folder: &Folder, arguments: &[&str]) -> Ran {
    folder.run(&[&["check", "--as-of", "2026-11-22", "--format", "short"], arguments].concat())
}

/// The documents that something was found in.
fn checked(ran: &Ran) -> Vec<String> {
    let mut names: Vec<String> = ran
        .out
        .lines()
        .filter_map(|line| Some(line.split_once(':')?.0.trim_start_matches("./").to_owned()))
        .collect();
    names.dedup();
    names
}

const FILES: &str = "[files]\ninclude = [\"notices/**\", \"**/*.notice\"]\nexclude = [\"**/b.md\"]\n";

#[test]
fn files_are_included_and_excluded_in_folders() {
    let folder = folder(FILES).with("archive/d.notice", DRAFT).with("notices/e.png", "x");
    let ran = check(&folder, &["."]);
    assert_eq!(
        (checked(&ran), ran.status),
        (vec!["archive/d.notice".to_owned(), "notices/a.md".to_owned()], 1)
    );
    assert_eq!(ran.err, "");
    let all = check(&folder, &[".", "--include-excluded"]);
    assert_eq!(
        checked(&all),
        ["README.md", "archive/c.md", "archive/d.notice", "notices/2024/b.md", "notices/a.md"]
    );
    assert_eq!(checked(&check(&folder, &[".", "--isolated", "--only", "apology/missing"])).len(), 4);
    let facts = folder.run(&["facts", ".", "--format", "jsonl"]);
    assert_eq!(facts.out.matches("\"path\"").count(), 2);
    let survey = folder.run(&["survey", ".", "--format", "json"]);
    assert!(survey.out.contains("\"documents\":2"), "{}", survey.out);
}

#[test]
fn they_hold_for_files_that_are_named_too_and_that_is_told_in_one_line() {
    let folder = folder(FILES);
    let ran = check(&folder, &["README.md", "notices/a.md", "notices/2024/b.md"]);
    assert_eq!(checked(&ran), ["notices/a.md"]);
    let told = "README.md、notices/2024/b.md: noticelint.toml の [files] により検査しません(検査するには --include-excluded)\n";
    assert_eq!(ran.err, told);
    let ran = check(&folder, &["README.md", "--lang", "en"]);
    assert_eq!((ran.status, ran.out.as_str()), (3, ""));
    assert!(ran.err.starts_with("README.md: not checked, by [files] of noticelint.toml"), "{}", ran.err);
    assert!(ran.err.contains("leaves out all that was found (1)"), "{}", ran.err);
    assert_eq!(check(&folder, &["README.md", "--allow-empty"]).status, 0);
    assert_eq!(checked(&check(&folder, &["README.md", "--include-excluded"])), ["README.md"]);
    // What is typed in is always checked.
    let ran =
        folder.typed(&["check", "--stdin-filename", "README.md", "--format", "short"], DRAFT.as_bytes());
    assert_eq!(checked(&ran), ["README.md"]);
}

#[test]
fn what_a_folder_holds_instead_of_drafts_is_told() {
    let err = |folder: &Folder, arguments: &[&str]| {
        let ran = check(folder, arguments);
        assert_eq!((ran.status, ran.out.as_str()), (3, ""));
        ran.err
    };
    let folder = Folder::new()
        .with("none/.keep", "")
        .with("other/a.png", "x")
        .with("other/b.zip", "x")
        .with("ignored/.gitignore", "*.md\n")
        .with("ignored/a.md", DRAFT)
        .with("out/noticelint.toml", "noticelint = 1\n[files]\ninclude = \"x\"\n")
        .with("out/a.md", DRAFT);
    assert!(err(&folder, &["none"]).contains("フォルダーにファイルがありません"));
    assert!(err(&folder, &["other"]).contains("ほかの形式のファイルだけです(2件: .png .zip)"));
    assert!(err(&folder, &["ignored"]).contains(".gitignore などで外れているものだけです(1件)"));
    assert!(err(&folder, &["out"]).contains("見つかった1件は、out/noticelint.toml の [files]"));
    assert_eq!(check(&folder, &["none", "--allow-empty"]).err, "");
}

#[test]
fn overrides_hold_for_their_paths_and_later_ones_win() {
    let more = "[[override]]\npaths = [\"notices/**\"]\n[override.severity]\n\"apology/missing\" = \"warning\"\n\"acme/note\" = \"off\"\n\
                [[override]]\npaths = \"notices/2024\"\n[override.severity]\n\"apology/missing\" = \"off\"\n\
                [override.settings]\nlanguage = \"en\"\n[override.rules.\"acme/loss\"]\nmessage = \"lost, it seems\"\n";
    let folder = folder(more);
    let ran = check(&folder, &[".", "--fail-on", "error"]);
    let lines: Vec<&str> = ran.out.lines().collect();
    let of = |name: &str| -> Vec<String> {
        let own = lines.iter().filter_map(|line| line.strip_prefix(&format!("./{name}:")));
        own.map(|line| line.split_once(' ').unwrap().1.to_owned()).collect()
    };
    assert_eq!(of("README.md").len(), 3, "{}", ran.out);
    assert_eq!(
        of("notices/a.md"),
        ["要確認 紛失と読めます [acme/loss]", "要確認 お詫びが本文にありません [apology/missing]"]
    );
    assert_eq!(of("notices/2024/b.md"), ["check lost, it seems [acme/loss]"]);
    assert_eq!(check(&folder, &["notices"]).status, 0);
    // From another folder, and for a draft that is only called like that.
    let mut elsewhere = folder.command(&["check", "../notices/2024/b.md", "--format", "short"]);
    let ran = Ran::from(elsewhere.current_dir(folder.0.join("archive")).output().unwrap());
    assert_eq!(ran.out, "../notices/2024/b.md:3:1: check lost, it seems [acme/loss]\n");
    let arguments = ["check", "--stdin-filename", "notices/x.md", "--format", "short"];
    assert_eq!(folder.typed(&arguments, DRAFT.as_bytes()).out.lines().count(), 2);
}

#[test]
fn rules_diff_reads_each_document_with_its_overrides() {
    let over = "[[override]]\npaths = \"notices/**\"\nseverity.\"acme/loss\" = \"off\"\n";
    let folder = folder("").with("new.toml", format!("{POLICY}{over}"));
    let ran = folder.run(&["rules", "diff", "noticelint.toml", "new.toml", ".", "--format", "json"]);
    assert_eq!(ran.out.matches("\"change\":\"removed\"").count(), 2, "{}", ran.out);
}

#[test]
fn another_file_stands_in_for_the_one_that_would_be_found() {
    let small =
        format!("{POLICY}[files]\nexclude = \"notices/a.md\"\n[severity]\n\"apology/missing\" = \"info\"\n");
    let folder = folder("").with("small.toml", small).with("archive/noticelint.toml", "broken");
    let ran = check(&folder, &[".", "--config", "small.toml"]);
    assert_eq!(checked(&ran), ["README.md", "archive/c.md", "notices/2024/b.md"]);
    assert!(ran.out.contains("参考 お詫び") && ran.status == 0, "{}", ran.out);
    // Rules alone say nothing of files.
    assert_eq!(checked(&check(&folder, &["notices", "--rules", "small.toml"])).len(), 2);
    for (arguments, cure) in [
        (["--rules", "small.toml"].as_slice(), "--rules は規則だけ"),
        (&["--isolated"], "noticelint.toml を使わない"),
        (&["--config", "builtin:ja"], "--rules builtin:ja"),
    ] {
        let ran = check(&folder, &[&["notices", "--config", "small.toml"], arguments].concat());
        let ran = if arguments[0] == "--config" {
            check(&folder, &["notices", "--config", "builtin:ja"])
        } else {
            ran
        };
        assert_eq!((ran.status, ran.err.contains(cure)), (2, true), "{}", ran.err);
    }
    assert!(
        folder
            .run(&["rules", "show", "apology/missing", "--config", "small.toml"])
            .out
            .contains("small.toml:")
    );
    assert_eq!(check(&folder, &["notices", "--config", "none.toml"]).status, 2);
}

#[test]
fn mistakes_in_it_are_told_with_their_places_and_end_the_run() {
    for (more, place, cure) in [
        ("[files]\nexclud = \"a\"\n", "noticelint.toml:42:1", "「exclude」のことですか"),
        ("[[override]]\npath = \"a\"\n", "noticelint.toml:42:1", "「paths」のことですか"),
        ("[[override]]\npaths = \"a[\"\n", "noticelint.toml:42:9", "[ ] と { } の対"),
        (
            "[[override]]\npaths = \"a\"\nseverity.\"acme/los\" = \"off\"\n",
            "noticelint.toml:43:10",
            "「acme/loss」",
        ),
    ] {
        let ran = check(&folder(more), &["notices"]);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{}", ran.err);
        assert!(ran.err.contains(place) && ran.err.contains(cure), "{place}: {}", ran.err);
    }
}

#[test]
fn rules_check_looks_at_overrides_too() {
    let same = "[[override]]\npaths = \"a\"\nseverity.\"acme/loss\" = \"warning\"\n";
    let ran = folder(same).run(&["rules", "check"]);
    assert!(ran.out.contains("重さは、もとと同じです") && ran.out.contains(":43:10"), "{}", ran.out);
}

#[test]
fn what_holds_for_a_document_is_shown_with_what_gave_it() {
    let more = "[settings]\nlanguage = \"ja\"\n[files]\nexclude = [\"archive/**\"]\n\
                [severity]\n\"acme/loss\" = { first = \"error\", else = \"info\" }\n\
                [[override]]\npaths = [\"notices/2024/**\"]\nsettings.language = \"en\"\nseverity.\"acme/note\" = \"off\"\n\
                [[provided]]\npath = \"notices\"\nelements = \"apology\"\n\
                [[ignore]]\nrule = \"acme/loss\"\nreason = \"鍵は戻った\"\nuntil = 2026-12-31\n";
    let folder = folder(more);
    let show = |arguments: &[&str]| folder.run(&[&["check", "--show-config"], arguments].concat());
    let ran = show(&["notices/2024/b.md", "archive/c.md"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    insta::assert_snapshot!("show_config_ja", ran.out);
    let english = show(&["notices/a.md", "--lang", "en", "--rules", "policy.toml", "--publisher", "company"]);
    insta::assert_snapshot!("show_config_en", english.out);
    let json = show(&["notices/2024/b.md", "--format", "json"]);
    insta::assert_snapshot!("show_config_json", json.out.replace(env!("CARGO_PKG_VERSION"), "VERSION"));
    let missing = show(&["no.md", "notices", "notices/a.md"]);
    assert_eq!((missing.status, missing.out.lines().next()), (2, Some("notices/a.md")));
    assert_eq!(missing.err.lines().count(), 2);
    assert_eq!(show(&[]).status, 2);
    let typed = show(&["--stdin-filename", "notices/2024/new.md"]);
    assert!(typed.out.contains("効く: notices/2024/**"), "{}", typed.out);
}

#[test]
fn what_the_pages_show_loads_and_names_flags_that_there_are() {
    for page in ["docs/configuration.md", "docs/configuration.ja.md"] {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
        let text = std::fs::read_to_string(path).unwrap().replace("\r\n", "\n");
        let help = Folder::new().run(&["check", "--help"]).out;
        for flag in text.split('`').flat_map(str::split_whitespace).filter(|word| word.starts_with("--")) {
            assert!(help.contains(flag), "{page}: {flag}");
        }
        let blocks: Vec<&str> =
            text.split("```toml\n").skip(1).filter_map(|rest| Some(rest.split_once("```")?.0)).collect();
        assert_eq!(blocks.len(), 2);
        for block in blocks {
            let folder = Folder::new().with("noticelint.toml", format!("noticelint = 1\n{block}"));
            // Patterns that reach nothing are told.
            let folder = folder
                .with("notices/2024/a.md", "案")
                .with("archive/a.md", "案")
                .with("press/2024/a.md", "案");
            let ran = folder.run(&["rules", "check", "--fail-on", "warning"]);
            assert_eq!(ran.status, 0, "{page}: {}", ran.out);
        }
    }
}

/// A policy that cannot be read is told, whatever stands in its place: the built-in rules do not step in unseen.
#[cfg(unix)]
#[test]
fn what_bears_the_name_of_a_policy_and_is_none_is_told() {
    use std::os::unix::fs::symlink;
    for there in ["nowhere.toml", "noticelint.toml", "/dev/zero"] {
        let folder = Folder::new().with("a.md", DRAFT);
        symlink(there, folder.0.join("noticelint.toml")).unwrap();
        let ran = check(&folder, &["a.md"]);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{there}: {}", ran.err);
        assert!(ran.err.contains("noticelint.toml"), "{there}: {}", ran.err);
    }
    let folder = Folder::new().with("a.md", DRAFT).with("noticelint.toml/note.txt", "");
    assert_eq!(check(&folder, &["a.md"]).status, 2);
    let folder = Folder::new().with("a.md", DRAFT);
    for name in ["noticelint.toml", "noticelint-rules.toml"] {
        let path = folder.0.join(name);
        if std::process::Command::new("mkfifo").arg(&path).status().is_ok_and(|made| made.success()) {
            let ran = check(&folder, &["a.md"]);
            assert_eq!(ran.status, if name == "noticelint.toml" { 2 } else { 1 }, "{name}: {}", ran.err);
            std::fs::remove_file(path).unwrap();
        }
    }
}
