mod above;
mod aftermath;
mod deeds;
mod doubt;
mod empty;
mod put_off;
mod told;
mod why;

use super::Claims;
use super::claims::Told;
use super::*;
use crate::document::{Format, read as document};

fn of(text: &str) -> Vec<(String, Statement)> {
    let document = document(text, Format::Text);
    let found = read(&document, Vocabulary::built_in());
    found.into_iter().map(|one| (document.text[one.place.start..one.place.end].to_owned(), one)).collect()
}

fn has(set: impl std::ops::BitAnd<Kinds, Output = Kinds>, name: &str) -> bool {
    let vocabulary = Vocabulary::built_in();
    let bit = vocabulary.kind(name).or(vocabulary.party(name)).or(vocabulary.topic(name));
    set & bit.unwrap_or(0) != 0
}

#[test]
fn who_tells_whom() {
    for (text, to, who) in [
        ("登録者全員へ、事務局からお手紙を送りました。", "persons", "ours"),
        ("個人情報保護委員会には、9月3日に速報を提出しています。", "regulator", "ours"),
        ("受け取られた方から当店へお電話をいただきました。", "ours", "persons"),
        ("第三者から会員へ偽の案内が送られました。", "persons", "attacker"),
    ] {
        let found = of(text);
        let vocabulary = Vocabulary::built_in();
        let one = found.last().unwrap().1;
        assert!(
            one.to & vocabulary.party(to).unwrap() != 0,
            "{text}: to {:?}",
            vocabulary.parties_of(one.to.all())
        );
        let ours = who == "ours" && one.who == 0;
        assert!(
            ours || one.who & vocabulary.party(who).unwrap() != 0,
            "{text}: who {:?}",
            vocabulary.parties_of(one.who.all())
        );
    }
}

#[test]
fn a_linked_clause_takes_stance_but_not_polarity() {
    let found = of("設定を見直し、通信を止めましたが、二次被害は確認されておりません。");
    let modes: Vec<Mode> = found.iter().map(|one| one.1.mode).collect();
    assert_eq!(modes, [Mode::Done, Mode::Done, Mode::Denied]);
    let found = of("リンクを開かずに、メールを削除してください。");
    assert!(found.iter().all(|one| one.1.mode == Mode::Asked), "{found:?}");
}

#[test]
fn what_a_sentence_is_about() {
    let found = of("現在の状況\n\n人数については、現在集計しております。");
    assert!(has(found.last().unwrap().1.topic, "affected-count"));
    let found = of("お知らせ\n\n■ 原因\n確認の手順がありませんでした。");
    assert!(has(found.last().unwrap().1.topic, "cause"), "{found:?}");
}

fn told(text: &str, element: &str) -> Told {
    let document = document(text, Format::Text);
    Claims::built_in().read(&read(&document, Vocabulary::built_in()), Vocabulary::built_in(), element)
}

fn stated(text: &str, element: &str) -> bool {
    let told = told(text, element);
    !told.stated.is_empty() || !told.vague.is_empty()
}

#[test]
fn why_something_is_told_is_no_cause() {
    for text in [
        "会員証の件\n\n外部の業者による点検がひととおり済みましたので、結果をお知らせします。\n",
        "会員証の件\n\n名簿の取り扱いについて検証が完了いたしましたので、ご報告申し上げます。\n",
        "会員証の件\n\n公表までに日数がかかった理由\n\n早く出せば混乱を招くと考え、照合の終わりを待って公表いたしました。\n",
        "会員証の件\n\n氏名が読まれたおそれがあるため、対象の方へお電話いたします。\n",
    ] {
        assert!(!stated(text, "cause"), "{text}");
    }
    assert!(stated("会員証の件\n\n鍵を返し忘れていたため、棚が開いたままでした。\n", "cause"));
    assert!(stated(
        "会員証の件\n\n二人で照らす決まりを守らなかったため、別の方の封筒に入りました。\n",
        "cause"
    ));
}

#[test]
fn a_kind_of_data_in_a_list_is_no_cause() {
    let text = "お知らせ\n\n流出した情報\n\n・通販のログインIDとパスワード\n・お届け先\n";
    assert!(!stated(text, "cause"));
}

#[test]
fn how_to_reach_a_desk_is_no_measure() {
    let text = "お知らせ\n\n再発防止策\n\n再発防止に努めます。\n\n若葉通運 情報漏えい対策本部\n電話: 0120-000-111(9時から17時まで)\nメール: taisaku@example.jp\n";
    assert!(!stated(text, "recurrence-measures"), "{:?}", told(text, "recurrence-measures"));
    // A desk in the head of a letter governs nothing below it.
    let text = "お知らせ\n\n2025年7月14日\n若葉通運 お客さまサービス部\n\n配達員が伝票1冊を落とし、見つかっておりません。\n";
    assert!(stated(text, "overview"));
    assert!(told(text, "contact-point").deferred.is_empty());
}

