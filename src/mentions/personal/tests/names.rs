//! Names of those affected, and of everybody else.

use super::{found, one};

#[test]
fn names_of_those_affected() {
    assert_eq!(found("3月2日、登録者の佐藤花子様からご連絡をいただきました。"), one("佐藤花子様", "name"));
    assert_eq!(found("被害者の山田さんに説明しました。"), one("山田さん", "name"));
    assert_eq!(found("会員の鈴木 はなこさんの氏名が流出しました。"), one("鈴木はなこさん", "name"));
    assert_eq!(found("漏えいした情報\n\n- 氏名:田中一郎\n"), one("田中一郎", "name"));
}

#[test]
fn what_goes_on_from_what_is_somebodys() {
    let all = |text: &str| found(text).into_iter().map(|(value, _)| value).collect::<Vec<_>>();
    let named = "対象者は鷹匠花奈津様で、ご本人の電話番号は090-7000-0931、メールアドレスはnosami@mail.example.jpです。";
    assert_eq!(all(named), ["鷹匠花奈津様", "090-7000-0931", "nosami@mail.example.jp"]);
    assert_eq!(all("ご本人は百目鬼織香様です。")[0], "百目鬼織香様");
    let three = "会員の佐藤花子様のご登録は、電話番号が03-1234-5678、もう一つの電話番号が045-111-2222、メールアドレスがhana@mail.example.jpでした。";
    assert_eq!(all(three).len(), 4);
    // A desk of the sender in the same sentence is nobody's.
    let desk = "対象者は鷹匠花奈津様で、ご登録の電話番号は090-7000-0931、当社が開いたお問い合わせ窓口の電話番号は03-1234-5678です。";
    assert!(!all(desk).contains(&"03-1234-5678".to_owned()));
    assert!(all("ご本人は皆様です。会員は別のお客様でした。").is_empty());
}

#[test]
fn names_that_no_list_has() {
    let names = |text: &str| found(text).into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    assert_eq!(names("控え(宛名:雨宮すず様、三重県鈴波市東町2-4-6)を落としました。")[0], "雨宮すず様");
    assert_eq!(
        names("お渡ししたのは、3年1組の鴨居翔子さんと鮫島蓮さんです。"),
        ["鴨居翔子さん", "鮫島蓮さん"]
    );
    assert_eq!(
        names("お送りした先は、別の会員お一人(s.amemiya@example.com)です。"),
        ["s.amemiya@example.com"]
    );
    assert_eq!(names("会員の方(info@example.com)へお送りください。"), [] as [&str; 0]);
}

