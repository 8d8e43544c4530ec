//! The exit status: each number of the contract, and each way to come to it, in one table. Every case is run in several
//! formats, to standard output and to a file: neither may change how it ends.

use crate::folder::{Folder, POLICY, Ran};
use std::process::{Command, Stdio};

const CLEAN: &str = "漏えいのお知らせ\n\n漏えいがありました。お詫びします。\n";
const ERROR: &str = "漏えいのお知らせ\n\n漏えいがありました。\n";
const WARNING: &str = "漏えいのお知らせ\n\n鍵の紛失です。お詫びします。\n";
const INFO: &str = "漏えいのお知らせ\n\n取り急ぎお知らせします。お詫びします。\n";

/// Everything that the cases need.
fn folder() -> Folder {
    let over = "[[override]]\npaths = \"strict/**\"\nseverity.\"acme/loss\" = \"error\"\n";
    let folder = Folder::new()
        .with("clean.txt", CLEAN)
        .with("error.txt", ERROR)
        .with("warning.txt", WARNING)
        .with("info.txt", INFO)
        .with("guide.txt", "使い方\n\n読んでください。\n")
        .with(
            "silenced.md",
            "# 漏えい\n\nお詫びします。\n\n紛失です。 <!-- noticelint-ignore acme/loss: 鍵は戻った -->\n",
        )
        .with("nul.txt", b"abc\0def")
        .with("draft.pdf", b"%PDF")
        .with("wrong.toml", "noticelint = 1\n[rulse]\n")
        .with("below/wrong/noticelint.toml", "noticelint = ")
        .with("below/wrong/a.txt", CLEAN)
        .with("bare.toml", "noticelint = 1\nextends = []\n")
        .with(
            "words-only.toml",
            "noticelint = 1\nextends = [\"bare.toml\"]\n[terms.mine]\nwords = [\"陳謝\"]\n",
        )
        .with("here.toml", "noticelint = 1\nextends = [\".\"]\n")
        .with("cut.txt", b"\x1b$B$*OM$S\x1b(")
        .with("coloured.txt", b"\x1b[31mNotice\x1b[0m of a lost laptop")
        .with("mail.txt", "+MEqKazBzMGg- 2024")
        .with("known.toml", "")
        .with("broken.toml", "noticelint-baseline = \n")
        .with("other/a.png", "x")
        .with("ignored/.gitignore", "*.txt\n")
        .with("ignored/a.txt", ERROR)
        .with("out/noticelint.toml", format!("{POLICY}[files]\nexclude = \"*.txt\"\n"))
        .with("out/a.txt", ERROR)
        .with("paths/noticelint.toml", format!("{POLICY}{over}"))
        .with("paths/strict/a.txt", WARNING)
        .with("paths/a.txt", WARNING)
        .with("readmes/readme.md", "# 使い方\n\n読んでください。\n");
    std::fs::create_dir_all(folder.0.join("empty")).unwrap();
    let write = ["baseline", "write", "error.txt", "--rules", "policy.toml", "--output", "known.toml"];
    assert_eq!(folder.run(&write).status, 0);
    folder
}

