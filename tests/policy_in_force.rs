//! Which policy is in force is always visible; what reaches nothing is told.

use crate::folder::Folder;

const DRAFT: &str = "会員名簿の紛失について\n\n2026年6月20日\n\n6月9日、会員12名の氏名を記載した名簿を紛失しました。影響は軽微です。\n";
const POLICY_ERROR: &str = "noticelint = 1\n[severity]\n\"text/minimising\" = \"error\"\n";

#[test]
fn a_file_that_is_nearly_called_so_is_told_of() {
    for name in ["noticelint.toml.txt", "NoticeLint.toml", ".noticelint.toml", "noticelnt.toml"] {
        let folder = Folder::new().with(name, POLICY_ERROR).with("案.txt", DRAFT);
        let ran = folder.run(&["check", "案.txt", "--lang", "ja"]);
        assert!(ran.err.contains(&format!("{name} は規則として読まれません")), "{name}: {}", ran.err);
        let ran = folder.run(&["rules", "check", "--lang", "en"]);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{name}");
        assert!(ran.err.contains(name) && ran.err.contains("noticelint init"), "{}", ran.err);
    }
    let folder = Folder::new().with("policy-of-ours.toml", POLICY_ERROR).with("案.txt", DRAFT);
    assert_eq!(folder.run(&["check", "案.txt"]).err, "");
    // Who names the rules, or wants none, is not asked.
    let folder = Folder::new().with("noticelint.toml.txt", POLICY_ERROR).with("案.txt", DRAFT);
    assert_eq!(folder.run(&["check", "案.txt", "--isolated"]).err, "");
    assert_eq!(folder.run(&["check", "案.txt", "--rules", "noticelint.toml.txt"]).err, "");
}

/// What says of itself that it is a file of rules is one, whatever else its name holds; a list of findings is none.
#[test]
fn a_file_of_rules_by_another_name_or_in_a_folder_of_settings_is_told_of() {
    for (path, said) in [
        ("noticelint-rules.toml", "noticelint-rules.toml は規則として読まれません"),
        ("広報部_noticelint.toml", "広報部_noticelint.toml は規則として読まれません"),
        (".config/noticelint.toml", ".config/noticelint.toml の規則は、そのフォルダーの文書にだけ効きます"),
        ("config/noticelint.toml", "config/noticelint.toml の規則は、そのフォルダーの文書にだけ効きます"),
    ] {
        let folder = Folder::new().with(path, POLICY_ERROR).with("案.txt", DRAFT);
        for run in [&["check", "案.txt", "--lang", "ja"][..], &["rules", "check", "--lang", "ja"]] {
            let ran = folder.run(run);
            assert!(ran.err.contains(said), "{path}: {}", ran.err);
        }
        // Beside a policy that is in force, it may be one that others name.
        let folder = folder.with("noticelint.toml", POLICY_ERROR);
        assert_eq!(folder.run(&["check", "案.txt", "--lang", "ja"]).err, "", "{path}");
    }
    for (path, text) in [
        ("noticelint-baseline.toml", "noticelint-baseline = 1\nfingerprint = \"noticelint/v1\"\n"),
        ("noticelint-notes.toml", "noticelints = [\"2026\"]\n"),
        ("card.toml", POLICY_ERROR),
        (".config/other.toml", POLICY_ERROR),
        ("2026/noticelint.toml", POLICY_ERROR),
    ] {
        let folder = Folder::new().with(path, text).with("案.txt", DRAFT);
        assert_eq!(folder.run(&["check", "案.txt", "--lang", "ja"]).err, "", "{path}");
    }
}

#[test]
fn a_policy_that_hides_another_says_so() {
    let folder = Folder::new().with("noticelint.toml", POLICY_ERROR).with("press/案.txt", DRAFT);
    let nested = folder.with("press/noticelint.toml", "noticelint = 1\n");
    let ran = nested.run(&["check", "press", "--lang", "ja"]);
    assert_eq!(ran.err.matches("は効きません").count(), 1, "{}", ran.err);
    let ran = nested.run(&["rules", "check", "press/noticelint.toml", "--lang", "ja"]);
    assert!(ran.status == 0 && ran.err.contains("は効きません"), "{}", ran.err);
    for extends in ["[\"../noticelint.toml\"]", "[\"builtin:ja\"]"] {
        let folder = Folder::new().with("noticelint.toml", POLICY_ERROR).with("press/案.txt", DRAFT);
        let folder = folder.with("press/noticelint.toml", format!("noticelint = 1\nextends = {extends}\n"));
        assert_eq!(folder.run(&["check", "press", "--lang", "ja"]).err, "");
        assert_eq!(folder.run(&["rules", "check", "press/noticelint.toml", "--lang", "ja"]).err, "");
    }
}

