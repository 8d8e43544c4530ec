//! `init`, `rules new` and `template`: what they write is of use as it stands, and nothing is overwritten.

use crate::folder::Folder;

#[test]
fn init_writes_a_ruleset_that_is_sound_and_names_every_table() {
    for lang in ["ja", "en"] {
        let folder = Folder::new();
        let ran = folder.run(&["init", "--lang", lang]);
        assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{}", ran.err);
        let ran = folder.run(&["rules", "check", "--fail-on", "warning", "--lang", lang]);
        assert_eq!(ran.status, 0, "{}", ran.out);
        let text = folder.read("noticelint.toml");
        for setting in ["publisher", "language"] {
            assert!(text.contains(&format!("# {setting} = ")), "{lang}: init does not show {setting}");
        }
    }
}

#[test]
fn init_overwrites_nothing() {
    let folder = Folder::new().with("noticelint.toml", "noticelint = 1\n");
    let ran = folder.run(&["init", "--lang", "ja"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("もうあります"), "{}", ran.err);
    assert_eq!(folder.read("noticelint.toml"), "noticelint = 1\n");
    let ran = folder.run(&["init", "nowhere/at/all"]);
    assert_eq!(ran.status, 2, "{}", ran.err);
}

#[test]
fn a_new_rule_loads_and_stands_at_the_end() {
    let folder = Folder::new().with("noticelint.toml", "noticelint = 1\r\n# 末尾に改行のない行");
    let ran = folder.run(&["rules", "new", "acme/late", "--lang", "ja"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let text = folder.read("noticelint.toml");
    assert!(
        text.starts_with("noticelint = 1\r\n# 末尾に改行のない行\n\r\n[rules.\"acme/late\"]\r\n"),
        "{text:?}"
    );
    let ran = folder.run(&["rules", "check", "--fail-on", "warning"]);
    assert_eq!(ran.status, 0, "{}", ran.out);
    let notice = "会員名簿の紛失について\n\n当社は探す言葉その1を記した会員320名の名簿を紛失しました。\n";
    let folder = folder.with("notice.txt", notice);
    let ran = folder.run(&["check", "notice.txt", "--format", "short", "--only", "acme/late"]);
    assert_eq!(ran.out.lines().count(), 1, "{}", ran.out);
}

#[test]
fn a_new_rule_is_refused_where_it_would_not_do() {
    let folder = Folder::new();
    let ran = folder.run(&["rules", "new", "acme/late", "--lang", "ja"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("noticelint init"), "{}", ran.err);
    let folder = folder.with("noticelint.toml", "noticelint = 1\n");
    for (id, told) in [
        ("late", "「対象/問題」"),
        ("Acme/late", "英小文字"),
        ("cause/missing", "もうあります"),
        ("a/b\"]", "TOML"),
    ] {
        let ran = folder.run(&["rules", "new", id, "--lang", "ja"]);
        assert_eq!(ran.status, 2, "{id}");
        assert!(ran.err.contains(told), "{id}: {}", ran.err);
        assert_eq!(folder.read("noticelint.toml"), "noticelint = 1\n", "{id}");
    }
}

/// A draft fresh from the template says of every section that it is not filled in.
#[test]
fn check_finds_every_blank_of_a_template() {
    for stage in ["first", "follow-up", "final", "single"] {
        let folder = Folder::new();
        let draft = folder.run(&["template", "--stage", stage]);
        assert_eq!(draft.status, 0, "{}", draft.err);
        let sections = draft.out.matches("\n## ").count();
        assert!(sections >= 13, "{stage}: {sections} sections");
        let folder = folder.with("draft.md", &draft.out);
        let ran = folder.run(&["check", "draft.md", "--isolated", "--format", "json"]);
        assert_eq!(ran.status, 1, "{}", ran.err);
        let told: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        let document = &told["documents"][0];
        assert_eq!((&document["kind"], &document["stage"]), (&"breach-notice".into(), &stage.into()));
        let findings = document["findings"].as_array().unwrap();
        let blanks: Vec<u64> = findings
            .iter()
            .filter(|finding| finding["rule"] == "text/placeholder")
            .map(|finding| finding["span"]["start"]["line"].as_u64().unwrap())
            .collect();
        for (number, line) in draft.out.lines().enumerate().filter(|(_, line)| line.starts_with("【要記入"))
        {
            assert!(blanks.contains(&(number as u64 + 1)), "{stage}: nothing is said of {line}");
        }
    }
}

#[test]
fn a_template_holds_the_elements_that_an_organisation_requires() {
    let own = "noticelint = 1\n[elements.compensation]\ntitle = \"補償\"\nwords = [\"補償\"]\n\
        required = \"warning\"\nwhen.leaked = \"payment-card\"\n\
        draft = { heading = \"補償\", prompt = \"費用を誰が負担するか\" }\n\
        [severity]\n\"protective-steps/missing\" = \"off\"\n";
    let folder = Folder::new().with("noticelint.toml", own);
    let ran = folder.run(&["template"]);
    assert!(ran.out.contains("## 補償\n\n【要記入:該当するときだけ。費用を誰が負担するか】"), "{}", ran.out);
    assert!(!ran.out.contains("お客様へのお願い"), "{}", ran.out);
    let ran = folder.run(&["template", "--lang", "en", "--isolated"]);
    assert!(ran.out.contains("## What happened\n\n[TODO: "), "{}", ran.out);
}
