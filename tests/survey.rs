//! `noticelint survey`: what is counted, in every format, and what comes of it as a ruleset.

use crate::folder::{Folder, POLICY, Ran};
use insta::assert_snapshot;

const CLEAN: &str = "お知らせ\n\n情報の漏えいがありました。深くお詫び申し上げます。\n";
const BARE: &str = "お知らせ\n\n情報の漏えいがありました。\n";
const LOSS: &str = "お知らせ\n\n名簿の紛失による漏えいがありました。深くお詫び申し上げます。\n";
const NO_NOTICE: &str = "# 使い方\n\n読んでください。\n";

/// Four notices, two of them in a collection, and a text that is none.
fn archive() -> Folder {
    let collection =
        format!("目次\n\n【架空事件簿#2031-01】みどり商店 {CLEAN}\n【架空事件簿#2031-02】かすみ書房 {LOSS}");
    Folder::new()
        .with("notices/a.txt", CLEAN)
        .with("notices/b.md", BARE)
        .with("notices/c.txt", collection)
        .with("notices/readme.md", NO_NOTICE)
}

fn survey(folder: &Folder, arguments: &[&str]) -> Ran {
    folder.run(&[&["survey", "--rules", "policy.toml", "--as-of", "2026-11-22"], arguments].concat())
}

