//! `--previous`: follow-ups held against the notices before them, in pairs of whole notices.
//!
//! The pairs stand in `examples/follow-up`; what must be found in each is written here.

use crate::folder::{Folder, Ran};
use insta::assert_snapshot;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// A pair, and each finding of the family: rule, text it points at, text it shows of the notice before.
type Pair = (&'static str, &'static [(&'static str, &'static str, &'static str)]);

const PAIRS: &[Pair] = &[
    ("card-skimming-shop", &[]),
    ("lost-rosters-school", &[]),
    ("open-folder-city", &[]),
    (
        "ransomware-parts-maker",
        &[
            ("follow-up/count-changed", "3,175名", "2,310名"),
            ("follow-up/date-changed", "2026年6月27日", "2026年7月4日"),
            (
                "follow-up/deferral-unanswered",
                "2026年6月27日、業務サーバーに不正アクセスがあり、",
                "侵入の経路と原因は調査中です。",
            ),
        ],
    ),
    (
        "mis-sent-clinic",
        &[
            ("follow-up/date-changed", "10月5日", "10月3日"),
            (
                "follow-up/element-dropped",
                "",
                "お問い合わせ** あおぎり内科 事務長 電話 03-0000-0928(平日9時から18時まで)",
            ),
            ("follow-up/element-dropped", "", "お願い** 別の方の結果が届いた方は、開封せずに保管し、"),
        ],
    ),
    (
        "contractor-insurer",
        &[
            ("follow-up/denial-reversed", "口座番号", "口座番号"),
            ("follow-up/count-changed", "2,900名", "3,100名"),
            ("follow-up/count-changed", "1,900名", "1,700名"),
            ("follow-up/date-changed", "3月1日", "3月3日"),
        ],
    ),
];

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/follow-up")
}

/// A folder with the two notices of a pair.
fn pair(name: &str) -> Folder {
    let read = |file: &str| fs::read_to_string(examples().join(name).join(file)).unwrap();
    Folder::new().with("first.md", read("first.md")).with("second.md", read("second.md"))
}

fn compared(folder: &Folder, arguments: &[&str]) -> Ran {
    folder.run(&[&["check", "--isolated", "--as-of", "2026-11-22"][..], arguments].concat())
}

fn findings(folder: &Folder, arguments: &[&str]) -> Vec<Value> {
    let ran = compared(folder, &[arguments, &["--format", "json"]].concat());
    let json: Value = serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {}", ran.err));
    json["documents"][0]["findings"].as_array().unwrap().clone()
}

fn of_the_family(findings: &[Value]) -> Vec<&Value> {
    findings.iter().filter(|finding| finding["rule"].as_str().unwrap().starts_with("follow-up/")).collect()
}

/// The bytes of a span in a file.
fn bytes<'t>(text: &'t str, span: &Value) -> &'t str {
    let at = |end: &str| usize::try_from(span[end]["byte"].as_u64().unwrap()).unwrap();
    &text[at("start")..at("end")]
}

#[test]
fn every_pair_has_exactly_its_findings() {
    let mut names: Vec<String> = fs::read_dir(examples())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort_unstable();
    let mut listed: Vec<&str> = PAIRS.iter().map(|(name, _)| *name).collect();
    listed.sort_unstable();
    assert_eq!(names, listed);
    for (name, expected) in PAIRS {
        let folder = pair(name);
        let all = findings(&folder, &["second.md", "--previous", "first.md"]);
        let first = folder.read("first.md");
        let found: Vec<_> = of_the_family(&all)
            .iter()
            .map(|finding| {
                assert_eq!(finding["severity"], "warning", "{name}");
                let label = &finding["labels"][0];
                assert_eq!(label["path"], "first.md", "{name}");
                let text = |value: &Value| value.as_str().unwrap().to_owned();
                (text(&finding["rule"]), text(&finding["text"]), bytes(&first, &label["span"]).to_owned())
            })
            .collect();
        let found: Vec<_> =
            found.iter().map(|(rule, text, old)| (rule.as_str(), text.as_str(), old.as_str())).collect();
        assert_eq!(found, *expected, "{name}");
        let others = all.iter().filter(|finding| finding["severity"] != "info").count() - found.len();
        assert_eq!(others, 0, "{name}: {all:#?}");
    }
}

#[test]
fn the_first_notices_of_the_pairs_are_clean() {
    for (name, _) in PAIRS {
        let found = findings(&pair(name), &["first.md"]);
        let graver: Vec<_> = found.iter().filter(|finding| finding["severity"] != "info").collect();
        assert!(graver.is_empty(), "{name}: {graver:#?}");
    }
}

