//! The profiles: rulesets for some cases over the built-in one. What they add, what they find, and when they are
//! suggested.

use crate::folder::Folder;
use noticelint::{Choice, rule_test_gaps, run_rule_tests};
use noticelint::{Lang, Loaded, Rule, Severity};
use noticelint::{builtin_names, load_named};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What must be found in the flawed notice of each profile: all of it, and nothing else.
const FLAWED: &[(&str, &[&str])] = &[
    (
        "card",
        &[
            "card-code/missing",
            "card-holder/missing",
            "card-monitoring/missing",
            "card-period/missing",
            "card-police/missing",
            "card-reissue/missing",
            "card-reopening/missing",
            "card-route/missing",
            "card-stopped/missing",
            "containment/missing",
            "forensic-end/missing",
            "forensic-start/missing",
            "publication/late",
            "reason-for-gap/missing",
        ],
    ),
    ("hospital", &["ministry-told/missing", "police-told/missing", "service-impact/missing"]),
    (
        "letter",
        &[
            "addressee-data/missing",
            "cause/missing",
            "contact-point/missing",
            "protective-steps/missing",
            "secondary-damage/missing",
            "timeline/no-occurrence",
        ],
    ),
    (
        "municipal",
        &[
            "individual-notice/missing",
            "protective-steps/missing",
            "section-in-charge/missing",
            "timeline/no-occurrence",
        ],
    ),
    (
        "school",
        &["board-told/missing", "grade/missing", "guardians-told/missing", "individual-notice/missing"],
    ),
];

/// The ruleset that all profiles stand on.
const NAME: &str = "builtin:ja";

fn loaded(name: &str) -> Loaded {
    load_named(name).expect("a built-in ruleset").unwrap_or_else(|problems| panic!("{:?}", problems.problems))
}

/// Profiles with their rulesets.
fn profiles() -> Vec<(String, Loaded)> {
    let all: Vec<_> =
        builtin_names().filter(|name| name != NAME).map(|name| (name.clone(), loaded(&name))).collect();
    assert_eq!(all.len(), FLAWED.len());
    all
}

/// The notice of that name of a profile.
fn notice(profile: &str, name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/profiles").join(profile);
    let file = ["md", "txt"].map(|extension| folder.join(format!("{name}.{extension}")));
    file.into_iter().find(|file| file.exists()).expect("a notice")
}

/// The rules that a profile has of its own, or changes.
fn own_rules<'a>(loaded: &'a Loaded, base: &Loaded) -> Vec<&'a Rule> {
    let known: BTreeMap<&str, [Option<Severity>; 4]> =
        base.ruleset.rules.iter().map(|rule| (rule.id.as_str(), rule.severity)).collect();
    loaded.ruleset.rules.iter().filter(|rule| known.get(rule.id.as_str()) != Some(&rule.severity)).collect()
}

#[test]
fn what_each_profile_adds_and_changes() {
    let base = loaded(NAME);
    for (name, loaded) in profiles() {
        let mut told = String::new();
        for rule in own_rules(&loaded, &base) {
            let level = |severity: &Option<Severity>| severity.map_or("off", |severity| severity.name());
            let levels: Vec<_> = rule.severity.iter().map(level).collect();
            told += &format!("{}  {}  {}\n", rule.id, levels.join(" "), rule.told.title.ja);
        }
        insta::assert_snapshot!(name.replace("builtin:", "profile-"), told);
    }
}

