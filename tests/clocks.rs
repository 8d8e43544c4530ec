//! Law and clocks in the typed program: what makes an incident reportable, which days follow, what came too late,
//! and how an organisation's own days go over the law's.

use crate::folder::{Folder, Ran};
use serde_json::Value;

/// A notice with what is said of the incident and of what followed.
fn notice(head: &str, body: &str) -> String {
    format!(
        "個人情報の漏えいについて\n\n{head}\n\n{body}\n関係する皆様にお詫び申し上げます。\n\nお問い合わせ 電話 03-0000-1000\n"
    )
}

const COMPANY: &str = "2026年4月30日\n株式会社見本堂";
const ATTACK: &str =
    "2026年4月3日、当社のサーバが不正アクセスを受けたことが判明し、会員40名の氏名が漏えいしました。";

fn json(ran: &Ran) -> Value {
    serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {}{}", ran.out, ran.err))
}

/// The findings of a rule.
fn findings(text: &str, rule: &str, arguments: &[&str]) -> Vec<Value> {
    let folder = Folder::new().with("draft.txt", text);
    findings_in(&folder, rule, arguments)
}

fn findings_in(folder: &Folder, rule: &str, arguments: &[&str]) -> Vec<Value> {
    let own = ["check", "draft.txt", "--as-of", "2026-11-22", "--format", "json"];
    let found = json(&folder.run(&[&own, arguments].concat()));
    let all = found["documents"][0]["findings"].as_array().unwrap().clone();
    all.into_iter().filter(|finding| finding["rule"] == rule).collect()
}

fn facts(text: &str, arguments: &[&str]) -> Value {
    let folder = Folder::new().with("draft.txt", text);
    let own = ["facts", "draft.txt", "--isolated", "--as-of", "2026-11-22", "--format", "json"];
    json(&folder.run(&[&own, arguments].concat()))["documents"][0].clone()
}

fn triggers(facts: &Value) -> Vec<&str> {
    facts["triggers"].as_array().unwrap().iter().map(|trigger| trigger["id"].as_str().unwrap()).collect()
}

const MISSING: &str = "regulator-notification/missing";
const LATE_REPORT: &str = "regulator-notification/late";
const LATE: &str = "publication/late";

#[test]
fn what_makes_it_reportable_is_read_from_the_facts() {
    let cases = [
        (ATTACK, &["attack"] as &[&str]),
        ("4月3日、当院は患者1名の氏名と検査結果を記載した書類を別の方に誤送付しました。", &["special-care"]),
        ("4月3日、申込者5名の氏名とクレジットカード番号をウェブサイトに誤掲載しました。", &["payment"]),
        (
            "4月3日、設定の誤りにより、当社の通販サイトの会員20名のログインIDとパスワードが漏えいしました。",
            &["payment-credentials"],
        ),
        ("4月3日、設定の誤りにより、当会の掲示板の会員20名のログインIDとパスワードが漏えいしました。", &[]),
        ("4月3日、会員1,000名の氏名と住所を記載した名簿を紛失しました。", &[]),
        ("4月3日、会員1,001名の氏名と住所を記載した名簿を紛失しました。", &["persons"]),
        ("4月3日、会員の氏名と住所を記載した申込書5,000件を紛失しました。", &[]),
        ("4月3日、会員最大1,200名の氏名と住所を記載した名簿を紛失しました。", &["persons"]),
        ("4月3日、従業員101名の氏名とマイナンバーを記載した名簿を紛失しました。", &["my-number"]),
        ("4月3日、従業員100名の氏名とマイナンバーを記載した名簿を紛失しました。", &[]),
        ("4月3日、会員30名の氏名を記載した名簿を紛失しました。マイナンバーは含まれておりません。", &[]),
        ("4月3日、会員30名の氏名を記載した名簿の入った鞄が車上荒らしに遭い、盗まれました。", &["theft"]),
        ("4月3日、元従業員が会員30名の氏名を転職先に持ち出していたことが判明しました。", &["insider"]),
        ("4月3日、職員が自宅で仕事をするため会員30名の氏名を無断で持ち出しました。", &[]),
    ];
    for (body, expected) in cases {
        let read = facts(&notice(COMPANY, body), &[]);
        assert_eq!(triggers(&read), expected, "{body}");
        let found = findings(&notice(COMPANY, body), MISSING, &["--isolated"]);
        assert_eq!(found.len(), usize::from(!expected.is_empty()), "{body}");
    }
}

