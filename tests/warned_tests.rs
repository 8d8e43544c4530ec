//! What `check` says of an organisation's tests that fail: a warning, and never more.

use crate::folder::Folder;
use crate::rules_test::EVERY_WORD;
use insta::assert_snapshot;

const CLEAN: &str = "お知らせ\n\n情報の漏えいがありました。深くお詫び申し上げます。\n";

fn rules(text: &str) -> Folder {
    Folder::new().with("noticelint.toml", text)
}

#[test]
fn check_warns_of_tests_that_fail_and_stops_nobody() {
    let folder = rules(EVERY_WORD).with("a.txt", CLEAN).with("b.txt", CLEAN);
    let ran = folder.run(&["a.txt", "b.txt"]);
    assert_eq!(ran.status, 0);
    assert_snapshot!(ran.err, @r"
    警告: noticelint.toml:15: acme/loss の試し: 指摘が出るはずの文で、指摘が出ませんでした
    警告: noticelint.toml:24: acme/loss の試し: 指摘が出ないはずの文で、指摘が出ました
    警告: noticelint.toml:32: apology の試し: 「なし」のはずが、「記載」と読まれました
    くわしくは noticelint rules test noticelint.toml
    ");
    let quiet = folder.run(&["a.txt", "b.txt", "--quiet"]);
    assert_eq!((quiet.status, quiet.err.as_str()), (0, ""));
    let english = folder.run(&["a.txt", "--rules", "noticelint.toml", "--lang", "en"]);
    assert_snapshot!(english.err, @r"
    warning: noticelint.toml:15: test of acme/loss: silent, though expected to be reported
    warning: noticelint.toml:24: test of acme/loss: reported, though expected to be silent
    warning: noticelint.toml:32: test of apology: read as stated, though expected to be absent
    details: noticelint rules test noticelint.toml
    ");
    assert_eq!(folder.run(&["facts", "a.txt"]).err, "");
    assert_eq!(folder.check(&["a.txt"]).err, "", "no tests, no word");
    assert_eq!(folder.run(&["--isolated", "a.txt"]).err, "", "tests of the built-in rules are not run");
}

#[test]
fn check_tells_of_five_tests_at_most() {
    let test = "[[rules.\"acme/loss\".tests]]\ntext = \"漏えい\"\nexpect = \"finding\"\n";
    let text = format!("noticelint = 1\nextends = [\"policy.toml\"]\n{}", test.repeat(8));
    let ran = rules(&text).with("a.txt", CLEAN).run(&["a.txt"]);
    assert_eq!(ran.status, 0);
    assert_eq!(ran.err.lines().count(), 6, "{}", ran.err);
    assert!(ran.err.ends_with("ほか3件。くわしくは noticelint rules test noticelint.toml\n"), "{}", ran.err);
}

#[test]
fn each_ruleset_of_a_run_is_told_of_once() {
    let folder = Folder::new()
        .with("a/noticelint.toml", EVERY_WORD.replace("policy.toml", "../policy.toml"))
        .with("a/one.txt", CLEAN)
        .with("a/deep/two.txt", CLEAN)
        .with("b/three.txt", CLEAN);
    let ran = folder.run(&["a", "b", "--fail-on", "never"]);
    assert_eq!((ran.status, ran.err.lines().count()), (0, 4), "{}", ran.err);
}

#[test]
fn what_is_mended_is_told_of_too_and_standard_output_keeps_its_form() {
    let folder = rules(EVERY_WORD).with("a.txt", CLEAN);
    for arguments in [&["--fix", "--diff"][..], &["--format", "json"], &["--format", "short"]] {
        let ran = folder.run(&[&["check", "a.txt"], arguments].concat());
        assert!(ran.err.starts_with("警告: ") && !ran.out.contains("警告: "), "{arguments:?} {}", ran.err);
    }
}
