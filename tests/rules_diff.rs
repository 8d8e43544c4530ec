//! `noticelint rules diff`: what another ruleset would change, in every format and with every exit status.

use crate::folder::{Folder, Ran};
use insta::assert_snapshot;

const CLEAN: &str = "お知らせ\n\n情報の漏えいがありました。深くお詫び申し上げます。\n";
const BARE: &str = "お知らせ\n\n取り急ぎ、情報の漏えいをお知らせします。\n";
const LOSS: &str = "お知らせ\n\n名簿の紛失による漏えいがありました。深くお詫び申し上げます。\n";

/// One rule weighs more, one less, one is off, one is new.
const NEW: &str = r#"
noticelint = 1
extends = ["policy.toml"]
[severity]
"acme/loss" = "error"
"apology/missing" = "warning"
"acme/note" = "off"
[rules."acme/deep"]
check = "phrase"
severity = "info"
title = "深く"
message = "「{text}」は、書かなくても伝わります"
with = { detect = [{ any = ["深く"] }] }
"#;

fn folder() -> Folder {
    let collection =
        format!("【架空事件簿#2031-01】みどり商店 {CLEAN}\n【架空事件簿#2031-02】かすみ書房 {LOSS}");
    Folder::new()
        .with("new.toml", NEW)
        .with("notices/a.txt", CLEAN)
        .with("notices/b.md", BARE)
        .with("notices/c.txt", collection)
        .with("notices/d.txt", BARE.replace("取り急ぎ、", "").replace("お知らせします", "お詫びします"))
}

fn diff(folder: &Folder, arguments: &[&str]) -> Ran {
    folder.run(&[&["rules", "diff", "--as-of", "2026-11-22"], arguments].concat())
}

#[test]
fn the_table_and_the_changes_for_people() {
    let folder = folder();
    let ran = diff(&folder, &["policy.toml", "new.toml", "notices"]);
    assert_eq!((ran.status, ran.err.as_str()), (1, ""));
    assert_snapshot!(ran.out);
    assert_snapshot!(diff(&folder, &["new.toml", "policy.toml", "notices", "--lang", "en"]).out);
    let color = diff(&folder, &["policy.toml", "new.toml", "notices/a.txt", "--color", "always"]);
    assert!(color.out.contains("\u{1b}["), "{}", color.out);
}

