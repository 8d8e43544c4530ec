//! One key of a policy does the whole of what it says: each on a draft of its own, through the typed program.

use crate::folder::Folder;
use crate::policy::{LEAK, check, findings, run};

#[test]
fn sets_stand_wherever_words_do() {
    let draft = format!("{LEAK}「攻撃者の手口」という冊子も同封していました。攻撃者は不明です。\n");
    // Inside what a set matches, by words or by an expression.
    let quotes = "[terms.our-quotes]\npatterns = [{ regex = '「[^」]*」' }]\n[phrases.\"攻撃者\"]\nseverity = \"warning\"\n";
    assert_eq!(findings(quotes, &draft, "phrases/*").len(), 2);
    assert_eq!(findings(&format!("{quotes}not-in = [\"@our-quotes\"]"), &draft, "phrases/*").len(), 1);
    let titles = "[terms.our-titles]\nwords = [\"攻撃者の手口\"]\n[phrases.\"攻撃者\"]\nseverity = \"warning\"\nnot-in = [\"@our-titles\"]";
    assert_eq!(findings(titles, &draft, "phrases/*").len(), 1);
    // A set among the words of another, through a third.
    let sets = "[terms.inner]\nwords = [\"冊子\"]\n[terms.middle]\nwords = [\"@inner\"]\n[terms.outer]\nwords = [\"@middle\", \"同封\"]\n\
        [rules.\"house/outer\"]\ncheck = \"phrase\"\nseverity = \"info\"\ntitle = \"題\"\nmessage = \"「{text}」\"\n\
        with = { detect = [{ any = [\"@outer\"] }] }";
    assert_eq!(findings(sets, &draft, "house/*").len(), 2);
    // `not-in` of a rule holds for the sets that it looks for, too.
    let but = format!("{sets}\n[rules.\"house/outer\".with]\n").replace(
        "with = { detect = [{ any = [\"@outer\"] }] }\n[rules.\"house/outer\".with]",
        "[rules.\"house/outer\".with]\ndetect = [{ any = [\"@outer\"] }]\nnot-in = [\"冊子も同封\"]",
    );
    assert_eq!(findings(&but, &draft, "house/*"), Vec::<String>::new());
}

#[test]
fn what_is_no_word_is_refused_where_only_words_stand() {
    for (list, code) in [
        ("[phrases.\"万一\"]\nseverity = \"info\"\nnot-in = [\"@quotation\"]", "unknown-set"),
        ("[terms.apology]\nadd = [\"@appology\"]", "unknown-set"),
        ("[phrases.\"万一\"]\nseverity = \"info\"\nnot-in = [\"#contact.phone\"]", "misplaced-mention"),
        ("[rules.\"terms/mixed\".with]\nnot-in = [\"#date\"]", "misplaced-mention"),
        ("[terms.apology]\nadd = [\"｛深謝｜陳謝｝\"]", "full-width-sign"),
        ("[elements.apology]\nadd = [\"＠regret\"]", "full-width-sign"),
        ("[phrases.\"ご心配［に］は\"]\nseverity = \"info\"", "full-width-sign"),
    ] {
        let out = check(list);
        assert!(out.starts_with(&format!("誤り[{code}]")), "{list}\n{out}");
    }
    // Letters are letters: a sign alone, a number, what is marked.
    for list in ["words = [\"#1\", \"＠\", \"@\"]", "words = ['\\@aoba', '\\［社外秘\\］']"] {
        let out = check(&format!("[phrases.\"社外秘\"]\nseverity = \"info\"\n{list}"));
        assert!(!out.contains("誤り["), "{list}\n{out}");
    }
}

const REPORTED: &str = "会員情報の流出について\n\n2026年6月30日\n\n6月9日、当社のサーバーが不正アクセスを受け、会員12名の氏名が流出したことが分かりました。6月19日、個人情報保護委員会へ報告しました。\n";

#[test]
fn a_row_of_a_deadline_leaves_the_older_one_in_force() {
    let late = |rows: &str| findings(rows, REPORTED, "regulator-notification/late").len();
    let row = |days: u8, times: &str| {
        format!("[deadlines.regulator-first-report]\ndays = {days}\nsource = \"規程 3条\"\n{times}")
    };
    assert_eq!(late(&row(20, "")), 0);
    assert_eq!(late(&row(20, "effective-from = \"2026-06-01\"")), 0);
    assert_eq!(late(&row(20, "effective-from = \"2026-07-01\"")), 1, "the five days of the law until then");
    assert_eq!(late(&row(20, "effective-to = \"2026-06-29\"")), 1, "and after it");
    let rows = row(20, "effective-from = \"2026-07-01\"")
        .replace("[deadlines.regulator-first-report]", "[[deadlines.regulator-first-report]]");
    assert_eq!(late(&rows), 1, "written as a list of rows, too");
    let out = check(&row(20, "effective-from = 2026-07-01\neffective-to = 2026-06-01"));
    assert!(out.starts_with("誤り[no-time]"), "{out}");
}

