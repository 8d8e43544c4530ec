//! Whole kinds, where they stand, and what is said of them.

use crate::builtin::builtin;
use crate::document::{Format, read};
use crate::mentions::{Certainty, Hits, Scene, leads};
use crate::statements::{self, Vocabulary};

const TOP: &str = "会員情報の流出について\n\n9月8日、会員情報が外部に流出しました。\n\n";

/// The kinds of a text, each with `-` before it where it did not leak and `?` where it may have.
fn kinds_in(text: &str, format: Format) -> Vec<String> {
    let ruleset = builtin().unwrap();
    let document = read(text, format);
    let hits = Hits::scan(&document, &ruleset);
    let leads = leads(&document, &hits, &ruleset);
    let scene = Scene { document: &document, hits: &hits, ruleset: &ruleset, leads: &leads };
    let stated = statements::read(&document, Vocabulary::built_in());
    let (found, _) = super::data_types(&scene, &stated);
    let sign = |certainty| match certainty {
        Certainty::Denied => "-",
        Certainty::Possible => "?",
        Certainty::Confirmed => "",
    };
    found.iter().map(|kind| format!("{}{}", sign(kind.certainty), document.at(kind.place))).collect()
}

pub(super) fn kinds(text: &str) -> String {
    kinds_in(&format!("{TOP}{text}\n"), Format::Text).join(" ")
}

#[test]
fn what_is_said_of_a_kind_may_stand_behind_a_bracket_or_another_clause() {
    assert_eq!(
        kinds("氏名とお電話番号(会社のもの)は別の帳簿にあり、含まれておりません。"),
        "-氏名 -お電話番号"
    );
    assert_eq!(kinds("氏名と暗証番号(4桁)が外から見える状態でした。"), "氏名 暗証番号");
    assert_eq!(kinds("氏名と住所は別の部署で管理しており、対象外です。"), "-氏名 -住所");
    assert_eq!(kinds("氏名と住所は当館ではお預かりしておらず、漏れておりません。"), "-氏名 -住所");
    assert_eq!(kinds("見られた可能性のある氏名と住所を使った勧誘が届くかもしれません。"), "?氏名 ?住所");
}

#[test]
fn what_is_said_of_the_one_before_holds_for_the_next() {
    let text = "氏名と住所は表示されていません。入場のための暗証番号も同様です。";
    assert_eq!(kinds(text), "-氏名 -住所");
    assert_eq!(kinds("会員証の番号とお支払いの情報は外で管理しており、画面には出ません。"), "");
    assert_eq!(
        kinds("札に書かれていたのは、氏名、年齢、利用する浴槽の深さ、希望の色と形です。"),
        "氏名 年齢"
    );
    assert_eq!(kinds("写真がどこかに貼られたり、使われたりしたという話は聞いていません。"), "");
}

#[test]
fn nothing_but_these_closes_a_list() {
    for question in ["何が見えてしまったの", "なにが載っていたか"] {
        let text = format!("■{question}\n・お客さんのお名前\n・電話番号\n・先週のご注文の品物\n");
        assert_eq!(kinds(&text), "お客さんのお名前 電話番号 先週のご注文の品物", "{question}");
    }
    let text = "内容は次のとおりで、これ以外のものはページにありません。\n\n・氏名\n・住所\n・電話番号\n";
    assert_eq!(kinds(text), "氏名 住所 電話番号");
}

#[test]
fn a_kind_is_the_whole_phrase() {
    for (text, expected) in [
        (
            "流出したのは、船長の氏名、登録した港の名前、引き受け額、積み荷の種類です。",
            "船長の氏名 登録した港の名前 引き受け額 積み荷の種類",
        ),
        (
            "台帳に記載されていた氏名、釣り場の名称、直近8回分の利用履歴が流出しました。",
            "氏名 釣り場の名称 直近8回分の利用履歴",
        ),
        (
            "流出した情報\n・契約者の氏名\n・ログイン用のパスワード\n・飼っている犬の名前\n",
            "契約者の氏名 ログイン用のパスワード 飼っている犬の名前",
        ),
        (
            "流出したのは、組合員の氏名、検査結果の写し、緊急連絡先の続柄です。",
            "氏名 検査結果の写し 緊急連絡先の続柄",
        ),
        ("お客様320名分の氏名と電話番号が流出しました。", "氏名 電話番号"),
        (
            "お客様クレジットカード情報と会員ログインパスワード、会員番号が流出しました。",
            "クレジットカード情報 ログインパスワード 会員番号",
        ),
        (
            "氏名、保険証の記号・番号、薬の名前と分量、住所が流出しました。",
            "氏名 保険証の記号・番号 薬の名前と分量 住所",
        ),
    ] {
        assert_eq!(kinds(text), expected, "{text}");
    }
}