#[test]
fn who_publishes_decides_the_number() {
    let body = "4月3日、参加者150名の氏名と住所を記載した名簿を紛失しました。";
    let text = notice("2026年4月10日", body);
    for (publisher, fires) in [
        ("company", 0),
        ("public-body", 1),
        ("public-school", 1),
        ("public-hospital", 0),
        ("university", 0),
        ("association", 0),
    ] {
        assert_eq!(
            findings(&text, MISSING, &["--isolated", "--publisher", publisher]).len(),
            fires,
            "{publisher}"
        );
    }
    let over = notice("2026年4月10日", &body.replace("150名", "1,001名"));
    assert_eq!(findings(&over, MISSING, &["--isolated", "--publisher", "university"]).len(), 1);
    // Settings win over what the text says of its sender, and the flag over these.
    let own = notice("2026年4月10日\n株式会社見本堂", body);
    let settings = "noticelint = 1\n[settings]\npublisher = \"public-body\"\n";
    let folder = Folder::new().with("draft.txt", own).with("noticelint.toml", settings);
    assert_eq!(findings_in(&folder, MISSING, &[]).len(), 1);
    assert_eq!(findings_in(&folder, MISSING, &["--publisher", "company"]).len(), 0);
}

#[test]
fn the_line_of_the_sender_says_whose_office_it_is() {
    let body = "4月3日、参加者150名の氏名と住所を記載した名簿を紛失しました。";
    for (line, fires) in [
        ("ひばり野市 くらし支援部 見守り課", 1),
        ("沢渡村総合窓口課", 1),
        ("月見県土砂対策局 河港課", 1),
        ("灯台海運庁", 1),
        ("朝霧町立みどり小学校長 見本一郎", 1),
        ("大町印刷株式会社 営業部", 0),
        ("見本町商店会", 0),
        ("営業企画部 顧客課", 0),
    ] {
        let text = notice(&format!("2026年4月10日\n{line}"), body);
        assert_eq!(findings(&text, MISSING, &["--isolated"]).len(), fires, "{line}");
    }
}

#[test]
fn a_missing_report_shows_why_it_is_due_and_by_when() {
    let text = notice(COMPANY, ATTACK);
    let found = findings(&text, MISSING, &["--isolated"]);
    let [finding] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(finding["severity"], "warning");
    assert_eq!(finding["message"], "監督機関への報告に触れていません(不正の目的)");
    assert_eq!(finding["labels"][0]["span"]["start"]["line"], 6);
    assert_eq!(finding["labels"][0]["message"], "不正の目的なら1人でも報告の対象");
    let help = finding["help"].as_str().unwrap();
    assert!(
        help.ends_with("\n期限の目安: 4月3日に知ったなら、速報は4月5〜7日ごろ、確報は6月1日まで。"),
        "{help}"
    );
    let names: Vec<&str> =
        finding["source"].as_array().unwrap().iter().map(|source| source["name"].as_str().unwrap()).collect();
    assert!(names.iter().any(|name| name.contains("7条3号")), "{names:?}");
    assert!(names.iter().any(|name| name.contains("60日")), "{names:?}");
    let english = findings(&text, MISSING, &["--isolated", "--lang", "en"]);
    let help = english[0]["help"].as_str().unwrap();
    assert!(
        help.ends_with(
            "Days, if known on 3 April: the preliminary report around 5–7 April, the final report by 1 June."
        ),
        "{help}"
    );
}

#[test]
fn a_report_put_off_is_told_its_days() {
    let text = notice(COMPANY, &format!("{ATTACK}個人情報保護委員会へ報告する予定です。"));
    let found = findings(&text, "regulator-notification/deferred", &["--isolated"]);
    assert!(found[0]["help"].as_str().unwrap().contains("速報は4月5〜7日ごろ"), "{found:?}");
}

