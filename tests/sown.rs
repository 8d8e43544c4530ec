//! Records of affected persons, made up by a generator, in every place of every format of input: labels of every wording,
//! signs of every sort, lines that nobody knows between them. None of the values is in any output.
//!
//! `NOTICELINT_SOWN=600 NOTICELINT_SOWN_SEED=7 cargo test --test all sown` makes more, and others.

use crate::docx::{Docx, p};
use crate::folder::Folder;
use std::collections::HashMap;

/// How many drafts are made.
const DRAFTS: usize = 40;

/// Numbers that look like chance and are the same each time (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % end
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
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
struct Record {
    text: String,
    values: Vec<String>,
}

fn record(dice: &mut Dice, number: usize) -> Record {
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
                values: vec![name, phone, mail],
            };
        }
        _ => {
            let values: Vec<String> =
                ["name", "mail", "mobile", "address"].iter().map(|class| value(class, number)).collect();
            return Record { text: values.join(dice.one(&[",", " / ", "、"])), values };
        }
    };
    Record { text, values }
}

const HEAD: &str = "個人情報漏えいのお詫び";
const LEAD: &str =
    "株式会社見本は2026年11月20日、会員1,200名の氏名、住所が漏えいしたことを公表しました。お詫びします。";
const END: &str = "流失しました。○○";

/// Where a record stands in text, Markdown and HTML: `{}` as it is, `{1}` in one line, `{a}` inside an attribute.
const TEXT: [&str; 6] = [
    "{}\n\n○○",
    "「{1}」○○",
    "{1} 流失 ○○",
    "漏えいした情報\n\n・{1}\n\n○○",
    "お問い合わせ窓口:電話 0120-000-260\n\n会員情報\n\n{}\n\n○○",
    "<!-- noticelint-ignore text/placeholder: {1} -->\n○○",
];
const MARKDOWN: [&str; 14] = [
    "{1} ○○",
    "- {1} ○○",
    "[{1}](https://example.jp/) ○○",
    "[詳細](https://example.jp/ \"{a}\") ○○",
    "![{1}](a.png) ○○",
    "![図](a.png \"{a}\") ○○",
    "`{1}` ○○",
    "```\n{}\n```\n\n○○ 流失",
    "<!-- {} --> ○○",
    "<a title=\"{a}\">○○</a>",
    "対象[^1] ○○\n\n[^1]: {1} ○○",
    "## {1}\n\n○○",
    "[詳細][a] ○○\n\n[a]: https://example.jp/ \"{a}\"",
    "| 内容 | 状態 |\n|---|---|\n| {1} | ○○ |",
];
const HTML: [&str; 18] = [
    "<p>{1} ○○</p>",
    "<pre>{}</pre><p>○○</p>",
    "<table><tr><td>{1}</td><td>○○</td></tr></table>",
    "<p><a href='https://example.jp/'>{1}</a> ○○</p>",
    "<p><a href='https://example.jp/' title=\"{a}\">詳細</a> ○○</p>",
    "<p>○○<img alt=\"{a}\" src='a.png'>○○</p>",
    "<p>○○</p><!-- {} -->",
    "<p>○○<span data-note='{a}'>○○</span></p>",
    "<form>○○<textarea>{}</textarea></form>",
    "<form>○○<select><option>{1}</option></select></form>",
    "<p>○○</p><script>var note = \"{a}\";</script>",
    "<p hidden>{1}</p><p>○○</p>",
    "<p>○○<del>{1}</del>○○</p>",
    "<noscript><p>{1}</p></noscript><p>○○</p>",
    "<iframe title=\"{a}\" src='a'></iframe><p>○○</p>",
    "<svg><text>{1}</text></svg><p>○○</p>",
    "<template><p>{1}</p></template><p>○○</p>",
    "<h2>{1}</h2><p>○○</p>",
];

fn filled(place: &str, text: &str) -> String {
    let one = text.replace('\n', "、");
    place.replace("{1}", &one).replace("{a}", &one.replace('"', "&quot;")).replace("{}", text)
}

