use super::day;
use crate::mentions::testing::read;
use crate::mentions::written_dates;

#[test]
fn between_whom_it_is_for_and_whom_it_is_from() {
    let body = "\n\n会員名簿を失くしました。お詫びいたします。\n";
    assert!(printed(&format!("会員の皆さまへ　　2026年3月10日　会計係より{body}")));
    assert!(printed(&format!("名簿の紛失について\n\n2026年3月10日　はぎの里調剤薬局(管理薬剤師){body}")));
    for sender in ["医療法人清流会 はまなす病院　院長", "しろがねバス株式会社 社長 波多野"]
    {
        assert!(printed(&format!("名簿の紛失について\n\n2026年3月10日　{sender}{body}")), "{sender}");
    }
    assert!(!printed(&format!("名簿の紛失について\n\n当会は 2026年3月10日 に名簿を失くしました{body}")));
}

#[test]
fn behind_a_label_in_a_list_or_a_row() {
    let head = "# 名簿の流出について:最終報告\n\n";
    assert!(printed(&format!("{head}- 発行日:2026年3月10日\n- 発行者:山の会\n\n調査が終わりました。\n")));
    assert!(printed(&format!(
        "{head}| 発行日 | 2026年3月10日 |\n| 発行者 | 山の会 |\n\n調査が終わりました。\n"
    )));
    assert!(!printed(&format!("{head}- 前回のお知らせ:2026年3月10日(第1報)\n\n調査が終わりました。\n")));
    // Wherever it stands, a label that says no more than that.
    let told = "# 名簿の流出について\n\n名簿を失くしました。お詫びいたします。\n\n";
    let rest = "| 発覚 | 3月2日 |\n\n次のとおり改めます。\n\n鍵をかけます。\n\n見回ります。\n\n数えます。\n";
    assert!(printed(&format!("{told}| 発表 | 2026年3月10日 山の会 |\n|---|---|\n{rest}")));
    assert!(!printed(&format!("{told}| 前回の発表 | 2026年3月10日 山の会 |\n|---|---|\n{rest}")));
}

fn printed(text: &str) -> bool {
    read(text, |scene| day(scene, &written_dates::find(scene)).is_some())
}

#[test]
fn a_day_of_publication_stands_at_the_head_or_foot_or_above_the_first_heading() {
    let body = "会員名簿を紛失しました。深くお詫び申し上げます。";
    for text in [
        format!(
            "会員名簿の紛失について　Q&A\n2026年6月29日　北山登山会\n\nQ1 何があったのですか\nA {body}\n"
        ),
        format!("会員名簿の紛失について\n\n発行:北山登山会 2026年6月29日\n\n{body}\n"),
        format!("【お詫び】会員名簿の紛失について(2026年6月29日 北山登山会)\n\n{body}\n"),
        format!("【2026.6.29 お知らせ】会員名簿の紛失について\n\n{body}\n"),
        format!("# 会員名簿の紛失について\n\n2026-06-29 / 北山登山会(山小屋の運営者です)\n\n{body}\n"),
        format!("件名:会員名簿の紛失について\n\n送信:2026年6月29日\n差出:北山登山会\n\n{body}\n"),
        format!(
            "いつもお世話になっております。\n\n2026年6月29日\n北山登山会\n\n会員名簿の紛失について\n\n{body}\n"
        ),
        format!(
            "会員名簿の紛失について\n\n{body}\n\n2026年6月29日\n北山登山会 会長\n\n1.経緯\n6月1日に気づきました。\n\n2.対応\n警察に届けました。\n\n3.原因\n鍵をかけていませんでした。\n\n4.連絡先\n電話 03-0000-0000\n"
        ),
    ] {
        assert!(printed(&text), "{text}");
    }
    for text in [
        format!(
            "会員名簿の紛失について\n\n{body}\n\n2026年6月29日\n紛失に気づきました。\n\n1.経緯\n{body}\n\n2.対応\n{body}\n\n3.原因\n{body}\n"
        ),
        format!("会員名簿の紛失について(2026年6月29日に紛失したもの)\n\n{body}\n"),
        format!(
            "会員名簿の紛失について\n\n{body}\n\n発生:北山登山会 2026年6月29日\n\n{body}\n\n{body}\n\n{body}\n"
        ),
    ] {
        assert!(!printed(&text), "{text}");
    }
}

#[test]
fn a_signature_holds_the_day_whatever_tells_how_to_reach_the_sender() {
    let body = "会員名簿を紛失しました。深くお詫び申し上げます。";
    let head = "会員名簿の紛失について\n\n";
    for text in [
        format!("{head}{body}\n\n令和8年6月29日　担当:会員係　電話 0267-00-1180\n"),
        format!("{head}{body}\n\n2026年6月29日　北が丘山の会会長　沢井(連絡は 0267-00-1180 まで)\n"),
        format!("{head}{body}\n\n(2026年6月29日 北山登山会)\n"),
        format!("{head}北山登山会　2026年6月29日\n\n{body}\n"),
        format!("【掲示】{body}2026年6月29日　北山登山会(連絡先:山小屋 0267-00-1180)\n"),
        format!("【お詫び】2026年6月29日　北山登山会／{body}\n"),
    ] {
        assert!(printed(&text), "{text}");
    }
    for text in [
        format!("{head}{body}\n\n2026年6月28日　名簿を持って出る\n2026年6月29日　なくしたと分かる\n"),
        format!("{head}{body}\n\n説明会　2026年6月29日　山小屋\n"),
        format!("{head}{body}2026年6月29日に警察へ届けました。\n"),
        format!("{head}発生日　2026年6月29日\n発覚日　2026年6月30日\n\n{body}\n"),
    ] {
        assert!(!printed(&text), "{text}");
    }
}