#[test]
fn facts_name_the_clocks() {
    let read = facts(&notice(COMPANY, ATTACK), &[]);
    let clocks: Vec<[&str; 3]> = read["clocks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|clock| ["id", "due", "nominal"].map(|key| clock[key].as_str().unwrap()))
        .collect();
    assert_eq!(
        clocks,
        [
            ["regulator-first-report", "2026-04-07", "2026-04-07"],
            ["publication", "2026-05-02", "2026-05-02"],
            ["regulator-final-report-wrongful", "2026-06-01", "2026-06-01"],
        ]
    );
    assert_eq!(read["clocks"][0]["source"][0]["checked"], "2026-11-22");
    // Without the wrongful purpose the final report is due after 30 days, which end on a Saturday before holidays.
    let lost = "2026年4月3日、会員1,001名の氏名を記載した名簿の紛失が判明しました。";
    let read = facts(&notice(COMPANY, lost), &[]);
    let last = read["clocks"].as_array().unwrap().last().unwrap().clone();
    assert_eq!(
        (last["id"].as_str(), last["due"].as_str()),
        (Some("regulator-final-report"), Some("2026-05-07"))
    );
    assert_eq!(last["nominal"], "2026-05-02");
    // Where nothing makes it reportable, only what no trigger starts is counted.
    let few = facts(&notice(COMPANY, "2026年4月3日、会員3名の氏名を記載した名簿の紛失が判明しました。"), &[]);
    assert_eq!(few["clocks"].as_array().unwrap().len(), 1);
    let folder = Folder::new().with("draft.txt", notice(COMPANY, ATTACK));
    let shown = folder.run(&["facts", "draft.txt", "--isolated", "--as-of", "2026-11-22"]).out;
    assert!(shown.contains("期限の目安(4月3日から数えて)"), "{shown}");
    assert!(shown.contains("2026-06-01  確報は6月1日まで"), "{shown}");
}

#[test]
fn the_table_says_why_nothing_is_asked_for() {
    let shown = |body: &str| {
        let folder = Folder::new().with("draft.txt", notice(COMPANY, body));
        folder.run(&["check", "draft.txt", "--isolated", "--as-of", "2026-11-22"]).out
    };
    let few = shown("2026年4月3日、会員12名の氏名とメールアドレスを記載した名簿を誤送付しました。");
    assert!(few.contains("報告の対象とは読めません(12名、氏名、メールア…)"), "{few}");
    let open = shown("2026年4月3日、会員の氏名を記載した申込書5,000件を誤送付しました。");
    assert!(open.contains("報告の対象かどうかは読み取れません"), "{open}");
    assert!(!shown(ATTACK).contains("報告の対象とは読めません"));
}

#[test]
fn the_sixth_day_is_late() {
    let reported = |on: &str| notice(COMPANY, &format!("{ATTACK}{on}"));
    let late = |text: &str| findings(text, LATE_REPORT, &["--isolated"]);
    assert!(late(&reported("4月7日に個人情報保護委員会へ報告しました。")).is_empty());
    let found = late(&reported("4月8日に個人情報保護委員会へ報告しました。"));
    let [finding] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(finding["severity"], "warning");
    assert_eq!(finding["message"], "報告の日付が、知った日から6日目です");
    assert_eq!(finding["text"], "4月8日");
    assert_eq!(finding["labels"][0]["message"], "最初に知った日");
    for silent in [
        "4月7日に個人情報保護委員会へ速報を提出し、4月20日に個人情報保護委員会へ確報を提出しました。",
        "4月20日に警察へ報告しました。",
        "4月20日に神奈川県の所管課へ報告しました。",
        "4月20日に個人情報保護委員会へ確報を提出しました。",
        "個人情報保護委員会へは速やかに報告しました。4月20日に個人情報保護委員会へ追加の報告をしました。",
        "5月20日に個人情報保護委員会へ報告する予定です。",
    ] {
        assert!(late(&reported(silent)).is_empty(), "{silent}");
    }
    for counted in ["4月20日に金融庁へ報告しました。", "4月20日に監督官庁に報告しました。"]
    {
        assert_eq!(late(&reported(counted)).len(), 1, "{counted}");
    }
    for (body, number) in [
        ("個人情報保護委員会には4月20日に報告済みであり、所轄の警察署にも4月6日に相談しております。", 18),
        ("4月6日にプライバシーマークの審査機関へ、4月20日に個人情報保護委員会へ報告しました。", 18),
        ("4月20日に警察署、個人情報保護委員会および県の所管課へ報告しました。", 18),
        ("\n報告先:個人情報保護委員会(4月9日)\n", 7),
    ] {
        let found = late(&reported(body));
        assert_eq!(found.len(), 1, "{body}");
        assert_eq!(found[0]["message"], format!("報告の日付が、知った日から{number}日目です"), "{body}");
    }
    let nameless = "4月6日に関係機関へ報告しました。4月20日に個人情報保護委員会へ報告しました。";
    assert!(late(&reported(nameless)).is_empty(), "the first may have reached the commission");
    let free = "2026年4月3日、会員12名の氏名を記載した書類の誤送付が判明しました。4月20日に個人情報保護委員会へ任意の報告をしました。";
    assert!(late(&notice(COMPANY, free)).is_empty(), "nobody had to report");
}

#[test]
fn a_late_publication_needs_a_dated_reason() {
    let known = "2026年4月3日、会員40名の氏名が外部に漏えいした可能性のあることが判明しました。";
    let late = |day: &str, more: &str, arguments: &[&str]| {
        let head = format!("{day}\n株式会社見本堂");
        findings(&notice(&head, &format!("{known}{more}")), LATE, &[&["--isolated"], arguments].concat())
    };
    assert!(late("2026年5月2日", "", &[]).is_empty(), "the 30th day");
    let found = late("2026年5月3日", "", &[]);
    assert_eq!(found[0]["message"], "公表が、知った日から31日目です");
    assert_eq!(found[0]["severity"], "warning");
    for stage in ["follow-up", "final"] {
        assert!(late("2026年6月3日", "", &["--stage", stage]).is_empty(), "{stage}");
    }
    for reason in [
        "5月20日に第三者機関による調査が完了しました。",
        "5月20日にカード会社との照合を終えました。",
        "不確かな情報は混乱を招くと考え、調査会社の結果を5月20日に受け取るまで待って公表いたしました。",
    ] {
        assert!(late("2026年6月3日", reason, &[]).is_empty(), "{reason}");
    }
    for bare in ["慎重に調査を進めておりました。", "公表が遅れましたことをお詫びいたします。"]
    {
        assert_eq!(late("2026年6月3日", bare, &[]).len(), 1, "{bare}");
    }
    // Held, it stands among what was found right.
    let text = notice("2026年6月3日", &format!("{known}5月20日に第三者機関による調査が完了しました。"));
    let folder = Folder::new().with("draft.txt", text);
    let shown = folder.run(&["check", "draft.txt", "--isolated", "--as-of", "2026-11-22"]).out;
    assert!(shown.contains("公表まで62日の理由"), "{shown}");
}

#[test]
fn the_planned_day_of_publication_counts() {
    let known = "2026年4月3日、会員40名の氏名が外部に漏えいしたことが判明しました。";
    let text = notice("株式会社見本堂", known);
    let late = |arguments: &[&str]| findings(&text, LATE, &[&["--isolated"], arguments].concat());
    assert!(late(&[]).is_empty(), "no day, no lateness");
    assert!(late(&["--publish-on", "2026-05-02"]).is_empty());
    let found = late(&["--publish-on", "2026-05-03"]);
    assert_eq!(found[0]["text"], "2026年4月3日");
    assert_eq!(late(&["--publish-on", "2026-05-03"]), found, "twice the same");
}

#[test]
fn a_row_holds_in_its_time_only() {
    let body =
        "2021年4月3日、当社のサーバが不正アクセスを受け、会員40名の氏名が漏えいしたことが判明しました。";
    assert!(triggers(&facts(&notice("2021年4月9日\n株式会社見本堂", body), &[])).is_empty());
    let rows = r#"
noticelint = 1
[[deadlines.publication]]
days = 30
source = "規程 2025年版 8条"
effective-to = "2026-04-30"
[[deadlines.publication]]
days = 10
source = "規程 2026年版 8条"
effective-from = "2026-05-01"
"#;
    let known = "2026年4月20日、会員40名の氏名が外部に漏えいしたことが判明しました。";
    let late = |day: &str| {
        let text = notice(&format!("{day}\n株式会社見本堂"), known);
        findings_in(&Folder::new().with("draft.txt", text).with("noticelint.toml", rows), LATE, &[])
    };
    assert!(late("2026年4月30日").is_empty());
    let found = late("2026年5月1日");
    assert_eq!(found[0]["message"], "公表が、知った日から12日目です");
    assert_eq!(
        found[0]["source"],
        serde_json::json!([{ "name": "規程 2026年版 8条", "since": null, "checked": null }])
    );
}

#[test]
fn an_organisations_own_days() {
    let own =
        "noticelint = 1\n[deadlines.regulator-first-report]\ndays = 3\nsource = \"情報管理規程 12条\"\n";
    let text = notice(COMPANY, &format!("{ATTACK}4月6日に個人情報保護委員会へ報告しました。"));
    assert!(findings(&text, LATE_REPORT, &["--isolated"]).is_empty());
    let folder = Folder::new().with("draft.txt", text).with("noticelint.toml", own);
    let found = findings_in(&folder, LATE_REPORT, &[]);
    assert_eq!(found[0]["source"][0]["name"], "情報管理規程 12条");
    assert!(found[0]["help"].as_str().unwrap().contains("速報は4月5日ごろ"), "{found:?}");
    // A deadline that no trigger starts runs for every incident.
    let more =
        format!("{own}[deadlines.board]\ntitle = \"取締役会への報告\"\ndays = 2\nsource = \"規程 3条\"\n");
    let folder = folder.with("noticelint.toml", more);
    let shown = folder.run(&["facts", "draft.txt", "--as-of", "2026-11-22"]).out;
    assert!(shown.contains("2026-04-04  取締役会への報告は4月4日まで"), "{shown}");
}

#[test]
fn a_number_travels_with_its_source() {
    let folder = Folder::new().with("draft.txt", notice(COMPANY, ATTACK));
    let broken = |rules: &str| {
        let folder = Folder::new()
            .with("draft.txt", folder.read("draft.txt"))
            .with("noticelint.toml", format!("noticelint = 1\n{rules}"));
        let ran = folder.run(&["check", "draft.txt", "--as-of", "2026-11-22", "--lang", "en"]);
        assert_eq!(ran.status, 2, "{rules}");
        ran.err
    };
    let told = broken("[deadlines.regulator-first-report]\ndays = 3\n");
    assert!(told.contains("`days` comes without its `source`"), "{told}");
    assert!(told.contains("a number travels with its source"), "{told}");
    let told = broken("[triggers.persons]\naffected-over = 500\n");
    assert!(told.contains("`affected-over` comes without its `source`"), "{told}");
    for (rules, expected) in [
        ("[deadlines.own]\ntitle = \"x\"\n", "`own` lacks `days`"),
        ("[deadlines.publication]\ndays = 0\nsource = \"x\"\n", "out of range"),
        ("[deadlines.publication]\ncounts-from = \"publication\"\n", "not a value here"),
        ("[deadlines.publication]\nreplaces = [\"regulator-final\"]\n", "regulator-final-report"),
        ("[triggers.persons]\nleaked = [\"helth\"]\n", "health"),
        ("[triggers.persons]\ncause = [\"insidr\"]\n", "insider"),
        ("[triggers.persons]\naffected-over = { company = 5 }\nsource = \"x\"\n", "lacks `else`"),
        ("[triggers.own]\ntitle = \"x\"\nlabel = \"x\"\nsource = \"x\"\n", "what makes it hold"),
        ("[triggers.persons]\nstarts = [\"publicaton\"]\n", "publication"),
        ("[rules.\"publication/late\".with]\ndeadline = \"publications\"\n", "publication"),
        ("[holidays.own]\ntitle = \"x\"\nmonth = 3\n", "cannot be read"),
        ("[holidays.own]\ntitle = \"x\"\nmonth = 13\nday = 1\n", "out of range"),
        ("[deadlines.publication]\nsource = 3\n", "wrong type"),
    ] {
        let told = broken(rules);
        assert!(told.contains(expected), "{rules}\n{told}");
    }
}

#[test]
fn a_holiday_of_its_own_moves_a_last_day() {
    let lost = "2026年4月3日、会員1,001名の氏名を記載した名簿の紛失が判明しました。";
    let rules = "noticelint = 1\n[holidays.bridge]\ntitle = \"臨時の休日\"\nmonth = 5\nday = 7\neffective-from = \"2026-05-07\"\neffective-to = \"2026-05-07\"\n";
    let folder = Folder::new().with("draft.txt", notice(COMPANY, lost)).with("noticelint.toml", rules);
    let read = json(&folder.run(&["facts", "draft.txt", "--as-of", "2026-11-22", "--format", "json"]));
    let clocks = read["documents"][0]["clocks"].as_array().unwrap();
    assert_eq!(clocks.last().unwrap()["due"], "2026-05-08");
}
