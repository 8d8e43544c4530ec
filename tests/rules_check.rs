//! `rules check`: warnings of each kind, with their place and cure; and what ends a run with which status.

use crate::folder::Folder;

/// A ruleset with one thing hardly meant, the words under the carets, and the code of the warning.
const CASES: &[(&str, &str, &str)] = &[
    ("[ruleset]\nwritten-for = \"9.1\"", "written-for", "\"9.1\""),
    ("[severity]\n\"text/placeholder\" = \"error\"", "changes-nothing", "\"text/placeholder\""),
    ("[elements.cause]\ntitle = { ja = \"原因\", en = \"cause\" }", "changes-nothing", "title"),
    ("[terms.apology]\nadd = [\"陳謝\"]", "changes-nothing", "\"陳謝\""),
    ("[elements.apology]\nrequired = \"warning\"", "changes-nothing", "required"),
    ("[terms.apology]\nwords = [\"陳謝\"]", "words-lost", "words"),
    (
        "[terms.regulator.a]\ntitle = \"庁\"\nwords = [\"個人情報保護委員会\"]",
        "shared-word",
        "\"個人情報保護委員会\"",
    ),
    (
        "[terms.regulator.a]\ntitle = \"庁\"\nwords = [\"県庁\", \"県庁総務課\"]",
        "swallowed-word",
        "\"県庁総務課\"",
    ),
    (
        "[terms.regulator.a]\ntitle = \"庁\"\nwords = [\"県庁\"]\nnot-in = [\"県庁\"]",
        "swallowed-word",
        "\"県庁\"",
    ),
    (
        "[phrases.\"ご安心ください\"]\nseverity = \"info\"\nwords = [\"どうぞご安心ください\"]",
        "swallowed-word",
        "どうぞ",
    ),
    ("[terms.mine]\nwords = [\"わが社\"]", "unused-set", "mine"),
    (
        "[phrases.\"万全\"]\nseverity = \"info\"\nwords = [\"(完璧|完全)な対策\"]",
        "foreign-sign",
        "(完璧|完全)",
    ),
    ("[terms.apology]\nadd = [\"万死*\"]", "foreign-sign", "*"),
    ("[elements.apology]\nadd = [\"陳謝|深謝\"]", "foreign-sign", "|"),
    ("[elements.apology]\nadd = [\"@お詫びの言葉\"]", "unknown-set", "\"@お詫びの言葉\""),
    (
        "[rules.\"a/b\"]\ncheck = \"phrase\"\nseverity = \"info\"\ntitle = \"t\"\nmessage = \"m\"\nwith = { detect = [{ any = [\"#届け出た日\"] }] }",
        "unknown-set",
        "\"#届け出た日\"",
    ),
    (
        "[rules.\"a/b\"]\ncheck = \"hollow\"\nelement = \"apology\"\nseverity = \"info\"\ntitle = \"t\"\nmessage = \"m\"",
        "never-fires",
        "\"hollow\"",
    ),
    (
        "[rules.\"cause/missing\"]\nwhen.stage = \"final\"\nseverity = { final = \"off\" }",
        "never-fires",
        "when",
    ),
    (
        "[rules.\"cause/missing\"]\nwhen = { stated = [\"overview\"], absent = [\"overview\"] }",
        "never-fires",
        "when",
    ),
    ("[rules.\"cause/missing\"]\nkinds = []", "never-fires", "kinds"),
    (
        "[phrases.\"完了\"]\nrequired = \"error\"\nkinds = [\"not-a-notice\"]\nwhen.leaked = \"payment-card\"",
        "never-fires",
        "when",
    ),
    (
        "[phrases.\"完了\"]\nseverity = \"error\"\nkinds = [\"not-a-notice\"]\nwhen.stage = \"final\"",
        "never-fires",
        "when",
    ),
    (
        "[rules.\"a/b\"]\ncheck = \"phrase\"\nseverity = \"info\"\ntitle = \"t\"\nmessage = \"m\"\nwith = { detect = [{ any = [\"至急\"], none = [\"至急\"] }] }",
        "never-fires",
        "{ any",
    ),
    (
        "[rules.\"cause/vague\"]\nmessage = \"「{txet}」だけです\"",
        "unknown-placeholder",
        "\"「{txet}」だけです\"",
    ),
    (
        "[shorthands.forbidden]\nmessage = \"「{frase}」は使いません\"",
        "unknown-placeholder",
        "\"「{frase}」は使いません\"",
    ),
    (
        "[rules.\"cause/vague\"]\nmessage = \"「{txet}」が{nmuber}か所\"",
        "unknown-placeholder",
        "\"「{txet}」が{nmuber}か所\"",
    ),
    (
        "[deadlines.regulator-first-report]\ntells = \"速報は{day}まで\"",
        "unknown-placeholder",
        "\"速報は{day}まで\"",
    ),
    ("[triggers.persons]\nlabel = \"{count}人を超える\"", "unknown-placeholder", "\"{count}人を超える\""),
    ("[deadlines.board]\ntitle = \"理事会\"\ndays = 3\nsource = \"規程\"", "unused-deadline", "board"),
    ("[terms.heading]\nwords = [\"この先の歩み\"]", "unused-set", "heading"),
    (
        "[phrases.\"ＡＢＣ会様\"]\nseverity = \"info\"\n[phrases.\"ABC会様\"]\nseverity = \"error\"",
        "shared-word",
        "ＡＢＣ会様",
    ),
    (
        "[phrases.\"ご安心\"]\nseverity = \"info\"\n[phrases.\"どうかご安心を\"]\nrequired = \"info\"",
        "undone-advice",
        "どうかご安心を",
    ),
    (
        "[phrases.\"ご迷惑\"]\nseverity = \"info\"\ninstead = \"ご迷惑とご不便\"",
        "undone-advice",
        "\"ご迷惑\"",
    ),
    (
        "[[ignore]]\nrule = \"cause/vague\"\nreason = \"確認中\"\nuntil = 2026-10-31",
        "expired-ignore",
        "2026-10-31",
    ),
    ("[[ignore]]\nrule = \"apology/plea\"\nreason = \"確認中\"", "changes-nothing", "\"apology/plea\""),
    (
        "[rules.\"a/b\"]\ncheck = \"phrase\"\nseverity = \"info\"\ntitle = \"t\"\nmessage = \"m\"\nwith = { detect = [{ any = [\"至急\", \"早急\"], near = 8 }] }",
        "idle-key",
        "near = 8",
    ),
    (
        "[rules.\"a/b\"]\ncheck = \"phrase\"\nseverity = \"info\"\ntitle = \"t\"\nmessage = \"m\"\nreplaces = [\"a/b\"]\nwith = { detect = [{ any = [\"至急\"] }] }",
        "never-fires",
        "replaces",
    ),
    (
        "[rules.\"a/b\"]\ncheck = \"undefined\"\nseverity = \"info\"\ntitle = \"t\"\nmessage = \"m\"\nwith = { terms = [[\"CRM\", \"CRM\"]] }",
        "never-fires",
        "\"CRM\"",
    ),
    (
        "[elements.refund]\ntitle = \"返金\"\ndetect = [{ all = [\"返金\", \"方法\"], none = [\"返\"] }]",
        "never-states",
        "{ all",
    ),
    (
        "[classes.publisher.union]\ntitle = \"組合\"\ndetect = [{ any = [\"青葉商事株式会社\"] }]",
        "never-chosen",
        "{ any",
    ),
    (
        "[classes.cause.cloud]\ntitle = \"共有設定\"\nat-least = 9\ndetect = [{ any = [\"共有設定の誤り\"], weight = 3 }]",
        "never-chosen",
        "{ any",
    ),
    ("[rules.\"terms/mixed\".with]\ngroups = [[\"子供\", \"子ども\"]]", "words-lost", "groups"),
    ("[phrases.\"受付番号\"]\nrequired = \"info\"\nwhen.stage = []", "idle-key", "[]"),
    ("[phrases.\"■お見舞い\"]\nrequired = \"info\"", "marked-word", "■お見舞い"),
    ("[elements.apology]\nadd = [\"・陳謝\"]", "marked-word", "・陳謝"),
    ("[elements.apology]\nadd = [\"@ regret\"]", "unknown-set", "@ regret"),
    ("[[override]]\npaths = [\"*.toml\"]", "changes-nothing", "override"),
    ("[[provided]]\nelements = []", "idle-key", "[]"),
    ("[files]\nexclude = [\"**\"]", "nothing-checked", "\"**\""),
    ("[terms.regulators.pref]\nwords = [\"県庁情報課\"]", "unused-set", "pref"),
    (
        "[rules.\"house/swap\"]\ncheck = \"replace\"\nseverity = \"info\"\ntitle = \"t\"\nmessage = \"「{text}」は「{right}」\"\nwith.pairs = { \"当会\" = \"当会\" }",
        "undone-swap",
        "当会",
    ),
    ("[rules.\"terms/wrong\".with]\npairs = { \"連洛\" = \"連絡\" }", "words-lost", "pairs"),
    ("[rules.\"follow-up/count-changed\".with]\ntolerance = 10", "changes-nothing", "tolerance"),
    ("[rules.\"cause/deferred\"]\nwhen.stated = [\"cause\"]", "never-fires", "when.stated"),
    ("[rules.\"cause/vague\"]\nwhen.absent = \"cause\"", "never-fires", "\"cause\""),
    (
        "[phrases.\"受付番号\"]\nrequired = \"info\"\nwhen.deferred = \"overview\"",
        "never-fires",
        "\"overview\"",
    ),
    (
        "[triggers.abroad]\ntitle = \"国外\"\nleaked = [\"my-number\"]\nexcept = [\"my-number\"]\nstarts = [\"regulator-first-report\"]\nsource = \"規程\"",
        "never-fires",
        "except",
    ),
    (
        "[triggers.abroad]\ntitle = \"国外\"\nleaked = [\"my-number\"]\nwith = [\"my-number\", \"name\"]\nstarts = [\"regulator-first-report\"]\nsource = \"規程\"",
        "idle-key",
        "with",
    ),
    ("[triggers.special-care]\nexcept = [\"email-address\"]", "idle-key", "\"email-address\""),
    (
        "[phrases.\"ご安心\"]\nseverity = \"info\"\nmessage = { en = \"Do not reassure\" }",
        "one-language",
        "{ en",
    ),
    ("[elements.refund]\ntitle.en = \"refund\"\nwords = [\"返金\"]", "one-language", "title.en"),
    ("[rules.\"cause/missing\"]\nmessage = \"｛element｝がない\"", "full-width-sign", "｛element｝"),
    ("[rules.\"cause/missing\"]\nhelp = \"{ element } を書く\"", "unknown-placeholder", "{ element }"),
    ("[rules.\"cause/missing\"]\nlabel = \"ここに {element を\"", "unclosed-placeholder", "{element"),
    ("[draft]\nmark = \"【ここに書く】\"", "mark-without-prompt", "\"【ここに書く】\""),
    ("[rules.\"cause/vague\"]\nsource = [{ name = \"規程\", checked = 2025-11-21 }]", "old-source", "source"),
];

