//! Deadlines in hours and working days, changed texts, and what an archive of one's own says again and again.

use crate::folder::Folder;

fn late(deadline: &str, reported: &str) -> usize {
    let policy = format!(
        "noticelint = 1\n[terms.client]\nwords = [\"委託元\"]\n[deadlines.contract]\ntitle = \"契約\"\n{deadline}\nsource = \"契約書 8条\"\n\
        [rules.\"house/client\"]\ncheck = \"late-report\"\nseverity = \"error\"\ntitle = \"題\"\nmessage = \"{{number}}日目\"\n\
        with = {{ deadline = \"contract\", to = [\"@client\"] }}\n"
    );
    // 4 June 2026 is a Thursday.
    let draft = format!(
        "会員情報の流出について\n\n2026年6月30日\n\n6月4日、当会のサーバーが不正アクセスを受け、会員12名の氏名が流出したことが分かりました。{reported}、委託元の財団へ報告しました。\n"
    );
    let folder = Folder::new().with("noticelint.toml", policy).with("案.txt", draft);
    let ran = folder.run(&["check", "案.txt", "--format", "short", "--only", "house/*"]);
    assert_eq!(ran.err, "");
    ran.out.lines().count()
}

#[test]
fn deadlines_in_hours_and_working_days() {
    assert_eq!((late("hours = 24", "6月5日"), late("hours = 24", "6月6日")), (0, 1));
    assert_eq!((late("hours = 72", "6月7日"), late("hours = 72", "6月8日")), (0, 1));
    assert_eq!((late("hours = 12", "6月5日"), late("hours = 12", "6月6日")), (0, 1));
    // Over the weekend: Friday is day 1, Monday day 2.
    assert_eq!((late("working-days = 2", "6月8日"), late("working-days = 2", "6月9日")), (0, 1));
    assert_eq!((late("working-days = 1", "6月5日"), late("working-days = 1", "6月6日")), (0, 1));
    assert_eq!((late("days = 2", "6月5日"), late("days = 2", "6月6日")), (0, 1));
}

#[test]
fn a_deadline_has_one_number() {
    for (number, code) in [
        ("hours = 24\ndays = 2", "two-numbers"),
        ("working-days = 3\nhours = 24", "two-numbers"),
        ("tells = \"{due}\"", "missing-key"),
        ("hours = 0", "out-of-range"),
    ] {
        let policy = format!(
            "noticelint = 1\n[deadlines.contract]\ntitle = \"契約\"\n{number}\nsource = \"契約書\"\n"
        );
        let ran = Folder::new().with("noticelint.toml", policy).run(&["rules", "check", "--lang", "ja"]);
        assert!(ran.out.starts_with(&format!("誤り[{code}]")), "{number}\n{}", ran.out);
    }
    // Over the number of a layer below, another takes its place.
    let policy = "noticelint = 1\n[deadlines.publication]\nworking-days = 10\nsource = \"規程\"\n";
    let folder = Folder::new().with("noticelint.toml", policy);
    assert_eq!(folder.run(&["rules", "check", "--fail-on", "warning"]).status, 0);
    let listed = folder.run(&["rules", "list", "--deadlines", "--lang", "ja"]);
    assert!(listed.out.contains("10営業日"), "{}", listed.out);
}

#[test]
fn changed_texts_are_told_where_no_finding_changes() {
    let draft = "会員名簿の紛失について\n\n6月9日、会員12名の氏名を記載した名簿を紛失しました。原因は置き忘れです。\n";
    let policy = "noticelint = 1\n[rules.\"cause/missing\"]\nmessage = \"原因の章がありません\"\nhelp = \"章を立てる\"\n";
    let folder = Folder::new().with("new.toml", policy).with("案.txt", draft);
    let ran = folder.run(&["rules", "diff", "builtin:ja", "new.toml", "案.txt", "--lang", "ja"]);
    assert!(
        ran.out.contains("文言の変わる規則 1件") && ran.out.contains("cause/missing  message, help"),
        "{}",
        ran.out
    );
    let ran = folder.run(&["rules", "diff", "builtin:ja", "new.toml", "案.txt", "--format", "json"]);
    let told: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(told["reworded"], serde_json::json!([{ "id": "cause/missing", "keys": ["message", "help"] }]));
}