#[test]
fn without_a_notice_before_there_is_nothing_to_say() {
    for (name, _) in PAIRS {
        assert!(of_the_family(&findings(&pair(name), &["second.md"])).is_empty(), "{name}");
    }
}

#[test]
fn no_notice_differs_from_itself() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for part in ["examples/clean", "examples/flawed", "tests/corpus/notices"] {
        for entry in fs::read_dir(root.join(part)).unwrap() {
            let path = entry.unwrap().path();
            let path = path.to_str().unwrap();
            let folder = Folder::new();
            let found = findings(&folder, &[path, "--previous", path, "--only", "follow-up/*"]);
            assert!(found.is_empty(), "{path}: {found:#?}");
        }
    }
}

#[test]
fn both_notices_are_shown_with_their_own_lines() {
    let folder = pair("mis-sent-clinic");
    let arguments = ["second.md", "--previous", "first.md", "--show", "all"];
    assert_snapshot!(compared(&folder, &arguments).out);
    let english = compared(&folder, &[&arguments[..], &["--lang", "en", "--quiet"]].concat());
    assert_snapshot!(english.out);
}

#[test]
fn each_label_names_its_file_in_json() {
    let folder = pair("ransomware-parts-maker");
    let ran = compared(
        &folder,
        &["second.md", "--previous", "first.md", "--only", "follow-up/*", "--format", "json"],
    );
    let mut json: Value = serde_json::from_str(&ran.out).unwrap();
    json.sort_all_objects();
    assert_snapshot!(format!("{:#}", json["documents"][0]["findings"]));
}

#[test]
fn one_line_stays_one_line() {
    let folder = pair("contractor-insurer");
    let ran = compared(&folder, &["second.md", "--previous", "first.md", "--format", "short"]);
    assert_snapshot!(ran.out);
}

