//! The words of a notice as a grammar has them: dates, counts, persons, contacts, in every spelling that is read, whole
//! and broken.

use super::choices::Choices;

const WEEKDAYS: [&str; 7] = ["月", "火", "水", "木", "金", "土", "日"];
const UNITS: [&str; 8] = ["名", "件", "人", "名分", "世帯", "社", "通", "口座"];
const KANJI: [&str; 10] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
const WHO: [&str; 10] = [
    "会員",
    "お客様",
    "職員",
    "当社",
    "委託先の株式会社見本",
    "第三者",
    "患者様",
    "保護者の皆様",
    "取引先",
    "応募者",
];
const DATA: [&str; 10] = [
    "氏名",
    "住所",
    "電話番号",
    "メールアドレス",
    "クレジットカード番号",
    "口座番号",
    "生年月日",
    "パスワード",
    "マイナンバー",
    "診療情報",
];
const ACTS: [&str; 16] = [
    "が漏えいしました",
    "を誤送信しました",
    "を紛失したことが判明しました",
    "への不正アクセスを確認しました",
    "について調査中です",
    "が漏洩した可能性があります",
    "の漏えいは確認されておりません",
    "は含まれておりません",
    "に報告しました",
    "へ報告する予定です",
    "を回収し、削除しました",
    "が流失した",
    "を公表しました",
    "を徹底してまいります",
    "にご連絡いたします",
    "を閲覧できる状態でした",
];
const REGULATORS: [&str; 5] = [
    "個人情報保護委員会",
    "総務省",
    "所轄の警察署",
    "監督官庁",
    "Personal Information Protection Commission",
];
const SURNAMES: [&str; 6] = ["佐藤", "小鳥遊", "林", "スミス", "Sato", "𠮷田"];
const HONORIFICS: [&str; 6] = ["様", "さん", "氏", "さま", "君", ""];
const PAIRS: [(&str, &str); 10] = [
    ("(", ")"),
    ("（", "）"),
    ("「", "」"),
    ("【", "】"),
    ("[", "]"),
    ("〔", "〕"),
    ("『", "』"),
    ("\"", "\""),
    ("<", ">"),
    ("※", ""),
];
const ODD: [&str; 20] = [
    "\u{200b}",
    "\u{2060}",
    "\u{202e}",
    "か\u{3099}",
    "ｶﾞ",
    "㈱",
    "①",
    "㋀",
    "⽉",
    "\u{fe0f}",
    "\t",
    "\u{3000}",
    "\r",
    "\u{2028}",
    "😀",
    "\u{10ffff}",
    "\u{0}",
    "ﷺ",
    "○○",
    "TODO",
];
/// How deep brackets stand in brackets.
const DEEP: usize = 6;

/// A sentence, or what is left of one.
pub fn sentence(choices: &mut Choices<'_>) -> String {
    let mut said = String::new();
    for _ in 0..1 + choices.below(5) {
        said.push_str(&phrase(choices, 0));
        said.push_str(choices.among(&["", "", "、", "の", "に", "は", "で", "及び", " ", "\n", "・"]));
    }
    said.push_str(choices.among(&ACTS));
    said.push_str(choices.among(&["。", "。", "が、", "", "！", ".", "。\n"]));
    said
}

/// A few words.
pub fn phrase(choices: &mut Choices<'_>, deep: usize) -> String {
    match choices.below(14) {
        0..=2 => date(choices),
        3 | 4 => count(choices),
        5 => choices.among(&WHO).to_owned(),
        6 => data(choices),
        7 => choices.among(&REGULATORS).to_owned(),
        8 => person(choices),
        9 => contact(choices),
        10 | 11 if deep < DEEP => bracketed(choices, deep),
        12 => choices.among(&ODD).to_owned(),
        13 => choices
            .among(&[
                "第二報",
                "第1報でお知らせした",
                "速報",
                "続報",
                "確報",
                "現時点で",
                "お詫び",
                "二次被害",
                "経緯",
                "VPN機器の脆弱性",
            ])
            .to_owned(),
        _ => choices.among(&ACTS).to_owned(),
    }
}

fn bracketed(choices: &mut Choices<'_>, deep: usize) -> String {
    let (open, close) = PAIRS[choices.below(PAIRS.len())];
    let inside: String = (0..1 + choices.below(3)).map(|_| phrase(choices, deep + 1)).collect();
    match choices.below(8) {
        // Broken, or never closed.
        0 => format!("{open}{inside}\n{close}"),
        1 => format!("{open}{inside}"),
        2 => format!("{inside}{close}"),
        _ => format!("{open}{inside}{close}"),
    }
}

fn data(choices: &mut Choices<'_>) -> String {
    let kinds: Vec<&str> = (0..1 + choices.below(4)).map(|_| choices.among(&DATA)).collect();
    kinds.join(choices.among(&["、", "・", "及び", "\n", " "]))
}

