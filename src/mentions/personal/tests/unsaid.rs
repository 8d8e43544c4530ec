//! What nobody says to be anybody's, and no output repeats.

use crate::builtin::builtin;
use crate::document::{Format, read};
use crate::mentions::{Hits, Mentions, Scene, leads, unsaid};

fn kept(text: &str) -> Vec<String> {
    let ruleset = builtin().unwrap();
    let document = read(text, Format::Text);
    let hits = Hits::scan(&document, &ruleset);
    let leads = leads(&document, &hits, &ruleset);
    let scene = Scene { document: &document, hits: &hits, ruleset: &ruleset, leads: &leads };
    let mentions = Mentions::read(&scene, &[], None);
    let told = mentions.personal.iter().map(|one| one.place);
    told.chain(unsaid(&scene, &mentions)).map(|place| document.slice(place).to_owned()).collect()
}

#[test]
fn what_is_somebodys_by_its_shape_or_its_place_is_kept() {
    for (text, values) in [
        ("誤って百目鬼健太様宛ての請求書を別の方に送りました。", &["百目鬼健太"][..]),
        ("件名:【四月朔日奈津様】ご契約内容のお知らせ", &["四月朔日奈津"]),
        ("患者の林一郎様(診察券番号 M0238213)のカルテを紛失しました。", &["林一郎", "M0238213"]),
        ("生徒の山本実乃里(3年2組)の成績が掲示されました。", &["山本実乃里"]),
        ("送信先にu1x23@mail1.exampleが含まれていました。", &["u1x23@mail1.example"]),
        ("宛先(To):u1x23@mail1.example", &["u1x23@mail1.example"]),
        ("受診者番号M02597975の方の結果が患者の方の画面に表示されました。", &["M02597975"]),
        ("写しは list-090-7158-2146.png という名で残っていました。", &["090-7158-2146"]),
        (
            "画面には「四月朔日健太」「090-7158-2146」と表示されていました。",
            &["四月朔日健太", "090-7158-2146"],
        ),
        ("退職者の住所は東京都港区見本町97-8-5です。", &["東京都港区見本町97-8-5"]),
        (
            "漏えいした情報は次のとおりです。飛鳥井健太、090-7158-2146、東京都港区見本町9-8-5",
            &["飛鳥井健太", "見本町9-8-5"],
        ),
        ("受診者番号M02597975の方の検査結果が見える状態でした。", &["M02597975"]),
        ("当該学生(学籍番号M085731、飛鳥井実乃里)の個人情報です。", &["飛鳥井実乃里", "M085731"]),
        ("ファイル名「林沙希様_請求書.pdf」を添付しました。", &["林沙希"]),
        ("漏えいした方\n\n鷹匠花菜江\n\n090-7158-2146", &["鷹匠花菜江"]),
    ] {
        let kept = kept(text);
        for value in values {
            assert!(kept.iter().any(|kept| kept.contains(value)), "{text}: {value}: {kept:?}");
        }
    }
}

#[test]
fn what_is_the_senders_or_nobodys_is_not() {
    for text in [
        "株式会社見本 代表取締役 佐藤花子",
        "加盟店様、取引先企業様、保護者様、関係機関の皆様へお詫びします。",
        "弁護士の佐藤花子様に相談しました。",
        "お問い合わせは kojin@mihon.example までお送りください。",
        "お問い合わせ窓口の宛先:soudan@mihon.example",
        "所在地 東京都港区見本町1-2-3",
        "会員の個人情報、患者の診療情報、生徒の成績表が含まれていました。",
        "お問い合わせ番号 2026110112",
        "氏名、住所、携帯電話(番号)が含まれていました。",
        "公認会計士さん、社会福祉士さんの監修によります。",
        "受付 0120-123-456",
        "漏えいした番号\n\n個人情報\n\n受付番号 2026110112",
    ] {
        assert_eq!(kept(text), [] as [String; 0], "{text}");
    }
}