#[test]
fn a_regulator_of_ones_own_brings_its_day_and_its_lateness() {
    let own = "[terms.regulator.shisetsu]\ntitle = \"県施設課\"\nwords = [\"県施設課\"]";
    let draft = REPORTED.replace("個人情報保護委員会", "県施設課");
    assert_eq!(findings("", &draft, "regulator-notification/late").len(), 0);
    assert_eq!(findings(own, &draft, "regulator-notification/late").len(), 1);
    let facts = run(own, &draft, &["facts", "--format", "json"]);
    assert!(facts.contains("\"regulator_reported_on\":\"2026-06-19\""), "{facts}");
    // Who does not count still does not.
    let other = REPORTED.replace("個人情報保護委員会", "JIPDEC");
    assert_eq!(findings(own, &other, "regulator-notification/late").len(), 0);
}

#[test]
fn words_of_an_event_tell_what_an_open_act_is() {
    let own = "[terms.event.police]\nadd = [\"消防署\"]\n[terms.event.board]\ntitle = \"理事会\"\nwords = [\"理事会\"]";
    let event = |rules: &str, told: &str| {
        let draft =
            format!("{}6月14日、{told}\n", LEAK.replace("を紛失しました", "を紛失したことが判明しました"));
        let facts: serde_json::Value =
            serde_json::from_str(&run(rules, &draft, &["facts", "--format", "json"])).unwrap();
        let dates = facts["documents"][0]["dates"].as_array().unwrap().clone();
        dates.last().unwrap()["event"].as_str().unwrap().to_owned()
    };
    assert_eq!(event("", "消防署に届け出ました。"), "containment");
    assert_eq!(event(own, "消防署に届け出ました。"), "police");
    assert_eq!(event(own, "理事会を開き、対応を決めました。"), "board");
    assert_eq!(event(own, "名簿の棚に鍵を付けました。"), "containment", "nobody's word");
    assert_eq!(event(own, "個人情報保護委員会へ報告しました。"), "regulator", "what is stated goes first");
}

#[test]
fn a_late_report_is_read_whichever_side_of_its_day_its_receiver_stands_on() {
    let rule = "[terms.client]\nwords = [\"委託元\"]\n[deadlines.contract]\ntitle = \"契約\"\ndays = 3\nsource = \"契約書 8条\"\n\
        [rules.\"house/client\"]\ncheck = \"late-report\"\nseverity = \"error\"\ntitle = \"題\"\nmessage = \"{number}日目\"\n\
        with = { deadline = \"contract\", to = [\"@client\"] }";
    let told = |sentence: &str| {
        let draft = REPORTED.replace("6月19日、個人情報保護委員会へ報告しました。", sentence);
        findings(rule, &draft, "house/*").len()
    };
    for late in [
        "委託元には6月17日に報告しております。",
        "委託元の財団へは、6月17日に書面で報告済みです。",
        "委託元への報告は6月17日に行っております。",
        "委託元へのご報告は6月17日です。",
        "6月11日に個人情報保護委員会へ、6月17日に委託元へ報告しました。",
        "委託元へは6月17日に、警察署へは6月18日に報告しました。",
        "6月17日、委託元に電話で連絡しました。",
        "6月17日に、委託元へ経緯をご説明しました。",
        "6月17日、委託元にお伝えしました。",
        "委託元に対しては6月17日に第一報を入れました。",
    ] {
        assert_eq!(told(late), 1, "{late}");
    }
    for silent in [
        "6月17日、委託元に報告する予定です。",
        "委託元への報告は6月17日に行う予定です。",
        "6月17日、委託元への報告書を作成しました。",
        "6月17日、委託元の倉庫で別の事故が報告されました。",
        "6月17日、委託元から報告を受けました。",
        "6月17日、委託元に報告することを決めました。",
        "委託元には6月11日に、警察署には6月17日に報告しました。",
        "6月17日、委託元の専用サーバーを止め、個人情報保護委員会に報告しました。",
        "6月17日、委託元の担当者が当社に報告しました。",
        "6月17日の時点で、委託元には報告していません。",
        "6月17日、委託元に納めた名簿を回収し、警察署に届け出ました。",
    ] {
        assert_eq!(told(silent), 0, "{silent}");
    }
}