/// Cases of `check` with the small rules.
const WITH_RULES: &[(i32, &str, &[&str])] = &[
    (0, "nothing found", &["clean.txt"]),
    (0, "less than what fails", &["warning.txt"]),
    (0, "less than what is asked for", &["info.txt", "--fail-on", "warning"]),
    (0, "nothing can fail", &["error.txt", "--fail-on", "never"]),
    (0, "the rule is left out", &["error.txt", "--skip", "apology/*"]),
    (0, "another rule is asked for", &["error.txt", "--only", "acme/loss"]),
    (0, "silenced by a comment", &["silenced.md", "--fail-on", "info"]),
    (0, "known before", &["error.txt", "--baseline", "known.toml"]),
    (0, "no notices among what is there", &["readmes"]),
    (0, "nothing there, and that is fine", &["empty", "--allow-empty"]),
    (1, "an error", &["error.txt"]),
    (1, "a warning that fails", &["warning.txt", "--fail-on", "warning"]),
    (1, "an error where warnings fail", &["error.txt", "--fail-on", "warning"]),
    (1, "a note that fails", &["info.txt", "--fail-on", "info"]),
    (1, "one of two", &["clean.txt", "error.txt"]),
    (1, "beside an empty folder: 1 wins over 3", &["empty", "error.txt"]),
    (1, "not known before", &["warning.txt", "--baseline", "known.toml", "--fail-on", "warning"]),
    (2, "no such file", &["none.txt"]),
    (2, "no such file, nothing can fail", &["none.txt", "--fail-on", "never"]),
    (2, "no such file is not nothing to check", &["none.txt", "--allow-empty"]),
    (2, "beside an error: 2 wins over 1", &["error.txt", "none.txt"]),
    (2, "beside an empty folder: 2 wins over 3", &["empty", "none.txt"]),
    (2, "a baseline hides no failure", &["error.txt", "none.txt", "--baseline", "known.toml"]),
    (2, "no text", &["nul.txt"]),
    (2, "a format that is not read", &["draft.pdf"]),
    (2, "no such rule", &["clean.txt", "--only", "acme/los"]),
    (2, "no such rule to leave out", &["clean.txt", "--skip", "nothing/*"]),
    (2, "no such flag", &["clean.txt", "--no-such-flag"]),
    (2, "no such value", &["clean.txt", "--fail-on", "everything"]),
    (2, "no such day", &["clean.txt", "--publish-on", "2026-02-30"]),
    (2, "cut within an escape", &["cut.txt"]),
    (2, "the colours of a terminal", &["coloured.txt"]),
    (2, "in UTF-7", &["mail.txt"]),
    (2, "no baseline", &["clean.txt", "--baseline", "none.toml"]),
    (2, "a broken baseline", &["clean.txt", "--baseline", "broken.toml"]),
    (2, "a ruleset for a baseline", &["clean.txt", "--baseline", "policy.toml"]),
    (2, "flags that do not go together", &["clean.txt", "--config", "policy.toml"]),
    (2, "nothing to compare with", &["clean.txt", "--previous", "none.txt"]),
    (2, "nobody knows with which", &["clean.txt", "error.txt", "--previous", "info.txt"]),
    (2, "not in a repository", &["clean.txt", "--since", "HEAD"]),
    (3, "an empty folder", &["empty"]),
    (3, "nothing that is read", &["other"]),
    (3, "all ignored", &["ignored"]),
    (3, "an empty folder, nothing can fail", &["empty", "--fail-on", "never"]),
];

/// Cases of `check` with the rules that are found.
const FOUND: &[(i32, &str, &[&str])] = &[
    (0, "an override does not apply", &["paths/a.txt"]),
    (0, "all excluded, and that is fine", &["out", "--allow-empty"]),
    (1, "an override applies", &["paths"]),
    (1, "what is excluded, is asked for", &["out", "--include-excluded"]),
    (2, "a broken file is found", &["below/wrong/a.txt"]),
    (2, "a broken file among others", &["clean.txt", "below"]),
    (2, "a broken file is named", &["clean.txt", "--rules", "wrong.toml"]),
    (2, "no rule at all", &["clean.txt", "--rules", "bare.toml"]),
    (2, "no rule at all, on a file without any", &["clean.txt", "--rules", "words-only.toml"]),
    (2, "a folder for a base", &["clean.txt", "--rules", "here.toml"]),
    (2, "a broken file is named as configuration", &["clean.txt", "--config", "wrong.toml"]),
    (2, "no such file of rules", &["clean.txt", "--rules", "none.toml"]),
    (2, "no such built-in rules", &["clean.txt", "--rules", "builtin:xx"]),
    (2, "no such publisher", &["clean.txt", "--isolated", "--publisher", "nobody"]),
    (3, "all excluded", &["out"]),
    (3, "named, and excluded", &["out/a.txt"]),
];

