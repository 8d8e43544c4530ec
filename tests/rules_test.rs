//! `rules test`, and what `check` says of tests that fail.
//!
//! Most rules here stand on the small set of `folder`, so that these tests say nothing about the built-in ones.

use crate::folder::{Folder, Ran};
use insta::assert_snapshot;
use serde_json::Value;

/// Every word once; every test says in its text what should come of it.
pub(crate) const EVERY_WORD: &str = r#"
noticelint = 1
extends = ["policy.toml"]

[[rules."acme/loss".tests]]
text = "漏えいのお知らせ。名簿の盗難です。"
expect = "silent"

[[rules."acme/loss".tests]]
text = "漏えいのお知らせ。名簿の紛失です。"
expect = "finding"

[[rules."acme/loss".tests]]
text = "漏えいのお知らせ。名簿をなくしました。"
expect = "finding"

[[rules."acme/loss".tests]]
text = """

漏えいのお知らせ

名簿の紛失です。取り急ぎお知らせします。
"""
expect = "silent"

[[elements.apology.tests]]
text = "漏えいのお詫び。"
expect = "stated"

[[elements.apology.tests]]
text = "漏えいを深くお詫びします。"
expect = "absent"
"#;

/// The same, all as expected.
const GOOD: &str = r#"
noticelint = 1
extends = ["policy.toml"]

[[rules."acme/loss".tests]]
text = "漏えいのお知らせ。名簿の盗難です。"
expect = "silent"

[[rules."acme/loss".tests]]
text = "漏えいのお知らせ。名簿の紛失です。"
expect = "finding"
"#;

pub(crate) fn folder(rules: &str) -> Folder {
    Folder::new().with("noticelint.toml", rules)
}

pub(crate) fn json(ran: &Ran) -> Value {
    serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {}{}", ran.out, ran.err))
}

pub(crate) fn verdicts(ran: &Ran) -> Vec<String> {
    let json = json(ran);
    let tests = json["rulesets"][0]["tests"].as_array().unwrap().clone();
    tests.iter().map(|test| format!("{} {}", test["id"], test["verdict"]).replace('"', "")).collect()
}

#[test]
fn every_word_is_said() {
    let folder = folder(EVERY_WORD);
    let ran = folder.run(&["rules", "test", "--format", "json"]);
    assert_eq!((ran.status, ran.err.as_str()), (1, ""));
    let wanted = [
        "acme/loss validated",
        "acme/loss reported",
        "acme/loss missing",
        "acme/loss noisy",
        "apology read",
        "apology misread",
    ];
    assert_eq!(verdicts(&ran), wanted);
    let summary = &json(&ran)["summary"];
    assert_eq!(summary["tests"], 6);
    assert_eq!(summary["failed"], 3);
    for word in ["validated", "reported", "missing", "noisy", "read", "misread"] {
        assert_eq!(summary[word], 1, "{word}");
    }
}

#[test]
fn tests_that_fail_are_drawn_at_their_places() {
    let folder = folder(EVERY_WORD);
    assert_snapshot!("failing_ja", folder.run(&["rules", "test"]).out);
    assert_snapshot!("failing_en", folder.run(&["rules", "test", "--lang", "en"]).out);
    let coloured = folder.run(&["rules", "test", "--color", "always"]).out;
    assert!(coloured.contains("\u{1b}["));
}