#[test]
fn what_was_written_or_shown_is_a_kind_whatever_the_verb() {
    for (text, expected) in [
        (
            "札に刷られていたのは会員12名のお名前、飼い犬の種類、散歩の時刻で、ご住所や生年月日はありません。",
            "お名前 飼い犬の種類 散歩の時刻 -ご住所 -生年月日",
        ),
        (
            "帳面に記してあったのは、8名の塾生の名前、模試の順位、面談で打ち明けられた将来の望みです。",
            "塾生の名前 模試の順位 面談で打ち明けられた将来の望み",
        ),
        ("破れ目からは、お名前、お勤め先、年収が読み取れます。", "お名前 お勤め先 年収"),
        ("控えには、お名前・電話番号・お預かり品が書いてあります。", "お名前 電話番号 お預かり品"),
        ("書類には、3名様の口座番号、お届け印の印影がございます。", "口座番号 お届け印の印影"),
        ("11名の方のお名前とご事情が、だれにでも読めるようになっておりました。", "お名前 ご事情"),
        ("当選者のお名前、市区町村、靴の寸法を書いた頁が出ていました。", "当選者のお名前 市区町村 靴の寸法"),
        (
            "【手帳の中身】\nお名前/ご住所/会費の額\n口座番号は、この手帳にはありません。",
            "お名前 ご住所 会費の額 -口座番号",
        ),
        ("三、氏名を書く欄は置かず、職場の区分だけを尋ねます。", ""),
        ("19日の午後1時15分、表に名前の並ぶ紙に気づきました。", "名前"),
        ("「知らない人の名前が書いてある」とのお電話をいただきました。", ""),
    ] {
        assert_eq!(kinds(text), expected, "{text}");
    }
}

#[test]
fn what_a_question_names_is_told_by_its_answer() {
    for (text, expected) in [
        ("Q3　住所やカード番号は大丈夫ですか。\nA 申込みのときに伺っておりません。", "-住所 -カード番号"),
        ("問　パスワードや口座番号は。\n答 どちらも外へ出ていません。", "-パスワード -口座番号"),
        ("Q2　氏名や住所は見られましたか。\nA 調べております。", ""),
    ] {
        assert_eq!(kinds(text), expected, "{text}");
    }
}

#[test]
fn lists_in_any_layout() {
    for (text, expected) in [
        ("項目:受講番号、氏名、席の希望", "受講番号 氏名 席の希望"),
        ("項目は、氏名、病名、処方です。", "氏名 病名 処方"),
        ("控えに載っていたのは、氏名、住所、席の希望だ。", "氏名 住所 席の希望"),
        ("同封されたもの 証明書(氏名、所得額、家族の人数)", "氏名 所得額 家族の人数"),
        ("職員12名の3月分の給与明細(氏名、支給額、控除額)でした。", "氏名 支給額 控除額"),
        ("氏名・支部名・手当への要望が見えるようになっていました。", "氏名 支部名 手当への要望"),
        ("見える状態だった項目\n(1)氏名 (2)電話番号 (3)購入した品", "氏名 電話番号 購入した品"),
        ("見えていたのは、氏名、住所、電話番号の三つです。", "氏名 住所 電話番号"),
        ("会員様の氏名、住所、予約された席が見える状態でした。", "氏名 住所 予約された席"),
        ("会員40名のメールアドレスと通称が対象で、電話番号は含まれません。", "メールアドレス 通称 -電話番号"),
        (
            "記されていたこと:部屋番号、氏名\n記されていなかったこと:電話番号、勤め先",
            "部屋番号 氏名 -電話番号 -勤め先",
        ),
        ("| 区分 | 漏えいした情報 |\n|---|---|\n| 会員 | 氏名、犬種 |\n", "氏名 犬種"),
        ("載った電話番号へ不審な連絡があったというお話はありません。", ""),
        ("お客様のメールアドレスが見えたり、他の方へ届いたりしたことはありません。", "-メールアドレス"),
    ] {
        assert_eq!(kinds_in(&format!("{TOP}{text}\n"), Format::Markdown).join(" "), expected, "{text}");
    }
}

