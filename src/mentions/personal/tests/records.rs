//! Records in lines, tables and exports.

use super::{found, found_in};
use crate::document::Format;

#[test]
fn a_record_holds_how_the_name_is_read() {
    for text in [
        "氏名:佐藤花子\n\nフリガナ:サトウハナコ\n",
        "ふりがな:すずき いちろう\n\n氏名:鈴木一郎\n",
        "| 氏名 | フリガナ |\n|---|---|\n| 高橋次郎 | タカハシ ジロウ |\n",
        "| 項目 | 内容 |\n|---|---|\n| お名前 | 田中恵子 |\n| 氏名カナ | タナカケイコ |\n",
    ] {
        assert_eq!(found(text).len(), 2, "{text}");
    }
    for text in [
        "フリガナ:サトウハナコ\n",
        "氏名:対象の方全員\n\nフリガナ:カタカナ\n",
        "漏えいした情報\n\n- 氏名、フリガナ、住所\n",
        "| 氏名 | フリガナ |\n|---|---|\n| 対象 | ナシ |\n",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn a_record_in_a_table_is_somebodys() {
    let kinds = |text: &str| found(text).into_iter().map(|(_, kind)| kind).collect::<Vec<_>>();
    let below = "| 項目 | 内容 |\n|---|---|\n| お名前 | 田中恵子 |\n| 住所 | 東京都港区見本町1-2-3 |\n| メール | keiko@example.net |\n";
    assert_eq!(kinds(below), ["name", "address", "email"]);
    let beside =
        "| 氏名 | 口座番号 | カード |\n|---|---|---|\n| 鈴木一郎 | 1234567 | 5555 5555 5555 4444 |\n";
    assert_eq!(kinds(beside), ["name", "account", "card"]);
    let desk = "お問い合わせ先\n\n| 担当 | 田中恵子 |\n|---|---|\n| メール | keiko@example.net |\n";
    assert_eq!(found(desk), []);
}

#[test]
fn who_leaked_a_record_does_not_own_it() {
    let record = "氏名:佐藤花子\n住所:東京都中野区見本台4-17-9\nメール:hanako@example.net\n";
    for told in [
        "委託先の担当者が名簿を誤って送信し、会員26名の氏名が漏えいしました。",
        "窓口で職員が書類を紛失しました。",
        "広報の共有フォルダから、応募者の名簿が流出しました。",
        "事務局が宛先を取り違え、参加者名簿が漏えいしました。",
        "代表者が連絡先を誤ってウェブサイトに掲載しました。",
    ] {
        let kinds: Vec<_> = found(&format!("{told}\n\n{record}")).into_iter().map(|(_, kind)| kind).collect();
        assert_eq!(kinds, ["name", "address", "email"], "{told}");
    }
    for desk in [
        "漏えいに関するお問い合わせは、下記の担当が承ります。",
        "流出の件についての窓口を設置しました。",
        "## お問い合わせ先",
        "本件の担当は次のとおりです。",
        "個人情報が漏えいしました。下記の担当までご連絡ください。",
    ] {
        assert_eq!(found(&format!("{desk}\n\n{record}")), [], "{desk}");
    }
    assert_eq!(found("担当者が誤って送信しました。\n\n担当:広報部\n氏名:佐藤花子\n電話:03-0000-0000\n"), []);
}

#[test]
fn a_record_on_one_line_is_somebodys() {
    for (text, kinds) in [
        (
            "氏名:猪狩路子 電話:03-0000-0001 住所:東京都港区見本町1-2-3 メール:a@example.com",
            "name phone address email",
        ),
        ("氏名:小鳥遊 誠、電話番号:03-0000-0001、住所:東京都港区見本町1-2-3", "name phone address"),
        ("【氏名】高橋次郎【電話】06-0000-0001", "name phone"),
        ("お名前 佐藤花子 連絡先 03-0000-0001", "name phone"),
        ("Name: Hanako Sato, Phone: 03-0000-0001, E-mail: hanako@example.net", "name phone email"),
        ("佐藤花子,03-0000-0001,hanako@example.net,東京都港区見本町1-2-3", "name phone email address"),
        ("対象:鈴木 一郎 / 045-000-0002 / 男 / 45歳", "name phone"),
        ("佐藤花子　03-0000-0001", "name phone"),
        ("12、蓮見冬馬、080-0000-0003", "name phone"),
    ] {
        let read: Vec<_> = found(&format!("顧客情報の漏えいについて\n\n次の記録です。\n\n{text}\n"))
            .into_iter()
            .map(|(_, kind)| kind)
            .collect();
        assert_eq!(read.join(" "), kinds, "{text}");
    }
}

#[test]
fn a_line_of_offices_is_nobodys() {
    for text in [
        "氏名:総務課 電話:03-0000-0001",
        "氏名、住所、電話番号 1,234,567件",
        "会社名:株式会社見本 電話:03-0000-0001 住所:東京都港区見本町1-2-3",
        "担当者氏名:佐藤花子 電話:03-0000-0001",
        "千葉支店、043-000-0001、千葉県千葉市見本区1-2-3",
        "宮崎営業所 0985-00-0001",
        "見本県消費生活センター 03-0000-0001",
        "個人情報保護委員会 03-0000-0001",
        "山口県、福島県、千葉県、宮崎県の各支店(03-0000-0001)",
        "氏名:漢字20文字以内 電話:ハイフンなし",
        "Contact person Name: Jane Doe, Phone: 03-0000-0001",
    ] {
        let text = format!("顧客情報の漏えいについて\n\n次のとおりです。\n\n{text}\n");
        assert_eq!(found(&text), [], "{text}");
    }
    for text in ["佐藤花子 03-0000-0001 info@example.jp", "氏名:佐藤花子 電話:03-0000-0001"] {
        assert_eq!(found(&format!("## お問い合わせ窓口\n\n{text}\n")), [], "{text}");
    }
}

#[test]
fn exported_records_are_read_by_their_header() {
    let kinds = |text: &str| {
        let found = found_in(&format!("顧客情報の漏えいについて\n\n{text}"), Format::Text);
        found.into_iter().map(|(_, kind)| kind).collect::<Vec<_>>().join(" ")
    };
    let header = "顧客番号,氏名,電話番号,口座番号\n1,来栖野美緒,03-0000-0001,1234567\n2,御手洗潔,03-0000-0002,2345678\n";
    assert_eq!(kinds(header), "name phone account name phone account");
    let quoted = "\"氏名\",\"カード番号\",\"有効期限\"\n\"佐藤花子\",\"4539000000000001\",\"12/28\"\n";
    assert_eq!(kinds(quoted), "name card");
    assert_eq!(kinds("支店,件数,電話番号\n千葉支店,12,043-000-0001\n宮崎支店,3,0985-00-0001\n"), "");
}

#[test]
fn a_record_is_one_below_a_contact_line_too() {
    let kinds = |text: &str| {
        let found = found(&format!("個人情報の漏えいについて\n\nお詫びいたします。\n\n{text}"));
        found.into_iter().map(|(_, kind)| kind).collect::<Vec<_>>().join(" ")
    };
    let desk = "お問い合わせ窓口: 03-0000-0001\n\n";
    let record = "氏名:四月一日 環\n住所:大阪府堺市見本町1-2-3\nメール:k@example.net\n";
    for (above, below, wanted) in [
        (desk, format!("流出した項目\n\n{record}"), "name address email"),
        (desk, format!("対象の方\n\n{record}"), "name address email"),
        (desk, format!("対象者:\n\n{record}"), "name address email"),
        (desk, format!("漏えいしたのは、次の情報です。\n\n{record}"), "name address email"),
        (desk, format!("## 詳細\n\n{record}"), "name address email"),
        (
            desk,
            "| お名前 | 電話 | メール |\n|---|---|---|\n| 百目鬼 蓮 | 03-0000-0002 | r@example.net |\n"
                .into(),
            "name phone email",
        ),
        (
            "担当窓口は info@example.jp です。\n\n",
            "| 番号 | 氏名 | 住所 |\n|---|---|---|\n| 1 | 百目鬼蓮 | 栃木県見本市1-2 |\n".into(),
            "name address",
        ),
        // The line goes on below, points there, or names the desk that stands there.
        (desk, record.into(), ""),
        (desk, "氏名:佐藤花子\n電話:03-0000-0002\n".into(), ""),
        (
            "お問い合わせは下記へ(代表 03-0000-0001)。\n\n",
            "| 氏名 | 電話 | メール |\n|---|---|---|\n| 佐藤花子 | 03-0000-0002 | h@example.jp |\n".into(),
            "",
        ),
        (desk, "| 部署 | 氏名 | 電話 |\n|---|---|---|\n| 総務課 | 佐藤花子 | 03-0000-0002 |\n".into(), ""),
        (
            "## お問い合わせ先\n\n",
            "| 氏名 | 電話 | メール |\n|---|---|---|\n| 佐藤花子 | 03-0000-0002 | h@example.jp |\n".into(),
            "",
        ),
        (desk, "担当: 山田 (直通 03-0000-0003)\n".into(), ""),
        (desk, "流出した項目\n\n- 氏名\n- 住所\n- メール\n".into(), ""),
    ] {
        assert_eq!(kinds(&format!("{above}{below}")), wanted, "{above}{below}");
    }
}

#[test]
fn lists_below_the_words_that_announce_them() {
    for (text, wanted) in [
        ("流出した方は以下のとおりです。\n\n- 渡辺 恵\n- 来栖野美緒\n- 鈴木一郎\n", 3),
        ("## 対象の方\n\n- 高橋次郎様\n- 来栖野美緒様\n", 2),
        ("漏えいした電話番号は、次のとおりです。\n\n03-0000-0001\n03-0000-0002\n", 2),
        ("流出したメールアドレス:a.mori@example.net\n", 1),
        ("誤送信した宛先のメールは以下です。\n\n- b@example.net\n- c@example.org\n", 2),
    ] {
        let text = format!("個人情報の漏えいについて\n\nお詫びします。\n\n{text}");
        assert_eq!(found(&text).len(), wanted, "{text}");
    }
    for text in [
        "漏えいした情報は次のとおりです。\n\n- 氏名\n- 住所\n- 生年月日\n",
        "対象の方\n\n- 資料請求者\n- 千葉店会員\n- 山口県在住\n",
        "## 対象の方\n\n- 石川ゼミ\n- 長野キャンパス\n",
        "漏えいした方は、次の番号へお電話ください。\n\n03-0000-0001\n",
        "漏えいした方のお問い合わせ先は次のとおりです。\n\nhelp@example.jp\n03-0000-0001\n",
        "漏えいしたメールアドレスは次の窓口で調べられます。\n\ncheck@example.jp\n",
        "## 出席者\n\n- 佐藤花子\n- 鈴木一郎\n",
    ] {
        let text = format!("個人情報の漏えいについて\n\nお詫びします。\n\n{text}");
        assert_eq!(found(&text), [], "{text}");
    }
}

#[test]
fn a_record_within_a_line_or_a_cell_is_somebodys() {
    let record = "氏名:蓮見奏太郎 電話:03-0000-0001 住所:東京都港区見本町43-21-7 メール:a.hasumi@example.com";
    for text in [
        format!("名簿の「{record}」の行"),
        format!("経過 `{record}` です"),
        format!("=={record}== です"),
        format!("/send?to={record}"),
        format!("区分\t値\n会員\t{record}\n"),
        format!("|区分|値|\n|会員|{record}|\n"),
        format!("|{record}|1|\n"),
    ] {
        let kinds: Vec<&str> = found(&text).into_iter().map(|(_, kind)| kind).collect();
        for kind in ["name", "phone", "address", "email"] {
            assert!(kinds.contains(&kind), "{text}: {kinds:?}");
        }
    }
    for text in [
        "|担当|連絡先|\n|お客様窓口|氏名:蓮見奏太郎 電話:03-0000-0001|\n",
        "対象の項目|氏名:あり 電話:あり 住所:なし\n",
        "入力欄「氏名: 電話: 住所:」が見えていました。",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn a_record_holds_lines_that_nobody_knows() {
    let kinds = |text: &str| {
        let mut kinds: Vec<_> = found_in(text, Format::Text).into_iter().map(|(_, kind)| kind).collect();
        kinds.sort_unstable();
        kinds.join(" ")
    };
    for (text, all) in [
        ("氏名:東雲花子\n登録日:2026年3月2日\n会員区分:一般\n電話:03-0000-0001", "name phone"),
        ("【電話】03-0000-0001\n【支店】港\n【ご氏名】東雲花子", "name phone"),
        ("顧客名=東雲花子\nランク=金\nメール=hanako@example.com", "email name"),
        ("申込者氏名：東雲花子、ランク：金、送付先住所：東京都港区見本町1-2-3", "address name"),
        ("名前：東雲花子　ポイント：1200　連絡先電話番号：03-0000-0001", "name phone"),
        ("名前:東雲花子 ポイント:1200 電話:03-0000-0001", "name phone"),
        ("氏名:東雲花子 流失 電話:03-0000-0001 ○○", "name phone"),
        ("お問い合わせ窓口:電話 0120-000-260\n\n氏名:東雲花子、電話番号:03-0000-0001、年齢:45", "name phone"),
        ("お問い合わせ窓口:電話 0120-000-260\n\n会員名:東雲花子、住所:東京都港区見本町1-2-3", "address name"),
        ("個人情報保護委員会へ報告しました。\n\n氏名:東雲花子\n電話:090-0000-0001", "name phone"),
        (
            "# お問い合わせ窓口\n\n漏えいした方の情報は次のとおりです。氏名:東雲花子、電話:090-0000-0001",
            "name phone",
        ),
        ("同委員会への報告は済んでいます。\n\n氏名:東雲花子\n電話:090-0000-0001", "name phone"),
        ("個人情報保護委員会に速報を出しています。\n氏名:東雲花子\n自宅電話:03-0000-0001", "name phone"),
        ("見えた項目は氏名、連絡先電話番号\n\n氏名:東雲花子\nメール:hanako@example.com", "email name"),
        ("連絡先電話、連絡先住所\n氏名:東雲花子\n電話:090-0000-0001", "name phone"),
        (
            "氏名:東雲花子\n電話:090-0000-0001\nメール:hanako@example.com\n\n連絡先電話番号",
            "email name phone",
        ),
        ("氏名:東雲花子 電話:090-0000-0001、連絡先電話番号", "name phone"),
        ("氏名:東雲花子 電話:090-0000-0001 連絡先電話番号n>", "name phone"),
        ("氏名:東雲花子 電話:090-0000-0001 連絡先住所td|次", "name phone"),
        ("性別\t連絡先電話番号\t顧客名\n女性\t03-0000-0001\t東雲花子", "name phone"),
        ("会員名:東雲花子 / アカウント名:hanako_88 / 電話:03-0000-0001", "name number phone"),
        ("氏名\t東雲花子\nログインID\thanako.s8\n電話\t03-0000-0001", "name number phone"),
        ("会員名\tユーザーID\t電話\n東雲花子\thanako_88\t03-0000-0001", "name number phone"),
    ] {
        assert_eq!(kinds(text), all, "{text}");
    }
    for text in [
        "お問い合わせ窓口\n担当者名:東雲花子\n受付:平日9時から17時\n電話:03-0000-0001",
        "お問い合わせ先電話番号 03-0000-0009\n氏名:東雲花子\n電話:03-0000-0001",
        "連絡先電話番号は次のとおりです。\n氏名:東雲花子\n電話:03-0000-0001",
        "お問い合わせ先\n氏名:東雲花子\n電話:03-0000-0001",
        "氏名:東雲花子 電話:03-0000-0001 連絡先メール desk@example.jp",
        "氏名:東雲花子\n役職:理事長\n電話:03-0000-0001",
        "理事長氏名:東雲花子\n年齢:61\n電話:03-0000-0001",
        "漏えいした情報\n氏名:あり\n年齢:あり\n会員区分:あり\nカード番号:なし",
        "商品名:高級羽毛布団\n会員区分:一般\n電話:03-0000-0001",
        "ログインIDはshop_adminのままでした。",
        "アカウント名:support_desk\n窓口:03-0000-0001",
    ] {
        assert_eq!(kinds(text), "", "{text}");
    }
}

#[test]
fn a_record_ends_where_something_else_begins() {
    let kinds = |text: &str, format: Format| {
        let mut kinds: Vec<_> = found_in(text, format).into_iter().map(|(_, kind)| kind).collect();
        kinds.sort_unstable();
        kinds.join(" ")
    };
    let record = "氏名:東雲花子\n電話:03-0000-0001\nメール:hanako@example.com\n";
    for desk in [
        "お問い合わせ窓口:電話 0120-000-260",
        "\nお問い合わせ窓口 電話:0120-000-260",
        "\n連絡先電話番号 0120-000-260 住所:東京都港区見本町1-2-3",
        "\n本件の担当:総務課 電話:0120-000-260",
        "\nお問い合わせ窓口\n電話:0120-000-260 メール:desk@example.jp",
    ] {
        let text = format!("{record}{desk}\n");
        assert_eq!(kinds(&text, Format::Text), "email name phone", "{text}");
    }
    for text in [
        "ご連絡先 電話:0120-000-260\n漏えいした方の情報は次のとおりです。\n氏名:東雲花子\n電話:03-0000-0001",
        "お問い合わせ窓口は次のとおりです。漏えいした情報は次のとおりです。氏名:東雲花子、電話:03-0000-0001",
    ] {
        assert_eq!(kinds(text, Format::Text), "name phone", "{text}");
    }
    let cell = "<table><tr><td>1<td>連絡先電話番号 経緯<p>漏えいした方の情報は次のとおりです。<p>氏名:東雲花子 電話:090-0000-0001</table>";
    assert_eq!(kinds(cell, Format::Html), "name phone");
    let line = "<p>お詫び</p>氏名:東雲花子\n電話:03-0000-0001\nメール:hanako@example.com\n次の頁\n連絡先電話番号 03-0000-0002";
    assert!(kinds(line, Format::Html).starts_with("email name phone"));
    // What goes on without a gap is of the same person.
    for text in [
        "氏名:東雲花子\n電話:03-0000-0001\n役職:理事長\nメール:hanako@example.com",
        "氏名:東雲花子\n電話:03-0000-0001\n担当:広報\nメール:hanako@example.com",
        "漏えいした情報は次のとおりです。お問い合わせ窓口は次のとおりです。氏名:東雲花子、電話:03-0000-0001",
    ] {
        assert_eq!(kinds(text, Format::Text), "", "{text}");
    }
}

#[test]
fn words_before_a_label_are_none_of_it() {
    for text in [
        "ご登録いただいた方の氏名:東雲花子\n電話:090-0000-0001",
        "画面に見えた氏名:佐藤花子 電話:03-0000-0001",
        "漏えい氏名:東雲花子\n生年月日:1980年3月2日\nメール:hanako@example.com",
        "個人情報保護委員(速報)\n\n氏名:東雲花子\n電話:03-0000-0001",
    ] {
        assert!(found_in(text, Format::Text).len() >= 2, "{text}");
    }
    for text in [
        "商品の名前:高級羽毛布団\n電話:03-0000-0001",
        "お話を伺う担当の氏名:佐藤花子\n電話:03-0000-0001",
        "学校でお待ちする校長の氏名:佐藤花子 電話:03-0000-0001",
    ] {
        assert_eq!(found_in(text, Format::Text), [], "{text}");
    }
}

#[test]
fn a_sentence_that_announces_a_record_ends_what_a_desk_says_before_it_in_one_line() {
    let record = "氏名:勅使河原織香 電話:090-7002-3258 メール:orika@mail3.example";
    for lead in [
        "お問い合わせ窓口 https://mihon.example/ 漏えいした方の情報は次のとおりです。",
        "連絡先電話番号連絡先電、https://mihon.example/?x=1 漏えいした方の情報は次のとおりです。",
        "連絡先、流出した情報は以下のとおりです。",
        "連絡先:03-0000-0000。漏えいした情報は次のとおりです。",
        "担当:広報部 電話:03-0000-0000。漏えいした情報は次のとおりです。",
    ] {
        let found = found_in(&format!("{lead} {record}"), Format::Text);
        let kinds: Vec<_> = found.iter().map(|(_, kind)| *kind).collect();
        assert_eq!(kinds, ["name", "phone", "email"], "{lead}: {found:?}");
    }
    let record = "氏名:佐藤花子 電話:03-0000-0001 メール:hanako@mihon.example";
    for lead in ["漏えいした件の問い合わせ窓口は次のとおりです。", "漏えいの担当は次のとおりです。"]
    {
        assert_eq!(found_in(&format!("{lead} {record}"), Format::Text), [], "{lead}");
    }
}
