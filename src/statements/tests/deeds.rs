//! What our side did, does or let happen, where no heading says what it is: a measure, a response, a cause, a word to the
//! persons. Told apart by mode, place and what is acted on, not by the verb.

use super::told;
use crate::statements::claims::Told;

/// A notice without headings that ends in a line.
fn notice(line: &str) -> String {
    let lead = "名簿の紛失について\n\n5月1日、会員40名の氏名を書いた名簿が見当たらないことが分かりました。";
    format!("{lead}\n\n40名の方には、5月3日に書面でお知らせしました。\n\n{line}\n")
}

fn read(line: &str, element: &str) -> Told {
    told(&notice(line), element)
}

fn spoken_of(line: &str, element: &str) -> bool {
    let told = read(line, element);
    told.stated.len() + told.unsure.len() > 0
}

#[test]
fn what_is_done_with_data_from_then_on_is_a_measure_without_a_heading() {
    for line in [
        "名簿の写しは鍵のかかる棚に収めます。",
        "出す人とは別の者が、封をする前に中身を見ます。",
        "私物の端末での作業は一切やめました。",
        "名簿の郵送をやめ、集まりでは名札だけを使います。",
        "これからは、紙の名簿は使いません。",
        "あわせて、古い名簿は年度末に溶かすことに決めました。",
    ] {
        assert!(!read(line, "recurrence-measures").stated.is_empty(), "{line}");
    }
    for line in [
        "封筒の口に、赤い札を付けました。",
        "全員に、迷いやすい場面を実際にやってもらいました。",
        "鞄は肩から掛け、途中で店に寄らない。",
        "原稿を載せる前に、別の委員が印刷して目を通します。",
        "持ち帰りの仕事はなくし、間に合わないときは人を増やします。",
        "一斉送信は、専用の仕組みからしか行えないようにしてあります。",
    ] {
        assert!(spoken_of(line, "recurrence-measures"), "{line}");
    }
    for line in [
        "名簿に書かれていたのは、氏名と住所です。",
        "パソコンを開くには暗証番号が要ります。",
        "返送の費用は当会で受け持ちます。",
        "本件のほかに、名簿の紛失はありません。",
        "窓口では、月曜から金曜までご質問を受け付けます。",
    ] {
        assert!(!spoken_of(line, "recurrence-measures"), "{line}");
    }
}

#[test]
fn from_now_on_without_a_deed_is_a_promise() {
    for line in ["これからはいっそう慎重に扱います。", "同じことを繰り返さないよう、しっかりやっていきます。"]
    {
        let told = read(line, "recurrence-measures");
        assert!(told.stated.is_empty() && told.unsure.is_empty() && !told.hollow.is_empty(), "{line}");
    }
}

#[test]
fn what_was_left_behind_or_obeyed_says_why() {
    for line in [
        "茶色い袋を座席に残して店を出ました。",
        "電話の相手に言われるまま、知らないソフトを入れました。",
        "宛名を見ずに封をしました。",
        "持ち歩いたのがそもそもの間違いでした。",
    ] {
        let told = read(line, "cause");
        assert!(told.stated.len() + told.vague.len() > 0, "{line} {told:?}");
    }
    assert!(read("役員が店まで車を出しました。", "cause").stated.is_empty());
}

#[test]
fn what_somebody_did_for_us_is_a_response() {
    for line in ["受け取った方には写しを捨てていただきました。", "銀行に口座を止めてもらいました。"]
    {
        assert!(spoken_of(line, "containment"), "{line}");
    }
    assert!(!spoken_of("皆様にはご心配をいただきました。", "containment"));
}

#[test]
fn persons_are_told_by_a_visit_or_when_word_has_come_through() {
    let on = |line: &str| {
        let lead = "名簿の紛失について\n\n5月1日、名簿が見当たらないことが分かりました。";
        told(&format!("{lead}\n\n{line}\n"), "individual-notice").stated.len()
    };
    for line in [
        "ご自宅へ参り、直接お詫びを申し上げました。",
        "該当の方全員に連絡が済んでいます。",
        "40名の方とは、3日までにすべてお話をしました。",
        "皆様には、住所の分かる方から順に手紙でお伝えしてまいります。",
        "会員の皆様には、いつもと違うアドレスから、おわびのメールを出しました。",
    ] {
        assert!(on(line) > 0, "{line}");
    }
    assert_eq!(on("別の会員の方に名簿を送りました。"), 0);
}

#[test]
fn what_nobody_says_is_no_harm_and_what_may_be_seen_is_one() {
    for line in [
        "今日まで、変な電話が来たとおっしゃる方はいません。",
        "拾った方に住所を知られるおそれがあります。",
        "3名様のカードに、身に覚えのないご利用がございました。",
        "その後、変わったことは起きていません。",
    ] {
        assert!(!read(line, "secondary-damage").stated.is_empty(), "{line}");
    }
    assert!(read("名簿の扱いには十分に気をつけております。", "secondary-damage").stated.is_empty());
}

