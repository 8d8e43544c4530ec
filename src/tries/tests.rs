//! What is tried of policies: what is told, and what must stay untold.

use super::*;
use proptest::prelude::*;
use regex::Regex;

#[test]
fn every_sample_is_matched() {
    for regex in [
        "[0-9]+名",
        "会員(様|さん)?(?:各位|一同)",
        r"\d{4}-\d{2}",
        "[^a-z]x",
        "(?i)pdf",
        "a|b|c",
        r"\p{Han}{2,3}様",
    ] {
        let found = samples(regex);
        assert!(!found.is_empty(), "{regex}");
        let compiled = Regex::new(regex).unwrap();
        assert!(found.iter().all(|text| compiled.is_match(text)), "{regex}: {found:?}");
    }
    assert!(samples("(").is_empty());
}

proptest! {
    #[test]
    fn of_any_expression_of_plain_parts(parts in prop::collection::vec("([あ-ん]|[a-c]\\+|\\(甲\\|乙\\)|[0-9]\\?){1,3}", 1..4)) {
        let regex = parts.concat();
        if let Ok(compiled) = Regex::new(&regex) {
            for text in samples(&regex) {
                prop_assert!(compiled.is_match(&text), "{} {}", regex, text);
            }
        }
    }
}

use crate::builtin;
use crate::ruleset::{Problem, READINGS};
use std::path::Path;

/// Readings of which no wording is sure to be read so.
const UNSAID: [&str; 2] = ["#data-type.listed", "#contact.unclear"];

fn tried(text: &str) -> Vec<Problem> {
    let loaded = builtin::load_file(Path::new("mine.toml"), &format!("noticelint = 1\n{text}\n"));
    let loaded = loaded.unwrap_or_else(|problems| panic!("{text}\n{:?}", problems.problems));
    warnings(&loaded, |file| !builtin::is_source(file))
}

fn codes(text: &str) -> Vec<&'static str> {
    tried(text).iter().map(|problem| problem.code).collect()
}

fn rule(with: &str) -> String {
    format!(
        "[rules.\"house/x\"]\ncheck = \"phrase\"\nseverity = \"info\"\ntitle = \"t\"\nmessage = \"m\"\n[rules.\"house/x\".with]\n{with}"
    )
}

fn pattern(pattern: &str) -> String {
    format!("[terms.mine]\npatterns = [{{ {pattern} }}]\n{}", rule("detect = [{ any = [\"@mine\"] }]"))
}

