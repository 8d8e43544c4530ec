//! What of a policy does nothing is told: words of `not-in` that hold nothing, rows that have ended, empty sources; and
//! what is excepted is excepted in every form.

use crate::folder::Folder;
use crate::policy::{LEAK, check, findings};

#[test]
fn a_word_of_not_in_that_holds_none_of_the_words_is_told() {
    let rule = |check: &str, with: &str| {
        format!(
            "[rules.\"house/x\"]\ncheck = \"{check}\"\nseverity = \"info\"\ntitle = \"題\"\nmessage = \"m\"\nwith = {{ {with} }}"
        )
    };
    for idle in [
        "[phrases.\"万全を期し\"]\nseverity = \"info\"\nnot-in = [\"万全\"]".to_owned(),
        "[phrases.\"遺憾\"]\nseverity = \"info\"\nnot-in = [\"痛恨の極み\"]".to_owned(),
        "[terms.data-type.locker]\ntitle = \"棚札\"\ncategory = \"identity\"\nwords = [\"棚札番号\"]\nnot-in = [\"棚札\"]".to_owned(),
        rule("phrase", "detect = [{ any = [\"金庫\"] }], not-in = [\"倉庫\"]"),
        rule("lacks", "detect = [{ any = [\"鍵の交換\"] }], not-in = [\"鍵穴\"]"),
        rule("replace", "pairs = { \"顧客様\" = \"お客様\" }, not-in = [\"顧客\"]"),
        rule("mixed", "groups = [[\"当館\", \"本館\"]], not-in = [\"別館\"]"),
    ] {
        let out = check(&idle);
        assert!(out.contains("注意[idle-not-in]"), "{idle}\n{out}");
    }
    for good in [
        "[phrases.\"遺憾\"]\nseverity = \"info\"\nnot-in = [\"遺憾の意\"]".to_owned(),
        // Of a verb, every form may stand in the longer wording.
        "[phrases.\"言い切る\"]\nseverity = \"info\"\nnot-in = [\"はっきりと言い切って\"]".to_owned(),
        "[phrases.\"{当社|弊社}の責任\"]\nseverity = \"info\"\nnot-in = [\"弊社の責任者\"]".to_owned(),
        // What an expression or a reading finds is not compared.
        "[terms.x]\nwords = [\"金庫\"]\npatterns = [{ regex = \"倉.庫\" }]\nnot-in = [\"倉の庫番\"]\n".to_owned()
            + &rule("phrase", "detect = [{ any = [\"@x\"] }]"),
        rule("phrase", "detect = [{ any = [\"#date\"] }], not-in = [\"毎月1日\"]"),
        // A word of a set that is taken in.
        "[terms.x]\nwords = [\"金庫\"]\n[terms.y]\ninclude = [\"x\"]\nwords = [\"書庫\"]\nnot-in = [\"手提げ金庫\"]\n".to_owned()
            + &rule("phrase", "detect = [{ any = [\"@y\"] }]"),
        rule("replace", "pairs = { \"顧客様\" = \"お客様\" }, not-in = [\"顧客様式\"]"),
    ] {
        let out = check(&good);
        assert!(!out.contains("idle-not-in"), "{good}\n{out}");
    }
}

#[test]
fn what_is_excepted_is_excepted_in_every_form() {
    for (policy, excepted, told) in [
        (
            "[phrases.\"届け出る\"]\nseverity = \"info\"\nnot-in = [\"警察署に届け出る\"]",
            ["警察署に届け出ました。", "警察署に届け出ております。"],
            "県に届け出ました。",
        ),
        (
            "[phrases.\"気づく\"]\nseverity = \"info\"\nnot-in = [\"係の者が気づく\"]",
            ["係の者が気づき、止めました。", "係の者が気づいた時点で止めました。"],
            "会員の方が気づき、お知らせくださいました。",
        ),
        (
            "[terms.own]\nwords = [\"見送る\"]\nnot-in = [\"公表を見送る\"]\n[rules.\"phrases/x\"]\ncheck = \"phrase\"\nseverity = \"info\"\n\
             title = \"題\"\nmessage = \"m\"\nwith = { detect = [{ any = [\"@own\"] }] }",
            ["公表を見送りました。", "公表を見送っていました。"],
            "交換を見送りました。",
        ),
    ] {
        for text in excepted {
            assert!(findings(policy, &format!("{LEAK}\n{text}\n"), "phrases/*").is_empty(), "{text}");
        }
        assert_eq!(findings(policy, &format!("{LEAK}\n{told}\n"), "phrases/*").len(), 1, "{told}");
    }
}

