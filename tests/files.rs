//! What is written over and what is read: no draft is lost to an output, nothing without an end is read, and nothing of a
//! file from elsewhere is shown.

use crate::folder::{Folder, Ran};
use std::fs;

const DRAFT: &str =
    "株式会社見本\n2026年11月20日\n\n個人情報漏えいのお詫び\n\n会員1,200名の氏名が流失しました。○○\n";

/// 会員の氏名 in Shift_JIS.
const SHIFT_JIS: &[u8] = b"\x89\xEF\x88\xF5\x82\xCC\x8E\x81\x96\xBC\n";

fn folder() -> Folder {
    Folder::new()
        .with("a.txt", DRAFT)
        .with("w/b.md", DRAFT)
        .with("w/page.html", format!("<h1>{DRAFT}</h1>"))
        .with("d.docx", b"PK\x03\x04\xff\xfe a Word draft".as_slice())
        .with("s.txt", SHIFT_JIS)
        .with("w/ruler.md", format!("--- \n{DRAFT}"))
        .with("w/patch.md", format!("--- a.md\n+++ b.md\n{DRAFT}"))
        .with("w/rules.md", format!("New rules for all members\n\n{DRAFT}"))
        .with("w/box.md", format!("::: warning\n{DRAFT}:::\n"))
        .with("rules.toml", "noticelint = 1\n")
        .with("notes.log", "2026-11-20 連絡済み\nbuilt from src/main\nsee docs/usage\n")
        .with("pkg.json", "{\"name\": \"site\"}\n")
        .with("x.py", "print('a')\n")
        .with("p.xml", "<?xml version=\"1.0\"?>\n<project/>\n")
        .with("data", "1,2,3\n")
}

fn run(folder: &Folder, arguments: &[&str]) -> Ran {
    folder.run(&[arguments, &["--isolated", "--as-of", "2026-11-22"]].concat())
}

#[test]
fn no_output_is_written_over_a_draft() {
    let folder = folder();
    for target in [
        "w/b.md",
        "w/page.html",
        "w/ruler.md",
        "w/patch.md",
        "w/rules.md",
        "w/box.md",
        "d.docx",
        "s.txt",
        "rules.toml",
        "notes.log",
        "pkg.json",
        "x.py",
        "p.xml",
        "data",
    ] {
        let before = fs::read(folder.0.join(target)).unwrap();
        for arguments in [
            vec!["check", "a.txt", "--output", target],
            vec!["check", "w", "--format", "json", "--output", target],
            vec!["check", "a.txt", "--report", &format!("sarif={target}")],
            vec!["check", "a.txt", "--summary", target],
            vec!["check", "a.txt", "--fix", "--diff", "--output", target],
            vec!["facts", "a.txt", "--output", target],
            vec!["baseline", "write", "a.txt", "--output", target],
        ] {
            let ran = run(&folder, &arguments);
            assert_eq!(ran.status, 2, "{arguments:?}: {}{}", ran.out, ran.err);
            assert!(ran.err.contains("上書き"), "{arguments:?}: {}", ran.err);
            assert_eq!(fs::read(folder.0.join(target)).unwrap(), before, "{arguments:?}");
        }
    }
}

#[test]
fn a_folder_that_is_not_there_is_told_by_whoever_writes() {
    let folder = folder();
    for (arguments, flag) in [
        (&["check", "a.txt", "--output", "無/x.json"][..], "--output"),
        (&["check", "a.txt", "--report", "sarif=無/x.json"], "--report"),
        (&["check", "a.txt", "--summary", "無/x.json"], "--summary"),
        (&["facts", "a.txt", "--output", "無/x.json"], "--output"),
        (&["survey", "a.txt", "--output", "無/x.json"], "--output"),
        (&["survey", "a.txt", "--derive", "--output", "無/x.json"], "--output"),
        (&["baseline", "write", "a.txt", "--output", "無/x.json"], "--output"),
        (&["check", "d.docx", "--annotate", "無/x.docx"], "--annotate"),
    ] {
        for (lang, told) in [("ja", "フォルダーがありません"), ("en", "there is no such folder")] {
            let ran = run(&folder, &[arguments, &["--lang", lang]].concat());
            assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{arguments:?}: {}", ran.err);
            assert!(ran.err.starts_with(&format!("noticelint: {flag} 無/x.")), "{arguments:?}: {}", ran.err);
            assert!(ran.err.contains(told) && !ran.err.contains("os error"), "{arguments:?}: {}", ran.err);
        }
    }
    assert!(!folder.0.join("無").exists());
}

