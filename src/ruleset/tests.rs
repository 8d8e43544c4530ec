//! From TOML to rules, over all steps.

use super::schema::{self, ROOT, Shape, TableShape};
use super::*;
use crate::builtin;

const BASE: &str = r##"
noticelint = 1
[ruleset]
name = "base"
version = "1.2.3"
[terms.apology]
words = ["お詫び", "申し訳{ございません|ない}"]
not-in = ["お詫び金"]
[terms.polite]
words = ["恐れ入り"]
include = ["apology", "data-type"]
patterns = [{ regex = 'お客様番号[0-9]{4}', needs = "お客様番号" }, { regex = '[A-Z]{3}' }]
[terms.data-type.name]
title = { ja = "氏名", en = "name" }
category = "identity"
words = ["氏名"]
[terms.data-type.phone]
title = "電話"
category = "contact"
words = ["電話番号"]
[terms.event.discovery]
words = ["発覚"]
[classes.event.discovery]
title = "発覚"
order = 2
detect = [{ any = ["発覚"], weight = 3 }]
[classes.event.occurrence]
title = "発生"
order = 1
at-least = 2
detect = [{ any = ["発生"] }]
[elements.cause]
title = "原因"
order = 20
headings = ["原因", "経緯[等]"]
[[elements.cause.detect]]
as = "deferred"
all = ["原因", "調査中"]
none = ["#date.discovery"]
none-within = "item"
near = 20
[elements.apology]
title = "お詫び"
order = 10
detect = [{ any = ["@apology", "@data-type", "#count.affected"], under = ["@polite"] }]
[rules."cause/missing"]
check = "missing"
element = "cause"
severity = { first = "warning", else = "error" }
title = { ja = "原因がない", en = "no cause" }
message = "原因が本文にありません"
source = [{ name = "指針", since = 2022-04-01, checked = "2026-11-22" }]
evidence = { fires = 5, of = 28 }
tests = [{ text = "お詫び", expect = "finding", stage = "final" }]
[rules."cause/vague"]
check = "vague"
element = "cause"
severity = "warning"
title = "原因"
message = "ぼんやり"
replaces = ["cause/missing"]
[rules."terms/wrong"]
check = "replace"
severity = "info"
kinds = ["breach-notice", "other-incident-notice"]
title = "語"
message = "誤り"
with = { pairs = { "流失" = "流出" }, not-in = ["流失物"], safe = true }
[rules."terms/mixed"]
check = "mixed"
severity = "info"
title = "語"
message = "混在"
with = { groups = [["漏えい", "漏洩"]] }
"##;

fn file(name: &str, text: &str) -> Vec<TomlFile> {
    vec![TomlFile { name: name.to_owned(), text: text.to_owned().into() }]
}

fn loaded(over: &[&str]) -> Loaded {
    let layers = [BASE].iter().chain(over).map(|text| file("a.toml", text)).collect();
    load_with(layers, Vec::new(), &[]).map_err(|problems| problems.problems).unwrap()
}

/// The ids of the sets that match, with the words found.
fn scan(ruleset: &Ruleset, text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (start, end, value) in ruleset.lexicon.hits(text) {
        let [sets, ..] = ruleset.lexicon.means(value);
        for set in sets.sets() {
            found.push((ruleset.set(set).id.to_string(), text[start..end].to_owned()));
        }
    }
    found.sort();
    found
}

#[test]
fn names_become_indices() {
    let ruleset = loaded(&[]).ruleset;
    assert_eq!((ruleset.name.as_str(), ruleset.version.as_str()), ("base", "1.2.3"));
    let ids: Vec<&str> = ruleset.named("data-type").iter().map(|id| &*ruleset.set(*id).id).collect();
    assert_eq!(ids, ["data-type.name", "data-type.phone"]);
    assert_eq!(ruleset.set(ruleset.named("data-type.name")[0]).category.as_deref(), Some("identity"));
    assert!(ruleset.named("data").is_empty());
    let order: Vec<&str> = ruleset.elements.iter().map(|element| element.id.as_str()).collect();
    assert_eq!(order, ["apology", "cause"]);
    let cause = ruleset.rule("cause/missing").unwrap();
    assert_eq!(cause.element, Some(1));
    assert_eq!(cause.severity_at(Stage::First), Some(Severity::Warning));
    assert_eq!(cause.severity_at(Stage::FollowUp), Some(Severity::Error));
    assert_eq!(cause.told.sources[0].since.as_deref(), Some("2022-04-01"));
    let labels: Vec<&str> = ruleset.group("event").unwrap().labels.iter().map(|l| l.id.as_str()).collect();
    assert_eq!(labels, ["occurrence", "discovery"]);
}

