//! More keys of a policy that do the whole of what they say: pairs of events, what elements say of their rules, verbs,
//! headings on the line of their text, spellings inside of others.

use crate::folder::Folder;
use crate::policy::{LEAK, check, findings, run};

/// What is read of an element in the loss of a list, with more text behind it.
fn status(rules: &str, more: &str, element: &str) -> String {
    let facts = run(rules, &format!("{LEAK}\n{more}\n"), &["facts", "--format", "json"]);
    let facts: serde_json::Value = serde_json::from_str(&facts).unwrap();
    facts["documents"][0]["elements"][element]["status"].as_str().unwrap().to_owned()
}

#[test]
fn every_pair_of_events_has_its_order() {
    let pairs = "[rules.\"dates/out-of-order\".with]\nadd-before = [[\"discovery\", \"regulator\"], \
                 [\"discovery\", \"individual-notice\"], [\"occurrence\", \"police\"]]";
    let told = |text: &str| {
        let draft =
            format!("会員名簿の流出について\n\n2026年11月20日\n\n会員84名の氏名が流出しました。\n\n{text}\n");
        findings(pairs, &draft, "dates/out-of-order").len()
    };
    for text in [
        "発覚日:2026年11月9日\n個人情報保護委員会への報告日:2026年11月6日",
        "流出は11月9日に判明しました。個人情報保護委員会には11月6日に報告しております。",
        "11月4日、会員の皆様へ個別に通知しました。流出は11月9日に判明したものです。",
        "発生日:2026年11月9日\n\n警察への相談は11月2日に行いました。11月12日に判明しました。",
    ] {
        assert_eq!(told(text), 1, "{text}");
    }
    for text in [
        "流出は11月9日に判明しました。個人情報保護委員会には11月12日に報告しております。",
        "11月12日、個人情報保護委員会に報告しました。流出は11月9日に判明したものです。",
        "流出は11月9日に判明しました。個人情報保護委員会には11月25日に報告する予定です。",
        // Which of several days is meant cannot be told.
        "流出は11月9日に判明しました。個人情報保護委員会には11月6日に速報を、11月18日に確報を報告しました。",
    ] {
        assert_eq!(told(text), 0, "{text}");
    }
    for void in ["[\"police\", \"police\"]", "[\"other\", \"police\"]", "[\"discovery\", \"occurrence\"]"] {
        let out = check(&format!("[rules.\"dates/out-of-order\".with]\nadd-before = [{void}]"));
        assert!(out.contains("前後は決められません"), "{void}: {out}");
    }
    assert!(check(pairs).contains("誤りも注意もありません"));
}

#[test]
fn what_an_element_says_of_the_rule_that_asks_for_it() {
    // The rule of a built-in element is there already.
    let own = "[elements.apology]\nhelp = \"理事長の名で一文を添える。\"\nwhen.stage = \"final\"";
    let draft = |stage: &str| {
        format!(
            "会員名簿の紛失について({stage})\n\n会員12名の氏名を記載した名簿の紛失について、お知らせします。\n"
        )
    };
    assert!(findings(own, &draft("第1報"), "apology/missing").is_empty());
    assert_eq!(findings(own, &draft("最終報"), "apology/missing").len(), 1);
    assert!(run(own, &draft("最終報"), &["check", "--only", "apology/missing"]).contains("理事長の名で"));
    assert!(check(own).contains("誤りも注意もありません"));
    // One of one's own needs to be asked for.
    let goods = "[elements.goods]\ntitle = \"記念品\"\nwords = [\"記念品\"]\nwhy = \"規程 7条\"\nwhen.stage = \"final\"";
    assert_eq!(check(goods).matches("注意[idle-key]").count(), 2, "{}", check(goods));
    assert!(check(&format!("{goods}\nrequired = \"info\"")).contains("誤りも注意もありません"));
    let twice =
        "[elements.goods]\ntitle = \"記念品\"\nwords = [\"記念品\"]\nrequired = \"info\"\nwhy = \"規程 7条\"";
    let other = "noticelint = 1\nextends = [\"below.toml\"]\n[rules.\"goods/missing\"]\nwhy = \"規程 8条\"\n";
    let folder =
        Folder::new().with("below.toml", format!("noticelint = 1\n{twice}\n")).with("noticelint.toml", other);
    let out = folder.run(&["rules", "check", "--lang", "ja"]).out;
    assert!(out.contains("誤りも注意もありません"), "what a later file says goes over it: {out}");
}

