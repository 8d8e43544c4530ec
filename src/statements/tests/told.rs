//! What is stated, vague, put off or hollow, element by element.

use super::{of, stated, told};

/// How a report to a regulator is told: stated, vague, deferred.
fn reported(line: &str) -> (bool, bool, bool) {
    let told = told(&format!("お知らせ\n\n{line}\n"), "regulator-notification");
    (!told.stated.is_empty(), !told.vague.is_empty(), !told.deferred.is_empty())
}

#[test]
fn a_report_to_a_body_without_a_name_names_none() {
    for line in [
        "本件は、担当官庁への届出を済ませております。",
        "所轄官庁のフォームから速報を送りました。",
        "監督当局に対し、5月7日に第一報を提出しました。",
        "行政への報告は終えています。",
    ] {
        assert_eq!(reported(line), (false, true, false), "{line}");
    }
    for line in [
        "総務省に速報を提出、警察署に被害を相談しました。",
        "総務省に速報を提出済みです。",
        "監督官庁である金融庁に、5月7日に報告しました。",
    ] {
        assert!(reported(line).0, "{line}");
    }
}

#[test]
fn when_it_was_reported_tells_that_it_was() {
    for line in [
        "個人情報保護委員会へ報告したのは5月7日になってからです。",
        "総務省に速報を提出したのは翌日でした。",
        "金融庁に届け出たのは5月7日で、翌日に受理されました。",
    ] {
        assert_eq!(reported(line), (true, false, false), "{line}");
    }
    let found = "名簿の紛失について\n\n5月1日に名簿を紛失しました。気づいたのは5月2日で、すぐに駅へ届けを出しました。\n";
    assert_eq!(told(found, "containment").stated.len(), 1);
}

#[test]
fn a_report_to_come_is_put_off() {
    for line in [
        "総務省には、様式が届きしだい提出いたします。",
        "個人情報保護委員会への届出は、週明けに行う予定です。",
        "金融庁に報告する書面を準備しています。",
        "保健所へは、面談のうえ報告することといたしております。",
        "個人情報保護委員会への報告は、まだ行っておりません。",
        "監督当局への速報に向けて、内容をまとめております。",
    ] {
        assert_eq!(reported(line), (false, false, true), "{line}");
    }
    for line in [
        "個人情報保護委員会へ報告すべき事態に当たります。",
        "報告の要否について、行政機関に相談しています。",
        "報告の義務がある件数ではありません。",
        "警察には、記録が整いしだい提出いたします。",
    ] {
        assert_eq!(reported(line), (false, false, false), "{line}");
    }
}

/// Whether a line under a heading of its own is announced without substance.
fn hollow(line: &str, element: &str) -> bool {
    !told(&format!("お知らせ\n\n{line}\n"), element).hollow.is_empty()
}

#[test]
fn an_amount_without_a_number_is_announced_only() {
    for line in [
        "大勢の受講者の方の連絡先が見える状態でした。",
        "対象となるご契約者様は、相当数にのぼると見ています。",
        "一部の組合員の封筒に、ほかの方の明細が入っていました。",
        "影響を受けた方：多数の世帯です。",
    ] {
        assert!(hollow(line, "affected-count"), "{line}");
    }
    for line in [
        "今後は、発送の前に複数の職員で宛名を見比べます。",
        "一部の業務を休んでいます。",
        "受講者の方の連絡先が見える状態でした。",
    ] {
        assert!(!hollow(line, "affected-count"), "{line}");
    }
    let counting = told("お知らせ\n\n影響を受けた方は、ただいま数えています。\n", "affected-count");
    assert!(!counting.deferred.is_empty());
}

#[test]
fn where_to_ask_is_announced_whatever_the_place_is_called() {
    for line in [
        "お尋ねは、参集殿で承ります。",
        "本件に関する照会先は、文書管財グループまで。",
        "ご心配なときは、学級の先生か保健室までお声がけください。",
        "お気づきのことがありましたら、商店会のメールにお寄せください。",
        "お心当たりのある方は、番台へお申し出ください。",
    ] {
        assert!(hollow(line, "contact-point"), "{line}");
    }
    for line in [
        "お心当たりのない請求は、カード会社へお問い合わせください。",
        "ご返信は、午後5時までにお願いします。",
        "ご不便をおかけしますことをお詫びします。",
    ] {
        assert!(!hollow(line, "contact-point"), "{line}");
    }
}