/// A day, with whatever is written around one.
pub fn date(choices: &mut Choices<'_>) -> String {
    let (year, month, day) = (2024 + choices.below(4), choices.below(14), choices.below(33));
    let mut said = match choices.below(12) {
        0 => format!("{year}年{month}月{day}日"),
        1 => format!("令和{}年{month}月{day}日", year - 2018),
        2 => format!("{month}月{day}日"),
        3 => format!("{day}日"),
        4 => format!("{year}/{month}/{day}"),
        5 => format!("{year:04}-{month:02}-{day:02}"),
        6 => format!("{}月{}日", kanji(month), kanji(day)),
        7 => choices
            .among(&["同日", "翌日", "昨年9月8日", "同月", "先月末", "本日", "翌3日", "今年度"])
            .to_owned(),
        8 => format!("R{}.{month}.{day}", year - 2018),
        9 => format!("{month}/{day}"),
        10 => format!("{day} March {year}"),
        _ => format!("{year}年（令和{}年）{month}月{day}日", year - 2018),
    };
    if choices.one_in(3) {
        let days: Vec<&str> = (0..1 + choices.below(3)).map(|_| choices.among(&WEEKDAYS)).collect();
        let days = days.join(choices.among(&["・", "〜", ""]));
        said += &match choices.below(5) {
            0 => format!("({days}"),
            1 => format!("({days}\n)"),
            2 => format!("（{days}曜日）"),
            _ => format!("({days})"),
        };
    }
    if choices.one_in(4) {
        let (hour, minute) = (choices.below(26), choices.below(61));
        said += &match choices.below(4) {
            0 => format!("{hour}時{minute}分頃"),
            1 => format!(" {hour}:{minute:02}"),
            2 => format!("午後{hour}時"),
            _ => format!("{hour}時から{minute}時"),
        };
    }
    if choices.one_in(4) {
        let sign = choices.among(&["〜", "から", "-", "～", "、", "・", "及び"]);
        said += &format!(
            "{sign}{}月{}日{}",
            choices.below(14),
            choices.below(33),
            choices.among(&["まで", "の間", ""])
        );
    }
    said += choices.among(&["", "", "に", "付で", "時点で", "頃", "以降", "(予定)"]);
    said
}

/// How many of whom.
pub fn count(choices: &mut Choices<'_>) -> String {
    let number = figure(choices);
    let unit = choices.among(&UNITS);
    let before = choices.among(&["", "", "約", "合計", "延べ", "計", "最大", "うち"]);
    let mut said = format!("{before}{number}{unit}");
    if choices.one_in(4) {
        let (one, two) = (figure(choices), figure(choices));
        let (open, close) = PAIRS[choices.below(3)];
        said += &format!(
            "{open}うち会員{one}{unit}、{}{two}{unit}{close}",
            choices.among(&["職員", "重複", "その他"])
        );
    }
    said + choices.among(&["", "", "以上", "分", "の方", "程度", "(重複を含む)", "\n"])
}

fn figure(choices: &mut Choices<'_>) -> String {
    let number = if choices.one_in(3) { choices.number() * 37 } else { choices.below(200) };
    match choices.below(7) {
        0 => number.to_string().chars().map(wide).collect(),
        1 => kanji(number),
        2 => format!("{}万{}", number % 90, choices.number()),
        3 => format!("{},{:03}", number / 1000, number % 1000),
        4 => choices
            .among(&["多数", "数百", "0", "18446744073709551615", "99999999999999999999", "1,2,3", "十数"])
            .to_owned(),
        _ => number.to_string(),
    }
}

fn wide(digit: char) -> char {
    char::from_u32(u32::from(digit) + 0xFEE0).unwrap_or(digit)
}

fn kanji(number: usize) -> String {
    number.to_string().chars().filter_map(|digit| Some(KANJI[digit.to_digit(10)? as usize])).collect()
}

/// Somebody, with what is known of him.
pub fn person(choices: &mut Choices<'_>) -> String {
    let (name, honorific) = (choices.among(&SURNAMES), choices.among(&HONORIFICS));
    let given = choices.among(&["花子", "太郎", "", "優 子", "ジョン"]);
    match choices.below(5) {
        0 => format!(
            "氏名:{name}{given}\n電話:{}\n住所:東京都港区見本町{}-2-3",
            phone(choices),
            choices.below(30)
        ),
        1 => format!("会員の{name}{given}{honorific}({}、{})", phone(choices), mail(choices)),
        2 => format!("{},{name}{given},{},{}\n", choices.below(90), phone(choices), mail(choices)),
        3 => format!("カード番号 4539-0102-0304-{:04}", choices.number()),
        _ => format!("{name}{given}{honorific}"),
    }
}

fn phone(choices: &mut Choices<'_>) -> String {
    let (one, other) = (choices.number(), choices.number());
    match choices.below(6) {
        0 => format!("090-{one:04}-{other:04}"),
        1 => format!("+81-90-{one:04}-{other:04}"),
        2 => format!("03({one:04}){other:04}"),
        3 => format!("０９０ー{one:04}ー{other:04}"),
        4 => format!("080{one:04}\n{other:04}"),
        _ => format!("0120-{:03}-{:03}", one % 1000, other % 1000),
    }
}

fn mail(choices: &mut Choices<'_>) -> String {
    let at = choices.among(&["@", "@", "＠", "(at)", "★", "@\n"]);
    format!("a{}{at}example.{}", choices.below(90), choices.among(&["co.jp", "jp", "com", "", "co.jp。"]))
}

/// Where to ask.
pub fn contact(choices: &mut Choices<'_>) -> String {
    let desk = choices.among(&["お問い合わせ窓口", "個人情報相談室", "連絡先", "専用ダイヤル", "Contact"]);
    let open = choices.among(&["", "(平日9時30分から17時)", "(土日祝除く 9:00〜17:00)", "\n受付時間 平日"]);
    match choices.below(3) {
        0 => format!("{desk} 電話 {}{open}", phone(choices)),
        1 => format!("{desk}:{}", mail(choices)),
        _ => format!("{desk} https://example.jp/contact?id={}", choices.below(9)),
    }
}
