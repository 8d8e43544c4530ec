//! The class of a cause: read from what a notice tells to have happened, never from what was done about it.

use crate::folder::Folder;
use serde_json::Value;

fn class(text: &str) -> String {
    let folder = Folder::new().with("notice.md", text);
    let ran = folder.run(&["facts", "notice.md", "--isolated", "--format", "json"]);
    let facts: Value = serde_json::from_str(&ran.out).expect("JSON");
    facts["documents"][0]["cause_class"].as_str().expect("a class").to_owned()
}

/// A notice of three sections: what happened, why, and what follows.
fn notice(title: &str, happened: &str, cause: &str, after: &str) -> String {
    format!(
        "# {title}\n\n{happened}皆さまに深くお詫び申し上げます。\n\n## 原因\n\n{cause}\n\n## 再発防止策\n\n{after}\n\n\
         ## お問い合わせ\n\n総務課 電話 0120-000-000\n"
    )
}

const DUTIES: &str = "宛先を二人で確かめ、ウイルス対策ソフトと外部からの不正アクセスの監視を見直し、設定の誤りを毎月点検します。";

#[test]
fn the_cause_is_what_happened() {
    let cases = [
        (
            "mis-sent",
            "請求書が別のお客様の封筒で届いていたことがわかりました。",
            "窓付き封筒に入れるときに順番がずれていました。",
        ),
        (
            "mis-sent",
            "9月4日、異なる会員様の明細を差し込んでメールを配信しました。",
            "名簿の列を詰めてしまいました。",
        ),
        (
            "lost-or-stolen",
            "参加者の名簿を入れた鞄を電車の網棚に置き忘れました。",
            "担当者が帰宅の途中で寝過ごしました。",
        ),
        (
            "misconfiguration",
            "申込フォームの回答が外部から見える状態でした。",
            "公開の範囲の設定を初期値のままにしていました。",
        ),
        (
            "misconfiguration",
            "予約の一覧が誰からでも開ける状態になっていました。",
            "制限の設定を新しい機器に移し忘れました。",
        ),
        (
            "mis-published",
            "会議の資料をホームページに掲げたところ、個人の連絡先が読み取れました。",
            "列を「非表示」にしただけで公にしました。",
        ),
        (
            "unauthorised-access",
            "会員の情報が、見知らぬ第三者に持ち出され、外部のサーバーに複製されました。",
            "管理画面のパスワードが使い回しでした。",
        ),
        (
            "malware-ransomware",
            "事務所の端末がコンピュータウイルスに感染しました。",
            "請求書を装う添付ファイルを開きました。",
        ),
        (
            "insider",
            "職員が、職務上の必要がないのに患者の記録を閲覧していました。",
            "閲覧の記録を点検しておらず、気づくのが遅れました。",
        ),
        (
            "support-scam",
            "パソコンに偽の警告が出て、案内された番号に電話し、遠隔操作をされ、会員の名簿が流出した可能性があります。",
            "指示のとおりに操作したためです。",
        ),
    ];
    for (wanted, happened, cause) in cases {
        let text = notice("個人情報に関するお詫びとお知らせ", happened, cause, DUTIES);
        assert_eq!(class(&text), wanted, "{text}");
    }
}

/// Told in everyday words: who did what to what, and no name of the class.
#[test]
fn the_cause_in_other_words() {
    let cases = [
        (
            "mis-sent",
            "検診の案内を、よそのご家庭の封筒にはさんだままお出ししました。",
            "束を机で広げたとき、順が一枚ずつずれました。",
        ),
        (
            "mis-sent",
            "処方の控えが、隣の町の工務店のFAXに届いておりました。",
            "短縮番号を打ち違えて覚え込ませていました。",
        ),
        (
            "lost-or-stolen",
            "訪問先へ向かう途中で車の窓を割られ、座席の台帳を持ち去られました。",
            "車を離れる間も荷物を置いたままにしていました。",
        ),
        (
            "insider",
            "解雇した元書記が、端末から名簿を書き出し、私物の記憶媒体に写していました。",
            "利用の資格を月末まで残していました。",
        ),
        (
            "misconfiguration",
            "答え終えた方の画面に、ほかの方の回答が並んで見えていました。",
            "結果を見せる機能が初期値で有効になったまま配信しました。",
        ),
        (
            "mis-published",
            "行事の写真をSNSに投稿したところ、後ろの板書の名前が写り込んでいました。",
            "拡大して見る者がいませんでした。",
        ),
        (
            "malware-ransomware",
            "夜のうちにサーバーが荒らされ、中の台帳が暗号化されていました。",
            "保守の入口に推測されやすい合言葉が付いていました。",
        ),
        (
            "support-scam",
            "パソコンの画面に警告が出て、係の者が番号に電話し、相手に遠隔操作を許しました。",
            "本物の知らせと思い込みました。",
        ),
        ("other", "大雨で沢があふれ、倉の名簿の箱が流されました。", "棚が低いところにありました。"),
    ];
    for (wanted, happened, cause) in cases {
        let happened = format!("{happened}会員の氏名と電話番号が漏えいしたおそれがあります。");
        let text = notice("個人情報に関するお詫びとお知らせ", &happened, cause, DUTIES);
        assert_eq!(class(&text), wanted, "{text}");
    }
}

#[test]
fn what_was_done_about_it_is_no_cause() {
    let after = [
        "お手紙が宛先不明で戻った方には、お電話でご連絡します。",
        "BCCの使い方とFAXの宛先を研修します。",
        "ランサムウェアの対策と、紛失したときの届け出の手順を定めます。",
    ];
    for after in after {
        let text = notice(
            "会員情報の流出について",
            "何者かがサーバーに侵入し、会員の情報が流出しました。",
            "弱点が残っていました。",
            after,
        );
        assert_eq!(class(&text), "unauthorised-access", "{text}");
    }
}