/// What a policy makes of rules is told even where no notice at hand shows it.
#[test]
fn rules_that_weigh_otherwise_are_told_where_no_finding_changes() {
    let draft = "会員名簿の紛失について\n\n6月9日、会員12名の氏名を記載した名簿を紛失しました。原因は置き忘れです。\n";
    let policy = "noticelint = 1\n[severity]\n\"cause/missing\" = { first = \"error\" }\n[phrases.\"万全を期し\"]\nseverity = \"info\"\n";
    let folder = Folder::new().with("new.toml", policy).with("案.txt", draft);
    let diff = |arguments: &[&str]| {
        let ran = folder.run(&[&["rules", "diff"], arguments, &["案.txt"]].concat());
        assert_eq!(ran.status, 0, "{}", ran.err);
        ran.out
    };
    let out = diff(&["builtin:ja", "new.toml", "--lang", "ja"]);
    assert!(out.contains("変わる指摘はありません") && out.contains("重さの変わる規則 2件"), "{out}");
    assert!(out.contains("  cause/missing  ") && out.contains(" → 修 "), "{out}");
    assert!(out.contains("  phrases/万全を期し  なし → 参 参 参 参"), "{out}");
    let out = diff(&["new.toml", "builtin:ja", "--lang", "en"]);
    assert!(out.contains("2 rules of another severity") && out.contains(" → none"), "{out}");
    let told: serde_json::Value =
        serde_json::from_str(&diff(&["builtin:ja", "new.toml", "--format", "json"])).unwrap();
    assert_eq!(told["reweighed"][0]["id"], "cause/missing");
    assert_eq!(told["reweighed"][0]["to"]["first"], "error");
    assert_eq!(told["reweighed"][1]["from"], serde_json::Value::Null);
    // What the table of findings says already is not said again.
    let off = Folder::new().with("off.toml", "noticelint = 1\n[severity]\n\"apology/missing\" = \"off\"\n");
    let ran =
        off.with("案.txt", draft).run(&["rules", "diff", "builtin:ja", "off.toml", "案.txt", "--lang", "ja"]);
    assert!(ran.out.contains("apology/missing") && !ran.out.contains("重さの変わる規則"), "{}", ran.out);
    let same = diff(&["builtin:ja", "builtin:ja", "--lang", "ja"]);
    assert!(!same.contains("重さの変わる規則"), "{same}");
}

/// Four notices of one sender.
fn archive() -> Folder {
    let mut folder = Folder::new();
    for (nth, place) in ["北館", "南館", "本館", "別館"].iter().enumerate() {
        let draft = format!(
            "利用者名簿の紛失について\n\n2026年{month}月20日\n\n{month}月9日、{place}で利用者{n}名の氏名、入館証番号、住所を記載した名簿を紛失したことが分かりました。\n\
            {month}月10日、県文化振興課に報告しました。\n\n■館内の取り扱い\n書庫の鍵を二人で管理します。\n\n\
            当館は市民の文化活動の場として親しまれてきました。\n\n■お問い合わせ\n文化館 来館者応対課 電話 03-0000-0000\n",
            month = nth + 2,
            n = 12 + nth
        );
        folder = folder.with(&format!("archive/{nth}.txt"), draft);
    }
    folder
}