#[test]
fn a_question_is_answered_until_an_empty_line_where_none_stands_above_its_answer() {
    let text = |gap: &str| {
        format!(
            "名簿の紛失について\n\n5月1日、名簿の紛失が分かりました。\n\nなぜ起きたか{gap}貸し出すときの決まりがなく、急ぐあまり口頭の申し出だけで渡しておりました。\n\n名簿の貸し出しをやめました。\n"
        )
    };
    let measures = |gap: &str| {
        let told = told(&text(gap), "recurrence-measures");
        told.stated.len() + told.unsure.len()
    };
    assert!(measures("\n") > 0);
    assert_eq!(measures("\n\n"), 0);
}

#[test]
fn whom_a_letter_addresses_heads_nothing() {
    let text = "令和6年6月9日\n会員の皆様へ\n卓球会 会計 小森\n\n6月1日、会員20名の名簿を置き忘れたことが分かりました。\n\n名簿は戸棚に置いて持ち出さないことを決め、その日から始めております。\n";
    assert!(!told(text, "recurrence-measures").stated.is_empty());
}

#[test]
fn who_holds_a_thing_vouches_that_it_went_no_further() {
    let on = |line: &str| {
        let lead = "名簿の誤送付について\n\n5月1日、会員の方のお電話で、名簿を別の会員の方に送っていたことが分かりました。";
        told(&format!("{lead}\n\n{line}\n"), "secondary-damage")
    };
    for line in [
        "届いた方からは、どなたにも見せていないとのお返事を頂戴しました。",
        "受け取られた会社は、写しを取っていないと話しています。",
        "お相手の方によれば、よそへ転送したことはないそうです。",
        "身に覚えのない請求が届くかもしれません。",
        "この名簿だけでは、口座のお金を動かすことはできません。",
        "見慣れない引き落としは、いまのところ起きていません。",
    ] {
        assert!(!on(line).stated.is_empty(), "{line}");
    }
    assert!(!on("掲示板に名簿が出ていないか、毎朝見ています。").unsure.is_empty());
    for line in [
        "担当者は、宛名を見ていなかったと話しています。",
        "被害届は5月2日に受理されました。",
        "「番号を登録し直して」という知らせは、当会からのものではありません。",
        "ほかの名簿が送られた形跡はありませんでした。",
        "同じことが起こるおそれがないか、全部の棚を点検しました。",
    ] {
        let told = on(line);
        assert!(told.stated.is_empty() && told.unsure.is_empty(), "{line} {told:?}");
    }
}

#[test]
fn what_is_sent_out_as_ever_tells_nobody_of_it() {
    let on = |line: &str| {
        let lead = "名簿の紛失について\n\n5月1日、名簿が見当たらないことが分かりました。";
        told(&format!("{lead}\n\n{line}\n"), "individual-notice")
    };
    for line in [
        "会員の皆様には、毎月1日に便りをお送りしています。",
        "ご注文の品は、会員の皆様へ順にお送りしました。",
    ] {
        assert!(on(line).stated.is_empty(), "{line}");
    }
    for line in [
        "お一人ずつ手紙を差し上げるか否かは、理事と話し合っております。",
        "会員の皆様にいつお伝えできるかは、見通しが立っておりません。",
    ] {
        let told = on(line);
        assert!(told.stated.is_empty() && !told.deferred.is_empty(), "{line} {told:?}");
    }
}

#[test]
fn what_is_asked_of_others_is_no_step_of_the_readers() {
    let on = |line: &str| told(&format!("お知らせ\n\n{line}\n"), "protective-steps").stated.len();
    for line in [
        "カード会社各社には、取引の見張りをお願いしております。",
        "これからも園の子どもたちを見守っていただければ幸いです。",
        "今後は年に一度、外部の専門家に点検をお願いします。",
    ] {
        assert_eq!(on(line), 0, "{line}");
    }
    for line in ["カード会社へ番号の差し替えをお申し出ください。", "届いた封筒は開けずに捨てるのが一番です。"]
    {
        assert!(on(line) > 0, "{line}");
    }
}

#[test]
fn an_apology_in_any_form() {
    for line in [
        "まことに相済まぬことでございました。",
        "皆様、どうかお許しください。",
        "ほんとうにすまないことをしたと思っています。",
        "心から申しわけなく思います。",
    ] {
        assert!(!told(&format!("お知らせ\n\n{line}\n"), "apology").stated.is_empty(), "{line}");
    }
}

#[test]
fn talk_of_what_never_came_and_reports_of_what_did() {
    let on = |line: &str| {
        let lead = "名簿の流出について\n\n5月1日、会員の方のお電話で、名簿が流出していたことが分かりました。";
        told(&format!("{lead}\n\n{line}\n"), "secondary-damage")
    };
    for line in [
        "名簿が使われたと思われる手紙や電話の話は、届いていません。",
        "3件で、別人の利用が疑われる請求があったと、カード会社から聞いています。",
        "悪用の有無\u{3000}名簿がほかで使われた例は把握していません。",
    ] {
        assert!(!on(line).stated.is_empty(), "{line} {:?}", on(line));
    }
    let line = "見慣れない請求が起きていないか、確認を続けています。";
    assert!(on(line).stated.is_empty() && !on(line).deferred.is_empty(), "{line} {:?}", on(line));
}
