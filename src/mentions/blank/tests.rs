//! What is still to be filled in, and what only looks so.

use crate::mentions::testing::read;

fn found(text: &str) -> Vec<String> {
    let text = format!("会員名簿の紛失について\n\n6月4日、名簿を紛失しました。\n\n{text}\n");
    read(&text, |scene| {
        super::blanks(scene).iter().map(|place| scene.document.at(*place).to_owned()).collect()
    })
}

#[test]
fn what_is_still_to_be_filled_in() {
    for (text, blank) in [
        ("【施設名】", "【施設名】"),
        ("代表取締役 【代表者名】", "【代表者名】"),
        ("[組織名]は、名簿を紛失しました。", "[組織名]"),
        ("名簿は、〔日付あとで書く〕に回収しました。", "〔日付あとで書く〕"),
        ("担当:(担当者の名前を記入)", "(担当者の名前を記入)"),
        ("件数:{{ count }}件", "{{ count }}"),
        ("«宛名»様", "«宛名»"),
        ("医療法人□□会", "□□"),
        ("＿＿課 電話 03-0000-0000", "__"),
        ("株式会社＊＊ 総務課", "**"),
        ("公表日 YYYY/MM/DD", "YYYY/MM/DD"),
        ("yyyy年mm月dd日に判明しました。", "yyyy年mm月dd日"),
        ("令和8年　月　日", "年 月 日"),
        ("公表日 2026年 月 日", "年月日"),
        ("対象者　　　名", " 名"),
        ("対象の方:●名", "●名"),
        ("https://form.xxxx.example/", "xxxx"),
        ("未確認：件数を数え直す", "未確認"),
        ("（素案）", "素案"),
        ("電話【後で総務に聞く】 平日9時から17時", "【後で総務に聞く】"),
        ("対象は120名です。(あとで数え直す)", "(あとで数え直す)"),
        (
            "番号だけの札を使います。(←教頭先生、ここにもう一文足してください)",
            "(←教頭先生、ここにもう一文足してください)",
        ),
        ("社外秘　ドラフト Ver.0.2", "社外秘"),
    ] {
        assert_eq!(found(text), [blank], "{text}");
    }
}

#[test]
fn what_only_looks_so() {
    for text in [
        "【会社名】株式会社見本\n【件数】120件\n【日時】6月4日",
        "【原因】\n鞄ごと置き忘れたためです。",
        "生年月日、年齢",
        "■■重要なお知らせ■■",
        "メールアドレスは ****@example.jp のように伏せています。",
        "社外秘の資料が入った鞄を紛失しました。",
        "対象の方は○月次の会費をお支払いの方です。",
        "年月日の欄は空欄でした。",
        "会員課 電話 03-0000-0000　月～金 9時から17時",
        "受付 03-0000-0000　日曜を除く",
        "調査の案を協議しています。",
        "カード番号は****-****-****-1234と表示されます。",
        "(担当 総務課)",
        "名簿を回収しました(後で写しも廃棄しました)。",
        "前の区分(→別表)で数えています。",
        "---- 切り取り線 ----\n返信票\n児童氏名＿＿＿＿＿＿ 希望日　　月　　日",
    ] {
        assert_eq!(found(text), [] as [&str; 0], "{text}");
    }
}

#[test]
fn nothing_is_read_where_nothing_is_said() {
    let text = "会員名簿の紛失\n\n名簿を紛失しました。\n\n委員会への報告: {{status}}\n対象:____名\n\n## 再発防止策\n\n【要記入:何を変えるか。いつからか】\n\n## 窓口\n\n総務課 {{phone}}\n";
    let void: Vec<String> = read(text, |scene| {
        let blanks = super::blanks(scene);
        super::void(scene, &blanks).iter().map(|place| scene.document.at(*place).to_owned()).collect()
    });
    assert_eq!(void[0], "委員会への報告: {{status}}");
    assert!(void.iter().any(|void| void.starts_with("【要記入")), "{void:?}");
    assert!(!void.iter().any(|void| void.starts_with("総務課")), "{void:?}");
}

#[test]
fn a_paragraph_that_begins_as_a_note_to_the_writers_does_is_read() {
    for line in [
        "USBメモリは使わないことにしました。",
        "メモリを回収しました。",
        "コメント欄を閉じました。",
        "未確認の端末が残っています。",
    ] {
        let text = format!("会員名簿の紛失\n\n名簿を紛失しました。\n\n{line}\n");
        let void = read(&text, |scene| super::void(scene, &super::blanks(scene)).len());
        assert_eq!(void, 0, "{line}");
    }
    let text = "会員名簿の紛失\n\n名簿を紛失しました。\n\nメモ: 人数は総務に聞く\n";
    assert_eq!(read(text, |scene| super::void(scene, &super::blanks(scene)).len()), 1);
}

#[test]
fn what_begins_a_blank_is_looked_at() {
    assert!(super::SIGNS.iter().chain(&super::OPENERS).all(|sign| super::may_begin(*sign)));
}
