//! `rules show`: what it prints is the ruleset, whole, and says of each value which file and line set it.

use crate::by_name::by_name;
use crate::folder::Folder;
use insta::assert_snapshot;
use noticelint::{Loaded, Ruleset};
use noticelint::{builtin_loaded, load_file};
use std::path::Path;

const OVER: &str = r#"noticelint = 1
[severity]
"cause/missing" = { first = "info" }
[terms.regulator.pref-office]
title = "県の情報公開課"
words = ["県情報公開課"]
[terms.apology]
add = ["陳謝"]
remove = ["遺憾"]
[elements.compensation]
title = "補償"
words = ["補償", "お見舞い"]
required = { first = "info", else = "warning" }
when.leaked = "payment-card"
[phrases."ご安心ください"]
severity = "warning"
instead = "確認した事実と日付"
not-in = ["ご安心くださいとは"]
[[provided]]
path = "press/**"
elements = ["contact-point"]
[[ignore]]
rule = "cause/vague"
reason = "調査中"
until = 2026-12-31
"#;

fn loaded(path: &Path, text: &str) -> Loaded {
    load_file(path, text).map_err(|problems| format!("{:#?}", problems.problems)).unwrap()
}

fn same(before: &Loaded, path: &Path, told: &str) {
    let after = loaded(path, told);
    let named = |Ruleset {
                     elements, classes, rules, deadlines, triggers, holidays, profiles, sets, ..
                 }: &Ruleset| {
        let all = format!("{:#?}", (elements, classes, rules, deadlines, triggers, holidays, profiles));
        by_name(&all, |number| sets[number].id.to_string())
    };
    let (before, after) = (named(&before.ruleset), named(&after.ruleset));
    let differs = before.lines().zip(after.lines()).position(|(one, other)| one != other);
    let around = |text: &str, at: usize| -> String {
        text.lines().skip(at.saturating_sub(12)).take(24).map(|line| format!("{line}\n")).collect()
    };
    if let Some(at) = differs {
        panic!("before:\n{}after:\n{}", around(&before, at), around(&after, at));
    }
    assert_eq!(before.len(), after.len());
}

#[test]
fn everything_printed_loads_to_the_same_rules() {
    let folder = Folder::new().with("over.toml", OVER.replace("remove = [\"遺憾\"]\n", ""));
    let path = folder.0.join("over.toml");
    let builtin = builtin_loaded().map_err(|problems| problems.problems).unwrap();
    for (rules, before) in [("builtin:ja", builtin), ("over.toml", loaded(&path, &folder.read("over.toml")))]
    {
        let ran = folder.run(&["rules", "show", "--effective", "--rules", rules]);
        assert_eq!(ran.status, 0, "{}", ran.err);
        same(&before, &path, &ran.out);
    }
}

#[test]
fn each_value_says_what_set_it() {
    let folder = Folder::new().with("noticelint.toml", OVER.replace("remove = [\"遺憾\"]\n", ""));
    let mut told = String::new();
    for name in [
        "cause/missing",
        "apology",
        "@regulator",
        "compensation",
        "compensation/*",
        "phrases/ご安心ください",
        "provided",
        "ignore",
    ] {
        let ran = folder.run(&["rules", "show", name]);
        assert_eq!(ran.status, 0, "{name}: {}", ran.err);
        told += &format!("## {name}\n{}\n", ran.out);
    }
    assert_snapshot!("rules_show", told);
}

#[test]
fn a_name_that_is_not_known_is_answered_with_the_nearest() {
    let ran = Folder::new().run(&["rules", "show", "cause/mising", "--lang", "ja"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("「cause/missing」(原因がない)のことですか?"), "{}", ran.err);
}

/// What stands in the list of kinds of data can be asked for: a category is its members.
#[test]
fn a_category_of_data_shows_its_kinds() {
    let show = |name: &str| Folder::new().run(&["rules", "show", name, "--lang", "ja"]);
    let ran = show("payment-card");
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("[terms.data-type.card-number]"), "{}", ran.out);
    assert!(ran.out.lines().filter(|line| line.starts_with('[')).all(|line| line.contains("data-type.")));
    assert!(!ran.out.contains("[terms.data-type.email-address]"), "{}", ran.out);
    // What a slip is answered with can be shown.
    let ran = show("payment-crad");
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("「payment-card」"), "{}", ran.err);
}