/// A Word file with a record in one of its places.
fn word(dice: &mut Dice, text: &str) -> Vec<u8> {
    const SPACE: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    const MARK: &str = "<w:p><w:r><w:t>○○</w:t></w:r></w:p>";
    let lines = |element: &str, around: (&str, &str)| -> String {
        let line = |line: &str| {
            format!("<w:p>{}<w:r><w:{element}>{line}</w:{element}></w:r>{}</w:p>", around.0, around.1)
        };
        text.lines().map(line).collect()
    };
    let plain = lines("t", ("", ""));
    let one = text.replace('\n', "、");
    let at = dice.below(9);
    let body = match at {
        0 => format!("{plain}{MARK}"),
        1 => lines("t", ("<w:ins w:author=\"校閲\">", "</w:ins>")) + MARK,
        2 => lines("delText", ("<w:del w:author=\"校閲\">", "</w:del>")) + MARK,
        3 => plain.replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>") + MARK,
        4 => format!("<w:tbl><w:tr><w:tc>{plain}</w:tc><w:tc>{MARK}</w:tc></w:tr></w:tbl>"),
        5 => format!("<w:p><w:r><w:txbxContent>{plain}{MARK}</w:txbxContent></w:r></w:p>"),
        6 => "<w:p><w:r><w:t>○○</w:t><w:footnoteReference w:id=\"2\"/></w:r></w:p>".to_owned(),
        7 => "<w:p><w:commentRangeStart w:id=\"1\"/><w:r><w:t>○○</w:t></w:r><w:commentRangeEnd w:id=\"1\"/><w:r>\
              <w:commentReference w:id=\"1\"/></w:r></w:p>"
            .to_owned(),
        _ => MARK.to_owned(),
    };
    let docx = Docx::new(&[p(HEAD), p(LEAD), body, p(END)].concat());
    match at {
        6 => docx.with(
            "footnotes",
            &format!("<w:footnotes {SPACE}><w:footnote w:id=\"2\">{plain}</w:footnote></w:footnotes>"),
        ),
        7 => docx.with(
            "comments",
            &format!(
                "<w:comments {SPACE}><w:comment w:id=\"1\" w:author=\"校閲\">{plain}</w:comment></w:comments>"
            ),
        ),
        8 => docx.with_core(&format!("<dc:title>{one}</dc:title><dc:description>{text}</dc:description>")),
        _ => docx,
    }
    .bytes()
}

fn setting(name: &str) -> Option<usize> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
fn nothing_of_a_record_is_in_any_output() {
    const FORMATS: [&str; 10] =
        ["human", "short", "json", "jsonl", "html", "sarif", "github", "gitlab", "junit", "rdjson"];
    let seed = setting("NOTICELINT_SOWN_SEED").unwrap_or(1);
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15 ^ (seed as u64) << 20);
    let mut folder = Folder::new();
    let mut places: HashMap<String, String> = HashMap::new();
    for number in 0..setting("NOTICELINT_SOWN").unwrap_or(DRAFTS) {
        let person = number + 1000 * (seed % 5);
        let Record { text, values } = record(&mut dice, person);
        let (name, place, bytes) = match dice.below(4) {
            0 => {
                let place = dice.one(&TEXT);
                let whole = format!("{HEAD}\n\n{LEAD}\n\n{}\n\n{END}\n", filled(place, &text));
                (format!("{number}.txt"), place, whole.into_bytes())
            }
            1 => {
                let place = dice.one(&MARKDOWN);
                let whole = format!("# {HEAD}\n\n{LEAD}\n\n{}\n\n{END}\n", filled(place, &text));
                (format!("{number}.md"), place, whole.into_bytes())
            }
            2 => {
                let place = dice.one(&HTML);
                let filled = filled(place, &text);
                let whole =
                    format!("<html><body><h1>{HEAD}</h1><p>{LEAD}</p>{filled}<p>{END}</p></body></html>");
                (format!("{number}.html"), place, whole.into_bytes())
            }
            _ => (format!("{number}.docx"), "Word", word(&mut dice, &text)),
        };
        places.extend(values.into_iter().map(|value| (value, format!("{name} ({place}): {text}"))));
        folder = folder.with(&name, &bytes);
    }
    let reports: Vec<String> = FORMATS.iter().map(|format| format!("{format}=out.{format}")).collect();
    let mut check = vec!["check", ".", "--show", "all", "--show-suppressed", "--summary", "out.summary"];
    check.extend(reports.iter().flat_map(|report| ["--report", report]));
    let calls = [
        check,
        vec!["check", ".", "--fix", "--diff"],
        vec!["facts", ".", "--format", "json"],
        vec!["facts", "."],
        vec!["baseline", "write", ".", "--output", "out.known"],
    ];
    let mut printed = String::new();
    for call in calls {
        let ran = folder.run(&[&call[..], &["--isolated", "--as-of", "2026-11-22"]].concat());
        assert!(matches!(ran.status, 0 | 1), "{call:?}: {}", ran.err);
        printed.extend([ran.out, ran.err]);
    }
    for name in FORMATS.iter().chain(&["summary", "known"]) {
        printed += &std::fs::read_to_string(folder.0.join(format!("out.{name}"))).unwrap();
    }
    let leaks: Vec<String> = places
        .iter()
        .filter(|(value, _)| printed.contains(value.as_str()))
        .map(|(value, place)| format!("{value} of {place}"))
        .collect();
    assert!(leaks.is_empty(), "seed {seed}: {} leaks:\n{}", leaks.len(), leaks.join("\n"));
}