#[test]
fn rules_list_takes_the_name_of_a_profile() {
    let ran = Folder::new().run(&["rules", "list", "--rules", "builtin:ja-card", "--lang", "ja"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(ran.out.contains("card-period/missing"), "{}", ran.out);
}

#[test]
fn the_examples_of_profiles_are_answered_as_they_say() {
    let base = loaded(NAME);
    for (name, loaded) in profiles() {
        let new = |id: &str| base.ruleset.element(id).is_none();
        let elements = loaded.ruleset.elements.iter().filter(|element| new(&element.id));
        let own: Vec<String> = elements.map(|element| element.id.to_string()).collect();
        assert!(!own.is_empty(), "{name} asks for nothing");
        let choice = Choice { only: &own, inherited: true, lang: Lang::Ja };
        let trial = run_rule_tests(&loaded, &choice);
        let failing: Vec<_> = trial.failing().map(|tried| (tried.about(), &tried.came)).collect();
        assert!(failing.is_empty(), "{name}: {failing:#?}");
        let gaps = rule_test_gaps(&loaded, &choice, &trial.tests);
        assert!(gaps.is_empty(), "{name}: {gaps:#?}");
        for id in &own {
            let rule =
                loaded.ruleset.rule(&format!("{id}/missing")).expect("what a profile adds is asked for");
            assert!(loaded.docs.elements[id].looks_for.is_some(), "{id} lacks looks-for");
            for (key, text) in [
                ("title", Some(&rule.told.title)),
                ("help", rule.told.help.as_ref()),
                ("why", rule.told.why.as_ref()),
            ] {
                let text = text.unwrap_or_else(|| panic!("{id} lacks {key}"));
                assert!(!text.ja.is_empty() && !text.en.is_empty() && text.ja != text.en, "{id}: {key}");
            }
        }
    }
}

#[test]
fn what_rests_on_practice_alone_is_a_warning_at_most() {
    let base = loaded(NAME);
    for (name, loaded) in profiles() {
        // The letter to the person rests on the law's own list.
        for rule in own_rules(&loaded, &base).into_iter().filter(|_| name != "builtin:ja-letter") {
            let worst = rule.severity.iter().flatten().max();
            assert!(worst <= Some(&Severity::Warning), "{name}: {} is {worst:?}", rule.id);
        }
    }
}

/// The ids of the rules that spoke on a file.
fn found(folder: &Folder, arguments: &[&str], file: &Path) -> (BTreeSet<String>, serde_json::Value) {
    let file = file.to_str().expect("a path in UTF-8");
    let fixed = ["check", file, "--format", "json", "--as-of", "2026-11-22", "--fail-on", "never"];
    let ran = folder.run(&[&fixed, arguments].concat());
    assert_eq!(ran.status, 0, "{}", ran.err);
    let json: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    let document = json["documents"][0].clone();
    let findings = document["findings"].as_array().expect("findings").iter();
    let ids = findings.map(|finding| finding["rule"].as_str().expect("an id").to_owned()).collect();
    (ids, document)
}

#[test]
fn the_notices_of_each_profile() {
    let folder = Folder::new();
    for (profile, expected) in FLAWED {
        let ruleset = format!("builtin:ja-{profile}");
        let (_, clean) = found(&folder, &["--rules", &ruleset], &notice(profile, "clean"));
        let graver = |finding: &&serde_json::Value| finding["severity"] != "info";
        let graver: Vec<_> = clean["findings"].as_array().expect("findings").iter().filter(graver).collect();
        assert!(graver.is_empty(), "{profile}: {graver:#?}");
        let (flawed, _) = found(&folder, &["--rules", &ruleset], &notice(profile, "flawed"));
        let expected: BTreeSet<String> = expected.iter().map(|id| (*id).to_owned()).collect();
        assert_eq!(flawed, expected, "{profile}");
    }
}

#[test]
fn a_profile_is_suggested_where_the_built_in_rules_are_used_alone() {
    let folder = Folder::new().with("acme.toml", "noticelint = 1\nextends = [\"builtin:ja-card\"]\n");
    for (profile, _) in FLAWED {
        let ruleset = format!("builtin:ja-{profile}");
        let clean = notice(profile, "clean");
        let (_, alone) = found(&folder, &["--isolated"], &clean);
        assert_eq!(alone["suggested_ruleset"], ruleset.as_str(), "{profile}");
        let (_, with) = found(&folder, &["--rules", &ruleset], &clean);
        assert!(with["suggested_ruleset"].is_null(), "{profile}: {}", with["suggested_ruleset"]);
    }
    let card = notice("card", "clean");
    let human = folder.run(&["check", card.to_str().expect("UTF-8"), "--isolated", "--lang", "ja"]);
    let line = "カード情報の事案です。--rules builtin:ja-card で、より詳しく検査できます";
    assert_eq!(human.out.matches(line).count(), 1, "{}", human.out);
    let (ids, own) = found(&folder, &["--rules", "acme.toml"], &notice("card", "flawed"));
    assert!(own["suggested_ruleset"].is_null());
    assert!(ids.contains("card-period/missing"), "a profile can be extended: {ids:?}");
}

#[test]
fn a_plain_notice_gets_no_suggestion() {
    let folder = Folder::new();
    let clean = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/clean");
    for (name, wanted) in [("mis-sent-bcc.txt", None), ("web-skimming.md", Some("builtin:ja-card"))] {
        let (_, document) = found(&folder, &["--isolated"], &clean.join(name));
        assert_eq!(document["suggested_ruleset"].as_str(), wanted, "{name}");
    }
}

#[test]
fn a_name_that_is_none_is_answered_with_the_names_there_are() {
    let folder = Folder::new();
    let ran = folder.run(&["check", "--rules", "builtin:ja-crad", "--lang", "ja", "policy.toml"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("「builtin:ja-card」のことですか?"), "{}", ran.err);
    assert!(ran.err.contains("builtin:ja, builtin:ja-card, builtin:ja-hospital"), "{}", ran.err);
    let listed = folder.run(&["rules", "list", "--rules", "builtin:zzz", "--lang", "en"]);
    assert_eq!(listed.status, 2);
    assert!(listed.err.contains("builtin:ja-letter"), "{}", listed.err);
}
