//! What is announced or promised and says nothing, and what ends an exposure.

use super::*;

fn notice(heading: &str, line: &str) -> String {
    format!("名簿の紛失について\n\n5月1日、名簿の紛失が分かりました。\n\n■ {heading}\n\n{line}\n")
}

fn on(element: &str, heading: &str, line: &str) -> Told {
    told(&notice(heading, line), element)
}

#[test]
fn a_desk_that_is_only_named_is_announced() {
    for line in [
        "かしわ荘の管理までお電話ください。",
        "お困りのことは、この便りの裏に刷った番号まで遠慮なくおっしゃってください。",
        "いつもの窓口へ。",
        "お近くの営業の係までお知らせください。",
    ] {
        assert!(!on("contact-point", "そのほか", line).hollow.is_empty(), "{line}");
    }
    let pointed = "名簿の紛失について\n\n5月1日、名簿の紛失が分かりました。\n\nかえで商会 相談室まで\n";
    assert!(!told(pointed, "contact-point").hollow.is_empty());
    for line in [
        "覚えのない請求は、カード会社の番号へお電話ください。",
        "ご家族へもお伝えください。",
        "心当たりのない訪問があれば、交番へお知らせください。",
    ] {
        assert!(on("contact-point", "お願い", line).hollow.is_empty(), "{line}");
    }
}

#[test]
fn a_frame_of_mind_is_no_measure() {
    for line in [
        "会員の名簿を守り抜く覚悟をもって仕事に当たります。",
        "初心に立ち返り、名簿の扱いに精進してまいります。",
    ] {
        let told = on("recurrence-measures", "これから", line);
        assert!(told.stated.is_empty() && !told.hollow.is_empty(), "{line} {told:?}");
    }
    // What an earlier notice gave for a number was no change of ways.
    let told = on("recurrence-measures", "人数", "第2報では84名としましたが、正しくは80名です。");
    assert!(told.stated.is_empty(), "{told:?}");
    let told = on("recurrence-measures", "これから", "初心に立ち返り、名簿は鍵の掛かる棚に移します。");
    assert!(!told.stated.is_empty());
}

#[test]
fn a_blunder_by_name_only_is_vague() {
    for line in [
        "事務の者の手違いによるものでございます。",
        "人為的なミスによるものである。",
        "私どもスタッフの不注意です。",
        "第三者による不正アクセスによるものです。",
        "原因は、管理体制が不十分であったことです。",
    ] {
        let told = on("cause", "原因", line);
        assert!(told.stated.is_empty() && !told.vague.is_empty(), "{line} {told:?}");
    }
    for line in ["宛先の入力を誤ったことによるものです。", "名簿の棚の施錠を忘れたまま帰ったことによります。"]
    {
        assert!(!on("cause", "原因", line).stated.is_empty(), "{line}");
    }
    // What others are asked to look into is no cause yet.
    let told = on("cause", "原因", "機械に明るい方に調べていただいています。");
    assert!(told.stated.is_empty(), "{told:?}");
}

#[test]
fn what_was_ended_is_a_response() {
    for line in [
        "14時12分、ページを非公開へ変更しました。",
        "その夜のうちにリンクを切りました。",
        "配った用紙は全員から回収しました。",
        "駅前の交番に遺失届を出しました。",
    ] {
        assert!(!on("containment", "経過", line).stated.is_empty(), "{line}");
    }
    for line in [
        "確認画面を保存の対象から外し忘れました。",
        "シートを削除せずに保存しておりました。",
        "今後は、退職した者の利用を止めます。",
    ] {
        assert!(on("containment", "原因", line).stated.is_empty(), "{line}");
    }
}

#[test]
fn word_that_this_text_brings_is_no_word_to_the_persons() {
    let text = "名簿の紛失について\n\n皆様に、大切なお知らせがございます。\n\n家に電話が来ても、返事をしないでください。\n";
    assert!(told(text, "individual-notice").stated.is_empty());
    let text = "名簿の紛失について\n\n該当する皆様に、手紙でお知らせいたします。\n";
    assert!(!told(text, "individual-notice").stated.is_empty());
}