#[test]
fn a_row_that_has_ended_is_told_unless_another_holds_still() {
    let ended =
        "[deadlines.regulator-first-report]\ndays = 2\nsource = \"規程 3条\"\neffective-to = \"2021-03-31\"";
    let own = |rows: &str| {
        format!(
            "{rows}\n[rules.\"house/x\"]\ncheck = \"late-report\"\nseverity = \"info\"\ntitle = \"題\"\nmessage = \"m\"\n\
             with = {{ deadline = \"own\", to = [\"委託元\"] }}"
        )
    };
    let row =
        |time: &str| format!("[[deadlines.own]]\ntitle = \"題\"\ndays = 4\nsource = \"覚書\"\n{time}\n");
    let trigger = "[triggers.own]\ntitle = \"題\"\naffected-over = 10\nstarts = [\"regulator-first-report\"]\nsource = \"覚書\"\neffective-to = \"2022-12-31\"";
    for policy in [ended.to_owned(), own(&row("effective-to = \"2022-12-31\"")), trigger.to_owned()] {
        let out = check(&policy);
        assert!(out.contains("注意[ended-row]"), "{policy}\n{out}");
    }
    let both = row("effective-to = \"2022-12-31\"") + &row("effective-from = \"2023-01-01\"");
    for policy in [own(&both), own(&row("effective-to = \"2999-12-31\"")), own(&row(""))] {
        let out = check(&policy);
        assert!(!out.contains("ended-row"), "{policy}\n{out}");
    }
}

#[test]
fn an_empty_source_is_none() {
    for source in ["\"\"", "\" \"", "[{ name = \"\" }]"] {
        let out = check(&format!("[deadlines.publication]\ndays = 9\nsource = {source}"));
        assert!(out.contains("誤り[empty-text]"), "{source}\n{out}");
    }
}

#[test]
fn names_that_are_nearly_right_are_answered() {
    for (policy, cure) in [
        ("[severity]\n\"apology*\" = \"off\"", "「apology/*」のことですか?"),
        ("[severity]\n\"contact-point/m*\" = \"off\"", "「contact-point/*」のことですか?"),
        ("[severity]\n\"nothing*\" = \"off\"", "まとめて書けるのは「対象/*」"),
        ("[elements.apology]\nadd-detect = [{ all = [\"#contact.fax\"] }]", "使えるもの: 「#contact.phone」"),
        (
            "[elements.apology]\nadd-detect = [{ all = [\"#contact.mail\"] }]",
            "「#contact.email」のことですか?",
        ),
        (
            "[elements.apology]\nadd-detect = [{ all = [\"#regulator.don\"] }]",
            "「#regulator.done」のことですか?",
        ),
        ("[rules.\"apology/missing\"]\nenabled = false", "切るなら severity = \"off\""),
        ("disabled = [\"apology/missing\"]", "切るなら [severity]"),
        ("[severity]\n\"apology/missing\" = { level = \"off\" }", "切るなら \"cause/missing\" = \"off\""),
        ("exclude = [\"old/**\"]", "exclude を書けるのはここです: [files]"),
        ("publisher = \"company\"", "ここです: [settings]"),
        ("[[tests]]\ntext = \"t\"\nexpect = \"silent\"", "ここです: [phrases.\"…\"]"),
        ("[settings]\nfail-on = \"warning\"", "noticelint check --fail-on …"),
        ("format = \"json\"", "noticelint check --format …"),
        ("[phrases.\"弊社は…負いません\"]\nseverity = \"info\"", "消してください"),
        (
            "[rules.\"house/x\"]\ncheck = \"phrase-list\"\nseverity = \"info\"\ntitle = \"題\"\nmessage = \"m\"",
            "「phrase」のことですか?",
        ),
    ] {
        let out = check(policy);
        assert!(out.contains(cure), "{policy}\n{out}");
    }
}

#[test]
fn of_thousands_of_mistakes_the_first_are_shown_and_all_are_counted() {
    let rows: String = (0..250).map(|nth| format!("\"nothing/here-{nth}\" = \"off\"\n")).collect();
    let out = check(&format!("[severity]\n{rows}"));
    assert_eq!(out.matches("誤り[unknown-rule]").count(), 100);
    assert!(out.contains("\nほか150件\n") && out.ends_with("規則ファイルの誤り: 250件\n"), "{out}");
    let few: String = (0..100).map(|nth| format!("\"nothing/here-{nth}\" = \"off\"\n")).collect();
    assert!(!check(&format!("[severity]\n{few}")).contains("ほか"));
}

#[test]
fn a_policy_in_another_encoding_is_told_to_be_saved_as_utf_8() {
    let text = "noticelint = 1\n[phrases.\"ご安心\"]\nseverity = \"off\"\n";
    let (utf8, from) = (text.as_bytes(), text.find('安').unwrap());
    let broken = [&utf8[..from], b"\xff\xfe", &utf8[from..]].concat();
    for bytes in
        [broken, b"noticelint = 1\n# \x82\n".to_vec(), b"noticelint = 1\n# \x82\xb2\x88\xc0\x90S\n".to_vec()]
    {
        let folder = Folder::new().with("noticelint.toml", bytes);
        for (lang, cure) in [("ja", "UTF-8 にしてください"), ("en", "save it with the encoding UTF-8")]
        {
            let ran = folder.run(&["rules", "check", "--lang", lang]);
            assert!(ran.status == 2 && ran.err.contains(cure), "{}", ran.err);
            // No flag is offered that this command does not take.
            assert!(!ran.err.contains("--encoding"), "{}", ran.err);
        }
    }
}