#[test]
fn a_full_name_is_somebodys_however_politely_it_is_said() {
    for name in ["佐藤花子さん", "鈴木一郎さま", "高橋みどり様"] {
        assert_eq!(found(&format!("3年2組の{name}の成績表を誤って配布しました。")), one(name, "name"));
    }
    for text in [
        "お問い合わせは担当の佐藤花子さんまで。",
        "専門家の鈴木一郎さんに助言をいただきました。",
        "山田さんによれば、原因は分かっていません。",
        "中島産業さんと石川県さんに連絡しました。",
        "田中先生さんという表記の誤りです。",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn what_follows_a_name_is_theirs() {
    let text = "利用者の高橋次郎様(080-0000-0000、jiro@example.com、東京都港区見本町1-2-3)の情報です。";
    let kinds: Vec<_> = found(text).into_iter().map(|(_, kind)| kind).collect();
    assert_eq!(kinds, ["name", "phone", "email", "address"]);
}

#[test]
fn a_name_is_found_again() {
    assert_eq!(found("会員の佐藤花子様です。\n\n佐藤花子のファイルを誤って公開しました。").len(), 2);
}

#[test]
fn others_names_and_numbers() {
    for text in [
        "代表取締役社長 山田太郎",
        "お問い合わせ\n\n担当:佐藤花子 電話 090-0000-0000",
        "会員の皆様、利用者の保護者様、患者様、登録者の方にお詫びします。",
        "調査委員会の山本一郎氏(弁護士)に依頼しました。",
        "お客様の中村商店様、対象の佐々木工業様に連絡しました。",
        "氏名:対象の方全員",
        "不審な番号(090-0000-0000)からの電話にご注意ください。",
        "「*****@example.jp」からのメールは開かないでください。",
        "お客様窓口は info@example.jp です。",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn what_stands_behind_a_name_tells_whose_it_is() {
    for (text, kinds) in [
        ("連絡をくださった猪狩路子さん(070-0000-0001)に説明しました。", vec!["name", "phone"]),
        ("乗船された蓮見 冬馬様(携帯電話080-0000-0002)のお電話で分かりました。", vec!["name", "phone"]),
        ("診察を受けられた飛鳥井環様(浜町二丁目三番地)をはじめ38名の方です。", vec!["name"]),
        ("お住まいの来栖野美緒さん1名の情報です。", vec!["name"]),
        ("お客様(来栖野美緒様)から連絡がありました。", vec!["name"]),
        ("別の生徒のお父さん(090-0000-0003)から連絡がありました。", vec!["phone"]),
    ] {
        let found: Vec<_> = found(text).into_iter().map(|(_, kind)| kind).collect();
        assert_eq!(found, kinds, "{text}");
    }
    assert_eq!(found("漏えいした情報\n\n氏名:九十九院司\n住所:北海道見本市1-2-3\n").len(), 2);
}

#[test]
fn desks_and_roles_stay() {
    for text in [
        "お問い合わせ\n\n受付の皆さん(03-0000-0000)が承ります。",
        "対象の方は、加盟店様(42店)と協力会社様です。",
        "対象は、会員(個人事業主様、賛助会員様)、お客様(宿泊代表者様、旅行会社様)です。",
        "氏名:全員分\n件数:38名\n",
        "お問い合わせ先\n\n氏名:総務課\n電話:03-0000-0000\n",
        "今後の対策\n\n- 会員名簿を見る者を2名に絞ります。\n\n照会先:見本河川学会事務局 電話 03-0000-0000 ／ office@gakkai.example\n",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn names_in_other_scripts() {
    let names = |text: &str| found(text).into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    for (text, wanted) in [
        ("会員のタカハシミドリ様の情報が見えていました。", vec!["タカハシミドリ様"]),
        ("患者のマリア・ガルシアさんに電話をしました。", vec!["マリア・ガルシアさん"]),
        ("利用者の Emi McDonald 様へ書面を送りました。", vec!["Emi McDonald"]),
        ("会員の山本 環様、ペドロ・サントス様、Taro Mori様です。", vec!["ペドロ・サントス様", "Taro Mori様"]),
        (
            "お越しになったグエン・ティ・ラン様(090-0000-0001)です。",
            vec!["グエン・ティ・ラン様", "090-0000-0001"],
        ),
    ] {
        let found = names(text).join(" ");
        for name in &wanted {
            assert!(found.contains(name), "{text}: {found}");
        }
    }
    for text in [
        "会員のユーザー様、オーナー様、パートナー様にお詫びします。",
        "お客様のクラウド様式を改めました。",
        "Amazon Web Services様、シスコシステムズ様に調査をお願いしました。",
        "専門家のジョン・スミス氏に助言を受けました。",
        "ユーザー様、スタッフさん、メンバーさんの情報です。",
        "お問い合わせ窓口は、お客様担当のマリア・ガルシアさんです。",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn a_surname_is_known_again() {
    let names = |text: &str| found(text).into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    let told = "会員の四月一日環様の情報です。\n\n";
    assert_eq!(names(&format!("{told}四月一日さんにはお詫びしました。")), ["四月一日環様", "四月一日さん"]);
    assert_eq!(names(&format!("{told}担当の四月一日さんがお答えします。")), ["四月一日環様"]);
    assert_eq!(names(&format!("{told}百目鬼さんがお答えします。")), ["四月一日環様"]);
}

#[test]
fn where_a_link_leads_whose_words_are_a_name() {
    for text in
        ["(a.hasumi@example.com)会員の蓮見奏太郎様に連絡しました。", "(090-0000-0001)会員の蓮見奏太郎様"]
    {
        assert_eq!(found(text).len(), 2, "{text}");
    }
    assert_eq!(found("(info@example.jp)へお送りください。会員の蓮見奏太郎様にも伝えました。").len(), 1);
}

#[test]
fn who_is_named_as_affected_is_so_below_a_desk() {
    for head in ["連絡先電話番号", "お問い合わせ窓口", "# お客様窓口"] {
        let text = format!("{head}\n\n対象者は小鳥遊穂菜里様で、ご本人の電話番号は03-0000-0001です。");
        assert_eq!(found(&text).len(), 2, "{text}");
        let text = format!("{head}\n\n受付は利用者支援係の小鳥遊穂菜里で、電話番号は03-0000-0001です。");
        assert_eq!(found(&text), [], "{text}");
    }
}