#[test]
fn what_a_policy_says_states_an_element_states_it_alone() {
    let own = "[elements.cause]\ndetect = [{ any = [\"手落ち\"] }]";
    let attack = "第三者の不正アクセスが原因です。";
    assert_eq!(status("", attack, "cause"), "stated");
    assert_eq!(status(own, attack, "cause"), "absent");
    assert_eq!(status(own, "当方の手落ちです。", "cause"), "stated");
    assert_eq!(status(own, "原因は調査しております。", "cause"), "deferred");
    assert_eq!(status(&own.replace("detect", "add-detect"), attack, "cause"), "stated");
    assert!(check(own).contains("words-lost") && check(own).contains("add-detect"), "{}", check(own));
}

#[test]
fn verbs_are_found_in_every_form() {
    let goods = "[elements.goods]\ntitle = \"弁済\"\nwords = [\"償う\", \"弁済する\", \"買い替える\"]";
    for (text, wanted) in [
        ("費用を償いました。", "stated"),
        ("費用を償っております。", "stated"),
        ("全額の弁済を終えました。", "stated"),
        ("鞄を買い替えて、お渡ししました。", "stated"),
        ("費用は償いません。", "absent"),
        ("買い物の控えを見直しました。", "absent"),
    ] {
        assert_eq!(status(goods, text, "goods"), wanted, "{text}");
    }
    let ban = "[phrases.\"言い逃れる\"]\nseverity = \"warning\"\n[terms.mine]\nwords = [\"突き放す\"]\n\
               [rules.\"house/cold\"]\ncheck = \"phrase\"\nseverity = \"warning\"\ntitle = \"t\"\nmessage = \"m\"\n\
               with.detect = [{ any = [\"@mine\", \"見放す\"] }]";
    let told = |text: &str, only: &str| findings(ban, &format!("{LEAK}{text}\n"), only).len();
    assert_eq!(told("言い逃れてはなりません。", "phrases/*"), 1);
    assert_eq!(told("窓口で突き放されたとのご指摘です。", "house/*"), 1);
    assert_eq!(told("窓口で見放したのではありません。", "house/*"), 1);
    assert_eq!(told("言い分を伺いました。", "phrases/*") + told("放送で知らせました。", "house/*"), 0);
    // What is put in the place of a word stands for that form alone.
    let swap = "[rules.\"house/swap\"]\ncheck = \"replace\"\nseverity = \"info\"\ntitle = \"t\"\nmessage = \"m\"\nwith.pairs = { \"無くす\" = \"失う\" }";
    assert!(findings(swap, &format!("{LEAK}名簿を無くした日です。\n"), "house/*").is_empty());
}

#[test]
fn a_heading_may_stand_on_the_line_of_its_text() {
    let goods = "[elements.goods]\ntitle = \"お見舞い\"\nheadings = [\"お見舞い\"]";
    for (text, wanted) in [
        ("【お見舞い】 お一人に商品券をお送りします。", "stated"),
        ("〈会員の皆様へのお見舞い〉お一人に商品券をお送りします。", "stated"),
        ("・《お見舞い》商品券500円分を郵送しました。", "stated"),
        ("■お見舞い　お一人に商品券をお送りします。", "stated"),
        ("[お見舞い] 内容は検討しています。", "deferred"),
        ("【お見舞い】 なし", "absent"),
        ("【お見舞い】お送りする予定はございません。", "absent"),
        ("【お見舞い】 ご心配をおかけし、深くお詫び申し上げます。", "absent"),
        ("【会の名】商品券をお送りします。お見舞い申し上げます。", "absent"),
        ("お見舞いの電話が鳴りました。", "absent"),
    ] {
        assert_eq!(status(goods, text, "goods"), wanted, "{text}");
    }
}