#[test]
fn what_cannot_be_compared_fails_the_run() {
    let folder = pair("lost-rosters-school").with("drafts/one.md", "x").with("sjis.txt", b"\x82\xa8");
    for (arguments, said) in [
        (&["second.md", "--previous", "none.md"][..], "--previous none.md: ファイルがありません"),
        (&["second.md", "--previous", "sjis.txt"], "UTF-8"),
        (&["second.md", "--previous", "drafts"], "前の告知のファイルを指定してください"),
        (&["drafts", "--previous", "first.md"], "比べる下書きを1つだけ指定してください"),
        (&["second.md", "first.md", "--previous", "first.md"], "比べる下書きを1つだけ指定してください"),
    ] {
        let ran = compared(&folder, arguments);
        assert_eq!(ran.status, 2, "{arguments:?}");
        assert!(ran.out.is_empty() && ran.err.contains(said), "{arguments:?}: {}", ran.err);
    }
    let english = compared(&folder, &["drafts", "--previous", "first.md", "--lang", "en"]);
    assert_snapshot!(english.err, @r"
    noticelint: --previous: give one draft to compare, neither a folder nor several
    for example: noticelint check second.md --previous first.md
    ");
    assert_eq!(folder.run(&["facts", "second.md", "--previous", "first.md"]).status, 2);
}

#[test]
fn what_is_no_notice_is_not_compared_with_and_that_is_said() {
    let folder = pair("lost-rosters-school").with("readme.md", "# 使い方\n\n読んでください。\n");
    let ran = compared(&folder, &["second.md", "--previous", "readme.md"]);
    assert_eq!(ran.status, 0);
    assert_snapshot!(ran.err, @"--previous readme.md: 告知文とは読めないため、比べていません。");
}

#[test]
fn a_draft_typed_in_can_be_compared() {
    let folder = pair("ransomware-parts-maker");
    let text = folder.read("second.md");
    let arguments =
        ["check", "--isolated", "--previous", "first.md", "--format", "short", "--stdin-filename", "a.md"];
    let ran = folder.typed(&arguments, text.as_bytes());
    assert!(ran.out.contains("前の告知の「2,310名」が「3,175名」になっています"), "{}{}", ran.out, ran.err);
}

/// The start of a notice, for short ones.
fn notice(day: &str, body: &str) -> String {
    format!("会員情報の漏えいについて\n\n2026年{day}\n株式会社青葉見本堂\n\n{body}お詫びいたします。\n")
}

#[test]
fn of_several_notices_before_the_newest_that_gives_the_fact_counts() {
    let folder = Folder::new()
        .with(
            "one.txt",
            notice("2月4日", "2月1日、会員820名の氏名が漏えいしました。連絡先は0120-000-820です。"),
        )
        .with(
            "two.txt",
            notice("2月20日", "会員945名の氏名が漏えいしました。第1報の820名から125名増えました。"),
        )
        .with("three.txt", notice("3月6日", "会員945名の氏名が漏えいしました。"))
        .with("changed.txt", notice("3月6日", "会員820名の氏名が漏えいしました。"));
    let rules = |current: &str, previous: &[&str]| {
        let mut arguments = vec![current, "--only", "follow-up/*"];
        previous.iter().for_each(|name| arguments.extend(["--previous", name]));
        let found = findings(&folder, &arguments);
        let told = |finding: &Value| {
            format!(
                "{} {}",
                finding["rule"].as_str().unwrap(),
                finding["labels"][0]["path"].as_str().unwrap()
            )
        };
        found.iter().map(told).collect::<Vec<_>>()
    };
    for both in [["one.txt", "two.txt"], ["two.txt", "one.txt"]] {
        // The number stands as the newest tells it; of the contact, the newest says nothing.
        assert_eq!(rules("three.txt", &both), ["follow-up/element-dropped one.txt"]);
        let changed = ["follow-up/count-changed two.txt", "follow-up/element-dropped one.txt"];
        assert_eq!(rules("changed.txt", &both), changed);
    }
    assert_eq!(rules("changed.txt", &["one.txt"]), ["follow-up/element-dropped one.txt"]);
}

#[test]
fn what_follows_a_notice_is_at_least_a_follow_up() {
    let folder = Folder::new()
        .with("one.txt", notice("2月4日", "2月1日、会員820名の氏名が漏えいしました。"))
        .with("two.txt", notice("2月20日", "会員820名の氏名が漏えいしました。引き続き調査を進めています。"));
    let stage = |arguments: &[&str]| {
        let ran = compared(&folder, &[&["two.txt", "--format", "json"], arguments].concat());
        let json: Value = serde_json::from_str(&ran.out).unwrap();
        json["documents"][0]["stage"].as_str().unwrap().to_owned()
    };
    assert_eq!(stage(&[]), "first");
    assert_eq!(stage(&["--previous", "one.txt"]), "follow-up");
    assert_eq!(stage(&["--previous", "one.txt", "--stage", "final"]), "final");
    let head = compared(&folder, &["two.txt", "--previous", "one.txt"]).out;
    assert!(
        head.contains("続報(--previous から)") && head.contains("比べた告知: one.txt(2026-02-04)"),
        "{head}"
    );
}

#[test]
fn at_the_end_a_missing_contact_stays_an_error() {
    let folder = Folder::new()
        .with(
            "one.txt",
            notice("2月4日", "2月1日、会員820名の氏名が漏えいしました。連絡先は0120-000-820です。"),
        )
        .with("two.txt", notice("2月20日", "会員820名の氏名が漏えいしました。"));
    let contact = |stage: &str| -> Vec<String> {
        let found = findings(&folder, &["two.txt", "--previous", "one.txt", "--stage", stage]);
        let about = found.iter().filter(|finding| finding["element"] == "contact-point");
        about
            .map(|finding| {
                format!("{} {}", finding["severity"].as_str().unwrap(), finding["rule"].as_str().unwrap())
            })
            .collect()
    };
    assert_eq!(contact("follow-up"), ["warning follow-up/element-dropped"]);
    assert_eq!(contact("final"), ["error contact-point/missing", "warning follow-up/element-dropped"]);
}

#[test]
fn nothing_left_in_a_notice_before_is_repeated() {
    let before = "2月1日、会員の佐藤花子様(携帯電話 090-0000-0001)からのご連絡により、会員820名の氏名が漏えいしたことが判明しました。";
    let folder = Folder::new()
        .with("one.txt", notice("2月4日", before))
        .with("two.txt", notice("2月20日", "1月28日、会員945名の氏名が漏えいしたことが判明しました。"));
    for format in ["human", "short", "json", "jsonl"] {
        let arguments = ["two.txt", "--previous", "one.txt", "--format", format];
        let ran = compared(&folder, &arguments);
        assert!(ran.out.contains("820名"), "{}", ran.out);
        for secret in ["佐藤", "花子", "090", "0001"] {
            assert!(!ran.out.contains(secret) && !ran.err.contains(secret), "{format}: {}", ran.out);
        }
    }
}
