//! Records of persons who are nobody: values of every class, labelled and laid out in every way.

/// Numbers that look like chance and are the same each time (xorshift).
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % end
    }

    pub(super) fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}

/// What the last digit of a card number must be.
fn card(digits: u64) -> String {
    let text = digits.to_string();
    let doubled = |digit: u32| if digit > 4 { 2 * digit - 9 } else { 2 * digit };
    let digit = |byte: u8| u32::from(byte - b'0');
    let sum: u32 = (text.bytes().rev().enumerate())
        .map(|(at, byte)| if at % 2 == 0 { doubled(digit(byte)) } else { digit(byte) })
        .sum();
    format!("{text}{}", (10 - sum % 10) % 10)
}

/// What the last digit of a My Number must be.
fn my_number(digits: u64) -> String {
    let text = format!("{digits:011}");
    let weights = [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
    let sum: u32 = text.bytes().zip(weights).map(|(byte, weight)| u32::from(byte - b'0') * weight).sum();
    format!("{text}{}", if sum % 11 < 2 { 0 } else { 11 - sum % 11 })
}

/// A class of value: how it may be labelled.
const CLASSES: [(&str, &[&str]); 9] = [
    ("name", &["氏名", "お名前", "名前", "会員名", "顧客名", "ご氏名", "申込者氏名", "Name"]),
    ("mobile", &["電話", "電話番号", "TEL", "携帯", "携帯電話", "ご連絡先", "連絡先電話番号", "Phone"]),
    ("land", &["電話", "電話番号", "TEL", "ご連絡先", "連絡先電話番号"]),
    ("mail", &["メール", "メールアドレス", "E-mail", "Eメール"]),
    ("address", &["住所", "ご住所", "現住所", "送付先住所", "Address"]),
    ("account", &["口座番号", "普通預金", "振込先口座"]),
    ("card", &["カード番号", "クレジットカード番号"]),
    ("my-number", &["個人番号", "マイナンバー"]),
    ("login", &["アカウント名", "ログインID", "ユーザー名", "アカウント", "ユーザーID"]),
];

/// Lines that say nothing of anybody.
const OTHERS: [&str; 9] = [
    "会員区分:一般",
    "登録日:2026年3月2日",
    "ランク:ゴールド",
    "年齢:45",
    "性別:女性",
    "配送希望:午前",
    "備考:特になし",
    "支店:港",
    "ポイント:1200",
];

/// A value of a class that no other number has.
fn value(class: &str, number: usize) -> String {
    const SURNAMES: [&str; 12] = [
        "佐藤",
        "鈴木",
        "高橋",
        "田中",
        "伊藤",
        "猪狩",
        "小鳥遊",
        "蓮見",
        "飛鳥井",
        "兵頭",
        "来栖野",
        "東雲",
    ];
    let given: Vec<char> = "花美洋路健裕信彦誠真琴千尋恵奏樹蓮翔葵陽菜結衣紬凛悠斗湊朝冬".chars().collect();
    let (at, more) = (number / SURNAMES.len(), number as u64);
    match class {
        "name" => {
            let letters = [at % given.len(), at / given.len() % given.len()];
            format!("{}{}{}", SURNAMES[number % SURNAMES.len()], given[letters[0]], given[letters[1]])
        }
        "mobile" => format!("090-{:04}-{:04}", (1100 + 37 * number) % 10_000, (5001 + 23 * number) % 10_000),
        "land" => format!("03-{:04}-{:04}", 3300 + 31 * number % 6000, (6001 + 19 * number) % 10_000),
        "mail" => format!("person{number}.own@mail{number}.example.com"),
        "address" => format!("東京都港区見本町{}-{}-{}", 11 + number % 80, 21 + number % 70, 31 + number),
        "account" => format!("{:07}", (2_345_671 + 7919 * number) % 10_000_000),
        "card" => card(453_901_020_304_050 + 97_003 * more),
        "my-number" => my_number(12_345_600_000 + 7919 * more),
        _ => format!("hanako_{number}x{}", number * 7 % 97),
    }
}

/// A record, and the values in it.
pub(super) struct Record {
    /// As somebody would type it.
    pub(super) text: String,
    /// Its fields, in order: labels and what stands behind them.
    pub(super) fields: Vec<(String, String)>,
    pub(super) values: Vec<String>,
}

impl Record {
    /// As a file of a database has it: a line of labels, and one of values.
    pub(super) fn exported(&self, sign: &str, quote: &str) -> String {
        let line = |of: fn(&(String, String)) -> &String| {
            let cells: Vec<String> =
                self.fields.iter().map(|field| format!("{quote}{}{quote}", of(field))).collect();
            cells.join(sign)
        };
        format!("{}\n{}", line(|field| &field.0), line(|field| &field.1))
    }

    /// Whether something in it is of nobody's desk, whatever stands above.
    pub(super) fn is_private(&self) -> bool {
        let private = ["mobile", "account", "card", "my-number"];
        let labels =
            CLASSES.iter().filter(|(class, _)| private.contains(class)).flat_map(|(_, labels)| *labels);
        let labels: Vec<&str> = labels.copied().collect();
        self.fields.iter().any(|(label, value)| labels.contains(&label.as_str()) && !value.starts_with("03-"))
    }

    /// As the end of an address that a form was sent to.
    pub(super) fn asked(&self, encoded: bool) -> String {
        let key = |label: &str| match CLASSES.iter().find(|(_, labels)| labels.contains(&label)) {
            Some(("name", _)) => "name",
            Some(("mobile" | "land", _)) => "tel",
            Some((class, _)) => class,
            None => "x",
        };
        let value = |text: &str| if encoded { percent(text) } else { text.to_owned() };
        let pair = |(label, said): &(String, String)| format!("{}={}", key(label), value(said));
        self.fields.iter().map(pair).collect::<Vec<_>>().join("&")
    }

    /// As a script has it.
    pub(super) fn json(&self, escaped: bool) -> String {
        let said = |text: &str| if escaped { escapes(text) } else { text.to_owned() };
        let pair = |(label, value): &(String, String)| format!("\"{}\":\"{}\"", said(label), said(value));
        format!("{{{}}}", self.fields.iter().map(pair).collect::<Vec<_>>().join(","))
    }
}

/// As addresses of the web escape it.
pub(super) fn percent(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
}

/// As JSON may escape it.
pub(super) fn escapes(text: &str) -> String {
    let sign =
        |sign: char| if sign.is_ascii() { sign.to_string() } else { format!("\\u{:04x}", u32::from(sign)) };
    text.chars().map(sign).collect()
}

pub(super) fn record(dice: &mut Dice, number: usize) -> Record {
    let mut fields = vec![("name", dice.one(CLASSES[0].1).to_owned(), value("name", number))];
    let mut classes: Vec<usize> = (1..CLASSES.len()).collect();
    for _ in 0..1 + dice.below(4) {
        let (class, labels) = CLASSES[classes.remove(dice.below(classes.len()))];
        fields
            .insert(dice.below(fields.len() + 1), (class, dice.one(labels).to_owned(), value(class, number)));
    }
    // The name of an account is somebody's beside what is somebody's.
    if fields.iter().all(|(class, ..)| matches!(*class, "name" | "login")) {
        fields.push(("mail", "メール".to_owned(), value("mail", number)));
    }
    let values = fields.iter().map(|(_, _, value)| value.clone()).collect();
    for _ in 0..dice.below(3) {
        let (label, said) = dice.one(&OTHERS).split_once(':').unwrap();
        fields.insert(dice.below(fields.len() + 1), ("", label.to_owned(), said.to_owned()));
    }
    let labelled = |sign: &str, between: &str| {
        let field = |(_, label, value): &(&str, String, String)| format!("{label}{sign}{value}");
        fields.iter().map(field).collect::<Vec<_>>().join(between)
    };
    let text = match dice.below(8) {
        0 | 1 => labelled(dice.one(&[":", "：", "　", "= ", " : ", "→"]), "\n"),
        2..=4 => labelled(dice.one(&[":", "："]), dice.one(&["、", " / ", ", ", "; ", "　"])),
        5 => labelled("】", "\n【").split_inclusive('\n').fold("【".to_owned(), |all, line| all + line),
        6 => {
            let who = dice.one(&["会員の", "お客様の", "登録者の", "患者の", "利用者の", "対象の"]);
            let name = value("name", number);
            let tail = dice.one(&["に連絡しました。", "の情報が漏えいしました。", "から連絡を受けました。"]);
            let (phone, mail) = (value("mobile", number), value("mail", number));
            return Record {
                text: format!("{who}{name}様({phone}、{mail}){tail}"),
                fields: ["氏名", "電話", "メール"]
                    .map(str::to_owned)
                    .into_iter()
                    .zip([name.clone(), phone.clone(), mail.clone()])
                    .collect(),
                values: vec![name, phone, mail],
            };
        }
        _ => {
            let values: Vec<String> =
                ["name", "mail", "mobile", "address"].iter().map(|class| value(class, number)).collect();
            let labels = ["氏名", "メール", "携帯", "住所"].map(str::to_owned);
            return Record {
                text: values.join(dice.one(&[",", " / ", "、"])),
                fields: labels.into_iter().zip(values.clone()).collect(),
                values,
            };
        }
    };
    let fields = fields.into_iter().map(|(_, label, value)| (label, value)).collect();
    Record { text, fields, values }
}