#[test]
fn where_a_kind_stands_any_word_is_one() {
    for (text, expected) in [
        (
            "名簿には氏名、犬種、ワクチンの接種日と担当の名が記されていました。",
            "氏名 犬種 ワクチンの接種日 担当の名",
        ),
        ("流出したのは、滞在日数、部屋の種類、朝食の内容です。", "滞在日数 部屋の種類 朝食の内容"),
        (
            "ファイルに含まれていた項目は、申込区分、希望するコース、受付時刻でした。",
            "申込区分 希望するコース 受付時刻",
        ),
        ("お名前、学年、送迎の方の続柄などです。", "お名前 学年 送迎の方の続柄"),
        ("名簿には氏名、好きな給食、車の色が書かれていました。", "氏名 好きな給食 車の色"),
        ("含まれていたのは、学生、教職員、取引先の方です。", ""),
        ("対象となるのは、東店、西店、北店です。", ""),
        ("原因は、確認の不足、手順の不備、研修の遅れです。", ""),
        ("今後は、宛先の照合、承認の記録、研修を行います。", ""),
    ] {
        assert_eq!(kinds(text), expected, "{text}");
    }
}

#[test]
fn what_stands_in_brackets_belongs_to_its_kind() {
    for (text, expected) in [
        (
            "流出した情報\n・氏名(フリガナを含む)\n・個人番号(マイナンバー)\n・パスワード(元の文字列に戻せない形に変換したもの)\n",
            "氏名(フリガナを含む) 個人番号(マイナンバー) パスワード",
        ),
        ("会員情報(氏名、住所、加入コース)が流出しました。", "氏名 住所 加入コース"),
    ] {
        assert_eq!(kinds(text), expected, "{text}");
    }
}

#[test]
fn no_kind_inside_a_longer_word_or_a_verb() {
    for text in [
        "マイナンバーカード交付窓口の混雑が続き、案内図が流出しました。",
        "診療科受付の台帳が見当たりません。",
        "入院された方のご家族が、書類を紛失しました。",
        "健康診断を受けた方の名札を、誤って掲載しました。",
    ] {
        assert_eq!(kinds(text), "", "{text}");
    }
}

#[test]
fn any_item_in_the_place_of_one_is_a_kind() {
    for (text, expected) in [
        ("ファイルにあったもの\n\n・氏名\n・会員番号\n・好きな釣り場\n", "氏名 会員番号 好きな釣り場"),
        ("流出した情報\n○氏名\n○電話番号\n○釣果\n\n原因\n\n設定を誤りました。", "氏名 電話番号 釣果"),
        ("流出した情報\n①氏名②住所③釣り場\n\n以上です。", "氏名 住所 釣り場"),
        ("1. 流出した情報\n\n氏　名\n住　所\n電　話　番　号\n\n以上です。", "氏名 住所 電話番号"),
    ] {
        assert_eq!(kinds(text), expected, "{text}");
    }
}

#[test]
fn denied_by_the_end_of_the_sentence() {
    for text in [
        "口座番号は、この名簿には書かれておりません。",
        "口座番号は、別の部屋で保管しているため、今回の箱には入れていませんでした。",
        "口座番号や暗証番号は画面に出ない作りになっていて、表示されません。",
        "口座番号の欄はありません。",
        "口座番号等の決済に関する情報は代行会社が預かっており、当社では保持しておりません。",
        "流出していない情報\n・口座番号\n",
        "【漏えいしていない情報】口座番号、暗証番号",
        "口座番号:なし",
        "口座番号が外部へ送られた形跡はありません。",
    ] {
        let found = kinds(text);
        assert!(found.starts_with('-') && !found.contains(" 暗"), "{text}: {found}");
    }
}