/// Other commands.
const OTHERS: &[(i32, &[&str])] = &[
    (0, &["--help"]),
    (0, &["--version"]),
    (0, &["facts", "error.txt", "--rules", "policy.toml"]),
    (2, &["facts", "none.txt", "--rules", "policy.toml"]),
    (3, &["facts", "empty", "--rules", "policy.toml"]),
    (0, &["facts", "empty", "--rules", "policy.toml", "--allow-empty"]),
    (0, &["survey", "error.txt", "--rules", "policy.toml"]),
    (2, &["survey", "none.txt", "--rules", "policy.toml"]),
    (3, &["survey", "empty", "--rules", "policy.toml"]),
    (0, &["explain", "acme/loss", "--rules", "policy.toml"]),
    (2, &["explain", "acme/los", "--rules", "policy.toml"]),
    (0, &["rules", "check", "policy.toml", "--fail-on", "error"]),
    (2, &["rules", "check", "wrong.toml"]),
    (0, &["rules", "diff", "policy.toml", "policy.toml", "error.txt"]),
    (2, &["rules", "diff", "policy.toml", "wrong.toml", "error.txt"]),
    (0, &["check", "clean.txt", "--show-config"]),
    (2, &["check", "none.txt", "--show-config"]),
    (2, &["baseline", "write", "none.txt", "--rules", "policy.toml", "--output", "new.toml"]),
    (3, &["baseline", "write", "empty", "--rules", "policy.toml", "--output", "new.toml"]),
    (2, &["baseline", "prune", "clean.txt", "--rules", "policy.toml", "--output", "broken.toml"]),
    (2, &["no-such-file-and-no-command"]),
];

fn runs(folder: &Folder, (status, why, arguments): (i32, &str, &[&str]), rules: &[&str]) {
    let begin = [&["check", "--as-of", "2026-11-22"], rules, arguments].concat();
    let ways: [&[&str]; 5] = [
        &[],
        &["--format", "short"],
        &["--format", "jsonl", "--quiet"],
        &["--format", "json", "--output", "out.json"],
        &["--output", "out.txt"],
    ];
    for way in ways {
        let mut command = folder.command(&[&begin, way].concat());
        command.env("GIT_CEILING_DIRECTORIES", folder.0.parent().unwrap());
        let ran = Ran::from(command.output().unwrap());
        assert_eq!(ran.status, status, "{why}: {arguments:?} {way:?}\n{}{}", ran.out, ran.err);
        let told = status < 2 || !ran.err.is_empty();
        assert!(told && !ran.err.contains("panicked"), "{why}: {}", ran.err);
    }
}

#[test]
fn with_rules_that_are_named() {
    let folder = folder();
    WITH_RULES.iter().for_each(|case| runs(&folder, *case, &["--rules", "policy.toml"]));
}

#[test]
fn with_rules_that_are_found() {
    let folder = folder();
    FOUND.iter().for_each(|case| runs(&folder, *case, &[]));
}

#[test]
fn of_other_commands() {
    let folder = folder();
    for (status, arguments) in OTHERS {
        let ran = folder.run(arguments);
        assert_eq!(ran.status, *status, "{arguments:?}\n{}{}", ran.out, ran.err);
    }
}

#[test]
fn of_what_is_typed_in() {
    let folder = folder();
    let check = ["check", "--rules", "policy.toml"];
    for (status, arguments, text) in [
        (0, &[][..], CLEAN.as_bytes()),
        (0, &[], b""),
        (1, &["-"], ERROR.as_bytes()),
        (1, &["--stdin-filename", "a.md"], ERROR.as_bytes()),
        (1, &["--output", "out.txt"], ERROR.as_bytes()),
        (2, &[], b"abc\0def"),
        (2, &["--stdin-filename", "a.pdf"], CLEAN.as_bytes()),
        (2, &["--since", "HEAD", "-"], CLEAN.as_bytes()),
    ] {
        let ran = folder.typed(&[&check, arguments].concat(), text);
        assert_eq!(ran.status, status, "{arguments:?}\n{}{}", ran.out, ran.err);
    }
}

