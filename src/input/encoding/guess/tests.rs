use super::*;

/// Ten to thirty characters, as they stand alone in a file or in a test of somebody who tries this out.
const SHORT: &[&str] = &[
    "個人情報漏えいのお詫び",
    "お客様情報の流出について",
    "メールの誤送信がありました。",
    "令和６年１１月１８日　株式会社見本",
    "【重要】不正アクセスに関するお知らせ",
    "㈱見本商事 代表取締役 髙橋一郎",
    "Web サイトの改ざんについて(第2報)",
    "1. 概要\n職員が書類を紛失しました。",
    "会員120名の氏名が漏えいしました",
    "お問い合わせ先：０３－００００－００００",
    "ご迷惑をおかけし、深くお詫びします",
    "クレジットカード情報の漏洩",
    "東京都千代田区霞が関",
    "ﾒｰﾙｱﾄﾞﾚｽの一覧を誤って送信した",
    "対象：1,200件(うち氏名 300件)",
    "調査の結果、① 氏名 ② 住所 ③ 電話",
    "サーバー",
    "お詫び",
    "不正アクセスの痕跡を確認",
    "髙島屋と﨑山と濵田のお知らせ",
    "会員の氏名､住所が漏えいしました｡",
    "｢個人情報｣の流出について､お詫びします｡",
    "(1)経緯･概要のお知らせ",
];

#[test]
fn short_texts_are_told_apart() {
    for text in SHORT {
        for charset in [Charset::ShiftJis, Charset::EucJp, Charset::Utf16Le, Charset::Utf16Be] {
            let Some(bytes) = charset.encode(text) else { continue };
            if std::str::from_utf8(&bytes).is_ok() {
                assert!(matches!(charset, Charset::Utf16Le | Charset::Utf16Be), "{text}");
            }
            let found = guess(&bytes);
            // Two bytes each, without a zero among them, and next to no kana: that could be anything.
            let wide = matches!(charset, Charset::Utf16Le | Charset::Utf16Be);
            if wide && found == Guess::Unsure && !bytes.contains(&0) {
                assert!(!text.contains(['。', 'の', 'に', 'お', 'ー']), "{charset:?} {text}");
                continue;
            }
            assert_eq!(found, Guess::Is(charset, (*text).to_owned()), "{charset:?} {text}");
        }
    }
}

#[test]
fn half_width_points_throughout_are_no_doubt() {
    let sentence =
        "このたび､委託先の職員が名簿を紛失し､会員1,200名の氏名､住所､電話番号が漏えいしたおそれがあります｡";
    let list = "漏えいした項目\n･氏名\n･住所(｢番地｣を含む)\n･電話番号\n｡\n";
    for text in [
        sentence.repeat(9),
        sentence.replace(['は', 'の'], "｡"),
        list.repeat(3),
        format!("{sentence}ﾃﾞｰﾀ､ｻｰﾊﾞｰ｡"),
    ] {
        for charset in [Charset::ShiftJis, Charset::EucJp] {
            let bytes = charset.encode(&text).unwrap();
            assert_eq!(guess(&bytes), Guess::Is(charset, text.clone()), "{charset:?}");
        }
    }
}

#[test]
fn half_width_kana_alone_are_no_euc() {
    for text in ["ﾒｰﾙｱﾄﾞﾚｽ ﾃﾞｰﾀ ﾛｳｴｲ", "ｶﾌﾞｼｷｶﾞｲｼｬ ﾐﾎﾝ", "ｺﾞﾒｲﾜｸｦｵｶｹｼﾏｽ｡ｵﾜﾋﾞｼﾏｽ"]
    {
        let bytes = Charset::ShiftJis.encode(text).unwrap();
        let found = guess(&bytes);
        // Where the bytes are as good as ideographs, nobody is told what is not known.
        let sure = found == Guess::Is(Charset::ShiftJis, text.to_owned());
        assert!(sure || found == Guess::Unsure, "{text}: {found:?}");
    }
}

#[test]
fn every_phrase_of_two_to_six_ideographs_is_right_or_unsure() {
    let words = [
        "個人", "情報", "漏洩", "流出", "調査", "結果", "報告", "会員", "氏名", "住所", "電話", "番号",
        "経緯", "原因", "対策", "謝罪", "公表", "総務", "課長", "県庁",
    ];
    let mut unsure = 0;
    for one in words {
        for two in words {
            for text in
                [one.to_owned(), format!("{one}{two}"), format!("{one}の{two}を"), format!("{two}{one}{two}")]
            {
                let bytes = Charset::EucJp.encode(&text).unwrap();
                match guess(&bytes) {
                    Guess::Is(charset, found) => {
                        assert_eq!((charset, found), (Charset::EucJp, text.clone()));
                    }
                    _ => unsure += 1,
                }
                let bytes = Charset::ShiftJis.encode(&text).unwrap();
                assert_eq!(guess(&bytes), Guess::Is(Charset::ShiftJis, text));
            }
        }
    }
    assert!(unsure < 500, "{unsure} of 1600 unsure");
}

#[test]
fn other_languages_and_no_text_at_all_are_not_japanese() {
    for bytes in [
        &b"We\x92re sorry for the \x93incident\x94 at our caf\xe9s."[..],
        b"Zusammenfassung: f\xfcr die Kunden, M\xe4rz",
        b"\xff\xd8\xff\xe0JFIF\x89PNG\x1a\x99\x8f\xfa",
        b"\xb0\xa1",
        b"\x82",
        b"\xe9\x80",
        &b"\xb0\xb3\xc0\xce\xc1\xa4\xba\xb8".repeat(12),
    ] {
        assert_eq!(guess(bytes), Guess::Unsure, "{bytes:x?}");
    }
}

#[test]
fn one_wrong_byte_is_named() {
    let mut bytes = Charset::ShiftJis.encode("このたびは、会員の皆さまに深くお詫びいたします。").unwrap();
    bytes.extend(b"\xff\x82\xa0");
    assert_eq!(guess(&bytes), Guess::Broken(Charset::ShiftJis, bytes.len() - 3));
}

#[test]
fn thirty_two_bits_are_told_from_sixteen() {
    let wide = |text: &str, write: fn(u32) -> [u8; 4]| {
        text.chars().flat_map(|c| write(c as u32)).collect::<Vec<_>>()
    };
    for text in ["お詫び", "\u{feff}Notice\r\n", "漏えい𠮷\t。", "a"] {
        assert_eq!(is_utf_32(&wide(text, u32::to_le_bytes)), Some("UTF-32LE"), "{text}");
        assert_eq!(is_utf_32(&wide(text, u32::to_be_bytes)), Some("UTF-32BE"), "{text}");
    }
    for text in ["あ\nい\nう\nえ\n", "\nあ\nい", "ab", "会員の氏名です。"] {
        for charset in [Charset::Utf16Le, Charset::Utf16Be, Charset::Utf8] {
            assert_eq!(is_utf_32(&charset.encode(text).unwrap()), None, "{text}");
        }
    }
    assert_eq!(is_utf_32(&[0; 16]), None);
}

#[test]
fn hiragana_in_sixteen_bits_is_no_ascii() {
    let bytes = Charset::Utf16Le.encode("おわびとおしらせです").unwrap();
    assert!(bytes.is_ascii() || is_shifted(&bytes));
    assert!(is_shifted(&bytes) && guess_wide(&bytes).is_some());
    assert!(!is_shifted(b"Notice of 10203040 accounts") && !is_shifted(b"A0B0"));
}