#[test]
fn whoever_is_reached_by_letter_or_call_is_told() {
    for line in [
        "会員の皆様には、お詫びのはがきを出しています。",
        "対象の保護者の方すべてに、園から電話をかけました。",
        "該当する受講者の方に、順に封書をお送りします。",
    ] {
        assert!(stated(&format!("お知らせ\n\n{line}\n"), "individual-notice"), "{line}");
    }
    for line in [
        "対象の会員の方へのお伝えの仕方は、ただいま考えております。",
        "ご家族へ連絡するかどうかは、主治医と相談中です。",
        "対象の方へのご連絡は、まだ差し上げておりません。",
    ] {
        let told = told(&format!("お知らせ\n\n{line}\n"), "individual-notice");
        assert!(told.stated.is_empty() && !told.deferred.is_empty(), "{line}");
    }
    for line in [
        "誤って、別の会員の方へはがきを出しました。",
        "会員の方から電話をかけていただきました。",
        "現在、対象の方から被害のご連絡は受けておりません。",
    ] {
        let told = told(&format!("お知らせ\n\n{line}\n"), "individual-notice");
        assert!(told.stated.is_empty() && told.deferred.is_empty(), "{line}");
    }
}

#[test]
fn the_name_of_what_happened_is_a_vague_cause() {
    for text in [
        "お知らせ\n\n原因\n\n何者かの攻撃によるものです。\n",
        "お知らせ\n\n原因\n\n担当部署の不手際でした。\n",
        "お知らせ\n\n原因\n\n係員のミスによるものと考えております。\n",
        "お知らせ\n\n原因\n\n委託先で調べた結果、外部の者による侵入を受けたためと分かりました。\n",
        "お知らせ\n\n園児の名簿1冊が、倉庫で見当たらなくなりました。\n",
        "お知らせ\n\n業者のサーバーがランサムウェア(書類を勝手に暗号化するプログラム)に感染しました。\n",
    ] {
        let told = told(text, "cause");
        assert!(told.stated.is_empty() && !told.vague.is_empty(), "{text}: {told:?}");
    }
    for text in [
        "お知らせ\n\n原因\n\n操作ミスによるものです。\n",
        "お知らせ\n\n辞書の語を順に試す攻撃を受けました。\n",
        "お知らせ\n\n見積もりの締め切りに追われ、帰宅する途中、電車に名簿を置き忘れました。\n",
        "お知らせ\n\n派遣職員が名簿を外へ持ち出していました。\n",
        "お知らせ\n\n電話の相手に言われるまま進み、見張りの道具を入れさせられました。\n",
        "お知らせ\n\n棚を開けたまま帰れる作りになっていたことが、今回の原因と考えております。\n",
    ] {
        assert!(!told(text, "cause").stated.is_empty(), "{text}");
    }
    // Trouble that was given is no cause of it.
    assert!(!stated("お知らせ\n\nご家族に不安な思いをさせてしまい、お詫び申し上げます。\n", "cause"));
}

#[test]
fn what_is_not_known_yet_is_put_off() {
    for (text, element) in [
        ("お知らせ\n\n入り込まれた経路は分かっておりません。\n", "cause"),
        ("お知らせ\n\n再発防止策は、監査の終わりを待って公表します。\n", "recurrence-measures"),
        ("お知らせ\n\n恒久的な対策は、監査人の点検の結果を受けて決定します。\n", "recurrence-measures"),
        ("お知らせ\n\n再発防止策\n\n原因が固まりしだい検討します。\n", "recurrence-measures"),
        ("お知らせ\n\n改善策は、聞き取りを済ませた後に取りまとめて示す。\n", "recurrence-measures"),
        ("お知らせ\n\n会員の皆様に取っていただきたい手立ては、続報でご案内します。\n", "protective-steps"),
    ] {
        assert!(!told(text, element).deferred.is_empty(), "{text}");
        assert!(!stated(text, element), "{text}");
    }
    // What is waited for is not what is weighed.
    let text = "お知らせ\n\n再発防止策\n\n原因が固まりしだい検討します。\n";
    assert!(told(text, "cause").deferred.is_empty());
}

#[test]
fn an_ask_of_our_desk_is_no_protection() {
    for text in [
        "お知らせ\n\n心当たりのない方は、末尾の窓口に教えてください。\n",
        "お知らせ\n\n当園から手続きをお願いすることはありません。\n",
        "お知らせ\n\nご心配な点は担任までお声がけください。\n",
    ] {
        assert!(!stated(text, "protective-steps"), "{text}");
    }
    for text in [
        "お知らせ\n\n開く前に、いつもの担当者に本物かどうかをお確かめください。\n",
        "お知らせ\n\n届いた封筒は開けずに捨ててください。\n",
        "お知らせ\n\n覚えのない引き落としがありましたら、カード会社へお問い合わせください。\n",
        "お知らせ\n\n通帳をお改めいただき、心当たりのない出金がある場合は、銀行へお申し出ください。\n",
    ] {
        assert!(stated(text, "protective-steps"), "{text}");
    }
}

