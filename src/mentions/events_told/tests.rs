use super::super::Mentions;
use super::super::testing::read;
use crate::statements::{self, Vocabulary};

/// The events of the dates of a text, without that of publication.
fn events(text: &str) -> Vec<String> {
    read(text, |scene| {
        let stated = statements::read(scene.document, Vocabulary::built_in());
        let dates = Mentions::read(scene, &stated, None).dates;
        let own = dates.iter().filter(|date| date.event != "publication");
        own.map(|date| if date.planned { "planned".to_owned() } else { date.event.clone() }).collect()
    })
}

#[test]
fn what_is_left_before_anybody_knew_is_the_incident() {
    for (told, expected) in [
        (
            "6月2日、同窓会の案内を印刷所に渡しました。6月9日、卒業生の方からのお電話で別人の住所が載っていると分かり、6月10日に残部を引き揚げました。",
            ["occurrence", "discovery", "containment"],
        ),
        (
            "6月2日に倉庫の棚を入れ替えました。6月9日、台帳が1冊足りないことに係の者が気づきました。6月12日、個人情報保護委員会に報告しました。",
            ["occurrence", "discovery", "regulator"],
        ),
        (
            "6月2日、申込みの一覧をホームページに掲げました。6月9日、保守会社から町へ連絡が入りました。6月11日、町民の皆様に文書をお送りしました。",
            ["occurrence", "warning", "individual-notice"],
        ),
    ] {
        assert_eq!(events(&format!("お詫び\n\n2026年6月20日\n\n{told}")), expected, "{told}");
    }
}

#[test]
fn the_sentence_turned_round() {
    let text = "お詫び\n\n2026年6月20日\n\n名簿を盗まれましたのは6月4日の夜でございます。当会が気づいたのは6月6日、事務所を開けたときでした。";
    assert_eq!(events(text), ["occurrence", "discovery"]);
}

#[test]
fn a_series_of_sentences_turned_round() {
    for (told, expected) in [
        (
            "用紙を入れ替えたのは6月2日、受け取られた方が当館に教えてくださったのが6月9日で、事務局が台帳と照らして確かめたのは6月10日です。",
            ["occurrence", "warning", "discovery"],
        ),
        (
            "最初の侵入は6月2日、職員が気づいたのは6月9日、個人情報保護委員会への報告は6月10日です。",
            ["occurrence", "discovery", "regulator"],
        ),
    ] {
        assert_eq!(events(&format!("お詫び\n\n2026年6月20日\n\n{told}")), expected, "{told}");
    }
    // The day a plan names is no past one, and a topic in front of a verb asks for no day.
    let plan = "会員向けの説明会は7月4日です。";
    assert_eq!(events(&format!("お詫び\n\n2026年6月20日\n\n{plan}")), ["planned"]);
    let plain = "6月2日、名簿を紛失しました。当館は6月9日、会員の皆様に手紙をお送りしました。";
    assert_eq!(events(&format!("お詫び\n\n2026年6月20日\n\n{plain}")), ["occurrence", "individual-notice"]);
}

#[test]
fn what_is_confirmed_of_the_response_finds_nothing() {
    let text = "お詫び\n\n2026年6月20日\n\n経過\n\n・6月2日 申込みの一覧をホームページに掲載\n・6月9日 町民の方から電話で指摘があり、一覧が見えることを確認\n・6月11日 設定を変更したことを確認\n";
    assert_ne!(events(text)[2], "discovery");
}

#[test]
fn states_attributes_and_plans_are_no_events() {
    let text = "お詫び\n\n2026年6月20日\n\n6月4日、名簿を紛失しました。6月18日現在、悪用の報告はありません。4月に検査を受けられた84名の方の氏名です。7月1日から台帳を金庫に移します。";
    assert_eq!(events(text), ["occurrence", "other", "planned"]);
}

#[test]
fn what_a_list_tells() {
    let text = "お詫び\n\n2026年6月20日\n株式会社みほん\n\n経過\n\n・5月28日 委託先が配信の仕組みを入れ替え\n・6月3日 委託先が通信の異常に気づき、回線を切断\n・6月5日 委託先から当社へ報告\n・6月6日 当社が記録を調べ、会員情報の流出を確認\n・6月8日 所轄の警察署に相談\n";
    assert_eq!(events(text), ["occurrence", "warning", "warning", "discovery", "police"]);
}

#[test]
fn an_incident_dated_after_its_finding_is_the_incident() {
    for told in [
        "発生日:2026年6月12日\n\n発覚日:2026年6月2日",
        "・6月12日 委託先のサーバーが不正アクセスを受ける\n・6月2日 委託先から当社へ連絡\n",
    ] {
        let text = format!("お詫び\n\n2026年6月20日\n\n会員の名簿が外部に漏えいしました。\n\n経緯\n\n{told}");
        assert_eq!(events(&text)[0], "occurrence", "{told}");
    }
    // What is told after the finding is what was done about it.
    let text = "お詫び\n\n2026年6月20日\n\n経緯\n\n・6月2日 退職した社員が名簿を持ち出していたことを確認\n・6月9日 元社員に、持ち出した名簿の削除を求める\n";
    assert_ne!(events(text)[1], "occurrence");
}