#[test]
fn detectors_get_their_defaults() {
    let ruleset = loaded(&[]).ruleset;
    let cause = &ruleset.elements[1].detectors[0];
    assert_eq!(
        (cause.grade, cause.within, cause.none_within),
        (Grade::Deferred, Scope::Sentence, Scope::Item)
    );
    assert_eq!(*cause.none, [Operand::Mention(MentionQuery::Date(Some("discovery".into())))]);
    let apology = &ruleset.elements[0].detectors[0];
    assert_eq!(apology.grade, Grade::Stated);
    assert_eq!(apology.any.len(), 3);
    assert_eq!(&*apology.under, ruleset.named("polite"));
    assert_eq!(ruleset.group("event").unwrap().labels[1].detectors[0].weight, 3);
}

#[test]
fn words_reach_every_set_that_takes_them_in() {
    let ruleset = loaded(&[]).ruleset;
    let found = scan(&ruleset, "申し訳ない、氏名");
    let expected =
        [("apology", "申し訳ない"), ("data-type.name", "氏名"), ("polite", "氏名"), ("polite", "申し訳ない")];
    assert_eq!(found, expected.map(|(set, word)| (set.to_owned(), word.to_owned())));
    let at = ruleset.lexicon.hits("お詫び金").into_iter().map(|(_, _, value)| value).max();
    let [_, voids, ..] = ruleset.lexicon.means(at.unwrap());
    assert_eq!(voids.sets().count(), 2, "a set that takes in apology takes its decoys too");
    let waiting: Vec<bool> = ruleset.lexicon.patterns.iter().map(|pattern| pattern.waits).collect();
    assert_eq!(waiting, [true, false]);
    let wakes = |word: &str| ruleset.lexicon.meaning(word).unwrap().wakes;
    assert_eq!((wakes("お客様番号"), wakes("氏名")), (vec![0], Vec::new()));
}

#[test]
fn docs_stand_apart() {
    let loaded = loaded(&[]);
    let doc = &loaded.docs.rules["cause/missing"];
    assert_eq!(doc.evidence, Some(Evidence::Measured { fires: 5, of: 28 }));
    assert_eq!(doc.tests[0].expect, Expect::Finding);
    assert_eq!(doc.tests[0].stage, Some(Stage::Final));
    assert_eq!(&BASE[doc.place.span.clone()], "\"cause/missing\"");
}

#[test]
fn later_layers_win() {
    let over = r#"
        noticelint = 1
        [settings]
        publisher = "company"
        language = "en"
        [terms.apology]
        add = ["陳謝"]
        remove = ["申し訳ない"]
        [elements.cause]
        title = "理由"
        add-detect = [{ any = ["理由"] }]
        [rules."cause/missing"]
        severity = { final = "info" }
        message = "理由がない"
        [rules."terms/mixed"]
        with = { groups = [["弊社", "当社"]] }
        [severity]
        "terms/*" = "off"
        "terms/wrong" = { first = "error" }
    "#;
    let loaded = loaded(&[over]);
    let ruleset = &loaded.ruleset;
    let wanted =
        Settings { publisher: Some("company".into()), language: Some(Lang::En), ..Settings::default() };
    assert_eq!(loaded.settings, wanted);
    assert_eq!(scan(ruleset, "陳謝").len(), 2);
    assert_eq!(scan(ruleset, "お詫び").len(), 2, "the old words stay");
    assert_eq!(scan(ruleset, "申し訳ございません").len(), 2, "only the spelling named is taken out");
    assert!(scan(ruleset, "申し訳ない").is_empty());
    let cause = &ruleset.elements[1];
    assert_eq!((cause.title.ja.as_str(), cause.detectors.len()), ("理由", 2));
    let rule = ruleset.rule("cause/missing").unwrap();
    assert_eq!(rule.severity_at(Stage::Final), Some(Severity::Info));
    assert_eq!(rule.severity_at(Stage::Single), Some(Severity::Error));
    assert_eq!((rule.told.message.ja.as_str(), rule.told.title.en.as_str()), ("理由がない", "no cause"));
    assert_eq!(ruleset.rule("terms/mixed").unwrap().severity, [None; 4]);
    let wrong = ruleset.rule("terms/wrong").unwrap();
    assert_eq!(wrong.severity, [Some(Severity::Error), None, None, None]);
    let Check::Mixed(Mixed { groups }) = &ruleset.rule("terms/mixed").unwrap().check else {
        panic!("not mixed")
    };
    assert_eq!(groups[0].iter().map(|spelling| spelling.word.as_str()).collect::<Vec<_>>(), ["弊社", "当社"]);
    assert_eq!(loaded.docs.rules["cause/missing"].changed.len(), 1);
}

#[test]
fn what_the_program_needs_must_be_there() {
    static NEED: [(&str, &str); 4] =
        [("apology", "tests"), ("classes.event", "tests"), ("bank", "tests"), ("classes.cause", "tests")];
    let problems = load_with(vec![file("a.toml", BASE)], Vec::new(), &NEED).unwrap_err().problems;
    assert_eq!(problems.iter().map(|problem| problem.code).collect::<Vec<_>>(), ["missing-table"; 2]);
}