#[test]
fn a_clause_that_names_a_desk_or_a_plan_states_nothing() {
    let goods = "[elements.goods]\ntitle = \"お見舞い\"\nwords = [\"見舞金\", \"相談の窓口\"]";
    for (text, wanted) in [
        ("見舞金をご希望の方は、事務局までご連絡ください。", "absent"),
        ("見舞金についてのお問い合わせは、事務局で承ります。", "absent"),
        ("見舞金を必要とされる方は、お申し出ください。", "absent"),
        ("見舞金を予定しております。", "deferred"),
        ("見舞金を来月お渡しする方針です。", "deferred"),
        ("見舞金をお渡ししました。届かない方は事務局までご連絡ください。", "stated"),
        ("見舞金:お一人500円(お問い合わせは事務局まで)", "stated"),
        ("見舞金は、事務局の窓口でお渡ししています。", "stated"),
        ("相談の窓口へお電話ください。", "stated"),
    ] {
        assert_eq!(status(goods, text, "goods"), wanted, "{text}");
    }
}

#[test]
fn the_longest_spelling_wins() {
    let swap = "[rules.\"house/swap\"]\ncheck = \"replace\"\nseverity = \"info\"\ntitle = \"t\"\nmessage = \"「{text}」は「{right}」\"\n\
                with = { pairs = { \"プリンタ\" = \"プリンター\", \"メール\" = \"電子メール\" }, safe = true }\n\
                [rules.\"terms/mixed\".with]\nadd-groups = [[\"プリンタ\", \"プリンター\"]]";
    assert!(check(swap).contains("誤りも注意もありません"), "{}", check(swap));
    let told = |text: &str, only: &str| findings(swap, &format!("{LEAK}{text}\n"), only).len();
    for fine in ["プリンターを替え、電子メールで知らせました。", "プリンタブルな書式です。"]
    {
        assert_eq!(told(fine, "house/*") + told(fine, "terms/mixed"), 0, "{fine}");
    }
    assert_eq!(told("プリンタを替え、メールで知らせました。", "house/*"), 2);
    assert_eq!(told("プリンターとプリンタ。", "terms/mixed"), 1);
    // Inside of a longer word it is told, and not mended unasked.
    let folder = Folder::new()
        .with("noticelint.toml", format!("noticelint = 1\n{swap}\n"))
        .with("案.txt", format!("{LEAK}メール便のネットプリンタと卓上プリンタを止めました。\n"));
    folder.run(&["check", "--fix", "案.txt"]);
    let mended = folder.read("案.txt");
    assert!(mended.contains("電子メール便のネットプリンタと卓上プリンターを"), "{mended}");
}

#[test]
fn a_title_means_its_name_wherever_names_stand() {
    for (policy, cure) in [
        ("[severity]\n\"再発防止策がない\" = \"info\"", "「recurrence-measures/missing」"),
        ("[severity]\n\"お詫び/missing\" = \"off\"", "「apology/missing」"),
        ("[severity]\n\"時期/*\" = \"off\"", "「timeline/*」"),
        ("[[ignore]]\nrule = \"二次被害/missing\"\nreason = \"x\"", "「secondary-damage/missing」"),
        ("[rules.\"問い合わせ先\"]\nseverity = \"off\"", "「contact-point/*」"),
        ("[elements.\"お詫び\"]\nwords = [\"平に\"]", "「apology」(お詫び)"),
        ("[terms.data-type.\"生年月日\"]\nadd = [\"誕生の日\"]", "「data-type.birth-date」(生年月日)"),
        ("[terms.event.\"発覚\"]\nadd = [\"露見\"]", "「event.discovery」(発覚)"),
        ("[classes.cause.\"不正アクセス\"]\ntitle = \"x\"", "「unauthorised-access」"),
        ("[terms.mine]\nwords = [\"@regulator.個人情報保護委員会\"]", "「@regulator.ppc」"),
        ("[rules.\"contact-point/missing\"]\nreplaces = [\"原因がない\"]", "「cause/missing」"),
        ("[evidence]\n\"お詫び\" = { stated = 3, of = 4 }", "「apology」"),
    ] {
        let out = check(policy);
        assert!(out.contains(cure), "{policy}: {out}");
    }
    let looks = |word: &str| {
        check(&format!(
            "[rules.\"house/x\"]\ncheck = \"phrase\"\nseverity = \"info\"\ntitle = \"t\"\nmessage = \"m\"\nwith.detect = [{{ any = [\"{word}\"] }}]"
        ))
    };
    for (word, cure) in [
        ("#date.発覚", "「#date.discovery」"),
        ("#日付", "「#date」"),
        ("#電話番号", "「#contact.phone」"),
        ("#phone", "「#contact.phone」"),
    ] {
        assert!(looks(word).contains(cure), "{word}: {}", looks(word));
    }
    let kind = "[terms.data-type.pass]\ntitle = \"入館証\"\nwords = [\"入館証\"]\ncategory = ";
    assert!(check(&format!("{kind}\"クレジットカード番号\"")).contains("「payment-card」"));
    // What is new gets a cure that is taken.
    let out = check("[elements.\"お見舞い\"]\ntitle = \"お見舞い\"\nwords = [\"見舞金\"]");
    assert!(out.contains("my-words"), "{out}");
    assert!(check("[rules.\"あて名\"]\ntitle = \"x\"").contains("[rules.\"cause/missing\"]"));
}