#[test]
fn a_late_report_counts_from_the_days_beside_whom_it_names() {
    let rule = "[terms.client]\nwords = [\"委託元\", \"ご発注元\"]\n[deadlines.contract]\ntitle = \"契約\"\ndays = 3\nsource = \"契約書 8条\"\n\
        [rules.\"house/client\"]\ncheck = \"late-report\"\nseverity = \"error\"\ntitle = \"題\"\nmessage = \"{number}日目\"\n\
        with = { deadline = \"contract\", to = [\"@client\"] }";
    let told = |sentence: &str| {
        let draft = REPORTED.replace("6月19日、個人情報保護委員会へ報告しました。", sentence);
        findings(rule, &draft, "house/*").len()
    };
    assert_eq!(told("6月12日、委託元の財団へ報告しました。"), 1);
    assert_eq!(told("6月12日にご発注元に第一報をお届けし、報告いたしました。"), 1);
    assert_eq!(told("6月11日、委託元の財団へ報告しました。"), 0, "in time");
    assert_eq!(told("6月12日、警察署へ報告しました。"), 0, "somebody else");
    assert_eq!(told("6月12日、委託元の財団から資料を受け取りました。"), 0, "no report");
    // A contract binds where the law asks for no report.
    let few = format!("{LEAK}6月14日、ご発注元へ報告しました。\n")
        .replace("を紛失しました", "を紛失したことが判明しました");
    assert_eq!(findings(rule, &few, "house/*").len(), 1);
    // So does the law, where nobody says that the report was of one's own accord.
    let told = few.replace("ご発注元", "個人情報保護委員会");
    assert_eq!(findings("", &told, "regulator-notification/late").len(), 1);
    let voluntary = told.replace("へ報告しました", "へ任意で報告しました");
    assert_eq!(findings("", &voluntary, "regulator-notification/late").len(), 0);
}

#[test]
fn a_deadline_in_hours_or_working_days_is_counted_in_whole_days() {
    let told = |number: &str, day: &str| {
        let rules = format!("[deadlines.regulator-first-report]\n{number}\nsource = \"規程 3条\"");
        findings(&rules, &REPORTED.replace("6月19日", day), "regulator-notification/late").len()
    };
    // Known on a Tuesday.
    for (number, last, late) in [
        ("hours = 24", "6月10日", "6月11日"),
        ("hours = 72", "6月12日", "6月13日"),
        ("hours = 73", "6月13日", "6月14日"),
        ("working-days = 3", "6月12日", "6月15日"),
        ("working-days = 4", "6月15日", "6月16日"),
        ("days = 4", "6月12日", "6月13日"),
    ] {
        assert_eq!((told(number, last), told(number, late)), (0, 1), "{number}");
    }
    let out = check("[deadlines.regulator-first-report]\ndays = 3\nhours = 72\nsource = \"規程 3条\"");
    assert!(out.starts_with("誤り[two-numbers]"), "{out}");
}

/// What is read of an element in the loss of a list, with more text behind it.
fn status(rules: &str, more: &str, element: &str) -> String {
    let facts = run(rules, &format!("{LEAK}\n{more}\n"), &["facts", "--format", "json"]);
    let facts: serde_json::Value = serde_json::from_str(&facts).unwrap();
    facts["documents"][0]["elements"][element]["status"].as_str().unwrap().to_owned()
}

#[test]
fn an_element_made_of_words_knows_denied_and_put_off() {
    let goods = "[elements.goods]\ntitle = \"記念品\"\nwords = [\"記念品\", \"図書カード\", \"配送料はいただきません\"]";
    for (text, wanted) in [
        ("記念品を全員にお送りしました。", "stated"),
        ("図書カード500円分を7月中に郵送します。", "stated"),
        ("記念品: 図書カード", "stated"),
        ("記念品は差し上げませんが、図書カードをお送りします。", "stated"),
        ("配送料はいただきません。", "stated"),
        ("記念品の進呈は予定しておりません。", "absent"),
        ("図書カードの配布はいたしません。", "absent"),
        ("記念品の有無については窓口でお答えします。", "absent"),
        ("記念品の内容は現在検討しております。", "deferred"),
        ("図書カードについては、詳細が決まり次第、改めてお知らせします。", "deferred"),
        ("記念品については検討中ですが、図書カードはお送りしました。", "stated"),
        ("会議室の使い方を見直しました。", "absent"),
    ] {
        assert_eq!(status(goods, text, "goods"), wanted, "{text}");
    }
}

