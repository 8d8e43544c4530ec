//! `given` of a test: what is taken as read, whatever the text.

use crate::rules_test::{folder, json, verdicts};

/// A rule for every key of `given`: it speaks with the fact, and is silent without.
const GIVEN: &str = r#"
noticelint = 1
extends = ["policy.toml"]
[terms.data-type.card-number]
title = "カード番号"
category = "financial"
words = ["カード番号"]
[classes.cause.lost]
title = "紛失"
order = 1
detect = [{ any = ["紛失"] }]
[classes.publisher.school]
title = "学校"
order = 1
detect = [{ any = ["学校"] }]
"#;

#[test]
fn facts_of_every_key_are_given() {
    let keys = [
        ("leaked = \"card-number\"", "leaked = \"card-number\""),
        ("leaked = \"financial\"", "leaked = \"financial\""),
        ("affected-over = 1000", "affected = 1001"),
        ("cause = \"lost\"", "cause = \"lost\""),
        ("publisher = \"school\"", "publisher = \"school\""),
        ("stated = \"apology\"", "stated = \"apology\""),
        ("deferred = \"apology\"", "deferred = \"apology\""),
        ("absent = \"apology\"", "absent = \"apology\""),
        ("stage = \"final\"", ""),
    ];
    for (when, given) in keys {
        // Without the fact the element is stated where its absence is asked for, and absent elsewhere.
        let plain = if when.starts_with("absent") {
            "漏えいのお詫び。"
        } else {
            "漏えいのお知らせ。"
        };
        let fact =
            if given.is_empty() { "stage = \"final\"".to_owned() } else { format!("given = {{ {given} }}") };
        let rules = format!(
            "{GIVEN}[rules.\"acme/when\"]\ncheck = \"phrase\"\nseverity = \"warning\"\ntitle = \"t\"\nmessage = \"m\"\n\
             when = {{ {when} }}\nwith = {{ detect = [{{ any = [\"漏えい\"], in-headings = true }}] }}\n\
             [[rules.\"acme/when\".tests]]\ntext = \"{plain}\"\n{fact}\nexpect = \"finding\"\n\
             [[rules.\"acme/when\".tests]]\ntext = \"{plain}\"\nexpect = \"silent\"\n\
             [[rules.\"acme/when\".tests]]\ntext = \"{plain}\"\nexpect = \"finding\"\n"
        );
        let folder = folder(&rules);
        let ran = folder.run(&["rules", "test", "--format", "json"]);
        let wanted = ["acme/when reported", "acme/when validated", "acme/when missing"];
        assert_eq!(verdicts(&ran), wanted, "{when}: {}", ran.err);
        assert_eq!(json(&ran)["rulesets"][0]["tests"][2]["reason"]["code"], "when", "{when}");
    }
}

#[test]
fn the_publisher_of_the_settings_holds_for_own_tests() {
    let rules = format!(
        "{GIVEN}[settings]\npublisher = \"school\"\n[rules.\"acme/when\"]\ncheck = \"phrase\"\nseverity = \"warning\"\n\
         title = \"t\"\nmessage = \"m\"\nwhen = {{ publisher = \"school\" }}\nwith = {{ detect = [{{ any = [\"漏えい\"] }}] }}\n\
         [[rules.\"acme/when\".tests]]\ntext = \"漏えいのお知らせ。\"\nexpect = \"finding\"\n"
    );
    assert_eq!(folder(&rules).run(&["rules", "test"]).status, 0);
}