#[test]
fn settings_that_are_too_large_are_no_notices_to_be_parted() {
    let folder = folder().with("large.toml", "# 長い\n".repeat(1 << 20));
    for flag in ["--rules", "--config", "--baseline"] {
        let ran = folder.run(&["check", "a.txt", flag, "large.toml"]);
        assert_eq!(ran.status, 2, "{}", ran.err);
        assert!(ran.err.contains("large.toml") && ran.err.contains("8MB"), "{}", ran.err);
        assert!(!ran.err.contains("告知文"), "{}", ran.err);
    }
}

#[test]
fn an_output_is_written_over_an_output() {
    let folder = folder().with("x/readme.md", "# README\n");
    let formats = ["human", "short", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson", "html"];
    for extension in ["txt", "md", "html", "log"] {
        for (before, after) in formats.iter().zip(formats.iter().skip(1).chain(&formats[..1])) {
            for drafts in ["a.txt", "w", "x"] {
                let name = format!("out/report-{before}-{drafts}.{extension}").replace("a.txt", "a");
                fs::create_dir_all(folder.0.join("out")).unwrap();
                for format in [before, before, after] {
                    let ran = run(&folder, &["check", drafts, "--format", format, "--output", &name]);
                    assert!(matches!(ran.status, 0 | 1), "{name} {format}: {}", ran.err);
                }
            }
        }
    }
    for lang in ["ja", "en"] {
        for _ in 0..2 {
            let ran = run(&folder, &["check", "w", "--summary", "out/summary.md", "--lang", lang]);
            assert_eq!(ran.status, 1, "{}", ran.err);
            let ran = run(&folder, &["facts", "a.txt", "--output", "out/facts.txt", "--lang", lang]);
            assert_eq!(ran.status, 0, "{}", ran.err);
            let ran = run(&folder, &["check", "a.txt", "--fix", "--diff", "--output", "out/fix.txt"]);
            assert_eq!(ran.status, 1, "{}", ran.err);
            for format in ["human", "json", "csv"] {
                let ran = run(
                    &folder,
                    &["survey", "a.txt", "--format", format, "--output", "out/read", "--lang", lang],
                );
                assert_eq!(ran.status, 0, "{format}: {}", ran.err);
            }
            let ran =
                run(&folder, &["survey", "a.txt", "--evidence", "--output", "out/read.data", "--lang", lang]);
            assert_eq!(ran.status, 0, "{}", ran.err);
        }
    }
    for _ in 0..2 {
        assert_eq!(run(&folder, &["baseline", "write", "a.txt", "--output", "known.toml"]).status, 0);
    }
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_makes_no_file() {
    let folder = folder();
    std::os::unix::fs::symlink("elsewhere.json", folder.0.join("link.json")).unwrap();
    for arguments in [
        &["--format", "json", "--output", "link.json"][..],
        &["--report", "json=link.json"],
        &["--summary", "link.json"],
    ] {
        let ran = run(&folder, &[&["check", "a.txt"], arguments].concat());
        assert_eq!(ran.status, 2, "{arguments:?}");
        assert!(!folder.0.join("elsewhere.json").exists(), "{arguments:?}");
    }
}

#[test]
fn a_dash_is_standard_output_or_refused() {
    let folder = folder();
    for arguments in [&["check", "a.txt"][..], &["facts", "a.txt"], &["survey", "a.txt"]] {
        let (plain, dash) =
            (run(&folder, arguments), run(&folder, &[arguments, &["--output", "-"]].concat()));
        assert_eq!((dash.status, dash.out), (plain.status, plain.out), "{arguments:?}");
    }
    for arguments in [
        &["check", "a.txt", "--report", "json=-"][..],
        &["check", "a.txt", "--summary", "-"],
        &["baseline", "write", "a.txt", "--output", "-"],
        &["survey", "a.txt", "--derive", "--output", "-"],
    ] {
        let ran = run(&folder, arguments);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.err.contains("標準出力"), "{arguments:?}: {}", ran.err);
    }
    assert!(!folder.0.join("-").exists());
}

#[cfg(unix)]
#[test]
fn what_has_no_end_is_not_read() {
    use std::os::unix::fs::symlink;
    let folder = folder();
    for arguments in [
        ["check", "a.txt", "--baseline", "/dev/zero"],
        ["check", "a.txt", "--rules", "/dev/zero"],
        ["check", "a.txt", "--config", "/dev/zero"],
    ] {
        let ran = folder.run(&arguments);
        assert_eq!(ran.status, 2, "{arguments:?}: {}", ran.err);
        assert!(ran.err.contains("/dev/zero"), "{arguments:?}: {}", ran.err);
    }
    let ran = run(&folder, &["baseline", "write", "a.txt", "--output", "/dev/full"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("/dev/full"), "{}", ran.err);
    fs::write(folder.0.join("noticelint.toml"), "noticelint = 1\nextends = [\"/dev/zero\"]\n").unwrap();
    let ran = folder.run(&["check", "a.txt"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("/dev/zero"), "{}", ran.err);
    fs::remove_file(folder.0.join("noticelint.toml")).unwrap();
    for name in [".gitignore", ".noticelintignore", ".ignore"] {
        for below in ["w", "."] {
            let link = folder.0.join(below).join(name);
            symlink("/dev/zero", &link).unwrap();
            let ran = run(&folder, &["check", ".", "--format", "short"]);
            assert_eq!(ran.status, 2, "{below}/{name}: {}", ran.err);
            assert!(ran.err.contains(name), "{below}/{name}: {}", ran.err);
            // What is not below it is checked.
            assert_eq!(ran.out.contains("a.txt"), below == "w", "{below}/{name}: {}", ran.out);
            fs::remove_file(&link).unwrap();
        }
    }
}

#[test]
fn nothing_of_a_file_from_elsewhere_is_shown() {
    let other = Folder::new().with("secret", "TOKEN=abc123\nroot:x:0:0\n").with(
        "shared.toml",
        "noticelint = 1\nextends = [\"builtin:ja\"]\n[rules.\"acme/x\"]\ncheck = \"phraze\"\n",
    );
    let path = |name: &str| other.0.join(name).display().to_string().replace('\\', "/");
    let rules = |name: &str| format!("noticelint = 1\nextends = [\"{}\"]\n", path(name));
    let folder = Folder::new().with("a.txt", DRAFT).with("noticelint.toml", rules("secret"));
    let ran = folder.run(&["check", "a.txt"]);
    assert_eq!(ran.status, 2, "{}", ran.err);
    assert!(!ran.err.contains("abc123") && !ran.err.contains("root:x"), "{}", ran.err);
    assert!(ran.err.contains("secret"), "{}", ran.err);
    // Rules that several folders share lie elsewhere, too, and their mistakes are pointed at.
    let folder = folder.with("noticelint.toml", rules("shared.toml"));
    let ran = folder.run(&["check", "a.txt"]);
    assert_eq!(ran.status, 2, "{}", ran.err);
    assert!(ran.err.contains("phraze"), "{}", ran.err);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(other.0.join("secret"), folder.0.join("known.toml")).unwrap();
        let ran = run(&folder, &["check", "a.txt", "--baseline", "known.toml"]);
        assert_eq!(ran.status, 2, "{}", ran.err);
        assert!(ran.err.contains("known.toml") && !ran.err.contains("TOKEN"), "{}", ran.err);
        fs::remove_file(folder.0.join("noticelint.toml")).unwrap();
        std::os::unix::fs::symlink(other.0.join("secret"), folder.0.join("noticelint.toml")).unwrap();
        let ran = folder.run(&["check", "a.txt"]);
        assert_eq!(ran.status, 2, "{}", ran.err);
        assert!(!ran.err.contains("abc123") && !ran.err.contains("root:x"), "{}", ran.err);
    }
}

#[test]
fn nothing_of_a_hidden_file_is_shown() {
    let folder = Folder::new()
        .with("a.txt", DRAFT)
        .with(".env", "TOKEN=abc123\n")
        .with(".git/config", "[http]\n\textraheader = AUTHORIZATION: basic abc123\n")
        .with("deep/.ssh/id.toml", "abc123\n")
        .with(".rules/own.toml", "noticelint = 1\n[rules.\"acme/x\"]\ncheck = \"phraze\"\n");
    let rules = |name: &str| format!("noticelint = 1\nextends = [\"{name}\"]\n");
    for name in [".env", ".git/config", "deep/.ssh/id.toml", "deep/../.env"] {
        fs::write(folder.0.join("noticelint.toml"), rules(name)).unwrap();
        let ran = folder.run(&["check", "a.txt"]);
        assert_eq!(ran.status, 2, "{name}: {}", ran.err);
        let named = name.rsplit('/').next().unwrap();
        assert!(!ran.err.contains("abc123") && ran.err.contains(named), "{name}: {}", ran.err);
    }
    // What is a file of rules is shown, wherever it lies.
    fs::write(folder.0.join("noticelint.toml"), rules(".rules/own.toml")).unwrap();
    let ran = folder.run(&["check", "a.txt"]);
    assert!(ran.status == 2 && ran.err.contains("phraze"), "{}", ran.err);
    #[cfg(unix)]
    {
        fs::remove_file(folder.0.join("noticelint.toml")).unwrap();
        std::os::unix::fs::symlink(".git/config", folder.0.join("noticelint.toml")).unwrap();
        let ran = folder.run(&["check", "a.txt"]);
        assert!(ran.status == 2 && !ran.err.contains("abc123"), "{}", ran.err);
    }
}

#[test]
fn files_that_are_not_read_are_told() {
    let folder = folder().with("w/第1報.doc", "x").with("w/c.PDF", "x").with("w/e.xlsx", "x");
    let ran = run(&folder, &["check", "w", "--format", "short"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("w/c.PDF") && ran.err.contains("w/第1報.doc"), "{}", ran.err);
    assert!(ran.err.contains(".docx") && !ran.err.contains("xlsx"), "{}", ran.err);
    assert_eq!(run(&folder, &["check", "a.txt"]).err, "");
}

#[test]
fn no_byte_of_a_report_depends_on_the_locale() {
    let folder = folder().with("en.md", "Notice of Data Breach\n\nWe lost a list of 120 customers.\n");
    for format in ["human", "short", "json", "jsonl", "html", "sarif", "github", "gitlab", "junit", "rdjson"]
    {
        let out = |locale: &str| {
            let mut command = folder.command(&[
                "check",
                "en.md",
                "a.txt",
                "nosuch.md",
                "--isolated",
                "--as-of",
                "2026-11-22",
                "--format",
                format,
            ]);
            Ran::from(command.env("LANG", locale).output().unwrap()).out
        };
        let japanese = out("ja_JP.UTF-8");
        assert_eq!(out("C"), japanese, "{format}");
        assert_eq!(out("en_US.UTF-8"), japanese, "{format}");
    }
}

/// Names that are no UTF-8 are told apart, and stand for their files.
#[cfg(target_os = "linux")]
#[test]
fn names_that_are_no_utf_8_are_files_of_their_own() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let folder = Folder::new();
    let path = |name: &'static [u8]| folder.0.join("n").join(OsStr::from_bytes(name));
    fs::create_dir(folder.0.join("n")).unwrap();
    let both: [&[u8]; 2] = [b"\x89\xb3.txt", b"\x81\xb3.txt"];
    both.iter().for_each(|name| fs::write(path(name), DRAFT).unwrap());
    let count = |ran: &Ran, what: &str| ran.out.matches(what).count();
    let short = run(&folder, &["check", "n", "--format", "short"]);
    let gitlab = run(&folder, &["check", "n", "--format", "gitlab"]);
    assert_eq!(count(&gitlab, "check_name"), short.out.lines().count(), "{}", gitlab.out);
    assert!(
        short.out.contains("n/\\x89\\xb3.txt:") && short.out.contains("n/\\x81\\xb3.txt:"),
        "{}",
        short.out
    );
    assert_eq!(run(&folder, &["baseline", "write", "n", "--output", "known.toml"]).status, 0);
    let ran = run(&folder, &["check", "n", "--baseline", "known.toml", "--format", "short"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{}", ran.err);
    let ran = run(&folder, &["check", "n", "--fix"]);
    assert!(ran.err.matches("直しました").count() == 2, "{}", ran.err);
    both.iter().for_each(|name| assert!(fs::read_to_string(path(name)).unwrap().contains("流出")));
}