#[test]
fn init_below_another_file_stands_on_it() {
    let folder = Folder::new().with("noticelint.toml", POLICY_ERROR).with("news/2026/案.txt", DRAFT);
    let before = folder.run(&["check", "news", "--format", "short", "--only", "text/minimising"]);
    let ran = folder.run(&["init", "news/2026", "--lang", "ja"]);
    assert!(ran.err.contains("../../noticelint.toml"), "{}", ran.err);
    assert!(folder.read("news/2026/noticelint.toml").contains("extends = [\"../../noticelint.toml\"]"));
    let after = folder.run(&["check", "news", "--format", "short", "--only", "text/minimising"]);
    assert_eq!((before.status, before.out), (after.status, after.out), "nothing changes by it");
}

#[test]
fn a_folder_where_a_file_is_meant_and_none_where_one_is_are_told_in_the_language_of_the_run() {
    let folder = Folder::new().with("press/案.txt", DRAFT);
    for (run, ja, en) in [
        (&["init", "ない"][..], "フォルダーがありません", "there is no such folder"),
        (&["init", "press/案.txt"], "フォルダーがありません", "there is no such folder"),
        (&["rules", "check", "press"], "press: フォルダーです", "press: it is a folder"),
    ] {
        for (lang, said) in [("ja", ja), ("en", en)] {
            let ran = folder.run(&[run, &["--lang", lang]].concat());
            assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{run:?}");
            assert!(ran.err.contains(said) && !ran.err.contains("os error"), "{run:?}: {}", ran.err);
        }
    }
}

/// What `init` writes changes nothing by itself, and each part of it is of use once its marks are taken away.
#[test]
fn init_writes_comments_only() {
    for lang in ["ja", "en"] {
        let folder = Folder::new().with("案.txt", DRAFT);
        let before = folder.run(&["check", "案.txt", "--format", "json", "--as-of", "2026-06-20"]);
        assert_eq!(folder.run(&["init", "--lang", lang]).status, 0);
        let after = folder.run(&["check", "案.txt", "--format", "json", "--as-of", "2026-06-20"]);
        let findings = |out: &str| {
            serde_json::from_str::<serde_json::Value>(out).unwrap()["documents"][0]["findings"].clone()
        };
        assert_eq!(findings(&before.out), findings(&after.out));
        let text = folder.read("noticelint.toml");
        let mut open = false;
        let lines = text.lines().map(|line| {
            open = !line.starts_with("# ----")
                && (open
                    || line.starts_with("# [terms.")
                    || line.starts_with("# [elements.")
                    || line.starts_with("# [rules."));
            if open { line.strip_prefix("# ").or(line.strip_prefix('#')).unwrap_or(line) } else { line }
        });
        let whole: String = lines.map(|line| format!("{line}\n")).collect();
        assert!(
            whole.contains("\n[elements.compensation]\n") && whole.contains("\n[rules.\"house/"),
            "{whole}"
        );
        let folder = Folder::new().with("noticelint.toml", whole);
        let ran = folder.run(&["rules", "check", "--fail-on", "warning", "--lang", lang]);
        assert_eq!(ran.status, 0, "{}", ran.out);
        let ran = folder.run(&["rules", "test", "--lang", lang]);
        assert_eq!(ran.status, 0, "{}", ran.out);
    }
}

fn checked(policy: &str) -> String {
    let folder = Folder::new()
        .with("Press/案.txt", DRAFT)
        .with("noticelint.toml", format!("noticelint = 1\n{policy}\n"));
    folder.run(&["rules", "check", "--lang", "ja"]).out
}