#[test]
fn a_promise_with_nothing_in_it_is_hollow() {
    for text in [
        "お知らせ\n\nこれからは十分に気をつけ、同じことのないようにいたします。\n",
        "お知らせ\n\n今後は一同、いっそう気を引き締めて業務に当たってまいります。\n",
        "お知らせ\n\n再発防止策\n\n個人情報の適正な取扱いを改めて徹底し、信頼の回復に努めます。\n",
        "お知らせ\n\n再発防止策\n\n情報を守ることの必要性を改めて認識し、誠実に取り組みます。\n",
        "お知らせ\n\n再発防止策\n\nこのたびの反省に立ち、襟を正して業務に臨みます。\n",
    ] {
        let told = told(text, "recurrence-measures");
        assert!(told.stated.is_empty() && !told.hollow.is_empty(), "{text}: {told:?}");
    }
}

#[test]
fn who_sets_a_rule_says_which() {
    for line in ["持ち出しの手引きを定めます。", "宛名を二人で見る段取りを整える予定です。"]
    {
        assert!(stated(&format!("お知らせ\n\n再発防止策\n\n{line}\n"), "recurrence-measures"), "{line}");
    }
    for line in ["再発防止策を取りまとめてまいります。", "持ち出しの手引きを策定しているところです。"]
    {
        let told = told(&format!("お知らせ\n\n再発防止策\n\n{line}\n"), "recurrence-measures");
        assert!(told.stated.is_empty() && !told.deferred.is_empty(), "{line}: {told:?}");
    }
}

#[test]
fn what_protects_is_an_attack_only_where_it_was_suffered() {
    for line in ["書き出した名簿は、暗号化して渡しました。", "控えはすべて暗号化しています。"]
    {
        let told = told(&format!("お知らせ\n\n{line}\n"), "cause");
        assert!(told.stated.is_empty() && told.vague.is_empty(), "{line}: {told:?}");
    }
    for line in ["倉庫の名簿が暗号化されました。", "何者かが名簿を暗号化していました。"]
    {
        assert!(!told(&format!("お知らせ\n\n{line}\n"), "cause").vague.is_empty(), "{line}");
    }
}

#[test]
fn what_goes_on_as_before_is_no_measure() {
    for text in [
        "お知らせ\n\n4月12日より、窓口での受付を再開しております。\n",
        "お知らせ\n\n1月6日から2月3日までの29日間に、申込書を出されたものです。\n",
        "お知らせ\n\n再発防止策\n\n持ち帰りを届け出制としながら、数を確かめる手立てがありませんでした。\n",
        "お知らせ\n\n3月2日、会員の方からのお電話で分かりました。同じ日のうちに鍵を無効化しました。\n",
    ] {
        assert!(!stated(text, "recurrence-measures"), "{text}");
    }
    assert!(stated(
        "お知らせ\n\n4月12日より、宛名を二人で読み合わせて出しております。\n",
        "recurrence-measures"
    ));
}

#[test]
fn a_numbered_heading_may_stand_in_its_line() {
    let text = "お知らせ\n\n三、再発防止　現在、検討しております。\n";
    assert!(!told(text, "recurrence-measures").deferred.is_empty(), "{:?}", of(text));
}

#[test]
fn the_harm_of_an_attack_is_no_misuse() {
    let text = "お知らせ\n\n当館で起きたランサムウェアの被害について、外の方を交えた検証が終わりました。\n";
    assert!(!stated(text, "secondary-damage"));
    let text = "お知らせ\n\n売り込みの電話に使われる心配がございます。\n";
    assert!(stated(text, "secondary-damage"));
}

#[test]
fn what_ended_the_leak_is_the_response() {
    let known = "お知らせ\n\n2月5日、会員の方からのお電話で気づきました。";
    for line in [
        "その日の午前中に、外から見えないようにしました。",
        "同日、名簿のページが開けない設定に改めました。",
        "同日18時に回線を外し、翌朝までに全員の合言葉を作り直しています。",
    ] {
        let text = format!("{known}{line}\n");
        assert!(stated(&text, "containment"), "{line}: {:?}", told(&text, "containment"));
        assert!(!stated(&text, "cause"), "{line}");
    }
    assert!(!stated("お知らせ\n\n名簿のページが誰でも開ける状態でした。\n", "containment"));
}