#[test]
fn an_archive_gives_what_the_base_does_not_know() {
    let folder = archive();
    let ran = folder.run(&[
        "survey",
        "--derive",
        "--isolated",
        "archive",
        "--output",
        "own.toml",
        "--lang",
        "ja",
        "--as-of",
        "2026-11-22",
    ]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let text = folder.read("own.toml");
    for part in [
        "[terms.regulator.own-1]\ntitle = \"県文化振興課\"",
        "[terms.data-type.own-1]\ntitle = \"入館証番号\"",
        "[terms.contact.desk]\nadd = [\"来館者応対課\"]",
        "[phrases.\"当館は市民の文化活動の場として親しまれてきました。\"]",
        "# \"館内の取り扱い\": 4/4件 (100%)、archive/0.txt:",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert!(!text.contains("数えていない"), "what others' collection lacked is no lack of this one:\n{text}");
    let checked = folder.run(&["rules", "check", "own.toml"]);
    assert_eq!(checked.status, 0, "{}", checked.out);
    // Loaded, it changes what is read.
    let facts =
        |rules: &str| folder.run(&["facts", "archive/0.txt", "--rules", rules, "--format", "json"]).out;
    assert!(
        !facts("builtin:ja").contains("県文化振興課\",\"reported")
            && facts("own.toml").contains("\"text\":\"県文化振興課\",\"reported\":\"done\""),
        "{}",
        facts("own.toml")
    );
    assert!(facts("own.toml").contains("\"text\":\"入館証番号\""));
}

/// Bodies that were reported to together are found each, however the report is told; those inside are none.
#[test]
fn an_archive_gives_every_body_that_was_reported_to() {
    let mut folder = Folder::new();
    let told = [
        "県学事振興課及び私学財団連合へ報告しました。同日、全役員へ報告しました。",
        "県学事振興課と私学財団連合への届出を済ませました。臨時理事会に報告しました。",
        "個人情報保護委員会、私学財団連合および県学事振興課に報告書を提出しました。臨時理事会に報告しました。全役員へ報告しました。",
        "県学事振興課に報告し、私学財団連合にも届け出ました。臨時理事会に報告しました。全役員へ報告しました。",
    ];
    for (nth, told) in told.iter().enumerate() {
        let draft = format!(
            "名簿の紛失について\n\n2026年{0}月20日\n\n{0}月9日、生徒12名の氏名を記載した名簿を紛失したことが分かりました。\n\n{told}\n",
            nth + 2
        );
        folder = folder.with(&format!("archive/{nth}.txt"), draft);
    }
    let ran = folder.run(&["survey", "--derive", "--isolated", "archive", "--lang", "ja"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let titles: Vec<&str> = ran.out.lines().filter(|line| line.starts_with("title = ")).collect();
    assert_eq!(titles, ["title = \"県学事振興課\"", "title = \"私学財団連合\""], "{}", ran.out);
}

#[test]
fn two_notices_are_no_habit() {
    let folder = archive();
    let ran =
        folder.run(&["survey", "--derive", "--isolated", "archive/0.txt", "archive/1.txt", "--lang", "ja"]);
    assert!(
        !ran.out.contains("[terms.") && ran.out.contains("3件以上の告知文に出るものはない"),
        "{}",
        ran.out
    );
}

#[test]
fn rules_that_are_off_are_told_apart() {
    let ran = archive().run(&["survey", "--isolated", "archive", "--lang", "ja"]);
    assert!(ran.out.contains("off の規則 ") && !ran.out.contains("数えていません"), "{}", ran.out);
}

/// What a policy makes of elements is told even where no finding changes.
#[test]
fn elements_that_are_read_otherwise_are_told() {
    let own =
        "noticelint = 1\n[terms.regulator.pref]\ntitle = \"県文化振興課\"\nwords = [\"県文化振興課\"]\n";
    let folder = archive().with("new.toml", own).with("same.toml", "noticelint = 1\n");
    let diff = |more: &[&str]| {
        let ran = folder.run(&[&["rules", "diff", "builtin:ja", "new.toml", "archive"], more].concat());
        assert_eq!(ran.status, 0, "{}", ran.err);
        ran.out
    };
    let out = diff(&["--lang", "ja"]);
    assert!(out.contains("監督機関への報告  なし → 記載  4件(archive/0.txt など)"), "{out}");
    let out = diff(&["--lang", "en"]);
    assert!(out.contains("absent → stated  4, such as archive/0.txt"), "{out}");
    let told: serde_json::Value = serde_json::from_str(&diff(&["--format", "json"])).unwrap();
    assert_eq!(told["states"][0]["element"], "regulator-notification");
    assert_eq!(told["states"].as_array().unwrap().len(), 1, "{told}");
    let ran = folder.run(&["rules", "diff", "builtin:ja", "same.toml", "archive", "--lang", "ja"]);
    assert!(!ran.out.contains("項目の読み"), "{}", ran.out);
}