#[test]
fn each_warning_points_at_its_place_and_has_a_cure() {
    for (text, code, place) in CASES {
        let folder = Folder::new().with("noticelint.toml", format!("noticelint = 1\n{text}\n"));
        for (lang, cure) in [("ja", "直し方: "), ("en", "help: ")] {
            let ran = folder.run(&["rules", "check", "--as-of", "2026-11-22", "--lang", lang]);
            assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{text}\n{}", ran.out);
            let head = if lang == "ja" { "注意" } else { "warning" };
            assert!(ran.out.contains(&format!("{head}[{code}]")), "{text}\n{}", ran.out);
            assert!(ran.out.contains(cure), "{text}\n{}", ran.out);
            // The place: the line shown holds it, and carets stand below.
            assert!(
                ran.out.lines().any(|line| line.contains(" | ") && line.contains(place)),
                "{text}\n{}",
                ran.out
            );
            assert_eq!(
                ran.out.matches(&format!("{head}[")).count(),
                1,
                "one thing is said once:\n{}",
                ran.out
            );
        }
    }
}

/// What is given in one language over both changes that one, and is no reason to tell of the other.
#[test]
fn a_text_in_one_language_leaves_the_other_as_it_was() {
    for (given, ja, en) in [
        ("{ en = \"No cause\" }", "原因が本文にありません", "No cause"),
        ("{ ja = \"原因を書く\" }", "原因を書く", "the text does not say what caused it"),
        ("\"原因 cause\"", "原因 cause", "原因 cause"),
    ] {
        let folder = Folder::new()
            .with(
                "noticelint.toml",
                format!("noticelint = 1\n[rules.\"cause/missing\"]\nmessage = {given}\n"),
            )
            .with("案.txt", "会員名簿の紛失について\n\n会員12名の氏名と住所が漏えいしました。\n");
        assert_eq!(folder.run(&["rules", "check", "--fail-on", "warning"]).status, 0, "{given}");
        for (lang, said) in [("ja", ja), ("en", en)] {
            let ran = folder.run(&[
                "check",
                "案.txt",
                "--only",
                "cause/missing",
                "--format",
                "short",
                "--lang",
                lang,
            ]);
            assert!(ran.out.contains(said), "{given} {lang}: {}", ran.out);
        }
    }
    let english = "noticelint = 1\n[settings]\nlanguage = \"en\"\n[phrases.\"ご安心\"]\nseverity = \"info\"\nmessage = { en = \"no\" }\n";
    let folder = Folder::new().with("noticelint.toml", english);
    assert_eq!(folder.run(&["rules", "check", "--fail-on", "warning"]).status, 0);
}

