//! Numbers and addresses that stand beside no name.

use super::{found, found_in, one};
use crate::document::Format;

#[test]
fn a_mobile_number_in_any_form() {
    for number in ["+81-90-0000-0001", "+81 80 0000 0002", "070-0000-0003", "(090)0000-0004"] {
        assert_eq!(found(&format!("番号は{number}です。")).len(), 1, "{number}");
    }
    for number in ["+81-3-0000-0001", "(03)0000-0004", "+81-6-9000-0001"] {
        assert_eq!(found(&format!("番号は{number}です。")), [], "{number}");
    }
}

#[test]
fn a_number_with_hours_is_a_desk() {
    assert!(found("何でも言ってください。\n\n野々村 電話 090-0000-4821(夜9時まで)\n").is_empty());
    assert!(found("ご意見は、携帯 080-0000-1234(平日10時から17時)へどうぞ。\n").is_empty());
    for bracket in ["自宅", "9時に架電"] {
        let text = format!("別の方の携帯 080-0000-1234({bracket})が見えました。\n");
        assert_eq!(found(&text), one("080-0000-1234", "phone"), "{text}");
    }
}

#[test]
fn an_address_that_got_a_mail_by_mistake() {
    for text in [
        "名簿を、誤って k.mori@example.net へ送付しました。",
        "添付の一覧を k.mori@example.org に誤送信しておりました。",
    ] {
        assert_eq!(found(text).len(), 1, "{text}");
    }
    for text in [
        "誤って受け取られた方は k.mori@example.jp へお知らせください。",
        "誤って info@example.jp に届いたメールは削除しました。",
        "## お問い合わせ\n\n誤って desk@example.jp へ送られた書類は破棄しました。",
        "誤って k.mori@example.jp と案内していました。",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn an_account_in_somebodys_name() {
    let kinds = |text: &str| found(text).into_iter().map(|(_, kind)| kind).collect::<Vec<_>>().join(" ");
    assert_eq!(kinds("口座番号:見本銀行 北支店 普通 7654321 名義 四月一日環"), "account name");
    assert_eq!(kinds("会員番号:C-7654321、氏名:佐藤花子"), "number name");
    assert_eq!(kinds("会員番号、口座番号、口座の名義が漏えいしました。"), "");
}

#[test]
fn a_number_that_ends_the_letter_is_the_senders_unless_a_sentence_announces_it() {
    assert_eq!(found_in("深くお詫びいたします。\n\n教室の電話 090-0000-5512", Format::Text), []);
    for text in [
        "流出した番号は次のとおりです。\n\n電話 090-0000-5512",
        "漏えいした方の情報は以下です。\n\n電話 090-0000-5512",
        "漏えいしたアドレスは次のとおりです。\n\nsuzuki.k@example.com",
        "深くお詫びいたします。\n\n東雲花子様 電話 090-0000-5512",
        "深くお詫びいたします。\n\n氏名:東雲花子\n電話 090-0000-5512",
    ] {
        assert!(!found_in(text, Format::Text).is_empty(), "{text}");
    }
}