#[test]
fn a_second_name_for_what_has_one_is_told() {
    for twin in [
        "[elements.genin]\ntitle = \"原因\"\nwords = [\"手違い\"]",
        "[terms.data-type.namae]\ntitle = \"氏名\"\ncategory = \"identity\"\nwords = [\"おなまえ帳\"]",
        "[classes.cause.hacked]\ntitle = \"不正アクセス\"\ndetect = [{ any = [\"踏み台\"], weight = 90 }]",
    ] {
        assert!(check(twin).contains("注意[same-title]"), "{twin}: {}", check(twin));
    }
    let own = "[elements.goods]\ntitle = \"記念品\"\nwords = [\"記念品\"]";
    assert!(!check(own).contains("same-title"));
}

#[test]
fn a_day_on_which_somebody_of_ones_own_was_told_is_no_day_of_the_response() {
    let policy = "[deadlines.contract]\ntitle = \"契約\"\nworking-days = 1\nsource = \"契約 3条\"\n\
                  [rules.\"house/client\"]\ncheck = \"late-report\"\nseverity = \"info\"\ntitle = \"t\"\nmessage = \"m\"\n\
                  with = { deadline = \"contract\", to = [\"発注元\"] }";
    let event = |rules: &str, text: &str, day: &str| {
        let draft = format!(
            "会員名簿の流出について\n\n2026年11月20日\n\n11月9日、会員84名の氏名が流出したことが判明しました。{text}\n"
        );
        let facts: serde_json::Value =
            serde_json::from_str(&run(rules, &draft, &["facts", "--format", "json"])).unwrap();
        let dates = facts["documents"][0]["dates"].as_array().unwrap().clone();
        let own = dates.into_iter().find(|date| date["date"] == format!("2026-11-{day}"));
        own.map(|date| date["event"].as_str().unwrap().to_owned()).unwrap_or_default()
    };
    for (text, day, wanted) in [
        ("11月13日、発注元に報告しました。", "13", "other"),
        ("発注元へは11月13日にお伝えしております。", "13", "other"),
        ("11月10日に個人情報保護委員会へ、11月13日に発注元へ報告しました。", "13", "other"),
        ("11月10日に個人情報保護委員会へ、11月13日に発注元へ報告しました。", "10", "regulator"),
        ("個人情報保護委員会には11月10日に、発注元には11月13日に報告しました。", "10", "regulator"),
        ("11月13日、個人情報保護委員会と発注元に報告しました。", "13", "regulator"),
        ("11月13日に回線を止め、発注元に連絡しました。", "13", "containment"),
        ("11月13日、発注元の倉庫を点検しました。", "13", "containment"),
    ] {
        assert_eq!(event(policy, text, day), wanted, "{text} {day}");
    }
    assert_eq!(event("", "11月13日、発注元に報告しました。", "13"), "containment");
}

#[test]
fn what_is_added_to_a_rule_stands_beside_what_it_had() {
    let own = "[rules.\"terms/wrong\".with]\nadd-pairs = { \"連洛\" = \"連絡\", \"流失\" = \"流出や紛失\" }";
    let told = findings(own, &format!("{LEAK}名簿の流失とお侘びを連洛しました。\n"), "terms/wrong");
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(told.iter().any(|line| line.contains("「流失」→「流出や紛失」")), "{told:?}");
}