/// A title behind the sign of a name is answered with the name; letters that are meant are written so.
#[test]
fn a_title_behind_the_sign_of_a_name_is_answered_with_the_name() {
    let check = |word: &str| {
        let text = format!("noticelint = 1\n[elements.apology]\nadd = ['{word}']\n");
        let folder = Folder::new().with("noticelint.toml", text);
        folder.run(&["rules", "check", "--as-of", "2026-11-22", "--lang", "ja"]).out
    };
    let told = check("@病歴・健康");
    assert!(told.contains("注意[unknown-set]") && told.contains("「@data-type."), "{told}");
    let told = check("@見たこともない何か");
    assert!(told.contains("rules list --terms") && told.contains("'\\@見たこともない何か'"), "{told}");
    for letters in ["\\@病歴・健康", "\\#陳謝", "@", "#1"] {
        let told = check(letters);
        assert!(!told.contains("unknown-set"), "{letters}: {told}");
    }
}

/// A rule that is off in some documents alone still has to be let pass in the others.
#[test]
fn what_is_let_pass_is_told_idle_only_where_the_rule_is_off_in_every_document() {
    let ignore = "[[ignore]]\npath = \"branch/**\"\nrule = \"cause/missing\"\nreason = \"調査中\"\n";
    let over = |says: &str| format!("[[override]]\npaths = [\"press/**\"]\n{says}\n");
    let off = "[severity]\n\"cause/missing\" = \"off\"\n";
    for (text, told) in [
        (format!("{ignore}{}", over("severity.\"cause/missing\" = \"off\"")), false),
        (format!("{ignore}{}", over("severity.\"cause/*\" = \"off\"")), false),
        (format!("{ignore}{}", over("rules.\"cause/missing\".severity = \"off\"")), false),
        (format!("{ignore}{}", over("elements.cause.required = \"off\"")), false),
        (format!("{off}{ignore}{}", over("severity.\"cause/missing\" = \"error\"")), false),
        (format!("{off}{ignore}{}", over("severity.\"apology/missing\" = \"off\"")), true),
        (format!("{off}{ignore}"), true),
    ] {
        let folder = Folder::new().with("noticelint.toml", format!("noticelint = 1\n{text}"));
        let ran = folder.run(&["rules", "check", "--as-of", "2026-11-22", "--lang", "ja"]);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{text}\n{}", ran.out);
        assert_eq!(ran.out.contains("もともと off"), told, "{text}\n{}", ran.out);
    }
}

