//! What is put off, and what only looks so.

use super::{stated, told};

/// Whether a line puts off an element, and states none of it.
fn put_off(line: &str, element: &str) -> bool {
    let told = told(&format!("お知らせ\n\n{line}\n"), element);
    told.stated.is_empty() && told.vague.is_empty() && !told.deferred.is_empty()
}

#[test]
fn what_takes_time_is_put_off() {
    for (line, element) in [
        ("対象者の確定には、なお日数を要する見通しです。", "affected-count"),
        ("侵入経路の解明には、しばらくお時間を頂戴いたします。", "cause"),
        ("原因の究明に時間がかかっています。", "cause"),
        ("原因の解明には至っていません。", "cause"),
        ("記載内容の特定には、いましばらく時間をいただく見込みです。", "data-types"),
    ] {
        assert!(put_off(line, element), "{line} {:?}", told(&format!("お知らせ\n\n{line}\n"), element));
    }
    for (line, element) in [
        ("原因の究明に時間を要しましたが、設定の誤りと判明しました。", "cause"),
        ("お問い合わせへのお返事には、お時間をいただきます。", "contact-point"),
    ] {
        assert!(!put_off(line, element), "{line}");
    }
}

#[test]
fn what_cannot_be_told_yet_is_put_off() {
    for (line, element) in [
        ("控えの中身は、照合を終えるまでお伝えできません。", "data-types"),
        ("発生日は、記録がそろうまで公表できません。", "timeline"),
        ("該当する方の総数は、いまの段階ではお示しできません。", "affected-count"),
    ] {
        assert!(put_off(line, element), "{line} {:?}", told(&format!("お知らせ\n\n{line}\n"), element));
    }
    for (line, element) in [
        ("当園から電話でお名前を伺うことはありません。", "protective-steps"),
        ("対象の方には、住所が分からずお知らせできません。", "individual-notice"),
        ("■ 情報の項目\nカードの番号は含まれておりません。", "data-types"),
    ] {
        assert!(!put_off(line, element), "{line}");
    }
}

#[test]
fn whether_there_was_harm_is_a_question_while_it_is_asked() {
    for line in [
        "抜き取られた番号が使われたかどうかは、決済会社に問い合わせています。",
        "不正に利用されたか否かを、引き続き調べております。",
        "勧誘などの被害が出ているかどうかは、まだ把握できておりません。",
        "悪用の有無について、関係先に照会中です。",
    ] {
        assert!(put_off(line, "secondary-damage"), "{line}");
    }
    for line in [
        "悪用されたという連絡は、いまのところ受けておりません。",
        "不正に使われた形跡がないことを確かめました。",
        "悪用されるかもしれません。",
    ] {
        assert!(stated(&format!("お知らせ\n\n{line}\n"), "secondary-damage"), "{line}");
    }
}

#[test]
fn who_decides_first_has_not_said_it() {
    for (line, element) in [
        ("今後の対策は、経緯がはっきりした後に定め、改めて公表いたします。", "recurrence-measures"),
        ("再発防止策は、保護者会に諮ったうえで決めます。", "recurrence-measures"),
        ("発生した日は、聞き取りを続けており、判明した時点で公表します。", "timeline"),
        ("どれほどの方が該当するのか、台帳との突き合わせを急いでおります。", "affected-count"),
        ("ご家族にどうお知らせするかは、決まり次第お伝えします。", "individual-notice"),
        ("相談の窓口は、来週中に置く予定です。", "contact-point"),
        ("再発防止の手だては、有識者の助言を得て定める予定です。", "recurrence-measures"),
        ("どのような対策をとるかは、総会に諮って決めてまいります。", "recurrence-measures"),
        ("監督機関への報告は、手続き中です。", "regulator-notification"),
    ] {
        assert!(put_off(line, element), "{line} {:?}", told(&format!("お知らせ\n\n{line}\n"), element));
    }
    assert!(stated(
        "お知らせ\n\n再発防止策\n\n外部の専門家と協議のうえ、持ち出しの手順書を新しくします。\n",
        "recurrence-measures"
    ));
    assert!(stated("お知らせ\n\nご家族への連絡は、順に電話で行っています。\n", "individual-notice"));
}

#[test]
fn the_way_to_a_decision_is_put_off_with_it() {
    for (line, element) in [
        ("対策の中身については、監査人との協議を経て、後日お知らせします。", "recurrence-measures"),
        ("改善策は、保護者の皆様のご意見をいただき、改めて公表します。", "recurrence-measures"),
    ] {
        assert!(put_off(line, element), "{line}");
    }
    for line in
        ["点検の結果を踏まえ、委託先と協議して検討します。", "ほかの園の例を参考に、策を模索してまいります。"]
    {
        assert!(put_off(&format!("再発防止策\n\n{line}"), "recurrence-measures"), "{line}");
    }
    for line in ["点検の結果を踏まえ、宛名の様式を新しくします。", "替えの鞄を準備します。"]
    {
        assert!(stated(&format!("お知らせ\n\n再発防止策\n\n{line}\n"), "recurrence-measures"), "{line}");
    }
    // What is done before its own は is not what waits.
    let text =
        "お知らせ\n\n再発防止策\n\n宛名の欄を二人で読み合わせる手順を定め、残りは監査の後に決めます。\n";
    assert!(stated(text, "recurrence-measures"));
}