fn json(folder: &Folder, arguments: &[&str]) -> serde_json::Value {
    let ran = survey(folder, &[&["--format", "json"], arguments].concat());
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn the_tables_for_people() {
    let folder = archive();
    let ran = survey(&folder, &["notices", "--examples", "2"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert_snapshot!(ran.out);
    assert_snapshot!(ran.err, @"notices/c.txt: 最初の見出しより前の1行は、どの告知文にも入れていません。");
    assert_snapshot!(survey(&folder, &["notices", "--lang", "en"]).out);
    let plain = survey(&folder, &["notices", "--examples", "0"]);
    assert!(!plain.out.contains("a.txt"), "{}", plain.out);
}

#[test]
fn counts_and_places_in_json() {
    let out = json(&archive(), &["notices"]);
    assert_eq!(out["schema"], "noticelint/survey/1");
    assert_eq!((&out["documents"], &out["notices"]), (&5.into(), &4.into()));
    assert_eq!(out["kinds"]["not-a-notice"], 1);
    assert_eq!(out["stages"]["single"], 4);
    assert_eq!(out["causes"]["unknown"], 4);
    let apology = &out["elements"][0];
    assert_eq!((&apology["stated"], &apology["absent"], &apology["of"]), (&3.into(), &1.into(), &4.into()));
    assert_eq!(apology["share"], 0.75);
    assert_eq!(apology["examples"]["absent"][0]["path"], "notices/b.md");
    assert_eq!(apology["examples"]["absent"][0]["line"], serde_json::Value::Null);
    let rule = |id: &str| out["rules"].as_array().unwrap().iter().find(|rule| rule["id"] == id).unwrap();
    let loss = rule("acme/loss");
    assert_eq!(
        (&loss["fires"], &loss["of"], &loss["severities"]["warning"]),
        (&1.into(), &4.into(), &1.into())
    );
    // The line is the one of the file that holds the collection.
    assert_eq!(loss["examples"][0]["path"], "notices/c.txt#2031-02");
    assert_eq!((&loss["examples"][0]["line"], &loss["examples"][0]["text"]), (&9.into(), &"紛失".into()));
    let no_notice = rule("document/not-a-notice");
    assert_eq!((&no_notice["fires"], &no_notice["of"]), (&1.into(), &1.into()));
}

#[test]
fn rows_for_spreadsheets() {
    let folder =
        archive().with("quotes.toml", POLICY.replace("title = \"紛失\"", "title = \"紛失, \\\"亡失\\\"\""));
    let ran = folder.run(&["survey", "--rules", "quotes.toml", "--format", "csv", "notices"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(ran.out.lines().all(|line| !line.is_empty()));
    let mut reader = csv::ReaderBuilder::new().from_reader(ran.out.as_bytes());
    let heads = reader.headers().unwrap().clone();
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    let cell = |id: &str, head: &str| {
        let column = heads.iter().position(|known| known == head).unwrap();
        rows.iter().find(|row| &row[1] == id).unwrap()[column].to_owned()
    };
    assert_eq!(rows.len(), 5);
    assert_eq!(cell("acme/loss", "title"), "紛失, \"亡失\"");
    assert_eq!(
        (cell("apology", "type"), cell("apology", "stated"), cell("apology", "fires")),
        text("element", "3", "")
    );
    assert_eq!(
        (cell("acme/loss", "type"), cell("acme/loss", "fires"), cell("acme/loss", "of")),
        text("rule", "1", "4")
    );
    assert_eq!(cell("acme/loss", "examples"), "notices/c.txt#2031-02:9 紛失");
}

fn text(one: &str, two: &str, three: &str) -> (String, String, String) {
    (one.to_owned(), two.to_owned(), three.to_owned())
}

#[test]
fn collections_are_split_as_asked() {
    let folder = Folder::new().with("all.txt", format!("== 一\n{CLEAN}== 二\n{LOSS}"));
    let documents =
        |arguments: &[&str]| json(&folder, &[&["all.txt"], arguments].concat())["documents"].clone();
    assert_eq!(documents(&[]), 1);
    assert_eq!(documents(&["--split", "^== (.*)"]), 2);
    assert_eq!(documents(&["--split", "none"]), 1);
    assert_eq!(json(&archive(), &["notices", "--split", "none"])["documents"], 4);
    let broken = survey(&folder, &["all.txt", "--split", "(", "--lang", "en"]);
    assert_eq!(broken.status, 2);
    assert!(broken.err.contains("to split nothing: --split none"), "{}", broken.err);
}

#[test]
fn the_status_says_how_it_ended() {
    let folder = archive().with("empty/readme.rst", "x");
    for format in ["human", "json", "csv"] {
        let status =
            |arguments: &[&str]| survey(&folder, &[arguments, &["--format", format]].concat()).status;
        assert_eq!(status(&["notices"]), 0);
        assert_eq!(status(&["notices", "none.txt"]), 2);
        assert_eq!(status(&["empty"]), 3);
        assert_eq!(status(&["empty", "--allow-empty"]), 0);
    }
    assert_eq!(survey(&folder, &["notices", "--examples", "x"]).status, 2);
    assert_eq!(survey(&folder, &["notices", "--derive", "--evidence"]).status, 2);
    assert_eq!(survey(&folder, &["notices", "--derive", "--required-from", "80"]).status, 2);
    assert_eq!(survey(&folder, &["empty", "--derive"]).status, 3);
    let none = survey(&folder, &["notices/readme.md", "--derive"]);
    assert_eq!((none.status, none.out.as_str()), (2, ""), "{}", none.err);
}

#[test]
fn one_ruleset_reads_an_archive() {
    let folder = Folder::new()
        .with("a/noticelint.toml", POLICY)
        .with("a/x.txt", CLEAN)
        .with("b/noticelint.toml", POLICY)
        .with("b/x.txt", CLEAN);
    let ran = folder.run(&["survey", "a", "b"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("a/noticelint.toml") && ran.err.contains("--rules"), "{}", ran.err);
    assert_eq!(folder.run(&["survey", "a"]).status, 0);
}

/// The small rules with an apology that weighs little, and an element that nobody can count.
fn lenient() -> String {
    let unmeasured = "[evidence]\napology = { measured = false, reason = \"結びの文が記録にない\" }\n";
    format!(
        "{}\n{unmeasured}",
        POLICY.replace("severity = \"error\"", "severity = { first = \"error\", else = \"info\" }")
    )
}

#[test]
fn what_was_not_measured_is_told_with_its_reason() {
    let folder = archive().with("lenient.toml", lenient());
    let run = |arguments: &[&str]| {
        folder.run(
            &[&["survey", "--rules", "lenient.toml", "--as-of", "2026-11-22", "notices"], arguments].concat(),
        )
    };
    assert_snapshot!(run(&[]).out);
    let csv = run(&["--format", "csv"]).out;
    assert!(csv.contains("element,apology,お詫び,false,,,,,,,,,,結びの文が記録にない,\r\n"), "{csv}");
    let json = run(&["--format", "json"]).out;
    assert!(json.contains(r#""measured":false,"reason":"結びの文が記録にない","stated":null"#), "{json}");
    let derived = run(&["--derive"]).out;
    assert!(
        derived.contains("\n[severity]\n# \"apology\": お詫び 数えていない: 結びの文が記録にない\n"),
        "{derived}"
    );
    assert!(
        derived.contains("\"apology\" = { measured = false, reason = \"結びの文が記録にない\" }"),
        "{derived}"
    );
    assert!(!derived.contains("apology/missing"), "{derived}");
    let counted = run(&["--measured", "apology", "--format", "json"]).out;
    assert!(counted.contains(r#""measured":true,"reason":null,"stated":3"#), "{counted}");
    let unknown = run(&["--measured", "apologie", "--lang", "en"]);
    assert_eq!(unknown.status, 2);
    assert!(unknown.err.contains("did you mean `apology`?"), "{}", unknown.err);
}

#[test]
fn a_derived_ruleset_loads_and_requires_what_most_notices_state() {
    let folder = archive().with("lenient.toml", lenient());
    let run = |arguments: &[&str]| {
        let rules = ["survey", "--derive", "--rules", "lenient.toml", "--as-of", "2026-11-22", "notices"];
        folder.run(&[&rules[..], &["--measured", "apology"], arguments].concat())
    };
    let ran = run(&["--required-from", "0.7"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert_snapshot!(ran.out);
    let seldom = run(&[]).out;
    assert!(seldom.contains("# \"apology\": お詫び 3/4 (75%) 求めない"), "{seldom}");

    let written = run(&["--required-from", "0.7", "--output", "sub.toml"]);
    assert_eq!((written.status, written.out.as_str()), (0, ""), "{}", written.err);
    let listed = folder.run(&["rules", "list", "--rules", "sub.toml", "--format", "json"]);
    assert_eq!(listed.status, 0, "{}", listed.err);
    let raised = r#""severity":{"final":"warning","first":"error","follow-up":"info","single":"warning"}"#;
    assert!(listed.out.contains(raised), "{}", listed.out);
    let explained = folder.run(&["explain", "acme/loss", "--rules", "sub.toml"]).out;
    assert!(explained.contains("公表された4件のうち1件で指摘"), "{explained}");
    let explained = folder.run(&["explain", "apology", "--rules", "sub.toml"]).out;
    assert!(explained.contains("公表された4件のうち3件に記載"), "{explained}");
}

#[test]
fn a_derived_ruleset_never_lowers_and_never_overwrites() {
    let folder = archive().with("out/.keep", "");
    let run = |output: &str| {
        survey(&folder, &["notices", "--derive", "--required-from", "0.5", "--output", output])
    };
    assert_eq!(run("out/derived.toml").status, 0);
    let derived = folder.read("out/derived.toml");
    assert!(derived.contains("extends = [\"../policy.toml\"]"), "{derived}");
    let listed = folder.run(&["rules", "list", "--rules", "out/derived.toml", "--format", "json"]);
    let base = folder.run(&["rules", "list", "--rules", "policy.toml", "--format", "json"]);
    // The derived file stands over the other one, and says so in the name.
    let listed_out = listed.out.replace("small + out/derived.toml", "small");
    assert_eq!(listed_out, base.out, "{}", listed.err);
    let again = run("out/derived.toml");
    assert_eq!(again.status, 2);
    assert!(again.err.contains("上書きはしません"), "{}", again.err);
    assert_eq!(folder.read("out/derived.toml"), derived);
}

#[test]
fn the_built_in_rules_derive_a_ruleset_that_loads() {
    let folder = Folder::new().with("notices/a.txt", include_str!("corpus/notices/02-association-bcc.txt"));
    let ran = folder.run(&["survey", "--derive", "--isolated", "notices", "--output", "derived.toml"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let listed = folder.run(&["rules", "list", "--rules", "derived.toml"]);
    assert_eq!(listed.status, 0, "{}", listed.err);
    let checked = folder.run(&["rules", "check", "derived.toml", "--fail-on", "warning"]);
    assert_eq!(checked.status, 0, "{}{}", checked.out, checked.err);
    let check = folder.run(&["check", "--rules", "derived.toml", "notices"]);
    assert_ne!(check.status, 2, "{}", check.err);
}

#[test]
fn evidence_is_printed_as_it_is_checked_in() {
    let folder = Folder::new().with("notices/a.txt", include_str!("corpus/notices/02-association-bcc.txt"));
    let ran =
        folder.run(&["survey", "--evidence", "--rules", "builtin:ja", "--as-of", "2026-11-22", "notices"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let shipped = include_str!("../rules/ja/evidence.toml");
    let kept = |text: &str| -> Vec<String> {
        text.lines().filter(|line| line.contains("measured = false")).map(str::to_owned).collect()
    };
    assert_eq!(kept(&ran.out), kept(shipped));
    assert!(!kept(shipped).is_empty());
    assert!(ran.out.contains("\"cause/missing\" = { fires = 0, of = 1 }\n"), "{}", ran.out);
    assert!(shipped.contains("#   noticelint survey --evidence --rules builtin:ja --as-of "));
    assert!(
        ran.out.contains("#   noticelint survey --evidence --rules builtin:ja --as-of 2026-11-22 notices\n")
    );
}

#[test]
fn affected_persons_are_covered_in_examples_too() {
    let text = "会員情報の漏えいについて\n\n2月1日、会員の佐藤花子様(携帯電話 090-1234-5678)からのご連絡により、\\
                会員120名の氏名が漏えいしたことが分かりました。お詫びいたします。\n";
    let folder = Folder::new().with("notices/a.txt", text);
    for format in ["human", "json", "csv"] {
        let ran = folder.run(&[
            "survey",
            "--isolated",
            "notices",
            "--format",
            format,
            "--measured",
            "text/personal-data",
        ]);
        assert_eq!(ran.status, 0, "{}", ran.err);
        assert!(ran.out.contains("text/personal-data") && !ran.out.contains("1234-5678"), "{}", ran.out);
    }
}

#[test]
fn the_command_kept_in_a_derived_ruleset_names_nobody() {
    let folder = Folder::new().with("鈴木一郎様/鈴木一郎様_080-0000-1234.txt", CLEAN).with("b.txt", CLEAN);
    let path = "鈴木一郎様/鈴木一郎様_080-0000-1234.txt";
    let ran = folder.run(&["survey", "--isolated", "--derive", path, "b.txt"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(ran.out.contains("--derive") && ran.out.contains("b.txt"), "{}", ran.out);
    assert!(!ran.out.contains("一郎") && !ran.out.contains("0000-1234"), "{}", ran.out);
}
