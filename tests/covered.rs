//! An affected person's own data, left in a draft: found, and repeated in no output.

use std::io::Write;
use std::process::{Command, Stdio};

const DRAFT: &str = "\
会員情報の漏えいについて

2026年2月3日
株式会社青葉見本堂

2月1日、会員の佐藤花子様(携帯電話 090-0000-0001、メール hanako@example.com、東京都千代田区見本町1-2-3)からのご連絡により、会員120名の氏名が漏えいしたことが分かりました。お詫びいたします。
佐藤花子様には電話でお詫びしました。対象の人数は調査中です。

対象の方
氏名：山田 太郎
電話番号：０３－００００－００００
住所：東京都千代田区見本町４丁目５番６号
";

const SECRETS: [&str; 12] = [
    "佐藤",
    "花子",
    "090",
    "0001",
    "hanako",
    "千代田",
    "見本町",
    "山田",
    "太郎",
    "００００",
    "0000-0000",
    "４丁目",
];

fn run(arguments: &[&str]) -> (String, Option<i32>) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_noticelint"))
        .args(arguments)
        .args(["--isolated", "--as-of", "2026-11-22"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(DRAFT.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let printed = [output.stdout, output.stderr].concat();
    (String::from_utf8(printed).unwrap(), output.status.code())
}

/// What is printed without words of 32 hexadecimal digits, which may hold any number by chance.
fn without_fingerprints(printed: &str) -> String {
    let words = printed.split_inclusive(|c: char| !c.is_ascii_hexdigit());
    words.filter(|word| word.len() != 33 || !word.is_ascii()).collect()
}

#[test]
fn no_output_repeats_what_was_left_in() {
    for arguments in [
        &["check", "--format", "human", "--show", "all"] as &[&str],
        &["check", "--format", "short"],
        &["check", "--format", "json"],
        &["check", "--format", "jsonl"],
        &["check", "--format", "html"],
        &["check", "--format", "human", "--lang", "en"],
        &["check", "--format", "json", "--skip", "text/personal-data"],
        &["check", "--format", "sarif"],
        &["check", "--format", "github"],
        &["check", "--format", "gitlab"],
        &["check", "--format", "junit"],
        &["check", "--format", "junit", "--fail-on", "info"],
        &["check", "--format", "rdjson"],
        &["check", "--format", "sarif", "--skip", "text/personal-data"],
        &["check", "--quiet", "--summary", "/dev/stdout"],
        &["facts", "--format", "human"],
        &["facts", "--format", "json"],
        &["facts", "--format", "jsonl"],
    ] {
        let (printed, _) = run(arguments);
        assert!(!printed.is_empty(), "{arguments:?}");
        let printed = without_fingerprints(&printed);
        for secret in SECRETS {
            assert!(!printed.contains(secret), "{arguments:?} repeats {secret}:\n{printed}");
        }
    }
}

#[test]
fn everything_left_in_is_found_where_it_stands() {
    let (printed, status) = run(&["check", "--format", "short", "--only", "text/personal-data"]);
    assert_eq!(status, Some(1));
    let at: Vec<&str> = printed.lines().filter_map(|line| line.split(": ").next()).collect();
    assert_eq!(
        at,
        ["-:6:9", "-:6:20", "-:6:38", "-:6:57", "-:7:1", "-:10:4", "-:11:6", "-:12:4"]
            .map(|place| place.replacen('-', "<stdin>", 1))
    );
}