#[test]
fn what_was_not_protected_or_not_settled_is_not_denied() {
    for text in [
        "流出した氏名、パスワードは暗号化されていませんでした。",
        "氏名、電話番号が流出した方の数は特定できておりません。",
        "氏名は流出しましたが、電話番号は含まれておりません。",
    ] {
        assert!(kinds(text).starts_with("氏名"), "{text}: {}", kinds(text));
    }
}

#[test]
fn what_readers_are_asked_for_is_no_leak() {
    for text in [
        "お電話の際は、氏名と会員番号をお知らせください。",
        "氏名、暗証番号をお尋ねすることはありません。",
        "今後は、氏名と住所を機械で照合します。",
        "予約番号とお名前で開ける照会ページを閉じました。",
    ] {
        assert_eq!(kinds(text), "", "{text}");
    }
}

#[test]
fn marks_in_tables_and_boxes() {
    for (text, expected) in [
        (
            "## 流出した情報\n\n| 項目 | 有無 |\n|---|---|\n| 氏名 | 有 |\n| 口座番号 | 無 |\n",
            "氏名 -口座番号",
        ),
        (
            "## 流出した情報\n\n| 氏名 | 住所 | 口座番号 |\n|---|---|---|\n| ○ | ○ | × |\n",
            "氏名 住所 -口座番号",
        ),
        (
            "## 流出した情報\n\n| 項目 | 一般(40名) | 講師(9名) |\n|---|---|---|\n| 氏名 | ○ | ○ |\n| 流派 | × | ○ |\n| 口座番号 | × | × |\n",
            "氏名 流派 -口座番号",
        ),
        (
            "## 流出した情報\n\n| | 氏名 | 口座番号 |\n|---|---|---|\n| 会員 | ○ | × |\n| 職員 | ○ | ○ |\n",
            "氏名 口座番号",
        ),
        ("## 流出した情報\n\n☑氏名 ☑住所 ☐口座番号\n", "氏名 住所 -口座番号"),
    ] {
        let text = format!("# 会員情報の流出\n\n9月8日、会員情報が流出しました。\n\n{text}");
        assert_eq!(kinds_in(&text, Format::Markdown).join(" "), expected, "{text}");
    }
    let counts = "# 会員情報の流出\n\n9月8日、会員情報が流出しました。\n\n## 流出した情報\n\n氏名、住所です。\n\n| 区分 | 窓口 | 郵送 |\n|---|---|---|\n| 住所を含む申込書 | 12枚 | － |\n";
    assert!(!kinds_in(counts, Format::Markdown).iter().any(|kind| kind.starts_with('-')));
    assert_eq!(kinds("流出した情報\n■氏名\n■住所\n□口座番号\n"), "氏名 住所 -口座番号");
    assert_eq!(kinds("流出した情報\n■氏名\n■住所\n■口座番号\n"), "氏名 住所 口座番号");
}

#[test]
fn labels_say_what_befell_the_data_and_what_did_not() {
    for (text, expected) in [
        ("混入した情報:氏名、電話番号", "氏名 電話番号"),
        ("混入しなかった情報:氏名、パスワード", "-氏名 -パスワード"),
        ("暗号化されていない情報:氏名、電話番号", "氏名 電話番号"),
        ("お預かりする情報の例をお調べします。", ""),
        ("パスワード、カードの情報および住所は、画面に表示されません。", "-パスワード -住所"),
        ("会員のパスワードについては、漏れた形跡がないことを調査会社が確かめました。", "-パスワード"),
        ("クレジットカード番号は別の会社が預かり、この管理システムにはありません。", "-クレジットカード番号"),
    ] {
        assert_eq!(kinds(text), expected, "{text}");
    }
}