#[test]
fn who_is_told_in_a_series() {
    for told in [
        "6月9日、個人情報保護委員会および県の医療政策課に報告しました。",
        "6月9日、総務省と個人情報保護委員会へ報告しました。",
        "6月9日に個人情報保護委員会へ報告するとともに、町の消費生活係にも知らせました。",
    ] {
        assert_eq!(
            events(&format!("お詫び\n\n2026年6月20日\n\n6月2日、名簿を紛失しました。{told}"))[1],
            "regulator",
            "{told}"
        );
    }
}

#[test]
fn who_else_acts_did_no_wrong() {
    for told in [
        "6月9日の朝、別の職員が棚を調べ、台帳が足りないことに気づきました。",
        "6月9日、ほかの係の者が金庫を開け、名簿がないことに気付きました。",
    ] {
        assert_eq!(events(&format!("お詫び\n\n2026年6月20日\n\n{told}")), ["discovery"], "{told}");
    }
    let text = "お詫び\n\n2026年6月20日\n\n6月2日、職員が別の方の封筒に書類を入れました。6月9日、受け取られた方からのお電話で分かりました。";
    assert_eq!(events(text), ["occurrence", "discovery"]);
}

#[test]
fn what_may_have_happened_and_what_was_told_then() {
    for (told, expected) in [
        ("6月2日から9日にかけて、会員の情報が閲覧された可能性があります。", "occurrence"),
        ("6月2日、サーバーが攻撃を受け、会員の氏名が漏えいしたおそれがあります。", "occurrence"),
        (
            "6月2日に、配送の会社から「サーバーが攻撃を受けた」との報告を受けて以降、ご心配をおかけし、お詫び申し上げます。",
            "warning",
        ),
    ] {
        assert_eq!(events(&format!("お詫び\n\n2026年6月20日\n\n{told}"))[0], expected, "{told}");
    }
}

#[test]
fn what_others_noticed_before_they_acted() {
    for told in [
        "6月3日に委託先の社員が気付いたあとも、画面は開いたままでした。",
        "6月3日に運営会社の社員が気づいたあとも回線はつながったままでした。",
    ] {
        assert_eq!(events(&format!("お詫び\n\n2026年6月20日\n\n{told}"))[0], "warning", "{told}");
    }
}

#[test]
fn what_is_so_by_now_is_not_announced() {
    for told in [
        "外部の会社による調査は6月18日に完了しており、その結果は次のとおりです。",
        "名簿は6月12日に引き取っており、写しもございません。",
        "なくした日は6月2日です。",
    ] {
        assert_ne!(events(&format!("お詫び\n\n2026年6月20日\n\n{told}"))[0], "planned", "{told}");
    }
    let aim = "新しい手順書は7月15日を目途に全員へ配布。";
    assert_eq!(events(&format!("お詫び\n\n2026年6月20日\n\n{aim}")), ["planned"]);
    let until = "受付は6月30日まで停止しており、窓口でお渡しします。";
    assert_eq!(events(&format!("お詫び\n\n2026年6月20日\n\n{until}")), ["planned"]);
}

#[test]
fn who_came_to_know_in_other_words() {
    for told in [
        "6月9日、受け取られた方のお申し出で当会の知るところとなりました。",
        "6月9日の点検で、係の者の目に留まりました。",
        "6月9日、当直の職員が異変を察知しました。",
        "事が明るみに出たのは6月9日です。",
    ] {
        let found = events(&format!("お詫び\n\n2026年6月20日\n\n{told}"));
        assert!(found[0] == "discovery" || found[0] == "warning", "{told} {found:?}");
    }
}

#[test]
fn what_is_taken_for_an_incident_and_what_an_inquiry_found() {
    for (told, expected) in [
        ("6月9日、鞄ごと持ち去られた盗難と断定しました。", "discovery"),
        ("6月9日、受け取った方からご指摘をいただき、控えを見て事故と判断しました。", "discovery"),
        ("6月9日に照合が終わりました。その結果、名簿が流出していたことが分かりました。", "discovery"),
        ("6月9日、名簿を古紙の箱に入れており、紛れ込んだ可能性が高いと判断しております。", "occurrence"),
    ] {
        let text = format!("お詫び\n\n2026年6月20日\n\n{told}\n\n6月18日に手順を改めました。");
        let found = events(&text);
        assert!(
            found[0] == expected || expected == "occurrence" && found[0] != "discovery",
            "{told} {found:?}"
        );
    }
}

#[test]
fn a_day_of_what_is_told_is_no_day_of_hearing_it() {
    for told in [
        "6月12日に係の者が気づきました。溶解の会社からは、6月2日に全量を処理したとの証明書を受けています。",
        "6月12日に係の者が気づきました。運送の会社からは、6月2日に配達を終えたという回答をもらいました。",
    ] {
        let found = events(&format!("お詫び\n\n2026年6月20日\n\n{told}"));
        assert_ne!(found[1], "warning", "{told}");
    }
    let text = "お詫び\n\n2026年6月20日\n\n6月2日、駅から鞄を預かっているとの連絡を受けました。";
    assert_eq!(events(text), ["warning"]);
}

#[test]
fn a_letter_from_nobody_warns_nobody() {
    let text = "お詫び\n\n2026年6月20日\n\n6月2日、総務課の職員に「保管の期限が近づいています」という件名のメールが届き、職員が暗証番号を打ち込みました。6月9日、会員の方から知らせがあり、分かりました。";
    assert_eq!(events(text), ["occurrence", "discovery"]);
}
