//! Drafts in the encodings they come in: read, told, mended, and what cannot be read.

use crate::folder::{Folder, POLICY};
use noticelint::Charset;
use std::fs;

const DRAFT: &str = "\u{feff}会員情報の漏えいについて\r\n\r\n2024年11月18日\r\n株式会社見本\r\n\r\n会員①120名の氏名の流失がありました。\r\n";
const ALL: [Charset; 6] = [
    Charset::Utf8,
    Charset::ShiftJis,
    Charset::EucJp,
    Charset::Iso2022Jp,
    Charset::Utf16Le,
    Charset::Utf16Be,
];

fn pairs(pairs: &str) -> Folder {
    let replace = format!(
        "\n[rules.\"acme/slip\"]\ncheck = \"replace\"\nseverity = \"error\"\ntitle = \"誤り\"\n\
         message = \"「{{text}}」→「{{right}}」\"\nwith = {{ safe = true, pairs = {{ {pairs} }} }}\n"
    );
    Folder::new().with("policy.toml", format!("{POLICY}{replace}"))
}

fn bytes(charset: Charset, text: &str, mark: bool) -> Vec<u8> {
    let mark = if mark { charset.mark() } else { b"" };
    [mark, &charset.encode(text.trim_start_matches('\u{feff}')).unwrap()].concat()
}

#[test]
fn every_encoding_gives_the_same_findings_and_facts() {
    let read = |charset, mark, command: &str| {
        let folder = pairs("\"流失\" = \"流出\"").with("a.txt", bytes(charset, DRAFT, mark));
        let ran = folder.run(&[
            command,
            "--rules",
            "policy.toml",
            "--as-of",
            "2026-11-22",
            "--format",
            "json",
            "a.txt",
        ]);
        assert_eq!(ran.err, "", "{charset:?}");
        (ran.status, ran.out)
    };
    for command in ["check", "facts"] {
        let wanted = read(Charset::Utf8, false, command);
        assert!(wanted.1.contains("2024-11-18") || command == "check");
        for charset in ALL {
            assert_eq!(read(charset, false, command), wanted, "{charset:?}");
            assert_eq!(read(charset, true, command), wanted, "{charset:?}");
        }
    }
}

#[test]
fn a_file_is_mended_in_its_own_encoding() {
    for charset in ALL {
        for mark in [false, true] {
            let folder = pairs("\"流失\" = \"流出\"").with("a.txt", bytes(charset, DRAFT, mark));
            let ran = folder.check(&["--lang", "ja", "--fix", "--only", "acme/slip", "a.txt"]);
            assert_eq!((ran.status, ran.err.as_str()), (0, "a.txt: 1か所を直しました\n"), "{charset:?}");
            let mended = DRAFT.replace("流失", "流出");
            assert_eq!(
                fs::read(folder.0.join("a.txt")).unwrap(),
                bytes(charset, &mended, mark),
                "{charset:?}"
            );
        }
    }
}