#[test]
fn expressions_are_tried_on_texts_of_their_own() {
    for (text, said) in [
        ("regex = '第[０-９]+号'", "そろえて"),
        ("regex = 'ﾒｰﾙ(便|発送)'", "そろえて"),
        ("regex = '顧客[0-9]+番', needs = \"会員\"", "needs"),
        ("regex = '^お客様'", "^ と $"),
        ("regex = '(敬具|草々)$'", "^ と $"),
    ] {
        let found = tried(&pattern(text));
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(found[0].code, "dead-pattern", "{text}");
        assert!(found[0].message.ja.contains(said), "{text}: {}", found[0].message.ja);
    }
    for text in [
        "regex = '第[0-9]+号'",
        "regex = '「[^」]+」'",
        "regex = '(?m)様$'",
        "regex = '顧客[0-9]+番', needs = \"顧客\"",
        r"regex = '\d{4}-\d{4}'",
        "regex = '(?i)csirt'",
        "regex = '[\\p{Katakana}ー]{4,}社'",
    ] {
        assert_eq!(codes(&pattern(text)), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn words_are_tried_where_they_stand() {
    let void = "[terms.mine]\nwords = [\"青葉会\", \"青葉\"]\nnot-in = [\"青葉会の\", \"青葉\"]\n";
    let used = rule("detect = [{ any = [\"@mine\"] }]");
    let found = tried(&format!("{void}{used}"));
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].code, "dead-word");
    assert!(found[0].message.ja.contains("「青葉」"));
    let broken = tried(&format!("[terms.mine]\nwords = [\"前段\\n\\n後段\"]\n{used}"));
    assert!(broken[0].help.as_ref().unwrap().ja.contains("改行"), "{broken:?}");
    // What a line begins with to mark it is no part of it.
    let marked = tried(&format!("[terms.mine]\nwords = [\"・特記\", \"①項目\"]\n{used}"));
    assert_eq!(marked.iter().map(|one| one.code).collect::<Vec<_>>(), ["marked-word"; 2], "{marked:?}");
    assert!(marked[1].help.as_ref().unwrap().ja.contains("「項目」"), "{marked:?}");
    // Whatever is folded or spaced stands in a text as well.
    let fine = "[terms.mine]\nwords = [\"ＡＢＣ会\", \"ｻｰﾋﾞｽ\", \"株式会社　青葉\", \"(注)\", \"a@example.jp\", \"ご安\u{200b}心\", \"第3条\"]\n";
    assert_eq!(codes(&format!("{fine}{used}")), Vec::<&str>::new());
}

#[test]
fn conditions_are_tried_one_by_one() {
    for condition in [
        "{ all = [\"補償額\", \"全額\"], none = [\"補償\"] }",
        "{ any = [\"全額補償\"], none = [\"全額\"], none-within = \"document\" }",
    ] {
        let text = rule(&format!("detect = [{condition}, {{ any = [\"補償額\"] }}]"));
        assert_eq!(codes(&text), ["never-fires"], "{condition}");
    }
    assert_eq!(
        codes(&rule("detect = [{ any = [\"見舞金\"] }]\nnot-in = [\"見舞金\"]")),
        ["dead-word", "never-fires"]
    );
    for condition in [
        "{ all = [\"補償\", \"全額\"], ordered = true, near = 4 }",
        "{ any = [\"補償\"], within = \"heading\" }",
        "{ all = [\"補償\", \"全額\"], within = \"heading\" }",
        "{ all = [\"補償\", \"全額\"], within = \"section\", none = [\"検討\"] }",
        "{ any = [\"@apology\"], within = \"title\" }",
        "{ all = [\"返金\"], under = [\"補償\"] }",
        "{ all = [\"#contact.phone\", \"転送\"] }",
    ] {
        assert_eq!(codes(&rule(&format!("detect = [{condition}]"))), Vec::<&str>::new(), "{condition}");
    }
    let lacks = "[phrases.\"再発行の費用は当会が負担\"]\nrequired = \"error\"\nwhen.affected-over = 500";
    assert_eq!(codes(lacks), Vec::<&str>::new());
}

/// Whatever is said for a reading has it.
#[test]
fn every_reading_is_said() {
    for (name, ..) in READINGS.iter().filter(|(name, ..)| !UNSAID.contains(name)) {
        let idle = format!("detect = [{{ any = [\"{name}\"], none = [\"{name}\"] }}]");
        assert_eq!(codes(&lacks(&idle)), ["never-fires"], "{name}");
        assert_eq!(codes(&lacks(&format!("detect = [{{ any = [\"{name}\"] }}]"))), Vec::<&str>::new());
    }
    let events = "[terms.event.board]\ntitle = \"理事会\"\nwords = [\"臨時理事会\"]\n";
    for event in
        ["board", "regulator", "police", "discovery", "occurrence", "containment", "individual-notice"]
    {
        let idle = format!("detect = [{{ any = [\"#date.{event}\"], none = [\"#date\"] }}]");
        assert_eq!(codes(&format!("{events}{}", lacks(&idle))), ["never-fires"], "{event}");
    }
}

fn lacks(with: &str) -> String {
    rule(with).replace("check = \"phrase\"", "check = \"lacks\"")
}

#[test]
fn conditions_with_readings_are_tried() {
    for condition in [
        "{ any = [\"#contact.phone\"], none = [\"#contact\"] }",
        "{ all = [\"#date\", \"見舞金\"], none = [\"見舞\"] }",
        "{ any = [\"#count\"], none = [\"#sentence\"] }",
    ] {
        assert_eq!(codes(&lacks(&format!("detect = [{condition}]"))), ["never-fires"], "{condition}");
    }
    // Another wording may do what the one that is tried does not.
    for condition in [
        "{ any = [\"#date.regulator\"], none = [\"委員会\"] }",
        "{ all = [\"#date.regulator\", \"#contact.phone\"], within = \"clause\" }",
        "{ all = [\"#date\", \"#contact.url\"], near = 1 }",
        "{ any = [\"#count.affected\"], none = [\"#contact\"], none-within = \"document\" }",
        "{ any = [\"図書券\", \"商品券\"], none = [\"図書\"] }",
    ] {
        assert_eq!(codes(&lacks(&format!("detect = [{condition}]"))), Vec::<&str>::new(), "{condition}");
    }
}

#[test]
fn conditions_are_tried_wherever_they_stand() {
    let trigger = |rest: &str| {
        format!(
            "[triggers.abroad]\ntitle = \"国外\"\nstarts = [\"regulator-first-report\"]\nsource = \"規程 4条\"\n{rest}"
        )
    };
    let class = |rest: &str| {
        format!(
            "[classes.cause.sharing]\ntitle = \"共有\"\ndetect = [{{ any = [\"共有リンク\"], weight = 30 }}, {rest}]"
        )
    };
    let element =
        |rest: &str| format!("[elements.goods]\ntitle = \"品\"\ndetect = [{{ any = [\"図書券\"] }}, {rest}]");
    let void = "{ all = [\"海外拠点\", \"保管\"], none = [\"海外\"] }";
    for policy in [
        trigger(&format!("detect = [{void}]")),
        trigger(&format!("detect = [{{ any = [\"海外拠点\"] }}]\nunless = [{void}]")),
        trigger("detect = [{ any = [\"海外拠点\", \"国外拠点\"] }]\nunless = [{ any = [\"拠点\"] }]"),
        class(&void.replace(" }", ", weight = -3 }")),
        element(&void.replace(" }", ", as = \"deferred\" }")),
        element(&void.replace(" }", ", as = \"hollow\" }")),
        format!("[profiles.abroad]\nruleset = \"builtin:ja-card\"\ntitle = \"国外\"\ndetect = [{void}]"),
        format!("[rules.\"protective-steps/no-card-advice\".with]\nadd-detect = [{void}]"),
        format!("[rules.\"stage/no-next-report\".with]\nadd-detect = [{void}]"),
    ] {
        assert_eq!(codes(&policy), ["never-fires"], "{policy}");
        let fine =
            policy.replace("none = [\"海外\"]", "none = [\"検討\"]").replace("[\"拠点\"]", "[\"国外\"]");
        assert_eq!(codes(&fine), Vec::<&str>::new(), "{fine}");
    }
}

#[test]
fn what_an_override_says_is_tried() {
    let over = |text: &str| {
        format!(
            "[[override]]\npaths = [\"press/**\"]\n{}",
            text.replace("[rules", "[override.rules").replace("[terms", "[override.terms")
        )
    };
    let void = rule("detect = [{ all = [\"補償額\", \"全額\"], none = [\"補償\"] }]");
    assert_eq!(codes(&over(&void)), ["never-fires"]);
    assert_eq!(codes(&over(&pattern("regex = '第[０-９]+号'"))), ["dead-pattern"]);
    assert_eq!(codes(&over(&rule("detect = [{ any = [\"補償額\"] }]"))), Vec::<&str>::new());
    // What stands outside of it is told once.
    assert_eq!(codes(&format!("{void}\n{}", over("[terms.apology]\nadd = [\"平謝り\"]"))), ["never-fires"]);
}

#[test]
fn swaps_do_not_undo_each_other() {
    let swap = |pairs: &str| {
        format!(
            "[rules.\"house/s\"]\ncheck = \"replace\"\nseverity = \"info\"\ntitle = \"t\"\nmessage = \"m\"\nwith = {{ pairs = {{ {pairs} }} }}"
        )
    };
    assert_eq!(codes(&swap("\"子供\" = \"子ども\", \"子ども\" = \"子供\"")), ["undone-swap"; 2]);
    assert_eq!(codes(&swap("\"当方\" = \"当方\"")), ["undone-swap"]);
    // What holds the wrong word is right.
    assert_eq!(codes(&swap("\"保障\" = \"補償・保障\", \"サーバ\" = \"サーバー\"")), Vec::<&str>::new());
    // Against a rule of the ruleset below.
    assert_eq!(codes(&swap("\"外部流出\" = \"外部流失\"")), ["undone-swap"]);
    assert_eq!(codes(&swap("\"子供\" = \"子ども\", \"御客様\" = \"お客様\"")), Vec::<&str>::new());
}

#[test]
fn a_profile_suggests_a_ruleset_that_there_is() {
    let profile = |name: &str| format!("[profiles.mine]\nruleset = \"{name}\"\ntitle = \"t\"");
    let found = tried(&profile("builtin:ja-hopsital"));
    assert_eq!(found[0].code, "unknown-ruleset");
    assert!(found[0].help.as_ref().unwrap().ja.contains("builtin:ja-hospital"));
    assert_eq!(codes(&profile("nobody.toml")), ["unknown-ruleset"]);
    assert_eq!(codes(&profile("builtin:ja-card")), Vec::<&str>::new());
}