#[test]
fn what_is_made_so_as_not_to_show_did_not_leak() {
    for text in [
        "見えたのは氏名です。電話番号と生年月日は、この一覧に出ない作りになっています。",
        "見えたのは氏名です。電話番号と生年月日は、画面に残らない設定でした。",
        "見えたのは氏名です。\n\n|見えなかった項目|電話番号、生年月日|\n|窓口|03-0000-1111|\n",
    ] {
        assert_eq!(kinds(text), "氏名 -電話番号 -生年月日", "{text}");
    }
    // What is rare, or supposed, denies nothing.
    for text in ["電話番号は、少ない件数です。", "電話番号は、残らない可能性です。"]
    {
        assert!(!kinds(text).contains('-'), "{text}");
    }
}

#[test]
fn what_nobody_has_heard_of_says_nothing_of_the_leak() {
    let text =
        "載っていたのは、児童の写真と名前です。いまのところ、写真がよそに貼られたという話は聞いていません。";
    assert_eq!(kinds(text), "写真 名前");
}

#[test]
fn a_list_of_which_the_text_says_neither_is_a_list_all_the_same() {
    let lists = |text: &str| {
        let ruleset = builtin().unwrap();
        let document = read(text, Format::Text);
        let hits = Hits::scan(&document, &ruleset);
        let leads = leads(&document, &hits, &ruleset);
        let scene = Scene { document: &document, hits: &hits, ruleset: &ruleset, leads: &leads };
        let stated = statements::read(&document, Vocabulary::built_in());
        super::data_types(&scene, &stated).1.len()
    };
    let lost = "台帳について\n\n9月2日、台帳をなくしました。";
    assert_eq!(lists(&format!("{lost}欄は、名前、部屋番号、電話番号の三つしか設けておりません。\n")), 1);
    assert_eq!(lists(&format!("{lost}お名前とご住所、電話番号をお知らせください。\n")), 0);
}

#[test]
fn what_closes_a_list_is_no_part_of_its_last_kind() {
    for (text, expected) in [
        ("見えていた情報は、会員番号、氏名、購入日の3項目です。", "会員番号 氏名 購入日"),
        ("持ち出された情報は氏名、勤務先、生年月日の範囲に収まります。", "氏名 勤務先 生年月日"),
        ("送られたのは氏名と部署の二点だけです。", "氏名 部署"),
    ] {
        assert_eq!(kinds(text), expected, "{text}");
    }
}

#[test]
fn a_row_is_headed_by_its_first_cell() {
    let rows = "|漏れた項目|氏名、住所|\n|漏れていない項目|病名、口座番号|\n";
    assert_eq!(kinds(rows), "氏名 住所 -病名 -口座番号");
}

#[test]
fn an_apology_before_a_list_is_no_heading() {
    assert_eq!(kinds("深くお詫び申し上げます。\n\n・氏名、住所、電話番号\n"), "氏名 住所 電話番号");
}

#[test]
fn what_stands_where_a_kind_would_and_is_none() {
    for (text, expected) in [
        (
            "■流出した情報\n\n| 対象 | 人数 | 項目 |\n|---|---|---|\n| 応募者 | 84名 | 氏名、住所 |\n",
            "氏名 住所",
        ),
        ("入っていたのは、氏名、住所です。端末に鍵(パスワード)はかけておりませんでした。", "氏名 住所"),
        ("入っていたのは、氏名、住所です。端末には暗証番号を設定しておりました。", "氏名 住所"),
        ("これからは、載せる係の人と別の人が開いて読んでから公開します。", ""),
        ("見えていたのは、お名前、電話番号、本の題名です。", "お名前 電話番号 本の題名"),
        ("流出したのは、氏名、住所、パスワードです。", "氏名 住所 パスワード"),
    ] {
        assert_eq!(kinds(text), expected, "{text}");
    }
}

#[test]
fn a_label_in_any_bracket_asks_for_the_kinds_behind_it() {
    for open in ["【何が】", "〔何が〕", "何が:"] {
        assert_eq!(
            kinds(&format!("{open}お名前、居室番号、日々の体温")),
            "お名前 居室番号 日々の体温",
            "{open}"
        );
    }
}
