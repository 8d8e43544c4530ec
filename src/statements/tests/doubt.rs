//! What no list of words holds: read by its place and by who acts, or left open, and never called missing.

use super::{stated, told};

/// A notice that says what happened, with a line at its end.
fn notice(line: &str) -> String {
    format!("名簿の紛失について\n\n5月1日、名簿の紛失が分かりました。\n{line}\n")
}

/// Whether a line states an element.
fn states(line: &str, element: &str) -> bool {
    let other = told(&notice(""), element).stated.len();
    told(&notice(line), element).stated.len() > other
}

#[test]
fn a_way_of_work_that_was_changed_is_a_measure() {
    for line in [
        "訪問先へは写しだけを持ち、帰りに棚へ戻すやり方に変えました。",
        "退職を申し出た社員の閲覧範囲を絞る運用を始めました。",
        "宛名は二人で読み合わせる手順に改めています。",
        "持ち出しのたびに台帳へ記す決まりを作りました。",
    ] {
        assert!(states(line, "recurrence-measures"), "{line}");
    }
    for line in
        ["当日中に、鍵を付け替えました。", "手順を確認しました。", "攻撃者は、古い仕組みを突いています。"]
    {
        assert!(!states(line, "recurrence-measures"), "{line}");
    }
}

#[test]
fn what_is_compared_from_now_on_is_a_measure() {
    let line = "9月24日から、封をする前に宛名と中身のバーコードを機械で照合します。";
    let told = told(&format!("名簿の紛失について\n\n再発防止策\n\n{line}\n"), "recurrence-measures");
    assert!(!told.stated.is_empty() && told.deferred.is_empty());
}

#[test]
fn habits_under_responses_leave_measures_open() {
    let under = |line: &str| {
        let told = told(&format!("名簿の紛失について\n\n1 対応\n(1) {line}\n"), "recurrence-measures");
        told.stated.len() + told.unsure.len()
    };
    assert!(under("名簿を使うときは、台帳に時刻を書き、二人で確かめる。") > 0);
    assert_eq!(under("警察に届け出た。"), 0);
}

#[test]
fn what_was_heard_of_is_misuse_whatever_it_was() {
    for line in [
        "今日まで、おかしな電話があったというお話はうかがっていません。",
        "困ったことがあったというお話はありません。",
        "変に使われたという話は聞いていません。",
        "身に覚えのない請求が来たとのお声はいただいておりません。",
    ] {
        assert!(states(line, "secondary-damage"), "{line}");
    }
    assert!(!states("ご質問は、お電話でうかがいます。", "secondary-damage"));
}

#[test]
fn a_deed_tells_what_happened_and_how() {
    let deed =
        "名簿の流出について\n\n他社から漏れた鍵の組み合わせを使い、会員になりすます行為がありました。\n";
    assert!(!told(deed, "overview").stated.is_empty() && !told(deed, "cause").stated.is_empty());
    let none = "名簿の流出について\n\n不審な行為はありませんでした。\n";
    assert!(told(none, "overview").stated.is_empty() && told(none, "cause").stated.is_empty());
}

#[test]
fn what_staff_did_is_carried_through_the_sentence() {
    let line = "当館の職員が、用もないのに、知人の貸出の記録を何度も開いていました。";
    assert!(!told(&format!("閲覧について\n\n{line}\n"), "cause").stated.is_empty());
}

#[test]
fn who_is_told_need_not_be_told_by_a_letter() {
    for line in [
        "患者さんには院長がお会いしてお詫びしました。",
        "臨時の保護者会で、園長が経緯を説明しておわびしました。",
        "46名のご家庭すべてに電話で報告しました。",
        "対象が定まり次第、会員の皆様にはがきでお知らせする予定です。",
        "412名全員への通知を完了、委員会へ確報を提出しました。",
    ] {
        assert!(states(line, "individual-notice"), "{line}");
    }
}

#[test]
fn a_loss_found_out_is_no_denial() {
    for (line, found) in [
        ("綴り3冊が見当たらないことが判明しました。", true),
        ("名簿が流出していないことが判明しました。", false),
        ("名簿が開かれていないことを、調査会社が確かめました。", false),
    ] {
        let told = stated(&format!("お知らせ\n\n{line}\n"), "overview");
        assert_eq!(told, found, "{line}");
    }
}

#[test]
fn what_has_its_own_hour_is_over() {
    assert!(states("16時52分に配信を取り消し、いまは開けなくなっております。", "containment"));
    assert!(!states("6月1日から点検を増やし、いまも続けています。", "containment"));
}

#[test]
fn several_acts_of_a_line_are_read_each() {
    let line = "11月5日 相談の窓口を開設、対象者への通知を開始";
    let told = told(&format!("名簿の流出について\n\n経過\n・{line}\n"), "individual-notice");
    assert!(!told.stated.is_empty());
}

#[test]
fn a_label_and_what_is_asked_of_others_put_nothing_off() {
    let text = notice("【被害の有無】悪用をうかがわせるお申し出は、22日正午までに入っておりません。");
    assert!(told(&text, "secondary-damage").deferred.is_empty());
    let text = notice("救急の受け入れは9月20日まで停止し、診療は平常どおり続けています。");
    let document = super::document(&text, crate::document::Format::Text);
    let read = crate::statements::read(&document, crate::statements::Vocabulary::built_in());
    assert!(
        read.iter()
            .any(|one| one.mode == crate::grammar::Mode::Going && document.at(one.place).contains("停止"))
    );
}

#[test]
fn what_will_be_so_from_a_day_on_may_be_a_measure() {
    let unsure = |line: &str| !told(&notice(line), "recurrence-measures").unsure.is_empty();
    assert!(unsure("これからは、写真は紙に焼いて手渡す。"));
    assert!(unsure("7月からは、会計の控えを会ごとの箱で受け渡します。"));
    // A span of days is not ahead, and a desk that opens is none.
    assert!(!unsure("5月1日から6月30日までに、売店でお求めになった12名です。"));
    assert!(!unsure("6月2日から、専用の電話でご質問を承ります。"));
}

#[test]
fn behind_the_purpose_stands_the_measure() {
    let line = "再発を防ぐため、5月30日に送信の上限を設けました。6月3日までに、当番の引き継ぎ書を作ります。";
    assert!(states(line, "recurrence-measures"));
}

#[test]
fn a_particle_ends_a_series_of_persons() {
    let line = "23名のご家庭には、5月2日に担任と管理職が家庭を訪ね、ご説明しました。";
    assert!(states(line, "individual-notice"));
    assert!(states("二十七人の家には、私が一軒ずつ出向いて話しました。", "individual-notice"));
}