#[test]
fn the_status_says_how_it_ended() {
    let folder = folder(GOOD)
        .with("bad.toml", EVERY_WORD)
        .with("none.toml", "noticelint = 1\nextends = [\"policy.toml\"]\n")
        .with(
            "broken.toml",
            "noticelint = 1\nextends = [\"policy.toml\"]\n[rules.\"acme/loss\"]\nseverty = \"error\"\n",
        );
    for (arguments, status) in [
        (&[][..], 0),
        (&["noticelint.toml"], 0),
        (&["none.toml"], 0),
        (&["bad.toml"], 1),
        (&["bad.toml", "--only", "acme/note"], 0),
        (&["noticelint.toml", "bad.toml"], 1),
        (&["broken.toml"], 2),
        (&["broken.toml", "bad.toml"], 2),
        (&["bad.toml", "no-such.toml"], 2),
        (&["--rules", "bad.toml"], 1),
        (&["noticelint.toml", "--rules", "bad.toml"], 2),
        (&["--only", "acme/los"], 2),
        (&["none.toml", "--coverage"], 0),
    ] {
        for format in ["human", "json"] {
            let ran = folder.run(&[&["rules", "test"], arguments, &["--format", format]].concat());
            assert_eq!(ran.status, status, "{arguments:?} {format}\n{}{}", ran.out, ran.err);
        }
    }
    let ran = folder.run(&["rules", "test", "broken.toml", "bad.toml"]);
    assert!(ran.err.contains("severty") && ran.out.contains("Noisy"), "the others are run: {}", ran.out);
    let ran = folder.run(&["rules", "test", "--only", "acme/los"]);
    assert!(ran.err.contains("「acme/loss」(紛失)のことですか?"), "{}", ran.err);
    let ran = folder.run(&["rules", "test", "broken.toml", "--format", "json"]);
    assert!(json(&ran)["errors"][0]["message"].as_str().unwrap().contains("severty"), "{}", ran.out);
}

#[test]
fn only_what_is_named_is_run() {
    let folder = folder(EVERY_WORD);
    let only =
        |name: &str| verdicts(&folder.run(&["rules", "test", "--format", "json", "--only", name])).len();
    assert_eq!((only("acme/loss"), only("acme/*"), only("apology"), only("apology/*")), (4, 4, 2, 2));
    assert_eq!(only("apology/missing"), 0, "these tests ask for the state");
    assert_snapshot!(folder.run(&["rules", "test", "--only", "acme/note"]).out, @"noticelint.toml: --only に当たる試しがありません");
}

#[test]
fn tests_of_the_built_in_rules_are_run_where_they_are_asked_for() {
    let rules = "noticelint = 1\n[severity]\n\"document/not-a-notice\" = \"off\"\n\
                 [[rules.\"acme/loss\".tests]]\ntext = \"会員名簿の紛失について\"\nexpect = \"finding\"\n\
                 [rules.\"acme/loss\"]\ncheck = \"phrase\"\nseverity = \"warning\"\ntitle = \"紛失\"\nmessage = \"紛失\"\n\
                 with = { detect = [{ any = [\"紛失\"], in-headings = true }] }\n";
    let folder = folder(rules);
    let own = folder.run(&["rules", "test"]);
    assert_eq!(own.status, 0, "{}", own.out);
    assert!(own.out.starts_with("noticelint.toml: 試し1件、すべて期待どおりです\n"), "{}", own.out);
    assert!(own.out.contains("--all"), "{}", own.out);
    let all = folder.run(&["rules", "test", "--all"]);
    assert_eq!(all.status, 1);
    assert!(all.out.contains("不合格[Missing]: document/not-a-notice"), "{}", all.out);
    assert!(all.out.contains("この規則はそこでは off です"), "{}", all.out);
    let isolated = folder.run(&["rules", "test", "--isolated"]);
    assert_eq!(isolated.status, 0);
    assert!(isolated.out.starts_with("builtin:ja: "), "{}", isolated.out);
    assert_eq!(folder.run(&["rules", "test", "builtin:ja"]).out, isolated.out);
}

#[test]
fn tests_of_an_organisations_own_base_are_its_own() {
    let folder = Folder::new().with("base.toml", GOOD).with(
        "noticelint.toml",
        "noticelint = 1\nextends = [\"base.toml\"]\n[severity]\n\"acme/loss\" = \"off\"\n",
    );
    let ran = folder.run(&["rules", "test"]);
    assert_eq!(ran.status, 1);
    assert!(ran.out.contains("--> base.toml:11:10"), "{}", ran.out);
}