#[test]
fn substance_below_a_heading_of_ones_own_states_its_element() {
    let goods =
        "[elements.goods]\ntitle = \"記念品\"\nheadings = [\"皆さまへの気持ち\"]\nwords = [\"記念品\"]";
    let better = "[elements.recurrence-measures]\nadd-headings = [\"この先の手立て\"]";
    let synonym = "[terms.heading.measures]\nadd = [\"この先の手立て\"]";
    for (rules, element, text, wanted) in [
        (goods, "goods", "■皆さまへの気持ち\n\nお一人に500円分の商品券をお送りします。", "stated"),
        (goods, "goods", "■皆さまへの気持ち\n\n・お一人につき500円分の商品券\n", "stated"),
        (goods, "goods", "■皆さまへの気持ち\n\n何をお送りするかは検討中です。", "deferred"),
        (goods, "goods", "■皆さまへの気持ち\n\n事務局 電話 03-0000-0000", "stated"),
        (goods, "goods", "■皆さまへの気持ち\n\n・招待券 12枚", "stated"),
        (goods, "goods", "■皆さまへの気持ち\n\n未定", "absent"),
        (goods, "goods", "■皆さまへの気持ち\n\n深くお詫び申し上げます。", "absent"),
        (goods, "goods", "■皆さまへの気持ち\n\n商品券はお送りしません。", "absent"),
        (goods, "goods", "■その他\n\nお一人に500円分の商品券をお送りします。", "absent"),
        (better, "recurrence-measures", "■この先の手立て\n\n鍵の貸し出し簿、二名での搬送。", "stated"),
        (synonym, "recurrence-measures", "■この先の手立て\n\n鍵の貸し出し簿、二名での搬送。", "stated"),
        (synonym, "recurrence-measures", "■この先の手立て\n\n誠意をもって努力してまいります。", "absent"),
        (better, "recurrence-measures", "■この先の手立て\n\n誠意をもって努力してまいります。", "absent"),
        ("", "recurrence-measures", "■この先の手立て\n\n鍵の貸し出し簿、二名での搬送。", "absent"),
    ] {
        assert_eq!(status(rules, text, element), wanted, "{text}");
    }
}

/// A word that asks by itself is looked for as it is; what else its clause asks is still no substance.
#[test]
fn a_word_that_asks_is_meant_so() {
    let states = |text: &str| {
        let folder = Folder::new()
            .with(
                "noticelint.toml",
                "noticelint = 1\n[elements.check]\ntitle = \"確かめ方\"\nwords = [\"ご自身が対象かどうか\", \"商品券\"]\n",
            )
            .with("案.txt", format!("会員名簿の紛失について\n\n会員12名の氏名を記載した名簿を紛失しました。{text}\n"));
        let ran = folder.run(&["facts", "--format", "json", "案.txt"]);
        let facts: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        facts["documents"][0]["elements"]["check"]["status"].as_str().unwrap().to_owned()
    };
    assert_eq!(states("ご自身が対象かどうかは、会員ページでお確かめいただけます。"), "stated");
    assert_eq!(states("ご自身が対象かどうかを知る方法は、調査中です。"), "deferred");
    assert_eq!(states("商品券をお送りするかどうかは、会員ページをご覧ください。"), "absent");
}

#[test]
fn an_organisation_puts_off_in_words_of_its_own() {
    let own = "[terms.deferral]\nadd = [\"棚上げ\"]";
    let goods = "\n[elements.goods]\ntitle = \"記念品\"\nwords = [\"記念品\"]";
    let measures = "■再発防止策\n\n話は棚上げです。";
    let damage = "■二次被害\n\n話は棚上げです。";
    for (rules, element, text, wanted) in [
        (own, "recurrence-measures", measures, "deferred"),
        (own, "secondary-damage", damage, "deferred"),
        ("", "secondary-damage", damage, "absent"),
        // Words put off what their sentence is about, and nothing else.
        (
            own,
            "recurrence-measures",
            "■再発防止策\n\n名簿の棚に鍵を付けます。祭りの話は棚上げです。",
            "stated",
        ),
        (own, "apology", measures, "absent"),
    ] {
        assert_eq!(status(&format!("{rules}{goods}"), text, element), wanted, "{text}");
    }
}