/// Words that leave a list open, in whatever set: what they end is the kind before them.
#[test]
fn a_list_is_left_open_in_words_of_ones_own() {
    let rule = "[rules.\"data-types/open-ended\".with]\nendings = [\"@list-open\", ";
    let added = "[terms.list-open]\nadd = [\"云々\", \"エトセトラ\", \"ほか一式\"]".to_owned();
    let beside =
        format!("{rule}\"@our-ends\"]\n[terms.our-ends]\nwords = [\"云々\", \"エトセトラ\", \"ほか一式\"]");
    let bare = format!("{rule}\"云々\", \"エトセトラ\", \"ほか一式\"]");
    let draft = |list: &str| {
        format!("会員名簿の紛失について\n\n6月9日、会員12名の{list}を記載した名簿を紛失しました。\n")
    };
    for policy in [&added, &beside, &bare] {
        for list in ["氏名、住所云々", "氏名や電話番号エトセトラ", "氏名・住所ほか一式"]
        {
            assert_eq!(findings(policy, &draft(list), "data-types/open-ended").len(), 1, "{policy}: {list}");
        }
        for list in ["氏名、住所", "氏名と電話番号と住所"] {
            assert_eq!(findings(policy, &draft(list), "data-types/open-ended").len(), 0, "{policy}: {list}");
        }
    }
}

/// What is only hinted at is hinted at, though the rule looks for it otherwise.
#[test]
fn the_milder_of_two_conditions_counts() {
    let rule = |detect: &str, mild: &str| {
        format!(
            "[rules.\"house/x\"]\ncheck = \"phrase\"\nseverity = \"error\"\ntitle = \"t\"\nmessage = \"「{{text}}」\"\n\
             with = {{ detect = [{{ any = [{detect}] }}], mild = [{{ any = [{mild}] }}] }}"
        )
    };
    let told = |policy: &str| {
        findings(policy, &format!("{LEAK}万全を期し、全力を尽くします。\n"), "house/*").join("\n")
    };
    let both = told(&rule("\"万全\", \"全力\"", "\"全力\""));
    assert!(both.contains("要修正 「万全」") && both.contains("参考 「全力」"), "{both}");
    let longer = told(&rule("\"万全\", \"全力\"", "\"全力を尽くす\""));
    assert!(longer.contains("要修正 「万全」") && longer.contains("参考 「全力を尽くし"), "{longer}");
}

const LOST: &str = "2026年9月30日、会員320名の氏名と住所を記載した名簿を紛失しました。";

fn draft(more: &str) -> String {
    format!("会員名簿の紛失について\n\n2026年10月5日\n青葉文化財団\n\n{LOST}{more}\n")
}

#[test]
fn what_a_committee_decides_holds_where_it_says_and_nowhere_else() {
    let meeting = "[rules.\"house/meeting\"]\ncheck = \"lacks\"\nseverity = \"warning\"\ntitle = \"説明会がない\"\n\
                   message = \"説明会の案内がありません\"\nwhen.affected-over = 300\n\
                   with = { detect = [{ all = [\"説明会\", \"開く\"] }] }";
    let refund = "[elements.refund]\ntitle = \"返金\"\nwords = [\"返金する\", \"払い戻す\"]\nrequired = \"warning\"\n\
                  when.leaked = [\"card-number\"]";
    let committee = "[phrases.\"第三者委員会\"]\nrequired = { final = \"error\", else = \"off\" }";
    let plain = draft("");
    let card = plain.replace("氏名と住所を記載した名簿を紛失", "カード番号が流出");
    let last = plain.replace("について\n", "について(最終報告)\n");
    for (policy, text, only, count) in [
        (meeting, plain.clone(), "house/*", 1),
        (meeting, draft("10月12日に説明会を開きます。"), "house/*", 0),
        (meeting, plain.replace("320", "300"), "house/*", 0),
        (refund, card.clone(), "refund/*", 1),
        (refund, card.replace("しました。\n", "しました。ご利用分は払い戻しました。\n"), "refund/*", 0),
        (refund, plain.clone(), "refund/*", 0),
        (committee, last, "phrases/*", 1),
        (committee, plain, "phrases/*", 0),
    ] {
        assert_eq!(findings(policy, &text, only).len(), count, "{policy}\n{text}");
    }
}

#[test]
fn an_open_list_names_its_ending() {
    for ending in ["等", "など", "ほか", "その他"] {
        let text = format!(
            "会員名簿の紛失について\n\n6月9日、会員12名の氏名、住所、電話番号{ending}が漏えいしました。\n"
        );
        let told = findings("", &text, "data-types/open-ended").join("\n");
        assert!(told.contains(&format!("情報の種類が「{ending}」で終わっています")), "{ending}: {told}");
    }
}