#[test]
fn warnings_end_the_run_with_1_only_where_that_is_asked_for() {
    let folder = Folder::new().with("mine.toml", "noticelint = 1\n[terms.mine]\nwords = [\"わが社\"]\n");
    assert_eq!(folder.run(&["rules", "check", "mine.toml"]).status, 0);
    assert_eq!(folder.run(&["rules", "check", "mine.toml", "--fail-on", "warning"]).status, 1);
}

#[test]
fn mistakes_end_it_with_2_and_stand_on_standard_output() {
    let folder = Folder::new().with("mine.toml", "noticelint = 1\n[severity]\n\"cause/mising\" = \"off\"\n");
    let ran = folder.run(&["rules", "check", "mine.toml", "--lang", "ja"]);
    assert_eq!((ran.status, ran.err.as_str()), (2, ""));
    assert!(ran.out.contains("「cause/missing」のことですか?"), "{}", ran.out);
    let ran = folder.run(&["rules", "check", "nobody.toml"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("nobody.toml"), "{}", ran.err);
}

#[test]
fn a_sound_ruleset_is_said_to_be_sound() {
    let folder = Folder::new();
    let ran = folder.run(&["rules", "check", "policy.toml", "--lang", "en", "--fail-on", "warning"]);
    assert_eq!(ran.status, 0, "{}", ran.out);
    assert!(ran.out.starts_with("policy.toml: no mistakes, no warnings"), "{}", ran.out);
}

/// What a trigger looks for is used.
#[test]
fn sets_that_the_law_refers_to_are_used() {
    let text = "noticelint = 1\n[terms.mine]\nwords = [\"情報管理台帳\"]\n[triggers.mine]\ntitle = \"台帳\"\n\
        label = \"台帳\"\ndetect = [{ any = [\"@mine\"] }]\nsource = \"情報管理規程 9条\"\n";
    let folder = Folder::new().with("mine.toml", text);
    let ran = folder.run(&["rules", "check", "mine.toml", "--fail-on", "warning", "--lang", "ja"]);
    assert_eq!(ran.status, 0, "{}", ran.out);
}

#[test]
fn a_source_checked_within_the_year_is_not_old() {
    let text =
        "noticelint = 1\n[rules.\"cause/vague\"]\nsource = [{ name = \"規程\", checked = 2025-11-22 }]\n";
    let folder = Folder::new().with("mine.toml", text);
    let ran = folder.run(&["rules", "check", "mine.toml", "--as-of", "2026-11-22", "--fail-on", "warning"]);
    assert_eq!(ran.status, 0, "{}", ran.out);
}

/// No remark on what comes with the program: its words all make a difference, its rules can all speak.
#[test]
fn the_built_in_rules_are_sound() {
    let folder = Folder::new();
    for name in ["ja", "ja-card", "ja-hospital", "ja-letter", "ja-municipal", "ja-school"] {
        let name = format!("builtin:{name}");
        let ran = folder.run(&["rules", "check", &name, "--as-of", "2026-11-22", "--fail-on", "warning"]);
        assert_eq!(ran.status, 0, "{name}\n{}", ran.out);
    }
}

/// What a notice states is read without words: such an element is no idle one, nor a rule that waits for its grade.
#[test]
fn what_statements_tell_is_no_idle_element() {
    let rule = |id: &str, check: &str, element: &str| {
        format!(
            "[rules.\"{id}\"]\ncheck = \"{check}\"\nelement = \"{element}\"\nseverity = \"info\"\ntitle = \"t\"\n\
             message = \"m\"\n"
        )
    };
    let never = |text: &str| {
        let folder = Folder::new().with("mine.toml", format!("noticelint = 1\n{text}"));
        let ran = folder.run(&["rules", "check", "mine.toml", "--lang", "ja"]);
        assert_eq!(ran.status, 0, "{}", ran.out);
        ran.out.contains("注意[never-")
    };
    assert!(!never(&rule("a/b", "deferred", "individual-notice")));
    assert!(!never(&rule("a/b", "hollow", "recurrence-measures")));
    assert!(!never(&rule("a/b", "vague", "cause")));
    let own = "[elements.compensation]\ntitle = \"補償\"\n";
    let put_off = rule("a/b", "deferred", "compensation");
    assert!(!never(&format!("{own}words = [\"商品券\"]\n{put_off}")));
    assert!(never(&format!("{own}detect = [{{ any = [\"商品券\"] }}]\n{put_off}")));
    assert!(never(&rule("a/b", "vague", "apology")));
}

/// A compound of a datum is what its end says: there a longer word reaches further than one that begins it.
#[test]
fn a_kind_of_data_holds_another_at_its_end() {
    let check = |words: &str| {
        let text = format!(
            "noticelint = 1\n[terms.data-type.own]\ntitle = \"会員証\"\ncategory = \"identity\"\nwords = [{words}]\n"
        );
        let folder = Folder::new().with("mine.toml", text);
        folder.run(&["rules", "check", "mine.toml", "--fail-on", "warning"]).status
    };
    assert_eq!(check("\"会員証\", \"会員証画像\""), 0);
    assert_eq!(check("\"会員証\", \"ペット会員証\""), 1);
}

/// What does what it says is let alone: an element that headings state, labels that are chosen, words that help.
#[test]
fn what_works_is_not_told() {
    for text in [
        "[elements.refund]\ntitle = \"返金\"\nheadings = [\"返金\"]\nrequired = \"info\"",
        "[elements.refund]\ntitle = \"返金\"\ndetect = [{ any = [\"返金は行いません\"] }]",
        "[elements.self-check]\ntitle = \"確かめ方\"\nwords = [\"対象かどうか\", \"返金の有無\"]",
        "[elements.refund]\ntitle = \"返金\"\nwords = [\"返金は行いません\"]",
        "[elements.refund]\ntitle = \"返金\"\nwords = [\"ご返金\", \"払い戻しの{方法|手順}\", \"返金窓口\"]",
        "[classes.publisher.union]\ntitle = \"組合\"\norder = 0\ndetect = [{ any = [\"青葉商事株式会社\"] }]",
        "[classes.cause.cloud]\ntitle = \"共有設定\"\norder = 0\ndetect = [{ any = [\"共有設定の誤り\"], weight = 9 }]",
        "[classes.stage.follow-up]\nadd-detect = [{ any = [\"あゆみの便り\"], within = \"title\", weight = 4 }]",
        "[classes.stage.follow-up]\nadd-detect = [{ any = [\"あゆみの便り\"], weight = 1 }]",
        "[rules.\"terms/mixed\".with]\nadd-groups = [[\"子供\", \"子ども\"]]",
        "[[provided]]\npath = \".\"\nelements = [\"contact-point\"]",
        "[phrases.\"(株)青葉\"]\nseverity = \"info\"\nwords = [\"第4報\", \"【速報】\", \"1階\"]",
        "[rules.\"terms/wrong\".with]\nadd-pairs = { \"連洛\" = \"連絡\" }",
        "[rules.\"terms/undefined\".with]\nadd-terms = [[\"CRM\", \"顧客管理\"]]",
        "[deadlines.board]\ntitle = \"理事会\"\ndays = 3\nsource = \"規程\"\n[triggers.persons]\nstarts = [\"regulator-first-report\", \"regulator-final-report\", \"board\"]",
        "[phrases.\"ご安心\"]\nseverity = \"info\"\nnot-in = [\"どうかご安心を\"]\n[phrases.\"どうかご安心を\"]\nrequired = \"info\"",
        "[[ignore]]\nrule = \"cause/vague\"\nreason = \"確認中\"\nuntil = 2026-12-31",
        "[[override]]\npaths = \"mine.toml\"\nphrases.\"前略\".severity = \"error\"\n[[ignore]]\nrule = \"phrases/前略\"\nreason = \"引用\"",
    ] {
        let folder = Folder::new().with("mine.toml", format!("noticelint = 1\n{text}\n"));
        let ran =
            folder.run(&["rules", "check", "mine.toml", "--as-of", "2026-11-22", "--fail-on", "warning"]);
        assert_eq!(ran.status, 0, "{text}\n{}{}", ran.out, ran.err);
    }
}
