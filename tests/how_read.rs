//! How clauses were read: `facts --statements`, `explain ELEMENT DRAFT`, `rules forms`.

use crate::folder::Folder;
use insta::assert_snapshot;

const NOTICE: &str = "\
会員情報の漏えいについて(お詫び)

2026年5月12日
みなと体操クラブ

会員210名の氏名とメールアドレスが漏えいしました。深くお詫び申し上げます。

対応
5月8日に個人情報保護委員会へ報告しました。
会員の皆様には、5月20日までに書面でお知らせする予定です。
";

#[test]
fn facts_show_how_each_clause_was_read() {
    let folder = Folder::new().with("notice.txt", NOTICE);
    let ran = folder.run(&["facts", "--statements", "--isolated", "--lang", "ja", "notice.txt"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let (_, shown) = ran.out.split_once("文の読み").unwrap();
    assert_snapshot!("statements_ja", shown);
    assert!(!folder.run(&["facts", "--isolated", "notice.txt"]).out.contains("文の読み"));
}

#[test]
fn programs_get_the_names_and_the_places() {
    let folder = Folder::new().with("notice.txt", NOTICE);
    let ran = folder.run(&["facts", "--statements", "--isolated", "--format", "json", "notice.txt"]);
    let read: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let statements = read["documents"][0]["statements"].as_array().unwrap();
    let report = statements.iter().find(|one| one["text"].as_str().unwrap().contains("委員会")).unwrap();
    assert_eq!(report["act"], serde_json::json!(["report"]));
    assert_eq!((&report["mode"], &report["to"][0]), (&"done".into(), &"regulator".into()));
    assert_eq!(report["elements"][0], "regulator-notification");
    assert_eq!(report["span"]["start"]["line"], 9);
    let plain = folder.run(&["facts", "--isolated", "--format", "json", "notice.txt"]);
    assert!(!plain.out.contains("\"statements\""));
}

#[test]
fn an_element_is_explained_on_a_draft() {
    let folder = Folder::new().with("notice.txt", NOTICE);
    let ran = folder.run(&["explain", "individual-notice", "notice.txt", "--isolated", "--lang", "ja"]);
    let (_, shown) = ran.out.split_once("notice.txt").unwrap();
    assert_snapshot!("explained_on_a_draft_ja", shown);
    let ran =
        folder.run(&["explain", "individual-notice/missing", "notice.txt", "--isolated", "--lang", "ja"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("explain individual-notice 下書き.md"), "{}", ran.err);
    let ran = folder.run(&["explain", "cause", "no-such.txt", "--isolated", "--lang", "ja"]);
    assert!(ran.status == 2 && ran.err.contains("no-such.txt"), "{}", ran.err);
}

#[test]
fn personal_data_is_covered_there_too() {
    let folder =
        Folder::new().with("notice.txt", NOTICE.replace("会員210名の", "山岡千代子様(090-1234-9876)の"));
    for format in ["human", "json"] {
        let ran = folder.run(&["facts", "--statements", "--isolated", "--format", format, "notice.txt"]);
        assert!(!ran.out.contains("千代子") && !ran.out.contains("9876"), "{}", ran.out);
    }
    let ran = folder.run(&["explain", "overview", "notice.txt", "--isolated"]);
    assert!(!ran.out.contains("千代子") && !ran.out.contains("9876"), "{}", ran.out);
}

#[test]
fn words_show_what_they_match() {
    let folder = Folder::new();
    let ran = folder.run(&["rules", "forms", "点検する", "入る", "問い合わせ", "--lang", "ja"]);
    assert_snapshot!("forms_ja", ran.out);
    let ran = folder.run(&["rules", "forms", "点検する", "--lang", "en"]);
    assert_snapshot!("forms_en", ran.out);
    let ran = folder.run(&["rules", "forms", "止める", "--format", "json"]);
    let read: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(folder.run(&["rules", "forms", ""]).status, 2);
    let word = &read["words"][0];
    assert_eq!(word["class"], "ichidan");
    assert!(word["forms"].as_array().unwrap().contains(&"止めて".into()));
    let denied = word["modes"].as_array().unwrap().iter().find(|one| one["mode"] == "denied").unwrap();
    assert!(denied["examples"].as_array().unwrap().contains(&"止めない".into()));
}