#[test]
fn what_points_back_says_why_of_the_sentence_before() {
    let text = "お知らせ\n\n名簿の欄が、全員に見える設定のままになっていました。これが原因です。\n";
    assert!(stated(text, "cause"));
    // Alone it says nothing.
    let text = "お知らせ\n\n名簿が外から見えました。\n\nこれが原因です。\n";
    assert!(told(text, "cause").stated.iter().all(|place| !text[place.start..place.end].contains("原因")));
}

#[test]
fn what_comes_later_is_put_off_whatever_its_verb() {
    for (line, element) in [
        ("対象の方の人数は、名簿の復元が済んだところで書き足します。", "affected-count"),
        ("いつから見えていたのかは、運営会社の返答を待っています。", "timeline"),
        ("原因について推測で申し上げることは差し控えます。", "cause"),
        ("■ 原因\n確認中。第2報に記す。", "cause"),
        ("■ 原因\n(調査中。9月末に掲載予定)", "cause"),
        ("■ 被害のおそれ\n各社に問い合わせ、答えがそろったのちにお伝えします。", "secondary-damage"),
        ("■ 再発防止策\n原因がはっきりしたのちに立案し、理事会を経て公表します。", "recurrence-measures"),
        ("窓口は、分担を話し合っており、決まりましたら追ってご案内します。", "contact-point"),
    ] {
        assert!(put_off(line, element), "{line} {:?}", told(&format!("お知らせ\n\n{line}\n"), element));
    }
    for (line, element) in [
        ("■ 再発防止策\n点検が済んだ後に、鍵を付け替えます。", "recurrence-measures"),
        ("■ 対応\n日を追って記します。", "containment"),
        ("■ 原因\n配達の後に施錠しませんでした。", "cause"),
    ] {
        assert!(!put_off(line, element), "{line}");
    }
}

#[test]
fn what_is_still_to_be_decided_is_a_measure() {
    for line in [
        "どのような手を打つかは、会長と話し合いを重ねており、まだ決まっておりません。",
        "名簿をどう扱うかは、次の集まりで相談して決めます。",
        "■改めること:検討中です。",
        "講ずべき措置の内容は、専門家の意見を待って定めます。",
    ] {
        assert!(
            put_off(line, "recurrence-measures"),
            "{line} {:?}",
            told(&format!("お知らせ\n\n{line}\n"), "recurrence-measures")
        );
    }
    // How one tells is no measure, nor is what happened.
    for line in ["どうお伝えするかは、まだ決まっておりません。", "どうなったかは、まだ決まっておりません。"]
    {
        assert!(told(&format!("お知らせ\n\n{line}\n"), "recurrence-measures").deferred.is_empty(), "{line}");
    }
}

#[test]
fn a_question_that_is_being_answered_is_put_off_whatever_the_verb() {
    for (line, element) in [
        ("■写っていた情報:何が写り込んでいるかは、一枚ずつ改めているさなかです。", "data-types"),
        ("名簿に何世帯分が載っていたのか、いま控えと突き合わせています。", "affected-count"),
        ("■侵害の始期:解析中です。", "timeline"),
    ] {
        assert!(put_off(line, element), "{line} {:?}", told(&format!("お知らせ\n\n{line}\n"), element));
    }
}

#[test]
fn what_has_come_to_no_end_is_put_off() {
    let under = |heading: &str, line: &str, element: &str| {
        let told = told(&format!("名簿の流出について\n\n■ {heading}\n\n{line}\n"), element);
        told.stated.is_empty() && told.vague.is_empty() && !told.deferred.is_empty()
    };
    for line in [
        "結論は出ておりません。",
        "業者の報告が上がってくるまで、お答えいたしかねます。",
        "来月の初めには分かる見込みです。",
        "専門家の手で解き明かしている最中です。",
    ] {
        assert!(under("原因", line, "cause"), "{line}");
    }
    for line in ["次の総会で決定する予定です。", "内容が固まったところで、改めて申し上げます。"]
    {
        assert!(under("再発防止策", line, "recurrence-measures"), "{line}");
    }
    for line in ["改めて二名での読み合わせを始めます。", "夏までに手順書を定めます。"]
    {
        assert!(!under("再発防止策", line, "recurrence-measures"), "{line}");
    }
    assert!(under("時期", "特定には、いましばらくかかります。", "timeline"));
}