#[test]
fn means_and_what_staff_did_say_why() {
    for text in [
        "お知らせ\n\n当会の事務職員2名が、偽の受付画面に暗証番号を打ち込み、そこから第三者に入られました。\n",
        "お知らせ\n\n経過\n\n・6月3日 教諭が名簿を私物の記録媒体に写した。\n・6月5日 媒体を紛失した。\n",
        "お知らせ\n\n侵入者は、利用者1名が使い回していた鍵を用い、端末にログインしていました。\n",
    ] {
        assert!(stated(text, "cause"), "{text}: {:?}", told(text, "cause"));
    }
    // What is done once it is known, and by those affected, says nothing of why.
    for text in [
        "お知らせ\n\n6月5日、会員の方からのお電話で分かりました。職員が駅で届けを確かめ、倉庫の棚を動かしました。\n",
        "お知らせ\n\n会員3名が届いた封筒を開けました。氏名が漏えいしました。\n",
    ] {
        assert!(!stated(text, "cause"), "{text}");
    }
}

#[test]
fn who_is_not_reached_was_to_be_told() {
    for line in [
        "転出された4名の会員とは、まだ電話がつながっておりません。",
        "海外におられる2名の方には連絡が取れていない。",
        "会員の皆様のお手元には、お詫びの手紙が着いております。",
        "アプリの受信箱にお知らせを入れました。",
        "該当の会員には、係から直接お伝えしたところです。",
    ] {
        assert!(stated(&format!("お知らせ\n\n{line}\n"), "individual-notice"), "{line}");
    }
    assert!(!stated("お知らせ\n\n会員の方からの電話がつながりにくくなっています。\n", "individual-notice"));
}

#[test]
fn what_matters_to_do_is_asked() {
    let step = |line: &str| {
        stated(&format!("お知らせ\n\n■ 気をつけていただきたいこと\n\n{line}\n"), "protective-steps")
    };
    assert!(step("知った名を出されても、暗証番号を口にしないことが大切です。"));
    assert!(step("覚えのない引き落としがないか、通帳にお目通しください。"));
    assert!(!step("いましばらくのご猶予をお願いいたします。"));
}

#[test]
fn a_desk_that_listens_is_a_desk() {
    for line in [
        "ご不安のある方は、最寄りの店舗の窓口でお話をうかがいます。",
        "お申し出は、当組合の総務部でお受けいたします。",
    ] {
        assert!(hollow(line, "contact-point"), "{line}");
    }
}

#[test]
fn lines_under_a_request_and_what_may_be_refused_are_steps() {
    let step = |line: &str| stated(&format!("お知らせ\n\n■ お願い\n\n{line}\n"), "protective-steps");
    assert!(step("・合言葉の変更\n・通帳の確認"));
    assert!(step("口座を尋ねる電話は、途中で切ってかまいません。"));
    assert!(!step("・総務課\n・会計課"));
}

#[test]
fn homes_that_were_called_at_and_apologies_that_were_made_are_word_to_the_persons() {
    let found = "明細の誤封入について\n\n3月2日、明細7通が別の方に届いたことが分かりました。\n\n";
    for line in [
        "7名のお宅を訪ねてお詫びし、正しいものをお渡ししました。",
        "7名の皆様には3月3日に支店長がお詫びに上がりました。",
        "7名のお客様へは、お引き取りの際に直接お詫びいたしました。",
    ] {
        assert!(stated(&format!("{found}{line}\n"), "individual-notice"), "{line}");
    }
    for line in ["7名のお客様に深くお詫びいたします。", "3月3日、別の店を訪ねて台紙を見直しました。"]
    {
        assert!(!stated(&format!("{found}{line}\n"), "individual-notice"), "{line}");
    }
}

#[test]
fn whoever_regrets_in_two_nouns_or_in_a_feeling_apologises() {
    for line in [
        "このたびの送り違いにつき、おわびとご説明を申し上げます。",
        "恥ずかしく、申し訳ない思いです。",
        "事情説明と謝罪をしました。",
    ] {
        assert!(stated(&format!("明細の誤封入について\n\n{line}\n"), "apology"), "{line}");
    }
    assert!(!stated("明細の誤封入について\n\n皆様へのお詫びは、改めて申し上げます。\n", "apology"));
}

#[test]
fn who_publishes_what_and_how_from_now_on_is_a_measure() {
    let found = "写真の誤掲載について\n\n3月2日、写真に名札が写っていることが分かりました。\n\n";
    for line in [
        "今後、写真は職員2名が拡大して見たうえで載せます。",
        "再発防止:電子版は、紙に刷って読み取ったものだけを載せる。",
        "20枚ごとに宛名と中身を読み合わせる工程を加えました。",
    ] {
        assert!(stated(&format!("{found}{line}\n"), "recurrence-measures"), "{line}");
    }
    for line in ["続報は、確認が取れしだい当ページに載せます。", "写真は3月2日に外しました。"]
    {
        assert!(!stated(&format!("{found}{line}\n"), "recurrence-measures"), "{line}");
    }
}
