use super::*;
use crate::builtin::load_file;
use std::path::Path;

const RULES: &str = r#"
noticelint = 1
[elements.gift]
title = "お見舞い"
order = 14
words = ["お見舞い"]
required = "warning"
[[elements.gift.tests]]
text = "会員情報の漏えいについて"
expect = "finding"
[[elements.gift.tests]]
text = "会員情報の漏えいについて"
given = { stated = "gift" }
expect = "stated"
[phrases."遺憾"]
severity = "warning"
[[phrases."遺憾".tests]]
text = "会員情報の漏えいについて"
expect = "silent"
[[rules."cause/missing".tests]]
text = "会員の集い"
given.kind = "not-a-notice"
expect = "silent"
"#;

fn loaded() -> Loaded {
    load_file(Path::new("noticelint.toml"), RULES).map_err(|problems| problems.problems).unwrap()
}

const OWN: Choice<'_> = Choice { only: &[], inherited: false, lang: Lang::En };

fn told(loaded: &Loaded, choice: &Choice<'_>) -> Vec<String> {
    let trial = run(loaded, choice);
    trial.tests.iter().map(|tried| format!("{} {}", tried.about(), tried.verdict.name())).collect()
}

#[test]
fn an_organisation_runs_its_own_tests_in_their_order() {
    let loaded = loaded();
    let wanted = ["gift/missing Reported", "gift Read", "phrases/遺憾 Validated", "cause/missing Validated"];
    assert_eq!(told(&loaded, &OWN), wanted);
    let all = run(&loaded, &Choice { inherited: true, ..OWN });
    assert_eq!(all.tests.len(), 4 + run(&loaded, &OWN).left_out);
    assert_eq!(all.left_out, 0);
    assert!(all.tests.len() > 100);
}

#[test]
fn a_name_means_a_rule_a_family_or_an_element() {
    let loaded = loaded();
    let only = |name: &str| told(&loaded, &Choice { only: &[name.to_owned()], ..OWN });
    assert_eq!(only("gift"), ["gift/missing Reported", "gift Read"]);
    assert_eq!(only("gift/*"), ["gift/missing Reported", "gift Read"]);
    assert_eq!(only("gift/missing"), ["gift/missing Reported"]);
    assert_eq!(only("phrases/*"), ["phrases/遺憾 Validated"]);
    assert!(is_known(&loaded, "gift") && is_known(&loaded, "cause/*") && !is_known(&loaded, "gif"));
}

#[test]
fn a_part_of_a_notice_is_read_as_one() {
    let fragment = "[[phrases.\"遺憾\".tests]]\ntext = \"誠に遺憾です。\"\nexpect = \"finding\"\n";
    let text = format!("{RULES}{fragment}");
    let loaded =
        load_file(Path::new("noticelint.toml"), &text).map_err(|problems| problems.problems).unwrap();
    let only = ["phrases/遺憾".to_owned()];
    assert_eq!(
        told(&loaded, &Choice { only: &only, ..OWN }),
        ["phrases/遺憾 Validated", "phrases/遺憾 Reported"]
    );
}

fn of_rule(gaps: Vec<Gap<'_>>) -> Option<Gap<'_>> {
    gaps.into_iter().find(|gap| !gap.is_element)
}

#[test]
fn silence_of_a_text_that_is_no_notice_shows_nothing() {
    let loaded = loaded();
    let trial = run(&loaded, &OWN);
    assert!(matches!(trial.tests[3].came, Came::Silence { deaf: true, .. }));
    assert!(matches!(trial.tests[2].came, Came::Silence { deaf: false, .. }));
    let all = Choice { inherited: true, ..OWN };
    let only_cause = Choice { only: &["cause/missing".to_owned()], ..all };
    let own = run(&loaded, &only_cause);
    let better = of_rule(gaps(&loaded, &only_cause, &own.tests));
    assert_eq!(better.map(|gap| gap.lacks), None, "the built-in ruleset has a better one");
    let deaf: Vec<_> = own.tests.into_iter().filter(|tried| tried.example.text == "会員の集い").collect();
    let lacks = of_rule(gaps(&loaded, &only_cause, &deaf)).map(|gap| gap.lacks);
    assert_eq!(lacks, Some(vec![Case::Finding, Case::Audible]));
}

#[test]
fn gaps_are_those_of_own_rules() {
    let loaded = loaded();
    let trial = run(&loaded, &OWN);
    let gaps = gaps(&loaded, &OWN, &trial.tests);
    let told: Vec<_> = gaps.iter().map(|gap| (gap.id, gap.lacks.as_slice())).collect();
    let wanted = [
        ("gift", &[Case::NotStated][..]),
        ("gift/missing", &[Case::Silent]),
        ("phrases/遺憾", &[Case::Finding]),
    ];
    assert_eq!(told, wanted);
}

#[test]
fn no_test_of_the_built_in_rules_is_silent_whatever_its_words() {
    let loaded =
        load_file(Path::new("own.toml"), "noticelint = 1\n").map_err(|problems| problems.problems).unwrap();
    let trial = run(&loaded, &Choice { inherited: true, ..OWN });
    let idle: Vec<&str> =
        trial.tests.iter().filter(|tried| tried.idle.is_some()).map(|tried| tried.id).collect();
    assert_eq!(idle, [""; 0]);
}

#[test]
fn a_rule_about_the_kind_is_silent_for_the_kind() {
    let rules = |rule: &str| {
        format!(
            "noticelint = 1\n[[rules.\"{rule}\".tests]]\ntext = \"名簿の紛失について\\n\\n職員が会員の名簿を紛失しました。お詫びいたします。\"\nexpect = \"silent\"\n"
        )
    };
    let idle = |rule: &str| {
        let loaded =
            load_file(Path::new("own.toml"), &rules(rule)).map_err(|problems| problems.problems).unwrap();
        run(&loaded, &OWN).tests[0].idle.is_some()
    };
    assert!(!idle("document/not-a-notice"));
    let text = "情報の漏えいがありました。お詫びいたします。";
    let own = format!(
        "noticelint = 1\n[rules.\"house/notice\"]\ncheck = \"phrase\"\nkinds = [\"not-a-notice\"]\nseverity = \"info\"\ntitle = \"語\"\nmessage = \"語\"\nwith.detect = [{{ any = [\"語\"] }}]\n[[rules.\"house/notice\".tests]]\ntext = \"名簿の漏えいについて\\n\\n{text}\"\nexpect = \"silent\"\n"
    );
    let loaded = load_file(Path::new("own.toml"), &own).map_err(|problems| problems.problems).unwrap();
    assert!(run(&loaded, &OWN).tests[0].idle.is_some(), "a phrase is, whatever its words");
}
