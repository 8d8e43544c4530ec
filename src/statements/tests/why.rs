//! What tells why something came about, what only regrets it, and what says no more than that somebody was at fault.

use super::*;

const FOUND: &str =
    "名簿の漏えいについて\n\n5月1日、会員の名簿が外部の方に渡っていたことが分かりました。\n\n";

fn cause(line: &str) -> Told {
    told(&format!("{FOUND}{line}\n"), "cause")
}

#[test]
fn what_is_accounted_for_is_why() {
    for line in [
        "係が二つの束を一緒に数えたものです。",
        "店主が小さな画面で見ただけで上げたものでございます。",
        "番号を突き合わせずに作業していたものです。",
    ] {
        assert!(!cause(line).stated.is_empty(), "{line}");
    }
    for line in ["5月2日に判明したものです。", "名簿は4月に作成されたものです。"] {
        assert!(cause(line).stated.is_empty(), "{line}");
    }
}

#[test]
fn what_is_only_regretted_is_not_why() {
    for line in ["皆様のお気持ちを傷つけてしまいました。", "名簿が外部に渡ってしまいました。"]
    {
        assert!(cause(line).stated.is_empty(), "{line}");
    }
    for line in ["名簿を電車の棚に置いてきてしまいました。", "全員の宛先をCcの欄に入れてしまいました。"]
    {
        assert!(!cause(line).stated.is_empty(), "{line}");
    }
}

#[test]
fn what_is_done_about_a_mistake_is_not_why() {
    for line in
        ["誤って届いた封筒は、すべて回収しました。", "その日のうちに控えと見比べ、取り違えを確認しました。"]
    {
        assert!(cause(line).stated.is_empty(), "{line}");
    }
    for line in
        ["誤って裁断する箱に入れていたことが判明しました。", "写り込んでいることに誰も気づきませんでした。"]
    {
        assert!(!cause(line).stated.is_empty(), "{line}");
    }
}

#[test]
fn sums_and_what_was_spared_have_reasons_of_their_own() {
    for line in [
        "二重に数えていた9名分を除いたためです。",
        "口座の番号は別の仕組みで管理しているため、漏えいはありません。",
    ] {
        assert!(cause(line).stated.is_empty(), "{line}");
    }
}

#[test]
fn a_fault_without_a_thing_is_vague() {
    for line in [
        "窓口業務における基本動作の不徹底が原因でございました。",
        "担当した者の理解不足によるものです。",
        "管理が行き届いておりませんでした。",
        "ひとえに私どもの不行き届きによるものと受け止めております。",
        "何らかの手違いがあったものと反省しております。",
        "悪意を持つ何者かから攻撃を受けたことによります。",
        "第三者によるランサムウェア攻撃を受けたことによるものです。",
    ] {
        let told = cause(line);
        assert!(told.stated.is_empty() && !told.vague.is_empty(), "{line} {told:?}");
    }
    for line in [
        "宛先の欄を見直すことを怠った担当者の不注意によるものです。",
        "名簿の棚に鍵を掛けていなかった管理の不備によるものです。",
    ] {
        let told = cause(line);
        assert!(!told.stated.is_empty() || !told.unsure.is_empty(), "{line} {told:?}");
    }
}

#[test]
fn who_else_looks_into_it_puts_it_off() {
    for line in [
        "事情の究明は、外部の委員会に委ねております。",
        "なぜ起きたのかについては、部署ごとに話を聞いている段階です。",
    ] {
        assert!(!cause(line).deferred.is_empty(), "{line}");
    }
}

#[test]
fn amends_and_states_are_no_measures() {
    let after = "5月2日に個人情報保護委員会へ報告しました。\n\n会員の皆様には書面でお知らせしました。\n\n";
    let measures = |line: &str| told(&format!("{FOUND}{after}{line}\n"), "recurrence-measures");
    for line in [
        "持ち出した者に対する訴えを起こしました。",
        "外部から開ける状態は、8月20日まで続きました。",
        "会員番号は別の場所にあります。",
        "出荷の前に番号を機械で読み合わせる決まりでしたが、守られていませんでした。",
    ] {
        let told = measures(line);
        assert!(told.stated.is_empty() && told.unsure.is_empty(), "{line} {told:?}");
    }
    for line in [
        "毎月の点検を始めました。",
        "全員への研修を行いました。",
        "閲覧できる者を会長と書記に絞る決まりに改めました。",
    ] {
        let told = measures(line);
        assert!(!told.stated.is_empty() || !told.unsure.is_empty(), "{line} {told:?}");
    }
    let told =
        told(&format!("{FOUND}名簿の扱い方は、委員会でこれから決めてまいります。\n"), "recurrence-measures");
    assert!(!told.deferred.is_empty(), "{told:?}");
}

#[test]
fn what_came_back_was_answered() {
    for line in [
        "同日、名簿の返却を受けました。",
        "5月2日、係がお宅へ伺い、名簿をお返しいただきました。",
        "名簿を取り除いたのは5月3日でした。",
    ] {
        let told = told(&format!("{FOUND}{line}\n"), "containment");
        assert!(!told.stated.is_empty() || !told.unsure.is_empty(), "{line} {told:?}");
    }
    for line in ["軽率でございました。", "会費の記録は別の帳面に記しております。"]
    {
        let told = told(&format!("{FOUND}{line}\n"), "containment");
        assert!(told.stated.is_empty() && told.unsure.is_empty(), "{line} {told:?}");
    }
}

#[test]
fn what_was_wrong_to_do_is_why() {
    for line in [
        "手の届く所に、ひもも付けずに置いていたのがいけませんでした。",
        "番号札を見ずに名字だけで呼んだことによる。",
        "いつもの道具を使わなかったせいです。",
        "並び順だけを頼りに入れたのがよくありませんでした。",
    ] {
        assert!(!cause(line).stated.is_empty(), "{line}");
    }
}

#[test]
fn what_an_intruder_got_into_is_no_way_in() {
    for line in [
        "委託先のサーバーに対する第三者の不正アクセスによるものです。",
        "本件は、第三者による当社システムへの不正アクセスを原因とするものであります。",
        "外部の者による、当社の業務用サーバーへの侵入です。",
    ] {
        let told = cause(line);
        assert!(told.stated.is_empty() && !told.vague.is_empty(), "{line}");
    }
    for line in [
        "第三者がVPN装置から当社のネットワークに侵入したことによるものです。",
        "更新を怠ったサーバーへの侵入によるものです。",
    ] {
        assert!(!cause(line).stated.is_empty(), "{line}");
    }
}