/// Why a rule is silent, by the code of the reason.
#[test]
fn silence_has_a_reason() {
    let rules = r#"
noticelint = 1
[elements.gift]
title = "お見舞い"
order = 14
words = ["お見舞い"]
required = { first = "off", else = "warning" }
[elements.extra]
title = "付録"
order = 15
words = ["付録"]
[phrases."遺憾"]
severity = "warning"
kinds = ["breach-notice"]
instead = "申し訳ございません"

[[phrases."遺憾".tests]]
text = "誠に遺憾です。"
given.kind = "not-a-notice"
expect = "finding"
[[elements.gift.tests]]
text = "会員情報の漏えいについて"
stage = "first"
expect = "finding"
[[elements.gift.tests]]
text = "会員情報の漏えいについて\n\n会員120名の氏名が漏えいしました。お見舞いをお送りします。"
expect = "finding"
[[elements.gift.tests]]
text = "秋の交流会のご案内"
given.kind = "not-a-notice"
expect = "stated"
[[elements.extra.tests]]
text = "会員情報の漏えいについて"
expect = "finding"
[[rules."recurrence-measures/missing".tests]]
text = """
会員情報の漏えいについて

会員120名の氏名が漏えいしました。管理体制の強化に努めてまいります。
"""
expect = "finding"
"#;
    let folder = folder(rules);
    let ran = folder.run(&["rules", "test", "--format", "json"]);
    let json = json(&ran);
    let tests = json["rulesets"][0]["tests"].as_array().unwrap();
    let codes: Vec<&str> = tests.iter().map(|test| test["reason"]["code"].as_str().unwrap_or("-")).collect();
    assert_eq!(codes, ["kind", "off", "state", "kind", "no-rule", "gave-way"], "{}", ran.out);
    // Its last line counts the tests of the built-in rules.
    let shown = |lang: &str| {
        let out = folder.run(&["rules", "test", "--lang", lang]).out;
        let last = out.trim_end().rfind('\n').unwrap();
        assert!(out[last..].contains("--all"), "{out}");
        out[..last].to_owned()
    };
    assert_snapshot!("reasons_ja", shown("ja"));
    assert_snapshot!("reasons_en", shown("en"));
}

#[test]
fn coverage_names_what_has_no_test() {
    let rules = format!(
        "{GOOD}\n[rules.\"acme/own\"]\ncheck = \"phrase\"\nseverity = \"warning\"\ntitle = \"t\"\nmessage = \"m\"\n\
         with = {{ detect = [{{ any = [\"至急\"] }}] }}\n\
         [[rules.\"acme/own\".tests]]\ntext = \"漏えいのお知らせ。至急です。\"\nexpect = \"finding\"\n\
         [[rules.\"acme/own\".tests]]\ntext = \"会員の集い\"\nexpect = \"silent\"\n\
         [rules.\"acme/off\"]\ncheck = \"phrase\"\nseverity = \"off\"\ntitle = \"t\"\nmessage = \"m\"\n\
         with = {{ detect = [{{ any = [\"至急\"] }}] }}\n\
         [elements.gift]\ntitle = \"お見舞い\"\norder = 2\nwords = [\"お見舞い\"]\n\
         [[elements.gift.tests]]\ntext = \"漏えいのお見舞い。\"\nexpect = \"stated\"\n"
    );
    let folder = folder(&rules);
    for lang in ["ja", "en"] {
        let ran = folder.run(&["rules", "test", "--coverage", "--lang", lang]);
        assert_eq!(ran.status, 0, "{}", ran.out);
        assert_snapshot!(format!("coverage_{lang}"), ran.out);
    }
    let ran = folder.run(&["rules", "test", "--coverage", "--format", "json", "--only", "gift"]);
    let json = json(&ran);
    let gaps = json["rulesets"][0]["gaps"].as_array().unwrap();
    assert_eq!(gaps.len(), 1, "{gaps:?}");
    assert_eq!((&gaps[0]["id"], &gaps[0]["lacks"][0]), (&"gift".into(), &"not-stated".into()));
    assert_eq!(folder.run(&["rules", "test", "--coverage", "--only", "acme/off"]).status, 0);
}