#[test]
fn characters_of_two_codes_keep_theirs_and_the_rest_of_the_folder_stays() {
    // NEC's and IBM's codes of one character, and a character of the user's own.
    let odd = b"\xee\xef\xfa\x40\x81\xca\xee\xf9\xf0\x40\r\n";
    let before = [&bytes(Charset::ShiftJis, DRAFT, false)[..], odd].concat();
    let folder = pairs("\"流失\" = \"流出\"").with("a.txt", &before);
    let ran = folder.check(&["--fix", "--only", "acme/slip", "a.txt"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let mended = bytes(Charset::ShiftJis, &DRAFT.replace("流失", "流出"), false);
    assert_eq!(fs::read(folder.0.join("a.txt")).unwrap(), [&mended[..], odd].concat());
    let names: Vec<_> = fs::read_dir(&folder.0).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "{names:?}");
}

#[test]
fn what_the_encoding_lacks_is_told_and_not_written() {
    let before = bytes(Charset::ShiftJis, DRAFT, false);
    let folder = pairs("\"流失\" = \"流出\", \"氏名\" = \"𠮷名\"").with("a.txt", &before);
    let ran = folder.check(&["--lang", "ja", "--fix", "--only", "acme/slip", "a.txt"]);
    let told = "a.txt: 1か所は、Shift_JIS にない文字が要るため直していません\na.txt: 1か所を直しました\n";
    assert_eq!((ran.status, ran.err.as_str()), (1, told));
    assert!(ran.out.contains("文字コード: Shift_JIS と読みました"), "{}", ran.out);
    let mended = bytes(Charset::ShiftJis, &DRAFT.replace("流失", "流出"), false);
    assert_eq!(fs::read(folder.0.join("a.txt")).unwrap(), mended);
    let folder = pairs("\"流失\" = \"流出\", \"氏名\" = \"𠮷名\"").with("a.txt", DRAFT);
    assert_eq!(folder.check(&["--fix", "--only", "acme/slip", "a.txt"]).status, 0);
}

#[test]
fn another_encoders_way_of_writing_is_not_lost() {
    let text = DRAFT.trim_start_matches('\u{feff}');
    // ESC ( J in place of ESC ( B.
    let mut before = Charset::Iso2022Jp.encode(text).unwrap();
    let at = before.windows(3).position(|found| found == b"\x1b(B").unwrap();
    before[at + 2] = b'J';
    let folder = pairs("\"流失\" = \"流出\"").with("a.txt", &before);
    let ran = folder.check(&["--lang", "ja", "--fix", "a.txt"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("ISO-2022-JP のままでは、ほかの文字を変えずに書き戻せません"), "{}", ran.err);
    assert_eq!(fs::read(folder.0.join("a.txt")).unwrap(), before);
}

#[test]
fn standard_input_is_mended_in_its_own_bytes() {
    for charset in ALL {
        for mark in [false, true] {
            let folder = pairs("\"流失\" = \"流出\"");
            let flags = [
                "check",
                "--rules",
                "policy.toml",
                "--only",
                "acme/slip",
                "--fix",
                "--output",
                "out.txt",
                "-",
            ];
            let ran = folder.typed(&flags, &bytes(charset, DRAFT, mark));
            assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{charset:?} {}", ran.err);
            let mended = bytes(charset, &DRAFT.replace("流失", "流出"), mark);
            assert_eq!(fs::read(folder.0.join("out.txt")).unwrap(), mended, "{charset:?}");
        }
    }
}

#[test]
fn a_diff_has_the_byte_order_mark_on_both_sides() {
    let folder = pairs("\"会員情報\" = \"会員の情報\"").with("a.txt", DRAFT);
    let ran = folder.check(&["--fix", "--diff", "--only", "acme/slip", "a.txt"]);
    assert!(
        ran.out.contains("\n-\u{feff}会員情報") && ran.out.contains("\n+\u{feff}会員の情報"),
        "{}",
        ran.out
    );
}

#[test]
fn a_flag_has_the_last_word() {
    // Half-width kana that could be ideographs of EUC-JP as well.
    let kana = Charset::ShiftJis.encode("ｵﾜﾋﾞ").unwrap();
    let folder = Folder::new().with("a.txt", &kana).with("b.txt", "お詫び");
    let ran = folder.check(&["--lang", "ja", "a.txt"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("UTF-8 ではなく(1バイト目から)"), "{}", ran.err);
    for name in ["sjis", "Shift_JIS", "cp932", "windows-31j"] {
        let ran = folder.check(&["--encoding", name, "--lang", "ja", "a.txt"]);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{name}");
        assert!(ran.out.contains("文字コード: Shift_JIS と読みました"));
    }
    let ran = folder.check(&["--encoding", "utf-16", "--lang", "ja", "b.txt"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("UTF-16LE として読めないバイトがあります(9バイト目"), "{}", ran.err);
    let ran = folder.check(&["--encoding", "latin-1", "b.txt"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("utf-8, sjis, shift_jis, cp932, windows-31j, euc-jp"), "{}", ran.err);
    let plain = folder.check(&["--lang", "ja", "b.txt"]);
    assert!(!plain.out.contains("文字コード"), "{}", plain.out);
}

#[test]
fn rules_in_another_encoding_are_told_with_the_cure() {
    let rules = Charset::ShiftJis.encode(POLICY).unwrap();
    let folder = Folder::new().with("sjis.toml", rules).with("a.txt", "お詫び");
    let ran = folder.run(&["check", "--lang", "ja", "--rules", "sjis.toml", "a.txt"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("sjis.toml: 文字コードが Shift_JIS です。エディターの"), "{}", ran.err);
    let marked = Folder::new().with("marked.toml", format!("\u{feff}{POLICY}")).with("a.txt", "お詫び");
    assert_eq!(marked.run(&["check", "--rules", "marked.toml", "a.txt"]).status, 0);
}

#[test]
fn files_that_a_folder_of_our_own_kind_names_are_left_out() {
    let folder = Folder::new()
        .with("all/a.txt", "会員情報の漏えいについて\n\n会員の情報が漏えいしました。\n")
        .with("all/README.md", "この書類入れについて")
        .with("all/old/b.txt", "会員情報の漏えいについて\n")
        .with("all/.noticelintignore", "/README.md\nold/\n");
    let ran = folder.check(&["--format", "json", "all"]);
    assert_eq!(ran.out.matches("\"path\"").count(), 1, "{}", ran.out);
    let named = folder.check(&["--format", "json", "all/old/b.txt"]);
    assert!(named.out.contains("all/old/b.txt"));
}

#[test]
fn standard_input_goes_by_its_pretend_name() {
    let rules = format!(
        "{POLICY}\n[[ignore]]\nrule = \"apology/missing\"\npath = \"press/**\"\nreason = \"別に出す\"\n\
         [[provided]]\npath = \"site/**\"\nelements = [\"apology\"]\n"
    );
    let folder = Folder::new()
        .with("org/noticelint.toml", rules)
        .with("org/press/x.txt", "")
        .with("org/site/x.txt", "");
    let text = "# 会員情報の漏えいについて\n\n会員の情報が漏えいしました。\n";
    let typed = |name: &str| {
        let flags = ["check", "--format", "json", "--stdin-filename", name, "-"];
        folder.typed(&flags, text.as_bytes())
    };
    let plain = typed("org/draft.md");
    assert!(
        plain.out.contains("\"rule\":\"apology/missing\"") && plain.out.contains("\"path\":\"org/draft.md\""),
        "{}",
        plain.out
    );
    assert!(plain.out.contains("small"), "the rules above the pretended place");
    // A folder that is not there is not known to lie below one.
    for covered in ["org/press/draft.md", "org/site/draft.md"] {
        let ran = typed(covered);
        assert!(!ran.out.contains("\"rule\":\"apology/missing\""), "{covered}: {}", ran.out);
    }
    assert!(!typed("draft.md").out.contains("small"));
    assert_eq!(folder.run(&["check", "--stdin-filename", "draft.pdf", "-"]).status, 2);
}

#[test]
fn standard_input_named_twice_is_read_once() {
    let folder = Folder::new();
    let flags = ["check", "--rules", "policy.toml", "--format", "json", "-", "-"];
    let ran = folder.typed(&flags, "会員情報の漏えいについて\n".as_bytes());
    assert_eq!(ran.out.matches("\"path\"").count(), 1, "{}", ran.out);
}
