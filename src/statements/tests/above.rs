//! How far a question, a lead and a heading reach.

use super::{has, of, stated, told};

#[test]
fn a_question_inside_a_paragraph_is_answered_by_the_rest_of_it() {
    let found =
        of("なぜ防げなかったか。鍵を掛ける当番を決めていませんでした。\n\n名簿は6日に回収しました。\n");
    let about = |words: &str, topic: &str| {
        let one = found.iter().find(|one| one.0.contains(words));
        one.is_some_and(|one| has(one.1.topic, topic))
    };
    assert!(about("当番", "cause") && !about("回収", "cause"), "{found:?}");
    let found = of("Q 原因は何ですか。\n\n当番を決めていませんでした。\n");
    assert!(found.iter().any(|one| one.0.contains("当番") && has(one.1.topic, "cause")), "{found:?}");
}

#[test]
fn a_lead_says_what_its_list_is_about() {
    for text in [
        "事務局は次のように改めます。\n・当番は二人で回す。\n・名簿は棚に戻す。\n",
        "今後に向け、以下のとおり変更いたします。\n一、当番は二人で回す。\n二、名簿は棚に戻す。\n",
    ] {
        let found = of(text);
        assert!(found.iter().any(|one| one.0.contains("棚") && has(one.1.topic, "recurrence-measures")));
    }
    let text = "次のように改めます。\n・当番は二人で回す。\n\n昨年の名簿も探しています。\n";
    let found = of(text);
    assert!(!found.last().is_some_and(|one| has(one.1.topic, "recurrence-measures")), "{found:?}");
}

#[test]
fn a_heading_of_what_will_be_done_heads_measures() {
    for heading in ["会として取り組むこと", "■ 店で直すこと", "4. 変えること"] {
        let text =
            format!("名簿の紛失について\n\n名簿を紛失しました。\n\n{heading}\n\n・当番は二人で回す。\n");
        assert!(stated(&text, "recurrence-measures"), "{heading}");
    }
    for heading in ["■ 心配されること", "■ 分かっていること", "■ 起きること"] {
        let text =
            format!("名簿の紛失について\n\n名簿を紛失しました。\n\n{heading}\n\n・当番は二人で回す。\n");
        assert!(!stated(&text, "recurrence-measures"), "{heading}");
    }
}

#[test]
fn what_was_heard_is_told_whatever_its_verb() {
    for line in [
        "名簿の中身が広まったという話は入っておりません。",
        "覚えのない請求を受けたとのお申し出がございます。",
    ] {
        let text = format!("名簿の紛失について\n\n5月1日、名簿の紛失が分かりました。\n\n{line}\n");
        assert!(!told(&text, "secondary-damage").stated.is_empty(), "{line}");
    }
    let found = "名簿を拾ったとのお電話があり、紛失が分かりました。";
    assert!(told(found, "secondary-damage").stated.is_empty());
}

#[test]
fn who_was_told_after_it_was_known_is_told_under_any_heading() {
    let text = "名簿の紛失について\n\nいきさつ\n\n・4日 会長が紛失に気づく\n・5日 該当する会員を訪ね、説明\n";
    assert!(stated(text, "individual-notice"));
    let text = "名簿の紛失について\n\nいきさつ\n\n・3日 会員へ名簿を送付\n・4日 会長が紛失に気づく\n";
    assert!(!stated(text, "individual-notice"));
}

#[test]
fn a_heading_says_by_its_form_who_is_told_and_what_comes_next() {
    let notice = |heading: &str, line: &str| {
        format!("名簿の紛失について\n\n5月1日、名簿の紛失が分かりました。\n\n■ {heading}\n\n{line}\n")
    };
    let told = notice("園児のご家族への対応", "担任より電話で事情を説明し、写しをお渡ししています。");
    assert!(stated(&told, "individual-notice"));
    assert!(!stated(&notice("ご家族へのお願い", "鍵を掛けてください。"), "individual-notice"));
    assert!(stated(&notice("今後に向けて", "名簿の棚に鍵を付ける。"), "recurrence-measures"));
    assert!(!stated(&notice("今後", "名簿の行方を引き続き調べます。"), "recurrence-measures"));
}

#[test]
fn what_is_to_be_changed_is_a_measure_put_off() {
    let told = told("お知らせ\n\n何を改めるべきかは、調べが済んでから考えます。\n", "recurrence-measures");
    assert!(told.stated.is_empty() && !told.deferred.is_empty());
}

#[test]
fn who_cannot_be_reached_is_told_of() {
    let text = "名簿の紛失について\n\n転居された3名様とは、いまだ連絡が取れておりません。\n";
    assert!(stated(text, "individual-notice"));
    let text = "名簿の紛失について\n\n対象の方への連絡は、まだ行っておりません。\n";
    assert!(!stated(text, "individual-notice"));
}

#[test]
fn a_table_of_reports_names_the_regulator() {
    let text =
        "名簿の紛失について\n\n■ 届け出の状況\n\n| 先 | 日 |\n|---|---|\n| 個人情報保護委員会 | 7月8日 |\n";
    assert!(stated(text, "regulator-notification"));
    let text = "名簿の紛失について\n\n県の個人情報保護委員会に知らせを入れました。\n";
    assert!(stated(text, "regulator-notification"));
}

#[test]
fn what_we_did_is_a_response_under_its_heading_whatever_its_verb() {
    let notice = |line: &str| format!("名簿の漏えいについて\n\n名簿が漏れました。\n\n■ 初動対応\n\n{line}\n");
    assert!(stated(&notice("事務所の機器の電源を落としました。"), "containment"));
    assert!(!stated(&notice("ご理解を賜りますようお願い申し上げます。"), "containment"));
    assert!(!stated(&notice("対応は後日お知らせします。"), "containment"));
}