#[test]
fn one_layer_defines_once() {
    let twice = vec![vec![
        TomlFile { name: "a".into(), text: "noticelint = 1\n[terms.a]\nwords = [\"あ\"]".into() },
        TomlFile { name: "b".into(), text: "[terms.a]\nwords = [\"い\"]".into() },
    ]];
    let problems = load_with(twice, Vec::new(), &[]).unwrap_err().problems;
    assert_eq!((problems.len(), problems[0].file, problems[0].code), (1, 1, "duplicate-id"));
    assert_eq!(problems[0].also[0].0, 0);
}

/// The text of all files of a folder, of the folders in it, too.
fn everything(folder: &str, suffix: &str) -> String {
    let mut text = String::new();
    let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == suffix) {
                text += &std::fs::read_to_string(path).unwrap();
            }
        }
    }
    text
}

/// A key that is described and that nothing takes would be read, merged, shown, and do nothing.
#[test]
fn every_key_of_the_schema_is_taken_by_something() {
    fn inner(shape: &Shape, found: &mut Vec<&'static TableShape>) {
        match shape {
            Shape::List(inside) | Shape::OneOrMore(inside) => inner(inside, found),
            Shape::Limits(_, _, map) | Shape::Map(map) => inner(&map.value, found),
            Shape::Named(table) | Shape::Rows(table) | Shape::Table(table)
                if !found.iter().any(|known| known.name == table.name) =>
            {
                found.push(table);
                table.keys().for_each(|key| inner(&key.shape, found));
                table.others.iter().for_each(|map| inner(&map.value, found));
            }
            _ => {}
        }
    }
    let mut tables = Vec::new();
    inner(&Shape::Table(&ROOT), &mut tables);
    let rooms =
        ["compile", "merge", "read", "lint"].map(|room| everything(&format!("src/ruleset/{room}"), "rs"));
    let files = ["check", "evidence", "load", "table_checks", "show"];
    let files = files.map(|file| std::fs::read_to_string(format!("src/ruleset/{file}.rs")).unwrap());
    let code = [rooms.concat(), files.concat()].concat();
    let of_a_policy = |key: &schema::Key| !matches!(key.merge, schema::Merge::Replace | schema::Merge::Inner);
    for table in tables {
        for key in table.keys().filter(|key| !of_a_policy(key)) {
            assert!(
                code.contains(&format!("\"{}\"", key.name)),
                "{}: nothing takes {}",
                table.name,
                key.name
            );
        }
    }
}

#[test]
fn every_kind_of_check_has_a_rule_that_ships() {
    let shipped = everything("rules", "toml");
    for check in CHECKS {
        assert!(shipped.contains(&format!("check = \"{}\"", check.name)), "no rule uses {}", check.name);
    }
}

#[test]
fn every_element_that_ships_has_what_an_element_needs() {
    let loaded = builtin::builtin_loaded().unwrap();
    let claims = everything("rules/ja/grammar", "toml");
    for (at, element) in loaded.ruleset.elements.iter().enumerate() {
        let id = &element.id;
        let doc = &loaded.docs.elements[&**id];
        let claimed = claims.contains(&format!("element = \"{id}\""));
        assert!(claimed || !element.detectors.is_empty(), "{id} is read by nothing");
        assert!(doc.draft.is_some(), "{id} has no heading and prompt for template");
        assert!(!doc.tests.is_empty(), "{id} has no test");
        let about = loaded.ruleset.rules.iter().filter(|rule| rule.element.map(usize::from) == Some(at));
        assert!(about.count() > 0, "no rule is about {id}");
    }
}

#[test]
fn every_rule_that_ships_has_what_a_rule_needs() {
    for name in builtin::names() {
        let loaded = builtin::load_named(&name).unwrap().unwrap();
        for rule in &loaded.ruleset.rules {
            let id = &rule.id;
            let both = |text: &Text| !text.ja.is_empty() && !text.en.is_empty();
            assert!(
                both(&rule.told.title) && both(&rule.told.message),
                "{id} is not worded in both languages"
            );
            assert!(rule.told.why.as_ref().is_some_and(both), "{id} does not say why");
            let cases = &loaded.docs.rules[&**id].tests;
            // What `required` of an element stands for is tried by the tests of the element.
            if cases.is_empty() && matches!(rule.check, Check::Missing) {
                continue;
            }
            assert!(
                cases.iter().any(|case| case.expect == Expect::Finding),
                "{id} has no example that fires"
            );
            assert!(
                cases.iter().any(|case| case.expect == Expect::Silent),
                "{id} has no example that is silent"
            );
        }
    }
}