#[test]
fn where_findings_cannot_be_written() {
    let folder = folder();
    for place in ["none/out.txt", "empty"] {
        for draft in ["clean.txt", "error.txt", "empty"] {
            let ran = folder.check(&[draft, "--output", place]);
            assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{draft} {place}");
            assert!(ran.err.contains(place), "{}", ran.err);
        }
    }
    let ran = folder.run(&["facts", "clean.txt", "--output", "none/out.txt"]);
    assert_eq!(ran.status, 2);
}

#[cfg(unix)]
#[test]
fn where_the_disk_is_full() {
    if !std::path::Path::new("/dev/full").exists() {
        return;
    }
    let folder = folder();
    for draft in ["clean.txt", "error.txt"] {
        assert_eq!(folder.check(&[draft, "--output", "/dev/full"]).status, 2, "{draft}");
    }
}

#[test]
fn where_the_reader_has_gone_away() {
    let folder = folder();
    for (name, status) in [("clean.txt", 0), ("error.txt", 1), ("none.txt", 2), ("empty", 3)] {
        for format in ["human", "short", "json", "jsonl"] {
            let mut command = folder.command(&["check", "--rules", "policy.toml", name, "--format", format]);
            command.stdout(Stdio::piped()).stderr(Stdio::piped());
            let mut child = command.spawn().unwrap();
            drop(child.stdout.take());
            let ran = Ran::from(child.wait_with_output().unwrap());
            assert_eq!((ran.status, ran.err.is_empty()), (status, status < 2), "{name}: {}", ran.err);
        }
    }
}

#[test]
fn of_what_was_mended() {
    let folder = Folder::new();
    let rules = format!(
        "{POLICY}[rules.\"acme/slip\"]\ncheck = \"replace\"\nseverity = \"error\"\ntitle = \"t\"\nmessage = \"m\"\n\
         with = {{ safe = true, pairs = {{ \"流失\" = \"流出\" }} }}\n"
    );
    let slip = "漏えいのお知らせ\n\n流失です。お詫びします。\n";
    let folder = folder
        .with("noticelint.toml", rules)
        .with("slip.txt", slip)
        .with("both.txt", slip.replace("お詫び", "報告"));
    assert_eq!(folder.run(&["check", "slip.txt", "--fix", "--diff"]).status, 0);
    assert_eq!(folder.run(&["check", "slip.txt"]).status, 1);
    assert_eq!(folder.run(&["check", "slip.txt", "--fix"]).status, 0);
    assert_eq!(folder.run(&["check", "both.txt", "--fix"]).status, 1);
    assert_eq!(folder.run(&["check", "both.txt", "-", "--fix"]).status, 2);
}

#[test]
fn against_a_revision() {
    let folder = folder();
    let git = |arguments: &[&str]| {
        let mut command = Command::new("git");
        command.args(["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"]);
        command.args(arguments).current_dir(&folder.0).stdout(Stdio::null()).status()
    };
    if git(&["init", "--quiet"]).is_err() {
        return;
    }
    git(&["add", "--all"]).unwrap();
    git(&["commit", "--quiet", "--message", "x"]).unwrap();
    let rules = ["--rules", "policy.toml"];
    runs(&folder, (0, "nothing has changed", &["clean.txt", "error.txt", "--since", "HEAD"]), &rules);
    runs(&folder, (0, "nothing there that could have", &["empty", "--since", "HEAD"]), &rules);
    runs(&folder, (2, "no such revision", &["error.txt", "--since", "nowhere"]), &rules);
    std::fs::write(folder.0.join("warning.txt"), format!("{WARNING}\n経緯です。\n")).unwrap();
    let warnings = ["--since", "HEAD", "--fail-on", "warning"];
    runs(&folder, (0, "only on other lines", &[&["warning.txt"], &warnings[..]].concat()), &rules);
    std::fs::write(folder.0.join("error.txt"), format!("{ERROR}経緯です。\n")).unwrap();
    runs(&folder, (1, "something is absent", &["error.txt", "--since", "HEAD"]), &rules);
    std::fs::write(folder.0.join("nul.txt"), b"abc\0\0def").unwrap();
    runs(&folder, (2, "a changed file cannot be read", &["nul.txt", "error.txt", "--since", "HEAD"]), &rules);
}