#[test]
fn nothing_changed_is_said_and_ends_with_0() {
    let folder = folder();
    let ran = diff(&folder, &["policy.toml", "policy.toml", "notices"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert_snapshot!(ran.out, @r"
    今の規則    policy.toml (small 1)
    新しい規則  policy.toml (small 1)

    5件の文書で、変わる指摘はありません
    ");
    // Other words for the same finding are no change.
    let reworded = NEW[..NEW.find("[severity]").unwrap()].to_owned()
        + "[rules.\"acme/loss\"]\nmessage = \"なくしたと読めます\"\n";
    let folder = folder.with("reworded.toml", reworded);
    let ran = diff(&folder, &["policy.toml", "reworded.toml", "notices"]);
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
    // But it is told.
    assert!(ran.out.ends_with("\n\n文言の変わる規則 1件:\n  acme/loss  message\n"), "{}", ran.out);
    let ran = diff(&folder, &["policy.toml", "reworded.toml", "notices", "--format", "json"]);
    let out: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(out["reworded"], serde_json::json!([{ "id": "acme/loss", "keys": ["message"] }]));
}

#[test]
fn changes_for_programs() {
    let ran = diff(&folder(), &["policy.toml", "new.toml", "notices", "--format", "json"]);
    assert_eq!(ran.status, 1, "{}", ran.err);
    let out: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(out["schema"], "noticelint/rules-diff/1");
    assert_eq!(out["old"]["rules"], "policy.toml");
    assert_eq!((&out["documents"], &out["changed_documents"]), (&5.into(), &4.into()));
    let rules: Vec<_> = out["rules"].as_array().unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(
        rules,
        [
            r#"{"id":"acme/deep","added":3,"removed":0,"raised":0,"lowered":0}"#,
            r#"{"id":"acme/loss","added":0,"removed":0,"raised":1,"lowered":0}"#,
            r#"{"id":"acme/note","added":0,"removed":1,"raised":0,"lowered":0}"#,
            r#"{"id":"apology/missing","added":0,"removed":0,"raised":0,"lowered":1}"#,
        ]
    );
    let loss = &out["files"][3]["changes"][0];
    assert_eq!(out["files"][3]["path"], "notices/c.txt#2031-02");
    assert_eq!(
        (&loss["change"], &loss["from"], &loss["to"]),
        (&"raised".into(), &"warning".into(), &"error".into())
    );
    // The second notice begins on line 5 of its file.
    assert_eq!((&loss["line"], &loss["column"], &loss["text"]), (&7.into(), &4.into(), &"紛失".into()));
    assert_eq!(out["errors"], serde_json::json!([]));
}

#[test]
fn the_status_says_how_it_ended() {
    let folder = folder().with("broken.toml", "noticelint = = 1\n").with("empty/readme.rst", "x");
    for format in ["human", "json"] {
        let status = |arguments: &[&str]| diff(&folder, &[arguments, &["--format", format]].concat()).status;
        assert_eq!(status(&["policy.toml", "new.toml", "notices"]), 1);
        assert_eq!(status(&["policy.toml", "new.toml", "notices/d.txt"]), 0);
        assert_eq!(status(&["policy.toml", "new.toml", "notices", "none.txt"]), 2);
        assert_eq!(status(&["policy.toml", "broken.toml", "notices"]), 2);
        assert_eq!(status(&["none.toml", "policy.toml", "notices"]), 2);
        assert_eq!(status(&["policy.toml", "new.toml", "empty"]), 3);
        assert_eq!(status(&["policy.toml", "new.toml", "empty", "--allow-empty"]), 0);
        assert_eq!(status(&["policy.toml", "new.toml"]), 2);
    }
    let written = diff(&folder, &["policy.toml", "new.toml", "notices", "--output", "out.txt"]);
    assert_eq!((written.status, written.out.as_str()), (1, ""));
    assert!(folder.read("out.txt").contains("acme/loss"));
    let flag = diff(&folder, &["policy.toml", "new.toml", "notices", "--rules", "policy.toml"]);
    assert_eq!(flag.status, 2);
    assert!(flag.err.contains("今の規則、新しい規則の順に"), "{}", flag.err);
}

#[test]
fn the_built_in_rules_can_be_either_side() {
    let folder = Folder::new()
        .with("mine.toml", "noticelint = 1\n[severity]\n\"secondary-damage/missing\" = \"error\"\n")
        .with("notices/a.txt", include_str!("corpus/notices/01-city-envelope.txt"));
    let raised = diff(&folder, &["builtin:ja", "mine.toml", "notices"]);
    assert_eq!(raised.status, 1, "{}", raised.err);
    assert!(raised.out.contains("要確認 → 要修正  secondary-damage/missing"), "{}", raised.out);
    let lowered = diff(&folder, &["mine.toml", "builtin:ja", "notices"]);
    assert!(lowered.out.contains("要修正 → 要確認  secondary-damage/missing"), "{}", lowered.out);
}

#[test]
fn a_file_that_is_split_otherwise() {
    let folder = folder();
    let whole = diff(&folder, &["policy.toml", "new.toml", "notices/c.txt", "--split", "none"]);
    assert!(
        whole.out.contains("1件の文書のうち1件") && whole.out.contains("notices/c.txt:7"),
        "{}",
        whole.out
    );
}

#[test]
fn affected_persons_are_covered() {
    let text = "会員情報の漏えいについて\n\n2月1日、会員の佐藤花子様(携帯電話 090-1234-5678)からのご連絡により、\\
                会員120名の氏名が漏えいしたことが分かりました。お詫びいたします。\n";
    let mine = "noticelint = 1\n[severity]\n\"text/personal-data\" = \"warning\"\n";
    let folder = Folder::new().with("mine.toml", mine).with("notices/a.txt", text);
    for format in ["human", "json"] {
        let ran = diff(&folder, &["builtin:ja", "mine.toml", "notices", "--format", format]);
        assert_eq!(ran.status, 1, "{}", ran.err);
        assert!(ran.out.contains("text/personal-data") && !ran.out.contains("1234-5678"), "{}", ran.out);
    }
}