#[test]
fn patterns_that_reach_no_file_are_told() {
    for (policy, near) in [
        (
            "[[override]]\npaths = [\"Pres/**\"]\nseverity.\"cause/missing\" = \"off\"",
            "「Press」のことですか?",
        ),
        (
            "[[ignore]]\npath = \"press/**\"\nrule = \"cause/missing\"\nreason = \"調査中\"",
            "「Press」のことですか?",
        ),
        ("[[provided]]\npath = \"archive/2024/**\"\nelements = [\"contact-point\"]", "フォルダーから"),
        ("[files]\ninclude = [\"Press/案.md\"]", "フォルダーから"),
        ("[files]\nexclude = [\"Press/old/**\"]", "フォルダーから"),
    ] {
        let out = checked(policy);
        assert!(out.contains("注意[unreached-path]") && out.contains(near), "{policy}\n{out}");
    }
    let fine = "[[override]]\npaths = [\"Press/**\", \"**/draft-*.md\"]\nseverity.\"cause/missing\" = \"off\"\n[files]\nexclude = [\"**/README.md\"]";
    assert!(!checked(fine).contains("unreached-path"), "{}", checked(fine));
}

#[test]
fn what_nothing_can_state_or_match_is_told() {
    for (policy, code) in [
        ("[elements.visit]\ntitle = \"訪問\"\nrequired = \"error\"", "never-stated"),
        ("[terms.data-type.nickname]\nwords = []", "empty-set"),
        ("[terms.own]\nwords = []\n[elements.apology]\nadd = [\"@own\"]", "empty-set"),
    ] {
        let out = checked(policy);
        assert!(out.contains(&format!("注意[{code}]")), "{policy}\n{out}");
    }
    for (policy, place) in [
        ("[holidays.leap]\ntitle = \"記念日\"\nmonth = 4\nday = 31", "4月31日"),
        ("[deadlines.publication]\ndays = 7\nat-least = 14\nsource = \"規程\"", "at-least (14日)"),
    ] {
        let out = checked(policy);
        assert!(out.starts_with("誤り[") && out.contains(place), "{policy}\n{out}");
    }
}

#[test]
fn a_test_that_is_silent_for_another_reason_is_told() {
    let rule = |when: &str, test: &str| {
        format!(
            "noticelint = 1\n[rules.\"house/x\"]\ncheck = \"phrase\"\nseverity = \"warning\"\ntitle = \"題\"\nmessage = \"m\"\n{when}\n\
            with = {{ detect = [{{ any = [\"万全を期し\"] }}] }}\n[[rules.\"house/x\".tests]]\n{test}\nexpect = \"silent\"\n"
        )
    };
    let ran = |text: String| {
        let folder = Folder::new().with("noticelint.toml", text);
        let ran = folder.run(&["rules", "test", "--lang", "ja"]);
        assert_eq!(ran.status, 0, "{}", ran.out);
        ran.out
    };
    let when = "when.leaked = \"health\"";
    let idle = "言葉にかかわらず黙ります";
    for test in ["text = \"万全を期しました。\"", "text = \"本日は晴天です。\""] {
        let out = ran(rule(when, test));
        assert!(out.contains(idle) && out.contains("when"), "{out}");
    }
    let out = ran(rule("", "text = \"万全を期します\""));
    assert!(out.contains(idle) && out.contains("題名か見出し"), "{out}");
    for (when, test) in [
        ("", "text = \"最善を尽くします。\""),
        (when, "text = \"万全を期しました。\"\ngiven.leaked = \"name\""),
        (when, "text = \"最善を尽くします。\"\ngiven.leaked = \"health\""),
    ] {
        let out = ran(rule(when, test));
        assert!(!out.contains(idle), "{out}");
    }
}

#[test]
fn the_conditions_of_a_rule_are_explained() {
    let policy = "noticelint = 1\n[phrases.\"弊社が負担\"]\nrequired = \"error\"\nwhen.leaked = [\"card-number\", \"security-code\"]\nwhen.affected-over = 300\n\
        when.stage = \"final\"\n[phrases.\"ご安心\"]\nseverity = \"info\"\n";
    let folder = Folder::new().with("noticelint.toml", policy);
    let ran = folder.run(&["explain", "phrases/弊社が負担", "--lang", "ja"]);
    insta::assert_snapshot!("explained_conditions_ja", ran.out);
    let ran = folder.run(&["explain", "phrases/弊社が負担", "--lang", "en"]);
    insta::assert_snapshot!("explained_conditions_en", ran.out);
    let ran = folder.run(&["explain", "phrases/ご安心", "--lang", "ja"]);
    assert!(ran.out.contains("どの種類の文書でも"), "{}", ran.out);
}