#[test]
fn a_ruleset_without_tests_is_told_how_to_write_one() {
    let folder = folder(
        "noticelint = 1\nextends = []\n[rules.\"acme/late\"]\ncheck = \"phrase\"\nseverity = \"info\"\ntitle = \"遅れ\"\n\
         message = \"遅れと読めます\"\nwith = { detect = [{ any = [\"遅くなり\"] }] }\n",
    );
    assert_snapshot!(folder.run(&["rules", "test"]).out, @r#"
    noticelint.toml: 試しがありません。規則の下に、次のように書けます。

      [[rules."対象/問題".tests]]
      text = "…"
      expect = "finding"
    "#);
}

#[test]
fn the_example_policy_is_tested_whole() {
    for arguments in [&["--coverage"][..], &["--all"]] {
        let policy = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/policy/noticelint.toml");
        let ran = Folder::new().run(&[&["rules", "test", policy, "--format", "json"], arguments].concat());
        assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
        let ruleset = &json(&ran)["rulesets"][0];
        assert!(ruleset["tests"].as_array().unwrap().len() >= 6);
        assert!(ruleset["gaps"].as_array().is_none_or(Vec::is_empty), "{}", ruleset["gaps"]);
    }
}

#[test]
fn the_files_to_start_from_are_tested_whole() {
    for lang in ["ja", "en"] {
        let folder = Folder::new();
        for arguments in [&["init"][..], &["rules", "new", "acme/urgent"]] {
            assert_eq!(folder.run(&[arguments, &["--lang", lang]].concat()).status, 0);
            let ran = folder.run(&["rules", "test", "--coverage", "--format", "json"]);
            assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
            assert_eq!(json(&ran)["rulesets"][0]["gaps"].as_array().map(Vec::len), Some(0), "{}", ran.out);
        }
    }
}

#[test]
fn nothing_of_a_ruleset_acts_on_the_terminal() {
    let rules = "noticelint = 1\n[phrases.\"\\u001B[2J\u{202e}遺憾\"]\nseverity = \"warning\"\n\
                 [[phrases.\"\\u001B[2J\u{202e}遺憾\".tests]]\ntext = \"漏えい\\u001B]0;x\\u0007\"\nexpect = \"finding\"\n";
    let folder = folder(rules).with("a.txt", "会員情報の漏えいについて");
    for arguments in [&["rules", "test", "--coverage"][..], &["a.txt"]] {
        let ran = folder.run(arguments);
        let acts = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!ran.out.contains(acts) && !ran.err.contains(acts), "{:?} {:?}", ran.out, ran.err);
        assert!(ran.out.contains("遺憾") || ran.err.contains("遺憾"), "{} {}", ran.out, ran.err);
    }
}

#[test]
fn the_same_run_gives_the_same_bytes() {
    let folder = folder(EVERY_WORD);
    for format in ["human", "json"] {
        let run = || folder.run(&["rules", "test", "--format", format, "--coverage"]).out;
        assert_eq!(run(), run());
    }
}

/// Words have the normal form that notices have: what stands in a notice can be looked for.
#[test]
fn words_are_found_where_they_stand_letter_for_letter() {
    let rows = [
        ("有限会社　緑川商店", "有限会社　緑川商店より、漏えいのお知らせです。"),
        ("有限会社　緑川商店", "有限会社 緑川商店より、漏えいのお知らせです。"),
        ("有限会社　緑川商店", "有限会社緑川商店より、漏えいのお知らせです。"),
        ("有限会社 緑川商店", "有限会社緑川商店より、漏えいのお知らせです。"),
        ("市\u{2EA0}", "市\u{2EA0}の皆さまへ、漏えいのお知らせです。"),
        ("市\u{2EA0}", "市民の皆さまへ、漏えいのお知らせです。"),
        ("市民", "市\u{2EA0}の皆さまへ、漏えいのお知らせです。"),
    ];
    let mut rules = "noticelint = 1\nextends = [\"policy.toml\"]\n".to_owned();
    for (at, (word, text)) in rows.iter().enumerate() {
        rules += &format!("[phrases.\"語{at}\"]\nseverity = \"warning\"\nwords = [\"{word}\"]\n");
        rules += "title = \"宛名\"\nmessage = \"宛名です\"\n";
        rules += &format!("[[phrases.\"語{at}\".tests]]\ntext = \"{text}\"\nexpect = \"finding\"\n");
    }
    rules += "[[phrases.\"語0\".tests]]\ntext = \"緑川商店の漏えいのお知らせです。\"\nexpect = \"silent\"\n";
    let ran = folder(&rules).run(&["rules", "test"]);
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
}