#[test]
fn misuse_that_is_not_known_puts_nothing_off() {
    let text =
        "お知らせ\n\n持ち出された情報\n\n営業先への利用や名簿の転売は、5月8日の時点で把握していません。\n";
    assert!(told(text, "data-types").deferred.is_empty());
    assert!(stated(text, "secondary-damage"));
    let text =
        "お知らせ\n\n持ち出された情報\n\nどの項目が含まれていたかは、5月8日の時点で把握していません。\n";
    assert!(!told(text, "data-types").deferred.is_empty());
}

#[test]
fn a_measure_that_looks_into_something_is_not_put_off() {
    let text = "お知らせ\n\n再発防止策\n\n鍵の台帳を毎週点検してまいります。\n";
    assert!(stated(text, "recurrence-measures") && told(text, "recurrence-measures").deferred.is_empty());
}

#[test]
fn those_affected_are_told_whatever_the_word() {
    for text in [
        "お知らせ\n\n該当する教員には個別に連絡します。\n",
        "お知らせ\n\n対象の会員様には、封書で個別にご案内申し上げております。\n",
        "お知らせ\n\n受検された皆様へのお詫びとご報告を済ませております。\n",
        "お知らせ\n\n本日、お詫びのはがきをお送りいたします。\n",
        "お知らせ\n\n登録された方へ個別に連絡できない状況です。\n",
    ] {
        assert!(stated(text, "individual-notice"), "{text}");
    }
    for text in [
        "お知らせ\n\n端末の利用者への適切な扱いについて周知するとともに、仕組みを検討してまいります。\n",
        "お知らせ\n\n不審なメール(なりすましメール)が会員に届いています。\n",
    ] {
        assert!(!stated(text, "individual-notice"), "{text}");
    }
}

#[test]
fn what_was_found_not_to_be_so_is_denied() {
    let found = of("5月の調べで、名簿が転用された事実がないことを確認しております。");
    assert_eq!(found.last().unwrap().1.mode, Mode::Denied);
    let text = "お知らせ\n\n二次被害\n\n現時点において被害が生じていないことを確認しております。\n";
    assert!(stated(text, "secondary-damage"));
    assert!(told(text, "secondary-damage").deferred.is_empty());
}

#[test]
fn a_resolve_with_something_to_change_is_a_measure() {
    for text in [
        "お知らせ\n\n送信の手順の見直しや注意喚起を行い、再発防止に努めてまいります。\n",
        "お知らせ\n\n今後、持ち出しの監視を強化します。\n",
        "お知らせ\n\n再発防止策\n\n事務の研修を徹底してまいります。\n",
    ] {
        assert!(stated(text, "recurrence-measures"), "{text}");
    }
    for text in [
        "お知らせ\n\n再発防止策\n\n管理体制の強化に努めてまいります。\n",
        "お知らせ\n\n大会では撮影を禁止していました。\n",
        "お知らせ\n\n再発防止策\n\nお手数をおかけしますが、\n",
    ] {
        assert!(!stated(text, "recurrence-measures"), "{text}");
    }
}

#[test]
fn what_was_done_once_it_was_known_is_a_response() {
    let text =
        "お知らせ\n\n3月2日、会員の方からのお電話で分かりました。同じ日の夕方、園で一覧を取り下げました。\n";
    assert!(stated(text, "containment"));
    // What is done to a display is not a display.
    let text = "お知らせ\n\n3月2日、会員の方からのお電話で気づきました。画面の表示をオフにしました。\n";
    assert!(stated(text, "containment") && !stated(text, "overview"));
}

#[test]
fn a_clause_says_of_itself_that_it_is_why() {
    for text in [
        "お知らせ\n\n番号を見比べずに渡したことが原因です。\n",
        "お知らせ\n\n古い宛名の束を使ったのが原因でした。\n",
    ] {
        assert!(stated(text, "cause"), "{text}");
    }
}

#[test]
fn what_is_told_beside_something_takes_its_time() {
    let found = of("関係する官庁へ報告するとともに、通信の記録の調査を始めました。");
    assert_eq!(found[0].1.mode, Mode::Done);
    let found = of("園の説明では、業者が画面を止めたそうです。");
    assert_eq!(found.last().unwrap().1.mode, Mode::Done);
}

#[test]
fn how_many_of_a_party_is_no_party_of_its_own() {
    for (line, name) in [
        ("当園の保育士2名が名簿を持ち帰りました。", "staff"),
        ("委託先の係員三名が控えを写しました。", "staff"),
    ] {
        let who = of(&format!("お知らせ\n\n{line}\n")).last().unwrap().1.who;
        let bit = |name: &str| Vocabulary::built_in().party(name).unwrap();
        assert!(who & bit(name) != 0 && who & bit("persons") == 0, "{line}");
    }
}

#[test]
fn a_time_or_a_place_ends_no_statement() {
    for text in [
        "6月6日と7日に、該当する方へ書面をお送りしました。",
        "申し込みを終えた方の画面に、ほかの方の回答が並んで見えていました。",
    ] {
        assert_eq!(of(text).len(), 1, "{text} {:?}", of(text));
    }
    assert_eq!(of("回線を外し、記録を調べました。").len(), 2);
}

#[test]
fn a_reason_somebody_gave_is_no_cause() {
    let text = "お知らせ\n\n見えていたのは、会員の方のお名前、住所、退会を希望された理由です。\n";
    assert!(!stated(text, "cause"));
}