#[test]
fn a_ban_holds_for_every_kind_of_text() {
    let ban = "[phrases.\"ご安心いただけます\"]\nseverity = \"error\"";
    let other = "当会を装った不審なメールについて\n\n2026年6月20日\n\n当会を装った不審なメールが届いているとの連絡を受けました。削除すればご安心いただけます。\n";
    let none = "窓口の休業日\n\n年末年始も24時間受け付けますので、ご安心いただけます。\n";
    for draft in [other, none] {
        assert_eq!(findings(ban, draft, "phrases/*").len(), 1, "{draft}");
    }
    let breach = format!("{ban}\nkinds = [\"breach-notice\"]");
    assert_eq!(findings(&breach, none, "phrases/*").len(), 0);
    // What has to be said belongs into a notice.
    assert_eq!(findings("[phrases.\"受付番号\"]\nrequired = \"error\"", none, "phrases/*").len(), 0);
}

#[test]
fn a_kind_of_data_is_what_its_category_says() {
    let own = |category: &str| {
        format!(
            "[terms.data-type.store-card]\ntitle = \"店のカード\"\ncategory = \"{category}\"\nwords = [\"さくらカード番号\"]"
        )
    };
    let draft = LEAK.replace("氏名を", "さくらカード番号を");
    assert_eq!(findings(&own("payment-card"), &draft, "protective-steps/no-card-advice").len(), 1);
    assert_eq!(findings(&own("payment-card"), &draft, "regulator-notification/missing").len(), 1);
    assert_eq!(findings(&own("contact"), &draft, "protective-steps/no-card-advice").len(), 0);
    for (category, cure) in [("paymentcard", "「payment-card」のことですか?"), ("本人確認", "ある分類: ")]
    {
        let out = check(&own(category));
        assert!(out.starts_with("注意[unknown-category]") && out.contains(cure), "{out}");
    }
    let used =
        format!("{}\n[elements.apology]\nrequired = \"error\"\nwhen.leaked = \"stamps\"", own("stamps"));
    assert!(!check(&used).contains("unknown-category"), "a condition asks for it");
}

#[test]
fn a_name_may_be_meant_by_its_title() {
    for (policy, id) in [
        ("[phrases.\"明細\"]\nrequired = \"info\"\nwhen.leaked = \"セキュリティコード\"", "security-code"),
        ("[phrases.\"明細\"]\nrequired = \"info\"\nwhen.stated = \"再発防止策\"", "recurrence-measures"),
        ("[phrases.\"明細\"]\nrequired = \"info\"\nwhen.cause = \"紛失・盗難\"", "lost-or-stolen"),
        ("[settings]\npublisher = \"会社\"", "company"),
        ("[rules.\"publication/late\".with]\ndeadline = \"速報\"", "regulator-first-report"),
    ] {
        let out = check(policy);
        assert!(out.contains(&format!("直し方: 「{id}」")), "{policy}\n{out}");
    }
    let out = check("[phrases.\"明細\"]\nrequired = \"info\"\nwhen.stated = \"見舞金\"");
    assert!(out.contains("[elements.my-name] を加えるか"), "a cure that is accepted: {out}");
}

#[test]
fn words_lost_are_told_wherever_they_stood() {
    for (policy, lost) in [
        ("[rules.\"regulator-notification/late\".with]\nto = [\"@regulator.ppc\"]", "もとの to "),
        ("[elements.apology]\nheadings = [\"ごあいさつ\"]", "もとの headings "),
        ("[elements.affected-count]\ndetect = [{ any = [\"人数は\"] }]", "もとの detect "),
        ("[rules.\"terms/mixed\".with]\ngroups = [[\"甲\", \"乙\"]]", "もとの groups "),
    ] {
        let out = check(policy);
        assert!(out.contains("注意[words-lost]") && out.contains(lost), "{policy}\n{out}");
    }
    assert!(!check("[elements.apology]\nadd-headings = [\"ごあいさつ\"]").contains("words-lost"));
}

#[test]
fn names_that_need_quotes_are_told_inside_of_tables_too() {
    for (policy, cure) in [
        ("[severity]\n\"cause/missing\" = { 最終報 = \"error\", else = \"off\" }", "final = … と書いて"),
        (
            "[rules.\"terms/wrong\".with]\npairs = { \"流失\" = \"流出\", 御社 = \"貴社\" }",
            "日本語の名前は半角の \" で囲みます: \"御社\"",
        ),
        (
            "[elements.apology.required]\nfirst = \"info\"\n[severity]\n\"cause/missing\" = { first = \"off\", 単独 = \"error\" }",
            "single = … と書いて",
        ),
    ] {
        let out = check(policy);
        assert!(out.contains(cure), "{policy}\n{out}");
        assert!(!out.contains("閉じていません"), "{out}");
    }
    let out = check("[言い回し]\n\"ご安心\" = { severity = \"error\" }");
    assert!(out.contains("この名前の表はありません") && out.contains("[phrases…]"), "{out}");
}
